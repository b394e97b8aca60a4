"""Keys as people type them: what is read, what is only noted, what is wrong, and where."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from msgspec.structs import fields

from kuril_archive import config
from kuril_archive.loader import keys
from kuril_archive.loader import values as forms
from kuril_archive.loader.capture import parse
from kuril_archive.model import OTHER_NAMES, Correction, Keys, NamedEvent, Outlet, Site
from kuril_archive.problems import ArchiveError, Problem, UsageError


def read(text: str, kind: type[msgspec.Struct] = Keys) -> keys.Typed:
    return keys.read(text, "articles/a.yml", kind)


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs with PyYAML's C parser, where it is there, and with its Python one."""
    if request.param == "Python":
        monkeypatch.setattr(keys, "YamlLoader", yaml.SafeLoader)
    elif keys.YamlLoader is yaml.SafeLoader:
        pytest.skip("this PyYAML has no C parser")


def values(text: str, kind: type[msgspec.Struct] = Keys) -> dict[str, Any]:
    typed = read(text, kind)
    assert not typed.problems, "\n".join(map(str, typed.problems))
    return typed.values


def fault(text: str, kind: type[msgspec.Struct] = Keys) -> Problem:
    """The one problem of a text."""
    problems = read(text, kind).problems
    assert len(problems) == 1, f"one problem is expected, not {problems}"
    return problems[0]


# ---------------------------------------------------------------- what is read


@pytest.mark.parametrize(
    "typed", ["no", "yes", "on", "12:30", "2022-03-22", "0x1F", "1e3", "007", "1_000", "=", ".inf"]
)
def test_a_bare_value_is_the_text_that_was_typed(typed: str) -> None:
    assert values(f"title: {typed}") == {"title": typed}


@pytest.mark.parametrize("typed", ["", "~", "null", "# nothing"])
def test_a_key_without_a_value_says_nothing(typed: str) -> None:
    assert values(f"title: {typed}") == {}


@pytest.mark.parametrize("key", sorted(set(Keys.__struct_fields__) - set(forms.NEVER_EMPTY)))
@pytest.mark.parametrize("typed", ["''", '" "', "|\n\n"])
def test_a_blank_text_is_no_value(key: str, typed: str) -> None:
    assert read(f"{key}: {typed}") == keys.Typed()


def test_a_quoted_null_is_a_text() -> None:
    assert values('title: "null"') == {"title": "null"}


READ: dict[str, tuple[str, object]] = {
    "title": (" 'Ferry: a report'", "Ferry: a report"),
    "outlet": (" Harbour Times", "Harbour Times"),
    "agency": (" Harbour Press", "Harbour Press"),
    "section": (" Politics", "Politics"),
    "authors": ("\n  - Ada Quay\n  - Ben Pier", ("Ada Quay", "Ben Pier")),
    "place": (" HARBOUR CITY", "HARBOUR CITY"),
    "language": (" no", "no"),
    "date": (" 2022-03-22", "2022-03-22"),
    "date_note": (" the archive's stamp", "the archive's stamp"),
    "not_before": (" 2022-03-21", dt.date(2022, 3, 21)),
    "not_after": (" 2022-03-23", dt.date(2022, 3, 23)),
    "ignore": (" [clock, year]", ("clock", "year")),
    "captured": (" 2023-02-08", dt.date(2023, 2, 8)),
    "added": (" 2026-11-01", dt.date(2026, 11, 1)),
    "url": (" https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    "rights": (" http://rightsstatements.org/vocab/InC/1.0/", "http://rightsstatements.org/vocab/InC/1.0/"),
    "tags": (" [no, 1999, peace treaty]", ("no", "1999", "peace treaty")),
    "summary": (" >\n  Two\n  lines.", "Two lines."),
    "note": (" |\n  *One*\n\n  two", "*One*\n\ntwo"),
    "aliases": (" [old/name]", ("old/name",)),
    "mentions": ("\n  - text: on  Monday\n    line: 12\n    date: 21 March 2022\n  - {text: Tuesday, silent: yes}",
                 (Correction(text="on  Monday", line=12, date="2022-03-21"), Correction(text="Tuesday", silent=True))),
    "text": (" excerpt", "excerpt"),
    "withheld": (" at the family's request", "at the family's request"),
    "review": (" done", "done"),
}  # fmt: skip
"""Key -> what is typed after the colon, and what is read."""

READ_SITE: dict[str, tuple[str, object]] = {
    "title": (" Harbour archive", "Harbour archive"),
    "description": (" Reports.", "Reports."),
    "base_url": (" https://example.org/harbour", "https://example.org/harbour/"),
    "language": (" pt-BR", "pt-BR"),
    "collected": (" 2026-11", "2026-11"),
    "licence": (" CC BY 4.0", "CC BY 4.0"),
    "rights": (" the harbour museum", "the harbour museum"),
    "contact": (" desk@example.org", "desk@example.org"),
    "accent": (" '#7A1'", "#77aa11"),
    "logo": (" static/look/logo.SVG", "look/logo.SVG"),
    "footer": (" |\n  *One*\n\n  two", "*One*\n\ntwo"),
    "text": (" excerpt", "excerpt"),
    "outlets": ("\n  Harbour Times: [THE HARBOUR TIMES, HT]\n  Quay Post: QP\n  Pier:\n"
                "  Buoy: {spellings: B, text: full}\n  Echo:\n    text: excerpt\n    spellings:",
                {"Harbour Times": Outlet(spellings=("THE HARBOUR TIMES", "HT")), "Quay Post": Outlet(spellings=("QP",)),
                 "Pier": Outlet(), "Buoy": Outlet(spellings=("B",), text="full"), "Echo": Outlet(text="excerpt")}),
    "ignore": (" [link-folder, key-unknown]", ("link-folder", "key-unknown")),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "table"), [(Keys, READ), (Site, READ_SITE)])
