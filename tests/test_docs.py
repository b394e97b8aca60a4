"""What the documents promise is what the program does."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec import Struct
from msgspec.structs import fields

from folder import copied
from kuril_archive import config
from kuril_archive.analysis.witness import BOUND_RULES, POINT_KINDS
from kuril_archive.cli import VERBS, main
from kuril_archive.loader import events
from kuril_archive.loader.keys import read as read_keys
from kuril_archive.model import OTHER_NAMES, Correction, Keys, Mention, NamedEvent, Site
from test_architecture import PURE, ROWS

PROJECT = Path(__file__).parent.parent
DOCUMENTS = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md")]


def text(name: str) -> str:
    return (PROJECT / name).read_text("utf8")


def keys_in(table: str) -> set[str]:
    """The names in code in the first column of a table."""
    return {name for row in re.findall(r"^\| (`[^|]+) \|", table, re.M) for name in re.findall(r"`([^`]+)`", row)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", re.sub(r"`[^`\n]+`", "", document.read_text("utf8"))):
        assert target.startswith("https://") or (document.parent / target).exists(), target


def test_every_key_of_front_matter_and_archive_is_explained_and_no_other() -> None:
    parts = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", text("docs/keys.md"), re.M | re.S))
    kinds: dict[str, type[Struct]] = {
        "Front matter and sidecars": Keys, "mentions": Correction, "events.yml": NamedEvent, "archive.yml": Site
    }  # fmt: skip
    assert set(parts) == set(kinds)
    for name, kind in kinds.items():
        assert keys_in(parts[name]) == {field.name for field in fields(kind)}
    front = parts["Front matter and sidecars"]
    assert all(f"`{name}` is understood too" in front for name in OTHER_NAMES)
    assert all(f"`{kind}`" in front for kind in (*POINT_KINDS, *BOUND_RULES))


def test_the_examples_of_the_keys_are_read_without_a_fault() -> None:
    """Each as it stands: a sidecar's corrections, the list of named events, and ``archive.yml``."""
    sidecar, named, settings = re.findall(r"```yaml\n(.*?)```", text("docs/keys.md"), re.S)
    typed = read_keys(sidecar, "a.yml", Keys)
    assert not typed.problems and len(typed.values["mentions"]) == sidecar.count("- text:") == 3
    found, problems = events.parse(named, {"2022/talks-end": events.Target("2022/talks-end", frozenset({"line-12"}))})
    assert not problems and len(found) == named.count("- date:") == 2
    assert not config.parse(settings).problems


def test_the_design_has_the_rows_that_the_code_is_held_to() -> None:
    design = text("docs/design.md")
    rows = re.findall(r"^\| ((?:`\w+` ?)+) \|", design.partition("## Rows")[2].partition("## How")[0], re.M)
    assert [set(re.findall(r"`(\w+)`", row)) for row in rows] == [
        row - {"__version__"} for row in ROWS if row != {"__main__"}
    ]
    pure = re.search(r"^((?:`\w+`(?:, | and )?)+) touch no file", design, re.M)
    assert pure and set(re.findall(r"`(\w+)`", pure[1])) == PURE


def test_every_option_in_the_readme_exists_and_commands_show_an_example() -> None:
    helps = ""
    for verb in VERBS:
        shown = CliRunner().invoke(main, [verb, "--help"]).output
        assert "Example:" in shown and f"kuril-archive {verb}" in shown.partition("Example:")[2]
        helps += shown
    for option in set(re.findall(r"`(--[a-z-]+)", text("README.md"))):
        assert option in helps, option


def test_a_new_user_can_follow_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive.yml, the sidecar and the commands of the README, in an empty folder."""
    readme = text("README.md")
    site, sidecar = re.findall(r"```yaml\n(.*?)```", readme, re.S)
    (tmp_path / "articles").mkdir()
    (tmp_path / "archive.yml").write_text(site, "utf8")
    (tmp_path / "articles" / "harbour-times-ferry.yml").write_text(sidecar, "utf8")
    report = "Ferry returns\n\nThe ferry came back with forty passengers, its captain said after the crossing.\n"
    (tmp_path / "articles" / "harbour-times-ferry.txt").write_text(report, "utf8")
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^    kuril-archive (inspect [^\n]+)$", readme, re.M)
    assert CliRunner().invoke(main, ["build"]).exit_code == 0
    assert (tmp_path / "build" / "index.html").is_file()
    result = CliRunner().invoke(main, commands[0].split())
    assert "22 March 2022 (curated" in result.output


def test_the_numbers_of_the_readme_are_those_of_the_five_articles(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    promised = re.search(r"^    (\d+ captures, .*? pages), [\d.]+ s -> build/index.html$", text("README.md"), re.M)
    monkeypatch.chdir(copied(project, tmp_path / "copy"))
    output = CliRunner().invoke(main, ["build", "--output", str(tmp_path / "build")]).output
    assert promised and promised[1] in output


def test_the_reader_of_times_works_as_its_page_shows() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", text("docs/times.md"), re.DOTALL)
    exec(compile(code, "docs/times.md", "exec"), {})
    table = text("docs/times.md").partition("| field |")[2].partition("\n\n")[0]
    assert keys_in(table) == {field.name for field in fields(Mention)}
