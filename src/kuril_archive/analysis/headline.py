"""The headline of a capture, and the section and outlet that its copies and neighbours name."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.extent import Piece
from kuril_archive.analysis.furniture import fold, words
from kuril_archive.analysis.signs import address, byline, date_signs, prefix

_REACH = 13
"""How many pieces above the text the headline may stand."""
_LONGEST = 300
_LETTERS = re.compile(r"[^\W\d_]{2}")
_BAR = re.compile(r"\s+[|–—-]\s+|\s*\|\s*")
_ENDS_LIKE_TEXT = re.compile(r"(?<!\b[A-ZÀ-Þ])[.;:,]$")
_LABEL = re.compile(
    r"\w+(?:ed|ten) (?:by|to|in|on|under|at|from)\b|(?:photo|image|caption|credit|tags?)\b ?:|by |"
    r".{2,60}\b(?:staff|(?:senior )?contributor|correspondent|staff writer|columnist)$"
)
"""Words that begin a line about the report instead of its headline ("tested by", "filed to"), folded."""

SECTIONS = words(
    "politics world news opinion business economy sport sports culture science technology tech health society "
    "asia europe "
    "africa americas international national local analysis editorial commentary diplomacy defence defense "
    "security energy "
    "environment russia japan china ukraine asia-pacific politica política mundo internacional economía "
    "sociedad cultura "
    "opinión politique monde économie société politik welt wirtschaft gesellschaft kultur ausland politica "
    "esteri mondo "
    "política mundo политика мир экономика общество культура наука спорт происшествия новости "
    "政治 国際 経済 社会 "
    "文化 国内 科学 スポーツ 国际 社会 经济"
) | {"world news", "asia pacific", "top news", "в мире", "us news", "foreign policy", "foreign affairs"}
"""Folded names of sections."""
OUTLET_WORDS = re.compile(
    r"\b(?:news|times|post|herald|tribune|journal|gazette|daily|press|agency|observer|guardian|telegraph|mail|"
    r"express|"
    r"chronicle|review|today|weekly|magazine|media|radio|tv|television|broadcasting|network|zeitung|presse|agencia|"
    r"diario|noticias|periódico|agence|новости|газета|известия|вести|агентство|правда|ведомости)\b|新聞|通信|ニュース|日报|新闻",
    re.IGNORECASE,
)
"""Words that make a name of several words the name of an outlet."""


class Headline(Struct, frozen=True):
    """Where the headline stands."""

    place: int
    """Index of the piece."""
    text: str
    outlet: str | None = None
    """The part after the bar of ``Title | Outlet``."""
    section: str | None = None
    """The word glued before a repeated copy."""
    copies: tuple[int, ...] = ()
    """Other pieces near the text that hold the same words."""


def headline(pieces: Sequence[Piece], start: int, outlets: Mapping[str, str]) -> Headline | None:
    """The headline above the piece ``start``; None where the capture begins with its text."""
    reach = range(max(0, start - _REACH), start)
    able = [place for place in reach if _able(pieces[place], outlets)]
    if not able:
        return None
    place = _choose(pieces, able, start)
    for other in able:  # "PoliticsTitle" is a copy of "Title"
        text = pieces[other].folded
        if other != place and len(text) > 15 and pieces[place].folded.endswith(text):
            place = other
    return _with_copies(pieces, place, start, outlets)


def _choose(pieces: Sequence[Piece], able: list[int], start: int) -> int:
    """A heading of the first rank, else a repeated line, else the line above the byline or date, else the nearest.

    Of lines that stand together the highest is taken: a subtitle follows its headline.
    """
    marked = [place for place in able if pieces[place].block.kind == "heading" and pieces[place].block.level == 1]
    repeated = [place for place in able if pieces[place].repeated and pieces[place].words >= 4]
    stated = next((place for place in range(start - 1, able[0], -1) if _states(pieces[place])), start)
    wordy = [place for place in able if pieces[place].words >= 4]
    over = [place for place in wordy if place < stated] or wordy or able
    together = next(n for n in (2, 1, 0) if set(range(over[-1] - n, over[-1])) <= set(over))
    return (marked or repeated or [over[-1] - together])[-1]


def _states(piece: Piece) -> bool:
    """Whether a line is a byline or gives the day."""
    return bool(date_signs(piece.block.text, 1) or byline(piece.block.text, 1))


def _able(piece: Piece, outlets: Mapping[str, str]) -> bool:
    """Whether a line may be a headline at all."""
    text, block = piece.block.text, piece.block
    if (
        len(text) > _LONGEST
        or piece.rule
        or not _LETTERS.search(text)
        or not 2 <= piece.words <= 35
        or block.kind not in ("paragraph", "heading")
    ):
        return False
    if (
        piece.folded in SECTIONS
        or piece.folded in outlets
        or _ENDS_LIKE_TEXT.search(text)
        or _LABEL.match(piece.folded)
    ):
        return False
    return not (_dated(text) or _states(piece) or prefix(text, 1, outlets) or address(text, 1))


def _dated(text: str) -> bool:
    """Whether a line begins with a full date or is a date in its greater part."""
    dates = find_dates(text)
    full = bool(dates) and dates[0].start == 0 and None not in dates[0].readings[0]
    return full or sum(len(date.text) for date in dates) * 2 > len(text)


def _with_copies(pieces: Sequence[Piece], place: int, start: int, outlets: Mapping[str, str]) -> Headline:
    text, outlet, section, copies = pieces[place].block.text, None, None, []
    parts = _BAR.split(text)
    if len(parts) > 1 and _is_outlet(parts[-1], outlets, pieces, place):
        cut = text[: text.rindex(parts[-1])].rstrip(" |–—-")
        text, outlet = cut, parts[-1]
    folded = fold(text)
    for other in range(max(0, start - 4 * _REACH), min(start + 2, len(pieces))):
        same = pieces[other].folded
        if other == place or not same.endswith(folded):
            continue
        lead = pieces[other].block.text[: len(pieces[other].block.text) - len(text)].strip(" :|>/»›–—-")
        if not lead or (len(lead) <= 30 and pieces[other].block.text.endswith(text)):
            copies.append(other)
            section = lead or section
    return Headline(place, text, outlet, section, tuple(copies))


def _is_outlet(name: str, outlets: Mapping[str, str], pieces: Sequence[Piece], place: int) -> bool:
    known = name.casefold() in outlets or OUTLET_WORDS.search(name) is not None
    bare = pieces[place].block.text
    return len(name.split()) <= 5 and (known or any(fold(bare.split(name)[0]) == p.folded for p in pieces))


def outlet_line(piece: Piece, text: str, outlets: Mapping[str, str]) -> str | None:
    """The outlet that a line of its own names: known, or with an outlet's word, or one word that the text lacks."""
    name = piece.block.text.strip()
    if known := outlets.get(name.casefold()):
        return known
    if piece.rule or piece.sentence or piece.words > 6 or piece.folded in SECTIONS or not name[:1].isupper():
        return None
    if piece.words > 1:
        titled = all(word[:1].isupper() or word in ("of", "the", "de", "la", "del") for word in name.split())
        return name if titled and OUTLET_WORDS.search(name) else None
    alone = re.fullmatch(r"[^\W\d_]{3,20}", name) and not re.search(rf"\b{re.escape(name)}\b", text)
    return name if alone else None
