"""Lists of an archive of any size: no page holds more than a reader can use, and nothing is lost."""

import posixpath
import re
from urllib.parse import unquote, urlsplit

import pytest

from kuril_archive import edtf
from kuril_archive.analysis.shelves import assemble
from kuril_archive.model import Archive, Entry, Event, Findings, Happening, Site
from kuril_archive.renderer import environment, paging, periods, plan, render
from kuril_archive.wording import english
from test_renderer import THEME, Facts, archive, dated, entry

MOST = 200
ROOM = 100_000
"""What the pages promise: entries, and bytes of HTML."""

LONG = "Переговоры о мирном договоре между сторонами были прерваны после введения санкций, заявили в министерстве. "
"""Two bytes a letter, as most of what the archive holds."""


def made(name: str, day: str | None, **more: object) -> Entry:
    """A report with a long title and a long extract."""
    found = entry(name, published=dated(day, basis="stated" if day else "unknown"), title=LONG[:90], **more)  # type: ignore[arg-type]
    return Entry(article=found.article, findings=Findings(words=8, minutes=1, extract=(LONG * 3)[:240]))


def happened(date: str, number: int, told: str) -> Event:
    """An event that ten reports tell of in long sentences."""
    value = edtf.parse(date)
    assert value.earliest is not None and value.latest is not None
    said = tuple(
        Happening(
            article=f"{told}{other:04}", block=0, start=0, end=4, line=3, anchor="line-3", words="1956", offset=0,
            sentence=(LONG * 4)[:400], edtf=date, earliest=value.earliest.iso(), latest=value.latest.iso(), sure=True,
        )
        for other in range(10)
    )  # fmt: skip
    return Event(
        id=f"e-{date}-{number}", edtf=date, earliest=value.earliest.iso(), latest=value.latest.iso(), sure=True,
        happenings=said,
    )  # fmt: skip


def big() -> Archive:
    """One outlet of 1,000 reports, 450 of one day, 300 of no known day, 500 outlets of long names, 600 events."""
    harbour = [
        made(f"h{n:04}", ("2022", f"20{n % 20:02}-{n % 12 + 1:02}-{n % 28 + 1:02}")[n % 9 > 0], tags=("договор",))
        for n in range(1000)
    ]
    day = [made(f"d{n:04}", "2022-03-22", outlet=f"Вестник {n} {LONG[:50]}", tags=(f"тема {n} {LONG[:40]}",))
           for n in range(450)]  # fmt: skip
    lost = [made(f"u{n:04}", (None, "../2023", "2022/2023")[n % 3], outlet=None) for n in range(300)]
    few = [made(f"f{n:04}", "1999-12-31", outlet=f"Outlet {n}") for n in range(50)]
    every = [*harbour, *day, *lost, *few]
    found = assemble([each.article for each in every], [each.findings for each in every])
    dates = ("2022", "2022-03", "2022-03-22", "1956", "1956-10-19", "-0479")
    events = tuple(happened(dates[n % 6], n, "h") for n in range(600))
    return Archive(
        entries=found.entries, years=found.years, undated=found.undated, outlets=found.outlets, tags=found.tags,
        events=tuple(sorted(events, key=lambda each: (edtf.Day.read(each.earliest), edtf.Day.read(each.latest)))),
    )  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Every page of the big archive but those of its articles, by path."""
    theme = environment((THEME,), english())
    return {
        page.path: render(page, theme).decode()
        for page in plan(big(), Site(collected="2026"), review=True)
        if page.path.endswith(".html") and not page.path.startswith("articles/")
    }


@pytest.fixture(scope="module")
def links(pages: dict[str, str]) -> dict[str, set[tuple[str, str]]]:
    """Where each page's links lead: output path and anchor."""
    return {
        path: {led(path, link) for link in Facts(html).links if "data:" not in link} for path, html in pages.items()
    }


def led(path: str, link: str) -> tuple[str, str]:
    parts = urlsplit(link)
    there = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return there if parts.path else path, unquote(parts.fragment)


