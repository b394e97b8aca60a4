"""English rules for days and months.

Extents and values follow the TimeML annotation guidelines, 2.2.1 (TIMEX3), and the TIDES standard of 2005 below them:
the words of a date with what says which part of it is meant (*early*, *the end of*), without its preposition.
"""

import re

from msgspec.structs import replace

from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.anchors import JOIN, TIED, tied, year_of
from kuril_archive.analysis.mentions.english.names import is_month
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.point import Point, length, ordinal
from kuril_archive.analysis.mentions.rules import Built, Rule


def calendar(year: int | None, month: int, day: int | None = None) -> Meaning | None:
    """A month or a day, with its year or open; None where there is no such day."""
    if day is not None and not 1 <= day <= length(2000 if year is None else year, month):
        return None
    if year is None:
        return Meaning(inside=(("month", month), *((("day", day),) if day else ())))
    point = Point("day", ordinal(year, month, day)) if day else Point("month", year * 12 + month - 1)
    return Meaning(base="absolute", point=point)


def month_number(word: str) -> int:
    """January is 1."""
    return w.MONTHS[word.lower().rstrip(".")]


YEAR_TAIL = rf"(?:(?:(?:,| of| in)? |-(?=\d{{4}}))(?:(?P<y>{w.YEAR})|(?P<ey>\d{{1,4}}) (?P<era>{w.ERA})))"
OF_YEAR = rf"(?:(?: of|,)? (?P<tied>{TIED}) year)"
WEEKDAY_LEAD = rf"(?:(?:{w.WEEKDAY}|{w.WEEKDAY_SHORT})(?: {w.PART})?,? (?:the (?=\d))?)?"
_PART_LEAD = rf"(?:(?:(?:early|late|later) in )?(?:the |early )?(?:early )?(?P<part>{w.PART})(?: hours)? of )?"
THE_DAY = r"(?:the (?=\d\d?(?:st|nd|rd|th| day)|\d\d? of))?"
_PART_TAIL = rf"(?: (?P<part2>{w.PART}))?"


def _finish(parts: dict[str, str | None], meaning: Meaning | None) -> Meaning | None:
    """The meaning with a part of the day that stands before or after."""
    part = parts.get("part") or parts.get("part2")
    if not part or meaning is None:
        return meaning
    return Meaning(
        type="TIME", base=meaning.base, point=meaning.point, shift=meaning.shift, inside=meaning.inside,
        clock=w.PARTS[part.lower()],
    )  # fmt: skip


def date(match: re.Match[str]) -> Meaning | None:
    """What the groups ``d`` ``m`` ``y`` (``ey`` ``era``, ``tied``) and ``part`` of a match say."""
    parts = match.groupdict()
    month = month_number(parts["m"])
    day = w.day(parts["d"]) if parts.get("d") else None
    if parts.get("tied"):
        base, shift = tied(parts["tied"])
        inside = (("month", month), *((("day", day),) if day else ()))
        return _finish(parts, Meaning(base=base, shift=("year", shift), inside=inside))
    year = None
    if parts.get("y") or parts.get("ey"):
        year = year_of(parts.get("y") or parts["ey"] or "", parts.get("era"))
    return _finish(parts, calendar(year, month, day))


def _month(match: re.Match[str]) -> Built:
    return Meaning(inside=(("month", month_number(match["m"])),)) if is_month(match) else None


def _leaning_month(match: re.Match[str]) -> Built:
    base, lean = tied(match["tied"])
    return Meaning(base=base, inside=(("month", month_number(match["m"])),), lean=lean)


def _figures(match: re.Match[str]) -> Built:
    """A date in figures, day first with dots; only its year where strokes leave the order of day and month open."""
    if match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    else:
        a, b, year = int(match["a"]), int(match["b"]), year_of(match["yy"])
        if match["sep"] != "." and a != b and 1 <= min(a, b) <= max(a, b) <= 12:
            return Meaning(base="absolute", point=Point("year", year))
        month, day = (b, a) if a > 12 or match["sep"] == "." else (a, b)
    if not 1 <= month <= 12:
        return None
    meaning = calendar(year, month, day)
    if meaning is None or not match["clock"]:
        return meaning
    return Meaning(type="TIME", base="absolute", point=meaning.point, clock=match["clock"][:6])


def _known_day(match: re.Match[str]) -> Built:
    """The attacks that are known by their day."""
    return Meaning(base="absolute", inside=(("calendar", 2001), ("month", 9), ("day", 11)))


def _day_alone(match: re.Match[str]) -> Built:
    """*on the 14th*: of the month that was told, else of the latest month."""
    day = int(match["d"])
    return Meaning(inside=(("day", day),)) if 1 <= day <= 31 else None


_EVERY_MONTH = 4
"""So many of each weekday every month has."""


