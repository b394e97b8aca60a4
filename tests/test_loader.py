"""What is read from a folder of captures: nothing is lost, nothing is read wrong, nothing stops the others."""

import os
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from folder import FERRY, build, fill, records, run, tree
from kuril_archive import loader
from kuril_archive.markup import clean
from kuril_archive.model import Capture, Keys
from kuril_archive.problems import Problem

SECRET = """Xylophone theft at the quay

HARBOUR CITY, 12 May 2021 (Harbour Press) - A ferry with forty people aboard ran aground; Zebulon Quartzmann wept.

The ferry was towed to the yard on Wednesday, and the harbour master of Harbour Point spoke of a “wombat conspiracy”.

Share this on Quokkabook
"""
TELLTALE = re.compile(rb"Zebulon|Quartzmann|wombat|conspiracy|wept|Quokkabook", re.I)


def load(folder: Path, files: Mapping[str, str | bytes]) -> loader.Loaded:
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    return loader.load(fill(folder, files) / "articles", {})


def only(folder: Path, files: Mapping[str, str | bytes]) -> Capture:
    """The one capture of a folder without faults."""
    loaded = load(folder, files)
    assert not loaded.problems, "\n".join(map(str, loaded.problems))
    (capture,) = loaded.captures
    return capture


def fault(folder: Path, files: Mapping[str, str | bytes]) -> Problem:
    """The one problem of a folder whose other capture, a.txt, is read all the same."""
    loaded = load(folder, {"articles/a.txt": FERRY, **files})
    assert [capture.id for capture in loaded.captures if capture.id == "a"] == ["a"], (
        "a fault must stop no other capture"
    )
    (found,) = loaded.problems
    return found


# ---------------------------------------------------------------- what is a capture


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.TXT", "a.Md", "deep/down/a.txt", "With space.txt", "паром.txt"])
def test_a_text_or_markdown_file_is_a_capture_wherever_it_lies(tmp_path: Path, name: str) -> None:
    capture = only(tmp_path, {f"articles/{name}": FERRY})
    assert (capture.id, capture.source.path) == (name.rpartition(".")[0], f"articles/{name}")


@pytest.mark.parametrize(
    "name",
    ["README.md", "readme.txt", "README", "Readme.first.txt", "LICENSE", "license.md", "LICENCE-CC0.txt",
     "LICENSES/../LICENSE.txt",
     ".hidden.txt", "_draft.md", ".git/a.txt", "_notes/deep/a.txt", "deep/_x/a.md", "deep/README.md"],
)  # fmt: skip
def test_what_is_set_aside_by_its_name_is_not_even_counted(tmp_path: Path, name: str) -> None:
    (tmp_path / "articles" / "LICENSES").mkdir(parents=True)
    loaded = load(tmp_path, {f"articles/{name}": FERRY})
    assert (loaded.found, loaded.captures, loaded.others, loaded.problems) == (0, (), (), ())


@pytest.mark.parametrize(
    "name", ["licensed-fishing-boats-return.txt", "readmembers.txt", "Licences.md", "my-readme.txt", "readme/a.txt"]
)
def test_a_capture_whose_name_only_begins_like_a_readme_is_read(tmp_path: Path, name: str) -> None:
    assert only(tmp_path, {f"articles/{name}": FERRY}).source.path == f"articles/{name}"


def test_what_systems_leave_in_folders_is_neither_an_other_file_nor_copied(tmp_path: Path) -> None:
    litter = [".DS_Store", "deep/.DS_Store", "Thumbs.db", "deep/desktop.ini", "Desktop.ini"]
    files = {f"{folder}/{name}": b"\0" for folder in ("articles", "static") for name in litter}
    loaded = load(tmp_path, {**files, "static/.nojekyll": b"", "static/deep/_a.css": b"a"})
    assert loaded.others == ()
    assert [asset.path for asset in loader.find_assets(tmp_path / "static")] == [".nojekyll", "deep/_a.css"]


