"""The editions that were published from here, kept so that `rollback` can publish one of them again.

Under `.broadsheet/published`: `files/` holds the bytes of what was sent, by digest, and `editions/` the manifests, by
destination. A file is a hard link to what stands in the output folder, where the disk can: the press never writes
into a file but puts a new one in its place, so the link keeps the old bytes and costs nothing until then.
docs/adr/kept-editions.md says why they are here and not at the destination.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from broadsheet.publish import manifest as manifests
from broadsheet.publish.issue import Issue
from broadsheet.publish.manifest import Entry, Manifest, Newer, Unreadable

FOLDER = "published"


class Kept:
    """The editions kept in a folder. Whoever calls holds the site's lock."""

    def __init__(self, folder: Path) -> None:
        self._files = folder / "files"
        self._editions = folder / "editions"

    def source(self, entry: Entry) -> Path:
        """Where the bytes of a file are, if they are kept."""
        return self._files / entry.digest[:2] / entry.digest

    def keep(self, issue: Issue, paths: Iterable[str]) -> None:
        """Keep files of an issue that are about to be sent.

        Raises:
            OSError: the disk refuses.
        """
        for path in paths:
            place = self.source(issue.files[path])
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                _link(Path(issue.sources[path]), place)

    def enter(self, destination: str, manifest: Manifest, most: int) -> None:
        """Enter an edition that was published, and drop what is older than the last `most` of the destination.

        Raises:
            OSError: the disk refuses.
        """
        folder = self._folder(destination)
        folder.mkdir(parents=True, exist_ok=True)
        entered = self._numbers(destination)
        number = entered[0] + 1 if entered else 1
        fresh = folder / "new"
        fresh.write_bytes(manifests.encode(manifest))
        fresh.replace(folder / f"{number}.gz")
        if old := entered[max(most - 1, 0) :]:
            for each in old:
                (folder / f"{each}.gz").unlink(missing_ok=True)
            self._sweep()

    def editions(self, destination: str) -> Iterator[Manifest]:
        """What was published to a destination from here, newest first."""
        for number in self._numbers(destination):
            try:
                yield manifests.decode((self._folder(destination) / f"{number}.gz").read_bytes())
            except (OSError, Newer, Unreadable):
                continue

    def _folder(self, destination: str) -> Path:
        return self._editions / hashlib.sha256(destination.encode()).hexdigest()[:16]

    def _numbers(self, destination: str) -> list[int]:
        """Newest first."""
        found = (path.name.removesuffix(".gz") for path in self._folder(destination).glob("*.gz"))
        return sorted((int(name) for name in found if name.isdecimal()), reverse=True)

    def _sweep(self) -> None:
        """Remove the bytes that no edition has any more."""
        live: set[str] = set()
        for path in self._editions.glob("*/*.gz"):
            try:
                live |= {entry.digest for entry in manifests.decode(path.read_bytes()).files.values()}
            except Newer:
                return
            except Unreadable:
                continue
        for folder in os.scandir(self._files):
            for file in os.scandir(folder):
                if file.name not in live:
                    Path(file.path).unlink(missing_ok=True)


def _link(source: Path, place: Path) -> None:
    try:
        place.hardlink_to(source)
    except OSError:  # another disk, or one without hard links
        fresh = place.with_name("new")
        shutil.copyfile(source, fresh)
        fresh.replace(place)
