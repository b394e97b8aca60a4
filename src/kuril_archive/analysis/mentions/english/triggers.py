"""What the cheap scan looks for: trigger words by kind, and the words that may lead up to them within one expression.

Kinds: M month, W weekday, U unit, E century, Q quarter or half, S season, D *today*, R *now*, P part of the day,
A *daily*, H holiday; of figures N a date, C a clock, Y a year, O a day of the month.
"""

import re

from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.seasons import EASTER, HOLIDAYS, MOVING
from kuril_archive.analysis.mentions.english.years import DECADES
from kuril_archive.analysis.mentions.rules import BEFORE_WORD, Triggers, cased, figures, one_of

_UNITS = (
    "second minute hour day week fortnight month year decade century weekend night seconds minutes hours days weeks "
    "fortnights months years decades centuries weekends nights quarters mins hrs secs yrs wks min hr"
).split()
HEADS: dict[str, str] = {
    **dict.fromkeys(_UNITS, "U"),
    **{"century": "UE", "centuries": "UE"},
    **dict.fromkeys(w.SEASONS, "S"),
    **dict.fromkeys("today yesterday tomorrow tonight tonite 2day 2nite tmrw tmr tomoz".split(), "D"),
    **dict.fromkeys(
        "now currently presently nowadays recently lately past future term date moment present time".split(), "R"
    ),
    **dict.fromkeys(["at present", "at the moment", "at this time", "at this point", "at the present", "to date"], "R"),
    **dict.fromkeys(["at the current", "at this moment", "until date", "at the time being", "time being"], "R"),
    **dict.fromkeys(w.PARTS, "P"),
    "night": "UP",
    **dict.fromkeys(w.SETS, "A"),
    **dict.fromkeys("noon midday midnight".split(), "C"),
    **{"period": "U", "half": "Q", "quarter": "UQ", "q1": "Q", "q2": "Q", "q3": "Q", "q4": "Q", "h1": "Q", "h2": "Q"},
    **dict.fromkeys(DECADES, "Y"),
    **dict.fromkeys(
        [n for name in (*HOLIDAYS, *MOVING, *EASTER) for n in (name, name.replace("'", "’"), name.replace("'", ""))],
        "H",
    ),
    **dict.fromkeys(w.WEEKDAYS, "W"),
    **dict.fromkeys([f"{day}s" for day in list(w.WEEKDAYS)[:7]], "W"),
    **dict.fromkeys(w.MONTHS, "M"),
    **dict.fromkeys(["may", "july"], "MH"),
}
"""Trigger word, in small letters -> its kinds."""

_CAPITAL = {*w.MONTHS, "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"}
"""Triggers only with a capital: *may*, *march*, *sat*, *wed*."""
_LEADS = frozenset(
    (
        "the a an all this that these those last next past previous prior following preceding coming current same "
        "final latest latter early late mid middle earlier later start beginning end close rest remainder "
        "part course turn dawn half over nearly almost under more less than about around some just only at "
        "least within several few many numerous countless couple number dozens hundreds thousands tens each "
        "every per other another fiscal calendar trading working business school academic financial full "
        "whole entire straight consecutive long short solid single additional extra bloody brutal recent "
        "intervening initial opening closing ensuing its his her their our circa ca. c. ad a.d. year years "
        "month months age very right even near foreseeable immediate distant medium not too so fy year-ago "
        "year-earlier of in on to and or day morning afternoon evening night through days late- between "
    ).split()
) | {*w.NUMBERS, *w.ORDINALS}
_JOINTS = frozenset("of in on to and or than so too through between least".split())


def _titled(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split())


_N = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|9/11"
_C = (
    r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m|:\d\d|(?![\d%]))|\d{1,2}\s?[ap]\.?\s?m\b|\d{1,2}\so['’]clock"
    r"|\d{4}\s?(?:hours|hrs|GMT|UTC|[A-Z]ST\b)"
)
_Y = (
    r"\d{2,4}['’]?s\b|(?<=['’‘])\d\d\b|\d{1,4}\s?(?:BC|B\.\s?C|AD|A\.D|CE|bc|b\.c)"
    r"|(?:1\d|20)\d\d(?![\d%]|[.,]\d)|(?<=\bAD\s)\d{1,3}\b|FY['’]?\d\d"
)
_O = r"\d{1,2}(?:st|nd|rd|th)\b"
_WORDS = {
    form
    for word in HEADS
    for form in ((word.capitalize(), word.upper()) if word in _CAPITAL else {*cased([word]), _titled(word)})
}
_FIGURES = figures(r"[\dF]", rf"(?P<N>{_N})|(?P<C>{_C})|(?P<Y>{_Y})|(?P<O>{_O})", before=r"(?<![$€£¥,.:/])")
_SCAN = re.compile(rf"{BEFORE_WORD}(?:{one_of(_WORDS)}\b|{_FIGURES})")
TRIGGERS = Triggers(_SCAN, HEADS, _LEADS, _JOINTS)
