"""Articles that tell of times, made by hand for tests of the data."""

import datetime as dt

from kuril_archive.edtf import Day
from kuril_archive.markup import anchors
from kuril_archive.model import (
    Archive,
    Article,
    Block,
    Capture,
    Dated,
    Entry,
    Event,
    Findings,
    Happening,
    Mention,
    Page,
    Site,
    Source,
    Telling,
)
from kuril_archive.renderer import files
from kuril_archive.wording import english

DAY = dt.date(2022, 3, 22)


def mention(block: Block, words: str, **more: object) -> Mention:
    """The time that the words speak of where they first stand in the block; 21 March 2022 if nothing else is said."""
    start = block.text.index(words)
    fields: dict[str, object] = {
        "type": "DATE", "value": "2022-03-21", "edtf": "2022-03-21", "earliest": "2022-03-21", "latest": "2022-03-21",
        "rule": "weekday", "anchor": "publication day", **more,
    }  # fmt: skip
    return Mention(start=start, end=start + len(words), text=words, **fields)  # type: ignore[arg-type]


def telling(place: int, found: Mention, **more: object) -> Telling:
    """A mention in its block."""
    return Telling(block=place, mention=found, **{"sure": True, **more})  # type: ignore[arg-type]


def entry(name: str = "a", *blocks: Block, tellings: tuple[Telling, ...] = (), **more: object) -> Entry:
    """An article of 22 March 2022 with its tellings."""
    capture = Capture(
        id=name, source=Source(path=f"articles/{name}.md", sha256="0" * 64), title=f"Title of {name}", body=blocks,
        **{"title_supplied": False, "outlet": "Harbour Times", **more},  # type: ignore[arg-type]
    )  # fmt: skip
    published = Dated(edtf=DAY.isoformat(), earliest=DAY, latest=DAY, basis="stated")
    findings = Findings(words=8, minutes=1, extract="The ferry left.", tellings=tellings)
    return Entry(article=Article(capture=capture, published=published), findings=findings)


def happening(found: Entry, place: int, words: str, sentence: str | None = None, **more: object) -> Happening:
    """What a block of an article tells."""
    capture = found.article.capture
    block = capture.body[place]
    start = block.text.index(words)
    fields: dict[str, object] = {
        "edtf": "2022-03-21", "earliest": "2022-03-21", "latest": "2022-03-21", "sure": True, **more,
    }  # fmt: skip
    return Happening(
        article=capture.id, block=place, start=start, end=start + len(words), line=block.line,
        anchor=anchors(capture.body)[place], words=words, sentence=sentence or block.text,
        offset=(sentence or block.text).index(words), **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def event(date: str, *told: Happening, earliest: str | None = None, latest: str | None = None, **more: object) -> Event:
    """What happened on a date."""
    first = earliest or date
    fields: dict[str, object] = {"id": f"e-{date}", "sure": True, **more}
    return Event(edtf=date, earliest=first, latest=latest or first, happenings=told, **fields)  # type: ignore[arg-type]


def archive(*entries: Entry, events: tuple[Event, ...] = ()) -> Archive:
    """An archive of articles in the order given, without its shelves."""
    return Archive(entries=entries, years=(), undated=(), outlets=(), tags=(), events=events)


def pages(made: Archive, site: Site | None = None) -> dict[str, Page]:
    """The files of data by path; every event stands on the page of its year."""
    timeline = {each.id: f"timeline/{Day.read(each.earliest).year}.html" for each in made.events}
    return {page.path: page for page in files.pages(made, site or Site(), timeline, english())}
