"""``archive.yml`` -> frozen values."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from kuril_archive.loader import keys
from kuril_archive.model import Site
from kuril_archive.problems import ArchiveError, Problem, Problems, UsageError

FILE = "archive.yml"


class Config(Struct, frozen=True, kw_only=True):
    """What the archive's folder says, before a command line says otherwise."""

    site: Site
    problems: Problems = ()
    """Warnings; a fault in ``archive.yml`` stops the whole site."""


def load(folder: Path, base_url: str | None = None) -> Config:
    """Read ``archive.yml`` of a folder, or take the defaults where there is none; ``base_url`` wins over it.

    Raises ArchiveError where a value cannot be used.
    """
    file = folder / FILE
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise ArchiveError(Problem(path=FILE, message=f"cannot be read: {error}", hint="save it as UTF-8")) from error
    return parse(text, base_url)


def parse(text: str, base_url: str | None = None) -> Config:
    """Read the text of ``archive.yml``; see `load`."""
    typed = keys.read(text, FILE, Site)
    faults = tuple(problem for problem in typed.problems if problem.severity == "error")
    if faults:
        raise ArchiveError(*faults)
    values = typed.values if base_url is None else {**typed.values, "base_url": _base_url(base_url)}
    site = Site(**values)
    return Config(site=site, problems=(*typed.problems, *_contested(site, typed.lines.get("outlets"))))


def spellings(site: Site) -> dict[str, str]:
    """Case-folded spelling -> name, from the authority record of outlets; of two claims to one the first counts."""
    return {spelling: names[0] for spelling, names in _claims(site).items()}


def _claims(site: Site) -> dict[str, list[str]]:
    """Case-folded spelling -> the names that claim it: the name that is so spelled, then others in their order."""
    claims: dict[str, dict[str, None]] = defaultdict(dict)
    for name in site.outlets:
        claims[name.casefold()][name] = None
    for name, others in site.outlets.items():
        for spelling in others:
            claims[spelling.casefold()][name] = None
    return {spelling: list(names) for spelling, names in claims.items()}


def _contested(site: Site, line: int | None) -> Iterator[Problem]:
    for spelling, (first, *others) in sorted(_claims(site).items()):
        if others:
            message = f"“{spelling}” is claimed by {first} and {' and '.join(others)}; {first} gets it"
            hint = "leave the spelling, in capitals or not, with one of them"
            yield Problem(path=FILE, line=line, field="outlets", message=message, hint=hint, severity="warning")


def _base_url(typed: str) -> str:
    try:
        return keys.base_address(typed)
    except ValueError as error:
        message, hint = keys.WRONG["base_url"]
        problem = Problem(
            path="--base-url", message=f"“{typed}” {message}", hint=hint.replace("base_url: ", "--base-url ")
        )
        raise UsageError(problem) from error
