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
Asked = tuple[tuple[Rule, Match], ...]
"""Rules in their order, and how each is matched."""


class Triggers(NamedTuple):
    """What the scan stops at."""

    scan: re.Pattern[str]
    """A character, then a trigger word or the pattern of ``figures``: the set of that character skips most text."""
    heads: Mapping[str, str]
    """Trigger word in small letters -> letters of its kinds."""
    leads: frozenset[str]
    """Words that may stand before a trigger within one expression, small letters."""
    joints: frozenset[str]
    """Those of them with which no expression begins."""


def figures(first: str, kinds: str, before: str = "") -> str:
    """A pattern for the ``first`` character of figures that may be a time, after what ``before`` looks back to.

    ``kinds`` has a group for each kind, named by its letter; they are read where that character begins.
    """
    return rf"{first}(?<=(?={before}(?:{kinds})).)"


BEFORE_WORD = r"[^0-9A-Za-zА-Яа-яЁё_]\b"
"""The character before a word of Latin or Cyrillic letters, and the edge of the word."""


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
        self._of_kind: dict[str, tuple[Match, ...]] = {}
        self._by_kind: dict[tuple[str, tuple[bool, ...]], tuple[Asked, Asked]] = {}

    def asked(self, kind: str, text: str, after: int) -> tuple[Asked, Asked]:
        """The rules to try before a trigger of these kinds, and those to try at it, by what follows it in the text."""
        gates = self._of_kind.get(kind)
        if gates is None:
            gates = self._of_kind[kind] = tuple(form.match for form in self._gates(kind))
        fits = tuple([gate(text, after) is not None for gate in gates])
        found = self._by_kind.get((kind, fits))
        if found is None:
            shut = [form for form, fit in zip(self._gates(kind), fits, strict=True) if not fit]
            found = self._by_kind[kind, fits] = (self._asked(kind, shut, False), self._asked(kind, shut, True))
        return found

    def _gates(self, kind: str) -> Sequence[Form]:
        """What rules need after a trigger of these kinds, each once."""
        return list(dict.fromkeys(rule.after for rule in self.rules if rule.after and rule.heads[0] in kind))

    def _asked(self, kind: str, shut: Sequence[Form], at_trigger: bool) -> Asked:
        return tuple(
            (rule, rule.pattern.match)
            for rule in self.rules
            if set(rule.heads) & set(kind)
            and not (rule.heads[0] in kind and (rule.after in shut or (at_trigger and rule.led)))
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


def any_case(words: Iterable[str]) -> str:
    """A pattern for any of the words in any case, by first letters: a set, so that a miss is cheap there too."""
    tree: dict[str, list[str]] = {}
    for word in words:
        tree.setdefault(word[:1].lower(), []).append(re.escape(word[1:]))
    branches = (f"[{first}{first.upper()}](?i:{'|'.join(rests)})" for first, rests in sorted(tree.items()))
    return f"(?-i:{'|'.join(branches)})"


def cased(words: Iterable[str]) -> set[str]:
    """The words as they are, with a capital, and in capitals."""
    return {form for word in words for form in (word, word[:1].upper() + word[1:], word.upper())}
