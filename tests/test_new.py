"""New archives and new captures: ready to build, explained throughout, and nothing written over."""

import io
import os
import re
from collections.abc import Iterable
from contextlib import chdir
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner
from msgspec import Struct
from msgspec.structs import fields

from folder import FERRY, Ran, fill, run, tree
from kuril_archive import __version__, cli, paths
from kuril_archive.commands import completing, placing
from kuril_archive.commands.capturing import SUGGESTED, capture, plain
from kuril_archive.loader import events, keys
from kuril_archive.model import Correction, Keys, NamedEvent, Site
from kuril_archive.problems import ArchiveError
from kuril_archive.schemas import NAMES, encoded
from test_schema import faults

PLACES = [
    ".github/workflows/publish.yml", ".gitignore", ".gitlab-ci.yml", "archive.yml", "articles/sample-market.txt",
    "articles/sample-market.yml", "events.yml", "requirements.txt", "schemas/archive.schema.json",
    "schemas/events.schema.json", "schemas/sidecar.schema.json",
]  # fmt: skip
WORKFLOWS = (".github/workflows/publish.yml", ".gitlab-ci.yml")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1646092800")  # 1 March 2022


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A new archive."""
    assert run(tmp_path, "new", "archive").status == 0
    return tmp_path / "archive"


def piped(folder: Path, text: str | bytes, *arguments: str) -> Ran:
    """Call ``kuril-archive new capture`` with a text on standard input."""
    with chdir(folder):
        call = ["new", "capture", *arguments]
        result = CliRunner().invoke(cli.main, call, input=text, catch_exceptions=False)
    return Ran(status=result.exit_code, out=result.stdout, err=result.stderr)


def uncommented(text: str) -> str:
    """The keys of a file, those behind a ``#`` too."""
    return "\n".join(line for line in (re.sub(r"^# ", "", line) for line in text.split("\n")) if _is_yaml(line))


def _is_yaml(line: str) -> bool:
    return bool(re.match(r"[a-z_]+:( |$)|  [A-Z][\w ]+: \[|  (- |  )?[a-z]+: |- ", line))


# ---------------------------------------------------------------- a new archive


def test_a_new_archive_is_whole_and_says_what_to_type_next(tmp_path: Path) -> None:
    ran = run(tmp_path, "new", "my/archive")
    assert (ran.status, ran.err) == (0, "")
    assert list(tree(tmp_path / "my" / "archive")) == PLACES
    assert [line for line in ran.out.splitlines() if line.startswith("made ")] == [
        f"made my/archive/{p}" for p in PLACES
    ]
    end = ran.out.partition("Next:\n")[2].splitlines()
    assert end[0] == "  cd my/archive" and end[-1] == "  kuril-archive serve" and "articles/" in end[1]


def test_every_command_that_is_named_exists(archive: Path) -> None:
    told = run(archive, "new", ".").out + "".join(content.decode() for content in tree(archive).values())
    named = set(re.findall(r"kuril-archive ([a-z]+)\b", told))
    assert {"build", "serve", "new"} <= named <= set(cli.VERBS)


def test_a_new_archive_builds_without_a_warning_and_has_nothing_to_review(archive: Path) -> None:
    ran = run(archive, "build", "--strict", "--jobs", "1", "--base-url", "https://example.org/a")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("1 capture, 1 article, 0 to review, ")
    shown = run(archive, "inspect", "articles/sample-market.txt").out
    assert "4 November 2021 (stated" in shown and "share: " in shown and "menu: " in shown


def test_what_the_workflows_run_works_here(archive: Path) -> None:
    for name in WORKFLOWS:
        calls = re.findall(r"(?:run:|-) kuril-archive (.+)$", (archive / name).read_text("utf-8"), re.MULTILINE)
        assert [call.split()[0] for call in calls] == ["check", "build"]
        for call in calls:
            ran = run(archive, *re.sub(r'"\$\w+"', "https://example.org/archive", call).split())
            assert ran.status == 0, f"{name}: {call}\n{ran.err}"
    assert (archive / "build" / "index.html").is_file() and (archive / "public" / "index.html").is_file()


