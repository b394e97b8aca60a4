"""Where an archive lies: the options that say it, and what they lead to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from kuril_archive.commands.placing import kind_of, reported
from kuril_archive.commands.telling import today, was_typed
from kuril_archive.problems import ArchiveError, Problem, Problems, UsageError, heard

if TYPE_CHECKING:  # a verb's help must not wait for what only its work needs
    from kuril_archive.analysis.years import Limit
    from kuril_archive.builder import Folders
    from kuril_archive.cache import Memory
    from kuril_archive.model import Site

EVENTS = "events.yml"
SETTINGS = ("archive.yml", "archive.yaml", "config.yml", "_config.yml", EVENTS, "events.yaml")
"""The names that ``config`` and ``loader`` look for, which a build with nothing to do does not import."""

FOLDER = click.Path(path_type=Path, readable=False)
"""One that is shut is told in words of our own."""
ARTICLES = Path("articles")
KEPT = {
    "pages": "your own pages", "static": "files to copy", "schemas": "schemas", ".git": "Git",
    ".kuril-archive": "this program",
}  # fmt: skip
"""Folders of an archive in which no site is written -> whose they are."""


class Opened(NamedTuple):
    """An archive that can be built."""

    folders: Folders
    site: Site
    outlets: dict[str, str]
    """Case-folded spelling -> name."""
    limit: Limit
    problems: Problems
    """Warnings of ``archive.yml``."""

    def heard(self, found: Problems, silenced: Iterable[str] = ()) -> tuple[Problems, int]:
        """What is told of the archive's own warnings and what was ``found``, and how many others were silenced."""
        every = (*self.problems, *found)
        kept = heard(every, {*self.site.ignore, *silenced})
        return kept, len(every) - len(kept)


def articles_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The folder of captures, the same for every verb."""
    option = click.option(
        "--articles", type=FOLDER, default=ARTICLES, show_default=True,
        help="Folder of captures and sidecars.",
    )  # fmt: skip
    return option(command)


def site_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What every verb that makes a site needs: ``--articles --output --templates --base-url``."""
    options = (
        articles_option,
        click.option(
            "--output", type=FOLDER, default=Path("build"), show_default=True,
            help="Folder of the site; only files of earlier builds are ever changed or deleted there.",
        ),
        click.option(
            "--templates", type=FOLDER, default=Path("templates"), show_default=True,
            help="Folder of your own templates; what it lacks comes from the default theme.",
        ),
        click.option("--base-url", metavar="URL", help="Address of the published site; wins over archive.yml."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def opened(articles: Path, output: Path, templates: Path, base_url: str | None) -> Opened:
    """Read ``archive.yml`` of this folder and find what the site is made of.

    Raises UsageError where a folder that was named is not there or one lies in the other, ArchiveError where a folder
    is shut or ``archive.yml`` cannot be used.
    """
    check_folders(articles, output, templates)
    from kuril_archive import config, loader
    from kuril_archive.builder import Folders, limit_of

    here = Path()
    settings = config.load(here, base_url)
    folders = Folders(
        articles=articles, output=output, themes=loader.themes(templates), pages=here / "pages", static=here / "static",
        events=here / EVENTS,
    )  # fmt: skip
    outlets = config.spellings(settings.site)
    return Opened(folders, settings.site, outlets, limit_of(settings.site, today()), settings.problems)


# ---------------------------------------------------------------- what was named


def check_folders(articles: Path, output: Path, templates: Path) -> None:
    """Raise UsageError where these folders cannot be what they are named as, ArchiveError where one is shut."""
    check_captures(articles)
    _check_target(articles, output, templates)
    found = kind_of(templates)
    if was_typed("templates") and found != "folder":
        hint = "make it, or leave --templates out"
        raise UsageError(Problem(path=str(templates), message="is not a folder of templates", hint=hint))
    if found == "folder":
        _check_open(templates, "--templates")
    with reported(output):
        output.is_dir()


def check_captures(articles: Path) -> None:
    """Raise UsageError where the folder of captures is not there, ArchiveError where it is shut."""
    check_home(articles)
    if kind_of(articles) != "folder":
        raise _no_captures(articles)
    _check_open(articles, "--articles")


def check_home(articles: Path) -> None:
    """Raise UsageError where no archive is here; it may still be without its folder of captures."""
    found = kind_of(articles)
    named = was_typed("articles") or articles != ARTICLES
    if found == "file" or (named and not found):
        raise _no_captures(articles)
    here = Path.cwd()
    if named or _is_archive(here):
        return
    above = next(filter(_is_archive, here.parents), None)
    hint = f"cd {os.path.relpath(above, here)}, where it is" if above else "kuril-archive new ."
    message = "no archive is here, as archive.yml and articles/ are missing"
    raise UsageError(Problem(path=".", message=message, hint=hint))


def _is_archive(folder: Path) -> bool:
    """Tell whether somebody keeps an archive there; a site that was built has a folder of that name too."""
    if kind_of(folder / "archive.yml") == "file":
        return True
    from kuril_archive.output import MANIFEST

    return kind_of(folder / ARTICLES) == "folder" and not kind_of(folder / MANIFEST)


def _no_captures(articles: Path) -> UsageError:
    hint = "make it, or name it with --articles"
    return UsageError(Problem(path=str(articles), message="is not a folder of captures", hint=hint))


def _check_open(folder: Path, option: str) -> None:
    """Raise ArchiveError where the system lets a folder not be listed, or what is in it not be looked at."""
    try:
        next((inner.lstat() for inner in folder.iterdir()), None)
    except FileNotFoundError:  # it went away just now, and others come
        return
    except OSError as error:
        message, hint = f"cannot be read: {error.strerror}", f"allow reading it, or name another folder with {option}"
        problem = Problem(path=folder.as_posix(), code="folder-unreadable", message=message, hint=hint)
        raise ArchiveError(problem) from error


def _check_target(articles: Path, output: Path, templates: Path) -> None:
    """Raise UsageError where the site would lie among its sources, or they in it."""
    source, target = articles.resolve(), output.resolve()
    message = hint = ""
    if target.is_relative_to(source):
        message = f"lies in the folder of captures, {articles}, so that the site would be read as captures"
        beside = Path(os.path.normpath(articles / ".." / "build")).as_posix()
        hint = f"choose an --output beside it, for example --output {beside}"
    for folder, whose in {**KEPT, templates.as_posix(): "templates"}.items() if not message else ():
        if target.is_relative_to(Path(folder).resolve()):
            message = f"lies in the folder of {whose}, {folder}, so that the site would be mixed with what is there"
            hint = "choose an --output beside it, for example --output build or --output public"
    if message:
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
