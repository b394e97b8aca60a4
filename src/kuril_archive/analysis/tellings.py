"""The times that an article speaks of, each in its paragraph, as its curator corrects them; what it tells of them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from kuril_archive import edtf
from kuril_archive.analysis.folding import fold
from kuril_archive.analysis.mentions import UNKNOWN, find_mentions, find_spans
from kuril_archive.analysis.mentions.point import ordinal
from kuril_archive.analysis.sentences import sentence_spans
from kuril_archive.markup import anchors
from kuril_archive.model import Article, Block, Capture, Correction, Happening, Mention, Telling

YEAR = 366
"""Days; what takes longer is an age, and no event."""

_APART = "\n\n"
_DOUBT = frozenset("?~%[{")
_WORD = re.compile(r"[^\W\d_]+")
_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]+")
_STEM = 6
"""So many letters stand for a word of a language that has no table of its own."""


def tellings(article: Article) -> tuple[Telling, ...]:
    """Every time that the text speaks of, in its order; what the curator silences is left out."""
    capture = article.capture
    found = [
        Telling(block=block, mention=mention, sure=_sure(mention))
        for block, mention in _mentions(capture, article.published.edtf)
    ]
    for correction in capture.keys.mentions:
        found = _corrected(found, correction, capture)
    return tuple(sorted(found, key=lambda told: (told.block, told.mention.start)))


def happenings(article: Article, told: Sequence[Telling]) -> tuple[Happening, ...]:
    """What the text tells of days, months, years and spans: each a sentence, with its words of time."""
    names = anchors(article.capture.body)
    return tuple(
        happening
        for place, here in groupby(told, key=lambda telling: telling.block)
        for happening in _in_block(article, article.capture.body[place], names[place], tuple(here))
    )


def _mentions(capture: Capture, published: str | None) -> Iterator[tuple[int, Mention]]:
    """Every mention with the place of its block, its offsets those within the block."""
    texts = ["" if block.kind == "code" else block.text for block in capture.body]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + len(_APART))
    for mention in find_mentions(_APART.join(texts), published, language=capture.language or UNKNOWN):
        place = bisect_right(starts, mention.start) - 1
        if mention.end <= starts[place] + len(texts[place]):
            yield place, replace(mention, start=mention.start - starts[place], end=mention.end - starts[place])


def _sure(mention: Mention) -> bool:
    return (
        mention.anchor == "absolute" and mention.certain and mention.edtf is not None and not _DOUBT & set(mention.edtf)
    )


# ---------------------------------------------------------------- the curator


def _corrected(found: list[Telling], said: Correction, capture: Capture) -> list[Telling]:
    """The tellings as the curator reads the words that he names; words that were not found become one by his date."""
    named = list(places(said, capture))
    meant = [one for one in found if any(_covers(place, one) for place in named)]
    rest = [one for one in found if one not in meant]
    if said.silent:
        return rest
    if said.date is None:
        return rest + [replace(one, name=said.name or one.name, note=said.note or one.note) for one in meant]
    return rest + [_dated(place, said.date, said, meant) for place in named]


def places(said: Correction, capture: Capture) -> Iterator[tuple[int, int, int, str]]:
    """Block, start, end and words of each place where the words stand that a curator means."""
    before = "" if _HAN.match(said.text) else r"(?<!\w)"
    after = "" if _HAN.match(said.text[-1:]) else r"(?!\w)"  # where words are parted, parts of them are not meant
    pattern = re.compile(before + r"\s+".join(map(re.escape, said.text.split())) + after, re.IGNORECASE)
    for place, block in enumerate(capture.body):
        if said.line is None or block.line <= said.line <= block.end:
            yield from ((place, *match.span(), match[0]) for match in pattern.finditer(block.text))


def _covers(place: tuple[int, int, int, str], one: Telling) -> bool:
    block, start, end, _ = place
    return block == one.block and start < one.mention.end and one.mention.start < end


def _dated(place: tuple[int, int, int, str], date: str, said: Correction, meant: Sequence[Telling]) -> Telling:
    """The words as the curator dates them; the type is that of the words where they were found."""
    block, start, end, words = place
    value = edtf.parse(date)
    mention = Mention(
        start=start,
        end=end,
        text=words,
        type=next((one.mention.type for one in meant if _covers(place, one) and one.mention.edtf), "DATE"),
        value=edtf.iso_prefix(value) or "XXXX",
        edtf=str(value),
        earliest=value.earliest.iso() if value.earliest else None,
        latest=value.latest.iso() if value.latest else None,
        rule="curated",
        anchor="absolute",
    )
    sure = not (value.uncertain or value.approximate)
    return Telling(block=block, mention=mention, sure=sure, name=said.name, note=said.note, curated=True)


# ---------------------------------------------------------------- what happened


def _in_block(article: Article, block: Block, anchor: str, told: Sequence[Telling]) -> Iterator[Happening]:
    bounds = list(sentence_spans(block.text))
    starts = [start for start, _ in bounds]
    for start, end, date, earliest, latest, by in _times(article.capture, block, told):
        first, last = bounds[max(0, bisect_right(starts, start) - 1)]
        sentence = block.text[first : max(last, end)]
        yield Happening(
            article=article.capture.id, block=told[0].block, start=start, end=end, line=block.line, anchor=anchor,
            words=block.text[start:end], sentence=sentence, offset=start - first,
            edtf=date, earliest=earliest, latest=latest,
            sure=all(one.sure for one in by), curated=all(one.curated for one in by),
            name=next((one.name for one in by if one.name), None), terms=terms(sentence),
        )  # fmt: skip


_Time = tuple[int, int, str, str, str, Sequence[Telling]]


def _times(capture: Capture, block: Block, told: Sequence[Telling]) -> Iterator[_Time]:
    """Days, months, years and spans: start, end, EDTF, first and last day, and the times that tell it."""
    by_start = {one.mention.start: one for one in told}
    mentions = [one.mention for one in told]
    ends = set()
    for span in find_spans(block.text, mentions, language=capture.language or UNKNOWN):
        both = [by_start[span.first.start], by_start[span.last.start]]
        if all(_short(one.mention) for one in both):
            ends |= {one.mention.start for one in both}
            yield span.start, span.end, span.edtf, span.earliest, span.latest, both
    for one in told:
        m = one.mention
        if m.start not in ends and m.edtf and m.earliest and m.latest and (_short(m) or one.curated):
            yield m.start, m.end, m.edtf, m.earliest, m.latest, [one]


def _short(mention: Mention) -> bool:
    """It is of year precision or finer."""
    if mention.type not in ("DATE", "TIME") or mention.earliest is None or mention.latest is None:
        return False
    first, last = edtf.Day.read(mention.earliest), edtf.Day.read(mention.latest)
    return ordinal(*last) - ordinal(*first) < YEAR


def terms(sentence: str) -> frozenset[str]:
    """What the sentence speaks of: folded words; pairs of signs where words are not parted."""
    pairs = {run[at : at + 2] for run in _HAN.findall(sentence) for at in range(len(run) - 1)}
    words = [word.lower() for word in _WORD.findall(_HAN.sub(" ", sentence) if pairs else sentence)]
    folded = {fold(word) if word.isascii() else word[:_STEM] if len(word) > 3 else None for word in words}
    return frozenset(pairs | {term for term in folded if term})
