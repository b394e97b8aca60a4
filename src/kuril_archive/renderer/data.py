"""The archive as data: pages that are written without a template."""

from collections.abc import Mapping

import msgspec

from kuril_archive.analysis import record
from kuril_archive.model import Entry

_JSON = msgspec.json.Encoder()


def articles(context: Mapping[str, object]) -> bytes:
    """Return every record, one JSON object a line."""
    entries = context["entries"]
    assert isinstance(entries, tuple)
    return b"".join(_JSON.encode(record.record(entry)) + b"\n" for entry in entries if isinstance(entry, Entry))


def schema(_: Mapping[str, object]) -> bytes:
    """Return the JSON Schema of a record."""
    return msgspec.json.format(_JSON.encode(record.schema()), indent=2) + b"\n"
