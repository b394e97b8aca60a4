"""The shape of the package: who may import whom, and who may touch the world."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "kuril_archive"
ROWS = [  # a module imports only from rows above its own, and members of a row never import each other
    {"__version__", "problems"},
    {"edtf", "lock", "parallel", "paths"},
    {"wording"},
    {"model", "places"},
    {"markup"},
    {"analysis"},
    {"loader", "renderer", "output", "cache", "checks"},
    {"builder", "sidecar"},
    {"config", "schemas"},
    {"server"},
    {"commands"},
    {"cli"},
    {"__main__"},
]
ROW = {name: number for number, names in enumerate(ROWS) for name in names}
PURE = {"edtf", "wording", "paths", "problems", "model", "markup", "analysis", "checks"}
WORLD = {"open", "print", "now", "today", "Path", "environ", "getenv", "read_text", "read_bytes", "write_text", "stdin"}
POSIX_ONLY = set(
    "fork forkpty getuid geteuid getgid getpgid setsid killpg chown lchown mkfifo sched_getaffinity SIGKILL SIGHUP "
    "SIGALRM fcntl pwd grp resource termios pty readlink symlink_to hardlink_to".split()
)
"""What Windows lacks, or lets only some users do."""
TWINS = {"lock": ("fcntl", "msvcrt")}
"""Module -> the one such call that it may make, and what stands for it on Windows, in the same module."""
LONGEST_FUNCTION = 40


def modules() -> list[Any]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        part = path.relative_to(PACKAGE).with_suffix("").parts[0]
        if part != "__init__":
            found.append(pytest.param(part, ast.parse(path.read_text("utf8")), id=path.relative_to(PACKAGE).as_posix()))
    return found


def imported(tree: ast.AST) -> Iterator[str]:
    """The parts of the package that a module imports."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith(f"{PACKAGE.name}."))


def wrong_imports(part: str, tree: ast.AST) -> set[str]:
    return {name for name in imported(tree) if name != part and ROW.get(name, 99) >= ROW[part]}


def world_touched(tree: ast.AST) -> set[str]:
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return (names | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}) & WORLD


@pytest.mark.parametrize(("part", "tree"), modules())
def test_imports_point_downwards(part: str, tree: ast.AST) -> None:
    assert not wrong_imports(part, tree), f"{part} may not import {sorted(wrong_imports(part, tree))}"


@pytest.mark.parametrize(("part", "tree"), modules())
def test_pure_modules_leave_the_world_alone(part: str, tree: ast.AST) -> None:
    assert part not in PURE or not world_touched(tree)


@pytest.mark.parametrize(("part", "tree"), modules())
def test_functions_stay_short_enough_to_be_read(part: str, tree: ast.Module) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long


def test_a_wrong_arrow_is_seen() -> None:
    tree = ast.parse("from kuril_archive.builder import build")
    assert wrong_imports("analysis", tree) == {"builder"}
    assert wrong_imports("loader", ast.parse("from kuril_archive import output")) == {"output"}


def test_a_touch_of_the_world_is_seen() -> None:
    assert world_touched(ast.parse("import datetime\ndatetime.date.today()")) == {"today"}


def text_calls(tree: ast.AST) -> Iterator[str]:
    """Calls that read or write text and leave coding or line ends to the system."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            named = {keyword.arg for keyword in node.keywords}
            coded = "encoding" in named or len(node.args) > (node.func.attr == "write_text")
            if node.func.attr in ("read_text", "write_text") and not coded:
                yield f"{node.func.attr} without its coding, line {node.lineno}"
            if node.func.attr == "write_text" and "newline" not in named:
                yield f"write_text without its line ends, line {node.lineno}"


@pytest.mark.parametrize(("part", "tree"), modules())
def test_nothing_is_for_one_system_only(part: str, tree: ast.AST) -> None:
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    posix, windows = TWINS.get(part, ("", ""))
    assert not names & POSIX_ONLY - {posix}
    assert not posix or {posix, windows} <= names, "the one without its twin"
    assert not [*text_calls(tree)]


def test_a_call_that_leaves_text_to_the_system_is_seen() -> None:
    tree = ast.parse('a.read_text()\na.write_text("x", "utf8")\na.write_text("x", encoding="utf8", newline="\\n")')
    assert len([*text_calls(tree)]) == 2
