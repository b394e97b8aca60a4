"""English rules for times told by units from another: *last week*, *two years ago*, *the next day*, *year-end*.

Extents after the TimeML annotation guidelines, 2.2.1: *two years ago* and *earlier this month* are one expression each;
*two days before the launch* is the duration alone.
"""

import re

from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.anchors import TIED, tied
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Base, Meaning
from kuril_archive.analysis.mentions.rules import Built, Rule

PERIODS = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "WE": "weekend",
    "Q": "quarter",
}
"""Sign of a unit -> the unit of the calendar; the clock's have none."""


def _unit(word: str) -> tuple[str, int]:
    """The calendar unit and how many of it: a fortnight is two weeks."""
    word = w.unit(word)
    return (PERIODS.get(w.UNITS[word], ""), 2 if word == "fortnight" else 1)


def _tied_unit(match: re.Match[str]) -> Built:
    """*last week*, *this year*, *the following month*."""
    unit, size = _unit(match["u"])
    base, shift = tied(match["tied"])
    if match["tied"].lower() == "the next" and unit in ("decade", "century"):
        base = "publication"
    if not unit:
        return None
    return Meaning(base=base, shift=(unit, shift * size))


def _past_unit(match: re.Match[str]) -> Built:
    """*the past year*: as long as the unit, up to the day of the text (TIDES 2005, 4.3: durations with an anchor)."""
    return Meaning(type="DURATION", value=f"P1{w.UNITS[w.unit(match['u'])]}")


def _part_of_unit(match: re.Match[str]) -> Built:
    """*the end of the year*, *later in the week*, *year-end*."""
    unit, _ = _unit(match["u"])
    if "turn" in match["edge"].lower() or not unit:
        return None
    return Meaning(base="reading", shift=(unit, 0))


def _weekend(match: re.Match[str]) -> Built:
    return Meaning(base="publication", inside=(("weekend", 1),))


def _bare_day(match: re.Match[str]) -> Built:
    """*closed the day*, *for the week*: the one of the text."""
    return Meaning(base="reference", shift=(_unit(match["u"])[0], 0))


_LONG = 1000
"""So many years are told round: no single year is meant."""


def _shifted(match: re.Match[str], sign: int, base: Base) -> Built:
    word = match["n"].lower().strip()
    count = 0.5 if word.startswith("half") else w.number(word)
    unit, size = _unit(match["u"])
    if count is None or (unit == "year" and count >= _LONG):
        return Meaning(value="PAST_REF" if sign < 0 else "FUTURE_REF", base="absolute")
    if not unit:
        return Meaning(base=base, shift=("day", 0))  # hours ago: some hour of the day
    if count != int(count):
        smaller = {"century": ("decade", 10), "decade": ("year", 10), "year": ("month", 12), "week": ("day", 7)}
        unit, factor = smaller.get(unit, (unit, 1))
        count *= factor
    return Meaning(base=base, shift=(unit, sign * int(count) * size))


def _ago(match: re.Match[str]) -> Built:
    """*two years ago*: reckoned from the text's own day, at the precision of the unit."""
    return _shifted(match, -1, "publication")


def _hence(match: re.Match[str]) -> Built:
    if match["u"].lower() == "second" and match[0].lower().endswith("second time"):
        return None  # a time after the first
    return _shifted(match, 1, "publication")


def _later(match: re.Match[str]) -> Built:
    """*two days later*, *a year earlier*: reckoned from the time told before."""
    ahead = match["way"].lower() in ("later", "after", "afterward", "afterwards", "on", "thereafter")
    return _shifted(match, 1 if ahead else -1, "reference")


def _vague_shift(match: re.Match[str]) -> Built:
    way = match["way"].lower()
    return Meaning(value="FUTURE_REF" if way.startswith(("later", "after")) else "PAST_REF", base="absolute")


def _same_month(match: re.Match[str]) -> Built:
    """*the same month a year ago*, *the year-ago quarter*: that of the year before the one told last."""
    word = (match["u"] or match["ago"]).lower()
    by = {"month": ("month", -12), "quarter": ("quarter", -4), "period": ("year", -1)}
    return Meaning(base="reference", shift=by[word])


def _beside(match: re.Match[str]) -> Built:
    """*the day before*, *the year after*: the neighbour of the time told before."""
    return Meaning(
        base="reference",
        shift=(_unit(match["u"])[0], -1 if match["way"].lower() in ("before", "previous", "earlier") else 1),
    )


def _week_of(match: re.Match[str]) -> Built:
    """*the last week of March*: the week of the calendar that begins in it, or the last that ends the month."""
    place = w.rank(match["n"])
    unit = _unit(match["u"])[0]
    year = match["y"]
    month = (("month", w.MONTHS[match["m"].lower().rstrip(".")]), (unit, place))
    if year:
        from_year = Meaning(base="absolute", inside=month)
        return Meaning(base="absolute", inside=(("calendar", int(year)), *from_year.inside))
    return Meaning(inside=month)


