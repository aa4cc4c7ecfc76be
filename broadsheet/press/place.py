"""The output folder: what may be written there, and how it changes so that every file in it is always whole.

Everything is first written in a folder inside it (`.broadsheet-stage`) and moved to its place when all of it is
there: whole folders at once where nothing stands yet, so that a first build pays for twenty moves and not for ten
thousand. A build that fails or is killed before that leaves the site as it was.

The folder keeps a list of its own of every path printed there (`.broadsheet-printed`, one a line, only appended to),
so that a lost ledger does not turn our files into strangers.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from errno import ELOOP
from pathlib import Path
from typing import BinaryIO

from broadsheet import urls
from broadsheet.errors import Mistakes, Problem, problem
from broadsheet.scan import digest_file

JOURNAL = ".broadsheet-printed"
STAGE = ".broadsheet-stage"
NOTHING: Mapping[str, bool] = {}
BLOCKED: Mapping[str, bool] = {"/": False}
"""What stands below a file or a link, where no folder can be."""


class Place:
    """One output folder. Paths are below it, with `/`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stage = f"{folder}/{STAGE}"
        self._made: set[str] = set()

    def printed(self) -> set[str]:
        """Every path that was ever entered in the folder's own list and not taken out again."""
        return set(self._entered())

    def _entered(self) -> list[str]:
        """The paths that the list holds. A path that leaves the folder was never entered by us: it is passed over."""
        paths: dict[str, None] = {}
        for line in self._lines():
            if line.startswith("+"):
                paths[_unescape(line[1:])] = None
            elif line.startswith("-"):
                paths.pop(_unescape(line[1:]), None)
        return [path for path in paths if urls.is_below(path)]

    def _lines(self) -> list[str]:
        """The list's lines. What follows the last line's end was cut off by a kill before anything was moved."""
        try:
            text = self._journal().read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _unusable(self.folder / JOURNAL, error) from error
        return text.split("\n")[:-1]

    def _journal(self) -> Path:
        """The folder's own list. Raises: OSError: it is a link, and what that leads to is not ours."""
        journal = self.folder / JOURNAL
        if journal.is_symlink():
            raise OSError(ELOOP, f"{JOURNAL} is a link")
        return journal

    def announce(self, new: Iterable[str], gone: Iterable[str] = ()) -> None:
        """Enter paths that are about to be printed, or were removed.

        Raises:
            OSError: the folder or the disk refuses.
        """
        lines = [*(f"+{_escape(path)}\n" for path in new), *(f"-{_escape(path)}\n" for path in gone)]
        if lines:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._journal().open("a+b") as file:
                _cut(file)
                file.write("".join(lines).encode())

    def condense(self) -> None:
        """Write the list anew when most of it is history.

        Raises:
            OSError: the folder or the disk refuses.
        """
        lines = self._lines()
        paths = self._entered()
        if len(lines) > 2 * len(paths) + 1000:
            fresh = self.folder / f"{JOURNAL}-new"
            fresh.write_bytes("".join(f"+{_escape(path)}\n" for path in paths).encode())
            fresh.replace(self.folder / JOURNAL)

    def stats(self, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Size and mtime of each regular file that stands at one of the paths."""
        found = {}
        base = f"{self.folder}/"
        for path in paths:
            try:
                status = os.lstat(base + path)
            except OSError:
                continue
            if status.st_mode & 0o170000 == 0o100000:
                found[path] = (status.st_size, status.st_mtime_ns)
        return found

    def strangers(self, wanted: Iterable[str], ours: Container[str]) -> Iterator[str]:
        """Those of the wanted paths where something stands that is not ours, or that have a file or a link above them.

        `ours` are the paths that we printed. A file of ours is no obstacle, unless a folder or a link took its place.
        """
        listed: dict[str, Mapping[str, bool]] = {"": self._entries("")}
        for path in wanted:
            folder, _, name = path.rpartition("/")
            entries = self._listed(folder, listed, ours)
            if entries is BLOCKED or (name in entries and not self._is_ours(path, entries[name], ours)):
                yield path

    def _is_ours(self, path: str, is_file: bool, ours: Container[str]) -> bool:
        """Whether what stands at a path is a file of ours, or a folder that holds nothing else."""
        if is_file:
            return path in ours
        full = self.folder / path
        if full.is_symlink() or not full.is_dir():
            return False
        inside = (found for found in full.rglob("*") if found.is_symlink() or not found.is_dir())
        return all(found.relative_to(self.folder).as_posix() in ours for found in inside)

    def reaches(self, path: str) -> bool:
        """Whether a path leads to a file of this folder, and neither upwards nor through a link to somewhere else."""
        folder = self.folder / path
        return urls.is_below(path) and not any(
            above.is_symlink() for above in folder.parents[: len(Path(path).parts) - 1]
        )

    def _listed(self, folder: str, listed: dict[str, Mapping[str, bool]], ours: Container[str]) -> Mapping[str, bool]:
        if folder not in listed:
            parent, _, name = folder.rpartition("/")
            above = self._listed(parent, listed, ours)
            if above is BLOCKED or name not in above:
                listed[folder] = above if above is BLOCKED else NOTHING
            else:
                listed[folder] = NOTHING if folder in ours and above[name] else self._entries(folder)
        return listed[folder]

    def _entries(self, folder: str) -> Mapping[str, bool]:
        """What stands in a folder: names, and whether each is a regular file."""
        full = f"{self.folder}/{folder}"
        if folder and os.path.islink(full):  # noqa: PTH114 - as above
            return BLOCKED
        try:
            with os.scandir(full) as entries:
                return {entry.name: entry.is_file(follow_symlinks=False) for entry in entries}
        except FileNotFoundError:
            return NOTHING
        except NotADirectoryError:
            return BLOCKED
        except OSError as error:
            raise _unusable(Path(full), error) from error

    def read(self, path: str) -> bytes | None:
        """The bytes of the regular file at a path, or None."""
        target = self.folder / path
        try:
            return target.read_bytes() if not target.is_symlink() else None
        except OSError:
            return None

    def coming(self, path: str) -> bytes | None:
        """The bytes that will stand at a path once what was staged has been moved: staged, or else standing."""
        staged = self.folder / STAGE / path
        return staged.read_bytes() if staged.is_file() else self.read(path)

    def holds(self, path: str, content: bytes) -> bool:
        """Whether the bytes at a path have a digest."""
        target = self.folder / path
        try:
            return not target.is_symlink() and digest_file(target) == content
        except OSError:
            return False

    def stage(self, path: str, pieces: Iterable[bytes]) -> os.stat_result:
        """Write a file in the folder from which `settle` moves everything to its place.

        Raises:
            OSError: the folder or the disk refuses.
        """
        self._make_folder(path.rpartition("/")[0])
        with open(f"{self._stage}/{path}", "wb", buffering=0) as file:
            for piece in pieces:
                left = memoryview(piece)
                while left:
                    left = left[file.write(left) :]
            return os.fstat(file.fileno())

    def settle(self, target: Path | None = None, told: Callable[[int], None] = lambda _: None) -> None:
        """Move everything that was staged to its place, whole folders at once where nothing stands yet.

        `target` is another folder to move to, on the same disk; `told` is called with the count of moves after each.

        Raises:
            OSError: the folder or the disk refuses. Part of it was moved.
        """
        stage = self.folder / STAGE
        if stage.is_dir():
            for count, _ in enumerate(_merge(stage, target or self.folder), 1):
                told(count)
            shutil.rmtree(stage)
        self._made.clear()

    def sweep(self) -> None:
        """Remove what a build that was killed left half done, and what stands in its place."""
        stage = self.folder / STAGE
        if stage.is_symlink() or stage.is_file():
            with suppress(OSError):
                stage.unlink()
        shutil.rmtree(stage, ignore_errors=True)
        self._made.clear()

    def remove(self, path: str) -> None:
        """Remove a printed file and the folders that it leaves empty. What a link leads to is left alone.

        Raises:
            OSError: the folder or the disk refuses.
        """
        target = self.folder / path
        if not self.reaches(path):
            return
        try:
            target.unlink()
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError:
            if not target.is_dir():
                raise
            return  # a folder stands there now, and it is not ours
        for folder in target.parents:
            if folder == self.folder:
                break
            try:
                folder.rmdir()
            except OSError:
                break

    def _make_folder(self, folder: str) -> None:
        if folder not in self._made:
            os.makedirs(f"{self._stage}/{folder}", exist_ok=True)  # noqa: PTH103 - a path object costs as much as the folder
            self._made.add(folder)


def _merge(source: Path, target: Path) -> Iterator[None]:
    with os.scandir(source) as entries:
        for entry in entries:
            place = target / entry.name
            if entry.is_dir(follow_symlinks=False) and place.is_dir() and not place.is_symlink():
                yield from _merge(Path(entry.path), place)
            else:
                os.replace(entry.path, place)  # noqa: PTH105 - as above
                yield


def _unusable(path: Path, error: OSError) -> Mistakes:
    return Mistakes([problem("B435", "", name=path, reason=error.strerror or str(error))])


def _escape(path: str) -> str:
    return path.replace("\\", "\\\\").replace("\n", "\\n")


def _unescape(line: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], line) if "\\" in line else line


def _cut(file: BinaryIO) -> None:
    """Remove a last line that has no end: a kill cut it off, and half a path may be somebody else's."""
    end = file.seek(0, os.SEEK_END)
    start = max(0, end - 5000)  # longer than any path
    file.seek(start)
    tail = file.read()
    file.truncate(start + tail.rfind(b"\n") + 1)


def check(folder: Path, root: Path, content: Path, templates: Path) -> Problem | None:
    """Why a folder may not be printed into: it is the sources, above them, a root, a home, or a link elsewhere."""
    reason = _danger(folder, root, content, templates)
    return problem("B430", "", folder=str(folder), reason=reason) if reason else None


def _danger(folder: Path, root: Path, content: Path, templates: Path) -> str:
    real = folder.resolve()
    own = (root.resolve(), folder.parent.resolve() / f"{folder.name}.editions")
    if folder.is_symlink() and not any(real.is_relative_to(above) for above in own):
        return "is a symbolic link that leads elsewhere"
    if real == Path(real.anchor) or real == Path.home():
        return "is a root or a home folder"
    for source, name in ((content, "the content"), (templates, "the templates"), (root, "the site itself")):
        source = source.resolve()
        if source.is_relative_to(real):
            return f"is {name}" if source == real else f"holds {name}"
        if real.is_relative_to(source) and source != root.resolve():
            return f"lies inside {name}"
    if folder.exists() and not folder.is_dir():
        return "is a file"
    return ""


def refuse(folder: Path, root: Path, content: Path, templates: Path) -> None:
    """Raises: Mistakes: the folder may not be printed into."""
    if found := check(folder, root, content, templates):
        raise Mistakes([found])


def in_the_way(files: AbstractSet[str], gone: Sequence[str]) -> frozenset[str]:
    """What must be gone before files can be put in their place: a file where a folder must be, or the other way round.

    All are paths with `/`.
    """
    if not gone:
        return frozenset()
    folders = {above for path in files for above in urls.above(path)}
    return frozenset(path for path in gone if path in folders or any(above in files for above in urls.above(path)))
