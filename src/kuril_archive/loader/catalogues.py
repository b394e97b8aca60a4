"""The interface's catalogues: ``locale/<tag>.po`` of each theme, read as they are; the first with a sentence wins."""

import io
import re
from collections.abc import Iterator, Sequence
from gettext import GNUTranslations
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from kuril_archive.loader import texts
from kuril_archive.problems import ArchiveError, Problem, Problems
from kuril_archive.wording import Wording, cldr, known

FOLDER = "locale"

_PLACE = re.compile(r"%\((\w+)\)s")


def load_wording(themes: Sequence[Path], tag: str) -> tuple[Wording, Problems]:
    """Return the interface in the language of a BCP 47 tag; in English, with a warning, where no theme speaks it.

    Raises ArchiveError for a catalogue that cannot be read, or has a sentence that cannot be filled.
    """
    names = ["-".join(tag.split("-")[:end]) for end in range(tag.count("-") + 1, 0, -1)]
    files = [file for theme in themes for name in names if (file := _file(theme / FOLDER, name))]
    if not files and names[-1].lower() != "en":
        return load_wording(themes, "en")[0], (_missing(tag),)
    sentences: GNUTranslations | None = None
    for file in reversed(files):
        found = _read(file)
        if sentences:
            found.add_fallback(sentences)
        sentences = found
    return Wording(tag, sentences, None if known(tag) else cldr("en")), ()


def _file(folder: Path, name: str) -> Path | None:
    """Return a language's catalogue, in capitals or not, whatever the file system thinks of these."""
    wanted = f"{name}.po".lower()
    return next((file for file in sorted(folder.glob("*.po")) if file.name.lower() == wanted), None)


def _missing(tag: str) -> Problem:
    return Problem(
        path="archive.yml",
        field="language",
        code="language",
        message=f"the interface has no sentences in “{tag}”, and is in English",
        hint=f"write en, ja or ru, or put a translation of {FOLDER}/messages.pot into templates/{FOLDER}/{tag}.po",
        severity="warning",
    )


def _read(file: Path) -> GNUTranslations:
    text, _, unreadable = texts.read(file, str(file))
    if text is None:
        raise ArchiveError(*unreadable)
    try:
        catalogue = read_po(io.StringIO(text), locale=_locale(file.stem), charset="utf-8", abort_invalid=True)
    except PoFileError as fault:
        raise ArchiveError(_fault(file, fault.lineno + 1, str(fault))) from fault
    except (ValueError, LookupError) as fault:
        raise ArchiveError(_headless(file, fault)) from fault
    if wrong := tuple(_fault(file, message.lineno, said) for message in catalogue for said in faults(message)):
        raise ArchiveError(*wrong)
    for message in list(catalogue):
        if message.id and not all(_forms(message)):
            catalogue.delete(message.id, message.context)
    try:
        return _compiled(catalogue)
    except (ValueError, ArithmeticError) as fault:  # the rule of its plurals
        raise ArchiveError(_headless(file, fault)) from fault


def _headless(file: Path, fault: Exception) -> Problem:
    return _fault(file, 1, f"its head cannot be read: {fault}")


def _compiled(catalogue: Catalog) -> GNUTranslations:
    catalogue.charset = "utf-8"
    made = io.BytesIO()
    write_mo(made, catalogue)
    made.seek(0)
    found = GNUTranslations(made)
    for number in range(120):
        found.ngettext("", "", number)
    return found


def _locale(tag: str) -> Locale | None:
    """Return what Babel knows of a language: how many forms its numbers have, where the head does not say it."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def faults(message: Message) -> Iterator[str]:
    """Yield what is wrong with the places of a translation: each must be one of the sentence's own."""
    if not message.id:
        return
    places = {place for text in _texts(message.id) for place in _PLACE.findall(text)}
    for text in filter(None, _forms(message)):
        for strange in sorted({*_PLACE.findall(text)} - places):
            yield f"“{text}” asks for %({strange})s, which “{_texts(message.id)[0]}” does not give"
        if "%" in _PLACE.sub("", text).replace("%%", ""):
            yield f"“{text}” has a per cent sign that starts no place"


def _forms(message: Message) -> tuple[str, ...]:
    return _texts(message.string)


def _texts(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, list | tuple) else (str(said),)


def _fault(file: Path, line: int | None, message: str) -> Problem:
    hint = "correct the catalogue, or take it away; places are written %(name)s, a per cent sign %%"
    return Problem(path=str(file), line=line, code="template", message=message, hint=hint)
