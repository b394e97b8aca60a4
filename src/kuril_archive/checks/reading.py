"""The bytes of a file -> its facts, in one pass; broken mark-up is read as far as it goes."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from html import unescape
from html.parser import HTMLParser
from itertools import chain

from msgspec.structs import replace

from kuril_archive.checks.facts import Claim, Facts, Kind, Reference, Twice

PAGES = (".html", ".htm", ".xhtml")
STYLES = (".css",)
MANIFESTS = (".webmanifest",)
DATA = (".xml", ".json", *MANIFESTS, "robots.txt")
"""Files that name pages by their whole addresses: feeds, site maps; manifests do it relative to themselves too."""

ADDRESSES = {"href", "xlink:href", "src", "action", "formaction", "data", "poster", "background"}
"""Attributes that hold one address."""
SETS = {"srcset", "imagesrcset"}
"""Attributes that hold several, each with its width or density."""
STYLED = {
    "style", "fill", "stroke", "filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end", "cursor",
}  # fmt: skip
"""Attributes that hold CSS."""
FOLLOWED = {"a", "area", "form", "button", "input"}
"""Elements whose addresses a reader follows, but for ``src``; any other is fetched with the page."""
LOADED = {
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload", "prefetch",
    "preconnect", "dns-prefetch", "prerender",
}  # fmt: skip
"""Relations for which a browser asks the other place before anybody follows a link (HTML, 4.6.7)."""
CLAIMING = {"canonical", "cite-as"}
"""Relations that say what the page's own address is."""

_REFRESH = re.compile(r"[\d.\s]*[;,\s]\s*(?:url\s*=\s*)?(['\"]?)(.+?)\1\s*$", re.IGNORECASE | re.DOTALL)
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?")
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)|@namespace\b[^;]*;", re.DOTALL)
_URL = re.compile(
    r"(?:url\(\s*|@import\s+(?=[\"']))(?:\"([^\"\n]*)\"|'([^'\n]*)'|((?:[^\"'()\s\\]|\\.)*))\s*\)?", re.IGNORECASE
)
_MEMBER = re.compile(r'"(start_url|url|src)"\s*:\s*("(?:[^"\\\n]|\\.)*")')
"""Members of a manifest that hold an address (Web Application Manifest, 1.5, 1.13, 3.1)."""
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")


def leads_somewhere(path: str) -> bool:
    """Tell whether a file of this name is read for what it leads to."""
    return path.lower().endswith((*PAGES, *STYLES, *DATA))


def look(path: str, origin: str, content: bytes, base_url: str | None = None) -> Facts:
    """Return the facts of a file; absolute addresses are followed where they begin with ``base_url``."""
    found = Facts(path=path, origin=origin, size=len(content))
    if not leads_somewhere(path):
        return found
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return replace(found, gave_up=(content.count(b"\n", 0, error.start) + 1, "is not UTF-8"))
    if path.lower().endswith(PAGES):
        return _page(found, text, base_url)
    if path.lower().endswith(MANIFESTS):
        references: Iterable[Reference] = chain(_of_manifest(text), _ours_in(text, base_url))
    else:
        references = _of_style(text) if path.lower().endswith(STYLES) else _ours_in(text, base_url)
    return replace(found, references=_once(references))


def _page(found: Facts, text: str, base_url: str | None) -> Facts:
    reader = _Reader(base_url)
    gave_up = None
    try:
        reader.feed(text)
        reader.close()
    except AssertionError as error:  # so the parser ends at a declaration that it does not know
        gave_up = reader.lineno, f"cannot be read: {error}"
    return replace(
        found, references=_once(reader.references), claims=tuple(reader.claims), twice=tuple(reader.twice),
        anchors=None if gave_up else frozenset({*reader.ids, *reader.names}), gave_up=gave_up,
    )  # fmt: skip


def _once(references: Iterable[Reference]) -> tuple[Reference, ...]:
    found: dict[tuple[str, Kind], Reference] = {}
    for reference in references:
        found.setdefault((reference.typed, reference.kind), reference)
    return tuple(found.values())


