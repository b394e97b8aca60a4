"""English rules for days and months.

Extents and values follow the TimeML annotation guidelines, 2.2.1 (TIMEX3), and the TIDES standard of 2005 below them:
the words of a date with what says which part of it is meant (*early*, *the end of*), without its preposition.
"""

import re

from kuril_archive.analysis.mentions.english import words as w
from kuril_archive.analysis.mentions.english.anchors import JOIN, TIED, tied, year_of
from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.point import Point, length, ordinal
from kuril_archive.analysis.mentions.rules import Built, Rule


def calendar(year: int | None, month: int, day: int | None = None) -> Meaning | None:
    """A month or a day, with its year or open; None where there is no such day."""
    if day is not None and not 1 <= day <= length(2000 if year is None else year, month):
        return None
    if year is None:
        return Meaning(inside=(("month", month), *((("day", day),) if day else ())))
    point = Point("day", ordinal(year, month, day)) if day else Point("month", year * 12 + month - 1)
    return Meaning(base="absolute", point=point)


def _month_number(word: str) -> int:
    return w.MONTHS[word.lower().rstrip(".")]


_YEAR_TAIL = rf"(?:(?:,| of| in)? (?:(?P<y>{w.YEAR})|(?P<ey>\d{{1,4}}) (?P<era>{w.ERA})))"
_OF_YEAR = rf"(?:(?: of|,)? (?P<tied>{TIED}) year)"
_WEEKDAY_LEAD = rf"(?:(?:{w.WEEKDAY}|{w.WEEKDAY_SHORT})(?: {w.PART})?,? (?:the (?=\d))?)?"
_PART_LEAD = rf"(?:(?:(?:early|late|later) in )?(?:the |early )?(?:early )?(?P<part>{w.PART})(?: hours)? of )?"
_THE_DAY = r"(?:the (?=\d\d?(?:st|nd|rd|th| day)|\d\d? of))?"
_PART_TAIL = rf"(?: (?P<part2>{w.PART}))?"


def _finish(match: re.Match[str], meaning: Meaning | None) -> Meaning | None:
    """The meaning with a part of the day that stands before or after."""
    parts = match.groupdict()
    part = parts.get("part") or parts.get("part2")
    if not part or meaning is None:
        return meaning
    return Meaning(
        type="TIME", base=meaning.base, point=meaning.point, shift=meaning.shift, inside=meaning.inside,
        clock=w.PARTS[part.lower()],
    )  # fmt: skip


def _date(match: re.Match[str]) -> Built:
    parts = match.groupdict()
    month = _month_number(parts["m"])
    day = int(re.sub(r"\D", "", parts["d"])) if parts.get("d") else None
    if parts.get("tied"):
        base, shift = tied(parts["tied"])
        inside = (("month", month), *((("day", day),) if day else ()))
        return _finish(match, Meaning(base=base, shift=("year", shift), inside=inside))
    year = None
    if parts.get("y") or parts.get("ey"):
        year = year_of(parts.get("y") or parts["ey"] or "", parts.get("era"))
    return _finish(match, calendar(year, month, day))


_NAMES = ("may", "march", "april", "june", "august")
_BEFORE_NAME = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Long|Augustus)\.?|(?<!\w)(?P<word>[A-Z][a-z]+))\s$")
_NO_NAME = set(
    "In Since By Last This Next Until On From Early Late Mid And Between Through During To For The Of".split()
)
_AFTER_NAME = re.compile(
    r"\s(?:I|we|you|he|she|it|they|God|said|says|told|has|had|is|was|the|all|not|be|have|also|never|told"
    r"|on Washington)\b"
)


def _month(match: re.Match[str]) -> Built:
    """A month alone, where it is no name of a person, no verb and no march."""
    name = match["m"].lower()
    if name in _NAMES and not match["edge"]:
        before = _BEFORE_NAME.search(match.string[max(0, match.start() - 24) : match.start()])
        if before and before["word"] not in _NO_NAME and (before["word"] or "").lower() not in w.WEEKDAYS:
            return None
        if name != "march" and _AFTER_NAME.match(match.string, match.end()) and not _led(match):
            return None
        if name == "march" and re.match(r"\s(?:on|to|of|through|toward|into)\b", match.string[match.end() :][:9]):
            return None if not _led(match) else Meaning(inside=(("month", 3),))
    return Meaning(inside=(("month", _month_number(name)),))


