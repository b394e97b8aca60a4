"""The site on this machine while it is worked on: what is answered, what counts as a change, and the real thing."""

import errno
import re
import socket
import subprocess
import sys
from _thread import interrupt_main
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path, PurePosixPath
from threading import Event, Timer, active_count

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from browser import launched
from folder import FERRY, Ran, build, fill, run, tree
from kuril_archive.output import MANIFEST
from kuril_archive.problems import Problem
from kuril_archive.server import EVENTS, Answer, Edition, Editions, Sources, answer, changes, serving
from kuril_archive.server.answers import is_local
from kuril_archive.server.changes import matters

LONG = 60.0
"""Seconds after which a test that waits for an event in vain is ended; none lasts so long where all is well."""
STATIC: dict[str, str | bytes] = {
    "static/.well-known/security.txt": "secret", "static/own/index.html": "<p>no body</p>", "static/a.js": "1",
    "static/own/день 1.txt": "day", "static/a.CSS": "", "static/a.svg": "<svg/>", "static/noname": b"\0",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site; beside it lies what is nobody's business."""
    folder = fill(tmp_path_factory.mktemp("archive"), {"articles/a.txt": FERRY, "outside.txt": "secret", **STATIC})
    assert build(folder).status == 0
    fill(folder / "build", {"stranger.txt": "secret"})
    return folder / "build"


def asked(site: Path, target: str) -> Answer:
    return answer(site, Editions(site).current, target)


# ---------------------------------------------------------------- a request and its answer


@pytest.mark.parametrize(
    ("target", "path"),
    [("/", "index.html"), ("/index.html", "index.html"), ("/timeline/", "timeline/index.html"),
     ("/articles/a.html?q=1", "articles/a.html"), ("/own/%D0%B4%D0%B5%D0%BD%D1%8C%201.txt", "own/день 1.txt"),
     ("/own/день%201.txt".encode().decode("latin-1"), "own/день 1.txt")],
)  # fmt: skip
def test_an_address_gives_the_file_of_the_site(site: Path, target: str, path: str) -> None:
    found = asked(site, target)
    whole, before = found.body, (site / path).read_bytes()
    assert found.status == 200
    if path.endswith(".html"):
        script = re.compile(rb"<script data-version=.*?</script>", re.DOTALL)
        assert len(script.findall(whole)) == 1 and script.sub(b"", whole) == before
    else:
        assert whole == before


@pytest.mark.parametrize(
    ("target", "location"),
    [("/timeline", "/timeline/"), ("/own?a=b%20c", "/own/?a=b%20c"), ("/ow%6E", "/own/")],
)
def test_a_folder_without_its_slash_is_sent_on(site: Path, target: str, location: str) -> None:
    assert (asked(site, target).status, asked(site, target).location) == (302, location)


@pytest.mark.parametrize(
    "target",
    ["/../outside.txt", "/%2e%2e/outside.txt", "/own/../../outside.txt", "/own/%2e%2e/%2E%2E/outside.txt",
     "/..\\outside.txt", "/..%5coutside.txt", "/%2e%2e%5c%2e%2e%5coutside.txt", "/..%2foutside.txt", "//outside.txt",
     "/a.js%00.html", "/%00", "/.kuril-archive.json", "/%2ekuril-archive.json", "/.kuril-archive.new/0",
     "/.well-known/security.txt", "/stranger.txt", "/nope", "/nope/", "/index.html/", "/own//index.html", "/A.js",
     "/C:/outside.txt", "/a.js::$DATA", "/a.js.", "/%ff", "*", "http://127.0.0.1/index.html", "outside.txt", "/.",
     "/.."],
)  # fmt: skip
def test_what_is_not_of_the_site_is_not_found_and_the_sites_own_page_says_so(site: Path, target: str) -> None:
    found = asked(site, target)
    assert found.status == 404 and b"There is no page at this address" in found.body
    assert b"secret" not in found.body and b"paths" not in found.body


def test_an_absolute_path_of_the_disk_is_not_found(site: Path) -> None:
    for target in (f"{site.parent.as_posix()}/outside.txt", f"/{site.parent.as_posix()}/outside.txt"):
        assert asked(site, target).status == 404


def test_a_link_that_leads_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, {"articles/a.txt": FERRY, "outside/a.txt": "secret", "static/in/a.txt": "in", "static/b.txt": "in"})
    assert build(tmp_path).status == 0
    site = tmp_path / "build"
    (site / "in" / "a.txt").unlink()
    (site / "in").rmdir()
    (site / "in").symlink_to(tmp_path / "outside", target_is_directory=True)
    (site / "b.txt").unlink()
    (site / "b.txt").symlink_to(tmp_path / "outside" / "a.txt")
    assert [asked(site, target).status for target in ("/in/a.txt", "/b.txt", "/a.txt")] == [404, 404, 404]


