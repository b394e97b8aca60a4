"""Small archives in temporary folders: filled from a mapping, built as a user builds them, read back as bytes."""

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import msgspec
from click.testing import CliRunner

from kuril_archive.cli import main

FERRY = """Ferry runs aground off Harbour Point

HARBOUR CITY, 12 May 2021 (Harbour Press) - A ferry with forty people aboard ran aground on Tuesday evening.

Nobody was hurt, and the ferry was towed to the yard on Wednesday, the harbour master said.
"""
"""A report whose day is printed."""


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What a user sees of a call."""

    status: int
    out: str
    err: str


def fill(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files (path below ``folder`` -> content) and return the folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def run(folder: Path, *arguments: str | Path) -> Ran:
    """Call ``kuril-archive`` in a folder; what escapes it as an exception fails the test."""
    with chdir(folder):
        result = CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)
    return Ran(status=result.exit_code, out=result.stdout, err=result.stderr)


def copied(source: Path, target: Path) -> Path:
    """Copy the files of an archive, not its sites and what is kept beside them, and return the copy."""
    for name in ("archive.yml", "events.yml", "articles", "pages", "static", "templates"):
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name)
        elif (source / name).exists():
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / name, target / name)
    return target


def build(folder: Path, *arguments: str | Path) -> Ran:
    """Build in one process, quietly."""
    return run(folder, "build", "--jobs", "1", "--quiet", *arguments)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: path -> bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def records(data: bytes | str) -> dict[str, dict[str, object]]:
    """Id -> object of each line of ``articles.jsonl``, in their order."""
    found: Sequence[dict[str, object]] = [msgspec.json.decode(line) for line in data.splitlines()]
    return {str(each["id"]): each for each in found}


def unmeasured() -> dict[str, str]:
    """The environment of a program that shall run as a user's does: no coverage is taken, nothing more is imported."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}