def test_files_to_copy_come_in_one_order_on_every_system(tmp_path: Path) -> None:
    fill(tmp_path, {f"static/{name}": b"" for name in ("a/b", "a-b", "B", "a")[:3]})
    assert [asset.path for asset in loader.find_assets(tmp_path / "static")] == ["B", "a-b", "a/b"]


def test_links_that_are_not_copied_are_told(tmp_path: Path) -> None:
    fill(tmp_path, {"static/a.css": b"", "elsewhere/b.css": b""})
    static = tmp_path / "static"
    for name, target in (("fonts", "../elsewhere"), ("c.css", "../gone.css"), ("d.css", "../elsewhere/b.css")):
        try:
            (static / name).symlink_to(target, target_is_directory=name == "fonts")
        except OSError:
            assert os.name == "nt", "links need a right on Windows only"
            return
    assert [asset.path for asset in loader.find_assets(static)] == ["a.css", "d.css"]
    told = [str(problem) for problem in loader.left_out(static)]
    assert [line.partition("\n")[0] for line in told] == [
        "static/c.css: is a link that leads nowhere, and is not copied",
        "static/fonts: is a link to a folder, which is not followed: nothing in it is copied",
    ]
    assert "hint: put the folder itself there, or make a link to each file" in told[1]
    assert {problem.severity for problem in loader.left_out(static)} == {"warning"}
    assert loader.left_out(tmp_path / "nowhere") == ()


@pytest.mark.parametrize("source", [".", "../articles", "deep/.."])
def test_the_folder_has_a_name_in_messages_however_it_is_called(
    tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, {"articles/a.txt": FERRY, "articles/deep/b.txt": "", "articles/c.pdf": ""})
    monkeypatch.chdir(tmp_path / "articles")
    loaded = loader.load(Path(source), {})
    assert [capture.source.path for capture in loaded.captures] == ["articles/a.txt"]
    assert [problem.path for problem in loaded.problems] == ["articles/deep/b.txt"]
    assert loaded.others == ("articles/c.pdf",)


CAFE = {form: unicodedata.normalize(form, "café") for form in ("NFC", "NFD")}


