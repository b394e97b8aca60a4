"""EDTF values in the words of a language, without symbols and no more precise than they are.

In English: "about 22 March 2022, probably", "29 November, year unknown". "About" stands for `~`, "probably" for `?`; a
doubt on some parts only is named: "29 November 2024, year uncertain". A decade is "the 1990s"; a century, and a decade
that ends in 00, is "the years 1900 to 1999", as "the 1900s" may mean either and the 20th century began in 1901. Years
before 1000 say their era. A clock time is not said.
"""

import re
from collections.abc import Mapping
from functools import reduce
from posixpath import commonprefix
from typing import Protocol

from kuril_archive.edtf import Date, Edtf, Span, extremes, spans
from kuril_archive.wording.cldr import Cldr
from kuril_archive.wording.marks import messages

UNITS = messages(("year", "month", "day"))

GROUPINGS = messages(
    {
        "21": "spring %(year)s",
        "22": "summer %(year)s",
        "23": "autumn %(year)s",
        "24": "winter %(year)s",
        "25": "spring %(year)s in the northern hemisphere",
        "26": "summer %(year)s in the northern hemisphere",
        "27": "autumn %(year)s in the northern hemisphere",
        "28": "winter %(year)s in the northern hemisphere",
        "29": "spring %(year)s in the southern hemisphere",
        "30": "summer %(year)s in the southern hemisphere",
        "31": "autumn %(year)s in the southern hemisphere",
        "32": "winter %(year)s in the southern hemisphere",
        "33": "first quarter of %(year)s",
        "34": "second quarter of %(year)s",
        "35": "third quarter of %(year)s",
        "36": "fourth quarter of %(year)s",
        "37": "first third of %(year)s",
        "38": "second third of %(year)s",
        "39": "last third of %(year)s",
        "40": "first half of %(year)s",
        "41": "second half of %(year)s",
    }
)
"""Code of a sub-year grouping -> its words."""

PHRASES = messages(
    {
        "interval": ("%(first)s to %(last)s", "until %(last)s", "from %(first)s"),
        "between": (
            "between %(first)s and %(last)s",
            "not after %(last)s",
            "not before %(first)s",
        ),
        "one": ("%(first)s to %(last)s", "%(last)s or earlier", "%(first)s or later"),
        "all": ("%(first)s to %(last)s", "%(last)s and earlier", "%(first)s and later"),
    }
)
"""Words of a span with both ends, without a start, without an end; "between" is a span that is alone in `[]`."""

UNKNOWN = messages(
    {
        ("day",): "day unknown",
        ("month",): "month unknown",
        ("year",): "year unknown",
        ("day", "month"): "day and month unknown",
        ("day", "year"): "day and year unknown",
        ("month", "year"): "month and year unknown",
        ("day", "month", "year"): "day, month and year unknown",
    }
)
"""Parts without a digit -> how that is said."""

DOUBTS = messages({"~": "%(parts)s approximate", "?": "%(parts)s uncertain"})
PARTLY = messages(
    {
        "month": "month between %(first)s and %(last)s",
        "day": "day between %(first)s and %(last)s",
    }
)

_DECADE = re.compile(r"([1-9]\d[1-9])X")
_SHARED = re.compile(r".*\d\D")
_NAMED = ("day", "month", "season", "year")
"""Precisions of dates that can lend their last words to the one before."""


class Speaker(Protocol):
    """Who says it; see `kuril_archive.wording.Wording`."""

    cldr: Cldr

    def say(self, english: str, /, **values: object) -> str:
        """Return a sentence."""

    def number(self, number: int) -> str:
        """Return a number."""

    def listed(self, items: list[str], either: bool = False) -> str:
        """Return a list."""


def words(value: Edtf, voice: Speaker) -> str:
    """Return an EDTF value in words."""
    kind, found = spans(value)
    if kind == "one" and len(found) == 1:
        kind = "between"
    said = voice.listed([_span(span, kind, voice) for span in found])
    if kind == "interval" and value.text.startswith("/"):
        return voice.say("%(date)s, start unknown", date=said)
    if kind == "interval" and value.text.endswith("/"):
        return voice.say("%(date)s, end unknown", date=said)
    return voice.say("one of %(dates)s", dates=said) if kind == "one" else said


