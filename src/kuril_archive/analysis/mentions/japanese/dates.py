"""Japanese rules for days and months.

A day alone (*22nd*) is the commonest form of the news; it means the one nearest to publication. The weekday in
brackets and the part of the day belong to the expression, as in TIMEX3 for English.
"""

import re

from msgspec.structs import replace

from kuril_archive.analysis.mentions.japanese import words as w
from kuril_archive.analysis.mentions.japanese.anchors import (
    LEAD,
    TOLD,
    in_month,
    in_year,
    known,
    short_year,
    then,
    timed,
    told,
)
from kuril_archive.analysis.mentions.japanese.words import EDGE, JOIN, MONTH, NAMED, TAIL, N, S
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.point import Point, within
from kuril_archive.analysis.mentions.rules import Built, Form, Rule

_DATED_BEFORE = re.compile(rf"年{S}{N}{S}月{S}{N}{S}日[^。\n]{{0,40}}$")
_REACH = 56


def _dated(match: re.Match[str]) -> bool:
    """A full date stands before it in its sentence: a day or month goes on from there."""
    return _DATED_BEFORE.search(match.string, max(0, match.start() - _REACH), match.start()) is not None


def _month(match: re.Match[str]) -> Built:
    day = match.groupdict().get("d")
    meaning = timed(match, in_month(match, w.whole(match["m"]), w.whole(day) if day else None))
    follows = match.groupdict().get("same") or (day and _dated(match))
    if meaning is not None and meaning.base == "reading" and follows:
        return replace(meaning, base="reference")
    return meaning


def _day(match: re.Match[str]) -> Built:
    """A day of the month: after a full date in its sentence, or with *same*, of the month that was told last."""
    day = w.whole(match["d"])
    if not 1 <= day <= 31:
        return None
    return timed(
        match, Meaning(base="reference" if match["same"] or _dated(match) else "reading", inside=(("day", day),))
    )


def _day_of_told(match: re.Match[str]) -> Built:
    base, unit, by = TOLD[match["month"]]
    return timed(match, Meaning(base=base, shift=(unit, by), inside=(("day", w.whole(match["d"])),)))


_ONES = frozenset("一二三四五六七八")


def _days(match: re.Match[str]) -> Built:
    """Two days of one month: two times."""
    first, last = w.whole(match["d1"]), w.whole(match["d2"])
    guess = match["one"] in _ONES and last == first + 1  # two or three days
    if guess or not 1 <= first < last <= 31:
        return None
    if match["m"]:
        month = w.whole(match["m"])
        one, two = in_month(match, month, first), in_month(match, month, last)
    else:
        one, two = Meaning(inside=(("day", first),)), Meaning(base="reference", inside=(("day", last),))
    two = timed(match, two)
    return (("one", one), ("two", two)) if one and two else None


def _months(match: re.Match[str]) -> Built:
    """Two months of one year: two times."""
    one, two = in_month(match, w.whole(match["m1"])), in_month(match, w.whole(match["m2"]))
    if one is None or two is None:
        return None
    return (("one", one), ("two", two if match["year"] else replace(two, base="reference", shift=None)))


def _week(match: re.Match[str]) -> Built:
    """The so-many-th week, or weekday, of a month."""
    unit = f"weekday {w.WEEKDAYS.index(match['w']) + 1}" if match["w"] else "week"
    return then(in_month(match, w.whole(match["m"])), (unit, w.whole(match["n"])))


_NEAR = 10
"""A month of a short year goes on from a year told so many years before at most."""


def _month_of_short(match: re.Match[str]) -> Built:
    """*18年11月*: no length of time has a month without a counter."""
    told = short_year(match)
    if told and 0 <= told[1] <= _NEAR:
        return _month_of(match, told[0])
    month = w.whole(match["m"])
    if not 1 <= month <= 12:
        return None
    day = (("day", w.whole(match["d"])),) if match["d"] else ()
    return timed(match, Meaning(inside=(("yy", w.whole(match["yy"])), ("month", month), *day), lean=-1))


def _same_era(match: re.Match[str]) -> Built:
    """*同21年1月*: of the era, or century, of the year told last."""
    told = short_year(match, "\n")
    return _month_of(match, told[0]) if told else None


def _month_of(match: re.Match[str], year: int) -> Meaning | None:
    point: Point | None = Point("year", year)
    for unit, key in (("month", "m"), ("day", "d")):
        if match[key]:
            place = w.whole(match[key])
            point = within(point, unit, place) if point and (unit == "day" or 1 <= place <= 12) else None
    return timed(match, known(point))


def _figures(match: re.Match[str]) -> Built:
    year, month, day = (w.whole(match[key]) for key in ("y", "mm", "d"))
    if not 1 <= month <= 12:
        return None
    first = within(Point("year", year), "month", month)
    return timed(match, known(within(first, "day", day) if first else None))


