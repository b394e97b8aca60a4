"""Pictures that Markdown captures show: which file is meant, whether a site may show it, and how large it is."""

import os
import posixpath
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import imagesize
from msgspec import Struct
from msgspec.structs import replace

from kuril_archive.loader import svg
from kuril_archive.loader.texts import MAX_BYTES
from kuril_archive.model import Asset, Block, Capture, Image, Mark
from kuril_archive.paths import faults, folded
from kuril_archive.places import RENAME, Place
from kuril_archive.problems import ArchiveError, Code, Problem, Problems

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
"""What every browser of today shows."""


class Found(Struct, frozen=True, kw_only=True):
    """A capture's pictures."""

    capture: Capture
    """With its pictures, as far as they can be shown; of the others the words stay."""
    files: Mapping[str, Path] = {}
    """Path below the articles' folder -> the picture's file."""
    problems: Problems = ()


class _Fault(Exception):  # noqa: N818 - it is told, not raised any further
    def __init__(self, code: Code, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


def find_images(capture: Capture, place: Place, text: str) -> Found:
    """Find the pictures of a capture in its folder; ``text`` is that of its file.

    One that is not there leads to the original site where its address is known. Of a withheld capture none is found.
    """
    pictured = any(mark.kind == "image" for block in capture.body for mark in block.marks)
    if not pictured or capture.keys.withheld is not None:
        return Found(capture=capture)
    lines = text.split("\n")
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    here = place.inner or "."

    def seen(mark: Mark, block: Block) -> tuple[Mark, ...]:
        address = mark.target or ""
        if mark.kind != "image" or urlsplit(address).scheme:
            return (mark,)
        try:
            image, file = _look(address, place)
        except _Fault as fault:
            line = next((n for n in range(block.line, block.end + 1) if address in lines[n - 1]), block.line)
            problems.append(
                Problem(
                    path=place.path, line=line, code=fault.code, hint=fault.hint, severity="warning",
                    message=f"the picture {address} {fault}",
                )
            )  # fmt: skip
            return _without(mark, capture.source.url)
        files[image.path] = file
        way = quote(posixpath.relpath(image.path, here), safe="/-._~")
        return (replace(mark, target=way, image=image),)

    body = tuple(
        replace(block, marks=tuple(kept for mark in block.marks for kept in seen(mark, block)))
        for block in capture.body
    )
    return Found(capture=replace(capture, body=body), files=files, problems=tuple(dict.fromkeys(problems)))


def measured(asset: Asset) -> Image:
    """Return a picture that is copied into the site, with its size; ArchiveError where it cannot be shown."""
    try:
        width, height = _size(Path(asset.file))
    except (_Fault, OSError) as error:
        fault = _unread(error) if isinstance(error, OSError) else error
        problem = Problem(path=asset.origin, code=fault.code, message=str(fault), hint=fault.hint)
        raise ArchiveError(problem) from error
    return Image(path=asset.path, width=width, height=height)


def _without(mark: Mark, address: str | None) -> tuple[Mark, ...]:
    """What is left of a picture that is not here: the way to the original, else what is written beneath it."""
    if address:
        return (replace(mark, target=urljoin(address, mark.target or "")),)
    return (replace(mark, target=None),) if mark.title else ()


def _look(address: str, place: Place) -> tuple[Image, Path]:
    path = _path(address, place.inner)
    if wrong := next(faults(path), None):
        raise _Fault("image-refused", f"has a name that cannot be kept: it {wrong}", RENAME)
    file = _file(path, place)
    if file.suffix.lower() not in SUFFIXES:
        hint = "save it as PNG, JPEG, GIF, WebP, AVIF or SVG"
        raise _Fault("image-refused", "is of no kind that all browsers show", hint)
    try:
        width, height = _size(file)
    except OSError as error:
        raise _unread(error) from error
    return Image(path=path, width=width, height=height), file


def _path(address: str, folder: str) -> str:
    """The path below the articles' folder that an address means, seen from a folder in it."""
    typed = unicodedata.normalize("NFC", unquote(urlsplit(address).path))
    path = posixpath.normpath(posixpath.join(folder, typed))
    if path.startswith(("../", "/")) or path == "..":
        raise _outside()
    return path


def _file(path: str, place: Place) -> Path:
    """The file of that path, whichever way its accents are coded; it lies in the folder itself, links followed."""
    file = place.root
    try:
        for part in path.split("/"):
            file = file / part if os.path.lexists(file / part) else _alike(file, part)
        if not Path(os.path.realpath(file)).is_relative_to(place.root):
            raise _outside()
        if not file.is_file():
            raise _Fault("image-missing", "is no file", "name the picture itself")
    except OSError as error:
        raise _unread(error) from error
    return file


def _alike(folder: Path, name: str) -> Path:
    """The entry that has this name in another coding of its accents."""
    coded, alike = _listed(folder, folder.stat().st_mtime_ns if folder.is_dir() else 0)
    if name in coded:
        return folder / coded[name]
    near = alike.get(folded(name))
    hint = f"did you mean {near}?" if near else "put it there: its address is seen from the capture's own folder"
    raise _Fault("image-missing", "is not there", hint)


@lru_cache(maxsize=64)  # a folder of many captures whose pictures were lost is listed once
def _listed(folder: Path, _: int) -> tuple[dict[str, str], dict[str, str]]:
    """The names in a folder, of one time, by their composed form, and by what is alike in all systems."""
    there = sorted((each.name for each in folder.iterdir()), reverse=True) if folder.is_dir() else []
    return {unicodedata.normalize("NFC", each): each for each in there}, {folded(each): each for each in there}


def _size(file: Path) -> tuple[int, int]:
    with file.open("rb") as opened:
        if file.suffix.lower() == ".svg":
            try:
                return svg.size(opened.read(MAX_BYTES))
            except ValueError as error:
                raise _Fault("image-refused", str(error), "save it without scripts and links, or as PNG") from error
        width, height = imagesize.get(opened)
    if width < 1 or height < 1:
        raise _Fault("image-refused", "cannot be read: its size is not found in it", "save it anew, or as PNG")
    return round(width), round(height)


def _outside() -> _Fault:
    hint = "put it beside the capture, and name it there"
    return _Fault("image-refused", "lies outside the articles' folder, and is not copied", hint)


def _unread(error: OSError) -> _Fault:
    return _Fault("image-missing", f"cannot be read: {error.strerror or error}", "allow reading it, or take it away")
