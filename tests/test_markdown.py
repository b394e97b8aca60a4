"""Markdown captures taken apart: what is text stays, every word is kept once, every line is listed once."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuril_archive.analysis.anatomy import Anatomy, dissect
from kuril_archive.markup import from_markdown

TEXT = "The ferry that links the port with the southern islands made its last trip on Tuesday evening."
HEAD = f"# Ferry to the islands stops\n\n{TEXT}\n\n"


def apart(capture: str) -> Anatomy:
    return dissect(from_markdown(capture), tuple(capture.split("\n")))


def headings(found: Anatomy) -> list[str]:
    return [block.text for block in found.body if block.kind == "heading"]


# ---------------------------------------------------------------- subheadings


@pytest.mark.parametrize(
    "line",
    [
        "![Map of the strait](map.png)",
        "Notes[^1]",
        "A short line",
        "[A page of the port](https://a.example/)",
        "**[A page of the port](https://a.example/)**",
        "Ferry timetable\n{: .note}",
        "<div>A short line</div>",
    ],
)
def test_a_short_paragraph_of_markdown_is_no_subheading(line: str) -> None:
    assert headings(apart(f"{HEAD}{line}\n\n{TEXT} It is old.\n\n[^1]: One.\n")) == []


@pytest.mark.parametrize("line", ["## Ice in the strait", "**Ice in the strait**", "Ice in the strait\n---"])
def test_markdown_marks_its_subheadings(line: str) -> None:
    assert headings(apart(f"{HEAD}{line}\n\n{TEXT} It is old.\n")) == ["Ice in the strait"]


def test_a_capture_that_marks_nothing_is_read_as_a_raw_text() -> None:
    plain = f"Ferry to the islands stops\n\n{TEXT}\n\nIce in the strait\n\n{TEXT} It is old.\n"
    assert headings(apart(plain)) == ["Ice in the strait"]
    assert headings(apart(plain + "\n{: .Note}\n\n![](a.png)\n")) == []


# ---------------------------------------------------------------- the end of the text


@pytest.mark.parametrize(
    "closing",
    [
        "<div>Closing words in a div</div>",
        "<div>\n<p>Closing words</p>\n</div>",
        "```\nclosing code\nmore\n```",
        "    closing code",
        "*Closing words*",
    ],
)
def test_short_closing_words_of_markdown_are_text(closing: str) -> None:
    found = apart(f"{HEAD}{TEXT} It is old.\n\n{closing}\n")
    assert not found.removed
    assert "losing" in found.body[-1].text


def test_furniture_that_a_rule_knows_goes_at_the_end_of_markdown_as_well() -> None:
    found = apart(f"{HEAD}{TEXT} It is old.\n\nShare this article\n\n<div>Related articles</div>\n\nFoo bar\n")
    assert [(cut.line, cut.rule) for cut in found.removed] == [(7, "share"), (9, "related"), (11, "after the text")]


def test_a_cited_footnote_after_furniture_is_text() -> None:
    capture = f"{HEAD}{TEXT}[^a]\n\nRelated articles\n\n[^b]: Not cited.\n\n[^a]: The note\nof the ferry.\n"
    found = apart(capture)
    assert [(b.line, b.end, b.text) for b in found.body][-1] == (11, 12, "[2] The note of the ferry.")
    assert [(cut.line, cut.rule) for cut in found.removed] == [(7, "related"), (9, "after the text")]


# ---------------------------------------------------------------- each line once


def test_a_line_with_two_removed_blocks_is_listed_once() -> None:
    line = "<div>Share this article</div><div>Related articles</div>"
    found = apart(f"{HEAD}{TEXT} It is old.\n\n{line}\n")
    assert [(cut.line, cut.text, cut.rule) for cut in found.removed] == [(7, line, "share, related")]


def test_of_a_line_that_the_text_shares_only_the_removed_words_are_listed() -> None:
    found = apart(f"{HEAD}<p>{TEXT} It is old.</p><p>Share this article</p><p>Related articles</p>\n")
    assert [(cut.line, cut.text) for cut in found.removed] == [(5, "Share this article Related articles")]


def test_the_lines_of_comments_are_listed() -> None:
    found = apart(f"{HEAD}<!-- an\n\nold -->\n\n{TEXT} It is old. <!-- within -->\n\n---\n\n{TEXT} Is it?\n")
    assert [(cut.line, cut.text, cut.rule) for cut in found.removed] == [
        (5, "<!-- an", "comment"),
        (7, "old -->", "comment"),
    ]


def test_a_name_that_gave_way_to_another_is_removed_though_its_line_holds_a_sign() -> None:
    line = "<p>Wirepost</p><p>By Anna Petrova</p>"
    found = apart(f"# Ferry stops\n\n{line}\n\n{TEXT}\n\n{TEXT} It is old.\n\n© 2021 The Strait Herald\n")
    assert (found.outlet, found.authors) == ("The Strait Herald", ("Anna Petrova",))
    assert next((cut.text, cut.rule) for cut in found.removed) == (line, "lone name")


# ---------------------------------------------------------------- properties

PIECES = [
    "The ferry {0} in the strait of the southern islands was old and slow and went out on Tuesday evening.",
    "Short {0} line",
    "{0} with a note[^{1}] and another[^{2}] and one more sentence of the captain for the length of it all.",
    "[^{1}]",
    "[^{1}]: Note {0} of the port.",
    "[^{1}]: Note {0}\nlazy {0}b line\n\n    Second {0}c paragraph\n\n        code {0}d\n        more {0}e",
    "    code {0}\n      indented {0}b",
    "```\ncode {0}\n\n  # second {0}b\n- third {0}c\n```",
    "~~~ python\n1. {0}\n~~~",
    "> ```\n> quoted {0}\n> code {0}b\n> ```",
    "> quoted {0}\n> > deeper {0}b\n>\n> - item {0}c",
    "> ## Quoted heading {0}\n> and {0}b",
    "- item {0}\n    - nested {0}b\n        1. deep {0}c\n- last {0}d\n\n    second {0}e",
    "- item {0}\n\n    ```\n    fenced {0}b\n    more {0}c\n    ```",
    "3. third {0}\n4. fourth {0}b",
    "1986. A year {0}",
    "| Year {0} | Talks |\n|---|---|\n| one {0}b | *two {0}c* |\n| - | three {0}d |",
    "a {0} | b\n--|--\n1 | {0}b",
    "![Picture {0}](a.png)",
    "![Remote {0}](https://a.example/a.png)",
    "<div>Boxed {0}</div><div>second {0}b</div>",
    "<div>\nBoxed {0} text\n<p>and {0}b</p>\n</div>",
    "<table><tr><td>cell {0}</td>\n<td>cell {0}b</td></tr></table>",
    "<div\nclass='x'>{0}</div>",
    "<pre>\npre {0}\n  pre {0}b\n</pre>",
    "## Heading {0}",
    "Setext {0}\n---",
    "**Bold {0}**",
    "Hard {0}  \nbreak {0}b",
    "[label {0}]: quiet{0}b",
    "[{0}]: https://a.example/",
    "See [{0}] and [words {0}b][{0}].",
    "{0}\n{{: .note}}",
    "Term {0}\n: what it is {0}b",
    "* * *",
    "<!-- comment {0} -->",
    "<!-- comment {0}\n\nand {0}b -->",
    "[^{1}]: [^{2}]: {0}",
    "///Footnotes Go Here///",
    "Share this article",
    "Related articles",
    "Advertisement",
    "Comments",
    "<p>Share this article</p>",
    "By Anna Petrova",
    "22 March 2022",
    "Source: Wirepost",
    "© 2021 Wirepost. All rights reserved.",
]
DOCUMENTS = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from("ab"), st.sampled_from("bc"), st.sampled_from(["\n\n", "\n"])),
    max_size=12,
)
SYNTAX = re.compile(
    r"\s*(?:>\s*)*(?:[`~]{3}.*|[-*=|:\s]+"  # fence, rule
    r"|\[\w+\]: https://a\.example/|</?(?:div|pre)>|<div)?"  # definition of a link, an element alone
)


def filled(pieces: list[tuple[str, str, str, str]]) -> str:
    """The document; each piece has words of its own, by which they are known again."""
    parts = (text.format(f"w{n}x", *notes) + gap for n, (text, *notes, gap) in enumerate(pieces))
    return HEAD + "".join(parts)


def words(text: str) -> list[str]:
    return re.findall(r"\bw\d+x\w?\b", text)


@pytest.mark.no_cover
@settings(max_examples=200)
@given(DOCUMENTS)
def test_every_word_of_markdown_ends_in_one_place(pieces: list[tuple[str, str, str, str]]) -> None:
    """The conservation law: body, removed, or a sign; fences, rules and definitions of links are none of these."""
    capture = filled(pieces)
    found = apart(capture)
    kept = words(" ".join(block.text for block in found.body)) + words(" ".join(cut.text for cut in found.removed))
    signed = {word for sign in found.signs for word in words(f"{sign.value} {sign.quote}")} - {*kept}
    least = Counter(word for line in capture.split("\n") if not SYNTAX.fullmatch(line) for word in words(line))
    assert least <= Counter([*kept, *signed]) <= Counter(words(capture)), capture


@pytest.mark.no_cover
@settings(max_examples=200)
@given(DOCUMENTS)
def test_every_line_of_markdown_is_covered_and_removed_but_once(pieces: list[tuple[str, str, str, str]]) -> None:
    capture = filled(pieces)
    found, blocks, lines = apart(capture), from_markdown(capture), capture.split("\n")
    numbers = [cut.line for cut in found.removed]
    assert numbers == sorted(set(numbers))
    covered = {*numbers, *(number for block in blocks for number in range(block.line, block.end + 1))}
    bare = {number for number, line in enumerate(lines, 1) if line.strip() and not SYNTAX.fullmatch(line)}
    assert not bare - covered, [capture, *(lines[number - 1] for number in sorted(bare - covered))]


@pytest.mark.no_cover
@settings(max_examples=200)
@given(DOCUMENTS)
def test_blocks_of_markdown_stand_on_the_lines_of_their_words(pieces: list[tuple[str, str, str, str]]) -> None:
    capture = filled(pieces)
    lines = capture.split("\n")
    syntax = {word for line in lines if SYNTAX.fullmatch(line) for word in words(line)}  # at times a row of a table
    for block in from_markdown(capture):
        there = {*words(" ".join(lines[block.line - 1 : block.end])), *syntax}
        assert there.issuperset(words(block.text)), (block, capture)
