"""English rules for seasons, quarters, halves and holidays.

TIMEX3 writes ``2014-SP``, ``2021-Q1``, ``2019-H1``; a holiday is
written as its day.
"""

import re

from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.anchors import TIED, tied, year_of
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.point import Point
from kuril_archive.analysis.mentions.rules import Built, Rule

_SEASON_BEFORE = re.compile(r"\b(?:in|by|since|until|during|of|each|every|and|through|from|before|after) $", re.I)


def _season(match: re.Match[str]) -> Built:
    parts = match.groupdict()
    place = w.SEASONS[parts["s"].lower()]
    if parts["y"] or parts["ey"]:
        year = year_of(parts["y"] or parts["ey"], parts["era"])
        return Meaning(base="absolute", point=Point("season", year * 4 + place - 1))
    if parts["yy"]:
        return Meaning(base="reading", inside=(("yy", int(parts["yy"])), ("season", place)), lean=-1)
    if parts["tied2"]:
        base, shift = tied(parts["tied2"])
        return Meaning(base=base, shift=("year", shift), inside=(("season", place),))
    if parts["tied"]:
        base, lean = tied(parts["tied"])
        return Meaning(base=base, inside=(("season", place),), lean=lean)
    if parts["s"].lower() == "fall" and re.match(r"\sof\b", match.string[match.end() : match.end() + 4]):
        return None
    bare = match.end() - match.start() == len(parts["s"])
    led = _SEASON_BEFORE.search(match.string[max(0, match.start() - 9) : match.start()])
    if bare and (parts["s"].lower() == "fall" or (parts["s"].lower() == "spring" and not led)):
        return None
    return Meaning(inside=(("season", place),))


def _quarter(match: re.Match[str]) -> Built:
    """A quarter or a half; the fiscal year is written as the calendar year of its name."""
    parts = match.groupdict()
    unit = "half" if "half" in match[0].lower() or match[0].startswith("H") else "quarter"
    place = -1 if parts["n"] is None else int(parts["n"]) if parts["n"].isdigit() else w.rank(parts["n"])
    if parts["n"] and parts["n"].lower() == "latest":
        return Meaning(base="reading", shift=("quarter", -1))
    if parts["y"]:
        return Meaning(base="absolute", point=Point("year", int(parts["y"])), inside=((unit, place),))
    if parts["tied"]:
        base, shift = tied(parts["tied"])
        return Meaning(base=base, shift=("year", shift), inside=((unit, place),))
    return Meaning(inside=((unit, place),))


HOLIDAYS: dict[str, tuple[int, int]] = {
    **{"christmas day": (12, 25), "christmas": (12, 25), "xmas": (12, 25), "christmas eve": (12, 24)},
    **{"new year's day": (1, 1), "new year's": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14)},
    **{"st. patrick's day": (3, 17), "april fools' day": (4, 1), "may day": (5, 1), "independence day": (7, 4)},
    **{"fourth of july": (7, 4), "july fourth": (7, 4), "bastille day": (7, 14), "halloween": (10, 31)},
    **{"all saints' day": (11, 1), "armistice day": (11, 11), "veterans day": (11, 11), "remembrance day": (11, 11)},
    **{"boxing day": (12, 26), "groundhog day": (2, 2), "earth day": (4, 22), "labour day": (5, 1)},
}
MOVING: dict[str, tuple[int, int, int]] = {  # month, weekday, which one
    **{"thanksgiving": (11, 4, 4), "thanksgiving day": (11, 4, 4), "labor day": (9, 1, 1), "memorial day": (5, 1, -1)},
    **{"martin luther king day": (1, 1, 3), "presidents' day": (2, 1, 3), "presidents day": (2, 1, 3)},
    **{"columbus day": (10, 1, 2), "mother's day": (5, 7, 2), "father's day": (6, 7, 3)},
}
EASTER: dict[str, int] = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7}


def _bare(name: str) -> str:
    return " ".join(name.lower().replace("’", "").replace("'", "").split())


_NAMED = {_bare(name): name for name in (*HOLIDAYS, *MOVING, *EASTER)}


def _holiday(match: re.Match[str]) -> Built:
    """A dated holiday; moving ones are found by their weekday, Easter by its table, once the year is known."""
    name = _NAMED[_bare(match["h"])]
    inside: tuple[tuple[str, int], ...]
    if name in HOLIDAYS:
        month, day = HOLIDAYS[name]
        inside = (("month", month), ("day", day))
    elif name in MOVING:
        month, weekday, which = MOVING[name]
        inside = (("month", month), (f"weekday {weekday}", which))
    else:
        inside = (("easter", EASTER[name]),)
    if match["y"]:
        return Meaning(base="absolute", point=Point("year", int(match["y"])), inside=inside)
    if match["tied"]:
        base, lean = tied(match["tied"])
        return Meaning(base=base, inside=inside, lean=lean)
    return Meaning(inside=inside)


_HOLIDAY_NAMES = "|".join(
    re.escape(name).replace(r"\ ", " ").replace("'", "['’]?")
    for name in sorted([*HOLIDAYS, *MOVING, *EASTER], key=lambda n: (-len(n), n))
)
_SEASON_YEAR = (
    rf"(?:(?: of|,)? (?:(?P<y>{w.YEAR})(?:[-–/]\d\d(?:\d\d)?(?!\w))?|(?P<ey>\d{{1,4}}) (?P<era>{w.ERA})"
    rf"|(?P<tied2>{TIED}) year)|(?: of)? ['’‘](?P<yy>\d\d)(?!\w))"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "season",
        "S",
        form(
            rf"(?:{w.EDGE})?(?:(?P<tied>{TIED}) |the (?!(?-i:[A-Z][a-z]+ [A-Z])))?(?:{w.EDGE})?(?P<s>spring|summer"
            rf"|autumn|fall|winter){_SEASON_YEAR}?(?!\w)(?![ -](?:back|out|in|to|into|apart|short|from)\b)"
        ),
        _season,
    ),
    Rule(
        "quarter or half",
        "Q",
        form(
            rf"(?:{w.EDGE})?(?:the )?(?:fiscal )?(?P<n>{w.HALVES}(?=[ -](?:fiscal )?half)|(?:first|second|third"
            rf"|fourth|final|last|latest|[1-4](?:st|nd|rd|th))"
            rf"(?=[ -](?:fiscal[ -])?quarter))[ -](?:fiscal[ -])?(?:quarter|half)(?!s)(?:(?:,? (?:of|in)"
            rf"|,)? (?:the )?(?:(?:fiscal )?(?:year )?(?P<y>{w.YEAR})|(?P<tied>{TIED}) (?:fiscal )?year))?(?!\w)"
        ),
        _quarter,
        led=True,
    ),
    Rule(
        "quarter by number",
        "Q",
        form(
            rf"(?-i:Q(?=[1-4])|H(?=[12](?: of)?[ /-]?{w.YEAR}))(?P<n>[1-4])"
            rf"(?:(?: of)?[ /-]?(?P<y>{w.YEAR})|(?:(?: of)? (?P<tied>{TIED}) year))?(?!\w)"
        ),
        _quarter,
    ),
    Rule(
        "holiday",
        "H",
        form(rf"(?:(?P<tied>{TIED}) )?(?P<h>{_HOLIDAY_NAMES})(?:(?: of|,)? (?P<y>{w.YEAR}))?(?!\w)"),
        _holiday,
    ),
)
"""In the order in which equals are preferred."""
