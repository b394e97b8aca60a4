"""The command line: its verbs, and what an exit status means.

A verb's module is imported when the verb is called, so that none pays for what another needs.
"""

import errno
import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from kuril_archive import __version__
from kuril_archive.problems import Problem

VERBS = {
    "new": "Make a new archive in the folder DIR, or put a capture into the archive that is here.",
    "build": "Build the site: every capture becomes a page or a line of the report.",
    "serve": "Show the site in a browser on this machine, and build it anew whenever something changes.",
    "check": "Report what is wrong with captures and with the site that would be built of them; build nothing.",
    "inspect": "Show what is found in captures, and why, without building anything.",
    "review": "Walk what waits for a curator's look, worst first, with the lines of a sidecar that settle it.",
    "schema": "Print the JSON Schema of archive.yml, of events.yml, or of sidecars and front matter.",
    "completion": "Print the lines that teach a shell to complete verbs, options and file names.",
}
"""Verb -> the first sentence of its help; ``commands.<verb>`` holds a command of the same name."""


FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""Why a system takes no more text."""


class Verbs(click.Group):
    """The verbs, each imported when it is asked for."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a verb; where what it prints finds no room, say so and exit with 1."""
        try:
            return super().main(*args, **extra)
        except OSError as error:
            if error.errno not in FULL or error.filename is not None:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still to be printed goes nowhere
            from kuril_archive.commands.telling import show  # late, as it is seldom needed

            message, hint = f"cannot be written: {error.strerror}", "make room, or print it elsewhere"
            show((Problem(path="standard output", message=message, hint=hint),))
            sys.exit(1)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order in which help shows them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb; None where there is none of that name."""
        if cmd_name not in VERBS:
            return None
        command = getattr(import_module(f"kuril_archive.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.command(
    cls=Verbs,
    epilog="\b\nExample:\n  kuril-archive build\n  kuril-archive inspect articles/harbour-times-ferry.txt",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="kuril-archive")
def main() -> None:
    """Turn a folder of captured news reports into a dated, citable archive site.

    Run it in the archive's folder: captures lie in articles/, archive.yml says what the archive is.

    Exit status: 0 all well (warnings included), 1 errors (or warnings with --strict), 2 wrong usage.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # no letter that a terminal's coding lacks may end the program
            stream.reconfigure(errors="backslashreplace")
