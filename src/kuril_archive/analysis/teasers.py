"""Headlines and days of other reports around a text, which are never its own: boxes and cards."""

from collections.abc import Collection, Sequence

from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.extent import Piece, gap
from kuril_archive.analysis.names import is_outlet
from kuril_archive.analysis.signs import credit_line

_DATED = ("date line", "byline", "updated")
_TITLE = 3
"""Of so many words is the headline of a card."""


def boxes_over(pieces: Sequence[Piece], start: int, able: Collection[int]) -> dict[int, str]:
    """The lines of the boxes above the text, and the rules of their heads; ``able`` are those that may be headlines.

    So are headlines and dates in turn. A box is left alone where no other headline would remain.
    """
    pairs = {n for n in able if n + 1 < start and not gap(pieces, n + 1) and _is_dated(pieces[n + 1])}
    listed = {n for n in pairs if {n - 2, n + 2} & pairs} if any(n > max(pairs, default=n) for n in able) else set()
    found = {place: "above the headline" for n in listed for place in (n, n + 1)}
    for head in (place for place in range(start) if pieces[place].of("related")):
        end = _box_end(pieces, head, start, able)
        others = [place for place in able if place not in found and not head <= place < end]
        signed = any(_kinds(piece) & {"author"} for piece in pieces[head:end])
        if any(place >= end for place in others) or (others and not signed):
            found |= {place: "related" for place in range(head, end) if pieces[place].block.kind == "paragraph"}
    return found


def _box_end(pieces: Sequence[Piece], head: int, start: int, able: Collection[int]) -> int:
    """The place after a box: at a blank line, else after its last headline with a date over yet another headline."""
    if not gap(pieces, head + 1):
        blank = next((place for place in range(head + 1, start) if gap(pieces, place)), start)
        if blank < start or gap(pieces, start):
            return blank
    end = head + 1
    while end in able and end + 1 < start and _is_dated(pieces[end + 1]) and any(n > end + 1 for n in able):
        end += 2
    return end


def cards_over(pieces: Sequence[Piece], head: int, wordy: Collection[int]) -> dict[int, str]:
    """The headlines with a date right below them that a blank line parts from the headline at ``head``."""
    dated = [n for n in range(1, head) if n - 1 in wordy and not gap(pieces, n) and gap(pieces, n + 1)]
    cards = [n for n in dated if _is_dated(pieces[n]) and not _is_timed(pieces[n])]
    return {place: "above the headline" for n in cards for place in (n - 1, n)}


def cards_after(pieces: Sequence[Piece]) -> int:
    """The place after the text where cards begin: a headline with a byline or a labelled date right below it.

    With dates alone below them they are cards where there are two or more.
    """
    near = range(next((n for n, piece in enumerate(pieces) if piece.box), len(pieces)) - 1)
    cards = [n for n in near if is_title(pieces[n]) and _kinds(pieces[n + 1]) & {"author", *_DATED}]
    return cards[0] if len(cards) > 1 or any(not is_date(pieces[n + 1]) for n in cards) else len(pieces)


def is_title(piece: Piece) -> bool:
    """Whether a line after the text may be the headline of a card."""
    unknown = piece.rule is None and not piece.text and piece.block.kind == "paragraph"
    return unknown and piece.words >= _TITLE and not _kinds(piece) and not is_outlet(piece.block.text.strip(), {})


def is_date(piece: Piece) -> bool:
    """Whether a line is a date and no more."""
    return {sign.rule for sign in credit_line(piece.block.text, 1)} == {"date alone"}


def _kinds(piece: Piece) -> set[str]:
    """What a line states of a report."""
    return {sign.kind for sign in credit_line(piece.block.text, 1)}


def _is_dated(piece: Piece) -> bool:
    return bool(_kinds(piece) & {*_DATED})


def _is_timed(piece: Piece) -> bool:
    return any(date.weekday is not None or date.has_time for date in find_dates(piece.block.text))
