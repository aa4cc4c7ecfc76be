"""Stable digests of plain data: equal values give equal digests on every machine and in every process.

A value that carries its own `digest` (a card) stands for itself with it, so that a page which lists twenty cards
costs twenty short strings and not twenty cards.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from operator import attrgetter
from typing import Any

import msgspec

Digest = bytes
"""The first sixteen bytes of a SHA-256."""

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def of_bytes(data: bytes) -> Digest:
    return hashlib.sha256(data).digest()[:16]


class Running:
    """The digest of bytes that come piece by piece."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def add(self, piece: bytes) -> None:
        self._sum.update(piece)

    def passing(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same pieces, each counted when it is asked for."""
        for piece in pieces:
            self.add(piece)
            yield piece

    def end(self) -> Digest:
        return self._sum.digest()[:16]


def of(value: object) -> Digest:
    """The digest of a value made of dataclasses, tuples, mappings, text, numbers, dates and None.

    Raises:
        TypeError: something in the value has no stable form (a set, a function, an open file).
    """
    return of_bytes(_encode(plain(value)))


def seal(value: Any) -> Any:
    """A copy of a dataclass with its last field, `digest`, set from all its other fields."""
    kind = type(value)
    found = of_bytes(_encode(_fields(kind)(value, sealed=False)))
    return kind(*_sealed[kind](value), found)


def plain(value: Any) -> Any:
    """The value as lists, dicts and scalars, with the digest of each sealed part in the place of that part."""
    kind = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple or kind is list:
        return [item.digest if type(item) in _sealed and item.digest else plain(item) for item in value]
    if kind in _shapes:
        return _shapes[kind](value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return _fields(kind)(value)


_SCALARS = frozenset({str, int, float, bool, bytes, type(None), datetime, date})
_PLAIN = frozenset({"str", "int", "float", "bool", "bytes", "datetime"})
"""Annotations of fields whose values are such scalars."""
_shapes: dict[type, Callable[..., Any]] = {}
_sealed: dict[type, Callable[[Any], tuple[Any, ...]]] = {}
"""Those of the shapes that carry a digest -> what gives all other fields."""


def _fields(kind: type) -> Callable[..., Any]:
    """A function that lays open the fields of a dataclass, made once for each class."""
    shape = _shapes.get(kind)
    if shape is None:
        if not dataclasses.is_dataclass(kind):
            raise TypeError(f"no stable digest for {kind.__name__}")
        shape = _shapes[kind] = _opener(kind)
    return shape


def _opener(kind: type) -> Callable[..., Any]:
    fields = dataclasses.fields(kind)
    kept = [field for field in fields if field.name != "digest"]
    is_sealed = len(kept) < len(fields)
    names = [field.name for field in kept]
    nested = [place for place, field in enumerate(kept, 1) if field.type not in _PLAIN]
    get: Callable[[Any], tuple[Any, ...]]
    get = attrgetter(*names) if len(names) > 1 else lambda value: tuple([getattr(value, name) for name in names])
    if is_sealed:
        _sealed[kind] = get

    def lay_open(value: Any, sealed: bool = True) -> Any:
        if is_sealed and sealed and value.digest:
            return value.digest
        parts = [kind.__name__, *get(value)]
        for place in nested:
            if parts[place]:  # what is empty is plain
                parts[place] = plain(parts[place])
        return parts

    return lay_open
