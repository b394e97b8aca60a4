"""Dating a report by other reports of the same event.

Likeness only nominates a partner. Three things must come together: *proof* that both tell one event (``likeness``),
a day that the partner states and that this text's own weekday or printed day fits, and nothing in this text that
speaks against it, above all no sentence that tells the partner's event as past.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateutil.relativedelta import relativedelta, weekday
from msgspec import Struct
from msgspec.structs import replace

from kuril_archive.analysis.dates import Reading
from kuril_archive.analysis.likeness import (
    FEWEST_SHARED,
    MIN_FULL_NAMES,
    MIN_THINGS,
    Act,
    Likeness,
    acts,
    same_event,
)
from kuril_archive.analysis.sentences import sentences
from kuril_archive.analysis.spoken import long_ago, years
from kuril_archive.analysis.tense import AHEAD
from kuril_archive.analysis.witness import Claim, Weekday
from kuril_archive.model import Capture, Dated, Evidence, Role

NEAR, NEXT = 2, 1
"""Reports of one event are printed within so many days of each other, and put it on days so far apart at the most."""

LATER, UNSURE = 2, 3
"""A weekday so many days after that of the event is a later one; one more, and it may as well be of the week before."""

TOO_COMMON = 1_000
"""What so many reports share nominates none of them."""

OTHER_EVENT = ("like-but-past", "like-but-later", "like-but-again", "like-but-other")
"""Rules that say: this text tells of another event."""

OTHER_STAGE = "like-but-ahead"
"""The rule that says: one of the two foretells the event."""

Term = Act | str | int
"""What reports share: something done, a full name, a shingle."""


class Partner(Struct, frozen=True, kw_only=True):
    """A report whose day is stated, or (``dated`` is None) one that is open as well."""

    capture: Capture
    dated: Dated | None
    likeness: Likeness


class Apart(NamedTuple):
    """A sentence that tells of other days than those of its report."""

    line: int
    past: str | None
    """The words that tell what it says as long past."""
    acts: frozenset[Act]
    """What is told as long past."""
    years: tuple[tuple[int, str], ...]
    """The years that it names, none of them to come, with their words."""


class Verdict(Struct, frozen=True, kw_only=True):
    """What the dossier says of one capture."""

    day: dt.date | None = None
    alternatives: tuple[dt.date, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Dossier(Struct, frozen=True, kw_only=True):
    """All reports, each only with what it says itself, so that no inferred day can support another."""

    partners: dict[str, Partner]
    postings: dict[Term, tuple[str, ...]]
    """Term -> ids, sorted."""

    @classmethod
    def of(cls, partners: Iterable[Partner]) -> "Dossier":
        """Index the reports."""
        known = {partner.capture.id: partner for partner in partners}
        postings: dict[Term, list[str]] = defaultdict(list)
        for key in sorted(known):
            for term in _terms(known[key].likeness):
                postings[term].append(key)
        return cls(partners=known, postings={term: tuple(ids) for term, ids in postings.items()})

    def ask(self, capture: Capture, claim: Claim, readings: Sequence[Reading]) -> Verdict:
        """Settle an open capture's day by the dated reports of its event, or say what stands in the way."""
        own = self.partners[capture.id].likeness
        days: dict[tuple[dt.date, ...], list[Evidence]] = defaultdict(list)
        aside: list[Evidence] = []
        nominated = self._nominated(capture.id, own)
        proven = [(partner, proof) for partner in nominated if (proof := same_event(own, partner.likeness))]
        apart = _apart(capture, own) if proven else []
        for partner, proof in proven:
            if partner.dated is None or partner.dated.earliest is None:
                aside.append(_word(partner, "rejected", "same-event-open", proof=proof))
            elif word := _against(apart, own, partner, partner.dated.earliest):
                aside.append(word)
            elif not (fits := _fits(claim, readings, partner.dated.earliest, partner.likeness.weekday)):
                aside.append(_word(partner, "rejected", "like-but-unfit"))
            elif own.ahead != partner.likeness.ahead:
                aside.append(_word(partner, "rejected", OTHER_STAGE))
            else:
                days[fits].append(_word(partner, "supports", "same-event", proof=proof))
        against = {word.rule for word in aside}
        if len(days) != 1 or against & {*OTHER_EVENT, OTHER_STAGE}:
            rule = "spoken-of-as-past" if len(days) == 1 and against & {*OTHER_EVENT} else "partners-disagree"
            unused = [replace(word, role="rejected", rule=rule) for words in days.values() for word in words]
            return Verdict(evidence=(*aside, *unused))
        ((found, words),) = days.items()
        evidence = (*_own_weekday(claim, readings, found[0]), *words, *aside)
        return Verdict(day=found[0], alternatives=found[1:], evidence=evidence)

    def _nominated(self, me: str, own: Likeness) -> list[Partner]:
        """Who shares enough for a proof to be possible: things under one act, full names, or shingles."""
        shared = Counter(
            (key, _sort(term))
            for term in _terms(own)
            if len(ids := self.postings.get(term, ())) <= TOO_COMMON
            for key in ids
        )
        keys = {key for (key, sort), count in shared.items() if count >= ENOUGH.get(sort, MIN_THINGS)} - {me}
        return [self.partners[key] for key in sorted(keys) if not self.partners[key].capture.keys.withheld]


