"""Where the running text of a capture begins and ends: most prose, least furniture."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from kuril_archive.analysis.boxes import Rule
from kuril_archive.analysis.furniture import CONSENT, fold, rule_for
from kuril_archive.analysis.signs import credit_line
from kuril_archive.model import Block

_WORD = re.compile(r"[\w’']+")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$|[”»」]$")
_FULL_STOP = re.compile(r"[.…。][\"'”’»)\]」』]*$")
_PROSE_WORDS = 12
"""A sentence of so many words is running text; a shorter one may be a caption or a button."""
_TITLE_WORDS = 20
"""A sentence that ends as a headline may ("?", "!") is running text from so many words."""
_HEADLINE_WORDS = 4
"""A line of so many words may be a headline."""
_LONG_WORDS = 25
"""A block of so many words is running text even where its end is no end of a sentence."""

PROSE, SENTENCE, UNKNOWN, FURNITURE, TAIL, REPEATED = 12.0, 2.0, -2.0, -15.0, -60.0, -3.0
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
    passing: bool = False
    """It heads a box after which the text goes on."""

    @property
    def prose(self) -> bool:
        """It is running text, and not furniture."""
        least = _PROSE_WORDS if self.stop else _TITLE_WORDS if self.sentence else _LONG_WORDS
        return self.rule is None and self.words >= least

    def of(self, rule: str) -> bool:
        """It is furniture of the kind that the rule's name says."""
        return self.rule is not None and self.rule.name == rule

    @property
    def box(self) -> bool:
        """It is the head of a box in a page or at its end."""
        return self.rule is not None and self.rule.where == "tail"

    @property
    def text(self) -> bool:
        """It may be a part of a running text: prose, a sentence, or what leads to a list."""
        return self.rule is None and (self.prose or self.sentence or self.block.text.endswith((":", "：")))


def pieces_of(blocks: tuple[Block, ...]) -> tuple[Piece, ...]:
    """The blocks, measured."""
    folded = [fold(block.text) for block in blocks]
    count = Counter(folded)
    pieces = [_piece(block, text, count[text] > 1) for block, text in zip(blocks, folded, strict=True)]
    pieces = _consented(pieces)
    return tuple(_in_place(pieces, place) if pieces[place].box else pieces[place] for place in range(len(pieces)))


_COOKIES = re.compile(r"\b(?:cookies?|gdpr|куки)\b|クッキー", re.I)
_LIFETIME = re.compile(
    r"(?:\S{1,60}(?: \([^()]*\))?\s+)??(?:\d+ (?:(?:second|minute|hour|day|week|month|year)s?|Tage?|Monate?|Jahre?|"
    r"días?|mes(?:es)?|años?|jours?|mois|ans?|дн\w+|месяц\w*|год\w*|лет)|session|sitzung|sesión|persistent|never)\b",
    re.I,
)
"""How long a cookie lasts, after its name where they share a line: ``_ga  2 years  Counts visitors.``"""


