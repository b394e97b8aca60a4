"""Pages of the archive's own: Markdown beside the captures."""

import unicodedata
from pathlib import Path

from msgspec import Struct

from kuril_archive import markup
from kuril_archive.loader import keys, texts
from kuril_archive.loader.places import NOT_CAPTURES, SET_ASIDE
from kuril_archive.model import Prose
from kuril_archive.problems import Problem, Problems


class ProseKeys(Struct, frozen=True, kw_only=True):
    """Front matter of a page of the archive's own."""

    title: str | None = None


def load_prose(folder: Path) -> tuple[tuple[Prose, ...], Problems]:
    """``pages/*.md``: front matter may give a ``title``; else a heading at the top does, else the file's name."""
    pages: list[Prose] = []
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.md"), key=lambda file: file.name):
        if file.name.startswith(SET_ASIDE) or NOT_CAPTURES.fullmatch(file.name):
            continue
        name = unicodedata.normalize("NFC", file.stem)
        path = f"{folder.name}/{name}.md"
        text, _, unreadable = texts.read(file, path)
        problems += unreadable
        if text is None:
            continue
        head, rest, _ = keys.split_front_matter(text)
        typed = keys.read(head, path, ProseKeys, first_line=2)
        problems += typed.problems
        heading, rest = _headed(rest)
        title = typed.values.get("title") or heading or name
        pages.append(Prose(id=name, title=title, html=markup.prose(rest), origin=path))
    return tuple(pages), tuple(problems)


def _headed(text: str) -> tuple[str | None, str]:
    """The heading of the first rank with which a text begins, and the text after it: a page shows its title once."""
    first = next(iter(markup.from_markdown(text)), None)
    if first is None or first.kind != "heading" or first.level != 1:
        return None, text
    rest = text.split("\n")[first.end :]
    underline = 1 if rest and set(rest[0].strip()) == {"="} else 0
    return first.text, "\n".join(rest[underline:])
