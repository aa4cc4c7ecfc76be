"""The pieces that a feed document is put together from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before the entries of a document and after them."""

    head: bytes
    tail: bytes


Envelope: TypeAlias = tuple[bytes, bytes]
"""What stands before an entry's content and after it. Nothing stands after the content of an entry that has none."""
