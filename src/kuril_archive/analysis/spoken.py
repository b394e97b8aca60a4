"""What a sentence says of days: its recognised times (``mentions``) as the dating of its report asks for them.

The words of every language are read, so that no day rests on a guess at the language of a text.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from kuril_archive.analysis import mentions
from kuril_archive.analysis.dates import weekday
from kuril_archive.analysis.mentions.model import Expression
from kuril_archive.analysis.mentions.point import FINENESS, Point, containing

_WORD = re.compile(r"[\w-]+")
_SINCE = re.compile(r"(?<!er)\s(?:in|since)\s$", re.IGNORECASE)
_BEFORE = re.compile(r"\s(?:before|earlier)\b", re.IGNORECASE)
_LAST_TIME = re.compile(r"\blast time\b", re.IGNORECASE)
_DAYS = re.compile(r"\b(?:days?|nights?|hours?|minutes?)\b", re.IGNORECASE)
_WEEKS = re.compile(r"P[\dX.]{1,9}(?:[WMY]|DE|CE)")
_FAR = frozenset({"month", "season", "quarter", "half", "year", "decade", "century"})
_AGO = frozenset({"units ago", "bare units ago", "units later or earlier"})
"""Rules of English that count back; *recently* is told by another."""
_STAMPED = frozenset({"years", "date in figures"})
"""Rules of what a narrative hardly says: two years with a stroke, a stamp."""
_PARTED = re.compile(r"(?:early|late|earlier|later)\s(?:in|on)\s", re.IGNORECASE)


class Weekday(NamedTuple):
    """A weekday of the text's own days, neither *next Friday* nor *every Tuesday*."""

    start: int
    end: int
    """Code points, ``end`` exclusive; the hour or the date that is told with it is inside."""
    weekday: int
    """Monday is 0."""
    this: bool
    """It is said to be of the text's own week (*this Friday*)."""


@lru_cache(maxsize=2048)  # a text is asked for its own day, and again beside each report that it may be like
def times(sentence: str) -> tuple[Expression, ...]:
    """The times that a sentence of any language speaks of."""
    return mentions.recognise(sentence, language=mentions.UNKNOWN)


def weekdays(sentence: str) -> list[Weekday]:
    """The weekdays named in a sentence, apart from those that are of another week or of every one."""
    return [
        Weekday(time.start, time.end, day, time.meaning.lean == 0)
        for time in times(sentence)
        if (day := _weekday(time)) is not None
    ]


def _weekday(time: Expression) -> int | None:
    """The weekday that a time is, or that stands at the head of a date."""
    meaning = time.meaning
    if meaning.inside and meaning.inside[0][0] == "weekday":
        own = meaning.base == "publication" and meaning.shift is None and meaning.lean in (None, 0)
        return meaning.inside[0][1] - 1 if own else None
    dated = meaning.inside or (meaning.point is not None and meaning.point.unit == "day")
    head = _WORD.match(time.text) if dated else None
    return weekday(head[0]) if head else None


def dated(time: Expression) -> Point | None:
    """The day, month or year that a time names in full; None of all others."""
    point = time.meaning.point
    whole = point is not None and point.unit in ("day", "month", "year") and point.number > 0
    return point if whole and not time.meaning.inside and time.rule not in _STAMPED else None


def lead(sentence: str, time: Expression) -> str:
    """What stands before a time; the preposition of *later in 2021* is in it."""
    parted = _PARTED.match(time.text)
    return sentence[: time.start + (parted.end() if parted else 0)]


def years(sentence: str) -> list[tuple[int, str]]:
    """Each year that a sentence names, alone or in a date, with its words; no stamps."""
    named = [(time.meaning.point, time) for time in times(sentence) if time.rule not in _STAMPED]
    return [
        (containing(point, "year").number, time.text)
        for point, time in named
        if point and FINENESS[point.unit] <= FINENESS["year"]
    ]


def long_ago(sentence: str) -> str | None:
    """The words by which a sentence tells what is not of its report's days; None where it has none."""
    found = next((time.text for time in times(sentence) if _is_long_ago(sentence, time)), None)
    last_time = None if found else _LAST_TIME.search(sentence)
    return last_time[0] if last_time else found


def _is_long_ago(sentence: str, time: Expression) -> bool:
    """Weeks ago, last spring, in March, earlier this year; *last week* may be the day before."""
    meaning = time.meaning
    if meaning.type == "DURATION":
        return _WEEKS.fullmatch(meaning.value) is not None and _BEFORE.match(sentence, time.end) is not None
    if meaning.value:
        return time.rule in _AGO and meaning.value == "PAST_REF" and not _DAYS.search(time.text)
    units = [unit for unit, _ in meaning.inside]
    month = units == ["month"] and meaning.lean is None
    if month or (meaning.point is not None and meaning.point.unit == "month"):
        return _SINCE.search(f" {sentence[: time.start]}"[-10:]) is not None
    if meaning.shift:
        unit, by = meaning.shift
        earlier = unit == "year" and by == 0 and time.text[:7].lower() == "earlier"
        weeks = unit == "week" and (by < -1 or (by == -1 and time.rule in _AGO))
        return earlier or weeks or (by < 0 and unit in _FAR)
    return meaning.lean == -1 and units[0] in _FAR
