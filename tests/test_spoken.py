"""What sentences say of the days of their report, in any language."""

import pytest

from kuril_archive.analysis import mentions as m
from kuril_archive.analysis.spoken import dated, lead, long_ago, times, weekdays, years
from kuril_archive.analysis.witness import past_times
from test_mentions import DAY


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("they said this Friday that", [("this Friday", 4, True)]),
        ("on Tuesday.", [("Tuesday", 1, False)]),
        ("este viernes", [("este viernes", 4, True)]),
        ("во вторник и в эту пятницу", [("вторник", 1, False), ("эту пятницу", 4, True)]),
        ("am Dienstag", [("Dienstag", 1, False)]),
        ("mardi", [("mardi", 1, False)]),
        ("w środę, i tirsdags, på lördag", [("środę", 2, False), ("lördag", 5, False)]),
        ("火曜日に、今週の金曜日に", [("火曜日", 1, False), ("今週の金曜日", 4, True)]),
        ("本周五", [("本周五", 4, True)]),
        ("late on Tuesday night", [("late on Tuesday night", 1, False)]),
        ("at 5 p.m. on Tuesday", [("5 p.m. on Tuesday", 1, False)]),
        ("on Tuesday, March 22, in Nemuro", [("Tuesday, March 22", 1, False)]),
        ("on Tuesday, 22 March 2022, in Nemuro", [("Tuesday, 22 March 2022", 1, False)]),
    ],
)
def test_weekdays_of_the_text_s_own_week_are_found(text: str, wanted: list[tuple[str, int, bool]]) -> None:
    assert [(text[d.start : d.end], d.weekday, d.this) for d in weekdays(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "next Friday, every Tuesday, Sundays, sun",
        "the following Tuesday, this past Monday, that Friday",
        "Good Friday, Easter Monday, the Sunday Times",
        "lundi dernier, el viernes pasado, próximo martes, los lunes",
        "letzten Montag, am kommenden Freitag, jeden Dienstag",
        "в прошлую пятницу, каждую среду",
        "上周一，下周三，每周四、先週の金曜日",
    ],
)
def test_a_weekday_of_another_week_or_of_every_week_is_none_of_the_text_s_own(text: str) -> None:
    assert weekdays(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A ferry sank there last year.", "last year"),
        ("It closed two years ago.", "two years ago"),
        ("It closed several weeks ago.", "several weeks ago"),
        ("It had closed a week earlier.", "a week earlier"),
        ("It stopped six months before the vote.", "six months"),
        ("It has been shut since March.", "March"),
        ("They met in early March.", "early March"),
        ("They met in March 2019.", "March 2019"),
        ("It was shut in July of that year.", "July of that year"),
        ("It rose last spring and last April.", "last spring"),
        ("It was shut earlier this year.", "earlier this year"),
        ("The last time a ferry sank, nobody came.", "last time"),
    ],
)
def test_what_is_long_past_is_told_by_its_words(text: str, words: str) -> None:
    assert long_ago(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It closed two days ago, several hours ago, a few days earlier.",
        "It closed last week, yesterday and last Friday.",
        "Earlier in March and later in May it rained.",
        "They spoke recently, as they may in the March meeting.",
        "It lasted six months and will end this year.",
    ],
)
def test_what_may_be_of_the_report_s_days_is_not_long_past(text: str) -> None:
    assert long_ago(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was built in 2019.", [2019]),
        ("since the spring of 2019 and March 2020", [2019, 2020]),
        ("22 марта 2022 года, 2022年3月22日", [2022, 2022]),
        ("2,000 people, 2019 soldiers, the 2010s, 2018-19", []),
        ("Stand: 07.11.2018, 2022-03-22", []),
    ],
)
def test_years_are_those_that_a_narrative_names(text: str, wanted: list[int]) -> None:
    assert [year for year, _ in years(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was rebuilt in 2020.", [("2020", "rebuilt in 2020")]),
        ("Its engine was changed in March 2022.", [("2022-03", "March 2022")]),
        ("It was approved later in 2021.", [("2021", "was approved later in 2021")]),
        ("They agreed on 22 March 2022.", [("2022-03-22", "22 March 2022")]),
        ("They met, as in the 1990s, in the first half of 2019.", []),
        ("It was signed on 03/04/2022.", []),
    ],
)
def test_days_months_and_years_told_as_past_bound_the_report(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(reads, quote) for _, reads, quote in past_times(text)] == wanted


def test_the_preposition_of_a_time_stands_before_it() -> None:
    text = "It was opened later in 2021."
    (time,) = times(text)
    assert dated(time) is not None
    assert lead(text, time) == "It was opened later in "


# ---------------------------------------------------------------- a language that is not known


def test_the_words_of_all_languages_are_read_where_the_language_is_not_known() -> None:
    text = "on Monday, am 21. März, в понедельник, 3月21日, 1er mars 2022, le 3 févr. 2018, last year, in 2019"
    told = {found.text: found.value for found in m.find_mentions(text, DAY, language=m.UNKNOWN, reading="news")}
    assert told == {
        "Monday": "2022-03-21",
        "21. März": "2022-03-21",
        "понедельник": "2022-03-21",
        "3月21日": "2022-03-21",
        "1er mars 2022": "2022-03-01",
        "3 févr. 2018": "2018-02-03",
        "last year": "2021",
        "2019": "2019",
    }


def test_of_two_orders_of_day_and_month_only_the_year_is_taken_where_the_language_is_not_known() -> None:
    found = m.recognise("on 03/04/2022, 31/12/2021 and 02.03.2022", language=m.UNKNOWN)
    assert [(each.text, each.meaning.point and each.meaning.point.unit) for each in found] == [
        ("03/04/2022", "year"),
        ("31/12/2021", "day"),
        ("02.03.2022", "day"),
    ]
    assert (years("on 03/04/2022"), dated(found[0])) == ([], None)


def test_everyday_words_that_are_weekdays_in_one_language_are_none_where_it_is_not_known() -> None:
    assert m.recognise("Cuma Pazar Minggu Senin", language=m.UNKNOWN) == ()
    assert len(m.recognise("Minggu dan Senin", language="id-ID")) == 2


def test_a_language_without_rules_has_none() -> None:
    assert "xx" not in m.LANGUAGES
    assert len(m.LANGUAGES) == len({*m.LANGUAGES})
    assert m.read("2019", DAY, language="xx") == ()
