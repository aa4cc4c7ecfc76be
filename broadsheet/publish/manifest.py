"""What stands at a destination: the manifest, kept there beside the site, so that nobody has to ask file by file.

One object of gzipped JSON, written last of all that an edition puts in its place. With 100,000 files it has about two
and a half megabytes, because digests do not shrink; ways of serving are few, so a file names its way by number.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import msgspec

from broadsheet import urls

SCHEMA = 1
"""Raised when an older Broadsheet could no longer read what is written."""
FOLDER = ".broadsheet"
MANIFEST = f"{FOLDER}/manifest.json.gz"
RUN = f"{FOLDER}/run.json"
CONTROL = frozenset({MANIFEST, RUN})
"""What Broadsheet keeps at a destination for itself. Nothing of a site may stand at these paths."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: the first sixteen bytes of its SHA-256 in hexadecimal, its bytes, and the headers it is served with.

    With an `encoding` (a content coding) the file that stands is compressed; digest and size are those before that.
    `location` is where a bucket that is a website sends whoever asks for it.
    """

    digest: str
    size: int
    type: str
    cache: str
    encoding: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One published edition.

    `site` is the authority of the site's permanent ids, `instant` that of the edition (ISO 8601, UTC). `leaving` are
    files that left the edition and stand for a while, each with the instant from which on it was not needed.
    `withdrawn` are the ids of editions that a rollback took back.
    """

    site: str
    instant: str
    files: Mapping[str, Entry]
    leaving: Mapping[str, str] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    url: str = ""
    """The public address that the edition was printed for."""

    @property
    def edition(self) -> str:
        """The id of the edition: the same files served in the same way have the same id."""
        whole = hashlib.sha256()
        for path, entry in sorted(self.files.items()):
            whole.update(f"{path}\0{entry.digest}\0{entry.type}\0{entry.cache}\0{entry.encoding}\n".encode())
            whole.update(f"{entry.location}\n".encode() if entry.location else b"")
        return whole.hexdigest()[:16]


class Unreadable(Exception):
    """It is no manifest of ours."""


class Newer(Exception):
    """It was written by a Broadsheet that is newer than this one."""


class _Stored(msgspec.Struct, omit_defaults=True):
    """The manifest as it is written."""

    schema: int
    site: str
    instant: str
    edition: str
    ways: list[tuple[str, str, str]]
    """Type, Cache-Control and Content-Encoding."""
    files: dict[str, tuple[str, int, int]]
    """Digest, size, number of the way."""
    leaving: dict[str, str] = {}
    withdrawn: list[str] = []
    locations: dict[str, str] = {}
    url: str = ""


class _Schema(msgspec.Struct):
    schema: int


_encode = msgspec.json.Encoder(order="sorted").encode


def encode(manifest: Manifest) -> bytes:
    """The manifest as it is kept. The same manifest gives the same bytes."""
    ways: dict[tuple[str, str, str], int] = {}
    files = {
        path: (e.digest, e.size, ways.setdefault((e.type, e.cache, e.encoding), len(ways)))
        for path, e in sorted(manifest.files.items())
    }
    stored = _Stored(
        schema=SCHEMA,
        site=manifest.site,
        instant=manifest.instant,
        edition=manifest.edition,
        ways=list(ways),
        files=files,
        leaving=dict(manifest.leaving),
        withdrawn=list(manifest.withdrawn),
        locations={path: entry.location for path, entry in manifest.files.items() if entry.location},
        url=manifest.url,
    )
    return gzip.compress(_encode(stored), 1, mtime=0)


def decode(data: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        Newer: another make of it, by a newer Broadsheet.
        Unreadable: it is damaged, or none, or names what is not below the destination: it would be deleted there.
    """
    try:
        text = gzip.decompress(data)
        if msgspec.json.decode(text, type=_Schema).schema > SCHEMA:
            raise Newer
        stored = msgspec.json.decode(text, type=_Stored)
        files = {
            path: Entry(digest, size, *stored.ways[way], stored.locations.get(path, ""))
            for path, (digest, size, way) in stored.files.items()
        }
    except (OSError, EOFError, ValueError, IndexError, zlib.error) as error:
        raise Unreadable(str(error)) from error
    refuse_outside((*files, *stored.leaving))
    return Manifest(stored.site, stored.instant, files, stored.leaving, tuple(stored.withdrawn), stored.url)


def refuse_outside(paths: Iterable[str]) -> None:
    """Raises: Unreadable: one of the paths does not lead to a place below the destination."""
    for path in paths:
        if not urls.is_below(path):
            raise Unreadable(f"it names {path!r}")


def without(manifest: Manifest, paths: frozenset[str]) -> Manifest:
    """The manifest without some files."""
    return replace(manifest, files={path: entry for path, entry in manifest.files.items() if path not in paths})
