"""docs/cli.md, made from the commands themselves."""

import re
from collections.abc import Iterator

import click

from kuril_archive.cli import VERBS, main

HEAD = """\
# The command line

What `kuril-archive` and its verbs understand. Each verb prints the same with `--help`.
"""
WIDTH = 100


def page() -> str:
    """Return the page: the program, then each verb, with usage, description, options and example."""
    context = main.make_context("kuril-archive", [], resilient_parsing=True)
    parts = [HEAD, *_command(main, context, "##")]
    return "\n".join(parts).rstrip("\n") + "\n"


def _command(command: click.Command, context: click.Context, rank: str) -> Iterator[str]:
    yield f"{rank} {context.command_path}\n"
    yield f"```\n{_help(command, context)}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            verb = command.get_command(context, name)
            assert verb is not None
            yield from _command(verb, verb.make_context(name, [], parent=context, resilient_parsing=True), rank)


def _help(command: click.Command, context: click.Context) -> str:
    context.terminal_width = context.max_content_width = WIDTH
    return re.sub(r"[ \t]+$", "", command.get_help(context), flags=re.M).strip()


def first_sentences() -> dict[str, str]:
    """Return each verb with the first sentence of its own help."""
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in VERBS}
    return {name: command.get_short_help_str(limit=10_000) for name, command in found.items() if command}
