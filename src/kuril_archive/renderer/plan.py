"""What will exist, as values: every page with its path, its template and what its bytes depend on."""

from collections.abc import Iterable, Sequence
from itertools import chain

from kuril_archive import markup
from kuril_archive.analysis.rights import rights
from kuril_archive.model import Archive, Page, Prose, Site
from kuril_archive.renderer import addresses, articles, files, happened, listing, periods, shelves
from kuril_archive.renderer.colours import accent
from kuril_archive.renderer.drawing import timeline
from kuril_archive.renderer.listing import Stock, page
from kuril_archive.renderer.periods import Period
from kuril_archive.renderer.review import REVIEW, waiting
from kuril_archive.renderer.values import Entrance, Frame, Link, Notice, Tally
from kuril_archive.wording import Wording, english, messages

NAV = messages(("Articles", "Timeline", "Outlets", "Tags", "About"))
"""Names in the head of every page, as its template compares them; it says them in its own language."""
ENTRANCES = messages(("Years", "Outlets", "Tags", "How the day is known"))
"""The same for the home page."""

ENTRANCE = 12
"""Years, outlets and tags that the home page names; of more, it leads to the whole list."""


def plan(
    archive: Archive, site: Site, prose: tuple[Prose, ...] = (), notice: Notice | None = None, review: bool = False,
    wording: Wording | None = None,
) -> tuple[Page, ...]:  # fmt: skip
    """Return every page of the site; that two claim one path is for the output to report.

    ``review``: with the page of what is to review, which is for the curator and not for readers.
    """
    notice, wording = notice or Notice(), wording or english()
    frame = _frame(archive, site, prose, notice, wording)
    held = listing.stock(archive, frame, wording)
    years = periods.split(archive, held.weigh, wording)
    return (
        *_entrances(archive, site, years, notice, held),
        *listing.timeline(years, held),
        *_shelves(archive, held),
        *articles.pages(archive, frame),
        *(page(f"{own.id}.html", "prose.html", frame, own.origin, prose=own) for own in prose),
        *(_review(archive, frame, wording) if review else ()),
        *files.pages(archive, site, periods.places(years), wording),
    )


def _frame(archive: Archive, site: Site, prose: tuple[Prose, ...], notice: Notice, wording: Wording) -> Frame:
    tags = (Link("Tags", addresses.TAGS),) if archive.tags else ()
    return Frame(
        title=site.title,
        language=wording.tag,
        base_url=site.base_url,
        collected=site.collected,
        licence=rights(site.licence) if site.licence else None,
        rights=rights(site.rights) if site.rights else None,
        accent=accent(site.accent) if site.accent else None,
        logo=notice.logo,
        footer=markup.prose(site.footer) if site.footer else "",
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
    archive: Archive, site: Site, years: Sequence[Period], notice: Notice, held: Stock
) -> Iterable[Page]:  # fmt: skip
    frame, wording = held.frame, held.wording
    counts, bases, drawings = (
        shelves.counts(archive, notice.captures),
        shelves.bases(archive, wording),
        timeline(archive.entries, archive.events, wording),
    )
    outlets, tags = shelves.tallies(archive.outlets, addresses.outlet), shelves.tallies(archive.tags, addresses.tag)
    nameless = shelves.beginnings(shelves.nameless(archive, wording), addresses.outlet, wording)
    unknown = tuple(shelf.whole for shelf in nameless if shelf.whole)
    paged = {period.key for period in years if period.unit == "month"}
    yield page(
        addresses.HOME, "home.html", frame,
        sentence=site.description or site.title, counts=counts, drawings=drawings,
        months=shelves.newest(archive, paged, wording),
        entries=_entries(archive, outlets, unknown, tags, bases, wording),
    )  # fmt: skip
    yield page(
        addresses.TIMELINE, "timeline.html", frame,
        counts=counts, drawings=drawings, events=len(archive.events), years=shelves.years(archive, paged, wording),
        ages=happened.ages(archive, held.deeds, held.sizes, wording),
        undated=shelves.beginnings(shelves.undated(archive, wording), addresses.year, wording),
    )  # fmt: skip
    yield page(
        addresses.ABOUT, "about.html", frame,
        site=site, counts=counts, bases=bases, doubts=shelves.doubts(archive), forms=files.forms(archive),
        excerpts=any(entry.article.capture.keys.text == "excerpt" for entry in archive.entries),
    )  # fmt: skip
    yield from listing.names(addresses.OUTLETS, "Outlets", outlets, nameless, counts, held)
    if tags:
        yield from listing.names(addresses.TAGS, "Tags", tags, (), counts, held)
    yield page("404.html", "404.html", frame)


def _entries(
    archive: Archive,
    outlets: Sequence[Tally],
    unknown: Sequence[Tally],
    tags: Sequence[Tally],
    bases: Sequence[Tally],
    wording: Wording,
) -> tuple[Entrance, ...]:
    """Where a reader enters: the newest years, the outlets and tags of most reports."""
    years = tuple(
        Tally(wording.date(group.slug), addresses.year(group.slug), len(group.entries)) for group in archive.years
    )
    return (
        Entrance("Years", years[:ENTRANCE], addresses.TIMELINE, len(years)),
        Entrance(
            "Outlets", (*shelves.largest(outlets, ENTRANCE), *unknown), addresses.OUTLETS, len(outlets) + len(unknown)
        ),
        Entrance("Tags", shelves.largest(tags, ENTRANCE), addresses.TAGS, len(tags)),
        Entrance("How the day is known", tuple(bases), addresses.ABOUT, len(bases)),
    )


def _shelves(archive: Archive, held: Stock) -> Iterable[Page]:
    say = held.wording.say
    kinds = (
        ("outlet", archive.outlets + shelves.nameless(archive, held.wording), addresses.outlet,
         Link(say("all outlets"), addresses.OUTLETS)),
        ("tag", archive.tags, addresses.tag, Link(say("all tags"), addresses.TAGS)),
        ("undated", shelves.undated(archive, held.wording), addresses.year, Link(say("all years"), addresses.TIMELINE)),
    )  # fmt: skip
    return chain.from_iterable(
        listing.shelf(kind, Link(group.name, address(group.slug)), group.entries, up, held)
        for kind, groups, address, up in kinds
        for group in groups
    )


def _review(archive: Archive, frame: Frame, wording: Wording) -> Iterable[Page]:
    number = sum(bool(entry.review) for entry in archive.entries)
    yield page(REVIEW, "review.html", frame, "the review", waiting=waiting(archive, wording), number=number)
