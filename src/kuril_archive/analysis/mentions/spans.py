"""Two mentions that are the ends of one stretch of time: *between 2012 and 2020*, *from March to May*, *2012-20*."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kuril_archive.analysis.mentions.model import Mention, Span

_BETWEEN = re.compile(r"\bbetween(?: the)?\s$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|since)(?: the)?\s$", re.IGNORECASE)
_AND = re.compile(r",?\sand\s(?:the\s)?")
_TO = re.compile(r",?\s(?:to|until|till|through|up to)\s(?:the\s)?")
_DASH = re.compile(r"\s?[-–—/]\s?")


def find_spans(text: str, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """The stretches of time in ``text``: neighbours joined by its words, of which the second does not end first."""
    return tuple(_spans(text, mentions))


def _spans(text: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    for first, last in pairwise(mentions):
        if last.start - first.end > 12 or not (start := _opened(text, first, last)):
            continue
        if first.edtf and last.edtf and first.earliest and last.latest and _key(first.earliest) <= _key(last.latest):
            yield Span(
                start=start - 1, end=last.end, first=first, last=last, edtf=_interval(first.edtf, last.edtf),
                earliest=first.earliest, latest=last.latest,
            )  # fmt: skip


def _opened(text: str, first: Mention, last: Mention) -> int | None:
    """One more than where the span starts; None where the words between the two do not join them."""
    joint = text[first.end : last.start]
    before = text[max(0, first.start - 14) : first.start]
    if _AND.fullmatch(joint) and (match := _BETWEEN.search(before)):
        return first.start - len(match[0]) + 1
    if _TO.fullmatch(joint):
        match = _FROM.search(before)
        return first.start - (len(match[0]) if match else 0) + 1
    return first.start + 1 if _DASH.fullmatch(joint) else None


def _key(day: str) -> tuple[int, str]:
    year, rest = (day[:5], day[5:]) if day.startswith("-") else (day[:4], day[4:])
    return int(year), rest


def _interval(first: str, last: str) -> str:
    """EDTF: from the one to the other; the outer ends of what are intervals themselves."""
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
