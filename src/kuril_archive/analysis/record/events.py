"""What the texts say happened as data: one object of ``events.jsonl``."""

from collections.abc import Iterator, Mapping
from typing import Annotated
from urllib.parse import quote

from msgspec import Struct

from kuril_archive import edtf
from kuril_archive.analysis.record.places import Places
from kuril_archive.analysis.record.schemas import says
from kuril_archive.model import Archive, Happening


class TellingRecord(Struct, frozen=True, kw_only=True):
    """A sentence that tells of the event."""

    article: Annotated[str, says("id of the article")]
    paragraph: Annotated[
        int | None,
        says("Place of its paragraph, from 0, among the parts between blank lines of the text; null: not shown"),
    ]
    url: Annotated[str, says("The paragraph on the article's page, or that page, relative to the site")]
    words: Annotated[str, says("The words of time")]
    sentence: Annotated[str, says("The words alone, where no more is shown")]
    sure: Annotated[bool, says("The sentence leaves no doubt about the time")]
    name: Annotated[str | None, says("What the curator calls that which happened")]


class EventRecord(Struct, frozen=True, kw_only=True):
    """What happened at one time, and who says so. What is not known is null."""

    id: Annotated[str, says("Its anchor on the timeline")]
    url: Annotated[str, says("Where it stands on the timeline, relative to the site")]
    date: Annotated[str, says("ISO 8601-2 (EDTF) value")]
    earliest: Annotated[str | None, says("First day, ISO 8601, where the year 0 is 1 BC; null: open")]
    latest: Annotated[str | None, says("Last day; null: open")]
    sure: Annotated[bool, says("One that says so is sure of the time")]
    title: Annotated[str | None, says("What the archive's curator calls it")]
    note: Annotated[str | None, says("What the curator says of it")]
    told_by: Annotated[tuple[TellingRecord, ...], says("Who says so, the first article first")]
    sources: Annotated[
        tuple[str, ...],
        says("Other sources that the curator names: ids of articles, perhaps with #line-N, or addresses"),
    ]


def events(archive: Archive, pages: Mapping[str, str]) -> Iterator[EventRecord]:
    """Return the events of an archive in their order; ``pages``: id -> the page of the timeline on which it stands."""
    bodies = {entry.article.capture.id: entry.article.capture.body for entry in archive.entries}
    told = sorted({happening.article for event in archive.events for happening in event.happenings})
    places = {article: Places(bodies[article]) for article in told}
    for event in archive.events:
        value = edtf.parse(event.edtf)
        yield EventRecord(
            id=event.id,
            url=f"{quote(pages[event.id])}#{quote(event.id)}",
            date=event.edtf,
            earliest=value.earliest.iso() if value.earliest else None,
            latest=value.latest.iso() if value.latest else None,
            sure=event.sure,
            title=event.title,
            note=event.note,
            told_by=tuple(_telling(each, places[each.article]) for each in event.happenings),
            sources=event.sources,
        )


def _telling(happening: Happening, places: Places) -> TellingRecord:
    page = quote(f"articles/{happening.article}.html")
    return TellingRecord(
        article=happening.article,
        paragraph=places.at(happening.block, happening.start)[0] if happening.anchor else None,
        url=f"{page}#{happening.anchor}" if happening.anchor else page,
        words=happening.words,
        sentence=happening.sentence,
        sure=happening.sure,
        name=happening.name,
    )
