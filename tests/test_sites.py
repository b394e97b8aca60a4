"""Whole small sites: what comes out of each folder of tests/sites is what its expected/ holds.

``five`` is the project's own archive. REWRITE_GOLDENS=1 writes expected/ anew; read the difference before committing.
"""

import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest

from folder import copied, fill, records, run, tree

SITES = Path(__file__).parent / "sites"
REWRITE = "REWRITE_GOLDENS" in os.environ
LAST_LINE = {
    "five": "5 captures, 5 articles, 4 to review, ",
    "harbour": "5 captures, 5 articles, 2 to review, ",
}


class Shown(HTMLParser):
    """The text of a page as it is read: one line a block, white space as one space."""

    LINES = frozenset("p li h1 h2 h3 h4 h5 h6 tr dt dd figure summary title nav section blockquote div ol ul".split())

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        self.hidden += tag in ("style", "script")
        self.parts.append("\n" if tag in self.LINES else "\t" if tag in ("td", "th") else "")

    def handle_endtag(self, tag: str) -> None:  # noqa: D102
        self.hidden -= tag in ("style", "script")
        self.parts.append("\n" if tag in self.LINES else "")

    def handle_data(self, data: str) -> None:  # noqa: D102
        self.parts.append("" if self.hidden else data.replace("\n", " "))

    def lines(self) -> Iterator[str]:
        """The lines that are not blank, indented."""
        for line in "".join(self.parts).split("\n"):
            if text := re.sub(r"\s+", " ", line).strip():
                yield f"    {text}\n"


def text_of(page: bytes) -> str:
    shown = Shown()
    shown.feed(page.decode())
    return "".join(shown.lines())


def golden(site: str, told: str, built: dict[str, bytes]) -> dict[str, str]:
    """What is compared: what is told, every output path, the data, and the text of the pages where they are a case."""
    found = {
        "told.txt": re.sub(r"\d+\.\d\d s -> .*", "… s -> …", told),
        "paths.txt": "".join(f"{path}\n" for path in sorted(built)),
        "articles.jsonl": built["data/articles.jsonl"].decode(),
    }
    if site != "five":
        pages = {path: text_of(data) for path, data in sorted(built.items()) if path.endswith(".html")}
        found["pages.txt"] = "\n".join(f"{path}\n{text}" for path, text in pages.items())
    return found


@pytest.fixture(scope="module", params=sorted(LAST_LINE))
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, dict[str, bytes]]:
    """Name, what the build printed, and every file of the site."""
    name: str = request.param
    folder = tmp_path_factory.mktemp(name)
    source = copied(SITES.parent.parent if name == "five" else SITES / name, folder / "copy")
    target = folder / "build"
    ran = run(source, "build", "--jobs", "1", "--output", target)
    assert ran.status == 0, ran.err
    return name, ran.err + ran.out, tree(target)


def test_a_site_is_what_its_golden_says(site: tuple[str, str, dict[str, bytes]]) -> None:
    name, told, built = site
    found, folder = golden(name, told, built), SITES / name / "expected"
    if REWRITE:
        fill(folder, found)
    expected = {path: data.decode() for path, data in tree(folder).items()}
    assert set(found) == set(expected)
    for path, text in found.items():
        assert text.splitlines() == expected[path].splitlines(), (
            f"{name}/{path}: read the difference, then `make goldens`"
        )


def test_the_last_line_counts_every_capture(site: tuple[str, str, dict[str, bytes]]) -> None:
    name, out, built = site
    assert out.splitlines()[-1].startswith(LAST_LINE[name])
    assert len(records(built["data/articles.jsonl"])) == int(LAST_LINE[name].split()[2])


def test_every_expected_folder_belongs_to_a_site_here() -> None:
    assert {folder.name for folder in SITES.iterdir() if folder.is_dir()} == set(LAST_LINE)


# ---------------------------------------------------------------- what must come out of the five


def expectations(file: Path) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in map(msgspec.json.decode, file.read_bytes().splitlines())}


def departures(found: dict[str, Any], expected: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """Key -> (found, expected), where they differ; a day must lie between its bounds."""
    published, wanted = found["published"], expected["published"]
    got = {
        **found,
        "title": None if found["title_supplied"] else found["title"],
        "removed_lines": [cut["line"] for cut in found["removed"]],
        "first_words": " ".join(found["text"].split()[: len(expected["first_words"].split())]),
        "last_words": " ".join(found["text"].split()[-len(expected["last_words"].split()) :]),
        "published": {
            "not_before": published["earliest"]
            if published["earliest"] < wanted["not_before"]
            else wanted["not_before"],
            "not_after": published["latest"] if published["latest"] > wanted["not_after"] else wanted["not_after"],
            "basis": published["basis"],
            "uncertain": "?" in published["edtf"] and published["uncertain"],
        },
    }
    return {key: (got[key], value) for key, value in expected.items() if got[key] != value}


def test_the_restated_five_come_out_as_expected(site: tuple[str, str, dict[str, bytes]]) -> None:
    name, _, built = site
    if name != "five":
        return
    found = records(built["data/articles.jsonl"])
    expected = expectations(SITES / "five" / "expected.jsonl")
    assert set(found) == set(expected)
    assert {key: departures(found[key], expected[key]) for key in expected} == {key: {} for key in expected}


def test_the_five_originals_come_out_as_expected(tmp_path: Path, originals: Path) -> None:
    fill(tmp_path, {f"articles/{file.name}": file.read_bytes() for file in originals.glob("*.txt")})
    fill(tmp_path, {"archive.yml": "collected: 2026-11\n"})
    ran = run(tmp_path, "build", "--jobs", "1")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[-1].startswith(LAST_LINE["five"])
    found = records((tmp_path / "build/data/articles.jsonl").read_bytes())
    expected = expectations(originals / "expected.jsonl")
    assert {key: departures(found[key], expected[key]) for key in expected} == {key: {} for key in expected}


def test_a_departure_is_seen() -> None:
    (expected, *_) = expectations(SITES / "five" / "expected.jsonl").values()
    day = {
        "edtf": "2022-03-24?",
        "earliest": "2022-03-24",
        "latest": "2022-03-24",
        "basis": "inferred",
        "uncertain": True,
    }
    found = {**expected, "removed": [{"line": 18}], "published": day, "text": "When it … the international order.”"}
    assert set(departures(found, expected)) == {"published", "removed_lines", "first_words"}
