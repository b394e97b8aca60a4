"""What commands have in common: where the archive lies, the day of the build, how problems are told."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

from kuril_archive.problems import ArchiveError, Problem, UsageError

COLOURS = {"error": "red", "warning": "yellow"}


def today() -> dt.date:
    """The day of the build: SOURCE_DATE_EPOCH where it is set (UTC), else this day.

    Source of the variable: reproducible-builds.org, SOURCE_DATE_EPOCH specification 1.1.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now(dt.UTC).date()


def tell(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, in colour on a terminal only (NO_COLOR is respected)."""
    here = f"{Path.cwd()}{os.sep}"
    for problem in problems:
        fault, hint = str(problem).removeprefix(here).split("\nhint: ")
        colour = COLOURS[problem.severity] if _coloured() else None
        click.echo(click.style(f"{problem.severity}: ", fg=colour) if colour else "", err=True, nl=False)
        click.echo(fault, err=True)
        click.echo(click.style(f"hint: {hint}", dim=True) if colour else f"hint: {hint}", err=True)


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn the errors that stop a command into messages and exit status 1, or 2 for wrong usage."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except ArchiveError as error:
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
