"""``ordered_map`` gives what ``map`` gives, whatever the number of jobs, and never runs far ahead."""

import math
import signal
import sys
from collections.abc import Generator
from itertools import count, islice
from multiprocessing import active_children

import pytest

from kuril_archive.parallel import CHUNK, FEW, ordered_map

MANY = 3 * FEW + 7


@pytest.mark.parametrize("jobs", [0, -1])
def test_less_than_one_job_is_refused_at_the_call(jobs: int) -> None:
    with pytest.raises(ValueError, match="jobs"):
        ordered_map(abs, [1], jobs)


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("size", [0, 1, FEW - 1])
def test_few_items_come_in_order_without_workers(jobs: int, size: int) -> None:
    results = ordered_map(math.isqrt, range(size), jobs)
    assert list(islice(results, 1)) == [0][:size]
    assert active_children() == []
    assert list(results) == [math.isqrt(number) for number in range(1, size)]


def test_many_items_come_in_order_from_one_job() -> None:
    assert list(ordered_map(math.isqrt, range(MANY))) == [math.isqrt(number) for number in range(MANY)]


def test_one_job_takes_one_item_for_one_result() -> None:
    items = count()
    assert next(ordered_map(math.isqrt, items)) == 0
    assert next(items) == 1


def test_many_items_come_in_order_from_three_workers() -> None:
    assert list(ordered_map(math.isqrt, iter(range(MANY)), 3)) == [math.isqrt(number) for number in range(MANY)]
    assert active_children() == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_is_taken_before_a_result_is_asked_for(jobs: int) -> None:
    items = iter([4])
    results = ordered_map(math.isqrt, items, jobs)
    assert next(items) == 4
    assert list(results) == []


def test_look_ahead_is_bounded_and_an_early_end_leaves_no_worker() -> None:
    """An endless input works, what was taken exceeds what was given by a fixed number, and closing ends the workers."""
    taken = count()
    results = ordered_map(math.isqrt, iter(taken), 2)
    assert list(islice(results, MANY)) == [math.isqrt(number) for number in range(MANY)]
    assert next(taken) - MANY <= FEW + (2 * 2 + 1) * CHUNK
    assert active_children() != []
    assert isinstance(results, Generator)
    results.close()
    assert active_children() == []


def test_an_error_in_this_process_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="nonneg"):
        list(ordered_map(math.isqrt, [4, -1], 2))


def test_an_error_in_a_worker_reaches_the_caller_and_ends_the_workers() -> None:
    with pytest.raises(ValueError, match="nonneg"):
        list(ordered_map(math.isqrt, [*range(FEW), -1, *range(MANY)], 2))
    assert active_children() == []


def interrupted(number: int) -> int:
    """Ctrl-C goes to all processes of a terminal, a worker too."""
    signal.raise_signal(signal.SIGINT)
    return number


def test_a_worker_leaves_ctrl_c_to_the_process_that_started_it() -> None:
    assert list(ordered_map(interrupted, range(MANY), 2)) == list(range(MANY))


def blocked(_: int) -> bool:
    """Whether this process has been deaf to Ctrl-C from its first moment."""
    return sys.platform == "win32" or signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_worker_is_deaf_while_it_starts_and_the_process_that_started_it_is_not() -> None:
    assert all(ordered_map(blocked, range(MANY), 2))
    assert sys.platform == "win32" or signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
