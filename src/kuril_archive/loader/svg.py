"""SVG pictures: how large they are, and whether they are pictures alone.

A page shows a picture with ``<img>``, where no SVG runs a script. The copy of it has an address of its own, though, and
opened there it is a document of the published site: what a stranger's file holds would speak with the site's voice.
So an SVG that could run anything is refused (SVG 2, 2.2 and 15.2).
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

ACTIVE = frozenset("script handler listener foreignobject iframe embed object".split())
"""Elements that run something, or hold what does, in lower case and without their namespace."""
XHTML = "{http://www.w3.org/1999/xhtml}"

_PROLOGUE = re.compile(r"<\?xml[ \t\r\n][^>]*\?>")
_CHANGES_ITSELF = re.compile(r"<\?|<!(?:ENTITY|ATTLIST)|\0")
"""A style sheet that may rewrite the file, an entity, an attribute by default, another coding: the elements that are
read here are not all that a browser sees."""
_RUNS = re.compile(r"javascript:|vbscript:|data:(?!image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_BLANK = re.compile(r"[\x00-\x20]+")
_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d*)?|\.\d+)(px|pt|pc|in|cm|mm|)\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
"""Pixels of CSS (CSS Values and Units 3, 6.2)."""


def size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels of CSS; ValueError says why the file is not taken."""
    try:
        text = data.decode("utf-8-sig")
        if _CHANGES_ITSELF.search(_PROLOGUE.sub("", text, count=1)):
            raise ValueError("holds an entity or a processing instruction, behind which a script could stand")
        root = _root(data)
    except (UnicodeDecodeError, ElementTree.ParseError, LookupError) as error:
        raise ValueError("cannot be read as an SVG picture in UTF-8") from error
    if active := next(_active(root), None):
        raise ValueError(f"could run a script: it holds {active}")
    found = _size(root) if _local(root) == "svg" else None
    if found is None:
        raise ValueError("does not tell its size: its first element is no svg with a viewBox, or a width and a height")
    return found


def _root(data: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(data)
    except ValueError as error:  # a declared coding that the parser cannot read
        raise LookupError(error) from error


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _active(root: ElementTree.Element) -> Iterator[str]:
    """What runs something when the file is opened by itself."""
    for element in root.iter():
        if _local(element) in ACTIVE or element.tag.startswith(XHTML):
            yield f"the element {_local(element)}"
        for name, value in element.attrib.items():
            bare = name.rpartition("}")[2].lower()
            if bare.startswith("on") or _RUNS.search(_BLANK.sub("", value)):
                yield f"the attribute {bare}"


def _size(root: ElementTree.Element) -> tuple[int, int] | None:
    """Its own width and height, else those of its viewBox."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    for said in ((root.get("width", ""), root.get("height", "")), tuple(box[2:4])):
        lengths = [_pixels(each) for each in said]
        if len(lengths) == 2 and all(lengths):
            return max(1, round(lengths[0])), max(1, round(lengths[1]))
    return None


def _pixels(length: str) -> float:
    """0 for what is no length, or one that the page would have to give."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _UNITS[found[2]] if found else 0.0
