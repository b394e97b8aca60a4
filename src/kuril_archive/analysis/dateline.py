"""Datelines: the place, day and agency that stand glued before the first words of a text, or on a line of their own."""

import re
from collections.abc import Mapping

from msgspec import Struct

from kuril_archive.analysis.dates import Written, find_dates
from kuril_archive.analysis.furniture import fold, words
from kuril_archive.analysis.names import is_outlet
from kuril_archive.model import Sign, SignKind

_REACH = 120
"""A dateline ends within so many characters."""

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
    r"[A-Z][\w.]{1,12})?)\.?\s?(?:[-–—―]{1,2})\s+(?=[^\Wa-zа-яё]|[\"“„«'‘])"
)
_PLACE_BRACKETS = re.compile(
    r"(?:\[(?P<place>[^\W\d_a-z][\w .’'-]{1,30})\]|【(?P<han>[^】=＝]{1,12})(?:[=＝](?P<agency>[^】]{1,20}))?】)\s*"
)
_UNDATED = {
    "place and agency": _PLACE_AGENCY,
    "place and dash": _PLACE_DASH,
    "place in brackets": _PLACE_BRACKETS,
}
_PLACE_ALONE = re.compile(rf"(?P<place>{_PLACE}?),?\s+(?:(?:le|el|il|den|am|em|a)\s)?")
_STOP = re.compile(r"\.\s+(?=[^\Wa-zа-яё]|[\"“„«'‘])")
_ABBREVIATED = re.compile(r",.* \w{1,6}\.$|(?:\b\w\.){2,}$")
"""The full stop of ``Ashby, Mont.`` and ``Lima, U.S.A.`` belongs to the name."""
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


def prefix(text: str, line: int, outlets: Mapping[str, str]) -> Prefix | None:
    """The dateline or date header at the head of a paragraph, or the whole of a line."""
    head = text[:_REACH]
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
    if place and before.isupper() and _may_be_place(before) and (match := _STOP.match(after)):
        return _prefix(text, date.end + match.end(), line, "place and date", date, place=place["place"])
    alone = _PLACE_ALONE.fullmatch(before)
    sure = before.isupper() or None not in date.readings[0]
    if alone and sure and not after.strip(" .") and _may_be_place(before) and not is_outlet(alone["place"], {}):
        return _prefix(text, len(text), line, "place and date", date, place=alone["place"])
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
    named = [Sign(kind=k, value=_named(v), quote=quote, line=line, rule=rule) for k, v in names if v]
    return Prefix(length, (*dated, *named))


def _named(name: str) -> str:
    name = name.strip(" ,")
    return name if _ABBREVIATED.search(name) else name.rstrip(" .,")
