"""What every destination promises, and what it may answer. The sender knows nothing else of a host.

A destination is dumb on purpose: what is sent, in which order, and what may be deleted is decided in `plan` and
`sender`. It moves bytes, says what became of them, and keeps two small files of Broadsheet's own.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from broadsheet import digest
from broadsheet.publish import coding
from broadsheet.publish.manifest import Entry

Told: TypeAlias = Callable[[str], None]
"""Told each path as it is done, from any thread."""


PIECE = 8 << 20
"""Bytes of a large file that are in memory at a time."""


class Trouble(Exception):
    """The host did not do what was asked. The text is for people and holds no credentials."""


class Passing(Trouble):
    """Trouble that may pass: a lost connection, a busy host, bytes that arrived damaged. Worth another attempt.

    `tries` is how many attempts were made.
    """

    def __init__(self, text: str, tries: int = 1) -> None:
        self.tries = tries
        super().__init__(text)


class Refused(Trouble):
    """Trouble that will not pass by itself: credentials, permissions, no such bucket."""


class Conflict(Exception):
    """A file of ours is not what `write` was told that it is: somebody else has written it."""


class Changed(Exception):
    """A file to send is no longer what was planned. `path` names it."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file to send: where it goes, what it is, and where its bytes are now."""

    path: str
    entry: Entry
    source: Path

    def read(self) -> bytes:
        """The bytes to send: compressed, where the entry says so.

        Raises:
            Changed: the file is not that of the entry any more.
        """
        data = b"".join(self.pieces())
        return coding.encode(data, self.entry.encoding) if self.entry.encoding else data

    def pieces(self) -> Iterator[bytes]:
        """The bytes of the file, before any coding, in pieces of `PIECE` bytes.

        Raises:
            Changed: the file is not that of the entry any more; said when the last piece has been given.
        """
        whole = digest.Running()
        try:
            with self.source.open("rb") as file:
                while piece := file.read(PIECE):
                    whole.add(piece)
                    yield piece
        except OSError:
            raise Changed(self.path) from None
        if whole.end().hex() != self.entry.digest:
            raise Changed(self.path)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that stands at a destination: its size in bytes, and a digest of it in hexadecimal as the host knows one.

    `md5` or `blob` (git's name for the bytes); both empty, and the size -1, where a listing does not tell them.
    """

    path: str
    size: int = -1
    md5: str = ""
    blob: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of Broadsheet's own at a destination. `tag` stands for this very state of it, such as an ETag."""

    data: bytes
    tag: str


class Destination(Protocol):
    """A place where a printed site is published. Paths are relative, with `/`, below the address's own prefix.

    Every method may raise `Refused` and, once its own attempts are used up, `Passing`. A text that reaches people
    (`name`, an exception) never holds a password, a key, a token, or a query of a signed address.

    A destination whose changes are seen one by one (a bucket, a folder) does each at once. One that has a moment of
    its own at which all is seen (a git push, a symbolic link that is switched) sets `is_atomic`: it collects until
    `finish`, and a run that ends without `finish` must have changed nothing that anybody sees. `write` then compares
    at once, and `finish` raises `Conflict` if somebody else was quicker.
    """

    name: str
    """The address for people, without credentials."""
    is_atomic: bool
    has_headers: bool
    """Whether it keeps the type and the caching of each file, so that a change of these alone must be sent."""

    def read(self, path: str) -> Kept | None:
        """A control file (`manifest.CONTROL`), or None where there is none."""

    def write(self, path: str, data: bytes, tag: str | None) -> str:
        """Replace a control file in one step, if it still has the tag; with None, if there is none. Gives its tag.

        Raises:
            Conflict: it has another tag, or there is one. Nothing was written.
        """

    def is_careful(self) -> bool:
        """Whether `write` really compares. Called once in a run, after the first `write`; it may ask the host."""

    def list(self) -> Iterable[Found]:
        """Every file that stands there, but control files. Asked only where there is no manifest."""

    def send(self, parcels: Sequence[Parcel], told: Told) -> None:
        """Put files in their places, each whole or not at all, over what stands there. Their order does not matter.

        When it returns, all of them are there, with the bytes and the headers of their entries: what the host says
        of the bytes that it received (an ETag, a checksum) was compared. On an error others may be there or not;
        sending them again does no harm.

        Raises:
            Changed: a file is not what was planned any more.
        """

    def delete(self, paths: Sequence[str], told: Told) -> None:
        """Remove files. One that is not there is no error."""

    def finish(self) -> None:
        """Show everything at once, if the destination `is_atomic`; else nothing is left to do.

        Raises:
            Conflict: somebody else published meanwhile; nothing of this run is seen.
        """

    def close(self) -> None:
        """Let go of connections and of what an unfinished run has collected. Called once, however the run ended."""


def lay_out(parcels: Iterable[Parcel], folder: Path) -> None:
    """Put parcels under their own names below an empty folder, for programs that take a tree. Links where they can be.

    Raises:
        Changed: a file is not what was planned any more.
        OSError: the disk refuses.
    """
    for parcel in parcels:
        place = folder / parcel.path
        place.parent.mkdir(parents=True, exist_ok=True)
        if parcel.entry.encoding:
            place.write_bytes(parcel.read())
            continue
        deque(parcel.pieces(), maxlen=0)  # whether it is what was planned
        try:
            os.link(parcel.source, place)
        except OSError:
            shutil.copyfile(parcel.source, place)
