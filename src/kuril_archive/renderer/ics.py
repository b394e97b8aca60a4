"""The timeline as a calendar: iCalendar (RFC 5545), an event a day or a few days long for each that is told of.

An event of a year, or of a longer span, would lie over every day of it: what takes more than a month is left out.
"""

import datetime as dt
import re
import uuid
from collections.abc import Iterator, Mapping

from kuril_archive import edtf
from kuril_archive.analysis.record import EventRecord
from kuril_archive.model import Site
from kuril_archive.renderer.data import records
from kuril_archive.renderer.tellers import Teller, account, headline
from kuril_archive.wording import Wording

LONGEST = 31
"""Days of the longest event that a calendar shows."""

WIDTH = 75
"""Octets of a line, its end not counted (RFC 5545, 3.1)."""

PRODUCT = "-//kuril-archive//timeline//EN"
"""Without a version, so that the same events make the same calendar whichever release wrote it."""

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_RESERVED = re.compile(r"[\\;,]")


def calendar(context: Mapping[str, object], wording: Wording) -> bytes:
    """Return the calendar of events whose dates all `fits` admits."""
    site, tellers = context["site"], context["tellers"]
    assert isinstance(site, Site) and isinstance(tellers, dict)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", f"NAME:{text(site.title)}"]
    for event in records(context):
        lines += _event(event, tellers, site.base_url, wording)
    return b"".join(fold(line) for line in [*lines, "END:VCALENDAR"])


def fits(date: str) -> bool:
    """Whether both ends of an EDTF value are known, in years that a calendar can write, and a month apart at most."""
    value = edtf.parse(date)
    if not value.earliest or not value.latest or value.earliest.year < 1 or value.latest.year >= dt.MAXYEAR:
        return False
    return (value.latest.date() - value.earliest.date()).days < LONGEST


def fold(line: str) -> bytes:
    """Return a content line of any length, cut between characters into lines of at most `WIDTH` octets."""
    data = _CONTROL.sub("", line).encode()
    parts, start, room = [], 0, WIDTH
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # within a character of UTF-8
            end -= 1
        parts.append(data[start:end])
        start, room = end, WIDTH - 1  # the space that a folded line begins with counts
    return b"\r\n ".join([*parts, data[start:]]) + b"\r\n"


def text(said: str) -> str:
    """Return a value of type TEXT (RFC 5545, 3.3.11): its lines joined by an escaped line break."""
    return r"\n".join(_RESERVED.sub(r"\\\g<0>", line) for line in said.splitlines())


def _event(event: EventRecord, known: Mapping[str, Teller], base_url: str | None, wording: Wording) -> Iterator[str]:
    value = edtf.parse(event.date)
    assert value.earliest and value.latest, "only what fits is shown"
    first, last = value.earliest.date(), value.latest.date()
    days = [day for told in event.told_by if (day := known[told.article].day)]
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, (base_url or '') + '#' + event.id)}"
    yield f"DTSTAMP:{_digits(max(days, default=last))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(first)}"
    yield f"DTEND;VALUE=DATE:{_digits(last + dt.timedelta(days=1))}"
    yield f"SUMMARY:{text(headline(event))}"
    yield f"DESCRIPTION:{text(_description(event, known, wording))}"
    if base_url:
        yield f"URL:{base_url}{event.url}"
    yield f"STATUS:{'CONFIRMED' if event.sure else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(event: EventRecord, known: Mapping[str, Teller], wording: Wording) -> str:
    """Return the time in words, so that a month is not read as an event of all its days, and who says what."""
    note = (event.note,) if event.note else ()
    return "\n".join(
        (wording.date(event.date), *note, *(f"{name}: {said}" for name, said in account(event, known, wording)))
    )


def _digits(day: dt.date) -> str:
    return day.isoformat().replace("-", "")
