"""data/timeline.json is what TimelineJS reads, and nothing captured speaks as HTML in it."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from msgspec.structs import replace

from kuril_archive.model import Block, Event, Site
from kuril_archive.renderer import environment, render
from kuril_archive.renderer.timelinejs import dates
from told import archive, entry, event, happening, pages

BLOCK = Block(text="The ferry left on Monday.", line=3, end=4)
TOLD = entry("a", BLOCK)
MONDAY = happening(TOLD, 0, "Monday")
SITE = Site(title="Harbour <archive>", description="Reports & more.")
HOSTILE = """<script>alert(1)</script><img src=x onerror=y>"'&amp;"""


def made(*events: Event, site: Site = SITE) -> dict[str, Any]:
    """The file as data; empty where there is none."""
    page = pages(archive(TOLD, events=events), site).get("data/timeline.json")
    found: dict[str, Any] = json.loads(render(page, environment(()))) if page else {}
    return found


class Tags(HTMLParser):
    """The elements of a piece of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.text += data


def test_a_slide_says_when_what_and_who_says_so() -> None:
    found = made(event("2022-03-21", MONDAY, title="Ferry", note="See *also*.", sources=("https://example.org/x",)))
    assert found["scale"] == "human"
    assert found["title"] == {"text": {"headline": "Harbour &lt;archive&gt;", "text": "Reports &amp; more."}}
    (slide,) = found["events"]
    assert slide == {
        "unique_id": "e-2022-03-21",
        "start_date": {"year": 2022, "month": 3, "day": 21},
        "display_date": "21 March 2022",
        "text": {
            "headline": "Ferry",
            "text": "<p>See <em>also</em>.</p>"
            "<p><cite>Harbour Times, 22 March 2022</cite>: The ferry left on Monday.</p>"
            "<p><cite>Source</cite>: https://example.org/x</p>",
        },
        "autolink": False,
    }


def test_a_slide_without_a_name_is_called_by_its_first_sentence() -> None:
    assert made(event("2022-03-21", MONDAY))["events"][0]["text"]["headline"] == "The ferry left on Monday."


def test_a_slide_leads_to_the_archive_only_where_the_site_has_an_address() -> None:
    assert "<a " not in made(event("2022-03-21", MONDAY))["events"][0]["text"]["text"]
    linked = made(event("2022-03-21", MONDAY), site=replace(SITE, base_url="https://example.org/a&b/"))
    link = '<a href="https://example.org/a&amp;b/timeline/2022.html#e-2022-03-21">'
    assert link in linked["events"][0]["text"]["text"]


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2022-03-21", (2022, 3, 21), None),
        ("2022-03-21T10:00:00Z", (2022, 3, 21), None),
        ("2022-03?", (2022, 3), None),
        ("2022-03-XX", (2022, 3), None),
        ("~2022", (2022,), None),
        ("199X", (1990,), (1999,)),
        ("19XX", (1900,), (1999,)),
        ("2022-24", (2022, 12), (2023, 2)),
        ("2012/2020-05", (2012,), (2020, 5)),
        ("2022-03-21/2022-03-23", (2022, 3, 21), (2022, 3, 23)),
        ("[2022-03-04..2022-04-03]", (2022, 3, 4), (2022, 4, 3)),
        ("[2013-11-29,2024-11-29]", (2013, 11, 29), (2024, 11, 29)),
        ("2022-03/..", (2022, 3), None),
        ("../2022-03", (2022, 3), None),
        ("-0479-09", (-480, 9), None),
        ("0000", (-1,), None),
        ("-0430/0014", (-431,), (14,)),
        ("Y-12000", (-12001,), None),
    ],
)
def test_a_date_says_what_is_known_and_counts_years_without_a_year_0(
    value: str, start: tuple[int, ...], end: tuple[int, ...] | None
) -> None:
    parts = ("year", "month", "day")
    expected = {"start_date": dict(zip(parts, start, strict=False))}
    assert dates(value) == expected | ({"end_date": dict(zip(parts, end, strict=False))} if end else {})


@pytest.mark.parametrize(
    ("date", "earliest", "shown"),
    [
        ("-0479", "-0479-01-01", True),
        ("Y-271820", "-271820-01-01", True),
        ("Y-271821", "-271821-01-01", False),
        ("Y275760", "275760-01-01", False),
        ("XXXX-11-29", "0000-11-29", False),
        ("XXXX-11-29/2022", "0000-11-29", False),
    ],
)
def test_slides_show_what_lies_in_years_that_are_known_and_can_be_drawn(date: str, earliest: str, shown: bool) -> None:
    assert bool(made(event(date, MONDAY, earliest=earliest))) == shown


def test_nothing_captured_speaks_as_html_in_a_slide() -> None:
    told = entry(HOSTILE, BLOCK, outlet=HOSTILE)
    found = event(
        "2022-03-21", replace(happening(told, 0, "Monday"), sentence=HOSTILE), title=HOSTILE, sources=(HOSTILE,)
    )
    site = Site(title=HOSTILE, description=HOSTILE, base_url="https://example.org/")
    page = pages(archive(told, events=(found,)), site)["data/timeline.json"]
    shown = json.loads(render(page, environment(())))
    for text in (shown["title"]["text"], shown["events"][0]["text"]):
        head, body = Tags(text["headline"]), Tags(text["text"])
        assert (head.tags, head.text) == ([], HOSTILE)
        assert set(body.tags) <= {"p", "cite", "a"} and "<script>" in body.text