def test_a_manifest_that_names_what_lies_outside_opens_nothing(tmp_path: Path) -> None:
    manifest = '{"format": 1, "paths": ["../outside.txt", "index.html", ".hidden", "/etc/hosts"]}'
    fill(tmp_path, {"outside.txt": "secret", "build/.kuril-archive.json": manifest, "build/.hidden": "secret"})
    assert Editions(tmp_path / "build").current.paths == {"index.html"}


@pytest.mark.parametrize(
    ("target", "kind"),
    [("/", "text/html; charset=utf-8"), ("/assets/style.css", "text/css; charset=utf-8"),
     ("/captures/a.txt", "text/plain; charset=utf-8"), ("/data/articles.jsonl", "application/jsonl; charset=utf-8"),
     ("/a.js", "text/javascript; charset=utf-8"), ("/a.CSS", "text/css; charset=utf-8"), ("/a.svg", "image/svg+xml"),
     ("/noname", "application/octet-stream"), ("/nope", "text/html; charset=utf-8")],
)  # fmt: skip
def test_each_file_has_its_media_type(site: Path, target: str, kind: str) -> None:
    assert asked(site, target).kind == kind


@pytest.mark.parametrize(
    ("host", "local"),
    [("localhost", True), ("LOCALHOST:8000", True), ("127.0.0.1:1", True), ("[::1]", True), ("[::1]:8000", True),
     (None, False), ("", False), ("example.org", False), ("localhost.example.org:80", False),
     ("127.0.0.1.example.org", False), ("localhost:x", False), ("127.0.0.2", False), ("a@localhost", False),
     ("localhost:80:80", False)],
)  # fmt: skip
def test_only_this_machines_own_names_are_answered(host: str | None, local: bool) -> None:
    assert is_local(host) is local


# ---------------------------------------------------------------- problems in the page

WRONG = Problem(path="articles/<b>.txt", line=3, field="date", message='“</script>" & soon', hint="write `date: <x>`")


def test_problems_are_shown_in_every_page_escaped_and_with_their_place(site: Path) -> None:
    edition = replace(Editions(site).current, problems=(WRONG, replace(WRONG, severity="warning")))
    for target in ("/", "/nope", "/own/"):
        page = answer(site, edition, target).body.decode()
        assert "articles/&lt;b&gt;.txt:3: date: “&lt;/script&gt;&quot; &amp; soon" in page
        assert "hint: write `date: &lt;x&gt;`" in page and ">1 error, 1 warning</h2>" in page
        assert page.count("<script data-version") == page.count("</script>") == 1
    assert answer(site, edition, "/captures/a.txt").body == FERRY.encode()


def test_a_failed_build_leaves_the_last_good_site_and_says_so(site: Path) -> None:
    edition = replace(Editions(site).current, problems=(WRONG,), failed=True)
    page = answer(site, edition, "/").body.decode()
    assert "Ferry runs aground" in page and "Not built: 1 error. What is shown is the last good site." in page