def entries(html: str) -> int:
    """How many reports, events, doubts and names of shelves a page lists."""
    return len(
        re.findall(r'<li class="report"|<li class="deed"|<section class="waiting"|<ul class="doubts">|<li><a', html)
    )


@pytest.mark.no_cover
def test_no_page_is_too_long(pages: dict[str, str]) -> None:
    long = {path: (entries(html), len(html.encode())) for path, html in pages.items()}
    bad = {path: found for path, found in long.items() if found[0] > MOST + 12 or found[1] > ROOM}
    assert not bad, f"{len(bad)} of {len(pages)}"


@pytest.mark.no_cover
def test_every_page_of_a_long_list_is_reached_and_no_link_is_broken(
    pages: dict[str, str], links: dict[str, set[tuple[str, str]]]
) -> None:
    waiting, reached = ["index.html"], {"index.html"}
    while waiting:
        fresh = {there for there, _ in links.get(waiting.pop(), ())} - reached
        reached |= fresh
        waiting += fresh
    assert set(pages) - reached == {"404.html", "review.html"}
    assert not {there for there in reached if there.endswith(".html") and there[:8] != "articles"} - set(pages)
    ids = {path: set(Facts(html).ids) for path, html in pages.items()}
    for path, found in links.items():
        assert not [(path, *link) for link in found if link[1] and link[1] not in ids.get(link[0], {link[1]})]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("shelf", "count"),
    [("outlets/harbour-times", 1000), ("tags/договор", 1000), ("outlets/unknown", 300), ("timeline/undated", 300)],
)
def test_every_report_of_a_long_shelf_stands_on_one_of_its_pages(pages: dict[str, str], shelf: str, count: int) -> None:
    held = [path for path in pages if path == f"{shelf}.html" or path.startswith(f"{shelf}/")]
    told = [
        there for path in held for there in re.findall(r'<li class="report">\s*<h\d><a href="([^"]*)"', pages[path])
    ]
    assert len(told) == count
    assert len({there.rpartition("/")[2] for there in told}) == count


@pytest.mark.no_cover
def test_a_long_shelf_is_told_by_year_and_month(pages: dict[str, str]) -> None:
    shelf = re.sub(r"\s+", " ", pages["outlets/harbour-times.html"])
    assert '<a href="harbour-times/2022.html">2022</a> <span class="count">112</span>' in shelf
    assert '<a href="harbour-times/2004.html#m-2004-05">May 2004</a>' in shelf
    assert "harbour-times/2004.html" in shelf and "outlets/harbour-times/2004.html" in pages
    year = pages["outlets/harbour-times/2004.html"]
    assert "Harbour Times" in Facts(year).text and 'href="../harbour-times.html"' in year


@pytest.mark.no_cover
@pytest.mark.parametrize(("index", "names"), [("outlets", 501), ("tags", 451)])
def test_a_long_list_of_names_is_parted_and_says_from_where_to_where(
    pages: dict[str, str], links: dict[str, set[tuple[str, str]]], index: str, names: int
) -> None:
    held = {path: html for path, html in pages.items() if path.startswith(f"{index}/index")}
    assert f"{index}/index/part-2.html" in held
    shelves = {there for path in held for there, _ in links[path] if there.startswith(f"{index}/")}
    shelves -= {there for there in shelves if there.startswith(f"{index}/index")}
    assert len(shelves - {"outlets/unknown.html"}) == names
    assert all('aria-current="page"' in html.partition("<main")[2] for html in held.values())


def test_a_short_shelf_and_a_short_list_of_names_have_one_page() -> None:
    found = {page.path for page in plan(archive(entry("a", tags=("x",)), entry("b", day=None)), Site())}
    assert not [path for path in found if path.startswith(("outlets/harbour-times/", "tags/x/", "outlets/index/"))]


