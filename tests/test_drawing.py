"""The drawing of the timeline: where marks and labels stand, what is enlarged, and what is counted."""

import datetime as dt
import gzip
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuril_archive import edtf
from kuril_archive.analysis.mentions.point import ordinal
from kuril_archive.model import Article, Basis, Capture, Dated, Entry, Event, Findings, Happening, Source
from kuril_archive.renderer import drawing as drawings
from kuril_archive.renderer import environment
from kuril_archive.renderer.axis import Axis, around, years_around
from kuril_archive.renderer.drawing import SHEETS
from kuril_archive.renderer.labels import Post, breadth, clash, cut, place
from kuril_archive.renderer.marks import label, lens, times
from kuril_archive.renderer.picture import Drawing, Text
from kuril_archive.wording import english

TEMPLATES = environment((str(Path(__file__).parent.parent / "templates"),))


def timeline(entries: Sequence[Entry], events: Sequence[Event] = ()) -> tuple[Drawing, ...]:
    return drawings.timeline(entries, events, english())


def report(name: str, day: str, basis: Basis = "stated", outlet: str | None = "Harbour Times") -> Entry:
    value = edtf.parse(day)
    assert value.earliest and value.latest
    published = Dated(edtf=day, earliest=value.earliest.date(), latest=value.latest.date(), basis=basis)
    source = Source(path=f"articles/{name}.txt", sha256="0" * 64)
    capture = Capture(id=name, source=source, title=name, title_supplied=False, outlet=outlet, body=())
    return Entry(
        article=Article(capture=capture, published=published), findings=Findings(words=1, minutes=1, extract="")
    )


def event(date: str, title: str | None = None, tellers: Sequence[str] = ("a",), sure: bool = True) -> Event:
    value = edtf.parse(date)
    first, last = value.earliest or value.latest, value.latest or value.earliest
    assert first and last
    told = tuple(
        Happening(
            article=article, block=0, start=0, end=1, line=1, anchor="line-1", words="", sentence="", offset=0,
            edtf=date, earliest=first.iso(), latest=last.iso(), sure=sure,
        )
        for article in tellers
    )  # fmt: skip
    return Event(
        id=f"e-{date}-{title}-{len(tellers)}", edtf=date, earliest=first.iso(), latest=last.iso(), sure=sure,
        title=title, happenings=told,
    )  # fmt: skip


def drawn(entries: Sequence[Entry], events: Sequence[Event] = ()) -> str:
    source = '{% import "parts.html" as parts %}{{ parts.drawing(drawings, "#days") }}'
    return TEMPLATES.from_string(source).render(drawings=timeline(entries, events))


def words(drawing: Drawing) -> list[str]:
    return [text.words for text in drawing.texts]


def wide(entries: Sequence[Entry], events: Sequence[Event] = ()) -> Drawing:
    return timeline(entries, events)[0]


# ---------------------------------------------------------------- geometry, over many archives

Box = tuple[float, float, float, float]


def box(text: Text, size: int) -> Box:
    """Left, top, right, bottom of a label, as wide as is reckoned."""
    width = breadth(text.words, size)
    left = {"start": text.x, "middle": text.x - width / 2, "end": text.x - width}[text.anchor]
    return left, text.y - 10, left + width, text.y + 3


def overlap(one: Box, other: Box) -> bool:
    return all(one[side] < other[side + 2] - 0.11 and other[side] < one[side + 2] - 0.11 for side in (0, 1))


def marks(drawing: Drawing) -> Iterator[Box]:
    assert drawing.told
    for dot in drawing.told.diamonds:
        yield dot.x - 5.5, dot.y - 5.5, dot.x + 5.5, dot.y + 5.5
    for bar in drawing.told.bars:
        yield bar.x, bar.y, bar.x + bar.width, bar.y + bar.height


