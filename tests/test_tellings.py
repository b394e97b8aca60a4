"""The times of an article in their paragraphs, the curator's corrections of them, and what the text tells of them."""

import datetime as dt
import json
from pathlib import Path

import pytest

from kuril_archive import builder, loader
from kuril_archive.analysis import reasons
from kuril_archive.analysis.reading import examine
from kuril_archive.analysis.tellings import happenings, tellings
from kuril_archive.markup import from_markdown, from_text
from kuril_archive.model import Article, Block, Capture, Correction, Dated, Happening, Keys, Site, Source, Telling
from kuril_archive.wording import english

ORIGINALS = Path(__file__).parent.parent.parent / "shared" / "captures"
DAY = dt.date(2022, 3, 22)


def article(
    body: tuple[Block, ...] | str, *said: Correction, edtf: str | None = "2022-03-22", language: str | None = "en",
    **published: object,
) -> Article:  # fmt: skip
    capture = Capture(
        id="a", source=Source(path="articles/a.txt", sha256="0" * 64), title="A title", title_supplied=False,
        language=language, body=from_text(body) if isinstance(body, str) else body, keys=Keys(mentions=said),
    )  # fmt: skip
    day = dt.date.fromisoformat(edtf) if edtf and len(edtf) == 10 and edtf[0] != "X" else None
    fields: dict[str, object] = {"edtf": edtf, "earliest": day, "latest": day, "basis": "stated", **published}
    return Article(capture=capture, published=Dated(**fields))  # type: ignore[arg-type]


def told(body: tuple[Block, ...] | str, *said: Correction, **more: object) -> list[Telling]:
    return list(tellings(article(body, *said, **more)))  # type: ignore[arg-type]


def happened(body: str, *said: Correction, **more: object) -> list[Happening]:
    of = article(body, *said, **more)  # type: ignore[arg-type]
    return list(happenings(of, tellings(of)))


# ---------------------------------------------------------------- in their place


def test_a_time_stands_in_its_paragraph() -> None:
    found = told("The strike began in 1999.\n\nIt ended on Monday.")
    body = from_text("The strike began in 1999.\n\nIt ended on Monday.")
    assert [(one.block, body[one.block].text[one.mention.start : one.mention.end]) for one in found] == [
        (0, "1999"), (1, "Monday"),
    ]  # fmt: skip


def test_no_time_runs_over_from_one_paragraph_into_the_next() -> None:
    found = told("They met in March\n\n2019 was hard.")
    assert [one.mention.text for one in found] == ["March", "2019"]


def test_code_speaks_of_no_time() -> None:
    assert told(from_markdown("    on Monday\n")) == []


def test_what_is_said_in_full_is_stated_and_what_is_reckoned_is_inferred() -> None:
    found = told("In 1999 and on 5 May 2001 and on Monday and last year.")
    assert [(one.mention.text, one.basis) for one in found] == [
        ("1999", "stated"), ("5 May 2001", "stated"), ("Monday", "inferred"), ("last year", "inferred"),
    ]  # fmt: skip


def test_a_text_of_a_language_without_rules_tells_nothing() -> None:
    assert told("Am 5. Mai 1999.", language="eu") == []


def test_a_withheld_article_tells_nothing() -> None:
    made = article("On Monday.")
    hidden = Article(
        capture=Capture(**{**{f: getattr(made.capture, f) for f in made.capture.__struct_fields__},
                           "keys": Keys(withheld="asked for")}),
        published=made.published,
    )  # fmt: skip
    assert (examine(hidden).tellings, examine(hidden).happenings) == ((), ())


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the five original captures are not in ../shared/captures")
def test_the_originals_speak_of_the_times_that_are_expected() -> None:
    loaded = loader.load(ORIGINALS, {})
    archive, _ = builder.dated(loaded.captures, Site(), builder.limit_of(Site(collected="2026-11"), DAY))
    by_id = {entry.article.capture.id: entry.findings.tellings for entry in archive.entries}
    lines = (ORIGINALS / "expected-mentions.jsonl").read_text("utf8").splitlines()
    for wanted in map(json.loads, lines):
        found = [t.mention for t in by_id[wanted["article"]] if t.mention.text.lower() == wanted["text"].lower()]
        least = wanted.get("latest_from", wanted["latest"])
        assert any(
            m.earliest == wanted["earliest"]
            and m.latest is not None
            and least <= m.latest <= wanted["latest"]
            and m.certain == wanted.get("certain", True)
            for m in found
        ), (wanted, found)


# ---------------------------------------------------------------- the curator


def test_the_curator_dates_words_otherwise() -> None:
    (found,) = told("The row grew last April.", Correction(text="last April", date="2022-04", note="the Bluebook"))
    assert (found.mention.edtf, found.mention.earliest, found.mention.latest) == ("2022-04", "2022-04-01", "2022-04-30")
    assert (found.basis, found.note) == ("curated", "the Bluebook")


