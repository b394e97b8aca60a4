"""Sanitised HTML -> blocks without line numbers, with the standard library's parser."""

import re
from bisect import bisect_left
from html.parser import HTMLParser
from typing import NamedTuple

import msgspec

from kuril_archive.markup import source
from kuril_archive.markup.html import safe_address
from kuril_archive.markup.text import glue
from kuril_archive.model import Block, BlockKind, Mark, MarkKind

INLINE: dict[str, MarkKind] = {
    "a": "link", "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "del": "del", "s": "del", "strike": "del",
    "sub": "sub", "sup": "sup",
}  # fmt: skip
"""Elements that become marks."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
CELLS = frozenset({"td", "th", "caption"})
PARTS = frozenset(
    "address article aside blockquote body center dd details div dl dt figcaption figure footer form header hr li main"
    " nav ol p pre section summary table tbody tfoot thead tr ul".split()
) | frozenset(HEADINGS)
"""Elements at whose edges a block ends."""

TAGS = frozenset(INLINE) | PARTS | CELLS | {"br", "img"}
"""All elements that are read; of others only the text is kept."""

_BREAK = "\0"  # a hard line break; sanitised HTML holds no NUL
_CODE_BREAK = "\r"  # one within code, which ends no line of the source; clean text holds no CR
_FOLD = re.compile(r"([ \t\r\n]*[\n\0][ \t\r\n\0]*)")
_FOOTNOTE = "footnote"


def read(html: str) -> tuple[Block, ...]:
    """Return the blocks of sanitised HTML, on the lines that marks in them tell (see `source`), else on line 0."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return tuple(reader.blocks)


class _Open(NamedTuple):
    tag: str
    kind: MarkKind
    target: str | None
    start: int


class _List(NamedTuple):
    ordered: bool
    first: int
    note: bool


