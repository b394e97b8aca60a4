"""Datelines: the place, day and agency that stand glued before the first words of a text, or on a line of their own."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kuril_archive.analysis import signs as read
from kuril_archive.analysis.dates import Written, find_dates, find_impossible
from kuril_archive.analysis.furniture import fold, rule_for, words
from kuril_archive.analysis.names import is_outlet, is_person, is_place_like
from kuril_archive.model import Sign, SignKind

_REACH = 120
"""A dateline ends within so many characters."""

_CAPITAL = r"[^\W\d_a-zа-яё]"
_PLACE = rf"{_CAPITAL}[\w.’'-]*(?:[ -](?:d[aeio]s?\b |la |upon |am |an )?{_CAPITAL}[\w.’'-]*){{0,3}}"
_PLACE += rf"(?:, {_CAPITAL}[\w.’' ]{{1,20}})?"
_NAME = r"(?P<agency>[^\W_a-zа-яё][^()\[\]/]{1,40}|[a-z]{2,5})"
_DASH = r"(?:[-–—―]{1,2}|_|:)"
_BEFORE_DATE = re.compile(rf"(?P<place>{_PLACE}?)[,.:]?\s*(?:[-–—]\s*)?")
_AFTER_DATE = re.compile(
    rf"[,.:]?\s*(?:[(/\[]{_NAME}[)/\]])\s*[.:,]?\s*(?:{_DASH}\s*)?|"
    rf"[.,]?\s*{_DASH}\s+(?P<name>[A-ZА-ЯЁ][\w.-]*(?: [«]?[A-ZА-ЯЁ][\w.-]*[»]?){{0,2}})"
    r"(?:, (?P<who>[A-ZА-ЯЁ][a-zа-яё]+ [A-ZА-ЯЁ][a-zа-яё-]+))?\.\s+"
    rf"|,\s+(?P<sent>[A-ZА-ЯЁ][\w.]*(?: [A-ZА-ЯЁ][\w.]*){{0,2}})\s+{_DASH}\s+"
    rf"|[.,]?\s*{_DASH}\s+"
)
_PLACE_AFTER = re.compile(rf"[,.]\s*(?P<place>{_PLACE}?)\s*(?:[.:]|\s{_DASH})(?:\s+|$)")
_PLACE_AGENCY = re.compile(rf"(?P<place>{_PLACE}) ?[(/\[]{_NAME}[)/\]]\s*(?:{_DASH}\s*|\.\s+)")
_PLACE_DASH = re.compile(
    r"(?P<place>[^\W\d_a-zа-яё]{3,}(?:[ ,.-]{1,2}[^\W\d_a-zа-яё]{2,}){0,3}(?:, "
    r"[A-Z][\w.]{1,12})?)\.?\s?(?:[-–—―]{1,2})\s+(?=[^\Wa-zа-яё]|[\"“„«'‘])"
)
_PLACE_BRACKETS = re.compile(
    r"(?:\[(?P<place>[^\W\d_a-z][\w .’'-]{1,30})\]|【(?P<han>[^】=＝]{1,12}?)"
    r"(?:[=＝](?P<agency>[^】]{1,20})|(?P<joined>共同|時事|聯合|新華社))?】)\s*"
    rf"(?:{_DASH}\s+)?"
)
"""In Japanese brackets who sends it may follow a sign of equation, or an agency's short name the place."""
_REPORTER = re.compile(
    r"(?P<who>(?!.*(?:通信|新聞|放送|共同|時事|聯合|社|局)$)(?=.*[\u3400-\u9fff])"
    r"[\u3040-\u30ff\u3400-\u9fff々 \u3000]{2,9}?)(?:記者|特派員)?"
)
"""A person's name in Japanese; one without a Chinese sign is an agency's."""
_PLACE_DAY_AGENCY = re.compile(
    r"[\[【](?P<place>[^\W\d_][^\]】\d]{0,29}?)[\s、,]+\d{1,2}日[\s、,]+(?P<agency>[^\W\d_][^\]】\d]{1,29})[\]】]"
    rf"\s*(?:{_DASH}\s+)?"
)
"""``[東京 22日 ロイター] -``: the day of the month alone is no date."""
_BRACKETS = (
    (
        re.compile(r"[\[【](?P<place>[^\W\d_][^\]】\d]{0,29}?)[\s、,]*"),
        re.compile(rf"[\s、,]*(?P<agency>[^\W\d_][^\]】\d]{{1,29}})?[\]】]\s*(?:{_DASH}\s+)?"),
    ),
    (re.compile(rf"(?P<place>{_PLACE}),?\s+\(|\({_PLACE},?\s+"), re.compile(rf"\)\s*{_DASH}\s+")),
)
"""What stands before and after the date in ``[東京 3月22日 ロイター] -``, ``PLACE (May 3) -``, ``(Place, May 3) -``;
the last may as well name who sends it."""
_PLACE_COLON = re.compile(
    r"(?P<place>[^\W\d_a-zа-яё]{3,}(?:[ -][^\W\d_a-zа-яё]{2,}){0,3}(?:, [A-Z][\w.]{1,12})?):\s+"
    r"(?=[^\Wa-zа-яё]\w*(?: \S+){7})"
)
_UNDATED = {
    "place, day and agency": _PLACE_DAY_AGENCY,
    "place and agency": _PLACE_AGENCY,
    "place and dash": _PLACE_DASH,
    "place in brackets": _PLACE_BRACKETS,
    "place and colon": _PLACE_COLON,
}
_PLACE_ALONE = re.compile(rf"(?P<place>{_PLACE}?),?\s+(?:(?:le|el|il|den|am|em|a)\s)?")
_NO_CAPITALS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which nothing tells a place from a paper's name."""
_STOP = re.compile(r"\.\s+(?:(?P<name>[A-ZА-ЯЁ][A-ZА-ЯЁ.]{2,15})(?:\s+[-–—]|\.)\s+)?(?=[^\Wa-zа-яё]|[\"“„«'‘])")
_ABBREVIATED = re.compile(r",.* \w{1,6}\.$|(?:\b\w\.){2,}$")
"""The full stop of ``Ashby, Mont.`` and ``Lima, U.S.A.`` belongs to the name."""
_NO_PLACE = words(
    "on in at by from since until before after the this a an update updated video photo photos breaking "
    "exclusive opinion "
    "analysis watch live note editor's le la el los am im der die das в на с до от после перед "
    "question answer moderator reporter speaker interviewer host narrator summary background context correction "
    "clarification warning attention notice advisory alert poll quiz gallery pictures explainer factbox timeline "
    "profile interview column comment letter letters review preview report recap listen read see related more tip "
    "fact myth results latest developing urgent flash source sources caption credit location date time who what "
    "when where why how figure table chapter part section summary tl;dr ps nb faq "
    "видео фото срочно эксклюзив мнение интервью обзор источник внимание вопрос ответ справка "
    "vídeo entrevista análisis opinión exclusiva urgente vidéo analyse entretien exclusif achtung hinweis kommentar"
)
"""Folded words that stand where a place may stand and are none."""
_TEXT_BEGINS = re.compile(r"\s*[)\]]?(?:\s(?:by|von|par|por)\s[a-z]\w+)?\s*[.:|–—-]?\s+(?=[^\Wa-zа-яё]|[\"“„«'‘「])")
"""Where the first words begin; the name of an account, ``by admin``, may stand before them."""
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
    if dates and (found := _header(text, dates, line, outlets)):
        return found
    for date in (dates or find_impossible(head))[:1]:
        if found := _dated(text, head, date, line):
            return found
    for rule, pattern in _UNDATED.items():
        if match := pattern.match(head):
            return _undated(text, match, line, rule, outlets)
    return None


