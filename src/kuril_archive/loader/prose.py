"""Pages of the archive's own: Markdown beside the captures."""

import unicodedata
from functools import partial
from pathlib import Path

from msgspec import Struct

from kuril_archive import markup, paths
from kuril_archive.loader import keys, texts
from kuril_archive.loader.capture import local_link
from kuril_archive.model import Prose
from kuril_archive.places import NOT_CAPTURES, RENAME, SET_ASIDE, page_of, shown_in, shut_folder, walk
from kuril_archive.problems import Problem, Problems


class ProseKeys(Struct, frozen=True, kw_only=True):
    """Front matter of a page of the archive's own."""

    title: str | None = None


def load_prose(folder: Path) -> tuple[tuple[Prose, ...], Problems]:
    """Every ``.md`` below ``pages/``: front matter may give a ``title``; else a heading at the top does, else its name.

    A page that cannot be read or kept is told and left out.
    """
    root = folder.resolve()
    files, shut = walk(root, SET_ASIDE) if root.is_dir() else ([], [])
    pages: list[Prose] = []
    problems = [shut_folder(error, partial(shown_in, folder)) for error in shut]
    for file in files:
        if file.suffix.lower() == ".md" and not NOT_CAPTURES.fullmatch(file.name):
            page, told = _read(file, file.relative_to(root), shown_in(folder, file))
            pages += [page] if page else []
            problems += told
    return tuple(pages), tuple(problems)


def _read(file: Path, below: Path, path: str) -> tuple[Prose | None, Problems]:
    """One page alone; ``below`` the folder of pages it has the same place as in the site."""
    name = unicodedata.normalize("NFC", below.with_suffix("").as_posix())
    if wrong := next(paths.faults(page_of(name)), None):
        return None, (Problem(path=path, code="page-name", message=f"its page {page_of(name)!r} {wrong}", hint=RENAME),)
    text, _, unreadable = texts.read(file, path)
    if text is None:
        return None, unreadable
    head, rest, _ = keys.split_front_matter(text)
    typed = keys.read(head, path, ProseKeys, first_line=2)
    heading, rest = _headed(rest)
    title = typed.values.get("title") or heading or name.rpartition("/")[2]
    linked = (local_link(path, line, address) for line, address in markup.local_links(text))
    return Prose(id=name, title=title, html=markup.prose(rest), origin=path), (*typed.problems, *linked)


def _headed(text: str) -> tuple[str | None, str]:
    """The heading of the first rank with which a text begins, and the text after it: a page shows its title once."""
    first = next(iter(markup.from_markdown(text)), None)
    if first is None or first.kind != "heading" or first.level != 1:
        return None, text
    rest = text.split("\n")[first.end :]
    underline = 1 if rest and set(rest[0].strip()) == {"="} else 0
    return first.text, "\n".join(rest[underline:])