def test_where_nothing_is_built_yet_a_page_says_why(tmp_path: Path) -> None:
    edition = Edition(version="1", problems=(WRONG,), failed=True)
    for target in ("/", "/articles/a.html"):
        found = answer(tmp_path, edition, target)
        assert found.status == 503 and b"Not built: 1 error.</h2>" in found.body and b"data-version" in found.body


def test_where_the_site_was_taken_away_a_page_waits_for_the_next(tmp_path: Path) -> None:
    edition = Edition(version="1", paths=frozenset(("index.html", "404.html", "a.html")))
    for target in ("/", "/a.html", "/nope"):
        found = answer(tmp_path, edition, target)
        assert found.status == 503 and b"Not built yet" in found.body and b"data-version" in found.body


def test_hundreds_of_problems_are_cut_short_in_the_page_and_errors_come_first(site: Path) -> None:
    problems = (*(replace(WRONG, severity="warning"),) * 119, WRONG)
    page = answer(site, replace(Editions(site).current, problems=problems), "/").body
    assert page.count(b"<li class") - (site / "index.html").read_bytes().count(b"<li class") == 50
    assert page.index(b'<li class="error"') < page.index(b'<li class="warning"')
    assert b"70 more in the terminal" in page


def test_a_page_gets_a_new_version_only_where_something_is_to_be_seen(site: Path) -> None:
    editions = Editions(site)
    versions = [editions.current.version]
    for problems, failed, changed in (((), False, False), ((), False, True), ((WRONG,), True, False)):
        editions.publish(problems, failed=failed, changed=changed)
        versions.append(editions.current.version)
    editions.publish((WRONG,), failed=True, changed=False)
    assert versions[0] == versions[1] and len(set(versions)) == 3 and editions.current.version == versions[-1]
    assert Editions(site).current.version != versions[0], "a server that was started anew is another"


# ---------------------------------------------------------------- changes


@pytest.mark.parametrize(
    ("name", "counts"),
    [("a.txt", True), ("2021/a.yml", True), ("_partial.html", True), ("a.b.md", True), (".", True), ("#1.txt", True),
     (".a.txt.swp", False), (".git/HEAD", False), ("a.txt~", False), ("a.swp", False), ("#a.txt#", False),
     ("4913", False), ("~$a.md", False), ("a.txt.tmp", False), ("a.txt___jb_tmp___", False), ("Thumbs.db", False),
     (".DS_Store", False), ("2021/.hidden/a.txt", False), ("a.txt.crdownload", False)],
)  # fmt: skip
def test_files_that_come_and_go_while_others_are_edited_do_not_count(name: str, counts: bool) -> None:
    assert matters(PurePosixPath(name)) is counts


@pytest.mark.parametrize(
    ("name", "counts"),
    [(".nojekyll", True), (".well-known/security.txt", True), ("a.css~", True), ("old.bak", True), ("_a.css", True),
     (".a.css.swp", False), (".#a.css", False), ("#a.css#", False), (".~lock.a.odt#", False), ("~$a.docx", False),
     (".goutputstream-X1Y2Z3", False), (".DS_Store", False), ("a.zip.part", False), ("4913", False)],
)  # fmt: skip
def test_where_files_are_copied_as_they_are_all_count_but_those_that_are_about_to_go(name: str, counts: bool) -> None:
    assert matters(PurePosixPath(name), copied=True) is counts


@contextmanager
def watched(folder: Path) -> Iterator[Iterator[tuple[str, ...]]]:
    """What changes in an archive, from when the watch stands; it ends after a long time at the latest."""
    stop = Event()
    guard = Timer(LONG, stop.set)
    guard.start()
    names = ("articles", "templates", "pages", "static")
    sources = Sources(
        folders=tuple(folder / name for name in names),
        copied=(folder / "static", folder / "templates" / "assets"),
        files=(folder / "archive.yml", folder / "_config.yml"),
        output=folder / "static" / "build",
    )
    found = changes(sources, stop, lambda: False)
    try:
        assert next(found) == ()
        yield found
    finally:
        stop.set()
        assert list(found) == [], "a stop ends it"
        guard.cancel()
        guard.join()


