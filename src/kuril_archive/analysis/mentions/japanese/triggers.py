"""What the cheap scan looks for: words and figures with which an expression begins; no word leads up to them.

Kinds: Y a year, M a month, D a day, N a date in figures, T a clock or part of the day, U a length, C a century,
R a unit told from another (*last year*), P *today*, W weekday, Q half or quarter, S season, A *every*, H holiday,
V *now*.
"""

import re

from kuril_archive.analysis.mentions.japanese import words as w
from kuril_archive.analysis.mentions.japanese.anchors import TOLD
from kuril_archive.analysis.mentions.japanese.relative import REFERENCES, TODAY
from kuril_archive.analysis.mentions.japanese.seasons import HOLIDAYS, MOVING, SEASONS
from kuril_archive.analysis.mentions.japanese.seasons import TOLD as TOLD_SEASONS
from kuril_archive.analysis.mentions.rules import Triggers, figures, one_of

HEADS: dict[str, str] = {
    **dict.fromkeys(w.ERAS, "Y"),
    **{"紀元前": "YC", "西暦": "Y", "紀元": "Y"},
    **dict.fromkeys(w.PARTS, "T"),
    **dict.fromkeys(TODAY, "P"),
    **dict.fromkeys(SEASONS, "S"),
    **dict.fromkeys([told + season for told in TOLD_SEASONS for season in SEASONS], "S"),
    **dict.fromkeys(TOLD, "R"),
    **dict.fromkeys([f"{told}年度" for told in "今本昨前来翌"], "R"),
    **dict.fromkeys("同 翌 年末 年始 年初 年頭 年内 月末 月内 週末".split(), "R"),
    **dict.fromkeys([f"{day}曜" for day in w.WEEKDAYS], "W"),
    **dict.fromkeys("第 上半期 下半期 上期 下期".split(), "Q"),
    **dict.fromkeys("半 数 四半世紀".split(), "U"),
    **dict.fromkeys("毎 隔 年間 年 月 週".split(), "A"),
    **dict.fromkeys((*HOLIDAYS, *MOVING), "H"),
    **dict.fromkeys(REFERENCES, "V"),
    "前": "C",
}
"""Trigger word -> its kinds."""
_WORDS = one_of(word for word in HEADS if word not in "年月週前")
_OFTEN = rf"(?<!{w.F})[年月週](?=に?{w.N}[回度])"
_BC = rf"(?<!{w.HAN})(?<!その)前(?={w.N}{w.S}(?:世紀|{w.JOIN}))"
_HAN = "〇一二三四五六七八九十百千"
_FIGURES = figures(
    rf"(?:(?<![0-9０-９第])[0-9０-９]|(?<![一-鿿0-9０-９])[{_HAN}])",
    rf"(?P<N>[12１２]{w.F}{{3}}[/／.-]{w.F}{{1,2}}[/／.-]{w.F})|(?P<K>{w.N}[:：]{w.F}{{2}})"
    rf"|{w.COUNT}(?:{w.JOIN}{w.COUNT})?{w.S}(?:(?P<C>世紀)"
    r"|(?P<U>[かカヵケヶ箇]月|週|時間|[分秒]|泊)|(?P<Y>[年（(])|(?P<M>月)|(?P<D>日|の?両日)|(?P<T>時))",
)
"""Two figures that share a unit are of the kind of the unit."""
_SCAN = re.compile(rf"(?s:.)(?:{_WORDS}|{_OFTEN}|{_BC}|{_FIGURES})")
TRIGGERS = Triggers(_SCAN, HEADS, frozenset(), frozenset())
