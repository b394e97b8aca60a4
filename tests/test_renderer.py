"""What exists as pages, where their links lead, and that nothing captured can speak as HTML."""

import datetime as dt
import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from msgspec.structs import replace

from kuril_archive import edtf
from kuril_archive.analysis.reading import examine
from kuril_archive.analysis.shelves import assemble
from kuril_archive.model import (
    Archive,
    Article,
    Block,
    Capture,
    Dated,
    Entry,
    Evidence,
    Findings,
    Keys,
    Page,
    Prose,
    Removed,
    Sign,
    Site,
    Source,
)
from kuril_archive.problems import ArchiveError
from kuril_archive.renderer import Notice, environment, plan, raw, relative, render

THEME = str(Path(__file__).parent.parent / "templates")
HOSTILE = """<script>alert(1)</script>"'&{{ 7*7123 }}"""
SITE = Site(title="Harbour archive", description="Reports from the harbour.", collected="2026-11", licence="CC BY 4.0")


def dated(text: str | None, *evidence: Evidence, basis: str = "stated", **more: object) -> Dated:
    value = None if text is None else edtf.parse(text)
    return Dated(
        edtf=text,
        earliest=value.earliest.date() if value and value.earliest else None,
        latest=value.latest.date() if value and value.latest else None,
        basis=basis,  # type: ignore[arg-type]
        evidence=evidence,
        **more,  # type: ignore[arg-type]
    )


def entry(name: str = "a", day: str | None = "2022-03-22", published: Dated | None = None, **more: object) -> Entry:
    fields: dict[str, object] = {
        "title": f"Title of {name}",
        "title_supplied": False,
        "outlet": "Harbour Times",
        "body": (Block(text="The ferry left on Tuesday.", line=3, end=3), Block(text="It came back.", line=5, end=6)),
        **more,
    }
    capture = Capture(id=name, source=Source(path=f"articles/{name}.txt", sha256="0" * 64), **fields)  # type: ignore[arg-type]
    article = Article(capture=capture, published=published or dated(day))
    return Entry(article=article, findings=Findings(words=8, minutes=1, extract="The ferry left."))


def archive(*entries: Entry) -> Archive:
    return assemble([entry.article for entry in entries], [entry.findings for entry in entries])


def build(*entries: Entry, site: Site = SITE, prose: tuple[Prose, ...] = ()) -> dict[str, str]:
    """Return every HTML page that a plan makes, by path."""
    made = environment((THEME,))
    pages = plan(archive(*entries), site, prose, Notice(captures=len(entries), style="abc"))
    return {page.path: render(page, made).decode() for page in pages if page.path.endswith(".html")}


class Facts(HTMLParser):
    """What the checks need of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.lang: str | None = None
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note tags, ids and links."""
        found = dict(attrs)
        self.tags.append(tag)
        self.lang = found.get("lang") if tag == "html" else self.lang
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [link for key in ("href", "src") if (link := found.get(key)) is not None]

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.text += data


def witness(**more: object) -> Evidence:
    fields: dict[str, object] = {"kind": "weekday", "role": "supports", "rule": "printed-date", **more}
    return Evidence(**fields)  # type: ignore[arg-type]


RICH = (
    entry("2022/march/a b", tags=("peace treaty",), keys=Keys(aliases=("old name",), note="See *also*."),
          removed=(Removed(line=1, text="Log in", rule="menu"),)),
    entry("Курилы#1?100%", "2022-04-02?", outlet="Outlet: North/East", title="[odd] title", title_supplied=True),
    entry("undated", published=dated(None, basis="unknown"), outlet=None),
    entry("year-only", "2021"),
)  # fmt: skip


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("here", "there", "anchor", "link"),
    [
        ("index.html", "about.html", "", "about.html"),
        ("articles/2022/march/a b.html", "timeline/2022.html", "", "../../../timeline/2022.html"),
        ("articles/a.html", "articles/b/c.html", "", "b/c.html"),
        ("articles/a.html", "articles/a.html", "line-3", "#line-3"),
        ("articles/a.html", "articles/a.html", "", "a.html"),
        ("timeline/2022.html", "index.html", "reports", "../index.html#reports"),
        ("index.html", "articles/ж 100%?#.html", "", "articles/%D0%B6%20100%25%3F%23.html"),
        ("index.html", "a:b.html", "", "a%3Ab.html"),
    ],
)
def test_a_link_is_relative_encoded_and_names_its_file(here: str, there: str, anchor: str, link: str) -> None:
    assert relative(here, there, anchor) == link


