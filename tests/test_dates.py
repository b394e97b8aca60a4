"""Written dates."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import casefile
from kuril_archive.analysis.dates import FORMS, Reading, Written, find_dates, find_impossible, weekday

CASES = casefile.read(Path(__file__).parent / "cases" / "dates.md")


def shown(date: Written) -> str:
    def reading(value: Reading) -> str:
        year, month, day = value
        return f"{year or '?'}-{month:02}-{'?' if day is None else f'{day:02}'}"

    parts = [f"{date.text} = {' or '.join(map(reading, date.readings))}"]
    parts += [f"weekday {date.weekday}"] * (date.weekday is not None) + ["time"] * date.has_time
    return " ".join(parts)


@pytest.mark.parametrize(("title", "given", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_dates_are_read_as_the_case_file_says(title: str, given: str, wanted: str) -> None:
    found = [" ; ".join(map(shown, find_dates(line))) or "-" for line in given.splitlines()]
    assert found == wanted.splitlines(), title


def test_a_name_stands_for_a_weekday_and_a_short_name_does_not() -> None:
    assert weekday("Monday") == 0
    assert weekday("воскресенье") == 6
    assert weekday("Mon") is None


@pytest.mark.parametrize("text", ["30.02.2022", "Sept. 31", "31 April 2022", "29/02/2021", "9月31日"])
def test_what_is_written_as_a_date_and_is_none_is_known(text: str) -> None:
    assert not find_dates(text)
    assert [date.text for date in find_impossible(text)] == [text]


@given(st.text(alphabet="0123456789-/. MarchTuesday,年月日()", max_size=60))
def test_spans_are_in_order_inside_the_text_and_quote_it(text: str) -> None:
    end = 0
    for date in find_dates(text):
        assert end <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.text
        assert date.readings
        end = date.end


def test_a_date_alone_is_one_date_whatever_its_form() -> None:
    """Every form of the table is reached."""
    texts = (
        "2022-03-22|2022. 03. 22.|22.03.2022|22.03.22|22/03/2022|3/22/22|3/22(火)|2022年3月22日|2022年3月|"
        "令和4年3月22日|22 March 2022|22-mar-2022|22-Mar-22|March 22, 2022|March 2022|0815 gmt 21 Mar 05"
    )
    assert [find_dates(text)[0].text for text in texts.split("|")] == texts.replace("0815 gmt ", "").split("|")
    assert len(texts.split("|")) == len(FORMS)
