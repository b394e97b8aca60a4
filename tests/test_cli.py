"""The two commands as people and machines call them."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from folder import FERRY, Ran, build, fill, records, run, tree, unmeasured
from kuril_archive import cache, paths, schemas
from kuril_archive.commands.archive import KEPT
from kuril_archive.commands.telling import tell
from kuril_archive.problems import Problem

LAST_LINE = re.compile(r"1 capture, 1 article, 0 to review, \d+ pages, \d+\.\d\d s -> build/index\.html")
UNDATED = FERRY.replace(", 12 May 2021", "")


def command(folder: Path, *arguments: str, **environment: str) -> Ran:
    """Call the installed program in a process of its own, with its standard streams as pipes."""
    program = Path(sys.executable).with_name("kuril-archive")
    done = subprocess.run(
        [program, *arguments], cwd=folder, capture_output=True, check=False, encoding="utf-8", errors="replace",
        env={**os.environ, "PYTHONWARNINGS": "error", **environment},
    )  # fmt: skip
    return Ran(status=done.returncode, out=done.stdout, err=done.stderr)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with one good capture."""
    return fill(tmp_path, {"articles/a.txt": FERRY})


# ---------------------------------------------------------------- help and usage


@pytest.mark.parametrize("call", [["--help"], ["-h"], ["build", "--help"], ["inspect", "--help"]])
def test_help_shows_an_example(tmp_path: Path, call: list[str]) -> None:
    ran = run(tmp_path, *call)
    assert (ran.status, ran.err) == (0, "")
    assert re.search(r"Example:\n +kuril-archive (build|inspect)", ran.out), ran.out


def test_every_option_of_build_says_what_it_does(tmp_path: Path) -> None:
    shown = run(tmp_path, "build", "--help").out
    for option in "--articles --output --templates --base-url --strict --jobs --quiet --json".split():
        assert re.search(rf"^  {option}(?: [A-Z]+)? +\S", shown, re.MULTILINE), f"{option} is not explained"


@pytest.mark.parametrize(
    "call",
    ["bild", "build --nope", "build --jobs 0", "build --jobs two", "build extra", "build --articles nowhere",
     "build --base-url example.org", "build --base-url https://example.org/?a=b", "build --templates nowhere",
     "build --templates articles/a.txt", "inspect", "inspect nowhere.txt", "inspect articles"],
)  # fmt: skip
def test_wrong_usage_is_exit_status_2_and_writes_nothing(archive: Path, call: str) -> None:
    ran = run(archive, *call.split())
    assert (ran.status, ran.out) == (2, "") and ran.err
    assert set(tree(archive)) == {"articles/a.txt"}


# ---------------------------------------------------------------- build


def test_a_good_build_is_exit_status_0_and_its_last_line_says_what_to_open(archive: Path) -> None:
    ran = run(archive, "build")
    assert (ran.status, ran.err) == (0, "")
    assert LAST_LINE.fullmatch(ran.out.splitlines()[-1]), ran.out
    pages = sum(path.endswith(".html") for path in tree(archive / "build"))
    assert f" {pages} pages," in ran.out


def test_the_program_itself_builds_in_its_own_process(archive: Path) -> None:
    ran = command(archive, "build")
    assert (ran.status, ran.err) == (0, "")
    assert LAST_LINE.fullmatch(ran.out.splitlines()[-1]), ran.out


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}]
)
def test_a_poor_terminal_and_a_pipe_break_no_message(archive: Path, environment: dict[str, str]) -> None:
    fill(archive, {"articles/паром.txt": FERRY.replace("Ferry", "Паром"), "articles/a.yml": "zzz: “Málaga”"})
    built = command(archive, "build", **environment)
    shown = command(archive, "inspect", "articles/паром.txt", **environment)
    data = command(archive, "inspect", "--json", "articles/паром.txt", **environment)
    for ran in (built, shown, data):
        assert ran.status == 0 and "Traceback" not in ran.err, ran.err
        assert "\x1b" not in ran.err + ran.out, "colour is for terminals"
    assert "Паром" in data.out, "data is UTF-8 whatever the terminal"


