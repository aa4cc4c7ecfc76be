"""Steps 1 and 2: the tree is scanned, and every file that the ledger does not know is read and converted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from broadsheet import digest, fronts, moves, parse
from broadsheet.errors import Problem, problem
from broadsheet.fronts import FrontPlan
from broadsheet.ledger import Ledger, Row
from broadsheet.model import Article, Body, Media, Profile, Reading, Shelf
from broadsheet.moves import Move
from broadsheet.pictures.probe import probe as probe_file
from broadsheet.press import pool, versions
from broadsheet.press.job import Progress
from broadsheet.press.pool import Crew
from broadsheet.scan import Source, Tree

BATCH = 32
PROFILE_KINDS = ("section", "author", "topic", "series", "page")
Loaded: TypeAlias = tuple[Article | Profile, Sequence[Problem]]
"""What a file says, and its warnings."""
Converted: TypeAlias = tuple[Row | None, Sequence[Problem]]
"""A file's row, or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a worker needs to read stories."""

    root: Path
    shelf: Shelf
    reading: Reading
    timeout: float


@dataclass(frozen=True, slots=True)
class Item:
    """One file to read: its path, what it is, the digest that the scan saw, and its key in the ledger."""

    path: str
    kind: str
    digest: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class Read:
    """All that the files say. `keys` leads from a body's digest to a row in the ledger, `live` are all rows in use."""

    articles: tuple[Article, ...]
    profiles: tuple[Profile, ...]
    problems: tuple[Problem, ...]
    keys: Mapping[bytes, bytes]
    live: frozenset[bytes]
    parsed: int
    failed: tuple[str, ...]


def read(tree: Tree, desk: Desk, ledger: Ledger, crew: Crew, progress: Progress) -> Read:
    """Read every story and profile of a tree, from the ledger where it still holds."""
    options = digest.of(desk.reading) + versions.of_code()
    items = [
        Item(path, kind, tree.sources[path].digest, _key(path, kind, tree.sources[path].digest, options))
        for path, kind in tree.kinds.items()
        if kind == "story" or kind in PROFILE_KINDS
    ]
    found = _known(ledger, items, desk.shelf)
    unread = [item for item in items if item.key not in found]
    problems: list[Problem] = []
    done = 0
    for batch in pool.run(convert, desk, unread, crew, BATCH):
        rows = [row for row, _ in batch if row]
        with ledger.entry():
            ledger.enter_articles(rows)
        kinds = {item.key: item.kind for item in unread[done : done + len(batch)]}
        found |= {row.key: _load(row, kinds[row.key]) for row in rows}
        problems += [problem for _, wrong in batch for problem in wrong]
        done += len(batch)
        progress("read", done, len(unread))
    failed = [item.path for item in unread if item.key not in found]
    return _sort(items, found, problems, len(unread), failed)


def read_fronts(tree: Tree, timezone: str) -> tuple[tuple[FrontPlan, ...], list[Problem]]:
    """The fronts that have a file. They are few and small, so they are read anew each time."""
    plans, problems = [], []
    for source in tree.of("front"):
        try:
            data = (tree.root / source.path).read_bytes()
        except OSError as error:
            problems.append(problem("B404", source.path, reason=error.strerror or "unknown"))
            continue
        plan, found = fronts.read(source.path, data, timezone)
        problems += found
        plans += [plan] if plan else []
    return tuple(plans), problems


def read_moves(tree: Tree) -> tuple[tuple[Move, ...], list[Problem]]:
    """The addresses that stories have left."""
    for source in tree.of("moves"):
        try:
            return moves.read((tree.root / source.path).read_bytes(), source.path)
        except OSError as error:
            return (), [problem("B404", source.path, reason=error.strerror or "unknown")]
    return (), []


def _key(path: str, kind: str, content: bytes, options: bytes) -> bytes:
    """All that a reading depends on, but for the files that the text refers to: an article names those itself."""
    return digest.of_bytes(content + options + f"{kind}:{path}".encode())


