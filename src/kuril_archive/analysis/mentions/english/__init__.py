"""English: its rules in one list, its triggers, and the words beside a time that tell where it lies."""

import re

from kuril_archive.analysis.mentions.english import clocks, dates, days, lengths, ranges, relative, seasons, years
from kuril_archive.analysis.mentions.english.cues import CUES
from kuril_archive.analysis.mentions.english.triggers import TRIGGERS
from kuril_archive.analysis.mentions.rules import Joint, Language, Signs

RULES = (
    *ranges.RULES, *dates.RULES, *years.RULES, *seasons.RULES,
    *days.RULES, *clocks.RULES, *relative.RULES, *lengths.RULES,
)  # fmt: skip
"""All rules; of matches at one place the longest wins, of equally long ones the first of this list."""

SIGNS = Signs(
    deictic=re.compile(
        r"\b(?:today|yesterday|tomorrow|tonight|(?:on|this|last|next) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
        r"|(?:last|this|next) (?:week|month|year|night)|said|says|announced|told reporters|reported|according to)\b"
    ),
    recalling=re.compile(
        r"\b(?=[bcdfhlsw])(?:(?:for the )?first time (?:in|since)|(?:lowest|highest|worst|best|biggest"
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