ENOUGH = {"name": MIN_FULL_NAMES, "shingle": FEWEST_SHARED}
"""How many shared terms of a sort nominate; of one act so many things as prove it."""


def _terms(of: Likeness) -> frozenset[Term]:
    return frozenset[Term](of.lead) | of.full_names | of.shingles


def _sort(term: Term) -> str:
    return term.act if isinstance(term, Act) else "name" if isinstance(term, str) else "shingle"


def _fits(claim: Claim, readings: Sequence[Reading], printed: dt.date, news: int | None) -> tuple[dt.date, ...]:
    """The days near the partner's that this text's own printed parts allow, the likeliest first.

    ``printed`` is the partner's day, ``news`` the weekday that it puts on the event.
    """
    fits: list[dt.date] = []
    if readings:
        near = [printed + relativedelta(days=n) for n in range(-NEAR, NEAR + 1)]
        fits = [day for day in near for y, m, d in readings if (m, d) == (day.month, day.day) and y in (None, day.year)]
    elif claim.weekdays:
        event = printed if news is None else printed + relativedelta(weekday=weekday(news)(-1))
        near = [event + relativedelta(days=n) for n in range(-NEXT, NEXT + 1)]
        told = [day for day in near if day.weekday() == claim.weekdays[0].weekday]
        fits = [day for first in told for day in _printed_by(first, claim.weekdays)]
    return tuple(day for day in fits if (claim.not_before or day) <= day <= (claim.not_after or day))


def _printed_by(event: dt.date, words: Sequence[Weekday]) -> tuple[dt.date, ...]:
    """The last day that the text tells as past, and the next; none where a weekday may be after the event or before."""
    gaps = [((word.weekday - event.weekday()) % 7, word.told) for word in words if word.told != "aside"]
    if any(gap == UNSURE or (0 < gap <= LATER and told == "open") for gap, told in gaps):
        return ()
    last = event + relativedelta(days=max((gap for gap, _ in gaps if gap <= LATER), default=0))
    return last, last + relativedelta(days=1)


def _apart(capture: Capture, own: Likeness) -> list[Apart]:
    """The sentences that tell of other days, read once for all partners."""
    found = []
    for block in capture.body:
        for sentence in sentences(block.text):
            past = long_ago(sentence)
            named = () if AHEAD.search(sentence) else tuple(years(sentence))
            if past or named:
                found.append(Apart(block.line, past, frozenset(acts(sentence, own.names) if past else ()), named))
    return found


def _against(apart: Sequence[Apart], own: Likeness, partner: Partner, day: dt.date) -> Evidence | None:
    """What in this text says that it tells another, mostly a later, event than the partner."""
    if own.again and not partner.likeness.again:
        return _word(partner, "rejected", "like-but-again")
    if own.dated_verb and own.dated_verb not in partner.likeness.verbs:
        return _word(partner, "rejected", "like-but-other", act=own.words.get(own.dated_verb, own.dated_verb[1:]))
    for line, past, done, named in apart:
        if past and len(done & partner.likeness.lead) >= MIN_THINGS:
            return _against_words(partner, past, line, "like-but-past")
        if later := next((words for year, words in named if year >= day.year), None):
            return _against_words(partner, later, line, "like-but-later")
    return None


def _own_weekday(claim: Claim, readings: Sequence[Reading], found: dt.date) -> list[Evidence]:
    """The weekday that chose the day, where it was one."""
    words = [] if readings else [word for word in claim.weekdays if word.weekday == found.weekday()]
    return [word.witness("weekday-near", date=str(found)) for word in words[:1]]


def _word(partner: Partner, role: Role, rule: str, **values: str) -> Evidence:
    """What the partner says of its own day, quoted there."""
    dated = partner.dated
    quoted = next((e for e in dated.evidence if e.role == "supports"), None) if dated else None
    return Evidence(
        kind="same event",
        capture=partner.capture.id,
        quote=quoted.quote if quoted else None,
        line=quoted.line if quoted else None,
        reads=dated.edtf if dated else None,
        role=role,
        rule=rule,
        values={"title": partner.capture.title, **values},
    )


def _against_words(partner: Partner, quote: str, line: int, rule: str) -> Evidence:
    return Evidence(
        kind="same event",
        quote=quote,
        line=line,
        reads=partner.dated.edtf if partner.dated else None,
        role="rejected",
        rule=rule,
        values={"title": partner.capture.title},
    )
