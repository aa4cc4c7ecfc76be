"""What stands in the ledger: one output as it was printed, one file as it was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import msgspec

from broadsheet.errors import Problem
from broadsheet.model import Article, Body, Compiled, Media, Profile, Rankings

T = TypeVar("T")
encode = msgspec.msgpack.Encoder().encode
_articles = msgspec.msgpack.Decoder(Article)
_profiles = msgspec.msgpack.Decoder(Profile)
_problems = msgspec.msgpack.Decoder(tuple[Problem, ...])
bodies = msgspec.msgpack.Decoder(Body)
media = msgspec.msgpack.Decoder(Media)
rankings = msgspec.msgpack.Decoder(Rankings)
templates = msgspec.msgpack.Decoder(Compiled)


class Damaged(Exception):
    """The ledger is not one, or some of it cannot be read. It is a cache: delete it and build again."""


def decode(decoder: msgspec.msgpack.Decoder[T], data: bytes) -> T:
    """Raises: Damaged: the bytes are not what was written."""
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError) as error:
        raise Damaged(str(error)) from error


class Record(NamedTuple):
    """One output as it was printed: the four digests it was made from and gave, and its stat afterwards.

    A tuple, because a build makes two for every output: they cost a tenth of a frozen dataclass.
    """

    path: str
    site: bytes = b""
    template: bytes = b""
    inputs: bytes = b""
    content: bytes = b""
    size: int = -1
    mtime_ns: int = -1
    printed: str = ""
    """The instant of the edition that it was printed for (ISO 8601)."""
    why: str = ""
    kind: str = ""
    """What the plan says that it is (see `hosting.kind`)."""


class Row(NamedTuple):
    """One cached file in its stored form, so that it can cross a process border as bytes."""

    key: bytes
    article: bytes
    problems: bytes
    body: bytes

    @classmethod
    def of(cls, key: bytes, article: Article | Profile, body: Body, problems: Sequence[Problem]) -> Row:
        return cls(key, encode(article), encode(tuple(problems)) if problems else b"", encode(body))

    def load(self) -> tuple[Article, tuple[Problem, ...]]:
        """Raises: Damaged: it cannot be read."""
        return decode(_articles, self.article), self.warnings()

    def load_profile(self) -> tuple[Profile, tuple[Problem, ...]]:
        """Raises: Damaged: it cannot be read."""
        return decode(_profiles, self.article), self.warnings()

    def warnings(self) -> tuple[Problem, ...]:
        return decode(_problems, self.problems) if self.problems else ()