_COUNT = rf"(?:(?:(?:a|another|one|half an?|half) |{w.NUMBER}(?: and a half)? ?|{w.VAGUE} )(?:more )?)"


_SHIFT_UNIT = rf"(?P<u>{w.UNITS_ANY}|quarters?|weekends?)"


_AHEAD = r"(?:about |around |some |more than |less than |over |nearly |almost |just |only )?"


RULES: tuple[Rule, ...] = (
    Rule(
        "last, this or next unit",
        "U",
        form(
            rf"(?:{w.EDGE})?(?P<tied>{TIED})(?: (?:calendar|fiscal|trading|school|academic|same|very))? "
            rf"(?P<u>weekend|week|month|quarter|year|decade|century|day|fortnight)(?![\w])(?!-\w)"
        ),
        _tied_unit,
        led=True,
    ),
    Rule(
        "past unit",
        "U",
        form(r"(?:the |this )?past (?P<u>week|month|year|decade|century|day)(?!\w)"),
        _past_unit,
        led=True,
    ),
    Rule(
        "part of the unit",
        "U",
        form(
            r"(?P<edge>(?:(?:the )?(?:very )?(?:start|beginning|end|close|middle|rest|remainder|course"
            r"|latter part|turn) of|(?:early|late|earlier|later)(?: on)? in|(?:early|late|earlier|later)) (?:the"
            r"|its) )(?P<u>day|week|month|quarter|year|decade|century|weekend)(?!\w)"
        ),
        _part_of_unit,
        led=True,
    ),
    Rule(
        "end of the unit",
        "U",
        form(r"(?P<edge>)(?:the )?(?P<u>year|month|week|day|quarter|decade)(?:['’]s[ -]|-| )end(?!\w)(?! of)"),
        _part_of_unit,
        after=w.TOLD_AFTER,
    ),
    Rule("the weekend", "U", form(r"the (?:long )?weekend(?!\w)"), _weekend, led=True),
    Rule(
        "the whole unit",
        "U",
        form(
            r"(?:the (?:entire|whole|full) |(?<=end )the |(?<=ended )the |(?<=finish )the |(?<=finished )the "
            r"|(?<=closed )the |(?<=for )the |(?<=in )the (?=quarter))(?P<u>day|week|month|quarter"
            r"|year)(?=[ ,.;](?!of|after|before|when"
            r"|that|[a-z]+ing\b))"
        ),
        _bare_day,
        led=True,
    ),
    Rule(
        "units ago",
        "U",
        form(rf"{_AHEAD}(?P<n>{_COUNT})(?:full |long )?{_SHIFT_UNIT}s? (?:ago|back)(?!\w)"),
        _ago,
        led=True,
        after=w.TOLD_AFTER,
    ),
    Rule(
        "bare units ago",
        "U",
        form(rf"(?P<u>{w.UNITS_ANY}) (?P<way>ago|earlier|later|afterwards?|previously)(?!\w)"),
        _vague_shift,
        after=w.TOLD_AFTER,
    ),
    Rule(
        "units from now",
        "U",
        form(rf"{_AHEAD}(?:within )?(?P<n>{_COUNT}){_SHIFT_UNIT}['’]?(?: from now| hence|(?:['’]s?)? time)(?!\w)"),
        _hence,
        led=True,
        after=w.TOLD_AFTER,
    ),
    Rule(
        "units later or earlier",
        "U",
        form(
            rf"{_AHEAD}(?:the )?(?P<n>{_COUNT}){_SHIFT_UNIT} (?P<way>later(?! than)|earlier(?! than)|afterwards?"
            rf"|thereafter|previously|prior(?! to)|"
            rf"(?:before|after)(?= ?[.,;:)]))(?!\w)"
        ),
        _later,
        led=True,
        after=w.TOLD_AFTER,
    ),
    Rule(
        "same unit a year ago",
        "U",
        form(
            r"(?:the )?(?:(?:year-ago|year-earlier) (?P<ago>month|quarter|period)|same (?P<u>month|quarter|period) "
            r"(?:a year (?:ago|earlier)|last year|(?:of )?the (?:previous|prior) year))(?!\w)"
        ),
        _same_month,
        led=True,
    ),
    Rule(
        "unit before or after",
        "U",
        form(
            r"the (?P<u>day|week|month|year|decade) (?P<way>before|after|previous|earlier|following)(?= ?[.,;:)]"
            r"| the)(?! the)"
        ),
        _beside,
        led=True,
        after=w.TOLD_AFTER,
    ),
    Rule(
        "week or days of a month",
        "U",
        form(
            rf"(?:the )?(?P<n>{w.ORDINAL}|last|final) (?P<u>week|weekend|day)s? (?:of"
            rf"|in) (?P<m>{w.MONTH})(?:,?(?: of)? (?P<y>{w.YEAR}))?(?!\w)"
        ),
        _week_of,
        led=True,
        after=form(r" (?:of|in) "),
    ),
)
"""In the order in which equals are preferred."""
