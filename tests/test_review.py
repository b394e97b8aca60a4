"""What waits for a curator: the list, the lines that settle it, and how they come into a sidecar."""

import errno
import json
import os
import re
import stat
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from casefile import read
from folder import FERRY, fill, run, tree
from kuril_archive import edtf, markup, sidecar
from kuril_archive.analysis.choices import WORST, choices, scalar, shown, worst_first
from kuril_archive.cli import main
from kuril_archive.commands import review as command
from kuril_archive.loader import edits, keys
from kuril_archive.model import Dated, Entry, Evidence, Keys
from kuril_archive.problems import ArchiveError
from kuril_archive.renderer import environment, plan, render
from test_renderer import HOSTILE, SITE, THEME, Facts, archive, dated, entry

CASES = Path(__file__).parent / "cases" / "sidecar_edits.md"
LETTERS = {"␍": "\r", "␉": "\t", "␀": "\x07", "﹖": "\ufeff"}

WEEKDAY = """Mayor opens the fish market

HARBOUR CITY, 12 May (Harbour Press) - The mayor opened the new fish market this Wednesday.

Forty stalls were let at once.
"""
"""The year is missing; in 2021 and 2010 the day was a Wednesday."""
CONFLICT = """Yard sells its old crane
Published: 23 March 2022

HARBOUR CITY, 2 May 2019 (Harbour Press) - The yard sold its crane to a museum, its owner said.
"""
NAMELESS = """2020-07-01

When the school moved to the hill its pupils carried the books themselves, a teacher recalled in the evening, and he
laughed about it.
"""
UNDATED = """Bakers ask for cheaper flour

Bakers of the old town asked the council for cheaper flour and got a promise.
"""
EVERY = {
    "archive.yml": "collected: 2022-11\n",
    "articles/conflict.txt": CONFLICT,
    "articles/good.txt": FERRY,
    "articles/good.yml": "outlet: Quay Post\n",
    "articles/nameless.txt": NAMELESS,
    "articles/undated.txt": UNDATED,
    "articles/weekday.txt": WEEKDAY,
}


# ---------------------------------------------------------------- what a sidecar's text becomes


def raw(text: str) -> str:
    """A case's text as the file holds it."""
    for shown_as, letter in LETTERS.items():
        text = text.replace(shown_as, letter)
    return text.removesuffix("∎") if text.endswith("∎") else f"{text}\n"


def outcome(case: str) -> str:
    asked, _, text = case.partition("\n")
    said = dict(pair.split("=", 1) for pair in asked.split(" & "))
    try:
        found = edits.edited(raw(text), said, "a.yml")
    except ArchiveError as error:
        assert all(problem.hint for problem in error.problems)
        return f"refused: {error.problems[0].fault}"
    assert edits.edited(found, said, "a.yml") == found, "writing twice changes nothing"
    return found


@pytest.mark.parametrize(("title", "case", "expected"), [pytest.param(*c, id=c[0]) for c in read(CASES)])
def test_a_text_is_edited_right_or_refused(title: str, case: str, expected: str) -> None:
    assert outcome(case) == (expected if expected.startswith("refused: ") else raw(expected)), title


WORDS = st.text(st.sampled_from("ab \t#:,'\"[]{}&*!|>%@`-?~…é日😀\\\u2028\x85"), max_size=12)
NAMES = st.sampled_from([*(field.name for field in fields(Keys)), "lang", "author", "shelf", "x-ray"])
TEXTS = st.sampled_from(["Ferry: 'a' \"b\"", "[..2023]", "null", "日本, 😀", "-", "a #b", "\\n", "done"]) | WORDS
ASKED = st.fixed_dictionaries(
    {},
    optional={
        "date": st.sampled_from(["2022-03-22", "[..2023-02-08]", "2022-03-22?"]),
        "review": st.just("done"),
        **dict.fromkeys(["title", "outlet", "section", "date_note"], TEXTS),
    },
)


