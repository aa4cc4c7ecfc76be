"""What is to be published: one edition as it lies in the output folder, with the digest and the headers of each file.

Everything in the folder is published: what Broadsheet printed there, and what somebody has put beside it (a `CNAME`, a
`.well-known/`), which counts as static. Three things are not: links, our own `.broadsheet-*`, and files that were put
there with a name that begins with a dot, or in such a folder, unless it is one of `SHOWN`; so nobody publishes a
`.git`, an `.env` or a `.DS_Store`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from broadsheet import digest, hosting
from broadsheet.hosting import Stage
from broadsheet.ledger import Record
from broadsheet.publish.manifest import Entry

SHOWN = frozenset({".well-known", ".nojekyll", ".htaccess"})
OWN = ".broadsheet"
"""How the names of our own files begin."""


@dataclass(frozen=True, slots=True)
class Issue:
    """The files of one edition.

    `site` is the authority of its ids, `instant` when it is of (ISO 8601, UTC), `url` the public address that it was
    printed for.
    """

    site: str
    instant: str
    files: Mapping[str, Entry]
    stages: Mapping[str, Stage]
    kinds: Mapping[str, str]
    """What the plan says that each is (`hosting.kind`), as far as the ledger or the path tells it."""
    sources: Mapping[str, str]
    """Where the bytes of each are now. Texts, because of a hundred thousand a handful is opened."""
    url: str = ""
    hashed: int = 0
    """How many files had to be read to know their digests."""


def read(
    folder: Path, records: Mapping[str, Record], printed: set[str], site: str, instant: str, url: str = ""
) -> Issue:
    """The edition in an output folder. A file that is as the ledger left it is not read.

    Args:
        folder: the output folder.
        records: what the ledger knows of it.
        printed: the paths that Broadsheet printed there.
        site: the authority of the site's permanent ids.
        instant: the edition's.
        url: the public address that it was printed for.

    Raises:
        OSError: the folder cannot be read.
    """
    files: dict[str, Entry] = {}
    kinds: dict[str, str] = {}
    stages: dict[str, Stage] = {}
    sources: dict[str, str] = {}
    root = f"{folder}/"
    hashed = 0
    for path, status in sorted(walk(folder)):
        record = records.get(path)
        if record is None and path not in printed and not _is_shown(path):
            continue
        known = _digest(record, status)
        hashed += not known
        found = known or digest.of_bytes((folder / path).read_bytes()).hex()
        kinds[path] = kind(path, record, path in printed)
        manner = hosting.manner(path, kinds[path])
        files[path] = Entry(found, status.st_size, manner.type, manner.cache)
        stages[path] = manner.stage
        sources[path] = root + path
    return Issue(site, instant, files, stages, kinds, sources, url, hashed)


def walk(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every regular file below a folder that is not one of our own, and its stat. Links are not followed."""
    waiting = [("", os.fspath(folder))]
    while waiting:
        below, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith(OWN):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{below}{entry.name}/", entry.path))
                elif entry.is_file(follow_symlinks=False):
                    yield f"{below}{entry.name}", entry.stat(follow_symlinks=False)


def _is_shown(path: str) -> bool:
    return all(not part.startswith(".") or part in SHOWN for part in path.split("/"))


def _digest(record: Record | None, status: os.stat_result) -> str:
    """The digest that the ledger knows, if the file is as it was printed; else nothing."""
    if record is None or (record.size, record.mtime_ns) != (status.st_size, status.st_mtime_ns):
        return ""
    return record.content.hex()


def kind(path: str, record: Record | None, is_printed: bool) -> str:
    """What the ledger says that a file is, or what its path says. A file that was put there by hand is an asset."""
    if record is not None and record.kind:
        return record.kind
    if not is_printed:
        return "asset"
    if path.endswith(".html"):
        return "page"
    if path.endswith((".xml", ".json", ".opml")):
        return "feed"
    return "text" if "/" not in path else "asset"
