"""The built site in a real browser: from a disk, under a sub-path and at a root, with and without JavaScript."""

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote, unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser import launched
from folder import FERRY, fill, run, tree

NARROW, WIDE = 320, 1280

SEEN = """() => ({
    links: [...document.querySelectorAll("[href], [src]")]
        .map(each => ({
            address: each.href?.baseVal ?? each.href ?? each.src,
            typed: each.getAttribute("href") ?? each.getAttribute("src"),
            outside: each.matches("a[href^='http:'], a[href^='https:'], a[href^='mailto:']"),
        })),
    ids: [...document.querySelectorAll("[id]")].map(each => each.id),
    headings: document.querySelectorAll("h1").length,
    title: document.title,
    text: document.body.innerText.trim().length,
})"""
"""What a page links to (as typed and as the browser resolves it), its ids, and whether it shows anything."""

OVERFLOWING = """() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.body.querySelectorAll("*")]
        .filter(each => each.getBoundingClientRect().right > width + 0.5 && each.getBoundingClientRect().width > 0)
        .map(each => `${each.tagName} ${each.className} “${each.textContent.trim().slice(0, 40)}”`);
    return [document.documentElement.scrollWidth - width, wide];
}"""


class Visit:
    """A browser's context that remembers what left the site and what went wrong."""

    def __init__(self, context: BrowserContext, root: str) -> None:
        self.root, self.left, self.wrong = root, list[str](), list[str]()
        self.context = context
        context.on("request", lambda request: self._went(request.url))
        context.on("requestfailed", lambda request: self.wrong.append(f"failed: {request.url}"))
        context.on(
            "response",
            lambda answer: None if answer.status < 400 else self.wrong.append(f"{answer.status}: {answer.url}"),
        )
        context.on("console", lambda told: self.wrong.append(told.text) if told.type in ("error", "warning") else None)
        context.on("weberror", lambda fault: self.wrong.append(str(fault.error)))
        self.page: Page = context.new_page()

    def _went(self, address: str) -> None:
        if not address.startswith((self.root, "data:")):
            self.left.append(address)

    def see(self, path: str) -> Any:
        """Open a page of the site and look at it."""
        self.page.goto(self.root + path)
        return self.page.evaluate(SEEN)

    def crawl(self) -> dict[str, Any]:
        """Every page of the site that can be reached from index.html by links: address -> what is seen."""
        found: dict[str, Any] = {}
        waiting = [self.root + "index.html"]
        while waiting:
            address = waiting.pop()
            if address not in found:
                found[address] = self.see(address.removeprefix(self.root))
                inside = (urldefrag(link["address"])[0] for link in found[address]["links"] if not link["outside"])
                waiting += sorted({each for each in inside if urlsplit(each).path.endswith(".html")} - set(found))
        return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    """The five, and names that are hard on addresses, built into a folder whose own name is hard on them."""
    base = tmp_path_factory.mktemp("Mémoire & Co 100% #1 – копия")
    sources = {f"articles/{path}": data for path, data in tree(project / "articles").items()}
    hard = {
        "articles/2021/Straße & Ufer #2 (50%), “neu”+alt.txt": FERRY,
        "articles/паром.md": f"---\ntags: [c++ & <b>, 日本]\naliases: [old name/ferry]\n---\n{FERRY}",
        "articles/hidden.txt": FERRY,
        "articles/hidden.yml": "title: A report\nwithheld: By court order.",
        "articles/long.txt": FERRY,
        "pages/imprint.md": "# Imprint\n\nSee [the ferry](articles/long.html).",
        "archive.yml": "title: Archive\ncollected: 2026-11\n",
    }
    ran = run(fill(base, {**sources, **hard}), "build", "--jobs", "1", "--output", "my site")
    assert ran.status == 0, ran.err
    return base / "my site"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at a root of this machine; its address."""

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@contextmanager
def opened(folder: Path, place: str) -> Iterator[str]:
    """The site at one of its places: its address, with the final slash."""
    if place == "disk":
        yield f"{folder.as_uri()}/"
    elif place == "root":
        with served(folder) as address:
            yield address
    else:
        with served(folder.parent) as address:
            yield f"{address}my%20site/"


PLACES = pytest.mark.parametrize(
    ("place", "scripts"),
    [("disk", True), ("disk", False), ("root", True), ("sub-path", False)],
    ids=["disk", "disk, no JavaScript", "root", "sub-path, no JavaScript"],
)


@PLACES
def test_every_page_is_reached_every_link_leads_somewhere_and_nothing_leaves_the_site(
    browser: Browser, folder: Path, place: str, scripts: bool
) -> None:
    files = set(tree(folder))
    with opened(folder, place) as root, browser.new_context(java_script_enabled=scripts) as context:
        visit = Visit(context, root)
        pages = visit.crawl()
    assert (visit.left, visit.wrong) == ([], [])

    ids = {address: set(seen["ids"]) for address, seen in pages.items()}
    broken = []
    for address, seen in pages.items():
        for link in seen["links"]:
            target, fragment = urldefrag(link["address"])
            path = unquote(urlsplit(target)._replace(query="").geturl().removeprefix(root))
            if link["outside"] or target.startswith("data:"):
                continue
            if not target.startswith(root) or path not in files:
                broken.append((address, link["typed"], "no such file"))
            elif fragment and unquote(fragment) not in ids.get(target, set()):
                broken.append((address, link["typed"], "no such id"))
            elif posixpath.isabs(link["typed"]):
                broken.append((address, link["typed"], "not relative"))
    assert broken == []

    reached = {unquote(address.removeprefix(root)) for address in pages}
    aliases = {"articles/old name/ferry.html"}
    assert {path for path in files if path.endswith(".html")} - reached == {"404.html"} | aliases
    empty = [
        address for address, seen in pages.items() if not (seen["title"] and seen["headings"] == 1 and seen["text"])
    ]
    assert empty == []


@PLACES
def test_an_old_address_and_a_missing_one_show_a_page(
    browser: Browser, folder: Path, place: str, scripts: bool
) -> None:
    with opened(folder, place) as root, browser.new_context(java_script_enabled=scripts) as context:
        visit = Visit(context, root)
        visit.page.goto(f"{root}articles/old%20name/ferry.html")
        visit.page.wait_for_url(f"{root}articles/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC.html")
        assert visit.see("404.html")["headings"] == 1
    assert (visit.left, visit.wrong) == ([], [])


def too_wide(browser: Browser, folder: Path) -> dict[str, object]:
    """Pages that must be scrolled sideways on a narrow screen: by how much, and what sticks out."""
    found: dict[str, object] = {}
    with browser.new_context(viewport={"width": NARROW, "height": 640}) as context:
        visit = Visit(context, f"{folder.as_uri()}/")
        for path in sorted(path for path in tree(folder) if path.endswith(".html") and "old name" not in path):
            visit.see(quote(path))
            overflow, elements = visit.page.evaluate(OVERFLOWING)
            if overflow > 0:
                found[path] = (overflow, elements)
    return found


def test_no_page_is_wider_than_a_narrow_screen(browser: Browser, folder: Path) -> None:
    assert too_wide(browser, folder) == {}


def test_no_word_is_too_long_for_a_narrow_screen(browser: Browser, tmp_path: Path) -> None:
    text = FERRY.replace("ferry", "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 2)
    assert run(fill(tmp_path, {"articles/a.txt": text}), "build").status == 0
    assert too_wide(browser, tmp_path / "build") == {}


def test_a_page_is_used_by_keyboard_alone(browser: Browser, folder: Path) -> None:
    with browser.new_context(viewport={"width": WIDE, "height": 800}) as context:
        visit = Visit(context, f"{folder.as_uri()}/")
        visit.see("index.html")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.textContent") == "Skip to the text"
        visit.page.keyboard.press("Enter")
        assert visit.page.evaluate("document.activeElement.id") == "main"
    assert (visit.left, visit.wrong) == ([], [])


def test_what_leaves_the_site_and_what_is_broken_is_seen(browser: Browser, tmp_path: Path) -> None:
    page = '<title>x</title><h1>x</h1><img src="http://example.org/a.png"><a href="gone.html#x">y</a>'
    fill(tmp_path, {"index.html": f"{page}<script>throw 1</script>"})
    with served(tmp_path) as root, browser.new_context(viewport={"width": NARROW, "height": 640}) as context:
        visit = Visit(context, root)
        visit.crawl()
        visit.page.set_content('<p style="width: 400px">wide</p>')
        overflow, elements = visit.page.evaluate(OVERFLOWING)
    assert visit.left == ["http://example.org/a.png"]
    assert len([each for each in visit.wrong if each.startswith("404: ") and each.endswith("/gone.html")]) == 1
    assert any("1" in each for each in visit.wrong if "Uncaught" in each or each == "1"), visit.wrong
    assert overflow > 0 and len(elements) == 1
