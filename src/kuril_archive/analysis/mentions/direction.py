"""Where an open time lies from the day of its text: before it, on it, or ahead.

Measured on gold news (TimeBank, AQUAINT, MEANTIME): a bare weekday is the latest one up to the day of publication in
nine of ten cases, a month with its day the nearest one, a month alone follows the tense of its clause.
"""

from kuril_archive.analysis.mentions.rules import Cues

_BEFORE = 160
_AFTER = 60
_DONE = 60
_CLAUSE = 80
"""How far the verb may lie that ends the clause."""


def ahead(text: str, start: int, end: int, cues: Cues) -> bool:
    """The clause speaks of what is to come: the last sign of tense before the time, else the first after it."""
    if cues.final:
        return _ends_ahead(text, end, cues)
    low = max(0, start - _BEFORE)
    before = text[low:start]
    for stop in cues.stops.finditer(before):
        low = max(low, start - len(before) + stop.end())
    if cues.limits.search(text, max(low, start - 24), start):
        return True
    signs = [*cues.verbs.finditer(text, low, start)]
    last = signs[-1] if signs else cues.verbs.search(text, end, end + _AFTER)
    return last is not None and last["ahead"] is not None


def done(text: str, start: int, cues: Cues) -> bool:
    """The words before the time put what was done on it."""
    return cues.done is not None and cues.done.search(text, max(0, start - _DONE), start) is not None


def _ends_ahead(text: str, end: int, cues: Cues) -> bool:
    stop = cues.stops.search(text, end, end + _CLAUSE)
    last = stop.start() if stop else end + _CLAUSE
    sign = cues.verbs.search(text, end, last)
    return sign["ahead"] is not None if sign else cues.limits.match(text, end, last) is not None
