"""Where words stand in the text of ``articles.jsonl``, told by its parts between blank lines."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from kuril_archive.markup import plain
from kuril_archive.model import Block

APART = "\n\n"
"""What `markup.plain` puts between two blocks. A block of code may hold it as well."""


class Places:
    """The parts of a body's plain text."""

    def __init__(self, body: Sequence[Block]) -> None:
        self._blocks = _starts(block.text for block in body)
        self._parts = _starts(plain(body).split(APART))

    def at(self, block: int, offset: int) -> tuple[int, int]:
        """Return the part, from 0, in which a place within a block stands, and the place within that part."""
        place = self._blocks[block] + offset
        part = bisect_right(self._parts, place) - 1
        return part, place - self._parts[part]


def _starts(texts: Iterable[str]) -> list[int]:
    return list(accumulate((len(text) + len(APART) for text in texts), initial=0))
