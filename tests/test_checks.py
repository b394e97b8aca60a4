"""The rules for a site, each with a case in which it fails; `kuril-archive check` as people and machines call it."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folder import FERRY, build, copied, fill, run, tree
from kuril_archive import builder
from kuril_archive.checks import checked_links, look, whole
from kuril_archive.checks.places import ABOVE, LOCAL, ROOT, Inside, Outside, Place, resolve
from kuril_archive.checks.reading import leads_somewhere
from kuril_archive.model import Asset
from kuril_archive.problems import LOUD, Code, Problem, Problems, heard
from test_hosts import SITES as HOST_SITES

PROJECT = Path(__file__).parent.parent
BASE = "https://example.org/archive/"
CLEAN = re.compile(r"1 capture, \d+ pages, \d+ links checked: no problems\n")


def found(files: Mapping[str, str | bytes], base_url: str | None = None) -> Problems:
    """What is wrong with a site of these files; each is asked for by the same name below static/."""
    contents = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return whole([look(path, f"static/{path}", each, base_url) for path, each in contents.items()], base_url)


def brief(problems: Problems) -> list[str]:
    return [f"{problem.path}:{problem.line} {problem.code}" for problem in problems]


# ---------------------------------------------------------------- the rules

GOOD: dict[str, dict[str, str]] = {
    "links": {"a.html": '<a href="b/c.html?x#y">', "b/c.html": '<p id=y><a href="../a.html"><a href="">'},
    "percent-encoding and references": {"a.html": '<a href="b%20%26%23.html?&amp;">', "b &#.html": ""},
    "letters of the world": {"a.html": '<a href="%D0%B1.html#%D1%8F">', "б.html": '<i id="я">'},
    "anchors": {"a.html": '<a href="#"><a href="#TOP"><a href="#n"><a name=n><a href="#:~:text=word">'},
    "other sites": {"a.html": '<a href="https://example.org/x"><a href="//example.org"><a href="mailto:a@b.example">'},
    "data in the page": {"a.html": '<img src="data:,"><link rel=icon href="data:,">'},
    "an address in a comment or a script": {"a.html": '<!-- <a href="x"> --><script>"<a href=x>"</script>'},
    "a name space of a style": {"a.css": "@namespace url(http://www.w3.org/2000/svg); /* url(x) */"},
    "an anchor in a text": {"a.html": '<a href="a.txt#L3">', "a.txt": "x"},
    "an alias": {"old.html": '<meta http-equiv=refresh content="0; url=a.html">', "a.html": ""},
    "the first of two of one attribute": {"a.html": '<a href="a.html" href="x.html">'},
    "a manifest of what is there": {
        "b/m.webmanifest": '{"start_url": "./?from=m", "icons": [{"src": "../i.png"}], "name": "src", "id": "x"}',
        "b/index.html": "",
        "i.png": "",
    },
    "a base": {"b/a.html": '<base href="../"><a href="c.html">', "c.html": ""},
}

BAD: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "link": ({"a.html": '<p>\n<a href="b.html">'}, ["a.html:2 link-broken"]),
    "relative to the page": ({"b/a.html": '<a href="b/a.html">'}, ["b/a.html:1 link-broken"]),
    "picture": ({"a.html": '<img src="b.png">'}, ["a.html:1 link-broken"]),
    "set of pictures": (
        {"a.html": '<img src="a.png" srcset="a.png 1x,b,c.png 2x, d.png 30w">', "a.png": "", "b,c.png": ""},
        ["a.html:1 link-broken"],
    ),
    "film and its picture": (
        {"a.html": '<video poster="p.png">\n<source src="v.mp4">'},
        ["a.html:1 link-broken", "a.html:2 link-broken"],
    ),
    "form": ({"a.html": '<form action="b.html">'}, ["a.html:1 link-broken"]),
    "frame": ({"a.html": '<iframe src="b.html">'}, ["a.html:1 link-broken"]),
    "drawing": (
        {"a.html": '<svg><use xlink:href="#no"/>\n<p style="fill: url(#neither)">'},
        ["a.html:1 anchor-missing", "a.html:2 anchor-missing"],
    ),
    "style": ({"a.html": '<style>\np { background: url( "b.png" ) }</style>'}, ["a.html:2 link-broken"]),
    "style sheet": (
        {"s/a.css": "/*\n*/ @import 'b.css';\n@font-face { src: url(c\\.woff) }"},
        ["s/a.css:2 link-broken", "s/a.css:3 link-broken"],
    ),
    "refresh": ({"a.html": "<meta http-equiv=Refresh content=\"0;URL='b.html'\">"}, ["a.html:1 link-broken"]),
    "case": ({"a.html": '<a href="B.html">', "b.html": ""}, ["a.html:1 link-case"]),
    "coding of accents": ({"a.html": '<a href="cafe&#x301;.html">', "caf\u00e9.html": ""}, ["a.html:1 link-case"]),
    "folder": (
        {"a.html": '<a href="b/"><a href="./">', "b/index.html": "", "index.html": ""},
        ["a.html:1 link-folder"] * 2,
    ),
    "folder without a page": ({"a.html": '<a href="b/"><a href="b">', "b/c.html": ""}, ["a.html:1 link-broken"] * 2),
    "root": ({"a.html": '<a href="/a.html"><a href="\\a.html">'}, ["a.html:1 link-root"] * 2),
    "above": ({"b/a.html": '<a href="../../b/a.html">'}, ["b/a.html:1 link-above"]),
    "own computer": (
        {"a.html": '<a href="file:///c.html"><a href="C:\\c.html"><a href="http://localhost:8000/">'},
        ["a.html:1 link-local"] * 3,
    ),
    "circle": (
        {
            "a.html": '<meta http-equiv=refresh content="0; b.html">',
            "b.html": '<meta http-equiv=refresh content="0; url=a.html">',
        },
        ["a.html:1 link-circular", "b.html:1 link-circular"],
    ),
    "anchor": (
        {"a.html": '<a href="#x">\n<a href="b.html#Y">', "b.html": "<p id=y>"},
        ["a.html:1 anchor-missing", "a.html:2 anchor-missing"],
    ),
    "id": ({"a.html": "<p id=x>\n<p id=y>\n<p id=x>"}, ["a.html:3 id-twice"]),
    "requests": (
        {
            "a.html": '<img src="https://example.org/a.png">\n<script src="//example.org/a.js"></script>\n'
            '<link rel="stylesheet" href="https://example.org/a.css">\n<iframe src="http://example.org/">\n'
            '<link rel="preconnect" href="https://example.org">'
        },
        [f"a.html:{line} request-outside" for line in range(1, 6)],
    ),
    "request of a style": ({"a.css": "@import url(https://example.org/f.css);"}, ["a.css:1 request-outside"]),
    "base elsewhere": ({"a.html": '<base href="https://example.net/"><a href="x.html">'}, ["a.html:1 request-outside"]),
    "address": ({"a.html": f'<link rel=canonical href="{BASE}b.html">'}, ["a.html:1 address-wrong"]),
    "address of another archive": (
        {"a.html": '<meta property="og:url" content="https://example.net/a.html">'},
        ["a.html:1 address-wrong"],
    ),
    "address of another page": (
        {"a.html": f'<link rel=cite-as href="{BASE}b.html">', "b.html": ""},
        ["a.html:1 address-shared"],
    ),
    "feed": (
        {"feed.xml": f"<feed>\n<id>{BASE}feed.xml</id><link href='{BASE}x.html?a&amp;b'/></feed>"},
        ["feed.xml:2 link-broken"],
    ),
    "feed in JSON": ({"feed.json": f'{{"url": "{BASE}x.html"}}'}, ["feed.json:1 link-broken"]),
    "data in a page": (
        {"a.html": f'<script type="application/ld+json">\n{{"url": "{BASE}x.html"}}</script>'},
        ["a.html:2 link-broken"],
    ),
    "picture for others": ({"a.html": f'<meta property="og:image" content="{BASE}x.png">'}, ["a.html:1 link-broken"]),
    "manifest": (
        {
            "m.webmanifest": '{"start_url": "x.html",\n"icons": [{"src": "i\\/b.png"}, {"src": "i/\\u0063.png"}]}',
            "i/c.png": "",
        },
        ["m.webmanifest:1 link-broken", "m.webmanifest:2 link-broken"],
    ),
    "manifest in a folder": (
        {"b/m.webmanifest": '{"shortcuts": [{"url": "../../a"}]}'},
        ["b/m.webmanifest:1 link-above"],
    ),
    "manifest of another site": (
        {"m.webmanifest": '{"icons": [{"src": "https://example.net/a.png"}]}'},
        ["m.webmanifest:1 request-outside"],
    ),
    "coding": ({"a.html": b"<p>\ncaf\xe9"}, ["a.html:2 html-unreadable"]),
    "declaration": ({"a.html": '<a href="x">\n<![no[ ]]>'}, ["a.html:1 link-broken", "a.html:2 html-unreadable"]),
}


@pytest.mark.parametrize("files", GOOD.values(), ids=GOOD)
@pytest.mark.parametrize("base_url", [None, BASE])
def test_what_is_good_is_passed_over(files: dict[str, str], base_url: str | None) -> None:
    assert found(files, base_url) == ()


@pytest.mark.parametrize(("files", "expected"), BAD.values(), ids=BAD)
def test_each_rule_sees_its_fault(files: dict[str, str | bytes], expected: list[str]) -> None:
    problems = found(files, BASE)
    assert brief(problems) == expected
    for problem in problems:
        assert f"(made from static/{problem.path})" in problem.message and "\n" not in problem.fault


@pytest.mark.parametrize("own", ["canonical", "cite-as"])
def test_pages_that_say_their_own_address_are_right(own: str) -> None:
    pages = {"index.html": BASE, "b/index.html": f"{BASE}b/", "b/é.html": f"{BASE}b/%C3%A9.html"}
    assert found({path: f'<link rel="{own}" href="{address}">' for path, address in pages.items()}, BASE) == ()
    moved = f'<meta http-equiv=refresh content="0; url=b.html"><link rel="{own}" href="{BASE}b.html">'
    assert found({"a.html": moved, "b.html": ""}, BASE) == ()


def test_without_a_base_url_two_pages_may_still_not_say_the_same_address() -> None:
    page = '<link rel=canonical href="https://example.net/a.html">'
    assert found({"a.html": page}) == ()
    assert brief(found({"a.html": page, "b.html": page})) == ["b.html:1 address-shared"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("c.html#x", Inside("b/c.html", "x")), ("../c.html", Inside("c.html", "")), ("./", Inside("b/", "")),
        ("..", Inside("", "")), ("#x", Inside("b/a.html", "x")), ("?q", Inside("b/a.html", "")),
        (" c\n.html ", Inside("b/c.html", "")), ("c\\d.html", Inside("b/c/d.html", "")), ("a%2Fb", Inside("b/a/b", "")),
        ("%2e%2e/c", Inside("c", "")), (f"{BASE}c.html", Inside("c.html", "")), (BASE[:-1], Inside("index.html", "")),
        (f"{BASE}../c", ABOVE), ("../../c", ABOVE), ("/c", ROOT), ("file:c", LOCAL), ("http://127.0.0.1/", LOCAL),
        ("https://example.org/archives", Outside(fetched=True)), ("//h/c", Outside(fetched=True)),
        ("tel:1", Outside(fetched=False)), ("https://localhost.example.org/", Outside(fetched=True)),
    ],
)  # fmt: skip
def test_an_address_is_read_as_browsers_read_it(typed: str, place: Place) -> None:
    assert resolve("b/a.html", typed, BASE) == place


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:80", "a.localhost", "foo.local", "foo.local.", "nas.home.arpa", "db.internal", "0.0.0.0",
     "127.0.0.1", "10.0.0.1", "172.16.3.4", "172.31.0.1:8000", "192.168.1.5", "169.254.0.9", "[::1]", "[fd00::1]:80",
     "[fe80::1]", "me:secret@192.168.1.5"],
)  # fmt: skip
@pytest.mark.parametrize("scheme", ["http://", "https:\\\\", "//"])
def test_an_address_of_a_network_at_home_is_local(scheme: str, host: str) -> None:
    assert resolve("b/a.html", f"{scheme}{host}/c", BASE) == LOCAL
    assert resolve("b/a.html", f"{scheme}{host}", BASE) == LOCAL


@pytest.mark.parametrize(
    "host",
    ["local", "foo.local.example", "local.example", "notlocal", "172.32.0.1", "192.169.1.5", "11.0.0.1", "192.168.1",
     "[2001:4860::1]", "example.org:192", "192.168.1.5.example.org", "example.org/192.168.1.5", ""],
)  # fmt: skip
def test_an_address_of_the_world_is_not_local(host: str) -> None:
    assert resolve("b/a.html", f"http://{host}/c", BASE) == Outside(fetched=True)


def test_a_hint_names_what_was_meant() -> None:
    files = {"a.html": '<a href="timelin/2021.html"><a href="abuot.html"><a href="#mian"><i id="main">',
             "timeline/2021.html": "", "about.html": ""}  # fmt: skip
    assert [problem.hint for problem in found(files)] == [
        "did you mean “#main”?", "did you mean about.html?", "did you mean timeline/2021.html?"
    ]  # fmt: skip


def test_a_fault_that_many_pages_share_is_told_once_and_names_some_of_them() -> None:
    pages = {f"{name}.html": '<a href="x.html">' for name in "abcdef"} | {"g/h.html": '<p>\n<a href="../x.html">'}
    (problem,) = found(pages)
    assert problem.path == "a.html"
    assert problem.message.endswith("; so on 6 more pages: b.html, c.html, d.html, …)")


def test_what_a_page_says_moves_no_terminal() -> None:
    (problem,) = found({"a.html": '<a href="&#27;[2J\u0085' + "x" * 500 + '">'})
    assert "\x1b" not in str(problem) and "\u0085" not in str(problem) and len(str(problem)) < 300


def test_an_escape_that_is_no_letter_can_still_be_printed() -> None:
    (problem,) = found({"a.css": "p { background: url(\\d800 .png) }"})
    str(problem).encode()


def test_an_address_in_a_feed_is_read_as_xml_writes_it() -> None:
    assert found({"feed.xml": f"<link>{BASE}a&amp;b.html</link>", "a&b.html": ""}, BASE) == ()


def test_links_are_counted_once_a_page() -> None:
    page = look("a.html", "", b'<a href="a.html"><a href="a.html"><a href="#x"><a href="https://example.org">')
    assert checked_links([page]) == 2


SCRAPS = st.sampled_from(
    ["<", ">", "</", "<!", "<!--", "-->", "<![", "]]>", "<?", "&#xD800;", "&#0;", '"', "'", "=", " ", "\n", "\0", "/",
     "a", "script", "style", "href=", "src=", "srcset=", "id=", "url(", ")", "\\", "d800", "//[", "http:", "#", "é"]
)  # fmt: skip


@given(
    st.lists(SCRAPS, max_size=30).map("".join), st.sampled_from(["a.html", "a.css", "a.xml", "a.json", "a.webmanifest"])
)
def test_broken_mark_up_is_read_as_far_as_it_goes(text: str, path: str) -> None:
    """No file of a site, however broken, ends the check; nothing that it says cannot be printed."""
    assert leads_somewhere(path)
    for problem in found({path: text}, BASE):
        str(problem).encode()


# ---------------------------------------------------------------- the command


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with one good capture."""
    return fill(tmp_path, {"articles/a.txt": FERRY})


