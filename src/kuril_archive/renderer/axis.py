"""A linear time axis: where a day stands, and which ticks help to read it."""

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEK = 7

FIRST, LAST = dt.date.min + dt.timedelta(2 * WEEK), dt.date.max - dt.timedelta(2 * WEEK)
"""Beyond these the calendar has no room for a margin."""

Ticks = Callable[[dt.date, dt.date], Iterator[tuple[dt.date, str]]]


class Axis(Struct, frozen=True):
    """Days from one to another over a stretch of units."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def place(self, day: dt.date) -> float:
        """Return where the day stands, to a tenth of a unit."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(self.left + share * (self.right - self.left), 1)

    def days(self) -> Iterator[dt.date]:
        """Yield every day of the axis."""
        return (self.first + dt.timedelta(n) for n in range((self.last - self.first).days + 1))

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Return place and label of at most so many ticks: Mondays, first days of months, or of years."""
        found: list[tuple[dt.date, str]] = []
        for series in _SERIES:
            found = list(islice(series(self.first, self.last), most + 1))
            if len(found) <= most:
                break
        return [(self.place(day), label) for day, label in found]


def around(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """Return the Mondays that leave at least three days on either side."""
    start, end = max(first, FIRST) - dt.timedelta(3), min(last, LAST) + dt.timedelta(3)
    return start - dt.timedelta(start.weekday()), end + dt.timedelta(-end.weekday() % WEEK)


def _weeks(step: int) -> Ticks:
    def series(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, str]]:
        day = first + dt.timedelta(-first.weekday() % WEEK)
        while day <= last:
            yield day, f"{day.day} {MONTHS[day.month - 1]}"
            day += dt.timedelta(WEEK * step)

    return series


def _months(step: int) -> Ticks:
    def series(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, str]]:
        for number in range(first.year * 12, last.year * 12 + 12, step):
            day = dt.date(number // 12, number % 12 + 1, 1)
            if first <= day <= last:
                yield day, f"{MONTHS[day.month - 1]} {day.year}"

    return series


def _years(step: int) -> Ticks:
    def series(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, str]]:
        for year in range(max(1, first.year // step) * step, last.year + 1, step):
            if first <= (day := dt.date(year, 1, 1)) <= last:
                yield day, str(year)

    return series


_SERIES: tuple[Ticks, ...] = (
    *(_weeks(step) for step in (1, 2, 4)),
    *(_months(step) for step in (1, 2, 3)),
    *(_years(step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
)
