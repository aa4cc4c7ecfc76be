"""Another attempt after trouble that may pass: how often, and how long to wait in between."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import TypeVar

from broadsheet.publish.destination import Passing

R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """Up to `tries` attempts. Before attempt n + 1 a wait of up to `base * 2 ** (n - 1)` seconds, `cap` at most.

    The wait is drawn from nothing to that bound ("full jitter"), so that many clients of a busy host do not come back
    all at once: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """

    tries: int = 6
    base: float = 0.5
    cap: float = 20.0
    sleep: Callable[[float], None] = time.sleep
    chance: random.Random = field(default_factory=random.Random)

    def __call__(self, work: Callable[[], R]) -> R:
        """Do some work, again while its trouble may pass.

        Raises:
            Passing: it did not pass. `tries` says how many attempts were made.
        """
        for attempt in range(1, self.tries + 1):
            try:
                return work()
            except Passing as trouble:
                if attempt == self.tries:
                    raise Passing(str(trouble), attempt) from trouble
                self.sleep(self.chance.uniform(0, min(self.cap, self.base * 2 ** (attempt - 1))))
        raise AssertionError


def side_by_side(width: int, items: list[T], work: Callable[[T], None], done: Callable[[T], None]) -> None:
    """Do the work for each item, `width` at a time, and tell of each in this thread. After a failure none is begun.

    Raises:
        Exception: the first that the work raised, when those that had begun have ended.
    """
    with ThreadPoolExecutor(width) as pool:
        waiting = {pool.submit(work, item): item for item in items}
        try:
            for future in as_completed(waiting):
                future.result()
                done(waiting[future])
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
