"""What Japanese words tie a time to another, and meanings built from the parts of a match."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from kuril_archive.analysis.mentions.japanese import words as w
from kuril_archive.analysis.mentions.model import Base, Meaning
from kuril_archive.analysis.mentions.point import Point, length, within
from kuril_archive.analysis.mentions.rules import one_of

_PLACES: tuple[tuple[Base, str, Mapping[int, str]], ...] = (
    ("publication", "year", {0: "今年 ことし 本年", -1: "昨年 去年", 1: "来年", -2: "一昨年 おととし", 2: "再来年"}),
    ("reference", "year", {0: "同年", -1: "前年", 1: "翌年"}),
    ("publication", "month", {0: "今月", -1: "先月", 1: "来月", -2: "先々月", 2: "再来月"}),
    ("reference", "month", {0: "同月", -1: "前月", 1: "翌月"}),
    ("publication", "week", {0: "今週", -1: "先週", 1: "来週", -2: "先々週", 2: "再来週"}),
    ("reference", "week", {0: "同週", -1: "前週", 1: "翌週"}),
    ("reference", "day", {0: "同日", -1: "前日", 1: "翌日", 2: "翌々日"}),
    ("publication", "century", {0: "今世紀", -1: "前世紀"}),
)
TOLD: Mapping[str, tuple[Base, str, int]] = MappingProxyType(
    {word: (base, unit, by) for base, unit, places in _PLACES for by, names in places.items() for word in names.split()}
)
"""Word -> what it is reckoned from, its unit, how many of them away."""


def told(unit: str) -> str:
    """A pattern for the words that tell such a unit."""
    return one_of(word for word, place in TOLD.items() if place[1] == unit)


LEAD = rf"(?:(?P<year>{w.YEAR})|(?P<told>{told('year')}))の?"
"""The year before its parts."""


def known(point: Point | None) -> Meaning | None:
    """A unit that is said in full; None where there is no such."""
    return Meaning(base="absolute", point=point) if point else None


def in_year(match: re.Match[str], *parts: tuple[str, int]) -> Meaning | None:
    """A part of the year that stands before it (groups ``year`` and ``told``), or of none."""
    groups = match.groupdict()
    if groups.get("year"):
        year = w.year_of(groups["year"])
        point: Point | None = Point("year", year.number)
        for unit, place in () if year.lunar else parts:
            point = within(point, unit, place) if point else None
        return known(point)
    if groups.get("told"):
        base, unit, by = TOLD[groups["told"]]
        return Meaning(base=base, shift=(unit, by), inside=parts)
    return Meaning(inside=parts)


def in_month(match: re.Match[str], month: int, day: int | None = None) -> Meaning | None:
    """A month, or a day of it, of the year that stands before it; None where the calendar has none such."""
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= length(2000, month)):
        return None
    return in_year(match, ("month", month), *((("day", day),) if day is not None else ()))


def then(meaning: Meaning | None, *parts: tuple[str, int]) -> Meaning | None:
    """A part of what a meaning stands for, found once its day is known."""
    return replace(meaning, inside=(*meaning.inside, *parts)) if meaning else None


def timed(match: re.Match[str], meaning: Meaning | None) -> Meaning | None:
    """The same with the part of the day and the clock that follow it (groups of ``words.TAIL``)."""
    groups = match.groupdict()
    part = groups.get("part") or ""
    if meaning is None or not (part or groups.get("h")):
        return meaning
    clock = w.PARTS[part] if part else ""
    if groups.get("h"):
        hour = w.whole(groups["h"])
        minutes = groups.get("min") or groups.get("min2")
        minute = 30 if groups.get("half") else w.whole(minutes) if minutes else 0
        hour += 12 * (hour < 12 and (clock in ("TAF", "TEV") or (clock == "TNI" and hour > 4)))
        if hour > 24 or minute > 59:
            return None
        clock = f"T{hour:02}:{minute:02}"
    return replace(meaning, type="TIME", clock=clock)


_REACH = 100
_WRITTEN = re.compile(rf"(?:{one_of(w.ERAS)}{w.S}(?P<era>元|{w.N})|(?P<y>{w.FOUR_FIGURES})){w.S}年(?!間)")


def short_year(match: re.Match[str], stops: str = "。\n") -> tuple[int, int] | None:
    """The year of the two figures in group ``yy``, in the era or century of the year told last before it.

    Also by how much it comes after that. None where no year was told since the last of ``stops``.
    """
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    start = max(before.rfind(stop) for stop in stops) + 1
    told = [*_WRITTEN.finditer(before, start)]
    if not told:
        return None
    last = told[-1]
    year = w.year_of(last[0]).number
    after = w.whole(match["yy"]) - (w.whole(last["era"]) if last["era"] else year % 100)
    return year + after, after
