"""The command line: its verbs, and what an exit status means."""

import io
import sys

import click

from kuril_archive import __version__
from kuril_archive.commands.build import build
from kuril_archive.commands.inspect import inspect


@click.group(
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


main.add_command(build)
main.add_command(inspect)
