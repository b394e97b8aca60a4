"""``kuril-archive serve``."""

from __future__ import annotations

import os
import time
import webbrowser
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from kuril_archive.commands.archive import SETTINGS, opened, site_options
from kuril_archive.commands.telling import tell, told
from kuril_archive.problems import ArchiveError, Problem, Problems, UsageError, counted

if TYPE_CHECKING:
    from kuril_archive.model import Report
    from kuril_archive.server import Editions, Sources

Options = tuple[Path, Path, Path, str | None]


@click.command(epilog="\b\nExample:\n  kuril-archive serve --open\n  kuril-archive serve --port 9000 --output preview")
@site_options
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
    help="Port on this machine; if it is busy, the next free one. 0: any free one.",
)  # fmt: skip
@click.option("--open", "in_browser", is_flag=True, help="Open the site in your browser.")
@told
def serve(
    articles: Path, output: Path, templates: Path, base_url: str | None, port: int, in_browser: bool
) -> None:  # fmt: skip
    """Show the site in a browser on this machine, and build it anew whenever something changes.

    It holds review.html too, the curator's list of what to review; build takes that away again.
    """
    try:
        _serve((articles, output, templates, base_url), port, in_browser=in_browser)
    except KeyboardInterrupt:
        click.echo("\nended")


def _serve(options: Options, port: int, *, in_browser: bool) -> None:
    """Build and serve until an interrupt."""
    _refuse_wrong_usage(options)
    from kuril_archive.server import Editions, changes, serving

    articles, output, templates, _ = options
    editions = Editions(output)
    with serving(editions, port) as given:
        address = f"http://127.0.0.1:{given}/"
        if port not in (0, given):
            click.echo(f"port {port} is not free, {given} is")
        click.echo(f"{address} shows {output.as_posix()}/ (Ctrl-C ends it)")
        if in_browser:
            webbrowser.open(address)
        sources = _sources(articles, output, templates)
        for changed in changes(sources, Event(), lambda: editions.current.stands):
            _rebuild(editions, options, changed)


def _sources(articles: Path, output: Path, templates: Path) -> Sources:
    """All that a build reads."""
    from kuril_archive.server import Sources

    here = Path()
    return Sources(
        folders=(articles, templates, here / "pages", here / "static"),
        copied=(here / "static", templates / "assets"),
        files=tuple(here / name for name in SETTINGS),
        output=output,
    )


def _refuse_wrong_usage(options: Options) -> None:
    """Raise UsageError; what else is wrong is shown in the page until it is mended."""
    try:
        opened(*options)
    except UsageError:
        raise
    except ArchiveError:
        return


def _rebuild(editions: Editions, options: Options, changed: tuple[str, ...]) -> None:
    start = time.perf_counter()
    report, problems, silenced = _built(options)
    editions.publish(problems, failed=report is None, changed=bool(report and (report.written or report.deleted)))
    tell(problems, silenced)
    click.echo(f"{_names(changed)}: {_outcome(report)}, {time.perf_counter() - start:.2f} s")


def _built(options: Options) -> tuple[Report | None, Problems, int]:
    """Build in this process, as others must not be started beside threads; no report where nothing was written.

    With it come the problems that are told, and the number of the others.
    """
    from kuril_archive import builder

    try:
        archive = opened(*options)
        report = builder.build(archive.folders, archive.site, archive.outlets, archive.limit, review=True)
    except ArchiveError as error:
        return None, _near(error.problems), 0
    except OSError as error:  # an editor took a file away between two looks
        path = str(error.filename or ".")
        message = f"the system says: {error.strerror or error}"
        return None, _near((Problem(path=path, code="disk", message=message, hint="save it once more"),)), 0
    problems, others = archive.heard(report.problems)
    return report, _near(problems), others


def _near(problems: Problems) -> Problems:
    """Problems of files in this folder, named from here."""
    here = f"{Path.cwd()}{os.sep}"
    return tuple(replace(problem, path=problem.path.removeprefix(here)) for problem in problems)


def _names(changed: tuple[str, ...]) -> str:
    shown = ", ".join(changed[:3]) or "first build"
    return f"{shown} and {counted(len(changed) - 3, 'other')}" if len(changed) > 3 else shown


def _outcome(report: Report | None) -> str:
    if report is None:
        return "not built, the site stays as it was"
    deleted = f"{report.deleted} deleted, " if report.deleted else ""
    return f"{counted(report.written, 'file')} written, {deleted}{report.review} to review"
