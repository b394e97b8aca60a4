"""The lines over a text: the page's head above the headline, and the credits between headline and text."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from kuril_archive.analysis import signs as read
from kuril_archive.analysis.dateline import prefix
from kuril_archive.analysis.dates import CLOCK, Written, find_dates
from kuril_archive.analysis.extent import Piece
from kuril_archive.analysis.fates import Fate, copied, sign
from kuril_archive.analysis.furniture import fold, rule_for
from kuril_archive.analysis.headline import Headline, is_trail, section_of
from kuril_archive.analysis.names import (
    SECTIONS,
    is_masthead,
    is_name_line,
    is_outlet,
    is_person,
    names_outlet,
    outlet_rule,
)
from kuril_archive.analysis.printed import FILED_EARLIER, as_date
from kuril_archive.model import Sign

_NEAR = 6
"""How many pieces below the headline may state day, writer and outlet."""


# ---------------------------------------------------------------- above the headline


def above(
    pieces: Sequence[Piece], head: Headline | None, printed: Sequence[Sign], outlets: Mapping[str, str]
) -> Iterator[Fate]:
    """The page's head. A date here is its clock, unless it stands alone or labelled over the headline, or in a mail.

    Alone it is the clock as well where the days ``printed`` under the headline are other ones.
    """
    lone = _beside_clock(pieces)
    title = head.text if head else ""
    page = {place for place, piece in enumerate(pieces) if piece.of("weather") or read.is_rates(piece.folded)}
    mail = any(piece.of("mail header") for piece in pieces)
    others = head.others if head else {}
    bare = max((n + 1 for n, piece in enumerate(pieces) if not piece.rule and n not in others), default=0)
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        if head and place in head.copies:
            yield copied(piece, head.copies[place])
        elif place in others:
            yield Fate(rule=others[place])
        elif found := _dates(piece, last, outlets):
            timed = _is_clock(found[0]) or _page_clock(piece) or bool({place - 1, place + 1} & page)
            alone = last and not timed and not _is_another(found[0], printed)
            labelled = place + 1 >= bare and found[0].rule == "publication label"
            issue = _is_issue(pieces, place, found) and not _is_another(found[0], printed)
            own = found[0].kind != "clock" and (alone or labelled or issue or _is_same(found[0], printed))
            yield _mailed(found) if mail else _over(found, issue) if own else _clock(piece, found)
        elif piece.of(_COPIED):
            yield Fate(rule=_COPIED, signs=_copied_on(piece))
        elif clock := _page_clock(piece):
            yield Fate(rule="page clock", signs=(sign("clock", clock.text, piece, "page clock"),))
        elif place == lone and piece.block.text.strip().casefold() not in outlets:
            yield Fate(signs=(sign("outlet", piece.block.text.strip(), piece, "masthead"),))
        else:
            menu = place > 0 and (pieces[place - 1].of("site links") or pieces[place - 1].folded in SECTIONS)
            yield _head_line(piece, title, last and not menu and piece.block.kind == "paragraph", outlets)


def _dates(piece: Piece, last: bool, outlets: Mapping[str, str]) -> tuple[Sign, ...]:
    """What a line with the day says; one that gives no day only where it stands over the headline."""
    text, line = piece.block.text, piece.block.line
    found = read.credit_line(text, line, "", outlets)
    whole = prefix(text, line, outlets)
    if whole and not found and whole.length == len(text):
        found = whole.signs
    dated = [sign for sign in found if find_dates(sign.value)]
    return tuple(dated + [sign for sign in found if sign not in dated]) if dated or last else ()


_FIRST_PAGES = 1995
"""No page of an earlier year had a clock."""
_DATE_LABEL = re.compile(r"(?:date|datum|fecha|data|дата|日付) ?[:：]", re.I)


def _is_issue(pieces: Sequence[Piece], place: int, found: Sequence[Sign]) -> bool:
    """Whether a date over the headline is that of a newspaper's issue or of a typed head, and so no page's clock."""
    dates = find_dates(found[0].value)
    years = [reading[0] for reading in dates[0].readings] if dates else []
    old = bool(years) and all(year is not None and year < _FIRST_PAGES for year in years)
    beside = [*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2]]
    paged = any(piece.of("page number") for piece in beside)
    named = any(each.kind == "outlet" for each in found) and not _is_clock(found[0])
    typed = found[0].rule == "issue line" or _DATE_LABEL.match(pieces[place].block.text.strip()) is not None
    return old or paged or named or typed


def _is_clock(first: Sign) -> bool:
    dates = find_dates(first.value)
    return bool(dates) and (dates[0].weekday is not None or dates[0].has_time)


def _clock(piece: Piece, found: tuple[Sign, ...]) -> Fate:
    named = [each for each in found if each.kind == "outlet"]
    return Fate(rule="page clock", signs=(sign("clock", found[0].value, piece, "page clock"), *named))


_TODAY = re.compile(
    r"today(?: is|['’]s date)?|(?:current|local) (?:date|time)|date and time|heute(?: ist)?|aujourd['’]hui|nous sommes|"
    r"hoy(?: es)?|oggi(?: è)?|hoje(?: é)?|сегодня|今日は?|本日は?"
)
_PAGE = ("weather", "account", "site links", "reader's tool", "share site")
"""What stands with the clock on one line of a page's head."""
_APART = re.compile(r"\s*[|•·/,;:–—]\s*|\s-\s|\s{2,}")


