"""``events.yml``: what the curator calls that which happened, and when it did."""

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from kuril_archive import edtf
from kuril_archive.loader import keys, texts, values
from kuril_archive.loader.keys import Lines
from kuril_archive.model import NamedEvent
from kuril_archive.problems import Code, Problem, Problems, Severity

FILE = "events.yml"


class Target(NamedTuple):
    """What an id stands for."""

    id: str
    """The one that the article has now."""
    anchors: frozenset[str]
    """Ids of the paragraphs on its page."""


NEARLY = ("events.yaml",)
"""What people may call it."""
_SUFFIX = re.compile(r"\.(txt|md|yml|html)\Z")
FORMS = "name an article by its id, a paragraph as id#line-12, or a web address: https://example.org/report"


def load_events(file: Path, ids: Mapping[str, Target]) -> tuple[tuple[NamedEvent, ...], Problems]:
    """Read the events that a file names, in its order; ``ids``: every id that an article has or had.

    A faulty entry costs itself and no other; a source that is not there is told and kept. No file, no events.
    """
    if not os.path.lexists(file):
        missed = (each for name in NEARLY if (each := file.with_name(name)).is_file())
        return (), tuple(
            Problem(path=each.name, code="config-name", message="is not read", hint=f"rename it {FILE}",
                    severity="warning")
            for each in missed
        )  # fmt: skip
    text, _, unreadable = texts.read(file, file.name, may_be_empty=True)
    return ((), unreadable) if text is None else parse(text, ids, file.name)


def parse(text: str, ids: Mapping[str, Target], path: str = FILE) -> tuple[tuple[NamedEvent, ...], Problems]:
    """Read the text of ``events.yml``; see `load_events`."""
    listed = keys.read_list(text, path, NamedEvent)
    found, problems = [], list(listed.problems)
    for event, lines in zip(listed.values, listed.lines, strict=True):
        told = tuple(_faults(event, lines, ids, path))
        problems += told
        if all(problem.severity == "warning" for problem in told):
            found.append(replace(event, sources=tuple(_settled(source, ids) for source in event.sources)))
    return tuple(found), tuple(problems)


def _faults(event: NamedEvent, lines: Lines, ids: Mapping[str, Target], path: str) -> Iterator[Problem]:
    if edtf.parse(event.date).precision == "unknown":
        message = f"“{event.date}” has no place on the calendar"
        hint = "date: 2022-03-21, or as much of it as is known, the year at least"
        yield Problem(path=path, line=lines["date"], field="date", code="key-value", message=message, hint=hint)
    for source in event.sources:
        if wrong := _wrong_source(source, ids):
            code, severity, message, hint = wrong
            yield Problem(
                path=path, line=lines["sources"], field="sources", code=code, message=f"“{source}” {message}",
                hint=hint, severity=severity,
            )  # fmt: skip


def _wrong_source(source: str, ids: Mapping[str, Target]) -> tuple[Code, Severity, str, str] | None:
    """What is wrong with a source: one with a colon can only be an address, any other only lie in the archive."""
    if ":" in source:
        return None if _is_address(source) else ("key-value", "error", "is not a web address", FORMS)
    article, sign, paragraph = source.partition("#")
    if article not in ids:
        return "event-source", "warning", "is not the id of an article here", _near(article, ids)
    if sign and paragraph not in ids[article].anchors:
        first = min(ids[article].anchors, key=lambda anchor: abs(_line(anchor) - _line(paragraph)), default="line-12")
        hint = f"{article}#{first}, by the line on which the paragraph begins"
        return "event-source", "warning", "names no paragraph", hint
    return None


def _line(anchor: str) -> int:
    found = re.search(r"\d+", anchor)
    return int(found[0][:9]) if found else 1


def _settled(source: str, ids: Mapping[str, Target]) -> str:
    """The source by the id that its article has now; ``id#`` for a paragraph that is not there, and tells nothing."""
    article, sign, paragraph = source.partition("#")
    if article not in ids:
        return source
    return f"{ids[article].id}{sign}{paragraph if paragraph in ids[article].anchors else ''}"


def _is_address(source: str) -> bool:
    try:
        return bool(values.address(source))
    except ValueError:
        return False


def _near(article: str, ids: Mapping[str, Target]) -> str:
    """The hint for an unknown id: the nearest, also where a file or its name alone was meant."""
    plain = _SUFFIX.sub("", article.removeprefix("articles/"))
    named = sorted(each for each in ids if each.rpartition("/")[2] == plain)
    near = [plain] if plain in ids else named or difflib.get_close_matches(plain, sorted(ids), n=1)
    return f"did you mean {near[0]}?" if near else FORMS
