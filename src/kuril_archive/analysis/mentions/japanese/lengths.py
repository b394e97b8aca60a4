"""Japanese rules for durations and sets; ages (*86歳*), ordinals (*第22回*, *3年目*) and school years are no times.

Values after TIMEX3: ``P3Y``, ``PT20M``, ``PXD`` for an unknown number.
"""

import re

from kuril_archive.analysis.mentions.japanese import words as w
from kuril_archive.analysis.mentions.japanese.words import COUNT, JOIN, N, S
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.rules import Built, Form, Rule


def period(count: float | None, unit: str) -> str:
    """The TIMEX3 period: ``PT20M``; ``X`` where the number is not said; a century as ``P1CE``."""
    sign = w.UNITS[unit]
    amount = "X" if count is None else str(int(count)) if count == int(count) else f"{count:g}"
    return f"PT{amount}{sign[1:]}" if sign.startswith("T") else f"P{amount}{sign}"


def _length(value: str) -> Meaning:
    return Meaning(type="DURATION", value=value, base="absolute")


def _duration(match: re.Match[str]) -> Built:
    count = w.number(match["n"])
    if count is not None and match["half"]:
        count += 0.5
    return _length(period(count, w.unit(match["u"])))


_HALVES = {"年": "P6M", "日": "PT12H", "世紀": "P50Y", "月": "P15D", "時": "PT30M"}


def _half(match: re.Match[str]) -> Built:
    if match[0].startswith("四半"):
        return _length("P25Y")
    unit = w.unit(match["u"])
    return _length(_HALVES.get(unit, period(0.5, unit)) if match["n"] == "半" else period(None, unit))


def _nights(match: re.Match[str]) -> Built:
    return (("days", _length(period(w.number(match["n"]), "日"))),)


def _range(match: re.Match[str]) -> Built:
    """*two or three years*: two durations (TIDES 2005, 4.2)."""
    first, last = w.number(match["n1"]), w.number(match["n2"])
    if first is None or last is None or not first < last:
        return None
    unit = w.unit(match["u"])
    return (("n1", _length(period(first, unit))), ("two", _length(period(last, unit))))


def _set(value: str) -> Meaning:
    return Meaning(type="SET", value=value, base="absolute")


def _every(match: re.Match[str]) -> Built:
    """*every year*, *every other week*, *a year*."""
    return _set(period(2.0 if match[0][0] == "隔" else 1.0, {"朝": "日", "晩": "日"}.get(match["u"], match["u"])))


def _every_named(match: re.Match[str]) -> Built:
    if match["w"]:
        return _set(f"XXXX-WXX-{w.WEEKDAYS.index(match['w']) + 1}")
    month = f"{w.whole(match['m']):02}" if match["m"] else "XX"
    day = match["d"] or match["md"]
    return _set(f"XXXX-{month}" + (f"-{w.whole(day):02}" if day else ""))


def _so_many(match: re.Match[str]) -> Built:
    return _set(period(w.number(match["n"]), w.unit(match["u"])))


def _so_often(match: re.Match[str]) -> Built:
    return _set(period(1.0, match["u"]))


def _a_day(match: re.Match[str]) -> Built:
    return _set("P1D")


_NO_LENGTH = "(?![度代生目産])"

RULES: tuple[Rule, ...] = (
    Rule(
        "duration",
        "YDUC",
        Form(rf"(?<![学校])(?P<n>{COUNT}){S}{w.LONG_UNIT}(?P<half>半)?間?{_NO_LENGTH}"),
        _duration,
    ),
    Rule(
        "half or some units",
        "U",
        Form(
            rf"(?:四半世紀|(?P<n>半(?=[年日世月])|数[十百千]?)"
            rf"(?P<u>年|[かカヵケヶ箇]?月|週間?|日|時間|[分秒]|世紀)間?){_NO_LENGTH}"
        ),
        _half,
    ),
    Rule("days with nights", "U", Form(rf"{N}泊(?P<days>(?P<n>{N})日)"), _nights),
    Rule(
        "range of units",
        "YDU",
        Form(rf"(?P<n1>{COUNT}){JOIN}(?P<two>(?P<n2>{COUNT}){S}{w.LONG_UNIT}間?)(?![度代生目産前後])"),
        _range,
    ),
    Rule(
        "every unit",
        "A",
        Form(rf"(?:[毎隔]|(?<!{w.F})(?=年間))(?P<u>[年月週日時朝晩])間?(?!新聞|放送)"),
        _every,
    ),
    Rule(
        "every day of a name",
        "A",
        Form(rf"毎(?:週の?(?P<w>[{w.WEEKDAYS}])曜日?|年の?(?P<m>{N})月(?:(?P<md>{N})日)?|月の?(?P<d>{N})日)"),
        _every_named,
    ),
    Rule(
        "every so many units",
        "YDUC",
        Form(rf"(?P<n>{COUNT}){S}{w.UNIT}(?:ごと|おき|毎|に{N}[回度])"),
        _so_many,
    ),
    Rule("so often a unit", "A", Form(rf"(?P<u>[年月週])に?{N}[回度]"), _so_often),
    Rule("a day", "D", Form(rf"[1１一]日(?=当たり|あたり|平均|に?{N}[回度便往])"), _a_day),
)
"""In the order in which equals are preferred."""
