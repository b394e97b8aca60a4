"""The day of publication: from a capture's own words, from its dossier, from the calendar."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import casefile
from kuril_archive import edtf
from kuril_archive.analysis.dating import settle
from kuril_archive.analysis.reasons import SENTENCES, sentence
from kuril_archive.analysis.tense import TO_COME
from kuril_archive.analysis.witness import WEEKDAYS, witness
from kuril_archive.analysis.years import Limit
from kuril_archive.loader.capture import parse
from kuril_archive.loader.keys import Typed, read
from kuril_archive.markup import clean
from kuril_archive.model import Article, Capture, Keys
from kuril_archive.problems import Problems
from kuril_archive.wording import english

CASES = casefile.read(Path(__file__).parent / "cases" / "dating.md")
COLLECTED = Limit(day=dt.date(2026, 11, 30), rule="collected")


def captures_of(text: str) -> list[Capture]:
    """Captures of one text: each begins with ``=== name.txt``, its sidecar with ``=== name.yml``."""
    parts = re.split(r"^=== (\S+)\n", "\n" + text, flags=re.MULTILINE)
    files = dict(zip(parts[1::2], parts[2::2], strict=True))
    return [
        parse(
            clean(body),
            id=name.rpartition(".")[0],
            path=name,
            sha256="",
            markdown=name.endswith(".md"),
            sidecar=sidecar(files, name),
            sidecar_path=f"{name.rpartition('.')[0]}.yml",
        )[0]
        for name, body in files.items()
        if not name.endswith(".yml")
    ]


def sidecar(files: dict[str, str], name: str) -> Typed:
    path = f"{name.rpartition('.')[0]}.yml"
    typed = read(files.get(path, ""), path, Keys)
    assert not typed.problems, typed.problems
    return typed


def settled(text: str, limit: Limit = COLLECTED) -> tuple[tuple[Article, ...], Problems]:
    captures = captures_of(text)
    return settle(captures, [witness(capture) for capture in captures], limit)


def shown(articles: tuple[Article, ...], problems: Problems) -> list[str]:
    lines = []
    for article in articles:
        published = article.published
        others = f" or {' '.join(published.alternatives)}" if published.alternatives else ""
        lines.append(f"{article.capture.id}: {published.edtf} {published.basis}{others}")
        for e in published.evidence:
            where = f" in {e.capture}" if e.capture else ""
            lines.append(f"  {e.role} {e.rule}" + (f" “{e.quote}”" if e.quote else "") + where)
    return lines + [f"! {problem.path}:{problem.line} {problem.message}" for problem in problems]


@pytest.mark.parametrize(("title", "given_", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_days_are_known_as_the_case_file_says(title: str, given_: str, wanted: str) -> None:
    assert shown(*settled(given_)) == wanted.splitlines(), title


def test_every_rule_in_the_cases_has_its_sentence() -> None:
    for _, text, _ in CASES:
        for article in settled(text)[0]:
            for evidence in article.published.evidence:
                assert sentence(evidence, english()).endswith("."), evidence.rule


def test_every_sentence_is_used_by_some_case() -> None:
    used = {e.rule for _, text, _ in CASES for a in settled(text)[0] for e in a.published.evidence}
    used |= {
        e.rule
        for a in settled(NO_YEAR, Limit(day=dt.date(2020, 1, 1), rule="build-day"))[0]
        for e in a.published.evidence
    }
    assert set(SENTENCES) - {"curated-because"} == used


@pytest.mark.parametrize(
    "news",
    [
        "The ministers will meet in Moscow on Monday.",
        "The ferry is to leave on Friday.",
        "Talks are due to begin in Nemuro.",
        "Die Minister werden am Montag in Moskau sprechen.",
        "Les ministres se rencontreront lundi à Moscou.",
        "Los ministros se reunirán el lunes en Moscú.",
        "Министры встретятся в понедельник в Москве.",
        "両外相は月曜日に会談を予定している。",
    ],
)
def test_what_will_be_is_told_from_what_was(news: str) -> None:
    assert TO_COME.search(news)


@pytest.mark.parametrize(
    "news",
    [
        "The ministers met in Moscow on Monday.",
        "Russia will not continue the talks.",
        "The minister of Iran left Tehran; the opera house of Panama was closed.",
        "Министры встретились в понедельник, новых переговоров не будет.",
        "Los ministros se reunieron el lunes en Teherán y Bogotá.",
    ],
)
def test_what_was_is_not_taken_for_what_will_be(news: str) -> None:
    assert not TO_COME.search(news)


NO_YEAR = """=== a.txt
Ferry returns to the strait

