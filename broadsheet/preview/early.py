"""Pages before the first edition: the server wishes for them while that is printed, and the builder lays them ready."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from broadsheet.press.job import Early

MOST = 200
"""Pages that are wished for; so many fit into a pipe that nobody reads just now."""
LONGEST = 250
"""Characters of the longest path that is."""


class Wishes:
    """The output paths that somebody waits for, as the server has them. Used by more than one thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._paths: dict[str, None] = {}
        self._pipe: Connection | None = None

    def __len__(self) -> int:
        return len(self._paths)

    def add(self, path: str) -> None:
        """Wish for a page, once."""
        with self._lock:
            if path not in self._paths and len(self._paths) < MOST and len(path) <= LONGEST:
                self._paths[path] = None
                self._send(path)

    def to(self, pipe: Connection) -> None:
        """Tell a builder, and from now on it alone."""
        with self._lock:
            if self._pipe is not None:
                self._pipe.close()
            self._pipe = pipe
            for path in self._paths:
                self._send(path)

    def _send(self, path: str) -> None:
        if self._pipe is not None:
            with suppress(OSError):
                self._pipe.send(path)


@contextmanager
def laying_ready(folder: Path, wishes: Connection | None) -> Iterator[Early]:
    """Lay what is wished for ready in a folder, which is empty before and gone after."""
    shutil.rmtree(folder, ignore_errors=True)

    def wanted() -> list[str]:
        return list(_arrived(wishes)) if wishes else []

    def take(path: str, pieces: Iterable[bytes]) -> None:
        with suppress(OSError):  # it is seen with the edition, then
            _write(folder, path, pieces)

    try:
        yield Early(wanted, take)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _arrived(wishes: Connection) -> Iterator[str]:
    with suppress(EOFError, OSError):
        while wishes.poll():
            yield wishes.recv()


def _write(folder: Path, path: str, pieces: Iterable[bytes]) -> None:
    """Raises: OSError. The file is there whole or not at all."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    beside = folder / ".writing"
    with beside.open("wb") as file:
        file.writelines(pieces)
    beside.replace(folder / path)
