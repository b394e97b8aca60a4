"""Rules of a language as data, and the trigger scan that decides where they are tried."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from kuril_archive.analysis.mentions.model import Meaning

Part = tuple[int | str, Meaning]
"""A group of the match, and what it means: for words that name two times."""
Built = Meaning | tuple[Part, ...] | None
Build = Callable[[re.Match[str]], Built]
"""None: the form fits and the words speak of no time; what they cover is not read again."""


class Form:
    """A pattern that is compiled when it is first tried: a text needs few of all, and compiling takes long."""

    def __init__(self, pattern: str, flags: int = 0):
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def match(self) -> "Match":
        """Match at a place of a text."""
        return re.compile(self.pattern, self.flags).match


class Rule(NamedTuple):
    """A named form in which a time is written."""

    name: str
    heads: str
    """Letters of the kinds of trigger word that it needs."""
    pattern: Form
    build: Build
    led: bool = False
    """It begins before a trigger of its first kind, never with it."""
    after: Form | None = None
    """What follows a trigger of its first kind: cheaper to ask than the whole pattern."""


Match = Callable[[str, int], re.Match[str] | None]
Asked = tuple[Rule, Match, Match | None]
"""A rule, how it is matched, and what must follow the trigger."""


class Triggers(NamedTuple):
    """What the scan stops at."""

    scan: re.Pattern[str]
    """A trigger word, or the first digit of figures."""
    figures: re.Pattern[str]
    """Figures that may be a time; each group is named by the letter of its kind."""
    heads: Mapping[str, str]
    """Trigger word in small letters -> letters of its kinds."""
    leads: frozenset[str]
    """Words that may stand before a trigger within one expression, small letters."""
    joints: frozenset[str]
    """Those of them with which no expression begins."""


class Cues(NamedTuple):
    """Words beside a time that tell where it lies from the day of the text."""

    verbs: re.Pattern[str]
    """Signs of tense; group ``ahead`` matched: to come, else past."""
    limits: re.Pattern[str]
    """Just before the time: what looks ahead to it (*until*)."""
    stops: re.Pattern[str]
    """Ends of a clause."""
    done: re.Pattern[str] | None = None
    """Just before the time: what was done then (*met on*); ends in ``$``."""
    final: bool = False
    """The verb ends the clause and limits follow the time: only what stands after it is read, the verb first."""


class Signs(NamedTuple):
    """Words that tell how a paragraph is to be read."""

    deictic: re.Pattern[str]
    """Tied to the day of the text (*today*, *said on Monday*)."""
    recalling: re.Pattern[str]
    """A look back over years (*for the first time in ten years*)."""


class Joint(NamedTuple):
    """What makes two times the ends of one stretch; each part may match nothing, ``before`` ends in ``$``."""

    between: re.Pattern[str]
    """All that stands between the two."""
    before: re.Pattern[str] | None = None
    """Just before the first (*from*)."""
    after: re.Pattern[str] | None = None
    """Just after the last (a postposition)."""


class Language:
    """A language: its triggers, its rules, its cues. Immutable."""

    def __init__(
        self, rules: Sequence[Rule], triggers: Triggers, cues: Cues, signs: Signs, joints: Sequence[Joint] = ()
    ):
        self.rules = tuple(rules)
        self.triggers = triggers
        self.cues = cues
        self.signs = signs
        self.joints = tuple(joints)
        self._by_kind: dict[str, tuple[tuple[Asked, ...], tuple[Asked, ...]]] = {}

    def asked(self, kind: str) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
        """The rules to try before a trigger of these kinds, and those to try at it, in their order."""
        found = self._by_kind.get(kind)
        if found is None:
            found = self._by_kind[kind] = (self._asked(kind, False), self._asked(kind, True))
        return found

    def _asked(self, kind: str, at_trigger: bool) -> tuple[Asked, ...]:
        return tuple(
            (rule, rule.pattern.match, rule.after.match if rule.after and rule.heads[0] in kind else None)
            for rule in self.rules
            if set(rule.heads) & set(kind) and not (at_trigger and rule.led and rule.heads[0] in kind)
        )

    def without(self, *names: str) -> "Language":
        """The same less some rules, to see what they carry."""
        rules = [rule for rule in self.rules if rule.name not in names]
        return Language(rules, self.triggers, self.cues, self.signs, self.joints)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, as a tree of first letters, so that a miss is cheap."""
    tree: dict[str, set[str]] = {}
    for word in words:
        tree.setdefault(word[:1], set()).add(word[1:])
    branches = []
    for first, rests in sorted(tree.items()):
        inner = ""
        if rests != {""}:
            inner = one_of(rests - {""}) + ("?" if "" in rests else "")
        branches.append(re.escape(first) + inner)
    return f"(?:{'|'.join(branches)})"


def cased(words: Iterable[str]) -> set[str]:
    """The words as they are, with a capital, and in capitals."""
    return {form for word in words for form in (word, word[:1].upper() + word[1:], word.upper())}
