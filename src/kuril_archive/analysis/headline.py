"""The headline of a capture, and the section and outlet that its copies and neighbours name."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from kuril_archive.analysis.dateline import prefix
from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.extent import Piece, gap
from kuril_archive.analysis.furniture import fold, rule_for
from kuril_archive.analysis.names import OUTLET_WORDS, SECTIONS, is_outlet
from kuril_archive.analysis.signs import address, credit_line, handle
from kuril_archive.analysis.teasers import boxes_over, cards_over

_REACH = 13
"""How many pieces above the text the headline may stand."""
_WORDY = 4
"""A line of so many words is a headline rather than a name or a label."""
_LONGEST = 300
_COPY = 15
"""Only a longer line is known again inside another."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_BAR = re.compile(r"\s+[|–—-]\s+|\s*\|\s*")
_ENDS_LIKE_TEXT = re.compile(r"(?<!\b[A-ZÀ-Þ])[.;:,]$")
_LABEL = re.compile(
    r"\w+(?:ed|ten) (?:by|to|in|on|under|at|from)\b|(?:photo|image|caption|credit|tags?)\b ?:|by |"
    r".{2,60}\b(?:staff|(?:senior )?contributor|correspondent|staff writer|columnist)$"
)
"""Words that begin a line about the report instead of its headline ("tested by", "filed to"), folded."""
_SUBJECT = re.compile(
    r"(?:subject|betreff|objet|asunto|тема|件名|oggetto|assunto|headline|title|titre|titel|título|titolo|заголовок)"
    r" ?[:：]\s*(?:(?:re|fwd?|aw|wg|tr) ?:\s*)*",
    re.I,
)
_FIELD = re.compile(r"[^\W\d_][\w-]*(?: \w+)? ?[:：] ?\S")
"""``Where: at the old pier``: one of several such lines is no headline."""
_SMALL = re.compile(r"(?<=\s)[a-zà-ÿа-яё]\w{3}")
"""A small word that is no mere preposition, as in headlines and not in names."""


_HOME = re.compile(r"(?:you are here:? ?)?(?:home|start|startseite|inicio|accueil|главная|ホーム|首页|トップ)\b")
_STEP = re.compile(r"\s*(?:[>»›→/|]|::)+\s*|\s{3,}|\t+")
_GLUED = re.compile(r"(?<=[a-zà-ÿа-яё])(?=[A-ZÀ-ÞА-ЯЁ])")
"""Where the steps of ``HomePoliticsAsia`` meet."""
_BRACKETS = re.compile(r"[(\[].*[)\]]")


class Copy(Struct, frozen=True):
    """Another piece near the text that holds the headline."""

    section: str | None = None
    """The word glued before it."""
    outlet: str | None = None
    """The part after the bar of ``Title | Outlet``."""


class Headline(Struct, frozen=True):
    """Where the headline stands."""

    place: int
    """Index of the piece."""
    text: str
    outlet: str | None
    """The part after the bar of ``Title | Outlet``."""
    copies: Mapping[int, Copy]
    others: Mapping[int, str]
    """The lines near it that head or date other reports, and the rule of each."""


def steps(crumbs: str) -> list[str]:
    """The steps of a breadcrumb, parted by signs, by wide gaps, or glued; one for any other line."""
    parted = _STEP.split(crumbs) if _STEP.search(crumbs.strip()) else _GLUED.split(crumbs)
    return [step.strip() for step in parted if step.strip()]


def is_trail(line: str) -> bool:
    """Whether a line leads from the home page to one section, its steps parted by wide gaps."""
    trail = steps(line)
    gaps = re.search(r"\s{3,}|\t", line.strip())
    home = 2 <= len(trail) <= 5 and _HOME.fullmatch(fold(trail[0]))
    others = [step for step in trail[1:] if rule_for(step) and fold(step) not in SECTIONS]
    return bool(gaps and home) and not others and sum(fold(step) in SECTIONS for step in trail) <= 1


