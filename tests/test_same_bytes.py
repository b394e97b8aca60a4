"""The same captures make the same bytes: on any machine, in any order, by any number of processes, on any day."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from folder import FERRY, build, fill, records, tree
from kuril_archive import parallel

LONG_AGO = 1_000_000_000
COLLECTED = "collected: 2026-11\n"
YEARLESS = """Ferry runs aground off Harbour Point

HARBOUR CITY, Wednesday, 12 May (Harbour Press) - A ferry with forty people aboard ran aground on Monday.
"""


@pytest.fixture(scope="module")
def five() -> dict[str, bytes]:
    """The files of the project's own archive, in the order in which they are made."""
    project = Path(__file__).parent.parent
    sources = {f"articles/{path}": data for path, data in tree(project / "articles").items()}
    return {**sources, "archive.yml": (project / "archive.yml").read_bytes()}


@pytest.fixture(scope="module")
def built(five: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Their site, as a build in this process makes it."""
    return site(fill(tmp_path_factory.mktemp("five"), five))


def site(folder: Path) -> dict[str, bytes]:
    ran = build(folder)
    assert ran.status == 0, ran.err
    return tree(folder / "build")


def elsewhere(folder: Path, *arguments: str, **environment: str) -> dict[str, bytes]:
    """The site as the program makes it in a process of its own."""
    program = Path(sys.executable).with_name("kuril-archive")
    call = [str(program), "build", "--quiet", *arguments]
    subprocess.run(call, cwd=folder, env={**os.environ, "PYTHONWARNINGS": "error", **environment}, check=True)
    return tree(folder / "build")


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def weathered(folder: Path) -> Path:
    """Give every file one time of change, long ago."""
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return folder


def touched(folder: Path) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and file.stat().st_mtime != LONG_AGO
    }


@pytest.mark.parametrize(
    ("environment", "arguments"),
    [
        ({"PYTHONHASHSEED": "0"}, ["--jobs", "1"]),
        ({"PYTHONHASHSEED": "1"}, ["--jobs", "2"]),
        ({"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}, []),
        ({"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"}, []),
        ({"SOURCE_DATE_EPOCH": "0", "PYTHONUTF8": "1"}, []),
        ({"SOURCE_DATE_EPOCH": "4000000000", "PYTHONOPTIMIZE": "1"}, []),
    ],
    ids=lambda value: " ".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else " ".join(value),
)
def test_the_machine_makes_no_difference(
    tmp_path: Path, five: dict[str, bytes], built: dict[str, bytes], environment: dict[str, str], arguments: list[str]
) -> None:
    folder = fill(tmp_path / "Архив, zweiter Versuch", five)
    assert differences(elsewhere(folder, *arguments, **environment), built) == []


def test_the_order_in_which_files_were_made_makes_no_difference(
    tmp_path: Path, five: dict[str, bytes], built: dict[str, bytes]
) -> None:
    backwards = sorted(five, reverse=True)
    shuffled = backwards[1::2] + backwards[::2]
    assert differences(site(fill(tmp_path, {path: five[path] for path in shuffled})), built) == []


def test_the_day_of_the_build_makes_no_difference_where_collected_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"articles/a.txt": YEARLESS, "articles/b.txt": FERRY.replace(", 12 May 2021", "")}
    sites = []
    for day in (dt.date(2026, 11, 30), dt.date(2061, 1, 1)):
        monkeypatch.setattr("kuril_archive.commands.archive.today", lambda day=day: day)
        sites.append(site(fill(tmp_path / str(day), {**files, "archive.yml": COLLECTED})))
    assert differences(*sites) == []


@pytest.mark.parametrize(("epoch", "latest"), [("1450000000", "2010-05-12"), ("1650000000", "2021-05-12")])
def test_where_it_is_not_said_source_date_epoch_is_the_day_of_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, latest: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    data = site(fill(tmp_path, {"articles/a.txt": YEARLESS}))["data/articles.jsonl"]
    published = records(data)["a"]["published"]
    assert isinstance(published, dict) and published["latest"] == latest


@pytest.mark.parametrize("epoch", ["soon", "²", "99999999999999", "9" * 30])
def test_a_senseless_source_date_epoch_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = build(fill(tmp_path, {"articles/a.txt": YEARLESS}))
    assert ran.status == 2 and ran.err.startswith(f"SOURCE_DATE_EPOCH: “{epoch}” is not a number of seconds")
    assert not (tmp_path / "build").exists()


@pytest.mark.no_cover
def test_many_processes_make_the_bytes_of_one(tmp_path: Path) -> None:
    ports = ("Harbour Point", "Quay Town", "Pier Head")
    many = {
        f"articles/{number % 7}/{number:03}.txt": FERRY.replace(
            "12 May 2021", f"{number % 28 + 1} May {1990 + number % 30}"
        )
        .replace("Harbour Point", ports[number % 3])
        .replace("forty", str(number))
        for number in range(parallel.FEW + 20)
    }
    fill(tmp_path, {**many, "archive.yml": COLLECTED, "articles/z.txt": b"\xff", "articles/y.yml": "title: nobody's"})
    one = build(tmp_path)
    two = build(tmp_path, "--jobs", "2", "--output", "two")
    assert (one.status, one.err) == (two.status, two.err) and one.status == 1
    found = tree(tmp_path / "build")
    assert len(found) > 2 * parallel.FEW, "too few pages for workers to run"
    assert differences(found, tree(tmp_path / "two")) == []


# ---------------------------------------------------------------- builds after builds


def test_a_second_build_touches_nothing(tmp_path: Path, five: dict[str, bytes], built: dict[str, bytes]) -> None:
    site(fill(tmp_path, five))
    weathered(tmp_path / "build")
    assert differences(site(tmp_path), built) == []
    assert touched(tmp_path / "build") == set()


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Three reports of three years, built, and every file weathered."""
    files = {
        f"articles/{year}.txt": FERRY.replace("2021", str(year)).replace("Ferry", f"Ferry {year}")
        for year in (2001, 2011, 2021)
    }
    site(fill(tmp_path, {**files, "archive.yml": COLLECTED}))
    weathered(tmp_path)
    return tmp_path


def test_an_edited_capture_changes_its_page_its_copy_and_what_quotes_it_only(three: Path) -> None:
    file = three / "articles" / "2011.txt"
    file.write_text(file.read_text("utf-8").replace("Nobody was hurt", "Not one passenger was hurt"), "utf-8")
    after = site(three)
    quoting = {path for path, data in after.items() if b"Not one passenger" in data.replace(b"\r\n ", b"")}
    assert {"articles/2011.html", "captures/2011.txt", "data/articles.jsonl", "timeline/2011.html"} <= quoting
    assert touched(three / "build") == quoting | {"data/mentions.jsonl"}, "and where its times stand"
    assert differences(after, clean(three)) == []


def test_a_new_title_reaches_every_page_that_shows_it_and_no_other(three: Path) -> None:
    before = tree(three / "build")
    fill(three, {"articles/2011.yml": "title: Another title"})
    after = site(three)
    showing = {path for path, data in after.items() if b"Another title" in data}
    assert {"articles/2011.html", "articles/2001.html", "index.html", "data/articles.jsonl"} <= showing
    assert touched(three / "build") == showing == set(differences(before, after))
    assert differences(after, clean(three)) == []


def test_a_removed_capture_takes_its_page_along(three: Path) -> None:
    (three / "articles" / "2011.txt").unlink()
    after = site(three)
    assert not {"articles/2011.html", "captures/2011.txt", "timeline/2011.html"} & set(after)
    assert not (three / "build" / "timeline" / "2011.html").exists()
    assert not any(b"Ferry 2011" in data or b"2011.html" in data for data in after.values()), "no page speaks of it"
    assert differences(after, clean(three)) == []


def test_a_changed_template_of_the_archives_own_is_used_by_the_next_build(three: Path) -> None:
    for shown in (b"Sunk.", b"Raised."):
        fill(three, {"templates/404.html": shown})
        assert site(three)["404.html"] == shown
    (three / "templates" / "404.html").unlink()
    assert b"Raised." not in site(three)["404.html"]


def clean(folder: Path) -> dict[str, bytes]:
    """The site of the same captures, built for the first time."""
    assert build(folder, "--output", "clean").status == 0
    return tree(folder / "clean")
