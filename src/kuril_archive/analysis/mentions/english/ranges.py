"""English rules for times that share a word: days of one month, months of one year, weekdays from one to the other.

Each is a time of its own (TIDES 2005, 4.2: conjoined and ranged expressions).
"""

import re

from kuril_archive.analysis.mentions import direction
from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.anchors import JOIN
from kuril_archive.analysis.mentions.english.cues import CUES
from kuril_archive.analysis.mentions.english.dates import JOINED_NEXT, THE_DAY, calendar, month_number
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.rules import Built, Rule


def _days(match: re.Match[str]) -> Built:
    """Days of one month, two or more."""
    year = int(match["y"]) if match["y"] else None
    found = []
    for group, day in (("zero", "d0"), ("half", "d3"), ("one", "d1"), ("two", "d2")):
        if not match[day]:
            continue
        meaning = calendar(year, month_number(match["m"]), w.day(match[day]))
        if meaning is None:
            return None
        found.append((group, meaning))
    return tuple(found)


def _months(match: re.Match[str]) -> Built:
    """Two months, or days of two months; the year is that of the last, and the first does not lie after it."""
    year = int(match["y"])
    days = [w.day(match[key]) if match[key] else None for key in ("d1", "d2")]
    months = [month_number(match[key]) for key in ("m1", "m2")]
    turns = (months[0], days[0] or 0) > (months[1], days[1] or 31)
    first = calendar(year - turns, months[0], days[0])
    last = calendar(year, months[1], days[1])
    if first is None or last is None:
        return None
    return (("one", first), ("two", last))


def _weekdays(match: re.Match[str]) -> Built:
    """From a weekday to the next such: the latest that are both past, or the first that are both ahead."""
    groups = ("one" if match["one"] else "first", "two")
    first, last = (w.WEEKDAYS[match[key].lower()] for key in groups)
    apart = (last - first) % 7 or 7
    ahead = direction.ahead(match.string, match.start(), match.end(), CUES)
    shifts = (7, 7 + apart) if ahead else (-apart, 0)
    return tuple(
        (key, Meaning(base="publication", shift=("day", by), inside=((f"weekday {day}", -1), ("weekday", day))))
        for key, day, by in zip(groups, (first, last), shifts, strict=True)
    )


_OPEN_DAY = w.DAY.replace("[.,/:-]", "[.,/:]")
_OF_MONTH = rf"(?: of)? (?P<m>{w.MONTH})"
_DATE = rf",? (?:the )?(?:\d|{w.MONTH})"
_RANGE = r"(?: ?[-–—] ?| (?:to|through|until|till) (?!(?:last|next|this)\b))"

RULES: tuple[Rule, ...] = (
    Rule(
        "days of a month",
        "M",
        form(
            rf"(?:(?P<zero>(?:the )?(?P<d0>{w.DAY})), (?:(?P<half>(?:the )?(?P<d3>{w.DAY})), )?)?"
            rf"(?P<one>(?:the )?(?P<d1>{_OPEN_DAY})),?{JOIN}"
            rf"(?P<two>{THE_DAY}(?P<d2>{w.DAY}){_OF_MONTH}(?:,? (?P<y>{w.YEAR}))?)(?!\w)"
        ),
        _days,
        led=True,
    ),
    Rule(
        "month with days",
        "M",
        form(
            rf"(?P<zero>(?P<m>{w.MONTH}) (?P<d0>{_OPEN_DAY}))(?:, (?P<half>(?P<d3>{w.DAY})))?"
            rf"(?:, (?P<one>(?P<d1>{_OPEN_DAY})))?{JOIN}(?:the )?"
            rf"(?P<two>(?P<d2>{w.DAY})(?:,? (?P<y>{w.YEAR}))?)(?! ?{w.MONTH}| (?:million|billion|percent|per"
            rf"|people))(?!\w)"
        ),
        _days,
        after=JOINED_NEXT,
    ),
    Rule(
        "months of a year",
        "M",
        form(
            rf"(?P<one>{w.EDGE}?(?P<m1>{w.MONTH})(?: (?P<d1>{w.DAY}))?){JOIN}(?:from )?"
            rf"(?P<two>{w.EDGE}?(?P<m2>{w.MONTH})(?: (?P<d2>{w.DAY}))?,?(?: of)? (?P<y>{w.YEAR}))(?!\w)"
        ),
        _months,
        after=JOINED_NEXT,
    ),
    Rule(
        "days of months",
        "M",
        form(
            rf"(?P<one>(?:the )?(?P<d1>{w.DAY})(?: of)? (?P<m1>{w.MONTH})){JOIN}"
            rf"(?P<two>{THE_DAY}(?P<d2>{w.DAY})(?: of)? (?P<m2>{w.MONTH}),? (?P<y>{w.YEAR}))(?!\w)"
        ),
        _months,
        led=True,
        after=JOINED_NEXT,
    ),
    Rule(
        "weekdays",
        "W",
        form(
            rf"(?:(?P<one>{w.WEEKDAY}){_RANGE}|(?<=between )(?P<first>{w.WEEKDAY}) and )"
            rf"(?P<two>{w.WEEKDAY})(?!\w|{_DATE})"
        ),
        _weekdays,
        after=form(rf"{_RANGE}| and "),
    ),
)
"""In the order in which equals are preferred."""
