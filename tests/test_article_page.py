"""The page of an article: who stands beside it in time, its outlet and its day; links to its paragraphs; languages."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from folder import build, fill, run, tree

PROSE = "The ferry came back with forty passengers, its captain said to the paper on the quay."


def report(title: str, day: str | None, outlet: str = "Strait Herald", more: str = "", text: str = PROSE) -> str:
    date = f"date: {day}\n" if day else ""
    return f"---\ntitle: {title}\noutlet: {outlet}\n{date}{more}---\n{text}\n\n{text} It is old.\n"


def site(folder: Path, reports: dict[str, str], settings: str = "") -> dict[str, str]:
    """The HTML pages of an archive of Markdown captures: id -> page."""
    fill(folder, {"archive.yml": f"collected: 2022\n{settings}"})
    fill(folder, {f"articles/{name}.md": text for name, text in reports.items()})
    ran = build(folder)
    assert ran.status == 0, ran.err
    pages = tree(folder / "build")
    return {path.removesuffix(".html"): data.decode() for path, data in pages.items() if path.endswith(".html")}


def ways(page: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """What stands before and after: the name of each navigation, and its links with what they say of themselves."""
    found = re.findall(r'<nav class="near" aria-label="([^"]*)">(.*?)</nav>', page, re.DOTALL)
    links = [re.findall(r'<a rel="\w+" href="([^"]*)"><span>([^<]*) · ', inner) for _, inner in found]
    return [
        (name, [(said, href) for href, said in each]) for (name, _), each in zip(found, links, strict=True)
    ]  # fmt: skip


SHELF = {
    "a": report("First", "2022-03-01"),
    "b": report("Second", "2022-03-02", "Wirepost"),
    "c": report("Third", "2022-03-03"),
    "d": report("Fourth", "2022-03-04"),
    "e": report("Fifth", "2022-03-05", "Wirepost"),
    "f": report("Undated", None),
}


# ---------------------------------------------------------------- before and after


def test_the_neighbours_in_time_and_of_the_outlet_are_named(tmp_path: Path) -> None:
    found = ways(site(tmp_path, SHELF)["articles/c"])
    assert found == [
        ("Reports before and after", [("Earlier", "b.html"), ("Later", "d.html")]),
        ("Reports before and after from Strait Herald", [("Earlier from Strait Herald", "a.html")]),
    ]


def test_a_report_that_is_next_in_both_is_named_once(tmp_path: Path) -> None:
    pages = site(tmp_path, {name: SHELF[name] for name in "acd"})
    assert ways(pages["articles/c"]) == [("Reports before and after", [("Earlier", "a.html"), ("Later", "d.html")])]


def test_the_undated_have_no_place_in_time(tmp_path: Path) -> None:
    pages = site(tmp_path, SHELF)
    assert ways(pages["articles/f"]) == []
    assert not any("f.html" in href for page in pages.values() for _, links in ways(page) for _, href in links)


def test_a_report_of_an_unknown_outlet_has_neighbours_in_time_alone(tmp_path: Path) -> None:
    nameless = {name: SHELF[name].replace("outlet: Strait Herald\n", "") for name in "abcd"}
    assert [name for name, _ in ways(site(tmp_path, nameless)["articles/c"])] == ["Reports before and after"]


# ---------------------------------------------------------------- same day


def of_day(page: str) -> list[str]:
    section = re.search(r'<h2 id="same-day">.*?</section>', page, re.DOTALL)
    return re.findall(r'href="([^"]*)"', section[0]) if section else []


def test_the_other_reports_of_the_day_are_listed(tmp_path: Path) -> None:
    pages = site(tmp_path, {**SHELF, "g": report("Beside", "2022-03-03", "Wirepost", "withheld: Asked for.\n")})
    assert of_day(pages["articles/c"]) == ["g.html"]
    assert of_day(pages["articles/g"]) == ["c.html"]
    assert '<span class="small">Wirepost <span class="badge curated">curated</span>' in pages["articles/c"]
    assert of_day(pages["articles/a"]) == of_day(pages["articles/f"]) == []


def test_more_of_a_day_than_a_page_names_are_on_the_days_own(tmp_path: Path) -> None:
    pages = site(tmp_path, {f"r{n:02}": report(f"Report {n}", "2022-03-03") for n in range(10)})
    assert of_day(pages["articles/r00"]) == [*(f"r{n:02}.html" for n in range(1, 9)), "../timeline/2022-03-03.html"]
    assert ">All 10 reports of this day</a>" in pages["articles/r00"]
    assert of_day(pages["articles/r09"])[:8] == [f"r{n:02}.html" for n in range(8)]


def test_a_day_leads_to_its_page_and_what_is_no_one_day_does_not(tmp_path: Path) -> None:
    pages = site(tmp_path, {**SHELF, "g": report("Vague", "2022-03")})
    when = re.compile(r'<span class="when">(<a href="[^"]*">)?<time datetime="([^"]*)">')
    assert when.findall(pages["articles/a"])[0] == ('<a href="../timeline/2022-03-01.html">', "2022-03-01")
    assert "timeline/2022-03-01" in pages
    assert when.findall(pages["articles/g"])[0] == ("", "2022-03")


# ---------------------------------------------------------------- links to paragraphs


class Anchors(HTMLParser):
    """The links of paragraphs to themselves, with the element in which each stands first."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.last: dict[str, str | None] = {}
        self.found: list[tuple[str, str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        values = dict(attrs)
        if values.get("class") == "line":
            assert values["href"] == f"#{self.last['id']}"
            self.found.append((str(values["href"]), str(values["aria-label"]), values.get("lang")))
        self.last = values


MIXED = """The ferry came back with forty passengers, its captain said to the paper on the quay.

## What was said

> We came back with forty passengers, its captain said to the paper on the quay.

- First the passengers, its captain said to the paper on the quay.

The ferry came back with forty passengers, and it is old.
"""


def test_every_paragraph_begins_with_a_short_link_to_itself(tmp_path: Path) -> None:
    text = f"---\ntitle: Ferry\n---\n{MIXED}"
    page = site(tmp_path, {"a": text})["articles/a"]
    assert Anchors(page).found == [(f"#line-{n}", f"line {n}", None) for n in (4, 8, 10, 12)]


def test_the_link_speaks_the_sites_language_within_another(tmp_path: Path) -> None:
    text = "フェリーは四十人の乗客を乗せて港に戻ったと船長が新聞に語った。北海道の港で記者に話した。"
    page = site(tmp_path, {"a": report("船", "2022-03-01", text=text)})["articles/a"]
    assert Anchors(page).found[0][2] == "en"


# ---------------------------------------------------------------- languages

ARABIC = "قالت روسيا يوم الاثنين إنها ستنسحب من محادثات معاهدة السلام مع اليابان بعد يوم طويل من العمل."


def test_a_text_from_right_to_left_says_so_and_what_the_site_says_in_it_does_not(tmp_path: Path) -> None:
    more = "language: ar\nmentions: {text: يوم الاثنين, date: 2022-02-28}\n"
    reports = {"a": report("روسيا", "2022-03-01", more=more, text=ARABIC), "b": SHELF["b"]}
    pages = site(tmp_path, reports)
    page = pages["articles/a"]
    for opening in ("<h1", '<div class="text"'):
        assert f'{opening} lang="ar" dir="rtl">' in page
    assert '<div class="notes" lang="en" dir="ltr">' in page
    assert Anchors(page).found[0][2] == "en"
    assert '<a href="articles/a.html" lang="ar" dir="rtl">' in pages["index"]
    assert '<span lang="ar" dir="rtl">' in pages["articles/b"]
    assert "dir=" not in re.sub(r"<nav.*?</nav>", "", pages["articles/b"], flags=re.DOTALL)


def test_quoted_words_bear_the_language_of_the_report_that_they_are_of(tmp_path: Path) -> None:
    text = f"HARBOUR CITY, 12 May 2021 (Harbour Press) - {PROSE}"
    page = site(tmp_path, {"a": report("Ferry", None, more="language: en-GB\n", text=text)})["articles/a"]
    assert '<p class="words"><q lang="en-GB">HARBOUR CITY, <mark>12 May 2021</mark>' in page


def test_what_was_removed_is_in_the_texts_language_and_its_rule_is_not(tmp_path: Path) -> None:
    text = f"{PROSE}\n\nShare this article"
    pages = site(tmp_path, {"a": report("Fähre", "2022-03-01", more="language: de\n", text=text)})
    assert '<td lang="de">Share this article</td>' in pages["articles/a"]
    assert '<tbody lang="de">' not in pages["articles/a"]


# ---------------------------------------------------------------- weight


@pytest.mark.no_cover
def test_the_rules_hold_for_these_pages(tmp_path: Path) -> None:
    site(tmp_path, SHELF)
    ran = run(tmp_path, "check")
    assert ran.out.splitlines()[-1].endswith("no problems"), ran.err + ran.out