_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|of|from|during|through|before|after|for|to|and|between|for the) $", re.I
)


def _led(match: re.Match[str]) -> bool:
    return bool(_LEAD.search(match.string[max(0, match.start() - 10) : match.start()]))


def _leaning_month(match: re.Match[str]) -> Built:
    base, lean = tied(match["tied"])
    return Meaning(base=base, inside=(("month", _month_number(match["m"])),), lean=lean)


def _days(match: re.Match[str]) -> Built:
    """Two days of one month: two times."""
    parts = match.groupdict()
    year = int(parts["y"]) if parts.get("y") else None
    month = _month_number(parts["m"])
    first, last = (calendar(year, month, int(re.sub(r"\D", "", parts[key]))) for key in ("d1", "d2"))
    if first is None or last is None:
        return None
    return (("one", first), ("two", last))


def _months(match: re.Match[str]) -> Built:
    """Two months, or days of two months, of one year."""
    year = int(match["y"])
    days = [int(re.sub(r"\D", "", match[key])) if match[key] else None for key in ("d1", "d2")]
    first = calendar(year, _month_number(match["m1"]), days[0])
    last = calendar(year, _month_number(match["m2"]), days[1])
    if first is None or last is None:
        return None
    return (("one", first), ("two", last))


def _figures(match: re.Match[str]) -> Built:
    """A date in figures; month first where strokes leave it open, as English-language agencies of the US write."""
    if match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    else:
        a, b, year = int(match["a"]), int(match["b"]), year_of(match["yy"])
        month, day = (b, a) if a > 12 or match["sep"] == "." else (a, b)
    if not 1 <= month <= 12:
        return None
    meaning = calendar(year, month, day)
    if meaning is None or not match["clock"]:
        return meaning
    return Meaning(type="TIME", base="absolute", point=meaning.point, clock=match["clock"][:6])


def _known_day(match: re.Match[str]) -> Built:
    """The attacks that are known by their day."""
    return Meaning(base="absolute", inside=(("calendar", 2001), ("month", 9), ("day", 11)))


def _day_alone(match: re.Match[str]) -> Built:
    """*on the 14th*: of the month that was told, else of the latest month."""
    day = int(match["d"])
    return Meaning(inside=(("day", day),)) if 1 <= day <= 31 else None


_DAY_NEXT = form(r"\.? (?:the )?\d")
_JOIN_NEXT = form(rf"\.?(?: \d\d?(?:st|nd|rd|th)?)?{JOIN}")
_YEAR_NEXT = form(r"\.?,?(?: of| in)?(?: the year)? \d")
_TOLD_NEXT = form(rf"\.?(?: \d\d?(?:st|nd|rd|th)?)?,?(?: of)? {TIED} ")

