"""One capture from its text."""

from typing import Any

import pytest

from kuril_archive.loader import capture as loader_capture
from kuril_archive.loader.capture import parse
from kuril_archive.model import Capture, Mark


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
