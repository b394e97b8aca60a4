"""The running text, where nearly everything stays, and what follows it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from kuril_archive.analysis import signs as read
from kuril_archive.analysis.dateline import prefix
from kuril_archive.analysis.extent import Piece, box_end
from kuril_archive.analysis.fates import Fate, copied, sign
from kuril_archive.analysis.headline import Headline
from kuril_archive.analysis.names import is_outlet, rights_holder
from kuril_archive.analysis.teasers import cards_after, is_date, is_title
from kuril_archive.model import Block, Sign

_CLOSING_WORDS = 8
"""A line with no more words, and without a sentence's end, is furniture after other furniture below the last prose."""
_OWN = re.compile(r"[-*•·▪◦‣–]\s|\(?\w{1,3}[.)]\s|[(\[].*[)\]]$")
"""A list item or a note in brackets, which belongs to the text."""
_TELLING = re.compile(r"\d|.[:：] ?\S|,$")
"""Figures, ``Tickets: at the door``, the close of a letter: a short line that tells something."""


def running(
    pieces: Sequence[Piece],
    first: int,
    head: Headline | None,
    credits: Mapping[int, tuple[Sign, ...]],
    outlets: Mapping[str, str],
) -> Iterator[Fate]:
    """From the first prose to the last. ``first`` is the place of the first piece in the capture.

    ``credits`` are those below a standfirst, by their places here.
    """
    cut = {**_boxes(pieces), **_running_heads(pieces)}
    told = any(piece.prose for piece in pieces)  # a page of furniture has no text that its words may belong to
    for place, piece in enumerate(pieces):
        found = prefix(piece.block.text, piece.block.line, outlets) if place == 0 else None
        if found:
            yield Fate(body=_without(piece.block, found.length), signs=found.signs)
        elif head and place + first in head.copies:
            yield copied(piece, head.copies[place + first])
        elif place in cut:
            yield Fate(rule=cut[place])
        elif place in credits:
            yield Fate(signs=credits[place])
        elif piece.rule and (piece.rule.where != "outside" or not told) and piece.block.kind == "paragraph":
            yield Fate(rule=piece.rule.name)
        else:
            yield Fate(body=piece.block)


def _boxes(pieces: Sequence[Piece]) -> dict[int, str]:
    """The short lines of the boxes inside the text, under the rules of their heads."""
    heads = {place: piece.rule.name for place, piece in enumerate(pieces) if piece.rule and piece.box}
    return {n: name for h, name in heads.items() for n in range(h, box_end(pieces, h)) if _loose(pieces[n])}


def _running_heads(pieces: Sequence[Piece]) -> dict[int, str]:
    """Lines that stand on several pages of a copy, beside the page's number."""
    numbers = {place for place, piece in enumerate(pieces) if piece.of("page number")}
    beside = {n for place in numbers for n in (place - 1, place + 1) if 0 <= n < len(pieces)}
    return {n: "running head" for n in beside if pieces[n].repeated and _is_closing(pieces[n])}


def _loose(piece: Piece) -> bool:
    """Whether a piece is a line of its own: no heading, quotation or list item."""
    return piece.block.kind == "paragraph" and not _OWN.match(piece.block.text)


def _without(block: Block, length: int) -> Block | None:
    """The block without its first ``length`` signs, its marks moved; None where nothing is left."""
    text = block.text[length:]
    moved = (replace(m, start=max(0, m.start - length), end=m.end - length) for m in block.marks)
    marks = tuple(mark for mark in moved if mark.end > mark.start)
    return replace(block, text=text, marks=marks) if text.strip() else None


# ---------------------------------------------------------------- after the last prose


def ending(
    pieces: Sequence[Piece], end: int, head: Headline | None, first: int, words: str, outlets: Mapping[str, str]
) -> Iterator[Fate]:
    """After the last prose: the lines that sign the text, what may still belong to it up to ``end``, furniture.

    Unknown lines stay up to the first furniture.
    """
    cards = cards_after(pieces)
    end = min(end, cards)
    cut = _closing(pieces[:end])
    signed = _signatures(pieces[:cards], words, outlets)
    for place, piece in enumerate(pieces):
        if place in signed:
            yield Fate(signs=signed[place])
        elif head and place + first in head.copies and place < end:
            yield copied(piece, head.copies[place + first])
        elif found := read.source(piece.block.text, piece.block.line):
            yield Fate(signs=found)
        elif rights := _rights(piece):
            yield rights
        elif piece.rule and (place >= end or (piece.rule.where != "outside" and piece.block.kind == "paragraph")):
            yield Fate(rule=piece.rule.name)
        elif place >= end or place in cut:
            yield Fate(rule="after the text")
        else:
            yield Fate(body=piece.block)


def _signatures(pieces: Sequence[Piece], words: str, outlets: Mapping[str, str]) -> dict[int, tuple[Sign, ...]]:
    """The lines that sign the text, up to the first unknown line of several words or to the head of a box."""
    signed: dict[int, tuple[Sign, ...]] = {}
    near = True
    for place, piece in enumerate(pieces):
        listed = len(pieces) > place + 2 and is_title(pieces[place + 1]) and is_date(pieces[place + 2])
        found = () if listed and is_date(piece) else _signature(piece, near, outlets)
        if found:
            signed[place] = found
        if piece.box or (not found and is_title(piece) and not _OWN.match(piece.block.text)):
            break
        near = bool(found) or (near and piece.text)
    return signed


def _closing(pieces: Sequence[Piece]) -> set[int]:
    """The short lines without a sentence's end that stand below furniture at the end of the text."""
    told = max(
        (place + 1 for place, piece in enumerate(pieces) if not _is_closing(piece) and not piece.rule), default=0
    )
    known = next((place for place in range(told, len(pieces)) if pieces[place].rule), len(pieces))
    listed = told and pieces[told - 1].block.text.endswith((":", "：", ","))  # a list, or a letter's greeting
    return set() if listed else {place for place in range(known, len(pieces)) if not pieces[place].rule}


def _is_closing(piece: Piece) -> bool:
    short = not piece.rule and not piece.text and piece.words <= _CLOSING_WORDS
    return short and _loose(piece) and not _TELLING.search(piece.block.text)


def _signature(piece: Piece, near: bool, outlets: Mapping[str, str]) -> tuple[Sign, ...]:
    """What a line that signs the text says: writer, a day under a label; ``near`` it, any day or an outlet's name."""
    text, line = piece.block.text, piece.block.line
    found = read.credit_line(text, line, "", outlets)
    if found and (near or not any(each.rule in ("date alone", "handle") for each in found)):
        return found
    return (sign("outlet", text.strip(), piece, "outlet line"),) if near and is_outlet(text.strip(), outlets) else ()


def _rights(piece: Piece) -> Fate | None:
    holder = rights_holder(piece.block.text)
    if not (piece.of("rights") or (holder and piece.rule)):
        return None
    return Fate(rule="rights", signs=(sign("outlet", holder, piece, "rights line"),) if holder else ())
