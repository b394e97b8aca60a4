"""English rules for the days around a text and their hours: weekdays, *today*, *last night*, clocks, *now*.

A weekday or clock with the words of its day is one expression, without *on* or *at* (TimeML guidelines, 2.2.1).
"""

import re

from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.anchors import TIED, tied
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Base, Meaning
from kuril_archive.analysis.mentions.rules import Built, Rule


def _weekday(match: re.Match[str]) -> Built:
    """A weekday; with *morning* a TIME, in the plural the set of them."""
    name = match["w"].lower().rstrip(".")
    number = w.WEEKDAYS[name]
    if match["plural"] or match["every"]:
        return Meaning(type="SET", value=f"XXXX-WXX-{number}")
    base: Base = "publication"
    lean: int | None = None
    if match["tied"]:
        base, lean = tied(match["tied"])
        if match["tied"].lower() == "the next":
            base = "reference"
    clock = w.PARTS[match["part"].lower()] if match["part"] else ""
    return Meaning(type="TIME" if clock else "DATE", base=base, inside=(("weekday", number),), lean=lean, clock=clock)


_DAYS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tonight": 0,
    "tonite": 0,
    "2day": 0,
    "tmrw": 1,
    "tmr": 1,
    "tomoz": 1,
    "2nite": 0,
}


def _today(match: re.Match[str]) -> Built:
    word = match["word"].lower()
    clock = "TNI" if word in ("tonight", "tonite", "2nite") else ""
    if match["part"]:
        clock = w.PARTS[match["part"].lower()]
    return Meaning(type="TIME" if clock else "DATE", base="publication", shift=("day", _DAYS[word]), clock=clock)


def _two_days(match: re.Match[str]) -> Built:
    return Meaning(base="publication", shift=("day", -2 if match["word"].lower().endswith("yesterday") else 2))


def _this_part(match: re.Match[str]) -> Built:
    """A part of a told day: *this morning*, *last night*, *the next morning*."""
    word, part = match["tied"].lower(), match["part"].lower()
    base, shift = tied(word)
    if word == "the" or part not in w.PARTS:
        return None
    return Meaning(type="TIME", base=base, shift=("day", shift), clock=w.PARTS[part])


def _part(match: re.Match[str]) -> Built:
    """A part of the day that is tied to no day: that of the text."""
    return Meaning(type="TIME", base="reading", shift=("day", 0), clock=w.PARTS[match["part"].lower()])


_ZONES = {"utc": "Z", "gmt": "Z", "z": "Z"}


def _clock(match: re.Match[str]) -> Built:
    """A time of day, with its day where that stands beside it; zones other than UTC are left to the words."""
    text = match["clock"].lower()
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
    clock = f"T{hour:02}:{minute:02}{_ZONES.get((match['zone'] or '').lower(), '')}"
    day = (match["day"] or match["day1"] or "").lower().rstrip(".")
    if day in _DAYS:
        return Meaning(type="TIME", base="publication", shift=("day", _DAYS[day]), clock=clock)
    if day:
        return Meaning(type="TIME", base="publication", inside=(("weekday", w.WEEKDAYS[day]),), clock=clock)
    return Meaning(type="TIME", base="reading", shift=("day", 0), clock=clock)


_PHRASE_ENDS = r"(?= ?(?:[.,;:)”\"]|and |is |are |was |that |to |$))"


_REFERENCES: tuple[tuple[str, str], ...] = (
    (
        "PRESENT_REF",
        r"(?:(?:even |right |just )?now(?! and then)(?!-)|currently|at present|presently|nowadays|these days|to date"
        rf"|at the (?:present|moment)(?: time)?|the present(?: time)?{_PHRASE_ENDS}|the time being"
        r"|at (?:this|the current) (?:time|moment)|the present day|present[ -]day)",
    ),
    (
        "PAST_REF",
        r"(?:(?:more |most |very )?recently|lately"
        rf"|(?:the (?:recent |distant |not too distant )?|recent |distant )past{_PHRASE_ENDS})",
    ),
    (
        "FUTURE_REF",
        r"(?:(?:the )?(?:near|foreseeable|immediate|not[ -](?:too|so)[ -]distant|distant)[ -]future|the future"
        r"|the (?:near|long|short|medium) term)",
    ),
)


