"""JSON Schemas of what people type: ``archive.yml``, ``events.yml``, the keys of sidecars and front matter.

They are made from the records.

Draft-07, as that is what YAML language servers read. What the program takes, a schema takes as well, but for one thing:
a key that nobody knows is an error here, so that a mistyped one shows while it is typed.
"""

from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct, inspect

from kuril_archive.model import NO_REASON, OTHER_NAMES, Keys, NamedEvent, Shown, Site
from kuril_archive.problems import LOUD, Code

Name = Literal["archive", "events", "sidecar"]
NAMES: tuple[Name, ...] = get_args(Name)
Part = Name | Literal["mentions"]
"""What has keys: a file, or an entry in one."""
FOLDER = "schemas"
"""Where a new archive keeps them, beside ``archive.yml``."""

_KINDS: dict[Name, tuple[type[Struct], str]] = {
    "archive": (Site, "archive.yml: what the archive is"),
    "events": (NamedEvent, "events.yml: what happened, by the curator's names"),
    "sidecar": (Keys, "Sidecars and front matter: what the curator knows of a capture, or decides"),
}

MEANINGS: dict[Part, dict[str, tuple[str, str]]] = {
    "archive": {
        "title": ("name of the archive", "News archive"),
        "description": ("one sentence: what this is; the first thing on the home page", "Reports on our harbour."),
        "base_url": (
            "address of the published site's folder, without ? and #; without it canonical addresses and the links of "
            "404.html are left out",
            "https://example.org/archive/",
        ),
        "language": (
            "language of the interface: en, ja, ru, or one whose catalogue is in templates/locale; en if not said, "
            "en-US for its dates",
            "en",
        ),
        "collected": (
            "EDTF day, month or year up to which captures were collected: the last bound for a missing year; if not "
            "said, the day of the build (or SOURCE_DATE_EPOCH)",
            "2026-11",
        ),
        "licence": (
            "under which licence the archive's own words stand: a text, or an address; that of a licence of Creative "
            "Commons is shown by its name",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        "rights": (
            "who holds which rights in what the archive shows: a text, or an address; that of a statement of "
            "rightsstatements.org or of Creative Commons is shown by its name",
            "http://rightsstatements.org/vocab/InC/1.0/",
        ),
        "contact": ("whom to write to", "archive@example.org"),
        "accent": (
            "colour of links, '#rrggbb' or '#rgb', in quotes; where it could hardly be read on the paper, the nearest "
            "that can be is used",
            "'#0b5394'",
        ),
        "logo": ("picture beside the archive's name: a .svg, .png, .jpg or .webp below static/", "logo.svg"),
        "footer": ("what stands at the foot of every page, in Markdown", "Kept by [the museum](https://example.org/)."),
        "text": (
            "how much of the texts is shown: full, or excerpt for their opening words only; what an outlet or a "
            "capture says of itself goes first",
            "excerpt",
        ),
        "outlets": (
            "names with their other spellings, {Europa Press: [EUROPA PRESS]}; the name is used everywhere; or with "
            "keys of their own, {Europa Press: {spellings: [EUROPA PRESS], text: excerpt}}",
            "{Europa Press: [EUROPA PRESS], Quay Post: {spellings: [QP], text: excerpt}}",
        ),
        "ignore": (
            "list of rules to silence, by the codes of their problems: in what is printed, and for the exit status",
            "[link-folder]",
        ),
    },
    "events": {
        "date": (
            "when it happened: EDTF such as 2022-03-21, 2022-03, 2022-03-21/2022-03-23, or a written date that reads "
            "in one way; all that is told of exactly this time is gathered under the entry",
            "2022-03-21",
        ),
        "title": ("what happened, in a few words", "The talks end"),
        "note": ("what is to be said of it", "The ministry told of it in the evening."),
        "sources": (
            "list of ids of articles, of paragraphs as id#line-12, and of web addresses; where articles are named, "
            "only what they tell is gathered",
            "[market, 2022/talks#line-12, 'https://example.org/report']",
        ),
    },
    "mentions": {
        "text": ("the words, as they stand in the text", "on Monday"),
        "line": ("source line of their paragraph; without it, wherever they stand", "12"),
        "date": ("the time that is meant: EDTF, or a written date that reads in one way", "2022-03-21"),
        "name": ("what happened then; shown as its title", "The talks end"),
        "note": ("why it is read so", "the ministry's own list says so"),
        "silent": ("yes: the words are no time, or none worth telling", "no"),
    },
    "sidecar": {
        "title": ("headline", "Market moves under a roof"),
        "outlet": ("who published the report", "Harbour Times"),
        "agency": ("who supplied it", "Quay Press"),
        "section": ("part of the newspaper or site", "Local news"),
        "authors": ("list of names, or one name; author is understood too", "[Ada Lind, Bo Rask]"),
        "place": ("place of the dateline", "Harbour City"),
        "language": ("BCP 47 tag such as en, ru, ja; lang is understood too", "en"),
        "date": (
            "day of publication: EDTF such as 2022-03-22, 2022-03, 2022-03-22?, or a written date that reads in one "
            "way",
            "2022-03-22",
        ),
        "date_note": ("why, in a few words; shown as the reason", "checked in the printed newspaper"),
        "not_before": ("bounds for the day, each YYYY-MM-DD", "2022-03-01"),
        "not_after": ("bounds for the day, each YYYY-MM-DD", "2022-03-31"),
        "ignore": (
            "kinds of evidence not to use: front matter, byline, date line, header, dateline, address, clock, updated, "
            "weekday, year",
            "[clock]",
        ),
        "captured": ("day on which the page was saved; the report is not later", "2022-04-01"),
        "added": ("day on which it came into the archive", "2022-04-01"),
        "url": ("address it was captured from; source_url is understood too", "https://example.org/report"),
        "rights": (
            "who holds the rights: a text, or an address; that of a statement of rightsstatements.org or of Creative "
            "Commons is shown by its name",
            "http://rightsstatements.org/vocab/InC/1.0/",
        ),
        "tags": ("list of topics, or topics parted by commas", "[harbour, trade]"),
        "summary": ("one sentence for lists", "Tells why the market left the quay."),
        "note": (
            "what the archive's editor says, in Markdown; shown apart from the report",
            "The newspaper's own index dates it a day later.",
        ),
        "aliases": (
            "earlier ids of this capture, each its path in articles/ without the suffix, so that cited addresses stay "
            "good; one that is another report's page is left out; slug is understood too",
            "[2022/market]",
        ),
        "mentions": (
            "list of times in the text that are read otherwise, named or silenced; each with text and one of date, "
            "name, note, silent",
            "[{text: on Monday, date: 2022-03-21}]",
        ),
        "text": (
            "how much of the text is shown: full, or excerpt for its opening words only; goes before what archive.yml "
            "says",
            "excerpt",
        ),
        "withheld": ("a reason: the page stays as a tombstone, the text appears nowhere", "at the family's request"),
        "review": ("done takes the record off the list of what to review", "done"),
    },
}  # fmt: skip
"""Key -> what it means, as docs/keys.md says it, and a value as it is typed."""

_DAY = {"type": ["string", "null"], "pattern": r"^\s*\d{4}-\d\d-\d\d\s*$"}
_NO_DAY = (
    r"31(st)?\s(of\s)?(Feb|Apr|Jun|Sep|Nov)|30(th)?\s(of\s)?Feb|"
    r"[0-9]{4}-(00|1[3-9]|(02|04|06|09|11)-31|02-30)(?![0-9])"
)
"""How days and months begin that no calendar has."""
_YEAR = r"[0-9０-９X]{4}|年|[0-9]{1,2}[-./]\S+[-./][0-9]{2}"
"""A sign of a year, without which no date is complete: four figures, a Japanese era's, or two at the end of a date."""
_DATE = {
    "type": ["string", "integer", "null"],
    "maximum": 9999,
    "pattern": rf"^(?!\s*({_NO_DAY}))[\s\S]*({_YEAR})",
}
"""EDTF, or a written date: an editor is told of what can be neither, the program alone knows the rest."""
_TEXT = {"type": ["string", "number", "boolean", "null"]}
"""Values are read as they are typed, so that `1984` is a title too; one that is missing says nothing."""
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_OUTLET = {
    "type": "object",
    "properties": {"spellings": _TEXTS, "text": {"enum": [*get_args(Shown), None]}},
    "additionalProperties": False,
}
_LINE = {"type": ["integer", "string", "null"], "minimum": 1, "pattern": r"^\s*0*[1-9][0-9]{0,8}\s*$"}
_SWITCH = {
    "type": ["boolean", "string", "null"],
    "pattern": r"^\s*([Yy][Ee][Ss]|[Tt][Rr][Uu][Ee]|[Nn][Oo]|[Ff][Aa][Ll][Ss][Ee])?\s*$",
}
_CODES = {
    "type": "string",
    "anyOf": [{"enum": [code for code in get_args(Code) if code not in LOUD]}, {"pattern": ","}],
}
_FORMS: dict[str, dict[str, Any]] = {
    "language": {"type": ["string", "null"], "pattern": r"^\s*[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\s*$"},
    "url": {"type": ["string", "null"], "pattern": r'^\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"]+\s*$'},
    "base_url": {"type": ["string", "null"], "pattern": r'^\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"?#]+\s*$'},
    "collected": {"type": ["string", "integer", "null"], "pattern": r"^\s*[-~?%XYTZ\d:+]+\s*$"},
    "date": _DATE,
    "accent": {"type": "string", "pattern": r"^\s*#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\s*$"},
    "logo": {
        "type": ["string", "null"],
        "pattern": r"(\.([Ss][Vv][Gg]|[Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg]|[Ww][Ee][Bb][Pp])|^)\s*$",
    },
    "outlets": {
        "type": ["object", "null"],
        "propertyNames": {"minLength": 1},
        "additionalProperties": {"anyOf": [*_TEXTS["anyOf"], _OUTLET]},
    },
    "withheld": {"type": ["string", "number"], "not": {"enum": list(NO_REASON)}},
    "archive.ignore": {"anyOf": [{"type": "null"}, _CODES, {"type": "array", "items": _CODES}]},
}
"""Keys whose values have a form of their own, or in one of the two only."""


def schema(name: Name) -> dict[str, Any]:
    """Return the schema of ``archive.yml``, ``events.yml``, or sidecars and front matter."""
    kind, title = _KINDS[name]
    one = _object(name, inspect.type_info(kind))
    whole = {"type": ["array", "null"], "items": one} if name == "events" else one
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **whole}


