"""What the timeline shows, as marks on numbered days: reports, the times they tell of, and where most stand close."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from kuril_archive import edtf
from kuril_archive.analysis.mentions.point import Point, civil, last_day, ordinal
from kuril_archive.model import Entry, Event
from kuril_archive.renderer.axis import around, day_as_edtf
from kuril_archive.wording import Wording, dates

MONTH = 31
"""A day that is known less well than this is no part of a dense window of days."""

LENS_SHARE = 8
"""The enlarged window takes at most this part of the whole."""

YEAR = 366
"""In a window up to so many days a label need not say the year."""


class Mark(Struct, frozen=True):
    """First and last day, by number, and whether they are sure."""

    first: int
    last: int
    known: bool

    @property
    def weight(self) -> int:
        """How many reports or events it stands for."""
        return 1


class Report(Mark, frozen=True):
    """A report on its day of publication."""

    name: str
    """Its outlet."""
    day: str
    """EDTF."""


class Time(Mark, frozen=True):
    """A time that reports tell of, with all that happened then."""

    title: str | None
    """What the curator calls it; where several have a name, the one that most reports tell of."""
    reports: int
    events: int

    @property
    def weight(self) -> int:
        """How many events."""
        return self.events


def reports(entries: Iterable[Entry], wording: Wording) -> list[Report]:
    """Return the reports that have a place on a line, by time."""
    return sorted(
        (mark for entry in entries if (mark := _report(entry, wording)) is not None),
        key=lambda mark: (mark.first, mark.last, mark.name, mark.day, mark.known),
    )


def _report(entry: Entry, wording: Wording) -> Report | None:
    published = entry.article.published
    if published.edtf is None or published.earliest is None or published.latest is None:
        return None
    return Report(
        published.earliest.toordinal(),
        published.latest.toordinal(),
        published.basis in ("stated", "curated"),
        entry.article.capture.outlet or wording.say("outlet unknown"),
        published.edtf,
    )


def times(events: Iterable[Event]) -> list[Time]:
    """Return the times of events that have a place on a line, in their order."""
    found: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in events:
        if "XXXX" not in event.edtf:  # a day of no known year
            found[_number(event.earliest), _number(event.latest)].append(event)
    return [_time(first, last, told) for (first, last), told in sorted(found.items())]


def _number(iso: str) -> int:
    return ordinal(*edtf.Day.read(iso))


def _time(first: int, last: int, told: Sequence[Event]) -> Time:
    tellers = [(event.title, {happening.article for happening in event.happenings}) for event in told]
    named = min(((-len(articles), title) for title, articles in tellers if title), default=(0, None))
    return Time(
        first,
        last,
        any(event.sure for event in told),
        named[1],
        len(set().union(*(articles for _, articles in tellers))),
        len(told),
    )


def lens(marks: Sequence[Mark]) -> tuple[int, int] | None:
    """Return the smallest window that is a small part of the whole and holds half of all reports and events.

    By days and months alone if they do; else half of the days and months, if these are not few; else years and spans
    count too: the first of the three that takes no more than a year, or the first at all. It has a margin. None where
    nothing stands so close.
    """
    whole = max(mark.last for mark in marks) - min(mark.first for mark in marks)
    days = [(mark.first, mark.last) for mark in marks if mark.last - mark.first <= MONTH for _ in range(mark.weight)]
    every = [(mark.first, mark.last) for mark in marks for _ in range(mark.weight)]
    found = (
        _densest(some, need)
        for some, need in ((days, _half(every)), (days, _half(days)), (every, _half(every)))
        if len(some) >= max(need, 3, len(every) / 4)
    )
    small = [(first, last) for first, last in found if last - first <= whole / LENS_SHARE]
    return around(*min(small, key=lambda window: window[1] - window[0] > YEAR)) if small else None


def _half(spans: Sequence[tuple[int, int]]) -> int:
    return max(2, (len(spans) + 1) // 2)


def _densest(days: Sequence[tuple[int, int]], need: int) -> tuple[int, int]:
    """Return the first of the smallest windows that hold so many of the spans of days."""
    lasts: list[int] = []
    found: list[tuple[int, int, int]] = []
    for first, last in sorted(days, reverse=True):
        insort(lasts, last)
        if len(lasts) >= need:
            found.append((lasts[need - 1] - first, first, lasts[need - 1]))
    return min(found)[1:]


def inside(mark: Mark, window: tuple[int, int] | None) -> bool:
    """Whether all of a mark lies in a window."""
    return window is not None and window[0] <= mark.first and mark.last <= window[1]


# ---------------------------------------------------------------- words


def extent(marks: Sequence[Mark], wording: Wording) -> str:
    """Return from when to when, each end as precise as its mark: ``1855 to 29 November 2024``."""
    first = min(marks, key=lambda mark: (mark.first, -mark.last))
    last = max(marks, key=lambda mark: (mark.last, -mark.first))
    start = day_as_edtf(first.first, _unit(first.first, first.last))
    return wording.date(_between(start, day_as_edtf(last.last, _unit(last.first, last.last))))


def span(window: tuple[int, int]) -> str:
    """Return from which day to which, as EDTF."""
    return _between(*(day_as_edtf(day, "day") for day in window))


def label(mark: Mark, window: int, wording: Wording) -> str:
    """Return a time in short words: ``1855``, ``7 Feb 1855``; in a window of days ``24 Feb``."""
    short, unit = wording.short, _unit(mark.first, mark.last)
    if unit != "year" and window <= YEAR and civil(mark.first).year == civil(mark.last).year:
        first, last = (_of_year(day, unit, short) for day in (mark.first, mark.last))
        return first if first == last else dates.span(first, last, short)
    start, end = day_as_edtf(mark.first, unit), day_as_edtf(mark.last, unit)
    if unit == "year" and mark.last - mark.first > YEAR * 9 and start[:-1] == end[:-1]:
        start = end = start[:-1] + "X"
    return short.date(_between(start, end)).removeprefix("the ")


def year(mark: Mark, wording: Wording) -> str:
    """Return the year in which a mark begins."""
    return wording.date(day_as_edtf(mark.first, "year"))


def _of_year(number: int, unit: str, wording: Wording) -> str:
    """Return a day or a month without its year."""
    day = civil(number)
    if unit == "month":
        return wording.cldr.months_alone[day.month - 1]
    return wording.cldr.day("Md", month=day.month, day=day.day)


def _unit(first: int, last: int) -> str:
    """Return the largest unit of which first day and last are the ends."""
    start, end = civil(first), civil(last)
    if start[1:] == (1, 1) and end[1:] == (12, 31):
        return "year"
    months = start.day == 1 and last_day(Point("month", end.year * 12 + end.month - 1)) == last
    return "month" if months else "day"


def _between(start: str, end: str) -> str:
    return start if start == end else f"{start}/{end}"