def codes(folder: Path, *options: str) -> list[str]:
    ran = run(folder, "check", "--jobs", "1", "--json", *options)
    report: dict[str, Any] = json.loads(ran.out)
    return [problem["code"] for problem in report["problems"]]


def test_a_clean_archive_has_no_problems_and_no_site_is_written(archive: Path) -> None:
    ran = run(archive, "check")
    assert (ran.status, ran.err) == (0, "") and CLEAN.fullmatch(ran.out), ran.out
    assert {name for name in tree(archive) if not name.startswith(".kuril-archive/")} == {"articles/a.txt"}


def test_the_archive_of_this_project_is_clean(project: Path, tmp_path: Path) -> None:
    ran = run(copied(project, tmp_path / "copy"), "check", "--strict", "--output", "elsewhere")
    assert (ran.status, ran.err) == (0, "") and ran.out.startswith("5 captures, "), ran.err


ARCHIVES: dict[Code, dict[str, str | bytes]] = {
    "file-unreadable": {"articles/b.txt": ""},
    "capture-name": {"articles/con.txt": FERRY},
    "capture-id": {"articles/b.txt": FERRY, "articles/b.md": FERRY},
    "capture-empty": {"articles/b.md": "---\ntitle: Ferry\n---\n"},
    "front-matter": {"articles/b.md": "---\ntitle: a\n"},
    "sidecar-alone": {"articles/b.yml": "title: a"},
    "sidecar-second": {"articles/a.yml": "", "articles/a.yaml": ""},
    "yaml": {"articles/a.yml": "a: [", "articles/b.txt": FERRY.replace("ferry", "tug")},
    "key-unknown": {"articles/a.yml": "outlt: a"},
    "key-value": {"articles/a.yml": "date: soon"},
    "alias": {"articles/a.yml": "aliases: [con]"},
    "date-conflict": {"articles/a.yml": "date: 2020-01-01"},
    "outlet-contested": {"archive.yml": "outlets: {A: [x], B: [x]}"},
    "mention-words": {"articles/a.yml": "mentions: {text: on no day, silent: yes}"},
    "mention-idle": {"articles/a.yml": "mentions: {text: the}"},
    "image-missing": {"articles/b.md": f"{FERRY}\n![A](b.png)\n"},
    "image-refused": {"articles/b.md": f"{FERRY}\n![A](../b.png)\n"},
    "event-source": {"events.yml": "- {date: 2021, title: A, sources: nobody}"},
    "config-name": {"config.yml": ""},
    "language": {"archive.yml": "language: tlh\n"},
    "rights-unknown": {"articles/a.yml": "rights: https://creativecommons.org/licenses/by/"},
    "accent-contrast": {"archive.yml": "accent: '#ffe'"},
    "page-name": {"pages/con.md": "Told."},
    "path-unsafe": {"static/.kuril-archive.json": ""},
    "path-shared": {"static/about.html": ""},
    "path-nested": {"static/about.html/a.txt": ""},
    "template": {"templates/about.html": "{{ nothing }}"},
    "link-broken": {"static/x.html": '<a href="y.html">'},
}
"""Code -> what, beside one good capture, brings it about."""


