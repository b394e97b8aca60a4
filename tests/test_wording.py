"""What the interface says in each language: dates, numbers, sentences, and whether a catalogue misses any."""

import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import catalogues
from kuril_archive.loader import load_wording
from kuril_archive.problems import ArchiveError
from kuril_archive.renderer import environment
from kuril_archive.wording import Wording, direction, english

THEME = catalogues.TEMPLATES
LANGUAGES = sorted(path.stem for path in catalogues.LOCALE.glob("*.po"))


def plain(said: str) -> str:
    """With plain spaces: which of them is set differs between releases of CLDR."""
    return said.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


def spoken(tag: str, *themes: Path) -> Wording:
    wording, problems = load_wording((*themes, THEME), tag)
    assert not problems
    return wording


# ---------------------------------------------------------------- dates and numbers


@pytest.mark.parametrize(
    ("tag", "date", "said"),
    [
        ("en", "2022-03-22", "22 March 2022"),
        ("en-US", "2022-03-22", "March 22, 2022"),
        ("ru", "2022-03-22", "22 марта 2022 г."),
        ("ru", "2022-03", "март 2022 г."),
        ("ru", "-0479", "480 г. до н. э."),
        ("ru", "199X", "1990-е годы"),
        ("ru", "2022-03-21/2022-03-23", "21 – 23 марта 2022 г."),
        ("ja", "2022-03-22", "2022年3月22日"),
        ("ja", "2022-03", "2022年3月"),
        ("ja", "-0479", "紀元前480年"),
        ("ja", "199X", "1990年代"),
        ("ja", "XXXX-11-29", "11月29日、年不明"),
    ],
)
def test_dates_are_said_in_each_languages_own_form(tag: str, date: str, said: str) -> None:
    assert plain(spoken(tag).date(date)) == said


@pytest.mark.parametrize(("tag", "said"), [("en", "1,500 reports"), ("ru", "1 500 материалов"), ("ja", "記事1,500件")])
def test_numbers_bring_the_form_of_their_noun(tag: str, said: str) -> None:
    assert plain(spoken(tag).count(1500, "%(count)s report", "%(count)s reports")) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 материал"), (2, "2 материала"), (5, "5 материалов"), (11, "11 материалов"), (21, "21 материал")],
)
def test_russian_has_three_forms(number: int, said: str) -> None:
    assert spoken("ru").count(number, "%(count)s report", "%(count)s reports") == said


def test_a_language_is_read_the_same_whatever_was_read_before_it() -> None:
    Wording("ja").date("2022-03")
    assert Wording("nl").cldr.months_alone[2] == "maart"  # no other test reads it


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c", "d"], "a, b, c and d"),
        (["a, b", "c"], "a, b; c"),
        ([], ""),
    ],
)
def test_items_are_listed(items: list[str], said: str) -> None:
    assert english().listed(items) == said


def test_one_of_several_is_listed_with_or() -> None:
    assert english().listed(["5 June 2022", "6 May 2022"], either=True) == "5 June 2022 or 6 May 2022"


