"""A capture taken apart: headline, outlet, dateline, body, and the page furniture that was cut, line by line.

Every block ends in one place: in the body, in a sign that carries its whole line, or in ``removed`` under a rule, where
the lines of HTML comments are as well.
Furniture that serves as evidence (a page's clock, a copy of the headline) is removed and quoted by a sign as well.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec
from msgspec import Struct

from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.extent import Piece, extent, pieces_of
from kuril_archive.analysis.fates import Fate
from kuril_archive.analysis.head import above, below_standfirst, between, title
from kuril_archive.analysis.headline import headline
from kuril_archive.analysis.names import rights_holder
from kuril_archive.analysis.running import ending, running
from kuril_archive.model import Block, Mark, Removed, Sign, SignKind

_HEADING_WORDS = 12
_HEADING = re.compile(r"(?=.*[^\W\d_]{2})[^\Wa-zа-яё_].*[^\s.,;:!…。、！：)}\"”»]")
"""A subheading has a word, begins with a capital or a figure, and does not end as a sentence or a quotation does."""
_TURN = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,3} ?[:：] ?\S")
_LONG = 90
"""A paragraph of more characters is running text, however it ends."""
_TEXT_WORDS = 8
_TEXT_END = re.compile(r"[.!?…:。！？：][\"'”’»)\]」』]*$")
_WORD = re.compile(r"\w+")
_NOTE = re.compile(r"\[\d+\]")
"""What cites a footnote, and what it begins with."""

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
    Other lines that belong to no block (a fence, a rule of dashes, the definition of a link) are mark-up alone.
    """
    pieces = pieces_of(blocks)
    outlets = {**_holders(pieces), **outlets}
    start, end = extent(pieces) if pieces else (0, 0)
    end = end or len(pieces)
    found = headline(pieces, start, outlets, said)
    top, below = (found.place, found.place + 1) if found else (0, 0)
    last = max((place for place in range(start, end) if pieces[place].prose), default=end - 1) + 1
    words = "\n".join(piece.block.text for piece in pieces[start:end])
    over = [*between(pieces[below:start], below, found, words, outlets)]
    dated = any(sign.kind in _PRINTED and find_dates(sign.value) for fate in over for sign in fate.signs)
    credits = below_standfirst(pieces[start:last], words, dated, outlets)
    under = [*over, *running(pieces[start:last], start, found, credits, outlets)]
    printed = [sign for fate in under for sign in fate.signs if sign.kind in _PRINTED]
    fates = [
        *above(pieces[:top], found, printed, outlets),
        *([title(pieces[top], found)] if found else []),
        *under,
        *ending(pieces[last:], end - last, found, last, words, outlets),
    ]
    if not _is_marked_up(blocks, lines):
        return _anatomy(pieces, fates, lines, outlets)
    marked = _anatomy(pieces, [*_kept(pieces, fates, end)], lines, outlets, marked=True)
    removed = sorted([*marked.removed, *_comments(blocks, lines)], key=lambda cut: cut.line)
    return msgspec.structs.replace(marked, removed=tuple(removed))


def _holders(pieces: Sequence[Piece]) -> dict[str, str]:
    """The outlets that the page itself names as holders of its rights, as an archive knows outlets."""
    held = (rights_holder(piece.block.text) for piece in pieces if piece.of("rights"))
    return {name.casefold(): name for name in held if name}


# ---------------------------------------------------------------- putting it together

_OUTLET_RULES = (
    "known outlet", "outlet line", "credit line", "byline", "headline with outlet", "masthead", "rights line", "menu",
    "lone name"
)  # fmt: skip
"""The rules that name an outlet, the most trusted first; a source line or a dateline's brackets come after them."""


def _anatomy(
    pieces: Sequence[Piece],
    fates: Sequence[Fate],
    lines: tuple[str, ...],
    outlets: Mapping[str, str],
    *,
    marked: bool = False,
) -> Anatomy:
    found = _settled([sign for fate in fates for sign in fate.signs], outlets)
    quoted = {(sign.line, sign.quote) for sign in found}
    ruled = [(piece.block, _rule(fate, quoted)) for piece, fate in zip(pieces, fates, strict=True)]
    body = [fate.body for fate in fates if fate.body]

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
        body=tuple(_with_headings(body, {sign.line for sign in found}, marked)),
        removed=tuple(_removed([(block, rule) for block, rule in ruled if rule], body, lines)),
    )


def _rule(fate: Fate, quoted: set[tuple[int, str]]) -> str | None:
    """The rule that removed a piece; where it only named an outlet, and another is trusted more, the rule of that."""
    carried = fate.body is not None or any((sign.line, sign.quote) in quoted for sign in fate.signs)
    return fate.rule or (fate.signs[0].rule if fate.signs and not carried else None)


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


