"""Calendar dates as they are written in stamps, date lines and datelines; none is completed and none is guessed.

The times of running text are read by ``mentions``.
"""

import calendar
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from kuril_archive.analysis import calendar_words as words

Reading = tuple[int | None, int, int | None]
"""Year, month, day, as far as they are written."""


class Written(Struct, frozen=True, kw_only=True):
    """A calendar date written in a text."""

    start: int
    end: int
    """Code points, ``end`` exclusive; a weekday and a clock time that stand with the date are inside."""
    text: str
    readings: tuple[Reading, ...]
    """More than one only where the order of day and month is open, day first; none where there is no such day."""
    weekday: int | None = None
    """The weekday printed with the date, Monday is 0."""
    has_time: bool = False


def _any(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))


_D = r"(?P<d>[0-3]?\d)"
_Y = r"(?P<y>(?:1[5-9]|20|21)\d\d)"
_YY = r"(?P<yy>\d\d)"
_M = r"(?P<m>0?[1-9]|1[0-2])"
_MONTH = f"(?P<month>{_any(words.MONTHS)})\\b(?:(?<!\\w{{5}})\\.)?"
_OF = r"(?:\s(?:of|de|del|do|di)\b)?\s"
_ORDINAL = r"(?:st|nd|rd|th|er|º|°|ª|\.|-го)?"
_ERA = r"(?:\s(?:года|год\b|г\.))?"
_AGENCY = r"\s?\([A-ZÀ-Þ][\w .]{1,30}\)\s?\.?\s?[-–—]"
_HAN = r"(?P<m>\d\d?)[月월]\s?(?P<d>\d\d?)[日일]"
_FREE = r"(?<![\w])(?<!\d[./-])"
_DONE = r"(?!\w)(?![./:-]\d)"
CLOCK = (
    r"(?:(?:午[前後]\s?)?\d{1,2}時(?:\d{1,2}分)?|"
    r"\d{1,2}(?:[:h]\d\d(?::\d\d(?:\.\d{1,9})?)?|\.\d\d(?=\s?(?:[ap]\.?m|Uhr|[A-Z]{2,4}T\b))))"
    r"(?:\s?[AaPp]\.?[Mm]\b\.?|\sUhr\b|\s?h(?:rs?|s|oras)?\b\.?)?(?:\s?(?:[A-Z]{1,4}T|UTC|MSK|МСК|WIB|WITA|Z)\b)?"
    r"(?:\s?[+-]\d\d:?\d\d\b)?(?:\s?午[前後])?"
)
"""A time of day, as it stands beside a date."""
_ENDS = rf"(?=[\s,|•·–—-]{{0,3}}(?:{CLOCK})?[\s.)]{{0,3}}$)"
"""A line ends here, or after a clock: figures with a year of two digits are a date only so."""

FORMS: dict[str, re.Pattern[str]] = {
    "year first": re.compile(rf"{_FREE}{_Y}([-/.]){_M}\2{_D}(?:(?=T\d)|{_DONE})"),
    "year first, spaced": re.compile(rf"{_FREE}{_Y}\.\s{_M}\.\s{_D}(?:\.(?!\d)|{_DONE})"),
    "dots": re.compile(rf"{_FREE}{_D}\.\s?(?P<m>\d\d?)\.\s?{_Y}{_DONE}"),
    "dots, short": re.compile(rf"{_FREE}(?<![^\W\d]\s){_D}\.{_M}\.{_YY}{_DONE}{_ENDS}"),
    "strokes": re.compile(rf"{_FREE}(?P<a>\d\d?)([-/])(?P<b>\d\d?)\2{_Y}{_DONE}"),
    "strokes, short": re.compile(rf"{_FREE}(?P<a>\d\d?)/(?P<b>\d\d?)/{_YY}{_DONE}{_ENDS}"),
    "month stroke day": re.compile(rf"{_FREE}{_M}/{_D}(?=\s?[(（][月火水木金土日][)）])"),
    "han": re.compile(rf"(?:(?P<y>\d{{4}})[年년]\s?)?(?<!\d){_HAN}"),
    "han era": re.compile(rf"(?P<era>{_any(words.ERAS)})(?P<n>\d\d?|元)年\s?{_HAN}"),
    "han month": re.compile(r"(?<!\d)(?P<y>\d{4})年(?P<m>\d\d?)月(?!\d)"),
    "day month": re.compile(rf"{_FREE}{_D}{_ORDINAL}{_OF}{_MONTH}(?:,?{_OF}{_Y}{_DONE}{_ERA})?"),
    "day short": re.compile(
        rf"{_FREE}{_D}\.?[\s/-](?P<month>{_any(words.MONTHS_SHORT | words.MONTHS_ENGLISH)})\b"
        rf"(?:\.?,?[\s/-]{_Y}{_DONE}{_ERA}|\.?(?={_AGENCY}))"
    ),
    "month day": re.compile(
        rf"\b(?P<month>{_any(words.MONTHS_ENGLISH)})\b\.?(?:,(?=\s\d\d?/))?\s{_D}(?:st|nd|rd|th)?"
        rf"(?:{_DONE}|(?=/\d{{4}}))(?:(?:,?\s|\.\s(?=\d{{4}}(?:\s?[(/]|$))|/){_Y}{_DONE})?"
    ),
    "day short, short year": re.compile(
        rf"{_FREE}{_D}([-/])(?P<month>{_any(words.MONTHS_SHORT | words.MONTHS_ENGLISH)})\2{_YY}{_DONE}"
    ),
    "day short, heard": re.compile(
        rf"(?<=\d gmt )(?P<d>[0-3]?\d)\s(?P<month>{_any(words.MONTHS_ENGLISH)})\s{_YY}{_DONE}", re.I
    ),
    "month year": re.compile(rf"\b{_MONTH},?{_OF}{_Y}{_DONE}{_ERA}"),
}
"""The forms in which a date is written, each with a name."""

