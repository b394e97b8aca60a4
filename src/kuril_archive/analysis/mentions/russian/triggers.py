"""What the cheap scan looks for in Russian: trigger words by kind, and the words that may lead up to them.

Kinds: M month, W weekday, V weekdays, K weekend, U unit, E century, Q quarter or half, S season, D *сегодня*,
R *сейчас*, P part of the day, A *ежедневно*, L *трёхдневный*, H holiday, X decade in words, O *числа*; of figures N a
date, C a clock, Y a year.
"""

import re

from kuril_archive.analysis.mentions.rules import BEFORE_WORD, Triggers, figures, one_of
from kuril_archive.analysis.mentions.russian import fragments as f
from kuril_archive.analysis.mentions.russian import words as w
from kuril_archive.analysis.mentions.russian.days import TODAY

_HOLIDAY_HEADS = w.forms(
    [
        "ден ь",
        "дн я ю ём е",
        "рождеств о а у ом е",
        "нов ый ого ому ым ом",
        "стар ый ого ому ым ом",
        "католическ ое ого ому им ом",
        "международн ый ого ому ым ом",
        "первома й я ю ем е",
    ]
)
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("U", (*w.UNITS, *w.HALVES)),
    ("E", w.forms(["век _ а у ом е ов ам ами ах", "столети е я ю ем и й ям ях", "в. _", "вв. _"])),
    ("Q", w.forms(["квартал _ а у ом е", "кв. _", "полугоди е я ю ем и", "половин а ы е у ой"])),
    ("S", tuple(w.SEASONS)),
    ("D", (*TODAY, "накануне")),
    ("R", tuple("сейчас теперь ныне поныне недавно прошлом прошлого прошлому будущем будущего время времени".split())),
    ("R", ("момент", "дни", "дней", "день", "сегодня")),
    ("P", tuple(w.PARTS)),
    ("A", tuple(w.SETS)),
    ("L", tuple(w.LASTING)),
    ("H", _HOLIDAY_HEADS),
    ("X", tuple(w.DECADES)),
    ("O", ("числа", "число", "числу")),
    ("K", ("выходные", "выходных", "выходным")),
    ("W", (*w.WEEKDAYS, *w.SHORT_WEEKDAYS)),
    ("V", tuple(w.WEEKDAYS_PLURAL)),
    ("M", (*w.MONTHS, *w.SHORT_MONTHS)),
)


def _heads() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in _KINDS:
        for word in words:
            found[word] = found.get(word, "") + kind
    return found


HEADS = _heads()
"""Trigger word, in small letters -> its kinds."""
_N = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
_C = r"\d{1,2}[:.]\d\d(?![\d%])|\d{1,2}\s(?:час|ч\.|утра|вечера|ночи)"
_Y = (
    r"(?:1\d|20)\d\d(?![\d%]|[.,]\d)|\d0(?:-е|-?х)\b|\d{3}\s(?:году|года)\b|\d\d-(?:го|ого|м|ом)\sгод"
    r"|\d{1,4}(?:-\w{1,2})?\s(?:год[ауом]{0,2}|г\.)\s(?:до\s)?н|\d{1,4}(?:\s?[–—-]\s?|\s(?:и|по|до)\s)\d{1,4}\sгод\w{0,3}\s(?:до\s)?н"
)
_LASTING = rf"{w.any_of(w.PREFIXES)}(?:{w.any_of(w.LASTING)})"


def _words() -> str:
    """Any trigger word, in small letters or with a capital: by first letters, so that a miss is cheap."""
    rests: dict[str, set[str]] = {}
    for word in HEADS:
        rests.setdefault(word[0], set()).add(word[1:])
    return "|".join(f"[{first}{first.upper()}]{one_of(some)}" for first, some in sorted(rests.items()))


_UNMARKED = r"(?<![$€£¥№#,.:/])"
_FIGURES = figures(r"\d", rf"(?P<N>{_N})|(?P<C>{_C})|(?P<Y>{_Y})", before=_UNMARKED)
_SCAN = re.compile(rf"{BEFORE_WORD}(?:(?:{_words()}|[А-ЯЁ]{{2,20}})(?!\w)|{_FIGURES}|{_UNMARKED}(?P<L>{_LASTING}))")
TRIGGERS = Triggers(_SCAN, HEADS, f.LEADS, f.JOINTS)
