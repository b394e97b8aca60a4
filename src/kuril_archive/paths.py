"""The paths of a site: what no file system could hold, and what two writers would both write."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from kuril_archive.problems import Problem, Problems

Claim = tuple[str, str]
"""Output path, and who asks for it."""

THEME = "the theme"
"""Who asks for what no user can rename: the pages that every archive has, and those of its years, outlets and tags."""

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, and bytes of a name in no coding that is known."""

UNSAFE = (
    ("is absolute", re.compile(r"^/")),
    ("has an empty segment", re.compile(r"^$|.//|./$")),
    ("has a '.' or '..' segment", re.compile(r"(^|/)\.{1,2}(/|$)")),
    ("has a backslash", re.compile(r"\\")),
    ("has a control character", CONTROL),
    ('has one of < > : " | ? *', re.compile(r'[<>:"|?*]')),
    ("has a segment that ends in a dot or space", re.compile(r"(^|/)(?!\.{1,2}(/|$))[^/]*[. ](/|$)")),
    (
        "has a segment that Windows keeps for itself",
        re.compile(r"(^|/)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *([./]|$)", re.IGNORECASE),
    ),
    (
        "has a name that this program keeps for itself",
        re.compile(r"^\.kuril-archive\.(json|new|lock)(/|$)", re.IGNORECASE),
    ),
)
"""Paths that some file system cannot hold, or that would lie outside or in our own way."""
LONGEST = 255
"""Bytes of UTF-8 in a segment."""
_ANY_UNSAFE = re.compile("|".join(pattern.pattern for _, pattern in UNSAFE), re.IGNORECASE)


def collisions(claims: Iterable[Claim], own: Collection[str] | None = None) -> Problems:
    """Return the faults of a whole site's (output path, origin) pairs, all at once and sorted.

    They are: names that some file system cannot hold, two writers of one path, and a path that is a file for one
    writer and a folder for another. Paths are compared by NFC and case folding, as many file systems do. ``own``: the
    origins that are files of the user's, who is asked to rename those and no other; None: all are.
    """
    ordered = sorted(claims)
    named = ordered if own is None else sorted((path, who if who in own else THEME) for path, who in ordered)
    return tuple(sorted({*unsafe(ordered), *_shared(named), *_nested(named)}))


def unsafe(claims: Iterable[Claim]) -> Iterator[Problem]:
    """Give the paths that some file system cannot hold, or that would lie outside the site."""
    for path, origin in claims:
        for wrong in faults(path):
            yield Problem(
                path=origin, code="path-unsafe", message=f"its output path {path!r} {wrong}", hint=f"rename {origin}"
            )


def faults(path: str) -> Iterator[str]:
    """Say what is wrong with a path, if anything."""
    if not _ANY_UNSAFE.search(path) and len(path.encode()) <= LONGEST:
        return
    yield from (wrong for wrong, pattern in UNSAFE if pattern.search(path))
    if any(len(segment.encode(errors="surrogatepass")) > LONGEST for segment in path.split("/")):
        yield f"has a segment of more than {LONGEST} bytes"


def refusals(claims: Iterable[Claim]) -> Iterator[str]:
    """Say of each claim in its turn what keeps it from its path, ``""`` for nothing; who comes first has the path."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path, origin in claims:
        key = folded(path)
        above = next((files[parent] for parent in parents(key) if parent in files), None)
        if wrong := next(faults(path), None):
            yield wrong
        elif other := files.get(key):
            yield f"is also written by {other}"
        elif other := folders.get(key) or above:
            yield f"is a file where {other} needs a folder, or the reverse"
        else:
            files[key] = origin
            folders |= dict.fromkeys(parents(key), origin)
            yield ""


def _shared(claims: Iterable[Claim]) -> Iterator[Problem]:
    for _, group in groupby(sorted(claims, key=_key), key=_key):
        (path, first), *others = sorted(group, key=_is_fixed)
        for other_path, other in others:
            yield Problem(
                path=first,
                code="path-shared",
                message=f"its output path {path!r} is also written by {other}, as {other_path!r}",
                hint=f"{_renaming(first, other)}: names must differ in more than case and accents' coding",
            )


def _nested(claims: list[Claim]) -> Iterator[Problem]:
    folders: dict[str, Claim] = {}
    for claim in claims:
        for parent in parents(_key(claim)):
            folders.setdefault(parent, claim)
    for claim in claims:
        if inner := folders.get(_key(claim)):
            (path, first), (other_path, other) = claim, inner
            message = f"its output path {path!r} is a folder for {other}, which writes {other_path!r}"
            if _is_fixed(claim):
                message = f"its output path {other_path!r} needs a folder where {first} writes {path!r}"
                first, other = other, first
            yield Problem(path=first, code="path-nested", message=message, hint=_renaming(first, other))


def _is_fixed(claim: Claim) -> bool:
    return claim[1] == THEME


def _renaming(first: str, other: str) -> str:
    return f"rename {' or '.join(name for name in (first, other) if name != THEME) or first}"


def _key(claim: Claim) -> str:
    return folded(claim[0])


def folded(path: str) -> str:
    """The form in which two paths are compared: NFC and case folding."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def parents(path: str) -> Iterator[str]:
    """Give the folders of a path, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that the paths need."""
    return {parent for path in paths for parent in parents(path)}
