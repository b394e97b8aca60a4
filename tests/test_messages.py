"""Every kind of message, as a user sees it: tests/cases/messages.md; REWRITE_GOLDENS=1 writes what comes out now."""

import os
import re
from pathlib import Path

import pytest

from casefile import read
from folder import FERRY, fill, run
from kuril_archive.analysis.dating import CONTRADICTIONS
from kuril_archive.loader import values

CASES = Path(__file__).parent / "cases" / "messages.md"
HEAD = re.compile(r"^=== (?P<path>\S+)(?: \((?P<how>[^)]+)\))?\n", re.MULTILINE)
REWRITE = "REWRITE_GOLDENS" in os.environ


def files(text: str) -> dict[str, str | bytes]:
    """What a case's input writes: each file under its own line; how says its coding or how often it is repeated."""
    parts = HEAD.split(f"{text}\n")
    found: dict[str, str | bytes] = {}
    for path, how, content in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        shown = FERRY if content.strip() == "FERRY" else content.replace("␀", "\0")
        if how and how.endswith(" times"):
            found[path] = shown * int(how.split()[0])
        else:
            found[path] = shown.encode(how or "utf-8")
    return found


def told(folder: Path, case: str) -> str:
    call = re.match(r"\$ kuril-archive (.+)\n", case)
    given = files(case)
    if not {"articles/a.txt", "articles/a.md"} & set(given):
        given["articles/a.txt"] = FERRY
    ran = run(fill(folder, given), *(call[1].split() if call else ("build", "--quiet")))
    return f"{ran.err}exit {ran.status}"


@pytest.mark.parametrize(("title", "case", "expected"), [pytest.param(*c, id=c[0]) for c in read(CASES)])
def test_a_message_says_where_what_and_what_to_type(tmp_path: Path, title: str, case: str, expected: str) -> None:
    found = told(tmp_path, case)
    if REWRITE:
        text = CASES.read_text("utf-8")
        pattern = re.compile(rf"(^## {re.escape(title)}\n.*?^````output\n).*?(?=^````$)", re.MULTILINE | re.DOTALL)
        CASES.write_text(pattern.sub(lambda match: f"{match[1]}{found}\n", text, count=1), "utf-8")
    else:
        assert found == expected, f"{title}: read the difference, then REWRITE_GOLDENS=1"


def test_every_fault_is_followed_by_a_hint() -> None:
    for title, _, expected in read(CASES):
        lines = [
            line
            for line in expected.splitlines()[:-1]
            if not re.fullmatch(r"[\d,]+ errors?(, .*)?|[\d,]+ warnings?", line)
        ]
        assert len(lines) % 2 == 0, title
        assert all(line.startswith("hint: ") for line in lines[1::2]), title
        assert not any(line.endswith(".") and not line.endswith("…") for line in lines[::2]), title


def test_every_message_of_the_tables_is_shown() -> None:
    shown = CASES.read_text("utf-8")
    missing = [message for message, _ in values.WRONG.values() if message not in shown]
    missing += [hint for hint in CONTRADICTIONS.values() if hint.partition("{")[0] not in shown]
    assert not missing, f"add a case to {CASES.name} that shows them"
