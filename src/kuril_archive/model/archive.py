"""The dated records, the archive that they make, and the site that shows it."""

from msgspec import Struct

from kuril_archive.model.captures import Capture, Shown
from kuril_archive.model.times import Dated, Event, Happening, Telling


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
    removed: int = 0
    """Lines that were cut as page furniture."""
    tellings: tuple[Telling, ...] = ()
    """The times that the text speaks of, in its order."""
    happenings: tuple[Happening, ...] = ()
    """What it tells of them."""


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
    events: tuple[Event, ...] = ()
    """What the texts say happened, by time."""


class Outlet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the authority record says of an outlet."""

    spellings: tuple[str, ...] = ()
    """Other spellings of its name."""
    text: Shown | None = None
    """How much of its texts is shown."""


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
    """Under which licence the archive's own words stand: a text, or an address."""
    rights: str | None = None
    """Who holds which rights in what the archive shows: a text, or the address of a statement."""
    contact: str | None = None
    accent: str | None = None
    """Colour of links, ``#rrggbb``."""
    logo: str | None = None
    """Picture beside the archive's name: its path below ``static/``, with forward slashes."""
    footer: str | None = None
    """Markdown at the foot of every page."""
    text: Shown = "full"
    """How much of the texts is shown."""
    outlets: dict[str, Outlet] = {}
    """Authority record, by the name used."""
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
