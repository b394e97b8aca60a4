"""Russian rules for durations and sets.

Values after TIMEX3, as in English. Adjectives of years (*65-летний*) tell ages and anniversaries and are left out.
"""

import re

from kuril_archive.analysis.mentions.english.lengths import period
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.rules import Built, Rule
from kuril_archive.analysis.mentions.russian import fragments as f
from kuril_archive.analysis.mentions.russian import words as w


def _length(value: str) -> Meaning:
    return Meaning(type="DURATION", value=value, base="absolute")


def _set(value: str) -> Meaning:
    return Meaning(type="SET", value=value, base="absolute")


def _span(count: float | None, unit: str) -> str:
    """The TIMEX3 period; a half-year is six months."""
    return period(count * 6 if count else None, "month") if unit == "half" else period(count, unit)


def _unit(match: re.Match[str]) -> str:
    return w.UNITS[w.plain(match["u"])]


def _duration(match: re.Match[str]) -> Built:
    return _length(_span(w.number(match["n"]), _unit(match)))


def _half(match: re.Match[str]) -> Built:
    unit, count = w.HALVES[w.plain(match["x"])]
    return _length(period(count, unit))


def _one(match: re.Match[str]) -> Built:
    return _length(_span(1, _unit(match)))


def _bare(match: re.Match[str]) -> Built:
    one_day = w.plain(match["u"]).startswith("сут")  # a plural without a singular
    return _length(_span(1 if one_day else None, _unit(match)))


def _range(match: re.Match[str]) -> Built:
    """*от 60 до 90 дней*: two durations."""
    unit = _unit(match)
    first, last = (_length(_span(w.number(match[key]), unit)) for key in ("n1", "n2"))
    return (("n1", first), ("two", last))


def _adjective(match: re.Match[str]) -> Built:
    """*трёхдневный*, *10-дневный*."""
    head = w.plain(match["n"]).rstrip("-")
    count = w.PREFIXES.get(head) or w.number(head)
    return _length(period(count, w.LASTING[w.plain(match["u"])]))


def _every(match: re.Match[str]) -> Built:
    return _set(_span(w.number(match["n"]) if match["n"] else 1, _unit(match)))


def _often(match: re.Match[str]) -> Built:
    return _set(w.SETS[w.plain(match["often"])])


_AMOUNT = re.compile(r"(?:\d|процент\w{0,2}|тысяч\w{0,2}|тыс\.|млн|млрд|миллион\w{0,2})(?:\s[\w.]{1,20}){0,3}\s$")


def _rate(match: re.Match[str]) -> Built:
    """*раз в неделю*, *10 млн тонн в год*: after a number, how often."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    if not match["times"] and not _AMOUNT.search(before):
        return None
    return _set(_span(w.number(match["n"]) if match["n"] else 1, _unit(match)))


_ACCUSATIVE = r"(?:секунду|минуту|час|день|сутки|неделю|месяц|квартал|полугодие|год|десятилетие|столетие)"
_GENITIVE = r"(?:секунды|минуты|часа|дня|суток|недели|месяца|квартала|полугодия|года|десятилетия|века|столетия)"
_TIES = (
    r"(?:(?:последн|ближайш|прошедш|минувш|предыдущ|следующ|последующ|предстоящ)(?:ие|их|им|ими)|перв(?:ые|ых|ым|ыми)"
    r"|прошл(?:ые|ых)|целых|эти|этих|все|всех)"
)
_LONG = r"(?:долгих|полных|лишних|рабочих|календарных|учебных|бессонных|непрерывных)"
_END = r"(?=[.,;:)»!?]|\n|$| (?:и|на|при|с|за|для|в|до|от|—|–)\b)"

RULES: tuple[Rule, ...] = (
    Rule(
        "duration",
        "U",
        form(
            rf"(?:{f.ABOUT} )?(?:{_TIES} )?(?:{f.ABOUT} )?(?P<n>{f.NUMBER}|{f.VAGUE})"
            rf" (?:{_LONG} )?(?P<u>{f.UNITS})(?!\w)"
        ),
        _duration,
        led=True,
    ),
    Rule("half a unit", "U", form(rf"(?:{f.ABOUT} )?(?:{_TIES} )?(?P<x>{f.HALF})(?!\w)"), _half),
    Rule(
        "one unit",
        "U",
        form(
            rf"(?:(?:{f.ABOUT} |(?<=течение )|(?<=протяжении ))(?=(?:{_GENITIVE}|{_ACCUSATIVE})(?!\w))"
            rf"|(?:(?<=за )|(?<=на )(?!день))(?={_ACCUSATIVE}(?!\w))|(?<=за )(?:последн|прошедш|минувш)(?:ий|юю|ее) "
            rf"(?={_ACCUSATIVE}(?!\w)))(?P<u>{f.UNITS})(?! рождения| памяти| победы)(?!\w)"
        ),
        _one,
    ),
    Rule(
        "all of a unit",
        "U",
        form(rf"(?:вс(?:ю|его|е|ё)|весь|кругл(?:ый|ые)) (?P<u>{f.UNITS})(?!\w)"),
        _one,
        led=True,
    ),
    Rule("recent or coming units", "U", form(rf"{_TIES} (?P<u>{f.UNITS})(?!\w)(?! {f.MONTH}(?!\w))"), _bare, led=True),
    Rule(
        "range of units",
        "U",
        form(rf"(?P<n1>{f.NUMBER})(?: ?[-–—] ?| (?:до|или|и) )(?P<two>(?P<n2>{f.NUMBER}) (?P<u>{f.UNITS}))(?!\w)"),
        _range,
        led=True,
    ),
    Rule("bare units", "U", form(r"(?P<u>годами|месяцами|неделями|десятилетиями|веками|столетиями)(?!\w)"), _bare),
    Rule(
        "units as an adjective",
        "L",
        form(rf"(?P<n>{w.any_of(w.PREFIXES)}|\d{{1,3}}-)(?P<u>{w.any_of(w.LASTING)})(?!\w)"),
        _adjective,
    ),
    Rule(
        "every unit",
        "U",
        form(rf"кажд(?:ый|ого|ое|ые|ых|ую|ой) (?:(?P<n>{f.NUMBER}) )?(?P<u>{f.UNITS})(?!\w)"),
        _every,
        led=True,
    ),
    Rule(
        "rate",
        "U",
        form(
            rf"(?:(?P<times>(?:(?:{f.NUMBER}|{f.VAGUE}) )?раза?|дважды|трижды) в (?:(?P<n>{f.NUMBER}) )?|в "
            rf"(?={_ACCUSATIVE}(?!\w)))(?P<u>{f.UNITS})(?!\w){_END}"
        ),
        _rate,
        led=True,
    ),
    Rule("daily, weekly, annual", "A", form(rf"(?P<often>{w.any_of(w.SETS)})(?!\w)"), _often),
)
"""In the order in which equals are preferred."""
