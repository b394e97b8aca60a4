"""``kuril-archive new``: a new archive, and with ``new capture`` a new capture in it."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

import click
from click.shell_completion import CompletionItem

from kuril_archive import __version__
from kuril_archive.commands.capturing import capture
from kuril_archive.commands.completing import folders
from kuril_archive.commands.placing import kind_of, placed, reported
from kuril_archive.commands.telling import today, told
from kuril_archive.places import CAPTURES, NEARLY, NOT_CAPTURES, SET_ASIDE, walk
from kuril_archive.problems import Problem, UsageError, counted

STARTER = Path(__file__).parent.parent / "starter"
"""The files of a new archive, as they will lie in it."""
ARTICLES = "articles/"
TEXTS = (".txt", ".md", ".yml", ".yaml")
"""How the names of captures and sidecars end, which folders do not."""


class _New(click.Group):
    """A group in which any word that is no command of it is the folder of a new archive."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            raise click.UsageError("Name the folder: kuril-archive new my-archive", ctx)
        asked = {"-h", "--help"} & set(args) and args[0] not in self.commands  # for help about DIR
        return super().parse_args(ctx, ["--help"] if asked else args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in self.commands or ctx.resilient_parsing:  # while a shell completes, no folder is meant yet
            return super().resolve_command(ctx, args)
        return "DIR", _archive, args

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        if found := super().shell_complete(ctx, incomplete):
            return [*found, *map(CompletionItem, folders(incomplete))]
        return [CompletionItem(incomplete, type="dir")]


@click.group(
    cls=_New,
    subcommand_metavar="DIR | capture [FILE]",
    options_metavar="",
    epilog="\b\nExample:\n  kuril-archive new my-archive\n  kuril-archive new capture report.txt --tag ferries\n\n"
    "An archive in a folder that is called capture: kuril-archive new ./capture",
)
def new() -> None:
    """Make a new archive in the folder DIR, or put a capture into the archive that is here.

    Every key of archive.yml and of sidecars is explained where it is set. Nothing that is there is written over.
    """


new.add_command(capture)


@click.command(options_metavar="", add_help_option=False)
@click.argument("words", nargs=-1, required=True, metavar="")
@told
def _archive(words: tuple[str, ...]) -> None:
    """Make a new archive."""
    folder = _folder(words)
    in_use = bool(walk(folder / ARTICLES, SET_ASIDE)[0])
    counts = Counter[str]()
    for path, content in _files(today().isoformat()[:7]):
        file = folder / path
        if in_use and path.startswith(ARTICLES) and not os.path.lexists(file):
            done, why = "left out", ", a sample, as there are captures already"
        elif placed(file, content):
            done, why = "made", ""
        else:
            done, why = "kept", ", as it was there"
        counts[done] += 1
        click.echo(f"{done} {file.as_posix()}{why}")
    click.echo(f"{counted(counts['made'], 'file')} made, {counts['kept']} kept\n\nNext:")
    for line in _next(folder):
        click.echo(f"  {line}")


def _folder(words: tuple[str, ...]) -> Path:
    """The folder that is meant; raises UsageError where none can be."""
    typed = " ".join(words)
    folder = Path(typed)
    wrong = hint = ""
    if len(words) > 1:
        wrong, hint = "is more than one word", f'kuril-archive new "{typed}", in quotes, for one folder'
    elif typed in ("", "-") or "://" in typed:
        wrong, hint = "is not the name of a folder", "kuril-archive new my-archive"
    elif kind_of(folder) == "file" or (folder.suffix.lower() in TEXTS and not kind_of(folder)):
        wrong = "is the name of a file, not of a folder"
        hint = f"kuril-archive new my-archive; to put a report into an archive: kuril-archive new capture {typed}"
    elif above := _archive_around(folder):
        wrong = f"lies among the captures of {above}, so that its files would be read as captures"
        hint = "choose a folder outside of it"
    if wrong:
        raise UsageError(Problem(path=typed or "DIR", message=wrong, hint=hint))
    return folder


def _archive_around(folder: Path) -> str | None:
    """The archive in whose folder of captures this one lies."""
    here = Path(os.path.realpath(folder))
    found = (each.parent for each in (here, *here.parents) if each.name == ARTICLES.rstrip("/"))
    return next((str(each) for each in found if kind_of(each / "archive.yml")), None)


def _files(month: str) -> Iterator[tuple[str, bytes]]:
    """What a new archive holds: path -> bytes; the month up to which captures were collected is all that changes."""
    from kuril_archive import schemas  # late, so that help needs no record

    for file in walk(STARTER)[0]:
        text = file.read_text("utf-8").replace("@MONTH@", month).replace("@VERSION@", __version__)
        yield file.relative_to(STARTER).as_posix(), text.encode()
    for name in schemas.NAMES:
        yield f"{schemas.FOLDER}/{schemas.file_name(name)}", schemas.encoded(name)


def _next(folder: Path) -> Iterator[str]:
    """What to type now."""
    shown = folder.as_posix()
    if shown != ".":
        yield f"cd {quote(shown)}" if os.name != "nt" else f'cd "{shown}"'
    with reported(folder):
        beside = sorted(file.name for file in folder.iterdir())
    loose = [name for name in beside if name.lower().endswith(CAPTURES) and name != "requirements.txt"]
    loose = [name for name in loose if not NOT_CAPTURES.fullmatch(name)]
    if NEARLY[0] in beside:
        yield f"move what {NEARLY[0]} says into archive.yml, as it is not read"
    if loose:
        yield f"move your reports into {ARTICLES}, where they are read: {', '.join(loose[:3])}{' …' * (len(loose) > 3)}"
    yield f"save each report as a .txt file in {ARTICLES}, or type: kuril-archive new capture report.txt"
    yield "kuril-archive serve"
