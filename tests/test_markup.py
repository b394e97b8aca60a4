"""Text and Markdown -> blocks -> HTML: nothing lost, lines right, nothing hostile comes out."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile import read
from kuril_archive.markup import anchors, body_html, clean, elements, from_markdown, from_text, inner_html, plain, prose
from kuril_archive.markup.html import safe_address
from kuril_archive.model import Block, Image, Mark, MarkKind

CASES = Path(__file__).parent / "cases"
VOID = {"br", "img", "hr", "wbr"}


def cases(name: str) -> list[Any]:
    return [pytest.param(given, expected, id=title) for title, given, expected in read(CASES / name)]


def shown(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", "→")


def drawn(block: Block) -> Iterator[str]:
    yield f"{block.line}-{block.end} {block.kind}{block.level}{'o' * block.ordered} {shown(block.text)}"
    for mark in block.marks:
        yield f"    {mark.kind} [{shown(block.text[mark.start : mark.end])}] {mark.target or ''}".rstrip()


def para(text: str, *marks: Mark, **fields: Any) -> Block:
    values: dict[str, Any] = {"line": 1, "end": 1, **fields}
    return Block(text=text, marks=marks, **values)


# ---------------------------------------------------------------- case files


@pytest.mark.parametrize("text, expected", cases("wrapping.md"))
def test_raw_text_reads_as_paragraphs(text: str, expected: str) -> None:
    assert "\n".join(f"{b.line}-{b.end} {b.text}" for b in from_text(text)) == expected


@pytest.mark.parametrize("text, expected", cases("markdown.md"))
def test_markdown_reads_as_blocks(text: str, expected: str) -> None:
    assert "\n".join(line for block in from_markdown(text) for line in drawn(block)) == expected


def test_a_case_without_output_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("## one\n```input\na\n```\n```output\nb\n```\n\n## two\n```input\na\n```\n", "utf-8")
    with pytest.raises(AssertionError, match="lacks its input or output"):
        read(tmp_path / "a.md")


# ---------------------------------------------------------------- clean


@pytest.mark.parametrize(
    "text, expected",
    [
        ("\ufeffa\r\nb\rc", "a\nb\nc"),
        ("Ku\u00adril\u200b is\u2060lands", "Kuril islands"),
        ("abc\u202egnp.exe\u2066", "abcgnp.exe"),
        ("e\u0301\u200b", "é"),
        ("\u0646\u200c\u0645 \U0001f468\u200d\U0001f469", "\u0646\u200c\u0645 \U0001f468\u200d\U0001f469"),
        ("end\n\fnext\f\nlast\fmore", "end\nnext\nlast\nmore"),
        ("a\x00\x07b\tc\x9d", "ab\tc"),
    ],
)
def test_clean_drops_what_nobody_sees(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet=st.characters(exclude_characters="\r\f")))
def test_cleaning_keeps_the_count_of_lines(text: str) -> None:
    assert clean(text).count("\n") == text.count("\n")


# ---------------------------------------------------------------- from_text

WORDS = st.text(alphabet="abcdeé北京ñ-,. ", min_size=1, max_size=12)
LINES = st.lists(st.lists(WORDS, max_size=14).map(" ".join), max_size=12).map("\n".join)


@settings(max_examples=60)
@given(st.text() | LINES)
def test_no_visible_character_of_a_text_is_lost(text: str) -> None:
    assert "".join(plain(from_text(text)).split()) == "".join(text.split())


@settings(max_examples=60)
@given(st.text() | LINES)
def test_text_blocks_stand_on_their_lines(text: str) -> None:
    lines, at = text.split("\n"), 0
    for block in from_text(text):
        assert at < block.line <= block.end
        at = block.end
        source = "".join("".join(lines[block.line - 1 : block.end]).split())
        assert "".join(block.text.split()) == source


@settings(max_examples=25)
@given(st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=9), min_size=60, max_size=90), st.integers(60, 100))
def test_greedy_wrapping_is_undone(words: list[str], width: int) -> None:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += " " + word
    assert [b.text for b in from_text("\n".join(lines))] == [" ".join(words)]


def test_white_space_goes_at_the_ends_of_lines_only() -> None:
    assert [b.text for b in from_text("\u00a0 a\u00a0 b \u00a0\n\u00a0\nc")] == ["a\u00a0 b", "c"]


@pytest.mark.no_cover
@pytest.mark.parametrize("text", ["a" * 1_000_000, "北" * 1_000_000, "\n" * 100_000, "word and word\n" * 50_000])
def test_huge_texts_are_read_whole(text: str) -> None:
    assert "".join(plain(from_text(clean(text))).split()) == "".join(text.split())


# ---------------------------------------------------------------- from_markdown

PIECES = """
a b cd 北 *e* **f _g** `h` \\ # - 1. 7. > | -|- --- === ~~~ ``` [i](j) [k]: l [^1] [^1]: ![m](n.png) ![](//x.y/z)
<b> </b> <p> <p <table> <td> <tr> <li> <ul> <ol> <pre> <code> <br> <script> </script> <style> <!-- --> <iframe> <title>
[x](javascript:alert(1)) <javascript:x> &lt;script&gt; <img/src=x/onerror=y> <svg/onload=z> <img/src="http://e.f/g"/alt="">
<a/href="javascript:x"> <a&#32;href="j&#97;vascript:x">
""".split()
PHRASES = [
    *(
        "\n",
        "\n\n",
        "\n\n    ",
        "  \n",
        '<a onclick="x" href=" javascript:x">',
        '<ol start="9">',
        "<sup id=x onclick=y>",
    ),
    *('<img src="https://e.f/g" alt="<script>">', '<img src="//e.f/g" alt=\'"><script>\'>', '<div class="footnote">'),
]
MARKDOWN = st.lists(st.sampled_from([*PIECES, *PHRASES]), max_size=25).map(" ".join)


@given(MARKDOWN | st.text())
def test_lines_of_markdown_exist(text: str) -> None:
    for block in from_markdown(text, 10):
        assert 10 <= block.line <= block.end <= 10 + text.count("\n")


@given(MARKDOWN)
def test_marks_lie_within_their_text(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(b.text) for b in from_markdown(text) for m in b.marks)


@given(st.lists(st.text(alphabet="abcdefghij", min_size=3, max_size=40), min_size=1, max_size=8))
def test_plain_paragraphs_come_back(texts: list[str]) -> None:
    blocks = from_markdown("\n\n".join(texts), 3)
    assert [(b.text, b.line) for b in blocks] == [(text, 3 + 2 * n) for n, text in enumerate(texts)]


def test_a_swallowed_beginning_falls_back_to_the_line_before() -> None:
    blocks = from_markdown("<p>one</p><p>two</p>\n\nthree\n")
    assert [(b.text, b.line) for b in blocks] == [("one", 1), ("two", 1), ("three", 3)]


def test_tables_of_raw_html_and_captions_and_pictures() -> None:
    html = (
        '<table><caption>Catch</caption><tr><td>a<br>b<p>c</p></td><td><img src="d.png" alt="D"></td></tr>'
        "<tr><td><table><tr><td>in</td></tr></table></td></tr></table>"
    )
    assert [(b.kind, b.text) for b in from_markdown(html)] == [("table", "Catch\na b c\tD\n \n in")]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "<a " * 20_000,
        "<div>" * 20_000,
        "![" * 20_000,
        "\n".join(" " * 4 * n + "- x" for n in range(300)),
        "> " * 3000 + "x",
        "- " * 500 + "x",
    ],
)
def test_tangled_markdown_is_read_as_raw_text(text: str) -> None:
    assert "".join(plain(from_markdown(text, 7)).split()) == "".join(text.split())
    assert from_markdown(text, 7)[0].line == 7
    assert prose(text).startswith('<p id="line-1">')


@pytest.mark.parametrize("text", ["<pre>a<br>b</pre>", "c\n\n<pre>\na<br><br>b\n</pre>", "<pre>a<br>\nb</pre>\n\nc"])
def test_a_break_within_code_is_kept_and_is_no_line_of_the_source(text: str) -> None:
    (code,) = [block for block in from_markdown(text) if block.kind == "code"]
    assert re.fullmatch("a\n+b", code.text)
    assert code.end <= text[: text.rindex("b")].count("\n") + 1


def test_a_long_rule_is_not_taken_for_nesting() -> None:
    assert [b.kind for b in from_markdown("# a\n\n" + "* " * 40 + "\n\nb\n")] == ["heading", "paragraph"]


# ---------------------------------------------------------------- html


class Audit(HTMLParser):
    """Collects elements and checks that they nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[Any] = []
        self.stack: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Require the innermost element."""
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.text += data


def assert_harmless(html: str) -> None:
    assert "<script" not in html.lower()
    for tag, attrs in Audit(html).tags:
        assert tag not in {"script", "style", "iframe", "svg", "object"}
        assert not [name for name in attrs if name.startswith("on") or name in {"style", "srcset"}], html
        for name in {"href", "src"} & attrs.keys():
            address = re.sub(r"[\x00-\x20]", "", attrs[name] or "").lower()
            assert not address.startswith(("javascript:", "data:", "vbscript:")), html
            assert name == "href" or not re.match(r"https?:|[\\/]{2}", address), f"fetches from elsewhere: {html}"


@settings(max_examples=120)
@given(MARKDOWN | st.text())
def test_no_markdown_gives_hostile_html(text: str) -> None:
    assert_harmless(body_html(from_markdown(text)))
    assert_harmless(prose(text))


@given(st.text() | MARKDOWN)
def test_raw_text_is_escaped(text: str) -> None:
    html = body_html(from_text(text))
    assert_harmless(html)
    assert "".join(Audit(html).text.split()) == "".join(text.replace("\x00", "\x00").split())


KINDS: st.SearchStrategy[MarkKind] = st.sampled_from(
    ["strong", "em", "code", "link", "image", "sub", "sup", "del", "break"]
)
IMAGE = Image(path="p.png", width=4, height=3)
SIZED = 'width="4" height="3" loading="lazy" decoding="async"'
IMAGES = st.sampled_from([None, IMAGE])
TITLES = st.sampled_from([None, '"><script>'])
TARGETS = st.sampled_from([None, "a.png", "https://x.y/z", "javascript:x", " java\nscript:x", '"><script>', "//x.y/z"])


@given(st.data(), st.sampled_from(["paragraph", "table", "heading", "quote", "item", "code", "figure"]))
def test_overlapping_marks_nest_and_lose_no_text(data: st.DataObject, kind: str) -> None:
    text = data.draw(st.text(alphabet="ab<&\"'\t\n", min_size=1, max_size=20))
    edge = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edge, edge, KINDS, TARGETS, TITLES, IMAGES), max_size=6))
    marks = [Mark(min(a, b), max(a, b), *rest) for a, b, *rest in spans]
    a, b = sorted((data.draw(edge), data.draw(edge)))
    html = inner_html(para(text, *marks, kind=kind), [(a, b, "<u>", "</u>")])
    assert_harmless(html)
    assert_harmless(body_html([para(text, *marks, kind=kind)]))
    if not {mark.kind for mark in marks} & {"image", "break"}:
        assert "".join(Audit(html).text.split()) == "".join(text.split())


def test_overlapping_marks_close_and_open_again() -> None:
    block = para("abcdef", Mark(0, 4, "strong"), Mark(2, 6, "em"))
    assert inner_html(block) == "<strong>ab<em>cd</em></strong><em>ef</em>"


def test_extra_wrappers_lie_around_marks() -> None:
    block = para("on Monday", Mark(3, 9, "em"))
    assert inner_html(block, [(3, 9, "<mark>", "</mark>")]) == "on <mark><em>Monday</em></mark>"


def test_a_wrapper_does_not_cut_a_picture() -> None:
    block = para("see pic now", Mark(4, 7, "image", "p.png", image=IMAGE))
    assert inner_html(block, [(5, 11, "<u>", "</u>")]) == f'see <u><img src="p.png" {SIZED} alt="pic"> now</u>'


def test_a_remote_picture_becomes_a_link() -> None:
    block = para("pic", Mark(0, 3, "image", "https://x.y/z.png"))
    assert inner_html(block) == '<a href="https://x.y/z.png" rel="noopener">pic</a>'
    assert prose("![pic](https://x.y/z.png) ![own](own.png)") == (
        '<p><a href="https://x.y/z.png" rel="noopener">pic</a> <img alt="own" src="own.png" loading="lazy"></p>'
    )


@pytest.mark.parametrize("source", ["//x.y/z", "/\\x.y/z", "\\\\x.y/z", "HTTP://x.y/z"])
def test_no_way_of_writing_an_address_fetches_from_elsewhere(source: str) -> None:
    assert "<img" not in inner_html(para("pic", Mark(0, 3, "image", source)))
    assert "src=" not in prose(f"<img src='{source}' alt='pic'>")


def test_quotation_marks_do_not_break_out_of_a_picture() -> None:
    html = inner_html(para('" onload="x', Mark(0, 11, "image", "p.png", '" onload="y', IMAGE)))
    assert html == f'<img src="p.png" {SIZED} title="&quot; onload=&quot;y" alt="&quot; onload=&quot;x">'


def test_a_link_within_a_link_gives_way() -> None:
    block = para("abc", Mark(0, 3, "link", "a.html"), Mark(1, 2, "link", "b.html"))
    assert inner_html(block) == '<a href="a.html" rel="noopener">abc</a>'


@pytest.mark.parametrize(
    "address, safe",
    [
        ("https://a.b/c", True),
        ("MAILTO:a@b.c", True),
        ("../a.html?t=1:2", True),
        ("java\tscript:x", False),
        ("data:text/html,x", False),
        ("", False),
        (None, False),
    ],
)
def test_only_safe_addresses_are_linked(address: str, safe: bool) -> None:
    assert (safe_address(address) is not None) is safe


def test_anchors_name_the_first_source_line() -> None:
    assert anchors([para("a", line=3), para("b", line=3), para("c", line=5)]) == ("line-3", "line-3-2", "line-5")


def test_a_body_groups_items_and_quotations_and_shifts_headings() -> None:
    blocks = [
        para("T", kind="heading", level=3, line=1),
        para("a", kind="item", line=2),
        para("b", kind="item", level=9, ordered=True, line=3),
        para("c", kind="item", line=4),
        para("d", kind="item", ordered=True, line=5),
        para("q", kind="quote", line=6),
        para("r", kind="quote", level=2, line=7),
        para("s", kind="quote", line=8),
        para("x\ty\n1\t2", kind="table", line=9),
        para("z < 1", kind="code", line=10),
        para("U", kind="heading", level=6, line=11),
        para("p", line=12),
    ]
    assert body_html(blocks, {11: [(0, 1, "<u>", "</u>")]}).replace("\n", "") == (
        '<h2 id="line-1">T</h2>'
        '<ul><li id="line-2">a<ol><li id="line-3">b</li></ol></li><li id="line-4">c</li></ul>'
        '<ol><li id="line-5">d</li></ol>'
        '<blockquote><p id="line-6">q</p><blockquote><p id="line-7">r</p></blockquote><p id="line-8">s</p></blockquote>'
        '<div class="wide" tabindex="0"><table id="line-9"><tr><th>x</th><th>y</th></tr>'
        "<tr><td>1</td><td>2</td></tr></table></div>"
        '<pre id="line-10" tabindex="0"><code>z &lt; 1</code></pre><h3 id="line-11">U</h3><p id="line-12"><u>p</u></p>'
    )


def test_elements_tell_which_blocks_they_hold() -> None:
    kinds = ("paragraph", "item", "item", "quote", "quote", "paragraph", "item", "heading")
    blocks = [para("x", kind=kind, line=n) for n, kind in enumerate(kinds)]
    found = list(elements(blocks))
    assert [(places.start, places.stop) for places, _ in found] == [(0, 1), (1, 3), (3, 5), (5, 6), (6, 7), (7, 8)]
    assert body_html(blocks) == "".join(html + "\n" for _, html in found)
    assert list(elements([])) == []


def test_blocks_of_words_begin_with_a_link_to_themselves() -> None:
    kinds = ("paragraph", "quote", "item", "paragraph", "heading", "table", "code")
    blocks = [para("x", kind=kind, line=n // 2) for n, kind in enumerate(kinds)]
    html = "".join(html for _, html in elements(blocks, link=lambda name, line: f'<a href="#{name}">{line}</a>'))
    assert re.findall(r'<(\w+) id="(line-\S+)"><a href="#(\S+)">(\d)</a>x<', html) == [
        ("p", "line-0", "line-0", "0"), ("p", "line-0-2", "line-0-2", "0"),
        ("li", "line-1", "line-1", "1"), ("p", "line-1-2", "line-1-2", "1"),
    ]  # fmt: skip
    assert html.count("<a ") == 4


def test_headings_begin_at_h2_and_leave_no_rank_out_going_down() -> None:
    levels = (2, 6, 4, 2, 4)
    html = body_html([para("x", kind="heading", level=level, line=n) for n, level in enumerate(levels)])
    assert re.findall(r"<h(\d)", html) == ["2", "3", "3", "2", "3"]


def test_prose_keeps_heading_levels_tables_and_linked_footnotes() -> None:
    html = prose("# A\n\nx[^1]\n\na | b\n--|--\n1 | 2\n\n[^1]: note\n")
    assert "<h1>A</h1>" in html and "<td>1</td>" in html
    assert 'href="#fn:1"' in html and 'id="fn:1"' in html


@pytest.mark.no_cover
def test_many_breaks_and_cells_are_written_whole() -> None:
    breaks = inner_html(para("a\n" * 5_000, *(Mark(2 * n + 1, 2 * n + 2, "break") for n in range(5_000))))
    cells = inner_html(para("a\tb\n" * 5_000, *(Mark(4 * n, 4 * n + 1, "em") for n in range(5_000)), kind="table"))
    assert breaks.count("<br>") == cells.count("<em>") == 5_000