_SITE = re.compile(r"(?P<site>[\w-]{2,}(?:\.(?:com?|net|org|info|news|tv|id|ru|in|jp|de|uk|eu))+)(?:, |$)", re.I)
"""``SITE.COM, PADANG - ``: who sends comes before the place."""
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our|me|us|[Яя]|[Мм]ы|[Вв]ы|[Ii]ch|[Ww]ir|[Nn]ous)\b|[?？]")
"""What a speaker in a transcript says, ``SMITH: We will sail``."""


def _undated(text: str, match: re.Match[str], line: int, rule: str, outlets: Mapping[str, str]) -> Prefix | None:
    """A dateline without a date; a known outlet in the place's stead is an agency."""
    parts = match.groupdict()
    place = parts.get("place") or parts["han"]
    if site := _SITE.match(place):
        rest = place[site.end() :] or None
        return _prefix(text, match.end(), line, rule, place=rest, agency=site["site"])
    said = rule == "place and colon" and (_SPOKEN.search(text, match.end(), _REACH) or place in text[match.end() :])
    if not _may_be_place(place) or said:
        return None
    if place.casefold() in outlets:
        return _prefix(text, match.end(), line, rule, agency=place)
    agency = parts.get("agency") or parts.get("joined")
    who = _REPORTER.fullmatch(agency) if parts.get("han") and agency and not parts["joined"] else None
    if who:
        return _prefix(text, match.end(), line, rule, place=place, author=who["who"])
    return _prefix(text, match.end(), line, rule, place=place, agency=agency)


