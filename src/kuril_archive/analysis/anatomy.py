"""A capture taken apart: headline, outlet, dateline, body, and the page furniture that was cut, line by line.

Every block ends in one place: in the body, in a sign that carries its whole line, or in ``removed`` under a rule.
Furniture that serves as evidence (a page's clock, a copy of the headline) is removed and quoted by a sign as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from kuril_archive.analysis import signs as read
from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.extent import Piece, extent, pieces_of
from kuril_archive.analysis.furniture import fold
from kuril_archive.analysis.headline import SECTIONS, Headline, headline, outlet_line
from kuril_archive.model import Block, Removed, Sign, SignKind

_NEAR = 6
"""How many pieces below the headline may state the day."""
_HEADING_WORDS = 12
_HEADING = re.compile(r"[^\Wa-zа-яё_].*[^\s.,;:!…。、！：)\"”»]")
"""A subheading begins with a capital or a figure and does not end as a sentence or a quotation does."""


class Anatomy(Struct, frozen=True, kw_only=True):
    """The parts of a capture."""

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    section: str | None = None
    place: str | None = None
    authors: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    """In the order of their lines."""
    body: tuple[Block, ...] = ()
    removed: tuple[Removed, ...] = ()
    """In the order of their lines."""


class Fate(Struct, frozen=True):
    """What becomes of one piece: kept as blocks, removed under a rule, or carried by its signs."""

    body: Block | None = None
    rule: str | None = None
    signs: tuple[Sign, ...] = ()


def dissect(blocks: tuple[Block, ...], lines: tuple[str, ...], outlets: Mapping[str, str] = {}) -> Anatomy:
    """Take a capture apart.

    ``lines`` are all lines of the source; ``outlets`` maps casefolded spellings that the archive knows to names.
    Lines that belong to no block (a fence, a rule of dashes) are the reader's affair.
    """
    pieces = pieces_of(blocks)
    start, end = extent(pieces) if pieces else (0, 0)
    end = end or len(pieces)
    head = headline(pieces, start, outlets)
    above, below = (head.place, head.place + 1) if head else (0, 0)
    words = " ".join(piece.block.text for piece in pieces[start:end])
    fates = [
        *_above(pieces[:above], outlets),
        *([_title(pieces[above], head)] if head else []),
        *_between(pieces[below:start], head, below, words, outlets),
        *_running(pieces[start:end], head, start, outlets),
        *map(_after, pieces[end:]),
    ]
    return _anatomy(pieces, fates, lines, outlets)


# ---------------------------------------------------------------- where a piece stands decides how it is read


def _above(pieces: Sequence[Piece], outlets: Mapping[str, str]) -> Iterator[Fate]:
    """Above the headline: the page's head. A date here is its clock, unless it stands alone right over the headline."""
    weather = {place for place, piece in enumerate(pieces) if piece.rule and piece.rule.name == "weather"}
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        text, line = piece.block.text, piece.block.line
        if dates := read.date_signs(text, line):
            exact = find_dates(text)[0]
            clock = not last or exact.weekday is not None or exact.has_time or {place - 1, place + 1} & weather
            yield _clock(text, line, dates) if clock else Fate(signs=tuple(_over(sign) for sign in dates))
        elif known := outlets.get(text.strip().casefold()):
            yield Fate(signs=(_sign("outlet", known, piece, "known outlet"),))
        elif found := read.address(text, line):
            yield Fate(signs=found)
        elif last and piece.folded in SECTIONS:
            yield Fate(rule="section line", signs=(_sign("section", text.strip(), piece, "section line"),))
        elif piece.rule and piece.rule.name == "breadcrumb":
            yield Fate(rule="breadcrumb", signs=tuple(_crumb(piece)))
        else:
            yield Fate(rule=piece.rule.name if piece.rule else "above the headline")


def _clock(text: str, line: int, dates: tuple[Sign, ...]) -> Fate:
    return Fate(
        rule="page clock", signs=(Sign(kind="clock", value=dates[0].value, quote=text, line=line, rule="page clock"),)
    )


def _over(sign: Sign) -> Sign:
    return msgspec.structs.replace(sign, rule=f"{sign.rule}, above the headline")


def _crumb(piece: Piece) -> Iterator[Sign]:
    """The last crumb that is the name of a section."""
    crumbs = [crumb.strip() for crumb in re.split(r"[>»›→/|]", piece.block.text)]
    named = [crumb for crumb in crumbs if fold(crumb) in SECTIONS]
    if named:
        yield _sign("section", named[-1], piece, "breadcrumb")


def _title(piece: Piece, head: Headline) -> Fate:
    found = [_sign("title", head.text, piece, "headline")]
    if head.outlet:
        found.append(_sign("outlet", head.outlet, piece, "headline with outlet"))
    return Fate(signs=tuple(found))


def _between(
    pieces: Sequence[Piece], head: Headline | None, first: int, words: str, outlets: Mapping[str, str]
) -> Iterator[Fate]:
    """Between headline and text: what these lines do not state stays in the body."""
    for place, piece in enumerate(pieces, first):
        if head and place in head.copies:
            yield _copy(piece, head)
        elif found := _statements(piece, place - first < _NEAR, words, outlets):
            yield Fate(signs=found)
        elif piece.rule:
            yield Fate(rule=piece.rule.name)
        else:
            yield Fate(body=piece.block)


def _copy(piece: Piece, head: Headline) -> Fate:
    named = (_sign("section", head.section, piece, "repeated headline"),) if head.section else ()
    return Fate(rule="repeated headline", signs=named)