def test_every_key_of_the_records_has_a_case_here(kind: type[msgspec.Struct], table: dict[str, object]) -> None:
    assert set(table) == set(kind.__struct_fields__)


@pytest.mark.parametrize("key", READ)
def test_every_key_of_a_sidecar_is_read(key: str) -> None:
    typed, expected = READ[key]
    assert values(f"# a note first\n{key}:{typed}\n") == {key: expected}
    assert read(f"# a note first\n{key}:{typed}\n").lines == {key: 2}


def corrections(typed: str) -> tuple[Correction, ...]:
    return tuple(values(f"mentions: {typed}")["mentions"])


def test_every_key_of_a_correction_is_read() -> None:
    (found,) = corrections("[{text: Monday, line: 3, date: 2022-03~, name: It began, note: a  b, silent: 'no'}]")
    assert found == Correction(text="Monday", line=3, date="2022-03~", name="It began", note="a  b", silent=False)


@pytest.mark.parametrize(
    "typed", ["{text: Monday}", "[{text: ' Monday '}]", "\n  text: Monday", "\n- \n- text: Monday"]
)
def test_one_mapping_is_a_list_of_one(typed: str) -> None:
    assert corrections(typed) == (Correction(text="Monday"),)


@pytest.mark.parametrize(("typed", "read_as"), [("yes", True), ("True", True), ("NO", False), ("'false'", False)])
def test_a_switch_is_a_word_in_any_letters(typed: str, read_as: bool) -> None:
    assert corrections(f"[{{text: a, silent: {typed}}}]") == (Correction(text="a", silent=read_as),)


def test_the_lines_of_every_correction_are_known() -> None:
    typed = read("title: a\nmentions:\n  - text: Monday\n\n    name: b\n  - {line: 3,\n     text: Tuesday}\n")
    assert typed.entries == {"mentions": ({"text": 3, "name": 5}, {"line": 6, "text": 7})}
    assert typed.lines == {"title": 1, "mentions": 2}


def test_no_corrections_are_none() -> None:
    assert values("mentions: []") == {"mentions": ()}
    assert values("mentions:\n  - \n") == {"mentions": ()}


