"""Calendar units as whole numbers: the hour hand of every reading is a shift, a part, or a whole of one of these.

A unit counts from its own zero, so that *last year*, *two weeks later* or *the quarter before* is an addition, in any
era; the year 0 is 1 BC, as in ISO 8601. TIMEX3 values follow TimeML 1.2.1 (Saurí et al., *TimeML Annotation
Guidelines*, 2.2, and Ferro et al., *TIDES Standard for the Annotation of Temporal Expressions*, ch. 3), EDTF values
ISO 8601-2 as ``kuril_archive.edtf`` reads it.
"""

from calendar import isleap
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from kuril_archive import edtf

_SIZES: Mapping[str, int] = MappingProxyType({"month": 12, "quarter": 4, "half": 2, "season": 4, "year": 1})
"""How many make a year."""
_YEARS: Mapping[str, int] = MappingProxyType({"year": 1, "decade": 10, "century": 100})
UNITS = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")
"""Finest first."""
FINENESS: Mapping[str, int] = MappingProxyType({unit: place for place, unit in enumerate(UNITS)})
_SEASONS = ("SP", "SU", "FA", "WI")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = tuple(accumulate(_LENGTHS, initial=0))


class Point(NamedTuple):
    """A unit by its number: day 1 is 1 January of the year 1, week 0 began on it, month 12 was its January."""

    unit: str
    number: int

    def shifted(self, by: int) -> "Point":
        """The unit of the same kind, so many later; earlier if negative."""
        return Point(self.unit, self.number + by)


def ordinal(year: int, month: int, day: int) -> int:
    """The number of a day; also before the year 1, by the proleptic Gregorian calendar."""
    before = year - 1
    leap = month > 2 and isleap(year)
    return before * 365 + before // 4 - before // 100 + before // 400 + _BEFORE[month - 1] + leap + day


def length(year: int, month: int) -> int:
    """How many days the month has."""
    return _LENGTHS[month - 1] + (month == 2 and isleap(year))


@lru_cache(maxsize=4096)
def civil(number: int) -> edtf.Day:
    """The day of a number."""
    year = number * 400 // 146097 + 1
    while ordinal(year, 1, 1) > number:
        year -= 1
    while ordinal(year + 1, 1, 1) <= number:
        year += 1
    left = number - ordinal(year, 1, 1)
    month = next(m for m in range(12, 0, -1) if _BEFORE[m - 1] + (m > 2 and isleap(year)) <= left)
    return edtf.Day(year, month, left - _BEFORE[month - 1] - (month > 2 and isleap(year)) + 1)


