"""What commands have in common: the day of the build, how problems are told."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec
from click.core import ParameterSource

from kuril_archive.commands import completing
from kuril_archive.problems import ArchiveError, Problem, Severity, UsageError, tally

COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow"}


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


def tell(problems: Sequence[Problem], silenced: int = 0) -> None:
    """Print problems to standard error, and how many there are if that is more than one."""
    show(problems)
    if len(problems) > 1 or silenced:
        click.echo(tally(problems, silenced), err=True)


def show(problems: Sequence[Problem], *, rules: bool = False) -> None:
    """Print problems to standard error, in colour on a terminal only (NO_COLOR is respected).

    With ``rules`` each has its severity and its code, whether there is colour or not.
    """
    here = f"{Path.cwd()}{os.sep}"
    styled = click.style if _coloured() else _plain
    for problem in problems:
        severity = styled(f"{problem.severity}: ", fg=COLOURS[problem.severity]) if _coloured() or rules else ""
        code = f" [{problem.code}]" if rules else ""
        click.echo(f"{severity}{problem.fault.removeprefix(here)}{code}", err=True)
        click.echo(styled(f"hint: {problem.hint}", dim=True), err=True)


def _plain(text: str, **_: object) -> str:
    return text


def status(problems: Sequence[Problem], *, strict: bool) -> int:
    """The exit status: 1 where there are errors, with ``strict`` warnings too."""
    severities = {problem.severity for problem in problems}
    return 1 if "error" in severities or (strict and severities) else 0


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


strict_option = click.option("--strict", is_flag=True, help="Warnings count as errors in the exit status.")
jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), default=None, metavar="N",
    help="Processes; the result is the same for any number.  [default: number of processors]",
)  # fmt: skip
ignore_option = click.option(
    "--ignore", metavar="CODE", multiple=True, shell_complete=completing.codes,
    help="Silence a rule, beside those of archive.yml; may be given again, or with commas.",
)  # fmt: skip


def ignored(typed: Sequence[str]) -> tuple[str, ...]:
    """The rules that ``--ignore`` names; UsageError where one is unknown or cannot be silenced."""
    if not typed:
        return ()
    from kuril_archive import config  # only now, as it is not needed for help

    codes, wrong = config.rules(typed, "--ignore")
    if wrong:
        raise UsageError(*wrong)
    return codes


def _coloured() -> bool:
    """Whether colours are wanted: on a terminal that knows them, and where NO_COLOR is empty (no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def was_typed(option: str) -> bool:
    """Tell whether an option of the running command was typed, even if it was typed as its default."""
    return click.get_current_context().get_parameter_source(option) is ParameterSource.COMMANDLINE