@pytest.mark.parametrize("key", READ_SITE)
def test_every_key_of_archive_yml_is_read(key: str) -> None:
    typed, expected = READ_SITE[key]
    assert values(f"{key}:{typed}\n", Site) == {key: expected}
    assert getattr(config.parse(f"{key}:{typed}\n").site, key) == expected


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("author: Ada Quay", {"authors": ("Ada Quay",)}),
        ("lang: en", {"language": "en"}),
        ("source_url: https://example.org/a", {"url": "https://example.org/a"}),
        ("slug: old-name", {"aliases": ("old-name",)}),
    ],
)
def test_names_that_other_programs_use_are_understood(typed: str, read_as: dict[str, object]) -> None:
    assert values(typed) == read_as


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("tags: harbour, peace treaty", ("harbour", "peace treaty")),
        ("tags: harbour", ("harbour",)),
        ("tags: [harbour, ~, ferry]", ("harbour", "ferry")),
        ("tags: harbour, , ferry,", ("harbour", "ferry")),
        ("tags: [' harbour ', '', ' ']", ("harbour",)),
        ("authors: ['Ada Quay ', '']", ("Ada Quay",)),
        ("authors: Quay, Ada", ("Quay, Ada",)),
        ('author: ["[[Ada Quay]]", "[[people/ito|Mina Ito]]"]', ("Ada Quay", "Mina Ito")),
        ("ignore: clock", ("clock",)),
    ],
)
def test_one_text_may_stand_for_a_list(typed: str, read_as: tuple[str, ...]) -> None:
    assert tuple(values(typed).values()) == (read_as,)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2022-03", "2022-03"),
        ("2022", "2022"),
        ("2022-03-22?", "2022-03-22?"),
        ("2022-03/2022-04", "2022-03/2022-04"),
        ("22 March 2022", "2022-03-22"),
        ("March 22, 2022", "2022-03-22"),
        ("March 2022", "2022-03"),
    ],
)
def test_a_date_is_edtf_or_written_in_one_way(typed: str, edtf: str) -> None:
    assert values(f"date: {typed}") == {"date": edtf}


@pytest.mark.parametrize("typed", ["03/04/2022", "22 March", "soon", "12:30", "2022-02-30", "on 22 March 2022 or so"])
def test_a_date_that_reads_in_no_way_or_in_two_is_an_error(typed: str) -> None:
    found = fault(f"date: {typed}")
    assert (found.severity, found.line, found.field) == ("error", 1, "date")
    assert typed in found.message and "2022-03-22" in found.hint


def test_nothing_typed_is_no_fault() -> None:
    assert [read(text) for text in ("", "\n", "# only a note\n", "---\n")] == [keys.Typed()] * 4


# ---------------------------------------------------------------- what is noted


def test_an_unknown_key_is_a_warning_with_the_nearest_key_and_stays_as_extra() -> None:
    typed = read("title: Ferry\noutlett: no\n")
    assert (typed.values, typed.extra) == ({"title": "Ferry"}, {"outlett": "no"})
    (found,) = typed.problems
    assert (found.severity, found.line, found.field) == ("warning", 2, "outlett")
    assert found.hint == "did you mean `outlet`?"


def test_an_unknown_key_with_no_near_one_is_told_all_keys() -> None:
    hint = fault("zzz: 1").hint
    assert [key for key in Keys.__struct_fields__ if key not in hint] == []


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("TITLE", "title"), ("Date", "date"), ("Not-Before", "not_before"), ("published", "date"), ("pubDate", "date"),
        ("categories", "tags"), ("Keywords", "tags"), ("description", "summary"), ("excerpt", "summary"),
        ("publisher", "outlet"), ("newspaper", "outlet"), ("byline", "authors"), ("Author", "authors"),
        ("redirect_from", "aliases"), ("accessed", "captured"), ("headline", "title"), ("link", "url"),
        ("copyright", "rights"), ("dateline", "place"), ("comment", "note"), ("draft", "withheld"),
        ("permalink", "url"), ("lede", "summary"),
    ],
)  # fmt: skip
def test_a_key_in_capitals_or_of_another_program_is_told_ours_and_is_only_noted(key: str, nearest: str) -> None:
    typed = read(f"{key}: x")
    (found,) = typed.problems
    assert (typed.values, typed.extra) == ({}, {key: "x"})
    assert (found.severity, found.field, found.hint) == ("warning", key, f"did you mean `{nearest}`?")


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("Name", "title"), ("license", "licence"), ("site_url", "base_url"), ("url", "base_url"), ("lang", "language"),
     ("email", "contact"), ("summary", "description"), ("newspapers", "outlets")],
)  # fmt: skip
def test_keys_of_archive_yml_have_other_names_too(key: str, nearest: str) -> None:
    if key == "lang":
        assert values("lang: en", Site) == {"language": "en"}
    else:
        assert fault(f"{key}: x", Site).hint == f"did you mean `{nearest}`?"


