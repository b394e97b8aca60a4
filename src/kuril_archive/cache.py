"""What a command came to, kept for as long as nothing that it rests on has changed.

A table of every file's size, times and place on the disk stands for the files' contents, after git's index: a file that
was written in the moment in which the table was taken may have been written again since, so that such a table does not
count (git's documentation, racy-git). What cannot be read, is foreign or older, is a miss and never an error.
"""

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

T = TypeVar("T")
Table = dict[str, tuple[int, int, int, int]]
"""Path -> size, time of its last change and of its entry's (both in ns), inode; of a folder mode, 0, 0, inode."""

FOLDER = Path(".kuril-archive")
"""Beside ``archive.yml``; it may be deleted at any time."""
FINE, COARSE = 100_000_000, 2_000_000_000
"""Nanoseconds within which two writes may have one time: Linux's tick and more, and FAT's two seconds."""


class Entry(Struct, frozen=True, kw_only=True):
    """One thing kept."""

    format: Literal[1] = 1
    asked: str
    taken: int
    """When the table of sources was taken, in ns since 1970."""
    sources: Table
    products: Table
    value: msgspec.Raw


class Memory:
    """What was made last time of the same question, the same sources and the same program."""

    def __init__(self, name: str, asked: object, sources: Iterable[Path], products: Iterable[Path] = ()) -> None:
        self._file = FOLDER / f"{name}.json"
        self._asked = ascii((asked, sys.version))
        self._sources, self._products = tuple(sources), tuple(products)
        self._taken = time.time_ns()
        self._before = self._now()

    def recall(self, kind: type[T]) -> T | None:
        """Return what was kept, or None where it may be out of date."""
        with suppress(OSError, msgspec.MsgspecError):
            kept = msgspec.json.decode(self._file.read_bytes(), type=Entry)
            still = kept.asked == self._asked and kept.sources == self._before
            if still and not _is_racy(kept) and kept.products == _table(self._products):
                return msgspec.json.decode(kept.value, type=kind)
        return None

    def keep(self, value: object) -> None:
        """Keep what was made, unless a source has changed meanwhile."""
        if self._now() != self._before:
            return
        entry = Entry(
            asked=self._asked, taken=self._taken, sources=self._before, products=_table(self._products),
            value=msgspec.Raw(msgspec.json.encode(value)),
        )  # fmt: skip
        with suppress(OSError, UnicodeError):  # JSON cannot hold a name that is no text
            content = msgspec.json.encode(entry)
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / ".gitignore").write_text("*\n", "utf8", newline="\n")
            staged = self._file.with_suffix(".new")
            staged.write_bytes(content)
            staged.replace(self._file)

    def _now(self) -> Table:
        return _table(self._sources) | _program()


def _is_racy(kept: Entry) -> bool:
    """Whether a source may have been written after the table was taken, and still have the time that stands there."""
    return any(
        changed > kept.taken - (FINE if changed % 1_000_000 else COARSE) for _, changed, *_ in kept.sources.values()
    )


def _program() -> Table:
    """The program itself, its theme in a checkout, and the folder in which its libraries come and go."""
    package, libraries = Path(__file__).parent, Path(msgspec.__file__).parent.parent
    return _table((package, package.parent.parent / "templates")) | {
        str(libraries): (libraries.stat().st_mtime_ns, 0, 0, 0)
    }


def _table(roots: Iterable[Path]) -> Table:
    return {path: _stat(path) for root in roots for path in _files(root)}


def _files(root: Path) -> Iterator[str]:
    """The root and everything below it, linked folders included, that a build may read, lists or is shut out of."""
    yield str(root)
    seen = set[str]()
    for folder, inner, names in os.walk(root, followlinks=True):
        place = os.path.realpath(folder)
        inner[:] = [] if place in seen else [name for name in inner if name not in (FOLDER.name, "__pycache__")]
        seen.add(place)
        yield from (os.path.join(folder, name) for name in (*names, *inner))  # noqa: PTH118


def _stat(path: str | Path) -> tuple[int, int, int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path for each of many thousand files would cost more than the call
    except OSError:  # not there, or a link that leads nowhere
        return (-1, 0, 0, 0)
    if stat.S_ISDIR(found.st_mode):  # what it holds stands in the table itself; whether it is shut does not
        return found.st_mode, 0, 0, found.st_ino
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
