"""``kuril-archive new capture``: a text comes into the archive as it is, with a sidecar to fill in."""

import os
import re
import sys
import unicodedata
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from kuril_archive import places
from kuril_archive.commands.archive import articles_option, check_home
from kuril_archive.commands.placing import kind_of, placed, reported
from kuril_archive.commands.telling import today, told
from kuril_archive.places import CAPTURES, walk
from kuril_archive.problems import ArchiveError, Problem, UsageError

STANDARD_INPUT = "standard input"
SUGGESTED = ("captured", "url", "outlet", "title", "date", "date_note", "tags", "mentions", "rights", "note")
"""Keys that a new sidecar shows, those not said behind a ``#``."""
LONGEST = 60
"""Characters of a name that is made from a title."""
LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Latin letters that no accent makes -> how they are written without them."""
FORMATS = {
    "<!doctype": "a web page", "<html": "a web page", "<?xml": "XML", "{\\rtf": "RTF", "%pdf": "a PDF file",
}  # fmt: skip
"""How what is not plain text begins -> what it is."""


@click.command(
    epilog="\b\nExample:\n  kuril-archive new capture report.txt --url https://example.org/report\n"
    "  kuril-archive new capture - --name 2021/market < report.txt",
)
@click.argument("files", nargs=-1, metavar="[FILE]", type=click.Path(allow_dash=True))
@articles_option
@click.option("--name", help="Its path in there, without the suffix.  [default: made from the headline]")
@click.option("--url", metavar="URL", help="Address it was captured from.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--tag", "tags", metavar="TOPIC", multiple=True, help="A topic; may be given again.")
@told
def capture(
    files: tuple[str, ...], articles: Path, name: str | None, url: str | None, outlet: str | None, tags: tuple[str, ...]
) -> None:
    """Put the text of FILE, or of standard input, into the archive, and a sidecar to fill in beside it.

    The bytes stay as they are. Nothing that is there is written over: a name that is taken gets -2, -3.
    """
    check_home(articles)
    said = _said(url, outlet, tags)
    file = _one(files)
    text, raw = _text_of(file)
    from kuril_archive.loader.keys import FRONT_MATTER  # late, so that help needs no reader

    markdown = bool(FRONT_MATTER.match(text)) or Path(file or "").suffix.lower() == ".md"
    suffix = ".md" if markdown else ".txt"
    _refuse_copy(articles, raw)
    stem = _named(name) if name is not None else _name_of(text, markdown)
    made = _put(articles, stem, suffix, raw)
    click.echo(f"made {made.as_posix()}")
    sidecar = made.with_suffix(".yml")
    if placed(sidecar, _sidecar(sidecar, made.name, said).encode()):
        click.echo(f"made {sidecar.as_posix()}, to fill in")
    click.echo(f"\nNext:\n  kuril-archive inspect {made.as_posix()}")


# ---------------------------------------------------------------- what was typed


def _one(files: tuple[str, ...]) -> str | None:
    if len(files) > 1:
        hint = "copy many files into articles/ yourself, as a capture needs no sidecar; or bring them one by one"
        raise UsageError(Problem(path=files[1], message="is a second FILE", hint=hint))
    return files[0] if files else None


def _said(url: str | None, outlet: str | None, tags: tuple[str, ...]) -> dict[str, Any]:
    """The keys that options say."""
    from kuril_archive.loader.values import CHECKS, WRONG  # late, so that help needs no reader
    from kuril_archive.paths import CONTROL

    for option, values in (("--url", [url or ""]), ("--outlet", [outlet or ""]), ("--tag", tags)):
        if any(CONTROL.search(value) for value in values):
            hint = f"type {option} in letters, on one line"
            raise UsageError(Problem(path=option, message="holds a control character", hint=hint))
    if url is not None:
        try:
            url = CHECKS["url"](url)
        except ValueError as error:
            message, hint = WRONG["url"]
            hint = hint.replace("url: ", "--url ")
            raise UsageError(Problem(path="--url", message=f"“{url}” {message}", hint=hint)) from error
    found = {"url": url, "outlet": (outlet or "").strip(), "tags": [tag.strip() for tag in tags if tag.strip()]}
    return {key: value for key, value in found.items() if value}


def _named(typed: str) -> str:
    """The path that was typed, its suffix off; raises UsageError where it cannot be kept on every system."""
    path = Path(typed)
    stem = path.with_suffix("").as_posix() if path.suffix.lower() in (".txt", ".md") else path.as_posix()
    wrong = _wrong(stem) if typed.strip() else "is empty"
    if wrong:
        hint = "--name market, or with a folder: --name 2021/market"
        raise UsageError(Problem(path="--name", message=f"“{typed}” {wrong}", hint=hint))
    return stem


def _wrong(stem: str) -> str | None:
    """What keeps a capture from having this name, if anything."""
    from kuril_archive import paths

    if wrong := next(paths.faults(places.page_of(stem)), None):
        return wrong
    aside = any(part.startswith(places.SET_ASIDE) for part in stem.split("/"))
    aside = aside or bool(places.NOT_CAPTURES.fullmatch(f"{stem.rpartition('/')[2]}.txt"))
    return "is a name that is passed over, as README is" if aside else None


# ---------------------------------------------------------------- the text


def _text_of(file: str | None) -> tuple[str, bytes]:
    """The text and its bytes; raises UsageError where there is none, ArchiveError where it cannot be a capture."""
    from kuril_archive.loader.texts import MAX_BYTES, read

    if file not in (None, "-"):
        text, raw, problems = read(_file(str(file)), str(file))
    else:
        _check_terminal(file)
        typed = sys.stdin.buffer.read(MAX_BYTES + 1)
        if not typed.strip():
            hint = "kuril-archive new capture report.txt, or kuril-archive new capture < report.txt"
            raise UsageError(Problem(path=STANDARD_INPUT, message="is empty", hint=hint))
        with reported(Path(STANDARD_INPUT)), TemporaryDirectory() as folder:
            copy = Path(folder, "capture")
            copy.write_bytes(typed)
            text, raw, problems = read(copy, STANDARD_INPUT)
    if text is None:
        raise ArchiveError(*problems)
    begins = text.lstrip()[:20].casefold()
    if found := next((what for sign, what in FORMATS.items() if begins.startswith(sign)), None):
        hint = "open it, select all, copy, and paste it into a .txt file"
        message = f"is {found}, not plain text"
        raise ArchiveError(Problem(path=file or STANDARD_INPUT, code="file-unreadable", message=message, hint=hint))
    return text, raw


def _file(typed: str) -> Path:
    found = kind_of(Path(typed))
    if found != "file":
        address = re.match(r"https?://", typed)
        wrong = "is a folder" if found else "is a web address, and nothing is fetched" if address else "is not there"
        hint = "kuril-archive new capture report.txt, with the text of one report"
        hint += f" in it, and --url {typed}" if address else ""
        raise UsageError(Problem(path=typed or "FILE", message=wrong, hint=hint))
    return Path(typed)


def _check_terminal(file: str | None) -> None:
    """A terminal is read only where ``-`` asks for it, and then says how to end."""
    terminal = sys.stdin is None or sys.stdin.isatty()
    if sys.stdin is None or (terminal and file is None):
        hint = "kuril-archive new capture report.txt, or kuril-archive new capture - to paste it here"
        raise UsageError(Problem(path="FILE", message="is missing", hint=hint))
    if terminal:
        end = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"
        click.echo(f"Paste the report, then press Enter and {end}.", err=True)


def _refuse_copy(articles: Path, raw: bytes) -> None:
    """Raise UsageError where the archive has a capture of the same bytes."""
    for file in walk(articles)[0]:
        with suppress(OSError):  # what cannot be read is told by a build
            if file.suffix.lower() in CAPTURES and file.stat().st_size == len(raw) and file.read_bytes() == raw:
                hint = f"say what you know of it in {file.with_suffix('.yml').as_posix()}"
                raise UsageError(Problem(path=file.as_posix(), message="is this report, byte for byte", hint=hint))


# ---------------------------------------------------------------- its name and its sidecar


def _name_of(text: str, markdown: bool) -> str:
    """A name from the headline, or from the opening words where none is found."""
    from kuril_archive import config
    from kuril_archive.analysis.shelves import slug
    from kuril_archive.loader.capture import parse

    outlets = config.spellings(config.load(Path()).site)
    found, _ = parse(text, id="report", path="", sha256="", markdown=markdown, outlets=outlets)
    words = slug(plain(found.title)).rstrip("-")
    return words if not _wrong(words) else f"report-{words}"


def plain(title: str) -> str:
    """The title with its Latin letters without accents, other scripts as they are, apostrophes closed up."""
    parted = unicodedata.normalize("NFKD", title.casefold())
    bare = re.sub(r"([a-z])[\u0300-\u036f]+", r"\1", parted)
    return re.sub(r"['’ʼ]", "", unicodedata.normalize("NFC", bare)).translate(LETTERS)


def _put(articles: Path, stem: str, suffix: str, raw: bytes) -> Path:
    """Write the capture under the first name that is free: no other capture or sidecar may have its id."""
    from kuril_archive.paths import folded

    folder = (articles / stem).parent
    with reported(folder):
        taken = {folded(file.stem) for file in folder.iterdir()} if kind_of(folder) == "folder" else set[str]()
    for number in count(1):
        name = Path(stem).name + (f"-{number}" if number > 1 else "")
        file = folder / f"{name}{suffix}"
        if folded(name) not in taken and placed(file, raw):
            return file
    raise AssertionError("numbers do not end")


def _sidecar(sidecar: Path, name: str, said: dict[str, Any]) -> str:
    """The text of a new sidecar: what is known, and what could be said."""
    import yaml

    from kuril_archive import schemas

    day = today().isoformat()
    lines = []
    schema = Path(schemas.FOLDER, schemas.file_name("sidecar"))
    if schema.is_file():
        with suppress(ValueError):  # on another drive
            lines.append(f"# yaml-language-server: $schema={Path(os.path.relpath(schema, sidecar.parent)).as_posix()}")
    lines += [
        f"# What you know of {name}, or decide. What was found in the text stays visible beside your word.",
        "# Take the # before a key away to say it; kuril-archive schema sidecar explains every key.",
        f"added: {day}",
    ]
    for key in SUGGESTED:
        meaning, example = schemas.MEANINGS["sidecar"][key]
        if key in said:
            lines.append(yaml.safe_dump({key: said[key]}, allow_unicode=True, width=10**6).rstrip("\n"))
        else:
            lines.append(f"# {key}: {day if key == 'captured' else example}  # {meaning.partition(';')[0]}")
    return "\n".join(lines) + "\n"