@pytest.mark.parametrize(("code", "files"), ARCHIVES.items(), ids=ARCHIVES)
def test_check_reports_what_build_would_report_and_what_is_wrong_with_the_site(
    archive: Path, code: Code, files: dict[str, str | bytes]
) -> None:
    assert code in codes(fill(archive, files))
    ran = run(archive, "check", "--jobs", "1")
    (line,) = [line for line in ran.err.splitlines() if line.endswith(f" [{code}]")]
    assert line.startswith(("error: ", "warning: "))
    assert ran.status == (1 if "error: " in ran.err else 0)


CALLS: dict[Code, list[str]] = {
    "usage": ["check", "--articles", "nowhere"],
    "target-foreign": ["build", "--output", "theirs"],
    "disk": ["build", "--output", "theirs/a.txt/build"],
}
"""Code -> the call that brings it about, where somebody else's folder ``theirs`` holds a file."""


@pytest.mark.parametrize(("code", "call"), CALLS.items(), ids=CALLS)
def test_calls_that_cannot_be_followed_have_their_codes(archive: Path, code: Code, call: list[str]) -> None:
    ran = run(fill(archive, {"theirs/a.txt": ""}), *call, "--json")
    assert [problem["code"] for problem in json.loads(ran.out)["problems"]] == [code]


