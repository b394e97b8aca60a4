"""A sidecar's text with other values in it; what is not asked for stays as it was typed, to the letter.

The text is cut at the marks of the YAML parser and read again as a build would read it. Whatever does not come out as
it must is refused: a form of YAML that is not understood here costs a message, never a value.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml
from msgspec.structs import replace

from kuril_archive import markup
from kuril_archive.analysis.choices import TEMPLATE, scalar
from kuril_archive.loader import keys
from kuril_archive.model import OTHER_NAMES, Keys
from kuril_archive.problems import ArchiveError, Problem, UsageError

ASKED = "--write"
"""Where a value that cannot be used comes from, in messages."""

_BREAK = re.compile(r"\r\n|\r|\n")
_END = re.compile(r"^\.\.\.(?=\s|\Z)", re.MULTILINE)
_HEADER = re.compile(r"[|>][^\s#]*(?P<comment>[ \t]+#[^\r\n]*)?")
"""The first line of a block scalar."""


def edited(text: str, said: Mapping[str, str], path: str) -> str:
    """Return a sidecar's text that says ``said`` (key -> value), byte order mark and line ends as they were.

    A key that is there gets the new value in the old one's place and quotes; a new key comes last. A text that says so
    already is returned as it is. Raises UsageError where a value is none that its key can have, ArchiveError where the
    text is no mapping in YAML or cannot be changed without changing what else it says.
    """
    wanted = {OTHER_NAMES.get(key, key): value for key, value in said.items()}
    values = {key: checked(key, value) for key, value in wanted.items()}
    before = _read(text, path)
    if broken := [problem for problem in before.problems if problem.field is None]:
        raise ArchiveError(*broken)
    changed = text
    for key, value in wanted.items():
        if before.values.get(key) != values[key]:
            changed = _put(changed, key, value, path)
    after = _read(changed, path)
    spoilt = _rest(before, wanted) != _rest(after, wanted) or any(_name(p) in wanted for p in after.problems)
    if spoilt or any(after.values.get(key) != value for key, value in values.items()):
        raise _refused(path, wanted)
    return changed


def checked(key: str, value: str) -> Any:
    """Return what a build reads from the value; raises UsageError where it is none that the key can have."""
    read = keys.read(f"{scalar(key)}: {scalar(value)}", ASKED, Keys) if value != TEMPLATE else keys.Typed()
    if read.problems:
        wrong = (replace(p, line=None, column=None, severity="error", message=_wrong(p)) for p in read.problems)
        raise UsageError(*wrong)
    if read.values.get(key) is None:
        message, hint = "is not filled in", f'put what you know in its place: --write "{key}=The value"'
        raise UsageError(Problem(path=ASKED, field=key, message=message, hint=hint))
    return read.values[key]


def _wrong(problem: Problem) -> str:
    return keys.UNKNOWN[0] if problem.severity == "warning" else problem.message  # it would not be kept here


def _read(text: str, path: str) -> keys.Typed:
    return keys.read(markup.clean(text.removeprefix("\ufeff")), path, Keys)


def _rest(typed: keys.Typed, wanted: Iterable[str]) -> tuple[object, ...]:
    """What is said besides the keys that are written: values, unknown keys, faults."""
    return (
        {key: value for key, value in typed.values.items() if key not in wanted},
        list(typed.extra.items()),
        [(problem.field, problem.message) for problem in typed.problems if _name(problem) not in wanted],
    )


def _name(problem: Problem) -> str:
    """The key that a problem is about."""
    return OTHER_NAMES.get(problem.field or "", problem.field or "")


def _refused(path: str, wanted: Mapping[str, str]) -> ArchiveError:
    lines = ", ".join(f"`{key}: {scalar(value)}`" for key, value in wanted.items())
    message = f"{lines} cannot be put there without changing what else it says"
    return ArchiveError(Problem(path=path, code="yaml", message=message, hint="write it there by hand"))


def _put(text: str, key: str, value: str, path: str) -> str:
    """The text with one value in it; that it says what it should is for the caller to see."""
    mark, text = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
    try:
        node = yaml.compose(text, Loader=keys.YamlLoader)
    except (yaml.YAMLError, RecursionError) as error:  # a character that only a lenient reader passes over
        raise _refused(path, {key: value}) from error
    if not isinstance(node, yaml.MappingNode):
        return mark + _appended(text, f"{key}: {scalar(value)}")
    for key_node, old in node.value:
        if isinstance(key_node, yaml.ScalarNode) and OTHER_NAMES.get(key_node.value, key_node.value) == key:
            if not isinstance(old, yaml.ScalarNode):  # where a list ends is not marked: comments would go with it
                raise _refused(path, {key: value})
            return mark + _replaced(text, old, value)
    if node.flow_style:
        return mark + _inserted(text, node.end_mark.index - 1, f"{key}: {scalar(value)}")
    return mark + _appended(text, " " * node.start_mark.column + f"{key}: {scalar(value)}")


def _replaced(text: str, old: yaml.ScalarNode, value: str) -> str:
    start, end = old.start_mark.index, old.end_mark.index
    kept = text[start:end].rstrip()
    header = _HEADER.match(kept) if old.style in ("|", ">") else None
    comment = header["comment"] or "" if header else ""
    gap = "" if kept else " "
    return text[:start] + gap + scalar(value, old.style) + comment + text[start + len(kept) :]


def _inserted(text: str, place: int, line: str) -> str:
    """Put a pair last into braces."""
    before = text[:place].rstrip()
    comma = "" if before.endswith("{") else " " if before.endswith(",") else ", "
    return text[:place].rstrip(" ") + comma + line + text[place:]


def _appended(text: str, line: str) -> str:
    """Put a line last, before the end of the document where that is marked."""
    found = _BREAK.search(text)
    newline = found[0] if found else "\n"
    marker = _END.search(text)
    place = marker.start() if marker else len(text)
    before = text[:place]
    gap = newline if before and not before.endswith(("\n", "\r")) else ""
    return before + gap + line + newline + text[place:]