def _reference(match: re.Match[str]) -> Built:
    """*now*, *recently*, *the future*: TIMEX3's tokens for what has no day."""
    return Meaning(base="absolute", value=match.lastgroup or "")


_REFERENCE = "|".join(f"(?P<{value}>{pattern})" for value, pattern in _REFERENCES)


_ZONE = (
    r"(?: ?\(?(?P<zone>UTC|GMT|Z|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|BST|CES?T|IST|JST|MSK|AEST|local time"
    r"|Eastern(?: time)?|Pacific(?: time)?)(?: ?[+-] ?\d{1,2}(?::?\d\d)?)?\)?)?"
)


_HALF = r"(?: ?(?P<half>[ap])\.? ?m(?:\.|\b))"


_CLOCK = (
    rf"(?P<clock>(?P<h>[01]?\d|2[0-3])(?:[:.](?P<min>[0-5]\d)(?::[0-5]\d)?)?(?:{_HALF}| o['’]clock"
    rf"|(?<=:\d\d)(?: ?h(?:ou)?rs)?|(?<=\.\d\d)(?= ?(?:GMT|UTC|hrs)))"
    rf"|(?P<mil>[01]\d[0-5]\d|2[0-3][0-5]\d) ?(?=hours|hrs|GMT|UTC|[A-Z]ST\b)(?:hours|hrs)?|noon|midday|midnight)"
)


_CLOCK_DAY = rf"(?: (?:on )?(?P<day>{w.WEEKDAY}|today|yesterday|tomorrow|tonight)(?!\w)(?: {w.PART}(?!\w))?)"


_CLOCK_PART = r"(?: (?:in the|this) (?P<part>morning|afternoon|evening)(?!\w))?"


RULES: tuple[Rule, ...] = (
    Rule(
        "weekday",
        "W",
        form(
            rf"(?:{w.EDGE})?(?:(?P<every>every|each) |(?P<tied>{TIED}|the past|this past) )?(?:{w.EDGE})?"
            rf"(?P<w>{w.WEEKDAY}|(?-i:Mon|Tues?|Weds?|Thur?s?|Fri|Sat"
            rf"|Sun)\.)(?P<plural>s(?!\w))?(?:[ -](?P<part>{w.PART}))?(?!\w)"
            r"(?!(?-i: (?:Times|Telegraph|Mirror|Express|Herald|Mail|Post)\b))"
        ),
        _weekday,
    ),
    Rule(
        "today, yesterday, tomorrow",
        "D",
        form(rf"(?:(?:earlier|later|early|late)(?: on)? )?(?P<word>{'|'.join(_DAYS)})(?: (?P<part>{w.PART}))?(?!\w)"),
        _today,
    ),
    Rule(
        "two days from today",
        "UD",
        form(r"the day (?P<word>before yesterday|after tomorrow)(?!\w)"),
        _two_days,
        after=form(r" (?:before|after)"),
    ),
    Rule(
        "this or last part of the day",
        "P",
        form(
            rf"(?:(?:earlier|later|early|late)(?: in)? )?(?P<tied>(?:the )?(?:this|last|that|same|next|following"
            rf"|previous)) (?:very )?(?P<part>{w.PART})(?!\w)"
        ),
        _this_part,
    ),
    Rule(
        "part of the day",
        "P",
        form(
            r"(?:(?<=in )the |(?<=during )the |(?<=at )|(?<=by )|(?<=until )|(?<=before )"
            r"|(?<=around ))?(?P<part>overnight|(?<=the )(?:morning|afternoon|evening)|(?<=at )(?:night"
            r"|dawn))(?! of)(?!\w)"
        ),
        _part,
    ),
    Rule(
        "clock",
        "CWD",
        form(
            rf"(?:(?P<day1>{w.WEEKDAY}|today|yesterday|tomorrow"
            rf"|tonight),? (?:at )?)?{_CLOCK}{_ZONE}{_CLOCK_PART}{_CLOCK_DAY}?(?!\w)"
        ),
        _clock,
    ),
    Rule("now, recently, the future", "R", form(rf"(?:{_REFERENCE})(?!\w)"), _reference),
)
"""In the order in which equals are preferred."""