def _page_clock(piece: Piece) -> Written | None:
    """The date on a line of the page's head: ``Today is ...``, or beside weather, log-in, search, a place, a clock."""
    text = piece.block.text
    dates = find_dates(text) if len(text) <= 120 else ()
    if len(dates) != 1 or None in dates[0].readings[0]:
        return None
    date = dates[0]
    parts = [part for part in _APART.split(f"{text[: date.start]}|{text[date.end :]}") if fold(part)]
    page = [part for part in parts if _TODAY.fullmatch(fold(part)) or _is_page(part)]
    rest = [part for part in parts if part not in page and not re.fullmatch(CLOCK, part.strip())]
    sure = page or date.has_time or date.weekday is not None
    named = len(rest) <= 1 and all(is_outlet(part, {}) or read.is_label(part) for part in rest)
    return date if sure and named else None


_COPIED = "note on the copy"


def _copied_on(piece: Piece) -> tuple[Sign, ...]:
    """The day on which somebody saved the page."""
    return tuple(sign("clock", date.text, piece, _COPIED) for date in find_dates(piece.block.text)[:1])


def _is_page(part: str) -> bool:
    rule = rule_for(part)
    return rule is not None and rule.name in _PAGE and fold(part) not in SECTIONS


def _is_another(date: Sign, printed: Sequence[Sign]) -> bool:
    """Whether the text prints its own day, and the date above it is a later one: that on which the page was open."""
    ages = [
        age - (FILED_EARLIER if own.kind == "dateline" else dt.timedelta())
        for own in printed
        for written in find_dates(own.value)[:1]
        for above in find_dates(date.value)[:1]
        if (age := _age(above, written)) is not None
    ]
    return bool(ages) and min(ages) > dt.timedelta()


def _is_same(date: Sign, printed: Sequence[Sign]) -> bool:
    """Whether the text prints the day and the month of the full date above it: then that is no page's clock."""
    own = [reading for sign in printed for written in find_dates(sign.value)[:1] for reading in written.readings]
    above = [reading for written in find_dates(date.value)[:1] for reading in written.readings]
    whole = [reading for reading in above if None not in reading]
    return date.kind != "updated" and any(full == day or (None, *full[1:]) == day for full in whole for day in own)


def _age(above: Written, own: Written) -> dt.timedelta | None:
    """How long before the date above the headline the text's own day lay; the least that can be read."""
    ages = [
        day - earlier
        for reading in above.readings
        for year, *rest in own.readings
        for each in ([year] if year else [reading[0], (reading[0] or 1) - 1])
        if (day := as_date(reading)) and (earlier := as_date((each, *rest))) and (year or earlier <= day)
    ]
    return min(ages, default=None)


def _beside_clock(pieces: Sequence[Piece]) -> int | None:
    """The place of the one name of an outlet in the page's head, where it stands beside a date."""
    named = [place for place, piece in enumerate(pieces) if is_outlet(piece.block.text.strip(), {})]
    beside = [
        piece for place in named for piece in (*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2])
    ]
    dated = any(find_dates(piece.block.text) for piece in beside)
    return named[0] if len(named) == 1 and dated else None


def _over(found: tuple[Sign, ...], issue: bool) -> Fate:
    """A date alone may here be the page's, and says so in its rule; of an issue or with a label it is the report's."""
    rule = "issue line" if issue else "date alone, above the headline"
    return Fate(signs=tuple(replace(each, rule=rule) if each.rule == "date alone" else each for each in found))


def _mailed(found: tuple[Sign, ...]) -> Fate:
    """The dates of a mail's head, which are those of the mail."""
    return Fate(
        signs=tuple(
            replace(each, kind="header", rule="mail header") if each.kind == "date line" else each for each in found
        )
    )


def _head_line(piece: Piece, title: str, last: bool, outlets: Mapping[str, str]) -> Fate:
    text = piece.block.text.strip()
    if known := outlets.get(text.casefold()):
        return Fate(signs=(sign("outlet", known, piece, "known outlet"),))
    if found := read.address(piece.block.text, piece.block.line):
        return Fate(signs=found)
    if last and piece.folded in SECTIONS:
        return Fate(rule="section line", signs=(sign("section", text, piece, "section line"),))
    if piece.of("breadcrumb") or is_trail(text):
        section = section_of(text, title)
        return Fate(rule="breadcrumb", signs=(sign("section", section, piece, "breadcrumb"),) if section else ())
    if piece.of("menu"):
        return Fate(rule="menu", signs=tuple(_masthead(piece, outlets)))
    if is_masthead(text, outlets):
        return Fate(signs=(sign("outlet", text, piece, "masthead"),))
    return Fate(rule=piece.rule.name if piece.rule else "above the headline")


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
    named = _bare_names(pieces)
    for place, piece in enumerate(pieces):
        if head and place + first in head.copies:
            yield copied(piece, head.copies[place + first])
        elif head and place + first in head.others:
            yield Fate(rule=head.others[place + first])
        elif found := _statements(pieces, place, words, outlets):
            yield _mailed(found) if mail else Fate(signs=found)
        elif piece.folded in SECTIONS and piece.block.kind == "paragraph":
            yield Fate(rule="section line", signs=(sign("section", piece.block.text.strip(), piece, "section line"),))
        elif piece.rule:
            yield Fate(rule=piece.rule.name)
        elif head and place in named:
            yield Fate(signs=(_bare_name(piece, words),))
        else:
            yield Fate(body=piece.block)