def check(drawing: Drawing) -> None:
    assert drawing.told
    size = SHEETS[drawing.name][3]
    boxes = [(box(text, size), text.words) for text in drawing.texts]
    for (one, said), (other, also) in combinations(boxes, 2):
        assert not overlap(one, other), f"{said!r} stands on {also!r}"
    for stem in drawing.told.stems:
        for around_it, said in boxes:
            assert not overlap((stem.x - 0.5, stem.top, stem.x + 0.5, stem.bottom), around_it), (
                f"a stem crosses {said!r}"
            )
        for mark in marks(drawing):
            assert not overlap((stem.x - 0.5, stem.top, stem.x + 0.5, stem.bottom), mark), "a stem crosses a mark"
        assert 0 <= stem.top < stem.bottom <= drawing.height
    for one, other in combinations(marks(drawing), 2):
        assert not overlap(one, other), "two marks stand on one another"
    circles = [(dot.x - 5.5, dot.y - 5.5, dot.x + 5.5, dot.y + 5.5) for dot in drawing.dots]
    bars = [(bar.x, bar.y, bar.x + bar.width, bar.y + bar.height) for bar in drawing.bars]
    for left, top, right, bottom in [*marks(drawing), *circles, *bars, *(each for each, _ in boxes)]:
        assert left >= -0.1 and right <= drawing.width + 0.1 and top >= 0 and bottom <= drawing.height


YEARS = st.integers(1, 9998) | st.integers(1850, 2030) | st.integers(2020, 2024)
DATES = st.one_of(
    st.dates(dt.date(2022, 1, 20), dt.date(2022, 4, 10)).map(str),
    st.dates(dt.date(1800, 1, 1), dt.date(2030, 1, 1)).map(str),
    st.builds("{:04}".format, YEARS),
    st.builds("{:04}-{:02}".format, YEARS, st.integers(1, 12)),
)
PAST = st.one_of(
    DATES, DATES, st.sampled_from(("-0479", "-0043-03-15", "199X", "19XX", "Y12000", "Y-12000", "2012/2020", "../1999"))
)
TITLES = st.none() | st.sampled_from(
    ("Treaty of Shimoda", "平和条約の交渉", "W" * 60, "i", "Talks: the 2022 round", "<b>&")
)
EVENTS = st.builds(event, PAST, TITLES, st.sampled_from(("a", "ab", "abcdef")), st.booleans())
REPORTS = st.builds(
    report,
    st.sampled_from("abcdefgh"),
    DATES,
    st.sampled_from(("stated", "inferred")),
    st.none() | st.just("北方新聞" * 9),
)


@pytest.mark.no_cover
@settings(max_examples=60)
@given(st.lists(REPORTS, max_size=20), st.lists(EVENTS, min_size=2, max_size=60))
def test_no_labels_overlap_no_stem_crosses_a_label_and_all_is_inside_the_sheet(
    entries: list[Entry], events: list[Event]
) -> None:
    for drawing in timeline(entries, events):
        check(drawing)


@pytest.mark.no_cover
@pytest.mark.parametrize(("number", "days"), [(300, 5000), (450, 5000), (450, 90), (3000, 20000), (3000, 21915)])
def test_many_marks_keep_inside_their_sheet(number: int, days: int) -> None:
    start = dt.date(1950, 1, 1)
    entries = [report(f"r{n}", str(start + dt.timedelta(n * 7919 % days))) for n in range(number)]
    events = [event(str(start + dt.timedelta(n * 104729 % days)), "Rally" if n % 9 else None) for n in range(number)]
    for drawing in timeline(entries, events):
        check(drawing)


