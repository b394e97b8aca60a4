"""Russian rules for times told by units from another: *на прошлой неделе*, *два года назад*, *через месяц*.

*через* and *спустя* are words of the expression, as *назад* is; *за два дня до выборов* is the duration alone.
"""

import re

from msgspec.structs import replace

from kuril_archive.analysis.mentions.english.words import form
from kuril_archive.analysis.mentions.model import Base, Meaning
from kuril_archive.analysis.mentions.rules import Built, Rule
from kuril_archive.analysis.mentions.russian import fragments as f
from kuril_archive.analysis.mentions.russian import words as w
from kuril_archive.analysis.mentions.russian.dates import date_of, month_number

_CLOCK_UNITS = ("second", "minute", "hour")
_SMALLER = {"century": ("decade", 10), "decade": ("year", 10), "year": ("month", 12), "week": ("day", 7)}


def _tied_unit(match: re.Match[str]) -> Built:
    """*прошлая неделя*, *этот год*; *этот день* and *следующий день* are reckoned from what was told."""
    unit = w.UNIT[w.plain(match["u"])]
    base, shift = f.tied(match["tied"])
    if unit in _CLOCK_UNITS or (w.plain(match["tied"]) in ("это", "то") and not match["u"].endswith("е")):
        return None
    told = unit == "day" and w.plain(match["tied"]).startswith(("эт", "следующ"))
    return Meaning(base="reference" if told else base, shift=(unit, shift))


def _other_day(match: re.Match[str]) -> Built:
    return Meaning(base="reference", shift=("day", 1))


def _part_of_unit(match: re.Match[str]) -> Built:
    """*конец года*, *начало недели*: the one of the text."""
    unit = w.UNIT[w.plain(match["u"])]
    return None if unit in _CLOCK_UNITS else Meaning(base="reading", shift=(unit, 0))


def _weekend(match: re.Match[str]) -> Built:
    if match["every"] is not None:
        return Meaning(type="SET", value="XXXX-WXX-WE", base="absolute")
    if match["tied"]:
        base, shift = f.tied(match["tied"])
        return Meaning(base=base, shift=("weekend", shift))
    return Meaning(base="publication", inside=(("weekend", 1),))


_PLURALS = frozenset("дни недели месяцы годы десятилетия века столетия".split())
"""Without a number so many are meant, or one of them after *более* and the like."""


def _shifted(match: re.Match[str], sign: int, base: Base) -> Built:
    parts = match.groupdict()
    if parts.get("x"):
        unit, half = w.HALVES[w.plain(parts["x"])]
        count: float | None = half
    else:
        word = w.plain(parts["u"] or "")
        unit = w.UNITS[word]
        count = w.number(parts["n"]) if parts.get("n") else None if word in _PLURALS and not parts["about"] else 1
    if count is None:
        return Meaning(value="PAST_REF" if sign < 0 else "FUTURE_REF", base="absolute")
    if unit in _CLOCK_UNITS:
        return Meaning(base=base, shift=("day", 0))  # hours ago: some hour of the day
    if count != int(count):
        unit, factor = _SMALLER.get(unit, (unit, 1))
        count *= factor
    return Meaning(base=base, shift=(unit, sign * int(count)))


def _ago(match: re.Match[str]) -> Built:
    """*два года назад*: from the text's own day, at the precision of the unit."""
    return _shifted(match, -1, "publication")


def _hence(match: re.Match[str]) -> Built:
    """*через два дня*: from the text's own day, in a story from what was told before."""
    return _shifted(match, 1, "reading")


def _later(match: re.Match[str]) -> Built:
    """*два дня спустя*, *годом ранее*: reckoned from the time told before."""
    return _shifted(match, -1 if match["way"].lower() in ("ранее", "раньше") else 1, "reference")


def _after(match: re.Match[str]) -> Built:
    return _shifted(match, 1, "reference")


def _before(match: re.Match[str]) -> Built:
    """*за день до этого*."""
    return _shifted(match, -1, "reference")


def _week_of(match: re.Match[str]) -> Built:
    """*последняя неделя марта*: the week of the calendar whose Thursday lies in the month."""
    parts = (("month", month_number(match["m"])), (w.UNIT[w.plain(match["u"])], w.rank(match["n"])))
    if match["y"]:
        return Meaning(base="absolute", inside=(("calendar", int(match["y"])), *parts))
    return Meaning(inside=parts)


