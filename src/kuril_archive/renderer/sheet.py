"""The sheet on which a timeline is drawn, from the top down."""

from collections import Counter
from collections.abc import Sequence

from kuril_archive.renderer.above import BAR, FOOT, HALF, STEP, TALLEST, Layer, column, layer, reach
from kuril_archive.renderer.axis import Axis
from kuril_archive.renderer.labels import ROW, breadth, cut
from kuril_archive.renderer.marks import Report, Time, label, span
from kuril_archive.renderer.picture import Bar, Dot, Rule, Stem, Text, Told, Wedge
from kuril_archive.wording import Wording

NAMED = 12
"""Up to so many reports have a row each with their name; more are stacked."""

LEAST = 60
"""Room that a name needs beside a mark; with less it stands beneath."""

STACKED = 14
"""Up to so many marks stand one under the other; more are drawn as a bar."""

DEPTH = 108
"""Length of the longest bar of reports."""


class Sheet:
    """What has been drawn so far, and how far down it reaches."""

    def __init__(self, width: int, ticks: int, rows: int, size: int, many: bool, wording: Wording) -> None:
        """``many``: there are so many marks that bars stand for them, wherever they cannot all be named."""
        self.width, self.ticks, self.rows, self.size, self.many = width, ticks, rows, size, many
        self.wording = wording
        self.y = 8.0
        self.rules: list[Rule] = []
        self.texts: list[Text] = []
        self.dots: list[Dot] = []
        self.bars: list[Bar] = []
        self.stems: list[Stem] = []
        self.spans: list[Bar] = []
        self.diamonds: list[Dot] = []
        self.wedge: Wedge | None = None

    @property
    def told(self) -> Told:
        """The layer above the line."""
        return Told(stems=tuple(self.stems), bars=tuple(self.spans), diamonds=tuple(self.diamonds))

    def panel(
        self, bounds: tuple[int, int], times: Sequence[Time], reports: Sequence[Report], dated: bool
    ) -> tuple[Axis, float]:
        """Draw an axis with events above and reports beneath it; return it and where it stands."""
        axis = Axis(*bounds, 6, self.width - 6)
        above = layer(times, axis, self.width, self.rows, self.size, self.many and len(times) > NAMED, self.wording)
        line = self.y = self.y + above.height
        self._events(above, axis)
        self._axis(axis)
        deepest = self._reports(reports, axis, dated)
        self._scale(above.longest, deepest)
        return axis, line

    def _scale(self, above: int, below: int) -> None:
        """Write what the longest bars of events and of reports stand for."""
        say = self.wording
        longest = [say.count(above, "%(count)s event", "%(count)s events")] if above else []
        longest += [say.count(below, "%(count)s report", "%(count)s reports")] if below else []
        if longest:
            self.y += 0 if below else 10
            bars = ", ".join(longest)
            words = say.count(len(longest), "longest bar: %(bars)s", "longest bars: %(bars)s", bars=bars)
            self.texts.append(Text(self.width, self.y + 12, "end", words, soft=True))
            self.y += 14

    def _axis(self, axis: Axis) -> None:
        ticks = axis.ticks(self.ticks, self.wording)
        self.rules.append(Rule(self.y, 0, self.width, tuple(x for x, _ in ticks)))
        for x, words in ticks:
            half = breadth(words, self.size) / 2
            anchor, at = (
                ("start", 0.0) if x < half else ("end", float(self.width)) if x > self.width - half else ("middle", x)
            )
            self.texts.append(Text(at, self.y + 18, anchor, words, soft=True))
        self.y += 22

    def _events(self, above: Layer, axis: Axis) -> None:
        line = self.y
        for mark in above.standing:
            middle = round(line - FOOT - (mark.base + mark.top) / 2, 1)
            if mark.bar:
                x, width = mark.left, round(mark.right - mark.left, 1)
                self.spans.append(Bar(x, middle - BAR / 2, width, BAR, mark.time.known))
            else:
                self.diamonds.append(Dot(round(mark.left + HALF, 1), middle, mark.time.known))
        for place, number in above.columns:
            height = reach(number, above.longest, TALLEST)
            self.spans.append(Bar(place * STEP + 1, round(line - FOOT - height, 1), STEP - 2, height, True))
        for flag in sorted(above.flags, key=lambda flag: flag.post.x):
            base = round(line - above.top - 8 - flag.row * ROW, 1)
            self.stems.append(Stem(flag.post.x, round(base - 10, 1), round(line - FOOT - flag.post.top - 1, 1)))
            self.texts.append(Text(round(flag.x, 1), base, flag.anchor, flag.words))

    def _reports(self, marks: Sequence[Report], axis: Axis, dated: bool) -> int:
        """Draw reports beneath an axis; return the number that the longest bar stands for, 0 where there is none."""
        if len(marks) <= NAMED:
            for mark in marks:
                self.y += ROW
                short = label(mark, axis.last - axis.first, self.wording)
                days = (self.wording.date(mark.day), short) if dated else ()
                self._named(mark, axis, [f"{mark.name}, {day}" for day in days] or [mark.name])
            return 0
        columns = [column((axis.place(m.first) + axis.place(m.last)) / 2, axis) for m in marks]
        deepest = max(Counter(columns).values())
        if deepest > STACKED or self.many:
            for place, number in sorted(Counter(columns).items()):
                self.bars.append(Bar(place * STEP + 1, self.y + 4, STEP - 2, reach(number, deepest, DEPTH), True))
            self.y += 8 + DEPTH
            return deepest
        heights: Counter[int] = Counter()
        for mark, place in zip(marks, columns, strict=True):
            heights[place] += 1
            self.dots.append(Dot(place * STEP + STEP / 2, self.y + heights[place] * STEP, mark.known))
        self.y += deepest * STEP + 4
        return 0

    def _named(self, mark: Report, axis: Axis, names: Sequence[str]) -> None:
        """Draw a report with the first of its names that has room beside it, else as much as has of the last."""
        left, right = self._mark(mark, axis, self.y)
        room = max(left, self.width - right) - 12
        if room < LEAST:
            self.y += ROW - 3
            left, right, room = 0, -2, self.width - 8
        name = self._fitting(names, room)
        if left - 12 >= breadth(name, self.size):
            self.texts.append(Text(round(left - 6, 1), self.y + 4.5, "end", name))
        else:
            self.texts.append(Text(round(right + 6, 1), self.y + 4.5, "start", name))

    def _fitting(self, names: Sequence[str], room: float) -> str:
        return next((name for name in names if breadth(name, self.size) <= room), cut(names[-1], room, self.size))

    def _mark(self, mark: Report, axis: Axis, y: float) -> tuple[float, float]:
        x, end = axis.place(mark.first), axis.place(mark.last)
        if end - x < STEP:
            x = round((x + end) / 2, 1)
            self.dots.append(Dot(x, y, mark.known))
            return x - 5, x + 5
        self.bars.append(Bar(x, y - 2.5, round(end - x, 1), 5, mark.known))
        return x, end

    def enlarge(
        self, whole: tuple[Axis, float], bounds: tuple[int, int], times: Sequence[Time], reports: Sequence[Report]
    ) -> None:  # fmt: skip
        """Draw the wedge from the whole axis, and the enlarged one."""
        axis, y = whole
        top = self.y + 30
        a, b = axis.place(bounds[0]), max(axis.place(bounds[1]), axis.place(bounds[0]) + 2)
        said, short = (wording.date(span(bounds)) for wording in (self.wording, self.wording.short))
        captions = [*(self.wording.say("%(dates)s, enlarged", dates=dates) for dates in (said, short)), short]
        caption = self._fitting(captions, self.width - 16)
        self.texts.append(Text(8, top + 20, "start", caption, soft=True))
        self.y = top + (28 if times else 36)
        _, bottom = self.panel(bounds, times, reports, dated=False)
        points = f"{a},{y} {b},{y} {self.width},{top} {self.width},{bottom} 0,{bottom} 0,{top}"
        self.wedge = Wedge(points, y, bottom)
