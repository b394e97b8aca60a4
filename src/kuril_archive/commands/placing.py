"""Files that a command makes for people: each whole or not at all, and none written over unasked."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from kuril_archive.problems import ArchiveError, Problem

HINTS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "free some space and type it again"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "allow writing there, or choose another folder"),
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR), "a file is where a folder must be: move it away, or choose another"),
}


def placed(file: Path, content: bytes, *, over: bool = False) -> bool:
    """Put a file in place, whole; False where its name is taken, or with ``over`` where it holds these bytes already.

    Raises ArchiveError where the system refuses.
    """
    partial = file.with_name(f".kuril-archive.{os.getpid()}")
    with reported(file):
        if os.path.lexists(file) and (not over or file.read_bytes() == content):
            return False
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            partial.unlink(missing_ok=True)
            partial.write_bytes(content)
            return _replaced(partial, file) if over else _named(partial, file)
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)


def kind_of(path: Path) -> Literal["file", "folder"] | None:
    """What is there; None for nothing that can be seen."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return None
    return "folder" if stat.S_ISDIR(mode) else "file"


@contextmanager
def reported(place: Path) -> Iterator[None]:
    """Turn what the system refuses into a problem."""
    try:
        yield
    except OSError as error:
        hint = HINTS.get(error.errno or 0, "mend this and type it again, or choose another folder")
        message = f"the system says: {error.strerror or error}"
        raise ArchiveError(Problem(path=place.as_posix(), code="disk", message=message, hint=hint)) from error


def _replaced(partial: Path, file: Path) -> bool:
    partial.replace(file)
    return True


def _named(partial: Path, file: Path) -> bool:
    """Give a file its name; False where another has come to have it."""
    try:
        os.link(partial, file)  # unlike a rename, it replaces nothing on any system
    except FileExistsError:
        return False
    except OSError:  # a disk that knows no links, as on a memory stick
        if os.path.lexists(file):
            return False
        partial.rename(file)
    return True