@pytest.mark.parametrize(
    ("identifier", "source", "path"),
    [
        ("a", "articles/a.txt", "captures/a.txt"),
        ("b/a.b", "my clippings/articles/b/a.b.md", "captures/b/a.b.md"),
        ("articles/a", "articles/articles/a.txt", "captures/articles/a.txt"),
    ],
)
def test_a_copy_of_a_capture_lies_by_its_id_whatever_its_folder_is_called(
    identifier: str, source: str, path: str
) -> None:
    assert raw(identifier, source) == path


def test_every_link_leads_to_a_page_of_the_plan_and_every_anchor_to_an_id() -> None:
    pages = build(*RICH, prose=(Prose(id="thanks", title="Thanks", html="<p>Thanks</p>", origin="pages/thanks.md"),))
    facts = {path: Facts(html) for path, html in pages.items()}
    others = {"assets/style.css", *(page.path for page in plan(archive(*RICH), SITE) if page.origin == "data")}
    others |= {f"captures/{e.article.capture.id}.txt" for e in RICH}
    for path, found in facts.items():
        for link in found.links:
            parts = urlsplit(link)
            if parts.scheme == "data":
                continue
            assert not parts.scheme and not parts.netloc and not link.startswith("/"), f"{path}: {link} leaves the disk"
            there = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            )
            assert there in facts or there in others, f"{path}: {link} leads nowhere"
            if parts.fragment:
                assert unquote(parts.fragment) in facts[there].ids, f"{path}: {link} has no such id"


def test_every_page_has_a_language_a_title_one_h1_and_no_id_twice() -> None:
    for path, html in build(*RICH).items():
        facts = Facts(html)
        assert facts.lang == "en", path
        assert facts.tags.count("title") - facts.tags.count("svg") == 1, path
        assert facts.tags.count("h1") == 1, path
        assert len(facts.ids) == len(set(facts.ids)), path
        assert "script" not in facts.tags, path


def test_no_page_asks_for_anything_from_another_site() -> None:
    for path, html in build(*RICH, site=replace(SITE, base_url="https://example.org/a/")).items():
        assert not re.search(r'(src|srcset|action)="?(https?:)?//', html), path
        assert "@import" not in html and "url(http" not in html, path


# ---------------------------------------------------------------- what exists


def test_the_plan_holds_a_page_for_everything_and_says_who_asks_for_it() -> None:
    pages = {page.path: page for page in plan(archive(*RICH), SITE)}
    assert {
        "index.html", "about.html", "404.html", "timeline/index.html", "timeline/2022.html", "timeline/2021.html",
        "outlets/index.html", "outlets/harbour-times.html", "tags/index.html", "tags/peace-treaty.html",
        "articles/2022/march/a b.html", "articles/old name.html", "articles/undated.html",
        "data/articles.jsonl", "data/articles.schema.json", "data/mentions.jsonl", "data/mentions.schema.json",
        "data/events.jsonl", "data/events.schema.json",
    } <= pages.keys()  # fmt: skip
    assert pages["articles/2022/march/a b.html"].origin == "articles/2022/march/a b.txt"
    assert pages["articles/old name.html"].origin == "articles/2022/march/a b.txt"


