"""Do two reports tell the same event? Proof by what was done, by shared particulars, or by shared wording.

Bags of words cannot tell: on one subject a report of another year shares as many names as one of the same day.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from kuril_archive.analysis.calendar_words import MONTHS_ENGLISH, WEEKDAYS
from kuril_archive.analysis.folding import NUMBERS, fold
from kuril_archive.analysis.sentences import sentences
from kuril_archive.analysis.spoken import long_ago, times, weekdays
from kuril_archive.analysis.tense import AGAIN, TO_COME, told
from kuril_archive.model import Capture
from kuril_archive.wording import messages

NEWS_SENTENCES, LEAD_SENTENCES = 2, 3
"""Sentences that are the news itself, the headline counted; sentences under the headline that may still tell it."""

LEAD_CHARACTERS = 1_000
"""So much of a sentence is read as lead; a longer one is no sentence."""

SAME_WORDS = messages("much the same words")
"""A proof that quotes no words."""

MIN_THINGS = 2
"""How many things one act must have in common in both leads."""

MIN_NAMES = 3
"""How many names the texts must share besides: one place or one person makes no event."""

REACH, REACH_BACK = 9, 4
"""How many words after and before its verb a thing may stand."""

MIN_FULL_NAMES = 2
MIN_PARTICULARS = 5
"""How many full names and figures two reports must share, two names and one figure among them; one less if both leads
count the same things alike."""

LEAST_FIGURE, LARGE_FIGURE = 5, 13
"""Smaller figures prove nothing; large ones of one thing contradict each other where none agrees."""

COUNTED, DATED_REACH = 2, 8
"""Words after a figure that may say what it counts; words before a weekday that may say what was done on it."""

SHINGLE, KEPT = 5, 4
"""Words in a shingle; one in so many shingles is kept, chosen by its checksum, the same in every text."""

MIN_SHARED, FEWEST_SHARED = 0.2, 3
"""Share of the shorter text's shingles that stand in the other too, and their number: one copies the other."""

_NOT_DONE = frozenset("to the a an at by formal final will would may might could not never".split())
_NO_NAMES = frozenset(word.lower() for word in (*MONTHS_ENGLISH, *WEEKDAYS))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NAME = re.compile(r"(?<=[a-z0-9,;:)] )([A-Z][^\W\d_]+)")
_FULL_NAME = re.compile(r"(?<!\w)(?:The )?([A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)+)")
_FIGURE = re.compile(
    r"(?<![\d:.,/-])(\d{1,3}(?:[., \u00a0]\d{3})+|\d+)(?:[.,]\d{1,2})?(?![\d:/-]|[.,]\d)"
    r"|(?<![\w-])([a-z]+(?:-[a-z]+)?)(?![\w-])",
    re.I,
)
"""Digits with their separators, a fraction left out; or a word that may be a number."""


class Act(NamedTuple):
    """Something done, and one thing that stands near it in the sentence."""

    act: str
    thing: str


class Figure(NamedTuple):
    """A number, and what it counts where the next word says so."""

    number: int
    counted: str | None


class Likeness(Struct, frozen=True, kw_only=True):
    """A report in the form in which two are compared."""

    news: frozenset[Act]
    """What the headline and the first sentence say was done."""
    lead: frozenset[Act]
    """The same of the whole lead."""
    names: frozenset[str]
    """Words written with a capital inside a sentence, lower-cased."""
    full_names: frozenset[str]
    """Of two words or more."""
    figures: frozenset[Figure]
    """Of sentences that do not speak of the past."""
    lead_figures: frozenset[Figure]
    """The same of the lead."""
    verbs: frozenset[str]
    """Everything that the lead says was done."""
    weekday: int | None
    """The first weekday of the lead that does not lie ahead, Monday = 0."""
    dated_verb: str | None
    """What the news says was done on its weekday, if it names one."""
    again: bool
    """The news is that something happened once more."""
    ahead: bool
    """The news is what will be."""
    shingles: frozenset[int]
    """Checksums (CRC-32) of the text's shingles, as far as they are kept."""
    words: dict[str, str]
    """What was folded -> the first word of the lead that stands for it, to name it by."""


def likeness(capture: Capture) -> Likeness:
    """Read a capture for comparison; its day plays no part."""
    title = [] if capture.title_supplied else [capture.title]
    texts = [block.text for block in capture.body if block.kind != "heading"]
    running = [sentence for text in texts for sentence in sentences(text)]
    names = frozenset(match[1].lower() for text in texts for match in _NAME.finditer(text)) - _NO_NAMES
    lead = [sentence[:LEAD_CHARACTERS] for sentence in title + running[:LEAD_SENTENCES]]
    news = lead[:NEWS_SENTENCES]
    folded = [_folded(sentence, names) for sentence in lead]
    counted = {sentence: figures(sentence) for sentence in running if not long_ago(sentence)}
    return Likeness(
        news=frozenset(act for sentence in news for act in acts(sentence, names)),
        lead=frozenset(act for sentence in lead for act in acts(sentence, names)),
        names=names,
        full_names=frozenset(match[1] for text in texts for match in _FULL_NAME.finditer(text)),
        figures=frozenset(figure for found in counted.values() for figure in found),
        lead_figures=frozenset(figure for sentence in running[:LEAD_SENTENCES] for figure in counted.get(sentence, ()))
        | frozenset(figure for headline in title for figure in figures(headline)),
        verbs=frozenset(token for tokens in folded for _, token, _ in tokens if token.startswith("!")),
        weekday=next((day for sentence in lead for day in _weekdays(sentence)), None),
        dated_verb=_dated_verb(news, names),
        again=any(AGAIN.search(sentence) for sentence in lead),
        ahead=any(TO_COME.search(sentence) for sentence in news),
        shingles=_shingles(texts),
        words={token: word for tokens in reversed(folded) for _, token, word in reversed(tokens)},
    )


