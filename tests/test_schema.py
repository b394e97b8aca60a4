"""The JSON Schemas: one word for each key, true to what the program reads, and strict about keys."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from msgspec import Struct
from msgspec.structs import fields

from folder import fill, run, tree
from kuril_archive import config
from kuril_archive.commands.schema import NAMES as OFFERED
from kuril_archive.loader import events, keys
from kuril_archive.model import OTHER_NAMES, Correction, Keys, NamedEvent, Site
from kuril_archive.problems import ArchiveError, Problems
from kuril_archive.schemas import MEANINGS, NAMES, Name, Part, encoded, schema

PROJECT = Path(__file__).parent.parent
KINDS: dict[Part, type[Struct]] = {"archive": Site, "sidecar": Keys, "events": NamedEvent, "mentions": Correction}
FILES: dict[str, Name] = {"archive.yml": "archive", "events.yml": "events"}
TYPED = sorted(
    path
    for pattern in ("archive.yml", "events.yml", "articles/**/*.y*ml", "tests/sites/**/*.y*ml")
    for path in PROJECT.glob(pattern)
)


class Core(yaml.SafeLoader):
    """Values as editors read them: YAML 1.2 knows no dates, and `no` is a word."""


Core.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if not tag.endswith((":timestamp", ":bool"))]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def faults(name: Name, text: str) -> list[str]:
    """What an editor would mark."""
    return [error.message for error in Draft7Validator(schema(name)).iter_errors(yaml.load(text, Core))]


def told(name: Name, text: str) -> Problems:
    """What the program says of it."""
    if name == "sidecar":
        return keys.read(text, "a.yml", Keys).problems
    if name == "events":
        return events.parse(text, {"market": events.Target("market", frozenset({"line-3"}))})[1]
    try:
        return config.parse(text).problems
    except ArchiveError as error:
        return error.problems


def described(part: str) -> dict[str, str]:
    """Key -> its meaning, of a table of docs/keys.md, its mark-up off."""
    rows = re.findall(r"^\| (`[^|]+) \| (.+) \|$", part, re.MULTILINE)
    plain = [(names, re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", meaning).replace("`", "")) for names, meaning in rows]
    return {name: meaning for names, meaning in plain for name in re.findall(r"`([^`]+)`", names)}


def test_the_schemas_say_what_the_document_says() -> None:
    sections = (PROJECT / "docs" / "keys.md").read_text("utf-8").split("\n## ")[1:]
    parts = {part.partition("\n")[0]: described(part) for part in sections}
    heads = {"sidecar": "Front matter and sidecars", "archive": "archive.yml", "events": "events.yml"}
    said = {
        heads.get(name, name): {key: meaning for key, (meaning, _) in found.items()} for name, found in MEANINGS.items()
    }
    assert said == parts, "docs/keys.md and kuril_archive.schemas.MEANINGS are to say the same"


def objects(part: Part) -> list[dict[str, Any]]:
    """The parts of a schema that describe a mapping with these keys."""
    if part == "mentions":
        _, one, several = schema("sidecar")["properties"]["mentions"]["anyOf"]
        return [one, several["items"]]
    return [schema(part)["items"] if part == "events" else schema(part)]


@pytest.mark.parametrize("part", KINDS)
def test_a_schema_is_one_of_draft_7_and_describes_every_key_and_every_other_name(part: Part) -> None:
    Draft7Validator.check_schema(schema("sidecar" if part == "mentions" else part))
    own = {field.name for field in fields(KINDS[part])}
    assert own == set(MEANINGS[part])
    for made in objects(part):
        assert set(made["properties"]) == own | {other for other, key in OTHER_NAMES.items() if key in own}
        assert all(each["description"] for each in made["properties"].values())
        assert made["additionalProperties"] is False
        assert made.get("required", []) == [field.name for field in fields(KINDS[part]) if field.required]


@pytest.mark.parametrize("part", KINDS)
def test_every_example_is_read_without_a_fault_and_fits_its_schema(part: Part) -> None:
    text = "".join(f"{key}: {example}\n" for key, (_, example) in MEANINGS[part].items())
    typed = keys.read(text, "a.yml", KINDS[part])
    assert not typed.problems and set(typed.values) == set(MEANINGS[part])
    entry = re.sub("^", "  ", text, flags=re.M).replace("  ", "- ", 1).rstrip(" ")
    whole = {"mentions": f"mentions:\n{entry}", "events": entry}.get(part, text)
    assert faults("sidecar" if part == "mentions" else part, whole) == []


def test_the_command_offers_every_schema() -> None:
    assert OFFERED == NAMES


@pytest.mark.parametrize("path", TYPED, ids=lambda path: str(path.relative_to(PROJECT)))
def test_what_the_project_types_fits(path: Path) -> None:
    name = "sidecar" if "articles" in path.parts else FILES.get(path.name, "sidecar")
    assert faults(name, path.read_text("utf-8")) == []


WRITTEN = re.findall(r"^(.+) = \S+", (PROJECT / "tests" / "cases" / "dates.md").read_text("utf-8"), re.MULTILINE)
FITS: list[tuple[Name, str]] = [
    ("sidecar", ""),
    ("sidecar", "title: 1984"),
    ("sidecar", "title: true"),
    ("sidecar", "title:\ntags:\nnot_before:\nreview:"),
    ("sidecar", "author: Ada Lind\nlang: no\nsource_url: HTTPS://example.org/ä?b=c#d\nslug: 2021/old"),
    ("sidecar", "date: 2022\ntags: harbour, trade\nignore: weekday"),
    ("sidecar", "date: 22 March 2022\nnot_after: 2022-03-22"),
    ("sidecar", "date: 2022-03-22?"),
    ("sidecar", "date: 2022-03/.."),
    ("sidecar", "date: '[2021, 2022-12-3X]'"),
    ("sidecar", "date: XXXX-12"),
    ("sidecar", "date: -9999"),
    ("sidecar", "date: 1985-04-12T23:20:30Z"),
    ("sidecar", "date: Tuesday, 31 May 2022"),
    ("sidecar", "date: 30. Juni 2022"),
    ("sidecar", "date: 21-Jun-19"),
    ("sidecar", "date: 3/21/22"),
    ("sidecar", "date: 平成元年3月22日"),
    ("sidecar", "date: ２０２２年３月２２日"),
    ("sidecar", "date:"),
    ("sidecar", "language: zh-Hant-TW\nignore: [clock, front matter]\nwithheld: nobody agreed"),
    ("sidecar", "mentions:"),
    ("sidecar", "mentions: []"),
    ("sidecar", "mentions: {text: 1945, silent: YES}"),
    ("sidecar", "mentions:\n- text: on Monday\n  line: 12\n  date: 2022\n  name: 7\n  note:\n- {text: a, line: '012'}"),
    ("sidecar", "mentions: [{text: a, silent: true}, {text: b, silent: no}, {text: c, silent: , line: }]"),
    ("events", ""),
    ("events", "# - date: 2022"),
    ("events", "[]"),
    ("events", "- date: 2022\n  title: 1984\n  note:\n  sources: market"),
    ("events", "- {date: 21 March 2022, title: a, sources: [market, 'market#line-3', 'HTTPS://example.org/ä']}"),
    ("archive", "outlets: {Quay Post: QP, Harbour Times: [HT, 7], Echo: }"),
    (
        "archive",
        "outlets: {Quay Post: {spellings: QP}, Harbour Times: {spellings: [HT], text: excerpt}, Echo: {text: }}",
    ),
    ("archive", "collected: 2026\nlang: sl"),
    ("archive", "accent: '#0B5394'\nlogo: look/logo.WebP\nfooter: 1984\ntext: full"),
    ("archive", "accent: ' #00a '\nlogo:\ntext:"),
    ("sidecar", "text: full\nrights: nobody"),
    ("sidecar", "text:"),
    ("archive", "collected: 2026-11-04\nbase_url: https://example.org"),
    ("archive", "ignore: link-folder"),
    ("archive", "ignore: [link-folder, 'link-case, link-root']"),
]
MISTYPED: list[tuple[Name, str]] = [
    ("sidecar", "titel: Ferry"),
    ("sidecar", "base_url: https://example.org/"),
    ("sidecar", "title: [Ferry]"),
    ("sidecar", "not_before: 22 March 2022"),
    ("sidecar", "captured: 2022-03"),
    ("sidecar", "date: foo"),
    ("sidecar", "date: true"),
    ("sidecar", "date: 2022.5"),
    ("sidecar", "date: 22 March"),
    ("sidecar", "date: 31 June 2020"),
    ("sidecar", "date: 30th of February 2020"),
    ("sidecar", "date: 2022-13-01"),
    ("sidecar", "date: 2022-02-30"),
    ("sidecar", "date: 2022-04-31"),
    ("sidecar", "date: '12:30'"),
    ("sidecar", "ignore: [clocks]"),
    ("sidecar", "review: yes"),
    ("sidecar", "withheld: no"),
    ("sidecar", "withheld: true"),
    ("sidecar", "withheld:"),
    ("sidecar", "url: example.org/report"),
    ("sidecar", "language: Norwegian Bokmål"),
    ("sidecar", "tags: {one: two}"),
    ("sidecar", "- title"),
    ("sidecar", "mentions: on Monday"),
    ("sidecar", "mentions: [on Monday]"),
    ("sidecar", "mentions: [{date: 2022-03-21}]"),
    ("sidecar", "mentions: [{text: , date: 2022-03-21}]"),
    ("sidecar", "mentions: [{text: a, line: 0}]"),
    ("sidecar", "mentions: [{text: a, line: first}]"),
    ("sidecar", "mentions: [{text: a, silent: perhaps}]"),
    ("sidecar", "mentions: [{text: a, date: soon}]"),
    ("sidecar", "mentions: [{text: a, title: b}]"),
    ("events", "date: 2022\ntitle: a"),
    ("events", "- a"),
    ("events", "- date: 2022"),
    ("events", "- title: a"),
    ("events", "- {date: soon, title: a}"),
    ("events", "- {date: 2022, title: a, tags: [b]}"),
    ("archive", "tittle: Ferries"),
    ("archive", "date: 2022-03-22"),
    ("archive", "base_url: https://example.org/?a=b"),
    ("archive", "collected: November 2026"),
    ("archive", "outlets: [Quay Post]"),
    ("archive", "outlets: {'': [QP]}"),
    ("archive", "outlets: {Quay Post: {spelling: [QP]}}"),
    ("archive", "outlets: {Quay Post: {text: some}}"),
    ("archive", "accent: blue"),
    ("archive", "accent: #0b5394"),
    ("archive", "accent: '#0b53'"),
    ("archive", "logo: logo.gif"),
    ("archive", "text: none"),
    ("sidecar", "text: half"),
    ("archive", "ignore: [link-foldr]"),
    ("archive", "ignore: disk"),
]


@pytest.mark.parametrize(("name", "text"), FITS)
def test_what_the_program_takes_fits(name: Name, text: str) -> None:
    assert not told(name, text)
    assert faults(name, text) == []


@pytest.mark.parametrize("date", WRITTEN)
def test_every_written_date_that_reads_in_one_way_fits(date: str) -> None:
    """Of those that the cases of dates are about, the forms in all languages."""
    typed = json.dumps({"date": date}, ensure_ascii=False)
    assert bool(told("sidecar", typed)) >= bool(faults("sidecar", typed))


@pytest.mark.parametrize(("name", "text"), MISTYPED)
def test_what_the_program_faults_is_marked(name: Name, text: str) -> None:
    assert told(name, text)
    assert faults(name, text)


# ---------------------------------------------------------------- the command


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_as_it_is_written(tmp_path: Path, name: Name) -> None:
    ran = run(tmp_path, "schema", name)
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out) == schema(name)
    assert ran.out.encode() == encoded(name)


def test_all_are_written_in_place_of_older_ones_and_no_other_file_is_touched(tmp_path: Path) -> None:
    fill(tmp_path, {"schemas/archive.schema.json": "{}", "schemas/mine.json": "{}"})
    ran = run(tmp_path, "schema", "--output", "schemas")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "".join(f"made schemas/{name}.schema.json\n" for name in NAMES)
    expected: dict[str, Any] = {f"schemas/{name}.schema.json": encoded(name) for name in NAMES}
    assert tree(tmp_path) == {**expected, "schemas/mine.json": b"{}"}
    assert run(tmp_path, "schema", "--output", "schemas").out.count("kept") == len(NAMES)


def test_one_of_them_is_written_where_it_is_named(tmp_path: Path) -> None:
    run(tmp_path, "schema", "sidecar", "--output", "a/b")
    assert set(tree(tmp_path)) == {"a/b/sidecar.schema.json"}


@pytest.mark.parametrize(
    ("call", "status", "told"),
    [
        ("schema", 2, "there are three: archive, events and sidecar\nhint: kuril-archive schema archive,"),
        ("schema archive.yml", 2, "'archive.yml' is not one of 'archive', 'events', 'sidecar'"),
        ("schema --output file", 1, "hint: a file is where a folder must be"),
    ],
)
def test_a_wrong_call_says_what_to_type(tmp_path: Path, call: str, status: int, told: str) -> None:
    ran = run(fill(tmp_path, {"file": ""}), *call.split())
    assert (ran.status, ran.out) == (status, "") and told in ran.err
