"""The data files: what stands in each, in which order, and that the words are found where a program looks for them."""

import json
import re
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from msgspec import Struct
from msgspec.structs import fields

from folder import FERRY, build, copied, fill, tree
from kuril_archive.analysis.record import (
    EventRecord,
    EvidenceRecord,
    MentionRecord,
    PublishedRecord,
    Record,
    TellingRecord,
    schema,
)
from kuril_archive.model import Block, Page
from kuril_archive.renderer import environment, render
from test_docs import keys_in
from told import archive, entry, event, happening, mention, pages, telling

DOCS = Path(__file__).parent.parent / "docs"
KINDS: dict[str, type[Struct]] = {"articles": Record, "mentions": MentionRecord, "events": EventRecord}
MONDAY = Block(text="The ferry left on Monday. It came back.", line=3, end=4)
CODE = Block(kind="code", text="1 May\n\n2 May", line=6, end=8)
LAST = Block(text="The harbour opened in 1912.", line=10, end=10)
TOLD = entry(
    "2022/march/ä b", MONDAY, CODE, LAST,
    tellings=(
        telling(0, mention(MONDAY, "Monday")),
        telling(1, mention(CODE, "2 May"), curated=True, name="The second", note="By hand."),
        telling(2, mention(LAST, "1912", value="1912", edtf="1912", earliest="1912-01-01", latest="1912-12-31")),
    ),
)  # fmt: skip
OPENING = event(
    "1912", happening(TOLD, 2, "1912", edtf="1912"), earliest="1912-01-01", latest="1912-12-31", title="Harbour opened",
    note="So it says.", sources=("https://example.org/1912",),
)  # fmt: skip
LEAVING = event("2022-03-21", happening(TOLD, 0, "Monday", "The ferry left on Monday.", name="The leaving"), sure=False)
BATTLE = event("-0479-09", earliest="-0479-09-01", latest="-0479-09-30", title="Battle")
FULL = archive(entry("0", MONDAY), TOLD, events=(BATTLE, OPENING, LEAVING))


def lines(page: Page) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render(page, environment(())).decode().split("\n")[:-1]]


# ---------------------------------------------------------------- mentions


def test_a_mention_has_its_words_where_the_text_of_its_article_has_them() -> None:
    """Also behind a block of code with a blank line of its own."""
    made = pages(FULL)
    texts = {each["id"]: each["text"] for each in lines(made["data/articles.jsonl"])}
    found = lines(made["data/mentions.jsonl"])
    assert [(each["paragraph"], each["start"], each["end"], each["text"]) for each in found] == [
        (0, 18, 24, "Monday"), (2, 0, 5, "2 May"), (3, 22, 26, "1912"),
    ]  # fmt: skip
    for each in found:
        assert texts[each["article"]].split("\n\n")[each["paragraph"]][each["start"] : each["end"]] == each["text"]


def test_a_mention_says_what_was_read_where_it_stands_and_what_the_curator_says() -> None:
    monday, second, _ = lines(pages(FULL)["data/mentions.jsonl"])
    assert monday == {
        "article": "2022/march/ä b", "paragraph": 0, "url": "articles/2022/march/%C3%A4%20b.html#line-3",
        "start": 18, "end": 24, "text": "Monday", "type": "DATE", "value": "2022-03-21", "edtf": "2022-03-21",
        "earliest": "2022-03-21", "latest": "2022-03-21", "rule": "weekday", "anchor": "publication day",
        "certain": True, "curated": False, "name": None, "note": None,
    }  # fmt: skip
    assert (second["curated"], second["name"], second["note"]) == (True, "The second", "By hand.")


def test_what_cannot_be_placed_has_no_bounds() -> None:
    vague = mention(MONDAY, "Monday", value="P3D", type="DURATION", edtf=None, earliest=None, latest=None)
    made = archive(entry("a", MONDAY, tellings=(telling(0, vague),)))
    (found,) = lines(pages(made)["data/mentions.jsonl"])
    assert (found["edtf"], found["earliest"], found["latest"]) == (None, None, None)


# ---------------------------------------------------------------- events


def test_an_event_says_when_what_and_who_says_so() -> None:
    battle, opening, leaving = lines(pages(FULL)["data/events.jsonl"])
    assert opening == {
        "id": "e-1912", "url": "timeline/1912.html#e-1912", "date": "1912", "earliest": "1912-01-01",
        "latest": "1912-12-31", "sure": True, "title": "Harbour opened", "note": "So it says.",
        "told_by": [
            {
                "article": "2022/march/ä b", "paragraph": 3, "url": "articles/2022/march/%C3%A4%20b.html#line-10",
                "words": "1912", "sentence": "The harbour opened in 1912.", "sure": True, "name": None,
            },
        ],
        "sources": ["https://example.org/1912"],
    }  # fmt: skip
    assert (battle["url"], battle["told_by"]) == ("timeline/-479.html#e--0479-09", [])
    assert (leaving["sure"], leaving["told_by"][0]["name"]) == (False, "The leaving")


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("2022-03/..", ("2022-03-01", None)),
        ("../2022-03", (None, "2022-03-31")),
        ("2022-03", ("2022-03-01", "2022-03-31")),
    ],
)
def test_an_end_that_is_open_is_not_known(date: str, bounds: tuple[str | None, str | None]) -> None:
    """Though the event needs a day by which it finds its place."""
    known = bounds[0] or bounds[1]
    (found,) = lines(pages(archive(events=(event(date, earliest=known, title="A"),)))["data/events.jsonl"])
    assert (found["earliest"], found["latest"]) == bounds


