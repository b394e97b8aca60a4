"""``kuril-archive build``."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click
import msgspec

from kuril_archive.commands.archive import Opened, opened, remembered, site_options
from kuril_archive.commands.progress import progress
from kuril_archive.commands.telling import ignore_option, ignored, jobs_option, status, strict_option, tell, told
from kuril_archive.model import Report
from kuril_archive.problems import counted


@click.command(
    epilog="\b\nExample:\n  kuril-archive build\n  kuril-archive build --base-url https://example.org/archive/ --strict"
)
@site_options
@strict_option
@ignore_option
@jobs_option
@click.option("--review", is_flag=True, help="Write review.html too, the curator's page of what is to review.")
@click.option("--quiet", is_flag=True, help="Print problems only.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON on standard output.")
@told
def build(
    articles: Path, output: Path, templates: Path, base_url: str | None,
    strict: bool, ignore: tuple[str, ...], jobs: int | None, review: bool, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Build the site: every capture becomes a page or a line of the report."""
    start = time.perf_counter()
    asked = (str(output), base_url, ignore, review)
    memory = remembered("build", asked, articles, templates, [output])
    report = memory.recall(Report)
    if report is None:
        report = _built(
            opened(articles, output, templates, base_url), ignored(ignore), jobs or os.cpu_count() or 1, review
        )
        again = {"written": 0, "unchanged": report.written + report.unchanged, "deleted": 0}
        memory.keep(msgspec.structs.replace(report, **again))
    _print(report, output / "index.html", time.perf_counter() - start, quiet=quiet, as_json=as_json)
    sys.exit(status(report.problems, strict=strict))


def _built(archive: Opened, silenced: tuple[str, ...], jobs: int, review: bool) -> Report:
    from kuril_archive import builder

    report = builder.build(archive.folders, archive.site, archive.outlets, archive.limit, jobs, review, progress)
    problems, others = archive.heard(report.problems, silenced)
    return msgspec.structs.replace(report, problems=problems, silenced=others)


def _print(report: Report, index: Path, seconds: float, *, quiet: bool, as_json: bool) -> None:
    tell(report.problems, report.silenced)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(report), indent=2))
    elif not quiet:
        for line in (*_others(report), *(f"note: {note}" for note in report.notes)):
            click.echo(line)
        click.echo(
            f"{counted(report.captures, 'capture')}, {counted(report.articles, 'article')}, {report.review} to review, "
            f"{counted(report.pages, 'page')}, {seconds:.2f} s -> {index.as_posix()}"
        )


def _others(report: Report) -> list[str]:
    shown = ", ".join(report.others[:3]) + (", …" if len(report.others) > 3 else "")
    return [f"{counted(len(report.others), 'other file')} left alone: {shown}"] if report.others else []
