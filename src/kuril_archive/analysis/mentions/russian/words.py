"""Russian words of time in their cases, as data, and how words are read as numbers.

A row is a stem and the endings it takes, ``_`` for none; every form is also known with е for ё.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from kuril_archive.analysis.mentions.rules import one_of

_T = TypeVar("_T")
_LONGEST_ENDING = 3
_SOFT = "ь я ю ем ём е"
_HARD = "_ а у ом е"
_ADJECTIVE = "ый ой ий ая яя ое ее ого его ому ему ым им ом ем ой ей ую юю ою ею"
_ADJECTIVES = "ые ие ых их ым им ыми ими"


def forms(rows: Iterable[str]) -> tuple[str, ...]:
    """All forms of rows of stem and endings: ``лет о а у``."""
    found: dict[str, None] = {}
    for row in rows:
        stem, *endings = row.split()
        for form in (stem + ending.strip("_") for ending in endings):
            found |= {form: None, form.replace("ё", "е"): None}
    return tuple(found)


def _named(table: Mapping[str, _T]) -> Mapping[str, _T]:
    """Rows, several parted by commas, each with what it stands for -> every form with it."""
    return MappingProxyType({form: value for rows, value in table.items() for form in forms(rows.split(","))})


def adjectives(stems: str) -> tuple[str, ...]:
    """All forms of adjectives, in both numbers."""
    return forms(f"{stem} {_ADJECTIVE} {_ADJECTIVES}" for stem in stems.split())


def singular(stems: str) -> tuple[str, ...]:
    """Their forms in the singular."""
    return forms(f"{stem} {_ADJECTIVE}" for stem in stems.split())


def plural(stems: str) -> tuple[str, ...]:
    """Their forms in the plural."""
    return forms(f"{stem} {_ADJECTIVES}" for stem in stems.split())


_MONTH_ROWS = (
    f"январ {_SOFT}|феврал {_SOFT}|март {_HARD}|апрел {_SOFT}|ма й я ю ем е|июн {_SOFT}|июл {_SOFT}|август {_HARD}"
    f"|сентябр {_SOFT}|октябр {_SOFT}|ноябр {_SOFT}|декабр {_SOFT}"
).split("|")
MONTHS: Mapping[str, int] = _named({row: n for n, row in enumerate(_MONTH_ROWS, 1)})
SHORT_MONTHS: Mapping[str, int] = MappingProxyType(
    {
        **{"янв": 1, "фев": 2, "февр": 2, "мар": 3, "апр": 4, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "сент": 9},
        **{"окт": 10, "ноя": 11, "нояб": 11, "дек": 12},
    }
)
"""Only after a day."""
WEEKDAYS: Mapping[str, int] = _named(
    {
        **{"понедельник _ а у ом е": 1, "вторник _ а у ом е": 2, "сред а ы е у ой ою": 3, "четверг _ а у ом е": 4},
        **{"пятниц а ы е у ей ею": 5, "суббот а ы е у ой ою": 6, "воскресень е я ю ем и": 7},
    }
)
WEEKDAYS_PLURAL: Mapping[str, int] = _named(
    {
        **{"понедельник и ам": 1, "вторник и ам": 2, "сред ам": 3, "четверг и ам": 4, "пятниц ам": 5},
        **{"суббот ам": 6, "воскресень ям": 7},
    }
)
SHORT_WEEKDAYS: Mapping[str, int] = MappingProxyType({d: n for n, d in enumerate("пн вт ср чт пт сб вс".split(), 1)})
"""Only before a day."""
SEASONS: Mapping[str, int] = _named(
    {"весн а ы е у ой ою": 1, "лет о а у ом е": 2, "осен ь и ью": 3, "зим а ы е у ой ою": 4}
)
_ONE = {  # units in the singular
    **{"секунд а ы е у ой": "second", "минут а ы е у ой": "minute", "час _ а у ом е": "hour"},
    **{"д ень ня ню нем нём не": "day", "недел я и е ю ей": "week", "месяц _ а у ем е": "month"},
    **{"квартал _ а у ом е": "quarter", "полугоди е я ю ем и": "half", "год _ а у ом е": "year"},
    **{"десятилети е я ю ем и": "decade", "век _ а у ом е,столети е я ю ем и": "century"},
}
_MANY = {
    **{"секунд _ ам ами ах": "second", "минут _ ам ами ах": "minute", "час ы ов ам ами ах": "hour"},
    **{"дн и ей ям ями ях,сут ки ок кам ками ках": "day", "недел ь ям ями ях": "week"},
    **{"месяц ы ев ам ами ах": "month", "квартал ы ов ам ами": "quarter", "лет _,год ы ов ам ами ах": "year"},
    **{"десятилети й ям ями ях": "decade", "век ов ам ами ах,столети й ям ями ях": "century"},
}
UNIT: Mapping[str, str] = _named(_ONE)
"""Forms of units in the singular -> the unit."""
UNITS: Mapping[str, str] = MappingProxyType({**UNIT, **_named(_MANY)})
"""All forms of units -> the unit."""
HALVES: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        **dict.fromkeys(forms(["пол года", "полу года годом году"]), ("month", 6)),
        **dict.fromkeys(("полвека", "полстолетия"), ("year", 50)),
        **dict.fromkeys(forms(["пол часа", "полу часа"]), ("minute", 30)),
        **dict.fromkeys(("полдня",), ("hour", 12)),
    }
)
"""Half a unit in one word -> as many smaller ones."""
PARTS: Mapping[str, str] = _named(
    {
        **{"утр о а у ом е": "TMO", "рассвет е а у": "TMO", "днём _": "TAF", "вечер _ а у ом": "TEV"},
        **{"ноч ь и ью": "TNI", "полдень _": "T12:00", "полночь _": "T24:00"},
    }
)
SETS: Mapping[str, str] = MappingProxyType(
    {
        form: value
        for stem, value in {
            **{"ежечасн": "PT1H", "ежедневн": "P1D", "ежесуточн": "P1D", "еженедельн": "P1W"},
            **{"ежемесячн": "P1M", "ежеквартальн": "P3M", "ежегодн": "P1Y"},
        }.items()
        for form in (*adjectives(stem), f"{stem}о")
    }
)
LASTING: Mapping[str, str] = MappingProxyType(
    {
        form: unit
        for stem, unit in {
            **{"минутн": "minute", "часов": "hour", "дневн": "day", "суточн": "day", "недельн": "week"},
            **{"месячн": "month"},
        }.items()
        for form in adjectives(stem)
    }
)
"""Second parts of adjectives that say how long (*трёхдневный*); those of years tell ages too and are left out."""
PREFIXES: Mapping[str, float] = MappingProxyType(
    {
        **{"одно": 1, "полутора": 1.5, "двух": 2, "трёх": 3, "трех": 3, "четырёх": 4, "четырех": 4, "пяти": 5},
        **{"шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10},
    }
)

_CARDINALS: Mapping[str, float] = {
    "од ин на но ну ного ной ному ном ним": 1,
    "полтор а ы,полутор а": 1.5,
    "дв а е ух ум умя ое оих,пар а у ы": 2,
    "тр и ех ём ёх ем емя ое оих": 3,
    "четыр е ёх ём ьмя,четвер о ых": 4,
    "пят ь и ью еро ерых": 5,
    "шест ь и ью": 6,
    "сем ь и ью": 7,
    "вос емь ьми емью": 8,
    "девят ь и ью": 9,
    "десят ь и ью": 10,
    **{f"{stem}надцат ь и ью": 11 + n for n, stem in enumerate("один две три четыр пят шест сем восем девят".split())},
    **{"двадцат ь и ью": 20, "тридцат ь и ью": 30, "сорок _ а": 40, "пят ьдесят идесяти ьюдесятью": 50},
    **{"шест ьдесят идесяти ьюдесятью": 60, "сем ьдесят идесяти ьюдесятью": 70, "восемьдесят _,восьмидесяти _": 80},
    **{"девяност о а": 90, "ст о а": 100, "двести _,двухсот _": 200, "триста _,трёхсот _": 300},
}
NUMBERS: Mapping[str, float] = _named(_CARDINALS)
THOUSANDS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("тыс.", *forms(["тысяч _ а и у"])), 1000),
        **dict.fromkeys(("млн", *forms(["миллион _ а ов"])), 1_000_000),
    }
)
_ORDINAL_STEMS = (
    "перв втор трет четвёрт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат "
    "шестнадцат семнадцат восемнадцат девятнадцат двадцат"
).split()
ORDINALS: Mapping[str, int] = MappingProxyType(
    {form: n for n, stem in enumerate(_ORDINAL_STEMS, 1) for form in singular(stem)}
    | dict.fromkeys(forms(["треть я е его ему им ем ей ю"]), 3)
    | dict.fromkeys(singular("тридцат"), 30)
    | dict.fromkeys(singular("последн"), -1)
)
ROMAN: Mapping[str, int] = MappingProxyType(
    {
        r: n
        for n, r in enumerate("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI".split(), 1)
    }
)
DECADES: Mapping[str, int] = MappingProxyType(
    {
        form: n
        for n, stem in {
            **{0: "нулев", 1: "десят", 2: "двадцат", 3: "тридцат", 4: "сороков", 5: "пятидесят", 6: "шестидесят"},
            **{7: "семидесят", 8: "восьмидесят", 9: "девяност"},
        }.items()
        for form in forms([f"{stem} ые ых ым"])
    }
)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the forms, stems with the same endings together; what follows must end the word."""
    stems: dict[frozenset[str], list[str]] = {}
    _cut("", set(words), stems)
    found = (one_of(some) + ("" if endings == {""} else _endings(endings)) for endings, some in stems.items())
    return f"(?:{'|'.join(sorted(found))})"