def test_every_other_name_leads_to_a_key() -> None:
    known = {name for kind in (Keys, Site, Correction, NamedEvent) for name in kind.__struct_fields__}
    assert set(keys.MEANT) <= known
    assert not {other for others in keys.MEANT.values() for other in others.split()} & set(OTHER_NAMES)


def test_what_is_typed_by_its_code_is_cleaned_as_all_texts_are() -> None:
    assert values(r'title: "Fer\0r\x1by\u00AD"') == {"title": "Ferry"}
    assert values(r'title: "Ma\u0301laga"') == {"title": "M\u00e1laga"}
    assert read(r'"she\0lf": 1').extra == {"shelf": "1"}


def test_extra_keeps_lists_and_mappings_as_typed() -> None:
    assert read("shelf: {row: [1, no], box: }").extra == {"shelf": {"row": ["1", "no"], "box": None}}


def test_archive_yml_keeps_no_extra_and_does_not_say_so() -> None:
    found = fault("colected: 2026-11", Site)
    assert found.message == "is not a known key" and found.hint == "did you mean `collected`?"


# ---------------------------------------------------------------- what is wrong

WRONG = {
    "title: [a, b]": "text", "place: {a: b}": "text",
    "ignore: [barometer]": "ignore", "authors: {a: b}": "list", "tags: [[a]]": "list", "aliases: [{a: b}]": "list",
    "not_before: soon": "day", "not_after: 2022-03": "day", "captured: 22.03.2022": "day", "added: 2022-02-30": "day",
    "date: soon": "date", "language: English!": "language", "url: www.example.org": "url", "url: https:///a": "url",
    "withheld: ''": "withheld", "withheld:": "withheld", "withheld: [a]": "withheld",
    "withheld: no": "withheld", "withheld: False": "withheld", "withheld: 'true'": "withheld",
    "text: half": "Keys.text", "text: [full]": "Keys.text", "text: yes": "Keys.text",
    "review: 'yes'": "review", "review: Done": "review",
}  # fmt: skip
NEARLY_HIDDEN = {
    "Withheld: at their request": "withheld",
    "withold: at their request": "withheld",
    "TEXT: excerpt": "text",
}
WRONG_SITE = {
    "base_url: example.org": "base_url", "base_url: ftp://example.org": "base_url", "language: e": "language",
    "base_url: 'https://x.org/?a=b'": "base_url", "base_url: 'https://x.org/#a'": "base_url",
    "base_url: https:///a": "base_url", "base_url: 'https://[x/'": "base_url",
    "collected: soon": "collected", "collected: Y12345": "collected", "collected: '-0044'": "collected",
    "collected: 2022-03/2022-04": "collected",
    "outlets: [a]": "outlets", "outlets: {' ': [a]}": "outlets", "outlets: {a: {b: c}}": "outlets",
    "outlets: {a: {text: half}}": "outlets", "outlets: {a: {spelling: b}}": "outlets",
    "accent: blue": "accent", "accent: #0b5394": "accent", "accent: '#0b539'": "accent", "accent: ''": "accent",
    "logo: a.gif": "logo", "logo: ../a.svg": "logo", "logo: https://x.org/a.svg": "logo", "logo: .svg/": "logo",
    "text: none": "Site.text", "text: no": "Site.text",
    "title: [a]": "text", "ignore: {link-folder: yes}": "Site.ignore",
}  # fmt: skip


@pytest.mark.parametrize(("line", "meant"), NEARLY_HIDDEN.items())
def test_a_key_that_may_mean_to_hide_a_text_is_an_error_of_that_key(line: str, meant: str) -> None:
    (problem,) = read(f"{line}\n", Keys).problems
    assert (problem.field, problem.severity, problem.hint) == (meant, "error", f"write `{meant}`")