def section_of(crumbs: str, title: str) -> str | None:
    """The section that a breadcrumb ends in: its last step below the home page, else the last known section."""
    trail = steps(crumbs)
    home = bool(trail) and _HOME.fullmatch(fold(trail[0])) is not None
    known = [step for step in trail if fold(step) in SECTIONS]
    below = [step for step in trail[1:] if fold(step) in SECTIONS or _is_step(step, title)] if home else known
    return next(reversed(below or known), None)


def _is_step(step: str, title: str) -> bool:
    """Whether a step of a breadcrumb may be a section: few words, no date, no tool, not the title's beginning."""
    begins = fold(title).startswith(fold(step.rstrip(" .…")))
    return len(step.split()) <= 3 and not re.search(r"\d|…|\.\.", step) and not begins and not rule_for(step)


def headline(
    pieces: Sequence[Piece], start: int, outlets: Mapping[str, str], said: str | None = None
) -> Headline | None:
    """The headline above the piece ``start``; None where the capture begins with its text.

    Where the title is ``said`` in front matter, only a heading of the first rank or the same words repeat it.
    """
    reach = range(max(0, start - _REACH), start)
    able = [n for n in reach if _able(pieces[n], outlets) and not handle(pieces[n + 1].block.text, 1)]
    able = [n for n in able if not _is_field(pieces, n)]
    boxed = boxes_over(pieces, start, able)
    able = [n for n in able if n not in boxed]
    if said is not None:
        able = [n for n in able if _is_first_rank(pieces[n]) or pieces[n].folded == fold(said)]
    if not able:
        return None
    names = {piece.folded for piece in pieces[: start + 1]}
    chosen = _choose(pieces, able, start)
    for other in able:  # "PoliticsTitle" and "Title | Outlet" are copies of "Title"
        text = pieces[other].folded
        if other != chosen and len(text) > _COPY and _holds(pieces[chosen], text, names, outlets):
            chosen = other
    title, outlet = _parted(pieces[chosen], names, outlets)
    around = range(max(0, start - 4 * _REACH), min(start + 2, len(pieces)))
    found = {n: _copy(pieces[n], title, names, outlets) for n in around if n != chosen}
    copies = {n: copy for n, copy in found.items() if copy}
    wordy = [n for n in able if n not in copies and _is_wordy(pieces[n])]
    return Headline(chosen, title, outlet, copies, {**cards_over(pieces, chosen, wordy), **boxed})


def _choose(pieces: Sequence[Piece], able: list[int], start: int) -> int:
    """A heading of the first rank, else a repeated line, else the line above the byline or date, else the nearest.

    Of lines that stand together the highest is taken: a subtitle follows its headline.
    """
    marked = [place for place in able if _is_first_rank(pieces[place])]
    marked += [place for place in able if _SUBJECT.match(pieces[place].block.text)]
    repeated = [place for place in able if pieces[place].repeated and pieces[place].words >= _WORDY]
    stated = _first_credit(pieces, able[0], start)
    wordy = [place for place in able if pieces[place].words >= _WORDY]
    heads = [place for place in able if place in wordy or _heads(pieces, place, stated, start)]
    over = next(filter(None, ([n for n in some if n < stated] for some in (wordy, heads))), wordy or able)
    together = next(n for n in (2, 1, 0) if set(range(over[-1] - n, over[-1])) <= {*over, *heads})
    return (marked or repeated or [over[-1] - together])[-1]


def _first_credit(pieces: Sequence[Piece], floor: int, start: int) -> int:
    """The place of the first of the credits nearest above the text; an unknown line may part a byline from its date."""

    def read(place: int) -> set[str]:
        return {sign.kind for sign in credit_line(pieces[place].block.text, 1)} if place > floor else set()

    first = next((place for place in range(start - 1, floor, -1) if read(place)), start)
    while read(first - 1):
        first -= 1
    parted = first < start and "author" not in read(first) and not pieces[first - 1].rule and not gap(pieces, first - 1)
    return first - 2 if parted and read(first - 2) == {"author"} else first


def _heads(pieces: Sequence[Piece], place: int, stated: int, start: int) -> bool:
    """Whether a line of two or three words stands over credits, or over the other lines that do, as a headline does."""
    parted = place + 1 < stated and gap(pieces, place + 1)
    return stated < start and not parted and _is_wordy(pieces[place])


