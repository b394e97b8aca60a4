"""The drawing of the timeline, as values: one axis over all reports, and where most stand close a second in days."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from kuril_archive import edtf
from kuril_archive.model import Entry
from kuril_archive.renderer.axis import Axis, around
from kuril_archive.renderer.picture import Bar, Dot, Drawing, Rule, Text, Wedge

WIDTHS = {"wide": (920, 9), "narrow": (320, 4)}
"""Width in units, and how many ticks it takes."""

SHORT = dt.timedelta(100)
"""Up to this extent, one axis in days tells all."""

MONTH = dt.timedelta(31)
"""A day that is known less well than this is no part of a dense window."""

LENS_SHARE = 8
"""The enlarged window takes at most this part of the whole."""

NAMED = 12
"""Up to so many reports have a row each with their name; more are stacked."""

STACKED = 14
"""Up to so many marks stand one under the other; more are drawn as a bar."""

ROW, STEP, CHARACTER = 19, 11, 6.9
"""Height of a named row, of a stacked mark, and the width reckoned for a character of a label."""


class Mark(Struct, frozen=True):
    """A report on the line: its first and last day, whether the day is printed or curated, and its name."""

    first: dt.date
    last: dt.date
    known: bool
    name: str
    day: str


class _Sheet:
    """What has been drawn so far, and how far down it reaches."""

    def __init__(self, width: int, ticks: int) -> None:
        self.width, self.ticks, self.y = width, ticks, 8.0
        self.rules: list[Rule] = []
        self.texts: list[Text] = []
        self.dots: list[Dot] = []
        self.bars: list[Bar] = []
        self.wedge: Wedge | None = None

    def axis(self, first: dt.date, last: dt.date) -> Axis:
        """Draw an axis with its ticks and labels."""
        axis = Axis(first, last, 6, self.width - 6)
        ticks = axis.ticks(self.ticks)
        self.rules.append(Rule(self.y, 0, self.width, tuple(x for x, _ in ticks)))
        for x, label in ticks:
            half = len(label) * CHARACTER / 2
            anchor, at = (
                ("start", 0.0) if x < half else ("end", float(self.width)) if x > self.width - half else ("middle", x)
            )
            self.texts.append(Text(at, self.y + 18, anchor, label, soft=True))
        self.y += 22
        return axis

    def reports(self, marks: Sequence[Mark], axis: Axis, dated: bool) -> None:
        """Draw reports beneath an axis."""
        if len(marks) <= NAMED:
            for mark in marks:
                self.y += ROW
                self._named(mark, axis, f"{mark.name}, {mark.day}" if dated else mark.name)
        else:
            self._stacked(marks, axis)

    def _named(self, mark: Mark, axis: Axis, label: str) -> None:
        left, right = self._mark(mark, axis, self.y)
        room = max(left, self.width - right) - 12
        most = int(room / CHARACTER)
        label = label if len(label) <= most else label[: max(1, most - 1)].rstrip() + "…"
        if left - 12 >= len(label) * CHARACTER:
            self.texts.append(Text(round(left - 6, 1), self.y + 4.5, "end", label))
        else:
            self.texts.append(Text(round(right + 6, 1), self.y + 4.5, "start", label))

    def _mark(self, mark: Mark, axis: Axis, y: float) -> tuple[float, float]:
        x, end = axis.place(mark.first), axis.place(mark.last)
        if end - x < STEP:
            x = round((x + end) / 2, 1)
            self.dots.append(Dot(x, y, mark.known))
            return x - 5, x + 5
        self.bars.append(Bar(x, y - 2.5, round(end - x, 1), 5, mark.known))
        return x, end

    def _stacked(self, marks: Sequence[Mark], axis: Axis) -> None:
        heights: Counter[int] = Counter()
        columns = [int((axis.place(m.first) + axis.place(m.last)) / 2 // STEP) for m in marks]
        deepest = max(Counter(columns).values())
        if deepest > STACKED:
            for column, number in sorted(Counter(columns).items()):
                height = round(max(2, number / deepest * STACKED * STEP * 0.7), 1)
                self.bars.append(Bar(column * STEP + 1, self.y + 4, STEP - 2, height, True))
            self.y += 8 + STACKED * STEP * 0.7
            self.texts.append(Text(self.width, self.y + 12, "end", f"longest bar: {deepest:,} reports", soft=True))
            self.y += 14
            return
        for mark, column in zip(marks, columns, strict=True):
            heights[column] += 1
            self.dots.append(Dot(column * STEP + STEP / 2, self.y + heights[column] * STEP, mark.known))
        self.y += deepest * STEP + 4

    def enlarge(self, whole: Axis, y: float, first: dt.date, last: dt.date) -> Axis:
        """Draw the wedge from the whole axis, and the enlarged one."""
        top, bottom = self.y + 30, self.y + 66
        a, b = whole.place(first), max(whole.place(last), whole.place(first) + 2)
        points = f"{a},{y} {b},{y} {self.width},{top} {self.width},{bottom} 0,{bottom} 0,{top}"
        self.wedge = Wedge(points, y, bottom)
        self.texts.append(Text(8, top + 20, "start", f"{_span(first, last)}, enlarged", soft=True))
        self.y = bottom
        return self.axis(first, last)


def timeline(entries: Sequence[Entry]) -> tuple[Drawing, ...]:
    """Return the wide and the narrow drawing; none where fewer than two reports have a place on a line."""
    marks = sorted(
        (mark for entry in entries if (mark := _mark(entry)) is not None), key=lambda m: (m.first, m.last, m.name)
    )
    if len(marks) < 2:
        return ()
    return tuple(_draw(name, width, ticks, marks) for name, (width, ticks) in WIDTHS.items())


def _mark(entry: Entry) -> Mark | None:
    published = entry.article.published
    if published.edtf is None or published.earliest is None or published.latest is None:
        return None
    return Mark(
        published.earliest,
        published.latest,
        published.basis in ("stated", "curated"),
        entry.article.capture.outlet or "outlet unknown",
        edtf.words(edtf.parse(published.edtf)),
    )


def _draw(name: str, width: int, ticks: int, marks: Sequence[Mark]) -> Drawing:
    sheet = _Sheet(width, ticks)
    first, last = marks[0].first, max(mark.last for mark in marks)
    lens = _lens(marks)
    if last - first <= SHORT:
        sheet.reports(marks, sheet.axis(*around(first, last)), dated=False)
    else:
        whole, y = sheet.axis(dt.date(first.year, 1, 1), dt.date(min(last.year + 1, dt.MAXYEAR), 1, 1)), sheet.y - 22
        sheet.reports([mark for mark in marks if not _inside(mark, lens)], whole, dated=True)
        if lens:
            sheet.reports([mark for mark in marks if _inside(mark, lens)], sheet.enlarge(whole, y, *lens), dated=False)
    return Drawing(
        name=name, width=width, height=round(sheet.y + 12, 1), title=f"{len(marks):,} reports, {_span(first, last)}",
        rules=tuple(sheet.rules), texts=tuple(sheet.texts), dots=tuple(sheet.dots), bars=tuple(sheet.bars),
        wedge=sheet.wedge,
    )  # fmt: skip


def _lens(marks: Sequence[Mark]) -> tuple[dt.date, dt.date] | None:
    """Return the smallest window that holds half of the marks, where it is a small part of the whole."""
    short = [mark for mark in marks if mark.last - mark.first <= MONTH]
    need = max(2, (len(marks) + 1) // 2)
    if len(short) < need:
        return None
    size, first, last = min((b.last - a.first, a.first, b.last) for a, b in zip(short, short[need - 1 :], strict=False))
    whole = max(mark.last for mark in marks) - marks[0].first
    return around(first, last) if size * LENS_SHARE <= whole else None


def _inside(mark: Mark, lens: tuple[dt.date, dt.date] | None) -> bool:
    return lens is not None and lens[0] <= mark.first and mark.last <= lens[1]


def _span(first: dt.date, last: dt.date) -> str:
    return edtf.words(edtf.parse(f"{first.isoformat()}/{last.isoformat()}"))