def _weekdays(sentence: str) -> list[int]:
    return [day.weekday for day in weekdays(sentence) if told(sentence, day.start) != "ahead"]


def acts(sentence: str, names: frozenset[str] = frozenset()) -> list[Act]:
    """Every act of a sentence with each thing that stands near it; what is only aimed at is no act."""
    words = _words(sentence)
    folded = _folded(sentence, names)
    return [
        Act(act, thing)
        for at, act, word in folded
        if act.startswith("!") and not word.endswith("ing") and not (at and words[at - 1] in _NOT_DONE)
        for place, thing, _ in folded
        if not thing.startswith("!") and -REACH_BACK <= place - at <= REACH
    ]


def _folded(sentence: str, names: frozenset[str]) -> list[tuple[int, str, str]]:
    """Place, folded form and word of everything in a sentence that is neither an everyday word nor a name."""
    words = enumerate(_words(sentence))
    return [(at, token, word) for at, word in words if word not in names and (token := fold(word)) is not None]


def figures(sentence: str) -> list[Figure]:
    """Every number of a sentence, in digits or as an English word, that is neither small nor part of a date."""
    found = []
    dates: list[range] | None = None
    for match in _FIGURE.finditer(sentence):
        number = int(re.sub(r"\D", "", match[1])[:18]) if match[1] else _number(match[2].lower())
        if number < LEAST_FIGURE or 1500 <= number <= 2100:
            continue
        if dates is None:
            dates = [range(time.start, time.end) for time in times(sentence) if time.type in ("DATE", "TIME")]
        if not any(match.start() in date for date in dates):
            following = [fold(word) for word in _words(sentence[match.end() : match.end() + 40])[:COUNTED]]
            found += [Figure(number, counted) for counted in following or [None]]
    return found


def _dated_verb(news: Sequence[str], names: frozenset[str]) -> str | None:
    """The last thing done before the first weekday of the news, in its own sentence."""
    for sentence in news:
        for weekday in weekdays(sentence)[:1]:
            before = _folded(sentence[: weekday.start], names)
            near = [
                token for _, token, word in before[-DATED_REACH:] if token.startswith("!") and not word.endswith("ing")
            ]
            return near[-1] if near else None
    return None


def same_event(one: Likeness, other: Likeness) -> str | None:
    """The proof that the first report tells the other's event as its news, in words; None where there is none."""
    if _contradict(one.figures, other.figures):
        return None
    return _same_words(one, other) or _same_act(one, other) or _same_particulars(one, other)


def _same_act(one: Likeness, other: Likeness) -> str | None:
    shared: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(one.news & other.lead):
        shared[pair.act].append(pair.thing)
    act = next((act for act, things in shared.items() if len(things) >= MIN_THINGS), None)
    if act is None or len(one.names & other.names) < MIN_NAMES:
        return None
    return f"{one.words[act]}: {', '.join(one.words[thing] for thing in shared[act][:3])}"


def _same_particulars(one: Likeness, other: Likeness) -> str | None:
    names = sorted(one.full_names & other.full_names)
    numbers = sorted({figure.number for figure in one.figures} & {figure.number for figure in other.figures})
    counted = any(figure.counted for figure in one.lead_figures & other.lead_figures)
    total = len(names) + len(numbers)
    if len(names) < MIN_FULL_NAMES or not numbers or total < MIN_PARTICULARS - counted:
        return None
    return ", ".join([*names[:3], *(f"{number:,}" for number in numbers[:2])])


def _contradict(one: Iterable[Figure], other: Iterable[Figure]) -> bool:
    """Some thing is counted in both, in large figures, and no count agrees."""
    counts: tuple[dict[str, set[int]], dict[str, set[int]]] = (defaultdict(set), defaultdict(set))
    for side, figures_ in zip(counts, (one, other), strict=True):
        for number, counted in figures_:
            if counted and number >= LARGE_FIGURE:
                side[counted].add(number)
    return any(not counts[0][thing] & counts[1][thing] for thing in counts[0].keys() & counts[1].keys())


def _same_words(one: Likeness, other: Likeness) -> str | None:
    shared = len(one.shingles & other.shingles)
    smaller = min(len(one.shingles), len(other.shingles))
    return SAME_WORDS if shared >= max(FEWEST_SHARED, MIN_SHARED * smaller) else None


def _number(word: str) -> int:
    return sum(NUMBERS.get(part, 0) for part in word.split("-")) if word.split("-")[0] in NUMBERS else 0


def _words(text: str) -> list[str]:
    return [word.removesuffix("'s") for word in _WORD.findall(text.replace("’", "'").lower())]


def _shingles(texts: Sequence[str]) -> frozenset[int]:
    words = [word for text in texts for word in _words(text)]
    sums = (zlib.crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1))
    return frozenset(number for number in sums if number % KEPT == 0)