def test_a_file_that_vanishes_while_it_is_checked_is_told() -> None:
    facts = builder._facts_of_asset(Asset(path="a.css", origin="static/a.css", file="nowhere/a.css"), None)
    assert [(problem.path, problem.code) for problem in whole([facts])] == [("static/a.css", "disk")]


def test_every_code_has_a_test_in_which_it_comes_about() -> None:
    shown: set[str] = {*ARCHIVES, *CALLS, "folder-unreadable"}  # a folder that is shut: test_loader.py
    shown.add("target-busy")  # two builds at once: test_output.py
    shown |= {line.rpartition(" ")[2] for _, lines in BAD.values() for line in lines} | {"address-shared"}
    shown |= {code for *_, expected in HOST_SITES.values() for code, _ in expected}
    assert shown == set(get_args(Code))


def test_own_templates_pages_and_files_are_checked_and_named(archive: Path) -> None:
    fill(archive, {
        "pages/help.md": "# Help\n\n[Gone](gone.html)\n", "static/x/y.html": '<p>\n<img src="z.png">',
        "templates/about.html": '<p id="a"><p id="a"><a href="/index.html">',
    })  # fmt: skip
    ran = run(archive, "check")
    assert ran.status == 1
    lines = [line for line in ran.err.splitlines() if line.startswith("error: ")]
    told = "\n".join(lines)
    assert "about.html:1: the id “a” is there already, in line 1; " in told
    assert re.search(
        r"about\.html:1: “/index\.html” begins .* \(made from the theme by about\.html\) \[link-root\]$", told, re.M
    )
    assert re.search(
        r"help\.html:\d+: “gone\.html” .* \(made from pages/help\.md by prose\.html\) \[link-broken\]$", told, re.M
    )
    assert lines[-1] == (
        "error: x/y.html:2: “z.png” leads to no file of the site (made from static/x/y.html) [link-broken]"
    )