def test_no_tags_no_tag_pages_and_no_entry_in_the_menu() -> None:
    pages = build(entry())
    assert not [path for path in pages if path.startswith("tags/")]
    assert ">Tags<" not in pages["index.html"]


def test_an_empty_archive_still_makes_a_site() -> None:
    assert "0 captures, 0 articles" in build()["index.html"]


def test_the_undated_are_a_shelf_on_home_and_timeline() -> None:
    pages = build(*RICH)
    for path in ("index.html", "timeline/index.html"):
        assert "Year unknown" in pages[path] and "Title of undated" in pages[path]


@pytest.mark.no_cover
def test_a_long_timeline_is_told_by_its_months_and_a_long_home_by_its_newest() -> None:
    pages = build(*(entry(f"e{n:03}", f"20{n // 12:02}-{n % 12 + 1:02}") for n in range(240)))
    assert pages["timeline/index.html"].count('class="report"') == 0
    assert "2019.html#m-2019-12" in pages["timeline/index.html"]
    assert pages["index.html"].count('class="report"') == 40
    assert pages["timeline/2019.html"].count('class="report"') == 12


@pytest.mark.no_cover
def test_every_report_of_a_long_list_without_years_and_outlets_is_counted_and_linked() -> None:
    pages = build(*(entry(f"e{n:03}", published=dated(None, basis="unknown"), outlet=None) for n in range(450)))
    links = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(urlsplit(link).path)))
        for path, html in pages.items()
        for link in Facts(html).links
    }
    assert {path for path in pages if path.startswith("articles/")} <= links
    assert '<a href="#undated">450 with no known year</a>' in pages["timeline/index.html"]
    assert '<a href="outlets/unknown.html">unknown</a> <span class="count">450' in pages["index.html"]
    for path in ("index.html", "timeline/index.html", "outlets/index.html"):
        assert ">All 450 reports</a>" in pages[path] and pages[path].count('class="report"') == 40, path
    for path in ("timeline/undated", "outlets/unknown"):
        held = [html for page, html in pages.items() if page.startswith((f"{path}.", f"{path}/"))]
        assert sum(html.count('class="report"') for html in held) == 450, path


@pytest.mark.no_cover
def test_every_report_of_a_long_archive_is_linked_from_somewhere_else() -> None:
    days = ("2022-03-22", "2021", "[2019-02-03,2022-04-01]", "../2023-02-08", None)
    pages = build(*(entry(f"e{n:03}", days[n % 5], outlet=None if n % 2 else "Harbour Times") for n in range(450)))
    lists = [path for path in pages if path.startswith(("timeline/2", "timeline/undated"))]
    of_days = [path for path in lists if re.fullmatch(r"timeline/\d{4}-\d\d-\d\d.*", path)]
    assert sum(pages[path].count('class="report"') for path in of_days) == 90
    assert sum(pages[path].count('class="report"') for path in {*lists} - {*of_days}) == 450
    assert "Until 2023" in "".join(pages[path] for path in lists if "undated" in path)


def test_the_undated_and_the_outletless_have_pages_only_where_there_are_any() -> None:
    assert {"timeline/undated.html", "outlets/unknown.html"} & set(build(entry())) == set()
    assert {"timeline/undated.html", "outlets/unknown.html"} <= set(build(*RICH))


def test_an_outlet_that_is_called_unknown_does_not_take_the_page_of_those_without() -> None:
    paths = [page.path for page in plan(archive(entry("a", outlet="Unknown"), entry("b", outlet=None)), SITE)]
    assert len(paths) == len(set(paths)) and "outlets/unknown.html" in paths


