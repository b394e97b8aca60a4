"""A build with nothing to do is spared; one with something to do never is, and makes what a first build would make."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from folder import FERRY, build, fill, run, tree, unmeasured
from kuril_archive import builder, cache, config, places
from kuril_archive.commands.archive import SETTINGS
from kuril_archive.loader import events
from kuril_archive.model import Report

FILES = {
    "archive.yml": "collected: 2022\n",
    "articles/a.txt": FERRY,
    "articles/a.yml": "tags: [sea]\n",
    "pages/us.md": "# We\n\nOne.\n",
    "static/x.txt": "x",
    "templates/assets/own.css": "p {}\n",
    "events.yml": "- {date: 2021-05-11, title: The ferry runs aground}\n",
}
LONG_AGO = 1_600_000_000 * 10**9
KEPT = cache.FOLDER / "build.json"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An archive whose files were last written long ago, built once."""
    fill(tmp_path, FILES)
    aged(tmp_path)
    assert build(tmp_path).status == 0
    return tmp_path


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Build, and tell whether there was anything to do."""
    calls: list[int] = []
    real = builder.build

    def counted(*given: Any) -> Report:
        calls.append(1)
        return real(*given)

    monkeypatch.setattr(builder, "build", counted)

    def once(folder: Path, *options: str) -> bool:
        calls.clear()
        assert build(folder, *options).status == 0
        return bool(calls)

    return once


def aged(folder: Path) -> None:
    """Let every source look as if it had been written long ago."""
    for name in FILES:
        if (folder / name).exists():
            os.utime(folder / name, ns=(LONG_AGO, LONG_AGO))


def test_nothing_is_done_twice(home: Path, built: Callable[..., bool]) -> None:
    site = tree(home / "build")
    assert not built(home)
    assert tree(home / "build") == site


def test_the_report_of_a_spared_build_says_that_nothing_was_written(home: Path) -> None:
    told = run(home, "build", "--json").out
    assert '"written": 0' in told
    assert f'"unchanged": {len(tree(home / "build")) - 1}' in told


def changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text("utf8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf8", newline="\n")

    return change


def removed(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def added(name: str, text: str) -> Callable[[Path], None]:
    def add(folder: Path) -> None:
        fill(folder, {name: text})

    return add


CHANGES: dict[str, Callable[[Path], None]] = {
    "a capture, same length": changed("articles/a.txt", "forty", "fifty"),
    "a sidecar": changed("articles/a.yml", "sea", "coast"),
    "a sidecar goes": removed("articles/a.yml"),
    "a capture comes": added("articles/b.txt", FERRY.replace("Ferry", "Barge")),
    "another file comes": added("articles/notes.pdf", "x"),
    "the archive's keys": changed("archive.yml", "2022", "2023"),
    "an event's name": changed("events.yml", "runs", "goes"),
    "the file of events goes": removed("events.yml"),
    "an own page": changed("pages/us.md", "One", "Two"),
    "a copied file": changed("static/x.txt", "x", "y"),
    "a template": changed("templates/assets/own.css", "p", "b"),
    "a file with a name that is not read": added("_config.yml", "title: x\n"),
    "a compiled file": added("static/x.pyc", "x"),
    "an empty folder": lambda folder: (folder / "articles" / "sub").mkdir(),
    "a page of the site goes": removed("build/index.html"),
    "a page of the site is another": changed("build/index.html", "html", "HTML"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_any_change_is_seen(home: Path, built: Callable[..., bool], change: Callable[[Path], None]) -> None:
    change(home)
    aged(home)
    assert built(home)
    site = tree(home / "build")
    (home / KEPT).unlink()
    assert built(home, "--output", "fresh/build")
    assert tree(home / "fresh" / "build") == site


def test_a_change_behind_a_link_is_seen(home: Path, built: Callable[..., bool]) -> None:
    fill(home, {"elsewhere/own.css": "b {}\n"})
    try:
        (home / "templates" / "assets" / "shared").symlink_to(home / "elsewhere", target_is_directory=True)
    except OSError:  # Windows lets only some users link
        return
    assert built(home)
    os.utime(home / "elsewhere" / "own.css", ns=(LONG_AGO, LONG_AGO))
    build(home)
    (home / "elsewhere" / "own.css").write_text("i {}\n", "utf8", newline="\n")
    assert built(home)


def test_the_settings_that_are_watched_are_those_that_are_read() -> None:
    assert set(SETTINGS) == {config.FILE, *places.NEARLY, events.FILE, *events.NEARLY}


def test_other_options_and_another_day_are_other_questions(
    home: Path, built: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert built(home, "--base-url", "https://example.org/")
    assert built(home, "--output", "other")
    assert built(home, "--review")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert built(home)


@pytest.mark.parametrize(
    ("before", "spared"),
    [(0, False), (50_000_001, False), (500_000_001, True), (1_000_000_000, False), (2_500_000_001, True)],
)
def test_a_source_of_this_moment_may_have_been_written_again(
    home: Path, built: Callable[..., bool], monkeypatch: pytest.MonkeyPatch, before: int, spared: bool
) -> None:
    """A disk that tells fine times is trusted after a moment, one that tells whole seconds after two."""
    now = 4_000_000_000 * 10**9  # later than any file of the program
    os.utime(home / "articles" / "a.txt", ns=(now - before, now - before))
    monkeypatch.setattr("time.time_ns", lambda: now)
    assert built(home)
    assert built(home) is not spared


def test_what_changes_during_a_build_is_built_next_time(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builder.build

    def building(*given: Any) -> Report:
        (home / "articles" / "a.yml").write_text("tags: [coast]\n", "utf8")
        return real(*given)

    (home / KEPT).unlink()
    monkeypatch.setattr(builder, "build", building)
    build(home)
    assert not (home / KEPT).exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 2}', b"\xff"])
def test_what_cannot_be_read_is_a_miss(home: Path, built: Callable[..., bool], content: bytes) -> None:
    (home / KEPT).write_bytes(content)
    assert built(home)
    assert not built(home)


def test_where_nothing_can_be_kept_all_is_built(home: Path, built: Callable[..., bool]) -> None:
    for file in (home / cache.FOLDER).iterdir():
        file.unlink()
    (home / cache.FOLDER).rmdir()
    (home / cache.FOLDER).write_text("in the way", "utf8")
    assert built(home)
    assert built(home)


def test_a_check_and_a_review_with_nothing_to_do_are_spared_too(home: Path) -> None:
    write_outlet = fill(home, {"articles/a.yml": "outlet: Harbour Press\n"})
    aged(write_outlet)
    for verb in ("check", "review"):
        first = run(home, verb)
        assert (home / cache.FOLDER / f"{verb}.json").is_file()
        assert not loaded_by(home, verb) & {"kuril_archive.builder", "jinja2", "yaml"}
        assert run(home, verb) == first
    fill(home, {"articles/a.yml": "title: Ferry\noutlt: x\n", "articles/b.txt": "No day, no outlet.\n"})
    aged(home)
    assert "outlt" in run(home, "check").err
    assert "day unknown" in run(home, "review").out


def test_what_is_kept_stays_out_of_version_control(home: Path) -> None:
    assert (home / cache.FOLDER / ".gitignore").read_text("utf8") == "*\n"


def loaded_by(folder: Path, verb: str) -> set[str]:
    """The modules that a call imports."""
    program = (
        f"import sys\nfrom kuril_archive.cli import main\n"
        f"try: main(['{verb}'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    )
    call = [sys.executable, "-c", program]
    ran = subprocess.run(call, cwd=folder, env=unmeasured(), capture_output=True, check=True, encoding="utf8")
    return set(ran.stdout.splitlines()[-1].split())


def test_a_build_with_nothing_to_do_imports_no_engine(home: Path) -> None:
    loaded = loaded_by(home, "build")
    assert "kuril_archive.cache" in loaded
    assert not loaded & {"jinja2", "markdown", "yaml", "nh3", "kuril_archive.builder", "kuril_archive.analysis.anatomy"}