def test_the_workflows_are_valid_and_publish_what_is_built(archive: Path) -> None:
    github, gitlab = (yaml.safe_load((archive / name).read_text("utf-8")) for name in WORKFLOWS)
    steps = github["jobs"]["publish"]["steps"]
    uses = [step["uses"] for step in steps if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", each) for each in uses), "major versions are pinned"
    (upload,) = (step for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"]["path"] == "build"
    assert github["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert gitlab["pages"]["artifacts"] == {"paths": ["public"]}
    for ran in ([step.get("run", "") for step in steps], gitlab["pages"]["script"]):
        assert any("pip install -r requirements.txt" in line for line in ran)
    assert f"\nkuril-archive=={__version__}\n" in (archive / "requirements.txt").read_text("utf-8")


def test_the_requirements_say_where_else_the_program_may_come_from(archive: Path) -> None:
    text = (archive / "requirements.txt").read_text("utf-8")
    assert f"\n#   ./kuril_archive-{__version__}-py3-none-any.whl" in text and "\n#   git+https://example.org/" in text
    assert [line for line in text.splitlines() if not line.startswith("#")] == [f"kuril-archive=={__version__}"]
    for name in WORKFLOWS:
        assert "requirements.txt # which says " in (archive / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "kind"), [("archive.yml", Site), ("articles/sample-market.yml", Keys)], ids=["archive", "sidecar"]
)
def test_every_key_is_explained_and_can_be_said(archive: Path, name: str, kind: type[Site] | type[Keys]) -> None:
    text = (archive / name).read_text("utf-8")
    typed = keys.read(uncommented(text), name, kind)
    assert not typed.problems
    assert set(typed.values) == {field.name for field in fields(kind)}
    assert faults("archive" if kind is Site else "sidecar", text) == []
    for part in text.split("\n\n")[1:]:
        assert re.match(r"# [A-Z].*[.)]$", part, re.MULTILINE), f"no sentence before {part}"


def test_what_a_sidecar_shows_of_corrections_is_true_of_its_report(archive: Path) -> None:
    name = "articles/sample-market.yml"
    text = uncommented((archive / name).read_text("utf-8"))
    (said,) = re.findall(r"^mentions:\n(?:  .+\n)+", text, re.M)
    found = keys.read(said, name, Keys).values["mentions"]
    assert fields_said(found) == {field.name for field in fields(Correction)}
    fill(archive, {name: said})
    ran = run(archive, "build", "--strict", "--jobs", "1")
    assert (ran.status, ran.err) == (0, "")


def fields_said(records: Iterable[Struct]) -> set[str]:
    """The fields that one of the records says."""
    return {field.name for each in records for field in fields(each) if getattr(each, field.name) != field.default}


def test_events_are_explained_throughout_and_none_is_said_yet(archive: Path) -> None:
    text = (archive / "events.yml").read_text("utf-8")
    assert all(line.startswith("#") for line in text.splitlines() if line)
    assert events.parse(text, {}) == ((), ())
    sample = events.Target("sample-market", frozenset({"line-11"}))
    found, problems = events.parse(uncommented(text), {"sample-market": sample})
    assert not problems and fields_said(found) == {field.name for field in fields(NamedEvent)}
    assert faults("events", uncommented(text)) == []
    for part in text.split("\n\n")[1:]:
        assert re.match(r"# [A-Z].*[.;]$", part, re.MULTILINE), f"no sentence before {part}"
    ran = run(fill(archive, {"events.yml": uncommented(text)}), "build", "--strict", "--jobs", "1")
    assert (ran.status, ran.err) == (0, "")


def test_schemas_are_found_from_the_first_lines(archive: Path) -> None:
    for name in NAMES:
        assert (archive / "schemas" / f"{name}.schema.json").read_bytes() == encoded(name)
    for file in archive.rglob("*.yml"):
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text("utf-8"))
        assert found or file.relative_to(archive).as_posix() in WORKFLOWS
        assert not found or (file.parent / found[1]).resolve().parent == (archive / "schemas").resolve()


def test_only_the_month_depends_on_the_day(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\ncollected: 2022-03\n" in (archive / "archive.yml").read_text("utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    run(tmp_path, "new", "second")
    first, second = tree(archive), tree(tmp_path / "second")
    assert {name for name in first if first[name] != second[name]} == {"archive.yml"}
    assert second["archive.yml"] == first["archive.yml"].replace(b"2022-03\n", b"1970-01\n")
    assert all(b"\r" not in content and b"@" not in content[:200] for content in first.values())


def test_a_second_time_changes_nothing(archive: Path) -> None:
    before = {path: (archive / path).stat().st_mtime_ns for path in tree(archive)}
    ran = run(archive, "new", ".")
    assert (ran.status, ran.err) == (0, "")
    assert f"0 files made, {len(PLACES)} kept" in ran.out and "made " not in ran.out.partition("0 files")[0]
    assert "cd " not in ran.out
    assert {path: (archive / path).stat().st_mtime_ns for path in tree(archive)} == before


def test_what_is_there_is_kept_and_said(tmp_path: Path) -> None:
    fill(
        tmp_path,
        {
            "archive.yml": "title: Mine",
            ".gitignore": "*.bak",
            "articles/a.txt": FERRY,
            "old.txt": "Old",
            "archive.yaml": "",
        },
    )
    ran = run(tmp_path, "new", ".")
    assert (ran.status, ran.err) == (0, "")
    assert "kept archive.yml, as it was there\n" in ran.out and "kept .gitignore, " in ran.out
    found = tree(tmp_path)
    assert found["archive.yml"] == b"title: Mine" and found[".gitignore"] == b"*.bak"
    assert set(found) == {*PLACES, "articles/a.txt", "old.txt", "archive.yaml"} - {p for p in PLACES if "sample" in p}
    assert "left out articles/sample-market.txt" in ran.out, "no invented report among real ones"
    assert "move what archive.yaml says into archive.yml" in ran.out
    assert "move your reports into articles/, where they are read: old.txt\n" in ran.out


def test_a_link_that_leads_nowhere_is_a_name_that_is_taken(tmp_path: Path) -> None:
    try:
        (tmp_path / "archive.yml").symlink_to(tmp_path / "gone.yml")
    except OSError:
        assert os.name == "nt", "links need a right on Windows only"
        return
    assert "kept archive.yml" in run(tmp_path, "new", ".").out
    assert not (tmp_path / "gone.yml").exists()


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ([], "Name the folder: kuril-archive new my-archive"),
        ([""], "DIR: is not the name of a folder"),
        (["-"], "-: is not the name of a folder"),
        (["https://example.org"], "https://example.org: is not the name of a folder"),
        (["my", "archive"], 'hint: kuril-archive new "my archive"'),
        (
            ["report.txt"],
            "report.txt: is the name of a file, not of a folder\nhint: kuril-archive new my-archive; to put",
        ),
        (["later.md"], "kuril-archive new capture later.md"),
        (["articles/inner"], "lies among the captures of "),
        (["--output", "x"], "No such option"),
    ],
)
def test_a_wrong_call_is_told_and_writes_nothing(tmp_path: Path, call: list[str], told: str) -> None:
    fill(tmp_path, {"report.txt": FERRY, "archive.yml": "", "articles/a.txt": FERRY})
    before = tree(tmp_path)
    ran = run(tmp_path, "new", *call)
    assert (ran.status, ran.out) == (2, "") and told in ran.err
    assert tree(tmp_path) == before


