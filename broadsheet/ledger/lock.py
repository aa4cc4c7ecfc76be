"""The lock of a site: one build at a time, and none that outlives its process."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from broadsheet.errors import Mistakes, problem


@contextlib.contextmanager
def lock(path: Path) -> Iterator[Callable[[], None]]:
    """Hold the site. Gives a function that raises when the lock was lost: the file was removed or replaced, so that
    another build may have begun.

    The lock is SQLite's on an empty database, because that goes with the process on every system, however it ends.

    Raises:
        Mistakes: another build holds it, or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = _take(path)
    except OSError as error:
        raise Mistakes([problem("B435", "", name=path, reason=error.strerror or str(error))]) from None
    try:
        own = _identity(path)

        def check() -> None:
            if own is None or _identity(path) != own:
                raise Mistakes([problem("B437", "", lock=path)])

        yield check
    finally:
        db.close()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _take(path: Path) -> sqlite3.Connection:
    """Raises: Mistakes: another build holds the lock, or it cannot be taken. OSError: what stands there must go."""
    for last in (False, True):
        db = None
        try:
            db = sqlite3.connect(path, timeout=0, isolation_level=None)
            db.execute("begin exclusive")
            return db
        except sqlite3.DatabaseError as error:
            if db is not None:
                db.close()
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise Mistakes([problem("B433", "", lock=path)]) from None
            if last or code not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                raise Mistakes([problem("B435", "", name=path, reason=error)]) from None
            path.unlink()  # somebody wrote into it; nobody holds what is no database
    raise AssertionError