@pytest.mark.no_cover
@settings(max_examples=25)
@given(st.lists(REPORTS, max_size=6), st.lists(EVENTS, min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_input_is_of_no_matter(entries: list[Entry], events: list[Event], chance: object) -> None:
    before = drawn(entries, events)
    chance.shuffle(entries), chance.shuffle(events)  # type: ignore[attr-defined]
    assert drawn(entries, events) == before


def test_reports_of_one_day_and_times_have_an_order_of_their_own() -> None:
    entries = [report("a", "2022-03-22", outlet="Kyodo"), report("b", "2022-03-22", outlet="Asahi")]
    entries += [report("c", "2022-03-22?", outlet="Asahi"), report("d", "2022-03-22", "inferred", outlet="Asahi")]
    assert timeline(entries) == timeline(entries[::-1])
    assert [mark.title for mark in times([event("1945", "b"), event("1855", "a")])] == ["a", "b"]


# ---------------------------------------------------------------- the two layers

FIVE = (
    report("a", "2022-03-21"),
    report("b", "2022-03-22"),
    report("c", "2022-03-22?", "inferred"),
    report("d", "2022-03-22?", "inferred"),
    report("e", "2024-11-29?", "inferred"),
)
TOLD = (
    event("1855", "Treaty of Shimoda"),
    event("1945", tellers="abc"),
    event("2012/2020", "Abe and Putin meet"),
    event("2022-02-24", "Invasion of Ukraine"),
    event("2022-03", sure=False),
    event("2022-03-14/2022-03-20", sure=False),
    event("2022-03-21", "Talks ended", "abcd"),
    event("2022-03-21"),
    event("2022-03-22", sure=False),
)


def test_an_archive_without_events_has_one_layer() -> None:
    assert all(drawing.told is None for drawing in timeline(FIVE))
    html = drawn(FIVE)
    assert "Each mark is a report" in html and "◆" not in html and "stem" not in html


def test_events_stand_above_the_line_and_reports_below_it() -> None:
    drawing = wide(FIVE, TOLD)
    assert drawing.told
    whole, enlarged = drawing.rules
    above = [bottom for _, _, _, bottom in marks(drawing)]
    assert sum(bottom < whole.y for bottom in above) == 5, "1855, 1945, 2012 to 2020, 24 Feb, Mar"
    assert sum(whole.y < bottom < enlarged.y for bottom in above) == 3, "two events of one day are one mark"
    assert sum(dot.y > enlarged.y for dot in drawing.dots) == 4
    assert sum(whole.y < dot.y < enlarged.y for dot in drawing.dots) == 1
    assert "Above the line" in drawn(FIVE, TOLD)


def test_a_time_that_one_report_is_sure_of_is_filled_and_others_are_hollow() -> None:
    doubted, sure = event("1855", sure=False), event("1945")
    told = wide(FIVE, (doubted, sure)).told
    assert told and sorted((dot.x, dot.known) for dot in told.diamonds) == [(33.7, False), (487.7, True)]
    told = wide(FIVE, (doubted, event("1855", "Treaty"), sure)).told
    assert told and [dot.known for dot in told.diamonds] == [True, True]


def test_a_bar_is_longer_than_a_mark_is_wide() -> None:
    told = wide((), (event("1855"), event("1890/1899"), event("2000"))).told
    assert told and len(told.diamonds) == 2 and len(told.bars) == 1
    told = wide((), (event("2020"), event("2022-03-01"))).told
    assert told and len(told.diamonds) == 1 and len(told.bars) == 1


def test_the_title_counts_and_says_from_when_to_when_as_far_as_is_known() -> None:
    assert wide(FIVE, TOLD).title == "5 reports, 9 events, 1855 to 29 November 2024"
    assert wide(FIVE[:1], (event("1855-02-07"),)).title == "1 report, 1 event, 7 February 1855 to 21 March 2022"
    assert wide((), (event("-0479"), event("2022-03"))).title == "2 events, 480 BC to March 2022"
    assert wide(FIVE).title == "5 reports, 21 March 2022 to 29 November 2024"


def test_one_mark_is_no_drawing() -> None:
    assert timeline((), (event("1855"),)) == timeline((), (event("1855"), event("1855", "Treaty"))) == ()
    assert len(timeline(FIVE[:1], (event("2022-03-21"),))) == 2


def test_a_day_of_no_known_year_has_no_place() -> None:
    assert timeline((), (event("1855"), event("XXXX-11-29"))) == ()


# ---------------------------------------------------------------- labels


def test_what_has_a_name_is_labelled_by_it_and_else_by_its_day() -> None:
    said = words(wide(FIVE, TOLD))
    for each in (
        "1855 Treaty of Shimoda",
        "1945",
        "2012 Abe and Putin meet",
        "2022 Invasion of Ukraine",
        "Talks ended",
    ):
        assert each in said
    assert {"14 to 20 Mar", "22 Mar"} <= set(said)


@pytest.mark.parametrize(
    ("date", "window", "said"),
    [
        ("1855", 60_000, "1855"),
        ("1855-02-07", 60_000, "7 Feb 1855"),
        ("2022-02", 60_000, "Feb 2022"),
        ("2022-02", 60, "Feb"),
        ("2022-02-24", 60, "24 Feb"),
        ("2022-02-24?", 60, "24 Feb"),
        ("2022-03-14/2022-03-20", 60, "14 to 20 Mar"),
        ("2021-12-30/2022-01-02", 60, "30 Dec 2021 to 2 Jan 2022"),
        ("2022", 60, "2022"),
        ("199X", 60_000, "1990s"),
        ("2012/2020", 60_000, "2012 to 2020"),
        ("19XX", 60_000, "1900 to 1999"),
        ("2022-21", 60_000, "Mar to May 2022"),
        ("-0479", 900_000, "480 BC"),
        ("-0043-03-15", 900_000, "15 Mar 44 BC"),
        ("0660", 900_000, "660 AD"),
        ("Y12000", 900_000, "12,000"),
    ],
)
def test_a_time_in_short_words(date: str, window: int, said: str) -> None:
    assert label(times([event(date)])[0], window, english()) == said


def test_the_named_come_first_then_what_most_reports_tell_then_what_was_first() -> None:
    crowd = [event(f"2022-03-{day:02}", tellers="a" * (day == 9) + "b") for day in range(1, 20)]
    named = event("2022-03-10", "The agreement that everybody had been waiting for")
    narrow = timeline((), [*crowd, named])[1]
    flags = [text for text in narrow.texts if not text.soft]
    assert "The agreement…" in words(narrow) and "9 Mar" in words(narrow)
    assert len(flags) < len(crowd)


def test_of_two_that_stand_close_the_more_important_is_labelled() -> None:
    ends = [event(str(year)) for year in (1855, 1875, 1925, 1945, 1965, 1985, 2005, 2024)]
    said = words(wide((), (*ends, event("1900-05-01", "Pact"), event("1900-06-20", tellers="abc"))))
    assert "1900 Pact" in said and "20 Jun 1900" not in said
    said = words(wide((), (*ends, event("1900-05-01"), event("1900-06-20", tellers="abc"))))
    assert "20 Jun 1900" in said and "1 May 1900" not in said


def test_no_other_mark_stands_between_a_named_one_and_its_label() -> None:
    near = [event("2001/2003", "War"), event("1855-02-07"), event("1855", "Treaty"), event("1999/2006"), event("19XX")]
    assert {"2001 War", "1855 Treaty"} <= set(words(wide(FIVE[4:], near)))


def test_a_long_title_is_cut() -> None:
    assert cut("Treaty of Shimoda", 200, 13) == "Treaty of Shimoda"
    assert cut("A treaty, of the longer sort", 75, 13) == "A treaty…"
    assert breadth(cut("平和条約" * 9, 100, 13), 13) <= 100


def test_neighbours_make_room_for_a_flag() -> None:
    posts = [Post(200.0, 10, ("Trade status revoked",)), Post(212.0, 10, ("Sanctions",)), Post(224.0, 10, ("Talks",))]
    flags = place(posts, 400, 3, 13)
    assert len(flags) == 3 and not any(clash(one, other) for one, other in combinations(flags, 2))
    assert len(place(posts, 400, 1, 13)) == 2
    left, right = (
        [Post(x, 10, post.labels) for x, post in zip(xs, posts, strict=True)] for xs in ((9, 21, 33), (361, 373, 385))
    )
    assert len(place(left, 400, 3, 13)) == len(place(right[::-1], 400, 3, 13)) == 3
    assert place([*posts[:1], Post(202.0, 10, ("Protest",))], 400, 3, 13) == place(posts[:1], 400, 3, 13)


def test_the_name_of_a_bar_as_long_as_the_line_stands_beneath_it() -> None:
    drawing = wide((report("a", "1900/1999"), report("b", "1950"), report("c", "1990")))
    name = next(text for text in drawing.texts if text.words == "Harbour Times, 1900 to 1999")
    assert (name.x, name.anchor) == (4, "start") and name.y > drawing.bars[0].y + drawing.bars[0].height + 8


# ---------------------------------------------------------------- the enlarged window


def test_the_window_is_found_by_data() -> None:
    assert "14 to 28 March 2022, enlarged" in words(wide(FIVE, TOLD))
    later = [event(f"2023-07-{day:02}") for day in range(10, 28)]
    assert "3 to 31 July 2023, enlarged" in words(wide(FIVE, (*TOLD, *later)))
    assert len(wide((), [event(str(year)) for year in range(1900, 2020, 9)]).rules) == 1


def test_the_window_may_hold_years_where_no_days_stand_close() -> None:
    years = [event(str(year)) for year in (1951, 1956, 1960, 1964, 1973, 1991)]
    assert "1 January 1951" not in str(words(wide((), years))) and len(wide((), years).rules) == 1
    assert len(wide((), [event("-0479"), *years]).rules) == 2


def test_a_window_of_days_is_not_stretched_to_years_by_what_lies_far_apart() -> None:
    far = [event(f"{year}-05-05") for year in (2001, 2024, 2024, 2025)]
    window = lens([*times([event("-0479"), *far, *(event(f"2022-03-{n}") for n in (20, 21, 22, 23))])])
    assert window == around(ordinal(2022, 3, 20), ordinal(2022, 3, 23))


# ---------------------------------------------------------------- any year


def test_the_axis_reaches_beyond_the_first_year() -> None:
    axis = Axis(*years_around(ordinal(-479, 1, 1), ordinal(2024, 11, 29)), 0, 900)
    assert [said for _, said in axis.ticks(9, english())] == ["500 BC", "1 AD", "500 AD", "1000", "1500", "2000"]
    assert axis.place(ordinal(-479, 1, 1)) < axis.place(ordinal(1, 1, 1)) < axis.place(ordinal(2024, 1, 1))
    said = words(wide(FIVE, (event("-0479", "Battle of Plataea"), event("0660"), *TOLD)))
    assert "480 BC Battle of Plataea" in said and "660 AD" in said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((1855, 2, 7), (2024, 11, 29), ["1860", "1880", "1900", "1920", "1940", "1960", "1980", "2000", "2020"]),
        ((-3, 5, 5), (4, 5, 5), ["4 BC", "3 BC", "2 BC", "1 BC", "1 AD", "2 AD", "3 AD", "4 AD", "5 AD"]),
        (
            (-12000, 1, 1),
            (2024, 1, 1),
            ["12,000 BC", "10,000 BC", "8000 BC", "6000 BC", "4000 BC", "2000 BC", "1 AD", "2000"],
        ),
        (
            (2022, 1, 5),
            (2022, 7, 1),
            ["Jan 2022", "Mar 2022", "May 2022", "Jul 2022", "Sept 2022", "Nov 2022", "Jan 2023"],
        ),
    ],
)
def test_ticks_are_round(first: tuple[int, int, int], last: tuple[int, int, int], said: list[str]) -> None:
    found = [name for _, name in Axis(*years_around(ordinal(*first), ordinal(*last)), 0, 900).ticks(9, english())]
    assert found == said


