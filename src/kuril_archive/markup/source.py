"""Markdown made ready for the parser: fenced code as code that it reads anywhere, and each line's number as a mark.

The parser tells nothing of lines. A sign of private use goes through it as a letter does, and comes out in the block
that its line went into.
"""

import re
from html import escape

FIRST = 0xF0000
"""The code point that marks line 0; the signs after it are of private use as well."""

NUMBER = re.compile("[\U000f0000-\U0010ffff]")
"""A mark."""

DEFINITION = re.compile(
    r"""^[ ]{0,3}\[([^\[\]\n^][^\[\]\n]*)\]:[ ]*((?=\S*(?:[/#:@]|\w\.\w))\S+)[ ]*((["'])(.*)\4[ ]*|\((.*)\)[ ]*)?$""",
    re.MULTILINE,
)
"""The definition of a link, with an address on its line: ``[Tokyo]: quiet`` is text. Groups as in Python-Markdown."""

_OPEN_FENCES = 20
"""After so many fences that are never closed, no more are looked for: the search would take quadratic time."""

_FENCE = re.compile(r"([ >]*)(`{3,}(?=[^`]*$)|~{3,}).*")
_ITEM = re.compile(r" *(?:[-+*]|\d+\.|\[\^[^\]]*\]:) ")
_START = re.compile(
    r"(?:[ >|]|[-+*](?= )|\d+\.(?= )|#+|\[\^[^\]]*\]:"  # quotation, table, item, heading, note
    r"|</?(?!img\b)[a-z][^<>:@]*>|<!--.*?(?:-->|$)"  # raw HTML; a picture stands for words
    r"|<[a-z][^<>]*$|[a-z-]+=[^<>]+>)*+",  # the two lines of an element's beginning
    re.IGNORECASE,
)
_BARE = re.compile(r"[-=*_:|\s]*")


def fenced(text: str) -> tuple[str, frozenset[int]]:
    """Return the text with its fenced code as Python-Markdown reads it, and the places of the fences.

    At the margin that is an element, within an item or a quotation indented code. No line comes or goes. A fence that
    is never closed is text.
    """
    lines, bars = text.split("\n"), set[int]()
    number, opened, in_item = 0, 0, False
    while number < len(lines):
        line = lines[number]
        in_item = _ITEM.match(line) is not None if line.strip() and not line.startswith("    ") else in_item
        fence = _FENCE.fullmatch(line)
        if fence and opened < _OPEN_FENCES and (in_item or not line.startswith("    ")):
            end = _closing(lines, number, fence)
            opened += end is None
            if end:
                lines[number : end + 1] = _code(lines[number + 1 : end], fence[1])
                bars |= {number, end}
                number = end
        number += 1
    return "\n".join(lines), frozenset(bars)


def _closing(lines: list[str], start: int, fence: re.Match[str]) -> int | None:
    """Return the place of the line that closes a fence, in the same quotation."""
    depth, bar = fence[1].count(">"), fence[2]
    for number in range(start + 1, len(lines)):
        bare = lines[number].lstrip(" >")
        around = lines[number][: len(lines[number]) - len(bare)].count(">")
        if around < depth:
            return None
        if around == depth and bare.startswith(bar) and not bare.strip().strip(bar[0]):
            return number
    return None


def _code(lines: list[str], lead: str) -> list[str]:
    code = [re.sub(rf"^[ >]{{0,{len(lead)}}}", "", line) for line in lines]
    if ">" not in lead and len(lead) < 4:
        return ["<pre><code>", *(escape(line, quote=False) for line in code), "</code></pre>"]
    edge = lead.rstrip()
    return [edge, *(f"{lead}    {line}" if line.strip() else edge for line in code), edge]


def numbered(text: str, bars: frozenset[int]) -> str:
    """Return the text with a mark before the first words of each line; ``bars`` are the places of fences.

    Lines that are mark-up alone have none: fences, rules, definitions of links, elements without text.
    """
    lines = text.split("\n")
    return "\n".join(line if n in bars else _marked(line, chr(FIRST + n)) for n, line in enumerate(lines))


def _marked(line: str, mark: str) -> str:
    start = _START.match(line)
    place = start.end() if start else 0
    bare = _BARE.fullmatch(line, place) or DEFINITION.match(line)
    return line if bare else line[:place] + mark + line[place:]
