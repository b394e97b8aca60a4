"""How much one page holds: what is longer, by its entries or by its bytes, is parted."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from markupsafe import escape

from kuril_archive.renderer.values import Deed, Row, Tally

MOST = 200
"""A list with more entries than this is told by its counts, and by pages of its parts."""

ROOM = 84_000
"""Bytes of HTML that the entries of one page may take, so that all of it stays below 100 kB."""

SHARE = ROOM // 5 * 2
"""What one of two long lists on a page may take."""

BEGINNING = 40
"""Entries of a list that only begins on a page and stands whole on another."""


def cut(sizes: Sequence[int], taken: int = 0, room: int = ROOM) -> tuple[slice, ...]:
    """Return the stretches of a list that fit a page each, at least one.

    ``sizes``: bytes of each entry. ``taken``: bytes that the first page holds besides. An entry that is too big for any
    page stands alone.
    """
    found, start, held = [], 0, taken
    for place, size in enumerate(sizes):
        if held and (place - start == MOST or held + size > room):
            found.append(slice(start, place))
            start, held = place, 0
        held += size
    return (*found, slice(start, len(sizes)))


def fits(sizes: Sequence[int], taken: int = 0, room: int = ROOM) -> bool:
    """Whether a list fits one page."""
    return len(cut(sizes, taken, room)) == 1


def begin(sizes: Sequence[int], room: int) -> int:
    """Return how many entries of a list stand where it only begins."""
    return len(sizes[cut(sizes[:BEGINNING], room=room)[0]])


def row(shown: Row, extract: bool = True) -> int:
    """Return about how many bytes a report takes in a list."""
    texts = (shown.title, shown.outlet or "", shown.place or "", shown.extract if extract else "")
    return _bytes(330, (shown.path,), texts)


def deed(shown: Deed) -> int:
    """Return about how many bytes an event takes in a list."""
    tags = 300 + 80 * len(shown.said) + 80 * len(shown.sources) + len(shown.note.encode())
    first = [text for said in shown.said[:1] for text in (said.before, said.words, said.after)]
    outlets = [said.outlet or "outlet unknown" for said in shown.said]
    paths = [*(said.path for said in shown.said), *(source.path for source in shown.sources)]
    names = [source.name for source in shown.sources]
    return _bytes(tags, paths, [shown.title or "", *first, *outlets, *names])


def tally(shown: Tally) -> int:
    """Return about how many bytes a shelf takes in a list of shelves."""
    return _bytes(90, (shown.path, shown.anchor), (shown.name,))


def _bytes(tags: int, paths: Iterable[str], texts: Iterable[str]) -> int:
    return tags + sum(len(quote(path)) for path in paths) + sum(len(str(escape(text)).encode()) for text in texts)
