"""The drawing of the timeline, as values: what the reports tell of above the line, the reports below it.

One linear axis over all times, and where most stand close a second one in days. Linear also where one lone event lies
far back: how far is what the drawing has to show, and those that then stand close are enlarged, stacked, or counted.
"""

from collections.abc import Sequence

from kuril_archive.model import Entry, Event
from kuril_archive.renderer.axis import around, years_around
from kuril_archive.renderer.marks import Mark, Report, Time, extent, inside, lens, reports, times
from kuril_archive.renderer.picture import Drawing
from kuril_archive.renderer.sheet import Sheet
from kuril_archive.wording import Wording

SHEETS = {"wide": (920, 9, 3, 13), "narrow": (320, 4, 2, 14)}
"""Width in units, how many ticks and rows of labels it takes, and the size of its letters: a phone of 320 pixels leaves
280 for the drawing, where 14 units are 12 pixels."""

SHORT = 100
"""Up to so many days, one axis in days tells all."""

MANY = 400
"""More marks than this are counted rather than drawn."""


def timeline(
    entries: Sequence[Entry], events: Sequence[Event], wording: Wording
) -> tuple[Drawing, ...]:  # fmt: skip
    """Return the wide and the narrow drawing; none where fewer than two marks have a place on a line."""
    below, above = reports(entries, wording), times(events)
    marks: list[Mark] = [*below, *above]
    if len(marks) < 2:
        return ()
    bounds = min(mark.first for mark in marks), max(mark.last for mark in marks)
    window = lens(marks) if bounds[1] - bounds[0] > SHORT else None
    told = sum(mark.events for mark in above)
    parts = [wording.count(len(below), "%(count)s report", "%(count)s reports")] if below else []
    parts += [wording.count(told, "%(count)s event", "%(count)s events")] if told else []
    title = ", ".join([*parts, extent(marks, wording)])
    return tuple(_draw(name, title, bounds, window, below, above, wording) for name in SHEETS)


def _draw(
    name: str, title: str, bounds: tuple[int, int], window: tuple[int, int] | None,
    below: Sequence[Report], above: Sequence[Time], wording: Wording,
) -> Drawing:  # fmt: skip
    width, ticks, rows, size = SHEETS[name]
    sheet = Sheet(width, ticks, rows, size, many=len(below) + len(above) > MANY, wording=wording)
    if bounds[1] - bounds[0] <= SHORT:
        sheet.panel(around(*bounds), above, below, dated=False)
    else:
        whole = sheet.panel(
            years_around(*bounds), [mark for mark in above if not inside(mark, window)],
            [mark for mark in below if not inside(mark, window)], dated=True,
        )  # fmt: skip
        if window:
            sheet.enlarge(
                whole, window, [mark for mark in above if inside(mark, window)],
                [mark for mark in below if inside(mark, window)],
            )  # fmt: skip
    return Drawing(
        name=name, width=width, height=round(sheet.y + 12, 1), title=title,
        rules=tuple(sheet.rules), texts=tuple(sheet.texts), dots=tuple(sheet.dots), bars=tuple(sheet.bars),
        told=sheet.told if above else None, wedge=sheet.wedge,
    )  # fmt: skip
