"""What the lines around a text tell: dates, bylines, datelines, sources, addresses."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from kuril_archive.analysis.dates import Written, find_dates
from kuril_archive.analysis.furniture import fold, words
from kuril_archive.model import Sign, SignKind

_LINE = 120
"""A longer line is text, not a byline or a date line."""

_PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|posted|pub|released|issued|created|added|date|dated|date of publication|"
    r"publication date|опубликовано|дата|дата публикации|publicado|fecha|publié|mis en ligne|veröffentlicht|"
    r"erstellt|stand|"
    r"pubblicato|data|gepubliceerd|geplaatst|公開日?|掲載日?|投稿日?|"
    r"发布(?:时间|日期)?)(?: ?(?:on|at|am|il|em|el|le|op|:))?"
)
_UPDATED = re.compile(
    r"(?:last )?(?:updated?|modified|revised|edited|reviewed|changed)(?: ?(?:on|at|:))?|last (?:update|modification)|"
    r"обновлено|изменено|actualizado|modifié|mis à jour|mise à jour|aktualisiert|aggiornato|atualizado|bijgewerkt|"
    r"更新日?|最終更新日?"
)
_AND = re.compile(r"\s*(?:,| and | & | y | et | und | и | e | en |、)\s*")
_BY = re.compile(
    r"(?:(?:[Ww]ritten |[Rr]eported |[Pp]osted |[Pp]ublished )?[Bb]y|BY|Por|POR|Von|VON|Par|PAR|Автор:?|Текст:|"
    r"Door|Text:|文=|記者)\s?:?\s+(?P<who>\S.*)"
)
_PERSON = re.compile(r"(?:[^\W\d_][\w.’'-]*)(?:\s(?:[^\W\d_][\w.’'-]*)){0,4}")
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|journalist|contributor|columnist|desk|redacción|news|"
    r"press|bureau)\b",
    re.I,
)
_SOURCE = re.compile(
    r"(?:source|sources|fuente|quelle|источник|fonte|bron|via|出典|来源|來源) ?[:：] ?(?P<name>.{2,60})", re.I
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|ⓒ|copyright)[\s©]*(?:(?:19|20)\d\d\s?[-–—]\s?)?(?:(?:19|"
    r"20)\d\d)?,?\s*(?:by )?(?P<name>[^\W\d_][^.|©·•]{1,50}?)"
    r"(?:\s*[.|·•–—-]|,?\s(?:all|alle|todos|tous|tutti|все)\b|,? (?:19|20)\d\d|$)",
    re.I,
)
_URL = re.compile(r"(?:url|link|source|адрес)?:?\s*<?(?P<url>https?://[^\s<>]+)>?", re.I)

_CAPITAL = r"[^\W\d_a-zа-яё]"
_PLACE = rf"{_CAPITAL}[\w.’'-]*(?:[ -](?:d[aeio]s?\b |la |upon |am |an )?{_CAPITAL}[\w.’'-]*){{0,3}}"
_PLACE += rf"(?:, {_CAPITAL}[\w.’' ]{{1,20}})?"
_NAME = r"(?P<agency>[^\W_a-zа-яё][^()\[\]/]{1,40})"
_DASH = r"(?:[-–—―]{1,2}|:)"
_BEFORE_DATE = re.compile(rf"(?P<place>{_PLACE}?)[,.:]?\s*(?:[-–—]\s*)?")
_AFTER_DATE = re.compile(
    rf"[,.:]?\s*(?:[(/\[]{_NAME}[)/\]])\s*[.:,]?\s*(?:{_DASH}\s*)?|"
    rf"[.,]?\s*{_DASH}\s+(?P<name>[A-ZА-ЯЁ][\w.]*(?: [A-ZА-ЯЁ][\w.]*){{0,2}})\.\s+"
    rf"|[.,]?\s*{_DASH}\s+"
)
_PLACE_AFTER = re.compile(rf"[,.]\s*(?P<place>{_PLACE}?)\s*(?:[.:]|\s{_DASH})(?:\s+|$)")
_PLACE_AGENCY = re.compile(rf"(?P<place>{_PLACE}) ?[(/\[]{_NAME}[)/\]]\s*(?:{_DASH}\s*|\.\s+)")
_PLACE_DASH = re.compile(
    r"(?P<place>[^\W\d_a-zа-яё]{3,}(?:[ ,.-]{1,2}[^\W\d_a-zа-яё]{2,}){0,3}(?:, "
    r"[A-Z][\w.]{1,12})?)\s?(?:[-–—―]{1,2})\s+(?=[^\Wa-zа-яё]|[\"“„«'‘])"
)
_PLACE_BRACKETS = re.compile(
    r"(?:\[(?P<place>[^\W\d_a-z][\w .’'-]{1,30})\]|【(?P<han>[^】=＝]{1,12})(?:[=＝](?P<agency>[^】]{1,20}))?】)\s*"
)
_UNDATED = {
    "place and agency": _PLACE_AGENCY,
    "place and dash": _PLACE_DASH,
    "place in brackets": _PLACE_BRACKETS,
}
_NO_PLACE = words(
    "on in at by from since until before after the this a an update updated video photo photos breaking "
    "exclusive opinion "
    "analysis watch live note editor's le la el los am im der die das в на с до от после перед"
)
"""Folded words that stand where a place may stand and are none."""
_LABEL = re.compile(r"\s*(?:date|published|posted|дата|fecha|datum|data)\s*:?\s*", re.I)
_TEXT_BEGINS = re.compile(r"\s*[.:|–—-]?\s+(?=[^\Wa-zа-яё]|[\"“„«'‘「])")
_DASH_BEGINS = re.compile(rf"\s*{_DASH}\s+(?=[^\Wa-zа-яё]|[\"“„«'‘「])")


class Prefix(Struct, frozen=True):
    """What stands glued before the first words of a text."""

    length: int
    """Code points to take off."""
    signs: tuple[Sign, ...]


def date_signs(text: str, line: int) -> tuple[Sign, ...]:
    """The dates of a line that holds little else: alone, under a label, or with a byline."""
    if len(text) > _LINE:
        return ()
    dates, found, end = find_dates(text), [], 0
    tail = fold(text[dates[-1].end :]) if dates else ""
    for date in dates:
        kind_rule = _kind(fold(text[end : date.start]), tail)
        if kind_rule is None:
            return ()
        found.append(Sign(kind=kind_rule[0], value=date.text, quote=text, line=line, rule=kind_rule[1]))
        end = date.end
    return tuple(found)


def _kind(label: str, tail: str) -> tuple[SignKind, str] | None:
    """Kind and rule of a date by the folded words before it and after the last one."""
    if _UPDATED.fullmatch(label):
        return "updated", "modification label"
    if _PUBLISHED.fullmatch(label):
        return "date line", "publication label"
    if label.startswith(
        ("by ", "posted by ", "written by ", "published by ", "por ", "von ", "par ", "автор ")
    ) or tail.startswith(("by ", "by:", "por ", "von ")):
        return "byline", "byline with a date"
    if not label and not tail:
        return "date line", "date alone"
    return None


def byline(text: str, line: int) -> tuple[Sign, ...]:
    """The writers that a line names: ``By A B and C D, Staff Writer``."""
    match = _BY.fullmatch(_undated_part(text).strip(" |,·•–—-\t")) if len(text) <= _LINE else None
    if not match:
        return ()
    names = tuple(_names(match["who"]))
    return tuple(Sign(kind="author", value=name, quote=text, line=line, rule="byline") for name in names)


def _undated_part(text: str) -> str:
    """The line before its first date, or after its last where it begins with one."""
    dates = find_dates(text)
    if not dates:
        return text
    return re.sub(r"\bon\s*$", "", text[: dates[0].start]) or text[dates[-1].end :]


def _names(who: str) -> Iterator[str]:
    for part in _AND.split(re.split(r"\s[|·•–—]\s|\(| in | for ", who)[0]):
        if part.strip() and (not _PERSON.fullmatch(part) or _ROLE.search(part) or part[0].islower()):
            return
        if part.strip():
            yield part.strip()


def source(text: str) -> str | None:
    """The name on a line ``Source: X``."""
    match = _SOURCE.fullmatch(text.strip().rstrip("."))
    return match["name"].strip() if match and not _URL.match(match["name"]) and not find_dates(text) else None


def rights_holder(text: str) -> str | None:
    """The name on a line ``© 2021 X. All rights reserved``."""
    match = _RIGHTS.search(text[:300])
    name = match["name"].strip(" ,") if match else ""
    return name if name and not re.fullmatch(r"all rights reserved|copyright|by", name, re.I) else None


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


def prefix(text: str, line: int, outlets: Mapping[str, str]) -> Prefix | None:
    """The dateline or date header at the head of a paragraph, or the whole of a line."""
    head = text[:_LINE]
    dates = find_dates(head)
    if dates and (found := _dated(text, head, dates[0], line)):
        return found
    for rule, pattern in _UNDATED.items():
        if match := pattern.match(head):
            return _undated(text, match, line, rule, outlets)
    return None


def _undated(text: str, match: re.Match[str], line: int, rule: str, outlets: Mapping[str, str]) -> Prefix | None:
    """A dateline without a date; a known outlet in the place's stead is an agency."""
    parts = match.groupdict()
    place = parts.get("place") or parts["han"]
    if not _may_be_place(place):
        return None
    if place.casefold() in outlets:
        return _prefix(text, match.end(), line, rule, agency=place)
    return _prefix(text, match.end(), line, rule, place=place, agency=parts.get("agency"))


