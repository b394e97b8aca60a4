"""Of a text that may be shown only in part, no file of the site holds more than the beginning."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from folder import build, fill, records, run, tree
from kuril_archive.analysis import excerpts
from kuril_archive.markup import from_markdown, from_text, plain
from kuril_archive.model import Block, Mark

# ---------------------------------------------------------------- where a text is cut

SENTENCE = "The ferry left the quay with nine people aboard."
"""Nine words."""


def opening(text: str) -> str:
    return plain(excerpts.opened(from_text(text)).body)


def test_about_fifty_words_are_shown_and_end_with_a_sentence() -> None:
    assert opening(" ".join([SENTENCE] * 30)) == " ".join([SENTENCE] * 6)


def test_paragraphs_are_filled_one_after_the_other() -> None:
    assert opening("\n\n".join([SENTENCE] * 30)) == "\n\n".join([SENTENCE] * 6)


def test_a_long_sentence_is_broken_at_a_word() -> None:
    shown = opening("word " * 300)
    assert shown == "word " * 49 + "word…"


@pytest.mark.parametrize("words", [10, 30, 40])
def test_the_first_sentence_is_whole_where_it_is_not_too_long(words: int) -> None:
    first = "A " + "very " * (words - 2) + "end."
    assert opening(f"{first} Then it went on.") == first


@pytest.mark.parametrize(("words", "shown"), [(12, 6), (40, 20), (3, 1)])
def test_one_sentence_is_never_shown_whole_if_it_is_all_there_is(words: int, shown: int) -> None:
    assert opening("word " * (words - 1) + "end.") == ("word " * shown).rstrip() + "…"


def test_of_a_short_text_half_is_shown() -> None:
    assert opening(" ".join([SENTENCE] * 4)) == " ".join([SENTENCE] * 2)


def test_a_text_whose_words_are_not_parted_is_cut_as_well() -> None:
    assert len(opening("船は昨日の夜に港を出た。" * 100)) <= 120
    assert len(opening("กขค" * 3000)) <= excerpts.WORDS * excerpts.LONG + 1


def test_no_heading_stands_at_the_end_and_a_table_ends_with_a_row() -> None:
    body = from_markdown(f"{SENTENCE} " * 6 + "\n\n## Then\n\nMore of it was told.\n\n" + "More. " * 80)
    assert [block.kind for block in excerpts.opened(body).body] == ["paragraph"]
    table = from_markdown("| a | b |\n|---|---|\n" + "| one two three | four five six |\n" * 40)
    (cut,) = excerpts.opened(table).body
    assert cut.text.split("\n")[-1] == "one two three\tfour five six"


def test_marks_end_where_the_text_does() -> None:
    marks = (Mark(0, 4, "strong"), Mark(0, 999, "em"), Mark(900, 910, "link", "https://example.org/"))
    (cut,) = excerpts.opened([Block(text="word " * 300, line=1, end=1, marks=marks)]).body
    assert [(mark.kind, mark.end) for mark in cut.marks] == [("strong", 4), ("em", len(cut.text))]


def test_a_picture_without_words_is_passed_over_and_one_after_the_beginning_is_not_shown() -> None:
    picture = Block(kind="figure", text="", line=1, end=1, marks=(Mark(0, 0, "image", "a.png", title="Told beneath."),))
    (said,) = from_text("word " * 50 + "end.")
    cut = excerpts.opened([picture, said, picture, *from_text("More. " * 99)]).body
    assert [(block.kind, block.marks) for block in cut] == [
        ("figure", (Mark(0, 0, "image", "a.png"),)), ("paragraph", ()),
    ]  # fmt: skip


def test_nothing_of_nothing() -> None:
    assert excerpts.opened(()) == excerpts.Opening((), 0)


# ---------------------------------------------------------------- the whole site

DATELINE = "NEMURO, March 22, 2022 (Wire) - A ferry with forty passengers ran aground off Shikotan on Tuesday morning."
WRECK = """The Japan Coast Guard said that the vessel had left the harbour an hour before with nine crates of lamp oil
on its deck. Nobody on the shore had seen it turn towards the rocks, as a bank of fog lay over the whole of the bay."""
TWIN = """A ferry ran aground near Shikotan. The Japan Coast Guard took all forty passengers off by boat. The harbour
office had known the ship for years and spoke well of its crew, who had brought it through ice without a scratch."""
NOTES = """The keeper of the old light wrote down what he saw from his window in every hour of the night, the ships and
the weather, and sometimes the words that came to his mind when nothing else was to be seen on the dark water."""

LATER: dict[str, tuple[str, ...]] = {
    "wreck": (
        "Kenji Arai, who steers the pilot boat, found seventeen splintered planks below the third hatch.",
        "On 3 March 1999 the keeper Barnabas Quill buried nine silver lanterns beneath the northern breakwater.",
        "The wardens of Quartzmann told wondering visitors that no wombat had ever climbed their weathered lighthouse.",
    ),
    "wreck, around it": (
        "Published: 22 March 2022 by the evening desk of the northern fishermen's cooperative gazette",
        "Updated: 24 March 2022 at 10:15 by the night desk of the Shikotan harbour bureau in Nemuro",
    ),
    "twin": (
        "It struck the outer reef on Tuesday while the cook was carving a swan out of the last block of butter.",
        "Such a thing had been seen once before, when a whaler sailed by moonlight into the same reef in 2019.",
    ),
    "notes": (
        "Barnacles & gulls, <em>he</em> said, keep better ledgers than any bursar of the drowned southern parish.",
        "Whoever reads this by candle will know why the fourteenth step was never mended by my father.",
        "An aunt in Wakkanai owned the only accordion that survived the winter of the great herring.",
        "Seven of the twelve apostles on the chapel door were carved by a dentist from Sapporo.",
        "A footnote remembers the veterinarian who rowed across the strait to vaccinate one single goat.",
        "A drawing of the crooked jetty by a child who had never been allowed near any water.",
        "The pickled plums were counted again on 7 July 2004 and three of the barrels rang hollow.",
    ),
}
"""Capture -> sentences beyond its beginning, and lines around its text that bear witness to its day."""

WORDS_IN = re.compile(r"\w+")


def archive() -> dict[str, str]:
    around, wreck, twin, notes = (LATER[name] for name in ("wreck, around it", "wreck", "twin", "notes"))
    return {
        "articles/wreck.txt": "Ferry with forty aboard runs aground off Shikotan\n\n" + "\n\n".join(
            (*around, f"{DATELINE} {WRECK}", f"{wreck[0]} {wreck[1]}", wreck[2], "Share this on Quokkabook")
        ),
        "articles/wreck.yml": "outlet: QP\nurl: https://example.org/wreck\n"
        f"mentions: [{{text: 3 March 1999, name: Lanterns}}, {{text: {wreck[2][:60]!r}, date: 1959-09-26}}]",
        "articles/twin.txt": f"Coast guard rescues passengers as ferry runs aground\n\n{TWIN}\n\n{twin[0]}"
        f"\n\n{twin[1]}\n",
        "articles/twin.yml": "outlet: QP\nsummary: The ferry and the reef.",
        "articles/notes.md": "---\ntitle: Notes of a keeper\ndate: 2022-03-23\noutlet: Quay\u2011 Post\n"
        f"shelfmark: {notes[1]!r}\n---\n{NOTES}\n\n## {notes[0]}\n\n> {notes[1]}\n\n- {notes[2]}\n\n"
        f"| was | is |\n|---|---|\n| {notes[3]} | gone |\n\nIt ends.[^1] ![{notes[5]}](jetty.png)\n\n{notes[6]}\n\n"
        f"[^1]: {notes[4]}\n",
        "events.yml": "- {date: 2004-07-07, title: The plums, sources: [notes#line-22]}",
    }  # fmt: skip


ASKED = {
    "the archive": {"archive.yml": "text: excerpt"},
    "the outlet": {"archive.yml": "outlets:\n  Quay Post: {spellings: [QP], text: excerpt}"},
    "the article": {},
}
BASE = "base_url: https://example.org/a/\ncollected: 2026-11\ntitle: Harbour archive\n"


def asked(way: str) -> dict[str, str]:
    """The archive, closed in one of three ways."""
    files = archive()
    if way == "the article":
        files["articles/wreck.yml"] += "\ntext: excerpt\n"
        files["articles/twin.yml"] += "\ntext: excerpt\n"
        files["articles/notes.md"] = files["articles/notes.md"].replace("---\n", "---\ntext: excerpt\n", 1)
    return {**files, "archive.yml": BASE + ASKED[way].get("archive.yml", "")}


def site(folder: Path, files: dict[str, str]) -> dict[str, bytes]:
    ran = build(fill(folder, files), "--review")
    assert ran.status == 0, ran.err
    return tree(folder / "build")


def readings(data: bytes) -> Iterator[str]:
    """The words of a file as it stands, of what its entities mean, and of what is left without tags and folds."""
    text = data.decode()
    plainer = unescape(text)
    bare = re.sub(r"<[^<>]*>", "", plainer.replace("\r\n ", ""))
    for each in (text, plainer, bare, unescape(bare)):
        yield " ".join(WORDS_IN.findall(each.lower()))


def pieces(sentence: str) -> Iterator[str]:
    """Every run of eight words."""
    words = WORDS_IN.findall(re.sub(r"<[^<>]*>", "", sentence).lower())
    yield from (" ".join(words[at : at + 8]) for at in range(max(1, len(words) - 7)))


def leaks(built: dict[str, bytes]) -> list[tuple[str, str]]:
    """File and words of every sentence, and of every eight words, that should not be there."""
    hidden = [piece for sentences in LATER.values() for sentence in sentences for piece in pieces(sentence)]
    return [
        (path, piece)
        for path, data in built.items()
        for said in set(readings(data))
        for piece in hidden
        if piece in said
    ]


@pytest.mark.parametrize("way", ASKED)
def test_no_file_holds_a_later_sentence_whoever_asks_for_the_excerpt(tmp_path: Path, way: str) -> None:
    built = site(tmp_path, asked(way))
    assert leaks(built) == []
    assert not [path for path in built if path.startswith("captures/")]
    assert b"Quokkabook" not in b"".join(built.values())
    for name, beginning in (("wreck", WRECK), ("twin", TWIN)):
        assert beginning.split(".")[0].split("\n")[0] in built[f"articles/{name}.html"].decode()


def test_the_same_sentences_are_there_where_nothing_is_closed(tmp_path: Path) -> None:
    found = {piece for _, piece in leaks(site(tmp_path, {**asked("the archive"), "archive.yml": BASE}))}
    assert [sentence for every in LATER.values() for sentence in every if not found & {*pieces(sentence)}] == []


def test_an_article_opens_what_the_outlet_closes_and_an_outlet_what_the_archive_closes(tmp_path: Path) -> None:
    files = asked("the archive")
    files["articles/twin.yml"] += "\ntext: full\n"
    files["archive.yml"] = BASE + "text: excerpt\noutlets:\n  Quay Post: {spellings: [QP], text: excerpt}"
    shown = {path for path, _ in leaks(site(tmp_path, files))}
    assert "articles/twin.html" in shown and not shown & {"articles/wreck.html", "articles/notes.html"}
    files["archive.yml"] = BASE + "text: excerpt\noutlets:\n  Quay Post: {spellings: QP, text: full}"
    shown = {path for path, _ in leaks(site(tmp_path, files))}
    assert {"articles/twin.html", "articles/wreck.html", "articles/notes.html"} <= shown


def test_the_page_says_so_and_leads_to_the_source(tmp_path: Path) -> None:
    built = site(tmp_path, asked("the archive"))
    page = built["articles/wreck.html"].decode()
    assert "Only the beginning of the text is shown here." in page
    assert '<a href="https://example.org/wreck">The whole report at its source</a>' in page
    assert "1 line of page furniture" in page and 'id="time-1"' in page
    assert "The whole report at its source" not in built["articles/twin.html"].decode()
    assert "Of reports of which only the beginning is shown" in built["about.html"].decode()
    assert "The ferry and the reef." in built["articles/twin.html"].decode()


def test_the_day_is_still_proven_by_what_is_not_shown(tmp_path: Path) -> None:
    found: dict[str, Any] = records(site(tmp_path, asked("the archive"))["data/articles.jsonl"])["twin"]
    assert (found["published"]["edtf"], found["published"]["basis"]) == ("2022-03-22?", "inferred")
    quotes = {each["rule"]: each["quote"] for each in found["published"]["evidence"]}
    assert (quotes["weekday-near"], quotes["same-event"]) == ("Tuesday", "22 March 2022")
    assert (found["removed"], found["extra"]) == ([], {"text": "excerpt"})


def test_an_event_of_a_later_sentence_stays_with_who_tells_it(tmp_path: Path) -> None:
    whole = site(tmp_path / "whole", {**asked("the archive"), "archive.yml": BASE})
    part = site(tmp_path / "part", asked("the archive"))
    before, after = (records(built["data/events.jsonl"]) for built in (whole, part))
    assert list(before) == list(after), "the address of an event does not hang on how much is shown"
    (event,) = [each for each in after.values() if each["date"] == "1999-03-03"]
    assert event["told_by"] == [
        {"article": "wreck", "paragraph": None, "url": "articles/wreck.html", "words": "3 March 1999",
         "sentence": "3 March 1999", "sure": True, "name": "Lanterns"}
    ]  # fmt: skip
    assert "Lanterns" in part["timeline.ics"].decode()


def test_no_link_leads_to_what_is_not_shown(tmp_path: Path) -> None:
    ran = run(fill(tmp_path, asked("the archive")), "check", "--jobs", "1")
    assert "anchor-missing" not in ran.err and "link-broken" not in ran.err, ran.err


def test_a_terminal_shows_no_more_than_the_site(tmp_path: Path) -> None:
    fill(tmp_path, asked("the archive"))
    for call in (["inspect", "articles/wreck.txt", "--json"], ["inspect", "articles/notes.md"], ["review"]):
        ran = run(tmp_path, *call)
        assert leaks({"": ran.out.encode()}) == [], call


@pytest.mark.parametrize("ignored", ["", "ignore: [key-value]\n"])
def test_a_fault_behind_which_an_excerpt_may_be_meant_keeps_the_report_back(tmp_path: Path, ignored: str) -> None:
    files = {**archive(), "archive.yml": BASE + ignored}
    files["articles/wreck.yml"] += "\ntext: excerp\n"
    ran = build(fill(tmp_path, files))
    assert ran.status == 1 and "articles/wreck.yml:4: text: “excerp” is neither full nor excerpt" in ran.err
    assert "articles/wreck.html" not in tree(tmp_path / "build")
