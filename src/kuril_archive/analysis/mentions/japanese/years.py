"""Japanese rules for years, decades and centuries.

A fiscal year is named by the year in which it begins, in April; it is written as the calendar year of its name, as the
English rules do.
"""

import re

from kuril_archive.analysis.mentions.japanese import words as w
from kuril_archive.analysis.mentions.japanese.anchors import known, short_year
from kuril_archive.analysis.mentions.japanese.words import COUNT, EDGE, JOIN, N, S
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.point import Point, within
from kuril_archive.analysis.mentions.rules import Built, Form, Rule, one_of


def _year(match: re.Match[str]) -> Built:
    return known(Point("year", w.year_of(match["year"]).number))


def _fiscal(match: re.Match[str]) -> Built:
    return Meaning(inside=(("yy", w.whole(match["yy"])),), lean=-1) if match["yy"] else _year(match)


def _common_era(match: re.Match[str]) -> Built:
    """*BC* and *AD*; before the reform of the calendar only the year of a day is told."""
    year = w.whole(match["y"])
    point: Point | None = Point("year", 1 - year if match["era"].endswith("前") else year)
    if point and match["m"]:
        point = within(point, "month", w.whole(match["m"])) if 1 <= w.whole(match["m"]) <= 12 else None
    return known(point)


def _years(match: re.Match[str]) -> Built:
    """Two years, the second perhaps in two figures: two times."""
    first, last = w.whole(match["y1"]), w.whole(match["y2"])
    if len(match["y2"]) == 2:
        last += first // 100 * 100
        last += 100 * (last <= first)
    return (
        ("one", Meaning(base="absolute", point=Point("year", first))),
        ("two", Meaning(base="absolute", point=Point("year", last))),
    )


def _short(match: re.Match[str]) -> Built:
    """*20年* is a year where an earlier one stands before it in its sentence, else a length of time."""
    told = short_year(match)
    if told is None or told[1] <= 0:
        return Meaning(type="DURATION", value=f"P{w.whole(match['yy'])}Y", base="absolute")
    return known(Point("year", told[0]))


_FISCAL = {"今": 0, "本": 0, "昨": -1, "前": -1, "来": 1, "翌": 1}


def _told_fiscal(match: re.Match[str]) -> Built:
    """The fiscal year around a day has the name of the calendar year around the day three months before."""
    return Meaning(base="publication", shift=("quarter", _FISCAL[match["told"]] * 4 - 1), inside=(("year", 1),))


def _decade(match: re.Match[str]) -> Built:
    """A decade; of *1900年代* the century, as of the English *1900s*; none of an era, whose tens begin elsewhere."""
    if match["era"]:
        return None
    year = w.whole(match["y"])
    if len(match["y"]) == 4:
        unit = "century" if year % 100 == 0 and year < 2000 else "decade"
        return known(Point(unit, year // (100 if unit == "century" else 10)))
    return Meaning(inside=(("decade", year // 10),), lean=-1) if 10 <= year < 100 else None


def _in_century(place: int, before: bool) -> Meaning:
    return Meaning(base="absolute", point=Point("century", -place if before else place - 1))


def _century(match: re.Match[str]) -> Built:
    place = w.whole(match["n"])
    return _in_century(place, match["bc"] is not None) if place else None


def _centuries(match: re.Match[str]) -> Built:
    """Two centuries, the second too before our era where it is said or the lower number."""
    first, last = w.whole(match["n1"]), w.whole(match["n2"])
    before = match["bc1"] is not None
    return (
        ("one", _in_century(first, before)),
        ("two", _in_century(last, match["bc2"] is not None or (before and last < first))),
    )


_BC = "(?:紀元前|前)"
_LONG = r"(?!間|前(?!後|半)|後(?!半)|ぶり|以上|余|も|に(?:わた|及)|の(?:歴史|伝統))"
"""Not after a year: a length of time."""
_NO_YEAR = r"(?![度代間生目産])"

RULES: tuple[Rule, ...] = (
    Rule("year", "Y", Form(rf"(?P<year>{w.YEAR}){_LONG}{_NO_YEAR}{EDGE}"), _year),
    Rule(
        "year of the common era",
        "Y",
        Form(rf"(?P<era>紀元前|西暦|紀元){S}(?P<y>{COUNT}){S}年{_NO_YEAR}(?:{S}(?P<m>{N}){S}月)?{EDGE}"),
        _common_era,
    ),
    Rule(
        "years",
        "Y",
        Form(
            rf"(?P<one>(?P<y1>{w.FOUR_FIGURES})年?)(?:{JOIN}|(?<=年)から(?={w.FOUR_FIGURES}|{w.F}{{2}}年(?:まで|にかけ|の間)))"
            rf"(?P<two>(?P<y2>{w.FOUR_FIGURES}|{w.F}{{2}})(?:の?両)?年)(?!{N}月)(?:(?<=[0-9０-９]{{4}}年)|{_LONG}){_NO_YEAR}"
        ),
        _years,
    ),
    Rule(
        "short year or length",
        "Y",
        Form(rf"(?<!から)(?P<yy>{w.F}{{2}})年(?=に(?!わた|及|な|渡|{N}[度回])|から|まで|[はもの、と](?!間))"),
        _short,
    ),
    Rule("fiscal year", "Y", Form(rf"(?:(?P<year>{w.YEAR})|(?P<yy>{w.F}{{2}}){S}年)度(?:[上下]半?期)?"), _fiscal),
    Rule("told fiscal year", "R", Form(rf"(?P<told>[{''.join(_FISCAL)}])年度"), _told_fiscal),
    Rule(
        "decade",
        "Y",
        Form(rf"(?P<era>{one_of(w.ERAS)})?(?P<y>{w.FOUR_FIGURES}|{w.F}[0０]|[二三四五六七八九]?十){S}年代{EDGE}"),
        _decade,
    ),
    Rule(
        "century", "CY", Form(rf"(?P<bc>{_BC})?(?P<n>{N}){S}世紀(?!間|(?:半(?!ば)|[前後](?!半)))(?:{EDGE})"), _century
    ),
    Rule(
        "centuries",
        "C",
        Form(
            rf"(?P<one>(?P<bc1>{_BC})?(?P<n1>{N})(?:{S}世紀)?){JOIN}"
            rf"(?P<two>(?P<bc2>{_BC})?(?P<n2>{N}){S}世紀)"
        ),
        _centuries,
    ),
)
"""In the order in which equals are preferred."""
