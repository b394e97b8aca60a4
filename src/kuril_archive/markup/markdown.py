"""Markdown captures and the editor's notes: Python-Markdown, sanitised by nh3."""

import re

import markdown
import msgspec
import nh3

from kuril_archive.markup import lines, reader
from kuril_archive.markup.html import body_html, is_remote
from kuril_archive.markup.text import from_text
from kuril_archive.model import Block

EXTENSIONS = {
    "sane_lists": re.compile(r"^[ >\t]*\d+\.[ \t]", re.MULTILINE),  # else "1986. A year" would be counted as 1
    "tables": re.compile(r"^[ >\t]*\|?[ \t]*:?-+:?[ \t]*\|[-| :\t]*$", re.MULTILINE),
    "footnotes": re.compile(r"^ {0,3}\[\^[^\]\n]+\]:", re.MULTILINE),
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
    and stand as items at the end. Texts that would choke the parser are read as raw text: nothing is lost.
    """
    html = _sanitised(text)
    if html is None:
        shift = first_line - 1
        blocks = from_text(text)
        return tuple(msgspec.structs.replace(b, line=b.line + shift, end=b.end + shift) for b in blocks)
    return lines.place(reader.read(html), text, first_line)


def prose(markdown_text: str) -> str:
    """Return the sanitised HTML of an editor's Markdown; headings keep their level, footnotes are linked."""
    html = _sanitised(markdown_text)
    return body_html(from_text(markdown_text)) if html is None else html


def _sanitised(text: str) -> str | None:
    """Return safe HTML, or None where the text is too tangled to be parsed."""
    if _is_crowded(text):
        return None
    html = _converter(text).convert(text)
    return nh3.clean(
        _REMOTE_IMAGE.sub(_as_link, _tame(html)),
        tags=set(reader.TAGS),
        clean_content_tags=set(_DROPPED),
        attributes={"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "li": {"id"}, "sup": {"id"}},
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
    return markdown.Markdown(extensions=needed)


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
