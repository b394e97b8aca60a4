"""The one kind of the curator's files that is ever written: a capture's sidecar, and only what he asks for."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from kuril_archive import places
from kuril_archive.loader import edits, texts
from kuril_archive.problems import ArchiveError, Problem

STAGED = ".kuril-archive.new"
"""File beside a sidecar in which the new text is written before it takes the old one's place."""


def beside(files: Iterable[Path]) -> dict[Path, Path]:
    """Map captures to their sidecars, or to where those would be."""
    return {place.file: place.sidecar or place.file.with_suffix(".yml") for place in places.alone(files)}


def write(file: Path, path: str, said: Mapping[str, str]) -> tuple[str, str]:
    """Put ``said`` (key -> value) into a sidecar, made if there is none; return its text before and after.

    ``path`` is its name in messages. Nothing is written where the text says so already. Raises what `edits.edited`
    raises, and ArchiveError where the file cannot be read or written.
    """
    before = _text(file, path)
    after = edits.edited(before, said, path)
    if after != before:
        try:
            _put(file, after.encode())
        except OSError as error:
            problem = Problem(
                path=path, code="disk", message=f"cannot be written: {error.strerror or error}",
                hint="allow writing there, or write it by hand",
            )  # fmt: skip
            raise ArchiveError(problem) from error
    return before, after


def _text(file: Path, path: str) -> str:
    """The text with its byte order mark and its line ends; nothing where there is no file yet."""
    if not os.path.lexists(file):
        return ""
    text, raw, problems = texts.read(file, path, may_be_empty=True)
    if text is None:
        raise ArchiveError(*problems)
    return raw.decode()


def _put(file: Path, content: bytes) -> None:
    """Replace the file in one step; a link stays a link, and the permissions of the old file are the new one's."""
    file = Path(os.path.realpath(file))
    staged = file.with_name(STAGED)
    staged.unlink(missing_ok=True)
    try:
        with staged.open("xb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        if file.exists():
            file.open("r+b").close()  # what may not be written is not replaced either
            staged.chmod(file.stat().st_mode)
        staged.replace(file)
    finally:
        with suppress(OSError):
            staged.unlink(missing_ok=True)
