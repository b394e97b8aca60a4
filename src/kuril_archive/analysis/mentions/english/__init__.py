"""English: its rules in one list, its triggers, and the words beside a time that tell where it lies."""

import re

from kuril_archive.analysis.mentions.english import dates, days, lengths, relative, seasons, years
from kuril_archive.analysis.mentions.english.triggers import TRIGGERS
from kuril_archive.analysis.mentions.rules import Cues, Joint, Language, Signs

RULES = (*dates.RULES, *years.RULES, *seasons.RULES, *days.RULES, *relative.RULES, *lengths.RULES)
"""All rules; of matches at one place the longest wins, of equally long ones the first of this list."""

CUES = Cues(
    verbs=re.compile(
        r"\b(?:(?P<ahead>(?:will|won['’]t|shall|would|\w+['’]ll)(?: (?:not|also|then|be|have))*(?: \w+)?"
        r"|(?:due|set|scheduled|expected|planned|slated|going|plans?|planning|hopes?|expects?|vowed"
        r"|pledged) to(?: be)? \w+"
        r"|to be \w+ed|due|scheduled|expected|slated|upcoming|deadline)"
        r"|said|says|told|was|were|had|did|has|have|came|went|made|took|fell|rose|won|lost|began|became|held"
        r"|met|sent|gave"
        r"|led|kept|left|died|hit|saw|shot|struck|broke|brought|bought|sold|ran|spoke|wrote|found|got|grew"
        r"|drew|flew|paid"
        r"|put|cut|closed|[a-z]{2,}ed)\b",
        re.IGNORECASE,
    ),
    limits=re.compile(
        r"\b(?:until|till|by|before|through|starting|beginning|effective|(?<=day )to"
        r"|(?:set|scheduled|slated|planned|due|expected) (?:for|on|in|to))(?: the)?\s$",
        re.IGNORECASE,
    ),
    stops=re.compile(r"[.!?;]\s|\n(?![a-z])"),
)
SIGNS = Signs(
    deictic=re.compile(
        r"\b(?:today|yesterday|tomorrow|tonight|(?:on|this|last|next) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
        r"|(?:last|this|next) (?:week|month|year|night)|said|says|announced|told reporters|reported|according to)\b"
    ),
    recalling=re.compile(
        r"\b(?:(?:for the )?first time (?:in|since)|(?:lowest|highest|worst|best|biggest"
        r"|largest)\b[^.]{0,40}\b(?:in|since)|since)"
        r" (?:(?:almost|nearly|over|about|around|more than|at least) )?(?:\d{2,4}|[a-z]+ty|ten|a|two|three|several)"
        r"(?:[ -](?:years?|decades?|century|centuries))?\b|\bdecades?\b|\bcentur(?:y|ies)\b",
        re.IGNORECASE,
    ),
)
JOINTS = (
    Joint(before=re.compile(r"\bbetween(?: the)?\s$", re.IGNORECASE), between=re.compile(r",?\sand\s(?:the\s)?")),
    Joint(
        before=re.compile(r"(?:\b(?:from|since)(?: the)?\s)?$", re.IGNORECASE),
        between=re.compile(r",?\s(?:to|until|till|through|up to)\s(?:the\s)?"),
    ),
    Joint(between=re.compile(r"\s?[-–—/]\s?")),
)
"""Pairs of words, and the dash, that make two times the ends of one stretch."""
LANGUAGE = Language(RULES, TRIGGERS, CUES, SIGNS, JOINTS)
