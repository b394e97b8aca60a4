"""Markdown captures and the editor's notes: Python-Markdown, sanitised by nh3."""

import re
from collections.abc import Iterable, Iterator

import markdown
import msgspec
import nh3
from markdown.extensions import Extension

from kuril_archive.markup import lines, reader, source
from kuril_archive.markup.extensions import Notes, Tables
from kuril_archive.markup.html import body_html, is_remote
from kuril_archive.markup.text import from_text
from kuril_archive.model import Block

EXTENSIONS: dict[str | type[Extension], re.Pattern[str]] = {
    "sane_lists": re.compile(r"^[ >\t]*\d+\.[ \t]", re.MULTILINE),  # else "1986. A year" would be counted as 1
    Tables: re.compile(r"^[ >\t]*\|?[ \t]*:?-+:?[ \t]*\|[-| :\t]*$", re.MULTILINE),
    Notes: re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE),
}
"""Extension of Python-Markdown -> what a text holds that needs it."""

CROWDED = {"paragraph": 1000, "text": 5000}
"""Brackets left open in a paragraph, elements in a text: beyond, both libraries take quadratic time or worse."""

_DEEP = re.compile(
    r"^(?:[ \t]*+(?:>|[-+*](?=\s)|\d+\.(?=\s))){20}.*\w|^(?: {4}|\t){40}", re.MULTILINE
)  # recursion ends in an error

_DROPPED = frozenset({"script", "style"})
_UNWRAPPED = frozenset(
    "abbr acronym audio bdi bdo big button col colgroup data fieldset font head html input ins label legend link mark"
    " meta option picture q rp rt ruby select small source span time track u video wbr".split()
)
_NAMES = "|".join(sorted(reader.TAGS | _DROPPED | _UNWRAPPED))
_ATTRIBUTES = r"""(?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>`]++))?+)*+"""
_NO_TAG = re.compile(rf"<(?!/?(?:{_NAMES})(?=[\s/>]){_ATTRIBUTES}\s*+/?>|[!?][^<>]*+>)", re.IGNORECASE)
_DROPPED_TAG = re.compile(rf"<(/?)({'|'.join(sorted(_DROPPED))})\b", re.IGNORECASE)
_REMOTE_IMAGE = re.compile(r"""<img\s(?=[^<>]*?\bsrc="((?:https?:|//)[^"<>]*)")(?:[^<>]*?\balt="([^"<>]*)")?[^<>]*>""")


def from_markdown(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text whose first line is line ``first_line`` of its file.

    Raw HTML in it is sanitised; what merely looks like a tag, ``<Reuters>``, is text. Footnotes are read as ``[1]``
    and stand as items at the end, under the numbers of the lines that define them. Texts that would choke the parser
    are read as raw text: nothing is lost. What no block holds is mark-up: fences, rules, comments, scripts, the
    addresses and titles of links.
    """
    if _is_crowded(text):
        return tuple(_moved(from_text(text), first_line - 1))
    ready, bars = source.fenced(text.expandtabs(4))
    blocks = reader.read(_html(ready))
    told = reader.read(_html(source.numbered(ready, bars))) if not source.NUMBER.search(ready) else ()
    if [_moved_to(block, 0, 0) for block in told] != [*blocks]:  # a mark came between the parser and its text
        return lines.place(blocks, text, first_line)
    return tuple(_moved(_placed(told), first_line - 1))


def _placed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks; one without lines of its own (several blocks on a line of HTML) stands where the last ends."""
    end = 1
    for block in blocks:
        yield block if block.line else _moved_to(block, end, end)
        end = block.end or end


def _moved(blocks: Iterable[Block], shift: int) -> Iterator[Block]:
    return (_moved_to(block, block.line + shift, block.end + shift) for block in blocks)


def _moved_to(block: Block, line: int, end: int) -> Block:
    return msgspec.structs.replace(block, line=line, end=end)


def prose(markdown_text: str) -> str:
    """Return the sanitised HTML of an editor's Markdown; headings keep their level, footnotes are linked."""
    if _is_crowded(markdown_text):
        return body_html(from_text(markdown_text))
    return _html(source.fenced(markdown_text.expandtabs(4))[0])


_LOCAL = re.compile(r"\]\(\s*<?((?:file:|[a-z]:[\\/])[^)\n>]*)", re.IGNORECASE)


def local_links(markdown_text: str) -> list[tuple[int, str]]:
    """Return (line from 1, address) of the links into the writer's own computer, of which `prose` keeps the words."""
    return [(markdown_text.count("\n", 0, m.start()) + 1, m[1].strip()) for m in _LOCAL.finditer(markdown_text)]


def _html(text: str) -> str:
    """Return the safe HTML of a Markdown text."""
    html = _converter(text).convert(text)
    return nh3.clean(
        _REMOTE_IMAGE.sub(_as_link, _tame(html)),
        tags=set(reader.TAGS),
        clean_content_tags=set(_DROPPED),
        attributes={"a": {"href"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "li": {"id"}, "sup": {"id"}},
        attribute_filter=_attribute,
        allowed_classes={"a": {"footnote-ref", "footnote-backref"}, "div": {"footnote"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
        set_tag_attribute_values={"img": {"loading": "lazy"}},
    )


def _is_crowded(text: str) -> bool:
    if _DEEP.search(text):
        return True
    elements = text.count("<") - 2 * text.count("</")
    return elements > CROWDED["text"] or any(
        max(part.count("[") - part.count("]("), part.count("<") - part.count(">")) > CROWDED["paragraph"]
        for part in re.split(r"\n\s*\n", text)
    )


def _converter(text: str) -> markdown.Markdown:
    """Return a new converter: it keeps state, so that one for all would tie threads together."""
    needed = [name for name, sign in EXTENSIONS.items() if sign.search(text)]
    converter = markdown.Markdown(extensions=[name if isinstance(name, str) else name() for name in needed])
    vars(converter.parser.blockprocessors["reference"])["RE"] = source.DEFINITION
    return converter


def _tame(html: str) -> str:
    """Escape every ``<`` that opens no well-formed known tag, and scripts that are never closed: they are text."""
    html = _NO_TAG.sub("&lt;", html)
    last = {tag[2].lower(): tag.start() for tag in _DROPPED_TAG.finditer(html) if tag[1]}
    return _DROPPED_TAG.sub(
        lambda tag: tag[0] if tag.start() <= last.get(tag[2].lower(), -1) else "&lt;" + tag[0][1:], html
    )


def _as_link(image: re.Match[str]) -> str:
    """Return a link in place of a picture from another site, which a page of ours may not fetch."""
    return f'<a href="{image[1]}">{image[2] or image[1]}</a>'


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "id" and not value.startswith(("fn:", "fnref")):
        return None
    return None if tag == "img" and name == "src" and is_remote(value.strip()) else value
