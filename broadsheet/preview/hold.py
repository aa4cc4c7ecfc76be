"""One preview of a site at a time: two would print their editions, each with its own address, over one another."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from broadsheet.errors import Mistakes, problem
from broadsheet.ledger import lock
from broadsheet.preview.orders import FOLDER


@contextlib.contextmanager
def held(root: Path, origin: str) -> Iterator[None]:
    """Hold the preview of the site in a folder, and say where it is served.

    Raises:
        Mistakes: another preview of the site runs, or the folder cannot be written.
    """
    place = root / FOLDER
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(lock(place / "lock"))
        except Mistakes as mistakes:
            if mistakes.problems[0].code != "B433":
                raise
            raise Mistakes([problem("B906", "", address=_read(place / "address"))]) from None
        with contextlib.suppress(OSError):
            (place / "address").write_text(f"{origin}/", encoding="utf-8")
        yield


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return "an address that it told in its own terminal"
