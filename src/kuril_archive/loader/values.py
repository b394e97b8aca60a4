"""The forms that values have: a text as it was typed becomes what its field holds, or it is said what is wrong."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args, get_origin
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from kuril_archive import edtf
from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.printed import reading_edtf
from kuril_archive.model import NO_REASON, Ignorable
from kuril_archive.paths import faults

WRONG = {
    "date": (
        "is not a date that reads in one way",
        "date: 2022-03-22, or EDTF such as 2022-03, 2022-03-22?, 2022-03/2022-04",
    ),
    "collected": ("is not an EDTF day, month or year", "collected: 2026-11"),
    "language": ("is not a language tag", "language: en"),
    "url": ("is not a web address", "url: https://example.org/report"),
    "base_url": (
        "is not the web address of a folder",
        "base_url: https://example.org/archive/, without ? and #",
    ),
    "review": ("knows one value only", "review: done"),
    "withheld": ("is not a reason", "withheld: at the request of the family; or take the key away"),
    "outlets": (
        "is not a list of names with their other spellings",
        "outlets: {The Name: [THE NAME, Name], Another: {spellings: [ANOTHER], text: excerpt}}",
    ),
    "Site.text": ("is neither full nor excerpt", "text: excerpt, for the opening words only"),
    "Keys.text": ("is neither full nor excerpt", "text: excerpt, for the opening words only; or take the key away"),
    "accent": ("is not a colour", "accent: '#0b5394', in quotes, as # begins a comment"),
    "logo": ("is not a picture below static/", "logo: logo.svg, or a .png, .jpg or .webp, for static/logo.svg"),
    "ignore": ("names a kind of evidence that is not known", f"ignore: [{', '.join(get_args(Ignorable))}]"),
    "Site.ignore": ("is not a list of rules", "ignore: [link-folder, host-error-page]"),
    "day": ("is not a day", "YYYY-MM-DD, for example 2022-03-22"),
    "text": ("is not a text", "one value after the colon, in quotes if need be"),
    "list": ("is not a list of texts", "[one, two]"),
    "number": ("is not the number of a line", "12, counted from 1"),
    "switch": ("is neither yes nor no", "yes, or take the key away"),
    "Correction": ("is not an entry with keys of its own", "mentions: [{text: on Monday, date: 2022-03-21}]"),
    "NamedEvent": ("is not an entry with keys of its own", "- {date: 2022-03-21, title: The talks end}"),
}
"""Field, with its record where two have one of that name, its type or a record -> what is wrong, and the hint."""

NEEDED = {
    "Correction.text": "text: on Monday, the words as they stand in the text",
    "NamedEvent.date": "date: 2022-03-21, the time for which it is named",
    "NamedEvent.title": "title: The talks end, in a few words",
}
"""Field that its record must have, with the record's name -> the hint where it is missing."""

NEVER_EMPTY = ("withheld", "accent")
"""Keys that say something even without a value, which then is missing; any other blank text is no value."""

NAMES = ("authors", "outlet", "agency", "place")
"""Keys whose values may be links to notes, as programs for notes write a name: ``[[Name]]``, ``[[note|Name]]``."""

_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NUMBER = re.compile(r"0*[1-9][0-9]{0,8}")
SWITCH = {"yes": True, "true": True, "no": False, "false": False}
SORTS = {dt.date: "day", tuple: "list", bool: "switch", int: "number"}
"""Types -> what they are called in ``WRONG``; all others are texts."""
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.I)
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
"""How the name of a logo may end."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.I)


def record_in(of: Any) -> type[Struct] | None:
    """The records that a field holds a list of; None where it holds something else."""
    item = next(iter(get_args(of)), None)
    return item if isinstance(item, type) and issubclass(item, Struct) else None


def wrong(kind: type[Struct], name: str, of: Any) -> tuple[str, str]:
    """What is wrong with a value that the field ``name`` of ``kind`` cannot hold, and the hint."""
    return WRONG.get(f"{kind.__name__}.{name}") or WRONG.get(name) or WRONG[_sort(of)]


def trimmed(value: Any) -> Any:
    """Texts without the blanks around them; a blank one is None, and none in a list."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return [item for each in value if (item := trimmed(each)) is not None]
    return {key.strip(): trimmed(each) for key, each in value.items()} if isinstance(value, dict) else value