def seen(found: Iterator[tuple[str, ...]], last: str) -> set[str]:
    """The names that change until one with ``last`` in it has."""
    names = set[str]()
    while not any(last in name for name in names):
        names |= set(next(found))
    return names


def test_what_passes_and_what_is_made_is_no_change(tmp_path: Path) -> None:
    with watched(fill(tmp_path, {"articles/a.txt": "a", "static/build/a.html": "a"})) as found:
        passing = {"articles/.a.txt.swp", "articles/a.txt~", "static/build/a.html", "notes.txt"}
        fill(tmp_path, dict.fromkeys(passing, "b"))
        fill(tmp_path, {"articles/b.txt": "b"})
        names = seen(found, "b.txt")
        (tmp_path / "articles" / "a.txt").unlink()
        assert not passing & (names | seen(found, "a.txt"))


def test_all_that_a_build_reads_is_watched(tmp_path: Path) -> None:
    """A build copies dotfiles, and speaks of settings under a name that is not read."""
    with watched(fill(tmp_path, {"articles/a.txt": "a", "static/a.css": "", "templates/assets/a.css": ""})) as found:
        for path in ("static/.nojekyll", "static/.well-known/a", "templates/assets/.b", "_config.yml"):
            fill(tmp_path, {path: "b"})
            seen(found, Path(path).parts[0] if "known" not in path else ".well-known")
        passing = {"templates/.home.html", "articles/.b.txt"}
        fill(tmp_path, dict.fromkeys(passing, "b"))
        fill(tmp_path, {"articles/b.txt": "b"})
        assert not passing & seen(found, "b.txt")


def test_what_is_not_there_yet_or_goes_and_comes_again_is_watched(tmp_path: Path) -> None:
    with watched(fill(tmp_path, {"articles/a.txt": "a"})) as found:
        fill(tmp_path, {"archive.yml": "title: A"})
        seen(found, "archive.yml")
        (tmp_path / "pages").mkdir()
        seen(found, "pages")
        fill(tmp_path, {"pages/help/a.md": "# A"})
        seen(found, "pages/help")  # the folder at least: what came into it before it was watched is read all the same
        (tmp_path / "articles").rename(tmp_path / "elsewhere")
        seen(found, "articles")
        (tmp_path / "elsewhere").rename(tmp_path / "articles")
        seen(found, "articles")
        fill(tmp_path, {"articles/b.txt": "b"})
        seen(found, "b.txt")
        fill(tmp_path, {"archive.yml": "title: Another"})
        seen(found, "archive.yml")


# ---------------------------------------------------------------- sockets


@contextmanager
def connected(port: int, path: str, method: str = "GET", **headers: str) -> Iterator[HTTPResponse]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=LONG)) as connection:
        connection.request(method, path, headers=headers)
        with connection.getresponse() as response:
            yield response


