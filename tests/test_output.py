"""The only writer: faults before the first byte, and a whole site at every moment after it."""

import errno
import io
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kuril_archive import lock, output
from kuril_archive.lock import locked
from kuril_archive.output import LOCK, MANIFEST, STAGING, Written, write
from kuril_archive.paths import collisions, refusals
from kuril_archive.problems import ArchiveError

Site = dict[str, bytes]


def page(*links: str, text: str = "") -> bytes:
    return "".join(f'<a href="{link}">to</a>' for link in links).encode() + text.encode()


OLD: Site = {
    "index.html": page("keep.html", "change.html", "gone/deep/page.html", "style.css"),
    "keep.html": page("index.html"),
    "change.html": page("gone/deep/page.html", "gone/leaf.html"),
    "gone/deep/page.html": page("../../change.html"),
    "gone/leaf.html": page("../index.html"),
    "style.css": b"a { color: red }",
}
NEW: Site = {
    "index.html": page("keep.html", "change.html", "fresh/one.html", "style.css"),
    "keep.html": OLD["keep.html"],
    "change.html": page("fresh/two.html", "index.html"),
    "fresh/one.html": page("two.html", "../change.html"),
    "fresh/two.html": page("one.html", "../index.html"),
    "style.css": b"a { color: navy }",
}
THIRD: Site = {
    "index.html": page("fresh/one.html", "last.html"),
    "fresh/one.html": page("../last.html"),
    "last.html": b".",
}
FILES: Site = {"index.html": page("a", "b/c.html"), "a": b"file", "b/c.html": b"below", "b/d/e.html": b"deeper"}
FOLDERS: Site = {"index.html": page("a/x/y.html", "b"), "a/x/y.html": b"now below", "b": b"now a file"}


def build(target: Path, site: Mapping[str, bytes | Path]) -> Written:
    return write(target, iter(site.items()), site.keys())


def tree(folder: Path) -> dict[str, bytes | None]:
    """Give all there is below a folder; folders stand with None, links with where they lead."""
    found = sorted(folder.rglob("*")) if folder.exists() else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in found}


def files(folder: Path) -> Site:
    """Give the files of the site: all but the program's own."""
    own = (MANIFEST, STAGING, LOCK)
    return {path: data for path, data in tree(folder).items() if data is not None and path.split("/")[0] not in own}


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def refused(function: Callable[[], object]) -> str:
    with pytest.raises(ArchiveError) as caught:
        function()
    assert all(problem.hint for problem in caught.value.problems)
    return str(caught.value)


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Give a folder in memory where there is one: thousands of small builds are made here."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with TemporaryDirectory(dir=memory) as folder:
        yield Path(folder).resolve()


# ---------------------------------------------------------------- collisions


@pytest.mark.parametrize(
    "path", ["index.html", "articles/наука/a b.html", "a..b/.well-known", "Ab.c/console.html", "д" * 127]
)
def test_good_paths_pass(path: str) -> None:
    assert collisions([(path, "a.txt")]) == ()


BAD_NAMES = {
    "/etc/passwd": "absolute",
    "a/../b": "'..'",
    "./a": "'.'",
    "..": "'..'",
    "": "empty",
    "a//b": "empty",
    "a/": "empty",
    "a\\b": "backslash",
    "a\0b": "control",
    "a/b\n.html": "control",
    "a\x9f": "control",
    "a\ud800": "control",
    "д" * 128 + "/a": "255 bytes",
    "CON": "Windows",
    "a/nul.html": "Windows",
    "Com1/a": "Windows",
    "lpt¹ .txt": "Windows",
    "a./b": "dot or space",
    "a ": "dot or space",
    "...": "dot or space",
    "a?.html": "? *",
    "c:a": "? *",
    ".Kuril-archive.json": "this program",
    ".kuril-archive.new/1": "this program",
    ".kuril-archive.lock": "this program",
}


@pytest.mark.parametrize(("path", "wrong"), BAD_NAMES.items(), ids=ascii)
def test_a_name_that_some_file_system_cannot_hold_is_refused(path: str, wrong: str) -> None:
    (problem,) = collisions([(path, "articles/a.txt")])
    assert wrong in problem.message
    assert problem.path == "articles/a.txt"
    assert "rename articles/a.txt" in problem.hint