class _Reader(HTMLParser):
    """Gathers text and marks until an edge, then makes a block of them.

    Paragraphs of one list item become one block, parted by a break. Items of a list that does not begin at 1 keep
    their numbers as text, and so do footnotes: a capture's figures are not counted anew.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.raw: list[str] = []
        self.size = 0
        self.marks: list[Mark] = []
        self.opened: list[_Open] = []
        self.lists: list[_List] = []
        self.counts: list[int] = []
        self.quotes = self.pres = self.level = self.tables = self.rows = self.cells = 0
        self.notes = self.in_cell = self.skipping = self.begun = False

    # ------------------------------------------------------------ events

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        values = {name: value or "" for name, value in attrs}
        if self.tables and tag != "table" and tag not in INLINE:
            self._start_in_table(tag, values)
        elif tag in PARTS:
            self._edge(tag)
            self._start_part(tag, values)
        elif tag in INLINE:
            self._start_inline(tag, values)
        else:
            self._start_void(tag, values)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag in INLINE:
            self._end_inline(tag)
        elif tag == "table":
            self._end_table()
        elif self.tables:
            self.in_cell = self.in_cell and tag not in CELLS
        elif tag in PARTS and not (tag == "p" and self.lists):
            self.flush()
            self._end_part(tag)

    def handle_data(self, data: str) -> None:
        """Keep text; white space between a table's cells is none."""
        if self.skipping or (self.tables and not self.in_cell):
            return
        self.begun = self.begun or not data.isspace()
        self._put(re.sub(r"\s+", " ", data) if self.tables else data)

    # ------------------------------------------------------------ parts

    def _edge(self, tag: str) -> None:
        if tag != "p" or not self.lists:
            self.flush()
        elif self.begun:
            self._put(_BREAK)

    def _start_part(self, tag: str, values: dict[str, str]) -> None:
        if tag in ("ul", "ol"):
            first = values.get("start", "1")
            self.lists.append(_List(tag == "ol", int(first) if re.fullmatch(r"[0-9]{1,9}", first) else 1, self.notes))
            self.counts.append(0)
        elif tag == "li" and self.lists:
            self.counts[-1] += 1
            self.begun = False
            self._put(self._number())
        elif tag == "div" and values.get("class") == _FOOTNOTE:
            self.notes = True
        elif tag == "table":
            self.tables += 1
        self.quotes += tag == "blockquote"
        self.pres += tag == "pre"
        self.level = HEADINGS.get(tag, self.level)

    def _end_part(self, tag: str) -> None:
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            self.counts.pop()
        self.quotes -= tag == "blockquote"
        self.pres -= tag == "pre"
        self.level = 0 if tag in HEADINGS else self.level

    def _number(self) -> str:
        here = self.lists[-1]
        if here.note and len(self.lists) == 1:
            return f"[{self.counts[-1]}] "
        return f"{here.first + self.counts[-1] - 1}. " if here.ordered and here.first != 1 else ""

    def _start_in_table(self, tag: str, values: dict[str, str]) -> None:
        if tag in ("tr", "caption"):
            self._put("\n" if self.rows else "")
            self.rows, self.cells = self.rows + 1, 0
        if tag in CELLS:
            self._put("\t" if self.cells else "")
            self.cells, self.in_cell = self.cells + 1, True
        elif tag == "img":
            self._start_void(tag, values)
        elif self.in_cell:
            self._put(" ")

    def _end_table(self) -> None:
        self.tables -= 1
        if not self.tables:
            self.flush("table")
            self.rows, self.in_cell = 0, False

    # ------------------------------------------------------------ inline

    def _start_inline(self, tag: str, values: dict[str, str]) -> None:
        kind, classes = INLINE[tag], values.get("class")
        if kind == "code" and self.pres:
            return
        target = safe_address(values.get("href")) if kind == "link" else None
        if target and target.startswith("#"):  # a place within the capture's own page: it is not kept
            target = None
        if classes == "footnote-ref":
            self._put("[")
        self.skipping = self.skipping or classes == "footnote-backref"
        self.opened.append(_Open("footnote-ref" if classes == "footnote-ref" else tag, kind, target, self.size))

    def _end_inline(self, tag: str) -> None:
        self.skipping = False
        names = {tag, "footnote-ref"} if tag == "a" else {tag}
        for n in range(len(self.opened) - 1, -1, -1):
            if self.opened[n].tag in names:
                mark = self.opened.pop(n)
                if mark.tag == "footnote-ref":
                    self._put("]")
                return self._mark(mark)

    def _mark(self, mark: _Open) -> None:
        if (mark.target or mark.kind != "link") and self.size > mark.start:
            self.marks.append(Mark(mark.start, self.size, mark.kind, mark.target))

    def _start_void(self, tag: str, values: dict[str, str]) -> None:
        if tag == "br":
            self._put(_CODE_BREAK if self.pres else _BREAK)
        elif tag == "img":
            target, start = safe_address(values.get("src")), self.size
            self._put(re.sub(r"\s+", " ", values.get("alt", "")).strip() or (target or "").rpartition("/")[2])
            if target and self.size > start:
                title = re.sub(r"\s+", " ", values.get("title", "")).strip() or None
                self.marks.append(Mark(start, self.size, "image", target, title))
            self.begun = True

    def _put(self, text: str) -> None:
        self.raw.append(text)
        self.size += len(text)

    # ------------------------------------------------------------ blocks

    def flush(self, kind: BlockKind | None = None) -> None:
        """End the block that is being gathered; elements that are still open go on in the next one."""
        if self.tables:
            return
        for mark in self.opened:
            self._mark(mark)
        self.opened = [mark._replace(start=0) for mark in self.opened]
        kind = kind or self._kind()
        raw, marked, spans = _unnumbered("".join(self.raw), self.marks, kind)
        text, marks = _tidy(raw, marked, kind)
        self.raw, self.size, self.marks, self.begun = [], 0, [], False
        if text.strip():
            self.blocks.append(self._block(kind, text, marks, spans))

    def _kind(self) -> BlockKind:
        if self.pres:
            return "code"
        if self.lists:
            here = self.lists[-1]
            counted = here.ordered and here.first != 1 and not here.note
            return "paragraph" if counted else "item"
        if self.level:
            return "heading"
        return "quote" if self.quotes else "paragraph"

    def _block(self, kind: BlockKind, text: str, marks: tuple[Mark, ...], lines: tuple[int, int]) -> Block:
        level = {"heading": self.level, "item": len(self.lists), "quote": self.quotes}.get(kind, 1)
        ordered = kind == "item" and self.lists[-1].ordered and not self.lists[-1].note
        if kind == "paragraph" and any(mark.kind == "image" and mark.end - mark.start == len(text) for mark in marks):
            kind = "figure"
        return Block(kind=kind, text=text, marks=marks, level=level, ordered=ordered, line=lines[0], end=lines[1])


