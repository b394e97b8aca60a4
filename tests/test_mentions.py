"""Times that a text speaks of: recognised, placed, never invented."""

import json
import time
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import casefile
from kuril_archive import edtf
from kuril_archive.analysis import mentions as m
from kuril_archive.analysis.mentions.point import (
    UNITS,
    Point,
    civil,
    containing,
    first_day,
    last_day,
    ordinal,
    timex,
    written,
)

CASES = casefile.read(Path(__file__).parent / "cases" / "mentions-en.md")
DAY = "2022-03-22"  # a Tuesday
ENGLISH = m.LANGUAGES["en"]


def shown(mention: m.Mention) -> str:
    value = f" {mention.edtf}" if mention.edtf and mention.edtf != mention.value else ""
    return f"{mention.text} = {mention.type} {mention.value}{value} [{mention.rule}]"


def values(text: str, published: str | None = DAY, reading: m.Read = "auto") -> list[str]:
    return [mention.value for mention in m.find_mentions(text, published, reading=reading)]


def only(text: str, published: str | None = DAY, reading: m.Read = "auto") -> m.Mention:
    (found,) = m.find_mentions(text, published, reading=reading)
    return found


@pytest.mark.parametrize(("title", "given", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_times_are_read_as_the_case_file_says(title: str, given: str, wanted: str) -> None:
    found = [" ; ".join(map(shown, m.find_mentions(line, DAY, reading="news"))) or "-" for line in given.splitlines()]
    assert found == wanted.splitlines(), title


@pytest.mark.no_cover
@pytest.mark.parametrize("rule", [rule.name for rule in ENGLISH.rules])
def test_without_a_rule_some_case_fails(rule: str) -> None:
    less = ENGLISH.without(rule)

    def told(line: str) -> str:
        found = m.resolve(line, m.find_expressions(line, less), DAY, less, "news")
        return " ; ".join(map(shown, found)) or "-"

    assert any([*map(told, given.splitlines())] != wanted.splitlines() for _, given, wanted in CASES)


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in ENGLISH.rules]
    assert len(names) == len(set(names))


def test_a_rule_left_out_finds_nothing_more() -> None:
    without = ENGLISH.without("weekday")
    text = "on Monday and on 5 May 2019"
    found = [e.text for e in m.find_expressions(text, without)]
    assert found == ["5 May 2019"]


# ---------------------------------------------------------------- the day of the text


def test_recognising_needs_no_date() -> None:
    found = m.recognise("It began last week and ended on Monday after six months.")
    assert [(e.text, e.type) for e in found] == [("last week", "DATE"), ("Monday", "DATE"), ("six months", "DURATION")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("May 5", ["May 5"]),
        ("2013 began", ["2013"]),
        ("(May 5), —May 6", ["May 5", "May 6"]),
        ("at 5 p.m.May 5", ["5 p.m", "May 5"]),
        ("xMay 5, éMay 5, _May 5, в2013", []),
    ],
)
def test_a_trigger_is_a_word_of_its_own_in_any_script(text: str, words: list[str]) -> None:
    assert [found.text for found in m.recognise(text)] == words


def test_without_a_day_only_what_is_said_is_told() -> None:
    text = "on Monday, in March, on March 5, in 1999, today, last year, this spring, '82"
    told = {found.text: (found.value, found.earliest) for found in m.find_mentions(text, None, reading="news")}
    assert told == {
        "Monday": ("XXXX-WXX-1", None),
        "March": ("XXXX-03", None),
        "March 5": ("XXXX-03-05", None),
        "last year": ("XXXX", None),
        "1999": ("1999", "1999-01-01"),
        "today": ("XXXX-XX-XX", None),
        "this spring": ("XXXX-SP", None),
        "'82": ("XX82", None),
    }


def test_a_day_within_bounds_gives_one_value_where_both_ends_agree() -> None:
    found = only("They met on Tuesday.", "[2022-03-22..2022-03-23]")
    assert (found.edtf, found.earliest, found.latest) == ("2022-03-22", "2022-03-22", "2022-03-22")


def test_a_day_within_bounds_gives_bounds_where_the_ends_differ() -> None:
    found = only("They met today.", "[2022-03-22..2022-03-23]")
    assert (found.value, found.edtf) == ("XXXX-XX-XX", "[2022-03-22..2022-03-23]")
    assert (found.earliest, found.latest) == ("2022-03-22", "2022-03-23")
    month = only("They met last month.", "2022")
    assert (month.edtf, month.earliest, month.latest) == ("[2021-12..2022-11]", "2021-12-01", "2022-11-30")


