"""What the rules need of a file of the site: its ids, where it leads, what it claims to be."""

from typing import Literal

from msgspec import Struct

from kuril_archive.problems import Problems

Kind = Literal["link", "load", "refresh", "base"]
"""A reader follows it; a browser fetches it with the page, or goes there by itself; others are seen from there."""


class Reference(Struct, frozen=True):
    """Where a file leads."""

    typed: str
    kind: Kind
    line: int


class Claim(Struct, frozen=True):
    """The address that a page says it has."""

    what: str
    """``canonical``, ``cite-as`` or ``og:url``."""
    typed: str
    line: int


class Twice(Struct, frozen=True):
    """An id that another element of the page has already."""

    name: str
    line: int
    first: int


class Facts(Struct, frozen=True, kw_only=True):
    """One file."""

    path: str
    """Output path."""
    origin: str
    """What asks for it: a capture's file, an own page, the theme."""
    template: str | None = None
    """What it is filled into."""
    size: int
    """Bytes."""
    anchors: frozenset[str] | None = None
    """What may stand after ``#`` in a link to it; None where that is not known."""
    twice: tuple[Twice, ...] = ()
    references: tuple[Reference, ...] = ()
    """Each once, at its first line."""
    claims: tuple[Claim, ...] = ()
    gave_up: tuple[int, str] | None = None
    """Line from which on it could not be read, and why."""
    problems: Problems = ()
    """Why it could not be made."""
