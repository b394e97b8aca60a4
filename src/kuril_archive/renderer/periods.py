"""Years, months and days with pages of their own: each holds what fits a list, the rest has pages of its parts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from kuril_archive import edtf
from kuril_archive.model import Archive, Entry, Event
from kuril_archive.renderer import addresses
from kuril_archive.renderer.values import Link, Part

WHOLE_LIST = 200
"""A list with more entries than this is told by its counts, and by pages of its parts."""

Unit = Literal["year", "month", "day"]
_FINER: dict[Unit, Unit] = {"year": "month", "month": "day"}
_CUT = {"year": 2, "month": 1, "day": 0}
"""How many parts of an ISO day the unit leaves out."""


class Period(Struct, frozen=True, kw_only=True):
    """A page of the timeline: a year, a month or a day, or a further part of its list."""

    key: str
    """ISO: ``2022``, ``2022-03``, ``2022-03-21``, ``-0479``."""
    unit: Unit
    part: int
    """From 1."""
    parts: int
    events: tuple[Event, ...]
    entries: tuple[Entry, ...]
    finer: tuple[Part, ...] = ()
    """Months or days that have pages of their own."""
    happened: int
    reported: int
    """How many events and reports there are in all of it."""

    @property
    def link(self) -> Link:
        """Its name and its page."""
        part = f", part {self.part} of {self.parts}" if self.parts > 1 else ""
        return Link(name(self.key) + part, page(self.key, self.part))

    @property
    def up(self) -> Link:
        """The page above it."""
        if self.unit == "year":
            return Link("all years", addresses.TIMELINE)
        above = self.key.rpartition("-")[0]
        return Link(name(above), page(above))


def split(archive: Archive) -> tuple[Period, ...]:
    """Return the pages of all years in which something happened or was reported, in the order of time."""
    events: dict[int, list[Event]] = defaultdict(list)
    for event in archive.events:
        events[year_of(event)].append(event)
    entries = {int(group.slug): group.entries for group in archive.years}
    return tuple(
        period
        for number in sorted({*events, *entries})
        for period in _periods(year_key(number), "year", events[number], entries.get(number, ()))
    )


def year_of(event: Event) -> int:
    """Return the year in which it begins; 0 is 1 BC."""
    return edtf.Day.read(event.earliest).year


def name(key: str) -> str:
    """Return a year, month or day in words: `1855`, `480 BC`, `March 2022`."""
    return edtf.words(edtf.parse(key))


def year_key(number: int) -> str:
    """Return the year in ISO: `2022`, `-0479`."""
    return f"{number:0{5 if number < 0 else 4}}"


def unit(earliest: str, latest: str, of: Unit) -> str | None:
    """Return the one year, month or day in which both days lie; None where they lie in two."""
    first, last = (day.rsplit("-", _CUT[of])[0] if _CUT[of] else day for day in (earliest, latest))
    return first if first == last else None


def page(key: str, part: int = 1) -> str:
    """Return where the page of a year, month or day lies."""
    number, *rest = (key[1:] if key.startswith("-") else key).split("-")
    name = "-".join([addresses.year_slug(-int(number) if key.startswith("-") else int(number)), *rest])
    return addresses.year(name if part == 1 else f"{name}-part-{part}")


def _periods(key: str, of: Unit, events: Sequence[Event], entries: Sequence[Entry]) -> Iterator[Period]:
    """The page of a period, the further parts of its list, then the pages of its months or days."""
    finer: Mapping[str, tuple[list[Event], list[Entry]]] = {}
    own_events, own_entries = events, entries
    if of in _FINER and max(len(events), len(entries)) > WHOLE_LIST:
        own_events, own_entries, finer = _shared_out(_FINER[of], events, entries)
    parts = max(1, -(-max(len(own_events), len(own_entries)) // WHOLE_LIST))
    for part in range(1, parts + 1):
        stretch = slice((part - 1) * WHOLE_LIST, part * WHOLE_LIST)
        yield Period(
            key=key, unit=of, part=part, parts=parts,
            events=tuple(own_events[stretch]), entries=tuple(own_entries[stretch]),
            finer=tuple(_part(each, *held) for each, held in finer.items()),
            happened=len(events), reported=len(entries),
        )  # fmt: skip
    for each, held in finer.items():
        yield from _periods(each, _FINER[of], *held)


def _part(key: str, events: Sequence[Event], entries: Sequence[Entry]) -> Part:
    return Part(name(key), page(key), len(events), len(entries))


def _shared_out(
    of: Unit, events: Sequence[Event], entries: Sequence[Entry]
) -> tuple[list[Event], list[Entry], dict[str, tuple[list[Event], list[Entry]]]]:
    """What is no part of one month or day, and what is, by its key in the order of time."""
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
