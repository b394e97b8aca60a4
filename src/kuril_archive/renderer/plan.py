"""What will exist, as values: every page with its path, its template and what its bytes depend on."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from kuril_archive.model import Archive, Group, Page, Prose, Site
from kuril_archive.paths import THEME
from kuril_archive.renderer import addresses, articles, files, happened, periods, shelves
from kuril_archive.renderer.drawing import timeline
from kuril_archive.renderer.periods import Period
from kuril_archive.renderer.review import REVIEW, waiting
from kuril_archive.renderer.values import Frame, Link, Notice, Row


def plan(
    archive: Archive, site: Site, prose: tuple[Prose, ...] = (), notice: Notice | None = None, review: bool = False
) -> tuple[Page, ...]:
    """Return every page of the site; that two claim one path is for the output to report.

    ``review``: with the page of what is to review, which is for the curator and not for readers.
    """
    notice = notice or Notice()
    frame = _frame(archive, site, prose, notice)
    years = periods.split(archive)
    rows = {entry.article.capture.id: shelves.row(entry) for entry in archive.entries}
    return (
        *_entrances(archive, site, years, rows, frame, notice),
        *_years(archive, years, rows, frame),
        *_groups(archive.outlets + shelves.nameless(archive), "outlet", addresses.outlet, frame),
        *_groups(archive.tags, "tag", addresses.tag, frame),
        *articles.pages(archive, frame),
        *(_page(f"{page.id}.html", "prose.html", frame, page.origin, prose=page) for page in prose),
        *(_review(archive, frame) if review else ()),
        *files.pages(archive, site, {event.id: period.link.path for period in years for event in period.events}),
    )


def _page(path: str, template: str, frame: Frame, origin: str = THEME, **context: object) -> Page:
    return Page(path=path, origin=origin, template=template, context={"frame": frame, **context})


def _frame(archive: Archive, site: Site, prose: tuple[Prose, ...], notice: Notice) -> Frame:
    tags = (Link("Tags", addresses.TAGS),) if archive.tags else ()
    return Frame(
        title=site.title,
        language=site.language,
        base_url=site.base_url,
        collected=site.collected,
        licence=site.licence,
        nav=(
            Link("Articles", addresses.HOME, "reports"),
            Link("Timeline", addresses.TIMELINE),
            Link("Outlets", addresses.OUTLETS),
            *tags,
            Link("About", addresses.ABOUT),
        ),
        own=tuple(Link(page.title, f"{page.id}.html") for page in prose),
        generator=notice.generator,
        style=notice.style,
    )


def _entrances(
    archive: Archive, site: Site, years: Sequence[Period], rows: Mapping[str, Row], frame: Frame, notice: Notice
) -> Iterable[Page]:
    counts, bases, drawings = (
        shelves.counts(archive, notice.captures),
        shelves.bases(archive),
        timeline(archive.entries, archive.events),
    )
    outlets, tags = shelves.tallies(archive.outlets, addresses.outlet), shelves.tallies(archive.tags, addresses.tag)
    undated = shelves.beginnings(shelves.undated(archive), addresses.year)
    nameless = shelves.beginnings(shelves.nameless(archive), addresses.outlet)
    unknown = tuple(shelf.whole for shelf in nameless if shelf.whole)
    yield _page(
        addresses.HOME, "home.html", frame,
        sentence=site.description or site.title, counts=counts, drawings=drawings, months=shelves.newest(archive),
        entries={
            "Years": shelves.tallies(archive.years, addresses.year), "Outlets": outlets + unknown, "Tags": tags,
            "How the day is known": bases,
        },
    )  # fmt: skip
    yield _page(
        addresses.TIMELINE, "timeline.html", frame,
        counts=counts, drawings=drawings, events=len(archive.events), ages=happened.ages(archive, rows),
        years=shelves.years(archive, {period.key for period in years if period.unit == "month"}), undated=undated,
    )  # fmt: skip
    yield _page(
        addresses.ABOUT, "about.html", frame,
        site=site, counts=counts, bases=bases, doubts=shelves.doubts(archive), forms=files.forms(archive),
    )  # fmt: skip
    yield _page(
        addresses.OUTLETS, "shelves.html", frame,
        heading="Outlets", counts=counts, groups=outlets, unknown=nameless,
    )  # fmt: skip
    if tags:
        yield _page(
            addresses.TAGS, "shelves.html", frame, heading="Tags", counts=counts, groups=tags, unknown=()
        )  # fmt: skip
    yield _page("404.html", "404.html", frame)


def _years(archive: Archive, years: Sequence[Period], rows: Mapping[str, Row], frame: Frame) -> Iterable[Page]:
    for unit in ("year", "month", "day"):
        line = [period for period in years if period.unit == unit]
        links = [None, *(period.link for period in line), None]
        for place, period in enumerate(line):
            yield _page(
                period.link.path, "year.html", frame, f"{unit} {period.key}",
                name=period.link.name, happened=happened.by_month(period.events, rows), finer=period.finer,
                reported=shelves.months(period.entries), events=period.happened, reports=period.reported,
                up=period.up, earlier=links[place], later=links[place + 2],
            )  # fmt: skip
    for group in shelves.undated(archive):
        yield _page(
            addresses.year(group.slug), "undated.html", frame, "the undated",
            count=len(group.entries), months=shelves.months(group.entries),
        )  # fmt: skip


def _groups(groups: tuple[Group, ...], kind: str, address: Callable[[str], str], frame: Frame) -> Iterable[Page]:
    for group in groups:
        yield _page(
            address(group.slug), "shelf.html", frame, f"{kind} {group.name}",
            kind=kind, name=group.name, count=len(group.entries), months=shelves.months(reversed(group.entries)),
        )  # fmt: skip


def _review(archive: Archive, frame: Frame) -> Iterable[Page]:
    count = sum(bool(entry.review) for entry in archive.entries)
    yield _page(REVIEW, "review.html", frame, "the review", waiting=waiting(archive), count=count)
