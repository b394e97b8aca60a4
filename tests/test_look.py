"""What an archive may say of its look and of rights: a colour, a picture, a foot, and the names of statements."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from folder import FERRY, build, fill, records, run, tree
from kuril_archive import config
from kuril_archive.analysis.rights import STATEMENTS, Rights, form, rights
from kuril_archive.problems import ArchiveError, Problem
from kuril_archive.renderer.addresses import rooted
from kuril_archive.renderer.colours import DARK, ENOUGH, LIGHT, accent, contrast, legible

PROJECT = Path(__file__).parent.parent
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="10" cy="10" r="9"/></svg>'


def told(text: str) -> Problem:
    """The one problem of an ``archive.yml``."""
    (found,) = config.parse(text).problems
    return found


def site(folder: Path, settings: str, files: Mapping[str, str] = MappingProxyType({})) -> dict[str, bytes]:
    ran = build(fill(folder, {"articles/a.txt": FERRY, "static/logo.svg": LOGO, "archive.yml": settings, **files}))
    assert ran.status == 0, ran.err
    return tree(folder / "build")


# ---------------------------------------------------------------- the colour of links


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.478), ("#0b5394", LIGHT, 7.5), ("#8ab8f5", DARK, 8.8)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.05)


def test_the_papers_are_those_of_the_style_sheet() -> None:
    style = (PROJECT / "templates" / "assets" / "style.css").read_text("utf-8")
    assert re.findall(r"--paper: (#\w+)", style)[:2] == [LIGHT, DARK]


@pytest.mark.parametrize(
    "colour", ["#e0a000", "#ffffff", "#ffff00", "#00ff00", "#888888", "#0b5394", "#000000", "#7a1f2b"]
)
@pytest.mark.parametrize("paper", [LIGHT, DARK])
def test_any_colour_becomes_one_that_can_be_read_with_its_lightness_moved_least(colour: str, paper: str) -> None:
    found = legible(colour, paper)
    assert contrast(found, paper) >= ENOUGH
    assert (found == colour) == (contrast(colour, paper) >= ENOUGH)
    assert found == colour or contrast(found, paper) < ENOUGH + 0.1, "no further than is needed"
    assert legible(found, paper) == found


def test_a_colour_keeps_its_hue() -> None:
    assert accent("#7a1f2b").light == "#7a1f2b"
    red, green, blue = bytes.fromhex(accent("#7a1f2b").dark[1:])
    assert red > blue > green


def test_a_colour_without_contrast_is_a_warning_that_names_the_nearest() -> None:
    found = told("title: Harbour\naccent: '#e0a000'")
    near = legible("#e0a000", LIGHT)
    assert (found.line, found.field, found.code, found.severity) == (2, "accent", "accent-contrast", "warning")
    assert found.message == f"“#e0a000” has a contrast of 2.18 against the paper, and links need 4.5: {near} is used"
    assert found.hint == f"accent: '{near}', the nearest that can be read"
    assert config.parse(f"accent: '{near}'").problems == ()


def test_a_colour_that_became_a_comment_is_told() -> None:
    with pytest.raises(ArchiveError) as caught:
        config.parse("accent: #0b5394")
    assert str(caught.value).endswith("hint: accent: '#0b5394', in quotes, as # begins a comment")


def test_links_have_the_colour_on_every_page_and_what_means_something_keeps_its_own(tmp_path: Path) -> None:
    plain = site(tmp_path / "plain", "collected: 2026")
    built = site(tmp_path / "own", "collected: 2026\naccent: '#7a1f2b'")
    pages = {path: data.decode() for path, data in built.items() if path.endswith(".html") and path != "404.html"}
    rule = f"--accent:{accent('#7a1f2b').light}"
    assert [path for path, page in pages.items() if page.count("<style>") != 1 or rule not in page] == []
    assert not [path for path, data in plain.items() if path != "404.html" and b"<style>" in data]
    assert built["assets/style.css"] == plain["assets/style.css"]
    style = plain["assets/style.css"].decode()
    assert re.findall(r"([^{}\n]+) \{[^}]*var\(--accent\)", style) == ["a", ":focus-visible", ".fold summary"]
    assert b"#7a1f2b" in built["404.html"] and b"#0b5394" in plain["404.html"]


# ---------------------------------------------------------------- the picture and the foot


def test_the_picture_stands_beside_the_name_with_its_size(tmp_path: Path) -> None:
    built = site(tmp_path, "logo: logo.svg")
    assert (
        '<a class="site" href="../index.html"><img src="../logo.svg" alt="" width="40" height="20">'
        in built["articles/a.html"].decode()
    )
    assert run(tmp_path, "check", "--jobs", "1").err == ""


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("logo: logo.png", "archive.yml:1: logo: static/logo.png is not there\nhint: did you mean logo.svg?"),
        ("logo: x/harbour.jpg", "static/x/harbour.jpg is not there\nhint: put the picture there: static/x/harbour.jpg"),
        ("logo: ../logo.svg", "“../logo.svg” is not a picture below static/\nhint: logo: logo.svg, or a .png,"),
        ("logo: logo.gif", "“logo.gif” is not a picture below static/"),
        ("logo: broken.svg", "static/broken.svg: cannot be read as an SVG picture in UTF-8\nhint: "),
    ],
)
def test_a_picture_that_cannot_be_shown_is_an_error(tmp_path: Path, settings: str, told: str) -> None:
    files = {"articles/a.txt": FERRY, "static/logo.svg": LOGO, "static/broken.svg": "<svg", "archive.yml": settings}
    ran = build(fill(tmp_path, files))
    assert ran.status == 1 and told in ran.err
    assert not (tmp_path / "build").exists()


def test_the_foot_is_markdown_whose_links_lead_from_every_page(tmp_path: Path) -> None:
    footer = "footer: 'Kept by the [museum](help.html), *since* 1984. <script>alert(1)</script>'"
    built = site(tmp_path, footer, {"pages/help.md": "Told."})
    assert '<a href="../help.html" rel="noopener">museum</a>, <em>since</em>' in built["articles/a.html"].decode()
    assert '<a href="help.html" rel="noopener">museum</a>' in built["index.html"].decode()
    assert not [path for path, data in built.items() if b"alert(1)" in data]
    assert run(tmp_path, "check", "--jobs", "1").err == ""


@pytest.mark.parametrize("address", ["https://example.org/", "#a", "/a", "mailto:a@example.org", "?a"])
def test_only_relative_links_are_led_from_where_the_page_lies(address: str) -> None:
    assert rooted(f'<a href="{address}">', "a/b.html") == f'<a href="{address}">'
    assert rooted('write href="a"', "a/b.html") == 'write href="a"'
    assert rooted('<a href="a">', "a/b/c.html") == '<a href="../../a">'


def test_a_link_of_the_foot_into_the_own_computer_is_told() -> None:
    assert told("footer: '[a](file:///home/a.html)'").code == "link-local"


# ---------------------------------------------------------------- licences and rights


NAMED = {
    "http://rightsstatements.org/vocab/InC/1.0/": "In Copyright",
    "https://rightsstatements.org/page/InC-OW-EU/1.0/?language=de": "In Copyright - EU Orphan Work",
    "https://www.rightsstatements.org/vocab/nkc/1.0": "No Known Copyright",
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "http://creativecommons.org/licenses/by-nc-nd/3.0/us/deed.en": "CC BY-NC-ND 3.0 US",
    "https://creativecommons.org/licenses/by-sa/4.0/legalcode.de": "CC BY-SA 4.0",
    "https://creativecommons.org/licenses/by/3.0/igo": "CC BY 3.0 IGO",
    "https://creativecommons.org/publicdomain/zero/1.0/deed.fr": "CC0 1.0",
    "https://creativecommons.org/publicdomain/mark/1.0/": "Public Domain Mark 1.0",
}
UNKNOWN = [
    "http://rightsstatements.org/vocab/InC/2.0/", "http://rightsstatements.org/vocab/InC", "http://rightsstatements.org/",
    "http://rightsstatements.org/vocab/Free/1.0/", "https://creativecommons.org/licenses/by/",
    "https://creativecommons.org/licenses/by-nd-sa/4.0/", "https://creativecommons.org/publicdomain/zero/2.0/",
]  # fmt: skip


@pytest.mark.parametrize(("address", "name"), NAMED.items())
def test_a_known_address_has_its_name(address: str, name: str) -> None:
    assert rights(address) == Rights(name, address, licence=name.startswith(("CC", "Public")))
    assert form(address) is None


def test_all_twelve_statements_are_known() -> None:
    assert len(STATEMENTS) == 12
    assert {rights(f"http://rightsstatements.org/vocab/{key}/1.0/").name for key in STATEMENTS} == {
        *STATEMENTS.values()
    }


@pytest.mark.parametrize("typed", ["CC BY 4.0", "Harbour Times", "javascript:alert(1)", "ftp://creativecommons.org/"])
def test_other_texts_stay_as_they_are(typed: str) -> None:
    assert rights(typed) == Rights(typed)
    assert form(typed) is None


def test_an_address_elsewhere_is_a_link_under_itself() -> None:
    assert rights("https://example.org/terms") == Rights("https://example.org/terms", "https://example.org/terms")
    assert form("https://example.org/terms") is None
    assert form("http://[") is None


@pytest.mark.parametrize("address", UNKNOWN)
@pytest.mark.parametrize("key", ["licence", "rights"])
def test_an_unknown_one_of_a_known_host_is_a_warning(address: str, key: str) -> None:
    found = told(f"{key}: {address}")
    assert (found.code, found.severity, found.field, found.line) == ("rights-unknown", "warning", key, 1)
    assert found.hint.startswith(f"write the whole address, as in {key}: http") and not form(found.hint.split()[-1])
    assert rights(address).name == address


def test_they_are_shown_by_their_names_and_kept_as_typed(tmp_path: Path) -> None:
    statement, _, _, licence, *_, tool, _ = NAMED
    settings = f"licence: {licence}\nrights: {statement}"
    built = site(tmp_path, settings, {"articles/a.yml": f"rights: {tool}"})
    page, about = built["articles/a.html"].decode(), built["about.html"].decode()
    assert f'<dt>Rights</dt><dd><a rel="license" href="{tool}">CC0 1.0</a></dd>' in page
    for each in (page, about):
        assert f'<a rel="license" href="{licence}">CC BY 4.0</a>' in each
        assert f'<a href="{statement}">In Copyright</a>' in each
    source = records(built["data/articles.jsonl"])["a"]["source"]
    assert isinstance(source, dict) and source["rights"] == tool
