"""What waits for a curator, as a page for him: the evidence, and the lines of a sidecar that settle it."""

from pathlib import PurePosixPath

import msgspec
from msgspec import Struct

from kuril_archive.analysis.choices import choices, shown, worst_first
from kuril_archive.model import Archive, Capture
from kuril_archive.renderer import paging, shelves, witnesses
from kuril_archive.renderer.articles import cited
from kuril_archive.renderer.values import Row
from kuril_archive.wording import Wording

REVIEW = "review.html"
"""The page; nothing leads to it."""


class Waiting(Struct, frozen=True, kw_only=True):
    """A report that is to review."""

    row: Row
    reasons: tuple[str, ...]
    capture: str
    """The capture's file, relative to the archive's folder."""
    sidecar: str
    witnesses: tuple[witnesses.Witness, ...]
    lines: tuple[str, ...]
    """YAML, each line with what it says or leads to."""


def waiting(archive: Archive, wording: Wording) -> tuple[Waiting, ...]:
    """Return what is to review, worst first, as far as a page can hold it."""
    captures = {entry.article.capture.id: entry.article.capture for entry in archive.entries}
    rows = {entry.article.capture.id: shelves.row(entry) for entry in archive.entries}
    found = tuple(
        Waiting(
            row=rows[entry.article.capture.id],
            reasons=entry.review,
            capture=entry.article.capture.source.path,
            sidecar=_sidecar(entry.article.capture),
            witnesses=witnesses.testify(entry.article, cited(entry, captures, rows), wording),
            lines=shown(choices(entry)),
        )
        for entry in worst_first(archive.entries)[: paging.MOST]
    )
    return found[paging.cut([_size(each) for each in found])[0]]


def _size(waiting: Waiting) -> int:
    """About how many bytes it takes on the page."""
    return 900 + 500 * len(waiting.witnesses) + len(msgspec.json.encode((waiting.witnesses, waiting.lines)))


def _sidecar(capture: Capture) -> str:
    """The file that its keys came from, else the one to make."""
    beside = str(PurePosixPath(capture.source.path).with_suffix(".yml"))
    return next((path for path, _ in capture.keys_from.values() if path != capture.source.path), beside)
