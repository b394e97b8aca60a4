"""From entries to the rows and shelves that lists show."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from kuril_archive import edtf
from kuril_archive.model import Archive, Dated, Entry, Group
from kuril_archive.renderer import addresses
from kuril_archive.renderer.periods import WHOLE_LIST, page
from kuril_archive.renderer.values import Counts, Doubt, Row, Shelf, Tally, When, Year

NEWEST = 40
"""Reports of a known year that the home page shows; the others follow them."""


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


def bases(archive: Archive) -> tuple[Tally, ...]:
    """Return how many days are known in which way, in the order of the method page."""
    found = [entry.article.published.basis for entry in archive.entries]
    order = ("stated", "inferred", "curated", "unknown")
    return tuple(Tally(basis, addresses.ABOUT, found.count(basis), basis) for basis in order if basis in found)


def doubts(archive: Archive) -> tuple[Doubt, ...]:
    """Return what wants a curator's look, as far as a page can hold it."""
    open_ones = [entry for entry in archive.entries if entry.review]
    return tuple(Doubt(row(entry), entry.review) for entry in open_ones[:WHOLE_LIST])


def months(entries: Iterable[Entry]) -> tuple[Shelf, ...]:
    """Return entries by month, in their own order; where the month is not known, under what is known."""
    return tuple(Shelf(_name(key), f"m-{key}", _rows(part)) for key, part in _by_month(entries).items())


def newest(archive: Archive) -> tuple[Shelf, ...]:
    """Return the latest reports by month, the newest first, then the undated."""
    dated = [entry for group in archive.years for entry in reversed(group.entries)][:NEWEST]
    return months(dated) + beginnings(undated(archive), addresses.year)


def undated(archive: Archive) -> tuple[Group, ...]:
    """Return the reports whose year is not known, or nothing."""
    return (Group(name="Year unknown", slug="undated", entries=archive.undated),) if archive.undated else ()


def nameless(archive: Archive) -> tuple[Group, ...]:
    """Return the reports whose outlet is not known, or nothing."""
    entries = tuple(entry for entry in archive.entries if not entry.article.capture.outlet)
    return (Group(name="Outlet unknown", slug="unknown", entries=entries),) if entries else ()


def beginnings(groups: Iterable[Group], address: Callable[[str], str]) -> tuple[Shelf, ...]:
    """Return as much of each group as a list can hold, with the page where all of it stands."""
    return tuple(
        Shelf(
            group.name,
            group.slug,
            _rows(group.entries[:WHOLE_LIST]),
            Tally("unknown", address(group.slug), len(group.entries)),
        )
        for group in groups
    )


def years(archive: Archive, paged: Collection[str] = ()) -> tuple[Year, ...]:
    """Return the reports, newest year first: whole, or where they are many by their counts.

    ``paged``: months with pages of their own.
    """
    whole = len(archive.entries) <= WHOLE_LIST
    return tuple(_year(group, whole, paged) for group in archive.years)


def _year(group: Group, whole: bool, paged: Collection[str]) -> Year:
    path = addresses.year(group.slug)
    shelves = months(reversed(group.entries)) if whole else ()
    parts = {} if whole else _by_month(group.entries)
    counted = tuple(
        Tally(_name(key), page(key), len(part)) if key in paged else Tally(_name(key), path, len(part), f"m-{key}")
        for key, part in parts.items()
    )
    return Year(group.name, path, len(group.entries), shelves, counted)


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


def _name(key: str) -> str:
    if key == "unknown":
        return "Year unknown"
    said = edtf.words(edtf.parse(key))
    return f"{said[0].upper()}{said[1:]}" if "-" in key or ".." in key else f"{said}, month unknown"
