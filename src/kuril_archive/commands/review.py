"""``kuril-archive review``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches, unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import msgspec

from kuril_archive import places
from kuril_archive.commands import completing
from kuril_archive.commands.archive import articles_option, check_captures, remembered
from kuril_archive.commands.inspect import home_of, stem_of, testimony
from kuril_archive.commands.progress import progress
from kuril_archive.commands.telling import tell, today, told
from kuril_archive.problems import ArchiveError, Problem, Problems, UsageError, counted, heard

if TYPE_CHECKING:
    from kuril_archive.analysis.choices import Choice
    from kuril_archive.model import Entry

EXAMPLES = {"date": "2022-03-22", "title": "Ferry returns", "outlet": "The Harbour Times"}
"""What a template may be filled with, for hints."""

QUESTION = "Write (numbers or KEY=VALUE; nothing: skip, q: stop)"


class Waiting(NamedTuple):
    """A record that is looked at, and what may be written about it."""

    entry: Entry
    choices: tuple[Choice, ...]
    sidecar: Path
    sidecar_path: str
    """The sidecar as it is named in messages."""

    @property
    def id(self) -> str:
        """The capture's id."""
        return self.entry.article.capture.id

    @property
    def path(self) -> str:
        """The capture's file as it is named in messages."""
        return self.entry.article.capture.source.path


@click.command(
    epilog="\b\nExample:\n  kuril-archive review\n  kuril-archive review articles/harbour-times-ferry.txt --write 1\n"
    '  kuril-archive review harbour-times-ferry --write "outlet=The Harbour Times"'
)
@click.argument("captures", nargs=-1, metavar="[CAPTURE]...", shell_complete=completing.captures)
@articles_option
@click.option(
    "--write", multiple=True, is_flag=False, flag_value="", metavar="[LINES]",
    help="Put lines into the sidecar: numbers (1,4) or KEY=VALUE of one capture; without them, ask for each.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one object a capture, one a line.")
@told
def review(captures: tuple[str, ...], articles: Path, write: tuple[str, ...], as_json: bool) -> None:
    """Walk what waits for a curator's look, worst first, with the lines of a sidecar that settle it.

    A CAPTURE is named by its file or by its id; without one, all that are to review are shown.
    """
    typed = [lines for lines in write if lines.strip()]
    _check(captures, typed, asks=bool(write), as_json=as_json)
    memory = None if captures or write or as_json else remembered("review", "all", articles, Path("templates"))
    if memory and memory.recall(bool):
        _show(())
        return
    waiting, problems = _waiting(captures, articles)
    if memory and not waiting and not problems:
        memory.keep(True)
    if typed and waiting:
        _write_typed(waiting[0], typed, as_json=as_json)
        return
    tell(problems)
    failed = any(problem.severity == "error" for problem in problems)
    if as_json:
        for each in waiting:
            click.echo(msgspec.json.encode(_data(each)))
    elif write and not typed:
        _ask(each for each in waiting if each.choices)
    elif waiting or not failed:
        _show(waiting)
    sys.exit(1 if failed else 0)


def _check(captures: Sequence[str], typed: Sequence[str], *, asks: bool, as_json: bool) -> None:
    """Refuse a call that does not say what is to be written where."""
    if typed and len(captures) != 1:
        is_lines = "=" in typed[0] or typed[0][0].isdigit()
        hint = f'review CAPTURE --write "{typed[0]}"' if is_lines else f"review {_quoted(typed[0])} --write"
        raise UsageError(Problem(path="--write", message="takes lines of one capture", hint=f"kuril-archive {hint}"))
    if asks and not typed and (as_json or not is_terminal()):
        hint = f"kuril-archive review {_quoted(captures[0]) if captures else 'CAPTURE'} --write 1"
        raise UsageError(Problem(path="--write", message="asks at a terminal only, and not with --json", hint=hint))


def is_terminal() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin.isatty()


# ---------------------------------------------------------------- what waits


def _waiting(named: Sequence[str], articles: Path) -> tuple[list[Waiting], Problems]:
    """The captures named, or all that are to review; the worst first, those that need no look last."""
    from kuril_archive import config, loader, sidecar
    from kuril_archive.analysis.choices import choices, worst_first
    from kuril_archive.builder import dated, limit_of

    articles, home = home_of([Path(name) for name in named], articles)
    check_captures(articles)
    settings = config.load(home)
    jobs = os.cpu_count() or 1
    loaded = loader.load(articles, config.spellings(settings.site), jobs, watch=progress)
    ids = _ids(named, loaded.files)
    archive, _ = dated(loaded.captures, settings.site, limit_of(settings.site, today()), jobs, progress)
    chosen = [entry for entry in archive.entries if not named or entry.article.capture.id in ids]
    entries = [*worst_first(chosen), *(entry for entry in chosen if named and not entry.review)]
    sidecars = sidecar.beside(loaded.files.values())
    files = [sidecars[loaded.files[entry.article.capture.id]] for entry in entries]
    waiting = [
        Waiting(entry, choices(entry), file, places.shown_in(articles, places.located(file)))
        for entry, file in zip(entries, files, strict=True)
    ]
    stems = {stem_of(places.shown_in(articles, places.located(loaded.files[name]))) for name in ids}
    problems = (problem for problem in loaded.problems if not named or stem_of(problem.path) in stems)
    return waiting, heard((*settings.problems, *problems), settings.site.ignore)


