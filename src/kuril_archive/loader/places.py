"""Where captures lie: the walk below a folder, and which sidecar belongs to which capture.

Names are compared and shown by NFC, as one system writes `é` as one letter and another as two.
"""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, partial
from pathlib import Path

from msgspec import Struct

from kuril_archive.problems import ArchiveError, Problem, Problems

CAPTURES = (".txt", ".md")
SIDECARS = (".yml", ".yaml")
SET_ASIDE = (".", "_")
"""How the names of files and folders begin that are nobody's business here."""
NOT_CAPTURES = re.compile(r"(readme|licen[sc]e)([._-].*)?", re.IGNORECASE | re.DOTALL)
"""Whole names of files that speak of the folder."""
LITTER = {".ds_store", "thumbs.db", "desktop.ini"}
"""Files that systems leave in folders, in lower case."""


class Place(Struct, frozen=True, kw_only=True):
    """Where one capture lies."""

    file: Path
    id: str
    path: str
    """As it is named in messages and data: relative to the archive's folder."""
    sidecar: Path | None = None
    sidecar_path: str = ""


class Places(Struct, frozen=True, kw_only=True):
    """What lies in a folder of captures."""

    places: tuple[Place, ...]
    captures: int
    """Captures seen, those without a place included."""
    others: tuple[str, ...]
    """Files that are neither captures nor sidecars."""
    problems: Problems
    """What has no partner or no room, and folders that are shut."""


def find(source: Path, only: Iterable[Path] | None = None) -> Places:
    """Every capture below ``source`` with its sidecar, or those of the files ``only`` that lie there."""
    root = source.resolve()
    shown = partial(_shown, _name(source), root)
    files, shut = walk(root, SET_ASIDE)
    files = [file for file in files if not NOT_CAPTURES.fullmatch(file.name)]
    if only is not None:
        named = {located(file) for file in only}
        keys = {_key(file, root) for file in named if file.is_relative_to(root)}
        files = [f for f in files if f in named or (f.suffix.lower() in SIDECARS and _key(f, root) in keys)]
    captures, sidecars = _grouped(files, CAPTURES, root), _grouped(files, SIDECARS, root)
    others = (shown(file) for file in files if file.suffix.lower() not in (*CAPTURES, *SIDECARS))
    return Places(
        places=tuple(_place(found[0], key, shown, sidecars.get(key, ())) for key, found in captures.items()),
        captures=sum(map(len, captures.values())),
        others=tuple(others),
        problems=(*_misplaced(captures, sidecars, shown), *(shut_folder(error, shown) for error in shut)),
    )


def alone(files: Iterable[Path], taken: Collection[str] = ()) -> tuple[Place, ...]:
    """Captures of no archive with their sidecars, in the order named; the id is the name, or the path if taken."""
    beside = cache(_sidecars)
    places: dict[str, Place] = {}
    for file in files:
        key = _key(file, file.parent)
        sidecars = beside(file.parent).get(key, ())
        if key in places or key in taken:
            key = _posix(file)
        places[key] = _place(file, key, _posix, sidecars)
    return tuple(places.values())


def located(file: Path) -> Path:
    """The file's absolute path with links to folders followed, so that two names of one place are equal."""
    return file.parent.resolve() / file.name


def shown_in(source: Path, file: Path) -> str:
    """A located file below ``source`` as messages and data name it: relative to the archive's folder."""
    return _shown(_name(source), source.resolve(), file)


def walk(folder: Path, aside: tuple[str, ...] = ()) -> tuple[list[Path], list[OSError]]:
    """Every file below the folder whose name does not begin with ``aside``, in one order everywhere; what is shut.

    A linked folder is not followed, as it may lead in a circle: it counts as a file.
    """
    found: list[Path] = []
    shut: list[OSError] = []
    for inner, folders, names in os.walk(folder, onerror=shut.append):
        linked = [name for name in folders if Path(inner, name).is_symlink()]
        folders[:] = (name for name in folders if not name.startswith(aside))
        found += [
            Path(inner, name) for name in (*names, *linked) if not name.startswith(aside) and name.lower() not in LITTER
        ]
    return sorted(found, key=lambda file: _by_name(file.relative_to(folder).as_posix())), shut


def shut_folder(error: OSError, shown: Callable[[Path], str]) -> Problem:
    """What is told of a folder that the system does not let us read."""
    path = shown(Path(error.filename))
    return Problem(path=path, message=f"cannot be read: {error.strerror}", hint="allow reading the folder")


def _name(source: Path) -> str:
    return source.name if source.name not in ("", "..") else source.resolve().name


def _shown(name: str, root: Path, file: Path) -> str:
    return _posix(Path(name, file.relative_to(root)))


def _sidecars(folder: Path) -> dict[str, list[Path]]:
    try:
        files = [file for file in folder.iterdir() if not file.is_dir()]
    except OSError as error:
        raise ArchiveError(shut_folder(error, _posix)) from error
    return _grouped(files, SIDECARS, folder)


def _by_name(path: str) -> tuple[str, str]:
    return _nfc(path), path


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _posix(file: Path) -> str:
    return _nfc(file.as_posix())


def _key(file: Path, root: Path) -> str:
    """What a capture and its sidecar have in common: the path without its suffix."""
    return _posix(file.relative_to(root).with_suffix(""))


def _grouped(files: Iterable[Path], suffixes: Collection[str], root: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        if file.suffix.lower() in suffixes:
            found[_key(file, root)].append(file)
    if suffixes is SIDECARS:
        for same in found.values():
            same.sort(key=lambda file: _by_name(file.name), reverse=True)  # a.yml is documented, before a.yaml
    return dict(found)


def _place(file: Path, key: str, shown: Callable[[Path], str], sidecars: Iterable[Path]) -> Place:
    side = next(iter(sidecars), None)
    return Place(file=file, id=key, path=shown(file), sidecar=side, sidecar_path=shown(side) if side else "")


def _misplaced(
    captures: Mapping[str, list[Path]], sidecars: Mapping[str, list[Path]], shown: Callable[[Path], str]
) -> list[Problem]:
    """What has no partner, or no room beside another."""
    problems = [_twin(shown(extra), shown(same[0])) for same in captures.values() for extra in same[1:]]
    problems += [
        Problem(path=shown(file), message="is a sidecar without a capture",
                hint=f"name it after its capture, or add {_nfc(file.stem)}.txt")
        for key, found in sidecars.items() if key not in captures
        for file in found
    ]  # fmt: skip
    problems += [
        Problem(path=shown(extra), message=f"is a second sidecar beside {shown(found[0])}", hint="make one of the two")
        for key, found in sidecars.items() if key in captures
        for extra in found[1:]
    ]  # fmt: skip
    return problems


def _twin(path: str, first: str) -> Problem:
    hint = "rename one of them" + (": the names differ only in how their accents are coded" if path == first else "")
    return Problem(path=path, field="id", message=f"has the same id as {first}", hint=hint)