def test_an_event_stands_on_the_timeline_where_its_address_leads(tmp_path: Path) -> None:
    """Also where so much happened in a year that its months have pages of their own."""
    ships = ["".join(letters).capitalize() for letters in permutations("abcdefg", 4)][:240]
    text = "\n\n".join(f"{ship} left on {place % 28 + 1} May 2021." for place, ship in enumerate(ships))
    fill(tmp_path, {"archive.yml": "collected: 2026-11\n", "articles/a.txt": f"{FERRY}\n{text}\n"})
    assert build(tmp_path).status == 0
    built = tree(tmp_path / "build")
    urls = [json.loads(line)["url"] for line in built["data/events.jsonl"].splitlines()]
    urls += [told["url"] for line in built["data/events.jsonl"].splitlines() for told in json.loads(line)["told_by"]]
    urls += [json.loads(line)["url"] for line in built["data/mentions.jsonl"].splitlines()]
    assert len({url.partition("#")[0] for url in urls}) > 2
    for path, _, anchor in (url.partition("#") for url in urls):
        assert f'id="{anchor}"'.encode() in built[path], f"{path} has no {anchor}"


# ---------------------------------------------------------------- all of them


def test_an_archive_that_tells_nothing_has_empty_lists_and_neither_calendar_nor_slides() -> None:
    made = pages(archive())
    assert [path for path, page in made.items() if not render(page, environment(()))] == [
        "data/articles.jsonl", "data/mentions.jsonl", "data/events.jsonl",
    ]  # fmt: skip
    assert not {"timeline.ics", "data/timeline.json"} & set(made)
    assert {"timeline.ics", "data/timeline.json"} <= set(pages(FULL))


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_the_data_keeps_to_the_schema_beside_it_and_beside_the_document(name: str, kind: type[Struct]) -> None:
    made = pages(FULL)
    found = json.loads(render(made[f"data/{name}.schema.json"], environment(())))
    assert found == schema(kind) == json.loads((DOCS / "data" / f"{name}.schema.json").read_text("utf8"))
    Draft202012Validator.check_schema(found)
    validator = Draft202012Validator(found)
    told = lines(made[f"data/{name}.jsonl"])
    assert told
    for line in told:
        validator.validate(line)
        for key in line:
            with pytest.raises(ValidationError):
                validator.validate({other: value for other, value in line.items() if other != key})
            with pytest.raises(ValidationError):
                validator.validate({**line, key: 0.5})


def test_the_data_of_the_projects_own_archive_keeps_to_its_schemas(project: Path, tmp_path: Path) -> None:
    assert build(copied(project, tmp_path / "copy")).status == 0
    for name, kind in KINDS.items():
        found = (tmp_path / "copy" / "build" / "data" / f"{name}.jsonl").read_text("utf8").split("\n")[:-1]
        assert len(found) >= 5
        for line in found:
            Draft202012Validator(schema(kind)).validate(json.loads(line))


def test_every_key_of_the_data_is_explained_and_no_other() -> None:
    document = (DOCS / "data.md").read_text("utf8")
    parts = dict(re.findall(r"^##+ (.+?)\n(.*?)(?=^##|\Z)", document, re.M | re.S))
    kinds = {
        "articles.jsonl": Record, "published": PublishedRecord, "published.evidence": EvidenceRecord,
        "mentions.jsonl": MentionRecord, "events.jsonl": EventRecord, "events.told_by": TellingRecord,
        "timeline.ics": None, "timeline.json": None,
    }  # fmt: skip
    assert set(parts) == set(kinds)
    for name, kind in kinds.items():
        assert keys_in(parts[name]) == ({field.name for field in fields(kind)} if kind else set()), name


def test_nothing_of_a_withheld_text_stands_in_any_file_of_data(tmp_path: Path) -> None:
    fill(tmp_path, {"archive.yml": "collected: 2026-11\n", "articles/a.txt": FERRY})
    assert build(tmp_path).status == 0
    told = {path: data for path, data in tree(tmp_path / "build").items() if path.startswith(("data/", "timeline.ics"))}
    assert [path for path, data in sorted(told.items()) if b"ran aground" in data] == [
        "data/articles.jsonl", "data/events.jsonl", "data/timeline.json", "timeline.ics",
    ]  # fmt: skip
    about = (tmp_path / "build" / "about.html").read_text("utf8")
    assert [path for path in told if f'href="{path}"' not in about] == []
    fill(tmp_path, {"articles/a.yml": "withheld: The family asked for it.\n"})
    assert build(tmp_path).status == 0
    after = tree(tmp_path / "build")
    for path in ("timeline.ics", "data/timeline.json"):
        assert path not in after and path.encode() not in after["about.html"]
    assert (after["data/mentions.jsonl"], after["data/events.jsonl"]) == (b"", b"")
    assert not [path for path, data in after.items() if path.startswith("data/") and b"ran aground" in data]