_EVERY_MONTH = 4
"""So many of each weekday every month has."""


def _weekday_of(match: re.Match[str]) -> Built:
    """*последняя пятница марта*; of a fifth, which few months have, only the month is told."""
    place, weekday = w.rank(match["n"]), w.WEEKDAYS[w.plain(match["w"])]
    if match["every"] or match["each"]:
        return Meaning(type="SET", value=f"XXXX-WXX-{weekday}", base="absolute")
    parts = ((f"weekday {weekday}", place),) if place <= _EVERY_MONTH else ()
    if match["m"]:
        month = date_of(match)
        return replace(month, inside=(*month.inside, *parts)) if month else None
    base, shift = f.tied(match["of"] or "этого")
    return Meaning(base=base, shift=("month", shift), inside=parts)


_SHIFT = (
    rf"(?:(?P<about>{f.ABOUT}) )?(?:(?P<x>{f.HALF})|(?:(?P<n>{f.NUMBER}(?:[-–—]\w{{1,12}})?|{f.VAGUE}) )?"
    rf"(?P<u>{f.UNITS}))(?!\w)"
)
_AGO = r" (?:тому )?назад"

RULES: tuple[Rule, ...] = (
    Rule(
        "last, this or next unit",
        "U",
        form(rf"(?:{f.HALF_EDGE})?(?P<tied>{f.TIED}) (?:{f.SCHOOL} )?(?P<u>{f.UNIT})(?!\w)"),
        _tied_unit,
        led=True,
    ),
    Rule("the other day", "U", form(r"(?<=на )другой день(?!\w)"), _other_day, led=True),
    Rule(
        "part of the unit",
        "U",
        form(rf"{f.EDGE}(?P<u>{f.UNIT})(?!\w)"),
        _part_of_unit,
        led=True,
    ),
    Rule(
        "the weekend",
        "K",
        form(
            rf"(?:(?P<tied>{w.any_of(f.TIED_MANY)}(?: же)?) |(?<=в )|(?<=на )|(?<=за )|(?P<every>(?<=по )))"
            r"выходн(?:ые|ых|ым)(?: дн(?:и|ей|ям|ях))?(?!\w)"
        ),
        _weekend,
    ),
    Rule("units ago", "U", form(rf"{_SHIFT}{_AGO}(?!\w)"), _ago, after=form(_AGO)),
    Rule(
        "units from now",
        "U",
        form(rf"через {_SHIFT}(?! после)"),
        _hence,
        led=True,
    ),
    Rule(
        "units after",
        "U",
        form(rf"(?:спустя|(?P<through>через)) {_SHIFT}(?(through) после (?:этого|того)(?!\w)|(?! после))"),
        _after,
        led=True,
    ),
    Rule(
        "units later or earlier",
        "U",
        form(rf"(?<!на ){_SHIFT} (?P<way>спустя|ранее|раньше|позже|позднее)(?!\w)"),
        _later,
        after=form(r" (?:спустя|ранее|раньше|позже|позднее)"),
    ),
    Rule("units before that", "U", form(rf"за {_SHIFT} до (?:этого|того)(?!\w)"), _before, led=True),
    Rule(
        "week of a month",
        "U",
        form(
            rf"(?P<n>{f.ORDINAL}) (?P<u>недел(?:я|и|е|ю|ей)) (?P<m>{f.MONTH})"
            rf"(?: (?P<y>{f.YEAR})(?: {f.YEAR_WORD})?)?(?!\w)"
        ),
        _week_of,
        led=True,
    ),
    Rule(
        "weekday of a month",
        "W",
        form(
            rf"(?P<every>кажд(?:ый|ого|ому|ую|ой|ое) )?(?P<n>{f.ORDINAL}) (?P<w>{f.WEEKDAY})"
            rf" (?:(?P<m>{f.MONTH})(?:{f.YEAR_TAIL}|{f.OF_YEAR})?"
            rf"|(?:(?:(?P<of>{f.TIED})|(?P<each>каждого)) )?месяца)(?!\w)"
        ),
        _weekday_of,
        led=True,
    ),
)
"""In the order in which equals are preferred."""