def _dated(text: str, head: str, date: Written, line: int) -> Prefix | None:
    before, after = head[: date.start], head[date.end :]
    if not before and (match := _PLACE_AFTER.match(after)):
        return _prefix(text, date.end + match.end(), line, "date and place", date, place=match["place"])
    place = _BEFORE_DATE.fullmatch(before)
    if place and _may_be_place(before) and (match := _AFTER_DATE.match(after)):
        agency = match["agency"] or match["name"]
        return _prefix(text, date.end + match.end(), line, "place and date", date, place=place["place"], agency=agency)
    if _LABEL.fullmatch(before) and (match := _TEXT_BEGINS.match(after)):
        return _prefix(text, date.end + match.end(), line, "date header", date, kind="header")
    if not before and (match := _DASH_BEGINS.match(after)):
        return _prefix(text, date.end + match.end(), line, "date header", date, kind="header")
    return None


def _may_be_place(name: str) -> bool:
    return not words(fold(name).split(" ")[0]) <= _NO_PLACE


def _prefix(
    text: str,
    length: int,
    line: int,
    rule: str,
    date: Written | None = None,
    *,
    place: str | None = None,
    agency: str | None = None,
    kind: SignKind = "dateline",
) -> Prefix:
    quote = text[:length].strip()
    names: tuple[tuple[SignKind, str | None], ...] = (("place", place), ("agency", agency))
    dated = [Sign(kind=kind, value=date.text, quote=quote, line=line, rule=rule)] if date else []
    named = [Sign(kind=k, value=v.strip(" ,."), quote=quote, line=line, rule=rule) for k, v in names if v]
    return Prefix(length, (*dated, *named))
