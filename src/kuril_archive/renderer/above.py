"""What stands above the line: diamonds for times, bars for spans, flags; bars of numbers where marks are many."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from kuril_archive.renderer import labels
from kuril_archive.renderer.axis import Axis
from kuril_archive.renderer.labels import Flag, Post
from kuril_archive.renderer.marks import YEAR, Time, label, year
from kuril_archive.wording import Wording

HALF = 5.5
"""From the middle of a diamond to its tips."""

BAR = 5
"""Height of a span's bar."""

FOOT = 1.5
"""Between the line and what stands on it."""

HIGHEST = 90
"""Up to so high marks stand on one another; more are drawn as bars of numbers."""

TALLEST = 66
"""Height of the longest of these."""

STEP = 11
"""Width of such a bar, with the gap beside it."""

LONGEST_TITLE, SHARE = 200, 0.45
"""Room for a title, in units, and of a sheet: less than half of it, so that there is room on one side of any stem."""

CANDIDATES = 60
"""So many labels are tried."""


class Standing(Struct, frozen=True):
    """A mark with its extent, in units; ``base`` and ``top`` above the line."""

    time: Time
    left: float
    right: float
    base: float
    top: float

    @property
    def bar(self) -> bool:
        """Whether it is longer than a mark is wide."""
        return self.top - self.base < 2 * HALF


class Layer(Struct, frozen=True):
    """All that stands above one line."""

    standing: tuple[Standing, ...]
    columns: tuple[tuple[int, int], ...]
    """Instead of single marks: columns of the sheet, and how many events fall into each."""
    flags: tuple[Flag, ...]
    top: float
    """Up to here stand the marks."""

    @property
    def height(self) -> float:
        """Height of the marks and of the rows of labels."""
        rows = max((flag.row + 1 for flag in self.flags), default=0)
        return self.top + rows * labels.ROW + (5 if rows else 0)

    @property
    def longest(self) -> int:
        """The number that the longest bar stands for."""
        return max((number for _, number in self.columns), default=0)


def layer(
    times: Sequence[Time], axis: Axis, width: float, rows: int, size: float, counted: bool, wording: Wording
) -> Layer:  # fmt: skip
    """Return what stands above a line; ``counted``: as bars of numbers, as also where marks would stand too high."""
    standing = () if counted else _stack(times, axis)
    top = max((each.top for each in standing), default=0)
    columns: tuple[tuple[int, int], ...] = ()
    if counted or top > HIGHEST:
        standing, top = (), TALLEST if times else 0
        columns = _columns(times, axis)
        posts = _posts_on_columns(times, columns, axis)
    else:
        posts = [
            (each.time, x, each.top) for each in standing if (x := _clear(each, standing)) is not None
        ]  # fmt: skip
    posts.sort(key=lambda post: _rank(post[0]))
    flags = labels.place(
        [
            Post(x, height, _labels(time, axis, min(LONGEST_TITLE, SHARE * width), size, wording))
            for time, x, height in posts[:CANDIDATES]
        ],
        width,
        rows,
        size,
    )
    return Layer(standing, columns, tuple(flags), top)


def _rank(time: Time) -> tuple[bool, int, int, int]:
    """Return what puts the most important first: what has a name, what most tell of, what came first."""
    return time.title is None, -time.reports, time.first, time.last


def _labels(time: Time, axis: Axis, room: float, size: float, wording: Wording) -> tuple[str, ...]:
    window = axis.last - axis.first
    when, began = label(time, window, wording), year(time, wording)
    if time.title is None:
        return (when,)
    title = labels.cut(time.title, room, size)
    return (title, when) if window <= YEAR or began in title else (f"{began} {title}", title, when)


def _stack(times: Sequence[Time], axis: Axis) -> tuple[Standing, ...]:
    """Return the marks, each as low as it can stand: bars first, the longest lowest; what has a name on top."""
    placed: list[Standing] = []
    extents = [(axis.place(time.first), axis.place(time.last), time) for time in sorted(times, key=_rank, reverse=True)]
    for left, right, time in sorted(extents, key=lambda each: min(each[0] - each[1], -2 * HALF)):
        height = BAR + 2.0
        if right - left < 2 * HALF:
            middle, height = round((left + right) / 2, 1), 2 * HALF
            left, right = middle - HALF, middle + HALF
        near = [other for other in placed if other.left < right + 1 and left < other.right + 1]
        tops = sorted(other.top for other in near)
        free = tops[-1:] or [0.0] if time.title else [0.0, *tops]
        base = next(at for at in free if all(other.top <= at or at + height <= other.base for other in near))
        placed.append(Standing(time, left, right, base, base + height))
    return tuple(placed)


def _clear(mark: Standing, standing: Sequence[Standing]) -> float | None:
    """Return where a stem can rise from a mark without passing through another; None where nowhere."""
    above = [other for other in standing if other.base >= mark.top]
    shares = (0.5, 0.25, 0.75, 0.1, 0.9) if mark.bar else (0.5,)
    places = (round(mark.left + share * (mark.right - mark.left), 1) for share in shares)
    return next((x for x in places if not any(other.left - 1 < x < other.right + 1 for other in above)), None)


def _middle(time: Time, axis: Axis) -> float:
    return round((axis.place(time.first) + axis.place(time.last)) / 2, 1)


def _columns(times: Sequence[Time], axis: Axis) -> tuple[tuple[int, int], ...]:
    counts: Counter[int] = Counter()
    for time in times:
        counts[column(_middle(time, axis), axis)] += time.events
    return tuple(sorted(counts.items()))


def column(x: float, axis: Axis) -> int:
    """Return the column of the sheet in which a place lies; the last ends with the axis."""
    return int(min(x // STEP, axis.right // STEP - 1))


def reach(number: int, longest: int, most: float) -> float:
    """Return how long the bar of a number is, where the longest takes all there is."""
    return round(max(2, number / longest * most), 1)


def _posts_on_columns(
    times: Sequence[Time], columns: Sequence[tuple[int, int]], axis: Axis
) -> list[tuple[Time, float, float]]:
    counts, longest = dict(columns), max((number for _, number in columns), default=1)
    found = ((time, _middle(time, axis)) for time in times)
    return [(time, x, reach(counts[column(x, axis)], longest, TALLEST)) for time, x in found]
