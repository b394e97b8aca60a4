"""timeline.ics keeps to RFC 5545 whatever the captures say: read back by a strict reader of the rules that it needs."""

import datetime as dt
import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kuril_archive.model import Archive, Block, Event, Site
from kuril_archive.renderer import environment, render
from kuril_archive.renderer.ics import fold, text
from told import archive, entry, event, happening, pages

BLOCK = Block(text="The ferry left on Monday; it came back, and the harbour was calm.", line=3, end=4)
TOLD = entry("a", BLOCK)
MONDAY = happening(TOLD, 0, "Monday")
SITE = Site(title="Harbour; archive")
BASE = "https://example.org/archive/"


class Line(NamedTuple):
    """A content line."""

    name: str
    parameters: str
    value: str


def unfolded(data: bytes) -> list[str]:
    """The content lines (3.1): CRLF ends each line, none is longer than 75 octets, each is whole UTF-8."""
    assert data.endswith(b"\r\n")
    raw = data.removesuffix(b"\r\n").split(b"\r\n")
    for line in raw:
        assert len(line) <= 75, line
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line), line
        line.decode()
    assert not raw[0].startswith(b" ")
    return b"\r\n".join(raw).replace(b"\r\n ", b"").decode().split("\r\n")


def content(line: str) -> Line:
    found = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[A-Z-]+)*):(.*)", line, re.DOTALL)
    assert found, line
    return Line(*found.groups())


def said(value: str) -> str:
    """A value of type TEXT (3.3.11) as it was before it was escaped."""
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", value, re.DOTALL), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def read(data: bytes) -> tuple[dict[str, Line], list[dict[str, Line]]]:
    """The calendar's properties and its events (3.4, 3.6, 3.6.1), none of which has a property twice."""
    lines = [content(line) for line in unfolded(data)]
    assert lines[0] == ("BEGIN", "", "VCALENDAR") and lines[-1] == ("END", "", "VCALENDAR")
    calendar: dict[str, Line] = {}
    events: list[dict[str, Line]] = []
    current = calendar
    for line in lines[1:-1]:
        if line == ("BEGIN", "", "VEVENT"):
            assert current is calendar
            events.append(current := {})
        elif line == ("END", "", "VEVENT"):
            assert current is not calendar
            current = calendar
        else:
            assert line.name not in current | {"BEGIN": 0, "END": 0}, line
            current[line.name] = line
    assert events, "a calendar holds at least one component"
    assert current is calendar and calendar["VERSION"].value == "2.0" and calendar["PRODID"].value
    for each in events:
        assert re.fullmatch(r"\d{8}T\d{6}Z", each["DTSTAMP"].value)
        assert day(each["DTSTART"]) < day(each["DTEND"])
    assert len({each["UID"].value for each in events}) == len(events)
    return calendar, events


def day(line: Line) -> dt.date:
    assert line.parameters == ";VALUE=DATE" and re.fullmatch(r"\d{8}", line.value)
    return dt.date(int(line.value[:4]), int(line.value[4:6]), int(line.value[6:]))


def made(
    *events: Event, site: Site = SITE, told: Archive | None = None
) -> tuple[dict[str, Line], list[dict[str, Line]]]:
    """The calendar of events, read back; an empty one where there is none."""
    holding = told or archive(TOLD, events=events)
    page = pages(holding, site).get("timeline.ics")
    return read(render(page, environment(()))) if page else ({}, [])


def one(found: Event, site: Site = SITE) -> dict[str, Line]:
    (only,) = made(found, site=site)[1]
    return only


# ---------------------------------------------------------------- what an event says


def test_an_event_of_a_day_ends_on_the_next_and_says_who_tells_it() -> None:
    found = one(event("2022-03-21", MONDAY, title="The ferry, again"))
    assert (day(found["DTSTART"]), day(found["DTEND"])) == (dt.date(2022, 3, 21), dt.date(2022, 3, 22))
    assert said(found["SUMMARY"].value) == "The ferry, again"
    assert said(found["DESCRIPTION"].value) == f"21 March 2022\nHarbour Times, 22 March 2022: {BLOCK.text}"
    assert (found["TRANSP"].value, found["STATUS"].value) == ("TRANSPARENT", "CONFIRMED")


def test_an_event_without_a_name_is_called_by_its_first_sentence_cut_at_a_word() -> None:
    assert said(one(event("2022-03-21", MONDAY))["SUMMARY"].value) == BLOCK.text
    long = replace(MONDAY, sentence="The ferry " + "sailed " * 60 + "home.")
    name = said(one(event("2022-03-21", long))["SUMMARY"].value)
    assert name.startswith("The ferry sailed") and name.endswith("sailed…") and len(name) <= 241


@pytest.mark.parametrize(("supplied", "name"), [(False, "Title of a"), (True, "[Title of a]")])
def test_a_report_without_an_outlet_is_named_by_its_title(supplied: bool, name: str) -> None:
    told = entry("a", BLOCK, outlet=None, title_supplied=supplied)
    found = made(told=archive(told, events=(event("2022-03-21", happening(told, 0, "Monday")),)))[1][0]
    assert said(found["DESCRIPTION"].value) == f"21 March 2022\n{name}, 22 March 2022: {BLOCK.text}"


def test_what_the_curator_says_and_his_other_sources_are_told_but_none_twice() -> None:
    found = event("2022-03-21", MONDAY, note="So it was.", sources=("a#line-3", "b", "https://example.org/x"))
    assert said(one(found)["DESCRIPTION"].value).split("\n") == [
        "21 March 2022",
        "So it was.",
        f"Harbour Times, 22 March 2022: {BLOCK.text}",
        "Source: b",
        "Source: https://example.org/x",
    ]