def _bare_names(pieces: Sequence[Piece]) -> set[int]:
    """The lines that are a name and no more, of a person, an outlet or a place; more than two are a list."""
    near = enumerate(pieces[:_NEAR])
    found = {n for n, piece in near if piece.block.kind == "paragraph" and is_name_line(piece.block.text.strip())}
    return found if len(found) <= 2 else set()


_WRITES = re.compile(
    r"(?: \([^()]*\)|,[^,]*,)? (?:is|was|writes|covers|reports|works|has|ist|schreibt|est|écrit|es|escribe|è|é)\b"
)


def _bare_name(piece: Piece, words: str) -> Sign:
    """The writer, where a note at the end says what he is; else nobody can tell whose name it is."""
    name, last = piece.block.text.strip(), words.rpartition("\n")[2]
    if last.startswith(name) and _WRITES.match(last, len(name)) and is_person(name):
        return sign("author", name, piece, "name of the note on the writer")
    return sign("byline", name, piece, "name under the headline")


def _statements(pieces: Sequence[Piece], place: int, words: str, outlets: Mapping[str, str]) -> tuple[Sign, ...]:
    """What a line under the headline states of the report, where that is all it does."""
    piece, near = pieces[place], place < _NEAR
    text, line = piece.block.text, piece.block.line
    if near and (found := read.credit_line(text, line, words, outlets)):
        return found
    if (whole := prefix(text, line, outlets)) and whole.length == len(text):
        return whole.signs
    beside = [*pieces[place + 1 : place + 2], *(each for each in pieces[:place] if _is_date(each))]
    dated = len(text.split()) == 1 and any(read.date_signs(each.block.text, 1) for each in beside)  # or a place
    if near and not dated and names_outlet(text.strip(), words, outlets):
        return (sign("outlet", text.strip(), piece, outlet_rule("outlet line", text.strip(), outlets)),)
    if near and _beside_date(pieces, place) and (found := read.person(text, line, words)):
        return found
    return read.address(text, line) or read.byline(text, line, outlets) or read.source(text, line)


def _is_date(piece: Piece) -> bool:
    return any(sign.rule == "date alone" for sign in read.date_signs(piece.block.text, 1))


def _beside_date(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the line above or below gives the day, or the minutes that reading takes."""
    beside = [*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2]]
    return any(
        read.date_signs(piece.block.text, 1) or piece.of("reading time") or read.handle(piece.block.text, 1)
        for piece in beside
    )


# ---------------------------------------------------------------- below a standfirst


def below_standfirst(
    pieces: Sequence[Piece], words: str, dated: bool, outlets: Mapping[str, str]
) -> dict[int, tuple[Sign, ...]]:
    """The credits between the first paragraphs of a text, by their places: those of a report with a standfirst.

    A date alone counts beside them, or below the first paragraph where it is the only one and the text is not ``dated``
    already: others head sections.
    """
    days = [n for n, piece in enumerate(pieces) if _rules(piece, words, outlets) == {"date alone"}]
    lone = [n for n in days if len(days) == 1 and not dated and sum(piece.prose for piece in pieces[:n]) == 1]
    sure = {n for n in range(1, min(_NEAR, len(pieces) - 1)) if n in lone or _is_sure(pieces[n], words, outlets)}
    beside = {n for place in sure for n in (place - 1, place + 1) if not pieces[n].text}
    found = {n: _statements(pieces, n, words, outlets) for n in sorted(sure | beside)}
    return {n: signs for n, signs in found.items() if signs}


def _rules(piece: Piece, words: str, outlets: Mapping[str, str]) -> set[str]:
    return {sign.rule for sign in read.credit_line(piece.block.text, piece.block.line, words, outlets)}


def _is_sure(piece: Piece, words: str, outlets: Mapping[str, str]) -> bool:
    """Whether a line names a person as its writer, or a day under a label."""
    found = read.credit_line(piece.block.text, piece.block.line, words, outlets)
    person = any(each.kind == "author" and each.rule == "byline" and " " in each.value for each in found)
    labelled = {each.rule for each in found} & {"publication label", "modification label", "byline with a date"}
    return not piece.text and (person or bool(labelled))