@pytest.mark.parametrize(
    ("kind", "line", "wrong"),
    [(Keys, *case) for case in WRONG.items()] + [(Site, *case) for case in WRONG_SITE.items()],
)
def test_a_value_that_cannot_be_used_is_an_error_at_its_line(kind: type[msgspec.Struct], line: str, wrong: str) -> None:
    typed = read(f"# first\n{line}\n", kind)
    (found,) = typed.problems
    message, hint = forms.WRONG[wrong]
    assert (found.severity, found.path, found.line) == ("error", "articles/a.yml", 2)
    assert found.field == line.partition(":")[0]
    assert found.message.endswith(message) and found.hint == hint
    assert typed.values == {}


def test_every_kind_of_wrong_value_has_a_case_here() -> None:
    assert set(forms.WRONG) == {
        *WRONG.values(),
        *WRONG_SITE.values(),
        *WRONG_ENTRY.values(),
        "Correction",
        "NamedEvent",
    }
    needed = {f"{kind.__name__}.{f.name}" for kind in (Correction, NamedEvent) for f in fields(kind) if f.required}
    assert set(forms.NEEDED) == needed


WRONG_ENTRY = {
    "line: 0": "number", "line: -3": "number", "line: 1e1": "number", "line: [3]": "number", "line: '٣'": "number",
    "silent: perhaps": "switch", "silent: 1": "switch", "silent: [yes]": "switch", "date: soon": "date",
    "name: [a]": "text", "note: {a: b}": "text",
}  # fmt: skip


@pytest.mark.parametrize(("line", "wrong"), WRONG_ENTRY.items())
def test_a_faulty_correction_is_told_at_its_line_and_costs_itself_only(line: str, wrong: str) -> None:
    typed = read(f"title: a\nmentions:\n  - text: one\n  - text: two\n    {line}\n  - text: three\n")
    (found,) = typed.problems
    message, hint = forms.WRONG[wrong]
    assert (found.severity, found.code, found.line) == ("error", "key-value", 5)
    assert found.field == f"mentions.{line.partition(':')[0]}"
    assert found.message.endswith(message) and found.hint == hint
    assert typed.values == {"title": "a", "mentions": (Correction(text="one"), Correction(text="three"))}
    assert typed.entries == {"mentions": ({"text": 3}, {"text": 6})}


@pytest.mark.parametrize("typed", ["[on Monday]", "on Monday", "[[on Monday]]"])
def test_words_alone_are_no_correction(typed: str) -> None:
    found = fault(f"mentions: {typed}")
    assert (found.severity, found.field, found.line) == ("error", "mentions", 1)
    assert found.message.endswith("is not an entry with keys of its own")
    assert found.hint == "mentions: [{text: on Monday, date: 2022-03-21}]"
    assert read(f"mentions: {typed}").values == {}


@pytest.mark.parametrize("typed", ["{date: 2022-03-21}", "{text: , date: 2022}", "{text: '', name: a}"])
def test_a_correction_without_words_is_an_error(typed: str) -> None:
    found = fault(f"mentions:\n  - {typed}\n")
    assert (found.severity, found.line, found.field, found.message) == ("error", 2, "mentions.text", "is missing")
    assert found.hint.startswith("text: ")


@pytest.mark.parametrize(
    ("key", "nearest"), [("txet", "text"), ("Date", "date"), ("title", "name"), ("words", "text"), ("ignore", "silent")]
)
def test_an_unknown_key_of_a_correction_is_a_warning_and_costs_nothing(key: str, nearest: str) -> None:
    typed = read(f"mentions:\n  - text: Monday\n    {key}: x\n")
    (found,) = typed.problems
    assert (found.severity, found.code, found.line) == ("warning", "key-unknown", 3)
    assert (found.field, found.message) == (f"mentions.{key}", "is not a known key")
    assert found.hint == f"did you mean `{nearest}`?"
    assert typed.values == {"mentions": (Correction(text="Monday"),)} and typed.extra == {}


def test_a_key_given_twice_costs_its_correction_only() -> None:
    typed = read("mentions:\n  - text: one\n    text: two\n  - text: three\n")
    assert [(p.line, p.field, p.message) for p in typed.problems] == [
        (3, "mentions.text", "is given twice, first on line 2")
    ]
    assert typed.values == {"mentions": (Correction(text="three"),)}


def test_all_faults_come_at_once_and_cost_no_other_key() -> None:
    typed = read("date: soon\ntitle: Ferry\nlanguage: '?'\nplacce: Quay\n")
    assert [problem.line for problem in typed.problems] == [1, 3, 4]
    assert typed.values == {"title": "Ferry"}


