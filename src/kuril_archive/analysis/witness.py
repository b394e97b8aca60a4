"""What one capture says of its own day: points that name it, weekdays that must fit it, bounds around it."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from kuril_archive import edtf
from kuril_archive.analysis.dates import find_dates, find_impossible
from kuril_archive.analysis.mentions.point import civil, first_day, written
from kuril_archive.analysis.printed import Point, completed, narrowed, point, reading_edtf
from kuril_archive.analysis.sentences import sentences
from kuril_archive.analysis.spoken import dated, lead, times, weekdays
from kuril_archive.analysis.tense import AHEAD, TOLD_AS_PAST, Told, told
from kuril_archive.model import Block, Capture, Evidence, Sign

POINT_KINDS = ("front matter", "byline", "date line", "header", "dateline", "address")
"""Signs that name the day, the most trusted first: what is printed as publication before what heads the text."""

BOUND_RULES = {"clock": "page-clock", "updated": "updated-stamp"}
"""Signs that only say that the page was there by then."""

BOUND_KEYS = {"not_before": "not before", "not_after": "not after", "captured": "not after"}
"""The curator's keys that bound the day -> the side on which they do."""

LEAD_BLOCKS = 4
"""A bare weekday speaks of the news itself only in the opening paragraphs."""

_FIGURE = re.compile(r"\d")
"""No day, month or year is named in full without one: most sentences need not be read for them."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Weekday(Struct, frozen=True, kw_only=True):
    """A weekday named in the text."""

    weekday: int
    quote: str
    line: int
    this: bool
    """Said with *this*: the day of the report itself."""
    told: Told
    """How its sentence tells what was on it; never ``ahead``."""

    def witness(self, rule: str, **values: str) -> Evidence:
        """Let the weekday speak for a day."""
        name = WEEKDAYS[self.weekday]
        return Evidence(
            kind="weekday",
            quote=self.quote,
            line=self.line,
            reads=name,
            role="supports",
            rule=rule,
            values={"weekday": name, **values},
        )


class Claim(Struct, frozen=True, kw_only=True):
    """All that one capture says of its day, before anything else is asked."""

    points: tuple[Point, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    """Weekdays of the opening paragraphs, in the order of the text; none of those that lie ahead."""
    not_before: dt.date | None = None
    not_after: dt.date | None = None
    evidence: tuple[Evidence, ...] = ()
    """The bounds, what the curator put aside, and what is printed outside the curator's bounds."""


def witness(capture: Capture) -> Claim:
    """Read every sign and the text of one capture; nothing outside it is looked at."""
    ignored = set(capture.keys.ignore)
    used = [sign for sign in capture.signs if sign.kind not in ignored]
    weekdays = () if "weekday" in ignored else tuple(_weekdays(capture.body[:LEAD_BLOCKS]))
    curated = _curated_bounds(capture)
    bounds = [*curated, *(e for sign in used if sign.kind in BOUND_RULES for e in _bound(sign))]
    if "year" not in ignored:
        bounds += _past_year(capture.body)
    put_aside = [
        Evidence(kind=s.kind, quote=s.quote, line=s.line, reads=_reads(s), role="rejected", rule="ignored-by-curator")
        for s in capture.signs
        if s.kind in ignored and s.kind in (*POINT_KINDS, *BOUND_RULES)
    ]
    put_aside += [
        Evidence(kind=s.kind, quote=s.value, line=s.line, role="rejected", rule="no-such-day")
        for s in used
        if s.kind in POINT_KINDS and find_impossible(s.value)
    ]
    first, last = span(bounds)
    points = _points(used, first, last)
    outside = {} if capture.keys.date else _outside(points, curated)
    return Claim(
        points=tuple(point for place, point in enumerate(points) if place not in outside),
        weekdays=weekdays,
        not_before=first,
        not_after=last,
        evidence=(*bounds, *put_aside, *outside.values()),
    )


def span(bounds: Iterable[Evidence]) -> tuple[dt.date | None, dt.date | None]:
    """The latest day that the bounds set as the first, and the earliest that they set as the last."""
    sides = [(bound.values["side"], bound_day(bound)) for bound in bounds]
    first = max((day for side, day in sides if side == "not before"), default=None)
    return first, min((day for side, day in sides if side == "not after"), default=None)


def is_reversed(first: dt.date | None, last: dt.date | None) -> bool:
    """Whether no day lies between the bounds."""
    return first is not None and last is not None and first > last


