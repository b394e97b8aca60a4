"""The only reader: captures with their sidecars, pages of the archive's own, files to copy.

Every file below the articles' folder becomes a capture, a sidecar, a problem, or one of ``others``.
"""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kuril_archive import markup
from kuril_archive.loader import keys
from kuril_archive.loader.capture import parse
from kuril_archive.model import Asset, Capture, Keys, Prose
from kuril_archive.parallel import ordered_map
from kuril_archive.problems import Problem, Problems

CAPTURES = (".txt", ".md")
SIDECARS = (".yml", ".yaml")
NOT_CAPTURES = ("readme", "license")
SET_ASIDE = (".", "_")
"""How the names of files and folders begin that are nobody's business here."""
MAX_BYTES = 10_000_000


class Loaded(Struct, frozen=True, kw_only=True):
    """All captures that could be read, in the order of their ids, and what was wrong with the rest."""

    captures: tuple[Capture, ...] = ()
    found: int = 0
    """Captures seen, the unreadable included: nothing is lost between this and ``captures`` but by a problem."""
    others: tuple[str, ...] = ()
    """Files that are neither captures nor sidecars, relative to the archive's folder."""
    files: dict[str, Path] = {}
    """Id -> the capture's file."""
    problems: Problems = ()


class Place(Struct, frozen=True, kw_only=True):
    """Where one capture lies."""

    file: Path
    id: str
    path: str
    """As it is named in messages and data: relative to the archive's folder."""
    sidecar: Path | None = None
    sidecar_path: str = ""


def load(source: Path, outlets: Mapping[str, str], jobs: int = 1, only: Iterable[Path] | None = None) -> Loaded:
    """Read every capture below ``source``, or ``only`` those named, which lie there.

    ``outlets``: case-folded spelling -> name of the authority record.
    """
    files, shut = _files(source) if only is None else ([each for file in only for each in _with_sidecar(file)], [])
    places, others, problems = _places(files, source)
    loaded = _loaded(places, outlets, jobs)
    return replace(
        loaded,
        found=loaded.found + sum(problem.field == "id" for problem in problems),
        others=tuple(others),
        problems=(*problems, *(_shut(error, source) for error in shut), *loaded.problems),
    )


def load_files(files: Iterable[Path], outlets: Mapping[str, str], taken: Collection[str] = ()) -> Loaded:
    """Read captures that belong to no archive, in the order named; each id is the file's name, or its path if taken."""
    places: dict[str, Place] = {}
    for file in files:
        key = file.as_posix() if file.stem in places or file.stem in taken else file.stem
        side = next(iter(_with_sidecar(file)[1:]), None)
        places[key] = Place(file=file, id=key, path=file.as_posix(), sidecar=side, sidecar_path=_posix(side))
    return _loaded(tuple(places.values()), outlets)


def themes(own: Path) -> tuple[Path, ...]:
    """The folder of the user's templates where there is one, then the default theme's, in a checkout or a wheel."""
    package = Path(__file__).parent.parent
    default = next(folder for folder in (package / "templates", package.parent.parent / "templates") if folder.is_dir())
    return tuple(dict.fromkeys(folder.resolve() for folder in (own, default) if folder.is_dir()))


def digest(assets: Iterable[Asset]) -> str:
    """SHA-256 over the bytes of files, in the order given; 64 hexadecimal digits."""
    return hashlib.sha256(b"".join(Path(asset.file).read_bytes() for asset in assets)).hexdigest()


def _with_sidecar(file: Path) -> list[Path]:
    return [file, *(side for suffix in SIDECARS if (side := file.with_suffix(suffix)).is_file())]


def _posix(file: Path | None) -> str:
    return file.as_posix() if file else ""


def _loaded(places: Sequence[Place], outlets: Mapping[str, str], jobs: int = 1) -> Loaded:
    read = tuple(ordered_map(partial(_read, outlets=dict(outlets)), places, jobs))
    return Loaded(
        captures=tuple(capture for capture, _ in read if capture is not None),
        found=len(places),
        files={place.id: place.file for place in places},
        problems=tuple(problem for _, found in read for problem in found),
    )


def _files(source: Path) -> tuple[list[Path], list[OSError]]:
    """Every file below the folder that is not set aside by its name, in one order on every system; what is shut.

    A linked folder is not followed, as it may lead in a circle: it counts as a file.
    """
    found: list[Path] = []
    shut: list[OSError] = []
    for folder, folders, names in os.walk(source, onerror=shut.append):
        linked = [name for name in folders if Path(folder, name).is_symlink()]
        folders[:] = (name for name in folders if not name.startswith(SET_ASIDE))
        found += [Path(folder, name) for name in (*names, *linked) if not _set_aside(name)]
    return sorted(found, key=lambda file: file.relative_to(source).as_posix()), shut


def _set_aside(name: str) -> bool:
    return name.startswith(SET_ASIDE) or name.lower().startswith(NOT_CAPTURES)


def _shown(file: Path, source: Path) -> str:
    """The file as messages and data name it: relative to the archive's folder."""
    return f"{source.name}/{file.relative_to(source).as_posix()}"


def _shut(error: OSError, source: Path) -> Problem:
    path = _shown(Path(error.filename), source)
    return Problem(path=path, message=f"cannot be read: {error.strerror}", hint="allow reading the folder")


