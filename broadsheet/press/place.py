"""The output folder: what may be written there, and how it changes so that every file in it is always whole.

Everything is first written in a folder inside it (`.broadsheet-stage`) and moved to its place when all of it is
there: whole folders at once where nothing stands yet, so that a first build pays for twenty moves and not for ten
thousand. A build that fails or is killed before that leaves the site as it was.

The folder keeps a list of its own of every path printed there (`.broadsheet-printed`, one a line, only appended to),
so that a lost ledger does not turn our files into strangers.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from broadsheet.errors import Mistakes, Problem, problem

JOURNAL = ".broadsheet-printed"
STAGE = ".broadsheet-stage"
NOTHING: frozenset[str] = frozenset()
BLOCKED = frozenset({"/"})
"""What stands below a file or a link, where no folder can be."""


class Place:
    """One output folder. Paths are below it, with `/`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[str] = set()

    def printed(self) -> set[str]:
        """Every path that was ever entered in the folder's own list and not taken out again."""
        paths: dict[str, None] = {}
        with contextlib.suppress(FileNotFoundError):
            for line in (self.folder / JOURNAL).read_text(encoding="utf-8").splitlines():
                if line.startswith("+"):
                    paths[line[1:]] = None
                elif line.startswith("-"):
                    paths.pop(line[1:], None)
        return set(paths)

    def announce(self, new: Iterable[str], gone: Iterable[str] = ()) -> None:
        """Enter paths that are about to be printed, or were removed."""
        lines = [*(f"+{path}\n" for path in new), *(f"-{path}\n" for path in gone)]
        if lines:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / JOURNAL).open("a", encoding="utf-8") as file:
                file.writelines(lines)

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

    def strangers(self, new: Iterable[str]) -> Iterator[str]:
        """Those of the new paths where something already stands, or whose folder is a file or a link."""
        listed: dict[str, frozenset[str]] = {"": self._entries("")}
        for path in new:
            folder, _, name = path.rpartition("/")
            entries = self._listed(folder, listed)
            if entries is BLOCKED or name in entries:
                yield path

    def _listed(self, folder: str, listed: dict[str, frozenset[str]]) -> frozenset[str]:
        if folder not in listed:
            parent, _, name = folder.rpartition("/")
            above = self._listed(parent, listed)
            listed[folder] = above if above is BLOCKED else self._entries(folder) if name in above else NOTHING
        return listed[folder]

    def _entries(self, folder: str) -> frozenset[str]:
        full = self.folder / folder
        if folder and full.is_symlink():
            return BLOCKED
        try:
            return frozenset(os.listdir(full))  # noqa: PTH208 - names, not paths
        except FileNotFoundError:
            return NOTHING
        except NotADirectoryError:
            return BLOCKED

    def read(self, path: str) -> bytes | None:
        """The bytes of the regular file at a path, or None."""
        target = self.folder / path
        try:
            return target.read_bytes() if not target.is_symlink() else None
        except OSError:
            return None

    def stage(self, path: str, data: bytes) -> os.stat_result:
        """Write a file in the folder from which `settle` moves everything to its place.

        Raises:
            OSError: the folder or the disk refuses.
        """
        self._make_folder(path.rpartition("/")[0])
        with open(f"{self.folder}/{STAGE}/{path}", "wb") as file:
            file.write(data)
            file.flush()
            return os.fstat(file.fileno())

    def settle(self) -> None:
        """Move everything that was staged to its place, whole folders at once where nothing stands yet."""
        stage = self.folder / STAGE
        if stage.is_dir():
            _merge(stage, self.folder)
            shutil.rmtree(stage)
        self._made.clear()

    def sweep(self) -> None:
        """Remove what a build that was killed left half done."""
        shutil.rmtree(self.folder / STAGE, ignore_errors=True)
        self._made.clear()

    def remove(self, path: str) -> None:
        """Remove a printed file and the folders that it leaves empty."""
        target = self.folder / path
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            target.unlink()
        for folder in target.parents:
            if folder == self.folder:
                break
            try:
                folder.rmdir()
            except OSError:
                break

    def _make_folder(self, folder: str) -> None:
        if folder not in self._made:
            (self.folder / STAGE / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)


def _merge(source: Path, target: Path) -> None:
    with os.scandir(source) as entries:
        for entry in entries:
            place = target / entry.name
            if entry.is_dir(follow_symlinks=False) and place.is_dir() and not place.is_symlink():
                _merge(Path(entry.path), place)
            else:
                os.replace(entry.path, place)  # noqa: PTH105 - as above


def check(folder: Path, root: Path, content: Path, templates: Path) -> Problem | None:
    """Why a folder may not be printed into: it is the sources, above them, a root, a home, or a link elsewhere."""
    reason = _danger(folder, root, content, templates)
    return problem("B430", "", folder=str(folder), reason=reason) if reason else None


def _danger(folder: Path, root: Path, content: Path, templates: Path) -> str:
    real = folder.resolve()
    if folder.is_symlink() and not real.is_relative_to(root.resolve()):
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
