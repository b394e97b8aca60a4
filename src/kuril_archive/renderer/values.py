"""What pages hold: small frozen values, so that a page's bytes depend on nothing else."""

from msgspec import Struct

from kuril_archive.analysis.rights import Rights
from kuril_archive.model import Basis, Image
from kuril_archive.renderer.colours import Accent


class Notice(Struct, frozen=True, kw_only=True):
    """What the build itself has to say on the pages."""

    captures: int | None = None
    """Capture files that were found, read or not; None counts the articles."""
    generator: str = "kuril-archive"
    """Name and version of the program."""
    style: str = ""
    """Digest of the style sheet, so that a changed one is fetched anew."""
    logo: Image | None = None
    """The picture beside the archive's name; its path is that in the site."""


class Link(Struct, frozen=True):
    """A named place in the site."""

    name: str
    path: str
    anchor: str = ""


class Tally(Struct, frozen=True):
    """A shelf and how much stands on it."""

    name: str
    path: str
    count: int
    anchor: str = ""


class Entrance(Struct, frozen=True):
    """Shelves of one kind on the home page, and how many there are in all."""

    name: str
    tallies: tuple[Tally, ...]
    path: str
    """Where all of them are listed."""
    all: int


class Counts(Struct, frozen=True):
    """The numbers that must reconcile."""

    captures: int
    articles: int
    review: int


class Frame(Struct, frozen=True, kw_only=True):
    """What stands around every page; no number in it moves when an article is added."""

    title: str
    language: str
    base_url: str | None
    collected: str | None
    licence: Rights | None
    rights: Rights | None
    accent: Accent | None
    logo: Image | None
    footer: str
    """Sanitised; links lead as from the home page."""
    nav: tuple[Link, ...]
    own: tuple[Link, ...]
    """The archive's own pages."""
    generator: str
    style: str


class When(Struct, frozen=True):
    """A day as far as it is known, without its evidence."""

    edtf: str | None
    basis: Basis


class Row(Struct, frozen=True, kw_only=True):
    """An article as lists show it."""

    path: str
    title: str
    supplied: bool
    language: str | None
    when: When
    outlet: str | None
    place: str | None
    extract: str
    withheld: bool


class Shelf(Struct, frozen=True):
    """Rows under a heading."""

    name: str
    anchor: str
    rows: tuple[Row, ...]
    whole: Tally | None = None
    """Where all of it stands, and how much that is, for a shelf that may show only its beginning."""


class Cell(Struct, frozen=True):
    """A day with reports."""

    number: int
    """In its month."""
    date: str
    """ISO."""
    path: str
    reports: int
    known: bool
    """The day of one of them at least is more than inferred."""


class Month(Struct, frozen=True, kw_only=True):
    """A month of the calendar."""

    date: str
    """ISO: ``2022-03``."""
    path: str
    """Where its reports stand."""
    anchor: str
    reports: int
    events: int
    """As far as they have a page together with the reports; else 0."""
    dayless: int
    """Reports of it whose day is not known."""
    weeks: tuple[tuple[Cell | int, ...], ...]
    """From Monday: a day with reports, the number of one without, 0 for one of another month; empty without any."""


class Calendar(Struct, frozen=True, kw_only=True):
    """The days of a year or a month with reports."""

    months: tuple[Month, ...]
    """Those with reports."""
    monthless: int
    """Reports whose month is not known."""


class Year(Struct, frozen=True):
    """A year on the timeline: all its months, or only how much is in each."""

    key: str
    name: str
    path: str
    count: int
    months: tuple[Shelf, ...]
    tallies: tuple[Tally, ...]


class Said(Struct, frozen=True, kw_only=True):
    """A report that tells what happened: its sentence, and where it stands."""

    path: str
    anchor: str
    outlet: str | None
    when: When
    language: str | None
    before: str
    words: str
    """The words of time."""
    after: str
    basis: Basis


class Deed(Struct, frozen=True, kw_only=True):
    """An event as lists show it."""

    id: str
    edtf: str
    basis: Basis
    title: str | None
    note: str
    said: tuple[Said, ...]
    """Who says so, as far as a list has room."""
    more: int
    """How many others do."""
    sources: tuple[Link, ...]
    """What the curator names besides; without a path where it cannot be followed."""


class Deeds(Struct, frozen=True):
    """Events under a heading."""

    name: str
    anchor: str
    deeds: tuple[Deed, ...]


class Age(Struct, frozen=True, kw_only=True):
    """A century of events: all of them by decade, or only how many are in each year."""

    name: str
    decades: tuple[Deeds, ...]
    tallies: tuple[Tally, ...]


class Part(Struct, frozen=True):
    """A month or a day with a page of its own, and how much it holds."""

    name: str
    path: str
    events: int
    reports: int


class Doubt(Struct, frozen=True):
    """An article that wants a curator's look, and why."""

    row: Row
    reasons: tuple[str, ...]


class Cited(Struct, frozen=True, kw_only=True):
    """Another capture that bears witness, with its lines that are quoted."""

    row: Row
    lines: tuple[tuple[int, str], ...] = ()
    """Line number and what stands there."""
