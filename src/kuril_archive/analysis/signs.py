"""What the lines around a text tell: dates, bylines, sources, addresses."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from msgspec.structs import replace

from kuril_archive.analysis import calendar_words as words
from kuril_archive.analysis.dates import AT, CLOCK, find_dates, find_impossible
from kuril_archive.analysis.furniture import fold, rule_for
from kuril_archive.analysis.issue import issue
from kuril_archive.analysis.names import (
    SECTIONS,
    is_outlet,
    is_person,
    is_place_like,
    is_used,
    names_outlet,
    outlet_rule,
)
from kuril_archive.model import Sign, SignKind

_LINE = 120
"""A longer line is text, not a byline or a date line."""

_PUBLISHED = re.compile(rf"(?:{words.THIS_REPORT} )?(?:{words.FIRST} )?(?:{words.PUBLISHED})(?: ?{words.ON})?")
_UPDATED = re.compile(rf"(?:{words.THIS_REPORT} )?(?:{words.UPDATED})(?: ?{words.ON})?")
_ISSUE = re.compile(
    r"(?:(?:issue|no|nr|number|vol(?:ume)?|ausgabe|heft|jahrgang|número|núm|numéro|año|n°|№|выпуск|edition|第)\.? ?"
    r"[\divxlc]+[号巻期]?[\s,;/·|–—-]*){1,3}"
)
_AFTER: tuple[tuple[SignKind, str, re.Pattern[str]], ...] = (
    (
        "updated",
        "modification label",
        re.compile(r"\s*(?:に|最終)?(?:更新|改訂)(?:日時?)?|\s(?:updated|güncellendi)\b"),
    ),
    ("date line", "publication label", re.compile(r"\s*に?(?:公開|掲載|配信|投稿|発表|(?:付け?)?\s*[朝夕]刊|付け?)")),
)
"""Labels that follow their date."""
_LABEL_END = re.compile(rf"\s+(?:on|le|am|el|il|em|{_UPDATED.pattern}|{_PUBLISHED.pattern})\s*:?\s*$", re.I)
"""The label of a date, at the end of what stands before it."""
_DATE_LABEL = re.compile(rf"(?<=[\w.,)|•·])\s+(?:{_UPDATED.pattern}|{_PUBLISHED.pattern})\s*[:：]?\s*$", re.I)
"""A label that begins another credit on the same line."""
_PREPOSITIONS = ("on", "am", "le", "el", "il", "em", "op", "den", "vom")
"""What a language puts before a date: ``Le 22 mars 2022``."""
_FILED = re.compile(r"(?:in|under|filed under|dans|en) [\w ,&/-]{2,50}?(?P<who> (?:by|par|por) [\w .’'-]{2,40})?")
"""What a blog puts after a date, folded: ``in News, Ports by A B``."""
_SHELF = re.compile(r"^(?:[Ii]n|[Uu]nder|[Ff]iled under|[Dd]ans|[Ee]n) .{2,50}? (?=(?:[Bb]y|[Pp]ar|[Pp]or) \S+ \S)")
"""What stands before the name there; a lone word is that of an account."""
_REPLIES = re.compile(r"\s(?:leave a (?:comment|reply)|(?:\d+|no|add|post) comments?)\b.*$", re.I)
"""What a blog puts after the writer's name."""
_AGO = re.compile(r"(?:updated |更新 ?)?\d+ ?(?:年|[ヶかカ]?月|週間|日|時間|分)前")
"""The age of a report, folded, as a page shows it beside its day."""
_BESIDE = ("counter", "reading time")
"""Furniture that stands on one line with a date."""
_AND = re.compile(r"\s*(?:,| and | & | y | et | und | и | e | en |、)\s*")
_WROTE = r"(?:written|reported|posted|published|rédigé|écrit|publié|geschrieben|escrito|publicado|scritto) "
_BY_LABEL = re.compile(rf"(?:{_WROTE})?(?:by|por|von|par|автор) ")
"""What names the writer before a date, folded."""
_BY = re.compile(
    rf"(?:(?i:{_WROTE})?(?:[Bb]y|[Pp]or|[Vv]on|[Pp]ar)|BY|POR|VON|PAR|BYLINE:|Byline:|Автор:?|Текст:|"
    r"[Dd]i|[Aa]v|Door|Oleh|Autora?:|Auteur ?:|Text:|文=|取材・文|記者)\s?[:：]?\s+(?P<who>\S.*)"
)
_STAFF = re.compile(
    r"(?P<who>[^\W\d_][^\d,/]{3,40})(?:,|\s?/)\s?(?i:(?:(?:senior|chief|special|foreign|contributing|political) )?"
    r"(?:staff )?(?:writer|reporter|correspondent))"
)
"""A writer who is known by the office after the name."""
_WITH_AGENCY = re.compile(
    r"(?P<outlet>(?:L['’]|(?:Le|La|Les|El|Il|The|Der|Die|Das) )[^\Wa-z][^,|()]{1,40}?) (?:avec|with|con|mit) "
    r"(?P<agency>[A-ZÀ-Þ]{2,5})"
)
"""A paper that writes with an agency: a name with an article is nobody's."""
_PERSON = re.compile(r"(?:[^\W\d_][\w.’'-]*)(?:\s(?:[^\W\d_][\w.’'-]*)){0,4}")
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|journalist|contributor|columnist|desk|redacción|news|"
    r"press|bureau|admin)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<!\w)[a-zа-яё][\w'’-]+\.$")