def _dated(text: str, head: str, date: Written, line: int) -> Prefix | None:
    before, after = head[: date.start], head[date.end :]
    for opening, closing in _BRACKETS:
        if (opened := opening.fullmatch(before)) and (match := closing.match(after)):
            parts = {**opened.groupdict(), **match.groupdict()}
            place, agency = parts["place"], parts.get("agency")
            return _prefix(text, date.end + match.end(), line, "date in brackets", date, place=place, agency=agency)
    if not before and (match := _PLACE_AFTER.match(after)):
        return _prefix(text, date.end + match.end(), line, "date and place", date, place=match["place"])
    named = _BEFORE_DATE.fullmatch(before)
    if named and _may_be_place(before) and (match := _AFTER_DATE.match(after)):
        length, agency, who = date.end + match.end(), match["agency"] or match["name"] or match["sent"], match["who"]
        return _prefix(text, length, line, "place and date", date, place=named["place"], agency=agency, author=who)
    end = date.end - date.text.endswith(".")  # the full stop of "3 May." may as well shorten a month
    closed = before.isupper() or before.endswith(". ")
    if named and closed and _may_be_place(before) and (match := _STOP.match(head[end:])):
        where, agency = named["place"], match["name"]
        return _prefix(text, end + match.end(), line, "place and date", date, place=where, agency=agency)
    alone = _PLACE_ALONE.fullmatch(before)
    sure = before.isupper() or any(None not in reading for reading in date.readings[:1])
    if alone and sure and not after.strip(" .") and _may_be_place(before) and not is_outlet(alone["place"], {}):
        named_so = is_person(alone["place"]) and not is_place_like(alone["place"])  # perhaps the writer
        place = None if _NO_CAPITALS.match(before) or named_so else alone["place"]
        return _prefix(text, len(text), line, "place and date", date, place=place)
    if not before and (match := _DASH_BEGINS.match(after)):
        return _prefix(text, date.end + match.end(), line, "date header", date, kind="header")
    return None


def _header(text: str, dates: Sequence[Written], line: int, outlets: Mapping[str, str]) -> Prefix | None:
    """Labels and dates, or a byline and its date, before the first words; a dateline may come after them."""
    end, found = 0, list[Sign]()
    for date in dates:
        labelled = _labelled(text[end : date.end], date, line, outlets) if None not in date.readings[0][1:] else ()
        if not labelled:
            break
        found, end = [*found, *labelled], date.end
    match = _TEXT_BEGINS.match(text[end:])
    if not found or not match:
        return None
    length = end + match.end()
    quoted = [replace(sign, quote=text[:length].strip()) for sign in found]
    after = prefix(text[length:], line, outlets)
    return Prefix(length + (after.length if after else 0), (*quoted, *(after.signs if after else ())))


def _labelled(text: str, date: Written, line: int, outlets: Mapping[str, str]) -> tuple[Sign, ...]:
    """What is said of a date at the end of ``text``: published, changed, whose; a date in figures needs no words."""
    rule = next((sign.rule for sign in read.date_signs(text, line)), "")
    if rule == "modification label":
        return (Sign(kind="updated", value=date.text, quote=text, line=line, rule=rule),)
    if rule == "publication label" or (rule == "date alone" and not re.search(r"[^\W\d_]", text)):
        return (Sign(kind="header", value=date.text, quote=text, line=line, rule="date header"),)
    writers = read.byline(text, line, outlets) if rule == "byline with a date" else ()
    if any(sign.kind == "author" and is_person(sign.value) for sign in writers):
        return (Sign(kind="byline", value=date.text, quote=text, line=line, rule=rule), *writers)
    return ()


def _may_be_place(name: str) -> bool:
    desk = rule_for(name) if name else None
    return not words(fold(name).split(" ")[0]) <= _NO_PLACE and not (desk and desk.name == "label")


def _prefix(
    text: str,
    length: int,
    line: int,
    rule: str,
    date: Written | None = None,
    *,
    place: str | None = None,
    agency: str | None = None,
    author: str | None = None,
    kind: SignKind = "dateline",
) -> Prefix:
    quote = text[:length].strip()
    names: tuple[tuple[SignKind, str | None], ...] = (("place", place), ("agency", agency), ("author", author))
    dated = [Sign(kind=kind, value=date.text, quote=quote, line=line, rule=rule)] if date else []
    named = [Sign(kind=k, value=_named(v), quote=quote, line=line, rule=rule) for k, v in names if v]
    return Prefix(length, (*dated, *named))


def _named(name: str) -> str:
    name = name.strip(" ,")
    return name if _ABBREVIATED.search(name) else name.rstrip(" .,")
