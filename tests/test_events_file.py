"""``events.yml``: what is read, what is told, and that a faulty entry costs itself only."""

import datetime as dt
from pathlib import Path

import pytest

from folder import FERRY, fill, run
from kuril_archive import builder
from kuril_archive.analysis.years import Limit
from kuril_archive.commands.serve import _sources
from kuril_archive.loader import load_events, themes
from kuril_archive.loader.events import Target, parse
from kuril_archive.model import NamedEvent, Site
from kuril_archive.problems import Problem

LINES = frozenset({"line-1", "line-3", "line-3-2", "line-12"})
IDS = {name: Target(name, LINES) for name in ("ferry", "2020/ferry", "2021/market", "2021/storm-at-sea")}
LANDING = NamedEvent(date="2021-05-11", title="The ferry runs aground")
ENTRY = "- date: 2021-05-11\n  title: The ferry runs aground\n"


def fault(text: str) -> Problem:
    """The one problem of a text whose other entries are all read."""
    found, problems = parse(f"{ENTRY}{text}", IDS)
    assert found[:1] == (LANDING,), "a fault must cost no other entry"
    (problem,) = problems
    return problem


# ---------------------------------------------------------------- what is read


def test_every_key_of_an_event_is_read() -> None:
    text = "- date: May 2021\n  title: 1984\n  note: a  b\n  sources: [ferry, 2021/market#line-12, https://example.org/a#b]\n"
    assert parse(ENTRY + text, IDS) == (
        (
            LANDING,
            NamedEvent(
                date="2021-05",
                title="1984",
                note="a  b",
                sources=("ferry", "2021/market#line-12", "https://example.org/a#b"),
            ),
        ),
        (),
    )


@pytest.mark.parametrize("text", ["", "\n", "# - date: 2021\n", "[]", "---\n", "- \n"])
def test_nothing_said_is_no_event_and_no_fault(text: str) -> None:
    assert parse(text, IDS) == ((), ())


@pytest.mark.parametrize("source", ["ferry", "2021/market", "ferry#line-3", "ferry#line-3-2", "HTTPS://example.org/é"])
def test_one_source_may_stand_for_a_list(source: str) -> None:
    (found,), problems = parse(f"- date: 2021\n  title: a\n  sources: {source}\n", IDS)
    assert not problems and found.sources == (source,)


@pytest.mark.parametrize(
    "date", ["2021", "2021-05/2021-06", "2021-05-11?", "2021-05/..", "../2021", "[2020, 2021]", "-0479"]
)
def test_any_date_with_a_place_on_the_calendar_is_one(date: str) -> None:
    (found,), problems = parse(f"- date: '{date}'\n  title: a\n", IDS)
    assert not problems and found.date.replace(" ", "") == date.replace(" ", "")


# ---------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    ("entry", "line", "field", "message"),
    [
        ("- title: a\n", 3, "date", "is missing"),
        ("- date: 2021\n\n", 3, "title", "is missing"),
        ("- date: 2021\n  title:\n", 3, "title", "is missing"),
        ("- date: soon\n  title: a\n", 3, "date", "“soon” is not a date that reads in one way"),
        ("- title: a\n  date: 03/04/2022\n", 4, "date", "“03/04/2022” is not a date that reads in one way"),
        ("- title: a\n  date: XXXX-12-24\n", 4, "date", "“XXXX-12-24” has no place on the calendar"),
        ("- date: 2021\n  title: [a]\n", 4, "title", "“['a']” is not a text"),
        ("- date: 2021\n  title: a\n  sources: {a: b}\n", 5, "sources", "“{'a': 'b'}” is not a list of texts"),
        ("- date: 2021\n  title: a\n  title: b\n", 5, "title", "is given twice, first on line 4"),
        (
            "- date: 2021\n  title: a\n  sources: ['ftp://x.org/a']\n",
            5,
            "sources",
            "“ftp://x.org/a” is not a web address",
        ),
        ("- {date: 2021, title: a, sources: ['javascript:a']}\n", 3, "sources", "“javascript:a” is not a web address"),
        ("- {date: 2021, title: a, sources: ['https://']}\n", 3, "sources", "“https://” is not a web address"),
        ("- The ferry runs aground\n", 3, None, "“The ferry runs aground” is not an entry with keys of its own"),
        ("- [2021, a]\n", 3, None, "“['2021', 'a']” is not an entry with keys of its own"),
        ("- &a [*a]\n", 3, None, "aliases and very deep nesting are not read"),
    ],
)
def test_a_faulty_entry_is_told_at_its_line_and_costs_itself_only(
    entry: str, line: int, field: str | None, message: str
) -> None:
    found, problems = parse(f"{ENTRY}{entry}- {{date: 2022, title: last}}\n", IDS)
    assert found == (LANDING, NamedEvent(date="2022", title="last"))
    (problem,) = problems
    assert (problem.severity, problem.code, problem.path) == ("error", "key-value", "events.yml")
    assert (problem.line, problem.field, problem.message) == (line, field, message)
    assert problem.hint


