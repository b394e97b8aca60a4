"""Progress of what lasts longer than a second, for somebody who waits at a terminal."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TypeVar

import click

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds that may pass before a bar is drawn."""


def progress(label: str, items: Iterable[T], total: int) -> Iterator[T]:
    """Pass items on; once that has lasted longer than ``PATIENCE``, show on a terminal how many of ``total`` came.

    The bar goes to standard error, so that what is printed stays clean, and is wiped when all have come.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    start = time.monotonic()
    with ExitStack() as stack:
        bar = None
        for done, item in enumerate(items, 1):
            yield item
            if bar is None and time.monotonic() - start > PATIENCE:
                bar = stack.enter_context(click.progressbar(length=total, label=label, file=sys.stderr))
                bar.update(done - 1)
            if bar is not None:
                bar.update(1)