def _consented(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the notice and the table of cookies known that end a page: no other prose follows them."""
    told = {n for n, piece in enumerate(pieces) if piece.of(CONSENT.name) or _is_of_cookies(pieces, n)}
    first = max((n + 1 for n, piece in enumerate(pieces) if piece.prose and n not in told), default=len(pieces))
    start = next((n for n in range(first, len(pieces)) if pieces[n].of(CONSENT.name)), len(pieces))
    rest = {n for n in told if n > start and not pieces[n].rule}
    return [msgspec.structs.replace(piece, rule=CONSENT) if n in rest else piece for n, piece in enumerate(pieces)]


def _is_of_cookies(pieces: Sequence[Piece], place: int) -> bool:
    texts = [piece.block.text for piece in pieces[max(0, place - 1) : place + 1]]
    return bool(_COOKIES.search(texts[-1]) or _LIFETIME.match(texts[-1]) or _LIFETIME.fullmatch(texts[0]))


def _in_place(pieces: Sequence[Piece], place: int) -> Piece:
    """The head of a box as its place shows it: a subheading, or a box in the text."""
    if _is_subhead(pieces, place):
        return msgspec.structs.replace(pieces[place], rule=None)
    return msgspec.structs.replace(pieces[place], passing=_goes_on(pieces, box_end(pieces, place)))


def box_end(pieces: Sequence[Piece], place: int) -> int:
    """The place after the short lines of the box that ``place`` heads: up to a blank line, or to the next text.

    The last short line before a text is its subheading, where no blank line parts it from the box.
    """
    spaced = gap(pieces, place + 1)
    end = place + 1
    while end < len(pieces) and _is_in_box(pieces[end]):
        if not spaced and gap(pieces, end):
            return end
        end += 1
    parted = end < len(pieces) and gap(pieces, end) and not spaced
    return end if parted or end == place + 1 or end == len(pieces) or pieces[end].rule else end - 1


def _is_in_box(piece: Piece) -> bool:
    """Whether a line may belong to a box: a short one, or a field to fill in."""
    field = piece.of("reply form") or piece.of("reply field")
    return (not piece.rule or field) and not piece.text and piece.block.kind != "heading"


def gap(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a blank line stands before a piece."""
    return place < len(pieces) and pieces[place].block.line > pieces[place - 1].block.end + 1


def _goes_on(pieces: Sequence[Piece], start: int) -> bool:
    """Whether the text goes on at ``start``: two paragraphs of prose, or one and two sentences, and few else."""
    end = next((n for n in range(start, len(pieces)) if pieces[n].rule), len(pieces))
    prose = sum(piece.prose for piece in pieces[start:end])
    texts = sum(piece.text for piece in pieces[start:end])
    return prose > 0 and (prose > 1 or texts > 2) and 2 * texts > end - start


_HOLDS_PROSE = ("about the writer", "rights", "press contact")
"""Boxes whose own text is running text."""
_INVITES = re.compile(
    r"(?:leave|post|add|write|submit|join|dejar?|escribe|laisser|schreib|hinterlass|остав|напис|добав).*|\D*0\D*"
)
"""Folded heads that ask for a comment, or count none; the others stand over comments."""
_TO_THE_READER = re.compile(
    r"\b(?:please|your?|comment(?:s|ing)?|newsletter|inbox|e-?mail|i agree|privacy policy|terms of|"
    r"bitte|ihren?|votre|vos|por favor|su correo|пожалуйста|ваш\w*)\b|ください",
    re.I,
)
"""What a paragraph of a page says to its reader."""


def _goes_on_once(pieces: Sequence[Piece], head: int) -> int | None:
    """The place of one last paragraph of the text, below a button or below a title with a plain list of links.

    One short sentence may follow it.
    """
    if head >= len(pieces) or not pieces[head].box or any(map(pieces[head].of, _HOLDS_PROSE)):
        return None
    place = box_end(pieces, head)
    links = place - head - 1
    holds = links == 1 or (pieces[head].of("comments") and not _INVITES.fullmatch(pieces[head].folded))
    if holds or place == len(pieces) or not (pieces[place].prose and pieces[place].stop):
        return None
    last = place + 1 < len(pieces) and pieces[place + 1].text and not pieces[place + 1].prose
    after = place + 1 + last
    told = any(_TO_THE_READER.search(piece.block.text) for piece in pieces[place:after])
    return None if told or (after < len(pieces) and not pieces[after].rule) else place


_SUBHEAD = re.compile(
    r"discussion|comments?|responses|replies|related (?:work|reading|research|cases)|further reading|tags|topics|"
    r"categories|keywords|newsletters?|recommended|previous|next|see also|diskussion|kommentare?|comentarios|"
    r"commentaires|обсуждение|комментарии|コメント"
)
"""Folded heads of boxes that are as well the subheadings of reports."""


def _is_subhead(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the head of a box is a subheading: a bare word with prose before it and running text right after it."""
    marked = pieces[place].block.kind == "heading"
    if not place or not _SUBHEAD.fullmatch(pieces[place].folded) or not (marked or pieces[place - 1].prose):
        return False
    after = [piece.prose for piece in pieces[place + 1 : place + 3]]
    return after[:1] == [True] and (marked or after == [True, True])


def _piece(block: Block, folded: str, repeated: bool) -> Piece:
    ending = block.text[-8:].rstrip()
    return Piece(
        block=block,
        folded=folded,
        words=len(_WORD.findall(_HAN.sub("", block.text))) + len(_HAN.findall(block.text)) // 2,
        sentence=_SENTENCE_END.search(ending) is not None,
        stop=_FULL_STOP.search(ending) is not None,
        rule=rule_for(block.text) if block.kind in ("paragraph", "heading") else None,
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
    first = _first_prose(pieces, start, end)
    if _is_long_headline(pieces, first, end):
        first = _first_prose(pieces, first + 1, end)
    seen = {piece.folded for piece in pieces[:first]}
    last = _end(pieces, end, seen)
    while (paragraph := _goes_on_once(pieces, last)) is not None:
        last = _end(pieces, paragraph + 1, seen)
    return (first, last) if best else (0, 0)


def _is_long_headline(pieces: Sequence[Piece], place: int, end: int) -> bool:
    """Whether a line that is long enough for running text stands over credits, with no other headline above it."""
    if place + 1 >= end or pieces[place].sentence or not credit_line(pieces[place + 1].block.text, 1):
        return False
    return not any(piece.rule is None and piece.words >= _HEADLINE_WORDS for piece in pieces[:place])


def _first_prose(pieces: Sequence[Piece], start: int, end: int) -> int:
    return next((place for place in range(start, end) if pieces[place].prose), start)


def _end(pieces: Sequence[Piece], start: int, seen: set[str]) -> int:
    return next((n for n in range(start, len(pieces)) if _ends(pieces[n], seen)), len(pieces))


def _ends(piece: Piece, seen: set[str]) -> bool:
    """Whether furniture begins here: a rule says so, or the page's head holds the same line."""
    return piece.folded in seen if piece.rule is None else piece.rule.where != "inside"


def _worth(piece: Piece) -> float:
    if piece.rule:
        return TAIL if piece.box and not piece.passing else FURNITURE
    if piece.repeated:
        return REPEATED
    if piece.prose:
        return PROSE + min(piece.words, _LONG_WORDS)
    if piece.block.kind != "paragraph":
        return 0  # a list or a heading that is marked as such is neither
    return SENTENCE if piece.sentence else UNKNOWN
