"""``kuril-archive completion``."""

import click
from click.shell_completion import get_completion_class

from kuril_archive.commands.telling import told
from kuril_archive.problems import Problem, UsageError

PLACES = {
    "bash": 'eval "$(kuril-archive completion bash)"   # in ~/.bashrc',
    "zsh": 'eval "$(kuril-archive completion zsh)"   # in ~/.zshrc',
    "fish": "kuril-archive completion fish > ~/.config/fish/completions/kuril-archive.fish",
}
"""Shell -> the line that switches completion on."""


@click.command(epilog="\b\nExample:\n  " + "\n  ".join(PLACES.values()))
@click.argument("shell", type=click.Choice(list(PLACES)))
@told
def completion(shell: str) -> None:
    """Print the lines that teach a shell to complete verbs, options and file names."""
    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(Problem(path=shell, message="is a shell that click does not know", hint="try bash"))
    root = click.get_current_context().find_root()
    script = kind(root.command, {}, "kuril-archive", "_KURIL_ARCHIVE_COMPLETE")
    click.echo(script.source(), nl=False)
