"""Labels of a drawing: how wide their words are, and where flags on stems have room.

A flag stands in one of a few rows above the marks, beside its stem. The rules: no label touches another, no stem
crosses a label, two stems do not run together. They are placed greedily, the most important first. A label that finds
no room is left out (Imhof 1975, *Positioning Names on Maps*: to which place a name belongs must be plain at a glance).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

ROW = 19
"""Height of a row of words."""

GAP = 5
"""Between a mark or stem and its words."""

CLEAR = 8
"""Between the words of two labels."""

APART = 4
"""Between two stems."""

NARROW, MIDDLE, BROAD = 0.36, 0.64, 0.95
"""Widths of signs in ems, reckoned so that the broadest of the usual system fonts has room."""

_NARROW = frozenset(" .,:;!|'’‘()[]/-fijlrtI")
_BROAD = frozenset("mwMW%@—…")


class Post(Struct, frozen=True):
    """A mark that may bear a flag: where its stem stands and how high it begins; its labels, the better first."""

    x: float
    top: float
    labels: tuple[str, ...]


class Flag(Struct, frozen=True):
    """A label in its place, from ``left`` to ``right`` in a row; the rows are counted from 0, upwards."""

    post: Post
    row: int
    left: float
    right: float
    anchor: str
    words: str

    @property
    def x(self) -> float:
        """Where the words are anchored."""
        return self.left if self.anchor == "start" else self.right


class Room(NamedTuple):
    """What a sheet has for flags: its width, how many rows, and the size of its letters."""

    width: float
    rows: int
    size: float


def breadth(words: str, size: float) -> float:
    """Return the width of words in units, for letters of so many units; rather too much than too little."""
    return size * sum(map(_em, words))


def _em(sign: str) -> float:
    if sign in _NARROW or unicodedata.combining(sign):
        return NARROW
    if sign in _BROAD or unicodedata.east_asian_width(sign) in "WF":
        return 1.0 if sign not in _BROAD else BROAD
    return MIDDLE if not sign.isupper() else 0.72


def cut(words: str, room: float, size: float) -> str:
    """Return what fits into so many units; with an ellipsis where words were left out, at a space if one is near."""
    if breadth(words, size) <= room:
        return words
    left, kept = room - breadth("…", size), 0
    for sign in words:
        left -= breadth(sign, size)
        if left < 0:
            break
        kept += 1
    kept = max(1, kept)
    space = words.rfind(" ", kept * 2 // 3, kept + 1)
    return words[: space if space > 0 else kept].rstrip(" ,;:-") + "…"


def place(posts: Sequence[Post], width: float, rows: int, size: float) -> list[Flag]:
    """Return the flags that find room on a sheet; ``posts`` by importance: none leaves for a later one."""
    placed: list[Flag] = []
    for post in posts:
        if all(abs(flag.post.x - post.x) >= APART for flag in placed):
            joined = (_joined(post, words, placed, Room(width, rows, size)) for words in post.labels)
            placed = next((flags for flags in joined if flags), placed)
    return placed


def _joined(post: Post, words: str, placed: list[Flag], room: Room) -> list[Flag]:
    """Return the flags with one more; where it finds no room, its neighbours move. Empty where that does not help."""
    reach = breadth(words, room.size) + GAP
    near = [flag for flag in placed if flag.left < post.x + reach and post.x - reach < flag.right]
    far = [flag for flag in placed if flag not in near]
    every = sorted([*((flag.post, flag.words) for flag in near), (post, words)], key=lambda each: each[0].x)
    return (
        _laid([(post, words)], placed, None, room)
        or _laid(every[::-1], far, "start", room)
        or _laid(every, far, "end", room)
    )


def _laid(labels: Sequence[tuple[Post, str]], placed: list[Flag], side: str | None, room: Room) -> list[Flag]:
    """Return the flags with more of them, each as low as it can stand; empty where one finds no room.

    ``side``: all on this side of their stems, as far as they can be: stairs, one over the other, take the least room.
    """
    for post, words in labels:
        free = (flag for flag in _places(post, words, room) if _fits(flag, placed, room.width))
        lowest = min(free, key=lambda flag: (side not in (None, flag.anchor), flag.row), default=None)
        if lowest is None:
            return []
        placed = [*placed, lowest]
    return placed


def _places(post: Post, words: str, room: Room) -> Iterator[Flag]:
    wide = breadth(words, room.size)
    for row in range(room.rows):
        yield Flag(post, row, post.x + GAP, post.x + GAP + wide, "start", words)
        yield Flag(post, row, post.x - GAP - wide, post.x - GAP, "end", words)


def _fits(flag: Flag, placed: Sequence[Flag], width: float) -> bool:
    return flag.left >= 0 and flag.right <= width and not any(clash(flag, other) for other in placed)


def clash(one: Flag, other: Flag) -> bool:
    """Whether two flags touch: words on words, or a stem that passes the other's words."""
    if one.row == other.row and one.left < other.right + CLEAR and other.left < one.right + CLEAR:
        return True
    low, high = sorted((one, other), key=lambda flag: flag.row)
    return low.left - GAP < high.post.x < low.right + GAP
