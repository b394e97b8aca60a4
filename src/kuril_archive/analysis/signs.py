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
_URL = re.compile(r"(?:url|link|source|адрес)?:?\s*<?(?P<url>https?://[^\s<>]+)>?", re.I)


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
