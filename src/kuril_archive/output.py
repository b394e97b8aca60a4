"""The only writer: what will be written is checked first, then put in place so that the site is whole at every moment.

A site names all its files in a manifest. A build first widens the manifest to the old and the new paths, puts new files
in place as they come, stages changed ones, and when all have come renames those, the home page last; then it deletes
what only the old site had and writes the final manifest. Links lead to paths of the old or the new site, and until the
deletions both are there. One case cannot be atomic: where a page becomes a folder, or the reverse, its address is
missing for the few renames between the two.
"""

import errno
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec
from msgspec import Struct

from kuril_archive.lock import locked
from kuril_archive.paths import faults, folded, folders_of, parents, unsafe
from kuril_archive.problems import ArchiveError, Problem, Problems

Content = bytes | Path

MANIFEST = ".kuril-archive.json"
"""Names, inside the site's folder, the files that are the program's to change and to delete."""
LOCK = ".kuril-archive.lock"
"""File inside the site's folder, there while a build writes; that of a first build lies beside the folder."""
STAGING = ".kuril-archive.new"
"""Folder inside the site's folder in which files are written before they are put in place."""
INDEX = "index.html"
CHUNK = 1 << 20
"""Bytes compared at once."""

HINTS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "free some space and build again"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "allow writing there, or choose another --output"),
}


class Written(Struct, frozen=True, kw_only=True):
    """What a build did to the files of the site."""

    written: int
    """Files that are new or have other bytes than before."""
    unchanged: int
    """Files that were not touched, as their bytes are the same."""
    deleted: int
    """Files that only the last build had."""


class Manifest(Struct, frozen=True, kw_only=True):
    """What makes a folder ours."""

    format: Literal[1]
    paths: list[str]
    """Sorted, relative to the folder, with forward slashes."""


def write(target: Path, files: Iterable[tuple[str, Content]], paths: Collection[str]) -> Written:
    """Make the folder ``target`` hold the site whose ``files`` come as (path, bytes or the file to copy).

    ``paths`` are all the paths that will come; that no two are one file is the caller's to check
    (``paths.collisions``). A site that is not there yet is made beside and renamed into place. Of two builds at once
    the second is refused.
    Where ``files`` raises, or the disk fails before all have come, the old site is left as it was. A file of someone
    else is never changed or deleted. Raises ArchiveError where the target or something in it is not ours, a path is
    unsafe or the disk refuses, and ValueError where ``files`` are not those that ``paths`` announces.
    """
    _refuse(sorted(unsafe((path, path) for path in paths)))
    target = Path(os.path.realpath(target))
    beside = target.with_name(f".{target.name}.lock")
    if not _is_site(target) or beside.exists():
        with _alone(beside, target):
            if not _is_site(target):  # another build may have ended just before the lock
                return _create(target, files, paths)
    with _alone(target / LOCK, target):
        return _update(target, files, paths)


def _is_site(target: Path) -> bool:
    """Tell whether the site is there, to be changed in place; refuse what is not ours."""
    with _reported(target):
        if os.path.lexists(target) and not target.is_dir():
            _refuse([_foreign(target, "is not a folder")])
        # A mounted folder can be neither removed nor renamed; filled in place it is safe too, as the home page is last.
        return target.is_dir() and (_known(target) is not None or any(target.iterdir()) or os.path.ismount(target))


@contextmanager
def _alone(lock: Path, target: Path) -> Iterator[None]:
    """Keep others from writing into the target; refuse where another does."""
    with ExitStack() as stack:
        with _reported(lock):
            lock.parent.mkdir(parents=True, exist_ok=True)
            held = stack.enter_context(locked(lock))
        if not held:
            message, hint = "another build is writing there", f"wait until it ends, or delete {lock} if none runs"
            _refuse([Problem(path=str(target), code="target-busy", message=message, hint=hint)])
        yield


