"""The only reader: captures with their sidecars, events that have names, pages of the archive's own, files to copy.

Every file below the articles' folder becomes a capture, a sidecar, a problem, or one of ``others``, but for those that
are set aside by their names (``places``).
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from kuril_archive import places
from kuril_archive.loader import aliases, keys, texts
from kuril_archive.loader.assets import digest, find_assets, left_out, themes
from kuril_archive.loader.capture import parse
from kuril_archive.loader.catalogues import load_wording
from kuril_archive.loader.events import Target, load_events
from kuril_archive.loader.images import Found, find_images, measured
from kuril_archive.loader.prose import load_prose
from kuril_archive.loader.texts import MAX_BYTES
from kuril_archive.model import Capture, Keys
from kuril_archive.parallel import Watch, ordered_map, unwatched
from kuril_archive.places import Place
from kuril_archive.problems import HIDING, Problem, Problems

__all__ = [
    "MAX_BYTES", "Loaded", "Target", "digest", "find_assets", "left_out", "load", "load_events", "load_files",
    "load_prose", "load_wording", "measured", "themes",
]  # fmt: skip


class Loaded(Struct, frozen=True, kw_only=True):
    """All captures that could be read, in the order of their ids, and what was wrong with the rest."""

    captures: tuple[Capture, ...] = ()
    found: int = 0
    """Captures seen, the unreadable included: nothing is lost between this and ``captures`` but by a problem."""
    others: tuple[str, ...] = ()
    """Files that are neither captures, sidecars nor pictures that a capture shows, relative to the archive's folder."""
    files: dict[str, Path] = {}
    """Id -> the capture's file."""
    images: dict[str, Path] = {}
    """Path of a picture below the articles' folder -> its file."""
    problems: Problems = ()


def load(
    source: Path,
    outlets: Mapping[str, str],
    jobs: int = 1,
    only: Iterable[Path] | None = None,
    watch: Watch = unwatched,
) -> Loaded:
    """Read every capture below ``source``, or ``only`` those named that lie there.

    ``outlets``: case-folded spelling -> name of the authority record.
    """
    found = places.find(source, only)
    loaded = _loaded(found.places, outlets, jobs, watch)
    problems = (*found.problems, *loaded.problems)
    shown = {places.shown_in(source, file) for file in loaded.images.values()}
    others = tuple(other for other in found.others if other not in shown)
    return replace(loaded, found=found.captures, others=others, problems=problems)


def load_files(files: Iterable[Path], outlets: Mapping[str, str], taken: Collection[str] = ()) -> Loaded:
    """Read captures that belong to no archive, in the order named; each id is the file's name, or its path if taken."""
    return _loaded(places.alone(files, taken), outlets)


def _loaded(found: Sequence[Place], outlets: Mapping[str, str], jobs: int = 1, watch: Watch = unwatched) -> Loaded:
    read = tuple(watch("reading", ordered_map(partial(_read, outlets=dict(outlets)), found, jobs), len(found)))
    captures, misled = aliases.settle([found.capture for found, _ in read if found is not None])
    return Loaded(
        captures=captures,
        found=len(found),
        files={place.id: place.file for place in found},
        images={path: file for found, _ in read if found is not None for path, file in found.files.items()},
        problems=(*(problem for _, told in read for problem in told), *misled),
    )


def _read(place: Place, outlets: Mapping[str, str]) -> tuple[Found | None, Problems]:
    """One capture alone: its bytes, its sidecar's and its pictures'."""
    text, raw, problems = texts.read(place.file, place.path)
    if text is None:
        return None, problems
    typed = keys.Typed()
    if place.sidecar is not None:
        side, _, unreadable = texts.read(place.sidecar, place.sidecar_path, may_be_empty=True)
        typed = keys.read(side or "", place.sidecar_path, Keys)
        problems = (*problems, *unreadable, *typed.problems)
    capture, found = parse(
        text, id=place.id, path=place.path, sha256=hashlib.sha256(raw).hexdigest(),
        markdown=place.file.suffix.lower() == ".md", sidecar=typed, sidecar_path=place.sidecar_path, outlets=outlets,
    )  # fmt: skip
    if any(map(_hides, (*problems, *found))):
        return None, (*problems, *found)
    pictures = find_images(capture, place, text)
    return pictures, (*problems, *found, *pictures.problems)


def _hides(problem: Problem) -> bool:
    """A fault behind which less may be to be shown: the capture is told, and not published until it is mended."""
    return problem.severity == "error" and problem.field in (None, *HIDING)
