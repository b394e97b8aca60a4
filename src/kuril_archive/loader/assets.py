"""Files that are copied as they are: the theme's and the archive's own."""

import hashlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from kuril_archive.model import Asset
from kuril_archive.places import shown_in, shut_folder, walk
from kuril_archive.problems import ArchiveError, Problem, Problems


def themes(own: Path) -> tuple[Path, ...]:
    """The folder of the user's templates where there is one, then the default theme's, in a checkout or a wheel."""
    package = Path(__file__).parent.parent
    default = next(folder for folder in (package / "templates", package.parent.parent / "templates") if folder.is_dir())
    return tuple(dict.fromkeys(folder.resolve() for folder in (own, default) if folder.is_dir()))


def digest(assets: Iterable[Asset]) -> str:
    """SHA-256 over the bytes of files, in the order given; 64 hexadecimal digits."""
    return hashlib.sha256(b"".join(Path(asset.file).read_bytes() for asset in assets)).hexdigest()


def find_assets(folder: Path, below: str = "") -> tuple[Asset, ...]:
    """Every file below ``folder``, to be copied to the same place below ``below`` in the site.

    What systems leave in folders is passed over. Raises ArchiveError where a folder is shut.
    """
    root = folder.resolve()
    files, shut = walk(root) if root.is_dir() else ([], [])
    if shut:
        raise ArchiveError(*(shut_folder(error, partial(shown_in, folder)) for error in shut))
    return tuple(
        Asset(path=f"{below}{file.relative_to(root).as_posix()}", origin=shown_in(folder, file), file=str(file))
        for file in files if file.is_file()
    )  # fmt: skip


def left_out(folder: Path) -> Problems:
    """The links below ``folder`` that `find_assets` does not give: those to folders, and those that lead nowhere."""
    root = folder.resolve()
    links = [file for file in walk(root)[0] if file.is_symlink() and not file.is_file()] if root.is_dir() else []
    return tuple(_not_copied(shown_in(folder, link), to_folder=link.is_dir()) for link in links)


def _not_copied(path: str, *, to_folder: bool) -> Problem:
    if to_folder:
        message = "is a link to a folder, which is not followed: nothing in it is copied"
        hint = "put the folder itself there, or make a link to each file"
        return Problem(path=path, code="folder-unreadable", message=message, hint=hint, severity="warning")
    message, hint = "is a link that leads nowhere, and is not copied", "take it away, or put the file itself there"
    return Problem(path=path, code="file-unreadable", message=message, hint=hint, severity="warning")
