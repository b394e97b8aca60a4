"""Russian rules for the days around a text and their hours: weekdays, *сегодня*, *накануне*, nights, clocks, *сейчас*.

A weekday or a clock with the words of its day is one expression, without the preposition before it.
"""

import re

from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Base, Meaning
from kuril_archive.analysis.mentions.rules import Built, Rule
from kuril_archive.analysis.mentions.russian import fragments as f
from kuril_archive.analysis.mentions.russian import words as w
from kuril_archive.analysis.mentions.russian.dates import DATE, clock_of, date_of, timed

_WEDNESDAY = {
    "среду": re.compile(r"\b(?:в|на|за|под|про|через|и|или)\s$", re.IGNORECASE),
    "среды": re.compile(r"\b(?:до|с|со|от|после|и|или)\s$", re.IGNORECASE),
    "среде": re.compile(r"\bк\s$", re.IGNORECASE),
}
"""*среда* is also an environment: the day where these words stand before it."""
_ENVIRONMENT = re.compile(r"\s(?:обитания|жизни|[а-яё]{3,20}ов\b)")


_NAMED_DAY = re.compile(r"\b(?:вербн|прощ[её]н|кровав|страстн|велик|чист|ч[её]рн)\w{2,3}\s$", re.IGNORECASE)


_BEGINS = re.compile(r"(?:^|[.!?…:|—–]\s|\n|\b(?:в|во|на|с|к|до)\s)$", re.IGNORECASE)
"""Elsewhere a weekday with a capital is a name."""


def _is_day(match: re.Match[str], name: str, alone: bool) -> bool:
    if _NAMED_DAY.search(match.string[max(0, match.start() - 14) : match.start()]):
        return False
    if match["w"].istitle() and alone and not _BEGINS.search(match.string[max(0, match.start() - 4) : match.start()]):
        return False
    if not name.startswith("сред"):
        return True
    if _ENVIRONMENT.match(match.string, match.end()):
        return False
    if not alone:
        return name in ("среду", "среды")
    before = _WEDNESDAY.get(name)
    return before is not None and before.search(match.string[max(0, match.start() - 6) : match.start()]) is not None


def _weekday(match: re.Match[str]) -> Built:
    """A weekday; with a part of the day or a clock a TIME."""
    name = w.plain(match["w"])
    clock = clock_of(match.groupdict())
    if not _is_day(match, name, not (match["tied"] or match["every"] or clock)):
        return None
    number = w.WEEKDAYS[name]
    if match["every"]:
        return Meaning(type="SET", value=f"XXXX-WXX-{number}", base="absolute")
    base: Base = "publication"
    lean: int | None = None
    if match["tied"]:
        base, lean = f.tied(match["tied"])
    return timed(Meaning(base=base, inside=(("weekday", number),), lean=lean), clock)


def _on(weekday: str) -> Meaning:
    return Meaning(base="publication", inside=(("weekday", w.WEEKDAYS[w.plain(weekday)]),))


def _weekdays(match: re.Match[str]) -> Built:
    return Meaning(type="SET", value=f"XXXX-WXX-{w.WEEKDAYS_PLURAL[w.plain(match['w'])]}", base="absolute")


