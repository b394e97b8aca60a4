"""What will exist, as values: every page with its path, its template and what its bytes depend on."""

from collections.abc import Callable, Iterable

from kuril_archive.model import Archive, Group, Page, Prose, Site
from kuril_archive.paths import THEME
from kuril_archive.renderer import addresses, articles, shelves
from kuril_archive.renderer.drawing import timeline
from kuril_archive.renderer.review import REVIEW, waiting
from kuril_archive.renderer.values import Frame, Link, Notice


def plan(
    archive: Archive, site: Site, prose: tuple[Prose, ...] = (), notice: Notice | None = None, review: bool = False
) -> tuple[Page, ...]:
    """Return every page of the site; that two claim one path is for the output to report.

    ``review``: with the page of what is to review, which is for the curator and not for readers.
    """
    notice = notice or Notice()
    frame = _frame(archive, site, prose, notice)
    return (
        *_entrances(archive, site, frame, notice),
        *_years(archive, frame),
        *_groups(archive.outlets + shelves.nameless(archive), "outlet", addresses.outlet, frame),
        *_groups(archive.tags, "tag", addresses.tag, frame),
        *articles.pages(archive, frame),
        *(_page(f"{page.id}.html", "prose.html", frame, page.origin, prose=page) for page in prose),
        *(_review(archive, frame) if review else ()),
        *_data(archive),
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


def _entrances(archive: Archive, site: Site, frame: Frame, notice: Notice) -> Iterable[Page]:
    counts, bases, drawings = (
        shelves.counts(archive, notice.captures),
        shelves.bases(archive),
        timeline(archive.entries),
    )
    outlets, tags = shelves.tallies(archive.outlets, addresses.outlet), shelves.tallies(archive.tags, addresses.tag)
    years = shelves.tallies(archive.years, addresses.year)
    undated = shelves.beginnings(shelves.undated(archive), addresses.year)
    nameless = shelves.beginnings(shelves.nameless(archive), addresses.outlet)
    unknown = tuple(shelf.whole for shelf in nameless if shelf.whole)
    yield _page(
        addresses.HOME, "home.html", frame,
        sentence=site.description or site.title, counts=counts, drawings=drawings, months=shelves.newest(archive),
        entries={"Years": years, "Outlets": outlets + unknown, "Tags": tags, "How the day is known": bases},
    )  # fmt: skip
    yield _page(
        addresses.TIMELINE, "timeline.html", frame,
        counts=counts, drawings=drawings, years=shelves.years(archive), undated=undated,
    )  # fmt: skip
    yield _page(
        addresses.ABOUT, "about.html", frame,
        site=site, counts=counts, bases=bases, doubts=shelves.doubts(archive),
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


def _years(archive: Archive, frame: Frame) -> Iterable[Page]:
    links = [Link(group.name, addresses.year(group.slug)) for group in archive.years]
    for place, group in enumerate(archive.years):
        yield _page(
            links[place].path, "year.html", frame, f"year {group.name}",
            name=group.name, count=len(group.entries), months=shelves.months(group.entries),
            earlier=links[place + 1] if place + 1 < len(links) else None,
            later=links[place - 1] if place else None,
        )  # fmt: skip
    for group in shelves.undated(archive):
        yield _page(
            addresses.year(group.slug), "year.html", frame, "the undated",
            name="Reports with no known year", count=len(group.entries), months=shelves.months(group.entries),
            earlier=None, later=None,
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


def _data(archive: Archive) -> Iterable[Page]:
    yield Page(
        path=addresses.ARTICLES_DATA, origin="data", template="articles.jsonl", context={"entries": archive.entries}
    )
    yield Page(path=addresses.ARTICLES_SCHEMA, origin="data", template="articles.schema.json")
