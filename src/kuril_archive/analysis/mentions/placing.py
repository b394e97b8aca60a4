"""From what words say to days of the calendar: what is not said and does not follow stays open, nothing is invented."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kuril_archive.analysis.mentions.model import Expression, Meaning, Paragraph
from kuril_archive.analysis.mentions.point import (
    FINENESS,
    Point,
    calendar_year,
    containing,
    first_day,
    last_day,
    ordinal,
    within,
)

_PARENT = {
    "weekday": "week",
    "month": "year",
    "day": "month",
    "weekend": "week",
    "yy": "century",
    "decade": "century",
    "easter": "year",
}
"""The unit of which a part is named; a year for what is not here."""


_WRITABLE = 9990
"""TIMEX3 and EDTF write years in four figures: what lies beyond (*200,000 years ago*) is not placed."""
_BACK = 6
"""How many mentions back a reference reaches."""
_COMING = 5
"""A year or decade of two figures lies at most so many years ahead."""
_ASIDE = 20
_RECENT = 366
"""What ended more than so many days before publication is told as a time of its own."""
_WEEK = 7
"""Days by which a day of a month that is told without its month may lie ahead."""
_SOON = 45
"""A quarter, half or season that begins within so many days is the one that is spoken of."""
_BESIDE = 6
"""Characters between a day and its clock."""
_TURN = 8
"""In a narrative a month that lies so many months back belongs to the next year."""


class Placed(Struct, frozen=True, gc=False):
    """An expression, and where it lies as far as its base is known."""

    expression: Expression
    point: Point | None
    base: str
    """``absolute``, ``publication`` or ``reference``."""


class Words(NamedTuple):
    """What the text around an expression tells: asked only where it is needed."""

    ahead: Callable[[Expression], bool]
    """Its clause speaks of what is to come."""
    done: Callable[[Expression], bool]
    """Its clause says what was done then."""
    joined: Callable[[Expression, Expression], bool]
    """Two expressions stand in one sentence."""


class _Line:
    """The text's own line of time: what was told last, by unit."""

    def __init__(self) -> None:
        self.told: list[Point] = []
        self.aside = False
        self.latest: Expression | None = None
        """The expression that told it."""

    def add(self, point: Point, expression: Expression) -> None:
        """The line goes on here, unless it is a lone leap to another age: an aside."""
        aside = bool(self.told) and point.unit == "year" and abs(point.number - calendar_year(self.told[-1])) > _ASIDE
        if not aside or self.aside:
            self.told.append(point)
            self.latest = expression
        self.aside = aside

    def last(self, unit: str, anywhere: bool) -> Point | None:
        """What was told last, if it is as fine as the unit; else the last such, within it or anywhere."""
        if not self.told:
            return None
        newest = self.told[-1]
        if FINENESS[newest.unit] <= FINENESS[unit]:
            return newest
        first, last = first_day(newest), last_day(newest)
        fine = [point for point in self.told[-_BACK:] if FINENESS[point.unit] <= FINENESS[unit]]
        inside = [point for point in fine if first <= first_day(point) <= last]
        return inside[-1] if inside else fine[-1] if fine and anywhere else None


def place(
    expressions: Sequence[Expression],
    published: Point | None,
    paragraphs: Sequence[Paragraph],
    words: Words,
) -> Iterator[Placed]:
    """Each expression with its unit of the calendar, in order, as each paragraph is read."""
    line = _Line()
    at = 0
    for expression in expressions:
        while at < len(paragraphs) - 1 and paragraphs[at].end <= expression.start:
            at += 1
        narrative = bool(paragraphs) and paragraphs[at].reading == "narrative"
        placed = _placed(expression, published, line, narrative, words)
        if placed.point is not None and abs(calendar_year(placed.point)) >= _WRITABLE:
            placed = replace(placed, point=None)
        if placed.point is not None and not (_compared(expression.meaning) and not narrative):
            line.add(placed.point, expression)
        yield placed


