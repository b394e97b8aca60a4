"""What a shell offers for the word that is being typed, beside what click knows by itself.

Everything is offered as plain words: where one item asks the shell for its own files or folders, bash forgets the rest.
"""

from pathlib import Path

import click


def captures(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The ids of captures, and once something is typed their files too."""
    from kuril_archive.places import find  # late, so that help needs no reader

    folder = ctx.params.get("articles") or Path("articles")
    places = find(folder).places if folder.is_dir() else ()
    ids = [place.id for place in places]
    files = [(folder / place.file.relative_to(folder.resolve())).as_posix() for place in places] if incomplete else []
    return [word for word in (*ids, *files) if word.startswith(incomplete)]


def codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The codes of rules that can be silenced; after a comma, of those not yet named."""
    from typing import get_args

    from kuril_archive.problems import LOUD, Code

    named, comma, begun = incomplete.rpartition(",")
    known = (code for code in get_args(Code) if code not in LOUD and code not in named.split(","))
    return [f"{named}{comma}{code}" for code in known if code.startswith(begun)]


def folders(incomplete: str) -> list[str]:
    """The folders here whose names begin so, each with a stroke after it."""
    found = sorted(entry.name for entry in Path().iterdir() if entry.is_dir())
    return [f"{name}/" for name in found if name.startswith(incomplete) and (incomplete or not name.startswith("."))]
