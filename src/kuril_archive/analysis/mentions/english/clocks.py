"""English rules for times of day: clocks, alone or with the day that stands beside them.

A clock with the words of its day is one expression, without *on* or *at* (TimeML guidelines, 2.2.1).
"""

import re

from msgspec.structs import replace

from kuril_archive.analysis.mentions.english import dates
from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.names import is_verse
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.rules import Built, Rule

_ZONES = {"utc": "Z", "gmt": "Z", "z": "Z"}


def _time(match: re.Match[str]) -> str | None:
    """A time of day as TIMEX3 writes it; zones other than UTC are left to the words; None where there is none such."""
    text = match["clock"].lower()
    if text in ("dawn", "night"):
        return w.PARTS[text]
    if text.startswith(("noon", "midday")):
        hour, minute = 12, 0
    elif text.startswith("midnight"):
        hour, minute = 24, 0
    else:
        hour, minute = int(match["h"] or match["mil"][:2]), int(match["min"] or (match["mil"] or "00")[-2:])
    half = (match["half"] or "").lower()[:1]
    half = half or {"a": "p", "e": "p", "m": "a"}.get((match["part"] or "").lower()[:1], "")
    hour = hour % 12 + 12 * (half == "p") if half and hour <= 12 else hour
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02}:{minute:02}{_ZONES.get((match['zone'] or '').lower(), '')}"


def _clock(match: re.Match[str]) -> Built:
    """A time of day, with *today* or a weekday where that stands beside it."""
    clock = _time(match)
    if clock is None or is_verse(match):
        return None
    day = (match["day"] or match["day1"] or "").lower().rstrip(".")
    if day in w.DAYS:
        return Meaning(type="TIME", base="publication", shift=("day", w.DAYS[day]), clock=clock)
    if day:
        return Meaning(type="TIME", base="publication", inside=(("weekday", w.WEEKDAYS[day]),), clock=clock)
    return Meaning(type="TIME", base="reading", shift=("day", 0), clock=clock)


def _clock_of_date(match: re.Match[str]) -> Built:
    """*14:46 on 11 March 2011*: the day, at that time."""
    clock, day = _time(match), dates.date(match)
    return replace(day, type="TIME", clock=clock) if clock and isinstance(day, Meaning) else None


_ZONE = (
    r"(?: ?\(?(?P<zone>UTC|GMT|Z|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|BST|CES?T|IST|JST|MSK|AEST|local time"
    r"|Eastern(?: time)?|Pacific(?: time)?)(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?\)?)?"
)
_HALF = r"(?: ?(?P<half>[ap])\.? ?m(?:\.|\b))"
_HOUR = (
    rf"(?P<h>[01]?\d|2[0-3])(?:[:.](?P<min>[0-5]\d)(?::[0-5]\d)?)?(?:{_HALF}| o['’]clock"
    rf"|(?<=:\d\d)(?: ?h(?:ou)?rs)?|(?<=\.\d\d)(?= ?(?:GMT|UTC|hrs)))"
    rf"|(?P<mil>[01]\d[0-5]\d|2[0-3][0-5]\d) ?(?=hours|hrs|GMT|UTC|[A-Z]ST\b)(?:hours|hrs)?|noon|midday|midnight"
)
_CLOCK_DAY = rf"(?: (?:on )?(?P<day>{w.WEEKDAY}|today|yesterday|tomorrow|tonight)(?!\w)(?: {w.PART}(?!\w))?)"
_CLOCK_PART = r"(?: (?:in the|this) (?P<part>morning|afternoon|evening)(?!\w))?"
_BEFORE_DATE = (
    rf"(?P<clock>{_HOUR}|dawn|night){_ZONE}(?: (?:in|on) the (?P<part>morning|afternoon|evening))?"
    rf"(?:(?:(?<=m),|(?<=m\.),)? (?:on |of )?){dates.WEEKDAY_LEAD}"
)
_YEAR = rf"(?:{dates.YEAR_TAIL}|{dates.OF_YEAR})?(?!\w)"

RULES: tuple[Rule, ...] = (
    Rule(
        "clock, day and month",
        "CP",
        form(rf"{_BEFORE_DATE}{dates.THE_DAY}(?P<d>{w.DAY})(?: day)?(?: of)? (?P<m>{w.MONTH}){_YEAR}"),
        _clock_of_date,
    ),
    Rule(
        "clock, month and day",
        "CP",
        form(rf"{_BEFORE_DATE}(?P<m>{w.MONTH}) (?:the )?(?P<d>{w.DAY}){_YEAR}"),
        _clock_of_date,
    ),
    Rule(
        "clock",
        "CWD",
        form(
            rf"(?:(?P<day1>{w.WEEKDAY}|today|yesterday|tomorrow|tonight),? (?:at )?)?"
            rf"(?P<clock>{_HOUR}){_ZONE}{_CLOCK_PART}{_CLOCK_DAY}?(?!\w)"
        ),
        _clock,
    ),
)
"""In the order in which equals are preferred."""
