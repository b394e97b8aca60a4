"""Where captures lie: the walk below a folder, and which sidecar belongs to which capture.

Names are compared and shown by NFC, as one system writes `é` as one letter and another as two.
"""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from kuril_archive import paths
from kuril_archive.problems import ArchiveError, Problem, Problems

NEARLY = ("archive.yaml", "config.yml", "_config.yml")
"""What people may call ``archive.yml``."""
CAPTURES = (".txt", ".md")
SIDECARS = (".yml", ".yaml")
SET_ASIDE = (".", "_")
"""How the names of files and folders begin that are nobody's business here."""
NOT_CAPTURES = re.compile(r"(readme|licen[sc]e)([._-].*)?", re.IGNORECASE | re.DOTALL)
"""Whole names of files that speak of the folder."""
RENAME = 'rename it: names must differ in more than case, and hold none of \\ < > : " | ? *'
LITTER = {".ds_store", "thumbs.db", "desktop.ini"}
"""Files that systems leave in folders, in lower case."""


class Place(Struct, frozen=True, kw_only=True):
    """Where one capture lies."""

    file: Path
    id: str
    path: str
    """As it is named in messages and data: relative to the archive's folder."""
    root: Path
    """The folder of all captures, links followed: pictures lie in it."""
    inner: str = ""
    """Its own folder below that, with forward slashes, by NFC."""
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
    """What has no partner, no room or no name that can be kept, and folders that are shut."""


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
    refused = _refused({key: shown(found[0]) for key, found in captures.items()})
    others = (shown(file) for file in files if file.suffix.lower() not in (*CAPTURES, *SIDECARS))
    return Places(
        places=tuple(
            _place(found[0], key, shown, sidecars.get(key, ()), root, key.rpartition("/")[0])
            for key, found in captures.items() if key not in refused
        ),
        captures=sum(map(len, captures.values())),
        others=tuple(others),
        problems=(
            *refused.values(), *_misplaced(captures, sidecars, shown), *(shut_folder(error, shown) for error in shut)
        ),
    )  # fmt: skip


def alone(files: Iterable[Path], taken: Collection[str] = ()) -> tuple[Place, ...]:
    """Captures of no archive with their sidecars, in the order named; the id is the name, or the path if taken."""
    beside = cache(_sidecars)
    places: dict[str, Place] = {}
    for file in files:
        name = _key(file, file.parent)
        key, sidecars = _posix(Path(name)), beside(file.parent).get(name, ())
        if key in places or key in taken:
            key = _posix(file)
        places[key] = _place(file, key, _posix, sidecars, file.parent.resolve())
    return tuple(places.values())


def page_of(identifier: str) -> str:
    """The path of a page among those of its kind; whether it can be kept is ``paths.refusals``'s to say."""
    return f"{identifier}.html"


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
    message = f"cannot be read: {error.strerror}"
    return Problem(path=path, code="folder-unreadable", message=message, hint="allow reading the folder")


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
    """The name as it is shown: control characters, and bytes in no coding that is known, by their code."""
    return paths.CONTROL.sub(lambda found: ascii(found[0])[1:-1], _nfc(file.as_posix()))


def _key(file: Path, root: Path) -> str:
    """What a capture and its sidecar have in common: the path without its suffix."""
    return _nfc(file.relative_to(root).with_suffix("").as_posix())


def _grouped(files: Iterable[Path], suffixes: Collection[str], root: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        if file.suffix.lower() in suffixes:
            found[_key(file, root)].append(file)
    if suffixes is SIDECARS:
        for same in found.values():
            same.sort(key=lambda file: _by_name(file.name), reverse=True)  # a.yml is documented, before a.yaml
    return dict(found)


def _place(
    file: Path, key: str, shown: Callable[[Path], str], sidecars: Iterable[Path], root: Path, inner: str = ""
) -> Place:
    side = next(iter(sidecars), None)
    return Place(
        file=file, id=key, path=shown(file), root=root, inner=inner,
        sidecar=side, sidecar_path=shown(side) if side else "",
    )  # fmt: skip


def _refused(captures: Mapping[str, str]) -> dict[str, Problem]:
    """The captures (id -> path shown) whose pages could not be kept on every system: id -> what is wrong."""
    wrongs = paths.refusals((page_of(key), shown) for key, shown in captures.items())
    return {
        key: Problem(
            path=shown, field="id", code="capture-name", message=f"its page {page_of(key)!r} {wrong}", hint=RENAME
        )
        for (key, shown), wrong in zip(captures.items(), wrongs, strict=True)
        if wrong
    }


def _misplaced(
    captures: Mapping[str, list[Path]], sidecars: Mapping[str, list[Path]], shown: Callable[[Path], str]
) -> list[Problem]:
    """What has no partner, or no room beside another."""
    problems = [_twin(shown(extra), shown(same[0])) for same in captures.values() for extra in same[1:]]
    problems += [
        Problem(
            path=shown(file), code="sidecar-alone", message="is a sidecar without a capture",
            hint=_rename(key, captures, shown),
        )
        for key, found in sidecars.items() if key not in captures
        for file in found
    ]  # fmt: skip
    problems += [
        Problem(
            path=shown(extra), code="sidecar-second", message=f"is a second sidecar beside {shown(found[0])}",
            hint="make one of the two",
        )
        for key, found in sidecars.items() if key in captures
        for extra in found[1:]
    ]  # fmt: skip
    return problems


def _rename(key: str, captures: Mapping[str, list[Path]], shown: Callable[[Path], str]) -> str:
    """What to call a lone sidecar: after a capture that differs in capitals only, or whose whole name it has."""
    name = PurePosixPath(key)
    meant = paths.folded(str(name.with_suffix("")) if name.suffix.lower() in CAPTURES else key)
    near = next((found[0] for id, found in captures.items() if paths.folded(id) == meant), None)
    if near is None:
        return f"name it after its capture, or add {_posix(Path(name.name))}.txt"
    return f"name it {_posix(Path(near.stem))}.yml, after {shown(near)}"


def _twin(path: str, first: str) -> Problem:
    hint = "rename one of them" + (": the names differ only in how their accents are coded" if path == first else "")
    return Problem(path=path, field="id", code="capture-id", message=f"has the same id as {first}", hint=hint)
