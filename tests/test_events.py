"""One entry for one event, whoever tells it; its place on the timeline's pages."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuril_archive import edtf
from kuril_archive.analysis.events import gather
from kuril_archive.analysis.tellings import terms
from kuril_archive.model import Archive, Event, Happening, NamedEvent
from kuril_archive.renderer import happened, paging, periods
from kuril_archive.wording import english

SENTENCES = {
    "a": "The ministry in Moscow ended the treaty talks with Tokyo.",
    "b": "Moscow’s ministry broke off its talks with Tokyo about a treaty.",
    "c": "A ferry sank off Hokkaido in heavy fog.",
}


def tells(article: str, sentence: str, date: str = "2022-03-21", line: int = 1, **more: object) -> Happening:
    value = edtf.parse(date)
    assert value.earliest is not None and value.latest is not None
    fields: dict[str, object] = {"sure": True, **more}
    return Happening(
        article=article, block=0, start=0, end=3, line=line, anchor=f"line-{line}", words=sentence[:3],
        sentence=sentence, offset=0, edtf=date, earliest=value.earliest.iso(), latest=value.latest.iso(),
        terms=terms(sentence), **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def grouped(*told: Happening, named: tuple[NamedEvent, ...] = ()) -> list[list[str]]:
    return [[happening.article for happening in event.happenings] for event in gather(told, named)]


def test_one_event_told_by_two_is_one_entry() -> None:
    assert grouped(*(tells(name, SENTENCES[name]) for name in "abc")) == [["a", "b"], ["c"]]


def test_the_same_words_of_another_day_are_another_event() -> None:
    assert grouped(tells("a", SENTENCES["a"]), tells("b", SENTENCES["a"], "2022-03-22")) == [["a"], ["b"]]


def test_two_expressions_of_one_day_are_one_time() -> None:
    said = tells("b", SENTENCES["a"], "2022-03-21?", sure=False)
    (event,) = gather([said, tells("a", SENTENCES["a"])])
    assert (event.edtf, event.sure, event.basis) == ("2022-03-21", True, "stated")


def test_no_chain_of_likeness_joins_what_is_not_alike() -> None:
    one = "The ministry ended treaty talks about islands."
    between = "The ministry ended treaty talks while a ferry sank in heavy fog."
    other = "A ferry sank in heavy fog off the southern coast."
    found = grouped(tells("a", one), tells("b", between), tells("c", other))
    assert not any({"a", "c"} <= set(group) for group in found)


def test_different_acts_are_different_events_however_alike_their_words() -> None:
    opened, closed = "The town opened a ferry line to Hokkaido.", "The town closed a ferry line to Hokkaido."
    assert grouped(tells("a", opened), tells("b", closed)) == [["a"], ["b"]]


def test_short_sentences_that_say_the_same_are_one_event() -> None:
    assert grouped(tells("a", "The talks ended."), tells("b", "The talks ended.")) == [["a", "b"]]


def test_what_the_curator_names_alike_is_one_event() -> None:
    found = gather(
        [tells("a", SENTENCES["a"], name="End of the talks"), tells("c", SENTENCES["c"], name="End of the talks")]
    )
    assert [(event.title, len(event.happenings)) for event in found] == [("End of the talks", 2)]


def test_what_the_curator_names_apart_is_two() -> None:
    found = gather([tells("a", SENTENCES["a"], name="One"), tells("b", SENTENCES["a"], name="Two")])
    assert [event.title for event in found] == ["One", "Two"]


def test_events_of_the_archive_take_all_that_is_told_of_their_date() -> None:
    named = NamedEvent(date="2022-03-21", title="A day", note="as all say")
    (event,) = gather([tells("a", SENTENCES["a"]), tells("c", SENTENCES["c"])], [named])
    assert (event.title, event.note, event.basis, len(event.happenings)) == ("A day", "as all say", "curated", 2)


@pytest.mark.parametrize("source", ["a", "a#line-1"])
def test_events_of_the_archive_with_sources_take_only_theirs(source: str) -> None:
    named = NamedEvent(date="2022-03-21", title="End of the talks", sources=(source, "https://example.org/"))
    found = gather(
        [tells("a", SENTENCES["a"]), tells("a", SENTENCES["c"], line=5), tells("c", SENTENCES["c"])], [named]
    )
    first = found[0]
    assert first.title == "End of the talks"
    assert {h.line for h in first.happenings} == ({1} if "#" in source else {1, 5})
    assert {h.article for h in first.happenings} == {"a"}


def test_what_names_a_paragraph_takes_it_from_what_names_its_article() -> None:
    wide = NamedEvent(date="2022-03-21", title="Wide", sources=("a",))
    narrow = NamedEvent(date="2022-03-21", title="Narrow", sources=("a#line-5",))
    told = [tells("a", SENTENCES["a"]), tells("a", SENTENCES["c"], line=5)]
    found = gather(told, [wide, narrow])
    assert [(event.title, [h.line for h in event.happenings]) for event in found] == [("Wide", [1]), ("Narrow", [5])]


def test_an_event_that_no_text_tells_of_stands_with_its_sources() -> None:
    (event,) = gather(
        [], [NamedEvent(date="1855-02-07", title="Treaty of Shimoda", sources=("https://example.org/t",))]
    )
    assert (event.earliest, event.happenings, event.sources) == ("1855-02-07", (), ("https://example.org/t",))


def test_two_entries_of_one_name_and_date_are_two_events() -> None:
    found = gather([], [NamedEvent(date="1956", title="Offer"), NamedEvent(date="1956", title="Offer")])
    assert len({event.id for event in found}) == 2


def test_events_stand_in_the_order_of_time_those_before_our_era_first() -> None:
    dates = ["2022", "-0479", "0660-02", "2022-03-21", "1945/1956"]
    found = gather([tells(str(n), SENTENCES["c"], date) for n, date in enumerate(dates)])
    assert [event.edtf for event in found] == ["-0479", "0660-02", "1945/1956", "2022", "2022-03-21"]


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from("the treaty talks ferry fog islands ended sank Moscow Tokyo left".split()), max_size=60)
)
def test_nothing_that_is_told_is_lost_or_told_twice(words: list[str]) -> None:
    told = [tells(f"{n}", " ".join(words[n : n + 6]) or "It rained.", line=n + 1) for n in range(0, 60, 3)]
    found = [happening for event in gather(told) for happening in event.happenings]
    assert sorted(happening.line for happening in found) == sorted(happening.line for happening in told)
    assert len({event.id for event in gather(told)}) == len(gather(told))


# ---------------------------------------------------------------- pages of years, months and days


def event(date: str, number: int = 0) -> Event:
    value = edtf.parse(date)
    assert value.earliest is not None and value.latest is not None
    return Event(
        id=f"e-{date}-{number}", edtf=date, earliest=value.earliest.iso(), latest=value.latest.iso(), sure=True
    )


def paged(*events: Event) -> tuple[periods.Period, ...]:
    order = sorted(events, key=lambda each: (edtf.Day.read(each.earliest), edtf.Day.read(each.latest), each.id))
    held = Archive(entries=(), years=(), undated=(), outlets=(), tags=(), events=tuple(order))
    return periods.split(held, lambda _: 1, english())


def test_a_year_with_few_events_has_one_page() -> None:
    (page,) = paged(event("2022"), event("2022-03"), event("2022-03-21"))
    assert (page.link.path, page.link.name, len(page.events)) == ("timeline/2022.html", "2022", 3)


@pytest.mark.parametrize(
    ("date", "path", "name"),
    [("-0479", "timeline/480-bc.html", "480 BC"), ("0660-02-11", "timeline/0660.html", "660 AD"),
     ("2019-12/2020-02", "timeline/2019.html", "2019")],
)  # fmt: skip
def test_every_year_has_a_page_with_its_name(date: str, path: str, name: str) -> None:
    assert [(page.link.path, page.link.name) for page in paged(event(date))] == [(path, name)]


def test_a_full_year_is_parted_into_months_and_a_full_month_into_days() -> None:
    days = [event(f"2022-03-{day:02}", n) for day in (1, 2) for n in range(150)]
    found = paged(event("2022"), event("2022-02/2022-03"), event("2022-03"), event("2022-05-01"), *days)
    assert [(page.link.path, len(page.events), len(page.finer)) for page in found] == [
        ("timeline/2022.html", 2, 2),
        ("timeline/2022-03.html", 1, 2),
        ("timeline/2022-03-01.html", 150, 0),
        ("timeline/2022-03-02.html", 150, 0),
        ("timeline/2022-05.html", 1, 0),
    ]
    assert [part.events for part in found[0].finer] == [301, 1]


def test_no_page_lists_more_than_it_can_hold() -> None:
    found = paged(*(event("2022-03-21", n) for n in range(450)), *(event("2022", n) for n in range(201)))
    assert max(len(page.events) for page in found) <= paging.MOST
    assert sum(len(page.events) for page in found) == 651
    assert {"timeline/2022-part-2.html", "timeline/2022-03-21-part-3.html"} <= {page.link.path for page in found}
    assert len({page.link.path for page in found}) == len(found)


def test_every_event_stands_on_one_page_whatever_their_number() -> None:
    chance = random.Random(4)
    dates = [chance.choice(["2022", "2022-03", "2022-03-21", "2022-11", "1855-02-07", "-0479"]) for _ in range(900)]
    events = [event(date, n) for n, date in enumerate(dates)]
    found = [each.id for page in paged(*events) for each in page.events]
    assert sorted(found) == sorted(each.id for each in events)


def test_ages_are_centuries_and_decades_or_counts_by_year() -> None:
    def ages(*events: Event) -> list[tuple[str, list[str], list[str]]]:
        archive = Archive(entries=(), years=(), undated=(), outlets=(), tags=(), events=events)
        told = happened.deeds(events, {})
        return [
            (age.name, [held.name for held in age.decades], [tally.name for tally in age.tallies])
            for age in happened.ages(archive, told, {key: paging.deed(told[key]) for key in told}, english())
        ]

    few = [event("-0479"), event("0005"), event("1855"), event("1859-02"), event("1901")]
    assert ages(*few) == [
        ("499 to 400 BC", ["489 to 480 BC"], []), ("1 to 99 AD", ["1 to 9 AD"], []), ("1800 to 1899", ["1850s"], []),
        ("1900 to 1999", ["1900 to 1909"], []),
    ]  # fmt: skip
    many = [event("1855", n) for n in range(201)]
    assert ages(*many) == [("1800 to 1899", [], ["1855"])]
