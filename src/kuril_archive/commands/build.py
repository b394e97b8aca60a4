"""``kuril-archive build``."""

import os
import sys
import time
from pathlib import Path

import click
import msgspec

from kuril_archive import config, loader
from kuril_archive.builder import Folders, Report, limit_of
from kuril_archive.builder import build as build_site
from kuril_archive.commands.telling import articles_option, counted, tell, today, told
from kuril_archive.problems import Problem, UsageError


@click.command(
    epilog="\b\nExample:\n  kuril-archive build\n  kuril-archive build --base-url https://example.org/archive/ --strict"
)
@articles_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    help="Folder of the site; only files of earlier builds are ever changed or deleted there.",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    default=Path("templates"),
    show_default=True,
    help="Folder of your own templates; what it lacks comes from the default theme.",
)
@click.option("--base-url", metavar="URL", help="Address of the published site; wins over archive.yml.")
@click.option("--strict", is_flag=True, help="Warnings count as errors in the exit status.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Processes; the result is the same for any number.  [default: number of processors]",
)
@click.option("--quiet", is_flag=True, help="Print problems only.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON on standard output.")
@told
def build(
    articles: Path, output: Path, templates: Path, base_url: str | None,
    strict: bool, jobs: int | None, quiet: bool, as_json: bool,
) -> None:  # fmt: skip
    """Build the site: every capture below articles/ becomes a page or a line of the report."""
    start = time.perf_counter()
    here = Path()
    _check(articles, output)
    settings = config.load(here, base_url)
    folders = Folders(
        articles=articles, output=output, themes=loader.themes(templates), pages=here / "pages", static=here / "static"
    )
    report = build_site(
        folders, settings.site, config.spellings(settings.site), limit_of(settings.site, today()),
        jobs or os.cpu_count() or 1,
    )  # fmt: skip
    report = msgspec.structs.replace(report, problems=(*settings.problems, *report.problems))
    _print(report, output / "index.html", time.perf_counter() - start, quiet=quiet, as_json=as_json)
    severities = {problem.severity for problem in report.problems}
    sys.exit(1 if "error" in severities or (strict and severities) else 0)


def _check(articles: Path, output: Path) -> None:
    if not articles.is_dir():
        hint = "make it, or name it with --articles"
        raise UsageError(Problem(path=str(articles), message="is not a folder of captures", hint=hint))
    source, target = articles.resolve(), output.resolve()
    if target.is_relative_to(source):
        message = f"lies in the folder of captures, {articles}, so that the site would be read as captures"
        beside = Path(os.path.normpath(articles / ".." / "build")).as_posix()
        hint = f"choose an --output beside it, for example --output {beside}"
        raise UsageError(Problem(path=str(output), message=message, hint=hint))
    if source.is_relative_to(target):
        message, hint = f"lies in {output}, the folder of the site", "choose another --output, beside the captures"
        raise UsageError(Problem(path=str(articles), message=message, hint=hint))


def _print(report: Report, index: Path, seconds: float, *, quiet: bool, as_json: bool) -> None:
    tell(report.problems)
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