def test_a_month_stands_once_on_a_page_however_its_days_are_ordered() -> None:
    days = ("2022", "2022-01-05", "[2022-02-03,2022-04-01]")
    pages = build(*(entry(f"e{n}", day) for n, day in enumerate(days)))
    assert Facts(pages["timeline/2022.html"]).ids == ["main", "calendar", "reported", "m-2022", "m-2022-01"]
    for path, html in pages.items():
        ids = Facts(html).ids
        assert len(ids) == len(set(ids)), path
    more = build(*(entry(f"e{n:03}", days[n % 3]) for n in range(240)))
    assert re.findall(r'href="(2022[^"]*)">[^/]*/a> <span class="count">(\d+)', more["timeline/index.html"]) == [
        ("2022.html", "240"),
        ("2022.html#m-2022", "160"),
        ("2022-01.html", "80"),
    ]


def test_an_article_page_depends_on_itself_and_its_neighbours_only() -> None:
    def page(*entries: Entry) -> Page:
        return next(p for p in plan(archive(*entries), SITE) if p.path == "articles/a.html")

    a, b = entry("a", "2022-01-01"), entry("b", "2022-01-02")
    assert page(a, b) == page(a, b, entry("c", "2022-01-03"))
    assert page(a, b) != page(a, entry("b", "2022-01-02", title="Another"))


def test_an_old_address_leads_on() -> None:
    html = build(*RICH, site=replace(SITE, base_url="https://example.org/a/"))["articles/old name.html"]
    assert 'content="0; url=2022/march/a%20b.html"' in html
    assert '<link rel="canonical" href="https://example.org/a/articles/2022/march/a%20b.html">' in html


def test_addresses_are_given_only_where_the_site_has_one() -> None:
    assert "canonical" not in "".join(build(*RICH).values())
    assert Facts(build(*RICH)["404.html"]).links == ["data:,"]
    with_base = build(*RICH, site=replace(SITE, base_url="https://example.org/a/"))
    assert '<link rel="canonical" href="https://example.org/a/">' in with_base["index.html"]
    assert "https://example.org/a/timeline/index.html" in with_base["404.html"]


def test_data_is_one_object_a_line() -> None:
    page = next(p for p in plan(archive(*RICH), SITE) if p.path == "data/articles.jsonl")
    lines = render(page, environment((THEME,))).decode().splitlines()
    assert [msgspec.json.decode(line)["id"] for line in lines] == [e.article.capture.id for e in archive(*RICH).entries]


# ---------------------------------------------------------------- hostile matter


def test_nothing_captured_speaks_as_html() -> None:
    evil = HOSTILE
    body = (
        Block(text=evil, line=1, end=1),
        Block(kind="heading", text=evil, line=2, end=2),
        Block(kind="item", text=evil, line=3, end=3),
        Block(kind="quote", text=evil, line=4, end=4),
        Block(kind="code", text=evil, line=5, end=5),
        Block(kind="table", text=f"{evil}\t{evil}", line=6, end=6),
    )
    keys = Keys(note=evil, date_note=evil, aliases=(f"old-{evil}",), summary=evil)
    item = entry(
        evil, title=evil, outlet=evil, agency=f"{evil} agency", section=evil, authors=(evil,), place=evil, tags=(evil,),
        body=body, keys=keys, removed=(Removed(line=9, text=evil, rule=evil),), extra={evil: evil},
        published=dated("2022-03-22", witness(quote=evil, line=1), witness(quote=evil, line=2, capture="b")),
    )  # fmt: skip
    capture = replace(item.article.capture, source=replace(item.article.capture.source, url="javascript:alert(1)"))
    item = Entry(
        article=replace(item.article, capture=capture),
        findings=Findings(words=1, minutes=1, extract=evil),
        review=(evil,),
    )
    site = Site(title=evil, description=evil, licence=evil, contact=evil)
    for path, html in build(item, entry("b", title=evil), site=site).items():
        facts = Facts(html)
        assert "script" not in facts.tags, path
        assert not [link for link in facts.links if link.startswith("javascript")], path
        assert "49861" not in facts.text, f"{path}: a captured template was filled"


def test_ids_in_links_are_percent_encoded() -> None:
    html = build(*RICH)["timeline/index.html"]
    assert "../articles/2022/march/a%20b.html" in html
    assert "../articles/%D0%9A%D1%83%D1%80%D0%B8%D0%BB%D1%8B%231%3F100%25.html" in html


