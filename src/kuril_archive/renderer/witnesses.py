"""The witnesses for a day, ready to be shown: verdict, words with the telling ones marked, and where they stand."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from kuril_archive.analysis.reasons import VERDICTS, sentence, weekday
from kuril_archive.analysis.witness import WEEKDAYS
from kuril_archive.markup import anchors
from kuril_archive.model import Article, Block, Capture, Evidence, Role
from kuril_archive.renderer.values import Cited, Row
from kuril_archive.wording import Wording

CONTEXT = 40
"""Characters that are shown on either side of the quoted words."""

ELSEWHERE = ("curator", "archive")
"""Kinds of evidence whose words stand in no capture."""

ORDER: tuple[Role, ...] = ("supports", "bounds", "rejected")


class Quotation(Struct, frozen=True):
    """Quoted words: those that tell, and what stands around them."""

    before: str
    telling: str
    after: str


class Witness(Struct, frozen=True, kw_only=True):
    """One row of *Why this date*."""

    number: int
    """From 1, in the order shown."""
    verdict: str
    role: Role
    kind: str
    quote: str
    words: Quotation | None
    """The quoted words with what stands around them."""
    line: int | None
    anchor: str
    """Id of the paragraph or removed line on this page; empty where the line is shown nowhere."""
    where: Row | None
    """The other capture in which the words stand."""
    sentence: str
    reading: str
    """What the words read as, in words."""
    span: tuple[int, int, int] | None
    """Place in this text: index of the block, start and end."""


def testify(article: Article, cited: Mapping[str, Cited], wording: Wording) -> tuple[Witness, ...]:
    """Return every witness: the used ones, the bounds, the rejected, each in the order of the record."""
    evidence = sorted(article.published.evidence, key=lambda one: ORDER.index(one.role))
    return tuple(_witness(number, one, article.capture, cited, wording) for number, one in enumerate(evidence, 1))


def _witness(
    number: int, evidence: Evidence, capture: Capture, cited: Mapping[str, Cited], wording: Wording
) -> Witness:
    in_text = evidence.capture is None and evidence.kind not in ELSEWHERE
    span = _find(evidence, capture.body) if in_text else None
    other = None if evidence.capture is None else cited.get(evidence.capture)
    lines = other.lines if other else tuple((sign.line, sign.quote) for sign in capture.signs) if in_text else ()
    return Witness(
        number=number,
        verdict=wording.say(VERDICTS[evidence.role]),
        role=evidence.role,
        kind=wording.say(evidence.kind),
        quote=evidence.quote or "",
        words=_words(evidence, lines, "" if span is None else capture.body[span[0]].text, span),
        reading=reading(evidence.reads, wording),
        line=evidence.line if in_text or other else None,
        anchor=_anchor(evidence.line, capture, span) if in_text else "",
        where=other.row if other else None,
        sentence=sentence(evidence, wording),
        span=span,
    )


def _find(evidence: Evidence, body: tuple[Block, ...]) -> tuple[int, int, int] | None:
    if not evidence.quote or evidence.line is None:
        return None
    for index, block in enumerate(body):
        if block.line <= evidence.line <= block.end and (start := block.text.find(evidence.quote)) >= 0:
            return index, start, start + len(evidence.quote)
    return None


def _words(
    evidence: Evidence, lines: Iterable[tuple[int, str]], text: str, span: tuple[int, int, int] | None
) -> Quotation | None:
    """Return the quoted words with what stands around them: in the text, or on their line."""
    quote, reads = evidence.quote, evidence.reads
    if not quote:
        return None
    telling = reads if reads and reads in quote else quote
    before, _, after = quote.partition(telling)
    if span is not None:
        return Quotation(_lead(text[: span[1]]) + before, telling, after + _trail(text[span[2] :]))
    line = next((words for number, words in lines if number == evidence.line and quote in words), quote)
    lead, _, trail = line.partition(quote)
    return Quotation(_lead(lead) + before, telling, after + _trail(trail))


def reading(reads: str | None, wording: Wording) -> str:
    """Return what the words read as, in words."""
    if reads is None:
        return ""
    if reads in WEEKDAYS:
        return wording.say("a %(weekday)s", weekday=weekday(reads, wording))
    return wording.date(reads)


def _lead(text: str) -> str:
    return text if len(text) <= CONTEXT else "… " + text[-CONTEXT:].partition(" ")[2]


def _trail(text: str) -> str:
    return text if len(text) <= CONTEXT else text[:CONTEXT].rpartition(" ")[0] + " …"


def _anchor(line: int | None, capture: Capture, span: tuple[int, int, int] | None) -> str:
    if line is None:
        return ""
    if span is not None:
        return anchors(capture.body)[span[0]]
    for block, name in zip(capture.body, anchors(capture.body), strict=True):
        if block.line <= line <= block.end:
            return name
    return f"removed-{line}" if any(cut.line == line for cut in capture.removed) else ""