_WEEKDAY_WORD = _any(words.WEEKDAYS | words.WEEKDAYS_HAN | words.WEEKDAYS_SHORT)
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w)\(?(?P<w>{_WEEKDAY_WORD})\.?\)?,?\s?(?:the\s|den\s|dem\s|el\s|le\s)?$")
_WEEKDAY_AFTER = re.compile(
    rf"(?:,?\s?[(（]|,\s)(?P<w>{_WEEKDAY_WORD})\.?(?P<close>[)）])?(?!\w)|\s?(?P<han>(?:星期|周).)(?!\w)|"
    r"\s(?P<bare>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)(?=\s*$|\s(?:posted |at )*\d)"
)
AT = r"(?:(?:posted )?at |um |à |в |a las |alle |às |kl\. |om |@ )"
"""What parts a date from its time of day."""
_TIME_AFTER = re.compile(rf"(?:T|\s?[,|•·/–—-]?\s?{AT}?){CLOCK}(?!\d)")
_TIME_BEFORE = re.compile(rf"(?<![\d:]){CLOCK}(?:\son)?[,|•·]?\s(?:[-–—|]\s)?$")
_SIDE = 40
"""How many characters beside a date are searched for its weekday and its clock."""


def find_dates(text: str) -> tuple[Written, ...]:
    """Every calendar date written in ``text``: left-most longest, none overlapping, impossible ones left out."""
    return tuple(date for date, _ in _written(text) if date.readings)


def find_impossible(text: str) -> tuple[Written, ...]:
    """What is written as a date in ``text`` and is none: ``31 April 2022``; 45/60/90 may be anything."""
    return tuple(date for date, short in _written(text) if not (date.readings or short))


@lru_cache(maxsize=512)  # several rules ask the same line
def _written(text: str) -> tuple[tuple[Written, bool], ...]:
    """All that is written as a date, and whether its year has two figures."""
    return tuple((_date(text, match), bool(match.groupdict().get("yy"))) for match in _longest(text))


def weekday(word: str) -> int | None:
    """The weekday that a full name stands for, Monday is 0."""
    return {**words.WEEKDAYS, **words.WEEKDAYS_HAN}.get(word)


def _longest(text: str) -> Iterator[re.Match[str]]:
    """The matches of all forms, left-most longest and not overlapping."""
    found = [match for form in FORMS.values() for match in form.finditer(text)]
    end = 0
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if match.start() >= end:
            end = match.end()
            yield match


def _date(text: str, match: re.Match[str]) -> Written:
    readings = tuple(dict.fromkeys(reading for reading in _readings(match) if _possible(*reading)))
    start, end, day, timed = *match.span(), None, False
    for _ in range(2):  # a clock may stand before or after the weekday
        if day is None and (found := _WEEKDAY_BEFORE.search(text[max(0, start - _SIDE) : start])):
            start, day = start - len(found[0]), _named(found["w"])
        if not timed and (found := _TIME_BEFORE.search(text[max(0, start - _SIDE) : start])):
            start, timed = start - len(found[0]), True
        if day is None and (found := _WEEKDAY_AFTER.match(text[end : end + _SIDE])):
            end, day = end + len(found[0]), _named(found["w"] or found["han"] or found["bare"])
        if not timed and (found := _TIME_AFTER.match(text[end : end + _SIDE])):
            end, timed = end + len(found[0].rstrip()), True
    return Written(start=start, end=end, text=text[start:end], readings=readings, weekday=day, has_time=timed)


def _readings(match: re.Match[str]) -> Iterator[Reading]:
    parts = match.groupdict()
    year = _year(parts)
    if "a" in parts:
        yield year, int(parts["b"]), int(parts["a"])
        yield year, int(parts["a"]), int(parts["b"])
        return
    name = parts.get("month")
    month = (words.MONTHS.get(name) or words.MONTHS_SHORT[name]) if name else int(parts["m"])
    day = int(parts["d"]) if parts.get("d") else None
    yield (year, month, day) if month <= 12 or day is None else (year, day, month)  # 03.21.2022


def _year(parts: dict[str, str | None]) -> int | None:
    """The year; of two figures as POSIX ``strptime`` reads ``%y``, from 69 on in the last century."""
    if short := parts.get("yy"):
        return int(short) + (1900 if int(short) >= 69 else 2000)
    if era := parts.get("era"):
        return words.ERAS[era] + (1 if parts["n"] == "元" else int(parts["n"] or 0))
    return int(year) if (year := parts.get("y")) else None


def _possible(year: int | None, month: int, day: int | None) -> bool:
    if not 1 <= month <= 12 or year == 0:
        return False
    return day is None or 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def _named(word: str) -> int | None:
    return next((t[word] for t in (words.WEEKDAYS, words.WEEKDAYS_HAN, words.WEEKDAYS_SHORT) if word in t), None)
