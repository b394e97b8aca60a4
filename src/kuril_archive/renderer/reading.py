"""The text for reading: blocks with stable anchors, its times marked, each note after its paragraph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from kuril_archive.analysis import reasons
from kuril_archive.markup import Itself, Wrap, elements
from kuril_archive.model import Basis, Block, Dated, Telling
from kuril_archive.renderer.theme import iso
from kuril_archive.renderer.witnesses import Witness
from kuril_archive.wording import Wording


class Time(Struct, frozen=True, kw_only=True):
    """A time that the text speaks of, as its page shows it."""

    anchor: str
    """Id of its words on the page."""
    block: int
    start: int
    end: int
    quote: str
    reading: str
    """What it stands for, in words; empty where it has no place."""
    machine: str
    """The same for a machine, as precise as it is known; empty where HTML has no form for it."""
    basis: Basis
    name: str | None
    sentence: str


class Note(Struct, frozen=True):
    """Words of the text, what they read as, and why."""

    quote: str
    reading: str
    verdict: str
    """What became of a witness; empty for another time."""
    basis: Basis | None
    """How the date of another time is known."""
    sentence: str
    anchor: str
    """Where more is said of it."""


class Group(Struct, frozen=True):
    """A noted part of the text, its notes, and the plain parts up to the next noted one."""

    head: Markup
    notes: tuple[Note, ...]
    rest: Markup


def times(told: Sequence[Telling], published: Dated, wording: Wording) -> tuple[Time, ...]:
    """Return the dates and clock times of the text; what lasts, recurs or is vague stays in the text."""
    dates = [one for one in told if one.mention.type in ("DATE", "TIME") and not one.mention.value.endswith("_REF")]
    return tuple(
        Time(
            anchor=f"time-{number}",
            block=one.block,
            start=one.mention.start,
            end=one.mention.end,
            quote=one.mention.text,
            reading=wording.date(one.mention.edtf) if one.mention.edtf else "",
            machine=iso(one.mention.edtf),
            basis=one.basis if one.mention.edtf else "unknown",
            name=one.name,
            sentence=reasons.telling(one, published, wording),
        )
        for number, one in enumerate(dates, 1)
    )


def itself(ours: Markup, wording: Wording) -> Itself:
    """Return what makes a paragraph's quiet link to itself, which readers copy.

    ``ours``: attributes of what the interface says within the text.
    """

    def link(name: str, line: int) -> str:
        label = escape(wording.say("line %(number)s", number=line))
        return f'<a class="line" href="#{name}" aria-label="{label}"{ours}></a>'

    return link


def groups(
    body: tuple[Block, ...], witnesses: Sequence[Witness], told: Sequence[Time], link: Itself
) -> tuple[Group, ...]:
    """Return the text in groups; the first may have no notes."""
    noted = _noted(witnesses, told)
    wraps: dict[int, list[Wrap]] = defaultdict(list)
    for block, wrap in (*_witnessed(witnesses), *_timed(told)):
        wraps[block].append(wrap)
    made: list[tuple[str, tuple[Note, ...], list[str]]] = []
    for places, html in elements(body, wraps, link):
        notes = tuple(note for place in places for note in noted.get(place, ()))
        if notes or not made:
            made.append((html, notes, []))
        else:
            made[-1][2].append(html)
    return tuple(Group(Markup(head), notes, Markup("\n".join(rest))) for head, notes, rest in made)


def _noted(witnesses: Sequence[Witness], told: Iterable[Time]) -> Mapping[int, list[Note]]:
    """Return for each block its notes in the order of its words, one for each place.

    Of times those that are not stated in full: what any reader can read needs no note.
    """
    found = {w.span: w for w in reversed(witnesses) if w.span is not None}
    notes = {
        span: Note(w.quote, w.reading, w.verdict, None, w.sentence, f"witness-{w.number}") for span, w in found.items()
    }
    for time in told:
        span = (time.block, time.start, time.end)
        if time.basis != "stated" and time.reading and not any(_meet(span, other) for other in found):
            notes[span] = Note(time.quote, time.reading, "", time.basis, time.sentence, "dates")
    blocks: dict[int, list[Note]] = defaultdict(list)
    for span in sorted(notes):
        blocks[span[0]].append(notes[span])
    return blocks


def _meet(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _witnessed(witnesses: Iterable[Witness]) -> Iterator[tuple[int, Wrap]]:
    for block, start, end in {w.span for w in witnesses if w.span is not None}:
        yield block, (start, end, '<span class="date">', "</span>")


def _timed(told: Iterable[Time]) -> Iterator[tuple[int, Wrap]]:
    for time in told:
        tag, machine = ("time", f' datetime="{time.machine}"') if time.machine else ("span", "")
        yield time.block, (time.start, time.end, f'<{tag} class="date" id="{time.anchor}"{machine}>', f"</{tag}>")
