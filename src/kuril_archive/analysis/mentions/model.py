"""What a mention is, before and after the day of its text is known."""

from typing import Literal

from msgspec import Struct

from kuril_archive.analysis.mentions.point import Point
from kuril_archive.model import Anchor, Mention, Reading, TimexType

__all__ = ["Anchor", "Base", "Expression", "Meaning", "Mention", "Paragraph", "Reading", "Span"]

Base = Literal["absolute", "publication", "reference", "reading"]


class Meaning(Struct, frozen=True, gc=False):
    """What words say of a time, without any calendar day to reckon from."""

    type: TimexType = "DATE"
    value: str = ""
    """A finished TIMEX3 value: durations, sets, ``PRESENT_REF``; else empty."""
    base: Base = "reading"
    """What it is reckoned from: nothing, the day of publication, an earlier mention, or as the paragraph is read."""
    point: Point | None = None
    """The unit itself, where it is said in full."""
    shift: tuple[str, int] | None = None
    """So many units from the base."""
    inside: tuple[tuple[str, int], ...] = ()
    """Parts, each within the one before: ``("month", 3), ("day", 21)``."""
    lean: int | None = None
    """-1 the last such before the base, 1 the next after it, 0 the one of its own week or year; None: not said."""
    clock: str = ""
    """What TIMEX3 puts after the day: ``T16:08Z``, ``TMO``."""


class Expression(Struct, frozen=True, gc=False):
    """Words that speak of a time, as recognised: no date is needed for that."""

    start: int
    end: int
    """Code points, ``end`` exclusive."""
    text: str
    rule: str
    """Name of the rule that found it."""
    meaning: Meaning

    @property
    def type(self) -> TimexType:
        """DATE, TIME, DURATION or SET."""
        return self.meaning.type


class Paragraph(Struct, frozen=True, kw_only=True, gc=False):
    """How a paragraph is read, and why."""

    start: int
    end: int
    reading: Reading
    because: str
    """The evidence: the name of a rule of ``readings``."""
    background: bool = False
    """A news text recalls earlier things here: relative expressions are claims."""


class Span(Struct, frozen=True, kw_only=True, gc=False):
    """Two mentions that are the ends of one stretch of time."""

    start: int
    end: int
    first: Mention
    last: Mention
    edtf: str
    earliest: str
    latest: str
