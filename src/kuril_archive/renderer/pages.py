"""The bytes of one page: its template filled with what the page holds, or data written without a template."""

from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup

from kuril_archive.analysis.record import EventRecord, MentionRecord, Record
from kuril_archive.model import Page, Prose
from kuril_archive.renderer import addresses, articles, data, ics, timelinejs
from kuril_archive.renderer.theme import Theme, environment, fill
from kuril_archive.wording import Wording

__all__ = ["environment", "render"]

DATA: dict[str, Callable[[Mapping[str, object]], bytes]] = {
    "articles.jsonl": data.articles,
    "articles.schema.json": partial(data.schema, Record),
    "mentions.jsonl": data.mentions,
    "mentions.schema.json": partial(data.schema, MentionRecord),
    "events.jsonl": data.events,
    "events.schema.json": partial(data.schema, EventRecord),
}
"""Pages that are written without Jinja, the same in every language."""

TOLD: dict[str, Callable[[Mapping[str, object], Wording], bytes]] = {
    "timeline.json": timelinejs.slides,
    "timeline.ics": ics.calendar,
}
"""Pages that are written without Jinja, in the language of the interface."""


def prose(context: Mapping[str, object], _: str, __: Wording) -> dict[str, object]:
    """Return an own page's context with its HTML, which was sanitised where it was read."""
    page = context["prose"]
    assert isinstance(page, Prose)
    return {**context, "html": Markup(page.html)}


PREPARED: dict[str, Callable[[Mapping[str, object], str, Wording], dict[str, object]]] = {
    "article.html": articles.prepare,
    "prose.html": prose,
}
"""Templates that are shown more than their page's context: what is made late, so that a plan stays small."""


def render(page: Page, made: Theme) -> bytes:
    """Return the bytes of one page; ArchiveError where its template is at fault."""
    if page.template in DATA:
        return DATA[page.template](page.context)
    if page.template in TOLD:
        return TOLD[page.template](page.context, made.wording)
    prepare = PREPARED.get(page.template)
    context = prepare(page.context, page.path, made.wording) if prepare else page.context
    link = partial(addresses.relative, page.path)
    shown = {**context, "here": page.path, "link": link, "absolute": addresses.absolute}
    return fill(page.template, shown, made).encode()
