"""A text taken apart: blocks with marks, what was cut, and what the lines around it tell."""

from typing import Literal

from msgspec import Struct

MarkKind = Literal["strong", "em", "code", "link", "image", "sub", "sup", "del", "break"]
BlockKind = Literal["paragraph", "heading", "quote", "item", "table", "code", "figure"]


class Image(Struct, frozen=True, kw_only=True):
    """A picture that lies beside the captures."""

    path: str
    """Below the articles' folder, with forward slashes, by NFC."""
    width: int
    height: int
    """In pixels of CSS, as it is shown."""


class Mark(Struct, frozen=True):
    """Inline mark-up over a block's text; offsets are code points, ``end`` is exclusive."""

    start: int
    end: int
    kind: MarkKind
    target: str | None = None
    """Address of a link or an image."""
    title: str | None = None
    """What is written beneath an image."""
    image: Image | None = None
    """The picture itself; ``target`` then leads to it from the capture's page."""


class Block(Struct, frozen=True, kw_only=True):
    """One paragraph, heading, quotation, list item, table, code block or image alone: plain text plus marks."""

    kind: BlockKind = "paragraph"
    text: str
    """Plain text. A table has one row a line, its cells parted by tabs; an image's text is its alternative."""
    marks: tuple[Mark, ...] = ()
    line: int
    """First source line, 1-based."""
    end: int
    """Last source line, inclusive."""
    level: int = 1
    """Rank of a heading (1 to 6), nesting of a list item or quotation (from 1)."""
    ordered: bool = False
    """The list item belongs to a numbered list."""


class Removed(Struct, frozen=True, kw_only=True):
    """A source line that was cut as page furniture."""

    line: int
    text: str
    rule: str
    """Name of the rule that cut it."""


SignKind = Literal[
    "title", "section", "outlet", "agency", "place", "author", "url",
    "dateline", "date line", "byline", "header", "front matter", "address", "clock", "updated",
]  # fmt: skip


class Sign(Struct, frozen=True, kw_only=True):
    """What a line around the text tells: who, where, when, or under which head."""

    kind: SignKind
    value: str
    """The part that says it: a name, or the words of a date as printed."""
    quote: str
    """The words as they stand in the capture."""
    line: int
    rule: str
    """Name of the rule that read it."""
