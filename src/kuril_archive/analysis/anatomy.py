"""A capture taken apart: headline, outlet, dateline, body, and the page furniture that was cut, line by line.

Every block ends in one place: in the body, in a sign that carries its whole line, or in ``removed`` under a rule.
Furniture that serves as evidence (a page's clock, a copy of the headline) is removed and quoted by a sign as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from kuril_archive.analysis.extent import Piece, extent, pieces_of
from kuril_archive.analysis.fates import Fate
from kuril_archive.analysis.head import above, between, title
from kuril_archive.analysis.headline import headline
from kuril_archive.analysis.names import rights_holder
from kuril_archive.analysis.running import ending, running
from kuril_archive.model import Block, Removed, Sign, SignKind

_HEADING_WORDS = 12
_HEADING = re.compile(r"[^\Wa-zа-яё_].*[^\s.,;:!…。、！：)\"”»]")
"""A subheading begins with a capital or a figure and does not end as a sentence or a quotation does."""
_LONG = 90
"""A paragraph of more characters is running text, however it ends."""
_TEXT_WORDS = 8
_TEXT_END = re.compile(r"[.!?…:。！？：][\"'”’»)\]」』]*$")


_PRINTED: tuple[SignKind, ...] = ("dateline", "date line", "byline", "header")
"""What states the day of a report under its headline."""


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


def dissect(
    blocks: tuple[Block, ...], lines: tuple[str, ...], outlets: Mapping[str, str] = {}, said: str | None = None
) -> Anatomy:
    """Take a capture apart.

    ``lines`` are all lines of the source; ``outlets`` maps casefolded spellings that the archive knows to names;
    ``said`` is the title in a Markdown capture's front matter.
    Lines that belong to no block (a fence, a rule of dashes) are the reader's affair.
    """
    pieces = pieces_of(blocks)
    outlets = {**_holders(pieces), **outlets}
    start, end = extent(pieces) if pieces else (0, 0)
    end = end or len(pieces)
    found = headline(pieces, start, outlets, said)
    top, below = (found.place, found.place + 1) if found else (0, 0)
    last = max((place for place in range(start, end) if pieces[place].prose), default=end - 1) + 1
    words = "\n".join(piece.block.text for piece in pieces[start:end])
    under = [
        *between(pieces[below:start], below, found, words, outlets),
        *running(pieces[start:last], start, found, outlets),
    ]
    printed = [sign for fate in under for sign in fate.signs if sign.kind in _PRINTED]
    fates = [
        *above(pieces[:top], found, printed, outlets),
        *([title(pieces[top], found)] if found else []),
        *under,
        *ending(pieces[last:], end - last, found, last, outlets),
    ]
    return _anatomy(pieces, fates, lines, outlets)


def _holders(pieces: Sequence[Piece]) -> dict[str, str]:
    """The outlets that the page itself names as holders of its rights, as an archive knows outlets."""
    held = (rights_holder(piece.block.text) for piece in pieces if piece.of("rights"))
    return {name.casefold(): name for name in held if name}


# ---------------------------------------------------------------- putting it together

_OUTLET_RULES = (
    "known outlet", "outlet line", "credit line", "byline", "headline with outlet", "rights line", "masthead", "menu",
    "lone name"
)  # fmt: skip
"""The rules that name an outlet, the most trusted first; a source line or a dateline's brackets come after them."""


def _anatomy(
    pieces: Sequence[Piece], fates: Sequence[Fate], lines: tuple[str, ...], outlets: Mapping[str, str]
) -> Anatomy:
    found = _settled([sign for fate in fates for sign in fate.signs], outlets)
    quoted = {sign.line for sign in found}
    ruled = zip(pieces, (_rule(piece, fate, quoted) for piece, fate in zip(pieces, fates, strict=True)), strict=True)
    removed = (_removed(piece.block, rule, lines) for piece, rule in ruled if rule)

    def first(kind: SignKind) -> str | None:
        return next((sign.value for sign in found if sign.kind == kind), None)

    return Anatomy(
        title=first("title"),
        outlet=first("outlet"),
        agency=first("agency"),
        section=first("section"),
        place=first("place"),
        authors=_authors(found),
        signs=found,
        body=tuple(_with_headings([fate.body for fate in fates if fate.body])),
        removed=tuple(line for part in removed for line in part),
    )


def _rule(piece: Piece, fate: Fate, quoted: set[int]) -> str | None:
    """The rule that removed a piece; where it only named an outlet, and another is trusted more, the rule of that."""
    told = fate.signs[0].rule if fate.signs and fate.body is None and piece.block.line not in quoted else None
    return fate.rule or told


def _authors(found: tuple[Sign, ...]) -> tuple[str, ...]:
    """The writers, each once; a bare handle only where no name stands."""
    names = dict.fromkeys(sign.value for sign in found if sign.kind == "author")
    return tuple(name for name in names if name[0] != "@") or tuple(names)


def _settled(found: list[Sign], outlets: Mapping[str, str]) -> tuple[Sign, ...]:
    """The signs with one outlet: the most trusted, else the agency, under the name that the archive uses."""
    named = sorted((s for s in found if s.kind == "outlet"), key=_trust)
    agencies = [msgspec.structs.replace(sign, kind="outlet") for sign in found if sign.kind == "agency"]
    chosen = [_known(sign, outlets) for sign in [*named, *agencies][:1]]
    return tuple(sorted([*(s for s in found if s.kind != "outlet"), *chosen], key=lambda sign: sign.line))


def _trust(sign: Sign) -> int:
    return _OUTLET_RULES.index(sign.rule.partition(",")[0])


def _known(sign: Sign, outlets: Mapping[str, str]) -> Sign:
    return msgspec.structs.replace(sign, value=outlets.get(sign.value.casefold(), sign.value))


def _removed(block: Block, rule: str, lines: tuple[str, ...]) -> Iterator[Removed]:
    for number in range(block.line, block.end + 1):
        if lines[number - 1].strip():
            yield Removed(line=number, text=lines[number - 1], rule=rule)


def _with_headings(body: Sequence[Block]) -> Iterator[Block]:
    """The body with its subheadings known: short lines without a sentence's end, between a text's end and prose."""
    for place, block in enumerate(body):
        around = body[place - 1 : place + 2] if place else ()
        heads = len(around) == 3 and _is_heading(block.text) and _is_ended(around[0]) and _is_prose(around[2])
        yield msgspec.structs.replace(block, kind="heading", level=2) if block.kind == "paragraph" and heads else block


def _is_heading(text: str) -> bool:
    return len(text.split()) <= _HEADING_WORDS and len(text) <= 90 and _HEADING.fullmatch(text) is not None


def _is_ended(block: Block) -> bool:
    return len(block.text) > _LONG or block.kind in ("quote", "item") or _TEXT_END.search(block.text[-8:]) is not None


def _is_prose(block: Block) -> bool:
    """Whether the block is running text: long, or it ends as sentences and leads to lists do."""
    ended = len(block.text.split()) >= _TEXT_WORDS and _TEXT_END.search(block.text[-8:])
    return block.kind == "paragraph" and (len(block.text) > _LONG or bool(ended))