def test_an_open_bound_stays_open() -> None:
    found = only("They met yesterday.", "[..2022-03-23]")
    assert (found.edtf, found.earliest, found.latest) == ("[..2022-03-22]", None, "2022-03-22")


def test_a_day_without_its_year_gives_days_without_their_year() -> None:
    text = "yesterday, last month, on March 5, on Monday, last year"
    told = [(f.value, f.edtf, f.earliest) for f in m.find_mentions(text, "XXXX-11-29", reading="news")]
    assert told == [
        ("XXXX-11-28", "XXXX-11-28", None),
        ("XXXX-10", "XXXX-10", None),
        ("XXXX-03-05", "XXXX-03-05", None),
        ("XXXX-WXX-1", None, None),
        ("XXXX", None, None),
    ]


def test_a_doubt_about_the_day_is_handed_on() -> None:
    found = m.find_mentions("They met yesterday, as in 1999.", "2024?-11-29")
    assert [f.edtf for f in found] == ["2024-11-28?", "1999"]
    assert found[0].certain, "the text itself gives no reason for doubt"


@pytest.mark.parametrize("text", ["20,000 decades ago", "12000 centuries later", "in 9999 decades' time"])
def test_what_no_calendar_can_write_is_not_placed(text: str) -> None:
    found = only(text)
    assert (found.edtf, found.earliest) == (None, None) and found.value.startswith("XX")


def test_a_year_with_two_eras_is_read_by_the_second() -> None:
    assert values("A.D. 480 BC") == ["BC0480"]


@pytest.mark.parametrize(
    ("words", "value", "earliest", "latest"),
    [
        ("the 5th century BC", "BC04", "-0499-01-01", "-0400-12-31"),
        ("the first century BC", "BC00", "-0099-01-01", "0000-12-31"),
        ("the first century AD", "00", "0001-01-01", "0099-12-31"),
        ("the 19th century", "18", "1800-01-01", "1899-12-31"),
    ],
)
def test_centuries_before_our_era_count_back(words: str, value: str, earliest: str, latest: str) -> None:
    found = only(f"It was built in {words}.")
    assert (found.value, found.earliest, found.latest) == (value, earliest, latest)


@given(st.integers(-400, 400), st.sampled_from(["decade", "century"]))
def test_decades_and_centuries_follow_each_other_without_a_gap(number: int, unit: str) -> None:
    point = Point(unit, number)
    assert last_day(point) + 1 == first_day(point.shifted(1))
    assert {containing(Point("day", day), unit) for day in (first_day(point), last_day(point))} == {point}


def test_the_doubt_of_a_day_is_on_both_ends_of_a_week() -> None:
    assert only("They met last week.", "2022-03-22?").edtf == "2022-03-14?/2022-03-20?"


@pytest.mark.parametrize("language", ["EN", "en-GB", "En"])
def test_a_language_tag_is_read_in_any_case(language: str) -> None:
    assert [found.value for found in m.find_mentions("on Monday", DAY, language=language)] == ["2022-03-21"]


@pytest.mark.parametrize(
    ("text", "language", "certain"),
    [
        ("on Tuesday, 21 March 2022", "en", False), ("on Monday, 21 March 2022", "en", True),
        ("on Sunday, March 3", "en", False), ("во вторник, 21 марта 2022 года", "ru", False),
        ("3月21日(火)に", "ja", False), ("3月22日(火)に", "ja", True),
    ],
)  # fmt: skip
def test_a_weekday_that_does_not_fit_its_date_makes_it_doubtful(text: str, language: str, certain: bool) -> None:
    found = m.find_mentions(text, DAY, language=language)[0]
    assert (found.certain, (found.edtf or "").endswith("?")) == (certain, not certain)


def test_a_clock_right_after_a_day_is_of_that_day() -> None:
    assert values("It struck on 11 March 2011 at 14:46.", reading="news") == ["2011-03-11", "2011-03-11T14:46"]
    assert values("The law of 11 March 2011 was read at 14:46.", reading="news") == ["2011-03-11", "2022-03-22T14:46"]