def encoded(name: Name) -> bytes:
    """The schema as a file holds it."""
    return msgspec.json.format(msgspec.json.encode(schema(name)), indent=2) + b"\n"


def file_name(name: Name) -> str:
    """What its file is called."""
    return f"{name}.schema.json"


def _object(name: Part, info: inspect.Type) -> dict[str, Any]:
    """A mapping with the keys of a record and the other names that they go by; where none is needed it may be empty."""
    assert isinstance(info, inspect.StructType)
    properties = {field.name: _property(name, field) for field in info.fields}
    others = {other: properties[key] for other, key in OTHER_NAMES.items() if key in properties}
    needed = [field.name for field in info.fields if field.required]
    return {
        "type": "object" if needed else ["object", "null"],
        "properties": properties | others,
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _property(name: Part, field: inspect.Field) -> dict[str, Any]:
    meaning, _ = MEANINGS[name][field.name]
    default = {"default": field.default} if isinstance(field.default, str) else {}
    form = _FORMS.get(f"{name}.{field.name}") or _FORMS.get(field.name) or _values(field.type)
    if field.required:
        form = {**form, "type": [kind for kind in form["type"] if kind != "null"]}
    return {"description": meaning, **form, **default}


def _values(kind: inspect.Type) -> dict[str, Any]:
    """What can stand after the colon."""
    match kind:
        case inspect.UnionType(types):
            (said,) = (each for each in types if not isinstance(each, inspect.NoneType))
            return _values(said)
        case inspect.LiteralType(values):
            return {"enum": [*values, None]}
        case inspect.VarTupleType(item_type=inspect.StructType() as item):
            one = _object("mentions", item)
            return {"anyOf": [{"type": "null"}, one, {"type": "array", "items": one}]}
        case inspect.VarTupleType(item_type=item):
            one = _values(item)
            return {"anyOf": [one, {"type": "array", "items": one}]}
        case inspect.DateType():
            return _DAY
        case inspect.IntType():
            return _LINE
        case inspect.BoolType():
            return _SWITCH
        case _:
            return _TEXT
