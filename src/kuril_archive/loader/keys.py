"""YAML as people type it: every scalar is read as text, every fault is told with its line, unknown keys are kept."""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, get_args
from urllib.parse import urlsplit

import msgspec
import yaml
from msgspec import Struct

from kuril_archive import edtf, markup
from kuril_archive.analysis.dates import find_dates
from kuril_archive.analysis.printed import reading_edtf
from kuril_archive.model import NO_REASON, OTHER_NAMES, Ignorable, Keys
from kuril_archive.problems import Code, Problem, Severity

YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where PyYAML has it: ten times as fast."""

MEANT = {
    "title": "headline name",
    "date": "published published_at pubdate publication_date date_published day",
    "outlet": "publisher publication newspaper source site",
    "outlets": "publishers publications newspapers sources",
    "authors": "byline creator writer",
    "place": "dateline location city",
    "captured": "accessed access_date retrieved saved",
    "url": "link address uri permalink",
    "base_url": "url link address site site_url",
    "rights": "copyright license licence",
    "tags": "categories category keywords topics labels",
    "summary": "description excerpt abstract lede",
    "description": "summary subtitle about",
    "note": "notes comment comments remark",
    "aliases": "redirect_from redirects old_id",
    "withheld": "draft hidden private",
    "contact": "email mail",
}
"""Our keys -> what other programs and people call them, in small letters; for hints only."""

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
    "outlets": ("is not a list of names with their other spellings", "outlets: {The Name: [THE NAME, Name]}"),
    "ignore": ("names a kind of evidence that is not known", f"ignore: [{', '.join(get_args(Ignorable))}]"),
    "Site.ignore": ("is not a list of rules", "ignore: [link-folder, host-error-page]"),
    "day": ("is not a day", "YYYY-MM-DD, for example 2022-03-22"),
    "text": ("is not a text", "one value after the colon, in quotes if need be"),
    "list": ("is not a list of texts", "[one, two]"),
}
"""Field, with its record where two have one of that name, or its type -> what is wrong, and the hint."""

UNKNOWN = ("is not a known key", "is not a known key; it is kept as extra")
NEVER_EMPTY = ("withheld",)
"""Keys that say something even without a value, which then is missing; any other blank text is no value."""

NAMES = ("authors", "outlet", "agency", "place")
"""Keys whose values may be links to notes, as programs for notes write a name: ``[[Name]]``, ``[[note|Name]]``."""

_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
FRONT_MATTER = re.compile(r"---[ \t]*\n[a-z_]+:(?:\s|$)")
"""How a text with keys begins, which are read in Markdown only."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.I)


class Typed(Struct, frozen=True, kw_only=True):
    """What a YAML text says: values that fit their fields, the line of each, the unknown, and what is wrong."""

    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    extra: dict[str, object] = {}
    problems: tuple[Problem, ...] = ()


def read(text: str, path: str, kind: type[Struct], first_line: int = 1) -> Typed:
    """Read a mapping whose keys are the fields of ``kind``; a fault costs its own key and no other."""
    try:
        node = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (None, None)
        return _failed(path, line, column, f"this is not YAML: {error.problem or error.context}")
    except (yaml.YAMLError, RecursionError) as error:
        return _failed(path, first_line, None, f"this is not YAML: {str(error).splitlines()[0]}")
    if node is None or (isinstance(node, yaml.ScalarNode) and _plain(node, set()) is None):
        return Typed()
    if not isinstance(node, yaml.MappingNode):
        return _failed(path, node.start_mark.line + first_line, None, "these are not keys with values")
    return _fields(node, path, kind, first_line)


