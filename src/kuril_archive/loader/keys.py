"""YAML as people type it: every scalar is read as text, every fault is told with its line, unknown keys are kept."""

import difflib
import re
from collections.abc import Collection, Iterator
from typing import Any

import msgspec
import yaml
from msgspec import Struct
from msgspec.structs import replace

from kuril_archive import markup
from kuril_archive.loader.values import NEEDED, NEVER_EMPTY, WRONG, converted, record_in, shown, trimmed, wrong
from kuril_archive.model import OTHER_NAMES, Keys
from kuril_archive.problems import HIDING, Code, Problem, Problems, Severity

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
    "licence": "license",
    "rights": "copyright license licence rights_statement",
    "tags": "categories category keywords topics labels",
    "summary": "description excerpt abstract lede",
    "description": "summary subtitle about",
    "note": "notes comment comments remark",
    "aliases": "redirect_from redirects old_id",
    "withheld": "draft hidden private",
    "accent": "color colour accent_color accent_colour primary_color link_color theme_color",
    "logo": "icon image avatar favicon",
    "contact": "email mail",
    "mentions": "corrections times events",
    "text": "words quote quotation",
    "name": "title event headline",
    "silent": "ignore silence skip hide",
    "sources": "source sources links articles url",
}
"""Our keys -> what other programs and people call them, in small letters; for hints only."""

ALMOST = 0.8
"""How like `withheld` a key must be to be taken for it."""

UNKNOWN = ("is not a known key", "is not a known key; it is kept as extra")
FRONT_MATTER = re.compile(r"---[ \t]*\n[a-z_]+:(?:\s|$)")
"""How a text with keys begins, which are read in Markdown only."""

Lines = dict[str, int]
"""Key -> its line."""


class Typed(Struct, frozen=True, kw_only=True):
    """What a YAML text says: values that fit their fields, the line of each, the unknown, and what is wrong."""

    values: dict[str, Any] = {}
    lines: Lines = {}
    entries: dict[str, tuple[Lines, ...]] = {}
    """Key whose value is a list of records -> the lines of each one's keys."""
    extra: dict[str, object] = {}
    problems: Problems = ()


class Listed(Struct, frozen=True, kw_only=True):
    """What a list of mappings says: a record for each that has no fault, the lines of its keys, and what is wrong."""

    values: tuple[Any, ...] = ()
    lines: tuple[Lines, ...] = ()
    problems: Problems = ()


class _Source(Struct, frozen=True, kw_only=True):
    """Where the nodes of a tree stand."""

    path: str
    first_line: int
    within: str = ""
    """The keys that lead to a mapping, each with a full stop after it."""

    def line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def told(self, line: int, field: str, message: str, hint: str, severity: Severity = "error") -> Problem:
        code: Code = "key-value" if severity == "error" else "key-unknown"
        field = f"{self.within}{field}".rstrip(".")
        return Problem(
            path=self.path, line=line, field=field or None, code=code, message=message, hint=hint, severity=severity
        )


def read(text: str, path: str, kind: type[Struct], first_line: int = 1) -> Typed:
    """Read a mapping whose keys are the fields of ``kind``; a fault costs its own key and no other."""
    node, problems = _tree(text, path, first_line)
    if node is None:
        return Typed(problems=problems)
    if not isinstance(node, yaml.MappingNode):
        return Typed(problems=_failed(path, node.start_mark.line + first_line, None, "these are not keys with values"))
    return _fields(node, kind, _Source(path=path, first_line=first_line))


def read_list(text: str, path: str, kind: type[Struct]) -> Listed:
    """Read a list of mappings whose keys are the fields of ``kind``; a fault costs its own entry and no other."""
    node, problems = _tree(text, path, 1)
    if node is None:
        return Listed(problems=problems)
    if not isinstance(node, yaml.SequenceNode):
        problem = Problem(
            path=path, line=node.start_mark.line + 1, code="yaml", message="this is not a list",
            hint=f"begin each entry with `- `, as in {WRONG[kind.__name__][1]}",
        )  # fmt: skip
        return Listed(problems=(problem,))
    return _listed(node, kind, _Source(path=path, first_line=1))


def _tree(text: str, path: str, first_line: int) -> tuple[yaml.Node | None, Problems]:
    """The tree of a text; None where it says nothing or, with a problem, is not YAML."""
    try:
        node = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (None, None)
        return None, _failed(path, line, column, f"this is not YAML: {error.problem or error.context}")
    except (yaml.YAMLError, RecursionError) as error:
        return None, _failed(path, first_line, None, f"this is not YAML: {str(error).splitlines()[0]}")
    empty = node is None or (isinstance(node, yaml.ScalarNode) and _plain(node, set()) is None)
    return None if empty else node, ()


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