RULES: tuple[Rule, ...] = (
    Rule(
        "day by its attacks",
        "NM",
        form(r"(?:9/11|(?-i:Sept(?:ember|\.)?) 11(?:th)?(?=,? (?:terror|attack|hijack)))(?!/)"),
        _known_day,
    ),
    Rule(
        "day, month, year",
        "MWP",
        form(
            rf"{_PART_LEAD}{_WEEKDAY_LEAD}{_THE_DAY}(?P<d>{w.DAY})"
            rf"(?: day)?(?: of)? (?P<m>{w.MONTH})(?:{_YEAR_TAIL}|{_OF_YEAR})(?!\w)"
        ),
        _date,
        led=True,
    ),
    Rule(
        "month, day, year",
        "MWP",
        form(
            rf"{_PART_LEAD}{_WEEKDAY_LEAD}(?P<m>{w.MONTH}) (?:the )?(?P<d>{w.DAY}){_PART_TAIL}(?:{_YEAR_TAIL}"
            rf"|{_OF_YEAR})(?!\w)"
        ),
        _date,
        after=_DAY_NEXT,
    ),
    Rule(
        "days of a month",
        "M",
        form(
            rf"(?P<one>(?:the )?(?P<d1>{w.DAY.replace('[.,/:-]', '[.,/:]')})){JOIN}"
            rf"(?P<two>{_THE_DAY}(?P<d2>{w.DAY})(?: of)? (?P<m>{w.MONTH})(?:,? (?P<y>{w.YEAR}))?)(?!\w)"
        ),
        _days,
        led=True,
    ),
    Rule(
        "month with days",
        "M",
        form(
            rf"(?P<one>(?P<m>{w.MONTH}) (?P<d1>{w.DAY.replace('[.,/:-]', '[.,/:]')})){JOIN}(?:the )?"
            rf"(?P<two>(?P<d2>{w.DAY})(?:,? (?P<y>{w.YEAR}))?)(?! ?{w.MONTH}| (?:million|billion|percent|per"
            rf"|people))(?!\w)"
        ),
        _days,
        after=_DAY_NEXT,
    ),
    Rule(
        "months of a year",
        "M",
        form(
            rf"(?P<one>{w.EDGE}?(?P<m1>{w.MONTH})(?: (?P<d1>{w.DAY}))?){JOIN}(?:from )?"
            rf"(?P<two>{w.EDGE}?(?P<m2>{w.MONTH})(?: (?P<d2>{w.DAY}))?,?(?: of)? (?P<y>{w.YEAR}))(?!\w)"
        ),
        _months,
        after=_JOIN_NEXT,
    ),
    Rule(
        "day and month",
        "MWP",
        form(rf"{_PART_LEAD}{_WEEKDAY_LEAD}{_THE_DAY}(?P<d>{w.DAY})(?: day)?(?: of)? (?P<m>{w.MONTH})(?!\w)"),
        _date,
        led=True,
    ),
    Rule(
        "month and day",
        "MWP",
        form(rf"{_PART_LEAD}{_WEEKDAY_LEAD}(?P<m>{w.MONTH}) (?:the )?(?P<d>{w.DAY}){_PART_TAIL}(?!\w)"),
        _date,
        after=_DAY_NEXT,
    ),
    Rule(
        "month and year",
        "M",
        form(rf"(?:{w.EDGE})?(?:the months? of )?(?P<m>{w.MONTH}){_YEAR_TAIL}(?!\w)"),
        _date,
        after=_YEAR_NEXT,
    ),
    Rule("month of a told year", "M", form(rf"(?:{w.EDGE})?(?P<m>{w.MONTH}),?{_OF_YEAR}\b"), _date, after=_TOLD_NEXT),
    Rule(
        "last, this or next month by name",
        "M",
        form(rf"(?:{w.EDGE})?(?P<tied>{TIED}) (?P<m>{w.MONTH})(?!\w)(?! \d)"),
        _leaning_month,
        led=True,
    ),
    Rule(
        "month",
        "M",
        form(rf"(?P<edge>{w.EDGE})?(?:the month of )?(?P<m>{w.MONTH_FULL}|(?-i:Sept|Jan|Feb|Aug|Oct|Nov|Dec)\.)(?!\w)"),
        _month,
    ),
    Rule(
        "date in figures",
        "N",
        form(
            r"(?:(?P<y>1\d{3}|20\d\d)(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?P<clock>T\d\d:\d\d(?::\d\d)?Z?)?"
            r"|(?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)(?P=sep)(?P<yy>1\d{3}|20\d\d|\d\d))(?![\w/]|[.:-]\d)"
        ),
        _figures,
    ),
    Rule(
        "day of the month",
        "O",
        form(
            r"the (?P<d>\d{1,2})(?:st|nd|rd|th)(?=[.,;:)]| (?:the|he|she|they|it|when|and|a|an)\b(?! \d)"
            r"| of (?:the|this|last|next|that) month)"
        ),
        _day_alone,
    ),
)
"""In the order in which equals are preferred."""
