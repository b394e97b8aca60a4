"""Dates as precise as they are known: a small EDTF type (parse, print, bounds, order).

EDTF is the Extended Date/Time Format of ISO 8601-2:2019, annex A, and of the Library of Congress
(https://www.loc.gov/standards/datetime/). Understood are levels 0 and 1, and of level 2 a qualifier on either side of
any part, sets, `X` for any digit, and the sub-year groupings 25 to 41. Not understood: exponential years (`Y-17E7`),
significant digits (`1950S2`), years of more than twelve digits, and intervals that hold no date (`../..`).

    value = parse("2022-03-XX?")
    value.earliest, value.latest    # Day(2022, 3, 1), Day(2022, 3, 31)

Bounds follow the digits as they are written: a qualifier says how far to trust them, and never moves a bound.
"""

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import inf
from typing import NamedTuple

import msgspec


class EdtfError(ValueError):
    """A text is not an EDTF value, names a day that does not exist, or ends before it starts."""


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar, in any year; year 0 is 1 BC, year -1 is 2 BC."""

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, value: datetime.date) -> "Day":
        """Return the day of a date or datetime."""
        return cls(value.year, value.month, value.day)

    @classmethod
    def read(cls, iso: str) -> "Day":
        """Return the day that `iso` writes; ValueError where it writes none."""
        year, month, day = iso.rsplit("-", 2)
        return cls(int(year), int(month), int(day))

    def iso(self) -> str:
        """Return the day as `2022-03-22` or `-0430-01-01`; a year beyond 9999 takes the digits it needs."""
        return f"{self.year:0{5 if self.year < 0 else 4}d}-{self.month:02d}-{self.day:02d}"

    def date(self) -> datetime.date:
        """Return the day as a `datetime.date`; ValueError for a year outside 1 to 9999."""
        if not datetime.MINYEAR <= self.year <= datetime.MAXYEAR:
            raise ValueError(f"{self.iso()}: a datetime.date holds only the years 1 to 9999")
        return datetime.date(*self)


class Edtf(msgspec.Struct, frozen=True, kw_only=True):
    """A date as precise as it is known. Made by `parse`, `one_of`, `between`, `day`; all else follows from `text`."""

    text: str
    """The EDTF string as it was written, less the spaces around it and beside the commas of a set."""
    earliest: Day | None
    """The first day it can be; None where the start is open or unknown."""
    latest: Day | None
    """The last day it can be; None where the end is open or unknown."""
    uncertain: bool
    """Some part carries `?` or `%`: the source is in doubt."""
    approximate: bool
    """Some part carries `~` or `%`: the value is only near."""
    precision: str
    """The smallest unit that its known digits, read from the left, settle: day, month, season (any code from 21 to 41),
    year, decade, century, millennium, or unknown (`XXXX-11-29`); so `2022-03-XX` is a month. Else interval or set."""

    def __str__(self) -> str:
        """Return the canonical EDTF string."""
        return self.text


class Date(NamedTuple):
    """One date: year, month and day as digits and X, the doubts (`?`, `~`) on each, and what follows from them."""

    parts: tuple[str, ...]
    doubts: tuple[frozenset[str], ...]
    precision: str
    earliest: Day
    latest: Day


class Span(NamedTuple):
    """From one date to another; None is an open or unknown end, and a single date is both."""

    start: Date | None
    end: Date | None


_MARK = "([?~%]?)"
_PAIR = rf"{_MARK}([\dX]{{2}}){_MARK}"
_DATE = re.compile(rf"{_MARK}(-?[\dX]{{4}}|Y-?[1-9]\d{{4,11}}(?=[?~%]?\Z)){_MARK}(?:-{_PAIR}(?:-{_PAIR})?)?", re.ASCII)
_CLOCK = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d|24:00:00)(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?"
_MOMENT = re.compile(rf"(-?\d{{4}}-\d\d-\d\d)T{_CLOCK}", re.ASCII)
_SETS = {"[]": "one", "{}": "all"}

_PRECISIONS = ("unknown", "millennium", "century", "decade", "year", "year", "month", "month", "day")
"""By how many digits are known from the left, from none to all eight."""

_GROUPINGS = {
    "21": (3, 5),
    "22": (6, 8),
    "23": (9, 11),
    "24": (12, 14),
    "25": (3, 5),
    "26": (6, 8),
    "27": (9, 11),
    "28": (12, 14),
    "29": (9, 11),
    "30": (12, 14),
    "31": (3, 5),
    "32": (6, 8),
    "33": (1, 3),
    "34": (4, 6),
    "35": (7, 9),
    "36": (10, 12),
    "37": (1, 4),
    "38": (5, 8),
    "39": (9, 12),
    "40": (1, 6),
    "41": (7, 12),
}
"""Code: first and last month; 13 and 14 are January and February of the next year.

