"""The records: frozen values that the stages hand on. A later stage never completes one, it returns a richer one."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from kuril_archive.problems import Problems

# ---------------------------------------------------------------- text

MarkKind = Literal["strong", "em", "code", "link", "image", "sub", "sup", "del", "break"]
BlockKind = Literal["paragraph", "heading", "quote", "item", "table", "code"]


class Mark(Struct, frozen=True):
    """Inline mark-up over a block's text; offsets are code points, ``end`` is exclusive."""

    start: int
    end: int
    kind: MarkKind
    target: str | None = None
    """Address of a link or an image."""


class Block(Struct, frozen=True, kw_only=True):
    """One paragraph, heading, quotation, list item, table or code block: plain text plus marks."""

    kind: BlockKind = "paragraph"
    text: str
    """Plain text. A table has one row a line, its cells parted by tabs."""
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


# ---------------------------------------------------------------- captures


class Source(Struct, frozen=True, kw_only=True):
    """The file that a record rests on."""

    path: str
    """Relative to the archive's folder, with forward slashes."""
    sha256: str
    """Fixity of the bytes, 64 hexadecimal digits."""
    url: str | None = None
    """Address the report was captured from."""
    rights: str | None = None


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

    def line_of(self, key: str) -> int | None:
        """The capture's line that sets a key; None where the sidecar does, or nothing."""
        path, line = self.keys_from.get(key, ("", 0))
        return line if path == self.source.path else None


# ---------------------------------------------------------------- dates

Basis = Literal["stated", "inferred", "curated", "unknown"]
Role = Literal["supports", "bounds", "rejected"]


class Evidence(Struct, frozen=True, kw_only=True):
    """One witness for a day, with its verdict."""

    kind: str
    quote: str | None = None
    line: int | None = None
    capture: str | None = None
    """Id of the capture in which the quoted words stand, where it is another one."""
    reads: str | None = None
    """What the words read as: EDTF, or the name of a weekday."""
    role: Role
    rule: str
    """Name of the rule; its sentence is in ``analysis.reasons``."""
    values: dict[str, str] = {}
    """What the rule's sentence is filled with."""


class Dated(Struct, frozen=True, kw_only=True):
    """A day as far as it is known."""

    edtf: str | None = None
    """ISO 8601-2 value; None where nothing is known."""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    basis: Basis = "unknown"
    uncertain: bool = False
    alternatives: tuple[str, ...] = ()
    """Other EDTF values that fit, latest first."""
    evidence: tuple[Evidence, ...] = ()


class Article(Struct, frozen=True, kw_only=True):
    """The dated record."""

    capture: Capture
    published: Dated


class Findings(Struct, frozen=True, kw_only=True):
    """What the text itself gives once its day is known."""

    words: int
    minutes: int
    """Reading time at 230 words a minute, at least 1."""
    extract: str
    """The curator's summary, else the first sentence."""


# ---------------------------------------------------------------- archive and site


class Entry(Struct, frozen=True, kw_only=True):
    """An article with its findings and what a list shows of it."""

    article: Article
    findings: Findings
    review: tuple[str, ...] = ()
    """Why it wants a curator's look; empty where it does not."""


class Group(Struct, frozen=True, kw_only=True):
    """A named shelf: an outlet, a tag, a year."""

    name: str
    slug: str
    entries: tuple[Entry, ...]


class Archive(Struct, frozen=True, kw_only=True):
    """All articles in their total order, and every list that needs more than one of them."""

    entries: tuple[Entry, ...]
    """By day, then id; the undated last."""
    years: tuple[Group, ...]
    """Newest year first, each oldest entry first."""
    undated: tuple[Entry, ...]
    """Entries whose year is not known."""
    outlets: tuple[Group, ...]
    tags: tuple[Group, ...]


class Site(Struct, frozen=True, kw_only=True):
    """What ``archive.yml`` says of the archive."""

    title: str = "News archive"
    description: str | None = None
    base_url: str | None = None
    """Address of the published site, with a final slash."""
    language: str = "en"
    collected: str | None = None
    """EDTF day, month or year up to which captures were collected; the last bound for a missing year."""
    licence: str | None = None
    contact: str | None = None
    outlets: dict[str, tuple[str, ...]] = {}
    """Authority record: the name used -> other spellings."""
    ignore: tuple[str, ...] = ()
    """Rules that are silenced: codes of problems."""


class Prose(Struct, frozen=True, kw_only=True):
    """A page of the archive's own, from a Markdown file below ``pages/``."""

    id: str
    title: str
    html: str
    """Sanitised."""
    origin: str
    """File, relative to the archive's folder."""


class Page(Struct, frozen=True, kw_only=True):
    """A file that will exist, as a value: its bytes depend on what it holds and on nothing else."""

    path: str
    """Output path, relative to the site's root, with forward slashes."""
    origin: str
    """What asks for it: a capture's file, an outlet, a template."""
    template: str
    context: dict[str, object] = {}


class Asset(Struct, frozen=True, kw_only=True):
    """A file that is copied byte for byte."""

    path: str
    origin: str
    file: str
    """Where it lies on the disk."""


# ---------------------------------------------------------------- what commands say


class Report(Struct, frozen=True, kw_only=True):
    """What a build has to say; its counts reconcile."""

    captures: int
    """Captures found, those that could not be read included."""
    articles: int
    review: int
    """Articles that want a curator's look."""
    pages: int
    """HTML pages of the site."""
    written: int
    unchanged: int
    deleted: int
    others: tuple[str, ...]
    """Files among the articles that are neither captures nor sidecars."""
    notes: tuple[str, ...]
    """What was left out or assumed, said once."""
    silenced: int = 0
    """Problems that were found and are not told."""
    problems: Problems


class Checked(Struct, frozen=True, kw_only=True):
    """What a check has to say."""

    captures: int
    """Captures found, those that could not be read included."""
    articles: int
    pages: int
    """HTML pages of the site."""
    files: int
    """All files of the site."""
    links: int
    """Links within the site, each once a page."""
    silenced: int = 0
    """Problems that were found and are not told."""
    problems: Problems
