"""The lines over a text: the page's head above the headline, and the credits between headline and text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from kuril_archive.analysis import signs as read
from kuril_archive.analysis.dateline import prefix
from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.extent import Piece
from kuril_archive.analysis.fates import Fate, copied, sign
from kuril_archive.analysis.furniture import fold
from kuril_archive.analysis.headline import Headline
from kuril_archive.analysis.names import SECTIONS, is_masthead, is_outlet, names_outlet
from kuril_archive.model import Sign

_NEAR = 6
"""How many pieces below the headline may state day, writer and outlet."""


# ---------------------------------------------------------------- above the headline


def above(pieces: Sequence[Piece], head: Headline | None, outlets: Mapping[str, str]) -> Iterator[Fate]:
    """The page's head. A date here is its clock, unless it stands alone or labelled over the headline, or in a mail."""
    weather = {place for place, piece in enumerate(pieces) if piece.of("weather")}
    mail = any(piece.of("mail header") for piece in pieces)
    bare = max((place + 1 for place, piece in enumerate(pieces) if not piece.rule), default=0)
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        if head and place in head.copies:
            yield copied(piece, head.copies[place])
        elif found := _dates(piece, last, outlets):
            timed = _is_clock(found[0]) or bool({place - 1, place + 1} & weather)
            own = (last and not timed) or (place + 1 >= bare and found[0].rule == "publication label")
            yield _mailed(found) if mail else _over(found) if own else _clock(piece, found)
        else:
            menu = place > 0 and (pieces[place - 1].of("site links") or pieces[place - 1].folded in SECTIONS)
            yield _head_line(piece, last and not menu and piece.block.kind == "paragraph", outlets)


def _dates(piece: Piece, last: bool, outlets: Mapping[str, str]) -> tuple[Sign, ...]:
    """What a line with the day says; one that gives no day only where it stands over the headline."""
    text, line = piece.block.text, piece.block.line
    found = read.credit_line(text, line, "", outlets)
    whole = prefix(text, line, outlets)
    if whole and not found and whole.length == len(text):
        found = whole.signs
    dated = [sign for sign in found if find_dates(sign.value)]
    return tuple(dated + [sign for sign in found if sign not in dated]) if dated or last else ()


def _is_clock(first: Sign) -> bool:
    dates = find_dates(first.value)
    return bool(dates) and (dates[0].weekday is not None or dates[0].has_time)


def _clock(piece: Piece, found: tuple[Sign, ...]) -> Fate:
    return Fate(rule="page clock", signs=(sign("clock", found[0].value, piece, "page clock"),))


def _over(found: tuple[Sign, ...]) -> Fate:
    """A date alone may here be the page's, and says so in its rule; one with a label or a place is the report's."""
    return Fate(
        signs=tuple(
            replace(each, rule=f"{each.rule}, above the headline") if each.rule == "date alone" else each
            for each in found
        )
    )


def _mailed(found: tuple[Sign, ...]) -> Fate:
    """The dates of a mail's head, which are those of the mail."""
    return Fate(
        signs=tuple(
            replace(each, kind="header", rule="mail header") if each.kind == "date line" else each for each in found
        )
    )


def _head_line(piece: Piece, last: bool, outlets: Mapping[str, str]) -> Fate:
    text = piece.block.text.strip()
    if known := outlets.get(text.casefold()):
        return Fate(signs=(sign("outlet", known, piece, "known outlet"),))
    if found := read.address(piece.block.text, piece.block.line):
        return Fate(signs=found)
    if last and piece.folded in SECTIONS:
        return Fate(rule="section line", signs=(sign("section", text, piece, "section line"),))
    if piece.of("breadcrumb"):
        return Fate(rule="breadcrumb", signs=tuple(_crumb(piece)))
    if piece.of("menu"):
        return Fate(rule="menu", signs=tuple(_masthead(piece, outlets)))
    if is_masthead(text, outlets):
        return Fate(signs=(sign("outlet", text, piece, "masthead"),))
    return Fate(rule=piece.rule.name if piece.rule else "above the headline")


def _crumb(piece: Piece) -> Iterator[Sign]:
    """The last crumb that is the name of a section."""
    crumbs = [crumb.strip() for crumb in re.split(r"[>»›→/|]", piece.block.text)]
    named = [crumb for crumb in crumbs if fold(crumb) in SECTIONS]
    if named:
        yield sign("section", named[-1], piece, "breadcrumb")


def _masthead(piece: Piece, outlets: Mapping[str, str]) -> Iterator[Sign]:
    """The outlet whose name opens a menu."""
    first = re.split(r"\s*[|·•]\s*|\s+[–—-]\s+", piece.block.text)[0]
    if is_outlet(first, outlets):
        yield sign("outlet", first, piece, "menu")


def title(piece: Piece, head: Headline) -> Fate:
    """The headline itself, with the outlet after its bar."""
    named = [sign("outlet", head.outlet, piece, "headline with outlet")] if head.outlet else []
    return Fate(signs=(sign("title", head.text, piece, "headline"), *named))


# ---------------------------------------------------------------- between headline and text


def between(
    pieces: Sequence[Piece], first: int, head: Headline | None, words: str, outlets: Mapping[str, str]
) -> Iterator[Fate]:
    """Between headline and text: what these lines do not state stays in the body. ``words`` is the running text."""
    mail = any(piece.of("mail header") for piece in pieces)
    for place, piece in enumerate(pieces):
        if head and place + first in head.copies:
            yield copied(piece, head.copies[place + first])
        elif found := _statements(pieces, place, words, outlets):
            yield _mailed(found) if mail else Fate(signs=found)
        elif piece.folded in SECTIONS and piece.block.kind == "paragraph":
            yield Fate(rule="section line", signs=(sign("section", piece.block.text.strip(), piece, "section line"),))
        elif piece.rule:
            yield Fate(rule=piece.rule.name)
        else:
            yield Fate(body=piece.block)


def _statements(pieces: Sequence[Piece], place: int, words: str, outlets: Mapping[str, str]) -> tuple[Sign, ...]:
    """What a line under the headline states of the report, where that is all it does."""
    piece, near = pieces[place], place < _NEAR
    text, line = piece.block.text, piece.block.line
    if near and (found := read.credit_line(text, line, words, outlets)):
        return found
    if (whole := prefix(text, line, outlets)) and whole.length == len(text):
        return whole.signs
    below = pieces[place + 1 : place + 2]
    dated = len(text.split()) == 1 and any(read.date_signs(piece.block.text, 1) for piece in below)  # or a place
    if near and not dated and names_outlet(text.strip(), words, outlets):
        return (sign("outlet", text.strip(), piece, "outlet line"),)
    if near and _beside_date(pieces, place) and (found := read.person(text, line, words)):
        return found
    return read.address(text, line) or read.byline(text, line, outlets) or read.source(text, line)


def _beside_date(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the line above or below gives the day, or the minutes that reading takes."""
    beside = [*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2]]
    return any(
        read.date_signs(piece.block.text, 1) or piece.of("reading time") or read.handle(piece.block.text, 1)
        for piece in beside
    )
