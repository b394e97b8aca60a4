"""An ordered map over one process or many: lazy, and the same result whatever the number of jobs."""

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Watch(Protocol):
    """Passes items on as they come; ``total`` of them will. Somebody may look on meanwhile."""

    def __call__(self, label: str, items: Iterable[T], total: int) -> Iterable[T]:
        """Return the items."""


def unwatched(label: str, items: Iterable[T], total: int) -> Iterable[T]:
    """Return the items, with nobody looking on."""
    return items


FEW = 256
"""Fewer items than this stay in this process: starting workers costs more than it brings."""
CHUNK = 32
"""Items sent to a worker at once."""
MOST = 61
"""Workers that Windows can wait for."""


def ordered_map(function: Callable[[T], R], items: Iterable[T], jobs: int = 1) -> Iterator[R]:
    """Return ``function`` of each item, in the order of the items, worked out in ``jobs`` processes.

    Items are taken as results are asked for; at most ``FEW + (2 * jobs + 1) * CHUNK`` of them are under way, however
    many there are. For more than one job the function, the items and the results must be picklable, and the function
    must not depend on the state of this process. What it raises is raised here, for the first item in order, perhaps
    before the results of the items just ahead of it. Closing the iterator early ends the workers. Ctrl-C is felt in
    this process only. Raises ValueError where ``jobs`` is less than 1.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    return map(function, items) if jobs == 1 else _spread(function, iter(items), min(jobs, MOST))


def _spread(function: Callable[[T], R], items: Iterator[T], jobs: int) -> Iterator[R]:
    first = tuple(islice(items, FEW))
    if len(first) < FEW:
        yield from map(function, first)
        return
    items = chain(first, items)
    window = deque[Future[list[R]]]()
    # Spawned, not forked: a fork takes over the locks of threads that are not there to release them.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_ctrl_c)
    try:
        while chunk := tuple(islice(items, CHUNK)):
            with _deaf():  # the workers are started by what is first submitted
                window.append(pool.submit(_apply, function, chunk))
            if len(window) > 2 * jobs:
                yield from window.popleft().result()
        while window:
            yield from window.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _apply(function: Callable[[T], R], chunk: tuple[T, ...]) -> list[R]:
    return list(map(function, chunk))


def _leave_ctrl_c() -> None:
    """Let the process that started this one end it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold Ctrl-C back: a process that starts meanwhile never feels it, this one does afterwards.

    Windows has nothing like it; there a worker is deaf from when it has found its first function.
    """
    if sys.platform == "win32":
        yield
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