def _span(span: Span, kind: str, voice: Speaker) -> str:
    start, end = span
    first, last = (_date(date, voice) if date else "" for date in span)
    if first == last:
        return first
    both, until, since = PHRASES[kind]
    if not start or not end:
        return voice.say(since if start else until, first=first, last=last)
    if (start.doubts, start.precision) == (end.doubts, end.precision) and start.precision in _NAMED:
        first, last = _less(first, last)
    return voice.say(both, first=first + "," * (", " in first), last=last)


def span(first: str, last: str, voice: Speaker) -> str:
    """Return from when to when, of two dates in like words."""
    first, last = _less(first, last)
    return voice.say(PHRASES["interval"][0], first=first, last=last)


def _less(first: str, last: str) -> tuple[str, str]:
    """Return two like dates less what the other repeats: 21, 23 March 2022; 2022年3月21日, 23日."""
    left, right = first.split(" "), last.split(" ")
    if len(left) == 1 and (shared := _SHARED.match(commonprefix([first, last]))):
        return first, last[shared.end() :]
    while len(left) > 1 and left[-1] == right[-1]:
        del left[-1], right[-1]
    return " ".join(left).rstrip(","), last


def _date(date: Date, voice: Speaker) -> str:
    said = _plain(date, voice)
    if len(set(date.doubts)) == 1:
        if "~" in date.doubts[0]:
            said = voice.say("about %(date)s", date=said)
        return voice.say("%(date)s, probably", date=said) if "?" in date.doubts[0] else said
    marked = {
        phrase: [voice.say(unit) for unit, doubt in [*zip(UNITS, date.doubts, strict=False)][::-1] if sign in doubt]
        for sign, phrase in DOUBTS.items()
    }
    return _joined(
        [said, *(voice.say(phrase, parts=voice.listed(units)) for phrase, units in marked.items() if units)], voice
    )


def _plain(date: Date, voice: Speaker) -> str:
    """Return the words of a date without its doubts: the parts known, then those known in part, then those unknown."""
    if date.precision == "season":
        return voice.say(GROUPINGS[date.parts[1]], year=_known({"year": date.earliest.year}, voice))
    known: dict[str, int] = {}
    notes, lost, years = [], [], ""
    for place, pattern in reversed([*enumerate(date.parts)]):
        unit, (low, high) = UNITS[place], extremes(date, place)
        if not pattern.strip("X"):
            lost.append(unit)
        elif low == high:
            known[unit] = low
        elif unit == "year":
            years = _years(pattern, low, high, voice)
        else:
            notes.append(voice.say(PARTLY[unit], first=_part(unit, low, voice), last=_part(unit, high, voice)))
    if "day" in known and "month" not in known:
        notes.append(voice.say("day %(number)s", number=known.pop("day")))
    head = _known(known, voice) if known else ""
    if years:
        head = voice.say("%(date)s in %(years)s", date=head, years=years) if head else years
    unknown = voice.say(UNKNOWN[tuple(lost)]) if lost else ""
    return _joined([part for part in (head, *notes, unknown) if part], voice)


def _joined(parts: list[str], voice: Speaker) -> str:
    return reduce(lambda said, more: voice.say("%(date)s, %(more)s", date=said, more=more), parts)


def _years(pattern: str, low: int, high: int, voice: Speaker) -> str:
    """Return years that are known in part."""
    if decade := _DECADE.fullmatch(pattern):
        return voice.say("the %(year)ss", year=f"{decade[1]}0")
    first, last = (_known({"year": number}, voice) for number in (low, high))
    return voice.say("the years %(first)s to %(last)s", first=first, last=last)


def _part(unit: str, number: int, voice: Speaker) -> str:
    return voice.cldr.months_alone[number - 1] if unit == "month" else str(number)


def _known(parts: Mapping[str, int], voice: Speaker) -> str:
    """Return the known parts of a date in the form that the language has for them; a year with its era if need be."""
    month, day = parts.get("month", 0), parts.get("day", 0)
    if "year" not in parts:
        return voice.cldr.day("Md", month=month, day=day) if day else voice.cldr.months_alone[month - 1]
    number = parts["year"]
    size = number if number > 0 else 1 - number
    form = "G" * (number < 1000) + "y" + "M" * bool(month) + "d" * bool(day)
    year = voice.number(size) if size > 9999 else str(size)
    return voice.cldr.day(form, year=year, month=month, day=day, era=voice.cldr.eras[number > 0])