def test_a_withheld_report_shows_its_reason_and_not_a_word_of_its_text() -> None:
    secret = witness(quote="SECRET", line=3, kind="weekday")
    hidden = entry(
        "hidden", title="SECRET opening", title_supplied=True, keys=Keys(withheld="The author asked for it."),
        body=(Block(text="SECRET words", line=3, end=3),), removed=(Removed(line=1, text="SECRET", rule="menu"),),
        published=dated("2022-03-22", secret),
    )  # fmt: skip
    pages = build(Entry(article=hidden.article, findings=examine(hidden.article)), entry("other"))
    assert not [path for path, html in pages.items() if "SECRET" in html]
    assert "The author asked for it." in pages["articles/hidden.html"]
    assert "captures/" not in pages["articles/hidden.html"]


# ---------------------------------------------------------------- the article


def test_a_witness_is_underlined_in_the_text_and_noted_beside_it() -> None:
    html = build(entry(published=dated("2022-03-22?", witness(quote="Tuesday", line=3, reads="Tuesday"))))[
        "articles/a.html"
    ]
    assert '</a>The ferry left on <span class="date">Tuesday</span>.</p>' in html
    assert "<q>Tuesday</q> <b>a Tuesday</b>" in html
    assert "<q>The ferry left on <mark>Tuesday</mark>.</q>" in html
    assert '<a href="#line-3">line 3</a>' in html


def test_a_witness_from_another_capture_leads_there() -> None:
    other = entry(
        "b/c", signs=(Sign(kind="dateline", value="21.03.2022", quote="21.03.2022, Moscow.", line=3, rule="r"),)
    )
    said = witness(
        kind="same event", rule="same-event", values={"proof": "x"}, quote="21.03.2022", line=3, capture="b/c"
    )
    html = build(entry(published=dated("2022-03-22?", said, basis="inferred")), other)["articles/a.html"]
    assert '<a href="b/c.html">Harbour Times</a>, line 3' in html
    assert "<q><mark>21.03.2022</mark>, Moscow.</q>" in html


def test_used_witnesses_come_before_bounds_and_rejected_ones() -> None:
    roles = ("rejected", "bounds", "supports")
    html = build(entry(published=dated("2022-03-22", *(witness(role=role) for role in roles))))["articles/a.html"]
    assert re.findall(r'<li class="(\w+)" id="witness', html) == ["supports", "bounds", "rejected"]


def test_alternatives_stand_in_a_sentence() -> None:
    day = dated("2024-11-29?", witness(), basis="inferred", uncertain=True, alternatives=("2019-11-29", "2013-11-29"))
    html = build(entry(published=day))["articles/a.html"]
    assert "<b>Alternatives:</b> 29 November 2019 or 29 November 2013</p>" in html


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2022-03-22", '<a href="../timeline/2022-03-22.html"><time datetime="2022-03-22">22 March 2022</time></a>'),
        ("2022-03", '<time datetime="2022-03">March 2022</time>'),
        ("../2023-02-08", "until 8 February 2023"),
        (None, "date unknown"),
    ],
)
def test_a_day_is_shown_and_marked_only_as_precise_as_it_is_known(value: str | None, shown: str) -> None:
    html = build(entry(day=value))["articles/a.html"]
    assert f'<span class="when">{shown}&nbsp;' in html
    assert value is not None or "<time" not in html


def test_a_supplied_title_stands_in_brackets_and_says_so() -> None:
    pages = build(entry(title="Opening words…", title_supplied=True))
    for path in ("articles/a.html", "index.html"):
        assert "[Opening words…]" in pages[path] and "title supplied" in pages[path]


def test_another_language_is_marked_on_title_and_text() -> None:
    html = build(entry(language="ru"))["articles/a.html"]
    assert '<h1 lang="ru">' in html and '<div class="text" lang="ru">' in html


