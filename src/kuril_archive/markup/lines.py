"""Finds the source lines on which blocks of Markdown stand."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from html import unescape

import msgspec

from kuril_archive.model import Block

PREFIX = 12
"""Letters by which the beginning of a block is known again in its source."""

_MARKUP = re.compile(
    r"^(?:[\s>#]|[-+*]\s|\d+[.)]\s)+"  # what a line begins with: quotation, heading, item
    r"|(?<=\])\([^()\n]*\)|(?<=\])\[[^\[\]\n]*\]"  # the address of a link
    r"|\[(?:\^[^\]\n]*|\d+)\]:?"  # footnotes
    r"|<(script|style)\b[^<>]*>[^<]*</\1>"
    r"|</?[a-zA-Z][^<>:@]*>"  # raw HTML, not <https://...>
)
_NOISE = re.compile(r"[\s*_#>`\[\]()!~|\\+=<&;:-]+")
_LOOSE: frozenset[str] = frozenset({"item", "table", "code"})


def place(blocks: Iterable[Block], source: str, first_line: int) -> tuple[Block, ...]:
    """Return the blocks with the lines of ``source`` on which they stand; ``first_line`` is the number of its first.

    A scan that only goes forward compares the first letters of blocks and lines, mark-up aside. A block that is not
    found (raw HTML with several blocks on a line, a footnote that is defined before the end) stands where the block
    before it ends. Lines never decrease.
    """
    blocks = list(blocks)
    lines = source.split("\n")
    bones = [_skeleton(line) for line in lines]
    spans = _spans(blocks, lines, bones)
    nexts = [start for start, _ in spans[1:]] + [len(lines)]
    return tuple(
        msgspec.structs.replace(b, line=start + first_line, end=max(start, min(end, after - 1)) + first_line)
        for b, (start, end), after in zip(blocks, spans, nexts, strict=False)
    )


def _spans(blocks: Iterable[Block], lines: list[str], bones: list[str]) -> list[tuple[int, int]]:
    index: dict[str, list[int]] = {}
    for n, bone in enumerate(bones):
        index.setdefault(bone[:PREFIX], []).append(n)
    spans: list[tuple[int, int]] = []
    start, end = -1, 0
    for block in blocks:
        key = _skeleton(block.text)
        found = _find(index, key, start + 1)
        start = end if found is None else found
        end = start if found is None else _last(block, len(key), start, lines, bones)
        spans.append((start, end))
    return spans


def _skeleton(text: str) -> str:
    return _NOISE.sub("", unescape(_MARKUP.sub("", text)))


def _find(index: dict[str, list[int]], key: str, start: int) -> int | None:
    """Return the first line from ``start`` on that begins like ``key``, or that is the whole of its beginning."""
    found = []
    for size in range(1, min(PREFIX, len(key)) + 1):
        places = index.get(key[:size], [])
        n = bisect_left(places, start)
        found += places[n : n + 1]
    return min(found, default=None)


def _last(block: Block, size: int, start: int, lines: list[str], bones: list[str]) -> int:
    """Return the line on which ``size`` letters are complete; a paragraph ends at a blank line at the latest."""
    last, size = start, size - len(bones[start])
    for n in range(start + 1, len(lines)):
        if size <= 0 or (not lines[n].strip() and block.kind not in _LOOSE):
            break
        size -= len(bones[n])
        last = n if bones[n] else last
    return last
