"""How each paragraph is read: as news of its own day, or as a narrative along its own line of time."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kuril_archive.analysis.mentions.model import Expression, Paragraph, Reading
from kuril_archive.analysis.mentions.point import FINENESS, Point, calendar_year
from kuril_archive.analysis.mentions.rules import Signs

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?=[a-zа-яё])[^\n]+)*")
"""A line, and the lines that go on with a small letter: wrapped text."""
_HISTORY = 3
"""A year so many before publication is history."""
_MANY = 6
"""So many mentions of history, and three times what ties it to its own day, make a whole text a narrative."""


class _Weight(Struct, frozen=True, gc=False):
    history: int
    """Years and dates of the past."""
    exact: int
    """Those of them with a month."""
    days: int
    """Days told from the day of the text: *today*, *on Monday*."""
    tied: int
    """All that is told from the day of the text."""


def paragraphs(
    text: str, expressions: Sequence[Expression], published: Point | None, reading: str, signs: Signs
) -> tuple[Paragraph, ...]:
    """The paragraphs of a text with their reading and the evidence for it.

    Without evidence of its own a paragraph is read as the whole text is.
    """
    bounds = [match.span() for match in _PARAGRAPH.finditer(text)]
    if reading != "auto":
        fixed: Reading = "narrative" if reading == "narrative" else "news"
        return tuple(Paragraph(start=s, end=e, reading=fixed, because="told by the caller") for s, e in bounds)
    limit = calendar_year(published) - _HISTORY if published else None
    weights = list(_weights(bounds, expressions, limit))
    history, tied = sum(weight.history for weight in weights), sum(weight.tied for weight in weights)
    story = history >= _MANY and history > 3 * tied
    read = _in_story if story else _in_news
    return tuple(
        read(text, span, weight, place, signs) for place, (span, weight) in enumerate(zip(bounds, weights, strict=True))
    )


_NOTHING = _Weight(0, 0, 0, 0)


def _weights(
    bounds: Sequence[tuple[int, int]], expressions: Sequence[Expression], limit: int | None
) -> Iterator[_Weight]:
    at = 0
    for _, end in bounds:
        first = at
        while at < len(expressions) and expressions[at].start < end:
            at += 1
        yield _weigh(expressions[first:at], limit) if at > first else _NOTHING


def _weigh(expressions: Sequence[Expression], limit: int | None) -> _Weight:
    history = exact = days = tied = 0
    for expression in expressions:
        meaning = expression.meaning
        if meaning.point is not None:
            past = limit is None or calendar_year(meaning.point) <= limit
            history += past
            exact += past and FINENESS[meaning.point.unit] < FINENESS["year"]
        elif meaning.base == "publication":
            tied += 1
            days += (meaning.shift or meaning.inside[-1])[0] in ("day", "weekday")
    return _Weight(history, exact, days, tied)


def _in_story(text: str, span: tuple[int, int], weight: _Weight, place: int, signs: Signs) -> Paragraph:
    start, end = span
    if weight.days > 1 and not weight.history:
        return Paragraph(start=start, end=end, reading="news", because="days told from its own day")
    because = "dates of the past" if weight.history else "as the text"
    return Paragraph(start=start, end=end, reading="narrative", because=because)


def _in_news(text: str, span: tuple[int, int], weight: _Weight, place: int, signs: Signs) -> Paragraph:
    start, end = span
    if not weight.tied and (weight.exact or weight.history > 1) and not signs.deictic.search(text, start, end):
        return Paragraph(start=start, end=end, reading="narrative", because="dates of the past")
    recalls = place > 1 and weight.tied > 0 and not weight.days
    recalls = recalls and (weight.history > 0 or signs.recalling.search(text, start, end) is not None)
    because = "days told from its own day" if weight.days else "recalls the past" if recalls else "as the text"
    return Paragraph(start=start, end=end, reading="news", because=because, background=recalls)
