"""Where an address on a page leads (RFC 3986, 5), for a reader on a disk as well as on a host."""

import re
from ipaddress import ip_address, ip_network
from typing import NamedTuple
from urllib.parse import unquote

from kuril_archive.problems import Code

INDEX = "index.html"
"""The file that a host shows for a folder."""

_BLANKS = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_ABROAD = re.compile(r"https?:", re.IGNORECASE)
_HOST = re.compile(r"(?:https?:[\\/]*|[\\/]{2})(?:[^/?#\\]*@)?(\[[^\]]*\]|[^/?#\\:]*)", re.IGNORECASE)

AT_HOME = tuple(map(ip_network, (
    "0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
    "::1/128", "fc00::/7", "fe80::/10",
)))  # fmt: skip
"""Addresses of one computer or one network (RFC 1918, 3927, 4193, 4291, 6890)."""
NAMED_AT_HOME = ("localhost", ".localhost", ".local", ".internal", ".home.arpa")
"""How names end that no other network knows (RFC 6761, 6762, 8375; ICANN on ``.internal``)."""


class Inside(NamedTuple):
    """A place in the site."""

    path: str
    """Output path; that of a folder ends in ``/``, the site's own is empty."""
    fragment: str

    @property
    def file(self) -> str:
        """The file that a host shows there."""
        return f"{self.path}{INDEX}" if self.path.endswith("/") or not self.path else self.path


class Astray(NamedTuple):
    """An address that cannot be good, whatever the site holds."""

    code: Code
    message: str
    hint: str


class Outside(NamedTuple):
    """Another site, or no place at all, as ``mailto:`` or ``data:``."""

    fetched: bool
    """To follow it is to ask another computer."""


Place = Inside | Astray | Outside

ROOT = Astray(
    "link-root", "begins at the root of a disk or a host, which is not that of the site",
    "write it relative to the page; in a template: {{ link('about.html') }}",
)  # fmt: skip
ABOVE = Astray(
    "link-above", "leads out of the site's folder", "take away the ../ that are too many, or copy the file into static/"
)
LOCAL = Astray(
    "link-local", "leads into a computer of yours, not of your readers",
    "name a published address, or copy the file into static/ and link to it there",
)  # fmt: skip


def resolve(here: str, typed: str, base_url: str | None = None) -> Place:
    """Say where ``typed`` leads from the file ``here``; what begins with ``base_url`` lies in the site."""
    address = _BLANKS.sub("", typed.strip())
    if base_url and f"{address}/".startswith(base_url):
        place = _within("", address[len(base_url) :] or "./")
        return place._replace(path=place.file) if isinstance(place, Inside) else place  # a host will be asked for it
    if scheme := _SCHEME.match(address):
        local = _is_at_home(address) or scheme[1].lower() == "file" or len(scheme[1]) == 1
        return LOCAL if local else Outside(fetched=bool(_ABROAD.match(address)))
    if address[:2].replace("\\", "/") == "//":
        return LOCAL if _is_at_home(address) else Outside(fetched=True)
    if address.startswith(("/", "\\")):
        return ROOT
    return _within(here, address)


def _is_at_home(address: str) -> bool:
    """Tell whether the host is one that other networks cannot reach."""
    host = found[1].lower().rstrip(".") if (found := _HOST.match(address)) else ""
    try:
        number = ip_address(host.strip("[]"))
    except ValueError:  # a name
        return host == NAMED_AT_HOME[0] or host.endswith(NAMED_AT_HOME[1:])
    return any(number in network for network in AT_HOME)


def _within(here: str, address: str) -> Inside | Astray:
    rest, _, fragment = address.partition("#")
    path = rest.partition("?")[0]
    if not path:
        return Inside(here, fragment)
    return _joined(here, path, fragment)


def _joined(here: str, path: str, fragment: str) -> Inside | Astray:
    steps = here.split("/")[:-1]
    parts = [unquote(part) for part in path.replace("\\", "/").split("/")]
    for part in parts[:-1]:
        if part == ".." and not steps:
            return ABOVE
        if part == "..":
            steps.pop()
        elif part != ".":
            steps.append(part)
    if parts[-1] == "..":
        return _joined("/".join((*steps, "")), "../", fragment)
    last = "" if parts[-1] == "." else parts[-1]
    return Inside("/".join((*steps, last)), fragment)
