"""Languages without rules of their own: weekdays, days, months and years by the names in ``calendar_words``.

What a table of names cannot tell (*the day before*, *in spring*) is left unread.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from kuril_archive.analysis import calendar_words as words
from kuril_archive.analysis.mentions.english.dates import calendar
from kuril_archive.analysis.mentions.model import Meaning
from kuril_archive.analysis.mentions.point import Point
from kuril_archive.analysis.mentions.rules import (
    Built,
    Cues,
    Form,
    Joint,
    Language,
    Rule,
    Signs,
    Triggers,
    figures,
    one_of,
)

_D = r"(?P<d>3[01]|[12]\d|0?[1-9])(?:er|st|nd|rd|th|[.º°ª]|-го)?"
_YYYY = r"(?:1[5-9]|20)\d\d"
_Y = rf"(?P<y>{_YYYY})(?![\w%]|[.,:/]\d)"
_OF = r" (?:(?:de|del|do|di|of) )?"
_THE = r"(?:(?:den|dem|el|le|il|dia) )?"
_ROUND = 100
"""A year of full hundreds, or of another age, is as likely a number of things, unless a word leads up to it."""
_YEAR_LEAD = re.compile(
    r"(?:\b(?:en|in|im|nel|em|seit|sinds|sedan|siden|depuis|desde|dal|entre|tra|zwischen|tussen|mellan|mellem|mellom"
    r"|año|année|ano|anno|Jahr|Jahre|jaar|år|i|rok|roku|w|od|do|od|tahun|pada|sejak|du|au|al|de|a|bis|tot|till|til)"
    r"|\b(?:1[5-9]|20)\d\d (?:y|e|et|und|en)|[(\[–—-]) ?$"
)


class _Names(NamedTuple):
    """The names of one language or of many."""

    months: Mapping[str, int]
    short: Mapping[str, int]
    weekdays: Mapping[str, int]
    han: Mapping[str, int]
    """Weekdays that need no space around them, each with what may lead up to it."""


def _form(pattern: str) -> Form:
    return Form(pattern.replace("\\ ", " ").replace(" ", r"\s"))


def _any(names: Iterable[str]) -> str:
    """A pattern for any of the names, longest first: quicker to compile than ``one_of``, and asked at triggers only."""
    return f"(?:{'|'.join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))})"


# ---------------------------------------------------------------- what the words mean


def _weekday(names: Mapping[str, int], match: re.Match[str]) -> Built:
    day = names[match["w"]] + 1
    parts = match.groupdict()
    if parts["every"]:
        return Meaning(type="SET", value=f"XXXX-WXX-{day}")
    ways = {"this": 0, "last": -1, "next": 1}
    lean = next((ways[name.rstrip("2")] for name in parts if name.rstrip("2") in ways and parts[name]), None)
    return Meaning(base="publication", inside=(("weekday", day),), lean=lean)


def _han_weekday(names: Mapping[str, int], match: re.Match[str]) -> Built:
    """With its lead the weekday of so many weeks away."""
    day, lead = names[match["w"]] + 1, match["lead"]
    weeks = words.HAN_LEADS.get(lead or "", 0)
    if weeks is None:
        return Meaning(type="SET", value=f"XXXX-WXX-{day}")
    shift, lean = (("week", weeks), None) if weeks else (None, 0 if lead else None)
    return Meaning(base="publication", shift=shift, inside=(("weekday", day),), lean=lean)


def _named(names: Mapping[str, int], match: re.Match[str]) -> Built:
    parts = match.groupdict()
    day, year = parts.get("d"), parts.get("y")
    return calendar(int(year) if year else None, names[parts["m"]], int(day) if day else None)


def _figures(day_first: bool, match: re.Match[str]) -> Built:
    """Year first as ISO 8601 has it; day first with dots, and with strokes where the language has it so.

    Where day and month may be either, only the year is sure.
    """
    if match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    else:
        day, month, year = int(match["a"]), int(match["b"]), int(match["yy"])
        if not day_first and "." not in match["sep"] and 1 <= day <= 12 and day != month and 1 <= month <= 12:
            return Meaning(base="absolute", point=Point("year", year))
        if month > 12:
            day, month = month, day
    return calendar(year, month, day) if 1 <= month <= 12 else None


def _han(match: re.Match[str]) -> Built:
    parts = match.groupdict()
    month, day = (int(found) if (found := parts[key] or parts[f"{key}2"]) else None for key in ("m", "d"))
    if parts["n"]:
        year: int | None = words.ERAS[parts["era"]] + (1 if parts["n"] == "元" else int(parts["n"]))
    else:
        year = int(parts["y"]) if parts["y"] else None
    if month is None:
        return None if year is None else Meaning(base="absolute", point=Point("year", year))
    return calendar(year, month, day) if 1 <= month <= 12 else None


def _year(match: re.Match[str]) -> Built:
    year = int(match["y"])
    if (year % _ROUND == 0 or year < 1900) and not _YEAR_LEAD.search(match.string[: match.start()][-12:]):
        return None
    return Meaning(base="absolute", point=Point("year", year))


# ---------------------------------------------------------------- the rules


def _weekday_rules(names: _Names) -> Iterable[Rule]:
    leads = {"this": words.THIS, "last": words.LAST, "next": words.NEXT, "every": words.EVERY}
    before = "|".join(rf"(?P<{name}>{_any(those)})" for name, those in leads.items())
    afters = {"this2": words.THIS_AFTER, "last2": words.LAST_AFTER, "next2": words.NEXT_AFTER}
    after = "|".join(rf"(?P<{name}>{_any(those)})" for name, those in afters.items())
    if names.weekdays:
        pattern = rf"(?:(?:{before}) )?(?P<w>{_any(names.weekdays)})(?!\w)(?: (?:{after})(?!\w))?"
        yield Rule("weekday", "w", _form(pattern), partial(_weekday, names.weekdays))
    if names.han:
        pattern = rf"(?P<lead>{_any(words.HAN_LEADS)})?(?P<w>{_any(names.han)})"
        yield Rule("weekday", "h", _form(pattern), partial(_han_weekday, names.han))


def _date_rules(names: _Names, day_first: bool) -> Iterable[Rule]:
    weekday = rf"(?:{_any(names.weekdays)},? {_THE})?" if names.weekdays else ""
    if names.months:
        month = rf"(?P<m>{_any(names.months)})(?!\w)"
        dated = _form(rf"{weekday}(?<!\d[./-]){_D}{_OF}{month}(?:,?{_OF}{_Y})?")
        yield Rule("day and month", "mw", dated, partial(_named, names.months), led=True)
        yield Rule("month and year", "m", _form(rf"{month},?{_OF}{_Y}"), partial(_named, names.months))
    if names.short:
        short = _form(rf"(?<!\d[./-]){_D}[ /-](?P<m>{_any(names.short)})(?!\w)\.?,?[ /-]{_Y}")
        yield Rule("day, short month, year", "s", short, partial(_named, names.short), led=True)
    in_figures = (
        rf"(?:(?P<y>{_YYYY})(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)"
        rf"|(?P<a>\d\d?)(?P<sep>[-/]|\. ?)(?P<b>\d\d?)(?P=sep)(?P<yy>{_YYYY}))(?:(?=T\d)|(?![\w/]|[.:-]\d))"
    )
    yield Rule("date in figures", "n", _form(in_figures), partial(_figures, day_first))
    if names.han:
        era = rf"(?P<era>{_any(words.ERAS)})(?P<n>\d\d?|元)年|(?P<y>{_YYYY})[年년](?!度)"
        days = r"(?P<m2>\d\d?)[月월] ?(?P<d2>\d\d?)[日일号]"
        han = rf"(?:{era})(?: ?(?P<m>\d\d?)[月월](?: ?(?P<d>\d\d?)[日일号])?)?|{days}"
        yield Rule("year, month, day", "k", _form(han), _han)
    else:
        yield Rule("year", "y", _form(_Y), _year)


_N = r"(?<![A-Za-z\d.,:/$€£¥-])\d{1,4}(?:[-/]|\.\s?)\d{1,2}(?:[-/]|\.\s?)\d{1,4}"
_FIGURES = figures(
    r"(?<!\d)\d",
    rf"(?P<n>{_N})|(?P<k>\d{{4}}[年년]|\d\d?[月월]\s?\d)|(?<![\w.,:/$€£¥])(?P<y>(?:1[5-9]|20)\d\d)(?!\d)",
)


def _triggers(names: _Names) -> Triggers:
    heads: dict[str, str] = {}
    for kind, those in (("s", names.short), ("m", names.months), ("w", names.weekdays)):
        for word in those:
            if kind not in heads.get(word.lower(), ""):
                heads[word.lower()] = heads.get(word.lower(), "") + kind
    han = [lead + name for lead in ("", *words.HAN_LEADS) for name in names.han]
    heads |= dict.fromkeys(han, "h") | (dict.fromkeys(words.ERAS, "k") if names.han else {})
    spaced = one_of([*names.months, *names.weekdays]) if names.months or names.weekdays else "(?!)"
    parts = [rf"(?<!\w){spaced}(?!\w)"]
    if names.short:
        parts.append(rf"(?:(?<=\d[ /-])|(?<=\d\. )){one_of(names.short)}(?!\w)")
    if han:
        parts.append(one_of([*han, *words.ERAS]))
    parts.append(_FIGURES)
    leads = {word for phrase in (*words.THIS, *words.LAST, *words.NEXT, *words.EVERY) for word in phrase.split()}
    leads |= {"de", "del", "do", "di"}
    return Triggers(
        scan=re.compile(_form(rf"(?s:.)(?:{'|'.join(parts)})").pattern),
        heads=heads,
        leads=frozenset(leads),
        joints=frozenset({"de", "del", "do", "di"}),
    )


_NEVER = re.compile(r"(?!)")
_CUES = Cues(verbs=re.compile(r"(?P<ahead>(?!))"), limits=_NEVER, stops=re.compile(r"[.!?;]\s|[。！？；\n]"))
_DASH = Joint(between=re.compile(r"\s?[-–—/]\s?"))


class _Ends(NamedTuple):
    """The words of one language for a stretch of time; a low line is a space, an article may follow each."""

    between: str
    both: str
    """Between the two after ``between``: *and*."""
    since: str
    """May stand before the first: *from*."""
    until: str
    articles: str


_ENDS: Mapping[str, _Ends] = {
    "es": _Ends("entre", "y e", "de del desde", "a al hasta", "el la"),
    "fr": _Ends("entre", "et", "de du d' depuis", "à au jusqu'à jusqu'au jusqu'en", "le la l'"),
    "de": _Ends("zwischen", "und", "von vom seit ab", "bis bis_zum bis_zur", "dem der"),
    "it": _Ends("tra fra", "e ed", "da dal dalla dall' dagli", "a al alla all' agli fino_a fino_al", "il la lo l' gli"),
    "pt": _Ends("entre", "e", "de do da desde", "a ao à até até_ao", "o a"),
    "nl": _Ends("tussen", "en", "van vanaf sinds", "tot tot_en_met t/m", "de het"),
}
"""*between … and …*, *from … to …*."""


def _spaced(words: str) -> str:
    """A pattern for any of the words, with the space that follows all but an apostrophe."""
    those = (re.escape(word) + ("" if word.endswith("'") else "_") for word in words.split())
    return f"(?:{'|'.join(those)})".replace("'", "['’]").replace("_", r"\s")


def _joints(ends: _Ends) -> tuple[Joint, ...]:
    article = _spaced(ends.articles) + "?"
    pairs = (
        (rf"\b{_spaced(ends.between)}{article}$", ends.both),
        (rf"(?:\b{_spaced(ends.since)}{article})?$", ends.until),
    )
    found = (
        Joint(re.compile(rf",?\s{_spaced(joining)}{article}", re.IGNORECASE), re.compile(before, re.IGNORECASE))
        for before, joining in pairs
    )
    return (*found, _DASH)


def _language(names: _Names, *, day_first: bool = True, joints: Sequence[Joint] = (_DASH,)) -> Language:
    rules = [*_weekday_rules(names), *_date_rules(names, day_first)]
    return Language(rules, _triggers(names), _CUES, Signs(_NEVER, _NEVER), joints)


def language(code: str) -> Language:
    """The rules of one language, by its names; Chinese has no order of its own for a date that ends in its year."""
    months, short = (tables.get(code, {}) for tables in (words.MONTHS_OF, words.MONTHS_SHORT_OF))
    weekdays = words.WEEKDAYS_OF[code]
    han = code == "zh"
    names = _Names(months, short, {} if han else weekdays, weekdays if han else {})
    joints = _joints(_ENDS[code]) if code in _ENDS else (_DASH,)
    return _language(names, day_first=not han, joints=joints)


def others() -> Language:
    """All languages but English at once; where day and month may be either, a date is its year."""
    months = {word: number for names in words.MONTHS_OF.values() for word, number in names.items()}
    weekdays = {word: day for word, day in words.WEEKDAYS.items() if word not in words.WEEKDAYS_OF["en"]}
    return _language(_Names(months, words.MONTHS_SHORT, weekdays, words.WEEKDAYS_HAN), day_first=False)