def test_two_blocks_of_one_line_keep_apart_and_headings_leave_no_rank_out() -> None:
    body = (
        Block(text="one", line=1, end=1),
        Block(text="two", line=1, end=1),
        Block(kind="heading", text="deep", line=2, end=2, level=4),
        Block(kind="item", text="i", line=3, end=3),
        Block(kind="item", text="ii", line=4, end=4, level=2, ordered=True),
        Block(kind="item", text="iii", line=5, end=5),
    )
    html = re.sub('<a class="line".*?</a>', "", build(entry(body=body))["articles/a.html"])
    assert '<p id="line-1">one</p>' in html and '<p id="line-1-2">two</p>' in html
    assert '<h2 id="line-2">deep</h2>' in html
    assert '<ul><li id="line-3">i<ol><li id="line-4">ii</li></ol></li><li id="line-5">iii</li></ul>' in html


def test_a_line_that_was_removed_is_still_shown_where_it_bears_witness() -> None:
    clock = witness(kind="clock", role="bounds", rule="page-clock", quote="8 February 2023", line=1, reads="2023-02-08")
    cut = (Removed(line=1, text="8 February 2023", rule="clock"),)
    html = build(entry(published=dated("2022-03-22", clock), removed=cut))["articles/a.html"]
    assert '<a href="#removed-1">line 1</a>' in html and '<tr id="removed-1">' in html


def test_what_the_curator_says_is_no_line_of_the_text() -> None:
    said = witness(kind="curator", rule="curated", values={"note": ""}, quote="date: 2022-03-22", line=3)
    html = build(entry(published=dated("2022-03-22", said, basis="curated")))["articles/a.html"]
    assert "<q>date: 2022-03-22</q>" in re.sub("</?mark>", "", html) and "line 3" not in html.partition('id="why"')[2]


def test_an_inferred_day_has_a_drawing_of_what_each_witness_leaves_open() -> None:
    words = witness(quote="Tuesday", line=3, reads="Tuesday")
    told = witness(kind="same event", reads="2022-03-21", capture="b", quote="21 March", line=1)
    day = dated("2022-03-22?", words, told, basis="inferred", uncertain=True, alternatives=("2022-03-23",))
    html = build(entry(published=day), entry("b", "2022-03-21"))["articles/a.html"]
    drawing = html[html.index('<svg class="clues"') :]
    assert re.findall(r"<text x[^>]*>([^<]*)", drawing) == [
        "This text: a Tuesday",
        "Harbour Times",
        "So the report is of",
    ]
    assert drawing.count('<circle class="known"') == 2 and drawing.count('<circle class="guess"') == 3
    assert '<svg class="clues"' not in build(entry())["articles/a.html"]


@pytest.mark.parametrize(
    ("reads", "label", "left"),
    [
        ("[2021-05-04,2021-04-05]", "This text: one of 4 May 2021 and 5…", 2),
        ("2021-04-30/2021-05-31", "This text: 30 April to 31 May 2021", 1),
        ("2021", "This text: 2021", 2),
        ("../2021-05-31", "This text: until 31 May 2021", 2),
        ("2021-05-04/..", "This text: from 4 May 2021", 1),
        ("2020-05", "This text: May 2020", 0),
    ],
)
def test_a_witness_that_names_no_one_day_leaves_open_what_lies_in_its_bounds(reads: str, label: str, left: int) -> None:
    words = witness(kind="weekday", quote="Tuesday", line=3, reads="Tuesday")
    day = dated(
        "2021-05-04?", words, witness(reads=reads), basis="inferred", uncertain=True, alternatives=("2021-04-05",)
    )
    html = build(entry(published=day))["articles/a.html"]
    drawing = html[html.index('<svg class="clues"') :]
    labels = re.findall(r"<text x[^>]*>([^<]*)", drawing)
    assert (label in labels) == bool(left), labels
    dots = re.findall(r'<circle class="(\w+)" cx="[\d.]+" cy="71"', drawing)
    assert dots == ["guess"] * left if left else dots == ["guess", "known"]