def _ids(named: Iterable[str], files: Mapping[str, Path]) -> set[str]:
    """The ids of the captures named by file or by id; UsageError with the nearest id for one that is not there."""
    by_file = {places.located(file): name for name, file in files.items()}
    found = {name: name if name in files else by_file.get(places.located(Path(name))) for name in named}
    wrong = [
        Problem(path=name, message="is no capture of this archive", hint=_nearest(name, files))
        for name, known in found.items() if known is None
    ]  # fmt: skip
    if wrong:
        raise UsageError(*wrong)
    return {known for known in found.values() if known is not None}


def _nearest(name: str, ids: Iterable[str]) -> str:
    """What to type for a name that is unknown: the likest id, whole or by its last part."""
    parts = {known.rpartition("/")[2]: known for known in ids} | {known: known for known in ids}
    tries = (name, name.rpartition(".")[0], Path(name).stem)
    near = [parts[like] for cutoff in (0.6, 0) for each in tries for like in get_close_matches(each, parts, 1, cutoff)]
    return f"kuril-archive review {_quoted(near[0])}" if near else "put a capture into the folder first"


def _quoted(name: str) -> str:
    """The name as any shell takes it."""
    return f'"{name}"' if " " in name else name


# ---------------------------------------------------------------- what is shown


def _show(waiting: Sequence[Waiting]) -> None:
    for each in waiting:
        click.echo(_told(each))
    count = sum(bool(each.choices) for each in waiting)
    click.echo(f"{counted(count, 'capture')} to review" if count else "nothing to review")


def _told(each: Waiting) -> str:
    """A record for a reader at a terminal: why it waits, the evidence, and the lines that settle it."""
    from kuril_archive.analysis.choices import shown
    from kuril_archive.analysis.record import record

    if not each.choices:
        return f"{each.path}\n  nothing to review\n"
    lines = [each.path, f"  {'; '.join(each.entry.review)}"]
    lines += [f"    {testimony(witness)}" for witness in record(each.entry).published.evidence]
    lines.append(f"  lines for {each.sidecar_path}")
    width = len(str(len(each.choices)))
    lines += [
        f"    {choice.number:>{width}}  {line}"
        for choice, line in zip(each.choices, shown(each.choices), strict=True)
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _data(each: Waiting) -> dict[str, object]:
    return {
        "id": each.id, "path": each.path, "sidecar": each.sidecar_path,
        "reasons": each.entry.review, "choices": each.choices,
    }  # fmt: skip


# ---------------------------------------------------------------- what is written


def _ask(waiting: Iterable[Waiting]) -> None:
    """Show each record and write what is answered, until there is none left or no answer comes."""
    changed = 0
    for each in waiting:
        click.echo(_told(each))
        answer = _answered(each)
        if answer is None:
            break
        changed += answer
    click.echo(f"{counted(changed, 'sidecar')} changed")


def _answered(each: Waiting) -> bool | None:
    """Write what is answered and tell whether that changed the sidecar; None: stop. A wrong answer is asked again."""
    while True:
        try:
            answer = str(click.prompt(QUESTION, default="", show_default=False)).strip()
        except click.Abort:  # the end of the input, or Ctrl-C
            click.echo()
            return None
        if answer == "q":
            return None
        if not answer:
            return False
        try:
            changed = _write(each, [answer])
        except ArchiveError as error:
            tell(error.problems)
            continue
        click.echo(_change(each, changed) + "\n")
        return bool(changed)


def _write_typed(each: Waiting, typed: Iterable[str], *, as_json: bool) -> None:
    changed = _write(each, typed)
    if as_json:
        told_of = {"id": each.id, "path": each.path, "sidecar": each.sidecar_path, "changed": changed}
        click.echo(msgspec.json.encode(told_of))
    else:
        click.echo(_change(each, changed))


def _write(each: Waiting, typed: Iterable[str]) -> list[str]:
    """Put the lines into the sidecar; return how its lines differ, those gone with ``- ``, those new with ``+ ``."""
    from kuril_archive import sidecar

    said: dict[str, str] = {}
    for lines in typed:
        for key, value in _said(lines, each):
            if said.setdefault(key, value) != value:
                hint = f"choose one value for `{key}`"
                raise UsageError(Problem(path="--write", field=key, message="is asked for twice", hint=hint))
    before, after = sidecar.write(each.sidecar, each.sidecar_path, said)
    changes = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [f"{line[0]} {line[1:]}" for line in changes if not line.startswith("@@")]


def _said(lines: str, each: Waiting) -> Iterable[tuple[str, str]]:
    """What is asked for: numbers of lines, parted by commas, then at most one KEY=VALUE, which takes all the rest."""
    parts = lines.split(",")
    for place, part in enumerate(parts):
        if "=" in part:
            key, _, value = ",".join(parts[place:]).partition("=")
            yield key.strip(), value.strip()
            return
        yield _numbered(part.strip(), each)


def _numbered(part: str, each: Waiting) -> tuple[str, str]:
    choice = next((choice for choice in each.choices if str(choice.number) == part), None)
    if choice is None:
        hint = f"kuril-archive review {_quoted(each.id)}, which shows them" if each.choices else "write KEY=VALUE"
        message = f"“{part}” is no line of {each.path}" if each.choices else f"{each.path} has nothing to review"
        raise UsageError(Problem(path="--write", message=message, hint=hint))
    if choice.value is None:
        hint = f"type {choice.key}={EXAMPLES[choice.key]}, in quotes after --write"
        message = f"line {part} is for what only you can know"
        raise UsageError(Problem(path="--write", field=choice.key, message=message, hint=hint))
    return choice.key, choice.value


def _change(each: Waiting, changed: Sequence[str]) -> str:
    return "\n".join([each.sidecar_path, *(f"  {line}" for line in changed or ["says so already"])])