def _failed(path: str, line: int | None, column: int | None, message: str) -> Problems:
    hint = "write `key: value` lines; put a value that holds `: ` or begins with a sign in quotes"
    return (Problem(path=path, line=line, column=column, code="yaml", message=message, hint=hint),)


def _fields(node: yaml.MappingNode, kind: type[Struct], source: _Source) -> Typed:
    known = {field.name: field.type for field in msgspec.structs.fields(kind)}
    values: dict[str, Any] = {}
    lines: Lines = {}
    entries: dict[str, tuple[Lines, ...]] = {}
    extra: dict[str, object] = {}
    problems: list[Problem] = []
    for key_node, value_node in node.value:
        line = source.line(key_node)
        key = (markup.clean(str(key_node.value)) if isinstance(key_node, yaml.ScalarNode) else "") or "?"
        name = OTHER_NAMES.get(key, key)
        value = _plain(value_node, set())
        if name in known:
            value = trimmed(value)
        if value is _TOO_DEEP:
            problems.append(source.told(line, key, *DEEP))
        elif name in lines:
            problems.append(source.told(line, key, f"is given twice, first on line {lines[name]}", "keep one of them"))
        elif name not in known:
            extra[key], lines[key] = value, line
            problems.append(_unknown(line, key, kind, known, source))
        elif value is not None and (record := record_in(known[name])):
            lines[name] = line
            listed = _listed(value_node, record, replace(source, within=f"{source.within}{key}."))
            problems += listed.problems
            if listed.values or not listed.problems:
                values[name], entries[name] = listed.values, listed.lines
        elif value is not None or name in NEVER_EMPTY:
            lines[name] = line
            try:
                values[name] = converted(name, "" if value is None else value, known[name])
            except (ValueError, msgspec.ValidationError):
                message, hint = wrong(kind, name, known[name])
                problems.append(source.told(line, key, f"“{shown('' if value is None else value)}” {message}", hint))
    return Typed(values=values, lines=lines, entries=entries, extra=extra, problems=tuple(problems))


def _listed(node: yaml.Node, kind: type[Struct], source: _Source) -> Listed:
    """The records of a list of mappings; one mapping alone is a list of one."""
    read = [
        _entry(item, kind, source) for item in (node.value if isinstance(node, yaml.SequenceNode) else [node])
        if _plain(item, set()) is not None
    ]  # fmt: skip
    whole = [typed for typed in read if all(problem.severity == "warning" for problem in typed.problems)]
    return Listed(
        values=tuple(kind(**typed.values) for typed in whole),
        lines=tuple(typed.lines for typed in whole),
        problems=tuple(problem for typed in read for problem in typed.problems),
    )


def _entry(node: yaml.Node, kind: type[Struct], source: _Source) -> Typed:
    """One mapping of a list, in which no field that must be said is missing."""
    value, line = _plain(node, set()), source.line(node)
    if value is _TOO_DEEP:
        return Typed(problems=(source.told(line, "", *DEEP),))
    if not isinstance(node, yaml.MappingNode):
        message, hint = WRONG[kind.__name__]
        return Typed(problems=(source.told(line, "", f"“{shown(value)}” {message}", hint),))
    typed = _fields(node, kind, source)
    missing = (
        source.told(line, field.name, "is missing", NEEDED[f"{kind.__name__}.{field.name}"])
        for field in msgspec.structs.fields(kind) if field.required and field.name not in typed.lines
    )  # fmt: skip
    return replace(typed, problems=(*missing, *typed.problems))


def _unknown(line: int, key: str, kind: type[Struct], known: Collection[str], source: _Source) -> Problem:
    """What is told of a key that nobody knows; one that may mean to hide a text hides it until that is clear."""
    plain = key.casefold()
    near = [plain] if plain in HIDING else difflib.get_close_matches(plain, ["withheld"], n=1, cutoff=ALMOST)
    if kind is Keys and near:
        return source.told(line, near[0], f"may be meant by “{key}”, which is not a known key", f"write `{near[0]}`")
    return source.told(line, key, UNKNOWN[kind is Keys], _meant(key, known), "warning")


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
DEEP = ("aliases and very deep nesting are not read", "write the value out")


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
