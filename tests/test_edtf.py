"""What the project's EDTF type promises, checked by tables, by the Python package `edtf`, and by properties."""

import datetime
import pickle
import re
import warnings
from math import inf
from random import Random

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kuril_archive.edtf import Day, Edtf, EdtfError, between, day, iso_prefix, one_of, parse, sort_key
from kuril_archive.wording import english

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it uses names that pyparsing is about to drop
    from edtf import EDTFParseException, parse_edtf

BOUNDS = [
    # text, first day, last day, precision
    ("2022-03-22", "2022-03-22", "2022-03-22", "day"),
    (" 2022-03 ", "2022-03-01", "2022-03-31", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("1900-02", "1900-02-01", "1900-02-28", "month"),
    ("2022", "2022-01-01", "2022-12-31", "year"),
    ("2022-03-22T10:15:00", "2022-03-22", "2022-03-22", "day"),
    ("2022-03-22T24:00:00", "2022-03-22", "2022-03-22", "day"),
    ("2022-03-22T23:59:59+11:00", "2022-03-22", "2022-03-22", "day"),
    ("-0430-01-01", "-0430-01-01", "-0430-01-01", "day"),
    ("0000-02-29", "0000-02-29", "0000-02-29", "day"),
    ("-0429", "-0429-01-01", "-0429-12-31", "year"),
    ("Y170000002", "170000002-01-01", "170000002-12-31", "year"),
    ("Y-17000?", "-17000-01-01", "-17000-12-31", "year"),
    ("199X", "1990-01-01", "1999-12-31", "decade"),
    ("19XX", "1900-01-01", "1999-12-31", "century"),
    ("1XXX", "1000-01-01", "1999-12-31", "millennium"),
    ("XXXX", "0000-01-01", "9999-12-31", "unknown"),
    ("-043X", "-0439-01-01", "-0430-12-31", "decade"),
    ("-000X", "-0009-01-01", "-0001-12-31", "decade"),
    ("2022-XX", "2022-01-01", "2022-12-31", "year"),
    ("2022-03-XX", "2022-03-01", "2022-03-31", "month"),
    ("2022-1X", "2022-10-01", "2022-12-31", "year"),
    ("2022-03-1X", "2022-03-10", "2022-03-19", "month"),
    ("2022-0X-31", "2022-01-31", "2022-08-31", "year"),
    ("2023-0X-30", "2023-01-30", "2023-09-30", "year"),
    ("XXXX-11-29", "0000-11-29", "9999-11-29", "unknown"),
    ("19XX-02-29", "1904-02-29", "1996-02-29", "century"),
    ("2022-21", "2022-03-01", "2022-05-31", "season"),
    ("2022-24", "2022-12-01", "2023-02-28", "season"),
    ("2023-28", "2023-12-01", "2024-02-29", "season"),
    ("2022-29", "2022-09-01", "2022-11-30", "season"),
    ("2022-30", "2022-12-01", "2023-02-28", "season"),
    ("2022-34", "2022-04-01", "2022-06-30", "season"),
    ("2022-39", "2022-09-01", "2022-12-31", "season"),
    ("2022-40", "2022-01-01", "2022-06-30", "season"),
    ("2022-03-21", "2022-03-21", "2022-03-21", "day"),
    ("2012/2020", "2012-01-01", "2020-12-31", "interval"),
    ("2022-03-20/2022-03", "2022-03-20", "2022-03-31", "interval"),
    ("2012/..", "2012-01-01", None, "interval"),
    ("2012/", "2012-01-01", None, "interval"),
    ("../2012", None, "2012-12-31", "interval"),
    ("/2012", None, "2012-12-31", "interval"),
    ("[2013-11-29,2019,2016]", "2013-11-29", "2019-12-31", "set"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", "set"),
    ("[2022-03-21..2022-03-23]", "2022-03-21", "2022-03-23", "set"),
    ("[..2023-02-08]", None, "2023-02-08", "set"),
    ("[2020-01-01..]", "2020-01-01", None, "set"),
    ("[..1984,1990..]", None, None, "set"),
]

DOUBTS = [
    # text, uncertain, approximate, words
    ("2022-03-22", False, False, "22 March 2022"),
    ("2022-03-22?", True, False, "22 March 2022, probably"),
    ("2022-03-22~", False, True, "about 22 March 2022"),
    ("2022-03-22%", True, True, "about 22 March 2022, probably"),
    ("?2022", True, False, "2022, probably"),
    ("?2022-?03", True, False, "March 2022, probably"),
    ("2022-21~", False, True, "about spring 2022"),
    ("2022-03-XX?", True, False, "March 2022, day unknown, probably"),
    ("2024?-11-29", True, False, "29 November 2024, year uncertain"),
    ("?2024-11-29", True, False, "29 November 2024, year uncertain"),
    ("2004-06~-11", False, True, "11 June 2004, month and year approximate"),
    ("2004-~06-11", False, True, "11 June 2004, month approximate"),
    ("2004?-06-~11", True, True, "11 June 2004, day approximate, year uncertain"),
    ("2004-%06", True, True, "June 2004, month approximate, month uncertain"),
    ("?2004~-06?", True, True, "June 2004, year approximate, month and year uncertain"),
    ("2004~/..", False, True, "from about 2004"),
    ("[2004,2006?]", True, False, "one of 2004; 2006, probably"),
]

WORDS = [
    ("2022-03", "March 2022"),
    ("2022", "2022"),
    ("2022-03-22T10:15:00Z", "22 March 2022"),
    ("199X", "the 1990s"),
    ("190X", "the years 1900 to 1909"),
    ("19XX", "the years 1900 to 1999"),
    ("156X-12-25", "25 December in the 1560s"),
    ("19XX-03", "March in the years 1900 to 1999"),
    ("XXXX", "year unknown"),
    ("XXXX-11-29", "29 November, year unknown"),
    ("XXXX-12-XX", "December, day and year unknown"),
    ("XXXX-XX-15", "day 15, month and year unknown"),
    ("2022-XX", "2022, month unknown"),
    ("2022-03-XX", "March 2022, day unknown"),
    ("2022-XX-XX", "2022, day and month unknown"),
    ("2022-XX-15", "2022, day 15, month unknown"),
    ("2022-03-1X", "March 2022, day between 10 and 19"),
    ("2023-02-2X", "February 2023, day between 20 and 28"),
    ("2022-XX-3X", "2022, day between 30 and 31, month unknown"),
    ("2022-1X", "2022, month between October and December"),
    ("2022-0X-3X", "2022, day between 30 and 31, month between January and September"),
    ("2022-X5", "May 2022"),
    ("2022-06-3X", "30 June 2022"),
    ("2022-24", "winter 2022"),
    ("2022-29", "spring 2022 in the southern hemisphere"),
    ("2022-34", "second quarter of 2022"),
    ("2022-39", "last third of 2022"),
    ("2022-41", "second half of 2022"),
    ("-0429", "430 BC"),
    ("0000", "1 BC"),
    ("-043X", "the years 440 BC to 431 BC"),
    ("0079-08-24", "24 August 79 AD"),
    ("Y170000002", "170,000,002"),
    ("Y-17000", "17,001 BC"),
    ("[2013-11-29, 2019-11-29 ,2024-11-29]", "one of 29 November 2013, 29 November 2019 and 29 November 2024"),
    ("[2022-03-21..2022-03-23]", "between 21 and 23 March 2022"),
    ("[2022-02-28..2022-03-01]", "between 28 February and 1 March 2022"),
    ("[2021-12-31..2022-01-01]", "between 31 December 2021 and 1 January 2022"),
    ("[..2023-02-08]", "not after 8 February 2023"),
    ("[2020-01-01..]", "not before 1 January 2020"),
    ("[..1983,1985,1990..]", "one of 1983 or earlier, 1985 and 1990 or later"),
    ("[1667,1668-12,1670..1672]", "one of 1667, December 1668 and 1670 to 1672"),
    ("{1960,1961-12}", "1960 and December 1961"),
    ("{..1984}", "1984 and earlier"),
    ("{Y17000,Y18000}", "17,000 and 18,000"),
    ("2012/2020", "2012 to 2020"),
    ("2022/2022", "2022"),
    ("2022-03-14/2022-03-20", "14 to 20 March 2022"),
    ("2022-03/2022-05", "March to May 2022"),
    ("2022-21/2022-23", "spring to autumn 2022"),
    ("2022-03-14/2022-04", "14 March 2022 to April 2022"),
    ("2022-03-14?/2022-03-20?", "14 to 20 March 2022, probably"),
    ("2022-03-14?/2022-03-20", "14 March 2022, probably, to 20 March 2022"),
    ("2022-03-14/2022-03-20~", "14 March 2022 to about 20 March 2022"),
    ("2022-XX/2023-XX", "2022 to 2023, month unknown"),
    ("-0430/-0420", "431 to 421 BC"),
    ("Y-17000/Y-16000", "17,001 to 16,001 BC"),
    ("-043X/-042X", "the years 440 BC to 431 BC to the years 430 BC to 421 BC"),
    ("2012/..", "from 2012"),
    ("../2012", "until 2012"),
    ("2012/", "from 2012, end unknown"),
    ("/2012", "until 2012, start unknown"),
]

WRONG = [
    # text, what the message says
    ("", "not an EDTF date"),
    ("22 March 2022", "not an EDTF date"),
    ("2022-3", "not an EDTF date"),
    ("20220322", "not an EDTF date"),
    ("2022-03-22T25:00:00", "not an EDTF date"),
    ("2022-03-22T10:00:00?", "not an EDTF date"),
    ("2022-03-22T10:00:00/2023", "not an EDTF date"),
    ("2022/2023/2024", "'2023/2024' is not an EDTF date"),
    ("2022,2023", "not an EDTF date"),
    ("199x", "not an EDTF date"),
    ("٢٠٢٢", "not an EDTF date"),
    ("Y2022", "not an EDTF date"),
    ("Y17000-03", "not an EDTF date"),
    ("Y-17E7", "not an EDTF date"),
    ("1950S2", "not an EDTF date"),
    ("2022-02-30", "2022-02-30: there is no such day"),
    ("2023-02-29", "there is no such day"),
    ("2023-02-3X", "there is no such day"),
    ("2022-00", "there is no such day"),
    ("2022-13", "there is no such day"),
    ("2022-42", "there is no such day"),
    ("2022-21-05", "there is no such day"),
    ("199X-21", "there is no such day"),
    ("-0000", "there is no such day"),
    ("2010/2005", "ends before it starts"),
    ("2022-03-23/2022-03-22", "ends before it starts"),
    ("[2023..2022]", "ends before it starts"),
    ("/", "a date is missing"),
    ("../..", "a date is missing"),
    ("[]", "a date is missing"),
    ("[2022,]", "a date is missing"),
    ("[..]", "a date is missing"),
    ("[2022]", "two dates or more"),
    ("[2022..2022-03]", "both ends of a range"),
    ("[1983,..1990]", "only the first date"),
    ("[1983..,1990]", "only the first date"),
    ("[2022/2023,2024]", "'2022/2023' is not an EDTF date"),
    ("[2022,2023}", "not an EDTF date"),
]

HTML = [
    ("2022-03-22", "2022-03-22"),
    ("2022-03", "2022-03"),
    ("2022", "2022"),
    ("2024?-~11-29%", "2024-11-29"),
    ("2022-03-22T10:15:00Z", "2022-03-22"),
    ("0001", "0001"),
    ("Y17000", "17000"),
    ("0000", None),
    ("-0430-01-01", None),
    ("2022-03-XX", None),
    ("2022-21", None),
    ("199X", None),
    ("2022/2023", None),
    ("[2022,2023]", None),
]

ORDER = [
    *("Y-17000", "-0430", "0000-02-29", "19XX", "[..2012-06-01]", "2022-01-01", "2022-01-01?", "2022-01", "2022-33"),
    *(
        "2022",
        "2022/..",
        "2022-03-21",
        "[2022-03-21..2022-03-23]",
        "../2022-03-22",
        "2022-03-22",
        "2022-03-22/2022-03-24",
    ),
    *("Y17000", "[..1984,1990..]", "XXXX", "XXXX-11-29"),
]

SAME_AS_EDTF = re.findall(
    r"\S+",
    """
    2022-03-22 2022-03 2024-02 1900-02 2022 0000 -0430 -0430-01-01 2022-03-22T10:15:00Z Y170000002 Y-170000002
    199X 19XX 1XXX -199X 2022-XX 2022-03-XX 2022-XX-XX XXXX XXXX-11-29 XXXX-12-XX 19X5 156X-12-25 2022-XX-15 19XX-XX
    2022? 2022-03~ 2022-03-22% 2024?-11-29 ?2024-11-29 2004-06~-11 2004-%06-11 2004-?06-~11 ?2004-06-~11
    2022-21 2022-22 2022-23 2022-25 2022-26 2022-27 2022-29 2022-31 2022-32 2022-33 2022-34 2022-35 2022-36
    2022-37 2022-38 2022-39 2022-40 2022-41 2012/2020 2004-02-01/2005 2005/2006-02 2022-21/2022-23 2012~/2020?
    2012/.. ../2012 2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03 [1667,1668,1670..1672]
    [2022-03-21..2022-03-23] [..2023-02-08] {1960,1961-12} {..1984}
    """,
)


def words(value: Edtf) -> str:
    return english().date(value.text)


def bounds(text: str) -> tuple[str | None, str | None]:
    value = parse(text)
    return value.earliest and value.earliest.iso(), value.latest and value.latest.iso()


@pytest.mark.parametrize("text, first, last, precision", BOUNDS)
def test_a_value_is_bounded_by_the_first_and_last_day_it_can_be(
    text: str, first: str | None, last: str | None, precision: str
) -> None:
    assert (*bounds(text), parse(text).precision) == (first, last, precision)


@pytest.mark.parametrize("text, uncertain, approximate, said", DOUBTS)
def test_doubts_on_any_part_are_kept_and_said(text: str, uncertain: bool, approximate: bool, said: str) -> None:
    value = parse(text)
    assert (value.uncertain, value.approximate, words(value)) == (uncertain, approximate, said)


@pytest.mark.parametrize("text, said", WORDS)
def test_words_are_plain_english_and_no_more_precise_than_the_value(text: str, said: str) -> None:
    assert words(parse(text)) == said


def test_months_have_their_english_names() -> None:
    names = "January February March April May June July August September October November December"
    assert " ".join(words(parse(f"2022-{number:02d}")).removesuffix(" 2022") for number in range(1, 13)) == names


@pytest.mark.parametrize("text, message", WRONG)
def test_what_is_no_value_is_refused_with_a_message_that_says_why(text: str, message: str) -> None:
    with pytest.raises(EdtfError, match=re.escape(message)):
        parse(text)


@pytest.mark.parametrize("text, prefix", HTML)
def test_the_machine_readable_time_is_given_only_where_html_has_a_form_for_it(text: str, prefix: str | None) -> None:
    assert iso_prefix(parse(text)) == prefix


def test_values_sort_by_earliest_then_latest_day_and_no_value_comes_last() -> None:
    values = [*map(parse, ORDER), None]
    backwards = values[::-1]
    assert sorted(backwards, key=sort_key) == values


def test_spaces_around_a_value_and_beside_its_commas_are_no_part_of_it() -> None:
    assert str(parse(" [1667, 1668 ,1670..1672]\n")) == "[1667,1668,1670..1672]"


def test_one_of_is_a_sorted_set_without_repetition() -> None:
    days = [datetime.date(2024, 11, 29), datetime.date(2013, 11, 29), datetime.datetime(2024, 11, 29, 12)]
    assert str(one_of(days)) == "[2013-11-29,2024-11-29]"
    assert str(one_of(days[::2])) == "2024-11-29"
    with pytest.raises(EdtfError, match="one of no days"):
        one_of([])


def test_between_leaves_an_open_side_open_and_gives_the_day_for_equal_bounds() -> None:
    first, last = datetime.date(2022, 3, 21), datetime.datetime(2022, 3, 23, 12)
    cases = {(first, last): "[2022-03-21..2022-03-23]", (None, last): "[..2022-03-23]", (first, None): "[2022-03-21..]"}
    assert {case: str(between(*case)) for case in cases} == cases
    assert between(first, first) == day(first)
    assert between(None, None) is None
    with pytest.raises(EdtfError, match="ends before it starts"):
        between(last, first)


def test_a_day_becomes_a_value_uncertain_only_if_asked() -> None:
    assert str(day(datetime.date(2022, 3, 22))) == "2022-03-22"
    assert str(day(datetime.date(2022, 3, 22), uncertain=True)) == "2022-03-22?"


def test_a_day_outside_the_years_of_datetime_says_so() -> None:
    assert Day.of(datetime.date(2022, 3, 22)).date() == datetime.date(2022, 3, 22)
    for year in (0, -430, 10_000, 10**11):
        with pytest.raises(ValueError, match="only the years 1 to 9999"):
            Day(year, 1, 1).date()


def test_a_value_survives_json_and_pickle_and_cannot_be_changed() -> None:
    value = parse("[..2023-02-08?]")
    assert msgspec.json.decode(msgspec.json.encode(value), type=Edtf) == value
    assert pickle.loads(pickle.dumps(value)) == value
    with pytest.raises(AttributeError):
        value.text = "2023"  # type: ignore[misc]


def oracle_bounds(text: str) -> tuple[str | None, ...]:
    theirs = parse_edtf(text)
    strict = (theirs.lower_strict(), theirs.upper_strict())
    return tuple(None if bound in (inf, -inf) else Day(*bound[:3]).iso() for bound in strict)


@pytest.mark.parametrize("text", SAME_AS_EDTF)
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    assert bounds(text) == oracle_bounds(text)


@pytest.mark.parametrize("text", ["2022-24", "2022-28", "2022-30"])
def test_a_season_over_the_turn_of_the_year_keeps_the_two_months_that_the_edtf_package_drops(text: str) -> None:
    assert oracle_bounds(text) == ("2022-12-01", "2022-12-31")
    assert bounds(text) == ("2022-12-01", "2023-02-28")


@pytest.mark.parametrize("text", ["", "2022-02-30", "2022-13", "[2022]", "-0000", "2022-21-05", "[1983,..1990]", "/"])
def test_the_edtf_package_refuses_too_what_is_refused_here(text: str) -> None:
    with pytest.raises(EDTFParseException):
        parse_edtf(text)
    with pytest.raises(EdtfError):
        parse(text)


property_of = settings(derandomize=True, max_examples=30, deadline=None)

CENTURIES = "\n".join((datetime.date(1900, 1, 1) + datetime.timedelta(n)).isoformat() for n in range(73_049))
PLACE = st.sampled_from("0123456789X")
YEAR = st.tuples(st.sampled_from(["19", "20"]), PLACE, PLACE).map("".join)
MONTH = st.tuples(st.sampled_from("01X"), PLACE).map("".join)
DAY = st.tuples(st.sampled_from("0123X"), PLACE).map("".join)


@property_of
@given((st.tuples(YEAR) | st.tuples(YEAR, MONTH) | st.tuples(YEAR, MONTH, DAY)).map("-".join))
def test_bounds_are_the_first_and_last_day_of_two_centuries_that_fit_the_digits(text: str) -> None:
    fits = re.findall(rf"^{text.replace('X', '[0-9]')}.*$", CENTURIES, re.MULTILINE)
    if fits:
        assert bounds(text) == (fits[0], fits[-1])
    else:
        with pytest.raises(EdtfError, match="no such day"):
            parse(text)


MARK = st.sampled_from(["", "", "", "?", "~", "%"])
HIDDEN = st.just(frozenset[int]()) | st.frozensets(st.integers(0, 7))
DAYS = st.builds(Day, st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28))


@st.composite
def masked(draw: st.DrawFn, length: int = 0) -> tuple[str, Day]:
    """Draw a day, and a date that it fits: cut to some parts, with qualifiers, and X over some digits."""
    beneath, hidden = draw(DAYS), draw(HIDDEN)
    sign, digits = "-" * (beneath.year < 0), beneath.iso().replace("-", "")
    shown = "".join("X" if place in hidden else digit for place, digit in enumerate(digits))
    parts = [sign + shown[:4], shown[4:6], shown[6:]][: length or draw(st.integers(1, 3))]
    return "-".join(draw(MARK) + part + draw(MARK) for part in parts), beneath


def earliest(text: str) -> Day:
    """Return the first day of a value that has one."""
    first = parse(text).earliest
    assert first
    return first


def spans(ends: st.SearchStrategy[str], joint: str) -> st.SearchStrategy[str]:
    """Draw two dates in order of time, joined."""
    return st.tuples(ends, ends).map(lambda pair: joint.join(sorted(pair, key=earliest)))


OTHERS = st.sampled_from(["2022-21", "2022-24?", "-0044-30", "2022-33~", "2022-38", "Y17000", "Y-170000002%"])
SINGLES = masked().map(lambda drawn: drawn[0]) | OTHERS
HALVES = st.tuples(st.sampled_from(["{}/..", "{}/", "../{}", "/{}"]), SINGLES).map(
    lambda drawn: drawn[0].format(drawn[1])
)
RANGES = st.integers(1, 3).flatmap(lambda length: spans(masked(length).map(lambda drawn: drawn[0]), ".."))
LISTS = st.tuples(
    st.sampled_from(["{}", "..{}", "{}..", "..{}.."]), st.lists(SINGLES, min_size=2, max_size=4).map(",".join)
).map(lambda drawn: drawn[0].format(drawn[1]))
SETS = st.tuples(st.sampled_from(["[%s]", "{%s}"]), LISTS | RANGES).map(lambda drawn: drawn[0] % drawn[1])
TEXTS = st.one_of(SINGLES, HALVES, spans(SINGLES, "/"), SETS)
VALUES = TEXTS.map(parse)


@property_of
@given(VALUES)
def test_a_printed_value_reads_back_as_itself(value: Edtf) -> None:
    assert parse(str(value)) == value


@property_of
@given(VALUES)
def test_a_value_never_ends_before_it_starts(value: Edtf) -> None:
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest


@property_of
@given(masked())
def test_hiding_digits_never_rules_out_the_day_beneath(drawn: tuple[str, Day]) -> None:
    text, beneath = drawn
    value = parse(text)
    assert value.earliest and value.latest and value.earliest <= beneath <= value.latest


@property_of
@given(VALUES)
def test_words_hold_no_symbols_and_no_gaps(value: Edtf) -> None:
    said = words(value)
    assert re.fullmatch(r"[A-Za-z0-9]+(([,;]? |,(?=\d{3}))[A-Za-z0-9]+)*", said)
    assert "X" not in said


@property_of
@given(st.lists(st.none() | VALUES, max_size=5), st.randoms(use_true_random=False))
def test_the_order_is_total_and_does_not_depend_on_where_values_stood(
    values: list[Edtf | None], chance: Random
) -> None:
    shuffled = chance.sample(values, len(values))
    assert sorted(shuffled, key=sort_key) == sorted(values, key=sort_key)
    assert len({sort_key(value) for value in values}) == len(set(values))


@property_of
@given(VALUES)
def test_a_time_for_html_is_a_year_a_month_or_a_day(value: Edtf) -> None:
    prefix = iso_prefix(value)
    assert prefix is None or re.fullmatch(r"\d{4,}(-\d\d(-\d\d)?)?", prefix)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw a value with some characters replaced, lost or added."""
    text, place = draw(TEXTS), draw(st.integers(0, 12))
    return (
        text[:place]
        + draw(st.text(alphabet="0129X?~%-.,/[]{}TYZ: é٣", max_size=2))
        + text[place + draw(st.integers(0, 2)) :]
    )


@property_of
@given(damaged() | st.text(max_size=12))
@example("Y" + "9" * 5000)
@example("[" * 1000)
def test_any_text_is_read_or_refused_with_an_edtf_error(text: str) -> None:
    try:
        assert words(parse(text))
    except EdtfError as error:
        assert str(error)


@property_of
@given(st.sets(st.dates(), min_size=1, max_size=5))
def test_one_of_and_between_are_bounded_by_the_days_they_are_given(days: set[datetime.date]) -> None:
    for value in (one_of(days), between(min(days), max(days))):
        assert value and (value.earliest, value.latest) == (Day.of(min(days)), Day.of(max(days)))