ISO 8601-2 leaves the months of a season to its reader. These are the meteorological ones, northern for 21 to 24. A
season over the turn of the year starts in the year that names it, for winter comes last in the standard's order; the
Ruby library edtf reads it so, the Python one ends it on 31 December "for simplicity", which loses two months."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNITS = ("year", "month", "day")
_HIGHEST = {"month": 12, "day": 31}


def parse(text: str) -> Edtf:
    """Read an EDTF string; EdtfError where it is none. `parse(str(value)) == value` for every value."""
    text = ",".join(member.strip() for member in text.split(","))
    kind, spans = _read(text)
    starts = [span.start.earliest for span in spans if span.start]
    ends = [span.end.latest for span in spans if span.end]
    return Edtf(
        text=text,
        earliest=min(starts) if len(starts) == len(spans) else None,
        latest=max(ends) if len(ends) == len(spans) else None,
        uncertain="?" in text or "%" in text,
        approximate="~" in text or "%" in text,
        precision="set" if kind in _SETS.values() else kind,
    )


def one_of(days: Iterable[datetime.date]) -> Edtf:
    """Return the set one day of which is meant, `[2013-11-29,2024-11-29]`; the day itself where there is only one.

    Order and repetition do not matter. EdtfError where there is no day.
    """
    texts = [day.iso() for day in sorted({Day.of(value) for value in days})]
    if not texts:
        raise EdtfError("one of no days is no date; leave the value out")
    return parse(f"[{','.join(texts)}]" if len(texts) > 1 else texts[0])


def between(earliest: datetime.date | None, latest: datetime.date | None) -> Edtf | None:
    """Return one day within bounds, `[2022-03-21..2022-03-23]`; None leaves a side open, None on both gives None.

    Equal bounds give the day. EdtfError where they are reversed.
    """
    start, end = (Day.of(bound).iso() if bound else "" for bound in (earliest, latest))
    if start == end:
        return parse(start) if start else None
    return parse(f"[{start}..{end}]")


def day(value: datetime.date, uncertain: bool = False) -> Edtf:
    """Return the day as a value, `2022-03-22`, or `2022-03-22?` where its source is in doubt."""
    return parse(Day.of(value).iso() + "?" * uncertain)


def sort_key(value: Edtf | None) -> tuple[bool, tuple[float, ...], tuple[float, ...], str]:
    """Return the key of a total order over all values, and over None for no value at all.

    First by the earliest day, or the latest where no start is known; then by the latest day, so a day comes before its
    month, and what has no end last; then by the text. Values of a wholly unknown year (`XXXX-11-29`) come after all
    others, and None after them.
    """
    never = (inf,)
    if value is None:
        return True, never, never, ""
    return value.precision == "unknown", value.earliest or value.latest or never, value.latest or never, value.text


def iso_prefix(value: Edtf) -> str | None:
    """Return the value for `<time datetime>` in HTML: `2022-03-22`, `2022-03`, `2022`, without doubts or clock time.

    None where HTML has no such form: seasons, sets, intervals, X, and years before 1 (HTML Living Standard, 2.3.5).
    """
    kind, spans = _read(value.text)
    date = spans[0].start
    if kind not in _UNITS or not date or date.earliest.year < 1 or "X" in value.text:
        return None
    return "-".join(date.parts).lstrip("Y")


def spans(value: Edtf) -> tuple[str, tuple[Span, ...]]:
    """Return what a value is ("interval", "one" or "all" of a set, or a date's precision) and its spans."""
    return _read(value.text)


@lru_cache(maxsize=4096)  # iso_prefix and the words of a date read again what parse has read
def _read(text: str) -> tuple[str, tuple[Span, ...]]:
    """Return what a canonical text is ("interval", "one" or "all" of a set, or a date's precision) and its spans."""
    if kind := _SETS.get(text[:1] + text[-1:]):
        return kind, _members(text)
    if "/" in text:
        start, _, end = text.partition("/")
        return "interval", (_span("" if start == ".." else start, "" if end == ".." else end, text),)
    moment = _MOMENT.fullmatch(text)
    date = _date(moment[1] if moment else text)
    return date.precision, (Span(date, date),)


