"""Sentences, languages, lengths: what a text gives by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuril_archive.analysis.language import language_of
from kuril_archive.analysis.reading import EXTRACT_CHARACTERS, count_words, first_sentence
from kuril_archive.analysis.sentences import sentences


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The index fell 344.65 points. Nobody knew why.", ["The index fell 344.65 points.", "Nobody knew why."]),
        ("The U.S. market fell. Mr. J. K. Arai sold.", ["The U.S. market fell.", "Mr. J. K. Arai sold."]),
        ("She came on Jan. 5. He left!", ["She came on Jan. 5.", "He left!"]),
        ("“No.” He left. Was it so?", ["“No.”", "He left.", "Was it so?"]),
        ("It opens at 5 p.m. on Tuesday.", ["It opens at 5 p.m. on Tuesday."]),
        ("霧鐘が鳴った。人々は驚いた。", ["霧鐘が鳴った。", "人々は驚いた。"]),
        ("Он ушёл. Она осталась.", ["Он ушёл.", "Она осталась."]),
        ("one line\nanother line", ["one line", "another line"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, wanted: list[str]) -> None:
    assert list(sentences(text)) == wanted


@given(st.text(max_size=300))
def test_no_sentence_loses_a_character(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry came back to the harbour with forty passengers, and the captain said that it was late.", "en"),
        ("Паром вернулся в порт, и капитан сказал, что на борту было сорок человек, но не все были рады.", "ru"),
        ("El barco volvió al puerto con los pasajeros, según el capitán, por la tarde, y las familias lloraron.", "es"),
        ("Das Schiff kam mit den Fahrgästen in den Hafen, und die Leute waren nicht froh, auf der Mole.", "de"),
        ("Le bateau est rentré dans le port avec des passagers, et les familles ont attendu sur la jetée.", "fr"),
        ("船は四十人の乗客を乗せて港に戻ったと船長は話した。", "ja"),
        ("배는 승객 사십 명을 태우고 항구로 돌아왔다고 선장이 말했다.", "ko"),
        ("渡轮载着四十名乘客回到港口，船长说。", "zh"),
        ("5.7 C", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_own_words_or_not_at_all(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_words_are_counted_as_readers_count_them() -> None:
    assert count_words("Japan’s well-known ferry, at 5") == 5
    assert count_words("霧鐘が鳴った") == 3


def test_an_extract_is_one_sentence_and_never_endless() -> None:
    assert first_sentence("A ferry came. It left.") == "A ferry came."
    long = first_sentence("word " * 200)
    assert len(long) <= EXTRACT_CHARACTERS + 1
    assert long.endswith("word…")
