"""One capture from its text: pure, so that parsing needs no folder."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from msgspec.structs import replace

from kuril_archive import markup
from kuril_archive.analysis.anatomy import Anatomy, dissect
from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.language import language_of
from kuril_archive.analysis.rights import form
from kuril_archive.loader import corrections, values
from kuril_archive.loader import keys as yaml_keys
from kuril_archive.loader.keys import Typed
from kuril_archive.model import Block, Capture, Keys, Mark, Sign, Source
from kuril_archive.problems import Problem, Problems

_IN_A_FOLDER = re.compile(r"(?![/\\])[^:/?#]*(?:[/?#]|$)")
"""An address of neither a scheme, a host nor a site's root (RFC 3986, 4.2)."""
OPENING_WORDS = 10
"""How many words of the text stand for a title that the capture does not have."""


def parse(
    text: str, *, id: str, path: str, sha256: str, markdown: bool = False,
    sidecar: Typed | None = None, sidecar_path: str = "", outlets: Mapping[str, str] | None = None,
) -> tuple[Capture, Problems]:  # fmt: skip
    """Take a capture apart. ``text`` is clean (``markup.clean``); ``outlets``: case-folded spelling -> name."""
    outlets, sidecar = outlets or {}, sidecar or Typed()
    front, body, first_line = yaml_keys.split_front_matter(text) if markdown else ("", text, 1)
    typed = yaml_keys.read(front, path, Keys, first_line=2)
    said = Keys(**{**typed.values, **sidecar.values})
    lines = tuple(text.split("\n"))
    blocks = _rooted(markup.from_markdown(body, first_line), said.url) if markdown else markup.from_text(body)
    anatomy = dissect(blocks, lines, outlets, said.title if markdown else None)
    signs = (*_overruled(typed, sidecar, lines), *anatomy.signs)
    title = said.title or anatomy.title
    outlet = said.outlet or anatomy.outlet
    capture = Capture(
        id=id,
        source=Source(path=path, sha256=sha256, url=said.url or _found(anatomy, "url"), rights=said.rights),
        title=title or _opening_words(anatomy.body) or id.rpartition("/")[2],
        title_supplied=title is None,
        outlet=outlets.get(outlet.casefold(), outlet) if outlet else None,
        agency=said.agency or anatomy.agency,
        section=said.section or anatomy.section,
        authors=said.authors or anatomy.authors,
        place=said.place or anatomy.place,
        language=said.language or language_of(markup.plain(anatomy.body)),
        tags=tuple(dict.fromkeys(said.tags)),
        captured=said.captured or _clock_day(signs),
        body=anatomy.body,
        signs=signs,
        removed=anatomy.removed,
        keys=said,
        keys_from=_lines(typed, path) | _lines(sidecar, sidecar_path),
        extra={**typed.extra, **sidecar.extra},
    )
    problems = _problems(capture, path, open_ended=markdown and yaml_keys.is_open(text))
    says, said_in = (sidecar, sidecar_path) if corrections.KEY in sidecar.entries else (typed, path)
    corrected = corrections.faults(capture, said_in, says.entries.get(corrections.KEY, ()))
    return capture, (*typed.problems, *problems, *corrected, *(() if markdown else _unread_keys(text, path)))


def _lines(typed: Typed, path: str) -> dict[str, tuple[str, int]]:
    return {name: (path, line) for name, line in typed.lines.items()}


def _problems(capture: Capture, path: str, *, open_ended: bool) -> list[Problem]:
    found = []
    if open_ended:
        hint = "write a line `---` after its last key"
        found.append(
            Problem(path=path, line=1, code="front-matter", message="the front matter does not end", hint=hint)
        )
    if not capture.body:
        message, hint = "no text is left when the page furniture is taken off", f"see `kuril-archive inspect {path}`"
        found.append(
            Problem(path=path, field="text", code="capture-empty", message=message, hint=hint, severity="warning")
        )
    if capture.keys.note:
        said_in, line = capture.keys_from["note"]
        found += [local_link(said_in, line, address) for _, address in markup.local_links(capture.keys.note)]
    found += unknown_rights(capture.keys.rights, *capture.keys_from.get("rights", (path, None)))
    return found


def unknown_rights(typed: str | None, path: str, line: int | None, field: str = "rights") -> Iterator[Problem]:
    """Tell of an address on a host of licences or statements that is none of theirs."""
    if typed and (known := form(typed)):
        message = f"“{values.shown(typed)}” is no licence or rights statement that is known there"
        hint = f"write the whole address, as in {field}: {known}"
        yield Problem(
            path=path, line=line, field=field, code="rights-unknown", message=message, hint=hint, severity="warning"
        )


def local_link(path: str, line: int, address: str) -> Problem:
    """What is told of a link in an editor's text that leads into the editor's own computer."""
    message = f"the link to {address} is left out, as only your computer has that"
    hint = "put the file into static/ and link to it there, or name a published address"
    return Problem(path=path, line=line, code="link-local", message=message, hint=hint, severity="warning")


def _unread_keys(text: str, path: str) -> Problems:
    """Front matter where none is read: it may say that the text is withheld."""
    front, _, _ = yaml_keys.split_front_matter(text)
    if not {line.partition(":")[0].strip() for line in front.split("\n") if ":" in line} & {*Keys.__struct_fields__}:
        return ()
    stem, message = PurePosixPath(path).stem, "begins with keys, which are read in Markdown captures only"
    hint = f"rename it {stem}.md, or move the keys to {stem}.yml and take both lines of --- away"
    return (Problem(path=path, line=1, code="front-matter", message=message, hint=hint),)


def _rooted(blocks: tuple[Block, ...], address: str | None) -> tuple[Block, ...]:
    """Relative links lead into the original site: to its address where it is known, else nowhere.

    So do pictures whose addresses begin at a site's root; others may lie beside the capture (`loader.images`).
    """
    return tuple(
        replace(block, marks=tuple(rooted for mark in block.marks if (rooted := _rooted_mark(mark, address))))
        for block in blocks
    )


def _rooted_mark(mark: Mark, address: str | None) -> Mark | None:
    if mark.target is None or (mark.kind == "image" and _IN_A_FOLDER.match(mark.target)):
        return mark
    try:
        target = mark.target if urlsplit(mark.target).scheme else urljoin(address or "", mark.target)
        return replace(mark, target=target) if urlsplit(target).scheme else None
    except ValueError:  # not an address after all
        return None


def _overruled(front: Typed, sidecar: Typed, lines: tuple[str, ...]) -> tuple[Sign, ...]:
    """The front matter's date where the sidecar decides otherwise: it stays in sight."""
    if "date" not in front.values or "date" not in sidecar.values:
        return ()
    line = front.lines["date"]
    quote = lines[line - 1].strip()
    return (Sign(kind="front matter", value=front.values["date"], quote=quote, line=line, rule="front-matter"),)


def _clock_day(signs: tuple[Sign, ...]) -> dt.date | None:
    """The day on the page's own clock."""
    clocks = [date.readings[0] for sign in signs if sign.kind == "clock" for date in find_dates(sign.value)]
    return next((dt.date(y, m, d) for y, m, d in clocks if y is not None and d is not None), None)


def _found(anatomy: Anatomy, kind: str) -> str | None:
    return next((sign.value for sign in anatomy.signs if sign.kind == kind), None)


def _opening_words(body: tuple[Block, ...]) -> str:
    text = next((block.text for block in body if block.kind not in ("heading", "figure")), "")
    words = text.split()
    return " ".join(words[:OPENING_WORDS]) + ("…" if len(words) > OPENING_WORDS else "")
