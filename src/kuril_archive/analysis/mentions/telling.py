"""Placed expressions as mentions: TIMEX3 and EDTF values and bounds, also where the day of the text is only bounded."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kuril_archive import edtf
from kuril_archive.analysis import calendar_words
from kuril_archive.analysis.mentions.model import Anchor, Meaning, Mention, Paragraph
from kuril_archive.analysis.mentions.placing import Placed
from kuril_archive.analysis.mentions.point import Point, civil, first_day, last_day, ordinal, timex, written

_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
_HAN_WEEKDAY = re.compile(r"[(（]([月火水木金土日])[)）]")
FISCAL = "fiscal year"
"""In the names of rules: no text says with which day such a year begins, so it is only about that of its name."""
_ANCHORS: dict[str, Anchor] = {"absolute": "absolute", "publication": "publication day", "reference": "earlier mention"}
_OPEN = {"day": "XXXX-XX-XX", "weekday": "XXXX-WXX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}


class Basis(NamedTuple):
    """The day of publication as it is known."""

    days: tuple[Point | None, ...]
    """One day; the first and the last it can be (None: open); or none."""
    doubtful: bool = False
    """Its EDTF value carries a doubt."""
    yearless: bool = False
    """Day and month are known, the year is not: the days stand for those of an ordinary year and of a leap year."""


@lru_cache(maxsize=1024)
def basis(published: str | None) -> Basis:
    """Read the day of publication: an ISO day or any EDTF value; EdtfError where it is neither."""
    if published is None:
        return Basis(())
    value = edtf.parse(published)
    doubtful = value.uncertain or value.approximate
    if value.precision == "unknown" and value.latest is not None:
        _, month, day = value.latest
        if value.earliest is None or value.earliest[1:] != (month, day):
            return Basis((), doubtful)
        years = (2020, 2024) if (month, day) == (2, 29) else (2021, 2024)
        return Basis(tuple(Point("day", ordinal(year, month, day)) for year in years), doubtful, True)
    first, last = (Point("day", ordinal(*end)) if end else None for end in (value.earliest, value.latest))
    return Basis((first,), doubtful) if first == last else Basis((first, last), doubtful)


class Bounds(NamedTuple):
    """A point as it is written."""

    value: str
    edtf: str
    earliest: str
    latest: str


@lru_cache(maxsize=8192)
def bounds(point: Point) -> Bounds:
    """The TIMEX3 and EDTF values of a point, its first day and its last."""
    value = written(point)
    if point.unit == "season":
        season = edtf.parse(value)
        if season.earliest and season.latest:
            return Bounds(timex(point), value, season.earliest.iso(), season.latest.iso())
    return Bounds(timex(point), value, civil(first_day(point)).iso(), civil(last_day(point)).iso())


def misnamed(text: str, earliest: str | None, latest: str | None) -> bool:
    """The words name a weekday beside a date that was another: ``Tuesday, 21 March 2022``."""
    if earliest is None or earliest != latest or _FIGURE.search(text) is None:
        return False
    named = [calendar_words.WEEKDAYS[word] for word in _WORD.findall(text) if word in calendar_words.WEEKDAYS]
    named += [calendar_words.WEEKDAYS_SHORT[han] for han in _HAN_WEEKDAY.findall(text)]
    return bool(named) and (ordinal(*edtf.Day.read(earliest)) - 1) % 7 not in named


def mention(placed: Sequence[Placed], known: Basis, paragraph: Paragraph | None) -> Mention:
    """One mention of an expression that was placed from each day that the text can be of."""
    expression, base = placed[0].expression, placed[0].base
    meaning = expression.meaning
    told = _told(meaning, [place.point for place in placed], known, base)
    tied = base != "absolute"
    value, written_as, earliest, latest = told
    claimed = (tied and paragraph is not None and paragraph.background) or misnamed(expression.text, earliest, latest)
    if written_as is not None and FISCAL in expression.rule:
        written_as += "~"
    if written_as is not None and (claimed or (base == "publication" and known.doubtful)):
        written_as = _doubted(written_as)
    return Mention(
        start=expression.start,
        end=expression.end,
        text=expression.text,
        type=meaning.type,
        value=value,
        edtf=written_as,
        earliest=earliest,
        latest=latest,
        rule=expression.rule,
        anchor=_ANCHORS[base],
        certain=not claimed,
        reading=paragraph.reading if paragraph else "news",
    )


def _doubted(value: str) -> str:
    """The value, or both ends of an interval, with ``?``."""
    if value.endswith("~"):
        return f"{value[:-1]}%"
    return value if value.endswith(("?", "]")) else f"{value.replace('/', '?/')}?"


_Told = tuple[str, str | None, str | None, str | None]


def _told(meaning: Meaning, points: Sequence[Point | None], known: Basis, base: str) -> _Told:
    if meaning.value:
        return meaning.value, None, None, None
    first, last = (points[0], points[-1]) if points else (None, None)
    if first is not None and first == last:
        found = bounds(first)
        return found.value + meaning.clock, found.edtf, found.earliest, found.latest
    if known.yearless:
        return _yearless(meaning, first, last)
    return _between(meaning, first, last)


def _open(meaning: Meaning) -> str:
    """The TIMEX3 value of what cannot be placed: only what the words say."""
    if meaning.shift is not None and not meaning.inside:
        return _OPEN.get(meaning.shift[0], "XXXX") + meaning.clock
    value = "XXXX"
    for unit, number in meaning.inside:
        if unit == "weekday":
            value = f"XXXX-WXX-{number}"
        elif unit in ("month", "day"):
            value = f"{value}-{number:02}" if unit == "month" or "-" in value else f"XXXX-XX-{number:02}"
        elif unit == "season":
            value += "-" + ("SP", "SU", "FA", "WI")[number - 1]
        elif unit in ("quarter", "half"):
            value += f"-{unit[0].upper()}{number if number > 0 else 'X'}"
        elif unit == "yy":
            value = f"XX{number:02}"
        elif unit == "decade":
            value = f"XX{number}"
    return value + meaning.clock


def _yearless(meaning: Meaning, first: Point | None, last: Point | None) -> _Told:
    """The year is unknown: month and day where they are the same in all years, no bounds."""
    value = _open(meaning)
    if first is None or last is None or first.unit not in ("day", "month"):
        return value, None, None, None
    one, other = written(first)[4:], written(last)[4:]
    while one != other:
        one, other = one.rpartition("-")[0], other.rpartition("-")[0]
    if not one or (first.unit == "day" and meaning.inside and meaning.inside[0][0] == "weekday"):
        return value, None, None, None
    tail = one + ("-XX" if first.unit == "day" and one.count("-") == 1 else "")
    return f"XXXX{tail}{meaning.clock}", f"XXXX{tail}", None, None


def _between(meaning: Meaning, first: Point | None, last: Point | None) -> _Told:
    """Only bounded: what both ends share is the value, and some day between them is meant."""
    if first is not None and last is not None and first_day(first) > first_day(last):
        first, last = last, first
    earliest = civil(first_day(first)) if first else None
    latest = civil(last_day(last)) if last else None
    if earliest is None and latest is None:
        return _open(meaning), _part(meaning), None, None
    lower, upper = (end.iso() if end else None for end in (earliest, latest))
    if first and last and (first.unit, last.unit) in (("month", "month"), ("year", "year")):
        lower_edtf, upper_edtf = written(first), written(last)
    else:
        lower_edtf, upper_edtf = lower or "", upper or ""
    return _open(meaning), f"[{lower_edtf}..{upper_edtf}]", lower, upper


def _part(meaning: Meaning) -> str | None:
    """The EDTF value of a month or a day without its year."""
    units = [unit for unit, _ in meaning.inside]
    if units not in (["month"], ["month", "day"]):
        return None
    return "-".join(["XXXX", *(f"{number:02}" for _, number in meaning.inside)])