def test_a_fiscal_year_is_about_the_year_of_its_name_and_may_be_in_doubt_besides() -> None:
    assert only("The budget of fiscal 2021 rose.").edtf == "2021~"
    assert m.find_mentions("昨年度の実績", "2022-03-22?", language="ja")[0].edtf == "2020%"


def test_another_reading_is_refused() -> None:
    with pytest.raises(ValueError, match="one of news, narrative, auto"):
        m.find_mentions("today", DAY, reading="foo")  # type: ignore[arg-type]


def test_a_wrong_day_is_refused() -> None:
    with pytest.raises(edtf.EdtfError):
        m.find_mentions("today", "yesterday")


def test_a_language_without_rules_gives_nothing() -> None:
    assert m.find_mentions("on Monday", DAY, language="xx") == ()
    assert m.recognise("on Monday", language="xx") == ()


# ---------------------------------------------------------------- readings

HISTORY = (
    "The war began on 1 September 1939. In October the front moved. By January 1940 it froze.\n\n"
    "In May 1940 the offensive came. On 14 June Paris fell. In December 1941 the war was wider. In 1942 it turned."
)


def test_a_text_of_dated_history_is_read_along_its_own_line_of_time() -> None:
    assert {paragraph.reading for paragraph in m.read(HISTORY, DAY)} == {"narrative"}
    told = {f.text: (f.value, f.anchor, f.reading) for f in m.find_mentions(HISTORY, DAY)}
    assert told["October"] == ("1939-10", "earlier mention", "narrative")
    assert told["14 June"] == ("1940-06-14", "earlier mention", "narrative")


def test_the_caller_may_say_how_a_text_is_read() -> None:
    told = {f.text: f.value for f in m.find_mentions(HISTORY, DAY, reading="news")}
    assert told["October"] == "2021-10"
    assert {p.because for p in m.read(HISTORY, DAY)} == {"dates of the past"}


def test_in_a_narrative_a_month_that_lies_far_back_is_of_the_next_year() -> None:
    assert values("In December 1941 they met. In January they parted.", reading="narrative") == ["1941-12", "1942-01"]


def test_a_lone_leap_to_another_age_does_not_move_the_line() -> None:
    text = "In March 1914 they met. A book of 1999 tells it. In June they parted."
    assert values(text, reading="narrative") == ["1914-03", "1999", "1914-06"]


def test_in_news_a_day_follows_the_exact_past_date_of_its_own_sentence() -> None:
    text = "He was seized on 3 May 1994 and freed on 5 June. A vote was held on 3 March."
    assert values(text, reading="news") == ["1994-05-03", "1994-06-05", "2022-03-03"]


RECALLING = (
    "The ministers met on Monday.\n\nThey spoke of trade.\n\n"
    "The quarrel took a turn last April, when the word was used for the first time in nearly 30 years."
)


def test_a_relative_time_inside_recalled_background_is_a_claim() -> None:
    found = {f.text: f for f in m.find_mentions(RECALLING, DAY)}
    assert found["Monday"].certain
    assert (found["last April"].certain, found["last April"].edtf) == (False, "2021-04?")
    assert [p.background for p in m.read(RECALLING, DAY)] == [False, False, True]


def test_the_news_itself_is_no_background() -> None:
    lead = "Shares fell last month to their lowest in 20 years.\n\nTraders said so on Monday."
    assert all(found.certain for found in m.find_mentions(lead, DAY))


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It is due to be published in May.", "2022-05"),
        ("It was expected to be approved in June.", "2022-06"),
        ("They said it would open on Friday.", "2022-03-25"),
        ("Talks are set for Thursday.", "2022-03-24"),
        ("They will have met by then, he said on Thursday.", "2022-03-17"),
        ("Markets stay closed until Friday.", "2022-03-25"),
        ("On Friday, they will meet.", "2022-03-25"),
        ("He was said to have left on Friday.", "2022-03-18"),
        ("In May it will open.", "2022-05"),
        ("In May it opened.", "2021-05"),
    ],
)
def test_the_tense_of_the_clause_tells_where_an_open_time_lies(text: str, value: str) -> None:
    assert only(text, reading="news").value == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("held between 2012 and 2020.", "between 2012 and 2020", "2012/2020"),
        ("in 2012-20 it", "2012-20", "2012/2020"),
        ("from March to May 2019,", "from March to May 2019", "2019-03/2019-05"),
        ("from 1941 until 1945", "from 1941 until 1945", "1941/1945"),
        ("on July 4-6, 2021", "July 4-6, 2021", "2021-07-04/2021-07-06"),
        ("from 499 to 493 BC", "from 499 to 493 BC", "-0498/-0492"),
        ("from last week to Friday", "from last week to Friday", "2022-03-14/2022-03-18"),
    ],
)
def test_the_ends_of_a_stretch_of_time_are_two_mentions_and_one_span(text: str, words: str, value: str) -> None:
    mentions = m.find_mentions(text, DAY, reading="news")
    (span,) = m.find_spans(text, mentions)
    assert (text[span.start : span.end], span.edtf) == (words, value)
    parsed = edtf.parse(span.edtf)
    assert parsed.earliest and parsed.latest
    assert (parsed.earliest.iso(), parsed.latest.iso()) == (span.earliest, span.latest)


