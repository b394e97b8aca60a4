"""The calendar of a year or a month: on which days reports were published, and how many."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kuril_archive.model import Entry
from kuril_archive.renderer import addresses
from kuril_archive.renderer.values import Calendar, Cell, Month, Part
from kuril_archive.wording import Wording

_MONTH_BYTES, _CELL_BYTES = 1_100, 150
"""What a month takes as HTML, and what each of its days with reports does besides."""


_NONE: Mapping[str, Part] = {}


def weekdays(wording: Wording) -> tuple[tuple[str, str], ...]:
    """Return the days of the week from Monday: short, and in full."""
    return tuple(zip(wording.cldr.weekdays_short, wording.cldr.weekdays, strict=True))


def days(entries: Iterable[Entry], finer: Mapping[str, Part] = _NONE, here: str = "") -> Calendar | None:
    """Return the calendar of reports; None where the day of none is known.

    ``finer``: months with pages of their own, by their ISO dates. ``here``: the page on which the others stand.
    """
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[_month(entry)].append(entry)
    months = tuple(_page(key, found[key], finer.get(key), here) for key in sorted(found) if key)
    return Calendar(months=months, monthless=len(found[""])) if any(month.weeks for month in months) else None


def paths(shown: Calendar | None) -> frozenset[str]:
    """Return the pages to which a calendar leads."""
    months = shown.months if shown else ()
    return frozenset(month.path for month in months) | {cell.path for month in months for cell in _cells(month)}


def size(shown: Calendar | None) -> int:
    """Return about how many bytes a calendar takes on its page."""
    return sum(_MONTH_BYTES + _CELL_BYTES * len(_cells(month)) for month in (shown.months if shown else ()))


def _cells(month: Month) -> list[Cell]:
    return [cell for week in month.weeks for cell in week if isinstance(cell, Cell)]


def day_of(entry: Entry) -> dt.date | None:
    """Return the one day on which the report must have been published; None where it is not known."""
    first, last = entry.article.published.earliest, entry.article.published.latest
    return first if first == last else None


def _month(entry: Entry) -> str:
    """The one month of a report, ISO; nothing where it is not known."""
    first, last = entry.article.published.earliest, entry.article.published.latest
    months = {day.isoformat()[:7] if day else "" for day in (first, last)}
    return months.pop() if len(months) == 1 else ""


def _page(key: str, entries: Sequence[Entry], own: Part | None, here: str) -> Month:
    cells: defaultdict[dt.date, list[Entry]] = defaultdict(list)
    for entry in entries:
        if day := day_of(entry):
            cells[day].append(entry)
    return Month(
        date=key,
        path=own.path if own else here,
        anchor="" if own or here == addresses.period(key) else f"m-{key}",
        reports=len(entries),
        events=own.events if own else 0,
        dayless=len(entries) - sum(map(len, cells.values())),
        weeks=_weeks(key, {day.day: _cell(day, found) for day, found in cells.items()}) if cells else (),
    )


def _weeks(key: str, cells: Mapping[int, Cell]) -> tuple[tuple[Cell | int, ...], ...]:
    year, month = map(int, key.split("-"))
    weeks = calendar.Calendar(firstweekday=calendar.MONDAY).monthdayscalendar(year, month)
    return tuple(tuple(cells.get(number, number) for number in week) for week in weeks)


def _cell(day: dt.date, entries: Sequence[Entry]) -> Cell:
    known = all(entry.article.published.basis != "inferred" for entry in entries)
    return Cell(day.day, day.isoformat(), addresses.day(day), len(entries), known)