def test_python_dash_m_is_the_same_program(archive: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kuril_archive", "--version"], capture_output=True, text=True, check=True, cwd=archive
    )
    assert re.fullmatch(r"kuril-archive, version \S+\n", done.stdout)


def test_a_capture_that_cannot_be_read_is_exit_status_1_and_all_other_pages_are_written(archive: Path) -> None:
    ran = run(fill(archive, {"articles/b.txt": ""}), "build")
    assert ran.status == 1
    assert ran.out.splitlines()[-1].startswith("2 captures, 1 article, 0 to review, ")
    assert ran.err == "articles/b.txt: is empty\nhint: remove it, or fill it with the report\n"
    assert "articles/a.html" in tree(archive / "build")


@pytest.mark.parametrize(("options", "status"), [([], 0), (["--strict"], 1)])
def test_a_warning_is_an_error_only_under_strict(archive: Path, options: list[str], status: int) -> None:
    ran = run(fill(archive, {"articles/a.yml": "outlett: Quay Post"}), "build", *options)
    assert ran.status == status and "did you mean `outlet`?" in ran.err
    assert "articles/a.html" in tree(archive / "build")


@pytest.mark.parametrize("options", [[], ["--strict"]])
def test_what_is_to_review_is_never_an_error(archive: Path, options: list[str]) -> None:
    ran = run(fill(archive, {"articles/b.txt": UNDATED}), "build", *options)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[-1].startswith("2 captures, 2 articles, 1 to review, ")


def test_a_reviewed_record_is_not_to_review(archive: Path) -> None:
    ran = run(fill(archive, {"articles/b.txt": UNDATED, "articles/b.yml": "review: done"}), "build")
    assert ", 0 to review, " in ran.out


@pytest.mark.parametrize("call", [["--help"], ["build"], ["schema", "archive"], ["inspect", "articles/a.txt"]])
def test_a_full_disk_behind_what_is_printed_is_told(archive: Path, call: list[str]) -> None:
    if os.name != "nt":  # where a shell cannot keep a program from writing
        build(archive)
        program = [sys.executable, "-m", "kuril_archive", *call]
        with (archive / "out.txt").open("wb") as out:
            done = subprocess.run(
                ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *program],
                stdout=out, stderr=subprocess.PIPE, cwd=archive, env=unmeasured(), check=False, encoding="utf-8",
            )  # fmt: skip
        assert done.returncode == 1
        assert re.fullmatch(r"standard output: cannot be written: .+\nhint: .+\n", done.stderr), done.stderr


AT_START = """
import os, signal, sys
from contextlib import suppress

if "--multiprocessing-fork" in sys.orig_argv:
    with suppress(FileExistsError):
        os.close(os.open(os.environ["ONCE"], os.O_CREAT | os.O_EXCL))
        if os.name != "nt":  # where a signal to another process would be its end
            os.kill(os.getppid(), signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
"""
"""Ctrl-C, as a terminal sends it to all its processes, in the first moment of a worker's life."""


