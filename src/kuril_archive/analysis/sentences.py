"""Where one sentence ends and the next begins."""

import re
from collections.abc import Iterator

_ABBREVIATED = (
    "Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Sen Rep Gov Rev Hon St Mt Ft Jr Sr No Nos vs etc Inc Ltd Co Corp ca cf"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
"""Words after which a full stop does not end a sentence."""

_END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』）]*|\n)")
_OPENS = re.compile(r"\s+[\"'“‘«(\[¿¡–—-]*[^\W_a-zà-ÿа-яё]")
_NOT_LAST = re.compile(rf"(?:(?<!\w)(?:{'|'.join(_ABBREVIATED.split())}|[A-ZА-Я])|\.[A-Za-z])\.$")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text in order, without the white space between them."""
    return (text[start:end] for start, end in sentence_spans(text))


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence stands, without the white space around it."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if match[0][0] in ".!?…" and (
            not _OPENS.match(text, end) or _NOT_LAST.search(text[max(start, end - 12) : end])
        ):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if words := part.strip():
        first = start + len(part) - len(part.lstrip())
        yield first, first + len(words)
