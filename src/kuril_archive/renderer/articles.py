"""Article pages: what each depends on, and how that becomes what its template shows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec
from markupsafe import Markup

from kuril_archive.analysis.rights import rights
from kuril_archive.analysis.shelves import year_of
from kuril_archive.markup import prose
from kuril_archive.model import Archive, Capture, Entry, Page
from kuril_archive.renderer import addresses, calendar, reading, shelves, witnesses
from kuril_archive.renderer.clues import clues
from kuril_archive.renderer.theme import tongue
from kuril_archive.renderer.values import Cited, Frame, Link, Row
from kuril_archive.wording import Wording, messages

CAPTURED = messages({True: "%(day)s, noted by the curator", False: "%(day)s, by the page’s own clock"})
"""Whether the curator says when the page was open -> how that is said."""

SAME_DAY = 8
"""Reports of the same day that a page names; the day's own page has all."""


def pages(archive: Archive, frame: Frame) -> Iterable[Page]:
    """Return the page of every article, and one for every address that it had before."""
    captures = {entry.article.capture.id: entry.article.capture for entry in archive.entries}
    rows = {entry.article.capture.id: shelves.row(entry) for entry in archive.entries}
    outlets = {entry.article.capture.id: addresses.outlet(g.slug) for g in archive.outlets for entry in g.entries}
    tags: dict[str, list[Link]] = {name: [] for name in rows}
    for group in archive.tags:
        for entry in group.entries:
            tags[entry.article.capture.id].append(Link(group.name, addresses.tag(group.slug)))
    near = _neighbours(archive.entries, rows)
    kin = {name: pair for group in archive.outlets for name, pair in _neighbours(group.entries, rows).items()}
    days = _days(archive.entries, rows)
    for entry in archive.entries:
        name, source = entry.article.capture.id, entry.article.capture.source.path
        pairs = near.get(name, (None, None)), kin.get(name, (None, None))
        day = calendar.day_of(entry)
        context: dict[str, object] = {
            "frame": frame,
            "entry": entry,
            "row": rows[name],
            "outlet": outlets.get(name),
            "tags": tuple(tags[name]),
            "cited": cited(entry, captures, rows),
            "near": pairs[0],
            "kin": tuple(None if of_outlet in pairs[0] else of_outlet for of_outlet in pairs[1]),
            "day": addresses.day(day) if day else None,
            "same": tuple(row for row in days[day][: SAME_DAY + 1] if row is not rows[name])[:SAME_DAY] if day else (),
            "others": len(days[day]) - 1 if day else 0,
        }
        yield Page(path=addresses.article(name), origin=source, template="article.html", context=context)
        for alias in sorted({*entry.article.capture.keys.aliases} - {name}):
            moved: dict[str, object] = {"frame": frame, "row": rows[name]}
            yield Page(path=addresses.article(alias), origin=source, template="alias.html", context=moved)


def prepare(context: Mapping[str, object], here: str, wording: Wording) -> dict[str, object]:
    """Return what the article's template shows besides its context: the text in groups, and the witnesses."""
    entry, cited = context["entry"], context["cited"]
    assert isinstance(entry, Entry) and isinstance(cited, dict)
    capture, seen = entry.article.capture, witnesses.testify(entry.article, cited, wording)
    ours = tongue(capture.language or wording.tag, wording.tag)
    times = reading.times(entry.findings.tellings, entry.article.published, wording)
    return {
        **context,
        "capture": capture,
        "published": entry.article.published,
        "alternatives": wording.listed([*map(wording.date, entry.article.published.alternatives)], either=True),
        "findings": entry.findings,
        "review": entry.review,
        "note": Markup(prose(capture.keys.note)) if capture.keys.note else "",
        "groups": reading.groups(capture.body, seen, times, reading.itself(ours, wording)),
        "ours": ours,
        "times": times,
        "witnesses": seen,
        "drawing": clues(entry.article.published, cited, wording),
        "source": addresses.outside(capture.source.url),
        "rights": rights(capture.source.rights) if capture.source.rights else None,
        "facts": _facts(capture, here, wording),
    }


def _facts(capture: Capture, here: str, wording: Wording) -> tuple[tuple[str, str, str], ...]:
    """Return what is known of the source: name, value, and where it leads."""
    source, keys = capture.source, capture.keys
    raw = addresses.relative(here, addresses.raw(capture.id, source.path)) if capture.whole else ""
    unknown = wording.say("unknown")
    day = wording.date(str(capture.captured)) if capture.captured else unknown
    captured = wording.say(CAPTURED[bool(keys.captured)], day=day) if capture.captured else unknown
    return (
        (wording.say("File"), source.path.rpartition("/")[2], raw),
        ("SHA-256", source.sha256, ""),
        (wording.say("Captured"), captured, ""),
        (wording.say("Address"), source.url or unknown, addresses.outside(source.url)),
        *((name, _plain(value), "") for name, value in capture.extra.items()),
    )


def _plain(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode()


def _days(entries: Iterable[Entry], rows: Mapping[str, Row]) -> dict[dt.date, list[Row]]:
    found: dict[dt.date, list[Row]] = defaultdict(list)
    for entry in entries:
        if day := calendar.day_of(entry):
            found[day].append(rows[entry.article.capture.id])
    return found


def _neighbours(entries: Iterable[Entry], rows: Mapping[str, Row]) -> dict[str, tuple[Row | None, Row | None]]:
    """Return who comes before and after in time; those whose year is not known have no place in it."""
    order = [entry.article.capture.id for entry in entries if year_of(entry.article.published)]
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
