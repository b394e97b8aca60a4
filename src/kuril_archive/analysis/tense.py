"""Years, and the English words beside them that tell whether a sentence looks back or ahead."""

import re

from kuril_archive.analysis.calendar_words import MONTHS_ENGLISH

YEAR = re.compile(r"(?<![\d.,/-])(1[5-9]\d\d|20\d\d)(?![\ds/-]|[.,]\d)")
"""A year that stands alone; neither a decade nor a part of a figure."""

TOLD_AS_PAST = re.compile(
    r"\b(?:was|were|had|did|signed|agreed|began|took|won|lost|became|held|made|came|\w{3,}ed)\b[^,;:]{0,60}"
    r"\b(?:in|on|since|from|between|and|during)(?: (?:early|late|mid))?[ -]$",
    re.I,
)
"""Before a time: what was done then, in the same clause."""

AHEAD = re.compile(
    r"\b(?:will|would|shall|could|might|by|until|till|before|plan\w*|expect\w*|due|aims?|target\w*|forecast\w*|next|"
    r"if|projected|through|deadline|goals?)\b",
    re.I,
)
"""The sentence may look ahead: its years bound nothing."""

_MONTH = "|".join(name for name in MONTHS_ENGLISH if len(name) > 3 or name == "May")
_COUNT = r"a|one|two|three|four|five|six|several|\d+"
LONG_AGO = re.compile(
    rf"\b(?:last (?:year|month|spring|summer|autumn|fall|winter|time|{_MONTH})|(?:(?<!er )in|since) (?:{_MONTH})"
    rf"|(?:{_COUNT}) (?:years?|months?|weeks?) (?:ago|earlier|before)|earlier this year)\b",
    re.I,
)
"""The sentence tells what is not of its report's days."""

_ORDINAL = "second|third|fourth|fifth"
AGAIN = re.compile(
    rf"\b(?:again|once more|anew|retrial|(?:{_ORDINAL}) (?:time|round|strike|trial|attempt)"
    rf"|(?:{_ORDINAL}) \w+ (?:in|within|since|after))\b",
    re.I,
)
"""The news is that something happened once more."""
