"""Workers: where batches of work run, in this process or in others, behind `concurrent.futures.Executor`.

A worker is handed one `state` when it starts. Where the system can fork, that costs nothing; elsewhere it is pickled
once for each worker. Batches are small lists of keys into it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
FEW = 64
"""Below so many pieces of work, starting processes costs more than it gains."""

_state: Any = None


def workers(wanted: int = 0) -> int:
    """How many workers to use: `wanted`, else one for each processor that this process may use."""
    if wanted:
        return wanted
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(work: Callable[[Any, Sequence[T]], R], state: object, items: Sequence[T], count: int, size: int) -> Iterator[R]:
    """Do `work(state, batch)` for all items in batches of `size`, in the order of the batches."""
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    if count < 2 or len(items) < FEW:
        for batch in batches:
            yield work(state, batch)
        return
    with executor(state, count) as pool:
        yield from _in_order(pool, work, batches, count)


def executor(state: object, count: int) -> Executor:
    """A pool of processes that hold `state`."""
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(count, context, initializer=_begin, initargs=(state,))


def _begin(state: object) -> None:
    global _state
    _state = state
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _call(work: Callable[[Any, Sequence[T]], R], batch: Sequence[T]) -> R:
    return work(_state, batch)


def _in_order(
    pool: Executor, work: Callable[[Any, Sequence[T]], R], batches: Sequence[Sequence[T]], count: int
) -> Iterator[R]:
    """Results in order, with a few batches waiting for each worker, so that memory stays bounded."""
    waiting: list[Future[R]] = []
    try:
        for batch in batches:
            waiting.append(pool.submit(_call, work, batch))
            if len(waiting) > 4 * count:
                yield waiting.pop(0).result()
        while waiting:
            yield waiting.pop(0).result()
    finally:
        for future in waiting:
            future.cancel()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block after so many seconds; even inside a regular expression, which looks for signals.

    Works in a process's main thread on systems with interval timers; elsewhere the block runs without a limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def overrun(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    previous = signal.signal(signal.SIGALRM, overrun)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