TODAY = {"сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2}


def _today(match: re.Match[str]) -> Built:
    day = Meaning(base="publication", shift=("day", TODAY[w.plain(match["word"])]))
    return timed(day, clock_of(match.groupdict()))


_TODAY = w.any_of(TODAY)


def _eve(match: re.Match[str]) -> Built:
    """The day before that of the text, in a story before the one told last; *накануне выборов* is none."""
    return timed(Meaning(base="reading", shift=("day", -1)), clock_of(match.groupdict()))


_OF_SOMETHING = (
    r"(?! (?!\w{0,20}(?:ла|лась|ли|лись)\b)(?:\w{1,20} )?[а-яё]{2,20}"
    r"(?:[аяыи]|ов|ев|ей|ого|его|ой|их|ых|ий)\b)"
)
"""A noun that *накануне* governs stands in the genitive; a verb in the past does not."""


def _night(match: re.Match[str]) -> Built:
    """The night that ends in the named day; written with the day that is named."""
    parts = match.groupdict()
    if parts["w"]:
        return timed(_on(parts["w"]), "TNI")
    return timed(date_of(match), "TNI")


def _part(match: re.Match[str]) -> Built:
    """A part of the day that is tied to no day: that of the text."""
    return Meaning(type="TIME", base="reading", shift=("day", 0), clock=w.PARTS[w.plain(match["part"])])


def _clock(match: re.Match[str]) -> Built:
    """A time of day, with its day where that stands beside it."""
    parts = match.groupdict()
    day: Meaning | None = Meaning(base="reading", shift=("day", 0))
    if parts["m"]:
        day = date_of(match)
    elif parts["word"]:
        day = Meaning(base="publication", shift=("day", TODAY[w.plain(parts["word"])]))
    elif parts["w"]:
        day = _on(parts["w"])
    return timed(day, clock_of(parts))


def _spelled_clock(match: re.Match[str]) -> Built:
    """*в три часа дня*, *в час ночи*."""
    hour = int(w.number(match["n"]) or 0) if match["n"] else 1
    clock = clock_of({"h": str(hour), "half": match["half"]}) if 1 <= hour <= 12 else None
    return timed(Meaning(base="reading", shift=("day", 0)), clock)


_REFERENCES = {
    "PRESENT_REF": (
        r"сейчас|теперь|ныне|поныне|(?:настоящее|нынешнее) время|настоящему времени"
        r"|(?:настоящий|данный|нынешний|текущий) момент|(?:сегодняшний|нынешний) день|(?<=на )сегодня"
        r"|наши дни|наших дней"
    ),
    "PAST_REF": (
        r"недавно|последнее время|недавн(?:ем|его|ему) прошл(?:ом|ого|ому)"
        r"|(?<=в )(?:далёком |далеком )?прошлом(?=[.,;:)»]| (?:и|был|была|было|были|уже|не|неоднократно)\b|$)"
    ),
    "FUTURE_REF": (
        r"(?:ближайш|скор|обозрим|недалёк|недалек|неопредел[её]нн|отдал[её]нн)(?:ем|ом|его|ого) будущ(?:ем|его)"
        r"|ближайшее время"
        r"|(?<=в )будущем(?=[.,;:)»]| (?:и|будет|будут|не|может|могут|планируется)\b|$)"
    ),
}


def _reference(match: re.Match[str]) -> Built:
    """*сейчас*, *недавно*, *в будущем*: TIMEX3's tokens for what has no day."""
    return Meaning(base="absolute", value=match.lastgroup or "")


_REFERENCE = "|".join(f"(?P<{value}>{pattern})" for value, pattern in _REFERENCES.items())

_AT = (
    r"(?:(?<=\bв )|(?<=\bс )|(?<=\bк )|(?<=с \d до )|(?<=с \d\d до )|(?=\d\d?:)"
    r"|(?:(?<=\bдо )|(?<=около )|(?<=после ))(?=\d\d?\.\d\d| \d\d? [увн])"
    r"|(?=\d\d? (?:час\w{0,2} (?:утра|дня|вечера|ночи)|(?:утра|вечера|ночи))))"
)
"""*15 часов* and *10.30* are times of day only after these."""

RULES: tuple[Rule, ...] = (
    Rule(
        "weekday",
        "WP",
        form(
            rf"{f.PART_LEAD}(?:(?P<every>кажд(?:ый|ого|ому|ую|ое|ой)(?: втор(?:ой|ую|ое))?) |"
            rf"(?P<tied>{f.TIED}) )?(?P<w>{f.WEEKDAY})(?!\w)"
            rf"{f.PART_TAIL}{f.CLOCK_TAIL}"
        ),
        _weekday,
    ),
    Rule("weekdays", "V", form(rf"(?P<w>{w.any_of(w.WEEKDAYS_PLURAL)})(?!\w)"), _weekdays),
    Rule(
        "today, yesterday, tomorrow",
        "DP",
        form(rf"{f.PART_LEAD}(?P<word>{_TODAY})(?!\w){f.PART_TAIL}{f.CLOCK_TAIL}"),
        _today,
    ),
    Rule("the day before", "D", form(rf"накануне{f.PART_TAIL}{_OF_SOMETHING}(?!\w)"), _eve),
    Rule(
        "night to a day",
        "P",
        form(
            rf"ноч(?:ь|и|ью) (?:со? (?:\d{{1,2}}(?: {f.MONTH})?|(?P<w2>{f.WEEKDAY})) )?на (?:{DATE}"
            rf"(?:{f.YEAR_TAIL}|{f.OF_YEAR})?|(?P<w>{f.WEEKDAY}))(?!\w)"
        ),
        _night,
    ),
    Rule(
        "part of the day",
        "P",
        form(
            r"(?P<part>утром|вечером|ночью|(?<=с )утра|(?<=до )утра|(?<=до )вечера|(?<=к )вечеру|(?<=на )рассвете"
            r"|(?<=в )полдень|(?<=в )полночь)(?!\w)"
        ),
        _part,
    ),
    Rule(
        "clock",
        "C",
        form(
            rf"{_AT}{f.CLOCK}(?:,? (?:{DATE}(?:{f.YEAR_TAIL}|{f.OF_YEAR})?|(?P<word>{_TODAY})"
            rf"|(?:во? )?(?P<w>{f.WEEKDAY}))(?!\w))?(?!\w)"
        ),
        _clock,
    ),
    Rule(
        "clock in words",
        "U",
        form(rf"(?:(?P<n>{w.any_of(w.NUMBERS)}) )?(?:час|часа|часов) (?P<half>утра|дня|вечера|ночи)(?!\w)"),
        _spelled_clock,
    ),
    Rule("now, recently, the future", "R", form(rf"(?:{_REFERENCE})(?!\w)"), _reference),
)
"""In the order in which equals are preferred."""
