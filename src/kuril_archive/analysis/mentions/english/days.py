"""English rules for the days around a text and their parts: weekdays, *today*, *last night*, *now*.

A weekday with the words of its day is one expression, without *on* (TimeML guidelines, 2.2.1).
"""

import re

from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.anchors import TIED, tied
from kuril_archive.analysis.mentions.english.names import is_named_day, is_title
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Base, Meaning
from kuril_archive.analysis.mentions.rules import Built, Rule


def _weekday(match: re.Match[str]) -> Built:
    """A weekday; with *morning* a TIME, in the plural the set of them."""
    if is_named_day(match):
        return None
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


def _today(match: re.Match[str]) -> Built:
    if is_title(match):
        return None
    word = match["word"].lower()
    clock = "TNI" if word in ("tonight", "tonite", "2nite") else ""
    if match["part"]:
        clock = w.PARTS[match["part"].lower()]
    return Meaning(type="TIME" if clock else "DATE", base="publication", shift=("day", w.DAYS[word]), clock=clock)


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
        form(rf"(?:(?:earlier|later|early|late)(?: on)? )?(?P<word>{'|'.join(w.DAYS)})(?: (?P<part>{w.PART}))?(?!\w)"),
        _today,
    ),
    Rule(
        "two days from today",
        "UD",
        form(r"the day (?P<word>before yesterday|after tomorrow)(?!\w)"),
        _two_days,
        after=w.TOLD_AFTER,
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
    Rule("now, recently, the future", "R", form(rf"(?:{_REFERENCE})(?!\w)"), _reference),
)
"""In the order in which equals are preferred."""