@pytest.mark.parametrize("other", ["tag/moscow.html", "tag/Moscow.html", "tag/MOSCOW.HTML"])
def test_two_writers_of_one_path_are_named_both(other: str) -> None:
    (problem,) = collisions([(other, "b.txt"), ("tag/moscow.html", "a.txt")])
    assert {problem.path} | ({"a.txt", "b.txt"} & set(re.split(r"[ ,:]", problem.message))) == {"a.txt", "b.txt"}
    assert "rename" in problem.hint


def test_composed_and_decomposed_letters_are_one_path() -> None:
    (problem,) = collisions([("caf\u00e9.html", "a.txt"), ("cafe\u0301.html", "b.txt")])
    assert "a.txt" in str(problem)
    assert "b.txt" in str(problem)


def test_a_path_is_not_both_a_file_and_a_folder() -> None:
    (problem,) = collisions([("A", "a.txt"), ("a/b.html", "b.txt"), ("a/c/d.html", "c.txt")])
    assert problem.path == "a.txt"
    assert "b.txt" in problem.message
    assert "folder" in problem.message


def test_all_faults_come_at_once_sorted_whatever_the_order() -> None:
    claims = [("a", "1"), ("a/b", "2"), ("x", "3"), ("X", "4"), ("x", "5"), ("nul", "6"), ("..", "0")]
    problems = collisions(claims)
    assert len(problems) == 5
    assert problems == collisions(reversed(claims)) == tuple(sorted(problems))


SEGMENT = st.sampled_from(["a", "A", "b.html", "con", "c?", "..", "\u00e9", "e\u0301"])


@given(st.lists(st.lists(SEGMENT, min_size=1, max_size=3).map("/".join), max_size=12))
def test_what_keeps_a_path_from_being_written_is_said_of_the_later_one(asked: list[str]) -> None:
    claims = [(path, f"{number}.txt") for number, path in enumerate(asked)]
    told = list(refusals(claims))
    kept = [claim for claim, wrong in zip(claims, told, strict=True) if not wrong]
    assert len(told) == len(claims) and collisions(kept) == ()
    for number, wrong in enumerate(told):
        before = [claim for claim in kept if claim in claims[:number]]
        assert bool(wrong) == bool(collisions([*before, claims[number]])), claims[number]


# ---------------------------------------------------------------- plain builds


def test_a_first_build_writes_all_and_leaves_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / "out" / "site"
    assert build(target, OLD) == Written(written=len(OLD), unchanged=0, deleted=0)
    assert files(target) == OLD
    assert names_in(target) == {"gone", MANIFEST, *(path for path in OLD if "/" not in path)}
    assert names_in(target.parent) == {"site"}