def test_an_unknown_key_is_a_warning_and_the_entry_is_read() -> None:
    text = "- {date: 2021, title: a, source: ferry}\n"
    problem = fault(text)
    assert (problem.severity, problem.line, problem.field) == ("warning", 3, "source")
    assert problem.hint == "did you mean `sources`?"
    assert len(parse(text, IDS)[0]) == 1


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("fery", "did you mean ferry?"),
        ("ferry.txt", "did you mean ferry?"),
        ("articles/ferry.html#line-3", "did you mean ferry?"),
        ("'#line-3'", "https://example.org/report"),
        ("/", "https://example.org/report"),
        ("..", "https://example.org/report"),
        ("market", "did you mean 2021/market?"),
        ("articles/2021/market.txt", "did you mean 2021/market?"),
        ("storm-at-sea#line-3", "did you mean 2021/storm-at-sea?"),
        ("2021/strom-at-sea", "did you mean 2021/storm-at-sea?"),
        ("www.example.org/report", "https://example.org/report"),
    ],
)
def test_an_unknown_source_is_a_warning_with_the_nearest_id_and_is_kept(source: str, hint: str) -> None:
    text = f"- {{date: 2021, title: a, sources: [ferry, {source}]}}\n"
    problem = fault(text)
    assert (problem.severity, problem.code, problem.line, problem.field) == ("warning", "event-source", 3, "sources")
    plain = source.strip("'")
    assert problem.message == f"“{plain}” is not the id of an article here" and problem.hint.endswith(hint)
    assert parse(text, IDS)[0][0].sources == ("ferry", plain)


@pytest.mark.parametrize("anchor", ["#", "#line-", "#line-0", "#12", "#line-3-"])
def test_a_source_that_names_no_paragraph_is_a_warning(anchor: str) -> None:
    problem = fault(f"- {{date: 2021, title: a, sources: 'ferry{anchor}'}}\n")
    assert (problem.severity, problem.code) == ("warning", "event-source")
    assert problem.message == f"“ferry{anchor}” names no paragraph" and problem.hint.startswith("ferry#line-")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a: [1\n- b", "this is not YAML: "),
        ("date: 2021\ntitle: a\n", "this is not a list"),
        ("The ferry", "this is not a list"),
        ("[" * 60_000, "this is not YAML: "),
    ],
)
def test_a_file_that_is_no_list_is_an_error_and_gives_no_events(text: str, message: str) -> None:
    found, (problem,) = parse(text, IDS)
    assert found == () and (problem.severity, problem.code, problem.path) == ("error", "yaml", "events.yml")
    assert problem.message.startswith(message)


# ---------------------------------------------------------------- the file


def test_where_no_file_is_nothing_is_named(tmp_path: Path) -> None:
    assert load_events(tmp_path / "events.yml", IDS) == ((), ())


def test_a_file_is_read_as_all_texts_are(tmp_path: Path) -> None:
    fill(tmp_path, {"events.yml": "\ufeff" + ENTRY.replace("\n", "\r\n")})
    assert load_events(tmp_path / "events.yml", IDS) == ((LANDING,), ())


