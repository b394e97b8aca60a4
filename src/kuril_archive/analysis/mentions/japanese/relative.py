"""Japanese rules for times told from another: today, last month, three days later, weekdays, clocks."""

import re

from kuril_archive.analysis.mentions.japanese import words as w
from kuril_archive.analysis.mentions.japanese.anchors import TOLD, timed, told
from kuril_archive.analysis.mentions.japanese.words import CLOCK, COUNT, EDGE, PART, TAIL, S
from kuril_archive.analysis.mentions.model import Base, Meaning
from kuril_archive.analysis.mentions.rules import Built, Form, Rule, one_of

TODAY: dict[str, tuple[Base, int, str]] = {
    **dict.fromkeys(("今日", "本日", "きょう"), ("publication", 0, "")),
    **dict.fromkeys(("昨日", "きのう"), ("publication", -1, "")),
    **dict.fromkeys(("明日", "あす", "あした"), ("publication", 1, "")),
    **dict.fromkeys(("一昨日", "おととい"), ("publication", -2, "")),
    **dict.fromkeys(("明後日", "あさって"), ("publication", 2, "")),
    **dict.fromkeys(("今夜", "今晩"), ("publication", 0, "TNI")),
    **dict.fromkeys(("昨夜", "昨晩"), ("publication", -1, "TNI")),
    **{"今朝": ("publication", 0, "TMO"), "けさ": ("publication", 0, "TMO"), "翌朝": ("reference", 1, "TMO")},
}


def _today(match: re.Match[str]) -> Built:
    base, by, clock = TODAY[match["word"]]
    return timed(match, Meaning(type="TIME" if clock else "DATE", base=base, shift=("day", by), clock=clock))


def _told(match: re.Match[str]) -> Built:
    base, unit, by = TOLD[match["unit"]]
    return timed(match, Meaning(base=base, shift=(unit, by)))


def _weekend(match: re.Match[str]) -> Built:
    if not match["week"]:
        return Meaning(base="publication", inside=(("weekend", 1),))
    base, unit, by = TOLD[match["week"]]
    return Meaning(base=base, shift=(unit, by), inside=(("weekend", 1),))


def _weekday(match: re.Match[str]) -> Built:
    day = ("weekday", w.WEEKDAYS.index(match["w"]) + 1)
    week = match.groupdict().get("week")
    if week:
        base, unit, by = TOLD[week]
        return timed(match, Meaning(base=base, shift=(unit, by), inside=(day,)))
    return timed(match, Meaning(base="publication", inside=(day,)))


def _year_edge(match: re.Match[str]) -> Built:
    """*year-end*: the year of the text; the turn of two years is no time of one."""
    return None if match["both"] else Meaning(shift=("year", 0))


def _month_edge(match: re.Match[str]) -> Built:
    return Meaning(shift=("month", 0))


_CALENDAR = {"Y": "year", "M": "month", "W": "week", "D": "day", "CE": "century"}
_SMALLER = {"year": ("month", 12), "century": ("year", 100), "week": ("day", 7)}
"""What half of a unit is counted in."""


def _shifted(match: re.Match[str]) -> Built:
    """*3日前* from the day of the text, *3日後* from what was told before."""
    sign = -1 if match["way"] == "前" else 1
    count = 0.5 if match["n"] == "半" else w.number(match["n"])
    if count is None:
        return Meaning(value="PAST_REF" if sign < 0 else "FUTURE_REF", base="absolute")
    count += 0.5 * bool(match["half"])
    base: Base = "publication" if sign < 0 else "reference"
    unit = _CALENDAR.get(w.UNITS[w.unit(match["u"])])
    if unit is None:
        return Meaning(base=base, shift=("day", 0))  # hours ago: some hour of the day
    if count != int(count):
        unit, factor = _SMALLER.get(unit, (unit, 1))
        count *= factor
    return Meaning(base=base, shift=(unit, sign * int(count)))


def _clock(match: re.Match[str]) -> Built:
    """A time of day that stands by itself: of the day of the text, or that was told."""
    return timed(match, Meaning(type="TIME", shift=("day", 0)))


REFERENCES = {
    **dict.fromkeys(("現在", "現時点"), "PRESENT_REF"),
    **dict.fromkeys(("最近", "近年"), "PAST_REF"),
    "将来": "FUTURE_REF",
}


def _reference(match: re.Match[str]) -> Built:
    return Meaning(value=REFERENCES[match[0]], base="absolute")


_KANA = r"(?![ぁ-ん])|(?=[はもにの]|から|まで)"

RULES: tuple[Rule, ...] = (
    Rule(
        "today",
        "P",
        Form(rf"(?<![ぁ-ん])(?P<word>{one_of(TODAY)})(?![的香々])(?:(?<=[^ぁ-ん])|{_KANA}){TAIL}"),
        _today,
    ),
    Rule("weekend", "R", Form(rf"(?:(?P<week>{told('week')})の?(?=末|週末)週?|週)末"), _weekend),
    Rule("told unit", "R", Form(rf"(?<!共)(?P<unit>{one_of(TOLD)})(?![度比])(?:(?<=日){TAIL}|{EDGE})"), _told),
    Rule(
        "weekday of a told week",
        "R",
        Form(rf"(?P<week>{told('week')})の?(?P<w>[{w.WEEKDAYS}])曜日?{TAIL}"),
        _weekday,
    ),
    Rule("weekday", "W", Form(rf"(?<!第.)(?P<w>[{w.WEEKDAYS}])曜日?(?!大工){TAIL}"), _weekday),
    Rule("end or beginning of the year", "R", Form(r"年(?:末(?P<both>年始)?|[始初頭内])"), _year_edge),
    Rule("end of the month", "R", Form(r"月[末内]"), _month_edge),
    Rule(
        "units ago or later",
        "YDUTC",
        Form(rf"(?P<n>半|数[十百]?|{COUNT}){S}{w.UNIT}(?P<half>半)?(?P<way>前(?![後半期])|後(?![半期]))"),
        _shifted,
    ),
    Rule("clock", "TK", Form(rf"(?:(?P<part>{PART}){S})?{CLOCK}"), _clock),
    Rule("part of the day", "T", Form(r"(?P<part>未明|早朝|深夜|夕方|正午)"), _clock),
    Rule(
        "now, recently, the future",
        "V",
        Form(rf"(?<!年)(?<!日)(?:{'|'.join(REFERENCES)})(?![地位形])"),
        _reference,
    ),
)
"""In the order in which equals are preferred."""
