"""The archive: every article in one order, and on its shelves."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from kuril_archive import edtf
from kuril_archive.analysis import excerpts
from kuril_archive.analysis.events import gather
from kuril_archive.markup import anchors
from kuril_archive.model import Archive, Article, Dated, Entry, Findings, Group, NamedEvent
from kuril_archive.paths import faults
from kuril_archive.wording import messages

WITHHELD_TITLE = messages("Withheld report")

SLUG_LENGTH = 60
"""Characters of a slug; at four bytes each it still leaves room in a file's name."""

RESERVED = ("index", "unknown", "undated")
"""Names of pages that every shelf has."""


def assemble(articles: Sequence[Article], findings: Iterable[Findings], named: Sequence[NamedEvent] = ()) -> Archive:
    """Order the articles by day, then id, the undated last; shelve them by year, outlet and tag; gather the events.

    ``named``: what the curator calls them.
    """
    made = [_entry(article, found) for article, found in zip(articles, findings, strict=True)]
    closed = {
        entry.article.capture.id: frozenset(anchors(entry.article.capture.body))
        for entry in made if entry.article.capture.keys.text == "excerpt"
    }  # fmt: skip
    entries = sorted((replace(e, article=excerpts.discreet(e.article, closed)) for e in made), key=_by_day)
    return Archive(
        entries=tuple(entries),
        years=_groups(((year, e) for e in entries if (year := year_of(e.article.published))), newest_first=True),
        undated=tuple(entry for entry in entries if year_of(entry.article.published) is None),
        outlets=_groups((name, e) for e in entries if (name := e.article.capture.outlet)),
        tags=_groups((tag, e) for e in entries for tag in e.article.capture.tags),
        events=tuple(
            excerpts.unplaced(event, closed)
            for event in gather((told for e in entries for told in e.findings.happenings), named)
        ),
    )


def year_of(published: Dated) -> str | None:
    """The one year in which the report must have been published; None where it is not known."""
    first, last = published.earliest, published.latest
    return f"{first.year:04}" if first and last and first.year == last.year else None


def to_review(article: Article) -> tuple[str, ...]:
    """Why a curator should look at the record; nothing once he has."""
    capture, published = article.capture, article.published
    if capture.keys.review == "done":
        return ()
    reasons = {
        "day inferred": published.basis == "inferred",
        "day uncertain": published.uncertain and published.basis != "inferred",
        "day unknown": published.basis == "unknown",
        "dates conflict": any(e.role == "rejected" and e.kind != "same event" and e.rule != "ignored-by-curator"
                              for e in published.evidence),
        "title supplied": capture.title_supplied,
        "outlet unknown": capture.outlet is None,
    }  # fmt: skip
    return tuple(reason for reason, holds in reasons.items() if holds)


def slug(name: str) -> str:
    """The name as a file's name: lower case, words parted by hyphens, letters of any script kept."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "-", folded).strip("-")[:SLUG_LENGTH] or "unnamed"


def _entry(article: Article, findings: Findings) -> Entry:
    """The record without what may not be shown: all pages and data are made of it, and of nothing else."""
    review, keys = to_review(article), article.capture.keys
    if keys.withheld:
        article = _withheld(article)
    elif keys.text == "excerpt":
        article, findings = excerpts.excerpt(article, findings)
    return Entry(article=article, findings=findings, review=review)


def _withheld(article: Article) -> Article:
    """The record without one word of its text."""
    capture = article.capture
    evidence = tuple(witness for witness in article.published.evidence if witness.rule == "curated")
    return replace(
        article,
        capture=replace(
            capture,
            title=WITHHELD_TITLE if capture.title_supplied else capture.title,
            body=(), signs=(), removed=(), extra={},
            keys=replace(capture.keys, summary=None),
        ),
        published=replace(article.published, evidence=evidence),
    )  # fmt: skip


def _by_day(entry: Entry) -> tuple[object, ...]:
    published = entry.article.published
    value = edtf.parse(published.edtf) if published.edtf else None
    return (*edtf.sort_key(value), entry.article.capture.id)


def _groups(pairs: Iterable[tuple[str, Entry]], *, newest_first: bool = False) -> tuple[Group, ...]:
    """One shelf a name; names that differ only in case share the spelling that comes first in the order."""
    shelves: dict[str, list[Entry]] = defaultdict(list)
    names: dict[str, str] = {}
    for name, entry in pairs:
        key = unicodedata.normalize("NFKC", name).casefold()
        shelves[key].append(entry)
        names[key] = min(names.get(key, name), name)
    slugs = _slugs(sorted(shelves))
    order = sorted(shelves, key=lambda key: (slugs[key], key), reverse=newest_first)
    return tuple(Group(name=names[key], slug=slugs[key], entries=tuple(shelves[key])) for key in order)


def _slugs(names: Sequence[str]) -> dict[str, str]:
    """A file name for each; where it is taken, or means something else, a digest of the name makes it its own."""
    found: dict[str, str] = {}
    taken = set(RESERVED)
    for name in names:
        plain = slug(name)
        if plain in taken or any(faults(f"{plain}.html")):
            plain = f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
        found[name] = plain
        taken.add(plain)
    return found
