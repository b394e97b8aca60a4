"""Raw text captures: cleaning, and paragraphs from hard-wrapped or one-line text."""

import itertools
import re
import statistics
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kuril_archive.model import Block

# ---------------------------------------------------------------- cleaning

_INVISIBLE = re.compile(
    "["
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates: they make a line read as another
    "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"  # control codes that HTML forbids
    "]"
)
_BESIDE_LINE_BREAK = re.compile("\f+(?=\n)|(?<=\n)\f+")


def clean(text: str) -> str:
    """Return ``text`` in NFC with LF line breaks, without invisible and control characters.

    A form feed is a line break; beside another line break it adds none, so that line numbers agree with an editor's.
    ZWJ and ZWNJ stay: they are spelling. Cleaning twice changes nothing.
    """
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _BESIDE_LINE_BREAK.sub("", text).replace("\f", "\n")
    return unicodedata.normalize("NFC", text)


# ---------------------------------------------------------------- joining lines

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"  # written without spaces, two columns wide
_OPENING, _CLOSING = "「『（〔【〈《“‘", "、。，．・：；？！」』）〕】〉》ー”’々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_WIDE = re.compile(f"[{_CJK}\uac00-\ud7a3]")
_WORD = re.compile(f"[{_OPENING}]*(?:[{_CJK}][{_CLOSING}]*|[^\\s{_CJK}]+[{_CLOSING}]*)")
_NO_SPACE = re.compile(
    f"[{_CJK}](?:[{_CJK}]|\\d)|\\d[{_CJK}]"  # between ideographs, or an ideograph and a figure
    r"|[^\W\d_]-[^\W\d_]"  # a hyphenated break: peace-|keeping
)


def glue(before: str, after: str) -> str:
    """Return what stands between two joined lines: a space, or nothing after a hyphenated word or between ideographs.

    ``before`` and ``after`` need hold no more than the last two characters and the first one.
    """
    return "" if _NO_SPACE.search(before[-1:] + after[:1]) or _NO_SPACE.search(before[-2:] + after[:1]) else " "


# ---------------------------------------------------------------- hard wraps

NARROWEST, WIDEST = 45, 130
"""Columns between which the longest line of a hard-wrapped run lies."""
_BULLET = re.compile(r"[-*•·▪◦‣]\s")
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\s*\S")
_ADDRESS = re.compile(r"<?https?://\S+", re.I)
_SENTENCE_END = re.compile(r"[.!?:;…。！？：][\"'”’»)\]」』]*$")
_GOES_ON = re.compile(
    r"(?:,|\b(?:an?|the|and|or|but|of|to|in|on|at|for|from|with|by|as|over|after|amid|into|under|against|before|since|than|"
    r"that|while|through|between|without|until|der|die|das|und|von|im|la|le|les|el|los|de|du|des|y|et|"
    r"и|в|на|с|о|из|по))$",
    re.I,
)
"""Ends after which something must follow: a comma, an article, a preposition, ``and``."""
_BYLINE = re.compile(r"(?:by|von|par|por|di|av|door|oleh)\s[^\Wa-zа-яё\d]")
_SHORTEST = 25
"""Columns of the shortest line that somebody may have broken by hand."""
_HEADLINE_END = 3
"""Words of the second line of a headline above long paragraphs; a shorter line may be a button."""
_HAND_SHORT = 0.75
"""A sentence that ends before this part of a hand-broken run's width ends a paragraph."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    indent: int
    width: int
    """Columns, the indent included."""


def from_text(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a raw text; lines count from 1.

    Blank lines part paragraphs. Within a run of lines a break is *forced* if the next line's first word would not have
    fitted into the run's longest line (greedy fill, as in Knuth and Plass 1981, section 1); lines join over forced
    breaks where the run, or the other runs of the text, show that it was wrapped. A run that is broken by hand joins
    where its sentences go on. All other lines stay apart. Nothing but white space at the ends of lines is lost.
    """
    runs = list(_runs(text))
    widths = [_run_width(run) for run in runs if _is_wrapped(run)]
    usual = statistics.median_low(widths) if widths else None
    narrow = all(line.width <= WIDEST for run in runs for line in run)
    top = list(itertools.takewhile(lambda run: all(line.width <= WIDEST for line in run), runs))
    least = [1 if narrow else _HEADLINE_END if place < len(top) else None for place in range(len(runs))]
    return tuple(_paragraph(lines) for run, few in zip(runs, least, strict=True) for lines in _split(run, usual, few))


def plain(blocks: Iterable[Block]) -> str:
    """Return the text of all blocks, parted by blank lines."""
    return "\n\n".join(block.text for block in blocks)


def _runs(text: str) -> Iterator[list[_Line]]:
    lines = (_line(number, raw) for number, raw in enumerate(text.split("\n"), 1))
    for filled, run in itertools.groupby(lines, key=lambda line: line.text != ""):
        if filled:
            yield list(run)


def _line(number: int, raw: str) -> _Line:
    text = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    return _Line(number, text, indent, indent + _width(text))


def _width(text: str) -> int:
    wide = 0 if text.isascii() or len(text) > WIDEST else len(_WIDE.findall(text))
    return len(text) + wide


def _run_width(run: list[_Line]) -> int:
    """Return the width of the longest line that could have been broken; an address of one long word could not."""
    return max((line.width for line in run if _first_word(line) != line.text), default=0)