def _create(target: Path, files: Iterable[tuple[str, Content]], paths: Collection[str]) -> Written:
    """Build beside the target and rename; what a killed build left there is taken up."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        with _reported(partial):
            partial.mkdir(parents=True, exist_ok=True)
        written = _update(partial, files, paths)
        with _reported(target):
            if target.is_dir():
                target.rmdir()
            partial.rename(target)
    finally:
        with suppress(OSError):  # it is gone, or holds what the next build takes up
            partial.rmdir()
    return written


def _update(folder: Path, files: Iterable[tuple[str, Content]], paths: Collection[str]) -> Written:
    with _reported(folder):
        update = _Update(folder, frozenset(paths))
    try:
        with _reported(folder):
            update.begin()
        for path, content in files:
            with _reported(folder):
                update.take(path, content)
        update.check()
    except BaseException:
        update.undo()
        raise
    with _reported(folder):
        return update.finish()


class _Update:
    """A folder of ours on its way from the paths of its manifest to new ones; raises before it touches what is not."""

    def __init__(self, folder: Path, new: frozenset[str]) -> None:
        self.folder, self.staging, self.new = folder, folder / STAGING, new
        self.known = _known(folder)
        self.old = self.known or frozenset()
        self.gone = self.old - new
        self.twins = self._find_twins()
        in_the_way = set(self._pairs())
        self.blockers = {old for old, _ in in_the_way}
        self.blocked = {path for _, path in in_the_way}
        self.waiting = set(new)
        self.numbers = count()
        self.placed: list[str] = []
        self.staged: dict[str, Path] = {}
        self.unchanged = 0
        _refuse(self._strangers())

    def begin(self) -> None:
        """Clear what a killed build has staged, and name the new files as ours before they come."""
        self._clear()
        self.staging.mkdir()
        self._save(self.old | self.new)

    def take(self, path: str, content: Content) -> None:
        """Put a new file in place at once; stage a changed one."""
        if path not in self.waiting:
            raise ValueError(f"{path} was not announced, or comes twice")
        self.waiting.remove(path)
        exists = os.path.lexists(self.folder / path)
        if exists and path not in self.blocked and _same(self.folder / path, content):
            self.unchanged += 1
        elif exists or path in self.blocked or path == INDEX:
            self.staged[path] = self._stage(content)
        else:
            staged = self._stage(content)
            self.placed.append(path)
            self._place(staged, path)

    def check(self) -> None:
        """Raise ValueError where a file has not come."""
        if self.waiting:
            raise ValueError(f"{min(self.waiting)} was announced and did not come")

    def finish(self) -> Written:
        """Change over to the new site, the home page last, then delete what is left of the old one."""
        try:
            deleted = sum(self._remove(path) for path in sorted(self.blockers))
            for path in sorted(self.staged, key=self._turn):
                self._place(self.staged[path], path)
            deleted += sum(self._remove(path) for path in sorted(self.gone - self.blockers))
            self._save(self.new)
            self.staging.rmdir()
        except OSError:
            with suppress(OSError):
                self._clear()
            raise
        return Written(written=len(self.placed) + len(self.staged), unchanged=self.unchanged, deleted=deleted)

    def undo(self) -> None:
        """Take back what was put in place; where the disk refuses, the wide manifest still names it for next time."""
        with suppress(OSError):
            for path in self.placed:
                self._remove(path)
            self._clear()
            self.staging.mkdir()
            if self.known is None:
                (self.folder / MANIFEST).unlink(missing_ok=True)
            else:
                self._save(self.known)
        with suppress(OSError):
            self._clear()

    def _turn(self, path: str) -> tuple[bool, bool, bool, str]:
        return path == INDEX, path not in self.blocked, path.endswith(".html"), path

    def _save(self, paths: frozenset[str]) -> None:
        manifest = msgspec.json.encode(Manifest(format=1, paths=sorted(paths)))
        content = msgspec.json.format(manifest, indent=2) + b"\n"
        if not _same(self.folder / MANIFEST, content):
            self._place(self._stage(content), MANIFEST)

    def _stage(self, content: Content) -> Path:
        staged = self.staging / str(next(self.numbers))
        with _opened(content) as source, staged.open("wb") as file:
            shutil.copyfileobj(source, file)
        return staged

    def _place(self, staged: Path, path: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(file)

    def _remove(self, path: str) -> bool:
        """Delete a file of ours and the folders that are empty without it, those of a killed build too."""
        file = self.folder / path
        found = os.path.lexists(file) and not _is_folder(file)
        if found:
            file.unlink()
        for parent in parents(path):
            if not _rmdir(self.folder / parent):
                break
        return found

    def _clear(self) -> None:
        if self.staging.exists():
            for file in self.staging.iterdir():
                file.unlink()
            self.staging.rmdir()

    def _find_twins(self) -> dict[str, str]:
        """Map new paths to the old ones that are the same file in another case."""
        named = {folded(path): path for path in self.new} if self.gone else {}
        pairs = [(named.get(folded(old)), old) for old in sorted(self.gone)]
        return {new: old for new, old in pairs if new and _one_file(self.folder / new, self.folder / old)}

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Give (old path, new path) where the old file must go before the new one can come."""
        yield from ((old, new) for new, old in self.twins.items())
        yield from ((old, new) for old in self.gone for new in parents(old) if new in self.new)
        yield from ((old, new) for new in self.new for old in parents(new) if old in self.gone)

    def _strangers(self) -> Problems:
        folders = {STAGING} | folders_of(self.old | self.new)
        found = {path for path in folders if self._bars(path)} | {path for path in self.new if self._taken(path)}
        return tuple(_foreign(self.folder / path, "is not the site's and is in its way") for path in sorted(found))

    def _bars(self, path: str) -> bool:
        """Tell whether a stranger is where a folder must be: a link, which may lead outside, or a file."""
        folder = self.folder / path
        return folder.is_symlink() or (path not in self.old and folder.exists() and not folder.is_dir())

    def _taken(self, path: str) -> bool:
        """Tell whether a stranger is where a file must be, or in the old folder there."""
        file = self.folder / path
        if not _is_folder(file):
            return os.path.lexists(file) and path not in self.old and path not in self.twins
        folders = folders_of(self.old)
        found = ((entry, entry.relative_to(self.folder).as_posix()) for entry in (file, *file.rglob("*")))
        return any(name not in (folders if _is_folder(entry) else self.old) for entry, name in found)