def test_ctrl_c_ends_a_build_with_one_word_and_leaves_the_site_as_it_was(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in os.environ.keys() - unmeasured().keys():
        monkeypatch.delenv(name)  # what measures a worker has words of its own for the end
    assert command(archive, "build", "--jobs", "1").status == 0
    before = tree(archive / "build")
    fill(archive, {f"articles/{number}.txt": FERRY for number in range(300)})
    fill(tmp_path, {"start/sitecustomize.py": AT_START})
    environment = {"PYTHONPATH": str(tmp_path / "start"), "ONCE": str(tmp_path / "once")}
    ran = command(archive, "build", "--jobs", "2", **environment)
    assert (tmp_path / "once").exists(), "no worker has started"
    if os.name != "nt":
        assert (ran.status, ran.out, ran.err.strip()) == (1, "", "Aborted!")
        assert tree(archive / "build") == before


def test_quiet_prints_problems_only(archive: Path) -> None:
    assert build(archive) == Ran(status=0, out="", err="")
    ran = build(fill(archive, {"articles/b.txt": "", "articles/c.pdf": ""}))
    assert (ran.status, ran.out) == (1, "") and ran.err.startswith("articles/b.txt: is empty\n")


def test_json_is_the_report_and_nothing_else_on_standard_output(archive: Path) -> None:
    fill(
        archive,
        {"articles/b.txt": "", "articles/c.pdf": "", "articles/a.yml": "outlett: x", "archive.yml": "tittle: x"},
    )
    ran = run(archive, "build", "--json")
    report = json.loads(ran.out)
    assert ran.status == 1 and "articles/b.txt: is empty" in ran.err
    built = tree(archive / "build")
    assert {key: report[key] for key in ("captures", "articles", "review", "deleted", "unchanged", "others")} == {
        "captures": 2, "articles": 1, "review": 0, "deleted": 0, "unchanged": 0, "others": ["articles/c.pdf"],
    }  # fmt: skip
    assert report["pages"] == sum(path.endswith(".html") for path in built)
    assert report["written"] == len(built) - 1, "all files but the manifest"
    told = [(each["path"], each["line"], each["field"], each["severity"]) for each in report["problems"]]
    assert told == [
        ("archive.yml", 1, "tittle", "warning"),
        ("articles/a.yml", 1, "outlett", "warning"),
        ("articles/b.txt", None, None, "error"),
    ]
    assert all(each["message"] and each["hint"] for each in report["problems"])


def test_a_second_build_reports_that_nothing_changed(archive: Path) -> None:
    first, second = (json.loads(run(archive, "build", "--json").out) for _ in range(2))
    assert (second["written"], second["unchanged"], second["deleted"]) == (0, first["written"], 0)


@pytest.mark.parametrize(
    ("count", "line"),
    [(1, "1 other file left alone: articles/0.pdf"),
     (3, "3 other files left alone: articles/0.pdf, articles/1.pdf, articles/2.pdf"),
     (5, "5 other files left alone: articles/0.pdf, articles/1.pdf, articles/2.pdf, …")],
)  # fmt: skip
def test_other_files_are_counted_in_one_line(archive: Path, count: int, line: str) -> None:
    assert line in run(fill(archive, {f"articles/{n}.pdf": "" for n in range(count)}), "build").out.splitlines()


def test_what_is_left_out_without_a_base_url_is_said_once(archive: Path) -> None:
    def said(out: str) -> list[str]:
        return [line for line in out.splitlines() if "base_url" in line]

    fill(archive, {"articles/b.txt": FERRY, "articles/c.txt": FERRY})
    assert len(said(run(archive, "build").out)) == 1
    assert said(run(archive, "build", "--base-url", "https://example.org/archive").out) == []
    assert b'href="https://example.org/archive/articles/a.html"' in tree(archive / "build")["articles/a.html"]


def test_the_day_of_the_build_as_a_bound_is_said(archive: Path) -> None:
    missing = FERRY.replace("12 May 2021", "Wednesday, 12 May").replace("Tuesday", "Monday")
    fill(archive, {"articles/a.txt": missing})
    assert "note: no `collected` in archive.yml" in run(archive, "build").out
    fill(archive, {"archive.yml": "collected: 2021-12"})
    assert "`collected`" not in run(archive, "build").out


def test_the_folders_can_be_named(tmp_path: Path) -> None:
    fill(tmp_path, {"clippings/a.txt": FERRY, "theme/404.html": "Nothing here."})
    ran = run(tmp_path, "build", "--articles", "clippings", "--output", "site/public", "--templates", "theme")
    assert (ran.status, ran.err) == (0, "") and ran.out.splitlines()[-1].endswith("-> site/public/index.html")
    built = tree(tmp_path / "site" / "public")
    assert built["404.html"] == b"Nothing here." and "articles/a.html" in built
    assert records(built["data/articles.jsonl"])["a"]["source"]["path"] == "clippings/a.txt"  # type: ignore[index]


def test_an_empty_folder_of_captures_makes_a_site(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    ran = run(tmp_path, "build")
    assert ran.status == 0 and ran.out.splitlines()[-1].startswith("0 captures, 0 articles, 0 to review, ")


@pytest.mark.parametrize(
    ("articles", "output"),
    [("articles", "articles/site"), (".", "build"), ("articles", "articles"), ("articles", "."), ("articles", "../")],
)
def test_captures_and_site_are_not_one_inside_the_other(archive: Path, articles: str, output: str) -> None:
    ran = run(archive, "build", "--articles", articles, "--output", output)
    assert (ran.status, ran.out) == (2, "") and "lies in" in ran.err and "\nhint: choose" in ran.err
    assert set(tree(archive)) == {"articles/a.txt"}


@pytest.mark.parametrize(
    ("output", "what"),
    [("pages", "your own pages"), ("static/site", "files to copy"), ("templates", "templates"),
     ("theme/x", "templates"), ("schemas", "schemas"), (".git", "Git"), (".git/x", "Git"),
     (".kuril-archive", "this program")],
)  # fmt: skip
def test_the_site_is_not_written_among_what_it_is_made_of(archive: Path, output: str, what: str) -> None:
    fill(archive, {"theme/404.html": "x"})
    ran = run(archive, "build", "--output", output, *(["--templates", "theme"] if "theme" in output else []))
    folder = output.partition("/")[0]
    assert (ran.status, ran.err) == (
        2,
        f"{output}: lies in the folder of {what}, {folder}, so that the site would be mixed with what is there\n"
        "hint: choose an --output beside it, for example --output build or --output public\n",
    )
    assert set(tree(archive)) == {"articles/a.txt", "theme/404.html"}
    assert schemas.FOLDER in KEPT and cache.FOLDER.as_posix() in KEPT


VERBS_OF_AN_ARCHIVE = (["build"], ["check"], ["review"], ["serve", "--port", "0"])


@pytest.mark.parametrize("call", VERBS_OF_AN_ARCHIVE, ids=lambda call: call[0])
def test_outside_an_archive_each_verb_says_how_to_make_one_or_where_one_is(tmp_path: Path, call: list[str]) -> None:
    def hint(folder: Path) -> str:
        folder.mkdir(parents=True, exist_ok=True)
        ran = run(folder, *call)
        assert (ran.status, ran.out) == (2, "") and ran.err.startswith(".: no archive is here"), ran.err
        return ran.err.splitlines()[1]

    assert hint(tmp_path / "empty") == "hint: kuril-archive new ."
    fill(tmp_path, {"bare/articles/2021/a.txt": FERRY, "told/archive.yml": "title: x"})
    assert hint(tmp_path / "bare" / "articles") == "hint: cd .., where it is"
    assert hint(tmp_path / "bare" / "articles" / "2021") == f"hint: cd {Path('../..')}, where it is"
    assert hint(tmp_path / "told" / "x" / "y" / "z") == f"hint: cd {Path('../../..')}, where it is"


def test_the_folder_of_a_built_site_is_no_archive(archive: Path) -> None:
    build(archive)
    for folder, up in (("build", ".."), ("build/articles", "../..")):
        ran = run(archive / folder, "build")
        assert ran.status == 2 and ran.err.endswith(f"hint: cd {Path(up)}, where it is\n"), ran.err


def test_an_archive_without_captures_yet_is_told_to_have_a_folder_of_them(tmp_path: Path) -> None:
    fill(tmp_path, {"archive.yml": "title: x"})
    for call in (["build"], ["build", "--articles", "articles"]):
        ran = run(tmp_path, *call)
        assert (ran.status, ran.err.splitlines()[0]) == (2, "articles: is not a folder of captures")
        assert ran.err.splitlines()[1] == "hint: make it, or name it with --articles"


@pytest.mark.parametrize("name", ["articles", "templates"])
@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_folder_that_is_shut_is_told_with_what_to_do(
    archive: Path, monkeypatch: pytest.MonkeyPatch, name: str, verb: str
) -> None:
    fill(archive, {"templates/404.html": "x"})
    build(archive)
    before = tree(archive / "build")
    refuse(monkeypatch, name)
    ran = run(archive, verb)
    assert ran.status == 1
    fault, hint = ran.err.splitlines()[:2]
    assert fault.removeprefix("error: ").startswith(f"{name}: cannot be read: Permission denied")
    assert hint == f"hint: allow reading it, or name another folder with --{name}"
    monkeypatch.undo()
    assert tree(archive / "build") == before


def refuse(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the system refuse what it refuses for a folder without its rights: to access, and to list it."""
    listed, access = Path.iterdir, os.access

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder.name == name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    monkeypatch.setattr(os, "access", lambda path, *how, **more: Path(path).name != name and access(path, *how, **more))


@pytest.mark.parametrize("verb", ["build", "check"])
def test_an_output_that_cannot_be_looked_at_is_told(archive: Path, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    see = Path.is_dir

    def is_dir(folder: Path) -> bool:
        if folder.as_posix() == "shut/site":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        return see(folder)

    monkeypatch.setattr(Path, "is_dir", is_dir)
    ran = run(archive, verb, "--output", "shut/site")
    assert ran.status == 1
    assert "shut/site: the system says: Permission denied" in ran.err and "hint: allow writing there, or" in ran.err


def test_the_captures_may_be_the_current_folder(archive: Path) -> None:
    ran = run(archive / "articles", "build", "--quiet", "--articles", ".", "--output", "../build")
    assert (ran.status, ran.err) == (0, "")
    built = tree(archive / "build")
    assert records(built["data/articles.jsonl"])["a"]["source"]["path"] == "articles/a.txt"  # type: ignore[index]


def test_the_paths_of_a_site_are_compared_once_a_build(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = Mock(wraps=paths._nested)
    monkeypatch.setattr(paths, "_nested", calls)
    assert build(archive).status == 0
    assert calls.call_count == 1


def test_a_problem_that_speaks_of_a_hint_is_told_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem(path="a", line=3, message="holds\nhint: x", hint="write\nhint: y")
    tell([problem])
    assert capsys.readouterr().err == "a:3: holds\nhint: x\nhint: write\nhint: y\n"
    assert str(problem) == f"{problem.fault}\nhint: {problem.hint}"


WHOLE_SITE_FAULTS = {
    "archive.yml": {"archive.yml": "collected: soon"},
    "archive.yml that is no YAML": {"archive.yml": "title: 'Harbour"},
    "template": {"templates/article.html": "{{ nothing }}"},
    "syntax of a template": {"templates/home.html": "{% if %}"},
    "two writers": {"static/about.html": "About us"},
    "two writers by an own file": {"static/articles/a.html": "x"},
}


@pytest.mark.parametrize("fault", WHOLE_SITE_FAULTS)
def test_a_fault_of_the_whole_site_writes_nothing(archive: Path, fault: str) -> None:
    files = WHOLE_SITE_FAULTS[fault]
    ran = run(fill(archive, files), "build")
    assert (ran.status, ran.out) == (1, "") and "\nhint: " in ran.err
    assert set(tree(archive)) == {"articles/a.txt", *files}, "not even a folder of leftovers"
    assert not (archive / "build").exists()


@pytest.mark.parametrize("fault", WHOLE_SITE_FAULTS)
def test_a_fault_of_the_whole_site_leaves_the_last_one_as_it_was(archive: Path, fault: str) -> None:
    build(archive)
    before = tree(archive / "build")
    assert build(fill(archive, WHOLE_SITE_FAULTS[fault])).status == 1
    assert tree(archive / "build") == before


def test_the_own_templates_need_not_be_there_unless_they_are_named(archive: Path) -> None:
    assert run(archive, "build", "--quiet").status == 0
    ran = run(archive, "build", "--quiet", "--templates", "templates")
    assert (ran.status, ran.err.splitlines()[0]) == (2, "templates: is not a folder of templates")


NO_LETTER = os.fsdecode(b"x\xff")
"""A name in no coding that is known, as the system gives it."""


@pytest.mark.parametrize(
    "name", ["articles/{}.txt", "articles/{}.pdf", "articles/{}.yml", "pages/{}.md", "static/{}.js"]
)
@pytest.mark.parametrize("letters", [NO_LETTER, "x\x1b[31m", "x\n"], ids=ascii)
def test_a_name_that_cannot_be_written_is_told_in_plain_letters(archive: Path, name: str, letters: str) -> None:
    try:
        fill(archive, {name.format(letters): FERRY})
    except OSError:
        pytest.skip("this file system has no such names")
    ran = command(archive, "build", "--json", "--jobs", "1")
    assert ran.status == (0 if name.endswith("pdf") else 1) and "Traceback" not in ran.err, ran.err
    told = [each["path"] for each in json.loads(ran.out)["problems"]] or json.loads(ran.out)["others"]
    assert told and all(path.isprintable() and path.startswith(name.partition("/")[0]) for path in told), told


def test_two_writers_of_one_path_are_both_named(archive: Path) -> None:
    err = build(fill(archive, {"static/about.html": "About us", "static/articles/a.html": "x"})).err
    assert "'about.html'" in err and "static/about.html" in err and "the theme" in err
    assert "'articles/a.html'" in err and "articles/a.txt" in err and "static/articles/a.html" in err
    assert not re.search(r"^hint: .*the theme", err, re.MULTILINE), "nobody can rename it"


def test_an_own_page_with_the_name_of_another_costs_itself_only(archive: Path) -> None:
    build(fill(archive, {"pages/help.md": "How to read this"}))
    before = tree(archive / "build")
    ran = run(fill(archive, {"pages/about.md": "About us"}), "build")
    built = tree(archive / "build")
    assert ran.status == 1 and ran.out.splitlines()[-1].startswith("1 capture, 1 article, ")
    assert built == before, "as if it were not there, no link to it either"
    assert b"How to read this" in built["help.html"]


# ---------------------------------------------------------------- inspect

FIVE = "rossa-primavera-no-treaty-because-of-sanctions", "bloomberg-russia-cancels-wwii-talks"


def test_inspect_shows_what_was_found_and_why(archive: Path) -> None:
    ran = run(archive, "inspect", "articles/a.txt")
    assert (ran.status, ran.err) == (0, "")
    for found in (
        "articles/a.txt",
        "Ferry runs aground off Harbour Point",
        "12 May 2021 (stated; 2021-05-12)",
        "line 3",
    ):
        assert found in ran.out, f"{found} is missing in\n{ran.out}"
    assert set(tree(archive)) == {"articles/a.txt"}, "inspect writes nothing"


def test_inspect_json_is_the_lines_of_the_data_byte_for_byte_in_the_order_named(tmp_path: Path, project: Path) -> None:
    for name in ("articles", "archive.yml"):
        (tmp_path / name).symlink_to(project / name)
    assert build(tmp_path).status == 0
    lines = (tmp_path / "build/data/articles.jsonl").read_text("utf-8").splitlines(keepends=True)
    by_id = dict(zip(records("".join(lines)), lines, strict=True))
    named = [FIVE[1], *sorted(set(by_id) - set(FIVE)), FIVE[0]]
    ran = run(tmp_path, "inspect", "--json", *(f"articles/{name}.txt" for name in named))
    assert ran.status == 0
    assert ran.out == "".join(by_id[name] for name in named)


def test_inspect_alone_leaves_the_rest_of_the_archive_out(tmp_path: Path, project: Path) -> None:
    for name in ("articles", "archive.yml"):
        (tmp_path / name).symlink_to(project / name)
    call = ("inspect", "--json", f"articles/{FIVE[1]}.txt")
    together, alone = (records(run(tmp_path, *call, *more).out)[FIVE[1]]["published"] for more in ((), ("--alone",)))
    assert isinstance(together, dict) and isinstance(alone, dict)
    assert (together["basis"], alone["basis"]) == ("inferred", "unknown")
    assert not any(each["capture"] for each in alone["evidence"])


def test_captures_of_no_archive_are_one_dossier(tmp_path: Path, project: Path) -> None:
    for name in FIVE:
        fill(tmp_path, {f"clippings/{name}.txt": (project / "articles" / f"{name}.txt").read_bytes()})
    ran = run(tmp_path, "inspect", "--json", *(f"clippings/{name}.txt" for name in FIVE))
    found = records(ran.out)
    assert ran.status == 0 and list(found) == list(FIVE)
    assert found[FIVE[1]]["published"]["basis"] == "inferred"  # type: ignore[index]


def test_captures_of_one_name_from_several_folders_are_all_shown(archive: Path) -> None:
    for name in ("Tanker", "Barge"):
        fill(archive, {f"{name}/a.txt": FERRY.replace("Ferry", name)})
    ran = run(archive, "inspect", "--json", "Tanker/a.txt", "articles/a.txt", "Barge/a.txt", "./Tanker/a.txt")
    titles = [json.loads(line)["title"].split()[0] for line in ran.out.splitlines()]
    assert titles == ["Tanker", "Ferry", "Barge"]
    assert len(records(ran.out)) == 3, "ids differ"


def test_inspect_reads_the_sidecar_and_tells_its_faults(archive: Path) -> None:
    fill(archive, {"articles/a.yml": "title: Told\ndate: soon", "articles/b.txt": ""})
    ran = run(archive, "inspect", "articles/a.txt")
    assert ran.status == 1 and "Told" in ran.out
    assert ran.err.startswith("articles/a.yml:2: date: ") and "b.txt" not in ran.err, (
        "other captures' faults are not asked for"
    )


@pytest.mark.parametrize("name", ["articles/b.txt", "b.txt"])
def test_inspect_tells_why_a_capture_cannot_be_read_and_shows_the_others(archive: Path, name: str) -> None:
    ran = run(fill(archive, {name: b"PK\0\0"}), "inspect", name, "articles/a.txt")
    assert ran.status == 1 and ran.err.startswith(f"{name}: is not a text")
    assert "Ferry runs aground" in ran.out


def test_inspect_shows_no_word_of_a_withheld_text(archive: Path) -> None:
    fill(archive, {"articles/a.yml": "title: A report\nwithheld: By court order."})
    for options in ([], ["--json"]):
        ran = run(archive, "inspect", "articles/a.txt", *options)
        assert ran.status == 0 and "A report" in ran.out
        assert "aboard" not in ran.out and "aground" not in ran.out


@pytest.mark.parametrize("options", [[], ["--alone"]])
def test_a_capture_may_be_named_by_its_absolute_path(archive: Path, options: list[str]) -> None:
    fill(archive, {"articles/a.yml": "section: Harbour"})
    ran = run(archive, "inspect", "--json", *options, archive / "articles" / "a.txt")
    assert ran.status == 0 and records(ran.out)["a"]["section"] == "Harbour"
    assert records(ran.out)["a"]["source"]["path"] == "articles/a.txt"  # type: ignore[index]


def test_a_capture_that_is_set_aside_is_shown_where_it_is_named(archive: Path) -> None:
    ran = run(fill(archive, {"articles/_draft.txt": FERRY.replace("Ferry", "Barge")}), "inspect", "articles/_draft.txt")
    assert ran.status == 0 and "Barge runs aground" in ran.out


def test_a_capture_whose_name_cannot_be_kept_is_shown_with_its_fault(archive: Path) -> None:
    ran = run(fill(archive, {"articles/con.txt": FERRY.replace("Ferry", "Barge")}), "inspect", "articles/con.txt")
    assert ran.status == 1 and "Barge runs aground" in ran.out
    assert ran.err.startswith("articles/con.txt: id: its page 'con.html' has a segment that Windows keeps for itself")


def other_archive(folder: Path) -> Path:
    """A folder beside an archive whose settings hold a key that nobody knows."""
    fill(folder, {"own/archive.yml": "zzz: 1", "own/articles/2021/a.txt": FERRY, "here/b.txt": FERRY})
    return folder / "here"


def test_a_capture_belongs_to_the_archive_in_which_it_lies(tmp_path: Path) -> None:
    ran = run(other_archive(tmp_path), "inspect", "--json", "../own/articles/2021/a.txt")
    found = records(ran.out)["2021/a"]
    assert ran.err.startswith("archive.yml:1: zzz: "), "that archive's settings are read"
    assert found["source"]["path"] == "articles/2021/a.txt"  # type: ignore[index]


def test_the_folder_named_wins_over_the_archive_in_which_a_capture_lies(tmp_path: Path) -> None:
    ran = run(
        other_archive(tmp_path), "inspect", "--json", "--articles", "../own/articles/2021", "../own/articles/2021/a.txt"
    )
    assert list(records(ran.out)) == ["a"]
