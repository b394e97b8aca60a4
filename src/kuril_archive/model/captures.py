"""A saved copy of a report, and what its curator knows of it."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from kuril_archive.model.text import Block, Removed, Sign
from kuril_archive.model.times import Correction


class Source(Struct, frozen=True, kw_only=True):
    """The file that a record rests on."""

    path: str
    """Relative to the archive's folder, with forward slashes."""
    sha256: str
    """Fixity of the bytes, 64 hexadecimal digits."""
    url: str | None = None
    """Address the report was captured from."""
    rights: str | None = None


Shown = Literal["full", "excerpt"]
"""How much of a text is shown."""

Ignorable = Literal[
    "front matter", "byline", "date line", "header", "dateline", "address", "clock", "updated", "weekday", "year"
]  # fmt: skip
"""Kinds of date evidence that a curator can put aside."""


class Keys(Struct, frozen=True, kw_only=True):
    """What front matter and sidecar may say; docs/keys.md explains each."""

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    place: str | None = None
    language: str | None = None
    date: str | None = None
    """EDTF, or a written date that reads in one way."""
    date_note: str | None = None
    not_before: dt.date | None = None
    not_after: dt.date | None = None
    ignore: tuple[Ignorable, ...] = ()
    """Kinds of date evidence that are not to be used."""
    captured: dt.date | None = None
    added: dt.date | None = None
    url: str | None = None
    rights: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    note: str | None = None
    """Markdown, by the archive's editor."""
    aliases: tuple[str, ...] = ()
    """Earlier ids of this capture."""
    mentions: tuple[Correction, ...] = ()
    """Times of the text that are read otherwise, named or silenced."""
    text: Shown | None = None
    """How much of the text is shown; None where the outlet or the archive says it."""
    withheld: str | None = None
    """Reason; the page stays as a tombstone, the text appears nowhere."""
    review: Literal["done"] | None = None


OTHER_NAMES = {"author": "authors", "lang": "language", "source_url": "url", "slug": "aliases"}
"""Names that other programs use -> ours."""
NO_REASON = ("", "no", "yes", "false", "true", "off", "on")
"""What is typed for ``withheld`` as if it were a switch."""


class Capture(Struct, frozen=True, kw_only=True):
    """A saved copy of a report, taken apart; nothing of its file is lost between body, signs and removed."""

    id: str
    """Path under ``articles/`` without the suffix."""
    source: Source
    title: str
    title_supplied: bool
    """The capture has no title and ``title`` holds its opening words."""
    outlet: str | None = None
    agency: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    place: str | None = None
    language: str | None = None
    """BCP 47 tag."""
    tags: tuple[str, ...] = ()
    captured: dt.date | None = None
    """Day the page was open: curated, or the page's own clock."""
    body: tuple[Block, ...]
    signs: tuple[Sign, ...] = ()
    removed: tuple[Removed, ...] = ()
    keys: Keys = Keys()
    """The curator's word: the sidecar over the front matter."""
    keys_from: dict[str, tuple[str, int]] = {}
    """Key -> (file, line) that set it."""
    extra: dict[str, object] = {}
    """Keys that nobody knows, kept as they were typed."""

    @property
    def whole(self) -> bool:
        """All of the text may be shown."""
        return self.keys.withheld is None and self.keys.text != "excerpt"

    def line_of(self, key: str) -> int | None:
        """The capture's line that sets a key; None where the sidecar does, or nothing."""
        path, line = self.keys_from.get(key, ("", 0))
        return line if path == self.source.path else None