def _weekday_of(match: re.Match[str]) -> Built:
    """*the last Friday of March*; of a fifth, which few months have, only the month is told."""
    place = w.rank(match["n"])
    parts = ((f"weekday {w.WEEKDAYS[match['w'].lower()]}", place),) if place <= _EVERY_MONTH else ()
    if match["m"]:
        month = date(match)
        return replace(month, inside=(*month.inside, *parts)) if month else None
    base, shift = tied(match["of"]) if match["of"] else ("reading", 0)
    return Meaning(base=base, shift=("month", shift), inside=parts)


_DAY_NEXT = form(r"\.? (?:the )?\d")
_YEAR_NEXT = form(r"\.?(?:(?:,| of| in)? |-)(?:\d{3}|\d{1,4} [abc])")
_TH = r"(?:st|nd|rd|th)?"
JOINED_NEXT = form(rf"\.?(?: \d\d?{_TH})?(?:{JOIN}|,?(?: of)? {TIED} |, \d\d?{_TH}(?!\w))")
"""After a month, perhaps with its day: what joins it to another time, or to a year told beside it."""

RULES: tuple[Rule, ...] = (
    Rule(
        "day by its attacks",
        "NM",
        form(r"(?:9/11|(?-i:Sept(?:ember|\.)?) 11(?:th)?(?=,? (?:terror|attack|hijack)))(?!/)"),
        _known_day,
    ),
    Rule(
        "day, month, year",
        "MWP",
        form(
            rf"{_PART_LEAD}{WEEKDAY_LEAD}{THE_DAY}(?P<d>{w.DAY})"
            rf"(?:(?: day)?(?: of)? |-)(?P<m>{w.MONTH})(?:{YEAR_TAIL}|{OF_YEAR})(?!\w)"
        ),
        date,
        led=True,
    ),
    Rule(
        "month, day, year",
        "MWP",
        form(
            rf"{_PART_LEAD}{WEEKDAY_LEAD}(?P<m>{w.MONTH}) (?:the )?(?P<d>{w.DAY}){_PART_TAIL}(?:{YEAR_TAIL}"
            rf"|{OF_YEAR})(?!\w)"
        ),
        date,
        after=_DAY_NEXT,
    ),
    Rule(
        "day and month",
        "MWP",
        form(rf"{_PART_LEAD}{WEEKDAY_LEAD}{THE_DAY}(?P<d>{w.DAY})(?: day)?(?: of)? (?P<m>{w.MONTH})(?!\w)"),
        date,
        led=True,
    ),
    Rule(
        "month and day",
        "MWP",
        form(rf"{_PART_LEAD}{WEEKDAY_LEAD}(?P<m>{w.MONTH}) (?:the )?(?P<d>{w.DAY}){_PART_TAIL}(?!\w)"),
        date,
        after=_DAY_NEXT,
    ),
    Rule(
        "month and year",
        "M",
        form(rf"(?:{w.EDGE})?(?:the months? of )?(?P<m>{w.MONTH}){YEAR_TAIL}(?!\w)"),
        date,
        after=_YEAR_NEXT,
    ),
    Rule("month of a told year", "M", form(rf"(?:{w.EDGE})?(?P<m>{w.MONTH}),?{OF_YEAR}\b"), date, after=JOINED_NEXT),
    Rule(
        "last, this or next month by name",
        "M",
        form(rf"(?:{w.EDGE})?(?P<tied>{TIED}) (?P<m>{w.MONTH})(?!\w)(?! \d)"),
        _leaning_month,
        led=True,
    ),
    Rule(
        "month",
        "M",
        form(rf"(?P<edge>{w.EDGE})?(?:the month of )?(?P<m>{w.MONTH_FULL}|(?-i:Sept|Jan|Feb|Aug|Oct|Nov|Dec)\.)(?!\w)"),
        _month,
    ),
    Rule(
        "date in figures",
        "N",
        form(
            r"(?:(?P<y>1\d{3}|20\d\d)(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?P<clock>T\d\d:\d\d(?::\d\d)?Z?)?"
            r"|(?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)(?P=sep)(?P<yy>1\d{3}|20\d\d|\d\d))(?![\w/]|[.:-]\d)"
        ),
        _figures,
    ),
    Rule(
        "day of the month",
        "O",
        form(
            r"the (?P<d>\d{1,2})(?:st|nd|rd|th)(?=[.,;:)]| (?:the|he|she|they|it|when|and|a|an)\b(?! \d)"
            r"| of (?:the|this|last|next|that) month)"
        ),
        _day_alone,
    ),
    Rule(
        "weekday of a month",
        "W",
        form(
            rf"(?:the )?(?P<n>[1-5](?:st|nd|rd|th)|first|second|third|fourth|fifth|last|final) (?P<w>{w.WEEKDAY}) "
            rf"(?:of|in) (?:(?P<m>{w.MONTH})(?:{YEAR_TAIL}|{OF_YEAR})?|(?:(?P<of>{TIED})|the) month)(?!\w)"
        ),
        _weekday_of,
        led=True,
        after=form(r" (?:of|in) "),
    ),
)
"""In the order in which equals are preferred."""
