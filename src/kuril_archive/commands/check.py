"""``kuril-archive check``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from kuril_archive.commands.archive import opened, remembered, site_options
from kuril_archive.commands.progress import progress
from kuril_archive.commands.telling import ignore_option, ignored, jobs_option, show, status, strict_option, told
from kuril_archive.model import Checked
from kuril_archive.problems import ArchiveError, UsageError, counted, tally

if TYPE_CHECKING:
    from kuril_archive.commands.archive import Opened

HOSTS = ("github-pages", "gitlab-pages", "netlify", "s3")
"""The names of ``checks.HOSTS``, which help must not wait for."""


@click.command(
    epilog="\b\nExample:\n  kuril-archive check\n  kuril-archive check --host github-pages --strict"
    "\n  kuril-archive check --ignore link-folder,request-outside"
)
@site_options
@click.option("--host", "hosts", type=click.Choice(HOSTS), multiple=True, help="Say what this host needs; repeatable.")
@ignore_option
@strict_option
@jobs_option
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON on standard output.")
@told
def check(
    articles: Path, output: Path, templates: Path, base_url: str | None,
    hosts: tuple[str, ...], ignore: tuple[str, ...], strict: bool, jobs: int | None, as_json: bool,
) -> None:  # fmt: skip
    """Report what is wrong with captures and with the site that would be built of them; build nothing.

    Beside all that build reports: links and anchors that lead nowhere, ids that are there twice, requests to other
    sites, addresses that are not the page's own. In [brackets] stands the rule, for --ignore.
    """
    memory = remembered("check", (str(output), base_url, hosts, ignore), articles, templates)
    checked = memory.recall(Checked)
    try:
        if checked is None:
            silenced, archive = ignored(ignore), opened(articles, output, templates, base_url)
            checked = _checked(archive, hosts, silenced, jobs or os.cpu_count() or 1)
            memory.keep(checked)
    except UsageError:
        raise
    except ArchiveError as error:
        show(error.problems, rules=True)
        counts = tally(error.problems)
        click.echo(msgspec.json.encode({"problems": error.problems}) if as_json else f"no site can be made: {counts}")
        sys.exit(1)
    show(checked.problems, rules=True)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(checked), indent=2))
    else:
        click.echo(
            f"{counted(checked.captures, 'capture')}, {counted(checked.pages, 'page')}, "
            f"{counted(checked.links, 'link')} checked: {tally(checked.problems, checked.silenced)}"
        )
    sys.exit(status(checked.problems, strict=strict))


def _checked(archive: Opened, hosts: tuple[str, ...], silenced: tuple[str, ...], jobs: int) -> Checked:
    from kuril_archive import builder

    try:
        checked = builder.check(archive.folders, archive.site, archive.outlets, archive.limit, hosts, jobs, progress)
    except ArchiveError as error:
        raise ArchiveError(*archive.heard(error.problems, silenced)[0]) from error
    problems, others = archive.heard(checked.problems, silenced)
    return msgspec.structs.replace(checked, problems=problems, silenced=others)
