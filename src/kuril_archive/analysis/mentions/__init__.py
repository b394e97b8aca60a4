"""Every time that a text speaks of: found without a date, placed on the calendar with the day of the text.

    find_mentions("The talks ended on Monday.", "2022-03-22")[0].value    # "2022-03-21"

One list of named rules a language (``english`` and its like); left-most longest wins. Values are TIMEX3 (TimeML) and
EDTF (ISO 8601-2).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from kuril_archive.analysis.mentions import direction, english
from kuril_archive.analysis.mentions.finding import find_expressions
from kuril_archive.analysis.mentions.model import Expression, Mention, Paragraph, Span
from kuril_archive.analysis.mentions.placing import Words, place
from kuril_archive.analysis.mentions.point import Point
from kuril_archive.analysis.mentions.readings import paragraphs
from kuril_archive.analysis.mentions.rules import Language
from kuril_archive.analysis.mentions.spans import find_spans
from kuril_archive.analysis.mentions.telling import Basis, basis, mention

__all__ = [
    "LANGUAGES",
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

LANGUAGES: Mapping[str, Language] = MappingProxyType({"en": english.LANGUAGE})
"""Code of a language -> its rules."""

Read = Literal["news", "narrative", "auto"]


def find_mentions(
    text: str, published: str | None, *, language: str = "en", reading: Read = "auto"
) -> tuple[Mention, ...]:
    """The times that ``text`` speaks of, in order, none overlapping; give the whole text, a line a paragraph.

    ``published`` is an ISO day or an EDTF value, None if not known; what is reckoned from a day that is only bounded or
    lacks its year is itself only bounded. ``reading``: *news* reckons from the day of publication, *narrative* from
    what was told before, *auto* decides by paragraph (``read`` says how and why). A language without rules gives
    nothing. EdtfError for a wrong day.
    """
    rules = LANGUAGES.get(language.partition("-")[0])
    if rules is None:
        return ()
    return resolve(text, find_expressions(text, rules), published, rules, reading)


def recognise(text: str, *, language: str = "en") -> tuple[Expression, ...]:
    """The expressions of time in ``text``, in order, none overlapping; no date is needed."""
    rules = LANGUAGES.get(language.partition("-")[0])
    return find_expressions(text, rules) if rules else ()


def resolve(
    text: str, expressions: Sequence[Expression], published: str | None, rules: Language, reading: Read = "auto"
) -> tuple[Mention, ...]:
    """Place what was recognised on the calendar."""
    known = basis(published)
    days = known.days or (None,)
    parts = paragraphs(text, expressions, _latest(known), reading, rules.signs)
    words = Words(
        lambda expression: direction.ahead(text, expression.start, expression.end, rules.cues),
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


def _latest(known: Basis) -> Point | None:
    """The last day the text can be of, to tell history from news; None without a year."""
    return None if known.yearless or not known.days else known.days[-1]


def read(text: str, published: str | None, *, language: str = "en") -> tuple[Paragraph, ...]:
    """How each paragraph is read when it is left to the text, and by which evidence."""
    rules = LANGUAGES.get(language.partition("-")[0])
    return (
        paragraphs(text, find_expressions(text, rules), _latest(basis(published)), "auto", rules.signs) if rules else ()
    )