def test_the_curator_dates_words_that_no_rule_knows_wherever_they_stand() -> None:
    body = (Block(text="Since the coup. And after the\ncoup too.", line=1, end=2),)
    found = told(body, Correction(text="the coup", date="1991-08-19"))
    assert [(one.mention.text, one.mention.edtf) for one in found] == [
        ("the coup", "1991-08-19"),
        ("the\ncoup", "1991-08-19"),
    ]


def test_a_line_keeps_a_correction_to_its_paragraph() -> None:
    text = "It was on Monday.\n\nIt was on Monday."
    found = told(text, Correction(text="Monday", line=3, silent=True))
    assert [one.block for one in found] == [0]


def test_a_silenced_time_is_gone_and_others_stay() -> None:
    found = told("On Monday and on Friday.", Correction(text="monday", silent=True))
    assert [one.mention.text for one in found] == ["Friday"]


def test_a_name_alone_leaves_the_date() -> None:
    (found,) = told("They met in 1956.", Correction(text="1956", name="Joint declaration"))
    assert (found.mention.edtf, found.name, found.basis) == ("1956", "Joint declaration", "stated")


def test_words_within_other_words_are_not_meant() -> None:
    assert [one.mention.text for one in told("In 1956.", Correction(text="195", silent=True))] == ["1956"]


def test_words_of_a_script_without_spaces_are_found_within_their_sentence() -> None:
    (found,) = told("首相は先週、会談した。", Correction(text="先週", date="2022-03-17"), language="ja")
    assert (found.mention.edtf, found.curated) == ("2022-03-17", True)


def test_a_doubtful_date_of_the_curator_is_no_sure_one() -> None:
    (found,) = told("The row grew last April.", Correction(text="last April", date="2022-04?"))
    assert (found.sure, found.basis) == (False, "curated")


# ---------------------------------------------------------------- what happened


def test_a_sentence_tells_what_happened_at_each_of_its_times() -> None:
    found = happened("It rained. The pact of 1956 was renewed on 5 May 1999. It rained.")
    assert [(one.words, one.edtf, one.sentence) for one in found] == [
        ("1956", "1956", "The pact of 1956 was renewed on 5 May 1999."),
        ("5 May 1999", "1999-05-05", "The pact of 1956 was renewed on 5 May 1999."),
    ]


@pytest.mark.parametrize("words", ["between 2012 and 2020", "from 2012 to 2020", "2012-20"])
def test_a_span_is_one_event(words: str) -> None:
    (found,) = happened(f"They met often {words}, he said.")
    assert (found.edtf, found.earliest, found.latest) == ("2012/2020", "2012-01-01", "2020-12-31")


def test_an_age_a_duration_and_a_set_are_no_event() -> None:
    assert happened("In the 1990s, in the 19th century, for two years, every Monday, now and recently.") == []


def test_a_time_that_has_no_day_is_no_event() -> None:
    assert happened("They met on Monday and last year.", edtf=None, basis="unknown") == []


def test_a_curated_age_is_one() -> None:
    (found,) = happened("In the 1990s.", Correction(text="the 1990s", date="1991/1999", name="Visa-free travel"))
    assert (found.edtf, found.name, found.basis) == ("1991/1999", "Visa-free travel", "curated")


def test_sentences_of_a_language_without_spaces_have_terms() -> None:
    (found,) = happened("両国は2022年3月21日に平和条約交渉を中断した。", language="ja")
    assert {"平和", "和条", "条約"} <= found.terms


# ---------------------------------------------------------------- by which rule


def sentence(text: str, *said: Correction, **more: object) -> str:
    made = article(text, *said, **more)  # type: ignore[arg-type]
    return reasons.telling(tellings(made)[0], made.published, english())


@pytest.mark.parametrize(
    ("text", "published", "wanted"),
    [
        ("In 1999.", "2022-03-22", "The words name it in full. Rule: year."),
        ("On Monday.", "2022-03-22",
         "Reckoned from the day of publication, 22 March 2022: the time before it. Rule: weekday."),
        ("Next week.", "2022-03-22",
         "Reckoned from the day of publication, 22 March 2022: the time after it. Rule: last, this or next unit."),
        ("Today.", "2022-03-22", "Reckoned from the day of publication, 22 March 2022. Rule: today."),
        ("Today.", "[2022-03-22..2022-03-23]", f"{reasons.DOUBTS['open day']} Rule: today."),
        ("On 5 May.", "XXXX-11-29", f"{reasons.DOUBTS['open year']} Rule: day and month."),
        ("On Tuesday, 21 March 2022.", "2022-03-22",
         f"The words name it in full. {reasons.DOUBTS['misnamed']} Rule: day, month, year."),
        ("Last year.", None, f"{reasons.DOUBTS['no day']} Rule: last, this or next unit."),
    ],
)  # fmt: skip
def test_the_rule_is_told_in_words(text: str, published: str | None, wanted: str) -> None:
    found = sentence(text, edtf=published)
    assert found.partition(" Rule:")[0] == wanted.partition(" Rule:")[0]


def test_a_curated_date_says_why() -> None:
    said = sentence("In May.", Correction(text="May", date="2021-05", note="see the minutes"))
    assert said == "The archive’s curator says so: see the minutes."
