"""Blocks -> HTML: text escaped, marks nested rightly even where they overlap, items and quotations grouped."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import NamedTuple

from kuril_archive.model import Block, BlockKind, Mark

Wrap = tuple[int, int, str, str]
"""Start and end (code points), opening and closing tag: trusted HTML laid over a stretch of a block's text."""

Itself = Callable[[str, int], str]
"""Id of a block and its line -> trusted HTML of a link to it."""

_TAGS = {"strong": "strong", "em": "em", "code": "code", "sub": "sub", "sup": "sup", "del": "del"}
_SCHEME = re.compile(r"([^/?#]*?):")
_SCHEMES = {"http", "https", "mailto"}
_REMOTE = re.compile(r"https?:|[\\/]{2}", re.IGNORECASE)


def _unlinked(_: str, __: int) -> str:
    return ""


def safe_address(target: str | None) -> str | None:
    """Return the address if a page may link to it: http, https, mailto or relative; browsers ignore control codes."""
    address = re.sub(r"[\x00-\x1f\x7f]", "", target or "").strip()
    scheme = _SCHEME.match(address)
    return address if address and (not scheme or scheme[1].lower() in _SCHEMES) else None


def is_remote(address: str) -> bool:
    """Whether following the address leaves the site."""
    return _REMOTE.match(address) is not None


def inner_html(block: Block, extra: Iterable[Wrap] = ()) -> str:
    """Return the HTML inside a block's own element: escaped text, marks, and ``extra`` wrappers around both.

    A table gives its rows. A picture that lies beside the captures is shown, of another one the words stay; one from
    another site becomes a link, since no page may fetch from elsewhere.
    """
    wraps = [*extra, *_wraps(block.marks, titled=block.kind != "figure")]
    if block.kind == "table":
        return _rows(block, wraps)
    return _slice(block, wraps, 0, len(block.text))


def body_html(blocks: Sequence[Block], extra: Mapping[int, Iterable[Wrap]] = MappingProxyType({})) -> str:
    """Return the HTML of a body, a line for each of its `elements`."""
    return "".join(html + "\n" for _, html in elements(blocks, extra))


def elements(
    blocks: Sequence[Block], extra: Mapping[int, Iterable[Wrap]] = MappingProxyType({}), link: Itself = _unlinked
) -> Iterator[tuple[range, str]]:
    """Yield each element of a body with the places of the blocks that it holds; items and quotations gather in one.

    ``extra`` holds wrappers for a block by its place in ``blocks``. Each block has its id from `anchors`, and one of
    running words begins with the ``link`` to itself. The highest heading is an h2, and no rank is left out beneath it.
    """
    named = zip(blocks, anchors(blocks), _ranks(blocks), strict=True)
    drawn = [
        _Drawn(block, name, rank, link(name, block.line), inner_html(block, extra.get(n, ())))
        for n, (block, name, rank) in enumerate(named)
    ]
    for places in _runs(blocks):
        yield places, _WRITERS[drawn[places.start].block.kind](drawn[places.start : places.stop])