def _statements(piece: Piece, near: bool, words: str, outlets: Mapping[str, str]) -> tuple[Sign, ...]:
    """What a line under the headline states of the report, where that is all it does."""
    text, line = piece.block.text, piece.block.line
    if found := (*(read.date_signs(text, line) if near else ()), *read.byline(text, line)):
        return found
    if (whole := read.prefix(text, line, outlets)) and whole.length == len(text):
        return whole.signs
    if name := outlet_line(piece, words, outlets) if near else None:
        return (_sign("outlet", name, piece, "outlet line"),)
    return read.address(text, line) or _source(piece)


def _source(piece: Piece) -> tuple[Sign, ...]:
    name = read.source(piece.block.text)
    return (_sign("agency", name, piece, "source line"),) if name else ()


def _running(pieces: Sequence[Piece], head: Headline | None, first: int, outlets: Mapping[str, str]) -> Iterator[Fate]:
    """The running text: nearly everything stays."""
    last = max((place for place, piece in enumerate(pieces) if piece.prose), default=len(pieces))
    for place, piece in enumerate(pieces):
        found = read.prefix(piece.block.text, piece.block.line, outlets) if place == 0 else None
        if found:
            yield Fate(body=_without(piece.block, found.length), signs=found.signs)
        elif head and place + first in head.copies:
            yield _copy(piece, head)
        elif place > last and (stated := _source(piece)):
            yield Fate(signs=stated)
        elif piece.rule and piece.rule.where != "outside" and piece.block.kind not in ("table", "code"):
            yield Fate(rule=piece.rule.name)
        else:
            yield Fate(body=piece.block)


def _without(block: Block, length: int) -> Block | None:
    """The block without its first ``length`` signs, its marks moved; None where nothing is left."""
    text = block.text[length:]
    moved = (msgspec.structs.replace(m, start=max(0, m.start - length), end=m.end - length) for m in block.marks)
    marks = tuple(mark for mark in moved if mark.end > mark.start)
    return msgspec.structs.replace(block, text=text, marks=marks) if text.strip() else None


def _after(piece: Piece) -> Fate:
    """Below the text: furniture, apart from a source line."""
    if found := _source(piece):
        return Fate(signs=found)
    rule = piece.rule.name if piece.rule else "after the text"
    holder = read.rights_holder(piece.block.text) if rule == "rights" else None
    return Fate(rule=rule, signs=(_sign("outlet", holder, piece, "rights line"),) if holder else ())


def _sign(kind: SignKind, value: str, piece: Piece, rule: str) -> Sign:
    return Sign(kind=kind, value=value, quote=piece.block.text, line=piece.block.line, rule=rule)


# ---------------------------------------------------------------- putting it together

_OUTLET_RULES = ("known outlet", "outlet line", "headline with outlet", "rights line")
"""The rules that name an outlet, the most trusted first; a source line or a dateline's brackets come after them."""


def _anatomy(
    pieces: Sequence[Piece], fates: Sequence[Fate], lines: tuple[str, ...], outlets: Mapping[str, str]
) -> Anatomy:
    found = _settled([sign for fate in fates for sign in fate.signs], outlets)
    removed = (_removed(piece.block, fate.rule, lines) for piece, fate in zip(pieces, fates, strict=True) if fate.rule)

    def first(kind: SignKind) -> str | None:
        return next((sign.value for sign in found if sign.kind == kind), None)

    return Anatomy(
        title=first("title"),
        outlet=first("outlet"),
        agency=first("agency"),
        section=first("section"),
        place=first("place"),
        authors=tuple(dict.fromkeys(sign.value for sign in found if sign.kind == "author")),
        signs=found,
        body=tuple(_with_headings([fate.body for fate in fates if fate.body])),
        removed=tuple(line for part in removed for line in part),
    )


def _settled(found: list[Sign], outlets: Mapping[str, str]) -> tuple[Sign, ...]:
    """The signs with one outlet: the most trusted, else the agency, under the name that the archive uses."""
    named = sorted((s for s in found if s.kind == "outlet"), key=lambda sign: _OUTLET_RULES.index(sign.rule))
    agencies = [msgspec.structs.replace(sign, kind="outlet") for sign in found if sign.kind == "agency"]
    chosen = [_known(sign, outlets) for sign in [*named, *agencies][:1]]
    return tuple(sorted([*(s for s in found if s.kind != "outlet"), *chosen], key=lambda sign: sign.line))


def _known(sign: Sign, outlets: Mapping[str, str]) -> Sign:
    return msgspec.structs.replace(sign, value=outlets.get(sign.value.casefold(), sign.value))


def _removed(block: Block, rule: str, lines: tuple[str, ...]) -> Iterator[Removed]:
    for number in range(block.line, block.end + 1):
        if lines[number - 1].strip():
            yield Removed(line=number, text=lines[number - 1], rule=rule)


def _with_headings(body: Sequence[Block]) -> Iterator[Block]:
    """The body with its subheadings known: short lines without a sentence's end between two paragraphs of prose."""
    for place, block in enumerate(body):
        around = body[place - 1 : place + 2] if place else ()
        heads = len(around) == 3 and _is_heading(block.text) and _is_prose(around[0]) and _is_prose(around[2])
        yield msgspec.structs.replace(block, kind="heading", level=2) if block.kind == "paragraph" and heads else block


def _is_heading(text: str) -> bool:
    return len(text.split()) <= _HEADING_WORDS and len(text) <= 90 and _HEADING.fullmatch(text) is not None


def _is_prose(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.text) > 90
