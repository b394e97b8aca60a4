"""What hosts need of a site, each rule with a case in which it fails."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from folder import FERRY, fill, run
from kuril_archive.checks import HOSTS, Facts, deployable, look
from kuril_archive.commands import check

BASE = "https://example.org/archive/"
Sized = dict[str, int]

SITES: dict[str, tuple[str, Sized, list[tuple[str, str]]]] = {
    "no page for what is not there": ("netlify", {"index.html": 1}, [("host-404", "404.html")]),
    "a page in a folder is none": ("github-pages", {"a/404.html": 1}, [("host-404", "404.html")]),
    "a host that must be told": ("s3", {"404.html": 1}, [("host-error-page", "404.html")]),
    "a name that Jekyll leaves out": (
        "github-pages",
        {"404.html": 1, "articles/_a.html": 1},
        [("host-jekyll", "articles/_a.html")],
    ),
    "Markdown that Jekyll rewrites": (
        "github-pages",
        {"404.html": 1, "captures/a.md": 1},
        [("host-jekyll", "captures/a.md")],
    ),
    "Jekyll is switched off": ("github-pages", {"404.html": 1, "_a.html": 1, ".nojekyll": 0}, []),
    "Jekyll is another host's": ("gitlab-pages", {"404.html": 1, "_a.html": 1}, []),
    "folders in two cases": (
        "gitlab-pages",
        {"404.html": 1, "A/x/a.txt": 1, "a/x/b.txt": 1},
        [("host-path-case", "a/")],
    ),
    "folders in two cases, not by Git": ("s3", {"A/a.txt": 1, "a/b.txt": 1}, [("host-error-page", "404.html")]),
    "a path for Windows": ("netlify", {"404.html": 1, f"{'a/' * 99}bc": 1}, []),
    "a path too long for Windows": (
        "netlify",
        {"404.html": 1, f"{'a/' * 99}bcd": 1},
        [("host-path-length", f"{'a/' * 99}bcd")],
    ),
    "a path for S3": ("s3", {f"{'é/' * 341}b": 1}, [("host-error-page", "404.html")]),
    "a path too long for S3": (
        "s3",
        {f"{'é/' * 341}bc": 1},
        [("host-error-page", "404.html"), ("host-path-length", f"{'é/' * 341}bc")],
    ),
    "a sign that is refused": ("netlify", {"404.html": 1, "a#.html": 1}, [("host-path-character", "a#.html")]),
    "a sign that cuts an address": (
        "gitlab-pages",
        {"404.html": 1, "100%.html": 1},
        [("host-path-character", "100%.html")],
    ),
    "a file that just fits": ("github-pages", {"404.html": 100 * 2**20}, []),
    "a file that is too large": ("github-pages", {"404.html": 100 * 2**20 + 1}, [("host-file-size", "404.html")]),
    "a site that just fits": ("gitlab-pages", {"404.html": 10**9}, []),
    "a site that is too large": ("gitlab-pages", {"404.html": 10**9, "a.html": 1}, [("host-site-size", "index.html")]),
    "a folder that is too full": (
        "netlify",
        {"404.html": 1} | {f"a/{n}": 1 for n in range(54_001)},
        [("host-file-count", "a/")],
    ),
    "a folder that is full": ("netlify", {"404.html": 1} | {f"a/{n}": 1 for n in range(54_000)}, []),
    "a site of too many files": (
        "gitlab-pages",
        {"404.html": 1} | {f"a/{n}": 0 for n in range(199_999)},
        [("host-file-count", "index.html")],
    ),
    "no base address": ("gitlab-pages", {"404.html": 1}, [("host-base-url", "archive.yml")]),
    "links of the page for what is not there": ("netlify", {}, [("host-404-links", "404.html")]),
}
"""Title -> host, paths with their bytes, (code, path) of what is found."""


def sized(files: Sized) -> Sequence[Facts]:
    return [Facts(path=path, origin=path, size=size) for path, size in files.items()]


@pytest.mark.no_cover
@pytest.mark.parametrize(("host", "files", "expected"), SITES.values(), ids=SITES)
def test_each_rule_sees_its_fault_and_no_other(host: str, files: Sized, expected: list[tuple[str, str]]) -> None:
    page = look("404.html", "the theme", b'<a href="index.html"><a href="#a"><a href="https://example.net/">')
    base_url = None if ("host-base-url", "archive.yml") in expected else BASE
    problems = deployable(sized(files) or [page], base_url, [host])
    assert [(problem.code, problem.path) for problem in problems] == expected
    assert all(problem.hint and "\n" not in problem.message for problem in problems)


def test_whole_addresses_in_the_page_for_what_is_not_there_are_right() -> None:
    page = look("404.html", "the theme", f'<a href="{BASE}index.html"><img src="data:,">'.encode(), BASE)
    assert deployable([page], BASE, ["netlify"]) == ()


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        ({"Help/a.html": "pages/Help/a.md", "help/x/b.html": "pages/help/x/b.md"}, "rename pages/Help/ or pages/help/"),
        ({"articles/A/a.html": "articles/A/a.txt", "articles/a/b.html": "articles/a/b.txt"},
         "rename articles/A/ or articles/a/"),
        ({"Tags/a.html": "static/Tags/a.html", "tags/b.html": "tag b"}, "rename static/Tags/"),
        ({"help/a.html": "pages/help/a.md", "Help/b.png": "static/Help/b.png"}, "rename static/Help/ or pages/help/"),
    ],
)  # fmt: skip
def test_folders_in_two_cases_are_named_as_their_owner_knows_them(files: dict[str, str], hint: str) -> None:
    site = [Facts(path=path, origin=origin, size=1) for path, origin in ({"404.html": "the theme"} | files).items()]
    assert [problem.hint for problem in deployable(site, BASE, ["gitlab-pages"])] == [hint]


def test_what_several_hosts_say_alike_is_said_once() -> None:
    problems = deployable(sized({"404.html": 1}), None, list(HOSTS))
    assert [problem.code for problem in problems] == ["host-base-url", "host-error-page"]


def test_the_command_knows_every_host() -> None:
    assert tuple(HOSTS) == check.HOSTS


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return fill(tmp_path, {"articles/a.txt": FERRY, "archive.yml": f"base_url: {BASE}\ncollected: 2022"})


def test_an_archive_with_its_base_address_is_ready_for_hosts(archive: Path) -> None:
    ran = run(archive, "check", "--host", "github-pages", "--host", "gitlab-pages", "--host", "netlify", "--strict")
    assert (ran.status, ran.err) == (0, "")


def test_what_was_done_once_is_silenced_for_good(archive: Path) -> None:
    assert run(archive, "check", "--host", "s3", "--strict").status == 1
    fill(archive, {"archive.yml": f"base_url: {BASE}\nignore: [host-error-page]"})
    ran = run(archive, "check", "--host", "s3", "--strict")
    assert (ran.status, ran.err) == (0, "") and ran.out.endswith(": no problems, 1 silenced\n")


def test_an_empty_file_in_static_switches_jekyll_off(archive: Path) -> None:
    fill(archive, {"articles/b.md": "# Told\n\nThe captain told what he had seen on the way back to the harbour."})
    ran = run(archive, "check", "--host", "github-pages")
    assert "warning: captures/b.md: " in ran.err and "hint: put an empty file into static/.nojekyll" in ran.err
    ran = run(fill(archive, {"static/.nojekyll": ""}), "check", "--host", "github-pages")
    assert (ran.status, ran.err) == (0, "")


def test_an_unknown_host_is_wrong_usage(archive: Path) -> None:
    ran = run(archive, "check", "--host", "moon")
    assert ran.status == 2 and "github-pages" in ran.err