def anchors(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the ids of blocks: ``line-N`` by first source line, ``line-N-2`` for a second block from that line."""
    seen: Counter[int] = Counter()
    names = []
    for block in blocks:
        seen[block.line] += 1
        names.append(f"line-{block.line}" + (f"-{seen[block.line]}" if seen[block.line] > 1 else ""))
    return tuple(names)


# ---------------------------------------------------------------- inline


def _wraps(marks: Iterable[Mark], *, titled: bool) -> Iterator[Wrap]:
    """``titled``: with the titles of images, which stand nowhere else."""
    linked = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        address = safe_address(mark.target)
        if mark.kind in _TAGS:
            yield mark.start, mark.end, f"<{_TAGS[mark.kind]}>", f"</{_TAGS[mark.kind]}>"
        elif mark.kind == "break":
            yield mark.start, mark.end, "<br>", ""
        elif mark.kind == "image" and (mark.image or not is_remote(address or "")):
            yield from _image(mark, escape(address or ""), f' title="{escape(mark.title or "")}"' if titled else "")
        elif address and mark.start >= linked:  # a link within a link is not HTML: the outer one stays
            linked = mark.end
            yield mark.start, mark.end, f'<a href="{escape(address)}" rel="noopener">', "</a>"


def _image(mark: Mark, address: str, title: str) -> Iterator[Wrap]:
    title = title if mark.title else ""
    if mark.image and address:
        size = f'width="{mark.image.width}" height="{mark.image.height}"'
        opening = f'<img src="{address}" {size} loading="lazy" decoding="async"{title} alt="'
        yield mark.start, mark.end, opening, '">'
    elif title:
        yield mark.start, mark.end, f"<span{title}>", "</span>"


def _is_solid(wrap: Wrap) -> bool:
    return wrap[2].startswith(("<img ", "<br>"))


def _slice(block: Block, wraps: Iterable[Wrap], start: int, end: int) -> str:
    """Return the HTML of a stretch of text.

    Pictures and breaks are solid: they stand for their text, and no other wrapper begins or ends inside one.
    """
    inside = [
        (max(a, start), min(b, end), opening, closing) for a, b, opening, closing in wraps if a < end and b > start
    ]
    solid = _apart(sorted(wrap for wrap in inside if _is_solid(wrap)))
    starts = list(solid)
    spans = [_around(wrap, solid, starts) for wrap in inside if not _is_solid(wrap)]
    return "".join(_nested(block.text, spans, solid, start, end))


def _apart(solid: Iterable[Wrap]) -> dict[int, Wrap]:
    kept: dict[int, Wrap] = {}
    last = 0
    for wrap in solid:
        if wrap[0] >= last:
            kept[wrap[0]] = wrap
            last = wrap[1]
    return kept


def _around(wrap: Wrap, solid: Mapping[int, Wrap], starts: Sequence[int]) -> Wrap:
    """Return the wrapper, widened so that it holds each solid piece that it touches as a whole."""
    start, end, opening, closing = wrap
    for n in (bisect_right(starts, start) - 1, bisect_right(starts, end) - 1):
        a, b = solid[starts[n]][:2] if n >= 0 else (0, 0)
        start = a if a < start < b else start
        end = b if a < end < b else end
    return start, end, opening, closing


def _nested(text: str, spans: list[Wrap], solid: Mapping[int, Wrap], start: int, end: int) -> Iterator[str]:
    """Yield text and tags; a span that would overlap another one is closed and opened again."""
    waiting = sorted(spans, key=lambda span: (span[0], -span[1]))[::-1]  # of equal ones the first is the outer
    edges = sorted({start, end, *(edge for span in [*spans, *solid.values()] for edge in span[:2])})
    stack: list[Wrap] = []
    for here, there in itertools.pairwise(edges):
        while any(span[1] <= here for span in stack):
            span = stack.pop()
            yield span[3]
            if span[1] > here:
                waiting.append((here, *span[1:]))
        while waiting and waiting[-1][0] <= here:
            stack.append(waiting.pop())
            yield stack[-1][2]
        yield _piece(text[here:there], solid.get(here))
    yield from (span[3] for span in reversed(stack))


def _piece(text: str, solid: Wrap | None) -> str:
    if solid is None:
        return escape(text, quote=False)
    return solid[2] + (escape(text) if solid[3] else "") + solid[3]


def _rows(block: Block, wraps: Iterable[Wrap]) -> str:
    """Return table rows; the first one is the head, as in Markdown."""
    edges = [0, *(m.end() for m in re.finditer(r"[\t\n]", block.text))]
    within: defaultdict[int, list[Wrap]] = defaultdict(list)
    for wrap in wraps:
        for n in range(max(bisect_right(edges, wrap[0]) - 1, 0), bisect_left(edges, wrap[1])):
            within[n].append(wrap)
    rows, number = [], itertools.count()
    for tag, row in zip(itertools.chain(["th"], itertools.repeat("td")), block.text.split("\n"), strict=False):
        cells = [(n, edges[n], edges[n] + len(cell)) for cell, n in zip(row.split("\t"), number, strict=False)]
        inner = (f"<{tag}>{_slice(block, within[n], start, end)}</{tag}>" for n, start, end in cells)
        rows.append(f"<tr>{''.join(inner)}</tr>")
    return "\n".join(rows)


# ---------------------------------------------------------------- elements

_GATHERED = ("item", "quote")
"""Kinds of blocks that make one element with those of their kind before and after them."""


class _Drawn(NamedTuple):
    """A block, its id, its rank if it is a heading, the link to itself, its inner HTML."""

    block: Block
    name: str
    rank: int
    link: str
    inner: str


def _runs(blocks: Sequence[Block]) -> Iterator[range]:
    for kind, run in itertools.groupby(range(len(blocks)), key=lambda n: blocks[n].kind):
        places = tuple(run)
        if kind in _GATHERED:
            yield range(places[0], places[-1] + 1)
        else:
            yield from (range(n, n + 1) for n in places)


def _ranks(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield for each block the rank of the heading that it is or stands under; 1 is the page's own."""
    levels, rank = sorted({block.level for block in blocks if block.kind == "heading"}), 1
    for block in blocks:
        if block.kind == "heading":
            rank = min(6, rank + 1, 2 + levels.index(block.level))
        yield rank


def _alone(pattern: str) -> Callable[[Sequence[_Drawn]], str]:
    return lambda run: pattern.format_map(run[0]._asdict())


def _quotes(run: Sequence[_Drawn]) -> str:
    html, depth = "", 0
    for block, name, _, link, inner in run:
        level = max(1, min(block.level, depth + 1))  # a skipped level would be an empty element
        html += "<blockquote>" * (level - depth) + "</blockquote>" * (depth - level)
        html += f'<p id="{name}">{link}{inner}</p>'
        depth = level
    return html + "</blockquote>" * depth


def _items(run: Sequence[_Drawn]) -> str:
    html = ""
    opened: list[str] = []
    for block, name, _, link, inner in run:
        tag = "ol" if block.ordered else "ul"
        level = max(1, min(block.level, len(opened) + 1))
        while len(opened) > level or (len(opened) == level and opened[-1] != tag):
            html += f"</li></{opened.pop()}>"
        if len(opened) == level:
            html += "</li>"
        else:
            opened.append(tag)
            html += f"<{tag}>"
        html += f'<li id="{name}">{link}{inner}'
    return html + "".join(f"</li></{tag}>" for tag in reversed(opened))


def _figure(run: Sequence[_Drawn]) -> str:
    """An image with what is written beneath it; one that is only linked, or not there, is a paragraph."""
    block, name, _, link, inner = run[0]
    title = next((mark.title for mark in block.marks if mark.kind == "image" and mark.title), None)
    if not title and not any(mark.image for mark in block.marks):
        return f'<p id="{name}">{link}{inner}</p>'
    caption = f'<figcaption class="small">{escape(title, quote=False)}</figcaption>' if title else ""
    return f'<figure id="{name}">{link}{inner}{caption}</figure>'


_WRITERS: dict[BlockKind, Callable[[Sequence[_Drawn]], str]] = {
    "paragraph": _alone('<p id="{name}">{link}{inner}</p>'),
    "heading": _alone('<h{rank} id="{name}">{inner}</h{rank}>'),
    "quote": _quotes,
    "item": _items,
    "table": _alone('<div class="wide" tabindex="0"><table id="{name}">\n{inner}\n</table></div>'),
    "code": _alone('<pre id="{name}" tabindex="0"><code>{inner}</code></pre>'),
    "figure": _figure,
}
"""What is wider than the page scrolls, for which the keyboard must be able to reach it."""
