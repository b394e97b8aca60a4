"""Every time that a text speaks of: found without a date, placed on the calendar with the day of the text.

    find_mentions("The talks ended on Monday.", "2022-03-22")[0].value    # "2022-03-21"

One list of named rules a language (``english`` and its like, ``plain`` for the rest); left-most longest wins. Values
are TIMEX3 (TimeML) and EDTF (ISO 8601-2).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal, get_args

from kuril_archive.analysis.mentions import direction, spans
from kuril_archive.analysis.mentions.finding import find_expressions
from kuril_archive.analysis.mentions.languages import LANGUAGES, UNKNOWN, rules_of
from kuril_archive.analysis.mentions.model import Expression, Mention, Paragraph, Span
from kuril_archive.analysis.mentions.placing import Words, place
from kuril_archive.analysis.mentions.point import Point
from kuril_archive.analysis.mentions.readings import paragraphs
from kuril_archive.analysis.mentions.rules import Language
from kuril_archive.analysis.mentions.telling import Basis, basis, mention

__all__ = [
    "LANGUAGES",
    "UNKNOWN",
    "Expression",
    "Mention",
    "Paragraph",
    "Span",
    "find_expressions",
    "find_mentions",
    "find_spans",
    "read",
    "recognise",
    "resolve",
]

Read = Literal["news", "narrative", "auto"]


def find_mentions(
    text: str, published: str | None, *, language: str = "en", reading: Read = "auto"
) -> tuple[Mention, ...]:
    """The times that ``text`` speaks of, in order, none overlapping; give the whole text, a line a paragraph.

    ``published`` is an ISO day or an EDTF value, None if not known; what is reckoned from a day that is only bounded or
    lacks its year is itself only bounded. ``reading``: *news* reckons from the day of publication, *narrative* from
    what was told before, *auto* decides by paragraph (``read`` says how and why). A language without rules gives
    nothing. EdtfError for a wrong day, ValueError for another reading.
    """
    if reading not in get_args(Read):
        raise ValueError(f"reading {reading!r}: one of {', '.join(get_args(Read))}")
    rules = rules_of(language)
    return resolve(text, recognise(text, language=language), published, rules[0], reading) if rules else ()


def recognise(text: str, *, language: str = "en") -> tuple[Expression, ...]:
    """The expressions of time in ``text``, in order, none overlapping; no date is needed.

    Of a text of ``UNKNOWN`` language those of every language.
    """
    found = [find_expressions(text, rules) for rules in rules_of(language)]
    return found[0] if len(found) == 1 else tuple(_leftmost_longest(found))


def _leftmost_longest(found: Iterable[Sequence[Expression]]) -> Iterator[Expression]:
    end = 0
    for expression in sorted(chain.from_iterable(found), key=lambda e: (e.start, -e.end)):
        if expression.start >= end:
            end = expression.end
            yield expression


def resolve(
    text: str, expressions: Sequence[Expression], published: str | None, rules: Language, reading: Read = "auto"
) -> tuple[Mention, ...]:
    """Place what was recognised on the calendar."""
    known = basis(published)
    days = known.days or (None,)
    parts = paragraphs(text, expressions, _latest(known), reading, rules.signs)
    words = Words(
        lambda expression: direction.ahead(text, expression.start, expression.end, rules.cues),
        lambda expression: direction.done(text, expression.start, rules.cues),
        lambda one, other: rules.cues.stops.search(text, one.end, other.start) is None,
    )
    rounds = [place(expressions, day, parts, words) for day in days]
    at = 0
    found = []
    for placed in zip(*rounds, strict=True):
        while at < len(parts) - 1 and parts[at].end <= placed[0].expression.start:
            at += 1
        found.append(mention(placed, known, parts[at] if parts else None))
    return tuple(found)


def find_spans(text: str, mentions: Sequence[Mention], *, language: str = "en") -> tuple[Span, ...]:
    """The stretches of time in ``text``, each from one of its mentions to the next."""
    rules = rules_of(language)
    return tuple(spans.joined(text, mentions, rules[0].joints)) if rules else ()


def _latest(known: Basis) -> Point | None:
    """The last day the text can be of, to tell history from news; None without a year."""
    return None if known.yearless or not known.days else known.days[-1]


def read(text: str, published: str | None, *, language: str = "en") -> tuple[Paragraph, ...]:
    """How each paragraph is read when it is left to the text, and by which evidence."""
    rules = rules_of(language)
    found = recognise(text, language=language)
    return paragraphs(text, found, _latest(basis(published)), "auto", rules[0].signs) if rules else ()
