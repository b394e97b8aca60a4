"""The built pages as readers use them: by keyboard alone, on a narrow screen, on paper, in every language."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser import launched
from folder import fill, run, tree

LANGUAGES = ("en", "ru", "ja")
SHEETS = {"A4": (595, 842), "Letter": (612, 792)}
"""Points, to which browsers round."""
PAGES = (
    "index.html", "timeline/index.html", "timeline/2022.html", "timeline/2022-03-22.html", "outlets/index.html",
    "outlets/bloomberg.html", "about.html", "articles/europa-press-western-policies-hinder-treaty.html",
)  # fmt: skip

SHOWN = (
    """names => names.map(name => [name, [...document.querySelectorAll(name)].some(each => each.checkVisibility())])"""
)
"""Which of the selectors show anything."""

UNNAMED = """() => [...document.querySelectorAll("a[href], summary, [tabindex='0']")]
    .filter(each => each.checkVisibility())
    .filter(each => !(each.textContent.trim() || each.getAttribute("aria-label")))
    .map(each => each.outerHTML)"""
"""What a keyboard reaches and nobody could say."""

ARTICLE = "articles/bloomberg-russia-cancels-wwii-talks.html"
"""A page with a margin note, removed lines and neighbours."""

FOCUSED = """() => {
    const seen = document.activeElement, box = seen.getBoundingClientRect(), style = getComputedStyle(seen);
    return [seen.tagName, seen.getAttribute("href") ?? seen.id, box.width > 0 && style.outlineStyle !== "none"];
}"""
"""Where the focus is, and whether it can be seen."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module", params=LANGUAGES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The five in each language of the interface, in a folder with spaces and letters that are not ASCII."""
    base = tmp_path_factory.mktemp("читальный зал 読書 1")
    sources: dict[str, str | bytes] = {f"articles/{path}": data for path, data in tree(project / "articles").items()}
    sources["events.yml"] = (project / "events.yml").read_bytes()
    sources["archive.yml"] = f"title: Kuril talks\ncollected: 2026-11\nlanguage: {request.param}\n"
    ran = run(fill(base, sources), "build", "--jobs", "1")
    assert ran.status == 0, ran.err
    return base / "build"


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The five."""
    base = tmp_path_factory.mktemp("paper")
    sources: dict[str, str | bytes] = {f"articles/{path}": data for path, data in tree(project / "articles").items()}
    assert run(fill(base, sources), "build", "--jobs", "1").status == 0
    return base / "build"


def see(page: Page, folder: Path, path: str) -> Page:
    page.goto(f"{folder.as_uri()}/{path}")
    return page


# ---------------------------------------------------------------- languages


def test_no_page_is_wider_than_a_narrow_screen_in_any_language(browser: Browser, folder: Path) -> None:
    wide = {}
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        for path in PAGES:
            see(page, folder, path)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if over > 0:
                wide[path] = over
    assert wide == {}


def test_all_that_a_keyboard_reaches_has_a_name_in_any_language(browser: Browser, folder: Path) -> None:
    with browser.new_context(java_script_enabled=True) as context:
        page = context.new_page()
        assert {path: see(page, folder, path).evaluate(UNNAMED) for path in PAGES} == {path: [] for path in PAGES}


# ---------------------------------------------------------------- keyboard


def test_a_keyboard_walks_through_an_article_and_sees_where_it_is(browser: Browser, english: Path) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = see(context.new_page(), english, ARTICLE)
        wanted = page.evaluate(
            "[...document.querySelectorAll('a[href], summary')].filter(each => each.checkVisibility()).length"
        )
        walked: list[Any] = []
        for _ in range(wanted):
            page.keyboard.press("Tab")
            walked.append(page.evaluate(FOCUSED))
    assert [each for each in walked if not each[2]] == []
    assert walked[-1][0] == "A" and walked[-1][1].endswith("about.html#data")


def test_a_keyboard_opens_what_is_folded(browser: Browser, english: Path) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = see(context.new_page(), english, ARTICLE)
        for fold in ("details.note", "details.fold"):
            assert not page.eval_on_selector(fold, "each => each.open")
            page.focus(f"{fold} summary")
            page.keyboard.press("Enter")
            assert page.eval_on_selector(fold, "each => each.open")


def test_a_keyboard_goes_from_a_year_to_a_day_of_its_calendar(browser: Browser, english: Path) -> None:
    with browser.new_context(java_script_enabled=True) as context:
        page = see(context.new_page(), english, "timeline/2022.html")
        page.focus('table a[href$="2022-03-22.html"]')
        page.keyboard.press("Enter")
        page.wait_for_url("**/timeline/2022-03-22.html")
        assert page.inner_text("h1") == "22 March 2022"


# ---------------------------------------------------------------- paper


@pytest.mark.parametrize("sheet", SHEETS)
def test_pages_print_on_both_sizes_of_paper(browser: Browser, english: Path, sheet: str) -> None:
    page = browser.new_page()
    try:
        for path in (ARTICLE, "timeline/index.html"):
            printed = see(page, english, path).pdf(format=sheet)
            boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
            assert boxes
            for box in boxes:
                assert [float(side) for side in box] == pytest.approx(SHEETS[sheet], abs=1.5)
    finally:
        page.close()


def test_paper_has_the_text_and_its_evidence_and_no_ways_around(browser: Browser, english: Path) -> None:
    page = browser.new_page()
    try:
        see(page, english, ARTICLE).emulate_media(media="print", color_scheme="dark")
        shown = dict(
            page.evaluate(SHOWN, ["nav", ".skip", ".near", ".text", ".witnesses", ".note p", ".removed tr", ".facts"])
        )
        colours = page.evaluate(
            "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
    finally:
        page.close()
    assert shown == {
        "nav": False, ".skip": False, ".near": False,
        ".text": True, ".witnesses": True, ".note p": True, ".removed tr": True, ".facts": True,
    }  # fmt: skip
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
