"""The pages of lists: years, months and days; outlets, tags and the undated; the names of outlets and of tags."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from kuril_archive.model import Archive, Entry, Event, Page
from kuril_archive.paths import THEME
from kuril_archive.renderer import addresses, calendar, happened, paging, periods, shelves
from kuril_archive.renderer.periods import Period
from kuril_archive.renderer.values import Counts, Deed, Deeds, Frame, Link, Row, Shelf, Tally
from kuril_archive.wording import Wording


class Stock(Struct, frozen=True):
    """What every list takes from."""

    rows: Mapping[str, Row]
    """Articles by their ids."""
    deeds: Mapping[str, Deed]
    """Events by their ids."""
    sizes: Mapping[str, int]
    """Bytes that each takes on a page: an article by its address, an event by its id."""
    frame: Frame
    wording: Wording

    def weigh(self, each: Event | Entry) -> int:
        """Return how many bytes an event or a report takes on a page."""
        return self.sizes[each.id if isinstance(each, Event) else self.rows[each.article.capture.id].path]


def stock(archive: Archive, frame: Frame, wording: Wording) -> Stock:
    """Return what the lists of an archive take from."""
    rows = {entry.article.capture.id: shelves.row(entry) for entry in archive.entries}
    deeds = happened.deeds(archive.events, rows)
    sizes = {row.path: paging.row(row) for row in rows.values()} | {key: paging.deed(deeds[key]) for key in deeds}
    return Stock(rows, deeds, sizes, frame, wording)


def page(path: str, template: str, frame: Frame, origin: str = THEME, **context: object) -> Page:
    """Return a page with what stands around it."""
    return Page(path=path, origin=origin, template=template, context={"frame": frame, **context})


def timeline(years: Sequence[Period], held: Stock) -> Iterator[Page]:
    """Return the pages of years, months and days."""
    for period, earlier, later in _lines(years):
        yield _period(period, held, earlier, later, origin=f"{period.unit} {period.key}", kind="", shelf="")


def shelf(kind: str, own: Link, entries: Sequence[Entry], up: Link, held: Stock) -> Iterator[Page]:
    """Return the page of an outlet, a tag or the undated, newest first; if it is long, told by years and months.

    ``kind``: ``outlet``, ``tag`` or ``undated``.
    """
    found = periods.shelf(own, entries, up, held.weigh, held.wording)
    paged = {period.key for period in found if period.unit == "month"}
    years = shelves.counted(entries, paged, lambda key: addresses.within(own.path, key), held.wording)
    for period, earlier, later in _lines(found):
        origin = f"{kind} {own.name}" + f", {period.key}" * bool(period.key)
        if period.unit != "all":
            yield _period(period, held, earlier, later, origin=origin, kind=kind, shelf=own.name)
            continue
        shown = period.entries if kind == "undated" or len(found) > 1 else period.entries[::-1]
        yield page(
            period.link.path, "undated.html" if kind == "undated" else "shelf.html", held.frame, origin,
            kind=kind, name=period.link.name, number=period.reported, months=shelves.months(shown, held.wording),
            years=years if period.finer and period.part == 1 else (), earlier=earlier, later=later,
        )  # fmt: skip


def names(
    path: str, heading: str, groups: tuple[Tally, ...], unknown: tuple[Shelf, ...], counts: Counts, held: Stock
) -> Iterator[Page]:
    """Return the list of outlets or of tags; a long one in parts, each with its first and its last name."""
    taken = sum(held.sizes[row.path] for shelf in unknown for row in shelf.rows)
    cuts: tuple[slice, ...] = (slice(None),)
    if not paging.fits([paging.tally(group) for group in groups], taken):
        groups, unknown = (*groups, *(shelf.whole for shelf in unknown if shelf.whole)), ()
        cuts = paging.cut([paging.tally(group) for group in groups], room=paging.ROOM // 5 * 4)
    parts = tuple(
        _stretch(groups[cut], addresses.within(path, "", number), held.wording) for number, cut in enumerate(cuts, 1)
    )  # fmt: skip
    for number, cut in enumerate(cuts, 1):
        yield page(
            addresses.within(path, "", number), "shelves.html", held.frame,
            heading=heading, counts=counts, groups=groups[cut], unknown=unknown,
            parts_of=parts if len(cuts) > 1 else (),
        )  # fmt: skip


def _stretch(groups: Sequence[Tally], path: str, wording: Wording) -> Tally:
    """A part of a list of names, and how many reports there are in it."""
    ends = {"first": groups[0].name, "last": groups[-1].name} if groups else {"first": "", "last": ""}
    return Tally(wording.say("%(first)s to %(last)s", **ends), path, sum(group.count for group in groups))


def _lines(found: Iterable[Period]) -> Iterator[tuple[Period, Link | None, Link | None]]:
    """Each page with the one before it and the one after it of its own unit."""
    pages = list(found)
    for unit in ("all", "year", "month", "day"):
        line = [period for period in pages if period.unit == unit]
        links = [None, *(period.link for period in line), None]
        yield from ((period, links[place], links[place + 2]) for place, period in enumerate(line))


def _period(
    period: Period, held: Stock, earlier: Link | None, later: Link | None, *, origin: str, kind: str, shelf: str
) -> Page:
    told = calendar.paths(period.calendar)
    return page(
        period.link.path, "year.html", held.frame, origin,
        kind=kind, shelf=shelf, name=period.link.name, unit=period.unit,
        happened=_happened(period, held),
        reported=shelves.months(period.entries, held.wording), events=period.happened, reports=period.reported,
        calendar=period.calendar, weekdays=calendar.weekdays(held.wording),
        finer=tuple(part for part in period.finer if period.part == 1 and part.path not in told),
        up=period.up, earlier=earlier, later=later,
    )  # fmt: skip


def _happened(period: Period, held: Stock) -> tuple[Deeds, ...]:
    """The events of a page: by month, but for a day, all of whose events are of one."""
    if period.unit == "day" and period.events:
        return (Deeds("", "", tuple(held.deeds[event.id] for event in period.events)),)
    return happened.by_month(period.events, held.deeds, held.wording)