@pytest.mark.parametrize("content", [b"\xff\xfea\0", b"- date: 2021\n  title: \xe9\n", b"a\0b"])
def test_what_is_no_text_is_an_error(tmp_path: Path, content: bytes) -> None:
    found, (problem,) = load_events(fill(tmp_path, {"events.yml": content}) / "events.yml", IDS)
    assert found == () and (problem.severity, problem.code) == ("error", "file-unreadable")
    assert problem.path == "events.yml"


def test_a_folder_of_that_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "events.yml").mkdir()
    found, (problem,) = load_events(tmp_path / "events.yml", IDS)
    assert found == () and problem.code == "file-unreadable"


def test_a_name_that_is_not_read_is_told_where_the_right_one_is_missing(tmp_path: Path) -> None:
    fill(tmp_path, {"events.yaml": ENTRY})
    found, (problem,) = load_events(tmp_path / "events.yml", IDS)
    assert found == () and (problem.severity, problem.code, problem.path) == ("warning", "config-name", "events.yaml")
    assert problem.hint == "rename it events.yml"
    fill(tmp_path, {"events.yml": ENTRY})
    assert load_events(tmp_path / "events.yml", IDS) == ((LANDING,), ())


# ---------------------------------------------------------------- in an archive


def test_build_and_check_tell_of_it_and_the_other_pages_are_written(tmp_path: Path) -> None:
    fill(tmp_path, {"articles/a.txt": FERRY, "events.yml": f"{ENTRY}- date: soon\n  title: a\n"})
    told = "events.yml:3: date: “soon” is not a date that reads in one way"
    ran = run(tmp_path, "build", "--jobs", "1", "--quiet")
    assert ran.status == 1 and told in ran.err
    assert (tmp_path / "build" / "articles" / "a.html").is_file()
    ran = run(tmp_path, "check", "--jobs", "1")
    assert ran.status == 1 and told in ran.err + ran.out


def test_a_source_is_looked_for_among_the_articles(tmp_path: Path) -> None:
    fill(tmp_path, {"articles/ferry.txt": FERRY, "events.yml": f"{ENTRY}  sources: [ferry, fairy]\n"})
    ran = run(tmp_path, "build", "--jobs", "1", "--quiet")
    assert ran.status == 0
    assert ran.err == ("events.yml:3: sources: “fairy” is not the id of an article here\nhint: did you mean ferry?\n")


def test_serve_watches_the_file() -> None:
    sources = _sources(Path("articles"), Path("build"), Path("templates"))
    assert {Path("events.yml"), Path("events.yaml"), Path("archive.yml")} <= set(sources.files)


def test_what_is_named_comes_to_the_archive(tmp_path: Path) -> None:
    fill(tmp_path, {"articles/a.txt": FERRY, "events.yml": ENTRY})
    folders = builder.Folders(
        articles=tmp_path / "articles", output=tmp_path / "build", themes=themes(tmp_path / "templates"),
        pages=tmp_path / "pages", static=tmp_path / "static", events=tmp_path / "events.yml",
    )  # fmt: skip
    planned = builder.plan(folders, Site(), {}, Limit(day=dt.date(2022, 1, 1), rule="collected"))
    assert [event.title for event in planned.archive.events if event.title] == [LANDING.title]


def test_a_source_goes_by_the_id_that_its_article_has_now() -> None:
    text = "- date: 2021\n  title: a\n  sources: [old/ferry, 'old/ferry#line-3']\n"
    (found,), problems = parse(text, {**IDS, "old/ferry": IDS["ferry"]})
    assert (found.sources, problems) == (("ferry", "ferry#line-3"), ())


@pytest.mark.parametrize("date", ["Y170000002", "Y-12000", "-9999/Y12000"])
def test_a_year_that_no_page_can_have_costs_its_entry(date: str) -> None:
    found, (problem,) = parse(f"{ENTRY}- date: '{date}'\n  title: far\n", IDS)
    assert len(found) == 1 and problem.field == "date" and problem.severity == "error"


def test_a_paragraph_that_is_not_there_tells_nothing_and_is_no_anchor() -> None:
    (found,), (problem,) = parse("- date: 2021\n  title: a\n  sources: ['ferry#line-4']\n", IDS)
    assert (found.sources, problem.code) == (("ferry#",), "event-source")
    assert problem.hint.startswith("ferry#line-3")