def _compared(meaning: Meaning) -> bool:
    """The year before, to which accounts compare: the news goes on from where it was."""
    return meaning.base == "reference" and meaning.shift in (("year", -1), ("quarter", -4), ("month", -12))


def _placed(expression: Expression, published: Point | None, line: _Line, narrative: bool, words: Words) -> Placed:
    meaning = expression.meaning
    if meaning.value:
        return Placed(expression, None, "absolute")
    if meaning.base == "absolute":
        return Placed(expression, _inside(meaning.point, meaning.inside), "absolute")
    narrative = narrative or _recalled(expression, published, line, words) or _beside(expression, line, words)
    kind, base = _base(meaning, published, line, narrative)
    if base is None:
        return Placed(expression, None, kind)
    if meaning.shift is not None:
        unit, by = meaning.shift
        if (unit, by, meaning.inside) == ("year", -1, ()) and kind == "reference" and base.unit == "quarter":
            return Placed(expression, base.shifted(-4), kind)  # accounts compare a quarter with that of the year before
        return Placed(expression, _inside(containing(base, unit).shifted(by), meaning.inside), kind)
    if meaning.lean is not None:
        return Placed(expression, _leaning(meaning, base, kind), kind)
    if kind == "reference":
        return Placed(expression, _along(meaning, base), kind)
    return Placed(expression, _around(expression, base, words), kind)


def _beside(expression: Expression, line: _Line, words: Words) -> bool:
    """A clock right after a day is that day's: *on 11 March 2011 at 14:46*."""
    meaning, latest = expression.meaning, line.latest
    clock = meaning.clock != "" and meaning.base == "reading" and meaning.shift == ("day", 0)
    if not clock or latest is None or latest.meaning.clock or line.told[-1].unit != "day":
        return False
    return 0 <= expression.start - latest.end <= _BESIDE and words.joined(latest, expression)


def _recalled(expression: Expression, published: Point | None, line: _Line, words: Words) -> bool:
    """In news too a month or day follows the past year that its own sentence has just told."""
    meaning = expression.meaning
    if (
        not line.told
        or line.latest is None
        or meaning.base != "reading"
        or not meaning.inside
        or meaning.lean is not None
    ):
        return False
    if FINENESS[line.told[-1].unit] >= FINENESS["year"] or line.latest.meaning.base != "absolute":
        return False
    if published is None or first_day(published) - last_day(line.told[-1]) <= _RECENT:
        return False
    return meaning.inside[0][0] == "month" and words.joined(line.latest, expression)


def _base(meaning: Meaning, published: Point | None, line: _Line, narrative: bool) -> tuple[str, Point | None]:
    """From what the meaning is reckoned; in a narrative only what was told before, if it is fine enough."""
    if line.told and (narrative or meaning.base == "reference"):
        unit = meaning.shift[0] if meaning.shift else _parent(meaning)
        told = line.last(unit, meaning.base == "reference")
        if narrative or told is not None:
            return "reference", told
    return "publication", published


def _parent(meaning: Meaning) -> str:
    return _PARENT.get(meaning.inside[0][0], "year")


def _inside(point: Point | None, parts: Sequence[tuple[str, int]]) -> Point | None:
    for unit, number in parts:
        if unit == "calendar":
            point = Point("year", number)
        elif point is None:
            return None
        elif unit == "easter":
            point = Point("day", easter(calendar_year(point)) + number)
        elif unit.startswith("weekday "):
            point = _nth_weekday(point, int(unit[-1]), number)
        else:
            point = within(point, unit, number)
    return point


def _nth_weekday(month: Point, weekday: int, which: int) -> Point:
    """The so-many-th weekday of a month; -1 is the last."""
    if which < 0:
        last = last_day(month)
        return Point("day", last - (last - weekday) % 7)
    first = first_day(month)
    return Point("day", first + (weekday - first) % 7 + (which - 1) * 7)