def test_a_link_of_all_pages_is_told_once(archive: Path) -> None:
    base = (PROJECT / "templates" / "base.html").read_text("utf8").replace("'about.html'", "'abuot.html'")
    ran = run(fill(archive, {"templates/base.html": base}), "check")
    (line,) = [line for line in ran.err.splitlines() if line.startswith("error: ")]
    assert "abuot.html” leads to no file of the site (made from " in line and " more pages: " in line
    assert "did you mean about.html?" in ran.err


def test_clashes_of_paths_hide_nothing_else_that_was_found(archive: Path) -> None:
    fill(archive, {
        "static/about.html": "", "articles/b.txt": "", "articles/a.yml": "outlt: x", "archive.yml": "zzz: 1",
        "pages/con.md": "Told.",
    })  # fmt: skip
    assert codes(archive) == ["key-unknown", "path-shared", "key-unknown", "file-unreadable", "page-name"]
    assert codes(archive, "--ignore", "key-unknown") == ["path-shared", "file-unreadable", "page-name"]
    fill(archive, {"archive.yml": "ignore: [key-unknown]"})
    assert codes(archive) == ["path-shared", "file-unreadable", "page-name"]


def test_a_template_in_pieces_is_no_traceback(archive: Path) -> None:
    fill(
        archive, {"templates/base.html": "<html <p id=a id=b <![x[ <a href='<!-- {% block main %}{% endblock %} <td</"}
    )
    ran = run(archive, "check")
    assert "Traceback" not in ran.err and ran.out.startswith("1 capture, ")