@pytest.mark.parametrize(("number", "more"), [(12, False), (13, True)])
def test_home_names_the_outlets_of_most_reports_and_leads_to_all(number: int, more: bool) -> None:
    outlets = [entry(f"o{n}", outlet=f"Outlet {n:02}") for n in range(number)]
    few = [entry("more", outlet=f"Outlet {number - 1:02}"), entry("nameless", outlet=None)]
    home = next(page for page in plan(archive(*outlets, *few), Site()) if page.path == "index.html")
    html = render(home, environment((THEME,))).decode()
    shown = re.findall(r'<a href="outlets/outlet-(\d+).html">', html)
    assert len(shown) == 12 and shown[-1] == f"{number - 1:02}"
    assert (f'<a href="outlets/index.html">All {number + 1}</a>' in html) == more


# ---------------------------------------------------------------- a page for every day


def telling(*events: Event) -> Archive:
    """One report, of 22 March 2022, and events."""
    base = archive(entry("a", "2022-03-22"))
    return Archive(entries=base.entries, years=base.years, undated=(), outlets=(), tags=(), events=events)


def paths(*entries: Entry) -> list[str]:
    return [page.path for page in plan(archive(*entries), Site()) if page.path.startswith("timeline/")]


def test_every_day_with_a_report_has_a_page() -> None:
    days = ("2022-03-22", "2022-03-24?", "2022-03", "2022", "[2022-04-01,2022-04-02]", None)
    found = paths(*(entry(f"e{n}", published=dated(day)) for n, day in enumerate(days)))
    assert [path for path in found if path.count("-") == 2] == ["timeline/2022-03-22.html", "timeline/2022-03-24.html"]


def test_days_lead_to_their_neighbours_and_up() -> None:
    theme = environment((THEME,), english())
    days = ("2021-12-31", "2022-03-22", "2022-03-22", "2022-05-01")
    planned = plan(archive(*(entry(f"e{n}", day) for n, day in enumerate(days))), Site())
    html = next(render(page, theme).decode() for page in planned if page.path == "timeline/2022-03-22.html")
    assert html.count('<li class="report">') == 2
    assert 'rel="prev" href="2021-12-31.html"' in html and 'rel="next" href="2022-05-01.html"' in html
    assert '<a href="2022.html">2022</a>' in html


def test_a_day_tells_its_events_too_and_an_event_keeps_the_page_of_its_year() -> None:
    of_day, of_year = happened("2022-03-22", 1, "a"), happened("2022", 2, "a")
    held = {page.link.path: page for page in periods.split(telling(of_year, of_day), lambda _: 1, english())}
    assert held["timeline/2022-03-22.html"].events == (of_day,)
    assert periods.places(held.values())[of_day.id] == "timeline/2022.html"


def test_a_day_of_events_alone_has_no_page_of_its_own() -> None:
    found = periods.split(telling(happened("2022-03-21", 1, "a")), lambda _: 1, english())
    assert [page.link.path for page in found] == ["timeline/2022.html", "timeline/2022-03-22.html"]


# ---------------------------------------------------------------- what a page can hold


@pytest.mark.parametrize(
    ("sizes", "taken", "cuts"),
    [
        ([], 0, [(0, 0)]),
        ([1] * 200, 0, [(0, 200)]),
        ([1] * 201, 0, [(0, 200), (200, 201)]),
        ([paging.ROOM // 2] * 3, 0, [(0, 2), (2, 3)]),
        ([paging.ROOM // 2] * 3, paging.ROOM // 2, [(0, 1), (1, 3)]),
        ([paging.ROOM * 2, 1], 0, [(0, 1), (1, 2)]),
        ([1, 1], paging.ROOM * 2, [(0, 0), (0, 2)]),
    ],
)
def test_a_list_is_cut_by_its_entries_and_its_bytes(sizes: list[int], taken: int, cuts: list[tuple[int, int]]) -> None:
    assert [(cut.start, cut.stop) for cut in paging.cut(sizes, taken)] == cuts
