"""Article pages: what each depends on, and how that becomes what its template shows."""

from collections.abc import Iterable, Mapping

import msgspec
from markupsafe import Markup

from kuril_archive import edtf
from kuril_archive.markup import prose
from kuril_archive.model import Archive, Capture, Entry, Page
from kuril_archive.renderer import addresses, reading, shelves, witnesses
from kuril_archive.renderer.clues import clues
from kuril_archive.renderer.values import Cited, Frame, Link, Row


def pages(archive: Archive, frame: Frame) -> Iterable[Page]:
    """Return the page of every article, and one for every address that it had before."""
    captures = {entry.article.capture.id: entry.article.capture for entry in archive.entries}
    rows = {entry.article.capture.id: shelves.row(entry) for entry in archive.entries}
    outlets = {entry.article.capture.id: addresses.outlet(g.slug) for g in archive.outlets for entry in g.entries}
    tags: dict[str, list[Link]] = {name: [] for name in rows}
    for group in archive.tags:
        for entry in group.entries:
            tags[entry.article.capture.id].append(Link(group.name, addresses.tag(group.slug)))
    near = _neighbours(archive, rows)
    for entry in archive.entries:
        name, source = entry.article.capture.id, entry.article.capture.source.path
        earlier, later = near.get(name, (None, None))
        context: dict[str, object] = {
            "frame": frame,
            "entry": entry,
            "row": rows[name],
            "outlet": outlets.get(name),
            "tags": tuple(tags[name]),
            "cited": cited(entry, captures, rows),
            "earlier": earlier,
            "later": later,
        }
        yield Page(path=addresses.article(name), origin=source, template="article.html", context=context)
        for alias in sorted({*entry.article.capture.keys.aliases} - {name}):
            moved: dict[str, object] = {"frame": frame, "row": rows[name]}
            yield Page(path=addresses.article(alias), origin=source, template="alias.html", context=moved)


def prepare(context: Mapping[str, object], here: str) -> dict[str, object]:
    """Return what the article's template shows besides its context: the text in groups, and the witnesses."""
    entry, row, cited = context["entry"], context["row"], context["cited"]
    assert isinstance(entry, Entry) and isinstance(row, Row) and isinstance(cited, dict)
    capture, seen = entry.article.capture, witnesses.testify(entry.article, cited)
    times = reading.times(entry.findings.tellings, entry.article.published)
    return {
        **context,
        "capture": capture,
        "published": entry.article.published,
        "findings": entry.findings,
        "review": entry.review,
        "note": Markup(prose(capture.keys.note)) if capture.keys.note else "",
        "groups": reading.groups(capture.body, seen, times),
        "times": times,
        "witnesses": seen,
        "drawing": clues(entry.article.published, cited),
        "facts": _facts(capture, here),
    }


def _facts(capture: Capture, here: str) -> tuple[tuple[str, str, str], ...]:
    """Return what is known of the source: name, value, and where it leads."""
    source, keys = capture.source, capture.keys
    raw = addresses.relative(here, addresses.raw(capture.id, source.path)) if keys.withheld is None else ""
    known = "noted by the curator" if keys.captured else "by the page’s own clock"
    captured = f"{edtf.words(edtf.day(capture.captured))}, {known}" if capture.captured else "unknown"
    return (
        ("File", source.path.rpartition("/")[2], raw),
        ("SHA-256", source.sha256, ""),
        ("Captured", captured, ""),
        ("Address", source.url or "unknown", addresses.outside(source.url)),
        *((("Rights", source.rights, addresses.outside(source.rights)),) if source.rights else ()),
        *((name, _plain(value), "") for name, value in capture.extra.items()),
    )


def _plain(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode()


def _neighbours(archive: Archive, rows: Mapping[str, Row]) -> dict[str, tuple[Row | None, Row | None]]:
    """Return who comes before and after in time; the undated have no place in it."""
    shelf = {entry.article.capture.id for entry in archive.undated}
    order = [name for entry in archive.entries if (name := entry.article.capture.id) not in shelf]
    line = [None, *(rows[name] for name in order), None]
    return {name: (line[place], line[place + 2]) for place, name in enumerate(order)}


def cited(entry: Entry, captures: Mapping[str, Capture], rows: Mapping[str, Row]) -> dict[str, Cited]:
    """Return the other captures that bear witness here, with the lines of theirs that are quoted."""
    found: dict[str, Cited] = {}
    for evidence in entry.article.published.evidence:
        if (name := evidence.capture) in captures and name is not None and not rows[name].withheld:
            lines = {(sign.line, sign.quote) for sign in captures[name].signs if sign.line == evidence.line}
            before = found[name].lines if name in found else ()
            found[name] = Cited(row=rows[name], lines=tuple(sorted({*before, *lines})))
        elif name is not None and name in rows:
            found[name] = Cited(row=rows[name])
    return found
