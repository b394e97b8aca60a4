"""What happened, on the pages: the timeline, the pages of years, the dates of an article."""

import re

import pytest

from kuril_archive.analysis.reading import examine
from kuril_archive.analysis.shelves import assemble
from kuril_archive.model import Archive, Correction, NamedEvent, Site
from kuril_archive.renderer import environment, plan, render
from test_renderer import THEME
from test_tellings import article

TEXT = "The pact of 1956 was renewed on Monday.\n\nIn the 1990s they met every Monday for two years."


def archive(*said: Correction, text: str = TEXT, named: tuple[NamedEvent, ...] = (), **more: object) -> Archive:
    made = article(text, *said, **more)  # type: ignore[arg-type]
    return assemble([made], [examine(made)], named)


def pages(made: Archive) -> dict[str, str]:
    theme = environment((str(THEME),))
    return {page.path: render(page, theme).decode() for page in plan(made, Site()) if page.path.endswith(".html")}


def test_the_timeline_tells_what_happened_and_what_was_reported_as_two_lists() -> None:
    shown = pages(archive())["timeline/index.html"]
    assert '<h2 id="happened">Happened</h2>' in shown and '<h2 id="reported">Reported</h2>' in shown
    assert re.search(r">2 events</a> · .*>1 report</a>", shown)
    assert shown.index("1956") < shown.index("21 March 2022")


def test_an_event_says_who_tells_it_and_leads_to_the_paragraph() -> None:
    shown = pages(archive(text="It rained.\n\nThe pact of 1956 was renewed."))["timeline/1956.html"]
    assert 'The pact of <span class="date">1956</span> was renewed.' in shown
    assert '<a href="../articles/a.html#line-3">outlet unknown</a>, 22 March 2022' in shown


def test_a_year_has_a_page_if_something_happened_or_was_reported() -> None:
    found = pages(archive())
    assert {"timeline/1956.html", "timeline/2022.html"} <= found.keys()
    assert 'id="reported"' not in found["timeline/1956.html"]
    assert 'id="happened"' in found["timeline/2022.html"] and 'id="reported"' in found["timeline/2022.html"]


def test_what_the_curator_names_is_shown_with_its_note_and_its_sources() -> None:
    named = NamedEvent(
        date="1956-10-19",
        title="Joint <declaration>",
        note="Signed in *Moscow*.",
        sources=("https://example.org/d", "a"),
    )
    shown = pages(archive(named=(named,)))["timeline/1956.html"]
    assert "Joint &lt;declaration&gt;" in shown and "Signed in <em>Moscow</em>." in shown
    assert '<a href="https://example.org/d" rel="noopener">https://example.org/d</a>' in shown
    assert '<a href="../articles/a.html">A title</a>' in shown


def test_the_words_of_time_are_marked_as_precisely_as_they_are_known() -> None:
    shown = pages(archive())["articles/a.html"]
    assert '<time class="date" id="time-1" datetime="1956">1956</time>' in shown
    assert '<time class="date" id="time-2" datetime="2022-03-21">Monday</time>' in shown
    assert '<span class="date" id="time-3">the 1990s</span>' in shown


def test_the_dates_of_the_text_are_listed_with_their_rules_in_words() -> None:
    shown = pages(archive())["articles/a.html"]
    table = shown[shown.index('<h2 id="dates">') :]
    rows = [re.sub(r"<[^>]+>|&nbsp;", " ", row).split() for row in re.findall(r"<td><a href=\"#time-.*?</tr>", table)]
    assert rows[1][:5] == ["Monday", "21", "March", "2022", "inferred"]
    assert "every Monday" not in table and "two years" not in table


def test_only_what_is_not_said_in_full_has_a_note_beside_the_text() -> None:
    shown = pages(archive())["articles/a.html"]
    assert re.findall(r"<q>(.*?)</q>", shown) == ["Monday"]


def test_a_time_without_a_place_says_so() -> None:
    shown = pages(archive(text="They met on Monday.", edtf=None, basis="unknown"))["articles/a.html"]
    assert "no day that is known" in shown and 'class="badge unknown"' in shown
    assert '<span class="date" id="time-1">Monday</span>' in shown


def test_a_doubtful_time_says_why() -> None:
    text = "It rained.\n\nIt rained.\n\nThe row grew bitter last April, for the first time in almost 20 years."
    shown = pages(archive(text=text))["articles/a.html"]
    assert "April 2021, probably" in shown and "may have been taken over from an older report" in shown


@pytest.mark.parametrize("path", ["timeline/index.html", "timeline/1956.html", "articles/a.html"])
def test_nothing_captured_speaks_as_html_on_the_timeline(path: str) -> None:
    hostile = '<script>alert(1)</script> & "the pact" of 1956 <b onclick=x>was'
    said = Correction(text="1956", name="<i>Pact</i>", note="<svg onload=x>")
    shown = pages(archive(said, text=hostile))[path]
    assert (
        "<script>alert" not in shown
        and "<b onclick" not in shown
        and "<i>Pact" not in shown
        and "<svg onload" not in shown
    )


def test_an_archive_whose_texts_tell_of_no_time_has_one_list() -> None:
    shown = pages(archive(text="It rained."))["timeline/index.html"]
    assert 'id="happened"' not in shown and "event" not in re.sub(r"<[^>]+>", "", shown)


def test_the_words_of_time_are_marked_where_they_stand() -> None:
    shown = pages(archive(text="The 1956th seat of the hall was built in 1956."))["timeline/1956.html"]
    assert 'The 1956th seat of the hall was built in <span class="date">1956</span>.' in shown


def test_of_a_long_sentence_the_part_around_its_time_is_shown() -> None:
    long = "and so on " * 60
    shown = pages(archive(text=f"It began {long}in 1956 {long}."))["timeline/1956.html"]
    quoted = re.search(r'<blockquote class="told"><p>(.*?)</p>', shown)
    assert quoted and quoted[1].startswith("… ") and quoted[1].endswith(" …") and len(quoted[1]) < 400
    assert 'in <span class="date">1956</span> and' in quoted[1]
