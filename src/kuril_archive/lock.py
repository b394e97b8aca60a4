"""One process at a time: an advisory lock that goes with whoever holds it, however that ends."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


HELD = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}
"""What a system says of a lock that is another's; any other word means that this disk knows no locks."""


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold the lock on the file ``path``, made for it and deleted after; gives False at once where another holds it.

    A file that a killed process left is nobody's. Where a disk knows no locks, everyone has one. Raises OSError where
    the file cannot be made.
    """
    file = _taken(path)
    try:
        yield file is not None
    finally:
        if file is not None:
            _release(file, path)


def _taken(path: Path) -> BinaryIO | None:
    while True:
        file = path.open("ab")
        try:
            _lock(file)
        except OSError as error:
            if error.errno in HELD:
                file.close()
                return None
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()  # whoever had it has just deleted it: what is locked has no name any more


def _release(file: BinaryIO, path: Path) -> None:
    try:
        with file, suppress(FileNotFoundError):
            path.unlink()
    except PermissionError:  # Windows deletes no file that is open
        with suppress(OSError):
            path.unlink()
    except OSError:
        pass  # it stays, and is nobody's