"""A name does not end so: ``By Tuesday the boats were gone.``"""
_DEGREES = frozenset("MD PhD MS MA RD RDN RN JD MBA DPhil Jr Sr MP".split())
"""What stands after a name and is none."""
_SOURCE = re.compile(
    r"(?:source|sources|fuente|quelle|источник|fonte|bron|via|出典|来源|來源) ?[:：] ?(?P<name>.{2,60})", re.I
)
_BROADCAST = re.compile(r", [^,]{2,30}, in [^\Wa-z]\w+.*$")
"""Place, language and time of what was heard: ``, Moscow, in Russian 0815 gmt``."""
_URL = re.compile(r"(?:url|link|source|адрес)?:?\s*<?(?P<url>https?://[^\s<>]+)>?", re.I)
_DASHED = re.compile(r"\s[–—-]\s")
_PARTS = re.compile(r"\s*[|•]\s*|\s[·–—/-]\s|\s{3,}|\t+|(?<=[^\W\d_])(?=(?:19|20)\d\d[-/.][01]\d[-/.][0-3]\d(?!\d))")
"""What parts the credits that stand on one line; a name may be glued to a date in figures."""


# ---------------------------------------------------------------- the credits of a report


def credit_line(text: str, line: int, body: str = "", outlets: Mapping[str, str] = {}) -> tuple[Sign, ...]:
    """What a line says of day, writers, outlet and source; nothing where it says anything else.

    Its parts are read one by one, where each can be read and one gives a day or a writer: ``By A B | X Gazette``.
    A name is a writer's where ``body``, the running text, does not speak of it.
    """
    if len(text) > _LINE:
        return ()
    parts = _parts(text)
    if len(parts) > 1:
        read = [_part(part, line, body, outlets) for part in parts]
        found = [replace(sign, quote=text) for signs in read for sign in signs or ()]
        if _DASHED.search(text):  # "Tokyo - 20 August 2015": a place as well as an outlet
            found = [sign for sign in found if sign.rule != "lone name"]
        if None not in read and any(sign.kind not in ("outlet", "section") and sign.rule != _NAME for sign in found):
            return tuple(found)
    return (
        issue(text, line, outlets)
        or _signed(text, line, body)
        or (
            *date_signs(text, line),
            *byline(text, line, outlets),
            *source(text, line),
            *handle(text, line),
            *_dateline(text, line),
        )
    )


def _signed(text: str, line: int, body: str) -> tuple[Sign, ...]:
    """Day and writer of ``A B, 20 August 2015`` under a headline; the day alone where ``body`` speaks of the name."""
    dates = find_dates(text) if body else ()
    name, comma, rest = text[: dates[0].start].partition(",") if len(dates) == 1 else ("", "", "")
    ends = comma and not rest.strip() and not text[dates[0].end :].strip(" .")
    if not ends or not is_person(name) or is_place_like(name):
        return ()
    day = Sign(kind="date line", value=dates[0].text, quote=text, line=line, rule="name and date")
    return (day, *(replace(sign, quote=text) for sign in person(name, line, body)))


def _dateline(text: str, line: int) -> tuple[Sign, ...]:
    """The place under a data base's label."""
    match = _PLACE_LABEL.fullmatch(text.strip())
    return (Sign(kind="place", value=match["place"], quote=text, line=line, rule="dateline label"),) if match else ()


