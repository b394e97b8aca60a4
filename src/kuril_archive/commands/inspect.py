"""``kuril-archive inspect``."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from kuril_archive import places
from kuril_archive.commands.archive import articles_option
from kuril_archive.commands.telling import tell, today, told, was_typed
from kuril_archive.problems import Problem, UsageError, counted

if TYPE_CHECKING:
    from kuril_archive.analysis.record import EvidenceRecord, Record
    from kuril_archive.model import Entry


@click.command(
    epilog="\b\nExample:\n  kuril-archive inspect articles/harbour-times-ferry.txt\n"
    "  kuril-archive inspect --json clippings/*.txt > found.jsonl"
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@articles_option
@click.option("--alone", is_flag=True, help="Leave the rest of the archive out.")
@click.option("--json", "as_json", is_flag=True, help="Print the objects of articles.jsonl, one a line.")
@told
def inspect(files: tuple[Path, ...], articles: Path, alone: bool, as_json: bool) -> None:
    """Show what is found in captures, and why, without building anything.

    The files named are read as one dossier; captures of the archive bring the rest of it along.
    """
    from kuril_archive import config, loader
    from kuril_archive.analysis.record import record
    from kuril_archive.builder import dated, limit_of

    _check(files)
    files = tuple({places.located(file): file for file in files}.values())
    articles, home = home_of(files, articles)
    settings = config.load(home)
    outlets = config.spellings(settings.site)
    inside = [file for file in files if _lies_in(file, articles)]
    archive = loader.load(articles, outlets, only=inside if alone else None) if inside else loader.Loaded()
    found_there = {places.located(file) for file in archive.files.values()}
    outside = [file for file in files if places.located(file) not in found_there]
    named = loader.load_files(outside, outlets, archive.files)
    captures = (*archive.captures, *named.captures)
    entries, warnings = dated(captures, settings.site, limit_of(settings.site, today()))
    wanted = _in_order(files, {**archive.files, **named.files}, entries.entries)
    stems = {stem_of(file.as_posix()) for file in outside}
    stems |= {stem_of(places.shown_in(articles, places.located(file))) for file in inside}
    problems = [p for p in (*archive.problems, *named.problems, *warnings) if stem_of(p.path) in stems]
    tell((*settings.problems, *problems))
    for entry in wanted:
        found = record(entry)
        click.echo(msgspec.json.encode(found) if as_json else shown(found))
    sys.exit(1 if any(problem.severity == "error" for problem in problems) else 0)


def home_of(files: Iterable[Path], articles: Path) -> tuple[Path, Path]:
    """The folders of captures and of ``archive.yml``: as named or here, else where a file's own archive is."""
    from kuril_archive import config

    if was_typed("articles") or any(_lies_in(file, articles) for file in files):
        return articles, Path()
    above = (folder for file in files for folder in places.located(file).parents)
    own = (folder for folder in above if folder.name == articles.name and (folder.parent / config.FILE).is_file())
    found = next(own, articles)
    return found, found.parent


def _lies_in(file: Path, folder: Path) -> bool:
    return places.located(file).is_relative_to(folder.resolve())


def stem_of(path: str) -> str:
    """A capture and its sidecar share it."""
    return unicodedata.normalize("NFC", path.rpartition(".")[0])


def _check(files: Iterable[Path]) -> None:
    faults = []
    for file in files:
        if file.is_dir():
            hint = f"name its files: kuril-archive inspect {(file / '*.txt').as_posix()}"
            faults.append(Problem(path=str(file), message="is a folder", hint=hint))
        elif not file.is_file():
            faults.append(Problem(path=str(file), message="is not there", hint="name the file of a capture"))
        elif file.suffix.lower() not in places.CAPTURES:
            hint = f"name a file that ends in {' or '.join(places.CAPTURES)}"
            faults.append(Problem(path=str(file), message="is not a capture", hint=hint))
    if faults:
        raise UsageError(*faults)


def _in_order(files: Iterable[Path], known: Mapping[str, Path], entries: Iterable[Entry]) -> list[Entry]:
    """The entries of the files, in the order in which these were named."""
    by_file = {places.located(known[entry.article.capture.id]): entry for entry in entries}
    return [by_file[path] for file in files if (path := places.located(file)) in by_file]


def shown(found: Record) -> str:
    """The record for a reader at a terminal: what was found, how the day is known, what was cut."""
    from kuril_archive.wording import english

    published, words = found.published, english().date
    day = words(published.edtf) if published.edtf else "unknown"
    paragraphs = counted(found.paragraphs, "paragraph")
    rows = [
        ("title", f"[{found.title}] (supplied)" if found.title_supplied else found.title),
        ("outlet", found.outlet),
        ("agency", found.agency),
        ("section", found.section),
        ("authors", ", ".join(found.authors)),
        ("place", found.place),
        ("language", found.language),
        ("captured", found.captured),
        ("text", f"{paragraphs}, {counted(found.words, 'word')}, {counted(len(found.headings), 'subheading')}"),
        ("published", f"{day} ({published.basis}; {published.edtf or 'no value'})"),
    ]
    lines = [found.source.path, *(f"  {name:<10} {value or 'unknown'}" for name, value in rows)]
    lines += [f"    {testimony(witness)}" for witness in published.evidence]
    if published.alternatives:
        lines.append("    or " + ", ".join(map(words, published.alternatives)))
    if found.removed:
        lines.append("  removed")
        lines += [f"    line {cut.line:<4} {cut.rule}: {_short(cut.text)}" for cut in found.removed]
    return "\n".join(lines) + "\n"


def testimony(witness: EvidenceRecord) -> str:
    """One witness as a line: verdict, kind, words, place and reason."""
    from kuril_archive.analysis.reasons import VERDICTS

    place = f"{witness.capture}, " if witness.capture else ""
    where = f" ({place}line {witness.line})" if witness.line else ""
    quote = f" “{_short(witness.quote)}”" if witness.quote else ""
    return f"{VERDICTS[witness.role]:<9} {witness.kind}{quote}{where}: {witness.why}"


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:69] + "…"
