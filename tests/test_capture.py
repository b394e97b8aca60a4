"""One capture from its text."""

from typing import Any

import pytest

from kuril_archive.analysis.mentions import Expression, recognise
from kuril_archive.loader import capture as loader_capture
from kuril_archive.loader import keys
from kuril_archive.loader.capture import parse
from kuril_archive.model import Capture, Correction, Keys, Mark
from kuril_archive.problems import Problem, Problems


def marks(text: str) -> tuple[Mark, ...]:
    capture, _ = parse(text, id="a", path="a.md", sha256="", markdown=True)
    return tuple(mark for block in capture.body for mark in block.marks)


TEXT = "The [ferry](/boats/1) came back with forty passengers, its captain said to the paper.\n"


def test_a_relative_link_leads_to_the_original_site() -> None:
    (mark,) = marks(f"---\nurl: https://example.org/news/2022/\n---\n{TEXT}")
    assert mark.target == "https://example.org/boats/1"


@pytest.mark.parametrize("target", ["/boats/1", "boats.html", "http://[bad", "//[x"])
def test_a_link_without_a_known_place_is_let_go_and_its_words_stay(target: str) -> None:
    text = TEXT.replace("/boats/1", target)
    assert marks(text) == ()
    capture, _ = parse(text, id="a", path="a.md", sha256="", markdown=True)
    assert capture.body[0].text.startswith("The ferry came back")


def test_a_capture_that_is_all_furniture_is_kept_with_a_warning() -> None:
    capture, problems = parse("Leave a Reply\n\nName\n\nEmail\n", id="2022/form", path="a.txt", sha256="")
    assert [problem.severity for problem in problems] == ["warning"]
    assert capture.body == ()
    assert capture.title == "form"


def test_opening_words_stand_for_a_missing_title() -> None:
    capture, _ = parse("The ferry came back with forty passengers. " * 6, id="a", path="a.txt", sha256="")
    assert capture.title_supplied
    assert capture.title == "The ferry came back with forty passengers. The ferry came…"


def test_a_record_is_never_without_its_id_and_source(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, str]] = []

    def noted(**fields: Any) -> Capture:
        made.append((fields["id"], fields["source"].path))
        return Capture(**fields)

    monkeypatch.setattr(loader_capture, "Capture", noted)
    parse(TEXT, id="a", path="a.txt", sha256="")
    assert made == [("a", "a.txt")]


# ---------------------------------------------------------------- corrections of times

STORM = """Ferry aground in the storm

The ferry ran aground on  Tuesday, its captain said, and the storm went on until
Wednesday morning.

Nobody remembers the day of the flood better than the captain, who came back to the harbour on Tuesday.
"""
"""Paragraphs begin on lines 3 and 6."""


def corrected(said: str, front: str = "", text: str = STORM) -> tuple[Capture, Problems]:
    """The capture with what a sidecar and front matter say of ``mentions``."""
    sidecar = keys.read(said, "articles/a.yml", Keys)
    whole = f"---\n{front}---\n{text}" if front else text
    capture, problems = parse(
        whole, id="a", path="articles/a.md", sha256="", markdown=True, sidecar=sidecar,
        sidecar_path="articles/a.yml",
    )  # fmt: skip
    return capture, (*sidecar.problems, *problems)


def doubt(said: str) -> Problem:
    """The one problem of a correction; the capture keeps it."""
    capture, (problem,) = corrected(f"title: Storm\nmentions:\n  - {said}\n")
    assert len(capture.keys.mentions) == 1 and problem.severity == "warning" and problem.path == "articles/a.yml"
    return problem


@pytest.mark.parametrize(
    "said",
    [
        "{text: Tuesday, date: 2021-05-11}",
        "{text: on Tuesday, line: 3, name: The ferry runs aground}",
        "{text: until Wednesday  morning, note: so said the captain}",
        "{text: Wednesday morning, line: 4, silent: yes}",
        "{text: Tuesday, line: 6, silent: yes}",
        "{text: the day of the flood, date: 1953-02-01}",
    ],
)
def test_a_correction_of_words_that_stand_there_is_no_fault(said: str) -> None:
    capture, problems = corrected(f"mentions: [{said}]")
    assert not problems and len(capture.keys.mentions) == 1


