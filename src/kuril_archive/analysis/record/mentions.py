"""The times that a text speaks of as data: one object of ``mentions.jsonl``."""

from collections.abc import Iterator
from typing import Annotated
from urllib.parse import quote

from msgspec import Struct

from kuril_archive.analysis.record.places import Places
from kuril_archive.analysis.record.schemas import says
from kuril_archive.markup import anchors
from kuril_archive.model import Anchor, Entry, TimexType


class MentionRecord(Struct, frozen=True, kw_only=True):
    """A time that a text speaks of, in its place. What is not known is null."""

    article: Annotated[str, says("id of the article")]
    paragraph: Annotated[int, says("Place of its paragraph, from 0, among the parts between blank lines of the text")]
    url: Annotated[str, says("The paragraph on the article's page, relative to the site")]
    start: Annotated[int, says("Where the words begin in the paragraph, in code points from 0")]
    end: Annotated[int, says("Where they end, exclusive")]
    text: Annotated[str, says("The words")]
    type: Annotated[TimexType, says("Type of TIMEX3")]
    value: Annotated[str, says("Value of TIMEX3; X for what is not known")]
    edtf: Annotated[
        str | None, says("ISO 8601-2 (EDTF) value; null: a duration, a set, a vague time, or one that cannot be placed")
    ]
    earliest: Annotated[str | None, says("First day it can be, ISO 8601, where the year 0 is 1 BC; null: not known")]
    latest: Annotated[str | None, says("Last day it can be; null: not known")]
    rule: Annotated[str, says("Name of the rule that read the words")]
    anchor: Annotated[Anchor, says("What it is reckoned from")]
    certain: Annotated[bool, says("false: the text itself gives reason for doubt")]
    curated: Annotated[bool, says("The archive's curator gave the date")]
    name: Annotated[str | None, says("What the curator calls that which happened")]
    note: Annotated[str | None, says("Why the curator reads it so")]


def mentions(entry: Entry) -> Iterator[MentionRecord]:
    """Return the times that an article speaks of, in the order of its text."""
    capture = entry.article.capture
    names, places = anchors(capture.body), Places(capture.body)
    for telling in entry.findings.tellings:
        mention = telling.mention
        paragraph, start = places.at(telling.block, mention.start)
        yield MentionRecord(
            article=capture.id,
            paragraph=paragraph,
            url=f"{quote(f'articles/{capture.id}.html')}#{names[telling.block]}",
            start=start,
            end=start + mention.end - mention.start,
            text=mention.text,
            type=mention.type,
            value=mention.value,
            edtf=mention.edtf,
            earliest=mention.earliest,
            latest=mention.latest,
            rule=mention.rule,
            anchor=mention.anchor,
            certain=mention.certain,
            curated=telling.curated,
            name=telling.name,
            note=telling.note,
        )
