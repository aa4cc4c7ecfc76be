"""TOML -> plain data, or what is wrong with it and where: of settings, fronts, front matter and facts of pictures.

The text may come from a stranger, so whatever tomllib trips over is a mistake in the text.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


class Malformed(ValueError):
    """Why a text is not TOML, and where: line and column from 1, or 0 where the whole text is meant."""

    def __init__(self, detail: str, line: int = 0, column: int = 0) -> None:
        super().__init__(detail)
        self.detail, self.line, self.column = detail, line, column


def loads(text: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        Malformed: it is not TOML, is nested too deeply, or has a number that is too long to be read.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise Malformed("it is nested too deeply") from None
    except ValueError as error:  # tomllib's own, or the refusal of a number with thousands of digits
        raise _located(str(error), text) from None


def _located(said: str, text: str) -> Malformed:
    found = _PLACE.search(said)
    if found is None:
        return Malformed("it has a number that is too long to be read")
    end = text.count("\n") + 1, len(text) - text.rfind("\n")
    line, column = (int(found[1]), int(found[2])) if found[1] else end
    return Malformed(_PLACE.sub("", said), line, column)
