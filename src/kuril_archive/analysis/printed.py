"""Dates printed in and around a text: what each can read as, and how it stands beside another."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from kuril_archive import edtf
from kuril_archive.analysis.dates import Reading, find_dates
from kuril_archive.model import Evidence, Role, Sign

FILED_EARLIER = dt.timedelta(days=3)
"""A dateline may run this far ahead of the printed day of publication."""


class Point(Struct, frozen=True, kw_only=True):
    """A printed date that may be the day of publication."""

    sign: Sign
    readings: tuple[Reading, ...]
    """More than one where the order of day and month is open."""
    settled: Literal["order", "year"] | None = None
    """What was open, and settled by something else that is printed."""
    weekday: int | None = None
    """Weekday printed with the date, Monday = 0."""
    written: str | None = None
    """The value itself, where it is written in EDTF."""

    @property
    def value(self) -> edtf.Edtf | None:
        """The one value; None where the year is missing or the reading open."""
        if self.written is not None:
            return edtf.parse(self.written)
        if len(self.readings) != 1 or self.readings[0][0] is None:
            return None
        return edtf.parse(reading_edtf(self.readings[0]))

    def witness(self, role: Role, rule: str, **values: str) -> Evidence:
        """Give the point a verdict."""
        sign = self.sign
        return Evidence(
            kind=sign.kind, quote=sign.value, line=sign.line, reads=self.reads, role=role, rule=rule, values=values
        )

    @property
    def reads(self) -> str:
        """What the words read as, in EDTF: a set where the order of day and month is open."""
        if self.written is not None:
            return self.written
        days = [day for reading in self.readings if (day := as_date(reading))]
        return str(edtf.one_of(days)) if len(days) > 1 else reading_edtf(self.readings[0])

    @property
    def values(self) -> tuple[str, ...]:
        """Every value in EDTF that the words can have; none where the year is missing."""
        if self.written is not None:
            return (self.written,)
        return tuple(reading_edtf(reading) for reading in self.readings if reading[0] is not None)


def point(sign: Sign) -> Point | None:
    """The date of a sign; None where its words hold none."""
    if sign.kind == "front matter":
        return Point(sign=sign, readings=(), written=sign.value)
    found = find_dates(sign.value)
    return Point(sign=sign, readings=found[0].readings, weekday=found[0].weekday) if found else None


def narrowed(open_point: Point, others: Sequence[Point], first: dt.date | None, last: dt.date | None) -> Point:
    """The point with the one reading that its weekday, another printed date or the bounds leave, if they leave one."""
    if len(open_point.readings) < 2:
        return open_point
    sure = {other.readings for other in others if len(other.readings) == 1}
    days = {reading: as_date(reading) for reading in open_point.readings}
    by_weekday = [reading for reading, day in days.items() if day and day.weekday() == open_point.weekday]
    by_others = [reading for reading in days if (reading,) in sure]
    by_bounds = [reading for reading, day in days.items() if within(day, first, last)]
    left = next((kept for kept in (by_weekday, by_others, by_bounds) if len(kept) == 1), None)
    return replace(open_point, readings=tuple(left), settled="order") if left else open_point


def completed(partial: Point, stamps: Sequence[Point]) -> Point:
    """The point with the year of a stamp that prints the same day and month."""
    if len(partial.readings) != 1 or partial.readings[0][0] is not None:
        return partial
    _, month, day = partial.readings[0]
    whole = {reading for stamp in stamps for reading in stamp.readings if reading[0] and reading[1:] == (month, day)}
    return replace(partial, readings=tuple(whole), settled="year") if len(whole) == 1 else partial


def judged(other: Point, chosen: edtf.Edtf, against: str) -> Evidence:
    """Verdict on a printed date beside the chosen value; ``against`` is the rule where they differ."""
    if any(_overlap(edtf.parse(value), chosen) for value in other.values):
        return other.witness("supports", "same-date")
    for reading in other.readings:
        if reading[0] is None and _agrees(reading, chosen):
            return other.witness("supports", "same-date")
        if other.sign.kind == "dateline" and _filed_earlier(reading, chosen):
            return other.witness("supports", "filed-earlier")
    return other.witness("rejected", against, chosen=str(chosen))


def reading_edtf(reading: Reading) -> str:
    """EDTF of a date as printed: what is not printed stays unspecified."""
    year, month, day = reading
    text = f"{'XXXX' if year is None else f'{year:04}'}-{month:02}"
    return text if day is None else f"{text}-{day:02}"


def as_date(reading: tuple[int | None, ...]) -> dt.date | None:
    """The day that a reading names; None where a part is missing or there is no such day in its year."""
    year, month, day = reading
    if year is None or month is None or day is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:  # 29 February in an ordinary year
        return None


def within(day: dt.date | None, first: dt.date | None, last: dt.date | None) -> bool:
    """The day is known and lies between the bounds; None is no bound."""
    return day is not None and (first or day) <= day <= (last or day)


def only_day(value: edtf.Edtf | None) -> dt.date | None:
    """The value's day, where it is one."""
    same = value is not None and value.earliest is not None and value.earliest == value.latest
    return value.earliest.date() if same and value and value.earliest else None


def _overlap(one: edtf.Edtf, other: edtf.Edtf) -> bool:
    """Some day is in both; where an end is open nothing is said."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _agrees(reading: Reading, chosen: edtf.Edtf) -> bool:
    """A date without its year falls into the chosen value in some year."""
    if chosen.earliest is None or chosen.latest is None:
        return False
    _, month, day = reading
    years = range(chosen.earliest.year, min(chosen.latest.year, chosen.earliest.year + 1) + 1)
    return any(_overlap(edtf.parse(reading_edtf((year, month, day))), chosen) for year in years if 0 < year < 10000)


def _filed_earlier(reading: Reading, chosen: edtf.Edtf) -> bool:
    published = only_day(chosen)
    if published is None:
        return False
    years = [reading[0]] if reading[0] is not None else [published.year, published.year - 1]
    days = [as_date((year, reading[1], reading[2])) for year in years]
    return any(day is not None and dt.timedelta() <= published - day <= FILED_EARLIER for day in days)
