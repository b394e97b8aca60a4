"""What an archive is made of, and what of it has changed on the disk."""

import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path, PurePath
from threading import Event
from typing import Literal

from msgspec import Struct
from watchfiles import Change, watch

from kuril_archive.output import MANIFEST
from kuril_archive.places import LITTER, shown_in
from kuril_archive.problems import ArchiveError, Problem

TICK = 100
"""Milliseconds between two looks at what the watch cannot see: whether the folders themselves come and go."""
_OPEN = r"""
    .*\.(swp|swx|tmp|temp|part|crdownload)
    | ~\$.* | \.~lock\..*\# | \.\#.*  # what office programs and Emacs lay beside a file that is open
    | \#.*\#            # Emacs' own savings
    | \.goutputstream-.*  # with which GNOME's programs save
    | 4913              # with which Vim tries whether it may write
    | .*___jb_\w+___    # with which JetBrains' editors save
"""
_OTHERS = r"""
    | \..*              # dotfiles: most editors' own files, and what no site shows
    | .*~ | .*\.bak     # backups
"""
PASSING, PASSING_ANYWHERE = (
    re.compile(names, re.VERBOSE | re.IGNORECASE | re.DOTALL) for names in (_OPEN + _OTHERS, _OPEN)
)
"""Whole names of files and folders that come and go while others are edited; the second where any file is copied."""


class Sources(Struct, frozen=True, kw_only=True):
    """What a site is made of; none of it need be there."""

    folders: tuple[Path, ...]
    copied: tuple[Path, ...]
    """Those of the folders, or folders in them, whose files are copied as they are, dotfiles too."""
    files: tuple[Path, ...]
    """``archive.yml``, and the names that it is not read under."""
    output: Path
    """What lies in this folder is made, not a source."""


def matters(inner: PurePath, *, copied: bool = False) -> bool:
    """Tell whether a change of what has this path within a folder of sources could change the site."""
    passing = PASSING_ANYWHERE if copied else PASSING
    return not any(passing.fullmatch(part) or part.lower() in LITTER for part in inner.parts)


def changes(sources: Sources, stop: Event, stands: Callable[[], bool]) -> Iterator[tuple[str, ...]]:
    """Give ``()`` once the watch stands, then the names of what has changed, each time something has.

    A site that ``stands``, as far as the receiver knows, and is no longer in its folder is a change too. It ends when
    ``stop`` is set. Nothing is lost between two results, however long the receiver takes. Raises
    ArchiveError where the system does not let the folders be watched.
    """
    pending, begun, known = set[str](), False, _state(sources.output)
    while not stop.is_set():
        before = _marks(sources)
        roots = {folder: folder.resolve() for folder in sources.folders if folder.is_dir()}
        with closing(_batches(roots, stop)) as batches:
            for batch in batches:
                now, state = _marks(sources), _state(sources.output)
                moved = {place.as_posix() for place in before if now[place] != before[place]}
                pending |= moved | _named(batch, roots, sources)
                if state != "built" and (state != known or stands()):
                    pending.add(sources.output.as_posix())
                known = state
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


def _named(batch: set[Path], roots: Mapping[Path, Path], sources: Sources) -> set[str]:
    output, copied = sources.output.resolve(), [folder.resolve() for folder in sources.copied]
    return {
        shown_in(folder, path)
        for path in batch
        for folder, root in roots.items()
        if path.is_relative_to(root) and not path.is_relative_to(output)
        and matters(path.relative_to(root), copied=any(map(path.is_relative_to, copied)))
    }  # fmt: skip


def _state(output: Path) -> Literal["built", "taken", "free"]:
    """Whether a site is there, something else, or nothing."""
    try:
        names = {file.name for file in output.iterdir()}
    except OSError:
        return "free"
    return "built" if MANIFEST in names else "taken" if names else "free"


def _marks(sources: Sources) -> dict[Path, tuple[int, ...] | None]:
    """What tells a folder from another of its name, and a file from what it was."""
    return {place: _mark(place) for place in (*sources.folders, *sources.files)}


def _mark(place: Path) -> tuple[int, ...] | None:
    try:
        found = place.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino, *(() if place.is_dir() else (found.st_mtime_ns, found.st_size)))
