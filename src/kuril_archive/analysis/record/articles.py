"""An article as data: one object of ``articles.jsonl``."""

import datetime as dt
from typing import Annotated, Any
from urllib.parse import quote

from msgspec import Struct

from kuril_archive import markup
from kuril_archive.analysis.reasons import sentence
from kuril_archive.analysis.record.schemas import says
from kuril_archive.model import Basis, Entry, Evidence, Removed, Role
from kuril_archive.wording import english


class EvidenceRecord(Struct, frozen=True, kw_only=True):
    """One witness for the day of publication, with its verdict."""

    kind: Annotated[str, says("Where the words stand: dateline, date line, byline, clock, weekday, same event …")]
    quote: Annotated[str | None, says("The words themselves")]
    line: Annotated[int | None, says("1-based line of the quote in its capture")]
    capture: Annotated[str | None, says("id of the capture that is quoted, where it is another one")]
    reads: Annotated[str | None, says("What the words read as: EDTF, or the name of a weekday")]
    role: Annotated[Role, says("The verdict")]
    rule: Annotated[str, says("Name of the rule")]
    why: Annotated[str, says("The rule's reason in a sentence")]


class PublishedRecord(Struct, frozen=True, kw_only=True):
    """The day of publication as far as it is known."""

    edtf: Annotated[str | None, says("ISO 8601-2 (EDTF) value; null: nothing is known")]
    earliest: Annotated[dt.date | None, says("First day it can be; null: open")]
    latest: Annotated[dt.date | None, says("Last day it can be; null: open")]
    basis: Annotated[Basis, says("How it is known")]
    uncertain: Annotated[bool, says("The value is marked as uncertain")]
    alternatives: Annotated[tuple[str, ...], says("Other EDTF values that fit, likeliest first")]
    evidence: tuple[EvidenceRecord, ...]


class SourceRecord(Struct, frozen=True, kw_only=True):
    """The capture's file."""

    path: Annotated[str, says("Relative to the archive's folder")]
    sha256: Annotated[str, says("Fixity of the file's bytes")]
    url: Annotated[str | None, says("Address the report was captured from")]
    rights: str | None


class Record(Struct, frozen=True, kw_only=True):
    """An article of the archive. What is not known is null, never an empty text."""

    id: Annotated[str, says("Path of the capture without its suffix; it never changes")]
    url: Annotated[str, says("The article's page, relative to the site")]
    title: str
    title_supplied: Annotated[bool, says("The capture has no title; title holds its opening words")]
    outlet: Annotated[str | None, says("Who published it")]
    agency: Annotated[str | None, says("Who supplied it")]
    section: str | None
    authors: tuple[str, ...]
    language: Annotated[str | None, says("BCP 47 tag")]
    place: Annotated[str | None, says("Place of the dateline, as printed")]
    tags: tuple[str, ...]
    published: PublishedRecord
    captured: Annotated[dt.date | None, says("Day the page was open")]
    source: SourceRecord
    paragraphs: Annotated[int, says("Number of paragraphs, headings not counted")]
    words: Annotated[int, says("Number of words of the text")]
    headings: tuple[str, ...]
    removed: Annotated[tuple[Removed, ...], says("Lines that were cut as page furniture")]
    text: Annotated[
        str | None,
        says(
            "Headings and paragraphs joined by a blank line, of an excerpt its opening words; "
            "null: withheld, or nothing but page furniture"
        ),
    ]
    extra: Annotated[dict[str, Any], says("Keys that the program does not know, as typed")]


def record(entry: Entry) -> Record:
    """Return the article as data."""
    capture, published = entry.article.capture, entry.article.published
    headings = tuple(block.text for block in capture.body if block.kind == "heading")
    hidden = {"withheld": capture.keys.withheld} if capture.keys.withheld else {"text": "excerpt"}
    return Record(
        id=capture.id,
        url=quote(f"articles/{capture.id}.html"),
        title=capture.title,
        title_supplied=capture.title_supplied,
        outlet=capture.outlet,
        agency=capture.agency,
        section=capture.section,
        authors=capture.authors,
        language=capture.language,
        place=capture.place,
        tags=capture.tags,
        published=PublishedRecord(
            edtf=published.edtf,
            earliest=published.earliest,
            latest=published.latest,
            basis=published.basis,
            uncertain=published.uncertain,
            alternatives=published.alternatives,
            evidence=tuple(map(_evidence, published.evidence)),
        ),
        captured=capture.captured,
        source=SourceRecord(
            path=capture.source.path, sha256=capture.source.sha256, url=capture.source.url, rights=capture.source.rights
        ),
        paragraphs=len(capture.body) - len(headings),
        words=entry.findings.words,
        headings=headings,
        removed=capture.removed,
        text=markup.plain(capture.body) or None,
        extra=capture.extra if capture.whole else hidden,
    )


def _evidence(witness: Evidence) -> EvidenceRecord:
    return EvidenceRecord(
        kind=witness.kind,
        quote=witness.quote,
        line=witness.line,
        capture=witness.capture,
        reads=witness.reads,
        role=witness.role,
        rule=witness.rule,
        why=sentence(witness, english()),
    )
