"""Years, months and days with pages of their own: each holds what fits a page, the rest has pages of its parts.

The timeline is divided so, and what one shelf holds of it: an outlet, a tag, the undated.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from msgspec import Struct

from kuril_archive import edtf
from kuril_archive.model import Archive, Entry, Event
from kuril_archive.renderer import addresses, calendar, paging
from kuril_archive.renderer.values import Calendar, Link, Part
from kuril_archive.wording import Wording

Unit = Literal["all", "year", "month", "day"]
Weigh = Callable[[Event | Entry], int]
"""How many bytes an entry takes on a page."""

_FINER: dict[Unit, Unit] = {"all": "year", "year": "month", "month": "day"}
_CUT = {"year": 2, "month": 1, "day": 0}
"""How many parts of an ISO day the unit leaves out."""
_PART_BYTES = 130
"""What a link to a page of a part takes."""


class Period(Struct, frozen=True, kw_only=True):
    """A page of the timeline or of a shelf: all of it, a year, a month or a day, or a further part of its list."""

    key: str
    """ISO: ``2022``, ``2022-03``, ``2022-03-21``, ``-0479``; empty for all of a shelf."""
    unit: Unit
    link: Link
    """Its name and its page."""
    up: Link
    """The page above it."""
    part: int
    """From 1."""
    parts: int
    events: tuple[Event, ...]
    entries: tuple[Entry, ...]
    finer: tuple[Part, ...] = ()
    """Years, months or days that have pages of their own."""
    calendar: Calendar | None = None
    """On the first page of a year or a month of the timeline."""
    happened: int
    reported: int
    """How many events and reports there are in all of it."""


class Scheme(Struct, frozen=True):
    """How a list is divided."""

    address: Callable[[str, int], str]
    """The page of a key and a part."""
    weigh: Weigh
    wording: Wording
    days: bool
    """With a calendar, and a page for every day with reports."""
    name: str = ""
    """Of all of it."""

    def link(self, key: str, number: int = 1, parts: int = 1) -> Link:
        """Return the page of a period, or of a part of its list."""
        name = self.wording.date(key) if key else self.name
        if parts > 1:
            name = self.wording.say("%(name)s, part %(part)s of %(parts)s", name=name, part=number, parts=parts)
        return Link(name, self.address(key, number))


def split(archive: Archive, weigh: Weigh, wording: Wording) -> tuple[Period, ...]:
    """Return the pages of all years in which something happened or was reported, in the order of time.

    Every day with a report has a page, beside the page of its year or month that lists it too.
    """
    events: dict[int, list[Event]] = defaultdict(list)
    for event in archive.events:
        events[year_of(event)].append(event)
    entries = {int(group.slug): group.entries for group in archive.years}
    scheme = Scheme(addresses.period, weigh, wording, days=True)
    top = Link(wording.say("all years"), addresses.TIMELINE)
    return tuple(
        period
        for number in sorted({*events, *entries})
        for period in _year(year_key(number), events[number], entries.get(number, ()), top, scheme)
    )


def shelf(own: Link, entries: Sequence[Entry], up: Link, weigh: Weigh, wording: Wording) -> tuple[Period, ...]:
    """Return the pages of a shelf, its own first: one if all of it fits, else more by year, month and day."""
    scheme = Scheme(partial(addresses.within, own.path), weigh, wording, days=False, name=own.name)
    return tuple(_periods("", "all", (), entries, up, scheme))


def places(periods: Iterable[Period]) -> dict[str, str]:
    """Return the id of every event with the page on which it stands; of two the one that holds more time."""
    return {event.id: period.link.path for period in sorted(periods, key=_length) for event in period.events}


def year_of(event: Event) -> int:
    """Return the year in which it begins; 0 is 1 BC."""
    return edtf.Day.read(event.earliest).year


def year_key(number: int) -> str:
    """Return the year in ISO: `2022`, `-0479`."""
    return f"{number:0{5 if number < 0 else 4}}"


def unit(earliest: str, latest: str, of: Unit) -> str | None:
    """Return the one year, month or day in which both days lie; None where they lie in two."""
    first, last = (day.rsplit("-", _CUT[of])[0] if _CUT[of] else day for day in (earliest, latest))
    return first if first == last else None


def _length(period: Period) -> int:
    """The shorter the time, the less."""
    return -("all", "year", "month", "day").index(period.unit)


def _year(key: str, events: Sequence[Event], entries: Sequence[Entry], up: Link, scheme: Scheme) -> tuple[Period, ...]:
    """The pages of a year, its months and its days, a day's after those of its month."""
    found = {(each.key, each.part): each for each in _periods(key, "year", events, entries, up, scheme)}
    for day, (happened, reported) in _shared_out("day", events, entries)[2].items():
        if reported and (day, 1) not in found:
            above = scheme.link(day[:-3] if (day[:-3], 1) in found else key)
            found |= {(day, each.part): each for each in _periods(day, "day", happened, reported, above, scheme)}
    return tuple(found[place] for place in sorted(found))


def _periods(
    key: str, of: Unit, events: Sequence[Event], entries: Sequence[Entry], up: Link, scheme: Scheme
) -> Iterator[Period]:
    """The page of a period, the further parts of its list, then the pages of its years, months or days."""
    finer: Mapping[str, tuple[list[Event], list[Entry]]] = {}
    calendar_of = entries if scheme.days and of != "day" else ()
    here, taken = scheme.address(key, 1), calendar.size(calendar.days(calendar_of))
    held: list[Event | Entry] = [*entries, *events]
    if of in _FINER and not paging.fits([scheme.weigh(each) for each in held], taken):
        own_events, own_entries, finer = _shared_out(_FINER[of], events, entries)
        held = [*own_entries, *own_events]
    parts = {
        each: Part(scheme.link(each).name, scheme.address(each, 1), len(shared[0]), len(shared[1]))
        for each, shared in finer.items()
    }
    taken += paging.SHARE if parts and of == "all" else _PART_BYTES * len(parts)
    cuts = paging.cut([scheme.weigh(each) for each in held], taken)
    for number, stretch in enumerate(cuts, 1):
        yield Period(
            key=key, unit=of, part=number, parts=len(cuts), up=up, link=scheme.link(key, number, len(cuts)),
            events=tuple(each for each in held[stretch] if isinstance(each, Event)),
            entries=tuple(each for each in held[stretch] if isinstance(each, Entry)),
            finer=tuple(parts.values()), calendar=calendar.days(calendar_of, parts, here) if number == 1 else None,
            happened=len(events), reported=len(entries),
        )  # fmt: skip
    for each, shared in finer.items():
        yield from _periods(each, _FINER[of], *shared, scheme.link(key), scheme)


def _shared_out(
    of: Unit, events: Sequence[Event], entries: Sequence[Entry]
) -> tuple[list[Event], list[Entry], dict[str, tuple[list[Event], list[Entry]]]]:
    """What is no part of one year, month or day, and what is, by its key in the order of time."""
    found: dict[str, tuple[list[Event], list[Entry]]] = defaultdict(lambda: ([], []))
    loose: tuple[list[Event], list[Entry]] = ([], [])
    for event in events:
        key = unit(event.earliest, event.latest, of)
        (found[key] if key else loose)[0].append(event)
    for entry in entries:
        published = entry.article.published
        days = published.earliest, published.latest
        key = unit(str(days[0]), str(days[1]), of) if all(days) else None
        (found[key] if key else loose)[1].append(entry)
    return *loose, {key: found[key] for key in sorted(found, key=lambda key: key.lstrip("-"))}
