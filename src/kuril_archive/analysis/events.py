"""What the texts say happened: the same event told by several reports is one entry with all who tell it."""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from kuril_archive import edtf
from kuril_archive.model import Event, Happening, NamedEvent

ALIKE = 0.35
"""Two sentences of one time tell the same event if they share so much of the lighter one's weight; a term weighs the
more the fewer sentences have it (Spärck Jones 1972, *A statistical interpretation of term specificity*)."""

SHARED = 3
"""And if at least so many terms are shared, or all; and if something that both say was done is the same."""

COMMON = 64
"""Terms of more sentences than this nominate no partner."""

Time = tuple[edtf.Day, edtf.Day]


def gather(told: Iterable[Happening], named: Sequence[NamedEvent] = ()) -> tuple[Event, ...]:
    """The events of an archive by time: first day, last day, then in the order in which they are told.

    ``told`` in the order of articles. What the curator names takes all that is told of its date, or what its sources
    tell of it.
    """
    times: dict[Time, list[Happening]] = defaultdict(list)
    for happening in told:
        times[_time(happening.earliest, happening.latest)].append(happening)
    weights = _weights(times.values())
    curated: dict[Time, list[NamedEvent]] = defaultdict(list)
    for entry in named:
        curated[_known(entry)].append(entry)
    return _apart(event for time in sorted({*times, *curated}) for event in _at(times[time], curated[time], weights))


def _apart(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events, each with an id of its own."""
    seen: Counter[str] = Counter()
    kept = []
    for event in events:
        seen[event.id] += 1
        kept.append(event if seen[event.id] == 1 else replace(event, id=f"{event.id}-{seen[event.id]}"))
    return tuple(kept)


def _time(earliest: str, latest: str) -> Time:
    return edtf.Day.read(earliest), edtf.Day.read(latest)


def _known(entry: NamedEvent) -> Time:
    value = edtf.parse(entry.date)
    first, last = value.earliest or value.latest, value.latest or value.earliest
    return (first, last) if first and last else (edtf.Day(9999, 12, 31), edtf.Day(9999, 12, 31))


def _weights(groups: Iterable[Sequence[Happening]]) -> dict[str, float]:
    counts = Counter(term for group in groups for happening in group for term in happening.terms)
    total = max(counts.values(), default=1)
    return {term: 1 + math.log(total / count) for term, count in counts.items()}


def _at(told: Sequence[Happening], named: Sequence[NamedEvent], weights: Mapping[str, float]) -> Iterator[Event]:
    """The events of one time: those with a name first."""
    left = list(told)
    shares: dict[int, list[Happening]] = {}
    for place in sorted(range(len(named)), key=lambda place: _breadth(named[place])):
        entry = named[place]
        shares[place] = [happening for happening in left if _meant(happening, entry)]
        left = [happening for happening in left if not _meant(happening, entry)]
    yield from (_named(entry, shares[place]) for place, entry in enumerate(named))
    yield from map(_event, _alike(left, weights))


def _breadth(entry: NamedEvent) -> int:
    """What names a paragraph chooses before what names an article, and this before what takes all."""
    articles = [source for source in entry.sources if "://" not in source]
    return 2 if not articles else 1 if not any("#" in source for source in articles) else 0


def _meant(happening: Happening, entry: NamedEvent) -> bool:
    """The article, or the paragraph, is a source of the entry; an entry without an article means all."""
    articles = [source for source in entry.sources if "://" not in source]
    return not articles or any(
        source in (happening.article, f"{happening.article}#line-{happening.line}") for source in articles
    )


def _alike(told: Sequence[Happening], weights: Mapping[str, float]) -> list[list[Happening]]:
    """Groups in the order of their first; each sentence joins the group whose first it is most alike."""
    groups: list[list[Happening]] = []
    names: dict[str, int] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for happening in told:
        place = names.get(happening.name) if happening.name else None
        if place is None:
            place = _nearest(happening, groups, holders, weights)
        if place is None:
            place = len(groups)
            groups.append([])
            for term in happening.terms:
                holders[term].append(place)
        groups[place].append(happening)
        if happening.name:
            names.setdefault(happening.name, place)
    return groups


def _nearest(
    happening: Happening, groups: Sequence[Sequence[Happening]], holders: Mapping[str, list[int]],
    weights: Mapping[str, float],
) -> int | None:  # fmt: skip
    shared = Counter(
        place for term in happening.terms if len(held := holders.get(term, ())) <= COMMON for place in held
    )
    found = [
        (-likeness, place)
        for place, number in shared.items()
        if (number >= SHARED or happening.terms == groups[place][0].terms)
        and (likeness := _likeness(happening, groups[place][0], weights)) >= ALIKE
    ]
    return min(found)[1] if found else None


def _likeness(one: Happening, other: Happening, weights: Mapping[str, float]) -> float:
    """Share of the lighter sentence's weight that both have, 0 to 1; 0 where they name or do different things."""
    if one.name and other.name and one.name != other.name:
        return 0
    acts = [{term for term in told.terms if term.startswith("!")} for told in (one, other)]
    if all(acts) and not acts[0] & acts[1]:
        return 0
    lighter = min(_weight(one.terms, weights), _weight(other.terms, weights))
    return _weight(one.terms & other.terms, weights) / lighter if lighter else 0


def _weight(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    return math.fsum(weights[term] for term in terms)


def _event(told: Sequence[Happening]) -> Event:
    first = told[0]
    return Event(
        id=_id(first.edtf, f"{first.article}#{first.anchor or f'line-{first.line}'}:{first.start}"),
        edtf=next((each.edtf for each in told if each.sure), first.edtf),
        earliest=first.earliest,
        latest=first.latest,
        sure=any(each.sure for each in told),
        curated=any(each.curated for each in told),
        title=next((each.name for each in told if each.name), None),
        happenings=tuple(told),
    )


def _named(entry: NamedEvent, told: Sequence[Happening]) -> Event:
    value = edtf.parse(entry.date)
    first, last = _known(entry)
    return Event(
        id=_id(entry.date, entry.title),
        edtf=entry.date,
        earliest=first.iso(),
        latest=last.iso(),
        sure=not (value.uncertain or value.approximate),
        curated=True,
        title=entry.title,
        note=entry.note,
        happenings=tuple(told),
        sources=entry.sources,
    )


def _id(date: str, seed: str) -> str:
    """`e-2022-03-21-5f3a9c`: its time as far as letters and digits tell it, and a digest of what it is."""
    said = "".join(sign if sign.isalnum() else "-" for sign in date).strip("-")
    return f"e-{said}-{hashlib.sha256(f'{date} {seed}'.encode()).hexdigest()[:6]}"
