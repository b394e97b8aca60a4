"""What an archive is made of, and what of it has changed on the disk."""

import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path, PurePath
from threading import Event

from msgspec import Struct
from watchfiles import Change, watch

from kuril_archive.loader import shown_in
from kuril_archive.loader.places import LITTER
from kuril_archive.problems import ArchiveError, Problem

TICK = 100
"""Milliseconds between two looks at what the watch cannot see: whether the folders themselves come and go."""
PASSING = re.compile(
    r"""
    \..*                # dotfiles: most editors' own files, and what no site shows
    | .*~ | ~\$.* | \#.*\#  # backups of Emacs and others, owner files of office programs, Emacs' own savings
    | .*\.(swp|swx|tmp|temp|bak|part|crdownload)
    | 4913              # with which Vim tries whether it may write
    | .*___jb_\w+___    # with which JetBrains' editors save
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""Whole names of files and folders that come and go while others are edited."""


class Sources(Struct, frozen=True, kw_only=True):
    """What a site is made of; none of it need be there."""

    folders: tuple[Path, ...]
    file: Path
    """``archive.yml``."""
    output: Path
    """What lies in this folder is made, not a source."""


def matters(inner: PurePath) -> bool:
    """Tell whether a change of what has this path within a folder of sources could change the site."""
    return not any(PASSING.fullmatch(part) or part.lower() in LITTER for part in inner.parts)


def changes(sources: Sources, stop: Event) -> Iterator[tuple[str, ...]]:
    """Give ``()`` once the watch stands, then the names of what has changed, each time something has.

    It ends when ``stop`` is set. Nothing is lost between two results, however long the receiver takes. Raises
    ArchiveError where the system does not let the folders be watched.
    """
    pending, begun = set[str](), False
    while not stop.is_set():
        before = _marks(sources)
        roots = {folder: folder.resolve() for folder in sources.folders if folder.is_dir()}
        with closing(_batches(roots, stop)) as batches:
            for batch in batches:
                now = _marks(sources)
                moved = {place.as_posix() for place in before if now[place] != before[place]}
                pending |= moved | _named(batch, roots, sources.output.resolve())
                if moved:  # what is watched is no longer what has the name
                    break
                if pending or not begun:
                    yield tuple(sorted(pending))
                    pending, begun = set(), True


def _batches(roots: Mapping[Path, Path], stop: Event) -> Generator[set[Path], None, None]:
    """Paths that the system reports, grouped as they come; nothing at every tick.

    Some systems call a folder modified whenever something in it comes or goes, which is told by itself.
    """
    follow = partial(watch, rust_timeout=TICK, yield_on_timeout=True, ignore_permission_denied=True)
    try:
        for batch in follow(*roots.values(), watch_filter=None, stop_event=stop):
            yield {Path(path) for change, path in batch if change is not Change.modified or not Path(path).is_dir()}
    except FileNotFoundError:  # a folder went away just now: look again at which are there
        return
    except OSError as error:
        hint = "raise the system's limit of watches, or: export WATCHFILES_FORCE_POLLING=1"
        wrong = f"cannot be watched: {error.strerror or error}"
        raise ArchiveError(Problem(path=".", code="disk", message=wrong, hint=hint)) from error


def _named(batch: set[Path], roots: Mapping[Path, Path], output: Path) -> set[str]:
    return {
        shown_in(folder, path)
        for path in batch
        for folder, root in roots.items()
        if path.is_relative_to(root) and not path.is_relative_to(output) and matters(path.relative_to(root))
    }


def _marks(sources: Sources) -> dict[Path, tuple[int, ...] | None]:
    """What tells a folder from another of its name, and a file from what it was."""
    return {place: _mark(place) for place in (*sources.folders, sources.file)}


def _mark(place: Path) -> tuple[int, ...] | None:
    try:
        found = place.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino, *(() if place.is_dir() else (found.st_mtime_ns, found.st_size)))