def test_the_server_answers_on_loopback_only_and_leaves_no_thread_behind(site: Path) -> None:
    threads = active_count()
    with serving(Editions(site), 0) as port:
        with connected(port, "/") as got:
            assert (got.status, got.headers["Cache-Control"]) == (200, "no-store")
            assert got.headers["X-Content-Type-Options"] == "nosniff"
            whole = got.read()
        with socket.create_connection(("127.0.0.1", port), LONG) as raw, raw.makefile("rb") as got:
            raw.sendall(b"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            head = got.read()
            assert head.endswith(f"Content-Length: {len(whole)}\r\n\r\n".encode())
        with connected(port, "/%2e%2e/outside.txt") as got:
            assert got.status == 404
        with connected(port, "/timeline") as got:
            assert (got.status, got.headers["Location"]) == (302, "/timeline/")
        with connected(port, "/", "POST") as got:
            assert got.status == 501
        for path in ("/", EVENTS):
            with connected(port, path, Host=f"example.org:{port}") as got:
                assert got.status == 403 and b"ferry" not in got.read()
        silent = socket.create_connection(("127.0.0.1", port))
        listening = HTTPConnection("127.0.0.1", port, timeout=LONG)
        listening.request("GET", EVENTS)
        stream = listening.getresponse()
        assert version(stream)
    assert active_count() == threads
    assert stream.read().strip() in (b"", b":"), "the stream has ended"
    for each in (silent, listening, stream):
        each.close()


def test_every_edition_is_told_to_who_listens_the_current_one_at_once(site: Path) -> None:
    editions = Editions(site)
    with serving(editions, 0) as port, connected(port, EVENTS) as stream:
        assert stream.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        assert version(stream) == editions.current.version
        editions.publish((WRONG,), failed=False, changed=False)
        assert version(stream) == editions.current.version


def test_a_busy_port_gives_the_next_free_one(site: Path) -> None:
    with serving(Editions(site), 0) as first, serving(Editions(site), first) as second:
        assert second != first
        with connected(second, "/") as got:
            assert got.status == 200
        with pytest.raises(OSError, match=str(errno.EADDRINUSE)), socket.socket() as other:
            other.bind(("127.0.0.1", second))


def version(stream: HTTPResponse) -> str:
    """The next version that the stream tells."""
    while line := stream.readline():
        if line.startswith(b"data: "):
            return line.removeprefix(b"data: ").decode().strip()
    raise AssertionError("the stream has ended")


# ---------------------------------------------------------------- the real thing

PROGRAM = """
import _thread, sys, threading
def interrupt():
    sys.stdin.read()
    _thread.interrupt_main()
threading.Thread(target=interrupt, daemon=True).start()
from kuril_archive.cli import main
main()
"""
"""The program as it is; the end of its standard input does what Ctrl-C does, on every system."""


@dataclass(frozen=True, kw_only=True)
class Served:
    """A running ``kuril-archive serve``."""

    process: "subprocess.Popen[str]"
    port: int

    def told(self) -> str:
        """The next line of its standard output."""
        assert self.process.stdout
        return self.process.stdout.readline().rstrip("\n")

    def page(self, path: str) -> str:
        """What a browser gets."""
        with connected(self.port, path) as got:
            return got.read().decode()

    def end(self) -> tuple[int, str]:
        """Interrupt it; its exit status and what else it printed, on standard error too."""
        out, err = self.process.communicate(timeout=LONG)
        return self.process.returncode, out + err


def edit(folder: Path, path: str, content: str) -> None:
    """Save a file as careful editors do, whole and then renamed, so that it is one change however slow the machine."""
    fresh = folder / Path(path).with_name(".fresh")
    fresh.write_bytes(content.encode())
    fresh.replace(folder / path)


@contextmanager
def served(folder: Path, *options: str) -> Iterator[Served]:
    call = [sys.executable, "-W", "error", "-c", PROGRAM, "serve", *(options or ("--port", "0"))]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(call, cwd=folder, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]
        guard = Timer(LONG, process.kill)
        guard.start()
        try:
            line = process.stdout.readline()
            shown = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/ shows build/ \(Ctrl-C ends it\)\n", line)
            assert shown, line or process.communicate()
            yield Served(process=process, port=int(shown[1]))
        finally:
            guard.cancel()
            process.kill()


def test_an_edit_is_built_told_to_the_page_and_to_the_terminal_and_an_interrupt_ends_all(tmp_path: Path) -> None:
    with served(fill(tmp_path, {"articles/a.txt": FERRY})) as server:
        assert re.fullmatch(r"first build: \d+ files written, 0 to review, \d+\.\d\d s", server.told())
        with connected(server.port, EVENTS) as stream:
            first = version(stream)
            edit(tmp_path, "articles/a.txt", FERRY.replace("Ferry", "Barge"))
            assert re.fullmatch(r"articles/a\.txt: \d+ files written, 0 to review, \d+\.\d\d s", server.told())
            assert version(stream) != first
        assert "Barge runs aground" in server.page("/articles/a.html")
        assert server.end() == (0, "\nended\n")
    run(tmp_path, "build", "--review", "--output", "clean")
    assert tree(tmp_path / "build") == tree(tmp_path / "clean"), "what is served is what a build makes"


def test_a_first_build_that_fails_is_shown_until_it_is_mended(tmp_path: Path) -> None:
    with served(fill(tmp_path, {"articles/a.txt": FERRY, "archive.yml": "title: ["})) as server:
        assert server.told().startswith("first build: not built, the site stays as it was, ")
        assert "archive.yml:" in server.page("/") and not (tmp_path / "build").exists()
        edit(tmp_path, "archive.yml", "title: Mended")
        assert server.told().startswith("archive.yml: ")
        assert "Mended" in server.page("/") and "<dialog" not in server.page("/")
        status, rest = server.end()
    assert status == 0 and "archive.yml:" in rest and "hint: " in rest and "Traceback" not in rest


def test_a_later_build_that_fails_leaves_the_site_and_names_files_from_here(tmp_path: Path) -> None:
    with served(fill(tmp_path, {"articles/a.txt": FERRY, "templates/home.html": "good"})) as server:
        server.told()
        edit(tmp_path, "templates/home.html", "good\n{{ nope")
        assert server.told().startswith("templates/home.html: not built, the site stays as it was, ")
        page = server.page("/")
        assert page.startswith("good") and "<strong>error:</strong> templates/home.html:2: " in page.replace("\\", "/")
        (tmp_path / "articles").rename(tmp_path / "gone")
        assert server.told().startswith("articles: not built")
        assert "no archive is here, as archive.yml and articles/ are missing" in server.page("/")
        (tmp_path / "gone").rename(tmp_path / "articles")
        assert server.told().startswith("articles: not built")
        (tmp_path / "templates" / "home.html").unlink()
        assert re.match(r"templates/home\.html: \d+ files? written", server.told())
        assert "Ferry runs aground" in server.page("/")
        assert server.end()[0] == 0


def test_a_site_that_is_deleted_is_built_anew(tmp_path: Path) -> None:
    with served(fill(tmp_path, {"articles/a.txt": FERRY})) as server:
        server.told()
        (tmp_path / "build").rename(tmp_path / "gone")
        assert re.match(r"build: \d+ files written", server.told())
        assert "Ferry runs aground" in server.page("/")
        (tmp_path / "build" / MANIFEST).unlink()
        assert server.told().startswith("build: not built"), "what is left may be anybody's"
        assert "is not touched" in server.page("/")
        (tmp_path / "build").rename(tmp_path / "half")
        assert re.match(r"build: \d+ files written", server.told())
        assert "Ferry runs aground" in server.page("/") and "<dialog" not in server.page("/")
        assert server.end()[0] == 0
    assert tree(tmp_path / "build") == tree(tmp_path / "gone")


INTERRUPTED = """
import sys
module = sys.argv.pop()
class Interrupt:
    def find_spec(self, name, *_):
        if name == module:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupt())
from kuril_archive.cli import main
main()
"""
"""The program as it is, interrupted when it comes to import the module that is named last."""


@pytest.mark.parametrize("module", ["config", "loader", "server", "server.sockets", "renderer"])
def test_an_interrupt_in_the_first_moments_is_as_good_as_any(tmp_path: Path, module: str) -> None:
    call = [sys.executable, "-W", "error", "-c", INTERRUPTED, "serve", "--port=0", f"kuril_archive.{module}"]
    folder = fill(tmp_path, {"articles/a.txt": FERRY})
    ran = subprocess.run(call, cwd=folder, encoding="utf-8", capture_output=True, timeout=LONG, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "\nended\n", "")


def called(folder: Path, *options: str) -> Ran:
    """Call it where it is to end by itself; where it does not, it is interrupted."""
    guard = Timer(LONG, interrupt_main)
    guard.start()
    try:
        return run(folder, "serve", *options)
    finally:
        guard.cancel()


@pytest.mark.parametrize(
    "call",
    ["--port 65536", "--port -1", "--port x", "--articles nowhere", "--templates nowhere", "--output articles/build",
     "--base-url example.org", "extra"],
)  # fmt: skip
def test_wrong_usage_is_exit_status_2_and_nothing_is_served_or_written(tmp_path: Path, call: str) -> None:
    ran = called(fill(tmp_path, {"articles/a.txt": FERRY}), *call.split())
    assert (ran.status, ran.out) == (2, "") and ran.err
    assert set(tree(tmp_path)) == {"articles/a.txt"}


def test_a_folder_without_captures_gets_the_message_that_build_gives(tmp_path: Path) -> None:
    assert called(tmp_path) == run(tmp_path, "build")


def test_a_port_in_use_is_told_and_the_browser_is_opened_at_the_one_that_is_had(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = list[str]()

    def browser(address: str) -> bool:
        opened.append(address)
        raise KeyboardInterrupt

    monkeypatch.setattr("webbrowser.open", browser)
    with serving(Editions(site), 0) as busy:
        ran = called(fill(tmp_path, {"articles/a.txt": FERRY}), "--open", "--port", str(busy))
    told = re.match(rf"port {busy} is not free, (\d+) is\nhttp://127\.0\.0\.1:\1/ shows build/", ran.out)
    assert ran.status == 0 and told and opened == [f"http://127.0.0.1:{told[1]}/"]


# ---------------------------------------------------------------- in a browser


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of a browser, low enough that a report must be scrolled."""
    with launched() as browser, browser.new_context(viewport={"width": 800, "height": 300}) as context:
        yield context.new_page()


def test_the_page_follows_edits_keeps_its_place_and_shows_what_is_wrong(tmp_path: Path, page: Page) -> None:
    fill(tmp_path, {"articles/a.txt": FERRY + "\nMore was said about it.\n" * 40, "archive.yml": "title: One"})
    faults = list[str]()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.set_default_timeout(LONG * 1000)
    expect.set_options(timeout=LONG * 1000)
    notice = page.locator("#kuril-archive-notice dialog")
    with served(tmp_path) as server:
        server.told()
        page.goto(f"http://127.0.0.1:{server.port}/articles/a.html")
        expect(page.locator("h1")).to_have_text(re.compile("Ferry"))
        expect(notice).to_have_count(0)
        page.evaluate("scrollTo(0, 400)")
        edit(tmp_path, "articles/a.txt", FERRY.replace("Ferry", "Barge") + "\nMore was said about it.\n" * 40)
        expect(page.locator("h1")).to_have_text(re.compile("Barge"))
        page.wait_for_function("scrollY === 400")

        edit(tmp_path, "archive.yml", "title: One\nlanguage: [<img src=x>]")
        expect(notice).to_contain_text("archive.yml:2: language: ")
        expect(notice).to_contain_text("hint: ")
        expect(page.locator("h1")).to_have_text(re.compile("Barge"))
        page.get_by_role("button", name="Close").click()
        expect(notice).to_be_hidden()
        page.reload()
        expect(notice).to_be_hidden()
        edit(tmp_path, "archive.yml", "title: Two")
        expect(page.locator(".site")).to_have_text("Two")
        expect(notice).to_have_count(0)
        assert server.end()[0] == 0
        edit(tmp_path, "archive.yml", "title: Three")
        with served(tmp_path, "--port", str(server.port)) as again:
            assert again.port == server.port
            expect(page.locator(".site")).to_have_text("Three")
    assert faults == []
