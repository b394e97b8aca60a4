"""What a curator may write about a record that waits for his look: lines of a sidecar, each with what it settles.

Every value is one that the record itself holds. Where it holds none (an outlet, a title, a day that nothing leads to)
the line is a template; opening words that stand for a title are never proposed as the title.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from kuril_archive import edtf
from kuril_archive.model import Dated, Entry
from kuril_archive.wording import messages

WORST = messages(("day unknown", "dates conflict", "day inferred", "day uncertain", "outlet unknown", "title supplied"))
"""Reasons for a review, the worst first."""

TEMPLATE = "…"
"""Stands in a line for what only the curator can know."""

_OF_THE_DAY = frozenset(WORST[:4])
_SETTLED = {
    "stated": "the date that is printed in the best place",
    "inferred": "the day that was inferred",
    "curated": "the same, without its doubt",
    "unknown": "no more than is known",
}
_PLAIN = re.compile(r"(?!null\Z)\w(?:[\w .()/&+’“”„«»‘…–—'-]*[\w.)’”»…])?")
"""Text that YAML reads as it is, inside braces too; anything else is put in quotes."""


class Choice(Struct, frozen=True, kw_only=True):
    """One line that may be written into the sidecar."""

    number: int
    """From 1, in the order shown; 0 is always ``review: done``, so that no number comes to mean it later."""
    key: str
    value: str | None
    """None: a template that the curator fills in."""
    why: str
    """What the line says or leads to, in a few words."""


def worst_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that are to review, by the worst of their reasons, then by id."""
    waiting = (entry for entry in entries if entry.review)
    return tuple(sorted(waiting, key=lambda entry: (min(map(WORST.index, entry.review)), entry.article.capture.id)))


def choices(entry: Entry) -> tuple[Choice, ...]:
    """Return the lines that would settle a record; nothing for one that is not to review."""
    if not entry.review:
        return ()
    found = [*_days(entry), *_names(entry.review)]
    numbered = (Choice(number=n, key=key, value=value, why=why) for n, (key, value, why) in enumerate(found, 1))
    return *numbered, Choice(number=0, key="review", value="done", why="leave it as it is")


def shown(found: Sequence[Choice]) -> tuple[str, ...]:
    """Return the choices as lines of YAML, each with its reason as a comment, in one column."""
    lines = [f"{each.key}: {TEMPLATE if each.value is None else scalar(each.value)}" for each in found]
    width = max(map(len, lines), default=0)
    return tuple(f"{line:<{width}}  # {each.why}" for line, each in zip(lines, found, strict=True))


def scalar(value: str, style: str | None = None) -> str:
    """Return a text as YAML writes it on one line, plain where it can be; ``style`` is the quote to keep to."""
    if style not in ("'", '"') and _PLAIN.fullmatch(value):
        return value
    if value.isprintable() and (style == "'" or (style != '"' and '"' in value)):
        return "'" + value.replace("'", "''") + "'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


def _days(entry: Entry) -> Iterator[tuple[str, str | None, str]]:
    """What the day may be: as it was settled, then what else fits; where nothing settles it, what fits comes first."""
    published, said = entry.article.published, entry.article.capture.keys.date
    if not _OF_THE_DAY & set(entry.review):
        return
    settled = {_plain(published.edtf): _SETTLED[published.basis]} if published.edtf else {}
    others = {value: _other(value, published) for value in published.alternatives}
    unknown = published.basis == "unknown"
    for value, why in ({**others, **settled} if unknown else {**settled, **others, **settled}).items():
        if value != said:
            yield "date", value, why
    if unknown:
        yield "date", None, "the day, where you know it"


def _other(value: str, published: Dated) -> str:
    """What speaks for a day that was not settled on."""
    if published.basis == "stated":
        return "another date that is printed"
    if published.basis == "unknown":
        return "a day that fits"
    same = published.edtf is not None and value[4:] == _plain(published.edtf)[4:]
    return f"another {'year' if same else 'day'} that fits"


def _plain(value: str) -> str:
    """The value without its doubt, where it is a day, a month or a year."""
    return edtf.iso_prefix(edtf.parse(value)) or value


def _names(reasons: Iterable[str]) -> Iterator[tuple[str, str | None, str]]:
    if "title supplied" in reasons:
        yield "title", None, "the opening words stand for it now"
    if "outlet unknown" in reasons:
        yield "outlet", None, "who published it"
