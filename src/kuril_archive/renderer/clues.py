"""A small drawing beside *Why this date*: one line a witness, with the days that it names or leaves open."""

import datetime as dt
from collections.abc import Iterator, Mapping

from kuril_archive import edtf
from kuril_archive.analysis.witness import WEEKDAYS
from kuril_archive.model import Dated, Evidence
from kuril_archive.renderer.axis import Axis, around, years_around
from kuril_archive.renderer.picture import Bar, Dot, Drawing, Rule, Text
from kuril_archive.renderer.values import Cited
from kuril_archive.renderer.witnesses import reading
from kuril_archive.wording import Wording

WIDTH, LINE, EDGE = 256, 42, 8
DAYS = dt.timedelta(60)
"""Up to this extent the axis counts days, beyond it years."""

MOST_LINES = 6
LABEL = 36
"""Characters of a label that the drawing has room for."""

Marks = dict[dt.date, bool]
"""Days, and whether each is named rather than left open."""


def clues(published: Dated, cited: Mapping[str, Cited], wording: Wording) -> Drawing | None:
    """Return the drawing; None where there is no day to find, or one line would say it all."""
    settled, others = _settled(published)
    if not settled:
        return None
    used = [evidence for evidence in published.evidence if evidence.role == "supports"]
    axis = _axis([*settled, *others, *(day for one in used if (day := _day(one.reads)))])
    found = [(_label(one, cited, wording), _marks(one, axis, settled | others)) for one in used]
    lines = list(dict.fromkeys((label, tuple(marks.items())) for label, marks in found if marks))[:MOST_LINES]
    if len(lines) < 2 and not others:
        return None
    last = wording.say("So the report is of"), tuple((others | settled).items())
    return _draw(axis, [*lines, last], min(settled), wording)


def _settled(published: Dated) -> tuple[Marks, Marks]:
    """Return the day that was settled on, and those that remain possible."""
    if published.basis == "unknown" or published.earliest is None or published.earliest != published.latest:
        return {}, {}
    others = {day: False for value in published.alternatives if (day := _day(value))}
    return {published.earliest: True}, others


def _axis(days: list[dt.date]) -> Axis:
    first, last = min(days), max(days)
    if last - first <= DAYS:
        return Axis(*around(first.toordinal(), last.toordinal()), EDGE, WIDTH - EDGE)
    return Axis(*years_around(first.toordinal(), last.toordinal()), EDGE, WIDTH - EDGE)


def _days(axis: Axis) -> list[dt.date]:
    most = dt.date.max.toordinal()
    return [dt.date.fromordinal(number) for number in range(max(axis.first, 1), min(axis.last, most) + 1)]


def _day(value: str | None) -> dt.date | None:
    """Return the one day that a value names, in the years that a calendar of this program knows."""
    if value is None or value in WEEKDAYS:
        return None
    known = edtf.parse(value)
    if known.precision != "day" or known.earliest is None or known.earliest.year not in range(1, dt.MAXYEAR):
        return None
    return known.earliest.date()


def _marks(evidence: Evidence, axis: Axis, possible: Marks) -> Marks:
    """Return the day that a witness names, else the days that it leaves open."""
    if (day := _day(evidence.reads)) is not None:
        return {day: True}
    if evidence.reads in WEEKDAYS:
        days = _days(axis) if axis.last - axis.first <= 2 * DAYS.days else sorted(possible)
        return {day: False for day in days if WEEKDAYS[day.weekday()] == evidence.reads}
    if evidence.reads is None or len(possible) < 2:
        return {}
    known = edtf.parse(evidence.reads)
    first, last = known.earliest or edtf.Day.of(dt.date.min), known.latest or edtf.Day.of(dt.date.max)
    return {day: False for day in sorted(possible) if first <= edtf.Day.of(day) <= last}


def _label(evidence: Evidence, cited: Mapping[str, Cited], wording: Wording) -> str:
    if evidence.capture is not None:
        name = cited[evidence.capture].row.outlet if evidence.capture in cited else None
        return _short(name or wording.say("Outlet unknown"))
    if evidence.kind == "curator":
        return wording.say("The curator")
    return _short(
        wording.say("This text: %(words)s", words=reading(evidence.reads, wording) or wording.say(evidence.kind))
    )


def _short(label: str) -> str:
    return label if len(label) <= LABEL else label[: LABEL - 1].rstrip() + "…"


def _draw(
    axis: Axis, lines: list[tuple[str, tuple[tuple[dt.date, bool], ...]]], settled: dt.date, wording: Wording
) -> Drawing:
    height = len(lines) * LINE
    at = axis.place(settled.toordinal())
    return Drawing(
        name="clues",
        width=WIDTH,
        height=height + 22,
        title=wording.say("What each witness says or leaves open"),
        rules=tuple(Rule(n * LINE + 29, 0, WIDTH, ()) for n in range(len(lines))),
        texts=(
            *(Text(0, n * LINE + 14, "start", label) for n, (label, _) in enumerate(lines)),
            *_ticks(axis, height, wording),
        ),
        dots=tuple(
            Dot(axis.place(day.toordinal()), n * LINE + 29, known)
            for n, (_, marks) in enumerate(lines)
            for day, known in marks
        ),
        bars=(),
        bands=(Bar(round(at - 9, 1), 2, 18, height - 2, known=True),),
        wedge=None,
    )


def _ticks(axis: Axis, height: int, wording: Wording) -> Iterator[Text]:
    for x, label in axis.ticks(4, wording):
        anchor, place = ("start", 0.0) if x < 30 else ("end", float(WIDTH)) if x > WIDTH - 30 else ("middle", x)
        yield Text(place, height + 14, anchor, label, soft=True)
