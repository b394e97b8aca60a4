"""Licences and rights statements by their addresses: what each is called.

Names and addresses are those of RightsStatements.org (its vocabulary 1.0) and of Creative Commons (its licences, CC0
and the Public Domain Mark).
"""

import re
from urllib.parse import urlsplit

from msgspec import Struct

STATEMENTS = {
    "InC": "In Copyright",
    "InC-OW-EU": "In Copyright - EU Orphan Work",
    "InC-EDU": "In Copyright - Educational Use Permitted",
    "InC-NC": "In Copyright - Non-Commercial Use Permitted",
    "InC-RUU": "In Copyright - Rights-holder(s) Unlocatable or Unidentifiable",
    "NoC-CR": "No Copyright - Contractual Restrictions",
    "NoC-NC": "No Copyright - Non-Commercial Use Only",
    "NoC-OKLR": "No Copyright - Other Known Legal Restrictions",
    "NoC-US": "No Copyright - United States",
    "CNE": "Copyright Not Evaluated",
    "UND": "Copyright Undetermined",
    "NKC": "No Known Copyright",
}
"""Statements of version 1.0, by the last part of their addresses."""

TOOLS = {"zero": "CC0 1.0", "mark": "Public Domain Mark 1.0"}
"""What Creative Commons has for the public domain."""

FORMS = {
    "rightsstatements.org": "http://rightsstatements.org/vocab/InC/1.0/",
    "creativecommons.org": "https://creativecommons.org/licenses/by/4.0/",
}
"""Hosts whose addresses are known, and one of each."""

_PLAIN = {name.lower(): said for name, said in STATEMENTS.items()}
_STATEMENT = re.compile(r"/(?:vocab|page)/([a-z-]+)/1\.0/?", re.IGNORECASE)
_TEXT = r"(?:/(?:deed|legalcode)(?:[.-][\w-]+)*)?/?"
"""The licence itself or its summary, perhaps in a language."""
_TOOL = re.compile(rf"/publicdomain/(zero|mark)/1\.0{_TEXT}", re.IGNORECASE)
_LICENCE = re.compile(
    rf"/licenses/(by(?:-nc)?(?:-nd|-sa)?|by-nd-nc|(?:nc-)?sa|nd(?:-nc)?|nc)/(1\.0|2\.[015]|3\.0|4\.0)"
    rf"(?:/(?!deed|legalcode)([a-z]{{2,10}}))?{_TEXT}",
    re.IGNORECASE,
)


class Rights(Struct, frozen=True):
    """What may be done with a work, or whose it is."""

    name: str
    address: str = ""
    """Where it is said; empty for a plain text."""
    licence: bool = False
    """The address is a licence's, or of a tool that stands for one."""


def rights(typed: str) -> Rights:
    """Return what was typed, under its name where it is the address of a known licence or statement."""
    if not typed.lower().startswith(("http://", "https://")):
        return Rights(typed)
    name = _named(typed)
    return Rights(name or typed, typed, licence=bool(name) and _host(typed) == "creativecommons.org")


def form(typed: str) -> str | None:
    """Return how an address looks on a host of statements or licences, of which this one is none; None for others."""
    host = _host(typed)
    return FORMS[host] if host in FORMS and not _named(typed) else None


def _named(address: str) -> str | None:
    host = _host(address)
    if host not in FORMS:
        return None
    path = urlsplit(address).path
    if host == "rightsstatements.org":
        statement = _STATEMENT.fullmatch(path)
        return _PLAIN.get(statement[1].lower()) if statement else None
    if tool := _TOOL.fullmatch(path):
        return TOOLS[tool[1].lower()]
    found = _LICENCE.fullmatch(path)
    return " ".join(["CC", found[1].upper(), found[2], *([found[3].upper()] if found[3] else [])]) if found else None


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