def _fiscal_end(match: re.Match[str]) -> Built:
    """Accounts of the year that ends with a month: the fiscal year is named by its first month's year."""
    if not match["year"]:
        return None
    return known(Point("year", w.year_of(match["year"]).number - (w.whole(match["m"]) < 12)))


_QUARTER = ((1, 3), (4, 6), (7, 9), (10, 12))


def _quarter(match: re.Match[str]) -> Built:
    months = (w.whole(match["m1"]), w.whole(match["m2"]))
    return in_year(match, ("quarter", _QUARTER.index(months) + 1)) if months in _QUARTER else None


_DAY = rf"{S}(?P<d>{N}){S}日(?!間)"
_NO_MONTH = r"(?![期間号])"
_NO_DAY = rf"(?!目|ぶり|以内|連続|以上|余|当たり|あたり|[も中市町月千坊]|に?{N}[回度便往])"

RULES: tuple[Rule, ...] = (
    Rule("year, month, day", "Y", Form(rf"(?P<year>{w.YEAR})の?{MONTH}{_DAY}{TAIL}"), _month),
    Rule("day of a told year", "R", Form(rf"(?P<told>{told('year')})の?{MONTH}{_DAY}{TAIL}"), _month),
    Rule("day of a told month", "R", Form(rf"(?P<month>{told('month')})の?{_DAY}{TAIL}"), _day_of_told),
    Rule("month and day", "M", Form(rf"{MONTH}{_DAY}{TAIL}"), _month),
    Rule("day", "DR", Form(rf"(?!{w.BEYOND})(?P<same>[同翌])?{_DAY}{_NO_DAY}{TAIL}"), _day),
    Rule(
        "days",
        "YMDR",
        Form(
            rf"(?P<one>(?:{LEAD})?(?:{MONTH})?{S}(?P<d1>{N}){S}(?:日{NAMED})?)(?:{JOIN}|(?<=[日)）])から)"
            rf"(?P<two>{S}(?P<d2>{N}){S}(?:の?両)?日{TAIL})(?!間)"
        ),
        _days,
    ),
    Rule("year and month", "Y", Form(rf"(?P<year>{w.YEAR})の?{MONTH}{EDGE}{_NO_MONTH}"), _month),
    Rule("month of a told year", "R", Form(rf"(?P<told>{told('year')})の?{MONTH}{EDGE}{_NO_MONTH}"), _month),
    Rule("month", "MR", Form(rf"(?P<same>[同翌])?{MONTH}{EDGE}{_NO_MONTH}"), _month),
    Rule(
        "months",
        "YMR",
        Form(
            rf"(?P<one>(?:{LEAD})?{S}(?P<m1>{N}){S}月?)(?:{JOIN}|(?<=月)(?:から|と))"
            rf"(?P<two>(?P<m2>{N}){S}月){_NO_MONTH}(?!{N}日)"
        ),
        _months,
    ),
    Rule(
        "week or weekday of a month",
        "YMR",
        Form(rf"(?:{LEAD})?{MONTH}の?第{S}(?P<n>[1-5１-５一二三四五]){S}(?:週目?|(?P<w>[{w.WEEKDAYS}])曜日?)"),
        _week,
    ),
    Rule(
        "month of a short year",
        "Y",
        Form(rf"(?P<yy>{w.F}{{2}}){S}年{MONTH}(?:{S}(?P<d>{N}){S}日(?!間){TAIL}|{EDGE}{_NO_MONTH})"),
        _month_of_short,
    ),
    Rule(
        "year of the same era",
        "R",
        Form(rf"同{S}(?P<yy>{N}){S}年(?:の?{MONTH}(?:{S}(?P<d>{N}){S}日(?!間){TAIL})?)?"),
        _same_era,
    ),
    Rule(
        "date in figures",
        "N",
        Form(
            rf"(?P<y>[12１２]{w.F}{{3}})(?P<s>[/／.-])(?P<mm>{w.F}{{1,2}})(?P=s)(?P<d>{w.F}{{1,2}})"
            rf"(?:[ T](?P<h>{w.F}{{1,2}})[:：](?P<min>{w.F}{{2}}))?(?![/.-]?{w.F})"
        ),
        _figures,
    ),
    Rule("fiscal year by its end", "YM", Form(rf"(?:(?P<year>{w.YEAR}))?{MONTH}期"), _fiscal_end),
    Rule(
        "quarter by its months",
        "YMR",
        Form(rf"(?:{LEAD})?(?P<m1>{N}){S}月?{JOIN}(?P<m2>{N}){S}月期"),
        _quarter,
    ),
)
"""In the order in which equals are preferred."""
