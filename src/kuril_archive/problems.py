"""What went wrong, as values, and the few exceptions there are.

::

    ArchiveError            the whole site cannot be built: carries its problems
    └── UsageError          the call itself is wrong (exit status 2)

A stage returns its problems beside its result; it raises only where no result is possible.
"""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


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


class ArchiveError(Exception):
    """The site as a whole cannot be built; nothing was written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class UsageError(ArchiveError):
    """The command was called with something that is not there."""