# ---------------------------------------------------------------- small steps on the disk


def _known(folder: Path) -> frozenset[str] | None:
    """Return what the last manifest names, None where there is nothing; refuse a folder that is not ours."""
    if all(entry.name in (STAGING, LOCK) for entry in folder.iterdir()):
        return None
    with suppress(FileNotFoundError, UnicodeDecodeError, msgspec.MsgspecError):
        paths = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest).paths
        if not any(fault for path in paths for fault in faults(path)):
            return frozenset(paths)
    raise ArchiveError(_foreign(folder, f"is not empty and has no {MANIFEST} of this program, so it is not touched"))


def _same(file: Path, content: Content) -> bool:
    """Tell whether a plain file holds these bytes."""
    if not os.path.lexists(file) or not stat.S_ISREG(file.lstat().st_mode):
        return False
    with _opened(file) as old, _opened(content) as new:
        while (chunk := new.read(CHUNK)) == old.read(CHUNK):
            if not chunk:
                return True
    return False


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _opened(content: Content) -> BinaryIO:
    return content.open("rb") if isinstance(content, Path) else BytesIO(content)


def _one_file(first: Path, second: Path) -> bool:
    with suppress(OSError):
        return os.path.samestat(first.lstat(), second.lstat())
    return False


def _rmdir(folder: Path) -> bool:
    """Remove a folder if it is empty; tell whether it is gone."""
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR):
            raise
        return False
    return True


def _foreign(path: Path, wrong: str) -> Problem:
    return Problem(
        path=str(path), code="target-foreign", message=wrong, hint="choose another --output, or move it away"
    )


def _refuse(problems: Collection[Problem]) -> None:
    if problems:
        raise ArchiveError(*problems)


@contextmanager
def _reported(place: Path) -> Iterator[None]:
    """Turn what the system refuses into a problem."""
    try:
        yield
    except OSError as error:
        path = str(error.filename2 or error.filename or place)
        hint = HINTS.get(error.errno or 0, "mend this and build again, or choose another --output")
        raise ArchiveError(
            Problem(path=path, code="disk", message=f"the system says: {error.strerror or error}", hint=hint)
        ) from error
