"""JSON Schemas of what the data files hold, made from the records themselves."""

from typing import Any

import msgspec
from msgspec import Meta, Struct


def says(description: str) -> Meta:
    """What a field means, for its schema."""
    return Meta(description=description)


def schema(kind: type[Struct]) -> dict[str, Any]:
    """JSON Schema (2020-12) of a record, every key of which is always there."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(kind)}
