"""The bytes of one page: its template filled with what the page holds, or data written without a template."""

from collections.abc import Callable, Mapping
from functools import partial

from jinja2 import Environment
from markupsafe import Markup

from kuril_archive.analysis.record import EventRecord, MentionRecord, Record
from kuril_archive.model import Page, Prose
from kuril_archive.renderer import addresses, articles, data, ics, timelinejs
from kuril_archive.renderer.theme import environment, fill

__all__ = ["environment", "render"]

DATA: dict[str, Callable[[Mapping[str, object]], bytes]] = {
    "articles.jsonl": data.articles,
    "articles.schema.json": partial(data.schema, Record),
    "mentions.jsonl": data.mentions,
    "mentions.schema.json": partial(data.schema, MentionRecord),
    "events.jsonl": data.events,
    "events.schema.json": partial(data.schema, EventRecord),
    "timeline.json": timelinejs.slides,
    "timeline.ics": ics.calendar,
}
"""Pages that are written without Jinja."""


def prose(context: Mapping[str, object], _: str) -> dict[str, object]:
    """Return an own page's context with its HTML, which was sanitised where it was read."""
    page = context["prose"]
    assert isinstance(page, Prose)
    return {**context, "html": Markup(page.html)}


PREPARED: dict[str, Callable[[Mapping[str, object], str], dict[str, object]]] = {
    "article.html": articles.prepare,
    "prose.html": prose,
}
"""Templates that are shown more than their page's context: what is made late, so that a plan stays small."""


def render(page: Page, made: Environment) -> bytes:
    """Return the bytes of one page; ArchiveError where its template is at fault."""
    if page.template in DATA:
        return DATA[page.template](page.context)
    prepare = PREPARED.get(page.template)
    context = prepare(page.context, page.path) if prepare else page.context
    link = partial(addresses.relative, page.path)
    shown = {**context, "here": page.path, "link": link, "absolute": addresses.absolute}
    return fill(page.template, shown, made).encode()
