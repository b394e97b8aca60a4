"""Events as lists show them: when, what, and who says so."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from kuril_archive.markup import prose
from kuril_archive.model import Archive, Event, Happening
from kuril_archive.renderer import addresses, paging, periods
from kuril_archive.renderer.values import Age, Deed, Deeds, Link, Row, Said, Tally
from kuril_archive.wording import Wording

TELLERS = 8
"""So many reports that tell an event are named; of more, the number."""

LONGEST = 320
"""Characters of a sentence that a list shows."""


def deeds(events: Iterable[Event], rows: Mapping[str, Row]) -> dict[str, Deed]:
    """Return events as lists show them, by their ids; ``rows``: id -> the article as lists show it."""
    return {event.id: _deed(event, rows) for event in events}


def _deed(event: Event, rows: Mapping[str, Row]) -> Deed:
    told = tuple({each.article: each for each in reversed(event.happenings) if each.article in rows}.values())[::-1]
    return Deed(
        id=event.id,
        edtf=event.edtf,
        basis=event.basis,
        title=event.title,
        note=Markup(prose(event.note)) if event.note else "",
        said=tuple(_said(happening, rows[happening.article]) for happening in told[:TELLERS]),
        more=max(0, len(told) - TELLERS),
        sources=tuple(_source(source, rows) for source in event.sources if not _is_told(source, told)),
    )


def _said(happening: Happening, row: Row) -> Said:
    end = happening.offset + len(happening.words)
    before, after = _cut(happening.sentence[: happening.offset], happening.sentence[end:])
    return Said(
        path=row.path,
        anchor=happening.anchor,
        outlet=row.outlet,
        when=row.when,
        language=row.language,
        before=before,
        words=happening.words,
        after=after,
        basis=happening.basis,
    )


def _cut(before: str, after: str) -> tuple[str, str]:
    """What stands before the words of time and after them; of a long sentence the part around them."""
    if len(before) + len(after) <= LONGEST:
        return before, after
    half = LONGEST // 2
    room = max(half, LONGEST - len(after))
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    room = max(half, LONGEST - len(before))
    return before, after if len(after) <= room else after[:room].rpartition(" ")[0] + " …"


def _is_told(source: str, told: Iterable[Happening]) -> bool:
    """The source is one of those that are quoted."""
    return source.partition("#")[0] in {each.article for each in told}


def _source(source: str, rows: Mapping[str, Row]) -> Link:
    """A source that the curator names: an article, a paragraph of it, or an address elsewhere."""
    name, _, anchor = source.partition("#")
    if name in rows:
        return Link(rows[name].title, rows[name].path, anchor)
    return Link(source, addresses.outside(source))


def by_month(events: Sequence[Event], told: Mapping[str, Deed], wording: Wording) -> tuple[Deeds, ...]:
    """Return the events of one year: those that are no part of one month first, then month by month.

    ``told``: events as lists show them, by their ids.
    """
    found = [(periods.unit(event.earliest, event.latest, "month"), event) for event in events]
    whole = [event for key, event in found if key is None]
    months = groupby([(key, event) for key, event in found if key], key=lambda pair: pair[0])
    parts = [Deeds("", "", _shown(whole, told))] if whole else []
    return (
        *parts,
        *(Deeds(wording.heading(key), f"h-{key}", _shown([e for _, e in part], told)) for key, part in months),
    )


def ages(archive: Archive, told: Mapping[str, Deed], sizes: Mapping[str, int], wording: Wording) -> tuple[Age, ...]:
    """Return all events by century and decade, the oldest first; where they are many, their number by year.

    ``sizes``: how many bytes each takes.
    """
    whole = paging.fits([sizes[event.id] for event in archive.events], room=paging.SHARE)
    centuries = groupby(archive.events, key=lambda event: _hundred(periods.year_of(event)))
    return tuple(_age(key, tuple(events), told, whole, wording) for key, events in centuries)


def _shown(events: Iterable[Event], told: Mapping[str, Deed]) -> tuple[Deed, ...]:
    return tuple(told[event.id] for event in events)


def _age(key: int, events: Sequence[Event], told: Mapping[str, Deed], whole: bool, wording: Wording) -> Age:
    decades = groupby(events, key=lambda event: _ten(periods.year_of(event))) if whole else ()
    years = () if whole else groupby(events, key=periods.year_of)
    return Age(
        name=_age_name(key, wording),
        decades=tuple(Deeds(_decade_name(ten, wording), "", _shown(part, told)) for ten, part in decades),
        tallies=tuple(
            Tally(wording.date(key), addresses.period(key), len(tuple(part)))
            for key, part in ((periods.year_key(number), part) for number, part in years)
        ),
    )


def _hundred(number: int) -> int:
    """The hundred years that a year lies in; those before year 1 count backwards from -1."""
    return number // 100 if number > 0 else -((1 - number) // 100) - 1


def _ten(number: int) -> int:
    return number // 10 if number > 0 else -((1 - number) // 10) - 1


def _age_name(key: int, wording: Wording) -> str:
    return wording.date(_years(key, 100))


def _decade_name(key: int, wording: Wording) -> str:
    return wording.date(f"{key}X" if key > 100 and key % 10 else _years(key, 10)).removeprefix("the ")


def _years(key: int, size: int) -> str:
    """So many years, as `_hundred` and `_ten` count them, as EDTF; neither era has a year 0."""
    first = key * size if key >= 0 else key * size + 2
    last = first + size - 1
    ends = (max(1, first), last) if key >= 0 else (first, min(0, last))
    return "/".join(map(periods.year_key, ends))
