"""What English words tie a time to another, and how its figures of years are read."""

from kuril_archive.analysis.mentions.model import Base
from kuril_archive.analysis.mentions.rules import any_case


def year_of(figures: str, era: str | None = None) -> int:
    """The year, 1 BC as 0; of two figures as POSIX ``%y`` reads them."""
    year = int(figures)
    if era and era.lower().startswith("b"):
        return 1 - year
    return year + (1900 if year >= 69 else 2000) if len(figures) == 2 and not era else year


_TIED: dict[str, tuple[Base, int]] = {
    "this": ("publication", 0),
    "current": ("publication", 0),
    "last": ("publication", -1),
    "past": ("publication", -1),
    "next": ("publication", 1),
    "coming": ("publication", 1),
    "that": ("reference", 0),
    "same": ("reference", 0),
    "following": ("reference", 1),
    "previous": ("reference", -1),
    "preceding": ("reference", -1),
    "prior": ("reference", -1),
}
"""Words before a unit -> what it is reckoned from, and how many units away."""
_NEIGHBOUR = any_case("this last next that same following previous preceding prior current coming".split())
TIED = rf"(?:(?:the )?(?:{_NEIGHBOUR}|this coming))"


def tied(words: str) -> tuple[Base, int]:
    """What *last*, *the same* and the like stand for; *the next* after the reference, as *the following*."""
    last = words.lower().split()[-1]
    return ("reference", 1) if words.lower() == "the next" else _TIED[last]


JOIN = r"(?: ?[-–—/] ?|,? (?:and|to|or|through|until|till) )"
"""What stands between two times that are named together."""
