"""Captures taken apart: headline, signs, body, furniture."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import casefile
from kuril_archive.analysis.anatomy import Anatomy, dissect
from kuril_archive.analysis.furniture import RULES, rule_for
from kuril_archive.analysis.names import is_outlet, is_person, rights_holder
from kuril_archive.markup import clean, from_markdown, from_text
from kuril_archive.model import Block

HERE = Path(__file__).parent
CASES = [case for name in ("anatomy", "credits") for case in casefile.read(HERE / "cases" / f"{name}.md")]
ORIGINALS = HERE.parent.parent / "shared" / "captures"


def apart(text: str, outlets: dict[str, str] | None = None) -> Anatomy:
    return dissect(from_text(text), tuple(text.split("\n")), outlets or {})


def shown(found: Anatomy) -> list[str]:
    signs = [f"{sign.kind}: {sign.value}" for sign in found.signs]
    removed = [f"- {line.line} {line.rule}" for line in found.removed]
    body = [f"{'#' if b.kind == 'heading' else '>'} {' '.join(b.text.split()[:4])}" for b in found.body]
    return signs + removed + body


@pytest.mark.parametrize(("title", "given", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_captures_come_apart_as_the_case_file_says(title: str, given: str, wanted: str) -> None:
    assert shown(apart(given)) == wanted.splitlines(), title


# ---------------------------------------------------------------- the originals


def wanted_of_originals() -> list[dict[str, object]]:
    if not ORIGINALS.is_dir():
        return []
    return [json.loads(line) for line in (ORIGINALS / "expected.jsonl").read_text("utf8").splitlines()]


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the five original captures are not in ../shared/captures")
@pytest.mark.parametrize("wanted", wanted_of_originals(), ids=lambda wanted: str(wanted["id"]))
def test_the_originals_come_apart_as_expected(wanted: dict[str, object]) -> None:
    found = apart(clean((ORIGINALS / f"{wanted['id']}.txt").read_text("utf8")))
    paragraphs = [block.text for block in found.body if block.kind != "heading"]
    got = {
        "title": found.title,
        "title_supplied": found.title is None,
        "outlet": found.outlet,
        "section": found.section,
        "place": found.place,
        "removed_lines": [line.line for line in found.removed],
        "paragraphs": len(paragraphs),
        "headings": [block.text for block in found.body if block.kind == "heading"],
    }
    assert got == {key: wanted.get(key, []) for key in got}
    assert paragraphs[0].startswith(str(wanted["first_words"]))
    assert paragraphs[-1].endswith(str(wanted["last_words"]))


# ---------------------------------------------------------------- the rules, one by one

ACTS = {
    "comments": ["Leave a Reply", "12 Comments", "Комментарии (3)"],
    "related": ["Related articles", "You may also like", "Читайте также", "関連記事"],
    "about the writer": ["About the author", "Über den Autor"],
    "newsletter": [
        "Sign up for our newsletter",
        "Newsletter",
        "Want more of the strait? Get our letters in your inbox every Friday.",
        "Подписывайтесь на наш канал в Telegram, чтобы узнавать новости островов первыми.",
        "Abonnez-vous gratuitement et recevez chaque matin notre newsletter sur les îles du sud et leurs ports.",
    ],
    "plea": [
        "If you value our work, please consider supporting independent journalism on the islands.",
        "Got a tip about the ferry? Write to us or call the newsroom at any hour.",
    ],
    "rates": ["USD 75,40 EUR 80,12", "Курс: USD 75.40 EUR 80.12", "Курс ЦБ: $ 75,4", "Brent: 83.10"],
    "tags": ["Tags: Japan, Russia", "Filed under"],
    "rights": ["© 2021 The Strait Herald. All rights reserved", "Copyright 2020 Wire"],
    "next and previous": ["Next article »", "chevron_left", "Back to top"],
    "reply form": ["Required fields are marked *", "Enter your email address"],
    "reply field": ["Name", "Email *"],
    "share": ["Share this article", "Facebook Twitter WhatsApp", "Поделиться", "Send this to a friend"],
    "share options": ["All sharing options for: Ferry to the islands stops"],
    "share site": ["Facebook", "Twitter 12"],
    "advertisement": ["Advertisement", "Реклама", "Story continues below"],
    "read more": ["Read more", "Weiterlesen"],
    "read also": ["Read more: Ferry to the islands stops"],
    "reading time": ["3 min read", "Lesezeit: 4 Minuten"],
    "counter": ["1,204 views", "Просмотров: 311"],
    "cookies and consent": [
        "Cookie\tDuration\tDescription",
        "Save & Accept",
        "We use cookies to improve your visit. Accept them or leave.",
        "Accept all cookies",
    ],
    "account": ["Log in", "Subscribe now", "Войти"],
    "weather": ["5.7 C", "Tokyo 12°"],
    "note on the copy": [
        "Accessed 12 June 2021 from https://strait.example/ferry",
        "Saved: 12 June 2021",
        "Дата обращения: 12.06.2021",
    ],
    "breadcrumb": ["Home > News > Asia", "World › Asia › Japan", "Home / Society / Ferries"],
    "photograph credit": ["Photo: Anna Petrova", "A ferry leaves port (Photo: Ken Sato)", "Getty Images"],
    "bare number": ["17", "1,5 %"],
    "bare sign": ["***", "—"],
    "time ago": ["3 hours ago", "updated 16m ago"],
    "site links": ["About us", "Privacy policy", "Контакты"],
    "press contact": ["For further information contact:", "Media enquiries: Anna Petrova", "Pressekontakt"],
    "reader's tool": [
        "Listen to this article",
        "Report an error",
        "Send a tip",
        "Guardar",
        "Back to overview",
        "A+ A- Print E-mail",
        "Artikel versenden",
        "Download our app to follow the ferry",
    ],
    "label": ["EXCLUSIVE", "Press release", "Redacción", "速報"],
    "menu": ["Home | Ferries | Tides", "The Strait Herald · News · Letters", "Port — Ferries — Fish — Tides"],
    "page number": ["Page 3", "Seite 4 von 7", "стр. 12"],
    "mail header": ["To: Reading Room", "Newsgroups: misc.ferries", "-----Original Message-----"],
    "editor's line": ["Editor: Ken Sato", "责任编辑：王伟"],
    "slug line": ["BC-Ferry, 1st Ld", "Eds: Updates with the port's word"],
    "data base": ["SECTION: Part A; Pg. 6", "LENGTH: 312 words", "LOAD-DATE: November 16, 1998", "BODY:"],
    "end mark": ["ENDS", "(ends)"],
    "paywall": ["Article réservé aux abonnés", "For subscribers only"],
}
STAYS = {
    "comments": ["He left a reply on the minister's desk.", "No comment came from the embassy on Tuesday."],
    "related": ["Related talks on fishing ended without a word.", "The most popular island is Iturup."],
    "about the writer": ["About the writer of the treaty little is known."],
    "newsletter": [
        "The newsletter of the fishers was closed in May.",
        "Subscribe they did not: the fishers read the timetable on the quay.",
    ],
    "plea": [
        "Help came from Hokkaido in the shape of two tugs and a donation of ten tons of coal.",
        "Support for independent journalism has fallen on the islands, a survey of the port says.",
    ],
    "rates": ["Oil rose to 83.10 dollars in Tokyo", "$139.00", "Euro 2016"],
    "tags": ["He tags whales off the coast of Hokkaido.", "Topics for the talks have not been named."],
    "rights": ["Copyright on the map is claimed by both sides."],
    "next and previous": ["Next week the ministers meet.", "The previous treaty was never signed."],
    "reply form": ["Your email is read by the state, he warned."],
    "reply field": ["Name of the island: Shikotan."],
    "share": ["Share prices fell on Tuesday.", "They share the fish of the strait."],
    "share options": ["Sharing the islands is one of the options."],
    "share site": ["Twitter was blocked in Russia on Friday."],
    "advertisement": ["An advertisement for the ferry hangs in the port."],
    "read more": ["Read aloud, the treaty takes an hour."],
    "read also": ["The related talks: none."],
    "reading time": ["The talks took 3 minutes."],
    "counter": ["1,204 people live there."],
    "cookies and consent": ["The court fined the firm, which uses cookies without consent."],
    "account": ["Log books of the ferry were lost."],
    "weather": ["It was 5 degrees in Tokyo.", "In 1855 the treaty was signed."],
    "note on the copy": ["Saved 12 men in 2021", "Archived by order of May 1945"],
    "breadcrumb": [
        "Talks went from bad to worse.",
        "Рейс «Адмирала» отложен до весны",
        "«Адмирал» вернулся в порт",
        "Home: a place by the strait",
    ],
    "photograph credit": ["Kishida told Reuters.", "“Image is everything,” he said.", "A photo shows the ferry."],
    "bare number": ["17 islands"],
    "bare sign": ["No."],
    "time ago": ["Three hours ago the ferry sank."],
    "site links": ["News of the day reached the islands late."],
    "press contact": ["Further contact between the ministers is not planned."],
    "reader's tool": [
        "Listen, said the master of the port.",
        "They report an error in the chart of the strait.",
        "Download our app, the port told its passengers.",
        "Print run of the Herald falls",
    ],
    "label": ["An exclusive zone of two hundred miles was drawn.", "Ferry stops: live updates from the port tonight"],
    "menu": ["Ferry stops | The Strait Herald", "Ferry to the islands stops for winter | Society | The Strait Herald"],
    "page number": ["Page 3 of the treaty is missing."],
    "mail header": ["To the islands: a last trip", "From Korsakov to Yuzhno-Kurilsk"],
    "editor's line": ["The editor was fined."],
    "slug line": ["US-Japan talks end without a word"],
    "data base": ["Section: the keel is laid", "Length: twelve metres, beam four"],
    "paywall": ["The ferry is for members only on Mondays."],
    "end mark": ["The season ends", "End of the line for the ferry"],
}


def test_every_rule_is_tried_both_ways() -> None:
    assert set(ACTS) == set(STAYS) == {rule.name for rule in RULES}


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in ACTS.items() for line in lines])
def test_a_rule_meets_its_furniture(name: str, line: str) -> None:
    rule = rule_for(line)
    assert rule is not None
    assert rule.name == name


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in STAYS.items() for line in lines])
def test_a_rule_leaves_text_that_speaks_of_the_same_thing(name: str, line: str) -> None:
    rule = rule_for(line)
    assert rule is None, rule.name


# ---------------------------------------------------------------- what is known to the archive, and Markdown

TEXT = "The ferry that links the port with the southern islands made its last trip on Tuesday evening."


def test_a_known_spelling_decides_that_a_name_is_an_outlet() -> None:
    capture = f"Ferry to the islands stops for the winter\nAnna Petrova\n\n{TEXT}"
    assert apart(capture).outlet is None
    assert apart(capture, {"anna petrova": "Anna Petrova's Blog"}).outlet == "Anna Petrova's Blog"


def test_a_one_word_line_that_the_text_uses_is_no_outlet() -> None:
    assert apart(f"Ferry to the islands stops for the winter\nTuesday\n\n{TEXT}").outlet is None


def test_a_line_of_bars_and_gaps_is_no_breadcrumb() -> None:
    assert [line.rule for line in apart(f"|   |\nFerry to the islands stops\n\n{TEXT}").removed] == ["bare sign"]


def test_marks_move_with_the_text_when_a_dateline_is_taken_off() -> None:
    capture = f"# Ferry to the islands stops\n\nKORSAKOV, March 22 (Reuters) - The **ferry** sank.\n\n{TEXT}"
    capture = capture.replace("sank.", "that links the port with the islands sank on Tuesday evening.")
    found = dissect(from_markdown(capture), tuple(capture.split("\n")))
    block = found.body[0]
    assert found.title == "Ferry to the islands stops"
    assert [block.text[mark.start : mark.end] for mark in block.marks] == ["ferry"]


def markdown(capture: str, said: str | None = None) -> Anatomy:
    return dissect(from_markdown(capture), tuple(capture.split("\n")), {}, said)


def test_headings_items_and_quotations_of_markdown_are_never_furniture() -> None:
    found = markdown(
        f"# Ferry to the islands stops\n\n{TEXT}\n\n- Share\n- Read more\n\n> Advertisement\n\n{TEXT} It is old."
    )
    assert [block.text for block in found.body][1:4] == ["Share", "Read more", "Advertisement"]
    assert not found.removed


def test_a_box_s_word_is_a_subheading_in_markdown_where_prose_follows_it() -> None:
    kept = markdown(f"# Ferry to the islands stops\n\n{TEXT}\n\n## Comments\n\n{TEXT} It is old.")
    assert [(block.kind, block.text) for block in kept.body][1] == ("heading", "Comments")
    cut = markdown(f"# Ferry to the islands stops\n\n{TEXT}\n\n## Related articles\n\n- Ice in the strait")
    assert [line.rule for line in cut.removed] == ["related", "after the text"]


def test_where_front_matter_says_the_title_a_subheading_over_the_text_is_no_headline() -> None:
    capture = f"## Ice in the strait\n\n{TEXT}"
    assert markdown(capture).title == "Ice in the strait"
    found = markdown(capture, "Ferry to the islands stops")
    assert found.title is None
    assert found.body[0].text == "Ice in the strait"
    assert markdown(f"# Ferry stops\n\n{TEXT}", "Ferry to the islands stops").title == "Ferry stops"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© The Strait Herald", "The Strait Herald"),
        ("© Nordposten AS 2023", "Nordposten AS"),
        ("© 2020–2022 Strait Media Pty Ltd. All rights reserved.", "Strait Media Pty Ltd"),
        ("Copyright (c) 1999 by The Strait Herald Co.", "The Strait Herald Co."),
        ("© Insel Verlag GmbH & Co. KG. Alle Rechte vorbehalten", "Insel Verlag GmbH & Co. KG"),
        ("Copyright 海峡新聞社 無断転載を禁じます", "海峡新聞社"),
        ("© РИА «Пролив», 2020. Все права защищены", "РИА «Пролив»"),
        ("The Strait Herald © 2021", "The Strait Herald"),
        ("© 2021. All rights reserved.", None),
        ("Copyright Policy", None),
        ("© Foto: Ken Sato", None),
        ("© Riproduzione riservata", None),
    ],
)
def test_a_rights_line_gives_the_holder_s_name_alone(line: str, name: str | None) -> None:
    assert rights_holder(line) == name


@pytest.mark.parametrize(
    ("name", "outlet", "person"),
    [
        ("The Strait Herald", True, False),
        ("Diario del Puerto", True, False),
        ("Островной вестник", True, False),
        ("Ministry of Ferries and Ports", True, False),
        ("Nordposten", True, False),
        ("Daily Mail", True, False),
        ("The Strait Notebook", True, False),
        ("Print E-mail", False, False),
        ("Latest News", False, False),
        ("Business News", False, False),
        ("Post", False, False),
        ("Anna Petrova", False, True),
        ("Jan van der Berg", False, True),
        ("Анна Петрова", False, True),
        ("Share This", False, False),
        ("TOP STORY", False, False),
        ("Ice in the strait", False, False),
    ],
)
def test_words_tell_outlets_from_persons_and_from_neither(name: str, outlet: bool, person: bool) -> None:
    assert (is_outlet(name, {}), is_person(name)) == (outlet, person)


# ---------------------------------------------------------------- properties

LINES = st.sampled_from(
    f"""{TEXT}|{TEXT.replace("ferry", "boat")}|||Ferry to the islands stops|Wirepost|Share|Advertisement|Short line
    |22 March 2022|Wednesday, February 8, 2023|5 C|By Anna Petrova|Leave a Reply|Name|Politics|Read more|- |[Tokyo]
    |KORSAKOV, March 22 (Reuters) -|KORSAKOV — {TEXT}|Source: Wirepost|© 2021 Wirepost|Home > News
    |https://a.example/2022/03/21/x|PoliticsFerry to the islands stops|Page 3|Anna Petrova
    |Ferry to the islands stops – The Strait Herald|The Strait Herald|Newsletter|Tags|Comments
    |Subject: Ferry to the islands stops|Date: Tue, 22 Mar 2022 10:11:12 +0900|From: a@b.example
    |Korsakov, 22 March 2022|@strait
    |Source: Wirepost   2022/03/21
    |1. one|These are the last trips:""".replace("\n    ", "").split("|")
)


@pytest.mark.no_cover
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25))
def test_every_line_ends_in_one_place(lines: list[str]) -> None:
    """The conservation law: body, removed, or carried by a sign; nothing lost and nothing twice."""
    text = clean("\n".join(lines))
    found, blocks = apart(text), from_text(text)
    removed = [line.line for line in found.removed]
    body = [number for block in found.body for number in range(block.line, block.end + 1)]
    signed = {sign.line for sign in found.signs}
    carried = [n for b in blocks if b.line in signed for n in range(b.line, b.end + 1) if n not in {*removed, *body}]
    filled = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    assert sorted(removed + body + carried) == filled
    assert all(line.text == text.split("\n")[line.line - 1] for line in found.removed)


@given(st.lists(LINES, max_size=25))
def test_signs_quote_the_capture(lines: list[str]) -> None:
    text = clean("\n".join(lines))
    blocks = {block.line: block.text for block in from_text(text)}
    assert all(sign.quote in blocks[sign.line] for sign in apart(text).signs)


@given(st.lists(LINES, max_size=25))
def test_body_blocks_are_ends_of_their_lines(lines: list[str]) -> None:
    text = clean("\n".join(lines))
    whole: dict[int, Block] = {block.line: block for block in from_text(text)}
    assert all(whole[block.line].text.endswith(block.text) for block in apart(text).body)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece", ["a", "word ", "March 12, ", "( ", "> ", "/ (", "Share\n", "Some menu line\n", f"{TEXT}\n"]
)
def test_hostile_captures_take_linear_time(piece: str) -> None:
    """200 kB of one thing: a quadratic rule would take minutes."""
    text = piece * (200_000 // len(piece))
    assert apart(text) is not None
