"""Finding the words that speak of a time: left-most longest wins, no date is needed."""

import re

from kuril_archive.analysis.mentions.model import Expression, Meaning
from kuril_archive.analysis.mentions.rules import Language, Rule, Triggers

_APOSTROPHES = "'’‘"
_JOINERS = frozenset(" \n\t\xa0\u2009\u202f-–—/")
_EDGES = _JOINERS | frozenset('()[]"“”‘')
_ELIDED = re.compile(r"[^\W\d_]{1,5}['’](?=\d)")
"""An article or preposition that has lost its vowel before figures: *dell'8 marzo*."""
_REACH = 48
"""How many characters before a trigger are read for what leads up to it."""


def find_expressions(text: str, language: Language) -> tuple[Expression, ...]:
    """Every expression of a time in ``text``, in order, none overlapping; rules are tried only at triggers."""
    found: list[Expression] = []
    floor = at = 0
    search, heads = language.triggers.scan.search, language.triggers.heads
    led = f"\n{text}"  # the scan begins with the character before a trigger
    while trigger := search(led, at):
        head, at = trigger.start(), trigger.end() - 1
        kind = trigger.lastgroup or heads.get(text[head:at].lower())
        if kind is None:
            continue
        best = _best(text, floor, (head, at), kind, language)
        if best is not None:
            floor = at = best[1].end()
            found.extend(_expressions(*best))
    return tuple(found)


def _best(
    text: str, floor: int, trigger: tuple[int, int], kind: str, language: Language
) -> tuple[Rule, re.Match[str]] | None:
    """The longest match at the first word up to the trigger where any rule matches; of equals the first rule."""
    head, after = trigger
    led, bare = language.asked(kind, text, after)
    for start in _starts(text, floor, head, language.triggers):
        best, end = None, head
        for rule, matched in bare if start == head else led:
            match = matched(text, start)
            if match is not None and match.end() > end:
                best, end = (rule, match), match.end()
        if best is not None:
            return best
    return None


def _starts(text: str, floor: int, head: int, triggers: Triggers) -> list[int]:
    """Where an expression with this trigger may begin: the words that lead up to it, then the trigger itself."""
    if head > floor and text[head - 1] in _APOSTROPHES:
        return [head - 1, head]
    starts = [head]
    at = head
    low = head - _REACH if head - _REACH > floor else floor
    while at > low and text[at - 1] in _JOINERS:
        end = at - 2 if at - 2 > low and text[at - 2] in _JOINERS else at - 1
        at = end
        while at > low and text[at - 1] not in _EDGES:
            at -= 1
        word = text[at:end].lower()
        if not (word in triggers.leads or word[:1].isdigit()) or (at == low > floor):
            if elided := _ELIDED.match(text, at, end):
                starts.append(elided.end())
            break
        if word not in triggers.joints:
            starts.append(at)
    starts.reverse()
    return starts


def _expressions(rule: Rule, match: re.Match[str]) -> list[Expression]:
    built = rule.build(match)
    if built is None:
        return []
    if isinstance(built, Meaning):
        return [Expression(match.start(), match.end(), match[0], rule.name, built)]
    return [Expression(*match.span(group), match[group], rule.name, meaning) for group, meaning in built]