def _known(ledger: Ledger, items: Sequence[Item], shelf: Shelf) -> dict[bytes, Loaded]:
    """What unchanged files say whose pictures are unchanged too."""
    kinds = {item.key: item.kind for item in items}
    found = {}
    for row in ledger.articles():
        kind = kinds.get(row.key)
        if kind is not None and _still_holds((loaded := _load(row, kind))[0], shelf):
            found[row.key] = loaded
    return found


def _load(row: Row, kind: str) -> Loaded:
    return row.load() if kind == "story" else row.load_profile()


def _still_holds(item: Article | Profile, shelf: Shelf) -> bool:
    for path, seen in item.media:
        media = shelf.static.get(path) if path.startswith("/") else shelf.media.get(path)
        if shelf.seen(media) != seen:
            return False
    return True


def _sort(
    items: Sequence[Item], found: Mapping[bytes, Loaded], problems: list[Problem], parsed: int, failed: list[str]
) -> Read:
    articles: list[Article] = []
    profiles: list[Profile] = []
    keys: dict[bytes, bytes] = {}
    for item in items:
        if item.key not in found:
            continue
        read, warnings = found[item.key]
        problems += warnings
        keys[read.body_digest] = item.key
        if isinstance(read, Article):
            articles.append(read)
        else:
            profiles.append(read)
    return Read(tuple(articles), tuple(profiles), tuple(problems), keys, frozenset(found), parsed, tuple(failed))


def convert(desk: Desk, batch: Sequence[Item]) -> list[Converted]:
    """Read a batch of files and convert them. A file that overruns its time is named and the others go on."""
    return [_convert_one(desk, item) for item in batch]


def _convert_one(desk: Desk, item: Item) -> Converted:
    try:
        data = (desk.root / item.path).read_bytes()
    except OSError as error:
        return None, [problem("B404", item.path, reason=error.strerror or "unknown")]
    if digest.of_bytes(data) != item.digest:
        return None, [problem("B406", item.path)]
    try:
        with pool.time_limit(desk.timeout):
            read, body, problems = _parse(desk, item, data)
    except pool.Overrun:
        return None, [problem("B440", item.path, seconds=f"{desk.timeout:g}")]
    except RecursionError:
        return None, [problem("B441", item.path)]
    except Exception as error:  # a fault of ours or of a library: the story is named and the others go on
        return None, [problem("B442", item.path, detail=f"{type(error).__name__}: {error}")]
    errors = [found for found in problems if found.severity == "error"]
    if errors or read is None or body is None:
        return None, problems
    return Row.of(item.key, read, body, problems), []


def _parse(desk: Desk, item: Item, data: bytes) -> tuple[Article | Profile | None, Body | None, Sequence[Problem]]:
    if item.kind == "story":
        story = parse.parse_article(item.path, data, desk.shelf, desk.reading)
        return story.article, story.body, story.problems
    profile = parse.parse_profile(item.path, item.kind, data, desk.shelf, desk.reading)
    return profile.profile, profile.body, profile.problems


def probe(tree: Tree, root_name: str, ledger: Ledger, crew: Crew) -> dict[str, Media]:
    """What every file that is not a story says of itself, by path; only new and changed files are opened."""
    maker = versions.of_code()
    known = ledger.media(root_name, maker)
    files = {source.path: source for source in tree.of("file")}
    found = {path: media for path, media in known.items() if path in files and media.digest == files[path].digest}
    unknown = [source for path, source in files.items() if path not in found]
    for batch in pool.run(_probe, tree.root, unknown, crew, BATCH):
        with ledger.entry():
            ledger.enter_media(root_name, [(media.path, media) for media in batch], maker)
        found |= {media.path: media for media in batch}
    return dict(sorted(found.items()))


def _probe(root: Path, batch: Sequence[Source]) -> list[Media]:
    return [probe_file(root / s.path, s.path, s.digest, s.size) for s in batch]
