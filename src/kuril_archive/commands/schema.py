"""``kuril-archive schema``."""

from pathlib import Path

import click

from kuril_archive.commands.placing import placed
from kuril_archive.commands.telling import told
from kuril_archive.problems import Problem, UsageError

NAMES = ("archive", "events", "sidecar")
"""Those of ``schemas``, which help needs no record for."""


@click.command(
    epilog="\b\nExample:\n  kuril-archive schema sidecar\n  kuril-archive schema --output schemas\n\n"
    "\b\nEditors find it by the first line of a file, for example of archive.yml:\n"
    "  # yaml-language-server: $schema=schemas/archive.schema.json"
)
@click.argument("name", required=False, metavar=f"[{'|'.join(NAMES)}]", type=click.Choice(NAMES))
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write it into this folder, or all if none is named, in place of what an earlier version wrote.",
)
@told
def schema(name: str | None, output: Path | None) -> None:
    """Print the JSON Schema of archive.yml, of events.yml, or of sidecars and front matter.

    By it an editor with a YAML language server explains every key and marks what is mistyped.
    """
    from kuril_archive import schemas  # late, so that help needs no record

    wanted = [each for each in schemas.NAMES if name in (None, each)]
    if output is None and len(wanted) > 1:
        hint = f"kuril-archive schema archive, or all into a folder: kuril-archive schema --output {schemas.FOLDER}"
        raise UsageError(Problem(path="schema", message="there are three: archive, events and sidecar", hint=hint))
    if output is None:
        click.echo(schemas.encoded(wanted[0]), nl=False)
        return
    for each in wanted:
        file = output / schemas.file_name(each)
        click.echo(f"{'made' if placed(file, schemas.encoded(each), over=True) else 'kept'} {file.as_posix()}")