@pytest.mark.parametrize(
    "text", ["in 2012 and 2020", "in 2020 to 2012", "1999, 2001", "between 3 May and talks in 2019"]
)
def test_two_times_that_no_word_joins_are_no_span(text: str) -> None:
    assert m.find_spans(text, m.find_mentions(text, DAY)) == ()


# ---------------------------------------------------------------- properties

PIECES = st.sampled_from(
    "on Monday|in May|12 March 2021|1999|the 1990s|44 BC|last week|two days ago|for six months|a year|tonight|"
    "the next day|at 5 p.m.|7/8/07|the first quarter|Christmas|daily|'82|Sept. 3|the spring of|2012-20|and|,|.|\n\n|"
    "the|of|to|half|a.d. 480 BC|é|１９|"
    "said|will|between|new|FY21|Q3|9/11|16:08 UTC|a 6-year-old|🙂|the 14th,|mid-|early|century|19th".split("|")
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=80)
PUBLISHED = st.sampled_from(
    [None, DAY, "2020-02-29", "2024?-11-29", "XXXX-11-29", "[2022-03-22..2022-03-23]", "[..2023]"]
)


@pytest.mark.no_cover
@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED, st.sampled_from(["news", "narrative", "auto"]))
def test_offsets_give_the_words_and_no_two_mentions_overlap(text: str, published: str | None, reading: m.Read) -> None:
    found = m.find_mentions(text, published, reading=reading)
    assert found == m.find_mentions(text, published, reading=reading)
    assert all(text[f.start : f.end] == f.text != "" for f in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for f in found:
        assert f.value
        if f.edtf is not None:
            value = edtf.parse(f.edtf)
            if f.earliest and f.latest:
                assert value.earliest and value.latest
                assert (value.earliest.iso(), value.latest.iso()) == (f.earliest, f.latest)


@given(st.integers(min_value=-800_000, max_value=1_200_000))
def test_days_and_their_numbers_go_both_ways(number: int) -> None:
    day = civil(number)
    assert ordinal(*day) == number
    if day.year >= 1:
        assert day.date().toordinal() == number
        assert timex(Point("week", (number - 1) // 7)) == "{:04}-W{:02}".format(*day.date().isocalendar()[:2])


@given(st.sampled_from(UNITS), st.integers(min_value=-300_000, max_value=700_000))
def test_a_unit_holds_its_days_and_its_edtf_value_agrees(unit: str, day: int) -> None:
    point = containing(Point("day", day), unit)
    if unit != "weekend":
        assert first_day(point) <= day <= last_day(point)
    value = edtf.parse(written(point))
    assert value.earliest is not None and value.latest is not None
    assert ordinal(*value.earliest) == first_day(point)
    assert ordinal(*value.latest) == last_day(point)


HOSTILE = (
    "1|1 |12.|1,000 |2012-|Monday |Monday, |the |the first |of the |last |a year |May |in |and |early |twenty |- |'8"
    "|June 5 to |between 1 and |the end of "
).split("|")


@pytest.mark.no_cover
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_alone_on_hostile_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        m.find_mentions(text, DAY)
        return time.process_time() - start

    seconds(1000)
    small, large = min(seconds(5_000) for _ in range(3)), seconds(40_000)
    assert large < 8 * 4 * small + 0.05, f"{piece!r}: {small:.3f} s for 5 kB, {large:.3f} s for 40 kB"


def test_mentions_can_be_written_as_json() -> None:
    data = json.loads(msgspec.json.encode(m.find_mentions("on Monday", DAY)[0]))
    assert data["edtf"] == "2022-03-21" and data["rule"] == "weekday" and data["anchor"] == "publication day"
