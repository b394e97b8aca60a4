"""The text for reading: blocks with stable anchors, the quoted words marked, each note after its paragraph."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from kuril_archive.markup import Wrap, elements
from kuril_archive.model import Block
from kuril_archive.renderer.witnesses import Witness


class Group(Struct, frozen=True):
    """A noted part of the text, its notes, and the plain parts up to the next noted one."""

    head: Markup
    notes: tuple[Witness, ...]
    rest: Markup


def groups(body: tuple[Block, ...], witnesses: Sequence[Witness]) -> tuple[Group, ...]:
    """Return the text in groups; the first may have no notes."""
    noted = _notes(witnesses)
    made: list[tuple[str, tuple[Witness, ...], list[str]]] = []
    for places, html in elements(body, {place: _wraps(notes) for place, notes in noted.items()}):
        notes = tuple(note for place in places for note in noted.get(place, ()))
        if notes or not made:
            made.append((html, notes, []))
        else:
            made[-1][2].append(html)
    return tuple(Group(Markup(head), notes, Markup("\n".join(rest))) for head, notes, rest in made)


def _notes(witnesses: Sequence[Witness]) -> Mapping[int, tuple[Witness, ...]]:
    """Return for each block the witnesses whose words stand in it, in its order, one for each place."""
    found = {w.span: w for w in reversed(witnesses) if w.span is not None}
    blocks = groupby(sorted(found), key=lambda span: span[0])
    return {block: tuple(found[span] for span in spans) for block, spans in blocks}


def _wraps(notes: Iterable[Witness]) -> tuple[Wrap, ...]:
    return tuple((w.span[1], w.span[2], '<span class="date">', "</span>") for w in notes if w.span is not None)