@pytest.mark.parametrize("second", ["title: Two", "title:\n  - x\ntitle: Two"])
def test_a_key_given_twice_is_an_error_and_the_first_counts(second: str) -> None:
    typed = read(f"title: One\n{second}\n")
    assert typed.values == {"title": "One"}
    assert {problem.message for problem in typed.problems} == {"is given twice, first on line 1"}


def test_an_unknown_key_given_twice_is_not_lost_in_silence() -> None:
    typed = read("shelf: 1\nshelf: 2\n")
    assert typed.extra == {"shelf": "1"}
    assert [(p.line, p.severity) for p in typed.problems] == [(1, "warning"), (2, "error")]


def test_a_key_and_its_other_name_are_one_key() -> None:
    assert fault("authors: [Ada]\nauthor: Ben").message == "is given twice, first on line 1"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title: 'open\n", 2, 1),
        ("title: a\n\tplace: b\n", 2, 1),
        ("title: a: b\n", 1, 9),
        ("a: [1\nb: 2\n", 2, 2),
        ("a: *nobody\n", 1, 4),
        ("a: 1\n---\nb: 2\n", 2, 1),
        ("title: %\n", 1, 8),
    ],
)
def test_what_is_not_yaml_is_an_error_with_line_and_column(text: str, line: int, column: int) -> None:
    found = fault(text)
    assert (found.severity, found.line, found.column) == ("error", line, column), str(found)
    assert found.message.startswith("this is not YAML: ") and "quotes" in found.hint


@pytest.mark.parametrize("text", ["- a\n- b\n", "just a sentence\n", "# note\n[a, b]\n"])
def test_what_is_not_a_mapping_is_an_error(text: str) -> None:
    assert fault(text).message == "these are not keys with values"


def test_a_control_character_is_told_and_no_traceback() -> None:
    assert fault("title: a\x00b").message.startswith("this is not YAML: ")


def test_a_key_without_a_name_is_told_as_such() -> None:
    assert fault("'': x").field == "?"


def test_a_key_that_is_no_text_is_noted() -> None:
    assert read("? [a, b]\n: c").extra == {"?": "c"}


def test_tags_of_python_objects_are_plain_text() -> None:
    assert values("title: !!python/name:os.system x") == {"title": "x"}
    assert values("tags: !!python/object/apply:os.system [exit 1]") == {"tags": ("exit 1",)}


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    found = read(f"{bomb}tags: *i\n")
    assert {p.message for p in found.problems if p.severity == "error"} == {
        "aliases and very deep nesting are not read"
    }
    assert set(found.extra) == {"a"} and found.values == {}


def test_a_mapping_within_itself_is_refused() -> None:
    assert fault("tags: &t [*t]").message == "aliases and very deep nesting are not read"


def test_a_simple_alias_is_read() -> None:
    assert values("outlet: &name Harbour Times\nagency: *name") == dict.fromkeys(("outlet", "agency"), "Harbour Times")