def _parts(text: str) -> list[str]:
    """The credits that stand on one line: what signs part, and what a label of a date begins."""
    cut, start = list[str](), 0
    for date in find_dates(text):
        before = _label(text[start : date.start])
        label = _DATE_LABEL.search(text, start, date.start)
        if label and not (_UPDATED.fullmatch(before) or _PUBLISHED.fullmatch(before)):
            cut.append(text[start : label.start()])
            start = label.start()
    pieces = [part for whole in (*cut, text[start:]) for part in _PARTS.split(whole)]
    return [part for piece in pieces if (part := piece.strip(" ,\t"))]


_NAME = "name beside the date"
_PLACE_LABEL = re.compile(r"(?:DATELINE|Dateline) ?: (?P<place>[^\W\d_][^\d:;()]{1,40}?)[.,]?")
_CLOCK = re.compile(rf"(?:{_UPDATED.pattern})?\s*{AT}?{CLOCK}", re.I)
_HANDLE = re.compile(r"(?P<name>[^@:/|]{2,40}\s)?(?P<handle>@\w{2,30})")


def _part(text: str, line: int, body: str, outlets: Mapping[str, str]) -> tuple[Sign, ...] | None:
    """What a part of a credit line says; None where it is unknown."""
    if found := (*date_signs(text, line), *byline(text, line, outlets), *source(text, line)):
        return found
    if fold(text) in SECTIONS:
        return (Sign(kind="section", value=text, quote=text, line=line, rule="credit line"),)
    if rule_for(text) or _CLOCK.fullmatch(text):
        return ()
    if names_outlet(text, body, outlets):
        rule = outlet_rule("credit line", text, outlets)
        return (Sign(kind="outlet", value=text, quote=text, line=line, rule=rule),)
    return person(text, line, body) or handle(text, line) or (() if is_label(text) else None)


def is_label(text: str) -> bool:
    """A name of few words that may be a place or a column: it hides no date beside it, and says nothing else."""
    return len(text.split()) <= 3 and all(not word[:1].islower() for word in text.split()) and text[-1:].isalpha()


def handle(text: str, line: int) -> tuple[Sign, ...]:
    """The writer of a post: ``Name @name``."""
    match = _HANDLE.fullmatch(text.strip())
    name = (match["name"] or match["handle"]).strip() if match else ""
    return (Sign(kind="author", value=name, quote=text, line=line, rule="handle"),) if name else ()


def person(text: str, line: int, body: str) -> tuple[Sign, ...]:
    """The writer whose name a line beside a date holds, and nothing else."""
    name = text.strip().partition(" in ")[0]
    named = is_person(name) and not _ROLE.search(name) and not is_used(name, body)
    return (Sign(kind="author", value=name, quote=text, line=line, rule=_NAME),) if named else ()


def date_signs(text: str, line: int) -> tuple[Sign, ...]:
    """The dates of a line that holds little else: alone, under a label, or with a byline."""
    if len(text) > _LINE:
        return ()
    dates, found, end = find_dates(text) or find_impossible(text), list[Sign](), 0
    last = dates[-1].end if dates else 0
    after = text[next((end for *_, end in _after(text, last)), last) :]
    tail = "" if after.startswith(",") and is_label(after.strip(" ,")) else _label(after)
    for date in dates:
        said = _kind(_label(text[end : date.start]), tail)
        if said is None:
            return ()
        kind, rule, end = next(_after(text, date.end), (*said, date.end))
        found.append(Sign(kind=kind, value=date.text, quote=text, line=line, rule=rule))
    return tuple(found)


def _after(text: str, start: int) -> Iterator[tuple[SignKind, str, int]]:
    """The label that follows a date, and where it ends."""
    for kind, rule, label in _AFTER:
        if match := label.match(text, start):
            yield kind, rule, match.end()


def _label(text: str) -> str:
    return fold(text).strip("()[]（） ")


