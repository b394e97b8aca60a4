"""A request -> what is sent back; no socket is needed to know it."""

from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from msgspec import Struct

from kuril_archive.output import INDEX
from kuril_archive.server import notice
from kuril_archive.server.editions import Edition

HOSTS = {"localhost", "127.0.0.1", "[::1]"}
"""Names under which this machine speaks to itself; any other may be a stranger's name that leads here."""
MISSING = "404.html"

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"
KINDS = {
    ".html": HTML, ".htm": HTML, ".txt": TEXT, ".md": "text/markdown; charset=utf-8",
    ".css": "text/css; charset=utf-8", ".js": SCRIPT, ".mjs": SCRIPT,
    ".csv": "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8", ".ris": "application/x-research-info-systems; charset=utf-8",
    ".json": "application/json; charset=utf-8", ".jsonl": "application/jsonl; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml", ".atom": "application/atom+xml", ".rss": "application/rss+xml", ".svg": "image/svg+xml",
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
    ".avif": "image/avif", ".ico": "image/vnd.microsoft.icon", ".pdf": "application/pdf", ".zip": "application/zip",
    ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf", ".wasm": "application/wasm",
    ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".webm": "video/webm", ".ogg": "audio/ogg",
}  # fmt: skip
"""Suffix -> media type. A table of our own, as a system's may say anything (Windows: JavaScript is plain text)."""
ANY = "application/octet-stream"


class Answer(Struct, frozen=True, kw_only=True):
    """What is sent back."""

    status: int
    body: bytes
    kind: str = TEXT
    location: str = ""
    """Where to look instead."""


def is_local(host: str | None) -> bool:
    """Tell whether a ``Host`` header (name, perhaps with a port) names this machine as itself."""
    name, colon, port = (host or "").rpartition(":")
    return (name if colon and port.isdecimal() else host or "").lower() in HOSTS


def answer(folder: Path, edition: Edition, target: str) -> Answer:
    """What is sent for the target of a request (path and query, percent-encoded) from the site in ``folder``."""
    address, _, query = target.partition("?")
    wanted = unquote_to_bytes(address.encode("latin-1", "replace")).decode("utf-8", "replace")
    path = wanted.removeprefix("/")
    if f"{path}/{INDEX}" in edition.paths:
        return Answer(status=302, body=b"", location=f"/{quote(path)}/" + (f"?{query}" if query else ""))
    if not path or path.endswith("/"):
        path += INDEX
    return _file(folder, edition, path, 200) or _missing(folder, edition)


def _missing(folder: Path, edition: Edition) -> Answer:
    """The site's own page of what is missing; where that is missing too, there is no site."""
    holding = Answer(status=503, body=notice.added(notice.HOLDING, edition), kind=HTML)
    return _file(folder, edition, MISSING, 404) or holding


def _file(folder: Path, edition: Edition, path: str, status: int) -> Answer | None:
    """A file of the site; None where it is none, or a link in its way leads out of the folder."""
    if path not in edition.paths:
        return None
    try:
        file = (folder / path).resolve(strict=True)
        body = file.read_bytes() if file.is_relative_to(folder.resolve()) else None
    except OSError:  # somebody has taken it away since the build
        return None
    if body is None:
        return None
    kind = KINDS.get(Path(path).suffix.lower(), ANY)
    return Answer(status=status, body=notice.added(body, edition) if kind == HTML else body, kind=kind)