def test_an_empty_folder_is_a_target(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", OLD)
    assert files(tmp_path / "site") == OLD
    assert names_in(tmp_path) == {"site"}


def test_an_empty_mounted_folder_is_filled_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A volume of a container can be neither removed nor renamed."""
    monkeypatch.setattr(os.path, "ismount", lambda path: True)
    (tmp_path / "site").mkdir()
    inode = (tmp_path / "site").stat().st_ino
    build(tmp_path / "site", OLD)
    assert files(tmp_path / "site") == OLD
    assert (tmp_path / "site").stat().st_ino == inode


def test_a_later_build_is_byte_for_byte_a_first_one(tmp_path: Path) -> None:
    build(tmp_path / "later", OLD)
    assert build(tmp_path / "later", NEW) == Written(written=5, unchanged=1, deleted=2)
    build(tmp_path / "first", dict(reversed(NEW.items())))
    assert tree(tmp_path / "later") == tree(tmp_path / "first")


def test_unchanged_files_keep_their_time_the_manifest_too(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    for path in tmp_path.rglob("*"):
        os.utime(path, (1, 1))
    assert build(tmp_path, OLD) == Written(written=0, unchanged=len(OLD), deleted=0)
    assert {path.stat().st_mtime for path in tmp_path.rglob("*")} == {1}


def test_a_file_is_copied_byte_for_byte_and_compared_by_bytes(tmp_path: Path) -> None:
    source = tmp_path / "photo.jpg"
    source.write_bytes(b"\xff\xd8" * 1_000_000)
    assert build(tmp_path / "site", {"photo.jpg": source}).written == 1
    assert (tmp_path / "site/photo.jpg").read_bytes() == source.read_bytes()
    assert build(tmp_path / "site", {"photo.jpg": source}).unchanged == 1
    source.write_bytes(b"\xff\xd8" * 999_999 + b"\xff\xd9")
    assert build(tmp_path / "site", {"photo.jpg": source}).written == 1


def test_the_manifest_names_all_paths_in_order(tmp_path: Path) -> None:
    build(tmp_path, {"b.html": b"", "я.html": b"", "a/c.html": b""})
    text = (tmp_path / MANIFEST).read_text(encoding="utf-8")
    assert text == '{\n  "format": 1,\n  "paths": [\n    "a/c.html",\n    "b.html",\n    "я.html"\n  ]\n}\n'


def test_modes_follow_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        build(tmp_path / "site", OLD)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")} == {0o640, 0o750}


def test_pages_are_renamed_after_what_they_use_and_the_home_page_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed: list[str] = []
    replace = os.replace

    def noted(source: Path, target: Path) -> None:
        placed.append(target.name)
        replace(source, target)

    before = dict.fromkeys(("index.html", "a.html", "z.html", "z.css", "z.js"), b"old")
    build(tmp_path, before)
    monkeypatch.setattr(os, "replace", noted)
    build(tmp_path, {**dict.fromkeys(before, b"new"), "new.html": b"new"})
    assert placed == [MANIFEST, "new.html", "z.css", "z.js", "a.html", "z.html", "index.html"]


def test_a_linked_target_is_written_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    build(tmp_path / "link", OLD)
    build(tmp_path / "link", NEW)
    assert files(tmp_path / "real") == NEW
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize(("before", "after"), [(FILES, FOLDERS), (FOLDERS, FILES)])
def test_a_page_becomes_a_folder_and_back(tmp_path: Path, before: Site, after: Site) -> None:
    build(tmp_path / "later", before)
    build(tmp_path / "later", after)
    build(tmp_path / "first", after)
    assert tree(tmp_path / "later") == tree(tmp_path / "first")


def test_a_page_that_only_changed_its_case_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where A.html and a.html are one file, deleting the old name must not take the new page with it."""
    unlink = os.unlink

    def spellings(path: Path) -> list[Path]:
        return [other for other in path.parent.iterdir() if other.name.casefold() == path.name.casefold()]

    build(tmp_path, {"A.html": b"old", "index.html": page("A.html")})
    os.link(tmp_path / "A.html", tmp_path / "a.html")
    monkeypatch.setattr(os, "unlink", lambda path: [unlink(spelling) for spelling in spellings(path)])
    monkeypatch.setattr(os.path, "lexists", lambda path: path.parent.is_dir() and spellings(path) != [])
    site = {"a.html": b"old", "index.html": page("a.html")}
    build(tmp_path, site)
    assert files(tmp_path) == site


def test_a_page_that_changed_its_case_moves_where_case_matters(tmp_path: Path) -> None:
    build(tmp_path, {"A.html": b"old"})
    assert build(tmp_path, {"a.html": b"new"}) == Written(written=1, unchanged=0, deleted=1)
    assert files(tmp_path) == {"a.html": b"new"}


# ---------------------------------------------------------------- what is not ours


def test_a_foreign_folder_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    before = tree(tmp_path)
    assert "another --output" in refused(lambda: build(tmp_path, OLD))
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{}",
        b"\xff",
        b'{"format":2,"paths":[]}',
        b'{"format":1,"paths":["../thesis.txt"]}',
        b'{"format":1,"paths":7}',
        b'{"format":1,"paths":["\xff"]}',
    ],
)
def test_a_manifest_that_cannot_be_ours_makes_the_folder_foreign(tmp_path: Path, manifest: bytes) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MANIFEST).write_bytes(manifest)
    before = tree(tmp_path)
    assert MANIFEST in refused(lambda: build(tmp_path / "site", OLD))
    assert tree(tmp_path) == before


def test_a_target_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("text")
    assert "is not a folder" in refused(lambda: build(tmp_path / "site", OLD))
    assert tree(tmp_path) == {"site": b"text"}