KORSAKOV 29 Nov. (WIRE) – The ferry came back this Friday with forty passengers, its captain said after the crossing.
"""


def test_everything_that_is_read_is_edtf_or_a_weekday() -> None:
    for _, text, _ in CASES:
        for article in settled(text)[0]:
            for value in (*article.published.alternatives, *(e.reads for e in article.published.evidence if e.reads)):
                assert value in WEEKDAYS or edtf.parse(value), value


def test_a_line_is_one_of_the_capture_and_never_of_its_sidecar() -> None:
    text = next(text for title, text, _ in CASES if title.startswith("A curator's bound in front matter"))
    lines = {a.capture.id: [e.line for e in a.published.evidence] for a in settled(text)[0]}
    assert lines == {"a": [3], "b": [None]}


def test_the_warning_about_a_withheld_text_does_not_quote_it() -> None:
    text = "=== a.txt\nFerry returns\n\n21.03.2022, Korsakov.\n\nThe ferry came back with forty passengers.\n"
    text += "=== a.yml\ndate: 2022-03-25\nwithheld: on request\n"
    (warning,) = settled(text)[1]
    assert "21.03.2022" not in warning.message


def test_the_day_of_the_build_bounds_where_nobody_says_when_the_archive_was_collected() -> None:
    (article,), _ = settled(NO_YEAR, Limit(day=dt.date(2020, 1, 1), rule="build-day"))
    assert article.published.edtf == "2019-11-29?"
    assert "build-day" in {evidence.rule for evidence in article.published.evidence}


def test_a_decoy_on_the_same_subject_stays_open(project: Path) -> None:
    """Same people, same subject, same weekday, another year: the archive's dated reports do not date it."""
    articles = {path.name: path.read_text("utf8") for path in sorted((project / "articles").glob("*.txt"))}
    decoys = {path.name: path.read_text("utf8") for path in sorted((project / "tests" / "decoys").glob("*.txt"))}
    assert len(decoys) >= 4
    for name, text in decoys.items():
        dossier = "".join(f"=== {key}\n{body}\n" for key, body in {**articles, name: text}.items())
        found = {article.capture.id: article.published for article in settled(dossier)[0]}
        assert found[name.removesuffix(".txt")].basis == "unknown", name
        assert found["times-of-ocean-russia-withdraws-from-talks"].edtf == "2022-03-22?"


def test_the_order_of_captures_does_not_matter() -> None:
    for _, text, _ in CASES:
        captures = captures_of(text)
        claims = [witness(capture) for capture in captures]
        forward, _ = settle(captures, claims, COLLECTED)
        backward, _ = settle(captures[::-1], claims[::-1], COLLECTED)
        assert forward == backward[::-1]


@pytest.mark.no_cover
@given(day=st.dates(dt.date(1992, 1, 1), dt.date(2026, 10, 31)), this=st.booleans())
def test_a_date_without_its_year_is_found_again_among_the_years_that_fit(day: dt.date, this: bool) -> None:
    """The true year is always the chosen one or an alternative, and every year offered has the printed weekday."""
    name = english().date(str(day)).rpartition(" ")[0]
    weekday = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[day.weekday()]
    lead = f"The harbour was closed {'this' if this else 'on'} {weekday} after a storm, its master said in the evening."
    (article,), _ = settled(f"=== a.txt\nStorm closes the harbour\n\nNEMURO, {name} (Wire) - {lead}\n")
    published = article.published
    offered = [edtf.parse(value).earliest for value in (published.edtf or "", *published.alternatives)]
    assert edtf.Day.of(day) in offered
    assert all(found is not None and found.date().weekday() == day.weekday() for found in offered)
    assert published.basis == "inferred"


@given(text=st.text(max_size=400))
def test_any_text_is_dated_without_a_fault_and_never_beyond_its_bounds(text: str) -> None:
    capture, _ = parse(clean(text), id="a", path="a.txt", sha256="")
    (article,), _ = settle([capture], [witness(capture)], COLLECTED)
    published = article.published
    assert (published.edtf is None) <= (published.basis == "unknown")
    if published.earliest and published.latest:
        assert published.earliest <= published.latest