def _of_style(text: str, line: int = 1) -> Iterator[Reference]:
    """What a style sheet fetches."""
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    last = 0
    for match in _URL.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        typed = _ESCAPE.sub(_unescaped, match[1] or match[2] or match[3] or "")
        yield Reference(typed, "load", line)


def _of_manifest(text: str) -> Iterator[Reference]:
    """What a web application manifest leads to, as far as it is JSON."""
    line, last = 1, 0
    for match in _MEMBER.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        with suppress(ValueError):  # an escape that is none
            yield Reference(json.loads(match[2]), "load" if match[1] == "src" else "link", line)


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else 0
    return match[2] if match[2] else chr(code) if 0 < code < 0x110000 else "\ufffd"


def _ours_in(text: str, base_url: str | None, line: int = 1) -> Iterator[Reference]:
    """The addresses below ``base_url`` that a text names."""
    last = 0
    for match in re.finditer(rf"{re.escape(base_url)}[^\s\"'<>\\]*", text) if base_url else ():
        line += text.count("\n", last, match.start())
        last = match.start()
        yield Reference(unescape(match[0]), "link", line)


# ---------------------------------------------------------------- HTML

Given = Mapping[str, str]
"""Attribute -> value."""


class _Reader(HTMLParser):
    """Gathers what the elements of a page say."""

    def __init__(self, base_url: str | None) -> None:
        super().__init__(convert_charrefs=True)
        self.base_url = base_url
        self.ids: dict[str, int] = {}
        self.names: set[str] = set()
        self.twice: list[Twice] = []
        self.references: list[Reference] = []
        self.claims: list[Claim] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        if not attrs:
            return
        given = {name: value or "" for name, value in reversed(attrs)}  # of two of one name the first counts
        if name := given.get("id"):
            if name in self.ids:
                self.twice.append(Twice(name, self.lineno, self.ids[name]))
            self.ids.setdefault(name, self.lineno)
        _READERS.get(tag, _Reader.element)(self, tag, given)
        for name, value in given.items():
            if name in SETS:
                self.references += (Reference(each, "load", self.lineno) for each in _CANDIDATE.findall(value))
            elif name in STYLED and "(" in value:
                self.references += _of_style(value, self.lineno)

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.references += _of_style(data, self.lineno)
        elif self.inside == "script":
            self.references += _ours_in(data, self.base_url, self.lineno)

    def element(self, tag: str, given: Given) -> None:
        if tag == "a" and "name" in given:
            self.names.add(given["name"])
        for name, value in given.items():
            if name in ADDRESSES:
                self.refer(value, "link" if tag in FOLLOWED and name != "src" else "load")

    def base(self, _: str, given: Given) -> None:
        if "href" in given:
            self.refer(given["href"], "base")

    def relation(self, _: str, given: Given) -> None:
        relations = set(given.get("rel", "").lower().split())
        for what in sorted(relations & CLAIMING):
            self.claims.append(Claim(what, given.get("href", ""), self.lineno))
        if "href" in given and not relations & CLAIMING:
            self.refer(given["href"], "load" if relations & LOADED else "link")

    def meta(self, _: str, given: Given) -> None:
        content = given.get("content", "").strip()
        if given.get("http-equiv", "").lower() == "refresh":
            if match := _REFRESH.match(content):
                self.refer(match[2], "refresh")
        elif given.get("property", "").lower() == "og:url":
            self.claims.append(Claim("og:url", content, self.lineno))
        elif self.base_url and content.startswith(self.base_url):
            self.refer(content, "link")

    def refer(self, typed: str, kind: Kind) -> None:
        self.references.append(Reference(typed, kind, self.lineno))


_READERS: dict[str, Callable[[_Reader, str, Given], None]] = {
    "base": _Reader.base, "link": _Reader.relation, "meta": _Reader.meta,
}  # fmt: skip
"""Elements of the head that are read in a way of their own."""
