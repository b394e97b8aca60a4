"""Order, shelves, what to review, and the record of a withheld text."""

import datetime as dt

import pytest
from msgspec.structs import replace

from kuril_archive.analysis.reading import examine
from kuril_archive.analysis.shelves import RESERVED, assemble, slug, to_review
from kuril_archive.model import Article, Block, Capture, Dated, Entry, Evidence, Keys, Source
from kuril_archive.paths import faults


def article(id: str, edtf: str | None = "2022-03-22", **more: object) -> Article:
    day = dt.date.fromisoformat(edtf[:10]) if edtf and len(edtf) >= 10 else None
    capture = Capture(
        id=id,
        source=Source(path=f"articles/{id}.txt", sha256="0" * 64),
        title="A title",
        title_supplied=False,
        outlet="Harbour Times",
        body=(Block(text="The ferry left.", line=1, end=1),),
    )
    published = Dated(edtf=edtf, earliest=day, latest=day, basis="stated" if day else "unknown")
    return Article(capture=replace(capture, **more), published=published)


def entries(*articles: Article) -> tuple[Entry, ...]:
    return assemble(articles, map(examine, articles)).entries


def test_articles_stand_by_day_then_id_and_the_undated_last() -> None:
    found = entries(article("z", None), article("b"), article("a"), article("c", "2021-01-01"))
    assert [entry.article.capture.id for entry in found] == ["c", "a", "b", "z"]


def test_a_year_page_holds_only_what_must_be_of_that_year() -> None:
    archive = assemble([article("a"), article("b", None)], [examine(article("a")), examine(article("b"))])
    assert [(group.name, len(group.entries)) for group in archive.years] == [("2022", 1)]
    assert [entry.article.capture.id for entry in archive.undated] == ["b"]


def test_names_that_differ_in_case_only_share_a_shelf() -> None:
    both = [article("a", outlet="EUROPA PRESS"), article("b", outlet="Europa Press")]
    archive = assemble(both, map(examine, both))
    assert [(group.slug, len(group.entries)) for group in archive.outlets] == [("europa-press", 2)]


def test_names_of_any_script_make_file_names() -> None:
    assert slug("Курильские острова!") == "курильские-острова"
    assert slug("北方領土") == "北方領土"
    assert slug("?!") == "unnamed"


@pytest.mark.parametrize("names", [("C", "C++", "C#"), ("A&B", "A.B"), ("?!", "!?")])
def test_names_that_differ_have_shelves_and_addresses_of_their_own(names: tuple[str, ...]) -> None:
    tagged = [article(f"a{n}", tags=(name,)) for n, name in enumerate(names)]
    shelves = assemble(tagged, map(examine, tagged)).tags
    assert {group.name for group in shelves} == set(names)
    assert len({group.slug for group in shelves}) == len(names)


@pytest.mark.parametrize("name", ["Index", "Con", "unknown", "nul", "x" * 300])
def test_a_name_that_a_page_or_a_file_system_keeps_gets_an_address_of_its_own(name: str) -> None:
    tagged = [article("a", tags=(name,))]
    (shelf,) = assemble(tagged, map(examine, tagged)).tags
    assert shelf.slug not in RESERVED
    assert not list(faults(f"{shelf.slug}.html"))


def test_what_to_review_is_said_in_words_and_a_curator_ends_it() -> None:
    doubtful = article("a", None, title_supplied=True, outlet=None)
    assert to_review(doubtful) == ("day unknown", "title supplied", "outlet unknown")
    assert to_review(article("a", None, keys=Keys(review="done"))) == ()
    conflict = Evidence(kind="dateline", role="rejected", rule="other-date")
    stated = article("a")
    assert to_review(replace(stated, published=replace(stated.published, evidence=(conflict,)))) == ("dates conflict",)


def test_a_withheld_record_holds_no_word_of_its_text() -> None:
    (entry,) = entries(
        article("a", title="SECRET opening", title_supplied=True, keys=Keys(withheld="on request", summary="SECRET"))
    )
    capture = entry.article.capture
    assert (capture.body, capture.signs, capture.removed, entry.findings.extract) == ((), (), (), "")
    assert "SECRET" not in repr(entry)
