"""The mark of sentences that stand in tables."""

from typing import TypeVar

T = TypeVar("T")


def messages(table: T) -> T:
    """Mark the texts of a table, keys apart, for the catalogues; they are said where they are shown."""
    return table
