"""Finding the words that speak of a time: left-most longest wins, no date is needed."""

import re

from kuril_archive.analysis.mentions.model import Expression, Meaning
from kuril_archive.analysis.mentions.rules import Language, Rule, Triggers

_APOSTROPHES = "'’‘"
_JOINERS = frozenset(" \n\t\xa0\u2009\u202f-–—/")
_EDGES = _JOINERS | frozenset('()[]"“”‘')
_REACH = 48
"""How many characters before a trigger are read for what leads up to it."""


def find_expressions(text: str, language: Language) -> tuple[Expression, ...]:
    """Every expression of a time in ``text``, in order, none overlapping; rules are tried only at triggers."""
    found: list[Expression] = []
    floor = at = 0
    search, heads, figures = language.triggers.scan.search, language.triggers.heads, language.triggers.figures
    while trigger := search(text, at):
        at = trigger.end()
        kind = heads.get(trigger[0].lower())
        if kind is None:
            match = figures.match(text, trigger.start())
            if match is None:
                continue
            kind = match.lastgroup or ""
        best = _best(text, floor, trigger.span(), kind, language)
        if best is not None:
            floor = at = best[1].end()
            found.extend(_expressions(*best))
    return tuple(found)


def _best(
    text: str, floor: int, trigger: tuple[int, int], kind: str, language: Language
) -> tuple[Rule, re.Match[str]] | None:
    """The longest match at the first word up to the trigger where any rule matches; of equals the first rule."""
    head, after = trigger
    led, bare = language.asked(kind)
    for start in _starts(text, floor, head, language.triggers):
        best, end = None, head
        for rule, matched, follows in bare if start == head else led:
            if follows is not None and not follows(text, after):
                continue
            match = matched(text, start)
            if match is not None and match.end() > end:
                best, end = (rule, match), match.end()
        if best is not None:
            return best
    return None


def _starts(text: str, floor: int, head: int, triggers: Triggers) -> list[int]:
    """Where an expression with this trigger may begin: the words that lead up to it, then the trigger itself."""
    starts = [head]
    at = head
    low = max(floor, head - _REACH)
    while at > low and text[at - 1] in _JOINERS:
        end = at - 2 if at - 2 > low and text[at - 2] in _JOINERS else at - 1
        at = end
        while at > low and text[at - 1] not in _EDGES:
            at -= 1
        word = text[at:end].lower()
        if not (word in triggers.leads or word[:1].isdigit()) or (at == low > floor):
            break
        if word not in triggers.joints:
            starts.append(at)
    if head > floor and text[head - 1] in _APOSTROPHES:
        starts.append(head - 1)
    starts.sort()
    return starts


def _expressions(rule: Rule, match: re.Match[str]) -> list[Expression]:
    built = rule.build(match)
    if built is None:
        return []
    if isinstance(built, Meaning):
        return [Expression(match.start(), match.end(), match[0], rule.name, built)]
    return [Expression(*match.span(group), match[group], rule.name, meaning) for group, meaning in built]