def _composed(text: str) -> yaml.Node | None:
    """The tree of a YAML text; refused where it is nested so deeply that the C parser's own stack would not hold it."""
    if len(text) > _SAFE_LENGTH:
        depth = 0
        for event in yaml.parse(text, Loader=YamlLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _SAFE_LENGTH:
                raise yaml.YAMLError("it is nested too deeply")
    node: yaml.Node | None = yaml.compose(text, Loader=YamlLoader)
    return node


def _failed(path: str, line: int | None, column: int | None, message: str) -> Typed:
    hint = "write `key: value` lines; put a value that holds `: ` or begins with a sign in quotes"
    return Typed(problems=(Problem(path=path, line=line, column=column, code="yaml", message=message, hint=hint),))


def _fields(node: yaml.MappingNode, path: str, kind: type[Struct], first_line: int) -> Typed:
    known = {field.name: field.type for field in msgspec.structs.fields(kind)}
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    extra: dict[str, object] = {}
    problems: list[Problem] = []

    def fault(line: int, field: str, message: str, hint: str, severity: Severity = "error") -> None:
        code: Code = "key-value" if severity == "error" else "key-unknown"
        problems.append(
            Problem(path=path, line=line, field=field, code=code, message=message, hint=hint, severity=severity)
        )

    for key_node, value_node in node.value:
        line = key_node.start_mark.line + first_line
        key = (markup.clean(str(key_node.value)) if isinstance(key_node, yaml.ScalarNode) else "") or "?"
        name = OTHER_NAMES.get(key, key)
        value = _plain(value_node, set())
        if name in known:
            value = _trimmed(value)
        if value is _TOO_DEEP:
            fault(line, key, "aliases and very deep nesting are not read", "write the value out")
        elif name in lines:
            fault(line, key, f"is given twice, first on line {lines[name]}", "keep one of them")
        elif name not in known:
            extra[key], lines[key] = value, line
            fault(line, key, UNKNOWN[kind is Keys], _meant(key, known), "warning")
        elif value is not None or name in NEVER_EMPTY:
            lines[name] = line
            try:
                values[name] = _converted(name, "" if value is None else value, known[name])
            except (ValueError, msgspec.ValidationError):
                message, hint = _wrong(kind, name, known[name])
                fault(line, key, f"“{_shown('' if value is None else value)}” {message}", hint)
    return Typed(values=values, lines=lines, extra=extra, problems=tuple(problems))


def _wrong(kind: type[Struct], name: str, of: Any) -> tuple[str, str]:
    return WRONG.get(f"{kind.__name__}.{name}") or WRONG.get(name) or WRONG[_sort(of)]


def _meant(key: str, known: Collection[str]) -> str:
    """The hint for an unknown key: ours that other programs call so, else the nearest, else all."""
    plain = re.sub(r"[-\s]+", "_", key.casefold())
    meant = [name for name, others in MEANT.items() if plain in others.split()] or [OTHER_NAMES.get(plain, plain)]
    near = [name for name in meant if name in known] or difflib.get_close_matches(plain, known, n=1)
    return f"did you mean `{near[0]}`?" if near else "known keys: " + ", ".join(known)


_TOO_DEEP = object()
_DEEPEST = 20
_SAFE_LENGTH = 1000
"""Characters, and so levels, that any parser's stack can hold."""


def _plain(node: yaml.Node, seen: set[int], depth: int = 0) -> Any:
    """The node as text, lists and mappings; an alias or a bottomless node is refused."""
    if isinstance(node, yaml.ScalarNode):
        empty = not node.style and node.value in ("", "~", "null")
        return None if empty else markup.clean(str(node.value))
    if id(node) in seen or depth > _DEEPEST:
        return _TOO_DEEP
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        items = [_plain(item, seen, depth + 1) for item in node.value]
        return _TOO_DEEP if _TOO_DEEP in items else [item for item in items if item is not None]
    pairs = [(_plain(key, seen, depth + 1), _plain(value, seen, depth + 1)) for key, value in node.value]
    return _TOO_DEEP if any(_TOO_DEEP in pair for pair in pairs) else {str(key): value for key, value in pairs}


def _trimmed(value: Any) -> Any:
    """Texts without the blanks around them; a blank one is None, and none in a list."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        return [item for each in value if (item := _trimmed(each)) is not None]
    return {key.strip(): _trimmed(each) for key, each in value.items()} if isinstance(value, dict) else value


def _converted(name: str, value: Any, kind: Any) -> Any:
    if _sort(kind) == "list" and isinstance(value, str):
        value = _trimmed(value.split(",")) if name == "tags" else [value]
    if name in NAMES:
        value = [_unlinked(each) for each in value] if isinstance(value, list) else _unlinked(value)
    if name == "outlets" and isinstance(value, Mapping):
        if "" in value:
            raise ValueError(value)
        value = {key: [spelling] if isinstance(spelling, str) else spelling or [] for key, spelling in value.items()}
    checked = msgspec.convert(value, kind, strict=False)
    return CHECKS[name](checked) if name in CHECKS and isinstance(checked, str) else checked


def _unlinked(value: Any) -> Any:
    """The name that a link shows; any other value as it is."""
    link = _LINK.fullmatch(value) if isinstance(value, str) else None
    return (link[1].strip() or value) if link else value


def _sort(kind: Any) -> str:
    shown = str(kind)
    return "day" if str(dt.date) in shown or "datetime.date" in shown else "list" if "tuple" in shown else "text"


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


# ---------------------------------------------------------------- values with a form of their own


def _reason(text: str) -> str:
    if text.casefold() in NO_REASON:
        raise ValueError(text)
    return text


def as_edtf(text: str) -> str:
    """EDTF, or a written date that has exactly one complete reading; ValueError otherwise."""
    text = text.strip()
    try:
        return str(edtf.parse(text))
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


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text.strip()) or not urlsplit(text.strip()).hostname:
        raise ValueError(text)
    return text.strip()


def base_address(text: str) -> str:
    """The web address of a folder with its final slash; ValueError where it is none, or asks for something in it."""
    if {"?", "#"} & set(text):
        raise ValueError(text)
    return _address(text).rstrip("/") + "/"


CHECKS: dict[str, Callable[[str], str]] = {
    "date": as_edtf,
    "collected": _bounded,
    "language": _language,
    "url": _address,
    "withheld": _reason,
    "base_url": base_address,
}


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Front matter, the rest, and the rest's first line (1-based); no front matter gives an empty one."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", text, 1
    end = next((n for n, line in _numbered(lines) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return "", text, 1
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def is_open(text: str) -> bool:
    """Tell whether a text begins like front matter that nobody closed; a rule above prose is none."""
    return split_front_matter(text)[2] == 1 and bool(FRONT_MATTER.match(text))


def _numbered(lines: list[str]) -> Iterator[tuple[int, str]]:
    return ((n, line) for n, line in enumerate(lines) if n > 0)