def test_a_folder_that_refuses_is_told_with_what_was_made(tmp_path: Path) -> None:
    ran = run(fill(tmp_path, {"articles": ""}), "new", ".")
    assert ran.status == 1 and "made archive.yml\n" in ran.out
    assert re.search(
        r"articles/sample-market.txt: the system says: .+\nhint: a file is where a folder must be", ran.err
    )
    assert "kuril-archive." not in " ".join(tree(tmp_path)), "nothing half-written stays"


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    ran = run(tmp_path, "new", "a" * 300)
    assert ran.status == 1 and "the system says: " in ran.err


def test_help_tells_of_both(tmp_path: Path) -> None:
    for call in (["--help"], ["dir", "--help"], ["-h"]):
        ran = run(tmp_path, "new", *call)
        assert ran.status == 0 and ran.out.startswith("Usage: ") and "new DIR | capture [FILE]" in ran.out
    assert "--tag TOPIC" in run(tmp_path, "new", "capture", "--help").out
    assert not tree(tmp_path)


def completed(folder: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> list[str]:
    """What bash is told when the tabulator is struck at the end of a line."""
    monkeypatch.setenv("_KURIL_ARCHIVE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
    with chdir(folder):
        return CliRunner().invoke(cli.main, prog_name="kuril-archive").stdout.split()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["plain,capture", "plain,cases/", "plain,old/"]),
        ("ca", ["plain,capture", "plain,cases/"]),
        ("cap", ["plain,capture"]),
        ("cas", ["dir,cas"]),
        ("old/c", ["dir,old/c"]),
    ],
)
def test_a_shell_completes_the_command_first_and_then_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]
) -> None:
    """Where a shell is asked for its own folders, bash forgets the command: they are named where it fits."""
    fill(tmp_path, {"cases/a.txt": "a", "old/case/a.txt": "a", ".hidden/a.txt": "a", "can.txt": "a"})
    assert completed(tmp_path, monkeypatch, f"kuril-archive new {typed}") == offered