def year_month(point: Point) -> tuple[int, int]:
    """Year and month of the point's first day."""
    unit, number = point
    if unit == "day":
        day = civil(number)
        return day.year, day.month
    if unit in ("week", "weekend"):
        day = civil(number * 7 + (1 if unit == "week" else 6))
        return day.year, day.month
    if unit in _SIZES:
        year, place = divmod(number, _SIZES[unit])
        if unit == "season":
            return year, place * 3 + 3
        return year, place * (12 // _SIZES[unit]) + 1
    return _first_year(unit, number), 1


def _first_year(unit: str, number: int) -> int:
    """The first year of a decade or century. Before our era they count back: 489 to 480 BC, 500 to 401 BC."""
    size = _YEARS[unit]
    if number >= 0:
        return max(1, number * size)
    return number * size + (2 if unit == "decade" else 1)


@lru_cache(maxsize=8192)
def first_day(point: Point) -> int:
    """The number of the point's first day."""
    unit, number = point
    if unit == "day":
        return number
    if unit == "week":
        return number * 7 + 1
    if unit == "weekend":
        return number * 7 + 6
    return ordinal(*year_month(point), 1)


@lru_cache(maxsize=8192)
def last_day(point: Point) -> int:
    """The number of the point's last day."""
    if point.unit == "day":
        return point.number
    if point.unit == "weekend":
        return point.number * 7 + 7
    return first_day(point.shifted(1)) - 1


def containing(point: Point, unit: str) -> Point:
    """The unit in which the point begins; a week lies where its Thursday does (ISO 8601)."""
    if point.unit == unit:
        return point
    if unit == "year" and point.unit != "week":
        return Point(unit, year_month(point)[0])
    if unit == "day":
        return Point(unit, first_day(point))
    if unit in ("week", "weekend"):
        return Point(unit, (first_day(point) - 1) // 7)
    if point.unit == "week":
        point = Point("day", first_day(point) + 3)
    year, month = year_month(point)
    if unit == "season":  # January and February end the winter that the year before began
        return Point(unit, (year * 12 + month - 3) // 3)
    if unit in _SIZES:
        return Point(unit, (year * 12 + month - 1) * _SIZES[unit] // 12)
    if year > 0:
        return Point(unit, year // _YEARS[unit])
    before = 1 - year  # BC
    return Point(unit, -(before // 10) - 1 if unit == "decade" else -((before - 1) // 100) - 1)


@lru_cache(maxsize=8192)
def calendar_year(point: Point) -> int:
    """The year in which the point begins, 1 BC as 0."""
    return containing(point, "year").number


def within(parent: Point, unit: str, place: int) -> Point | None:
    """The ``place``-th unit of a larger one, counted from 1, from the end if negative; None where there is no such.

    ``weekday`` of a week: 1 is Monday. ``decade`` and ``yy`` of a century: 7 is the 70s, 82 the year '82.
    """
    if unit == "weekday":
        return Point("day", first_day(containing(parent, "week")) + place - 1)
    if unit == "yy":
        return Point("year", containing(parent, "century").number * 100 + place)
    if unit == "decade":
        return Point(unit, containing(parent, "century").number * 10 + place)
    if unit == "day":
        return _day_within(parent, place)
    if unit in ("week", "weekend"):
        return _week_within(parent, unit, place)
    first = containing(parent, unit)
    if unit == "season" and parent.unit == "year":
        first = Point("season", parent.number * 4)
    if place > 0:
        return first.shifted(place - 1)
    return containing(Point("day", last_day(parent)), unit).shifted(place + 1)


def _day_within(parent: Point, place: int) -> Point | None:
    day = first_day(parent) + place - 1 if place > 0 else last_day(parent) + place + 1
    return Point("day", day) if first_day(parent) <= day <= last_day(parent) else None


def _week_within(parent: Point, unit: str, place: int) -> Point:
    """A week belongs to the month of its Thursday (ISO 8601), a weekend to that of its Sunday."""
    belongs = 4 if unit == "week" else 7
    if place > 0:
        return Point(unit, (first_day(parent) - 1 + 7 - belongs) // 7 + place - 1)
    return Point(unit, (last_day(parent) - belongs) // 7 + place + 1)


def timex(point: Point) -> str:
    """The TIMEX3 value: ``2022-03-22``, ``2022-W12``, ``2022-W12-WE``, ``2022-SP``, ``2022-Q1``, ``199``."""
    unit, number = point
    if unit == "day":
        day = civil(number)
        return f"{_year(day.year)}-{day.month:02}-{day.day:02}"
    if unit in ("week", "weekend"):
        year = civil(number * 7 + 4).year  # its Thursday
        week = (number * 7 + 4 - ordinal(year, 1, 1)) // 7 + 1
        return f"{_year(year)}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "century":
        return f"{number:02}" if number >= 0 else f"BC{-number - 1:02}"
    if unit == "decade":
        return f"{number:03}" if number >= 0 else f"BC{-number - 1:03}"
    year, place = divmod(number, _SIZES[unit])
    part = {"year": "", "month": f"-{place + 1:02}", "quarter": f"-Q{place + 1}", "half": f"-H{place + 1}"}
    return _year(year) + (f"-{_SEASONS[place]}" if unit == "season" else part[unit])


def _year(year: int) -> str:
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def written(point: Point) -> str:
    """The EDTF value; an interval for what EDTF has no form for (weeks, ages BC or without a year 0)."""
    unit, number = point
    if unit == "day":
        return civil(number).iso()
    if unit in _SIZES:
        year, place = divmod(number, _SIZES[unit])
        codes = {"month": 1, "season": 21, "quarter": 33, "half": 40}
        sign = f"{year:0{5 if year < 0 else 4}}"
        return sign if unit == "year" else f"{sign}-{place + codes[unit]:02}"
    if number > 0 and unit in _YEARS:
        return f"{number:03}X" if unit == "decade" else f"{number:02}XX"
    return f"{civil(first_day(point)).iso()}/{civil(last_day(point)).iso()}"
