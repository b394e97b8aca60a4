"""What went wrong, as values, and the few exceptions there are.

::

    ArchiveError            the whole site cannot be built: carries its problems
    └── UsageError          the call itself is wrong (exit status 2)

A stage returns its problems beside its result; it raises only where no result is possible.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Literal, get_args

from msgspec import Struct

Severity = Literal["error", "warning"]
Code = Literal[
    "usage",
    # what becomes of captures, keys and own pages
    "file-unreadable", "folder-unreadable", "capture-name", "capture-id", "capture-empty", "front-matter",
    "sidecar-alone", "sidecar-second", "yaml", "key-unknown", "key-value", "alias", "date-conflict", "outlet-contested",
    "mention-words", "mention-idle", "image-missing", "image-refused", "event-source", "config-name", "language",
    "page-name", "rights-unknown", "accent-contrast",
    # what the site is made of, and where it is written
    "path-unsafe", "path-shared", "path-nested", "template", "target-foreign", "target-busy", "disk",
    # where its pages lead, and what they say they are
    "link-broken", "link-case", "link-folder", "link-root", "link-above", "link-local", "link-circular",
    "anchor-missing", "id-twice", "request-outside", "address-wrong", "address-shared", "html-unreadable",
    # what a host needs of it
    "host-404", "host-404-links", "host-error-page", "host-base-url", "host-jekyll", "host-path-case",
    "host-path-length", "host-path-character", "host-file-size", "host-site-size", "host-file-count",
]  # fmt: skip
"""The rule that found a fault; a name once given stays. ``docs/checks.md`` says of each what to do."""

LOUD: frozenset[Code] = frozenset((
    "usage", "file-unreadable", "folder-unreadable", "capture-name", "capture-id", "front-matter", "sidecar-alone",
    "sidecar-second", "yaml", "page-name", "path-unsafe", "path-shared", "path-nested", "template", "target-foreign",
    "target-busy", "disk",
))  # fmt: skip
"""Rules that nobody can silence: without their words a capture, a page or the site would just not be there."""

HIDING = ("withheld", "text")
"""Keys by which a text is not shown, or not all of it: no fault of theirs is passed over."""


class Problem(Struct, frozen=True, kw_only=True, order=True):
    """One fault, at its place, with what to type against it."""

    path: str
    """File, relative to the archive's folder, with forward slashes."""
    line: int | None = None
    """1-based line, where one line is to blame."""
    column: int | None = None
    """1-based column, where known."""
    field: str | None = None
    """Key or part that is at fault."""
    code: Code = "usage"
    """The rule that found it."""
    message: str
    """What is wrong, as a sentence without its full stop."""
    hint: str
    """What to type or do."""
    severity: Severity = "error"
    """``error``: a capture could not be read or placed. ``warning``: the site is whole, something wants a look."""

    @property
    def fault(self) -> str:
        """Where it is and what is wrong: the first line of what is shown."""
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        field = f" {self.field}:" if self.field else ""
        return f"{place}:{field} {self.message}"

    def __str__(self) -> str:
        return f"{self.fault}\nhint: {self.hint}"


Problems = tuple[Problem, ...]


def heard(problems: Iterable[Problem], silenced: Collection[str]) -> Problems:
    """Return the problems but those of silenced rules; loud ones stay, and any behind which a text is to be hidden."""
    return tuple(
        problem for problem in problems
        if problem.code not in silenced or problem.code in LOUD
        or (problem.field in HIDING and problem.severity == "error")
    )  # fmt: skip


def tally(problems: Iterable[Problem], silenced: int = 0) -> str:
    """How many there are: ``1 error, 2 warnings, 3 silenced``; ``no problems``."""
    counts = Counter[str](problem.severity for problem in problems)
    found = [counted(counts[severity], severity) for severity in get_args(Severity) if counts[severity]]
    return ", ".join([*(found or ["no problems"]), *([f"{silenced:,} silenced"] if silenced else [])])


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 error``, ``2,000 captures``, ``3 entries``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class ArchiveError(Exception):
    """The site as a whole cannot be built; nothing was written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class UsageError(ArchiveError):
    """The command was called with something that is not there."""