@pytest.mark.parametrize(
    ("tag", "way"), [("ar", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("ru", "ltr"), ("xx", "ltr"), (None, "ltr")]
)
def test_a_language_is_written_one_way(tag: str | None, way: str) -> None:
    assert direction(tag) == way


# ---------------------------------------------------------------- sentences


def test_no_two_sentences_share_their_form_for_one() -> None:
    keys = [key if isinstance(key, str) else key[0] for key in catalogues.said()]
    assert [key for key in keys if keys.count(key) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_misses_no_sentence(language: str) -> None:
    text = (catalogues.LOCALE / f"{language}.po").read_text("utf8")
    assert catalogues.untranslated(text, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_in_step_with_what_is_said(language: str) -> None:
    text = (catalogues.LOCALE / f"{language}.po").read_text("utf8")
    assert catalogues.updated(language, text) == text, "run `make catalogues`"


def test_the_template_of_catalogues_is_in_step_with_what_is_said() -> None:
    assert (catalogues.LOCALE / "messages.pot").read_text("utf8") == catalogues.template(), "run `make catalogues`"


def test_a_missing_sentence_is_named() -> None:
    text = (catalogues.LOCALE / "ru.po").read_text("utf8")
    start = text.index('msgid "date unknown"')
    end = text.index("\n", text.index("msgstr", start))
    assert catalogues.untranslated(text[:start] + 'msgid "date unknown"\nmsgstr ""' + text[end:], "ru") == [
        "date unknown"
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('wording.say("A report")', ["A report"]),
        ('wording.count(n, "%(count)s day", "%(count)s days")', [("%(count)s day", "%(count)s days")]),
        ('TABLE = messages({"key": "One", "other": ("Two", *("Three",))})', ["One", "Two", "Three"]),
        ('text.count("a")\nsay(name)', []),
    ],
)
def test_sentences_of_the_program_are_found(source: str, found: list[catalogues.Key]) -> None:
    assert list(catalogues.in_python(source)) == found


def test_sentences_of_a_template_are_found() -> None:
    source = '{{ say("A report of %(day)s", day=say("today")) }}{{ count(n, "one", "many") }}{{ other("x") }}'
    assert sorted(map(str, catalogues.in_template(source))) == ["('one', 'many')", "A report of %(day)s", "today"]


# ---------------------------------------------------------------- catalogues of an own theme


@pytest.fixture
def theme(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        (tmp_path / "locale").mkdir(exist_ok=True)
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        (tmp_path / "locale" / f"{name}.po").write_text(head + text, "utf8")
        return tmp_path

    return write


def test_an_own_theme_brings_a_language(theme: Callable[[str, str], Path]) -> None:
    own = theme("de", 'msgid "date unknown"\nmsgstr "Datum unbekannt"\n\nmsgid "Source"\nmsgstr ""\n')
    found = spoken("de", own)
    assert (found.tag, found.date(None), found.date("2022-03-22")) == ("de", "Datum unbekannt", "22. März 2022")
    assert found.say("Source") == "Source"


def test_a_catalogue_without_a_head_counts_as_its_language_does(tmp_path: Path) -> None:
    (tmp_path / "locale").mkdir()
    forms = "".join(
        f'msgstr[{n}] "{form}"\n' for n, form in enumerate(("%(count)s текст", "%(count)s текста", "%(count)s текстов"))
    )
    text = f'msgid "%(count)s report"\nmsgid_plural "%(count)s reports"\n{forms}'
    (tmp_path / "locale" / "ru.po").write_text(text, "utf8")
    found = spoken("ru", tmp_path)
    assert [found.count(n, "%(count)s report", "%(count)s reports") for n in (1, 3, 5)] == [
        "1 текст",
        "3 текста",
        "5 текстов",
    ]


@pytest.mark.parametrize("tag", ["RU", "Ru-ru"])
def test_a_tag_in_capitals_is_the_same_language(tag: str) -> None:
    assert spoken(tag).date(None) == spoken("ru").date(None)


def test_where_no_theme_speaks_the_language_the_own_english_does(theme: Callable[[str, str], Path]) -> None:
    own = theme("en", 'msgid "date unknown"\nmsgstr "undated"\n')
    found, problems = load_wording([own, THEME], "fr")
    assert (found.date(None), len(problems)) == ("undated", 1)


def test_an_own_theme_words_one_sentence_and_leaves_the_others(theme: Callable[[str, str], Path]) -> None:
    own = theme("ru", 'msgid "date unknown"\nmsgstr "без даты"\n')
    found = spoken("ru", own)
    assert found.date(None) == "без даты"
    assert found.count(5, "%(count)s report", "%(count)s reports") == "5 материалов"


def test_the_language_serves_for_its_countries(theme: Callable[[str, str], Path]) -> None:
    assert spoken("ru-RU").date(None) == spoken("ru").date(None)


def test_a_language_that_cldr_does_not_know_has_its_sentences(theme: Callable[[str, str], Path]) -> None:
    own = theme("tlh", 'msgid "date unknown"\nmsgstr "jaj Sovbe’lu’"\n')
    found = spoken("tlh", own)
    assert (found.date(None), found.date("2022-03-22")) == ("jaj Sovbe’lu’", "22 March 2022")


def test_a_language_without_a_catalogue_leaves_the_interface_in_english() -> None:
    found, problems = load_wording([THEME], "fr")
    assert found.tag == "en"
    assert [(each.code, each.severity) for each in problems] == [("language", "warning")]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('msgid "%(first)s to %(last)s"\nmsgstr "%(first)s – %(latest)s"\n', 4, "asks for %(latest)s"),
        ('msgid "%(first)s to %(last)s"\nmsgstr "100 % %(first)s"\n', 4, "per cent sign"),
        ('msgid "Source"\nmsgstr "%s"\n', 4, "per cent sign"),
        ('msgid "%(first)s to %(last)s"\nmsgstr "%(first)d – %(last)s"\n', 4, "per cent sign"),
        ('msgid "date unknown"\nmsgid "Source"\nmsgstr "без даты"\n', 4, "date unknown"),
    ],
)
def test_a_sentence_that_cannot_be_filled_is_named_with_its_line(
    theme: Callable[[str, str], Path], text: str, line: int, message: str
) -> None:
    own = theme("ru", text)
    with pytest.raises(ArchiveError) as raised:
        load_wording([own, THEME], "ru")
    (problem,) = raised.value.problems
    assert (problem.line, problem.code) == (line, "template")
    assert message in problem.message
    assert Path(problem.path) == own / "locale" / "ru.po"


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: text/plain; charset=CHARSET", "Content-Type: text/plain; charset=latin-1",
        "Content-Type: text/plain; charset=utf-16", "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;",
        "Plural-Forms: nplurals=2; plural=(n", "Plural-Forms: nplurals=2; plural=n/0;",
        "Language: ../x", "POT-Creation-Date: once", "Language",
    ],
)  # fmt: skip
def test_a_strange_head_is_read_or_refused_with_a_problem(tmp_path: Path, head: str) -> None:
    (tmp_path / "locale").mkdir()
    text = f'msgid ""\nmsgstr "{head}\\n"\n\nmsgid "date unknown"\nmsgstr "без даты"\n'
    (tmp_path / "locale" / "ru.po").write_text(text, "utf8")
    try:
        assert load_wording([tmp_path, THEME], "ru")[0].date(None) == "без даты"
    except ArchiveError as error:
        assert [problem.code for problem in error.problems] == ["template"]


