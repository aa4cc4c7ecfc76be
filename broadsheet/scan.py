"""The tree of files: what is there, of which kind, and the digest of each.

A digest is taken anew only where a file's stat differs from what the ledger recorded; a stat is believed only if the
file was already two seconds old when it was recorded, because a file system's clock is coarse and a save may follow a
scan within one tick.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from broadsheet.errors import Problem, problem

Kind: TypeAlias = Literal["story", "section", "author", "topic", "series", "page", "front", "facts", "moves", "file"]
SETTLED_NS = 2_000_000_000
STORY_ENDINGS = (".md", ".markdown")
_SPECIAL_FOLDERS: dict[str, Kind] = {"_authors": "author", "_topics": "topic", "_series": "series", "_pages": "page"}


class Source(NamedTuple):
    """A regular file: its path below the root with `/`, its stat, and its digest once it is known.

    A tuple, because every build makes one for every file: they cost a third of a frozen dataclass.
    """

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    digest: bytes = b""
    sure: bool = False
    """True when the stat may be trusted as a stand-in for the content."""

    def unchanged_since(self, recorded: Source) -> bool:
        return (
            recorded.sure
            and recorded.size == self.size
            and recorded.mtime_ns == self.mtime_ns
            and recorded.ctime_ns == self.ctime_ns
        )


@dataclass(frozen=True, slots=True)
class Tree:
    """All files below one folder, by kind, each list sorted by path. `hashed` counts the files that were read."""

    root: Path
    sources: Mapping[str, Source]
    kinds: Mapping[str, Kind]
    hashed: int = 0
    problems: tuple[Problem, ...] = field(default=())

    def of(self, kind: Kind) -> list[Source]:
        return [self.sources[path] for path, found in self.kinds.items() if found == kind]


@dataclass(frozen=True, slots=True)
class Looked:
    """A folder as it was found: its files by path, with their stats and no digests."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()


def look(root: Path) -> Looked:
    """Walk a folder, without opening a file."""
    problems: list[Problem] = []
    found = sorted(walk(root, problems))
    return Looked(tuple(found), tuple(problems))


def scan(root: Path, known: Mapping[str, Source], instant_ns: int, looked: Looked | None = None) -> Tree:
    """Look at a folder, and read what is new in it.

    `known` is what the ledger recorded of it, `instant_ns` the time of the walk in nanoseconds. `looked` is the folder
    as it was found, where somebody has looked already.
    """
    looked = look(root) if looked is None else looked
    problems = list(looked.problems)
    sources: dict[str, Source] = {}
    hashed = 0
    for found in looked.sources:
        recorded = known.get(found.path)
        if recorded is not None and found.unchanged_since(recorded):
            sources[found.path] = recorded
            continue
        try:
            content = digest_file(root / found.path)
        except OSError as error:
            problems.append(problem("B404", found.path, reason=error.strerror or "unknown"))
            continue
        hashed += 1
        sure = instant_ns - max(found.mtime_ns, found.ctime_ns) >= SETTLED_NS
        sources[found.path] = found._replace(digest=content, sure=sure)
    return Tree(root, sources, {path: classify(path) for path in sources}, hashed, tuple(sorted(problems)))


def look_again(tree: Tree, paths: Iterable[str], instant_ns: int) -> Tree | None:
    """The tree when only these paths may have changed; None where only a walk can tell, such as for a folder."""
    if tree.problems:
        return None
    sources, hashed = dict(tree.sources), 0
    for path in paths:
        if any(part.startswith(".") for part in path.split("/")):
            continue
        try:
            found = _look(tree, path, instant_ns)
        except (LookupError, OSError):
            return None
        sources.pop(path, None)
        if found is not None:
            sources[path] = found
            hashed += 1
    if sources.keys() == tree.sources.keys():
        return replace(tree, sources={path: sources[path] for path in tree.sources}, hashed=hashed)
    sources = dict(sorted(sources.items()))
    kinds = {path: tree.kinds.get(path) or classify(path) for path in sources}
    return Tree(tree.root, sources, kinds, hashed)


def _look(tree: Tree, path: str, instant_ns: int) -> Source | None:
    """The file at a path; None where there is none. Raises: LookupError: only a walk can tell. OSError."""
    folder, _, name = path.rpartition("/")
    with os.scandir(tree.root / folder) as entries:
        entry = next((entry for entry in entries if entry.name == name), None)
    if entry is None and any(known.startswith(f"{path}/") for known in tree.sources):
        raise LookupError(path)
    if entry is None:
        return None
    problems: list[Problem] = []
    found = None if entry.is_dir(follow_symlinks=False) else _file(entry, path, tree.root.resolve(), problems)
    if found is None:
        raise LookupError(path)
    sure = instant_ns - max(found.mtime_ns, found.ctime_ns) >= SETTLED_NS
    return found._replace(digest=digest_file(tree.root / path), sure=sure)


def digest_file(path: Path) -> bytes:
    """The digest of a file's bytes, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()[:16]


def classify(path: str) -> Kind:
    """What a file is, by its place: `_authors/ann.md` is an author, `uk/rail.md` a story, `uk/rail.jpg` a file."""
    folder, _, rest = path.partition("/")
    name = path.rsplit("/", 1)[-1]
    is_text = name.lower().endswith(STORY_ENDINGS)
    if path == "_moved.txt":
        return "moves"
    if folder == "_fronts" and name.endswith(".toml"):
        return "front"
    if folder == "_pictures" and name.endswith(".toml"):
        return "facts"
    if folder in _SPECIAL_FOLDERS and is_text and rest:
        return _SPECIAL_FOLDERS[folder]
    if name == "_section.md":
        return "section"
    if not is_text or any(part.startswith("_") for part in path.split("/") if part != "_drafts"):
        return "file"
    return "story"


def walk(root: Path, problems: list[Problem]) -> Iterator[Source]:
    """Every regular file below a folder, without hidden ones. Only folders and regular files are ever opened."""
    try:
        real_root = root.resolve(strict=True)
    except OSError:
        problems.append(problem("B403", "."))
        return
    folders = [("", str(root))]
    while folders:
        prefix, folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            problems.append(problem("B404", prefix.rstrip("/") or root.name, reason=error.strerror or "unknown"))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append((path + "/", entry.path))
            elif source := _file(entry, path, real_root, problems):
                yield source


def _file(entry: os.DirEntry[str], path: str, real_root: Path, problems: list[Problem]) -> Source | None:
    """The source that a directory entry is, or None and a problem when it must not be read."""
    try:
        if not path.isascii():
            path.encode()
        if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(real_root):
            problems.append(problem("B401", path))
            return None
        status = entry.stat()
    except UnicodeEncodeError:
        problems.append(problem("B405", path.encode(errors="replace").decode()))
        return None
    except OSError as error:
        problems.append(problem("B404", path, reason=error.strerror or "unknown"))
        return None
    if not stat.S_ISREG(status.st_mode):
        problems.append(problem("B402", path))
        return None
    return Source(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
