"""The archive as data: pages that are written without a template."""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from kuril_archive.analysis import record
from kuril_archive.model import Entry

_JSON = msgspec.json.Encoder()


def articles(context: Mapping[str, object]) -> bytes:
    """Return every record, one JSON object a line."""
    return _lines(map(record.record, _entries(context)))


def mentions(context: Mapping[str, object]) -> bytes:
    """Return every time that a text speaks of, one JSON object a line."""
    return _lines(mention for entry in _entries(context) for mention in record.mentions(entry))


def events(context: Mapping[str, object]) -> bytes:
    """Return every event, one JSON object a line."""
    return _lines(records(context))


def schema(kind: type[Struct], _: Mapping[str, object]) -> bytes:
    """Return the JSON Schema of a record."""
    return msgspec.json.format(_JSON.encode(record.schema(kind)), indent=2) + b"\n"


def records(context: Mapping[str, object]) -> tuple[record.EventRecord, ...]:
    """Return the events that a page holds."""
    found = context["events"]
    assert isinstance(found, tuple)
    return found


def _entries(context: Mapping[str, object]) -> tuple[Entry, ...]:
    found = context["entries"]
    assert isinstance(found, tuple)
    return found


def _lines(found: Iterable[Struct]) -> bytes:
    return b"".join(_JSON.encode(each) + b"\n" for each in found)