def _removed(cut: Sequence[tuple[Block, str]], body: Sequence[Block], lines: tuple[str, ...]) -> Iterator[Removed]:
    """Each line of what was cut, once; of a line that the text shares, only the words that were cut."""
    kept = {number for block in body for number in range(block.line, block.end + 1)}
    by_line: dict[int, list[tuple[Block, str]]] = {}
    for block, rule in cut:
        for number in range(block.line, block.end + 1):
            by_line.setdefault(number, []).append((block, rule))
    for number, parts in sorted(by_line.items()):
        line = lines[number - 1]
        there = {*_WORD.findall(line)}
        own = (word for block, _ in parts for word in block.text.split() if there.issuperset(_WORD.findall(word)))
        text = " ".join(own) if number in kept else line
        if text.strip():
            yield Removed(line=number, text=text, rule=", ".join(dict.fromkeys(rule for _, rule in parts)))


# ---------------------------------------------------------------- Markdown


def _is_marked_up(blocks: Sequence[Block], lines: tuple[str, ...]) -> bool:
    """Whether the capture is more than raw text, and so says itself what its headings are."""
    return any(
        block.kind != "paragraph"
        or block.marks
        or "".join(block.text.split()) != "".join("".join(lines[block.line - 1 : block.end]).split())
        for block in blocks
    )


def _comments(blocks: Sequence[Block], lines: tuple[str, ...]) -> Iterator[Removed]:
    """The lines that HTML comments have for themselves."""
    covered = {number for block in blocks for number in range(block.line, block.end + 1)}
    inside = False
    for number, line in enumerate(lines, 1):
        inside = number not in covered and (inside or line.lstrip().startswith("<!--"))
        if inside and line.strip():
            yield Removed(line=number, text=line, rule="comment")
        inside = inside and "-->" not in line


def _kept(pieces: Sequence[Piece], fates: Sequence[Fate], end: int) -> Iterator[Fate]:
    """The fates where mark-up helps: what a mere guess took off up to ``end`` stays; so do pictures and footnotes."""
    bodies = (fate.body for fate in fates if fate.body)
    cited = {block.text[m.start : m.end] for block in bodies for m in block.marks if m.kind == "sup"}
    for place, (piece, fate) in enumerate(zip(pieces, fates, strict=True)):
        label = _NOTE.match(piece.block.text) if piece.block.kind == "item" else None
        noted = label is not None and label[0] in cited
        guessed = fate.rule == "after the text" and (noted or place < end or piece.block.kind == "figure")
        yield Fate(body=piece.block, signs=fate.signs) if guessed else fate


# ---------------------------------------------------------------- subheadings


def _with_headings(body: Sequence[Block], signed: Set[int], marked: bool) -> Iterator[Block]:
    """The body with its subheadings known: short lines without a sentence's end, between a text's end and prose.

    None touches a ``signed`` line, which states something of the report, nor opens a turn of a conversation.
    Where the capture has mark-up they are bold as well.
    """
    for place, block in enumerate(body):
        around = body[place - 1 : place + 2] if place else ()
        heads = len(around) == 3 and _is_heading(block.text) and _is_ended(around[0]) and _is_prose(around[2])
        heads = heads and not signed & {block.line - 1, block.end + 1} and not _are_turns(block, around)
        heads = heads and block.kind == "paragraph" and (not marked or _is_bold(block))
        yield msgspec.structs.replace(block, kind="heading", level=2) if heads else block


def _are_turns(block: Block, around: Sequence[Block]) -> bool:
    """Whether lines that stand together all begin as ``Q: When?`` and ``Where: at the old pier`` do."""
    return _TURN.match(block.text) is not None and any(_TURN.match(each.text) for each in (around[0], around[2]))


def _is_bold(block: Block) -> bool:
    return block.marks == (Mark(0, len(block.text), "strong"),)


def _is_heading(text: str) -> bool:
    return len(text.split()) <= _HEADING_WORDS and len(text) <= 90 and _HEADING.fullmatch(text) is not None


def _is_ended(block: Block) -> bool:
    return len(block.text) > _LONG or block.kind in ("quote", "item") or _TEXT_END.search(block.text[-8:]) is not None


def _is_prose(block: Block) -> bool:
    """Whether the block is running text: long, or it ends as sentences and leads to lists do."""
    ended = len(block.text.split()) >= _TEXT_WORDS and _TEXT_END.search(block.text[-8:])
    return block.kind == "paragraph" and (len(block.text) > _LONG or bool(ended))
