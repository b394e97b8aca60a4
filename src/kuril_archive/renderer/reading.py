"""The text for reading: blocks with stable anchors, the quoted words marked, each note after its paragraph."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from kuril_archive.markup import Wrap, anchors, inner_html
from kuril_archive.model import Block
from kuril_archive.renderer.witnesses import Witness

RUNS = ("item", "quote")
"""Kinds of blocks that make one element with those of their kind before and after them."""


class Group(Struct, frozen=True):
    """A noted part of the text, its notes, and the plain parts up to the next noted one."""

    head: Markup
    notes: tuple[Witness, ...]
    rest: Markup


class _Piece(Struct, frozen=True):
    """A block with its id, its rank as a heading, and what stands inside its element."""

    block: Block
    anchor: str
    rank: int
    inner: str
    notes: tuple[Witness, ...]


def groups(body: tuple[Block, ...], witnesses: Sequence[Witness]) -> tuple[Group, ...]:
    """Return the text in groups; the first may have no notes."""
    made: list[tuple[str, tuple[Witness, ...], list[str]]] = []
    for part in _parts(_pieces(body, witnesses)):
        notes = tuple(note for piece in part for note in piece.notes)
        html = _html(part)
        if notes or not made:
            made.append((html, notes, []))
        else:
            made[-1][2].append(html)
    return tuple(Group(Markup(head), notes, Markup("\n".join(rest))) for head, notes, rest in made)


def _pieces(body: tuple[Block, ...], witnesses: Sequence[Witness]) -> Iterator[_Piece]:
    ranks, above = sorted({block.level for block in body if block.kind == "heading"}), 1
    for index, (block, anchor) in enumerate(zip(body, anchors(body), strict=True)):
        notes = _notes(index, witnesses)
        if block.kind == "heading":
            above = min(6, above + 1, 2 + ranks.index(block.level))
        yield _Piece(block, anchor, above, inner_html(block, _wraps(notes)), notes)


def _notes(index: int, witnesses: Sequence[Witness]) -> tuple[Witness, ...]:
    """Return the witnesses whose words stand in a block, in its order, one for each place."""
    found = {w.span: w for w in reversed(witnesses) if w.span is not None and w.span[0] == index}
    return tuple(found[span] for span in sorted(found))


def _wraps(notes: Iterable[Witness]) -> tuple[Wrap, ...]:
    return tuple((w.span[1], w.span[2], '<span class="date">', "</span>") for w in notes if w.span is not None)


def _parts(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Yield list items and quotations that follow each other together, other blocks alone."""
    for kind, run in groupby(pieces, lambda piece: piece.block.kind):
        if kind in RUNS:
            yield list(run)
        else:
            yield from ([piece] for piece in run)


def _html(part: Sequence[_Piece]) -> str:
    first = part[0]
    match first.block.kind:
        case "item":
            return _list(part)
        case "quote":
            return _quotes(part)
        case "heading":
            return f'<h{first.rank} id="{first.anchor}">{first.inner}</h{first.rank}>'
        case "table":
            return f'<div class="wide" tabindex="0"><table id="{first.anchor}">\n{first.inner}\n</table></div>'
        case "code":
            return f'<pre id="{first.anchor}" tabindex="0"><code>{first.inner}</code></pre>'
        case _:
            return f'<p id="{first.anchor}">{first.inner}</p>'


def _list(part: Iterable[_Piece]) -> str:
    """Nest list items by their level."""
    html = ""
    opened: list[str] = []
    for piece in part:
        tag = "ol" if piece.block.ordered else "ul"
        level = max(1, min(piece.block.level, len(opened) + 1))
        while len(opened) > level or (len(opened) == level and opened[-1] != tag):
            html += f"</li></{opened.pop()}>"
        if len(opened) == level:
            html += "</li>"
        else:
            opened.append(tag)
            html += f"<{tag}>"
        html += f'<li id="{piece.anchor}">{piece.inner}'
    return html + "".join(f"</li></{tag}>" for tag in reversed(opened))


def _quotes(part: Iterable[_Piece]) -> str:
    """Nest quotations by their level."""
    html, depth = "", 0
    for piece in part:
        level = max(1, min(piece.block.level, depth + 1))
        html += "<blockquote>" * (level - depth) + "</blockquote>" * (depth - level)
        html += f'<p id="{piece.anchor}">{piece.inner}</p>'
        depth = level
    return html + "</blockquote>" * depth