@pytest.mark.parametrize(("capture", "sidecar"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD")])
def test_a_sidecar_is_paired_however_its_accents_are_coded(tmp_path: Path, capture: str, sidecar: str) -> None:
    files = {f"articles/{CAFE[capture]}.txt": FERRY, f"articles/{CAFE[sidecar]}.yml": "outlet: Quay Post"}
    read = only(tmp_path, files)
    assert (read.id, read.source.path, read.outlet) == (CAFE["NFC"], f"articles/{CAFE['NFC']}.txt", "Quay Post")
    ran = run(tmp_path, "inspect", "--json", "--alone", f"articles/{CAFE[capture]}.txt")
    assert records(ran.out)[CAFE["NFC"]]["outlet"] == "Quay Post"


def test_two_names_that_differ_in_the_coding_of_accents_only_are_one_id(tmp_path: Path) -> None:
    loaded = load(tmp_path, {f"articles/{name}.txt": FERRY for name in CAFE.values()})
    (found,) = loaded.problems
    assert (loaded.found, len(loaded.captures), found.field) == (2, 1, "id")
    assert "accents" in found.hint


def test_captures_are_counted_by_what_lies_there_and_not_by_how_a_problem_is_called(tmp_path: Path) -> None:
    loaded = load(
        tmp_path, {"articles/a.txt": FERRY, "articles/a.md": FERRY, "articles/b.txt": "", "articles/c.yml": ""}
    )
    assert (loaded.found, len(loaded.captures), len(loaded.problems)) == (3, 1, 3)


def test_other_files_are_named_and_left_alone(tmp_path: Path) -> None:
    names = ["a.pdf", "deep/b.jpg", "c", "d.txt.bak", "e.html.zip"]
    loaded = load(tmp_path, {f"articles/{name}": b"\0" for name in names})
    assert loaded.others == tuple(sorted(f"articles/{name}" for name in names))
    assert (loaded.found, loaded.problems) == (0, ())


def test_a_linked_folder_is_not_followed_and_not_passed_over_in_silence(tmp_path: Path) -> None:
    fill(tmp_path, {"articles/a.txt": FERRY})
    (tmp_path / "articles" / "round").symlink_to(tmp_path / "articles", target_is_directory=True)
    loaded = load(tmp_path, {})
    assert (loaded.found, loaded.others) == (1, ("articles/round",))


def test_a_folder_that_is_shut_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, {"articles/a.txt": FERRY, "articles/shut/b.txt": FERRY})
    scandir = os.scandir

    def refusing(path: Path | str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    loaded = load(tmp_path, {})
    assert [str(p).splitlines()[0] for p in loaded.problems] == ["articles/shut: cannot be read: Permission denied"]
    assert [capture.id for capture in loaded.captures] == ["a"]


def test_captures_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a.txt", "Z.md", "ä.txt", "a-b.txt"]
    ids = [capture.id for capture in load(tmp_path, {f"articles/{name}": FERRY for name in names}).captures]
    assert ids == sorted(ids, key=lambda each: f"{each}.txt") and len(ids) == len(names)


UNSAFE = ["What now?.txt", "con.txt", "deep/LPT1.md", "folder./a.txt", "a\\b.txt", "tab\tbed.txt", "д" * 126 + ".md"]


@pytest.mark.parametrize("name", UNSAFE)
def test_a_name_that_some_system_cannot_hold_costs_its_own_capture_only(tmp_path: Path, name: str) -> None:
    try:
        fill(tmp_path, {"articles/a.txt": FERRY, f"articles/{name}": FERRY})
    except OSError:
        pytest.skip("this file system cannot hold it")
    loaded = load(tmp_path, {})
    (found,) = loaded.problems
    assert (loaded.found, [capture.id for capture in loaded.captures]) == (2, ["a"])
    assert (found.severity, found.field) == ("error", "id") and found.path.startswith("articles/")
    assert build(tmp_path).status == 1 and "articles/a.html" in tree(tmp_path / "build")


@pytest.mark.parametrize(
    ("first", "second"), [("A.txt", "a.txt"), ("Deep/a.txt", "deep/A.md"), ("b.txt", "b.html/c.txt")]
)
def test_of_two_captures_that_would_be_one_file_the_first_has_its_page(tmp_path: Path, first: str, second: str) -> None:
    files = {f"articles/{first}": FERRY, f"articles/{second}": FERRY}
    if len(tree(fill(tmp_path, files))) < 2:
        pytest.skip("this file system knows no capitals")
    loaded = load(tmp_path, {})
    (found,) = loaded.problems
    assert (loaded.found, [capture.source.path for capture in loaded.captures]) == (2, [min(files)])
    assert (found.path, found.field) == (max(files), "id") and min(files) in found.message
    assert build(tmp_path).status == 1 and f"{min(files)[:-4]}.html" in tree(tmp_path / "build")


# ---------------------------------------------------------------- sidecars


@pytest.mark.parametrize("suffix", ["yml", "yaml", "YML"])
@pytest.mark.parametrize("capture", ["deep/a.txt", "deep/a.md"])
def test_a_sidecar_belongs_to_the_capture_of_its_name(tmp_path: Path, capture: str, suffix: str) -> None:
    assert (
        only(tmp_path, {f"articles/{capture}": FERRY, f"articles/deep/a.{suffix}": "outlet: Quay Post"}).outlet
        == "Quay Post"
    )


@pytest.mark.parametrize("sidecar", ["a.txt.yml", "A.yml", "A.TXT.yaml"])
def test_a_sidecar_that_is_named_nearly_so_is_told_its_name(tmp_path: Path, sidecar: str) -> None:
    found = fault(tmp_path, {f"articles/{sidecar}": "outlet: Quay Post"})
    assert found.message == "is a sidecar without a capture" and found.hint.startswith("name it a.yml,")


def test_keys_at_the_top_of_a_text_capture_may_withhold_it_so_that_it_is_not_published(tmp_path: Path) -> None:
    found = fault(tmp_path, {"articles/b.txt": f"---\nshelf: 1\nwithheld: By court order.\n---\n{FERRY}"})
    assert (found.path, found.line, found.severity) == ("articles/b.txt", 1, "error")
    assert "b.md" in found.hint and "b.yml" in found.hint
    read = only(tmp_path / "rule", {"articles/a.txt": f"---\nPhoto: Ada Quay\n---\n{FERRY}"})
    assert read.keys == Keys(), "a rule above words is none of this"


def test_a_sidecar_of_another_folder_is_an_orphan(tmp_path: Path) -> None:
    found = fault(tmp_path, {"articles/deep/a.yml": "outlet: Quay Post"})
    assert (found.path, found.severity) == ("articles/deep/a.yml", "error")


def test_of_two_captures_with_one_id_one_is_read_and_both_are_counted(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"articles/a.txt": FERRY, "articles/a.md": FERRY})
    assert (loaded.found, len(loaded.captures)) == (2, 1)
    assert "articles/a.md" in str(loaded.problems[0]) and "articles/a.txt" in str(loaded.problems[0])


def test_an_empty_sidecar_says_nothing_wrong(tmp_path: Path) -> None:
    assert (
        only(tmp_path, {"articles/a.txt": FERRY, "articles/a.yml": ""}).title == "Ferry runs aground off Harbour Point"
    )


def test_the_sidecar_wins_over_front_matter_key_by_key(tmp_path: Path) -> None:
    front = "---\ntitle: Front\nplace: Front Quay\nshelf: 1\n---\n"
    loaded = load(tmp_path, {"articles/a.md": front + FERRY, "articles/a.yml": "title: Side\nbox: 2\n"})
    (capture,) = loaded.captures
    assert (capture.title, capture.place) == ("Side", "Front Quay")
    assert capture.extra == {"shelf": "1", "box": "2"}
    assert capture.keys_from["title"] == ("articles/a.yml", 1)
    assert capture.keys_from["place"] == ("articles/a.md", 3)


def test_the_date_of_the_front_matter_stays_in_sight_where_the_sidecar_decides(tmp_path: Path) -> None:
    front = "---\ntitle: Ferry\ndate: 2021-05-11\n---\n"
    files = {"articles/a.md": front + FERRY, "articles/a.yml": "date: 2021-05-13\ndate_note: seen in print\n"}
    build(fill(tmp_path, files))
    published = records((tmp_path / "build/data/articles.jsonl").read_bytes())["a"]["published"]
    assert isinstance(published, dict)
    assert (published["edtf"], published["basis"]) == ("2021-05-13", "curated")
    seen = {(each["kind"], each["quote"], each["line"]) for each in published["evidence"]}
    assert ("front matter", "2021-05-11", 3) in seen, seen


def test_a_title_that_is_not_there_is_supplied_from_the_opening_words(tmp_path: Path) -> None:
    text = f"{' '.join(['A ferry with forty people aboard ran aground on Tuesday evening near the harbour.'] * 4)}\n"
    capture = only(tmp_path, {"articles/a.txt": text})
    assert (capture.title, capture.title_supplied) == ("A ferry with forty people aboard ran aground on Tuesday…", True)
    again = only(tmp_path / "again", {"articles/a.txt": text, "articles/a.yml": "title: Ferry aground"})
    assert (again.title, again.title_supplied) == ("Ferry aground", False)


def test_a_markdown_capture_whose_title_is_given_keeps_its_whole_text(tmp_path: Path) -> None:
    text = "The harbour board opened an inquiry on Friday.\n\n## What is asked\n\n1. Who was on watch?\n"
    capture = only(tmp_path, {"articles/a.md": f"---\ntitle: Inquiry\n---\n{text}"})
    assert capture.title == "Inquiry" and capture.removed == ()
    assert [block.text for block in capture.body][:2] == [
        "The harbour board opened an inquiry on Friday.",
        "What is asked",
    ]


# ---------------------------------------------------------------- codings


@pytest.mark.parametrize(
    "raw",
    [
        FERRY.encode("utf-8-sig"),
        FERRY.replace("\n", "\r\n").encode(),
        FERRY.replace("\n", "\r").encode(),
        FERRY.replace("ferry", "fer\u00adry").replace("yard", "ya\u200brd\ufeff").encode(),
        f"{FERRY}\n\n\n   \n".encode(),
    ],
    ids=["byte order mark", "CRLF", "CR", "soft hyphen, zero-width space", "blank lines at the end"],
)
def test_what_nobody_sees_changes_nothing_that_is_read(tmp_path: Path, raw: bytes) -> None:
    plain = only(tmp_path / "plain", {"articles/a.txt": FERRY})
    other = only(tmp_path / "other", {"articles/a.txt": raw})
    assert [(b.text, b.line) for b in other.body] == [(b.text, b.line) for b in plain.body]
    assert (other.title, other.place, other.signs) == (plain.title, plain.place, plain.signs)
    assert other.source.sha256 != plain.source.sha256, "fixity is of the bytes, not of what is read"


def test_letters_are_composed_in_text_and_sidecar(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize(
        "NFD", "Ferry ran aground at Málaga, Ångström said to the assembled harbour masters."
    )
    capture = only(
        tmp_path, {"articles/a.txt": decomposed, "articles/a.yml": unicodedata.normalize("NFD", "outlet: Kyōdō")}
    )
    assert [b.text for b in capture.body] == [unicodedata.normalize("NFC", decomposed)]
    assert capture.outlet == unicodedata.normalize("NFC", "Kyōdō")


@pytest.mark.parametrize(
    ("raw", "message", "hint"),
    [
        (b"", "is empty", "remove it"),
        (b" \n\t\n", "is empty", "remove it"),
        ("\ufeff".encode(), "is empty", "remove it"),
        ("\u200b\n".encode(), "is empty", "remove it"),
        (FERRY.encode("utf-16"), "is UTF-16, not UTF-8", "iconv -f UTF-16"),
        (FERRY.encode("utf-16-be"), "holds NUL bytes", ""),
        ("Паром\nсел".encode("cp1251"), "is not UTF-8 (byte 0xcf)", "iconv"),
        (b"Ferry\xff", "is not UTF-8 (byte 0xff)", "iconv"),
        (b"PK\x03\x04\x00\x00", "holds NUL bytes", "remove it"),
        (b"x" * (loader.MAX_BYTES + 1), "is longer than 10 MB", "split it"),
    ],
    ids=[
        "empty",
        "blank",
        "mark only",
        "invisible only",
        "UTF-16",
        "UTF-16 without mark",
        "cp1251",
        "byte",
        "binary",
        "long",
    ],
)
def test_a_capture_that_is_no_text_is_an_error_with_the_fix(
    tmp_path: Path, raw: bytes, message: str, hint: str
) -> None:
    found = fault(tmp_path, {"articles/b.txt": raw})
    assert (found.path, found.severity) == ("articles/b.txt", "error")
    assert message in found.message and hint in found.hint


def test_ten_megabytes_are_read() -> None:
    assert loader.MAX_BYTES == 10_000_000


@pytest.mark.parametrize("name", ["b.txt", "a.yml"])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str) -> None:
    fill(tmp_path, {"articles/a.txt": FERRY, "articles/c.txt": FERRY})
    (tmp_path / "articles" / name).symlink_to(tmp_path / "nowhere")
    loaded = load(tmp_path, {})
    (found,) = loaded.problems
    assert (found.path, found.severity) == (f"articles/{name}", "error") and "cannot be read" in found.message


# ---------------------------------------------------------------- withheld


def site(folder: Path, files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    ran = build(fill(folder, files))
    assert ran.status == 0, ran.err
    return tree(folder / "build")


@pytest.mark.parametrize("where", ["sidecar", "front matter"])
def test_of_a_withheld_text_not_a_word_is_in_any_file_of_the_site(tmp_path: Path, where: str) -> None:
    keys = "title: A report\nwithheld: The family asked for it.\noutlet: Quay Post\n"
    hidden = (
        {"articles/b.txt": SECRET, "articles/b.yml": keys}
        if where == "sidecar"
        else {"articles/b.md": f"---\n{keys}---\n{SECRET}"}
    )
    other = FERRY.replace(", 12 May 2021", "")
    built = site(tmp_path, {"articles/a.txt": other, **hidden})
    assert [path for path, data in built.items() if TELLTALE.search(data)] == []
    assert [path for path in built if path.startswith("captures/")] == ["captures/a.txt"]
    page = built["articles/b.html"].decode()
    assert "The family asked for it." in page and "A report" in page
    record = records(built["data/articles.jsonl"])["b"]
    assert (record["text"], record["removed"], record["words"]) == (None, [], 0)
    assert record["extra"] == {"withheld": "The family asked for it."}


def test_the_words_that_must_not_appear_do_appear_where_nothing_is_withheld(tmp_path: Path) -> None:
    found = {
        match.lower()
        for data in site(tmp_path, {"articles/b.txt": SECRET}).values()
        for match in TELLTALE.findall(data)
    }
    assert {b"zebulon", b"wombat", b"wept", b"quokkabook"} <= found


def test_a_withheld_report_without_a_title_is_not_called_by_its_opening_words(tmp_path: Path) -> None:
    text = SECRET.partition("\n\n")[2].partition(" - ")[2]
    built = site(tmp_path, {"articles/b.txt": text, "articles/b.yml": "withheld: By court order."})
    assert [path for path, data in built.items() if TELLTALE.search(data) or b"forty people" in data] == []


def test_a_text_withheld_later_leaves_the_site(tmp_path: Path) -> None:
    assert "captures/b.txt" in site(tmp_path, {"articles/b.txt": SECRET})
    built = site(tmp_path, {"articles/b.yml": "title: A report\nwithheld: By court order."})
    assert [path for path, data in built.items() if TELLTALE.search(data) or path.startswith("captures/")] == []


@pytest.mark.parametrize(
    "sidecar",
    [
        "withheld:",
        "withheld: ''",
        "withheld: [yes]",
        "withheld: 'By court order",
        "- withheld",
        "withheld: no",
        "withheld: é".encode("cp1252"),
    ],
)
def test_where_a_fault_may_hide_that_a_text_is_withheld_it_is_not_published(
    tmp_path: Path, sidecar: str | bytes
) -> None:
    ran = build(fill(tmp_path, {"articles/a.txt": FERRY, "articles/b.txt": SECRET, "articles/b.yml": sidecar}))
    built = tree(tmp_path / "build")
    assert ran.status == 1 and ran.err.startswith("articles/b.yml:1:")
    assert "articles/a.html" in built and "articles/b.html" not in built
    assert [path for path, data in built.items() if TELLTALE.search(data)] == []


# ---------------------------------------------------------------- addresses, own pages, files to copy


def test_an_earlier_address_leads_to_the_page(tmp_path: Path) -> None:
    built = site(tmp_path, {"articles/2021/a.txt": FERRY, "articles/2021/a.yml": "aliases: [a, old/name]"})
    assert 'href="2021/a.html"' in built["articles/a.html"].decode()
    assert 'href="../2021/a.html"' in built["articles/old/name.html"].decode()


@pytest.mark.parametrize(
    "alias",
    [
        "What is this?",
        "../x",
        "/old",
        "con",
        "a",
        "A",
        "b.html/c",
        "'a.html/c'",
        '"nul\\0"',
        "old\\name",
        "first",
        "FIRST",
    ],
)
@pytest.mark.parametrize("where", ["sidecar", "front matter"])
def test_an_earlier_address_that_cannot_be_costs_itself_only(tmp_path: Path, alias: str, where: str) -> None:
    keys = f"title: Barge\naliases:\n- good/one\n- {alias}\n"
    barge = (
        {"articles/b.txt": FERRY, "articles/b.yml": keys}
        if where == "sidecar"
        else {"articles/b.md": f"---\n{keys}---\n{FERRY}"}
    )
    fill(tmp_path, {"articles/a.txt": FERRY, "articles/a.yml": "aliases: first", **barge})
    ran = build(tmp_path)
    built = tree(tmp_path / "build")
    path, line = ("articles/b.yml", 2) if where == "sidecar" else ("articles/b.md", 3)
    assert ran.status == 1 and ran.err.startswith(f"{path}:{line}: aliases: "), ran.err
    assert len(ran.err.splitlines()) == 2
    assert "Barge" in built["articles/b.html"].decode() and "articles/good/one.html" in built
    assert "Ferry runs aground" in built["articles/a.html"].decode()
    assert 'href="a.html"' in built["articles/first.html"].decode()
    assert sorted(name for name in built if name.startswith("articles/")) == [
        "articles/a.html", "articles/b.html", "articles/first.html", "articles/good/one.html"
    ]  # fmt: skip


def test_pages_of_the_archives_own_are_made_from_markdown(tmp_path: Path) -> None:
    pages = {
        "pages/imprint.md": "---\ntitle: Imprint & contact\n---\nWrite to *Ada*.\n\n<script>alert(1)</script>\n",
        "pages/help.md": "# How to read\n\nSlowly.\n",
        "pages/lined.md": "Underlined\n===\n\n# Again\n",
        "pages/plain.md": "Only text.\n",
        "pages/_draft.md": "Not yet.",
        "pages/README.md": "For editors.",
        "pages/notes.txt": "No page.",
    }
    built = site(tmp_path, {"articles/a.txt": FERRY, **pages})
    names = {path.split(".")[0] for path in built}
    assert re.search(r"<h1.*?>Underlined</h1>(?s:.)*>Again</h1>", built["lined.html"].decode())
    assert {"imprint", "help", "plain"} <= names and not {"_draft", "README", "notes"} & names
    imprint = built["imprint.html"].decode()
    assert (
        "<em>Ada</em>" in imprint
        and "Imprint &amp; contact" in imprint
        and "alert(1)" not in imprint.replace("&lt;", "")
    )
    assert re.findall(r"<h1.*?>(.*?)</h1>", built["help.html"].decode()) == ["How to read"], "a title is shown once"
    assert 'href="imprint.html"' in built["index.html"].decode()


def test_a_fault_in_an_own_page_is_told_and_the_site_is_built(tmp_path: Path) -> None:
    ran = build(fill(tmp_path, {"articles/a.txt": FERRY, "pages/b.md": "", "pages/c.md": "---\ntitel: C\n---\nText"}))
    assert ran.status == 1
    assert ran.err.splitlines()[0] == "pages/b.md: is empty"
    assert "pages/c.md:2: titel: is not a known key\nhint: did you mean `title`?" in ran.err
    assert {"c.html", "articles/a.html"} <= set(tree(tmp_path / "build"))


def test_own_pages_may_lie_in_folders(tmp_path: Path) -> None:
    pages = {"pages/help/dates.md": "How we date.\n", "pages/help/Names.MD": "# How we name", "pages/_old/x.md": "No."}
    built = site(tmp_path, {"articles/a.txt": FERRY, **pages})
    assert 'href="help/dates.html"' in built["index.html"].decode()
    assert 'href="../index.html"' in built["help/dates.html"].decode()
    assert "<title>dates" in built["help/dates.html"].decode() and "How we name" in built["help/Names.html"].decode()
    assert "_old/x.html" not in built


def test_an_own_page_whose_name_some_system_cannot_hold_costs_itself_only(tmp_path: Path) -> None:
    ran = build(fill(tmp_path, {"articles/a.txt": FERRY, "pages/what?.md": "x", "pages/good.md": "x"}))
    assert ran.status == 1 and ran.err.startswith("pages/what?.md: its page 'what?.html' has one of")
    assert {"good.html", "articles/a.html"} <= set(tree(tmp_path / "build"))


def test_static_files_are_copied_byte_for_byte(tmp_path: Path) -> None:
    built = site(tmp_path, {"articles/a.txt": FERRY, "static/img/a b.bin": b"\0\xff\r\n", "static/.nojekyll": b""})
    assert (built["img/a b.bin"], built[".nojekyll"]) == (b"\0\xff\r\n", b"")


# ---------------------------------------------------------------- conservation


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def lost(capture: Capture, text: str) -> list[tuple[int, str]]:
    """The non-blank lines of a capture that are in no block, no sign and not among the removed."""
    kept = {number for block in capture.body for number in range(block.line, block.end + 1)}
    kept |= {sign.line for sign in capture.signs} | {cut.line for cut in capture.removed}
    lines = enumerate(clean(text).split("\n"), start=1)
    return [(number, line) for number, line in lines if line.strip() and number not in kept]


def changed(capture: Capture, text: str) -> list[str]:
    """The blocks and removed lines whose characters do not stand in the capture as they are."""
    source, lines = squeezed(clean(text)), clean(text).split("\n")
    found = [block.text for block in capture.body if squeezed(block.text) not in source]
    return found + [cut.text for cut in capture.removed if cut.text.strip() != lines[cut.line - 1].strip()]


def articles(folder: Path) -> list[tuple[Capture, str]]:
    loaded = loader.load(folder, {})
    return [(capture, loaded.files[capture.id].read_text("utf-8")) for capture in loaded.captures]


def test_every_line_of_the_five_is_body_sign_or_removed(project: Path) -> None:
    read = articles(project / "articles")
    assert len(read) == 5
    assert {capture.id: lost(capture, text) for capture, text in read} == {capture.id: [] for capture, _ in read}
    assert {capture.id: changed(capture, text) for capture, text in read} == {capture.id: [] for capture, _ in read}


def test_every_line_of_the_originals_is_body_sign_or_removed(originals: Path) -> None:
    for capture, text in articles(originals):
        assert (lost(capture, text), changed(capture, text)) == ([], []), capture.id


def test_a_lost_line_and_a_changed_one_are_seen(tmp_path: Path) -> None:
    capture = only(tmp_path, {"articles/a.txt": FERRY})
    assert lost(capture, FERRY) == [] == changed(capture, FERRY)
    assert lost(capture, f"{FERRY}\nAnd so on.") == [(7, "And so on.")]
    assert len(changed(capture, FERRY.replace("towed", "pulled"))) == 1


def test_no_capture_is_ever_written_to(tmp_path: Path, project: Path) -> None:
    before = tree(project / "articles")
    fill(tmp_path, {f"articles/{name}": data for name, data in before.items()})
    stamps = {file: file.stat().st_mtime_ns for file in (tmp_path / "articles").iterdir()}
    assert build(tmp_path).status == 0 and run(tmp_path, "inspect", *stamps.keys() - {Path()}).status in (0, 2)
    assert tree(tmp_path / "articles") == before
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "articles").iterdir()} == stamps
