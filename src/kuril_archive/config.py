"""``archive.yml`` -> frozen values."""

import difflib
import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from kuril_archive import markup
from kuril_archive.loader import find_assets, keys, texts, values
from kuril_archive.loader.capture import local_link, unknown_rights
from kuril_archive.model import Site
from kuril_archive.places import NEARLY
from kuril_archive.problems import LOUD, ArchiveError, Code, Problem, Problems, UsageError
from kuril_archive.renderer import colours

FILE = "archive.yml"
STATIC = "static"
"""The folder of files to copy, beside it."""


class Config(Struct, frozen=True, kw_only=True):
    """What the archive's folder says, before a command line says otherwise."""

    site: Site
    problems: Problems = ()
    """Warnings; a fault in ``archive.yml`` stops the whole site."""


def load(folder: Path, base_url: str | None = None) -> Config:
    """Read ``archive.yml`` of a folder, or take the defaults where there is none; ``base_url`` wins over it.

    Raises ArchiveError where it cannot be read or a value cannot be used.
    """
    if not os.path.lexists(folder / FILE):
        missed = tuple(
            Problem(path=name, code="config-name", message="is not read", hint=f"rename it {FILE}", severity="warning")
            for name in NEARLY if (folder / name).is_file()
        )  # fmt: skip
        settings = parse("", base_url)
        return replace(settings, problems=(*settings.problems, *missed))
    text, _, unreadable = texts.read(folder / FILE, FILE, may_be_empty=True)
    if text is None:
        raise ArchiveError(*unreadable)
    return parse(text, base_url, lambda: {asset.path for asset in find_assets(folder / STATIC)})


def parse(text: str, base_url: str | None = None, static: Callable[[], Collection[str]] | None = None) -> Config:
    """Read the text of ``archive.yml``; see `load`. ``static`` gives the paths of the files below ``static/``."""
    typed = keys.read(text, FILE, Site)
    faults = tuple(problem for problem in typed.problems if problem.severity == "error")
    if faults:
        raise ArchiveError(*faults)
    said = typed.values if base_url is None else {**typed.values, "base_url": _base_url(base_url)}
    silenced, wrong = rules(said.get("ignore", ()), FILE, typed.lines.get("ignore"), "ignore")
    if wrong:
        raise ArchiveError(*wrong)
    site = Site(**{**said, "ignore": silenced})
    if site.logo and static and site.logo not in (found := static()):
        raise ArchiveError(_no_logo(site.logo, typed.lines["logo"], found))
    return Config(site=site, problems=(*typed.problems, *_doubts(site, typed.lines)))


def spellings(site: Site) -> dict[str, str]:
    """Case-folded spelling -> name, from the authority record of outlets; of two claims to one the first counts."""
    return {spelling: names[0] for spelling, names in _claims(site).items()}


def rules(
    typed: Iterable[str], path: str, line: int | None = None, field: str | None = None
) -> tuple[tuple[str, ...], Problems]:
    """The rules that are to be silenced, from codes that commas may part, and what is wrong with the others."""
    codes = dict.fromkeys(code for each in typed for part in each.split(",") if (code := part.strip()))
    wrong = {code: _not_silenced(code) for code in codes if code not in get_args(Code) or code in LOUD}
    problems = tuple(
        Problem(path=path, line=line, field=field, code="key-value" if field else "usage", message=message, hint=hint)
        for message, hint in wrong.values()
    )
    return tuple(code for code in codes if code not in wrong), problems


def _not_silenced(code: str) -> tuple[str, str]:
    if code in get_args(Code):
        return (
            f"“{code}” cannot be silenced: what it tells of would be missing without a word",
            "take it out, and mend what it tells of",
        )
    near = difflib.get_close_matches(code, get_args(Code), n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "kuril-archive check shows each problem's code in brackets"
    return f"“{code}” is not the code of a problem", hint


def _claims(site: Site) -> dict[str, list[str]]:
    """Case-folded spelling -> the names that claim it: the name that is so spelled, then others in their order."""
    claims: dict[str, dict[str, None]] = defaultdict(dict)
    for name in site.outlets:
        claims[name.casefold()][name] = None
    for name, outlet in site.outlets.items():
        for spelling in outlet.spellings:
            claims[spelling.casefold()][name] = None
    return {spelling: list(names) for spelling, names in claims.items()}


def _no_logo(logo: str, line: int, static: Collection[str]) -> Problem:
    pictures = sorted(name for name in static if name.lower().endswith(values.PICTURES))
    near = difflib.get_close_matches(logo, pictures, n=1)
    hint = f"did you mean {near[0]}?" if near else f"put the picture there: {STATIC}/{logo}"
    return Problem(
        path=FILE, line=line, field="logo", code="key-value", message=f"{STATIC}/{logo} is not there", hint=hint
    )


def _doubts(site: Site, lines: keys.Lines) -> Iterator[Problem]:
    """What can be used, but hardly as it was meant."""
    yield from _contested(site, lines.get("outlets"))
    for _, address in markup.local_links(site.footer or ""):
        yield local_link(FILE, lines["footer"], address)
    for key in ("licence", "rights"):
        yield from unknown_rights(getattr(site, key), FILE, lines.get(key), key)
    if site.accent and (near := colours.legible(site.accent, colours.LIGHT)) != site.accent:
        contrast = int(100 * colours.contrast(site.accent, colours.LIGHT)) / 100  # never rounded up to what is enough
        message = f"“{site.accent}” has a contrast of {contrast} against the paper, and links need {colours.ENOUGH}"
        yield Problem(
            path=FILE, line=lines["accent"], field="accent", code="accent-contrast",
            message=f"{message}: {near} is used", hint=f"accent: '{near}', the nearest that can be read",
            severity="warning",
        )  # fmt: skip


def _contested(site: Site, line: int | None) -> Iterator[Problem]:
    for spelling, (first, *others) in sorted(_claims(site).items()):
        if others:
            message = f"“{spelling}” is claimed by {first} and {' and '.join(others)}; {first} gets it"
            hint = "leave the spelling, in capitals or not, with one of them"
            yield Problem(
                path=FILE, line=line, field="outlets", code="outlet-contested", message=message, hint=hint,
                severity="warning",
            )  # fmt: skip


def _base_url(typed: str) -> str:
    try:
        return values.base_address(typed)
    except ValueError as error:
        message, hint = values.WRONG["base_url"]
        problem = Problem(
            path="--base-url", message=f"“{typed}” {message}", hint=hint.replace("base_url: ", "--base-url ")
        )
        raise UsageError(problem) from error