def captures_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> list[str]:
    """What the completer of captures offers in a small archive."""
    files = ("sample.txt", "2021/sea.md", "2021/sea.yml", "_sketch.txt", "salt.pdf")
    fill(tmp_path, {f"articles/{name}": "a" for name in files})
    monkeypatch.chdir(tmp_path)
    return completing.captures(click.Context(capture), capture.params[0], typed)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["2021/sea", "sample"]),
        ("sa", ["sample"]),
        ("2", ["2021/sea"]),
        ("art", ["articles/2021/sea.md", "articles/sample.txt"]),
        ("articles/s", ["articles/sample.txt"]),
        ("x", []),
    ],
)
def test_a_shell_completes_captures_by_their_ids_and_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]
) -> None:
    assert captures_here(tmp_path, monkeypatch, typed) == offered


def test_where_no_captures_are_a_shell_is_offered_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert completing.captures(click.Context(capture), capture.params[0], "") == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("link-b", ["link-broken"]),
        ("link-c,link-b", ["link-c,link-broken"]),
        ("id-twice,id-", []),
        ("dis", []),
    ],
)
def test_a_shell_completes_codes_that_can_be_silenced(typed: str, offered: list[str]) -> None:
    assert completing.codes(click.Context(capture), capture.params[0], typed) == offered


def test_a_folder_may_be_called_capture(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "./capture").status == 0
    assert list(tree(tmp_path / "capture")) == PLACES


# ---------------------------------------------------------------- files, whole or not at all


