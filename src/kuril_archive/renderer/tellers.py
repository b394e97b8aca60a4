"""Events as calendars and slides tell them: what each is called, and who says so."""

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct

from kuril_archive.analysis.reading import first_sentence
from kuril_archive.analysis.record import EventRecord
from kuril_archive.model import Archive, Entry
from kuril_archive.wording import Wording


class Teller(Struct, frozen=True):
    """An article that tells of an event."""

    name: str
    """Its outlet, else its title, in square brackets if it was supplied; and its day in words."""
    day: dt.date | None
    """The last day on which it can have been published."""


def tellers(archive: Archive, wording: Wording) -> dict[str, Teller]:
    """Return the articles that tell of events, by their ids."""
    told = {happening.article for event in archive.events for happening in event.happenings}
    return {
        entry.article.capture.id: _teller(entry, wording)
        for entry in archive.entries
        if entry.article.capture.id in told
    }


def headline(event: EventRecord) -> str:
    """Return what the curator calls an event, else the first sentence that tells of it, a whole one where there is."""
    whole = (told.sentence for told in event.told_by if told.sentence != told.words)
    return event.title or first_sentence(next(whole, event.told_by[0].sentence))


def account(event: EventRecord, known: Mapping[str, Teller], wording: Wording) -> Iterator[tuple[str, str]]:
    """Yield what is said of an event besides the curator's note: who says it, and the words; then other sources."""
    for told in event.told_by:
        yield known[told.article].name, told.sentence
    quoted = {told.article for told in event.told_by}
    yield from ((wording.say("Source"), source) for source in event.sources if source.partition("#")[0] not in quoted)


def _teller(entry: Entry, wording: Wording) -> Teller:
    capture, published = entry.article.capture, entry.article.published
    title = f"[{capture.title}]" if capture.title_supplied else capture.title
    return Teller(f"{capture.outlet or title}, {wording.date(published.edtf)}", published.latest)
