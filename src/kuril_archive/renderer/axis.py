"""A linear time axis: where a day stands, and which ticks help to read it.

Days are whole numbers, as ``analysis.mentions.point`` counts them: day 1 is 1 January of the year 1, and the count goes
on before it, where ``datetime.date`` has no days.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct

from kuril_archive.analysis.mentions.point import civil, ordinal
from kuril_archive.wording import Wording

WEEK = 7

Ticks = Callable[[int, int, Wording], Iterator[tuple[int, str]]]


class Axis(Struct, frozen=True):
    """Days from one to another over a stretch of units."""

    first: int
    last: int
    left: float
    right: float

    def place(self, day: int) -> float:
        """Return where the day stands, to a tenth of a unit."""
        share = (day - self.first) / max(1, self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)

    def ticks(self, most: int, wording: Wording) -> list[tuple[float, str]]:
        """Return place and label of at most so many ticks: Mondays, first days of months, or of years."""
        found: list[tuple[int, str]] = []
        for series in _series(self.last - self.first):
            found = list(islice(series(self.first, self.last, wording.short), most + 1))
            if len(found) <= most:
                break
        return [(self.place(day), label) for day, label in found]


def around(first: int, last: int) -> tuple[int, int]:
    """Return the Mondays that leave at least three days on either side."""
    start, end = first - 3, last + 3
    return start - (start - 1) % WEEK, end + (1 - end) % WEEK


def years_around(first: int, last: int) -> tuple[int, int]:
    """Return the first days of the years around, from a hundred years on those of decades, and so on by tens."""
    start, end = civil(first).year, civil(last).year + 1
    unit = 10 ** max(0, len(str(end - start)) - 2)
    return ordinal(start // unit * unit, 1, 1), ordinal(-(-end // unit) * unit, 1, 1)


def _weeks(step: int) -> Ticks:
    def series(first: int, last: int, wording: Wording) -> Iterator[tuple[int, str]]:
        for number in range(first + (1 - first) % WEEK, last + 1, WEEK * step):
            day = civil(number)
            yield number, wording.cldr.day("Md", month=day.month, day=day.day)

    return series


def _months(step: int) -> Ticks:
    def series(first: int, last: int, wording: Wording) -> Iterator[tuple[int, str]]:
        for count in range(civil(first).year * 12, civil(last).year * 12 + 12, step):
            year, month = divmod(count, 12)
            if first <= (day := ordinal(year, month + 1, 1)) <= last:
                yield day, wording.date(day_as_edtf(day, "month"))

    return series


def _years(step: int) -> Ticks:
    """Round years of their era: 500 BC is the year -499, and between the eras stands AD 1."""

    def series(first: int, last: int, wording: Wording) -> Iterator[tuple[int, str]]:
        for count in range(civil(first).year // step * step - step, civil(last).year + 1, step):
            year = count if count > 0 else count + 1
            if first <= (day := ordinal(year, 1, 1)) <= last and (count or step > 1):
                yield day, wording.date(day_as_edtf(day, "year"))

    return series


def day_as_edtf(number: int, unit: str) -> str:
    """Return a day as EDTF, down to a unit; beyond four digits EDTF has only years."""
    day = civil(number)
    if abs(day.year) > 9999:
        return f"Y{day.year}"
    return day.iso().rsplit("-", {"year": 2, "month": 1, "day": 0}[unit])[0]


def _series(days: int) -> Iterator[Ticks]:
    """Every way to set ticks on so many days, the closest first."""
    yield from (_weeks(step) for step in (1, 2, 4))
    yield from (_months(step) for step in (1, 2, 3))
    yield from (_years(size * 10**power) for power in range(len(str(days))) for size in (1, 2, 5))
