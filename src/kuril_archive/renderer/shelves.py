"""From entries to the rows and shelves that lists show."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from kuril_archive.analysis.reasons import BASES
from kuril_archive.analysis.shelves import year_of
from kuril_archive.model import Archive, Dated, Entry, Group
from kuril_archive.renderer import addresses, paging
from kuril_archive.renderer.values import Counts, Doubt, Row, Shelf, Tally, When, Year
from kuril_archive.wording import Wording

Address = Callable[[str], str]
"""The page of a year or a month, ISO."""


def row(entry: Entry) -> Row:
    """Return an entry as lists show it; of a withheld one, nothing that its text says."""
    capture = entry.article.capture
    withheld = capture.keys.withheld is not None
    return Row(
        path=addresses.article(capture.id),
        title=capture.title,
        supplied=capture.title_supplied,
        language=capture.language,
        when=when(entry.article.published),
        outlet=capture.outlet,
        place=capture.place,
        extract=(capture.keys.summary or "") if withheld else entry.findings.extract,
        withheld=withheld,
    )


def when(dated: Dated) -> When:
    """Return a day without its evidence."""
    return When(dated.edtf, dated.basis)


def counts(archive: Archive, captures: int | None) -> Counts:
    """Return the numbers that must reconcile."""
    articles = len(archive.entries)
    return Counts(articles if captures is None else captures, articles, sum(bool(e.review) for e in archive.entries))


def tallies(groups: Iterable[Group], address: Callable[[str], str]) -> tuple[Tally, ...]:
    """Return groups with their counts."""
    return tuple(Tally(group.name, address(group.slug), len(group.entries)) for group in groups)


def largest(groups: Sequence[Tally], number: int) -> tuple[Tally, ...]:
    """Return the shelves with most reports, in the order of their list."""
    chosen = sorted(range(len(groups)), key=lambda place: (-groups[place].count, place))[:number]
    return tuple(groups[place] for place in sorted(chosen))


def bases(archive: Archive, wording: Wording) -> tuple[Tally, ...]:
    """Return how many days are known in which way, in the order of the method page."""
    found = [entry.article.published.basis for entry in archive.entries]
    return tuple(
        Tally(wording.say(basis), addresses.ABOUT, found.count(basis), basis) for basis in BASES if basis in found
    )


def doubts(archive: Archive) -> tuple[Doubt, ...]:
    """Return what wants a curator's look, as far as a page can hold it."""
    found = [Doubt(row(entry), entry.review) for entry in archive.entries if entry.review][: paging.BEGINNING]
    return tuple(found[: paging.begin([paging.row(doubt.row) for doubt in found], paging.ROOM // 2)])


def months(entries: Iterable[Entry], wording: Wording, wholes: Mapping[str, Tally] | None = None) -> tuple[Shelf, ...]:
    """Return entries by month, in their own order; where the month is not known, under what is known.

    ``wholes``: by month, ISO, where all of it stands.
    """
    return tuple(
        Shelf(_name(key, wording), f"m-{key}", _rows(part), (wholes or {}).get(key))
        for key, part in _by_month(entries).items()
    )


def newest(archive: Archive, paged: Collection[str], wording: Wording) -> tuple[Shelf, ...]:
    """Return the latest reports by month, the newest first, then the undated; ``paged`` as of `years`."""
    dated = [entry for group in archive.years for entry in reversed(group.entries)][: paging.BEGINNING]
    shown = dated[: paging.begin([paging.row(row(entry)) for entry in dated], paging.ROOM // 2)]
    begun = {_month(entry)[:4] for entry in shown}
    wholes = {
        key: _tally(key, part, paged, addresses.period, wording)
        for group in archive.years
        if group.slug in begun
        for key, part in _by_month(group.entries).items()
    }
    return months(shown, wording, wholes) + beginnings(undated(archive, wording), addresses.year, wording)


def undated(archive: Archive, wording: Wording) -> tuple[Group, ...]:
    """Return the reports whose year is not known, or nothing."""
    name = wording.say("Year unknown")
    return (Group(name=name, slug="undated", entries=archive.undated),) if archive.undated else ()


def nameless(archive: Archive, wording: Wording) -> tuple[Group, ...]:
    """Return the reports whose outlet is not known, or nothing."""
    entries = tuple(entry for entry in archive.entries if not entry.article.capture.outlet)
    return (Group(name=wording.say("Outlet unknown"), slug="unknown", entries=entries),) if entries else ()


def beginnings(groups: Iterable[Group], address: Address, wording: Wording) -> tuple[Shelf, ...]:
    """Return the beginning of each group, with the page where all of it stands."""
    return tuple(
        Shelf(
            group.name,
            group.slug,
            _beginning(group.entries),
            Tally(wording.say("unknown"), address(group.slug), len(group.entries)),
        )
        for group in groups
    )


def years(archive: Archive, paged: Collection[str], wording: Wording) -> tuple[Year, ...]:
    """Return the reports, newest year first: whole, or where they are many by their counts.

    ``paged``: months with pages of their own.
    """
    sizes = [paging.row(row(entry), extract=False) for entry in archive.entries]
    if not paging.fits(sizes, room=paging.SHARE):
        dated = (entry for group in archive.years for entry in group.entries)
        return counted(dated, paged, addresses.period, wording)
    return tuple(
        Year(
            group.slug,
            wording.date(group.slug),
            addresses.period(group.slug),
            len(group.entries),
            months(reversed(group.entries), wording),
            (),
        )
        for group in archive.years
    )


def counted(entries: Iterable[Entry], paged: Collection[str], address: Address, wording: Wording) -> tuple[Year, ...]:
    """Return how many reports there are in each year, the newest first, and if that is no long list in its months.

    ``paged``: months with pages of their own; the others stand on the page of their year.
    """
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if year := year_of(entry.article.published):
            found[year].append(entry)
    parts = {year: _by_month(found[year]) for year in sorted(found, reverse=True)}
    told = {
        year: tuple(_tally(key, held, paged, address, wording) for key, held in part.items())
        for year, part in parts.items()
    }
    short = sum(paging.tally(each) for tallies in told.values() for each in tallies) <= paging.SHARE
    return tuple(
        Year(year, wording.date(year), address(year), len(found[year]), (), told[year] if short else ())
        for year in told
    )


def _tally(key: str, entries: Sequence[Entry], paged: Collection[str], address: Address, wording: Wording) -> Tally:
    """The month's own page, else its place on the page of its year."""
    if key in paged:
        return Tally(_name(key, wording), address(key), len(entries))
    return Tally(_name(key, wording), address(key[:4]), len(entries), f"m-{key}")


def _beginning(entries: Sequence[Entry]) -> tuple[Row, ...]:
    rows = _rows(entries[: paging.BEGINNING])
    return rows[: paging.begin([paging.row(shown) for shown in rows], paging.ROOM // 4)]


def _rows(entries: Iterable[Entry]) -> tuple[Row, ...]:
    return tuple(row(entry) for entry in entries)


def _by_month(entries: Iterable[Entry]) -> Mapping[str, Sequence[Entry]]:
    """Return entries by what `_month` says of them; in the order of days, equal ones need not stand together."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[_month(entry)].append(entry)
    return found


def _month(entry: Entry) -> str:
    """`2022-03` where the month is known, else `2022`, else the bounds' years: `2022/2023`, `../2022`, `2022/..`."""
    first, last = entry.article.published.earliest, entry.article.published.latest
    if first is None or last is None:
        known = first or last
        return "unknown" if known is None else f"{known.year:04}/.." if first else f"../{known.year:04}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"


def _name(key: str, wording: Wording) -> str:
    if key == "unknown":
        return wording.say("Year unknown")
    if "-" in key or ".." in key:
        return wording.heading(key)
    return wording.say("%(year)s, month unknown", year=wording.date(key))