@given(st.text(alphabet=string.printable + "äж", max_size=60))
def test_any_text_of_a_catalogue_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    own = tmp_path_factory.mktemp("theme")
    (own / "locale").mkdir()
    (own / "locale" / "ru.po").write_text(text, "utf8")
    try:
        load_wording([own], "ru")
    except ArchiveError as error:
        assert error.problems


# ---------------------------------------------------------------- in templates


def test_templates_escape_what_a_sentence_is_filled_with() -> None:
    made = environment((str(THEME),), Wording())
    said = made.from_string('{{ say("Rule: %(rule)s.", rule=name) }}').render(name="<b>")
    assert said == "Rule: &lt;b&gt;."


def test_templates_count() -> None:
    made = environment((str(THEME),), spoken("ru"))
    said = made.from_string('{{ count(2, "%(count)s report", "%(count)s reports") }}').render()
    assert said == "2 материала"


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [("en", ""), (None, ""), ("ru", ' lang="ru"'), ("ar", ' lang="ar" dir="rtl"'), ('"x', ' lang="&#34;x"')],
)
def test_a_text_in_another_language_says_so(tag: str | None, attributes: str) -> None:
    made = environment((str(THEME),), Wording())
    assert made.from_string("{{ tongue(tag) }}").render(tag=tag) == attributes
