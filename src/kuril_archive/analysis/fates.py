"""What becomes of a piece: kept, removed under a rule, or carried by its signs."""

from msgspec import Struct

from kuril_archive.analysis.extent import Piece
from kuril_archive.analysis.headline import Copy
from kuril_archive.model import Block, Sign, SignKind


class Fate(Struct, frozen=True):
    """The block that stays, the rule that removed the piece, and the signs that quote it."""

    body: Block | None = None
    rule: str | None = None
    signs: tuple[Sign, ...] = ()


def sign(kind: SignKind, value: str, piece: Piece, rule: str) -> Sign:
    """A sign that quotes the whole piece."""
    return Sign(kind=kind, value=value, quote=piece.block.text, line=piece.block.line, rule=rule)


def copied(piece: Piece, copy: Copy) -> Fate:
    """A copy of the headline is removed, and names its section and outlet."""
    found: list[Sign] = []
    if copy.section:
        found.append(sign("section", copy.section, piece, "repeated headline"))
    if copy.outlet:
        found.append(sign("outlet", copy.outlet, piece, "headline with outlet"))
    return Fate(rule="repeated headline", signs=tuple(found))