def test_an_event_in_doubt_is_tentative_and_its_time_is_told_in_words() -> None:
    found = one(event("2022-03?", MONDAY, earliest="2022-03-01", latest="2022-03-31", sure=False))
    assert found["STATUS"].value == "TENTATIVE"
    assert said(found["DESCRIPTION"].value).startswith("March 2022, probably\n")


def test_its_stamp_is_the_last_day_on_which_a_report_of_it_was_published() -> None:
    """No clock is read: a report more moves the stamp, a day more does not."""
    late = entry("b", BLOCK)
    late = replace(
        late, article=replace(late.article, published=replace(late.article.published, latest=dt.date(2022, 4, 2)))
    )
    open_end = replace(late, article=replace(late.article, published=replace(late.article.published, latest=None)))
    both = event("2022-03-21", MONDAY, happening(late, 0, "Monday"))
    stamps = [made(told=archive(TOLD, other, events=(both,)))[1][0]["DTSTAMP"].value for other in (late, open_end)]
    assert stamps == ["20220402T000000Z", "20220322T000000Z"]
    assert one(event("1945-09-02", title="Surrender"))["DTSTAMP"].value == "19450902T000000Z"


def test_an_address_is_given_only_where_the_site_has_one() -> None:
    assert "URL" not in one(event("2022-03-21", MONDAY))
    found = one(event("2022-03-21", MONDAY), replace(SITE, base_url=BASE))
    assert found["URL"].value == f"{BASE}timeline/2022.html#e-2022-03-21"


def test_an_event_keeps_its_uid_when_it_is_told_otherwise_and_two_archives_have_not_the_same() -> None:
    first = one(event("2022-03-21", MONDAY))["UID"].value
    assert first == one(event("2022-03-22", MONDAY, id="e-2022-03-21", title="Otherwise"))["UID"].value
    assert first != one(event("2022-03-21", MONDAY, id="e-2"))["UID"].value
    assert first != one(event("2022-03-21", MONDAY), replace(SITE, base_url=BASE))["UID"].value


def test_the_calendar_has_the_archives_name_and_no_version_of_the_program() -> None:
    calendar, _ = made(event("2022-03-21", MONDAY))
    assert said(calendar["NAME"].value) == "Harbour; archive"
    assert calendar["PRODID"].value == "-//kuril-archive//timeline//EN"


# ---------------------------------------------------------------- which events


@pytest.mark.parametrize(
    ("date", "earliest", "latest", "days"),
    [
        ("2022-03-21", "2022-03-21", "2022-03-21", 1),
        ("2022-03", "2022-03-01", "2022-03-31", 31),
        ("2024-12-31", "2024-12-31", "2024-12-31", 1),
        ("2022-03-20/2022-04-02", "2022-03-20", "2022-04-02", 14),
        ("0001-01-01", "0001-01-01", "0001-01-01", 1),
        ("9998-12-31", "9998-12-31", "9998-12-31", 1),
        ("2022-03-20/2022-04-20", "2022-03-20", "2022-04-20", 0),
        ("2022", "2022-01-01", "2022-12-31", 0),
        ("2022-03-20/..", "2022-03-20", "2022-03-20", 0),
        ("../2022-03-20", "2022-03-20", "2022-03-20", 0),
        ("0000-05-01", "0000-05-01", "0000-05-01", 0),
        ("-0479-09-01", "-0479-09-01", "-0479-09-01", 0),
        ("9999-12-31", "9999-12-31", "9999-12-31", 0),
        ("Y12022", "12022-01-01", "12022-12-31", 0),
    ],
)
def test_a_calendar_shows_what_took_a_month_at_most_in_the_years_that_it_can_write(
    date: str, earliest: str, latest: str, days: int
) -> None:
    _, found = made(event(date, MONDAY, earliest=earliest, latest=latest))
    assert [(day(each["DTEND"]) - day(each["DTSTART"])).days for each in found] == ([days] if days else [])


def test_events_stand_in_the_order_of_the_archive() -> None:
    _, found = made(
        event("2021-01-01", MONDAY),
        event("2022", MONDAY, earliest="2022-01-01", latest="2022-12-31"),
        event("2022-03-21", MONDAY),
    )
    assert [each["DTSTART"].value for each in found] == ["20210101", "20220321"]


# ---------------------------------------------------------------- hostile words

HOSTILE = "a;b,c\\d\\n\r\nEND:VEVENT\r\nEND:VCALENDAR\x00\x07\x1b\x7f\u2028\x85\tü😀"


def test_what_is_captured_cannot_end_its_line() -> None:
    found = one(event("2022-03-21", replace(MONDAY, sentence=HOSTILE), title=HOSTILE, note=HOSTILE, sources=(HOSTILE,)))
    assert said(found["SUMMARY"].value) == "a;b,c\\d\\n\nEND:VEVENT\nEND:VCALENDAR\n\n\tü😀"


@given(st.text())
def test_any_text_comes_back_but_for_control_characters_and_kinds_of_line_breaks(value: str) -> None:
    (line,) = unfolded(fold(f"SUMMARY:{text(value)}"))
    expected = "\n".join(re.sub(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]", "", part) for part in value.splitlines())
    assert said(content(line).value) == expected


@pytest.mark.parametrize("sign", ["a", "é", "日", "😀"])
def test_a_line_is_full_before_it_is_folded_and_no_character_is_cut(sign: str) -> None:
    size = len(sign.encode())
    for before in range(6):
        data = fold("x" * before + sign * 200)
        *full, _ = data.split(b"\r\n")[:-1]
        assert all(75 - size < len(line) <= 75 for line in full)
        assert unfolded(data) == ["x" * before + sign * 200]
