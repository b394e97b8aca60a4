"""What commands have in common: where the archive lies, the day of the build, how problems are told."""

import datetime as dt
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec

from kuril_archive.problems import ArchiveError, Problem, UsageError

COLOURS = {"error": "red", "warning": "yellow"}


def today() -> dt.date:
    """The day of the build: SOURCE_DATE_EPOCH where it is set (UTC), else this day.

    Source of the variable: reproducible-builds.org, SOURCE_DATE_EPOCH specification 1.1; one that is no number of
    seconds must stop the build. Raises UsageError then.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:  # no number, or no day that a calendar has
        hint = "export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct), or unset it"
        message = f"“{epoch}” is not a number of seconds since 1970"
        raise UsageError(Problem(path="SOURCE_DATE_EPOCH", message=message, hint=hint)) from error


def tell(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, in colour on a terminal only (NO_COLOR is respected)."""
    here = f"{Path.cwd()}{os.sep}"
    for problem in problems:
        colour = COLOURS[problem.severity] if _coloured() else None
        click.echo(click.style(f"{problem.severity}: ", fg=colour) if colour else "", err=True, nl=False)
        click.echo(problem.fault.removeprefix(here), err=True)
        click.echo(click.style(f"hint: {problem.hint}", dim=bool(colour) or None), err=True)
    if len(problems) > 1:
        counts = Counter[str](problem.severity for problem in problems)
        click.echo(", ".join(counted(counts[severity], severity) for severity in COLOURS if counts[severity]), err=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 error``, ``2,000 captures``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn the errors that stop a command into messages and exit status 1, or 2 for wrong usage."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except ArchiveError as error:
            if options.get("as_json"):
                click.echo(msgspec.json.encode({"problems": error.problems}))
            _stop(error)

    return run


def _stop(error: ArchiveError) -> NoReturn:
    tell(error.problems)
    sys.exit(2 if isinstance(error, UsageError) else 1)


def _coloured() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ


def articles_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The folder of captures, the same for every verb."""
    option = click.option(
        "--articles", type=click.Path(path_type=Path), default=Path("articles"), show_default=True,
        help="Folder of captures and sidecars.",
    )  # fmt: skip
    return option(command)