def _kind(label: str, tail: str) -> tuple[SignKind, str] | None:
    """Kind and rule of a date by the folded words before it and after the last one."""
    on = label in _PREPOSITIONS
    label = "" if on else label
    if _UPDATED.fullmatch(label):
        return "updated", "modification label"
    if _PUBLISHED.fullmatch(label):
        return "date line", "publication label"
    if _BY_LABEL.match(label) or tail.startswith(("by ", "by:", "por ", "von ")):
        return "byline", "byline with a date"
    if _SOURCE.fullmatch(label) or (not label and _SOURCE.fullmatch(tail)):
        return "date line", "source and date"
    if _ISSUE.fullmatch(label) or (not label and _ISSUE.fullmatch(tail)):
        return "date line", "issue line"
    if is_rates(label) or is_rates(tail):
        return "clock", "page clock"
    beside = rule_for(tail) if tail else None
    if not label and (not tail or (beside and beside.name in _BESIDE) or _AGO.fullmatch(tail)):
        return "date line", "date alone"
    filed = None if label else _FILED.fullmatch(tail)
    if filed and (on or filed["who"]):
        return ("byline", "byline with a date") if filed["who"] else ("date line", "date and section")
    desk = rule_for(label) if label and not tail else None
    if desk and desk.name == "label":
        return "date line", "date and desk"
    return None


_PRICES = re.compile(r"(?:[$€£¥₽]\s?\d+[.,]\d+[\s,;|/]*){2,}")


def is_rates(text: str) -> bool:
    """Rates of exchange, which a page shows for the day on which it is open."""
    rule = rule_for(text) if text else None
    return (rule is not None and rule.name == "rates") or _PRICES.fullmatch(text) is not None


def byline(text: str, line: int, outlets: Mapping[str, str] = {}) -> tuple[Sign, ...]:
    """Whom a line names as its writers: ``By A B and C D, X Gazette``; an office alone is an agency."""
    parts = [_BY.fullmatch(part) for part in _undated(text)] if len(text) <= _LINE else []
    match = next((found for found in parts if found), None) or _STAFF.fullmatch(text)
    if not match or _SENTENCE_END.search(match["who"]) or (match.re is _STAFF and not is_person(match["who"].title())):
        return ()
    found: list[tuple[SignKind, str]] = []
    if joint := _WITH_AGENCY.fullmatch(match["who"]):
        found = [("outlet", joint["outlet"]), ("agency", joint["agency"])]
    for name, outlet in () if joint else _names(match["who"], outlets):
        found.append(("outlet" if found else "agency", name) if outlet else ("author", name))
    return tuple(Sign(kind=kind, value=name, quote=text, line=line, rule="byline") for kind, name in found)


def _undated(text: str) -> tuple[str, ...]:
    """What stands before the first date of a line, and what stands after its last."""
    dates = find_dates(text)
    parts = (_LABEL_END.sub("", text[: dates[0].start]), text[dates[-1].end :]) if dates else (text,)
    return tuple(_SHELF.sub("", _REPLIES.sub("", part).strip(" |,·•–—-\t")) for part in parts)


def _names(who: str, outlets: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Each name, and whether it is an outlet's; up to the first that is neither."""
    lone = False
    people, *rest = re.split(r"\s*[|/]\s*|\s[·•–—]\s|\(|(?i: in | for | with | avec | mit | con )", who)
    for part in [*_AND.split(people), *rest]:
        name = part.strip(" )")
        if name in _DEGREES:
            continue
        if name and is_outlet(name, outlets):
            yield name, True
        elif name and lone and " " not in name:  # "Anna Petrova, Tokyo"
            continue
        elif name and (not _PERSON.fullmatch(name) or _ROLE.search(name) or name[0].islower() or part in rest):
            return
        elif name:
            lone = " " in name
            yield name, False


def source(text: str, line: int) -> tuple[Sign, ...]:
    """The name on a line ``Source: X``, with a date or without."""
    match = next((found for part in _undated(text.strip().rstrip(".")) if (found := _SOURCE.fullmatch(part))), None)
    if len(text) > _LINE or not match or _URL.match(match["name"]):
        return ()
    name = _BROADCAST.sub("", match["name"]).strip()
    return (Sign(kind="agency", value=name, quote=text, line=line, rule="source line"),)


def address(text: str, line: int) -> tuple[Sign, ...]:
    """The address on a line of its own, and the day in its path."""
    match = _URL.fullmatch(text.strip())
    if not match:
        return ()
    found = [Sign(kind="url", value=match["url"], quote=text, line=line, rule="address alone")]
    dates = [date for date in find_dates(_path(match["url"])) if date.readings[0][2] is not None]
    if len(dates) == 1:
        found.append(Sign(kind="address", value=dates[0].text, quote=text, line=line, rule="date in the address"))
    return tuple(found)


def _path(url: str) -> str:
    """The path of an address; empty where the address is broken."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