def test_all_templates_at_fault_are_told_at_once_beside_the_captures(archive: Path) -> None:
    fill(archive, {"templates/about.html": "{{ x }}", "templates/404.html": "{% if %}", "articles/a.yml": "outlt: x"})
    ran = run(archive, "check")
    assert ran.status == 1
    assert re.findall(r"\[([a-z-]+)\]$", ran.err, re.MULTILINE)[:3] == ["key-unknown", "template", "template"]


def test_a_site_that_cannot_be_made_is_told_with_its_code(archive: Path) -> None:
    ran = run(fill(archive, {"archive.yml": "collected: soon"}), "check")
    assert (ran.status, ran.out) == (1, "no site can be made: 1 error\n")
    assert ran.err.splitlines()[0].endswith(" is not an EDTF day, month or year [key-value]")


def test_json_is_one_object_with_problems_and_counts(archive: Path) -> None:
    ran = run(fill(archive, {"articles/b.txt": "", "static/x.html": '<a href="y">'}), "check", "--json")
    report = json.loads(ran.out)
    assert ran.status == 1
    assert set(report) == {"captures", "articles", "pages", "files", "links", "silenced", "problems"}
    assert (report["captures"], report["articles"], report["silenced"]) == (2, 1, 0)
    assert [(problem["path"], problem["code"]) for problem in report["problems"]] == [
        ("articles/b.txt", "file-unreadable"), ("x.html", "link-broken")
    ]  # fmt: skip