@pytest.mark.parametrize("words", ["on Sunday", "ran aground on Wednesday", "Tues", "captain. Nobody"])
def test_words_that_do_not_stand_in_the_text_are_told(words: str) -> None:
    problem = doubt(f"{{text: {words}, silent: yes}}")
    assert (problem.code, problem.line, problem.field) == ("mention-words", 3, "mentions.text")
    assert problem.message == f"“{words}” does not stand in the text"
    assert "`kuril-archive inspect articles/a.md`" in problem.hint


@pytest.mark.parametrize(("words", "line", "right"), [("Wednesday", 6, 3), ("the flood", 4, 6), ("on Tuesday", 5, 3)])
def test_words_that_stand_in_another_paragraph_are_told_with_its_line(words: str, line: int, right: int) -> None:
    problem = doubt(f"text: {words}\n    line: {line}\n    date: 2021-05-12")
    assert (problem.code, problem.line, problem.field) == ("mention-words", 4, "mentions.line")
    assert problem.message == f"“{words}” does not stand in the paragraph of line {line}"
    assert problem.hint == f"line: {right}, where it stands"


@pytest.mark.parametrize(
    "said", ["{text: Tuesday}", "{text: Tuesday, line: 3, silent: no}", "{text: Tuesday, name: ''}"]
)
def test_a_correction_that_changes_nothing_is_told(said: str) -> None:
    problem = doubt(said)
    assert (problem.code, problem.line, problem.field) == ("mention-idle", 3, "mentions.text")
    assert problem.message == "changes nothing" and "date" in problem.hint


@pytest.mark.parametrize("rest", ["silent: yes", "name: The flood", "note: his father's words"])
def test_words_that_are_no_time_become_one_by_a_date_only(rest: str) -> None:
    problem = doubt(f"{{text: the day of the flood, {rest}}}")
    assert problem.code == "mention-idle" and "is not recognised as a time" in problem.message
    assert "date: " in problem.hint


def test_the_rules_of_the_texts_own_language_say_what_is_a_time() -> None:
    said = "language: {}\nmentions: {{text: Tuesday, silent: yes}}"
    assert not corrected(said.format("en"))[1]
    assert [problem.code for problem in corrected(said.format("ru"))[1]] == ["mention-idle"]


def test_corrections_of_the_sidecar_win_whole_over_those_of_the_front_matter() -> None:
    front = "mentions:\n  - text: Sunday\n    silent: yes\n  - {text: Tuesday, silent: yes}\n"
    capture, (problem,) = corrected("", front)
    assert [said.text for said in capture.keys.mentions] == ["Sunday", "Tuesday"]
    assert (problem.path, problem.line) == ("articles/a.md", 3)
    capture, problems = corrected("mentions: {text: Wednesday, silent: yes}", front)
    assert capture.keys.mentions == (Correction(text="Wednesday", silent=True),) and not problems
    assert capture.keys_from["mentions"] == ("articles/a.yml", 1)


def test_a_sidecar_without_one_that_can_be_used_leaves_those_of_the_front_matter() -> None:
    capture, problems = corrected("mentions: [Sunday]", "mentions: [{text: Sunday, silent: yes}]\n")
    assert capture.keys.mentions == (Correction(text="Sunday", silent=True),)
    assert [(problem.path, problem.code) for problem in problems] == [
        ("articles/a.yml", "key-value"),
        ("articles/a.md", "mention-words"),
    ]


def test_nothing_is_recognised_where_nothing_is_corrected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kuril_archive.loader.corrections.recognise", None)
    assert not corrected("title: Storm")[1]
    assert not corrected("mentions: {text: Tuesday, date: 2021-05-11}")[1]


def test_words_that_stand_in_a_long_text_often_are_recognised_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each paragraph is read for times once, however often the words stand in it."""
    read: list[str] = []

    def noted(text: str, *, language: str) -> tuple[Expression, ...]:
        read.append(text)
        return recognise(text, language=language)

    monkeypatch.setattr("kuril_archive.loader.corrections.recognise", noted)
    text = f"Storm\n\nThe captain said so, {'the boat and ' * 200}the sea.\n\nThe captain came back over the sea.\n"
    _, (problem,) = corrected("mentions: {text: the, silent: yes}", text=text)
    assert problem.code == "mention-idle" and len(read) == 2
