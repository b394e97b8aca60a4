"""English rules for years, decades and centuries, of either era.

Years before Christ are TIMEX3's ``BC0490``; a decade is its first three figures, a century its first two (TIDES 2005).
"""

import re

from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.anchors import JOIN, year_of
from kuril_archive.analysis.mentions.english.counts import NOT_AFTER, is_count, is_house
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.point import Point
from kuril_archive.analysis.mentions.rules import Built, Rule

_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|of|from|until|till|before|after|during|between|and|around|circa|the|to|early|late|mid|through"
    r"|for|on|year|years|\d{4},|summer|winter|spring|autumn|fall|or|as of)[ -]|[(\[]|\d{4}s?[,–-] ?)$",
    re.I,
)


def _year(match: re.Match[str]) -> Built:
    """A year: four figures that count nothing."""
    lead = (match["lead"] or "").strip().lower()
    year = (
        int(match["y"]) if match["y"] and lead in ("ad", "a.d.") else year_of(match["y"] or match["ey"], match["era"])
    )
    if not match["era"]:
        before = match.string[max(0, match.start() - 12) : match.start()]
        if is_count(before):
            return None
        doubtful = is_house(match) or (not match["lead"] and not 1900 <= year <= 2060)
        if doubtful and not _YEAR_BEFORE.search(before):
            return None
    return Meaning(base="absolute", point=Point("year", year))


def _years(match: re.Match[str]) -> Built:
    """Two years, the second perhaps in two figures: two times (TIDES 2005, 4.2: conjoined and ranged expressions)."""
    first = int(match["one"])
    last = int(match["two"])
    if len(match["two"]) == 2:
        last += first // 100 * 100
    if not first < last:
        return (("one", Meaning(base="absolute", point=Point("year", first))),)
    return tuple((key, Meaning(base="absolute", point=Point("year", n))) for key, n in (("one", first), ("two", last)))


def _short_year(match: re.Match[str]) -> Built:
    return Meaning(base="reading", inside=(("yy", int(match["yy"])),), lean=-1)


_AGED_BEFORE = re.compile(r"\b(?:his|her|their|my|our|your|its)(?: (?:early|mid|late))?[ -]$", re.I)


def _decade(match: re.Match[str]) -> Built:
    """A decade; of *the 1900s* the century; not the years of a life (*in his forties*), nor a number of things."""
    figures = match["y"]
    if _AGED_BEFORE.search(match.string[max(0, match.start() - 14) : match.start()]):
        return None
    if match.string.startswith(" of ", match.end()):
        return None
    if figures and len(figures) == 4:
        unit = "century" if figures.endswith("00") and int(figures) < 2000 else "decade"
        return Meaning(base="absolute", point=Point(unit, int(figures) // (100 if unit == "century" else 10)))
    place = int(figures) // 10 if figures else DECADES.index(match["word"].lower()) + 2
    return Meaning(base="reading", inside=(("decade", place),), lean=-1)


DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()


def _century(match: re.Match[str]) -> Built:
    rank = w.rank(match["n"])
    return Meaning(
        base="absolute", point=Point("century", -rank if match["era"] and match["era"][0] in "bB" else rank - 1)
    )


def _centuries(match: re.Match[str]) -> Built:
    first, last = (Meaning(base="absolute", point=Point("century", w.rank(match[n]) - 1)) for n in ("n1", "n2"))
    return (("one", first), ("two", last))


def _fiscal(match: re.Match[str]) -> Built:
    return Meaning(base="absolute", point=Point("year", year_of(match["y"])))


def _years_before(match: re.Match[str]) -> Built:
    """Two years of one era, of which only the second names it."""
    first, last = year_of(match["one"], match["era"]), year_of(match["y"], match["era"])
    if not first < last:
        return (("two", Meaning(base="absolute", point=Point("year", last))),)
    return tuple((key, Meaning(base="absolute", point=Point("year", n))) for key, n in (("one", first), ("two", last)))


RULES: tuple[Rule, ...] = (
    Rule(
        "years",
        "Y",
        form(r"(?:the years )?(?P<one>1[0-9]\d\d|20\d\d) ?[-–—/] ?(?P<two>1[0-9]\d\d|20\d\d|\d\d)(?![\w%]|[.,:/–-]\d)"),
        _years,
    ),
    Rule(
        "year",
        "Y",
        form(
            rf"(?P<lead>{w.EDGE}|the (?:year|years) |years? |(?:ad|a\.d\.) )?"
            rf"(?:(?P<ey>\d{{1,4}}) ?(?P<era>{w.ERA})|(?P<y>{w.YEAR}"
            rf"|(?<=AD )\d{{1,3}}(?!\w))(?![-–]\d{{4}}))(?!{NOT_AFTER})"
        ),
        _year,
    ),
    Rule(
        "years of an era",
        "Y",
        form(rf"(?P<one>\d{{1,4}}){JOIN}(?P<two>(?P<y>\d{{1,4}}) (?P<era>{w.ERA}))"),
        _years_before,
    ),
    Rule("year with an apostrophe", "Y", form(r"['’‘](?P<yy>[3-9]\d|[012]\d)(?![\w])"), _short_year),
    Rule(
        "fiscal year",
        "Y",
        form(r"(?:the )?(?:fiscal(?: year)?|financial year|fy) ?['’]?(?P<y>1\d{3}|20\d\d|\d\d)(?!\w)"),
        _fiscal,
    ),
    Rule(
        "decade",
        "Y",
        form(
            rf"(?:the )?(?:{w.EDGE})?(?:the )?(?:['’‘]?(?P<y>1\d\d0|20\d0|[1-9]0)['’]?s"
            rf"|(?P<word>{'|'.join(DECADES)}))(?!\w)"
        ),
        _decade,
    ),
    Rule(
        "century",
        "E",
        form(rf"(?:the )?(?:{w.EDGE})?(?:the )?(?P<n>{w.ORDINAL})[ -]century(?: (?P<era>{w.ERA}))?(?!\w)"),
        _century,
        led=True,
    ),
    Rule(
        "centuries",
        "E",
        form(
            rf"(?P<one>(?:the )?(?P<n1>{w.ORDINAL}))(?: and | to | or "
            rf"|[-–])(?P<two>(?:the )?(?P<n2>{w.ORDINAL}) centuries)"
        ),
        _centuries,
        led=True,
    ),
)
"""In the order in which equals are preferred."""
