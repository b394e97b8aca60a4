"""The day of publication, settled from each capture's own words and then from the dossier of its event.

Order of trust: the curator; a date printed at the text; the address; dated reports of the same event (see
``dossier``); at last, where only the year is missing, the years that the printed weekday and the bounds leave.
Whatever stays open keeps its bounds. An inferred day never supports another.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from kuril_archive import edtf
from kuril_archive.analysis.dossier import Dossier, Partner
from kuril_archive.analysis.likeness import Likeness, likeness
from kuril_archive.analysis.printed import Point, as_date, judged, only_day, reading_edtf
from kuril_archive.analysis.reasons import sentence
from kuril_archive.analysis.witness import BOUND_KEYS, BOUND_RULES, WEEKDAYS, Claim, bound_day, is_reversed
from kuril_archive.analysis.years import Limit, fitting_years
from kuril_archive.model import Article, Basis, Capture, Dated, Evidence
from kuril_archive.problems import Problem, Problems
from kuril_archive.wording import english

_DECIDE = "decide in the sidecar, for example `{}`"
_PUT_ASIDE = _DECIDE.format("ignore: [{kind}]")
CONTRADICTIONS = {
    "weekday-contradicts": _DECIDE.format("date: YYYY-MM-DD"),
    "after-bound": _PUT_ASIDE,
    "other-date": _PUT_ASIDE,
    "curated-over": _PUT_ASIDE,
    "no-such-day": _DECIDE.format("date: YYYY-MM-DD"),
    "outside-bound": "correct `{key}`, or write the day, `date: YYYY-MM-DD`",
}
"""Rules whose rejected witness a curator should look at -> what he may do."""


Compare = Callable[[Sequence[Capture]], Iterable[Likeness]]


def read_alike(captures: Sequence[Capture]) -> Iterable[Likeness]:
    """Read captures for comparison, one after the other."""
    return map(likeness, captures)


def settle(
    captures: Sequence[Capture], claims: Sequence[Claim], limit: Limit, compare: Compare = read_alike
) -> tuple[tuple[Article, ...], Problems]:
    """Date every capture, in the order given; contradictions come back as warnings.

    ``compare`` reads captures for the dossier; it is called only where some day is open.
    """
    alone = [_alone(capture, claim) for capture, claim in zip(captures, claims, strict=True)]
    told = _dossier(captures, alone, compare)
    settled = [
        _from_others(capture, claim, dated, told, limit) if dated.basis == "unknown" else dated
        for capture, claim, dated in zip(captures, claims, alone, strict=True)
    ]
    articles = tuple(Article(capture=c, published=_in_order(d)) for c, d in zip(captures, settled, strict=True))
    return articles, tuple(
        warning for article, claim in zip(articles, claims, strict=True) for warning in _warnings(article, claim)
    )


def _dossier(captures: Sequence[Capture], alone: Sequence[Dated], compare: Compare) -> Dossier:
    """Every report that states its day, and every open one; without an open one nothing is read."""
    if all(dated.basis != "unknown" for dated in alone):
        return Dossier.of(())
    known = [
        (capture, None if dated.basis == "unknown" else dated)
        for capture, dated in zip(captures, alone, strict=True)
        if dated.basis == "unknown" or _can_support(capture, dated)
    ]
    read = compare([capture for capture, _ in known])
    return Dossier.of(
        Partner(capture=capture, dated=dated, likeness=alike)
        for (capture, dated), alike in zip(known, read, strict=True)
    )


def _can_support(capture: Capture, dated: Dated) -> bool:
    """Only a stated or curated day without doubt speaks for another report; a withheld text is not quoted."""
    one_day = dated.earliest == dated.latest is not None
    return one_day and dated.basis in ("stated", "curated") and not dated.uncertain and not capture.keys.withheld


def _alone(capture: Capture, claim: Claim) -> Dated:
    """What the capture and its curator settle without any other capture."""
    if capture.keys.date is not None:
        return _curated(capture, claim)
    whole = [point for point in claim.points if point.value]
    if not whole:
        return _open(claim)
    return _stated(next((point for point in whole if only_day(point.value)), whole[0]), claim)


def _curated(capture: Capture, claim: Claim) -> Dated:
    value = edtf.parse(capture.keys.date or "")
    word = Evidence(
        kind="curator",
        quote=f"date: {value}",
        line=capture.line_of("date"),
        reads=str(value),
        role="supports",
        rule="curated",
        values={"note": (capture.keys.date_note or "").rstrip(".。")},
    )
    found = [judged(point, value, "curated-over") for point in claim.points]
    return _dated(value, "curated", value.uncertain or value.approximate, [word, *found, *claim.evidence])


def _stated(best: Point, claim: Claim) -> Dated:
    """The best printed date, with every doubt that is printed beside it."""
    value = best.value
    assert value is not None
    doubts = _wrong_weekday(best, value)
    bounds = [_before_its_date(each, value) for each in claim.evidence]
    too_early = any(each.rule == "after-bound" for each in bounds)
    rest = [point for point in claim.points if point is not best]
    others = [judged(point, value, "other-date") for point in rest]
    conflicts = [v for point, e in zip(rest, others, strict=True) if e.role == "rejected" for v in point.values]
    agreed = any(each.role == "supports" for each in others)
    rule = _rule(best, agreed)
    return _dated(
        value,
        "inferred" if best.sign.kind == "address" else "stated",
        bool(doubts or conflicts or too_early) or rule == "printed-above" or value.uncertain or value.approximate,
        [best.witness("supports", rule), *doubts, *others, *_agreeing(claim, value), *bounds],
        alternatives=conflicts,
    )


def _rule(point: Point, agreed: bool) -> str:
    """The rule of a printed date; above the headline it is in doubt, unless another printed date says the same."""
    if point.settled:
        return f"{point.settled}-settled"
    if point.sign.rule.endswith("above the headline") and not agreed:
        return "printed-above"
    return "address-date" if point.sign.kind == "address" else "printed-date"


def _wrong_weekday(best: Point, value: edtf.Edtf) -> list[Evidence]:
    """The weekday printed with the date, where it is another one."""
    day = only_day(value)
    if day is None or best.weekday is None or day.weekday() == best.weekday:
        return []
    wrong = best.witness("rejected", "weekday-contradicts", date=str(value), actual=WEEKDAYS[day.weekday()])
    return [replace(wrong, kind="weekday", reads=WEEKDAYS[best.weekday])]


def _before_its_date(bound: Evidence, value: edtf.Edtf) -> Evidence:
    """A bound rejected where the page was there before its printed date: one of the two is wrong."""
    day = only_day(value)
    if day is None or bound.rule not in BOUND_RULES.values() or bound_day(bound) >= day:
        return bound
    return replace(bound, role="rejected", rule="after-bound", values={**bound.values, "date": str(value)})


def _agreeing(claim: Claim, value: edtf.Edtf) -> list[Evidence]:
    """The report's own «this Friday» beside a printed date that is one."""
    day = only_day(value)
    words = [word for word in claim.weekdays if day is not None and word.this and word.weekday == day.weekday()]
    return [word.witness("weekday-agrees", date=str(day)) for word in words[:1] if day]


