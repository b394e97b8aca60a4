"""Where an archive lies: the options that say it, and what they lead to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from kuril_archive.commands.telling import today, was_typed
from kuril_archive.problems import Problem, Problems, UsageError

if TYPE_CHECKING:  # a verb's help must not wait for what only its work needs
    from kuril_archive.analysis.years import Limit
    from kuril_archive.builder import Folders
    from kuril_archive.cache import Memory
    from kuril_archive.model import Site

SETTINGS = ("archive.yml", "archive.yaml", "config.yml", "_config.yml")
"""The names that ``config`` looks for, which a build with nothing to do does not import."""


class Opened(NamedTuple):
    """An archive that can be built."""

    folders: Folders
    site: Site
    outlets: dict[str, str]
    """Case-folded spelling -> name."""
    limit: Limit
    problems: Problems
    """Warnings of ``archive.yml``."""


def articles_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The folder of captures, the same for every verb."""
    option = click.option(
        "--articles", type=click.Path(path_type=Path), default=Path("articles"), show_default=True,
        help="Folder of captures and sidecars.",
    )  # fmt: skip
    return option(command)


def site_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What every verb that makes a site needs: ``--articles --output --templates --base-url``."""
    options = (
        articles_option,
        click.option(
            "--output", type=click.Path(path_type=Path), default=Path("build"), show_default=True,
            help="Folder of the site; only files of earlier builds are ever changed or deleted there.",
        ),
        click.option(
            "--templates", type=click.Path(path_type=Path), default=Path("templates"), show_default=True,
            help="Folder of your own templates; what it lacks comes from the default theme.",
        ),
        click.option("--base-url", metavar="URL", help="Address of the published site; wins over archive.yml."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def opened(articles: Path, output: Path, templates: Path, base_url: str | None) -> Opened:
    """Read ``archive.yml`` of this folder and find what the site is made of.

    Raises UsageError where a folder that was named is not there or one lies in the other, ArchiveError where
    ``archive.yml`` cannot be used.
    """
    _check(articles, output)
    if was_typed("templates") and not templates.is_dir():
        hint = "make it, or leave --templates out"
        raise UsageError(Problem(path=str(templates), message="is not a folder of templates", hint=hint))
    from kuril_archive import config, loader
    from kuril_archive.builder import Folders, limit_of

    here = Path()
    settings = config.load(here, base_url)
    folders = Folders(
        articles=articles, output=output, themes=loader.themes(templates), pages=here / "pages", static=here / "static"
    )
    outlets = config.spellings(settings.site)
    return Opened(folders, settings.site, outlets, limit_of(settings.site, today()), settings.problems)


def check_captures(articles: Path) -> None:
    """Raise UsageError where the folder of captures is not there."""
    if not articles.is_dir():
        hint = "make it, or name it with --articles"
        raise UsageError(Problem(path=str(articles), message="is not a folder of captures", hint=hint))


def _check(articles: Path, output: Path) -> None:
    check_captures(articles)
    source, target = articles.resolve(), output.resolve()
    if target.is_relative_to(source):
        message = f"lies in the folder of captures, {articles}, so that the site would be read as captures"
        beside = Path(os.path.normpath(articles / ".." / "build")).as_posix()
        hint = f"choose an --output beside it, for example --output {beside}"
        raise UsageError(Problem(path=str(output), message=message, hint=hint))
    if source.is_relative_to(target):
        message, hint = f"lies in {output}, the folder of the site", "choose another --output, beside the captures"
        raise UsageError(Problem(path=str(articles), message=message, hint=hint))


def remembered(verb: str, asked: object, articles: Path, templates: Path, products: Iterable[Path] = ()) -> Memory:
    """What the verb came to when it was last ``asked`` this, of these sources, on this day."""
    from kuril_archive.cache import Memory

    here = Path()
    sources = (articles, templates, here / "pages", here / "static", *(here / name for name in SETTINGS))
    question = (asked, str(articles), str(templates), was_typed("templates"), today().isoformat())
    return Memory(verb, question, sources, products)
