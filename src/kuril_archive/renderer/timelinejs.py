"""The timeline as slides: JSON for TimelineJS (https://timeline.knightlab.com/docs/json-format.html)."""

import re
from collections.abc import Mapping
from html import escape

import msgspec

from kuril_archive import edtf
from kuril_archive.analysis.record import EventRecord
from kuril_archive.markup import prose
from kuril_archive.model import Site
from kuril_archive.renderer.data import records
from kuril_archive.renderer.tellers import Teller, account, headline
from kuril_archive.wording import Wording

SCALE = "human"
YEARS = range(-271_820, 275_760)
"""What that scale can draw: whole years that a date of JavaScript can hold."""

_PARTS = {"day": 3, "month": 2, "season": 2}
"""How many of year, month and day a precision settles; any other settles the year."""
_BETWEEN = re.compile(r"/|\.\.|,")


def slides(context: Mapping[str, object], wording: Wording) -> bytes:
    """Return the title and the events, whose dates all `fits` admits, in their order."""
    site, known = context["site"], context["tellers"]
    assert isinstance(site, Site) and isinstance(known, dict)
    shown = {
        "scale": SCALE,
        "title": {"text": _text(site.title, escape(site.description or ""))},
        "events": [_slide(event, known, site.base_url, wording) for event in records(context)],
    }
    return msgspec.json.encode(shown) + b"\n"


def fits(date: str) -> bool:
    """Whether an EDTF value lies in years that are known and can be drawn."""
    ends = _ends(date)
    days = [day for end in ends for day in (end.earliest, end.latest)]
    return all(end.precision != "unknown" for end in ends) and all(day and day.year in YEARS for day in days)


def dates(value: str) -> dict[str, dict[str, int]]:
    """Return ``start_date``, and ``end_date`` where it differs, of an EDTF value, in parts as far as they are known."""
    ends = _ends(value)
    first, last = ends[0], ends[-1]
    start, end = _date(first.earliest, first.precision), _date(last.latest, last.precision)
    return {"start_date": start, **({"end_date": end} if end != start else {})}


def _ends(value: str) -> list[edtf.Edtf]:
    return [edtf.parse(part) for part in _BETWEEN.split(value.strip("[]{}")) if part]


def _date(day: edtf.Day | None, precision: str) -> dict[str, int]:
    """Return a date; its years count without a year 0: -480 is 480 BC, and year 0 of ISO 8601 is -1."""
    assert day is not None
    year = day.year if day.year > 0 else day.year - 1
    return dict(list(zip(("year", "month", "day"), (year, *day[1:]), strict=True))[: _PARTS.get(precision, 1)])


def _slide(
    event: EventRecord, known: Mapping[str, Teller], base_url: str | None, wording: Wording
) -> dict[str, object]:
    parts = [prose(event.note)] if event.note else []
    parts += [f"<p><cite>{escape(name)}</cite>: {escape(said)}</p>" for name, said in account(event, known, wording)]
    parts += (
        [f'<p><a href="{escape(base_url + event.url)}">{escape(wording.say("In the archive"))}</a></p>']
        if base_url
        else []
    )
    return {
        "unique_id": event.id,
        **dates(event.date),
        "display_date": wording.date(event.date),
        "text": _text(headline(event), "".join(parts)),
        "autolink": False,
    }


def _text(headline: str, html: str) -> dict[str, str]:
    return {"headline": escape(headline), "text": html}