@st.composite
def sidecars(draw: st.DrawFn) -> str:
    """Texts that look like sidecars: what an emitter writes, and lines that a person may type."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    if draw(st.booleans()):
        pairs = draw(st.dictionaries(NAMES, WORDS | st.lists(WORDS, max_size=2), max_size=4))
        text = yaml.safe_dump(
            pairs, allow_unicode=True, sort_keys=False, explicit_start=draw(st.booleans()),
            explicit_end=draw(st.booleans()), default_flow_style=draw(st.sampled_from([True, False, None])),
            default_style=draw(st.sampled_from([None, "'", '"', "|", ">"])), line_break=newline,
        )  # fmt: skip
    else:
        line = st.tuples(st.sampled_from(["", "", "# ", "  "]), NAMES, st.sampled_from([":", ": ", ":  "]), WORDS)
        text = newline.join("".join(parts) for parts in draw(st.lists(line, max_size=5)))
    return (
        draw(st.sampled_from(["", "\ufeff"])) + text + draw(st.sampled_from(["", newline, f"{newline}# end", "...\n"]))
    )


@pytest.mark.no_cover
@given(sidecars(), ASKED)
def test_editing_never_changes_what_other_keys_read_as(text: str, said: dict[str, str]) -> None:
    """Nor their order, nor the comments; what is asked for reads as asked, or nothing is written."""

    def reading(of: str) -> keys.Typed:
        return keys.read(markup.clean(of), "a.yml", Keys)

    try:
        found = edits.edited(text, said, "a.yml")
    except ArchiveError:
        return
    before, after = reading(text), reading(found)
    for name, value in said.items():
        assert after.values[name] == (str(edtf.parse(value)) if name == "date" else markup.clean(value).strip())
    assert {k: v for k, v in before.values.items() if k not in said} == {
        k: v for k, v in after.values.items() if k not in said
    }
    assert before.extra == after.extra
    assert [k for k in after.lines if k not in said] == [k for k in before.lines if k not in said]
    assert found.count("# end") == text.count("# end")
    assert edits.edited(found, said, "a.yml") == found


@given(st.text())
def test_a_scalar_reads_as_its_text_in_a_block_and_in_braces(text: str) -> None:
    text = re.sub("[\ud800-\udfff]", "", text)
    for style in (None, "'", '"'):
        typed = scalar(text, style)
        assert len(typed.splitlines()) <= 1
        for whole in (f"k: {typed}\nz: 1\n", f"{{k: {typed}, z: 1}}"):
            node = yaml.compose(whole, Loader=keys.YamlLoader)
            assert isinstance(node, yaml.MappingNode)
            assert [(k.value, v.value) for k, v in node.value] == [("k", text), ("z", "1")]


# ---------------------------------------------------------------- what may be written


def waiting(reasons: tuple[str, ...], published: Dated, **more: object) -> Entry:
    return replace(entry("a", "2022-03-22", published, **more), review=reasons)


def lines(reasons: tuple[str, ...], published: Dated, **more: object) -> list[tuple[str, str | None]]:
    return [(each.key, each.value) for each in choices(waiting(reasons, published, **more))]


DONE = ("review", "done")


@pytest.mark.parametrize(
    ("reasons", "published", "expected"),
    [
        (("day inferred",), dated("2022-03-22?", basis="inferred", alternatives=("2021-03-22", "2022-03-23")),
         [("date", "2022-03-22"), ("date", "2021-03-22"), ("date", "2022-03-23"), DONE]),
        (("day uncertain", "dates conflict"), dated("2022-03-22?", alternatives=("2022-03-24",)),
         [("date", "2022-03-22"), ("date", "2022-03-24"), DONE]),
        (("day unknown",), dated("[2022-03-04,2022-04-03]", basis="unknown", alternatives=("2022-04-03", "2022-03-04")),
         [("date", "2022-04-03"), ("date", "2022-03-04"), ("date", "[2022-03-04,2022-04-03]"), ("date", None), DONE]),
        (("day unknown",), dated("[..2023-02-08]", basis="unknown"),
         [("date", "[..2023-02-08]"), ("date", None), DONE]),
        (("day unknown",), dated(None, basis="unknown"), [("date", None), DONE]),
        (("title supplied", "outlet unknown"), dated("2022-03-22"), [("title", None), ("outlet", None), DONE]),
        ((), dated("2022-03-22"), []),
    ],
)  # fmt: skip
def test_every_line_holds_what_the_record_knows(
    reasons: tuple[str, ...], published: Dated, expected: list[tuple[str, str | None]]
) -> None:
    assert lines(reasons, published) == expected


def test_what_the_curator_says_already_is_not_offered_but_its_certainty_is() -> None:
    curated = dated("2022-03-22", basis="curated")
    assert lines(("dates conflict",), curated, keys=Keys(date="2022-03-22")) == [DONE]
    doubtful = dated("2022-03-22?", basis="curated")
    assert lines(("day uncertain",), doubtful, keys=Keys(date="2022-03-22?")) == [("date", "2022-03-22"), DONE]


def test_another_year_is_told_from_another_day() -> None:
    found = choices(waiting(("day inferred",), dated("2022-03-22?", basis="inferred", alternatives=("2021-03-22",))))
    assert found[1].why == "another year that fits"
    found = choices(waiting(("day inferred",), dated("2022-03-22?", basis="inferred", alternatives=("2022-03-23",))))
    assert found[1].why == "another day that fits"


@pytest.mark.parametrize("value", ["[..2023-02-08]", "2022-03", "2022-21", "[2022-03-04,2022-04-03]"])
def test_every_line_shown_is_one_that_a_sidecar_may_hold(value: str) -> None:
    found = choices(waiting(("day unknown", "outlet unknown"), dated(value, basis="unknown")))
    for line, choice in zip(shown(found), found, strict=True):
        read_back = keys.read(line, "a.yml", Keys)
        if choice.value is not None:
            assert (read_back.values, read_back.problems) == ({choice.key: choice.value}, ())


def test_the_worst_comes_first_and_ties_stand_by_id() -> None:
    def of(*pairs: tuple[str, tuple[str, ...]]) -> list[str]:
        some = [replace(entry(name), review=reasons) for name, reasons in pairs]
        return [each.article.capture.id for each in worst_first(some)]

    assert of(*((reason, (reason,)) for reason in sorted(WORST))) == list(WORST)
    assert of(("b", ("day inferred",)), ("a", ("day inferred",)), ("c", ())) == ["a", "b"]
    assert of(("a", ("title supplied",)), ("b", ("title supplied", "day unknown"))) == ["b", "a"]


# ---------------------------------------------------------------- the verb


@pytest.fixture
def every(tmp_path: Path) -> Path:
    """An archive with every reason for a review."""
    return fill(tmp_path, EVERY)


def test_every_reason_is_on_the_list_and_knows_its_place(every: Path) -> None:
    told = [json.loads(line) for line in run(every, "review", "--json").out.splitlines()]
    assert {reason for each in told for reason in each["reasons"]} == set(WORST)
    ranks = [min(WORST.index(reason) for reason in each["reasons"]) for each in told]
    assert ranks == sorted(ranks)
    assert "good" not in {each["id"] for each in told}


def test_the_list_shows_why_the_evidence_and_the_lines(every: Path) -> None:
    ran = run(every, "review")
    assert (ran.status, ran.err) == (0, "")
    evidence = re.findall(r"^    (?:used|bound|rejected) .*", run(every, "inspect", "articles/weekday.txt").out, re.M)
    assert evidence and all(line in ran.out for line in evidence), "as inspect shows it"
    assert re.search(r"^articles/weekday.txt\n  day inferred", ran.out, re.M)
    assert re.search(
        r"^  lines for articles/weekday.yml\n    1  date: 2021-05-12 +# the day that was inferred$", ran.out, re.M
    )
    assert ran.out.splitlines()[-1] == "4 captures to review"
    assert tree(every).keys() == EVERY.keys(), "nothing is written"


def test_nothing_to_review_is_said(tmp_path: Path) -> None:
    ran = run(fill(tmp_path, {"articles/a.txt": FERRY}), "review")
    assert (ran.status, ran.out, ran.err) == (0, "nothing to review\n", "")
    ran = run(tmp_path, "review", "a")
    assert (ran.status, ran.out) == (0, "articles/a.txt\n  nothing to review\n\nnothing to review\n")
    assert run(tmp_path, "review", "--json").out == ""


def test_json_says_all_that_a_program_needs(every: Path) -> None:
    (found,) = map(json.loads, run(every, "review", "--json", "weekday").out.splitlines())
    assert {key: found[key] for key in ("id", "path", "sidecar", "reasons")} == {
        "id": "weekday", "path": "articles/weekday.txt", "sidecar": "articles/weekday.yml", "reasons": ["day inferred"],
    }  # fmt: skip
    first = {"number": 1, "key": "date", "value": "2021-05-12", "why": "the day that was inferred"}
    assert found["choices"][0] == first


@pytest.mark.parametrize("name", ["weekday", "articles/weekday.txt", "./articles/../articles/weekday.txt"])
def test_a_capture_is_named_by_its_id_or_its_file(every: Path, name: str) -> None:
    told = run(every, "review", "--json", name).out.splitlines()
    assert [json.loads(line)["id"] for line in told] == ["weekday"]


def test_a_capture_is_found_from_elsewhere_by_its_file(every: Path) -> None:
    fill(every, {"elsewhere/x": ""})
    ran = run(every / "elsewhere", "review", "--json", "../articles/weekday.txt")
    assert json.loads(ran.out)["sidecar"] == "articles/weekday.yml"


def test_a_name_with_a_blank_is_quoted_where_it_is_to_be_typed(every: Path) -> None:
    fill(every, {"articles/old crane.txt": FERRY})
    assert run(every, "review", "old krane").err.endswith('hint: kuril-archive review "old crane"\n')


@pytest.mark.parametrize(
    ("call", "message", "hint"),
    [
        (["weakday"], "weakday: is no capture of this archive", "kuril-archive review weekday"),
        (["articles/weakday.txt"], "articles/weakday.txt: is no capture", "kuril-archive review weekday"),
        (["qq"], "qq: is no capture of this archive", "kuril-archive review "),
        (["under"], "under: is no capture", "kuril-archive review undated"),
        (["--articles", "nowhere"], "nowhere: is not a folder of captures", "make it"),
        (["--write", "1"], "--write: takes lines of one capture", 'kuril-archive review CAPTURE --write "1"'),
        (["weekday", "undated", "--write", "1"], "--write: takes lines of one capture", "CAPTURE"),
        (["--write", "weekday"], "--write: takes lines of one capture", "kuril-archive review weekday --write"),
        (["weekday", "--write"], "--write: asks at a terminal only", "kuril-archive review weekday --write 1"),
        (["weekday", "--write", "17"], "--write: “17” is no line of articles/weekday.txt", "review weekday, which"),
        (["weekday", "--write", "one"], "--write: “one” is no line", "which shows them"),
        (["good", "--write", "1"], "--write: articles/good.txt has nothing to review", "KEY=VALUE"),
        (["nameless", "--write", "2"], "--write: outlet: line 2 is for what only you can know",
         "type outlet=The Harbour Times"),
        (["nameless", "--write", "outlet="], "--write: outlet: is not filled in", "put what you know"),
        (["nameless", "--write", "outlet=…"], "--write: outlet: is not filled in", "put what you know"),
        (["nameless", "--write", "outlett=x"], "--write: outlett: is not a known key", "did you mean `outlet`?"),
        (["weekday", "--write", "date=soon"], "--write: date: “soon” is not a date", "date: 2022-03-22"),
        (["weekday", "--write", "1,2"], "--write: date: is asked for twice", "choose one value"),
        (["weekday", "--write", "1", "--write", "date=2020"], "--write: date: is asked for twice", "choose one value"),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_status_2_and_writes_nothing(every: Path, call: list[str], message: str, hint: str) -> None:
    ran = run(every, "review", *call)
    assert (ran.status, ran.out) == (2, "")
    fault, shown_hint = ran.err.splitlines()
    assert fault.startswith(message) and shown_hint.startswith("hint: ") and hint in shown_hint
    assert tree(every) == {path: str(text).encode() for path, text in EVERY.items()}


def test_a_value_that_could_not_be_used_is_mended_by_what_is_written(every: Path) -> None:
    fill(every, {"articles/weekday.yml": "date: soon  # ask\n"})
    ran = run(every, "review", "weekday")
    assert ran.status == 1 and "“soon” is not a date" in ran.err and "1  date: 2021-05-12" in ran.out
    ran = run(every, "review", "weekday", "--write", "1")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "articles/weekday.yml\n  - date: soon  # ask\n  + date: 2021-05-12  # ask\n"


def test_a_capture_that_cannot_be_read_is_told_and_is_exit_status_1(every: Path) -> None:
    ran = run(fill(every, {"articles/broken.txt": b"PK\0\0"}), "review", "broken")
    assert ran.status == 1 and ran.err.startswith("articles/broken.txt: is not a text")
    ran = run(every, "review", "broken", "--write", "review=done")
    assert (
        (ran.status, ran.out) == (1, "")
        and ran.err.startswith("articles/broken.txt: is not a text")
        and "broken.yml" not in tree(every)
    )
    assert run(every, "review", "weekday").status == 0, "other captures' faults are not asked for"


def test_lines_are_written_and_shown_as_a_change(every: Path) -> None:
    ran = run(every, "review", "weekday", "--write", "1")
    assert (ran.status, ran.out, ran.err) == (0, "articles/weekday.yml\n  + date: 2021-05-12\n", "")
    assert tree(every)["articles/weekday.yml"] == b"date: 2021-05-12\n"
    assert "weekday" not in run(every, "review", "--json").out
    ran = run(every, "review", "weekday", "--write", "date=2020-05-12,review=done")
    assert ran.status == 2, "a value takes all that follows"
    ran = run(every, "review", "articles/weekday.txt", "--write", "date=2020-05-12", "--write", "review=done")
    assert ran.out == "articles/weekday.yml\n  - date: 2021-05-12\n  + date: 2020-05-12\n  + review: done\n"


def test_numbers_and_a_value_may_come_together(every: Path) -> None:
    run(every, "review", "nameless", "--write", "0,outlet=Quay Post, Harbour City")
    assert tree(every)["articles/nameless.yml"] == b'review: done\noutlet: "Quay Post, Harbour City"\n'


def test_writing_the_same_twice_touches_no_file(every: Path) -> None:
    call = ("review", "weekday", "--write", "date=2021-05-12")
    run(every, *call)
    file = every / "articles" / "weekday.yml"
    os.utime(file, (1, 1))
    assert run(every, *call).out == "articles/weekday.yml\n  says so already\n"
    assert file.stat().st_mtime == 1


def test_a_number_that_is_typed_again_never_changes_what_was_chosen(tmp_path: Path) -> None:
    report = FERRY.replace("12 May 2021", "12 May") + "\nAll is well again since Wednesday, he said.\n"
    fill(tmp_path, {"archive.yml": "collected: 2022\n", "articles/a.txt": report})
    listed = json.loads(run(tmp_path, "review", "--json").out)["choices"]
    assert [(each["number"], each["key"]) for each in listed][-1] == (0, "review")
    assert run(tmp_path, "review", "a", "--write", "1").status == 0
    chosen = tree(tmp_path)["articles/a.yml"]
    for number in ("1", "2", "3"):
        run(tmp_path, "review", "a", "--write", number)
        assert tree(tmp_path)["articles/a.yml"] == chosen


def test_what_is_written_is_told_to_programs_too(every: Path) -> None:
    ran = run(every, "review", "weekday", "--write", "1", "--json")
    assert json.loads(ran.out) == {
        "id": "weekday", "path": "articles/weekday.txt", "sidecar": "articles/weekday.yml",
        "changed": ["+ date: 2021-05-12"],
    }  # fmt: skip


def test_the_sidecar_that_is_there_is_the_one_that_is_written(every: Path) -> None:
    fill(every, {"articles/weekday.yaml": "# mine\r\nsection: Harbour\r\n"})
    run(every, "review", "weekday", "--write", "1")
    assert tree(every)["articles/weekday.yaml"] == b"# mine\r\nsection: Harbour\r\ndate: 2021-05-12\r\n"
    assert "articles/weekday.yml" not in tree(every)


def test_front_matter_stays_and_the_sidecar_wins(every: Path) -> None:
    front = f"---\ndate: 2021-05-12?\n---\n{FERRY}"
    fill(every, {"articles/2021/front.md": front})
    ran = run(every, "review", "2021/front", "--write", "1")
    assert ran.out == "articles/2021/front.yml\n  + date: 2021-05-12\n"
    assert tree(every)["articles/2021/front.md"] == front.encode()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("title: 'x", "articles/weekday.yml:1:10: this is not YAML"),
        ("- x", "articles/weekday.yml:1: these are not keys"),
        (b"\xff\xff", "articles/weekday.yml:1: is not UTF-8"),
        ("date: [1, 2]", "articles/weekday.yml: `date: 2021-05-12` cannot"),
    ],
)  # fmt: skip
def test_a_sidecar_that_cannot_be_edited_stays_as_it_is(every: Path, typed: str | bytes, message: str) -> None:
    before = tree(fill(every, {"articles/weekday.yml": typed}))
    ran = run(every, "review", "weekday", "--write", "date=2021-05-12")
    assert ran.status == 1 and message in ran.err and "\nhint: " in ran.err and "Traceback" not in ran.err
    assert tree(every) == before


def test_a_folder_where_nothing_can_be_written_is_told(every: Path) -> None:
    (every / "articles" / "weekday.yml").mkdir()
    ran = run(every, "review", "weekday", "--write", "1")
    assert ran.status == 1 and ran.err.startswith("articles/weekday.yml: ") and "\nhint: " in ran.err
    assert not [path for path in (every / "articles").iterdir() if path.name.startswith(".")], "nothing is left over"


def test_a_file_that_the_system_does_not_let_us_write_is_told(every: Path) -> None:
    (every / "articles" / sidecar.STAGED).mkdir()
    ran = run(every, "review", "weekday", "--write", "1")
    assert ran.status == 1 and ran.err.startswith("articles/weekday.yml: cannot be written: ")
    assert "articles/weekday.yml" not in tree(every)


def test_a_full_disk_leaves_the_old_sidecar_and_nothing_else(every: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = tree(fill(every, {"articles/weekday.yml": "section: Harbour\n"}))
    monkeypatch.setattr(os, "fsync", full)
    ran = run(every, "review", "weekday", "--write", "1")
    assert ran.status == 1
    assert ran.err.startswith("articles/weekday.yml: cannot be written: No space left on device\nhint: ")
    assert tree(every) == before


def test_what_a_killed_call_has_left_is_taken_away(every: Path) -> None:
    fill(every, {f"articles/{sidecar.STAGED}": "date: 20"})
    assert run(every, "review", "weekday", "--write", "1").status == 0
    assert set(tree(every)) == {*EVERY, "articles/weekday.yml"}


def test_rules_that_the_archive_silences_are_not_told(every: Path) -> None:
    fill(every, {"articles/weekday.yml": "outlett: Quay Post\n"})
    assert "did you mean `outlet`?" in run(every, "review").err
    fill(every, {"archive.yml": "ignore: [key-unknown]\n"})
    assert run(every, "review").err == ""


def test_a_linked_sidecar_stays_a_link_and_keeps_its_permissions(every: Path) -> None:
    own = fill(every, {"own/weekday.yml": "section: Harbour\n"}) / "own" / "weekday.yml"
    own.chmod(0o640)
    mode = own.stat().st_mode
    link = every / "articles" / "weekday.yml"
    link.symlink_to(own)
    assert run(every, "review", "weekday", "--write", "1").status == 0
    assert link.is_symlink() and own.read_bytes() == b"section: Harbour\ndate: 2021-05-12\n"
    assert stat.S_IMODE(own.stat().st_mode) == stat.S_IMODE(mode)


def test_no_word_of_a_withheld_text_is_shown(every: Path) -> None:
    fill(every, {"articles/undated.yml": "withheld: By court order."})
    assert "flour" not in run(every, "review", "undated").out
    assert "Bakers" not in run(every, "review", "undated", "--json").out


# ---------------------------------------------------------------- at a terminal


def answered(folder: Path, monkeypatch: pytest.MonkeyPatch, answers: str, *captures: str) -> str:
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, ["review", *captures, "--write"], input=answers, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_each_capture_is_asked_for_and_an_empty_answer_skips_it(every: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = answered(every, monkeypatch, "\n\n1\n\n")
    assert out.endswith("1 sidecar changed\n") and out.count(command.QUESTION) == 4
    assert tree(every)["articles/weekday.yml"] == b"date: 2021-05-12\n"
    assert len(tree(every)) == len(EVERY) + 1


def test_a_wrong_answer_is_asked_again(every: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = answered(every, monkeypatch, "9\n2\noutlet=Quay Post\n", "nameless", "good")
    assert "“9” is no line of articles/nameless.txt" in out and "only you can know" in out
    assert tree(every)["articles/nameless.yml"] == b"outlet: Quay Post\n"
    assert out.count(command.QUESTION) == 3, "what needs no look is not asked for"


@pytest.mark.parametrize("answers", ["q\n", ""])
def test_q_and_the_end_of_the_input_stop(every: Path, monkeypatch: pytest.MonkeyPatch, answers: str) -> None:
    out = answered(every, monkeypatch, answers)
    assert out.count(command.QUESTION) == 1 and out.endswith("0 sidecars changed\n")
    assert tree(every).keys() == EVERY.keys()


# ---------------------------------------------------------------- the page


def page(*entries: Entry) -> str:
    pages = {each.path: each for each in plan(archive(*entries), SITE, review=True)}
    return render(pages["review.html"], environment((THEME,))).decode()


def test_the_page_is_made_only_where_it_is_asked_for_and_nothing_leads_to_it(every: Path) -> None:
    assert run(every, "build", "--quiet").status == 0
    plain = tree(every / "build")
    assert run(every, "build", "--quiet", "--review").status == 0
    with_review = tree(every / "build")
    assert set(with_review) - set(plain) == {"review.html"}
    del with_review[".kuril-archive.json"], plain[".kuril-archive.json"]
    assert not [path for path, content in with_review.items() if b"review.html" in content and path != "review.html"]
    assert b'<meta name="robots" content="noindex">' in with_review["review.html"]
    assert {path: with_review[path] for path in plain} == plain
    assert run(every, "build", "--quiet").status == 0
    assert "review.html" not in tree(every / "build")


def test_the_page_has_the_list_of_the_verb_in_its_order(every: Path) -> None:
    run(every, "build", "--quiet", "--review")
    shown_page = (every / "build" / "review.html").read_text("utf-8")
    told = [json.loads(line) for line in run(every, "review", "--json").out.splitlines()]
    links = re.findall(r'<h2><a href="articles/(\w+)\.html"', shown_page)
    assert links == [each["id"] for each in told]
    for each in told:
        assert f"To review: {'; '.join(each['reasons'])}." in shown_page
        assert f'<p class="label">{each["sidecar"]}</p>' in shown_page
        assert all(f"{choice['key']}: {choice['value'] or '…'}" in shown_page for choice in each["choices"])


def test_the_page_leads_to_the_lines_of_each_witness() -> None:
    witness = Evidence(kind="weekday", quote="on Tuesday", line=3, reads="Tuesday", role="supports", rule="same-date")
    shown_page = page(entry("a", published=dated("2022-03-22?", witness, basis="inferred")))
    assert 'href="articles/a.html#line-3"' in shown_page and "<mark>Tuesday</mark>" in shown_page
    assert "#witness-" not in shown_page and 'id="witness-' not in shown_page, "an id stands once on a page"


def test_the_page_leads_to_the_other_capture_that_bears_witness() -> None:
    told = Evidence(kind="same event", capture="b", line=3, role="supports", rule="same-event", values={"proof": "x"})
    shown_page = page(entry("a", published=dated("2022-03-22?", told, basis="inferred")), entry("b"))
    assert '<a href="articles/b.html">Harbour Times</a>, line 3.' in shown_page


def test_a_sidecar_that_is_there_is_named_as_it_is(every: Path) -> None:
    fill(every, {"articles/weekday.yaml": "section: Harbour"})
    run(every, "build", "--quiet", "--review")
    assert "articles/weekday.yaml</p>" in (every / "build" / "review.html").read_text("utf-8")


def test_nothing_captured_speaks_as_html_on_the_page() -> None:
    told = Evidence(kind="dateline", quote=HOSTILE, line=3, role="supports", rule="printed-date")
    shown_page = page(entry("a", published=dated("2022-03-22?", told, uncertain=True), title=HOSTILE, outlet=HOSTILE))
    facts = Facts(shown_page)
    assert "script" not in facts.tags and "49861" not in shown_page
    assert "&lt;script&gt;" in shown_page


def test_a_page_of_nothing_says_so() -> None:
    assert "Nothing waits for a curator" in page(entry("a"))


def test_a_long_page_says_how_much_more_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kuril_archive.renderer.paging.MOST", 2)
    shown_page = page(*(entry(name, published=dated(None, basis="unknown")) for name in "abc"))
    assert "3 reports, the most doubtful first; these are the first 2" in shown_page
    assert shown_page.count('<section class="waiting">') == 2
