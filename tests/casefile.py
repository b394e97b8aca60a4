"""Reads text cases: ``## title``, a fenced ``input`` block, a fenced ``output`` block."""

import re
from pathlib import Path

CASE = re.compile(
    r"^## (?P<title>.+)\n(?:(?!## ).*\n)*?"
    r"(?P<fence>`{3,})input\n(?P<input>(?s:.*?))(?P=fence)\n\s*"
    r"(?P<close>`{3,})output\n(?P<expected>(?s:.*?))(?P=close)$",
    re.MULTILINE,
)


def read(path: Path) -> list[tuple[str, str, str]]:
    """Return (title, input, expected) of each case; both texts end without their last line break."""
    text = path.read_text("utf-8")
    cases = [(m["title"], m["input"].removesuffix("\n"), m["expected"].removesuffix("\n")) for m in CASE.finditer(text)]
    headings = re.findall(r"^## (.+)$", re.sub(r"(?ms)^(`{3,})\w+\n.*?^\1$", "", text), re.MULTILINE)
    assert [title for title, *_ in cases] == headings, f"{path}: a case lacks its input or output block"
    return cases
