"""The command line as a whole: its manual, its speed, completion."""

import io
import itertools
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import manual
from folder import unmeasured
from kuril_archive.cli import VERBS, main
from kuril_archive.commands.completion import PLACES
from kuril_archive.commands.progress import progress
from kuril_archive.commands.telling import show
from kuril_archive.problems import Problem

MANUAL = Path(__file__).parent.parent / "docs" / "cli.md"
HEAVY = {"jinja2", "markdown", "yaml", "nh3", "dateutil", "watchfiles", "asyncio", "multiprocessing", "http"}
"""What no verb needs to say what it does."""


def test_the_manual_is_what_the_verbs_say() -> None:
    if "REWRITE_GOLDENS" in os.environ:
        MANUAL.write_text(manual.page(), "utf8", newline="\n")
    assert MANUAL.read_text("utf8") == manual.page()


def test_the_list_of_verbs_says_what_each_says_of_itself() -> None:
    assert {name: said.rstrip(".") for name, said in VERBS.items()} == {
        name: said.rstrip(".") for name, said in manual.first_sentences().items()
    }


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], *([verb, "--help"] for verb in VERBS)])
def test_help_loads_nothing_that_is_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom kuril_archive.cli import main\n"
        "main(sys.argv[1:], prog_name='kuril-archive', standalone_mode=False)\nprint(*sys.modules)"
    )
    call = [sys.executable, "-c", program, *arguments]
    run = subprocess.run(call, env=unmeasured(), capture_output=True, check=True, encoding="utf8")
    loaded = {name for name in run.stdout.splitlines()[-1].split() if "." not in name}
    assert not loaded & HEAVY
    assert "kuril_archive.analysis" not in run.stdout.splitlines()[-1].split()


@pytest.mark.parametrize("shell", PLACES)
def test_completion_is_a_script_for_the_shell(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell], catch_exceptions=False)
    assert result.exit_code == 0
    assert "_KURIL_ARCHIVE_COMPLETE" in result.stdout


def test_completion_knows_the_verbs_and_their_options(monkeypatch: pytest.MonkeyPatch) -> None:
    def completed(words: str, place: int) -> str:
        monkeypatch.setenv("_KURIL_ARCHIVE_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(place))
        return CliRunner().invoke(main, prog_name="kuril-archive").stdout

    assert completed("kuril-archive bu", 1) == "plain,build\n"
    assert "plain,--strict" in completed("kuril-archive build --s", 2)


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_bar_shows_on_a_terminal_what_lasts_long_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(stream: io.StringIO, seconds: float) -> str:
        ticks = itertools.count(step=seconds)
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(time, "monotonic", lambda: next(ticks))
        assert list(progress("reading", iter("abc"), 3)) == ["a", "b", "c"]
        return stream.getvalue()

    assert "reading" in shown(Terminal(), 2.0)
    assert "100%" in shown(Terminal(), 2.0)
    assert shown(Terminal(), 0.1) == ""
    assert shown(io.StringIO(), 2.0) == ""


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_a_terminal_that_wants_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    problem = Problem(path="a.yml", message="is wrong", hint="mend it")
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    show([problem])
    plain = "a.yml: is wrong\nhint: mend it\n"
    assert (terminal.getvalue() != plain) is coloured
    assert re.sub(r"\x1b\[\d*m", "", terminal.getvalue()).endswith(plain)


README = Path(__file__).parent.parent / "README.md"
CLIPPINGS = Path(__file__).parent / "clippings"
SESSION = re.compile(r"(?<=```console\n)(.*?)(?=```\n)", re.S)


def played(session: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Type the lines of a session that begin with ``$`` and give them with what they print."""
    monkeypatch.chdir(folder)
    for line in re.findall(r"^\$ (.+)$", session, re.M):
        yield f"$ {line}\n"
        match shlex.split(line):
            case ["mkdir", "-p", name]:
                Path(name).mkdir(parents=True)
            case ["cp", _, target]:
                shutil.copytree(CLIPPINGS, target, dirs_exist_ok=True)
            case ["cd", name]:
                monkeypatch.chdir(name)
            case ["kuril-archive", *arguments]:
                result = CliRunner().invoke(main, arguments, catch_exceptions=False)
                assert result.exit_code == 0, result.output
                yield re.sub(r"\d+\.\d\d s", "0.31 s", result.output)
            case _:
                pytest.fail(f"the test cannot play {line}")


def test_the_session_of_the_readme_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten text files, five commands; the day is the one on which the session was written down."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1668988800")
    text = README.read_text("utf8")
    session = SESSION.search(text)
    assert session
    played_now = "".join(played(session[0], tmp_path, monkeypatch))
    assert played_now.count("$ kuril-archive") == 5
    if "REWRITE_GOLDENS" in os.environ:
        README.write_text(SESSION.sub(lambda _: played_now, text, count=1), "utf8", newline="\n")
    assert SESSION.search(README.read_text("utf8"))[0] == played_now  # type: ignore[index]


def test_completion_offers_captures_and_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.txt").write_text("Ferry", "utf8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("_KURIL_ARCHIVE_COMPLETE", "bash_complete")

    def completed(words: str, place: int) -> list[str]:
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(place))
        return CliRunner().invoke(main, prog_name="kuril-archive").stdout.splitlines()

    assert completed("kuril-archive review fe", 2) == ["plain,ferry"]
    assert completed("kuril-archive review art", 2) == ["plain,articles/ferry.txt"]
    assert "plain,link-broken" in completed("kuril-archive check --ignore link-b", 3)
    assert completed("kuril-archive check --ignore disk", 3) == [""]