def _cut(stem: str, rests: set[str], stems: dict[frozenset[str], list[str]]) -> None:
    """Part the forms that begin with a stem into longer stems, until what is left are endings."""
    if stem and max(map(len, rests)) <= _LONGEST_ENDING:
        stems.setdefault(frozenset(rests), []).append(stem)
        return
    for letter in sorted({rest[:1] for rest in rests}):
        some = {rest[1:] for rest in rests if rest[:1] == letter}
        if letter:
            _cut(stem + letter, some, stems)
        else:
            stems.setdefault(frozenset({""}), []).append(stem)


def _endings(endings: frozenset[str]) -> str:
    return one_of(endings - {""}) + ("?" if "" in endings else "")


def plain(word: str) -> str:
    """A word as the tables have it: small letters."""
    return word.lower().replace("\xa0", " ")


def number(words: str) -> float | None:
    """What a number says: ``двадцать пять``, ``1 500``, ``1,5``, ``2 тыс.``; None for a vague one (``несколько``)."""
    total = 0.0
    for word in re.sub(r"(?<=\d)\s(?=\d)", "", plain(words)).split():
        if re.fullmatch(r"\d+(?:[.,]\d+)?", word):
            total += float(word.replace(",", "."))
        elif word in NUMBERS:
            total += NUMBERS[word]
        elif word == "половиной":
            total += 0.5
        elif word == "с":
            continue
        elif word in THOUSANDS:
            total = (total or 1) * THOUSANDS[word]
        else:
            return None
    return total


def rank(words: str) -> int:
    """The place that an ordinal says: ``третьем``, ``двадцать первый``, ``19-м``, ``XIX``; -1 for the last."""
    roman = words.strip().upper().replace("Х", "X")  # often typed as a Cyrillic letter
    if roman in ROMAN:
        return ROMAN[roman]
    if words[:1].isdigit():
        return int(re.match(r"\d+", words)[0])  # type: ignore[index]
    *tens, last = plain(words).split()
    return ORDINALS[last] + (int(NUMBERS[tens[0]]) if tens else 0)
