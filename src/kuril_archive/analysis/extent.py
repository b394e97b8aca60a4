"""Where the running text of a capture begins and ends: most prose, least furniture."""

import re
from collections import Counter

from msgspec import Struct

from kuril_archive.analysis.boxes import Rule
from kuril_archive.analysis.furniture import fold, rule_for
from kuril_archive.model import Block

_WORD = re.compile(r"[\w’']+")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$|[”»」]$")
_FULL_STOP = re.compile(r"[.…。][\"'”’»)\]」』]*$")
_PROSE_WORDS = 12
"""A sentence of so many words is running text; a shorter one may be a caption or a button."""
_TITLE_WORDS = 20
"""A sentence that ends as a headline may ("?", "!") is running text from so many words."""
_LONG_WORDS = 25
"""A block of so many words is running text even where its end is no end of a sentence."""

PROSE, SENTENCE, UNKNOWN, FURNITURE, BOX, REPEATED = 12.0, 2.0, -2.0, -15.0, -60.0, -3.0
"""What a block of each sort adds to a stretch; prose adds its words besides, up to ``_LONG_WORDS``."""


class Piece(Struct, frozen=True):
    """A block with what the search needs to know of it."""

    block: Block
    folded: str
    words: int
    """Words; in scripts without spaces, half the signs."""
    sentence: bool
    """Its end is the end of a sentence."""
    stop: bool
    """It ends with a full stop, as headlines do not."""
    rule: Rule | None
    repeated: bool
    """The same words stand in another block."""

    @property
    def prose(self) -> bool:
        """It is running text, and not furniture."""
        least = _PROSE_WORDS if self.stop else _TITLE_WORDS if self.sentence else _LONG_WORDS
        return self.rule is None and self.words >= least

    @property
    def box(self) -> bool:
        """It is the head of a box that ends a page."""
        return self.rule is not None and self.rule.where == "tail"


def pieces_of(blocks: tuple[Block, ...]) -> tuple[Piece, ...]:
    """The blocks, measured."""
    folded = [fold(block.text) for block in blocks]
    count = Counter(folded)
    return tuple(_piece(block, text, count[text] > 1) for block, text in zip(blocks, folded, strict=True))


def _piece(block: Block, folded: str, repeated: bool) -> Piece:
    ending = block.text[-8:].rstrip()
    return Piece(
        block=block,
        folded=folded,
        words=len(_WORD.findall(_HAN.sub("", block.text))) + len(_HAN.findall(block.text)) // 2,
        sentence=_SENTENCE_END.search(ending) is not None,
        stop=_FULL_STOP.search(ending) is not None,
        rule=rule_for(block.text),
        repeated=repeated,
    )


def extent(pieces: tuple[Piece, ...]) -> tuple[int, int]:
    """First and last (exclusive) piece of the running text; (0, 0) where there is none.

    The stretch of the greatest worth (Kadane), from its first prose to the first furniture after its last.
    """
    best, span, total, start = 0.0, (0, 0), 0.0, 0
    for place, piece in enumerate(pieces):
        if total <= 0:
            total, start = 0.0, place
        total += _worth(piece)
        if total > best:
            best, span = total, (start, place + 1)
    start, end = span
    first = next((place for place in range(start, end) if pieces[place].prose), start)
    seen = {piece.folded for piece in pieces[:first]}
    last = next((n for n in range(end, len(pieces)) if _ends(pieces[n], seen)), len(pieces))
    return (first, last) if best else (0, 0)


def _ends(piece: Piece, seen: set[str]) -> bool:
    """Whether furniture begins here: a rule says so, or the page's head holds the same line."""
    return piece.folded in seen if piece.rule is None else piece.rule.where != "inside"


def _worth(piece: Piece) -> float:
    if piece.rule:
        return BOX if piece.box else FURNITURE
    if piece.repeated:
        return REPEATED
    if piece.prose:
        return PROSE + min(piece.words, _LONG_WORDS)
    return SENTENCE if piece.sentence else UNKNOWN
