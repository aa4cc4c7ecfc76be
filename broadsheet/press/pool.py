"""Workers: where batches of work run, in this process or in others, behind `concurrent.futures.Executor`.

Our own worker processes are handed the state and all items when they start, and then only numbers: where the system can
fork, nothing is ever copied. Any other executor (threads, a cluster's client) is handed the state and the items of each
batch, and need not share memory with us.
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
from dataclasses import dataclass
from types import FrameType
from typing import Any, TypeVar

from broadsheet.press import garbage

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
FEW = 64
"""Below so many pieces of work, starting processes costs more than it gains."""
FORKS = sys.platform == "linux"
"""Whether our own processes begin with all that we have, at once and without a copy."""
AGAIN = 0.2
"""Seconds after which the alarm rings again, should the code that it stopped have swallowed it."""

_given: tuple[Any, Sequence[Any]] = (None, ())


class Overrun(TimeoutError):
    """A piece of work took longer than it may."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the work: `count` processes of our own, or an executor that is somebody else's and stays open."""

    count: int = 1
    executor: Executor | None = None


def crew(wanted: int = 0, executor: Executor | None = None) -> Crew:
    """`wanted` workers, or for 0 one for each processor that this process may use."""
    if not wanted:
        wanted = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Crew(wanted, executor)


def run(
    work: Callable[[S, Sequence[T]], R], state: S, items: Sequence[T], crew: Crew, size: int, shift: int = 0
) -> Iterator[R]:
    """Do `work(state, batch)` for all items in batches of `size`, in the order of the batches.

    With a `shift`, forked processes are relieved after so many items. Each comes to own a copy of the parts of our
    memory that it looks at, and one that looked at everything would take as much as we do.
    """
    if crew.executor is not None:
        calls = [(work, state, items[a:b]) for a, b in _spans(len(items), size)]
        yield from _in_order(calls, crew.executor.submit, crew.count)
    elif crew.count < 2 or len(items) < FEW:
        for start, end in _spans(len(items), size):
            yield work(state, items[start:end])
    else:
        for start, end in _spans(len(items), shift if shift and FORKS else len(items)):
            own, spans = items[start:end], _spans(end - start, size)
            with _processes(state, own, min(crew.count, len(spans))) as processes:
                yield from _in_order([(_call, work, a, b) for a, b in spans], processes.submit, crew.count)


def _spans(count: int, size: int) -> list[tuple[int, int]]:
    return [(start, min(start + size, count)) for start in range(0, count, size)]


@contextmanager
def hired(crew: Crew) -> Iterator[Executor]:
    """An executor for work of another kind, in processes of our own that end with the block, or somebody else's."""
    if crew.executor is not None:
        yield crew.executor
        return
    with _processes(None, (), crew.count) as own:
        yield own


def _processes(state: object, items: Sequence[object], count: int) -> Executor:
    """A pool of processes that hold the state and the items."""
    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    return ProcessPoolExecutor(count, context, initializer=_begin, initargs=(state, items))


def _begin(state: object, items: Sequence[object]) -> None:
    global _given
    _given = (state, items)
    garbage.settle()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _call(work: Callable[[Any, Sequence[Any]], R], start: int, end: int) -> R:
    state, items = _given
    return work(state, items[start:end])


def _in_order(calls: Sequence[tuple[Any, ...]], submit: Callable[..., Future[R]], count: int) -> Iterator[R]:
    """Results in order, with a few batches waiting for each worker, so that memory stays bounded."""
    waiting: list[Future[R]] = []
    try:
        for call in calls:
            waiting.append(submit(*call))
            if len(waiting) > 4 * count:
                yield waiting.pop(0).result()
        while waiting:
            yield waiting.pop(0).result()
    finally:
        for future in waiting:
            future.cancel()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `Overrun` in the block after so many seconds; even inside a regular expression, which looks for signals.

    Works in a process's main thread on systems with interval timers. Elsewhere (threads, Windows) the block runs
    without a limit: nothing there can stop Python code that does not look.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    armed = True

    def overrun(number: int, frame: FrameType | None) -> None:
        if armed:
            raise Overrun

    previous = signal.signal(signal.SIGALRM, overrun)
    outer = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        try:
            yield
        finally:
            armed = False
    finally:  # twice, because the alarm may ring between the end of the block and the line above
        signal.setitimer(signal.ITIMER_REAL, *outer)
        signal.signal(signal.SIGALRM, previous)
