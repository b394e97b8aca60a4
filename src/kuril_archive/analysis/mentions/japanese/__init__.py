"""Japanese: its rules in one list, its triggers, and the words beside a time that tell where it lies."""

import re

from kuril_archive.analysis.mentions.japanese import dates, lengths, relative, seasons, years
from kuril_archive.analysis.mentions.japanese.triggers import TRIGGERS
from kuril_archive.analysis.mentions.japanese.words import DASH
from kuril_archive.analysis.mentions.rules import Cues, Joint, Language, Signs

RULES = (*dates.RULES, *seasons.RULES, *years.RULES, *relative.RULES, *lengths.RULES)
"""All rules; of matches at one place the longest wins, of equally long ones the first of this list."""

_HAN = "一-鿿ァ-ヺ"
CUES = Cues(
    verbs=re.compile(
        r"(?P<ahead>予定(?!を|(?:し|され)ていた)|つもり|だろう|でしょう|目指"
        r"|(?:見通し|見込み|方針|計画|意向|構え|検討|調整|期限)(?=$|[だでとにがも、」）])|よう(?=と)|たい(?=$|[とか])|へ$"
        rf"|(?<![あいよ])(?<!関す|対す|めぐ|おけ|られ|され)る(?=$|[との{_HAN}])|(?<=[{_HAN}])[うくぐすつぬぶむ]$)"
        rf"|(?<![まあ])た(?=$|[とがのこ、」）{_HAN}])|んだ(?=$|[とがのこ、」）{_HAN}])|ました"
    ),
    limits=re.compile(r"末?まで|にも$"),
    stops=re.compile(r"[。！？\n]|[.!?;]\s"),
    final=True,
)
SIGNS = Signs(
    deictic=re.compile(
        r"[今本昨明]日|きょう|きのう|あす|[今先来][週月]|(?<![月0-9０-９])[0-9０-９]{1,2}日(?![間目前後])"
        r"|述べた|発表した|明らかにした|によると"
    ),
    recalling=re.compile(r"年ぶり|以来|初めて|史上"),
)
JOINTS = (
    Joint(between=re.compile("から"), after=re.compile("(?:まで|にかけて|の間)?")),
    Joint(between=re.compile("と"), after=re.compile("の間")),
    Joint(between=re.compile(DASH), after=re.compile("(?:の間|にかけて)?")),
)
"""Postpositions, and the dash, that make two times the ends of one stretch."""
LANGUAGE = Language(RULES, TRIGGERS, CUES, SIGNS, JOINTS)