# ---------------------------------------------------------------- many


def many(number: int) -> tuple[list[Entry], list[Event]]:
    start = dt.date(1960, 1, 1)
    entries = [report(f"r{n}", str(start + dt.timedelta(n * 7919 % 20000))) for n in range(number)]
    return entries, [event(str(start + dt.timedelta(n * 104729 % 20000)), sure=n % 2 > 0) for n in range(number)]


def test_up_to_four_hundred_marks_are_drawn_and_more_are_counted() -> None:
    for drawing in timeline(*many(201)):
        assert drawing.told and not drawing.dots and not drawing.told.diamonds and drawing.told.stems
        longest = next(said for said in words(drawing) if said.startswith("longest bars: "))
        heights = [bar.height for bar in drawing.told.bars]
        assert max(heights) > min(heights) > 0 and re.search(r"\d events, \d+ reports", longest)
    few = wide(*many(199))
    assert few.told and len(few.told.diamonds) == 199 and len(few.dots) == 199 and not few.bars


def test_what_would_stand_too_high_is_counted() -> None:
    month = [event(f"2022-03-{day:02}") for day in range(1, 29)]
    told = timeline((), [event("1800"), event("1900"), *month])[1].told
    assert told and told.diamonds, "the days are enlarged"
    years = [event(f"{year}") for year in range(1000, 1100)]
    drawings = timeline(FIVE[:2], [event("-3000"), *years, *(event(f"{year}") for year in range(1900, 2000, 3))])
    assert "longest bar: " in str(words(drawings[1]))
    check(drawings[1])


def test_a_bar_counts_events_and_not_their_times() -> None:
    day = [event("1990-05-05", f"No {n}") for n in range(30)]
    assert "longest bars: 3" in str(words(wide(many(300)[0], [*many(300)[1], *day])))


@pytest.mark.no_cover
@pytest.mark.parametrize("number", [5, 199, 5000])
def test_the_drawing_stays_small(number: int) -> None:
    assert len(gzip.compress(drawn(*many(number)).encode(), 9)) < 7_000


def test_the_words_of_a_title_are_no_markup() -> None:
    html = drawn(FIVE, (event("1855", "<b onclick=x>"), event("1945")))
    assert "<b" not in html and "&lt;b onclick=x&gt;" in html