def _outside(points: Sequence[Point], curated: Sequence[Evidence]) -> dict[int, Evidence]:
    """The places of the points that lie outside the curator's bounds, rejected.

    Bounds are the curator's word, which goes before what is printed; bounds that leave no day reject nothing.
    """
    if is_reversed(*span(curated)):
        return {}
    broken = {place: next((b for b in curated if _excludes(b, point)), None) for place, point in enumerate(points)}
    return {
        place: points[place].witness("rejected", "outside-bound", key=str(bound.quote).partition(":")[0])
        for place, bound in broken.items()
        if bound
    }


def _excludes(bound: Evidence, point: Point) -> bool:
    """Whether every value that a point can have lies outside a bound; a date without its year has none."""
    limit = edtf.Day.of(bound_day(bound))
    values = [edtf.parse(value) for value in point.values]
    if bound.values["side"] == "not before":
        return bool(values) and all(value.latest is not None and value.latest < limit for value in values)
    return bool(values) and all(value.earliest is not None and value.earliest > limit for value in values)


def _points(signs: list[Sign], first: dt.date | None, last: dt.date | None) -> tuple[Point, ...]:
    """What is printed, the most trusted first: of date lines those whose label says so."""
    told = sorted(signs, key=lambda sign: sign.rule != "publication label")
    found = [made for kind in POINT_KINDS for sign in told if sign.kind == kind and (made := point(sign))]
    stamps = [made for sign in signs if sign.kind == "updated" and (made := point(sign))]
    return tuple(completed(narrowed(each, found, first, last), stamps) for each in found)


def _reads(sign: Sign) -> str | None:
    found = find_dates(sign.value)
    return reading_edtf(found[0].readings[0]) if found else None


def _weekdays(blocks: tuple[Block, ...]) -> list[Weekday]:
    return [
        Weekday(weekday=day, quote=sentence[start:end], line=block.line, this=this, told=how)
        for block in blocks
        for sentence in sentences(block.text)
        for start, end, day, this in weekdays(sentence)
        if (how := told(sentence, start)) != "ahead"
    ]


def _curated_bounds(capture: Capture) -> list[Evidence]:
    return [
        Evidence(
            kind="curator",
            quote=f"{key}: {day}",
            line=capture.line_of(key),
            reads=str(day),
            role="bounds",
            rule="captured-day" if key == "captured" else "curated-bound",
            values={"side": side},
        )
        for key, side in BOUND_KEYS.items()
        if (day := getattr(capture.keys, key)) is not None
    ]


def _bound(sign: Sign) -> list[Evidence]:
    found = [reading for date in find_dates(sign.value) for reading in date.readings]
    if not found or None in found[0]:
        return []
    return [
        Evidence(
            kind=sign.kind,
            quote=sign.quote,
            line=sign.line,
            reads=reading_edtf(found[0]),
            role="bounds",
            rule=BOUND_RULES[sign.kind],
            values={"side": "not after"},
        )
    ]


def _past_year(blocks: tuple[Block, ...]) -> list[Evidence]:
    """The latest day, month or year that the text names as past: the report is not older."""
    named = [
        (start, -block.line, reads, quote)
        for block in blocks
        for sentence in sentences(block.text)
        if _FIGURE.search(sentence) and not AHEAD.search(sentence)
        for start, reads, quote in past_times(sentence)
    ]
    return (
        [
            Evidence(
                kind="year",
                quote=quote,
                line=-line,
                reads=reads,
                role="bounds",
                rule="past-year",
                values={"side": "not before", "words": reads},
            )
            for _, line, reads, quote in [max(named)]
        ]
        if named
        else []
    )


def past_times(sentence: str) -> list[tuple[dt.date, str, str]]:
    """Every day, month or year that a sentence tells as past: its first day, its EDTF, its words."""
    return [
        (civil(first_day(named)).date(), written(named), _quoted(sentence, time.start, time.end, named.unit))
        for time in times(sentence)
        if (named := dated(time)) and TOLD_AS_PAST.search(lead(sentence, time))
    ]


def _quoted(sentence: str, start: int, end: int, unit: str) -> str:
    """The words of a time; with a year also the two before it, enough to recognise the place."""
    return " ".join([*(sentence[:start].split()[-2:] if unit == "year" else ()), sentence[start:end]])


def bound_day(bound: Evidence) -> dt.date:
    """The day up to which or from which a bound holds."""
    value = edtf.parse(bound.reads or "")
    day = value.earliest if bound.values["side"] == "not before" else value.latest
    assert day is not None, "a bound reads as a day, month or year"
    return day.date()
