"""The files of data: which there will be, and what each depends on."""

from collections.abc import Callable, Iterable, Mapping

from kuril_archive.analysis import record
from kuril_archive.model import Archive, Page, Site
from kuril_archive.renderer import addresses, ics, timelinejs
from kuril_archive.renderer.tellers import tellers
from kuril_archive.wording import Wording

_FORMS: Mapping[str, Callable[[str], bool]] = {addresses.CALENDAR: ics.fits, addresses.SLIDES: timelinejs.fits}
"""Path -> which dates it can hold, EDTF."""


def pages(archive: Archive, site: Site, timeline: Mapping[str, str], wording: Wording) -> Iterable[Page]:
    """Return every file of data.

    ``timeline``: id of an event -> the page on which it stands.
    """
    events = tuple(record.events(archive, timeline))
    yield _page(addresses.ARTICLES_DATA, entries=archive.entries)
    yield _page(addresses.MENTIONS_DATA, entries=archive.entries)
    yield _page(addresses.EVENTS_DATA, events=events)
    for path in (addresses.ARTICLES_SCHEMA, addresses.MENTIONS_SCHEMA, addresses.EVENTS_SCHEMA):
        yield _page(path)
    known = tellers(archive, wording)
    for path in forms(archive):
        shown = tuple(event for event in events if _FORMS[path](event.date))
        yield _page(path, events=shown, tellers=known, site=site)


def forms(archive: Archive) -> tuple[str, ...]:
    """Return the paths of the calendar and the slides, each if there is an event that it can hold."""
    return tuple(path for path, fits in _FORMS.items() if any(fits(event.edtf) for event in archive.events))


def _page(path: str, **context: object) -> Page:
    return Page(path=path, origin="data", template=path.rpartition("/")[2], context=context)
