"""Dating a report by other reports of the same event.

Likeness only nominates a partner. Three things must come together: *proof* that both tell one event (``likeness``),
a day that the partner states and that this text's own weekday or printed day fits, and nothing in this text that
speaks against it, above all no sentence that tells the partner's event as past.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateutil.relativedelta import relativedelta
from msgspec import Struct
from msgspec.structs import replace

from kuril_archive import edtf
from kuril_archive.analysis.dates import Reading
from kuril_archive.analysis.likeness import MIN_THINGS, PAST_TIME, Act, Likeness, acts, likeness, same_event
from kuril_archive.analysis.sentences import sentences
from kuril_archive.analysis.witness import WEEKDAYS, Claim
from kuril_archive.model import Capture, Dated, Evidence, Role

NEAR = 2
"""Reports of one event are printed within this many days of each other."""

_PAST = ("like-but-past", "like-but-later", "like-but-again", "like-but-other")
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\ds/-]|[.,]\d)")
_AHEAD = re.compile(r"\b(?:by|until|till|through|before|will|next|plan\w*|target\w*|due|expect\w*)\b", re.I)


Sign = Act | str | int
"""What nominates a partner: something done, a full name, a shingle."""


class Partner(Struct, frozen=True, kw_only=True):
    """A report whose day is stated, or (``dated`` is None) one that is open as well."""

    capture: Capture
    dated: Dated | None
    likeness: Likeness


class Verdict(Struct, frozen=True, kw_only=True):
    """What the dossier says of one capture."""

    day: dt.date | None = None
    alternatives: tuple[dt.date, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Dossier(Struct, frozen=True, kw_only=True):
    """All reports, each only with what it says itself, so that no inferred day can support another."""

    partners: dict[str, Partner]
    index: dict[Sign, tuple[str, ...]]
    """What nominates -> ids, sorted."""

    @classmethod
    def of(cls, stated: Iterable[tuple[Capture, Dated]], open_ones: Sequence[Capture]) -> "Dossier":
        """Index the reports; without an open one there is nothing to ask and nothing is read."""
        if not open_ones:
            return cls(partners={}, index={})
        every = [Partner(capture=capture, dated=dated, likeness=likeness(capture)) for capture, dated in stated]
        every += [Partner(capture=c, dated=None, likeness=likeness(c)) for c in open_ones]
        index: dict[Sign, list[str]] = defaultdict(list)
        for partner in every:
            for sign in _signs(partner.likeness):
                index[sign].append(partner.capture.id)
        return cls(
            partners={partner.capture.id: partner for partner in every},
            index={key: tuple(sorted(ids)) for key, ids in index.items()},
        )

    def ask(self, capture: Capture, claim: Claim, readings: Sequence[Reading]) -> Verdict:
        """Settle an open capture's day by the dated reports of its event, or say what stands in the way."""
        own = self.partners[capture.id].likeness
        days: dict[tuple[dt.date, ...], list[Evidence]] = defaultdict(list)
        aside: list[Evidence] = []
        for partner in self._nominated(capture.id, own):
            if not (proof := same_event(own, partner.likeness)):
                continue
            if partner.dated is None or partner.dated.earliest is None:
                aside.append(_word(partner, "rejected", "same-event-open", proof=proof))
            elif against := _against(capture, own, partner, partner.dated.earliest):
                aside.append(against)
            elif fits := _fits(claim, readings, partner.dated.earliest):
                days[fits].append(_word(partner, "supports", "same-event", proof=proof))
            else:
                aside.append(_word(partner, "rejected", "like-but-unfit"))
        if len(days) != 1 or any(word.rule in _PAST for word in aside):
            rule = "partners-disagree" if len(days) > 1 else "spoken-of-as-past"
            unused = [replace(word, role="rejected", rule=rule) for words in days.values() for word in words]
            return Verdict(evidence=(*aside, *unused))
        ((found, words),) = days.items()
        evidence = (*_own_weekday(claim, readings, found[0]), *words, *aside)
        return Verdict(day=found[0], alternatives=found[1:], evidence=evidence)

    def _nominated(self, me: str, own: Likeness) -> list[Partner]:
        ids = {key for sign in _signs(own) for key in self.index.get(sign, ())}
        return [self.partners[key] for key in sorted(ids - {me}) if not self.partners[key].capture.keys.withheld]


def _signs(of: Likeness) -> frozenset[Sign]:
    return frozenset[Sign](of.lead) | of.full_names | of.shingles


def _fits(claim: Claim, readings: Sequence[Reading], partner: dt.date) -> tuple[dt.date, ...]:
    """The days near the partner's that this text's own printed parts allow, the likeliest first."""
    near = [partner + relativedelta(days=n) for n in range(-NEAR, NEAR + 1)]
    fits: list[dt.date] = []
    if readings:
        fits = [day for day in near for y, m, d in readings if (m, d) == (day.month, day.day) and y in (None, day.year)]
    elif claim.weekdays:
        told = [day for day in near if day.weekday() == claim.weekdays[0].weekday]
        fits = [day for first in told for day in (first, first + relativedelta(days=1))]
    return tuple(day for day in fits if (claim.not_before or day) <= day <= (claim.not_after or day))


def _against(capture: Capture, own: Likeness, partner: Partner, day: dt.date) -> Evidence | None:
    """What in this text says that it tells another, mostly a later, event than the partner."""
    if own.again and not partner.likeness.again:
        return _word(partner, "rejected", "like-but-again")
    if own.dated_verb and own.dated_verb not in partner.likeness.verbs:
        return _word(partner, "rejected", "like-but-other", act=own.words.get(own.dated_verb, own.dated_verb[1:]))
    for block in capture.body:
        for sentence in sentences(block.text):
            past = PAST_TIME.search(sentence)
            if past and len(frozenset(acts(sentence, own.names)) & partner.likeness.lead) >= MIN_THINGS:
                return _against_words(partner, past[0], block.line, "like-but-past")
            years = [match[0] for match in _YEAR.finditer(sentence) if int(match[0]) >= day.year]
            if years and not _AHEAD.search(sentence):
                return _against_words(partner, years[0], block.line, "like-but-later")
    return None


def _own_weekday(claim: Claim, readings: Sequence[Reading], found: dt.date) -> list[Evidence]:
    """The weekday that chose the day, where it was one."""
    words = () if readings else claim.weekdays[:1]
    return [
        Evidence(
            kind="weekday",
            quote=word.quote,
            line=word.line,
            reads=WEEKDAYS[word.weekday],
            role="supports",
            rule="weekday-near",
            values={"weekday": WEEKDAYS[word.weekday], "date": edtf.words(edtf.day(found))},
        )
        for word in words
    ]


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