# ---------------------------------------------------------------- lines


def _unnumbered(raw: str, marks: list[Mark], kind: BlockKind) -> tuple[str, list[Mark], tuple[int, int]]:
    """Return text and marks without the signs that tell lines, and the first and last line; (0, 0) without a sign."""
    found = [(sign.start(), ord(sign[0]) - source.FIRST + 1) for sign in source.NUMBER.finditer(raw)]
    if not found:
        return raw, marks, (0, 0)
    places = [place for place, _ in found]
    moved = [
        msgspec.structs.replace(m, start=m.start - bisect_left(places, m.start), end=m.end - bisect_left(places, m.end))
        for m in marks
    ]
    first, last = min(line for _, line in found), max(line for _, line in found)
    if kind == "code":  # lines without words are lines of it as well
        bare = raw.strip("\n")
        lead = raw.index(bare)
        first -= raw.count("\n", lead, places[0])
        last += raw.count("\n", places[-1], lead + len(bare))
    return source.NUMBER.sub("", raw), moved, (first, last)


# ---------------------------------------------------------------- white space


def _tidy(raw: str, marks: list[Mark], kind: BlockKind) -> tuple[str, tuple[Mark, ...]]:
    """Return text and marks with folded lines joined and outer white space gone; tables and code stay as they are."""
    verbatim = kind in ("table", "code")
    raw = raw.replace(_CODE_BREAK, "\n")
    text, places, breaks = (raw, list(range(len(raw) + 1)), []) if verbatim else _unfold(raw)
    white = "\n" if verbatim else None
    lead, bare = len(text) - len(text.lstrip(white)), text.strip(white)
    moved = [msgspec.structs.replace(m, start=places[m.start], end=places[m.end]) for m in marks] + breaks
    kept = (_within(mark, lead, len(bare)) for mark in moved)
    return bare, tuple(sorted((m for m in kept if m.start < m.end), key=lambda m: (m.start, -m.end, m.kind)))


def _unfold(raw: str) -> tuple[str, list[int], list[Mark]]:
    """Return the text on one line but for breaks, the new place of each old one, and the breaks."""
    parts = _FOLD.split(raw)
    texts: list[str] = []
    places: list[int] = []
    breaks: list[Mark] = []
    size = 0
    for n, part in enumerate(parts):
        if n % 2 == 0:
            new = part
            places += range(size, size + len(part))
        else:
            new = "\n" if _BREAK in part else glue(parts[n - 1], parts[n + 1])
            places += [size] * len(part)
            breaks += [Mark(size, size + 1, "break")] if new == "\n" else []
        texts.append(new)
        size += len(new)
    return "".join(texts), [*places, size], breaks


def _within(mark: Mark, lead: int, size: int) -> Mark:
    start, end = (min(max(edge - lead, 0), size) for edge in (mark.start, mark.end))
    return msgspec.structs.replace(mark, start=start, end=end)
