"""The calendar of a year or a month: the days with reports, how many, and what has no day."""

import re

import pytest

from kuril_archive.model import Entry, Site
from kuril_archive.renderer import environment, plan, render
from kuril_archive.renderer.calendar import days, paths, size, weekdays
from kuril_archive.renderer.values import Cell, Part
from kuril_archive.wording import english
from test_renderer import THEME, Facts, archive, dated, entry


def reports(*dates: str | None, basis: str = "stated") -> tuple[Entry, ...]:
    return tuple(entry(f"e{n:03}-{day}", published=dated(day, basis=basis)) for n, day in enumerate(dates))


def shown(path: str, *entries: Entry) -> str:
    planned = next(page for page in plan(archive(*entries), Site()) if page.path == path)
    return render(planned, environment((THEME,))).decode()


def test_a_month_is_a_table_of_weeks_from_monday() -> None:
    found = days(reports("2022-03-22"), {}, "timeline/2022.html")
    assert found is not None
    (month,) = found.months
    assert [len(week) for week in month.weeks] == [7] * 5
    assert month.weeks[0] == (0, 1, 2, 3, 4, 5, 6)
    assert month.weeks[3][1] == Cell(22, "2022-03-22", "timeline/2022-03-22.html", 1, True)
    assert weekdays(english())[0] == ("Mo", "Monday")


def test_a_day_says_how_many_reports_it_has_and_leads_to_them() -> None:
    html = shown("timeline/2022.html", *reports("2022-03-22", "2022-03-22", "2022-03-22?", "2022-03-24"))
    assert '<a href="2022-03-22.html" aria-label="22 March 2022: 3 reports">22<' in html
    assert '<a href="2022-03-24.html" aria-label="24 March 2022: 1 report">24<' in html
    assert "<td>23</td>" in html
    assert '<th scope="col" abbr="Monday">Mo</th>' in html


def test_a_table_has_its_month_as_caption_that_leads_to_its_reports() -> None:
    html = shown("timeline/2022.html", *reports("2022-03-22", "2022-11-01"))
    captions = re.findall(r"<caption>(.*?)</caption>", html)
    assert [re.sub("<[^>]+>", "", caption) for caption in captions] == ["March 2022 1 report", "November 2022 1 report"]
    assert '<a href="#m-2022-03">March 2022</a>' in captions[0] and "m-2022-03" in Facts(html).ids


@pytest.mark.parametrize(("basis", "known"), [("stated", True), ("curated", True), ("inferred", False)])
def test_a_day_shows_whether_it_is_only_inferred(basis: str, known: bool) -> None:
    found = days(reports("2022-03-22", basis=basis), {}, "timeline/2022.html")
    assert found is not None
    assert [cell.known for week in found.months[0].weeks for cell in week if isinstance(cell, Cell)] == [known]


def test_what_has_no_day_or_no_month_is_counted_beneath() -> None:
    html = shown("timeline/2022.html", *reports("2022-03-22", "2022-03", "2022-05", "2022", "[2022-01-31,2022-02-01]"))
    text = re.sub(r"\s+", " ", Facts(html).text)
    assert html.count("<table>") == 1
    assert "1 report, day unknown" in text and "2 reports, month unknown" in text
    assert "May 2022 1 report" in text


def test_a_year_in_which_no_day_is_known_has_no_calendar() -> None:
    assert days(reports("2022-03", "2022"), {}, "timeline/2022.html") is None
    assert "<table>" not in shown("timeline/2022.html", *reports("2022-03", "2022"))
    assert (paths(None), size(None)) == (frozenset(), 0)


def test_a_month_with_a_page_leads_there_and_tells_its_events_too() -> None:
    own = Part("March 2022", "timeline/2022-03.html", 12, 1)
    found = days(reports("2022-03-22"), {"2022-03": own}, "timeline/2022.html")
    assert found is not None
    assert (found.months[0].path, found.months[0].anchor, found.months[0].events) == (own.path, "", 12)
    assert paths(found) == {own.path, "timeline/2022-03-22.html"}


@pytest.mark.no_cover
def test_a_month_with_a_page_has_a_calendar_of_its_own() -> None:
    many = reports(*(f"2022-{n % 2 + 3:02}-{n % 28 + 1:02}" for n in range(240)))
    year, month = shown("timeline/2022.html", *many), shown("timeline/2022-03.html", *many)
    assert (year.count("<table>"), month.count("<table>")) == (2, 1)
    assert '<a href="2022-03.html">March 2022</a>' in year and 'href="2022-03-21.html"' in month
    assert 'class="report"' not in year and "By month" not in year


@pytest.mark.parametrize("day", ["0001-01-01", "0660-02-11", "9999-12-31"])
def test_any_year_of_a_report_has_its_calendar(day: str) -> None:
    assert paths(days(reports(day), {}, "x.html")) == {"x.html", f"timeline/{day}.html"}
    assert f"timeline/{day}.html" in {page.path for page in plan(archive(*reports(day)), Site())}