def _places(files: Sequence[Path], root: Path) -> tuple[list[Place], list[str], list[Problem]]:
    """Pair captures with their sidecars; what has no partner or no room is told."""
    shown = partial(_shown, source=root)
    captures: dict[str, list[Path]] = defaultdict(list)
    sidecars: dict[str, list[Path]] = defaultdict(list)
    others = []
    for file in files:
        key = file.relative_to(root).with_suffix("").as_posix()
        suffix = file.suffix.lower()
        if suffix in CAPTURES:
            captures[key].append(file)
        elif suffix in SIDECARS:
            sidecars[key].append(file)
        else:
            others.append(shown(file))
    for found in sidecars.values():
        found.sort(reverse=True)  # a.yml is the name that is documented, before a.yaml
    places = [
        Place(file=found[0], id=key, path=shown(found[0]),
              sidecar=(side := next(iter(sidecars.get(key, ())), None)), sidecar_path=shown(side) if side else "")
        for key, found in captures.items()
    ]  # fmt: skip
    return places, others, _misplaced(captures, sidecars, shown)


def _misplaced(
    captures: Mapping[str, list[Path]], sidecars: Mapping[str, list[Path]], shown: Callable[[Path], str]
) -> list[Problem]:
    """What has no partner, or no room beside another."""
    problems = [
        Problem(
            path=shown(extra), field="id", message=f"has the same id as {shown(same[0])}", hint="rename one of them"
        )
        for same in captures.values()
        for extra in same[1:]
    ]
    problems += [
        Problem(path=shown(file), message="is a sidecar without a capture",
                hint=f"name it after its capture, or add {file.stem}.txt")
        for key, found in sidecars.items() if key not in captures
        for file in found
    ]  # fmt: skip
    problems += [
        Problem(path=shown(extra), message=f"is a second sidecar beside {shown(found[0])}", hint="make one of the two")
        for key, found in sidecars.items() if key in captures
        for extra in found[1:]
    ]  # fmt: skip
    return problems


def _read(place: Place, outlets: Mapping[str, str]) -> tuple[Capture | None, Problems]:
    """One capture alone: its bytes and its sidecar's."""
    text, raw, problems = _text(place.file, place.path)
    if text is None:
        return None, problems
    typed = keys.Typed()
    if place.sidecar is not None:
        side, _, unreadable = _text(place.sidecar, place.sidecar_path, may_be_empty=True)
        typed = keys.read(side or "", place.sidecar_path, Keys)
        problems = (*problems, *unreadable, *typed.problems)
    capture, found = parse(
        text, id=place.id, path=place.path, sha256=hashlib.sha256(raw).hexdigest(),
        markdown=place.file.suffix.lower() == ".md", sidecar=typed, sidecar_path=place.sidecar_path, outlets=outlets,
    )  # fmt: skip
    problems = (*problems, *found)
    return None if any(map(_hides, problems)) else capture, problems


def _hides(problem: Problem) -> bool:
    """A fault behind which the text may be withheld: the capture is told, and not published until it is mended."""
    return problem.severity == "error" and problem.field in (None, "withheld")


def _text(file: Path, path: str, *, may_be_empty: bool = False) -> tuple[str | None, bytes, Problems]:
    """The file's text, cleaned, and its bytes; None and a problem where it cannot be one."""

    def failed(message: str, hint: str, line: int | None = None) -> tuple[None, bytes, Problems]:
        return None, b"", (Problem(path=path, line=line, message=message, hint=hint),)

    try:
        if file.stat().st_size > MAX_BYTES:
            return failed(
                f"is longer than {MAX_BYTES // 1_000_000} MB", "a capture is the text of one report; split it"
            )
        raw = file.read_bytes()
    except OSError as error:
        return failed(f"cannot be read: {error.strerror}", "check that the file is there and may be read")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return failed("is UTF-16, not UTF-8", "save it as UTF-8, for example: iconv -f UTF-16 -t UTF-8")
    if b"\0" in raw:
        return failed("is not a text: it holds NUL bytes", "remove it, or save its text as a .txt file")
    try:
        text = markup.clean(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return failed(
            f"is not UTF-8 (byte 0x{raw[error.start]:02x})",
            "save it as UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8",
            line,
        )
    if not text.strip() and not may_be_empty:
        return failed("is empty", "remove it, or fill it with the report")
    return text, raw, ()


# ---------------------------------------------------------------- pages and files of the archive's own


class ProseKeys(Struct, frozen=True, kw_only=True):
    """Front matter of a page of the archive's own."""

    title: str | None = None


def load_prose(folder: Path) -> tuple[tuple[Prose, ...], Problems]:
    """``pages/*.md``: front matter may give a ``title``; else a heading at the top does, else the file's name."""
    pages: list[Prose] = []
    problems: list[Problem] = []
    for file in sorted(file for file in folder.glob("*.md") if not _set_aside(file.name)):
        path = f"{folder.name}/{file.name}"
        text, _, unreadable = _text(file, path)
        problems += unreadable
        if text is None:
            continue
        head, rest, _ = keys.split_front_matter(text)
        typed = keys.read(head, path, ProseKeys, first_line=2)
        problems += typed.problems
        heading, rest = _headed(rest)
        title = typed.values.get("title") or heading or file.stem
        pages.append(Prose(id=file.stem, title=title, html=markup.prose(rest), origin=path))
    return tuple(pages), tuple(problems)


def _headed(text: str) -> tuple[str | None, str]:
    """The heading of the first rank with which a text begins, and the text after it: a page shows its title once."""
    first = next(iter(markup.from_markdown(text)), None)
    if first is None or first.kind != "heading" or first.level != 1:
        return None, text
    rest = text.split("\n")[first.end :]
    underline = 1 if rest and set(rest[0].strip()) == {"="} else 0
    return first.text, "\n".join(rest[underline:])


def find_assets(folder: Path, below: str = "") -> tuple[Asset, ...]:
    """Every file below ``folder``, to be copied to the same place below ``below`` in the site."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    names = [file.relative_to(folder).as_posix() for file in files]
    return tuple(
        Asset(path=f"{below}{name}", origin=f"{folder.name}/{name}", file=str(file))
        for name, file in zip(names, files, strict=True)
    )
