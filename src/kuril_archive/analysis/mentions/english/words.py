"""English words of time as data, the fragments that patterns are made of, and how words are read as numbers."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from kuril_archive.analysis import calendar_words
from kuril_archive.analysis.mentions.rules import Form, any_case

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS: Mapping[str, int] = MappingProxyType(
    {word: n for n, word in enumerate(_SMALL)}
    | {word: n * 10 for n, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1, "single": 1, "another": 1, "dozen": 12, "hundred": 100, "thousand": 1000, "couple": 2}
)
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS: Mapping[str, int] = MappingProxyType(
    {word: n for n, word in enumerate(_ORDINAL_WORDS, 1)} | {"twenty-first": 21, "final": -1, "last": -1, "latter": -1}
)
_MONTH_ROW = calendar_words.ENGLISH.split()
_MONTH_SHORT = [forms.partition(",")[0] for forms in calendar_words.ENGLISH_SHORT.split()]
MONTHS: Mapping[str, int] = MappingProxyType({name.lower(): n for name, n in calendar_words.MONTHS_ENGLISH.items()})
WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {name.lower(): n + 1 for name, n in calendar_words.WEEKDAYS_ENGLISH.items()}
)
UNITS: Mapping[str, str] = MappingProxyType(
    {
        **{"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "fortnight": "W"},
        **{
            "weekend": "WE",
            "month": "M",
            "quarter": "Q",
            "semester": "M",
            "year": "Y",
            "decade": "DE",
            "century": "CE",
        },
        **{"centurie": "CE", "min": "TM", "hr": "TH", "sec": "TS", "yr": "Y", "wk": "W"},
    }
)
"""Unit in the singular -> its sign in a TIMEX3 period, ``T`` before those of the clock."""
SEASONS: Mapping[str, int] = MappingProxyType({"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4})
PARTS: Mapping[str, str] = MappingProxyType(
    {
        **{"morning": "TMO", "dawn": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"},
        **{
            "noon": "T12:00",
            "midday": "T12:00",
            "midnight": "T24:00",
            "overnight": "TNI",
            "nite": "TNI",
            "lunchtime": "TMI",
        },
    }
)
DAYS: Mapping[str, int] = MappingProxyType(
    {
        **{"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "tonite": 0, "2day": 0, "2nite": 0},
        **{"tmrw": 1, "tmr": 1, "tomoz": 1},
    }
)
"""Day beside that of the text -> how many days from it."""
SETS: Mapping[str, str] = MappingProxyType(
    {
        **{
            "hourly": "PT1H",
            "daily": "P1D",
            "nightly": "P1D",
            "weekly": "P1W",
            "biweekly": "P2W",
            "fortnightly": "P2W",
        },
        **{
            "monthly": "P1M",
            "quarterly": "P3M",
            "yearly": "P1Y",
            "annual": "P1Y",
            "annually": "P1Y",
            "everyday": "P1D",
        },
    }
)


_GROUP = re.compile(r"(?<=\d)[,\s](?=\d{3})")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_BETWEEN = re.compile(r"[\s-]+")


def number(words: str) -> float | None:
    """What a number says: ``twenty-five``, ``1,500``, ``a hundred``; None for a vague one (``several``)."""
    words = words.strip().lower()
    if words in NUMBERS:
        return float(NUMBERS[words])
    if words[:1].isdigit():
        words = _GROUP.sub("", words)
        return float(words) if _FIGURES.fullmatch(words) else None
    total = 0.0
    for word in _BETWEEN.split(words):
        if word in ("of", "and"):
            continue
        if word not in NUMBERS:
            return None
        value = NUMBERS[word]
        total = max(total, 1) * value if value >= 100 or word in ("dozen", "couple") else total + value
    return total if "hundred" not in words or total > 1 else 100.0


def rank(words: str) -> int:
    """The place that an ordinal says: ``third``, ``21st``; -1 for the last."""
    words = words.lower()
    return ORDINALS.get(words) or day(words)


def day(words: str) -> int:
    """One or two figures, perhaps of an ordinal: ``5``, ``21st``."""
    return int(words[: 1 + words[1:2].isdecimal()])


def unit(word: str) -> str:
    """The unit in the singular: ``weeks`` -> ``week``, ``centuries`` -> ``century``."""
    word = word.lower().rstrip("'’")
    word = word[:-2] if word.endswith(("'s", "’s")) else word
    if word.startswith("centur"):
        return "century"
    return word.rstrip("s") or word


def _any(words: "str | Mapping[str, object]") -> str:
    names = words.split() if isinstance(words, str) else list(words)
    return any_case(sorted(names, key=lambda w: (-len(w), w)))


_UNDER = _any(" ".join(_SMALL[1:]))
_SPELLED = rf"(?:{_any(' '.join(_TENS))}(?:[ -]{_any(' '.join(_SMALL[1:10]))})?|{_UNDER})"
FIGURE = r"(?:\d{1,3}(?:[, ]\d{3}){1,3}(?!\d)|\d{1,5}(?:\.\d{1,2})?)"
NUMBER = rf"(?:{FIGURE}|(?:(?:an?|{_SPELLED}) )?(?:hundred|dozen|thousand)|{_SPELLED})"
"""A definite number, without *a*."""
VAGUE = (
    r"(?:(?:(?:a|the|these|those) )?(?:(?:last|past|next|first|coming|final|previous|following) )?"
    r"(?:few|several)(?: more)?|several|many(?: more)?|some|numerous|countless|a number of|"
    r"(?:dozens|hundreds|thousands|tens) of|(?:several|a few|many) (?:hundred|thousand|dozen)|a couple(?: of)?)"
)
WHOLE_UNIT = any_case("second minute hour day week fortnight month year decade centurie".split())
UNIT = rf"(?:{WHOLE_UNIT}|centur(?=y)|min|hr|sec|yr|wk)"
UNITS_ANY = rf"{UNIT}(?:y|s)?"
MONTH_FULL = f"(?-i:{'|'.join(_MONTH_ROW)}|{'|'.join(n.upper() for n in _MONTH_ROW)})"
MONTH = (
    rf"(?:{MONTH_FULL}|(?-i:{'|'.join(_MONTH_SHORT[:8])}|Sept?|{'|'.join(_MONTH_SHORT[9:])}"
    rf"|{'|'.join(n.upper() for n in _MONTH_SHORT)}|SEPT)\b\.?)"
)
WEEKDAY = _any(" ".join(list(WEEKDAYS)[:7]))
WEEKDAY_SHORT = r"(?-i:(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,/:-]\d)"
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\w%]|[.,:/]\d)"
ERA = r"(?:b\. ?c\.(?: ?e\.)?|b\.c|bce?|a\. ?d\.|ad|c\.e\.|ce)(?!\w)"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_any(' '.join(_ORDINAL_WORDS))}|twenty-first)"
PART = r"(?:morning|afternoon|evening|night|nite)"
HALVES = r"(?:first|second|latter|last|1st|2nd)"
EDGE = (
    r"(?:(?:(?:the )?(?:very )?(?:start|beginning|end|close|middle|latter part|early part|turn|rest|remainder|dawn) of"
    r"(?: the)?|(?:very )?(?:early|late|earlier|later)(?: in(?: the)?| on| of| into)?|(?:the )?mid|mid-? ?to late|"
    r"(?:the )?(?:early|late|mid|middle)(?: part| days| months)?(?: of| in)?|circa|ca\.|(?-i:c\.))[ -]{1,2})"
)
"""Which part of a time is meant; TIMEX3 keeps it in ``mod`` and leaves the value whole."""


def form(pattern: str) -> Form:
    """A pattern in which a space stands for any one white space, case ignored."""
    return Form(pattern.replace(" ", r"\s"), re.IGNORECASE)


TOLD_AFTER = form(
    r"s?['’]?s?[ -](?:ago|back|earlier|later|after|before|previous|prior|there|following|from|hence|time|end|long|old"
    r"|of age)"
)
"""After a unit: what tells it from another time, or makes it an age, a length, an end (*years ago*, *year-end*)."""
