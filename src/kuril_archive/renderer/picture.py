"""A drawing as values, in units of about a CSS pixel; the template makes SVG of it."""

from msgspec import Struct


class Text(Struct, frozen=True):
    """A label; anchor as in SVG."""

    x: float
    y: float
    anchor: str
    words: str
    soft: bool = False


class Dot(Struct, frozen=True):
    """The middle of a report's or an event's mark; filled where its day is known."""

    x: float
    y: float
    known: bool


class Bar(Struct, frozen=True):
    """A span, or a count."""

    x: float
    y: float
    width: float
    height: float
    known: bool


class Stem(Struct, frozen=True):
    """What leads from a mark up to its label."""

    x: float
    top: float
    bottom: float


class Rule(Struct, frozen=True):
    """An axis with its ticks."""

    y: float
    left: float
    right: float
    ticks: tuple[float, ...]


class Wedge(Struct, frozen=True):
    """What ties the enlarged window to its place on the whole axis."""

    points: str
    top: float
    bottom: float


class Told(Struct, frozen=True, kw_only=True):
    """The layer above the line: what the reports tell of."""

    stems: tuple[Stem, ...] = ()
    bars: tuple[Bar, ...] = ()
    diamonds: tuple[Dot, ...] = ()


class Drawing(Struct, frozen=True, kw_only=True):
    """A picture in its own units, about a CSS pixel each."""

    name: str
    width: int
    height: float
    title: str
    rules: tuple[Rule, ...]
    texts: tuple[Text, ...]
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    bands: tuple[Bar, ...] = ()
    """Marked stretches, behind everything else."""
    told: Told | None = None
    """None where there are no events."""
    wedge: Wedge | None
