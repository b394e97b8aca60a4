"""Earlier addresses of captures: each needs a path of its own beside those of all captures."""

from collections.abc import Sequence

from msgspec.structs import replace

from kuril_archive import paths
from kuril_archive.model import Capture
from kuril_archive.places import page_of
from kuril_archive.problems import Problem, Problems

HINT = "name the id that it had, its path in the folder of captures without the suffix: aliases: [2021/old-name]"


def settle(captures: Sequence[Capture]) -> tuple[tuple[Capture, ...], Problems]:
    """Leave out the aliases that no file system could hold or that are another's page, and say which and why.

    Of two captures that name one alias the first has it.
    """
    pages = [(page_of(capture.id), capture.source.path) for capture in captures]
    wanted = [(capture, alias) for capture in captures for alias in dict.fromkeys(capture.keys.aliases)]
    wanted = [(capture, alias) for capture, alias in wanted if alias != capture.id]
    claims = [*pages, *((page_of(alias), capture.source.path) for capture, alias in wanted)]
    refusals = list(paths.refusals(claims))[len(pages) :]
    kept: dict[str, list[str]] = {}
    problems = []
    for (capture, alias), wrong in zip(wanted, refusals, strict=True):
        if wrong:
            problems.append(_problem(capture, alias, wrong))
        else:
            kept.setdefault(capture.id, []).append(alias)
    return tuple(_with_aliases(capture, tuple(kept.get(capture.id, ()))) for capture in captures), tuple(problems)


def _with_aliases(capture: Capture, aliases: tuple[str, ...]) -> Capture:
    same = aliases == capture.keys.aliases
    return capture if same else replace(capture, keys=replace(capture.keys, aliases=aliases))


def _problem(capture: Capture, alias: str, wrong: str) -> Problem:
    path, line = capture.keys_from["aliases"]
    message = f"its page {page_of(alias)!r} {wrong}"
    return Problem(path=path, line=line, field="aliases", code="alias", message=message, hint=HINT)
