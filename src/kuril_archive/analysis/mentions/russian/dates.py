"""Russian rules for days and months.

As in English the words of a date are told with what says which part of it is meant (*начало марта*), without its
preposition. A day and month without a year is the nearest one.
"""

import re

from kuril_archive.analysis.mentions.english.anchors import year_of
from kuril_archive.analysis.mentions.english.dates import calendar
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.rules import Built, Rule
from kuril_archive.analysis.mentions.russian import fragments as f
from kuril_archive.analysis.mentions.russian import words as w

WEEKDAY_LEAD = rf"(?:(?:{f.WEEKDAY}|{w.any_of(w.SHORT_WEEKDAYS)}\.?)(?:,? {f.PART})?,? )?"
WEEKDAY_TAIL = rf"(?:, {f.WEEKDAY}(?!\w)| \((?:{f.WEEKDAY}|{w.any_of(w.SHORT_WEEKDAYS)})\))?"
DATE = rf"(?P<d>{f.DAY}) (?P<m>{f.DATE_MONTH})"
"""A day with its month; the year is another fragment."""


def month_number(word: str) -> int:
    """January is 1, also where it is cut short."""
    word = w.plain(word).rstrip(".")
    return w.MONTHS.get(word) or w.SHORT_MONTHS[word]


def clock_of(parts: dict[str, str | None]) -> str | None:
    """The TIMEX3 time of day of a clock or a part of the day; None where there is no such time, empty without one."""
    if parts.get("h"):
        hour, minute = int(parts["h"] or 0), int(parts.get("min") or parts.get("min2") or 0)
        half = w.plain(parts.get("half") or "")
        hour += 12 * ((half in ("дня", "вечера") and hour < 12) or (half == "ночи" and 9 <= hour < 12))
        zone = "Z" if w.plain(parts.get("zone") or "").endswith(("utc", "gmt", "гринвичу")) else ""
        return f"T{hour:02}:{minute:02}{zone}" if hour <= 24 else None
    part = parts.get("part") or parts.get("part2")
    return w.PARTS[w.plain(part)] if part else ""


def timed(meaning: Meaning | None, clock: str | None) -> Meaning | None:
    """The meaning of a day with a time on it."""
    if meaning is None or clock is None:
        return None
    if not clock:
        return meaning
    return Meaning(
        type="TIME", base=meaning.base, point=meaning.point, shift=meaning.shift, inside=meaning.inside,
        lean=meaning.lean, clock=clock,
    )  # fmt: skip


def date_of(match: re.Match[str]) -> Meaning | None:
    """The month or day that a match names, with its year, an open one, or one told before."""
    parts = match.groupdict()
    month = month_number(parts["m"])
    day = w.rank(parts["d"]) if parts.get("d") else None
    if parts.get("tied") or parts.get("current"):
        base, shift = f.tied(parts["tied"]) if parts["tied"] else f.tied("этого")
        return Meaning(base=base, shift=("year", shift), inside=(("month", month), *((("day", day),) if day else ())))
    figures = parts.get("y") or parts.get("ey")
    return calendar(year_of(figures, _era(parts.get("era"))) if figures else None, month, day)


def _era(words: str | None) -> str | None:
    """In the letters that ``year_of`` knows: before Christ, or after."""
    return None if not words else "bc" if words.lower().startswith("до") else "ad"


def year_in_era(figures: str, era: str | None) -> int:
    """The year, 1 BC as 0."""
    return year_of(figures, _era(era) or "ad")


def _date(match: re.Match[str]) -> Built:
    return timed(date_of(match), clock_of(match.groupdict()))


_SENTENCE = re.compile(r"(?:^|[.!?…:]\s|\n|[«\"“(—–]\s?)$")
_CAPITAL = re.compile(r"\s[A-ZА-ЯЁ]")
_LED = re.compile(r"\b(?:во?|с|к|до|от|на|по|за|и|или|после|около|под|между|весь|этот|текущий)\s$", re.IGNORECASE)
_NOMINATIVES = frozenset(("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь").split())


def _month(match: re.Match[str]) -> Built:
    """A month alone, where it is no name of a person and no month left over from a day that is not its own."""
    name, before = match["m"], match.string[max(0, match.start() - 10) : match.start()]
    month = Meaning(inside=(("month", month_number(name)),))
    if match["edge"] or name.isupper():
        return month
    if not name.islower():
        starts = name.lower() in _NOMINATIVES and _SENTENCE.search(before)
        return None if not starts or _CAPITAL.match(match.string, match.end()) else month
    return month if name in _NOMINATIVES or _LED.search(before) or name.endswith(("е", "ём", "ем", "ом")) else None


def _leaning_month(match: re.Match[str]) -> Built:
    base, lean = f.tied(match["tied"])
    return Meaning(base=base, inside=(("month", month_number(match["m"])),), lean=lean)


def _days(match: re.Match[str]) -> Built:
    """Two days of one month: two times."""
    year = int(match["y"]) if match["y"] else None
    month = month_number(match["m"])
    first, last = (calendar(year, month, w.rank(match[key])) for key in ("d1", "d2"))
    return None if first is None or last is None else (("one", first), ("two", last))


