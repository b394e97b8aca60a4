"""A printed day and month without a year: the calendar tells in which years the printed weekday fits."""

import datetime as dt
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from kuril_archive.analysis.dates import Reading
from kuril_archive.analysis.printed import as_date
from kuril_archive.analysis.witness import WEEKDAYS, Claim
from kuril_archive.model import Evidence, Role

HORIZON = dt.date(1991, 8, 6)
"""The first public page of the Web: a saved page without a year is looked for from here on."""


class Limit(Struct, frozen=True, kw_only=True):
    """The last day that a missing year may lead to, and who says so."""

    day: dt.date
    rule: str
    """``collected`` or ``build-day``."""


class Clue(NamedTuple):
    """A printed weekday that a date must fit."""

    quote: str
    line: int
    weekday: int
    lags: tuple[int, ...]
    """By how many days the report may follow the weekday."""


class Years(Struct, frozen=True, kw_only=True):
    """What the calendar leaves."""

    days: tuple[dt.date, ...]
    """The printed day in every year within the bounds, latest first; only those on the weekday where there is one."""
    settled: bool
    """A weekday chose among them, or the capture's own bounds leave but one."""
    bounded: bool
    """Something that the capture itself says is the lower bound."""
    evidence: tuple[Evidence, ...]


def fitting_years(claim: Claim, reading: Reading, limit: Limit) -> Years:
    """The days that a printed day and month can be."""
    last = min(claim.not_after or limit.day, limit.day)
    first = max(claim.not_before or HORIZON, HORIZON) if last >= HORIZON else claim.not_before or last
    dates = (as_date((year, *reading[1:])) for year in range(last.year, first.year - 1, -1))
    days = tuple(day for day in dates if day and first <= day <= last)
    bounds = [_bound("horizon", HORIZON, "not before")] if first == HORIZON else []
    bounds += [_bound(limit.rule, limit.day, "not after")] if last == limit.day else []
    bounded = first > HORIZON and claim.not_before is not None
    clue = _clue(claim)
    fits = tuple(day for day in days if _fits(day, clue)) if clue else ()
    if clue and fits:
        return Years(days=fits, settled=True, bounded=bounded, evidence=(_weekday(clue, fits), *bounds))
    only = bounded and len(days) == 1
    alone = [_bound("only-year", days[0], "on")] if only else []
    return Years(days=days, settled=only, bounded=bounded, evidence=(*alone, *bounds))


def _clue(claim: Claim) -> Clue | None:
    """The weekday that the missing year must fit: printed with the date, «this Friday», or the first of the lead."""
    point = claim.points[0]
    if point.weekday is not None:
        return Clue(point.sign.value, point.sign.line, point.weekday, (0,))
    words = sorted(claim.weekdays, key=lambda word: not word.this)
    if not words:
        return None
    same_day = words[0].this or point.sign.kind == "dateline"
    return Clue(words[0].quote, words[0].line, words[0].weekday, (0,) if same_day else (0, 1))


def _fits(day: dt.date, clue: Clue) -> bool:
    return any((day - relativedelta(days=lag)).weekday() == clue.weekday for lag in clue.lags)


def _weekday(clue: Clue, fits: tuple[dt.date, ...]) -> Evidence:
    best, *others = fits
    return Evidence(
        kind="weekday",
        quote=clue.quote,
        line=clue.line,
        reads=WEEKDAYS[clue.weekday],
        role="supports",
        rule="weekday-fits" if others else "weekday-fits-alone",
        values={
            "date": str(best),
            "weekday": WEEKDAYS[best.weekday()],
            "others": " ".join(f"{day.year:04}" for day in others),
        },
    )


def _bound(rule: str, day: dt.date, side: str) -> Evidence:
    role: Role = "supports" if side == "on" else "bounds"
    return Evidence(kind="archive", reads=str(day), role=role, rule=rule, values={"side": side})