@pytest.mark.no_cover
def test_two_processes_find_what_one_finds(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kuril_archive.parallel.FEW", 4)
    fill(archive, {f"pages/p{n}.md": f"# P {n}\n\n[Next](p{n + 1}.html)\n" for n in range(40)})
    one = run(archive, "check", "--jobs", "1")
    shutil.rmtree(archive / ".kuril-archive")
    two = run(archive, "check", "--jobs", "2")
    assert one == two and "p39.html:" in one.err and one.err.count("error: ") == 1


# ---------------------------------------------------------------- silence


@pytest.mark.parametrize("options", [["--ignore", "link-broken", "--ignore", "key-unknown"],
                                     ["--ignore", "link-broken, key-unknown"]])  # fmt: skip
def test_a_rule_can_be_silenced_and_the_last_line_counts_it(archive: Path, options: list[str]) -> None:
    fill(archive, {"articles/a.yml": "outlt: a", "static/x.html": '<a href="y.html"><a href="/">'})
    ran = run(archive, "check", *options)
    assert ran.status == 1 and re.findall(r"\[([a-z-]+)\]$", ran.err, re.MULTILINE) == ["link-root"]
    assert ran.out.endswith(" checked: 1 error, 2 silenced\n")
    assert run(archive, "check", *options, "--ignore", "link-root").status == 0


@pytest.mark.parametrize("typed", ["[key-unknown, date-conflict]", "key-unknown, date-conflict"])
def test_what_archive_yml_silences_is_silent_in_build_too(archive: Path, typed: str) -> None:
    fill(archive, {"articles/a.yml": "outlt: a\ndate: 2020-01-01", "archive.yml": f"ignore: {typed}"})
    built = build(archive, "--strict")
    assert (built.status, built.err) == (0, "no problems, 2 silenced\n")
    assert json.loads(run(archive, "build", "--json").out)["silenced"] == 2
    assert run(archive, "check", "--strict").out.endswith(": no problems, 2 silenced\n")


def test_build_takes_rules_to_silence_as_well(archive: Path) -> None:
    ran = build(fill(archive, {"articles/a.yml": "outlt: a"}), "--strict", "--ignore", "key-unknown")
    assert (ran.status, ran.err) == (0, "no problems, 1 silenced\n")


def test_a_fault_behind_which_a_text_is_withheld_is_always_told(archive: Path) -> None:
    fill(archive, {"articles/a.yml": "withheld: yes", "archive.yml": "ignore: [key-value]"})
    ran = build(archive)
    assert ran.status == 1 and ran.err.startswith("articles/a.yml:1: withheld: ")


@pytest.mark.parametrize("code", sorted(LOUD))
def test_rules_that_tell_of_loss_cannot_be_silenced(archive: Path, code: str) -> None:
    for verb in ("check", "build"):
        ran = run(archive, verb, "--ignore", code)
        assert ran.status == 2 and f"--ignore: “{code}” cannot be silenced" in ran.err and "hint: " in ran.err
    problem = Problem(path="a", code=code, message="m", hint="h")  # type: ignore[arg-type]
    assert heard([problem], [code]) == (problem,)


def test_an_unknown_rule_is_wrong_usage_and_the_nearest_is_named(archive: Path) -> None:
    ran = run(archive, "check", "--ignore", "linkbroken")
    assert ran.status == 2
    assert ran.err == "--ignore: “linkbroken” is not the code of a problem\nhint: did you mean link-broken?\n"


# ---------------------------------------------------------------- the document


def test_the_document_has_a_row_for_every_code_and_says_which_are_always_told() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.+?) \| (.+?) \|$", (PROJECT / "docs/checks.md").read_text("utf8"), re.M)
    assert sorted(code for code, *_ in rows) == sorted(get_args(Code))
    assert {code for code, meaning, _ in rows if meaning.endswith("; *always told*")} == LOUD
