"""Japanese words of time as data, the fragments that patterns are made of, and how figures are read.

Figures may be narrow, wide or Chinese; a space may stand between a figure and its unit. Every repeat is bounded.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from kuril_archive.analysis.calendar_words import ERAS as LATE_ERAS
from kuril_archive.analysis.mentions.rules import one_of

ERAS: Mapping[str, int] = MappingProxyType(
    {**LATE_ERAS, "慶応": 1864, "元治": 1863, "文久": 1860, "万延": 1859, "安政": 1853, "嘉永": 1847}
)
"""Era -> the year before its first; the older ones from the first treaties with Russia on."""
_SOLAR = 1873
"""Since 1 January of this year Japan has used the Gregorian calendar."""
UNITS: Mapping[str, str] = MappingProxyType(
    {"年": "Y", "月": "M", "週": "W", "日": "D", "時": "TH", "分": "TM", "秒": "TS", "世紀": "CE"}
)
"""The unit, or the one character that marks it -> its sign in a TIMEX3 period, ``T`` before those of the clock."""
PARTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("未明", "早朝", "朝", "午前中", "午前"), "TMO"),
        **dict.fromkeys(("夕方", "夕"), "TEV"),
        **dict.fromkeys(("夜", "深夜", "晩"), "TNI"),
        **{"正午": "T12:00", "昼": "TMI", "午後": "TAF"},
    }
)
WEEKDAYS = "月火水木金土日"
_ONES = "〇一二三四五六七八九"
_TENS: Mapping[str, int] = MappingProxyType({"十": 10, "百": 100, "千": 1000})

F = "[0-9０-９]"
S = "[ 　]?"
HAN = "[一-鿿]"
N = rf"(?:{F}{{1,2}}|[一二三四五六七八九]?十[一二三四五六七八九]?|[{_ONES}]{{1,2}})"
"""A number of one or two figures."""
COUNT = rf"(?:{F}{{1,5}}(?:[,，]{F}{{3}}){{0,2}}(?:[.．・]{F}{{1,2}})?|[{_ONES}十百千]{{1,6}})"
_DASHES = "〜～~ー−–—―"
DASH = rf"[{_DASHES}-]"
JOIN = rf"[{_DASHES}・、,-]"
"""What stands between two times that share a unit."""
FOUR_FIGURES = rf"(?:[1１][1-9１-９]|[2２][0０]){F}{{2}}"
_FOUR = rf"(?:{FOUR_FIGURES}|[一二][{_ONES}]{{3}})"
_ERA = rf"{one_of(ERAS)}{S}(?:元|{N})"
_GLOSS = rf"(?:[（(](?:{_ERA}|{_FOUR}){S}年?[）)])?"
YEAR = rf"(?:{_ERA}|{_FOUR}){_GLOSS}{S}年{_GLOSS}"
"""A year of four figures or of an era, perhaps with the other in brackets."""
BEYOND = rf"(?:[4-9４-９]{F}|[3３][2-9２-９])"
"""More days than a month has."""
_CLOCKED = rf"時間|(?<={F})[分秒](?!の)|[分秒](?=間)"
_LONG = "(?=間|ぶり|以内|連続|以上|余)"
"""After what is a length of time and no date."""
UNIT = rf"(?P<u>年|[かカヵケヶ箇]月|週間?|日|{_CLOCKED}|世紀)"
LONG_UNIT = rf"(?P<u>年|[かカヵケヶ箇]月|週間?|日{_LONG}|(?:(?<={F}{F}{F})|(?<={BEYOND}))日|{_CLOCKED}|世紀{_LONG})"
"""The same where a day or a century would else be that of a date."""
MONTH = rf"{S}(?P<m>{N}){S}月"
PART = rf"(?:{'|'.join(sorted(PARTS, key=lambda word: (-len(word), word)))})(?![鮮間刊食]|日(?:新聞|放送|デジタル))"
_HOUR = rf"(?P<h>{F}{{1,2}}|(?<=[前後朝夜昼方夕明]){N})"
_DIAL = rf"[:：](?P<min2>{F}{{2}})(?![:：]?{F})"
CLOCK = rf"{_HOUR}(?:{S}時(?!間)(?:{S}(?P<min>{N}){S}分(?!間)|(?P<half>半))?|{_DIAL})"
NAMED = rf"(?:{S}[（(][{WEEKDAYS}](?:曜日?)?(?:・祝)?[）)]|{S}[{WEEKDAYS}]曜日?)?"
"""The weekday of a day."""
TAIL = rf"{NAMED}(?:{S}の?(?P<part>{PART}))?(?:{S}{CLOCK})?"
"""What may follow a day within one expression: its weekday, a part of it, a clock."""
EDGE = r"(?:の?(?:初め|初頭|初旬|上旬|中旬|下旬|半ば|末|前半|後半|ごろ(?=[にのは、])))?"
"""Which part of a time is meant; TIMEX3 keeps it in ``mod`` and leaves the value whole."""


class Year(NamedTuple):
    """A year as it is written."""

    number: int
    lunar: bool
    """Its months are those of the moon: their days cannot be told without a table."""


def number(words: str) -> float | None:
    """What a number says; None for a vague one (*some*)."""
    plain = words.translate(str.maketrans("．・", "..", ",，"))
    if plain[:1].isdigit():
        return float(plain)
    if plain == "元":
        return 1.0
    if all(sign in _ONES for sign in plain):
        return float("".join(str(_ONES.index(sign)) for sign in plain))
    total = last = 0
    for sign in plain:
        if sign not in _ONES and sign not in _TENS:
            return None
        total += (last or 1) * _TENS[sign] if sign in _TENS else 0
        last = 0 if sign in _TENS else _ONES.index(sign)
    return float(total + last)


def whole(words: str) -> int:
    """A number that is no fraction and not vague."""
    return int(number(words) or 0)


_WESTERN = re.compile(_FOUR)
_OF_AN_ERA = re.compile(rf"({one_of(ERAS)}){S}(元|{N})")


def year_of(words: str) -> Year:
    """The year that is written, by its four figures where they stand there."""
    western, era = _WESTERN.search(words), _OF_AN_ERA.search(words)
    year = whole(western[0]) if western else ERAS[era[1]] + whole(era[2]) if era else 0
    return Year(year, era is not None and year < _SOLAR)


def unit(word: str) -> str:
    """The unit as ``UNITS`` knows it: of a counter for months the month."""
    return word if word in UNITS else word[0] if word[0] in UNITS else "月"
