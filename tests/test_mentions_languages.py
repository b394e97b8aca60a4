"""Times in languages other than English: one case file a language, ``cases/mentions-<code>.md``."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import casefile
from kuril_archive import edtf
from kuril_archive.analysis import mentions as m
from kuril_archive.analysis.mentions.readings import paragraphs
from kuril_archive.analysis.mentions.rules import Cues, Form, Joint, Language, Signs, Triggers
from test_mentions import DAY, shown

FOLDER = Path(__file__).parent / "cases"
CASES = {
    code: casefile.read(path)
    for path in sorted(FOLDER.glob("mentions-*.md"))
    if (code := path.stem.removeprefix("mentions-")) != "en"
}


def told(line: str, rules: Language) -> str:
    found = m.resolve(line, m.find_expressions(line, rules), DAY, rules, "news")
    return " ; ".join(map(shown, found)) or "-"


def test_every_language_has_its_cases() -> None:
    assert {"en", *CASES} == set(m.LANGUAGES)


@pytest.mark.parametrize(
    ("code", "title", "given", "wanted"),
    [pytest.param(code, *case, id=f"{code}: {case[0]}") for code, cases in CASES.items() for case in cases],
)
def test_times_are_read_as_the_case_file_says(code: str, title: str, given: str, wanted: str) -> None:
    found = [
        " ; ".join(map(shown, m.find_mentions(line, DAY, language=code, reading="news"))) or "-"
        for line in given.splitlines()
    ]
    assert found == wanted.splitlines(), title


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("code", "rule"),
    [(code, rule.name) for code in CASES if code in m.LANGUAGES for rule in m.LANGUAGES[code].rules],
)
def test_without_a_rule_some_case_fails(code: str, rule: str) -> None:
    less = m.LANGUAGES[code].without(rule)
    assert any(
        [told(line, less) for line in given.splitlines()] != wanted.splitlines() for _, given, wanted in CASES[code]
    )


@pytest.mark.parametrize("code", CASES)
def test_rules_have_names_of_their_own(code: str) -> None:
    names = [rule.name for rule in m.LANGUAGES[code].rules]
    assert len(names) == len(set(names))


def patterns(rules: Language) -> Iterator[tuple[str, re.Pattern[str] | Form]]:
    for rule in rules.rules:
        yield rule.name, rule.pattern
        if rule.after:
            yield f"{rule.name}: after", rule.after
    parts: tuple[Triggers | Cues | Signs | Joint, ...] = (rules.triggers, rules.cues, rules.signs, *rules.joints)
    for part in parts:
        for name, value in zip(part._fields, part, strict=True):
            if isinstance(value, re.Pattern):
                yield name, value


@pytest.mark.parametrize("code", CASES)
def test_no_pattern_repeats_without_a_bound_so_that_time_grows_with_the_length_alone(code: str) -> None:
    """At each trigger a bounded match, and at most one trigger a character: linear on any text."""
    endless = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
    within_class = re.compile(r"\[(?:\\.|[^\]\\])+\]")
    found = [
        name for name, pattern in patterns(m.LANGUAGES[code]) if endless.search(within_class.sub("", pattern.pattern))
    ]
    assert found == []


PIECES = {
    code: [line for _, given, _ in cases for line in re.split(r"(?<=[ 、。,;])|\n", given)]
    for code, cases in CASES.items()
}


@pytest.mark.parametrize("code", CASES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_offsets_give_the_words_and_no_two_mentions_overlap(code: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from(PIECES[code]), max_size=10))
    text = "".join(piece[data.draw(st.integers(0, 3)) :] for piece in pieces)
    published = data.draw(st.sampled_from([None, DAY, "2020-02-29", "XXXX-11-29", "[2022-03-22..2022-03-23]"]))
    found = m.find_mentions(text, published, language=code)
    assert all(text[f.start : f.end] == f.text != "" for f in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for f in found:
        assert f.value
        value = edtf.parse(f.edtf) if f.edtf else None
        if value and f.earliest and f.latest:
            assert value.earliest and value.latest
            assert (value.earliest.iso(), value.latest.iso()) == (f.earliest, f.latest)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "05/06/2020", "2020"),
        ("en", "5-6-20", "2020"),
        ("en", "05.06.2020", "2020-06-05"),
        ("en", "05/05/2020", "2020-05-05"),
        ("und", "05/06/2020", "2020"),
        ("und", "on 05-06-2020, a", "2020"),
        ("und", "13/06/2020", "2020-06-13"),
        ("und", "06/13/2020", "2020-06-13"),
        ("es", "05/06/2020", "2020-06-05"),
        ("ru", "05/06/2020", "2020-06-05"),
    ],
)
def test_where_day_and_month_may_be_either_only_the_year_is_sure(code: str, text: str, value: str) -> None:
    (found,) = m.find_mentions(text, DAY, language=code)
    assert (found.text, found.value) == (re.sub(r"^on |, a$", "", text), value)


# ---------------------------------------------------------------- readings


def test_a_line_that_goes_on_with_a_small_letter_is_of_one_paragraph_in_cyrillic_too() -> None:
    text = "Переговоры прошли\nво вторник.\nДоговор подписан."
    found = paragraphs(text, (), None, "news", m.LANGUAGES["en"].signs)
    assert [text[p.start : p.end] for p in found] == ["Переговоры прошли\nво вторник.", "Договор подписан."]


JAPANESE_HISTORY = (
    "1945年8月9日、ソ連は対日参戦した。18日に占守島へ上陸し、9月5日に占領を終えた。\n"
    "1946年2月に編入し、47年と48年に住民を退去させた。1951年9月に講和条約を結んだ。\n1955年6月に交渉が始まった。1956年10月に宣言した。12月に発効した。"
)


def test_a_japanese_history_is_read_along_its_own_line_of_time() -> None:
    assert {p.reading for p in m.read(JAPANESE_HISTORY, DAY, language="ja")} == {"narrative"}
    told = {f.text: f.value for f in m.find_mentions(JAPANESE_HISTORY, DAY, language="ja")}
    assert (told["18日"], told["9月5日"], told["12月"]) == ("1945-08-18", "1945-09-05", "1956-12")


def test_a_day_alone_ties_a_japanese_paragraph_to_its_own_day() -> None:
    text = "外務省は22日、1956年10月の宣言と2018年11月の合意を説明した。"
    assert [p.reading for p in m.read(text, DAY, language="ja")] == ["news"]
    assert m.find_mentions(text, DAY, language="ja")[0].value == DAY


RUSSIAN_HISTORY = (
    "9 августа 1945 года СССР вступил в войну. 18 августа десант высадился на Шумшу, 5 сентября операция закончилась.\n"
    "В феврале 1946 года острова вошли в состав РСФСР, через год жителей начали вывозить.\n"
    "В сентябре 1951 года подписан мирный договор. В июне 1955 года начались переговоры, в октябре 1956 года "
    "подписана декларация, в декабре она вступила в силу."
)


def test_a_russian_history_is_read_along_its_own_line_of_time() -> None:
    assert {p.reading for p in m.read(RUSSIAN_HISTORY, DAY, language="ru")} == {"narrative"}
    told = {f.text: f.value for f in m.find_mentions(RUSSIAN_HISTORY, DAY, language="ru")}
    assert (told["5 сентября"], told["через год"], told["декабре"]) == ("1945-09-05", "1947", "1956-12")


def test_a_russian_paragraph_that_recalls_the_past_tells_claims() -> None:
    text = (
        "Министры встретились в понедельник.\n\nОни говорили о рыбе.\n\n"
        "Спор обострился в прошлом году, когда это слово прозвучало впервые почти за 20 лет."
    )
    assert [p.background for p in m.read(text, DAY, language="ru")] == [False, False, True]
    assert {f.text: f.certain for f in m.find_mentions(text, DAY, language="ru")}["прошлом году"] is False


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize(
    ("code", "text", "words", "value"),
    [
        ("ja", "交渉は2012年から2020年まで続いた。", "2012年から2020年まで", "2012/2020"),
        ("ja", "交渉は2012〜20年に続いた。", "2012〜20年", "2012/2020"),
        ("ja", "会議は3月5〜7日に開かれた。", "3月5〜7日", "2022-03-05/2022-03-07"),
        ("ja", "2018年11月から19年1月にかけて協議した。", "2018年11月から19年1月にかけて", "2018-11/2019-01"),
        ("ja", "1855年と1875年の間に", "1855年と1875年の間", "1855/1875"),
        ("ja", "先週から21日まで", "先週から21日まで", "2022-03-14/2022-03-21"),
        ("ru", "обмены шли с 2012 по 2020 год.", "с 2012 по 2020 год", "2012/2020"),
        ("ru", "между 2012 и 2020 годами", "между 2012 и 2020 годами", "2012/2020"),
        ("ru", "учения с марта по май 2019 года,", "с марта по май 2019 года", "2019-03/2019-05"),
        ("ru", "С 5 по 7 марта 2021 г. шёл снег", "С 5 по 7 марта 2021 г.", "2021-03-05/2021-03-07"),
        ("ru", "в 2012–20 гг. они", "2012–20 гг.", "2012/2020"),
        ("ru", "с прошлой недели до пятницы", "с прошлой недели до пятницы", "2022-03-14/2022-03-25"),
        ("ru", "с ноября 2021-го по 21 марта", "с ноября 2021-го по 21 марта", "2021-11/2022-03-21"),
        ("ru", "с 499 по 493 год до н. э.", "с 499 по 493 год до н. э.", "-0498/-0492"),
        ("es", "Entre 2012 y 2020 hubo visitas", "Entre 2012 y 2020", "2012/2020"),
        ("es", "entre 1990 y 2000", "entre 1990 y 2000", "1990/2000"),
        ("es", "de 2012 a 2020", "de 2012 a 2020", "2012/2020"),
        ("es", "desde el 7 de marzo de 2020 hasta el 5 de mayo de 2021", None, "2020-03-07/2021-05-05"),
        ("es", "del lunes al martes", "del lunes al martes", "2022-03-21/2022-03-22"),
        ("fr", "entre 2012 et 2020", "entre 2012 et 2020", "2012/2020"),
        ("fr", "de mars 2019 à mai 2020", "de mars 2019 à mai 2020", "2019-03/2020-05"),
        ("fr", "d’avril 2019 jusqu’en mai 2020", "d’avril 2019 jusqu’en mai 2020", "2019-04/2020-05"),
        ("fr", "du 7 mars 2020 au 5 mai 2021", "du 7 mars 2020 au 5 mai 2021", "2020-03-07/2021-05-05"),
        ("de", "zwischen 2012 und 2020", "zwischen 2012 und 2020", "2012/2020"),
        ("de", "vom 7. März 2020 bis zum 5. Mai 2021", None, "2020-03-07/2021-05-05"),
        ("de", "zwischen dem 7. März 2020 und dem 5. Mai 2021", None, "2020-03-07/2021-05-05"),
        ("de", "die Jahre 2012 bis 2020", "2012 bis 2020", "2012/2020"),
        ("it", "tra il 2012 e il 2020", "tra il 2012 e il 2020", "2012/2020"),
        ("it", "fra maggio 2012 e marzo 2020", "fra maggio 2012 e marzo 2020", "2012-05/2020-03"),
        ("it", "dal 2012 al 2020", "dal 2012 al 2020", "2012/2020"),
        ("it", "dall'aprile 2019 all’agosto 2020", None, "2019-04/2020-08"),
        ("pt", "entre 2012 e 2020", "entre 2012 e 2020", "2012/2020"),
        ("pt", "de março de 2019 a maio de 2020", "de março de 2019 a maio de 2020", "2019-03/2020-05"),
        ("pt", "desde 2012 até 2020", "desde 2012 até 2020", "2012/2020"),
        ("nl", "tussen 2012 en 2020", "tussen 2012 en 2020", "2012/2020"),
        ("nl", "van 2012 tot en met 2020", "van 2012 tot en met 2020", "2012/2020"),
        ("nl", "van 7 maart 2020 t/m 5 mei 2021", None, "2020-03-07/2021-05-05"),
        ("sv", "2012–2020", "2012–2020", "2012/2020"),
    ],
)
def test_the_ends_of_a_stretch_of_time_are_two_mentions_and_one_span(
    code: str, text: str, words: str | None, value: str
) -> None:
    mentions = m.find_mentions(text, DAY, language=code, reading="news")
    (span,) = m.find_spans(text, mentions, language=code)
    assert (text[span.start : span.end], span.edtf) == (words or text, value)
    assert edtf.parse(span.edtf).earliest is not None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ja", "2012年と2020年に"),
        ("ja", "2020年から2012年まで"),
        ("ja", "5日、7日"),
        ("ru", "в 2012 и 2020 годах"),
        ("ru", "с 2020 по 2012 год"),
        ("es", "en 2012 y 2020"),
        ("es", "de 2020 a 2012"),
        ("fr", "en 2012 et en 2020"),
        ("de", "2012 und 2020"),
        ("it", "nel 2012 e nel 2020"),
        ("pt", "em 2012 e 2020"),
        ("nl", "in 2012 en 2020"),
    ],
)
def test_two_times_that_no_word_joins_are_no_span(code: str, text: str) -> None:
    assert m.find_spans(text, m.find_mentions(text, DAY, language=code), language=code) == ()


def test_a_language_without_rules_has_no_spans() -> None:
    assert m.find_spans("2012-20", m.find_mentions("2012-20", DAY), language="xx") == ()