@pytest.mark.parametrize("others", [("2021-03", "2021-02"), ("2020/2021",), ("[2021-05-01,2021-04-30]",), ("2019",)])
@pytest.mark.parametrize("reads", ["Tuesday", "2021-05", "[2021-05-04,2021-04-05]", "2021-05-04", "XXXX-05-04", None])
def test_no_reading_and_no_alternative_is_too_wide_for_its_page(reads: str | None, others: tuple[str, ...]) -> None:
    day = dated("2021-05-04?", witness(reads=reads), basis="inferred", uncertain=True, alternatives=others)
    html = build(entry(published=day))["articles/a.html"]
    assert "Alternative" in html and "<b>a 2" not in html


def test_a_report_without_any_witness_says_so() -> None:
    assert "bears no witness to its day" in build(entry(published=dated(None, basis="unknown")))["articles/a.html"]


# ---------------------------------------------------------------- the drawing


def test_two_drawings_are_made_and_the_dense_window_is_enlarged() -> None:
    days = ("2001-05-01", "2022-03-21", "2022-03-22", "2022-03-22?", "2024-11-29?")
    html = build(*(entry(f"e{n}", day) for n, day in enumerate(days)))["index.html"]
    assert html.count("<svg") == 2
    assert "14 to 28 March 2022, enlarged" in html


@pytest.mark.parametrize("days", [[], ["2022-03-22"], ["2022"] * 3, ["1855", "../2020"], ["0001-01-01", "9999-12-31"]])
def test_a_drawing_stands_any_days(days: list[str]) -> None:
    assert build(*(entry(f"e{n}", day) for n, day in enumerate(days)))["index.html"].count("<svg") in (0, 2)


@pytest.mark.no_cover
def test_a_thousand_reports_are_drawn_as_bars() -> None:
    start = dt.date(1990, 1, 1)
    entries = [entry(f"e{n:04}", str(start + dt.timedelta(n % 900))) for n in range(1000)]
    html = build(*sorted(entries, key=lambda e: str(e.article.published.edtf)))["index.html"]
    assert "longest bar" in html and html.count("<circle") == 0


# ---------------------------------------------------------------- templates


def test_an_own_template_comes_before_the_themes(tmp_path: Path) -> None:
    (tmp_path / "prose.html").write_text("{% extends 'base.html' %}{% block main %}<h1>mine</h1>{% endblock %}")
    prose = Prose(id="p", title="P", html="<p>x</p>", origin="pages/p.md")
    page = next(p for p in plan(archive(), SITE, (prose,)) if p.path == "p.html")
    assert b"<h1>mine</h1>" in render(page, environment((str(tmp_path), THEME)))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("<h1>\n{{ nothing.here }}</h1>", 2, "'nothing' is undefined"),
        ("<p>\n\n{% if %}", 3, "Expected an expression, got 'end of statement block'"),
        ("{% extends 'gone.html' %}", None, "template gone.html is not there"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
    ],
)
def test_a_fault_in_a_template_is_a_problem_with_its_place(
    tmp_path: Path, text: str, line: int | None, message: str
) -> None:
    (tmp_path / "404.html").write_text(text)
    page = next(p for p in plan(archive(), SITE) if p.path == "404.html")
    with pytest.raises(ArchiveError) as caught:
        render(page, environment((str(tmp_path), THEME)))
    (problem,) = caught.value.problems
    assert problem.path.endswith("404.html") and problem.line == line
    assert problem.message == message


def test_the_style_sheet_keeps_to_its_budget_and_fetches_nothing() -> None:
    css = (Path(THEME) / "assets" / "style.css").read_text()
    assert len(css.encode()) <= 15_000
    assert "url(" not in css and "@import" not in css and "@font-face" not in css