@pytest.mark.parametrize("depth", [25, 400, 60_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_told_and_stops_no_process(depth: int, opening: str) -> None:
    if depth > 400 and keys.YamlLoader is yaml.SafeLoader:
        pytest.skip("the Python parser is slow here, and safe: Python's own limit of recursion guards it")
    closing = {"[": "]", "{a: ": "}"}.get(opening, "")
    start = "tags:\n" if opening == "- " else "tags: "
    found = fault(f"{start}{opening * depth}x{closing * depth}\n")
    assert found.severity == "error" and "nest" in found.message


# ---------------------------------------------------------------- front matter


@pytest.mark.parametrize(
    ("text", "head", "body", "first_line"),
    [
        ("---\ntitle: a\n---\nText\n", "title: a", "Text\n", 4),
        ("---\na: 1\nb: 2\n...\n\nText", "a: 1\nb: 2", "\nText", 5),
        ("---  \na: 1\n--- \nText", "a: 1", "Text", 4),
        ("---\n---\nText", "", "Text", 3),
        ("---\na: 1\n---", "a: 1", "", 4),
        ("---\na: 1\nText", "", "---\na: 1\nText", 1),
        ("Text\n---\na: 1\n---\n", "", "Text\n---\na: 1\n---\n", 1),
        ("\n---\na: 1\n---\n", "", "\n---\na: 1\n---\n", 1),
        (" ---\na: 1\n---\n", "", " ---\na: 1\n---\n", 1),
        ("----\na: 1\n---\n", "", "----\na: 1\n---\n", 1),
        ("", "", "", 1),
    ],
)
def test_front_matter_stands_between_two_rules_at_the_very_top(
    text: str, head: str, body: str, first_line: int
) -> None:
    assert keys.split_front_matter(text) == (head, body, first_line)
    assert text.split("\n")[first_line - 1 :] == body.split("\n") or body == "", "first_line must be the body's first"


def test_lines_of_front_matter_and_body_are_lines_of_the_file() -> None:
    text = "---\ntitle: Ferry\ndate: soon\n---\n\nThe ferry ran aground.\n"
    capture, problems = parse(text, id="a", path="articles/a.md", sha256="0" * 64, markdown=True)
    assert [(problem.line, problem.field) for problem in problems] == [(3, "date")]
    assert [(block.line, block.text) for block in capture.body] == [(6, "The ferry ran aground.")]
    assert capture.keys_from == {"title": ("articles/a.md", 2), "date": ("articles/a.md", 3)}


@pytest.mark.parametrize(("text", "is_open"), [("---\ntitle: a\nText", True), ("---\n\nA rule above prose.", False)])
def test_front_matter_that_does_not_end_is_told(text: str, is_open: bool) -> None:
    _, problems = parse(text, id="a", path="a.md", sha256="", markdown=True)
    assert [p.message for p in problems if p.field is None] == ["the front matter does not end"] * is_open


# ---------------------------------------------------------------- archive.yml


def test_a_fault_in_archive_yml_stops_the_site_and_a_warning_does_not() -> None:
    assert [p.field for p in config.parse("tittle: Harbour").problems] == ["tittle"]
    with pytest.raises(ArchiveError) as caught:
        config.parse("language: '?'\ncollected: soon\ntittle: Harbour")
    assert [p.field for p in caught.value.problems] == ["language", "collected"]


def test_base_url_of_the_command_line_wins() -> None:
    assert config.parse("base_url: https://a.example/", "https://b.example").site.base_url == "https://b.example/"
    with pytest.raises(UsageError) as caught:
        config.parse("", "b.example")
    assert str(caught.value.problems[0]).startswith(
        "--base-url: “b.example” is not the web address of a folder\nhint: --base-url "
    )


def test_archive_yml_is_cleaned_as_captures_are(tmp_path: Path) -> None:
    text = "\ufefftitle: Har\u00adbour\r\noutlets: {Kyo\u0304do\u0304: [KYO\u0304DO\u0304]}\r\n"
    (tmp_path / "archive.yml").write_bytes(text.encode())
    site = config.load(tmp_path).site
    assert (site.title, config.spellings(site)) == ("Harbour", {"ky\u014dd\u014d": "Ky\u014dd\u014d"})


def test_settings_under_another_name_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "archive.yaml").write_text("title: Harbour", "utf-8")
    (found,) = config.load(tmp_path).problems
    assert (found.path, found.severity, found.hint) == ("archive.yaml", "warning", "rename it archive.yml")


def test_spellings_of_outlets_lead_to_the_name_used() -> None:
    site = config.parse("outlets: {Harbour Times: [THE HARBOUR TIMES, HT]}").site
    assert set(config.spellings(site).values()) == {"Harbour Times"}
    assert set(config.spellings(site)) == {"harbour times", "the harbour times", "ht"}


def test_a_spelling_that_two_outlets_claim_is_a_warning() -> None:
    text = "title: Harbour\noutlets: {Quay Post: [ht, QP], Harbour Times: [HT, Pier], Pier: [], Buoy: [BUOY]}"
    settings = config.parse(text)
    assert [(p.line, p.field, p.severity, p.message) for p in settings.problems] == [
        (2, "outlets", "warning", "“ht” is claimed by Quay Post and Harbour Times; Quay Post gets it"),
        (2, "outlets", "warning", "“pier” is claimed by Pier and Harbour Times; Pier gets it"),
    ]
    found = config.spellings(settings.site)
    assert (found["ht"], found["pier"], found["harbour times"]) == ("Quay Post", "Pier", "Harbour Times")