def _members(text: str) -> tuple[Span, ...]:
    spans = tuple(_member(member, text) for member in text[1:-1].split(","))
    if not all(span.start for span in spans[1:]) or not all(span.end for span in spans[:-1]):
        raise EdtfError(f"{text}: only the first date of a set may have .. before it, and only the last .. after it")
    if len(spans) == 1 and ".." not in text:
        raise EdtfError(f"{text}: a set holds two dates or more, or a range; write {text[1:-1]} alone")
    return spans


def _member(text: str, whole: str) -> Span:
    start, dots, end = text.partition("..")
    span = _span(start, end if dots else start, whole)
    if len({len(date.parts) for date in span if date}) > 1:
        raise EdtfError(f"{whole}: both ends of a range in a set must be days, or both months, or both years")
    return span


def _span(start: str, end: str, whole: str) -> Span:
    if not start and not end:
        raise EdtfError(f"{whole}: a date is missing; write one on at least one side of / or .. and between commas")
    span = Span(_date(start) if start else None, _date(end) if end else None)
    if span.start and span.end and span.start.earliest > span.end.latest:
        raise EdtfError(f"{whole}: ends before it starts; write the earlier date first")
    return span


def _date(text: str) -> Date:
    """Read one date; a qualifier to the right of a part is for all parts so far, one to its left for it alone."""
    match = _DATE.fullmatch(text)
    if not match:
        raise EdtfError(
            f"{text!r} is not an EDTF date; write 2022, 2022-03 or 2022-03-22, then ? if uncertain, ~ if approximate, "
            "% if both; write X for a digit that is not known"
        )
    found = match.groups(default="")
    lefts, parts, rights = found[0::3], tuple(filter(None, found[1::3])), found[2::3]
    marks = [left + "".join(rights[place:]) for place, left in enumerate(lefts[: len(parts)])]
    earliest, latest = _bound(parts, last=False), _bound(parts, last=True)
    if not earliest or not latest:
        raise EdtfError(f"{text}: there is no such day, month or season in the calendar")
    doubts = tuple(frozenset(mark.replace("%", "?~")) for mark in marks)
    return Date(parts, doubts, _precision(parts), earliest, latest)


def _precision(parts: Sequence[str]) -> str:
    if _grouping(parts):
        return "season"
    known = ("".join(parts).lstrip("-") + "X").index("X")
    return "year" if parts[0].startswith("Y") else _PRECISIONS[known]


def _grouping(parts: Sequence[str]) -> tuple[int, int] | None:
    return _GROUPINGS.get(parts[1]) if len(parts) == 2 and "X" not in parts[0] else None


def _bound(parts: Sequence[str], last: bool) -> Day | None:
    """Return the first or last day that exists and fits the digits; a part that is not written is as if all X."""
    year, month, day = (*parts, "XX", "XX")[:3]
    if grouping := _grouping(parts):
        months = list(range(grouping[0], grouping[1] + 1))[:: -1 if last else 1]
    else:
        months = [number for number in _numbers(month, last) if 1 <= number <= 12]
    days = [number for number in _numbers(day, last) if 1 <= number <= 31]
    found = (
        Day(y + carry, m + 1, d)
        for y in _numbers(year, last)
        for carry, m in (divmod(number - 1, 12) for number in months)
        for d in days
        if d <= _LENGTHS[m] or (m == 1 and d == 29 and calendar.isleap(y + carry))
    )
    return next(found, None)


def _numbers(pattern: str, last: bool = False) -> Iterator[int]:
    """Yield all numbers that fit digits and X, from the smallest, or from the largest if `last`; -0000 is no number."""
    negative = pattern.startswith("-")
    digits = "9876543210" if last != negative else "0123456789"
    numbers = (int("".join(chosen)) for chosen in product(*(digits if c == "X" else c for c in pattern.lstrip("Y"))))
    return (number for number in numbers if number or not negative)


def extremes(date: Date, place: int) -> tuple[int, int]:
    """Return the smallest and the largest number that a part can be; what stands left of it may rule some out."""
    if "X" not in "".join(date.parts[:place]):
        return date.earliest[place], date.latest[place]
    fits = [number for number in _numbers(date.parts[place]) if 1 <= number <= _HIGHEST[_UNITS[place]]]
    return fits[0], fits[-1]