def _months(match: re.Match[str]) -> Built:
    """Two months, or days of two months, the second with its year: of the same, or the first of the year before."""
    months = [month_number(match[key]) for key in ("m1", "m2")]
    days = [w.rank(match[key]) if match[key] else None for key in ("d1", "d2")]
    year = int(match["y"])
    first, last = calendar(year - (months[0] > months[1]), months[0], days[0]), calendar(year, months[1], days[1])
    return None if first is None or last is None else (("one", first), ("two", last))


def _figures(match: re.Match[str]) -> Built:
    """A date in figures, day first; year first as ISO 8601."""
    if match["y"]:
        year, month, day = int(match["y"]), int(match["b"]), int(match["d"])
    else:
        year, month, day = year_of(match["yy"]), int(match["b2"]), int(match["a"])
    meaning = calendar(year, month, day) if 1 <= month <= 12 else None
    return timed(meaning, clock_of(match.groupdict()))


def _day_alone(match: re.Match[str]) -> Built:
    """*22-го числа*: of the month that was told, else the nearest."""
    day = int(match["d"])
    if not 1 <= day <= 31:
        return None
    if match["tied"]:
        base, shift = f.tied(match["tied"])
        return Meaning(base=base, shift=("month", shift), inside=(("day", day),))
    return Meaning(inside=(("day", day),))


_YEAR_NEXT = form(r",? \d")
_JOIN_NEXT = form(rf"{f.JOIN}\w")

RULES: tuple[Rule, ...] = (
    Rule(
        "day, month, year",
        "MWP",
        form(
            rf"{f.PART_LEAD}{WEEKDAY_LEAD}{DATE}(?:{f.YEAR_TAIL}|{f.OF_YEAR}){WEEKDAY_TAIL}{f.PART_TAIL}{f.CLOCK_TAIL}(?!\w)"
        ),
        _date,
        led=True,
    ),
    Rule(
        "days of a month",
        "M",
        form(
            rf"(?P<one>(?P<d1>{f.DAY_ONE})){f.JOIN}(?P<two>(?P<d2>{f.DAY}) (?P<m>{f.DATE_MONTH})"
            rf"(?:,? (?P<y>{f.YEAR})(?: ?{f.YEAR_WORD}|{f.COUNTED}))?)(?!\w)"
        ),
        _days,
        led=True,
    ),
    Rule(
        "months of a year",
        "M",
        form(
            rf"(?P<one>(?:(?P<d1>{f.DAY}) |{f.EDGE})?(?P<m1>{f.MONTH})){f.JOIN}"
            rf"(?P<two>(?:(?P<d2>{f.DAY}) |{f.EDGE})?(?P<m2>{f.MONTH}) (?P<y>{f.YEAR})(?: ?{f.YEAR_WORD}|{f.COUNTED}))"
            r"(?!\w)"
        ),
        _months,
        after=_JOIN_NEXT,
    ),
    Rule(
        "day and month",
        "MWP",
        form(rf"{f.PART_LEAD}{WEEKDAY_LEAD}{DATE}{WEEKDAY_TAIL}{f.PART_TAIL}{f.CLOCK_TAIL}(?!\w)"),
        _date,
        led=True,
    ),
    Rule(
        "month and year",
        "MU",
        form(rf"(?:{f.HALF_EDGE})?(?P<m>{f.MONTH}){f.YEAR_TAIL}(?!\w)"),
        _date,
        after=_YEAR_NEXT,
    ),
    Rule(
        "month of a told year",
        "MU",
        form(rf"(?:{f.HALF_EDGE})?(?P<m>{f.MONTH}){f.OF_YEAR}(?!\w)"),
        _date,
    ),
    Rule(
        "last, this or next month by name",
        "M",
        form(rf"(?:{f.EDGE})?(?P<tied>{f.TIED}) (?P<m>{f.MONTH})(?!\w)"),
        _leaning_month,
        led=True,
    ),
    Rule("month", "MU", form(rf"(?P<edge>{f.HALF_EDGE})?(?P<m>{f.MONTH})(?!\w)"), _month),
    Rule(
        "date in figures",
        "N",
        form(
            r"(?:(?P<y>1\d{3}|20\d\d)(?P<s>[-/.])(?P<b>\d\d?)(?P=s)(?P<d>\d\d?)"
            r"|(?P<a>\d\d?)(?P<sep>[-/.])(?P<b2>\d\d?)(?P=sep)(?P<yy>1\d{3}|20\d\d|\d\d))(?![\w/]|[.:-]\d)"
            rf"(?: ?{f.YEAR_WORD})?{f.CLOCK_TAIL}(?!\w)"
        ),
        _figures,
    ),
    Rule(
        "day of the month",
        "O",
        form(rf"(?P<d>\d{{1,2}})(?:-?(?:го|е|му))? числ(?:а|о|у)(?: (?P<tied>{f.TIED}) месяца)?(?!\w)"),
        _day_alone,
        led=True,
    ),
)
"""In the order in which equals are preferred."""