def test_a_foreign_partial_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".site.partial").mkdir()
    (tmp_path / ".site.partial/mine").write_text("text")
    assert ".site.partial" in refused(lambda: build(tmp_path / "site", OLD))
    assert tree(tmp_path) == {".site.partial": None, ".site.partial/mine": b"text"}


def test_files_and_folders_of_others_stay(tmp_path: Path) -> None:
    build(tmp_path, OLD)
    (tmp_path / "CNAME").write_text("archive.example")
    (tmp_path / "gone/notes.txt").write_text("mine")
    (tmp_path / "empty").mkdir()
    build(tmp_path, NEW)
    assert files(tmp_path) == {**NEW, "CNAME": b"archive.example", "gone/notes.txt": b"mine"}
    assert (tmp_path / "empty").is_dir()


def stranger_file(target: Path) -> None:
    (target / "fresh").mkdir()
    (target / "fresh/one.html").write_text("mine")


def stranger_for_folder(target: Path) -> None:
    (target / "fresh").write_text("mine")


def stranger_link(target: Path) -> None:
    (target / "fresh").symlink_to(target.parent / "outside")


def stranger_behind_old_path(target: Path) -> None:
    shutil.rmtree(target / "gone")
    (target / "gone").symlink_to(target.parent / "outside")


def stranger_staging(target: Path) -> None:
    (target / STAGING).symlink_to(target.parent / "outside")


def stranger_in_folder(target: Path) -> None:
    (target / "change.html").unlink()
    (target / "change.html").mkdir()
    (target / "change.html/notes.txt").write_text("mine")


STRANGERS = [
    stranger_file, stranger_for_folder, stranger_link, stranger_behind_old_path, stranger_staging, stranger_in_folder,
]  # fmt: skip


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_stranger_where_the_site_must_write_is_refused_untouched(
    tmp_path: Path, stranger: Callable[[Path], None]
) -> None:
    (tmp_path / "outside/deep").mkdir(parents=True)
    (tmp_path / "outside/deep/page.html").write_text("not the site's")
    build(tmp_path / "site", OLD)
    stranger(tmp_path / "site")
    before = tree(tmp_path)
    assert "move it away" in refused(lambda: build(tmp_path / "site", NEW))
    assert tree(tmp_path) == before


def test_an_old_folder_with_foreign_files_does_not_become_a_page(tmp_path: Path) -> None:
    build(tmp_path, FILES)
    (tmp_path / "b/d/notes.txt").write_text("mine")
    before = tree(tmp_path)
    assert "move it away" in refused(lambda: build(tmp_path, FOLDERS))
    assert tree(tmp_path) == before