def converted(name: str, value: Any, kind: Any) -> Any:
    """What a field of this name and type holds; ValueError or msgspec.ValidationError where the value is none."""
    if isinstance(value, str) and (form := FORMS.get(_sort(kind))):
        value = form(value)
    if _sort(kind) == "list" and isinstance(value, str):
        value = trimmed(value.split(",")) if name == "tags" else [value]
    if name in NAMES:
        value = [_unlinked(each) for each in value] if isinstance(value, list) else _unlinked(value)
    if name == "outlets" and isinstance(value, Mapping):
        if "" in value:
            raise ValueError(value)
        value = {key: _outlet(said) for key, said in value.items()}
    checked = msgspec.convert(value, kind, strict=False)
    return CHECKS[name](checked) if name in CHECKS and isinstance(checked, str) else checked


def _outlet(said: Any) -> Any:
    """What is said of an outlet: its other spellings, or keys of its own; what these leave blank is not said."""
    keys = said if isinstance(said, Mapping) else {"spellings": said}
    told = {key: value for key, value in keys.items() if value is not None}
    return {**told, "spellings": [told["spellings"]]} if isinstance(told.get("spellings"), str) else told


def _unlinked(value: Any) -> Any:
    """The name that a link shows; any other value as it is."""
    link = _LINK.fullmatch(value) if isinstance(value, str) else None
    return (link[1].strip() or value) if link else value


def _sort(of: Any) -> str:
    """The name that messages have for a field's type."""
    types = (of, *get_args(of))
    return next((name for kind, name in SORTS.items() if kind in types or get_origin(of) is kind), "text")


def shown(value: object) -> str:
    """The value as messages quote it."""
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


# ---------------------------------------------------------------- values with a form of their own


def _line_number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _switch(text: str) -> bool:
    if text.casefold() not in SWITCH:
        raise ValueError(text)
    return SWITCH[text.casefold()]


def _reason(text: str) -> str:
    if text.casefold() in NO_REASON:
        raise ValueError(text)
    return text


FARTHEST = 9999
"""Years before or after the year 0 of which pages can be named and ordered."""


def as_edtf(text: str) -> str:
    """EDTF of years from -9999 to 9999, or a written date that has exactly one complete reading; else ValueError."""
    text = text.strip()
    try:
        value = edtf.parse(text)
        if any(abs(day.year) > FARTHEST for day in (value.earliest, value.latest) if day):
            raise ValueError(text)
        return str(value)
    except edtf.EdtfError:
        found = find_dates(text)
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)) or len(found[0].readings) != 1:
            raise
        if found[0].readings[0][0] is None:
            raise
        return reading_edtf(found[0].readings[0])


def _bounded(text: str) -> str:
    value = edtf.parse(text)
    if value.latest is None or value.precision not in ("day", "month", "year"):
        raise ValueError(text)
    value.latest.date()  # ValueError for a year that a calendar day cannot have
    return str(value)


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise ValueError(text)
    return text


def address(text: str) -> str:
    """A web address; ValueError where it is none."""
    if not _ADDRESS.fullmatch(text.strip()) or not urlsplit(text.strip()).hostname:
        raise ValueError(text)
    return text.strip()


def base_address(text: str) -> str:
    """The web address of a folder with its final slash; ValueError where it is none, or asks for something in it."""
    if {"?", "#"} & set(text):
        raise ValueError(text)
    return address(text).rstrip("/") + "/"


def _colour(text: str) -> str:
    """`#abc` as `#aabbcc`, in small letters."""
    if not _COLOUR.fullmatch(text):
        raise ValueError(text)
    signs = text[1:].lower()
    return f"#{signs if len(signs) == 6 else ''.join(sign * 2 for sign in signs)}"


def _picture(text: str) -> str:
    """The path of a picture below ``static/``, with or without this folder's name."""
    path = text.removeprefix("./").removeprefix("static/")
    if not path.lower().endswith(PICTURES) or any(faults(path)):
        raise ValueError(text)
    return path


CHECKS: dict[str, Callable[[str], str]] = {
    "date": as_edtf,
    "collected": _bounded,
    "language": _language,
    "url": address,
    "withheld": _reason,
    "base_url": base_address,
    "accent": _colour,
    "logo": _picture,
}
"""Keys whose values have a form of their own."""

FORMS: dict[str, Callable[[str], int | bool]] = {"number": _line_number, "switch": _switch}
"""The same for types."""
