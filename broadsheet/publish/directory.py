"""A folder as a destination: `file:///srv/site`, for the machine that serves it or a disk that it mounts.

File by file, or with `atomic` in a new folder that a symbolic link is then switched to (see `press.editions`). In both
each file is written beside its place and moved over it, so that nobody ever reads half of one.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from broadsheet.errors import Mistakes
from broadsheet.ledger import lock
from broadsheet.press import editions
from broadsheet.publish.address import Address, Unusable
from broadsheet.publish.destination import Changed, Conflict, Found, Kept, Parcel, Refused, Told
from broadsheet.publish.manifest import CONTROL, FOLDER

_BESIDE = ".broadsheet-sending"


class Directory:
    """A folder that changes file by file. See `Destination` for what each method promises."""

    is_atomic = False
    has_headers = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = folder.as_uri()

    def read(self, path: str) -> Kept | None:
        try:
            data = (self.folder / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _refused(error) from error
        return Kept(data, hashlib.sha256(data).hexdigest())

    def write(self, path: str, data: bytes, tag: str | None) -> str:
        with self._alone(self.folder / FOLDER / "lock"):
            found = self.read(path)
            if (found.tag if found else None) != tag:
                raise Conflict(path)
            self._put(path, [data])
        return hashlib.sha256(data).hexdigest()

    @contextmanager
    def _alone(self, path: Path) -> Iterator[None]:
        """Raises: Conflict: another process is here."""
        with ExitStack() as held:
            try:
                held.enter_context(lock(path))
            except Mistakes as mistakes:
                found = mistakes.problems[0]
                raise Conflict(path) if found.code == "B433" else Refused(found.text) from None
            yield

    def is_careful(self) -> bool:
        return True

    def list(self) -> Iterator[Found]:
        for folder, folders, names in os.walk(self.folder):
            folders.sort()
            for name in sorted(names):
                full = Path(folder, name)
                path = full.relative_to(self.folder).as_posix()
                if path not in CONTROL and not path.startswith(f"{FOLDER}/lock") and full.is_file():
                    yield Found(path, full.stat().st_size, _md5(full))

    def send(self, parcels: Sequence[Parcel], told: Told) -> None:
        for parcel in parcels:
            self._put(parcel.path, [parcel.read()] if parcel.entry.encoding else parcel.pieces())
            told(parcel.path)

    def _put(self, path: str, pieces: Iterable[bytes]) -> None:
        place = self.folder / path
        beside = _beside(place)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.writelines(pieces)
            beside.replace(place)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise _refused(error) from error
        except Changed:
            beside.unlink(missing_ok=True)
            raise

    def delete(self, paths: Sequence[str], told: Told) -> None:
        for path in paths:
            self._remove(self.folder / path)
            told(path)

    def _remove(self, place: Path) -> None:
        try:
            _beside(place).unlink(missing_ok=True)  # a run was killed while it sent this file
            place.unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            if place.is_dir():
                return  # a folder stands there now, and it holds what is not to be deleted
            raise _refused(error) from error
        for folder in place.parents:
            if folder == self.folder:
                break
            try:
                folder.rmdir()
            except OSError:
                break

    def finish(self) -> None:
        pass

    def close(self) -> None:
        pass


class Switched(Directory):
    """A folder that is a symbolic link, switched to a new edition at once. The last edition stays beside it."""

    is_atomic = True

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._place = folder
        self._work = ExitStack()
        self._begun = False

    def write(self, path: str, data: bytes, tag: str | None) -> str:
        self._begin()
        found = self.read(path)
        if (found.tag if found else None) != tag:
            raise Conflict(path)
        self._put(path, [data])
        return hashlib.sha256(data).hexdigest()

    def send(self, parcels: Sequence[Parcel], told: Told) -> None:
        self._begin()
        super().send(parcels, told)

    def delete(self, paths: Sequence[str], told: Told) -> None:
        self._begin()
        super().delete(paths, told)

    def _begin(self) -> None:
        """Make the new edition's folder and work in it. Nobody else can until `close`."""
        if not self._begun:
            home = editions.folder_of(self._place)
            self._work.enter_context(self._alone(home / "lock"))
            try:
                self.folder = self._work.enter_context(editions.next_edition(self._place))
            except OSError as error:
                raise _refused(error) from error
            self._begun = True

    def finish(self) -> None:
        if self._begun:
            try:
                self._work.close()
            except OSError as error:
                raise _refused(error) from error
            self._begun, self.folder = False, self._place

    def close(self) -> None:
        if self._begun:
            stop = _Unfinished()
            self._work.__exit__(_Unfinished, stop, None)
            self._begun = False


class _Unfinished(Exception):
    """Ends the block of `next_edition` without a switch."""


def _beside(place: Path) -> Path:
    return place.with_name(f"{_BESIDE}-{hashlib.sha256(place.name.encode()).hexdigest()[:16]}")


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "md5").hexdigest()


def _refused(error: OSError) -> Refused:
    return Refused(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": "))


def directory(address: Address, environ: Mapping[str, str]) -> Directory:
    """`file:///srv/site`, or `file:///srv/site?atomic=true`.

    Raises:
        Unusable: it names another machine, or no whole path.
    """
    if address.host not in ("", "localhost"):
        raise Unusable("a file address has three slashes, as in file:///srv/site")
    folder = Path(url2pathname(urlsplit(address.text).path))
    if not folder.is_absolute() or folder == Path(folder.anchor):
        raise Unusable("name a folder by its whole path, as in file:///srv/site")
    return (Switched if address.options.get("atomic") == "true" else Directory)(folder)
