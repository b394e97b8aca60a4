"""The archive as data: the records of its files, and their JSON Schemas."""

from kuril_archive.analysis.record.articles import EvidenceRecord, PublishedRecord, Record, record
from kuril_archive.analysis.record.events import EventRecord, TellingRecord, events
from kuril_archive.analysis.record.mentions import MentionRecord, mentions
from kuril_archive.analysis.record.schemas import schema

__all__ = [
    "EventRecord",
    "EvidenceRecord",
    "MentionRecord",
    "PublishedRecord",
    "Record",
    "TellingRecord",
    "events",
    "mentions",
    "record",
    "schema",
]