def _first_word(line: _Line) -> str:
    word = _WORD.match(line.text[: WIDEST + 1])
    return word[0] if word else line.text[:1]


def _forced(run: list[_Line], width: int) -> list[bool]:
    return [_is_forced(line, after, width) for line, after in itertools.pairwise(run)]


def _is_forced(line: _Line, after: _Line, width: int) -> bool:
    word = _first_word(after)
    needed = line.width + len(glue(line.text, word)) + _width(word)
    starts = after.indent > line.indent or _BULLET.match(after.text)
    return needed > width and not starts and not _COLUMNS.search(line.text) and not _COLUMNS.search(after.text)


def _continues(line: _Line) -> bool:
    """Whether the line may go on with a sentence: small letter, or a script without capitals."""
    return line.text[0].isalpha() and not line.text[0].isupper()


def _is_wrapped(run: list[_Line]) -> bool:
    """Whether the run alone proves a wrap: two forced breaks, half of all, a third of them within a sentence."""
    width = _run_width(run)
    if not NARROWEST <= width <= WIDEST:
        return False
    forced = [after for after, broken in zip(run[1:], _forced(run, width), strict=True) if broken]
    return len(forced) >= 2 and 2 * len(forced) >= len(run) - 1 and 3 * sum(map(_continues, forced)) >= len(forced)


def _is_broken_by_hand(run: list[_Line]) -> bool:
    """Whether a run begins and ends as a paragraph does, and its sentences go on over half of its breaks."""
    breaks = list(itertools.pairwise(run))
    whole = not _continues(run[0]) and _SENTENCE_END.search(run[-1].text)
    running = sum(_runs_on(*pair) or (_is_open(*pair) and _GOES_ON.search(pair[0].text) is not None) for pair in breaks)
    return bool(whole) and len(breaks) >= 2 and 2 * running >= len(breaks) and _run_width(run) <= WIDEST


def _runs_on(line: _Line, after: _Line) -> bool:
    """Whether a sentence goes on from a line to the next."""
    return _is_open(line, after) and _continues(after) and not _BYLINE.match(after.text)


def _is_open(line: _Line, after: _Line, least: int = _SHORTEST) -> bool:
    """Whether a line is long enough to have been broken, and no sentence, column or indent parts it from the next."""
    apart = after.indent > line.indent or _COLUMNS.search(line.text) or _COLUMNS.search(after.text)
    return line.width >= least and not apart and not _SENTENCE_END.search(line.text)


def _by_hand(run: list[_Line]) -> list[bool]:
    """Return for each break of a run that is broken by hand whether the lines around it join."""
    least = _HAND_SHORT * _run_width(run)
    return [
        (line.width >= least or not _SENTENCE_END.search(line.text))
        and after.indent <= line.indent
        and not (_BULLET.match(after.text) or _COLUMNS.search(line.text) or _COLUMNS.search(after.text))
        for line, after in itertools.pairwise(run)
    ]


def _joins(run: list[_Line], usual: int | None, least: int | None) -> list[bool]:
    """Return for each break of the run whether the lines around it join.

    ``usual`` is the width of the other runs; ``least``: how many words the next line of a headline has; None where no
    headline can stand, below lines that are longer than wrapped ones may be.
    """
    width = _run_width(run)
    if _is_wrapped(run):
        return _forced(run, width)
    if _is_broken_by_hand(run):
        return _by_hand(run)
    forced = _forced(run, max(width, usual or 0))
    fits = width <= usual + usual // 10 if usual is not None else NARROWEST <= width <= WIDEST
    joins: list[bool] = []
    for (line, after), broken in zip(itertools.pairwise(run), forced, strict=True):
        begun = not _continues(line) or joins[-1:] == [True]
        able = begun and least is not None and len(after.text.split()) >= least
        headline = able and (_runs_on(line, after) or _is_title(line, after))
        wrapped = fits and broken and (usual is not None or _continues(after))
        joins.append((headline or wrapped) and not (_ADDRESS.fullmatch(after.text) or _BYLINE.match(after.text)))
    return joins


def _is_title(line: _Line, after: _Line) -> bool:
    """Whether two lines are one headline In Capital Letters: the first could not end so, or the next not begin so."""
    titled = all(word[:1].isupper() for word in re.findall(r"\w{4,}", f"{line.text} {after.text}"))
    opens = _GOES_ON.search(line.text) or (_GOES_ON.fullmatch(_first_word(after)) and _first_word(after) != "By")
    whole = "|" in line.text or _SENTENCE_END.search(after.text)  # a menu, or the text itself
    capitals = line.text.isupper() and after.text.isupper()
    return titled and bool(opens) and not whole and _is_open(line, after, least=0 if capitals else _SHORTEST)


def _split(run: list[_Line], usual: int | None, least: int | None) -> Iterator[list[_Line]]:
    lines = run[:1]
    for after, joins in zip(run[1:], _joins(run, usual, least), strict=True):
        if not joins:
            yield lines
            lines = []
        lines.append(after)
    yield lines


def _paragraph(lines: list[_Line]) -> Block:
    parts = [lines[0].text]
    for line, after in itertools.pairwise(lines):
        parts += glue(line.text, after.text), after.text
    return Block(text="".join(parts), line=lines[0].number, end=lines[-1].number)
