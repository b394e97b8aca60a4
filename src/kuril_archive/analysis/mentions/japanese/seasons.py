"""Japanese rules for seasons, quarters, halves and days with a name (Act on National Holidays of 1948; observances)."""

import re

from kuril_archive.analysis.mentions.japanese import words as w
from kuril_archive.analysis.mentions.japanese.anchors import LEAD, in_year, known, then
from kuril_archive.analysis.mentions.japanese.words import S
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.point import Point
from kuril_archive.analysis.mentions.rules import Built, Form, Rule, one_of

SEASONS = "春夏秋冬"
_WINTER = 4


def _season(match: re.Match[str]) -> Built:
    return in_year(match, ("season", SEASONS.index(match["s"]) + 1))


TOLD = {"今": 0, "この": 0, "昨": -1, "来": 1}


def _told_season(match: re.Match[str]) -> Built:
    """Of this year, the last or the next; a winter lies in two: the one around the day, before or after it."""
    by, season = TOLD[match["told"]], SEASONS.index(match["s"]) + 1
    if season == _WINTER:
        return Meaning(base="publication", inside=(("season", season),), lean=by)
    return Meaning(base="publication", shift=("year", by), inside=(("season", season),))


def _quarter(match: re.Match[str]) -> Built:
    """A quarter of the year; those of a fiscal year begin in April."""
    place = w.whole(match["n"])
    if not 1 <= place <= 4:
        return None
    if match["fiscal"] and match["year"]:
        return known(Point("quarter", w.year_of(match["year"]).number * 4 + place))
    return in_year(match, ("quarter", place))


def _half(match: re.Match[str]) -> Built:
    return in_year(match, ("half", 1 if match["n"][0] in "上前" else 2))


HOLIDAYS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("元日", "元旦"), (1, 1)),
    **dict.fromkeys(("大みそか", "大晦日"), (12, 31)),
    **dict.fromkeys(("終戦記念日", "終戦の日"), (8, 15)),
    **{"北方領土の日": (2, 7), "建国記念の日": (2, 11), "天皇誕生日": (2, 23), "昭和の日": (4, 29)},
    **{"憲法記念日": (5, 3), "みどりの日": (5, 4), "こどもの日": (5, 5), "対独戦勝記念日": (5, 9), "山の日": (8, 11)},
    **{"文化の日": (11, 3), "勤労感謝の日": (11, 23), "クリスマスイブ": (12, 24), "クリスマス": (12, 25)},
}
MOVING: dict[str, tuple[int, int]] = {  # month, which Monday
    **{"成人の日": (1, 2), "海の日": (7, 3), "敬老の日": (9, 3), "スポーツの日": (10, 2)},
}


def _holiday(match: re.Match[str]) -> Built:
    name = match["name"]
    if name in HOLIDAYS:
        month, day = HOLIDAYS[name]
        return in_year(match, ("month", month), ("day", day))
    month, which = MOVING[name]
    return then(in_year(match, ("month", month)), ("weekday 1", which))


_FISCAL = rf"(?:{LEAD}(?P<fiscal>度の?)?)?"

RULES: tuple[Rule, ...] = (
    Rule(
        "season",
        "YRS",
        Form(rf"(?:{LEAD}|(?<!{w.HAN})(?<![ァ-ヺ])(?=.(?:に|から|まで|以降|ごろ)))(?P<s>[{SEASONS}])(?![季期節])"),
        _season,
    ),
    Rule("season by one word", "S", Form(rf"(?P<told>{one_of(TOLD)})(?P<s>[{SEASONS}])(?!場)"), _told_season),
    Rule("quarter", "YRQ", Form(rf"{_FISCAL}第{S}(?P<n>{w.N}){S}四半期"), _quarter),
    Rule("half", "YRQ", Form(rf"(?:{LEAD})?(?P<n>[上下]半?期|[前後]半)"), _half),
    Rule("holiday", "YRH", Form(rf"(?:{LEAD})?(?P<name>{one_of([*HOLIDAYS, *MOVING])})"), _holiday),
)
"""In the order in which equals are preferred."""