@pytest.fixture(params=["links", "no links"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that knows hard links, and one that does not."""

    def refuse(*_: object) -> None:
        raise OSError(95, "not supported")

    if request.param == "no links":
        monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("disk")
def test_a_file_is_placed_once(tmp_path: Path) -> None:
    assert placing.placed(tmp_path / "a" / "b", b"1")
    assert not placing.placed(tmp_path / "a" / "b", b"2")
    assert tree(tmp_path) == {"a/b": b"1"}


@pytest.mark.usefixtures("disk")
def test_what_comes_in_between_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def overtaken(self: Path, data: bytes) -> int:
        write(tmp_path / "a", b"theirs")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", overtaken)
    assert not placing.placed(tmp_path / "a", b"ours")
    assert tree(tmp_path) == {"a": b"theirs"}


def test_what_a_killed_call_left_is_cleared(tmp_path: Path) -> None:
    assert placing.placed(tmp_path / "a", b"whole")
    os.link(tmp_path / "a", tmp_path / f".kuril-archive.{os.getpid()}")
    assert placing.placed(tmp_path / "b", b"other")
    assert tree(tmp_path) == {"a": b"whole", "b": b"other"}


def test_a_refusal_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(ArchiveError):
        placing.placed(tmp_path / "a", b"", over=True)
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


# ---------------------------------------------------------------- a new capture


def test_a_text_comes_in_as_it_is_and_its_sidecar_explains_itself(archive: Path) -> None:
    raw = "\ufeff".encode() + FERRY.replace("\n", "\r\n").encode()
    fill(archive, {"../a.txt": raw})
    ran = run(archive, "new", "capture", "../a.txt")
    assert (ran.status, ran.err) == (0, "")
    name = "articles/ferry-runs-aground-off-harbour-point"
    assert ran.out == f"made {name}.txt\nmade {name}.yml, to fill in\n\nNext:\n  kuril-archive inspect {name}.txt\n"
    assert (archive / f"{name}.txt").read_bytes() == raw
    text = (archive / f"{name}.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/sidecar.schema.json\n")
    typed = keys.read(text, "a.yml", Keys)
    assert not typed.problems and {key: str(value) for key, value in typed.values.items()} == {"added": "2022-03-01"}
    every = keys.read(uncommented(text), "a.yml", Keys)
    assert not every.problems and set(every.values) == {"added", *SUGGESTED}
    assert str(every.values["captured"]) == "2022-03-01"
    assert run(archive, "build", "--strict", "--jobs", "1").status == 0


def test_standard_input_and_options(archive: Path) -> None:
    call = [
        "--url",
        "https://example.org/r#1",
        "--outlet",
        "no: Quay",
        "--tag",
        "ferries",
        "--tag",
        "a, b",
        "--name",
        "2021/f.txt",
    ]
    for dash in ([], ["-"]):
        ran = piped(archive, FERRY if dash else FERRY + "\nLater.\n", *dash, *call)
        assert (ran.status, ran.err) == (0, "")
    text = (archive / "articles" / "2021" / "f.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/sidecar.schema.json\n")
    typed = keys.read(text, "f.yml", Keys)
    del typed.values["added"]
    expected = {"url": "https://example.org/r#1", "outlet": "no: Quay", "tags": ("ferries", "a, b")}
    assert not typed.problems and typed.values == expected
    assert faults("sidecar", text) == []
    assert (archive / "articles" / "2021" / "f-2.txt").read_bytes() == FERRY.encode()


def test_a_taken_name_gets_a_number_and_nothing_is_written_over(tmp_path: Path) -> None:
    name = "ferry-runs-aground-off-harbour-point"
    given = {f"articles/{name.upper()}.md": "other", f"articles/{name}-2.yaml": "title: x", "articles/z.txt": "z"}
    ran = piped(fill(tmp_path, given), FERRY)
    assert f"made articles/{name}-3.txt\nmade articles/{name}-3.yml" in ran.out
    assert {path: content.decode() for path, content in tree(tmp_path).items() if path in given} == given
    assert "yaml-language-server" not in (tmp_path / f"articles/{name}-3.yml").read_text("utf-8"), "no schema is here"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Łódź wins “Café’s” prize – Straße Æsir", "lodz-wins-cafes-prize-strasse-aesir"),
        ("Йод и паром сели на мель", "йод-и-паром-сели-на-мель"),
        ("根室のフェリーが座礁した", "根室のフェリーが座礁した"),
        ("Licence to fish", "report-licence-to-fish"),
        ("CON", "report-con"),
        ("Ferry " * 40, "-".join(["ferry"] * 10)),
        ("../../etc/passwd <b>", "etc-passwd-b"),
    ],
)
def test_a_name_is_made_of_the_headline_and_can_be_kept_everywhere(tmp_path: Path, title: str, name: str) -> None:
    text = f"---\ntitle: {title!r}\n---\n\n{FERRY}"
    fill(tmp_path, {"articles/z.txt": "z"})
    ran = piped(tmp_path, text)
    assert f"made articles/{name}.md\n" in ran.out, ran
    assert not list(paths.faults(f"{name}.html"))
    assert run(tmp_path, "build", "--jobs", "1").out.splitlines()[-1].startswith("2 captures, 2 articles")


def test_only_latin_letters_lose_their_accents() -> None:
    assert plain("Ñandú Ørsted ÉÈ đ") == "nandu orsted ee d"
    assert plain("ЙЁ ガが άέ") == "йё ガが άέ"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "standard input: is empty\nhint: kuril-archive new capture report.txt, or"),
        (" \n", "standard input: is empty"),
        ("Паром сел на мель.".encode("cp1251"), "standard input:1: is not UTF-8 (byte 0xcf)\nhint: save it as UTF-8"),
        ("Паром".encode("utf-16"), "is UTF-16"),
        ("<!DOCTYPE html>\n<p>Ferry", "standard input: is a web page, not plain text\nhint: open it, select all, copy"),
        (r"{\rtf1 Ferry}", "is RTF"),
    ],
)
def test_a_text_that_cannot_be_a_capture_is_told_and_writes_nothing(
    archive: Path, text: str | bytes, told: str
) -> None:
    before = tree(archive)
    ran = piped(archive, text)
    assert ran.status in (1, 2) and ran.out == "" and told in ran.err and "\nhint: " in ran.err
    assert tree(archive) == before


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("gone.txt", "gone.txt: is not there"),
        ("articles", "articles: is a folder"),
        ("a.txt --articles nowhere", "nowhere: is not a folder of captures"),
        ("a.txt --articles a.txt", "a.txt: is not a folder of captures"),
        ("a.txt --url example.org", "--url: “example.org” is not a web address\nhint: --url https://"),
        ("a.txt --tag a\x07b", "--tag: holds a control character"),
        ("a.txt --name ../a", "--name: “../a” has a '.' or '..' segment"),
        ("a.txt --name con", "--name: “con” has a segment that Windows keeps"),
        ("a.txt --name _draft", "--name: “_draft” is a name that is passed over"),
        ("a.txt --name 2021/README.txt", "is a name that is passed over"),
        (
            "articles/sample-market.txt",
            "is this report, byte for byte\nhint: say what you know of it in articles/sample-market.yml",
        ),
        ("a.txt b.txt", "b.txt: is a second FILE\nhint: copy many files into articles/"),
        (
            "https://example.org/r",
            "is a web address, and nothing is fetched\nhint: kuril-archive new capture report.txt,",
        ),
    ],
)
def test_a_wrong_call_for_a_capture_is_told_and_writes_nothing(archive: Path, call: str, told: str) -> None:
    before = tree(fill(archive, {"a.txt": FERRY}))
    ran = run(archive, "new", "capture", *call.split(" "))
    assert (ran.status, ran.out) == (2, "") and told in ran.err
    assert tree(archive) == before


def test_outside_an_archive_it_says_where_one_is_or_how_to_make_one(tmp_path: Path, archive: Path) -> None:
    fill(tmp_path, {"a.txt": FERRY})
    assert "hint: kuril-archive new .\n" in run(tmp_path, "new", "capture", "a.txt").err
    ran = run(archive / "articles", "new", "capture", "../../a.txt")
    assert ran.status == 2 and "no archive is here" in ran.err and "hint: cd .., where it is" in ran.err


class Terminal(io.StringIO):
    """A keyboard."""

    def isatty(self) -> bool:
        """A keyboard is one."""
        return True


def test_a_terminal_is_not_waited_for(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kuril_archive.commands import capturing
    from kuril_archive.problems import UsageError

    monkeypatch.setattr("sys.stdin", Terminal())
    with pytest.raises(UsageError, match=r"FILE: is missing\nhint: kuril-archive new capture report.txt, or"):
        capturing._check_terminal(None)
    capturing._check_terminal("-")


def test_the_folder_of_captures_is_made_where_the_archive_has_none_yet(tmp_path: Path) -> None:
    ran = piped(fill(tmp_path, {"archive.yml": "title: Mine"}), FERRY, "--name", "a")
    assert ran.status == 0 and set(tree(tmp_path)) == {"archive.yml", "articles/a.txt", "articles/a.yml"}