def test_a_page_that_someone_made_a_link_becomes_a_file_again(tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(NEW["keep.html"])
    build(tmp_path / "site", OLD)
    (tmp_path / "site/keep.html").unlink()
    (tmp_path / "site/keep.html").symlink_to(tmp_path / "outside")
    (tmp_path / "site/gone/deep/page.html").unlink()
    (tmp_path / "site/gone/deep/page.html").symlink_to("nowhere")
    (tmp_path / "site/gone/leaf.html").unlink()
    (tmp_path / "site/gone/leaf.html").mkdir()
    build(tmp_path / "site", NEW)
    assert files(tmp_path / "site") == NEW
    assert not (tmp_path / "site/keep.html").is_symlink()
    assert (tmp_path / "outside").read_bytes() == NEW["keep.html"]
    assert not (tmp_path / "site/gone/deep").exists()
    assert (tmp_path / "site/gone/leaf.html").is_dir(), "a folder is never a file of ours"


@pytest.mark.parametrize(("path", "wrong"), BAD_NAMES.items(), ids=ascii)
def test_unsafe_paths_are_never_written(tmp_path: Path, path: str, wrong: str) -> None:
    assert wrong in refused(lambda: build(tmp_path / "site", {"index.html": b"", path: b""}))
    assert tree(tmp_path) == {}


# ---------------------------------------------------------------- two builds at once


@pytest.fixture(params=["first", "later"])
def begun(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a target whose first build, or a later one, can begin."""
    target = tmp_path / "site"
    if request.param == "later":
        build(target, OLD)
    return target


def test_a_second_build_is_refused_while_the_first_writes_and_touches_nothing(begun: Path) -> None:
    said: list[str] = []

    def contents() -> Iterator[tuple[str, bytes]]:
        for number, (path, content) in enumerate(NEW.items()):
            if number == 2:
                before = tree(begun.parent)
                said.append(refused(lambda: build(begun, THIRD)))
                assert tree(begun.parent) == before
            yield path, content

    write(begun, contents(), NEW.keys())
    assert said[0].startswith(f"{begun}: another build is writing there\nhint: wait until it ends")
    assert files(begun) == NEW
    assert names_in(begun.parent) == {"site"} and LOCK not in names_in(begun)


WRITER = """
import sys
from pathlib import Path
from kuril_archive.output import write

def contents():
    yield "a.html", b"a"
    print("writing", flush=True)
    sys.stdin.read()
    yield "index.html", b"b"

write(Path(sys.argv[1]), contents(), ["a.html", "index.html"])
"""


def test_the_lock_of_a_killed_build_is_nobodys(begun: Path) -> None:
    call = [sys.executable, "-c", WRITER, str(begun)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf8") as first:
        assert first.stdout and first.stdout.readline() == "writing\n"
        said = refused(lambda: build(begun, NEW))
        lock = Path(said.rpartition("delete ")[2].partition(" if none runs")[0])
        assert lock.is_file()
        first.kill()
        first.wait()
    assert lock.is_file(), "what is tested is a lock that was left"
    build(begun, NEW)
    assert files(begun) == NEW
    assert names_in(begun.parent) == {"site"} and not lock.exists()


def test_a_build_that_waited_for_no_folder_finds_the_one_that_is_there_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another first build ends between the look at the target and the lock."""
    target = tmp_path / "site"

    @contextmanager
    def late(path: Path) -> Iterator[bool]:
        monkeypatch.undo()
        build(target, OLD)
        with locked(path) as held:
            yield held

    monkeypatch.setattr(output, "locked", late)
    assert build(target, NEW).unchanged == 1
    assert files(target) == NEW


def test_a_lock_that_was_deleted_while_it_was_taken_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, take = tmp_path / "lock", lock._lock

    def deleted_meanwhile(file: BinaryIO) -> None:
        monkeypatch.undo()
        path.unlink()
        take(file)

    monkeypatch.setattr(lock, "_lock", deleted_meanwhile)
    with locked(path) as held, locked(path) as twice:
        assert (held, twice) == (True, False)
    assert not path.exists()


def test_where_a_disk_knows_no_locks_a_site_is_built_all_the_same(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: BinaryIO) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(lock, "_lock", unknown)
    build(begun, NEW)
    assert files(begun) == NEW


def test_a_folder_of_someone_else_is_refused_before_it_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "theirs").write_bytes(b"")
    monkeypatch.setattr(output, "locked", None)
    assert "is not empty" in refused(lambda: build(tmp_path, NEW))


# ---------------------------------------------------------------- faults in the middle


def broken(site: Site, error: BaseException) -> Iterator[tuple[str, bytes]]:
    yield from site.items()
    raise error


@pytest.mark.parametrize("error", [RuntimeError("template"), KeyboardInterrupt(), OSError("of a reader, not ours")])
def test_where_a_page_fails_the_old_site_stays_as_it_was(tmp_path: Path, error: BaseException) -> None:
    build(tmp_path / "site", OLD)
    before = tree(tmp_path)
    with pytest.raises(type(error)) as caught:
        write(tmp_path / "site", broken(NEW, error), NEW.keys())
    assert caught.value is error
    assert tree(tmp_path) == before


def test_where_a_page_fails_in_a_first_build_nothing_stays(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        write(tmp_path / "site", broken(NEW, RuntimeError()), NEW.keys())
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("stream", [[*NEW.items(), ("extra", b"")], [*NEW.items(), *NEW.items()], [*NEW.items()][1:]])
def test_what_comes_must_be_what_was_announced(tmp_path: Path, stream: list[tuple[str, bytes]]) -> None:
    build(tmp_path, OLD)
    before = tree(tmp_path)
    with pytest.raises(ValueError, match="announced"):
        write(tmp_path, stream, NEW.keys())
    assert tree(tmp_path) == before


def test_a_source_that_is_gone_is_named(tmp_path: Path) -> None:
    said = refused(lambda: build(tmp_path / "site", {"a.css": tmp_path / "static/a.css"}))
    assert said.startswith(str(tmp_path / "static/a.css"))
    assert os.strerror(errno.ENOENT) in said
    assert tree(tmp_path) == {}


KILL = 0


class Killed(BaseException):
    """The process is dead: from now on no operation works."""


class Disk:
    """Counts what changes the disk and fails operation ``last`` with an OSError, or all from there on with Killed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done, self.last, self.error = 0, -1, 0
        self._open = io.open
        for name in ("replace", "rename", "unlink", "rmdir", "mkdir"):
            monkeypatch.setattr(os, name, self._failing(getattr(os, name)))
        monkeypatch.setattr(io, "open", self._opened)

    def arm(self, last: int, error: int) -> None:
        """Fail operation ``last`` from here, with an error number or dead; -1 fails none."""
        self.done, self.last, self.error = 0, last, error

    def step(self, writes: bool) -> None:
        """Count an operation, and fail it where its turn has come; a full disk stays full."""
        self.done += 1
        due = self.done >= self.last > 0
        if due and self.error == KILL:
            raise Killed
        if due and (self.done == self.last if self.error != errno.ENOSPC else writes):
            raise OSError(self.error, os.strerror(self.error))

    def _failing(self, function: Callable[..., None]) -> Callable[..., None]:
        def stepped(*args: object, **keywords: object) -> None:
            self.step(function.__name__ == "mkdir")
            function(*args, **keywords)

        return stepped

    def _opened(self, file: Path, mode: str = "r", *args: object) -> object:
        if "w" not in mode:
            return self._open(file, mode, *args)  # type: ignore[call-overload]
        self.step(writes=True)
        return Torn(self, file)


class Torn(io.FileIO):
    """A file whose writing can end half way."""

    def __init__(self, disk: Disk, file: Path) -> None:
        super().__init__(file, "w")
        self.disk = disk

    def write(self, data: object, /) -> int:
        """Write half of it, then perhaps the other half."""
        assert isinstance(data, bytes)
        half = super().write(data[: len(data) // 2])
        self.disk.step(writes=True)
        return half + super().write(data[half:])


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def assert_whole(target: Path, *versions: Site) -> None:
    """Every file has the full bytes of one of the versions."""
    for path, data in files(target).items():
        assert data in [version[path] for version in versions if path in version], f"{path} is torn"


def assert_reachable(target: Path) -> None:
    """Every link that can be followed from the home page leads to a file."""
    todo, seen = ["index.html"], set[str]()
    while todo:
        path = todo.pop()
        assert (target / path).is_file(), f"a link leads to {path}, which is not there"
        seen.add(path)
        links = re.findall(r'href="([^"]+)"', (target / path).read_text())
        found = {posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) for link in links}
        todo += found - seen


def moments(disk: Disk, error: int, start: Callable[[], object], run: Callable[[], object]) -> Iterator[bool]:
    """Let ``run`` fail at each of its operations in turn, each time after a new ``start``; tell whether it failed."""
    failed, last = True, 0
    while failed:
        last += 1
        start()
        disk.arm(last, error)
        try:
            run()
            failed = disk.done >= last  # a fault that was only in the tidying up
        except (Killed, ArchiveError):
            pass
        disk.arm(-1, 0)
        yield failed
    assert last > 10, "the faults were not felt"


ERRORS = [KILL, errno.EIO]


@pytest.mark.parametrize("error", ERRORS)
def test_a_later_build_may_end_at_any_moment(tmp_path: Path, disk: Disk, error: int) -> None:
    clean, target = tmp_path / "clean", tmp_path / "site"

    def start() -> None:
        shutil.rmtree(target, ignore_errors=True)
        build(target, OLD)

    build(clean, NEW)
    for _ in moments(disk, error, start, lambda: build(target, NEW)):
        assert_whole(target, OLD, NEW)
        assert_reachable(target)
        build(target, NEW)
        assert tree(target) == tree(clean)


def test_a_kill_after_a_kill_leaves_a_whole_site_too(tmp_path: Path, disk: Disk) -> None:
    clean, target, middle = tmp_path / "clean", tmp_path / "site", tmp_path / "middle"

    def start() -> None:
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(middle, target)

    build(clean, THIRD)
    build(target, OLD)
    disk.arm(27, KILL)  # some pages of NEW are in place, the others not
    with pytest.raises(Killed):
        build(target, NEW)
    disk.arm(-1, 0)
    shutil.move(target, middle)
    assert_whole(middle, OLD, NEW)
    assert files(middle) not in (OLD, NEW, {**NEW, **OLD})
    for _ in moments(disk, KILL, start, lambda: build(target, THIRD)):
        assert_whole(target, OLD, NEW, THIRD)
        assert_reachable(target)
        build(target, THIRD)
        assert tree(target) == tree(clean)


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("empty", [False, True])
def test_a_first_build_may_end_at_any_moment(tmp_path: Path, disk: Disk, error: int, empty: bool) -> None:
    clean, target = tmp_path / "clean", tmp_path / "all" / "site"

    def start() -> None:
        shutil.rmtree(target.parent, ignore_errors=True)
        (target if empty else target.parent).mkdir(parents=True)

    build(clean, NEW)
    for _ in moments(disk, error, start, lambda: build(target, NEW)):
        assert files(target) in ({}, NEW)
        build(target, NEW)
        assert tree(target) == tree(clean)
        assert names_in(target.parent) == {"site"}


def test_a_first_build_in_a_mounted_folder_may_be_killed_at_any_moment(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no home page until all that it leads to is there."""
    monkeypatch.setattr(os.path, "ismount", lambda path: True)
    clean, target = tmp_path / "clean", tmp_path / "site"

    def start() -> None:
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()

    build(clean, NEW)
    for _ in moments(disk, KILL, start, lambda: build(target, NEW)):
        assert_whole(target, NEW)
        if (target / "index.html").exists():
            assert_reachable(target)
        build(target, NEW)
        assert tree(target) == tree(clean)


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize(("before", "after"), [(FILES, FOLDERS), (FOLDERS, FILES)])
def test_a_page_may_become_a_folder_at_any_moment(
    tmp_path: Path, disk: Disk, error: int, before: Site, after: Site
) -> None:
    clean, target = tmp_path / "clean", tmp_path / "site"

    def start() -> None:
        shutil.rmtree(target, ignore_errors=True)
        build(target, before)

    build(clean, after)
    for _ in moments(disk, error, start, lambda: build(target, after)):
        assert_whole(target, before, after)
        build(target, after)
        assert tree(target) == tree(clean)


def test_a_full_disk_leaves_the_old_site_or_the_new_one_and_says_so(tmp_path: Path, disk: Disk) -> None:
    clean, target = tmp_path / "clean", tmp_path / "site"

    def start() -> None:
        shutil.rmtree(target, ignore_errors=True)
        build(target, OLD)

    build(clean, NEW)
    for failed in moments(disk, errno.ENOSPC, start, lambda: build(target, NEW)):
        assert files(target) in ((OLD, NEW) if failed else (NEW,))
        assert not (target / STAGING).exists()
    start()
    disk.arm(5, errno.ENOSPC)
    said = refused(lambda: build(target, NEW))
    assert said.startswith(str(target))
    assert os.strerror(errno.ENOSPC) in said
    assert "free some space" in said


names = st.sampled_from(["a", "b", "a.html", "index.html"])
paths = st.lists(names, min_size=1, max_size=3).map("/".join)
sites = st.dictionaries(paths, st.sampled_from([b"1", b"2"]), max_size=6).filter(
    lambda site: not collisions((path, path) for path in site)
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(before={"a": b"1"}, killed={"a/b": b"1"}, after={"a": b"2"}, last=12)
@given(before=sites, killed=sites, after=sites, last=st.integers(1, 40))
def test_any_build_after_any_other_equals_a_clean_one(
    tmp_path: Path, disk: Disk, before: Site, killed: Site, after: Site, last: int
) -> None:
    for folder in ("clean", "site"):
        shutil.rmtree(tmp_path / folder, ignore_errors=True)
    disk.arm(-1, 0)
    build(tmp_path / "clean", after)
    build(tmp_path / "site", before)
    disk.arm(last, KILL)
    try:
        build(tmp_path / "site", killed)
    except Killed:
        assert_whole(tmp_path / "site", before, killed)
    disk.arm(-1, 0)
    build(tmp_path / "site", after)
    assert tree(tmp_path / "site") == tree(tmp_path / "clean")
