"""Reports of which only the beginning may be shown: their opening words, and records that hold no more of them."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.reading import count_words, extract, measured
from kuril_archive.analysis.sentences import sentence_spans
from kuril_archive.model import Article, Block, Capture, Event, Evidence, Findings, Happening, Outlet, Site

WORDS = 50
"""About so many words are shown, and of a short text half of them."""
SENTENCE = 40
"""The first sentence is whole up to so many words."""
NEAR = 0.4
"""A sentence that ends within this part of the words to show is not broken."""
LONG = 12
"""Characters that count as a word at least, for scripts that do not part words."""
QUOTED = 7
"""Words of a witness for the day, or of a time, that are quoted; of a longer witness only the date."""
TITLE = 10
"""Words of the beginning that stand for a title."""

_PIECE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\s\u3040-\u30ff\u4e00-\u9fff]+")


class Opening(Struct, frozen=True):
    """The beginning of a text, and how far into it that reaches."""

    body: tuple[Block, ...]
    length: int
    """Code points of its last block that are the report's."""

    def holds(self, block: int, end: int) -> bool:
        """Tell whether a place within a block of the text is shown."""
        return (block, end) <= (len(self.body) - 1, self.length)


def settled(capture: Capture, site: Site) -> Capture:
    """Return the capture with the word that holds of how much is shown: its own, its outlet's, the archive's."""
    outlet = _outlet(capture.outlet, site) if capture.outlet else None
    text = capture.keys.text or (outlet.text if outlet else None) or site.text
    return capture if text == capture.keys.text else replace(capture, keys=replace(capture.keys, text=text))


def _outlet(name: str, site: Site) -> Outlet | None:
    """The authority record of an outlet, however its name was typed: no blank or hyphen opens what it closes."""
    wanted = _alike(name)
    return next((each for key, each in site.outlets.items() if wanted in map(_alike, (key, *each.spellings))), None)


def _alike(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", name).casefold()).split())


def excerpt(article: Article, findings: Findings) -> tuple[Article, Findings]:
    """Return a record and its findings without a word of the text that its beginning does not hold.

    What curators write stays; so do events, each with the words of its time.
    """
    capture = article.capture
    opening = opened(capture.body)
    shown = replace(
        capture,
        title=_title(capture, opening),
        body=opening.body, signs=(), removed=(), extra={},
        keys=replace(capture.keys, mentions=()),
    )  # fmt: skip
    words, minutes = measured(opening.body)
    return replace(article, capture=shown), replace(
        findings,
        words=words,
        minutes=minutes,
        extract=extract(shown),
        tellings=tuple(one for one in findings.tellings if opening.holds(one.block, one.mention.end)),
        happenings=tuple(_told(one, opening) for one in findings.happenings),
    )


def discreet(article: Article, closed: Collection[str]) -> Article:
    """Return a record whose witnesses, its own or those of others, quote no more than dates from what is ``closed``."""
    if not closed:
        return article
    own = article.capture.id in closed
    evidence = tuple(
        _quoted(one) if (own if one.capture is None else one.capture in closed) else one
        for one in article.published.evidence
    )
    return replace(article, published=replace(article.published, evidence=evidence))


def unplaced(event: Event, shown: Mapping[str, Collection[str]]) -> Event:
    """Return an event whose sources name no paragraph that is not ``shown``: id of an excerpt -> its anchors."""
    return replace(event, sources=tuple(_source(source, shown) for source in event.sources))


def opened(body: Sequence[Block]) -> Opening:
    """Return the beginning of a text: about `WORDS`, cut at a sentence's end that is near, else at a word."""
    left = limit = min(WORDS, sum(_size(block.text) for block in body) // 2)
    kept: list[tuple[Block, int]] = []
    for block in body:
        size = _size(block.text)
        begun = any(one.kind != "heading" for one, _ in kept)
        length = len(block.text) if size <= left else _end(block.text, left, int(limit * NEAR), begun=begun)
        if size <= left or length:
            kept.append((_cut(block, length), length))
        left -= size
        if left <= 0:
            break
    if len(kept) == len(body) and kept and kept[-1][1] == len(body[-1].text):  # one sentence is the whole of it
        length = _words(body[-1].text, max(1, left + _size(body[-1].text)))
        kept[-1] = _cut(body[-1], length), length
    while kept and kept[-1][0].kind == "heading":
        kept.pop()
    return Opening(tuple(block for block, _ in kept), kept[-1][1] if kept else 0)


def _size(text: str) -> int:
    """Words of a text, also of one that does not part them."""
    return max(count_words(text), len(text) // LONG)


def _end(text: str, room: int, near: int, *, begun: bool) -> int:
    """Where a text ends of which about so many words may be shown; 0 where nothing need be, as enough is."""
    starts = takewhile(lambda span: _size(text[: span[0]]) <= room + near, sentence_spans(text))
    ends = [*([0] if begun else []), *(end for _, end in starts)]
    best = min(ends, key=lambda end: abs(_size(text[:end]) - room), default=0)
    if abs(_size(text[:best]) - room) <= near:
        return best
    length = _words(text, room)
    whole = not begun and length < ends[0] and _size(text[: ends[0]]) <= SENTENCE
    return ends[0] if whole else length


def _words(text: str, room: int) -> int:
    """Where so many words of a text end."""
    pieces = [piece.end() for piece in _PIECE.finditer(text[: (room + 1) * LONG])]
    place = bisect_right(pieces, room, key=lambda end: _size(text[:end]))
    return pieces[place - 1] if place else min(len(text), room * LONG)


def _cut(block: Block, length: int) -> Block:
    """The block up to a place, of pictures their words alone; a broken sentence ends in an ellipsis."""
    text = block.text[:length]
    if length < len(block.text) and all(end != length for _, end in sentence_spans(block.text)):
        text = f"{text.rstrip(' ,;:')}…"
    marks = (mark for mark in block.marks if mark.start < length or length == len(block.text))
    return replace(
        block,
        text=text,
        marks=tuple(replace(mark, end=min(mark.end, len(text)), title=None, image=None) for mark in marks),
    )


def _title(capture: Capture, opening: Opening) -> str:
    """The title; words that stand for one are of the beginning."""
    words = " ".join(block.text for block in opening.body if block.kind != "heading").split()
    if not capture.title_supplied or not words or capture.title.removesuffix("…") in " ".join(words):
        return capture.title
    return " ".join(words[:TITLE]) + "…"


def _told(happening: Happening, opening: Opening) -> Happening:
    """What is told, in its sentence where that is shown, else in the words of its time alone."""
    first = happening.start - happening.offset
    if opening.holds(happening.block, first + len(happening.sentence)):
        return happening
    placed = happening.block < len(opening.body)
    words = happening.words if _size(happening.words) <= QUOTED else "…"
    return replace(happening, sentence=words, words=words, offset=0, anchor=happening.anchor if placed else "")


def _quoted(evidence: Evidence) -> Evidence:
    """A witness that quotes its date alone; where that is no whole date, a few words."""
    quote = evidence.quote
    if quote is None:
        return evidence
    dates = [date.text for date in find_dates(quote)]
    return replace(evidence, quote=dates[0] if dates else quote if _size(quote) <= QUOTED else None)


def _source(source: str, shown: Mapping[str, Collection[str]]) -> str:
    article, _, anchor = source.partition("#")
    return source if anchor in shown.get(article, (anchor,)) else article