# ---------------------------------------------------------------- open


def _open(claim: Claim) -> Dated:
    """Nothing names the day: the bounds, and every part that is printed, as evidence for what comes later."""
    days = [day for point in claim.points[:1] for reading in point.readings if (day := as_date(reading))]
    value = edtf.one_of(days) if days else _between(claim)
    evidence = [*map(_part, claim.points), *claim.evidence]
    return _dated(value, "unknown", False, evidence, alternatives=map(str, sorted(days, reverse=True)))


def _between(claim: Claim) -> edtf.Edtf | None:
    if is_reversed(claim.not_before, claim.not_after):
        return None
    return edtf.between(claim.not_before, claim.not_after)


def _part(point: Point) -> Evidence:
    if len(point.readings) < 2:
        return point.witness("supports", "year-missing")
    readings = " ".join(map(reading_edtf, point.readings))
    return point.witness("supports", "open-order", readings=readings)


def _from_others(capture: Capture, claim: Claim, dated: Dated, told: Dossier, limit: Limit) -> Dated:
    """Ask the dossier, then the calendar."""
    readings = claim.points[0].readings if claim.points else ()
    verdict = told.ask(capture, claim, readings)
    dated = replace(dated, evidence=(*dated.evidence, *verdict.evidence))
    if verdict.day is not None:
        value = edtf.day(verdict.day, uncertain=True)
        return _dated(value, "inferred", True, dated.evidence, alternatives=map(str, verdict.alternatives))
    if readings and readings[0][0] is None and readings[0][2] is not None:
        return _from_calendar(claim, dated, limit)
    return dated