def easter(year: int) -> int:
    """The day of Western Easter Sunday (the anonymous Gregorian algorithm; Meeus, *Astronomical Algorithms*, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return ordinal(year, month, day + 1)


def _candidates(meaning: Meaning, base: Point, spread: int = 1) -> tuple[Point, ...]:
    """The same part of the units around the base, in order."""
    return _near(containing(base, _parent(meaning)), meaning.inside, spread)


@lru_cache(maxsize=8192)  # reports of one week or year name the same days
def _near(middle: Point, parts: tuple[tuple[str, int], ...], spread: int) -> tuple[Point, ...]:
    found = (_inside(middle.shifted(by), parts) for by in range(-spread, spread + 1))
    return tuple(point for point in found if point is not None)


def _leaning(meaning: Meaning, base: Point, kind: str) -> Point | None:
    """The last before the base, the next after it, or the one of its own week or year."""
    found = _candidates(meaning, base, 8 if meaning.inside[0][0] == "month" and len(meaning.inside) > 1 else 2)
    day = first_day(base)
    if meaning.inside[0][0] in ("yy", "decade"):
        return _of_a_century(found, base, kind)
    if meaning.lean == 0 and meaning.inside[0][0] == "season":
        return min(found, default=None, key=lambda p: _distance(p, day))
    if meaning.lean == 0:
        return _inside(containing(base, _parent(meaning)), meaning.inside)
    if meaning.lean == -1:
        return max((p for p in found if last_day(p) < day), default=None, key=first_day)
    return min((p for p in found if first_day(p) > last_day(base)), default=None, key=first_day)


def _of_a_century(found: Sequence[Point], base: Point, kind: str) -> Point | None:
    """A year or decade without its century: the nearest to what was told, or the latest up to the day of the text."""
    year = calendar_year(base)
    if kind == "reference":
        return min(found, default=None, key=lambda p: abs(calendar_year(p) - year))
    return max((p for p in found if calendar_year(p) <= year + _COMING), default=None, key=first_day)


def _distance(point: Point, day: int) -> tuple[int, int]:
    """How far the middle of a unit is from a day, in half days; of equally far ones the later first."""
    return abs(first_day(point) + last_day(point) - 2 * day), -first_day(point)


def _along(meaning: Meaning, told: Point) -> Point | None:
    """In a narrative the story goes on: the part of the unit that was told last, or of the next where it had passed."""
    parent = containing(told, _parent(meaning))
    found = _inside(parent, meaning.inside)
    if found is None or parent.unit != "year" or FINENESS[told.unit] > FINENESS["month"]:
        return found
    back = containing(told, "month").number - containing(found, "month").number
    return _inside(parent.shifted(1), meaning.inside) if back >= _TURN else found


def _last(found: Iterable[Point], day: int) -> Point | None:
    return max((point for point in found if first_day(point) <= day), default=None, key=first_day)


def _around(expression: Expression, published: Point, words: Words) -> Point | None:
    """In the news: as the tense of the clause says, else the latest up to publication, or the nearest."""
    meaning = expression.meaning
    found = _candidates(meaning, published, 8 if meaning.inside == (("month", 2), ("day", 29)) else 1)
    day = first_day(published)
    unit = meaning.inside[-1][0]
    if unit in ("day", "easter", "week") or unit.startswith("weekday "):
        nearest = min(found, default=None, key=lambda p: _distance(p, day))
        if nearest is None or first_day(nearest) <= day:
            return nearest
        far = len(meaning.inside) == 1 and first_day(nearest) > day + _WEEK
        back = (far or words.done(expression)) and not words.ahead(expression)
        return _last(found, day) if back else nearest
    soon = _SOON if meaning.inside[0][0] in ("quarter", "half", "season") else 0
    past = [p for p in found if first_day(p) <= day + soon]
    if past and last_day(past[-1]) >= day:
        return past[-1]
    if words.ahead(expression):
        return next((p for p in found if first_day(p) > day), None)
    return past[-1] if past else None