def _is_wordy(piece: Piece) -> bool:
    """Whether a line has as many words as a headline has, or fewer that are no bare name."""
    return piece.words >= _WORDY or (_SMALL.search(piece.block.text) is not None and not re.search(r"\d", piece.folded))


def _is_field(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a line is one of several that stand together as ``Label: value``."""
    beside = [n for n in (place - 1, place + 1) if 0 <= n < len(pieces) and not gap(pieces, max(n, place))]
    fields = [_FIELD.match(pieces[n].block.text) and not pieces[n].prose for n in (place, *beside)]
    return bool(fields[0]) and any(fields[1:]) and not _SUBJECT.match(pieces[place].block.text)


def _is_first_rank(piece: Piece) -> bool:
    return piece.block.kind == "heading" and piece.block.level == 1


def _able(piece: Piece, outlets: Mapping[str, str]) -> bool:
    """Whether a line may be a headline at all."""
    text, block = piece.block.text, piece.block
    if (
        len(text) > _LONGEST
        or piece.rule
        or not _LETTERS.search(text)
        or not 2 <= piece.words <= 50
        or block.kind not in ("paragraph", "heading")
    ):
        return False
    ends = _ENDS_LIKE_TEXT.search(text) and not text.isupper()  # old papers print FISH MARKET CLOSED.
    if piece.folded in SECTIONS or ends or is_trail(text) or _LABEL.match(piece.folded) or _BRACKETS.fullmatch(text):
        return False
    stated = credit_line(text, 1) or prefix(text, 1, outlets) or address(text, 1)
    return not (is_outlet(text, outlets) or _dated(text) or stated)


def _dated(text: str) -> bool:
    """Whether a line begins with a full date or is a date in its greater part."""
    dates = find_dates(text)
    full = bool(dates) and dates[0].start == 0 and None not in dates[0].readings[0]
    return full or sum(len(date.text) for date in dates) * 2 > len(text)


def _parted(piece: Piece, names: set[str], outlets: Mapping[str, str]) -> tuple[str, str | None]:
    """The headline and the outlet of ``Title | Section | Outlet``; ``names`` are the lines of the head, folded."""
    text = _SUBJECT.sub("", piece.block.text, count=1)
    parts = _BAR.split(text)
    outlet = parts[-1] if len(parts) > 1 and _closes(parts[-1], fold(parts[0]) in names, outlets) else None
    while len(parts) > 1 and outlet and (parts[-1] == outlet or fold(parts[-1]) in SECTIONS):
        text = text[: text.rindex(parts.pop())].rstrip(" |–—-")
    return text, outlet


def _closes(name: str, repeated: bool, outlets: Mapping[str, str]) -> bool:
    """Whether the last part is an outlet: by its words, or since the first part stands alone elsewhere."""
    says = is_outlet(name, outlets) or OUTLET_WORDS.search(fold(name))
    return len(name.split()) <= 5 and bool(says or repeated)


def _lead(lead: str, title: str) -> str | None:
    """The section that the words before a copy of the headline name."""
    if len(steps(lead)) > 1:
        return section_of(lead, title)
    named = 0 < len(lead.split()) <= 2 and not lead.startswith("Home") and not rule_for(lead)
    return lead if fold(lead) in SECTIONS or named else None


def _holds(piece: Piece, text: str, names: set[str], outlets: Mapping[str, str]) -> bool:
    return piece.folded.endswith(text) or fold(_parted(piece, names, outlets)[0]) == text


def _copy(piece: Piece, title: str, names: set[str], outlets: Mapping[str, str]) -> Copy | None:
    """The piece as a copy of the headline; None where it is none."""
    if fold(title) not in piece.folded:
        return None
    text, outlet = _parted(piece, names, outlets)
    lead = text[: len(text) - len(title)].strip(" :|/>»›–—-")
    longest = 90 if _HOME.match(fold(lead)) else 30
    if fold(text) == fold(title) or (text.endswith(title) and len(lead) <= longest):
        return Copy(_lead(lead, title), outlet)
    return None
