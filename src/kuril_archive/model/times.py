"""A day as far as it is known, with its witnesses; the times that a text speaks of; what happened then."""

import datetime as dt
from typing import Literal

from msgspec import Struct

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


# ---------------------------------------------------------------- the times that a text speaks of

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
"""The types of TIMEX3."""
Anchor = Literal["publication day", "earlier mention", "absolute"]
Reading = Literal["news", "narrative"]
"""How a paragraph is read: as news of its own day, or along its own line of time."""


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """A time that a text speaks of."""

    start: int
    end: int
    """Code points, ``end`` exclusive."""
    text: str
    type: TimexType
    value: str
    """TIMEX3; X for what is not known."""
    edtf: str | None = None
    """ISO 8601-2 at the precision of the words, ``?`` where it rests on a claim or on a doubtful day of publication;
    None for durations, sets, vague references and what cannot be placed."""
    earliest: str | None = None
    latest: str | None = None
    """First and last day it can be, ISO; None where not known."""
    rule: str
    anchor: Anchor
    certain: bool = True
    """False where the text itself gives reason for doubt: a relative expression inside recycled background."""
    reading: Reading = "news"
    """How its paragraph was read."""


def basis(sure: bool, curated: bool) -> Basis:
    """How a time of a text is known."""
    return "curated" if curated else "stated" if sure else "inferred"


class Telling(Struct, frozen=True, kw_only=True, gc=False):
    """A time as a report tells of it, in its place."""

    block: int
    """Place of its paragraph in the body, from 0."""
    mention: Mention
    """With ``start`` and ``end`` within the paragraph's text."""
    sure: bool
    """It is said in full, or by the curator, and there is no reason for doubt; else it is reckoned from another day."""
    name: str | None = None
    """What the curator calls that which happened."""
    note: str | None = None
    """Why the curator reads it so."""
    curated: bool = False
    """The curator gave the date."""

    @property
    def basis(self) -> Basis:
        """How the time is known."""
        return basis(self.sure, self.curated)


class Happening(Struct, frozen=True, kw_only=True, gc=False):
    """A sentence that tells what happened on a day, in a month or year, or over a span of time."""

    article: str
    """Id of the article that says so."""
    block: int
    """Place of its paragraph in the body, from 0."""
    start: int
    end: int
    """Where the words of time stand in the paragraph's text; code points, ``end`` exclusive."""
    line: int
    """First source line of the paragraph."""
    anchor: str
    """Id of the paragraph on the article's page; empty where that is not shown."""
    words: str
    """The words of time."""
    sentence: str
    offset: int
    """Where the words begin in the sentence."""
    edtf: str
    earliest: str
    latest: str
    """First and last day, ISO."""
    sure: bool
    curated: bool = False
    """The curator gave the date."""
    name: str | None = None
    """What the curator calls it."""
    terms: frozenset[str] = frozenset()
    """What the sentence speaks of, folded: by it two are compared."""

    @property
    def basis(self) -> Basis:
        """How the time is known."""
        return basis(self.sure, self.curated)


class Event(Struct, frozen=True, kw_only=True):
    """What happened at one time, and who says so."""

    id: str
    """Its anchor; it stays while its first telling does."""
    edtf: str
    earliest: str
    latest: str
    """First and last day, ISO."""
    sure: bool
    """One that says so is sure of the time."""
    curated: bool = False
    """The curator gave the date."""
    title: str | None = None
    """What the curator calls it."""
    note: str | None = None
    happenings: tuple[Happening, ...] = ()
    """Who says so, the first article first."""
    sources: tuple[str, ...] = ()
    """Sources that the curator names: ids of articles, one paragraph of which may be named, or addresses."""

    @property
    def basis(self) -> Basis:
        """How the time is known."""
        return basis(self.sure, self.curated)


class NamedEvent(Struct, frozen=True, kw_only=True):
    """An entry of ``events.yml``."""

    date: str
    """EDTF."""
    title: str
    note: str | None = None
    sources: tuple[str, ...] = ()
    """Ids of articles, one paragraph of which may be named (``id#line-12``), or addresses."""


class Correction(Struct, frozen=True, kw_only=True):
    """What a sidecar says of a time in the text."""

    text: str
    """The words as they stand in the text."""
    line: int | None = None
    """Source line of their paragraph; None: wherever they stand."""
    date: str | None = None
    """EDTF: the time that is meant."""
    name: str | None = None
    """What happened then."""
    note: str | None = None
    """Why."""
    silent: bool = False
    """It is no time, or none worth telling."""
