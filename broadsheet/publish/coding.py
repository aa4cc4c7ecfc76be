"""Content codings: texts that are compressed once, when they are sent, and not at every request.

gzip is RFC 1952, `br` is Brotli, RFC 7932. The names are those of Content-Encoding (RFC 9110, section 8.4.1).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping

from broadsheet.errors import Mistakes, problem

try:
    import brotli
except ModuleNotFoundError:  # the extra [brotli]
    brotli = None

ENDINGS: Mapping[str, str] = {"br": ".br", "gzip": ".gz"}
"""How the name of a compressed file ends that stands beside the one that it was made from."""


def encode(data: bytes, coding: str) -> bytes:
    """Bytes in a content coding. No time and no name is in them: the same bytes give the same bytes again.

    Raises:
        Mistakes: it needs an extra that is not installed (B808).
    """
    if coding == "gzip":
        return gzip.compress(data, 9, mtime=0)
    check([coding])
    return bytes(brotli.compress(data, quality=11))


def check(codings: Iterable[str]) -> None:
    """Raises: Mistakes: a coding needs an extra that is not installed (B808)."""
    if "br" in codings and brotli is None:
        raise Mistakes([problem("B808", "")])
