"""Python's collector of cycles, told how a build works: it makes a million small things and keeps most of them.

At its usual pace the collector would look through all of them again and again, a sixth of a build's time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

PACE = (100_000, 20, 50)
"""New things before the youngest are looked through, and how seldom the older ones are."""


@contextmanager
def seldom() -> Iterator[None]:
    """Let the collector look seldom in the block."""
    usual = gc.get_threshold()
    gc.set_threshold(*PACE)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


@contextmanager
def kept() -> Iterator[None]:
    """For a block that keeps nearly all that it makes: nothing of that is looked through until the build has ended."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def settle() -> None:
    """For a process that has just begun its work: never look at what it began with, and seldom at the rest.

    A process that was forked shares its memory with the first one only as long as nobody writes into it, and looking
    writes.
    """
    gc.freeze()
    gc.set_threshold(*PACE)
    gc.enable()