def _from_calendar(claim: Claim, dated: Dated, limit: Limit) -> Dated:
    """The latest year that fits the printed weekday; without one the year stays open between its bounds."""
    reading = claim.points[0].readings[0]
    years = fitting_years(claim, reading, limit)
    evidence = (*dated.evidence, *years.evidence)
    if years.settled:
        best, *others = years.days
        return _dated(edtf.day(best, uncertain=True), "inferred", True, evidence, alternatives=map(str, others))
    if years.bounded and years.days:
        return _dated(edtf.one_of(years.days), "unknown", False, evidence, alternatives=map(str, years.days))
    value = edtf.parse(reading_edtf(reading))
    return replace(_dated(value, "unknown", False, evidence), latest=max(years.days, default=claim.not_after))


# ---------------------------------------------------------------- small parts


def _dated(
    value: edtf.Edtf | None,
    basis: Basis,
    uncertain: bool,
    evidence: Iterable[Evidence],
    alternatives: Iterable[str] = (),
) -> Dated:
    if value is None:
        return Dated(evidence=tuple(evidence))
    if uncertain and value.precision in ("day", "month", "year") and not (value.uncertain or value.approximate):
        value = edtf.parse(f"{value}?")
    return Dated(
        edtf=str(value),
        earliest=_calendar(value.earliest),
        latest=_calendar(value.latest),
        basis=basis,
        uncertain=uncertain,
        alternatives=tuple(dict.fromkeys(alternatives)),
        evidence=tuple(evidence),
    )


def _in_order(dated: Dated) -> Dated:
    """Evidence as it is read: what was used, what bounds, what was rejected; each in the order it was found."""
    order = {"supports": 0, "bounds": 1, "rejected": 2}
    return replace(dated, evidence=tuple(sorted(dated.evidence, key=lambda e: order[e.role])))


def _calendar(day: edtf.Day | None) -> dt.date | None:
    """The day in the calendar's years 1 to 9999; outside, a year is unknown or no report's."""
    return day.date() if day and dt.MINYEAR < day.year < dt.MAXYEAR else None


def _warnings(article: Article, claim: Claim) -> Iterator[Problem]:
    """Contradictions that a curator should look at; what is printed twice is said once."""
    path = article.capture.source.path
    wrong = [each for each in article.published.evidence if each.role == "rejected" and each.rule in CONTRADICTIONS]
    said = set[tuple[str, str | None]]()
    for witness in wrong:
        hint = CONTRADICTIONS[witness.rule].format(kind=witness.kind, **witness.values)
        if (hint, witness.reads) not in said:
            said.add((hint, witness.reads))
            message = _quoted(article, witness) + sentence(witness, english()).rstrip(".")
            yield _warning(path, witness.line, message, hint)
    yield from _own_bounds(article)
    if not is_reversed(claim.not_before, claim.not_after):
        return
    message = f"it cannot be after {claim.not_before} and before {claim.not_after}"
    keys = [key for key in BOUND_KEYS if getattr(article.capture.keys, key) in (claim.not_before, claim.not_after)]
    if keys:
        yield _warning(*article.capture.keys_from[keys[0]], message, f"correct {' or '.join(f'`{k}`' for k in keys)}")
    else:
        yield _warning(path, None, message, _DECIDE.format("ignore: [year]"))


def _own_bounds(article: Article) -> Iterator[Problem]:
    """The curator's date outside the curator's own bounds."""
    keys, day = article.capture.keys, article.published
    if day.basis != "curated":
        return
    for key in BOUND_KEYS:
        bound = getattr(keys, key)
        outside = day.latest if key == "not_before" else day.earliest
        if bound and outside and (outside < bound if key == "not_before" else outside > bound):
            side = "before" if key == "not_before" else "after"
            message, hint = f"{keys.date} lies {side} `{key}: {bound}`", f"correct `date` or `{key}`"
            yield _warning(*article.capture.keys_from["date"], message, hint)


def _warning(path: str, line: int | None, message: str, hint: str) -> Problem:
    return Problem(
        path=path, line=line, field="date", code="date-conflict", message=message, hint=hint, severity="warning"
    )


def _quoted(article: Article, witness: Evidence) -> str:
    """The witness's words; those of a withheld text are not said."""
    return "" if article.capture.keys.withheld else f"“{witness.quote}”: "
