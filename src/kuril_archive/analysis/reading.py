"""What a text gives once its day is known: its length, a sentence for lists, the times that it speaks of."""

import re
from collections.abc import Iterable

from kuril_archive.analysis.sentences import sentences
from kuril_archive.analysis.tellings import happenings, tellings
from kuril_archive.model import Article, Block, Capture, Findings

WORDS_A_MINUTE = 230
EXTRACT_CHARACTERS = 240

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_HAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def examine(article: Article) -> Findings:
    """Count and extract; looks at one article alone."""
    capture = article.capture
    if capture.keys.withheld:
        return Findings(words=0, minutes=0, extract="")
    words, minutes = measured(capture.body)
    told = tellings(article)
    return Findings(
        words=words,
        minutes=minutes,
        extract=extract(capture),
        removed=len(capture.removed),
        tellings=told,
        happenings=happenings(article, told),
    )


def measured(body: Iterable[Block]) -> tuple[int, int]:
    """Words of a text, and the minutes in which it is read."""
    words = sum(count_words(block.text) for block in body)
    return words, max(1, round(words / WORDS_A_MINUTE))


def extract(capture: Capture) -> str:
    """A sentence for lists: the curator's summary, else the first of the first paragraph."""
    paragraphs = (block.text for block in capture.body if block.kind == "paragraph")
    return capture.keys.summary or first_sentence(next(paragraphs, ""))


def count_words(text: str) -> int:
    """Words of a text; a Chinese or Japanese character counts as half of one."""
    han = len(_HAN.findall(text))
    return len(_WORD.findall(_HAN.sub(" ", text) if han else text)) + han // 2


def first_sentence(text: str) -> str:
    """The first sentence, cut at a word with an ellipsis where it is very long."""
    sentence = next(sentences(text), "")
    if len(sentence) <= EXTRACT_CHARACTERS:
        return sentence
    return sentence[:EXTRACT_CHARACTERS].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
