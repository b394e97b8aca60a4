"""Pictures beside Markdown captures: which are shown, how, and what is told of the others."""

import struct
import zlib
from pathlib import Path

import pytest

from folder import FERRY, build, fill, run, tree
from kuril_archive.loader import svg
from kuril_archive.markup import from_markdown, inner_html

PROSE = "The ferry came back with forty passengers, its captain said to the paper on the quay.\n"
HEAD = "---\ntitle: Ferry aground\noutlet: The Strait Herald\ndate: 2021-05-12\n---\n"


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int) -> bytes:
    """A grey picture."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", 8 + len(data)) + name + data


def avif(width: int, height: int) -> bytes:
    """The boxes before the picture itself (ISO/IEC 14496-12 and 23008-12)."""
    extents = box(b"ispe", struct.pack(">III", 0, width, height))
    places = box(b"ipma", struct.pack(">IIHBB", 0, 1, 1, 1, 1))
    main = box(b"pitm", struct.pack(">IH", 0, 1))
    properties = box(b"iprp", box(b"ipco", extents) + places)
    return box(b"ftyp", b"avif\0\0\0\0avifmif1") + box(b"meta", b"\0\0\0\0" + main + properties)


def jpeg(width: int, height: int, turned: bool = False) -> bytes:
    """The segments before the picture itself; ``turned``: it is to be shown turned by a quarter (Exif 2.3, 4.6.4)."""
    exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01" + struct.pack(">HHIHHI", 0x112, 3, 1, 6, 0, 0)
    app = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if turned else b""
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\0"
    return b"\xff\xd8" + app + b"\xff\xc0" + frame + b"\xff\xd9"


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0h9v9z"/></svg>'
PICTURES = {
    "a.png": png(40, 30),
    "a.gif": b"GIF89a" + struct.pack("<HH", 40, 30) + b"\0\0\0;",
    "a.jpg": jpeg(40, 30),
    "b.JPEG": jpeg(30, 40, turned=True),
    "a.webp": b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\x27\0\0\x1d\0\0",
    "a.avif": avif(40, 30),
    "a.svg": SVG.encode(),
}


def site(
    folder: Path, text: str, files: dict[str, str | bytes], front: str = HEAD
) -> tuple[str, str, dict[str, bytes]]:
    """What is told, the page of the capture ``articles/2021/ferry.md``, and every file of the site."""
    fill(folder, {"archive.yml": "collected: 2022\n", "articles/2021/ferry.md": front + text, **files})
    ran = build(folder)
    assert ran.status == 0, ran.err
    built = tree(folder / "build")
    return ran.err, built["articles/2021/ferry.html"].decode(), built


# ---------------------------------------------------------------- shown


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_beside_its_capture_is_copied_and_shown_in_its_size(tmp_path: Path, name: str) -> None:
    text = f"{PROSE}\n![The ferry]({name})\n\n{PROSE}"
    told, page, built = site(tmp_path, text, {f"articles/2021/{name}": PICTURES[name]})
    assert told == ""
    assert f'<img src="{name}" width="40" height="30" loading="lazy" decoding="async" alt="The ferry">' in page
    assert built[f"articles/2021/{name}"] == PICTURES[name]


def test_a_picture_alone_is_a_figure_with_its_title_beneath(tmp_path: Path) -> None:
    text = f'{PROSE}\n![The ferry](a.png "The ferry <in> May")\n\n{PROSE}'
    _, page, _ = site(tmp_path, text, {"articles/2021/a.png": png(4, 3)})
    figure = page[page.index('<figure id="line-8"') : page.index("</figure>")]
    assert '<figcaption class="small">The ferry &lt;in&gt; May</figcaption>' in figure
    assert " title=" not in figure


def test_a_picture_within_a_sentence_stays_in_it(tmp_path: Path) -> None:
    text = (
        f'{PROSE}\nSee ![the ferry](a.png "In May") as it came back to the quay, and ![it][again].\n\n[again]: a.png\n'
    )
    _, page, built = site(tmp_path, text, {"articles/2021/a.png": png(4, 3)})
    assert "<figure" not in page
    assert 'decoding="async" title="In May" alt="the ferry"> as it came' in page
    assert page.count('<img src="a.png"') == 2
    assert [path for path in built if path.endswith(".png")] == ["articles/2021/a.png"]


@pytest.mark.parametrize(
    ("address", "path", "shown"),
    [
        ("maps/a%20b.png", "articles/2021/maps/a b.png", "maps/a%20b.png"),
        ("./maps/a.png", "articles/2021/maps/a.png", "maps/a.png"),
        ("../maps/a.png", "articles/maps/a.png", "../maps/a.png"),
        ("e\u0301.png", "articles/2021/\u00e9.png", "%C3%A9.png"),
        ("\u00e9.png", "articles/2021/e\u0301.png", "%C3%A9.png"),
        ("a.png?v=2#top", "articles/2021/a.png", "a.png"),
    ],
)
def test_an_address_is_seen_from_the_captures_folder(tmp_path: Path, address: str, path: str, shown: str) -> None:
    told, page, built = site(tmp_path, f"{PROSE}\n![A]({address})\n", {path: png(4, 3)})
    assert told == ""
    assert f'<img src="{shown}"' in page
    assert sum(name.endswith(".png") for name in built) == 1


def test_one_file_that_two_captures_show_is_copied_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "articles/a.png": png(4, 3), "articles/other.md": f"{HEAD}{PROSE}\n![A](a.png)\n",
    }  # fmt: skip
    _, _, built = site(tmp_path, f"{PROSE}\n![A](../a.png)\n", files)
    assert [path for path in built if path.endswith(".png")] == ["articles/a.png"]


def test_a_picture_that_is_shown_is_no_other_file(tmp_path: Path) -> None:
    fill(tmp_path, {"articles/2021/ferry.md": f"{HEAD}{PROSE}\n![A](a.png)\n", "articles/2021/a.png": png(4, 3)})
    assert "other file" not in run(tmp_path, "build", "--jobs", "1").out
    fill(tmp_path, {"articles/2021/b.png": png(4, 3)})
    assert "1 other file left alone: articles/2021/b.png" in run(tmp_path, "build", "--jobs", "1").out


def test_a_changed_picture_is_copied_anew_and_one_that_goes_is_deleted(tmp_path: Path) -> None:
    site(tmp_path, f"{PROSE}\n![A](a.png)\n", {"articles/2021/a.png": png(4, 3)})
    _, page, _ = site(tmp_path, f"{PROSE}\n![A](a.png)\n", {"articles/2021/a.png": png(8, 3)})
    assert 'width="8"' in page
    (tmp_path / "articles/2021/a.png").unlink()
    told, page, built = site(tmp_path, f"{PROSE}\n![A](a.png)\n", {})
    assert "is not there" in told and "<img" not in page
    assert "articles/2021/a.png" not in built


def test_the_site_holds_against_the_rules(tmp_path: Path) -> None:
    site(tmp_path, f"{PROSE}\n![A](a%20b.png)\n", {"articles/2021/a b.png": png(4, 3)})
    ran = run(tmp_path, "check")
    assert (ran.status, ran.out.splitlines()[-1].endswith("no problems")) == (0, True), ran.err + ran.out


# ---------------------------------------------------------------- not shown


def test_pictures_of_a_withheld_report_stay_at_home(tmp_path: Path) -> None:
    front = HEAD.replace("---\n", "---\nwithheld: Asked by the family.\n", 1)
    told, page, built = site(tmp_path, f"{PROSE}\n![A](a.png)\n", {"articles/2021/a.png": png(4, 3)}, front)
    assert told == "" and "<img" not in page
    assert not [path for path in built if path.endswith(".png")]


def test_pictures_of_a_report_that_is_shown_in_part_are_not_copied(tmp_path: Path) -> None:
    front = HEAD.replace("---\n", "---\ntext: excerpt\n", 1)
    text = f'![The ferry](a.png "In May")\n\n{PROSE}'
    _, page, built = site(tmp_path, text, {"articles/2021/a.png": png(4, 3)}, front)
    assert "The ferry</p>" in page and "<img" not in page and "In May" not in page
    assert not [path for path in built if path.endswith(".png")]


@pytest.mark.parametrize(
    ("address", "message", "hint"),
    [
        ("b.png", "is not there", "seen from the capture"),
        ("A.PNG", "is not there", "did you mean a.png?"),
        ("maps", "is no file", "name the picture"),
        ("../../secret.png", "lies outside the articles' folder", "beside the capture"),
        ("..%2F..%2Fsecret.png", "lies outside the articles' folder", "beside the capture"),
        ("a%00.png", "has a control character", "rename it"),
        ("con.png", "Windows keeps for itself", "rename it"),
        ("a.tiff", "of no kind that all browsers show", "save it as PNG"),
        ("broken.png", "its size is not found", "save it anew"),
        ("empty.svg", "cannot be read as an SVG", "or as PNG"),
        ("script.svg", "could run a script: it holds the element script", "or as PNG"),
        ("linked.png", "lies outside the articles' folder", "beside the capture"),
        ("linked/secret.png", "lies outside the articles' folder", "beside the capture"),
    ],
)
def test_of_a_picture_that_cannot_be_shown_the_words_stay(
    tmp_path: Path, address: str, message: str, hint: str
) -> None:
    files: dict[str, str | bytes] = {
        "secret.png": png(1, 1), "articles/2021/a.png": png(4, 3), "articles/2021/a.tiff": b"II*\0",
        "articles/2021/broken.png": b"\x89PNG\r\n", "articles/2021/empty.svg": b"", "articles/2021/maps/x.png": b"x",
        "articles/2021/con.png": png(1, 1), "articles/2021/script.svg": SVG.replace("<path", "<script/><path"),
    }  # fmt: skip
    fill(tmp_path, files)
    (tmp_path / "articles/2021/linked.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "articles/2021/linked").symlink_to(tmp_path)
    told, page, built = site(tmp_path, f"{PROSE}\n![The ferry]({address})\n\n{PROSE}", {})
    first, second = told.splitlines()[:2]
    assert first.partition("articles/2021/ferry.md:8: ")[2].startswith(f"the picture {address} "), first
    assert message in first and hint in second
    assert ">The ferry</p>" in page and "<img" not in page
    assert not [path for path in built if path.endswith((".png", ".svg", ".tiff"))]


def test_what_is_written_beneath_a_picture_stays_when_it_is_gone(tmp_path: Path) -> None:
    _, page, _ = site(tmp_path, f'{PROSE}\n![The ferry](b.png "In May")\n\nAnd ![it](c.png "In June") went.\n', {})
    assert 'The ferry<figcaption class="small">In May</figcaption>' in page
    assert '<span title="In June">it</span>' in page


def test_a_picture_that_only_the_original_site_has_is_linked_there(tmp_path: Path) -> None:
    front = HEAD.replace("---\n", "---\nurl: https://example.org/news/1\n", 1)
    told, page, _ = site(tmp_path, f"{PROSE}\n![Map](map.png)\n\n![Quay](/quay.png)\n", {}, front)
    assert told.count("is not there") == 1
    assert '<a href="https://example.org/news/map.png" rel="noopener">Map</a>' in page
    assert '<a href="https://example.org/quay.png" rel="noopener">Quay</a>' in page


def test_a_remote_picture_is_never_fetched(tmp_path: Path) -> None:
    told, page, _ = site(tmp_path, f"{PROSE}\n![Map](https://a.example/map.png)\n\n![Quay](//a.example/q.png)\n", {})
    assert told == "" and "<img" not in page
    assert '<a href="https://a.example/map.png" rel="noopener">Map</a>' in page


def test_raw_text_shows_no_pictures(tmp_path: Path) -> None:
    fill(tmp_path, {"articles/a.txt": FERRY + "\n![A](a.png)\n", "articles/a.png": png(4, 3)})
    assert build(tmp_path).err == ""
    assert b"<img" not in tree(tmp_path / "build")["articles/a.html"]


def test_a_picture_that_the_disk_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> tuple[int, int]:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("kuril_archive.loader.images.imagesize.get", refuse)
    told, page, _ = site(tmp_path, f"{PROSE}\n![A](a.png)\n", {"articles/2021/a.png": png(4, 3)})
    assert "articles/2021/ferry.md:8: the picture a.png cannot be read: Input/output error" in told
    assert "<img" not in page


# ---------------------------------------------------------------- SVG

HOSTILE = [
    "<script>alert(1)</script>",
    '<g xmlns:x="http://www.w3.org/1999/xhtml"><x:iframe src="a"/></g>',
    "<foreignObject/>",
    '<a href="java&#9;script:alert(1)"/>',
    '<a xmlns:l="http://www.w3.org/1999/xlink" l:href=" JavaScript:x"/>',
    '<animate attributeName="href" values="#a;javascript:x"/>',
    '<use href="data:image/svg+xml,%3Csvg/%3E"/>',
    '<path onload="x"/>',
    '<path ONCLICK="x"/>',
]


@pytest.mark.parametrize("inner", HOSTILE)
def test_an_svg_that_could_run_anything_is_refused(inner: str) -> None:
    with pytest.raises(ValueError, match="could run a script: it holds"):
        svg.size(SVG.replace("<path", f"{inner}<path", 1).encode())


@pytest.mark.parametrize(
    "data",
    [
        '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>' + SVG,
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG,
        "<!DOCTYPE svg [<!ATTLIST path onload CDATA 'x'>]>" + SVG,
        SVG.encode("utf-16-le").decode("latin-1"),
    ],
)
def test_an_svg_that_is_more_than_its_elements_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="behind which a script could stand"):
        svg.size(data.encode("latin-1"))


@pytest.mark.parametrize(
    "data", ["<html width='1' height='1'/>", "<svg/>", "<svg width='100%' height='3em'/>", "<svg viewBox='0 0 0 5'/>"]
)
def test_an_svg_without_a_size_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="does not tell its size"):
        svg.size(data.encode())


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ('width="4in" height="72pt"', (384, 96)),
        ('width="100%" viewBox="0 0 30.4 20"', (30, 20)),
        ('viewBox="0,0,3,2"', (3, 2)),
        ('width="2.54cm" height="12px" viewBox="0 0 1 1"', (96, 12)),
    ],
)
def test_the_size_of_an_svg_is_its_own_or_its_boxs(said: str, size: tuple[int, int]) -> None:
    data = f'\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg><svg {said}><a href="#b"/></svg>'
    assert svg.size(data.encode()) == size


# ---------------------------------------------------------------- the reader


def test_the_words_of_a_picture_are_no_heading_and_no_title(tmp_path: Path) -> None:
    text = f"![A map of the strait](a.png)\n\n{PROSE}\n**![The new quay](b.png)**\n\n{PROSE}"
    _, page, built = site(tmp_path, text, {}, front="---\noutlet: The Strait Herald\n---\n")
    assert "<h2" not in page[: page.index("Why this date")].replace('<h2 id="why">', "")
    assert b'"title":"The ferry came back' in built["data/articles.jsonl"]
    assert '<meta name="description" content="The ferry came back' in page


def test_blocks_of_a_picture_alone_are_figures() -> None:
    kinds = [
        (b.kind, b.text) for b in from_markdown("![A](a.png)\n\n[![B](b.png)](c)\n\n- ![C](c.png)\n\n![D](d.png) e\n")
    ]
    assert kinds == [("figure", "A"), ("figure", "B"), ("item", "C"), ("paragraph", "D e")]


def test_a_picture_that_nobody_has_looked_at_is_not_fetched() -> None:
    (block,) = from_markdown("![A](a.png)\n")
    assert inner_html(block) == "A"
