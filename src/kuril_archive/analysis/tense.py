"""The words beside a time that tell whether a sentence looks back or ahead."""

import re
from typing import Literal

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

_ORDINAL = "second|third|fourth|fifth"
AGAIN = re.compile(
    rf"\b(?:again|once more|anew|retrial|(?:{_ORDINAL}) (?:time|round|strike|trial|attempt)"
    rf"|(?:{_ORDINAL}) \w+ (?:in|within|since|after))\b",
    re.I,
)
"""The news is that something happened once more."""

TO_COME = re.compile(
    r"\b(?:will|shall)\b(?! not\b)"
    r"|\b(?:is|are) (?:(?:due|set|scheduled|expected|planned|likely|about|going|slated) )?to (?=[a-z])"
    r"|\b(?:wird|werden|soll|sollen|doit|doivent|sera|seront|aura|auront|tiendra|tiendront|rencontrera"
    r"|[a-zà-ÿ]{2,}(?:eront|iront|rán|ranno|rão)|[a-zà-ÿ]{2,}r[áà])\b"
    r"|(?<!не )\b(?:буд(?:ет|ут)|состо[ия]тся|пройд(?:[её]т|ут)|встрет[ия]тся|начн(?:[её]тся|утся)|намерен[аы]?"
    r"|планиру[ею]т)\b"
    r"|予定|見通し|将[于在]|[預预]定"
)
"""What a sentence says will be done."""

Told = Literal["past", "aside", "ahead", "open"]
"""How a sentence tells of a day: as a deed's; as earlier (*had*) or as a limit (*by*); as to come; or not clearly."""

_REACH = 160
"""So many characters before and after a day tell of it."""

_BREAK = re.compile(r"[,;:–—]")
_ASIDE = re.compile(
    r"\bhad\b|\b(?:by|until|till|before|bis|vor|jusqu['’]à|avant|hasta el|antes del|до|к)(?: the)? $", re.I
)


def told(sentence: str, at: int) -> Told:
    """How a sentence tells of the day that it names at ``at``."""
    near = sentence[max(0, at - _REACH) : at + _REACH]
    clause = _BREAK.split(sentence[max(0, at - _REACH) : at])[-1]
    if TO_COME.search(clause):
        return "ahead"
    if _ASIDE.search(clause):
        return "aside"
    return "open" if AHEAD.search(near) or TO_COME.search(near) else "past"
