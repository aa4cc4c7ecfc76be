"""The ledger: the SQLite record of what was read, what it said, and what was printed from what.

It is a cache. A ledger with another schema number, or one that is damaged, is deleted and made anew; the printed site
is not harmed, because the output folder keeps its own list of printed paths (see `press.place`).
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import msgspec

from broadsheet.errors import Mistakes, Problem, problem
from broadsheet.model import Article, Body, Media, Profile
from broadsheet.scan import Source

SCHEMA = 4
_TABLES = """
create table sources (root text, path text, size int, mtime int, ctime int, digest blob, sure int, media blob,
                      primary key (root, path)) without rowid;
create table articles (key blob primary key, article blob, problems blob, body blob);
create table outputs (place text, path text, site blob, template blob, inputs blob, content blob,
                      size int, mtime int, printed text, why text, primary key (place, path)) without rowid;
create table addresses (place text, id text, url text, body blob, updated text,
                        primary key (place, id, url)) without rowid;
"""
_encode = msgspec.msgpack.Encoder().encode
_articles = msgspec.msgpack.Decoder(Article)
_profiles = msgspec.msgpack.Decoder(Profile)
_bodies = msgspec.msgpack.Decoder(Body)
_media = msgspec.msgpack.Decoder(Media)
_problems = msgspec.msgpack.Decoder(tuple[Problem, ...])


@dataclass(frozen=True, slots=True)
class Record:
    """One output as it was printed: the four digests it was made from and gave, and its stat afterwards."""

    path: str
    site: bytes = b""
    template: bytes = b""
    inputs: bytes = b""
    content: bytes = b""
    size: int = -1
    mtime_ns: int = -1
    printed: str = ""
    """The instant of the edition that it was printed for (ISO 8601)."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One cached file in its stored form, so that it can cross a process border as bytes."""

    key: bytes
    article: bytes
    problems: bytes
    body: bytes

    @classmethod
    def of(cls, key: bytes, article: Article | Profile, body: Body, problems: Sequence[Problem]) -> Row:
        return cls(key, _encode(article), _encode(tuple(problems)) if problems else b"", _encode(body))

    def load(self) -> tuple[Article, tuple[Problem, ...]]:
        return _articles.decode(self.article), self.warnings()

    def load_profile(self) -> tuple[Profile, tuple[Problem, ...]]:
        return _profiles.decode(self.article), self.warnings()

    def warnings(self) -> tuple[Problem, ...]:
        return _problems.decode(self.problems) if self.problems else ()


class Ledger:
    """An open ledger. Use as a context manager; `commit` at the points where a crash may find it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = self._open()
        except sqlite3.DatabaseError:
            self._delete()
            self._db = self._open()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        self._db.close()

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
        try:
            db.execute("pragma journal_mode=wal")
            db.execute("pragma synchronous=normal")
            if db.execute("pragma user_version").fetchone()[0] != SCHEMA:
                db.close()
                self._delete()
                db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
                db.execute("pragma journal_mode=wal")
                db.execute("pragma synchronous=normal")
                db.executescript(f"begin; {_TABLES} pragma user_version={SCHEMA}; commit;")
            db.execute("select count(*) from (select 1 from outputs limit 1)").fetchone()
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def _delete(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    @contextlib.contextmanager
    def entry(self) -> Iterator[None]:
        """One transaction: all of it, or nothing."""
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    def sources(self, root: str) -> dict[str, Source]:
        rows = self._db.execute("select path, size, mtime, ctime, digest, sure from sources where root = ?", (root,))
        return {row[0]: Source(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in rows}

    def enter_sources(self, root: str, sources: Iterable[Source]) -> None:
        self._db.executemany(
            "insert into sources values (?, ?, ?, ?, ?, ?, ?, null) on conflict do update set size = excluded.size,"
            " mtime = excluded.mtime, ctime = excluded.ctime, sure = excluded.sure,"
            " media = case when digest = excluded.digest then media end, digest = excluded.digest",
            ((root, s.path, s.size, s.mtime_ns, s.ctime_ns, s.digest, s.sure) for s in sources),
        )

    def drop_sources(self, root: str, paths: Iterable[str]) -> None:
        self._db.executemany("delete from sources where root = ? and path = ?", ((root, path) for path in paths))

    def media(self, root: str) -> dict[str, Media]:
        rows = self._db.execute("select path, media from sources where root = ? and media is not null", (root,))
        return {path: _media.decode(blob) for path, blob in rows}

    def enter_media(self, root: str, media: Iterable[tuple[str, Media]]) -> None:
        self._db.executemany(
            "update sources set media = ? where root = ? and path = ?",
            ((_encode(item), root, path) for path, item in media),
        )

    def articles(self) -> Iterator[Row]:
        """Every cached file, without the body (which is empty in these rows)."""
        for key, article, problems in self._db.execute("select key, article, problems from articles"):
            yield Row(key, article, problems, b"")

    def enter_articles(self, rows: Iterable[Row]) -> None:
        self._db.executemany(
            "insert or replace into articles values (?, ?, ?, ?)",
            ((row.key, row.article, row.problems, row.body) for row in rows),
        )

    def prune_articles(self, live: set[bytes]) -> int:
        """Remove what is not live once it outweighs what is: an undone edit is then still found."""
        keys = [row[0] for row in self._db.execute("select key from articles")]
        if len(keys) <= 2 * len(live) + 200:
            return 0
        dead = [(key,) for key in keys if key not in live]
        self._db.executemany("delete from articles where key = ?", dead)
        return len(dead)

    def body(self, key: bytes) -> Body:
        """The body of a cached file.

        Raises:
            KeyError: the ledger has no such file.
        """
        row = self._db.execute("select body from articles where key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key.hex())
        return _bodies.decode(row[0])

    def outputs(self, place: str) -> dict[str, Record]:
        rows = self._db.execute(
            "select path, site, template, inputs, content, size, mtime, printed, why from outputs where place = ?",
            (place,),
        )
        return {row[0]: Record(*row) for row in rows}

    def blank(self, place: str, paths: Iterable[str]) -> None:
        """Forget what outputs were made from, before they change: a crash then prints them again."""
        self._db.executemany(
            "insert into outputs (place, path, site, template, inputs, content, size, mtime, printed, why)"
            " values (?, ?, x'', x'', x'', x'', -1, -1, '', '') on conflict do update set"
            " site = x'', template = x'', inputs = x'', content = x'', size = -1, mtime = -1",
            ((place, path) for path in paths),
        )

    def enter_outputs(self, place: str, records: Iterable[Record]) -> None:
        self._db.executemany(
            "insert or replace into outputs values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (place, r.path, r.site, r.template, r.inputs, r.content, r.size, r.mtime_ns, r.printed, r.why)
                for r in records
            ),
        )

    def addresses(self, place: str) -> dict[tuple[str, str], tuple[bytes, str]]:
        """Where stories stand or stood in an output folder: id and site-relative URL -> body digest, time of change."""
        rows = self._db.execute("select id, url, body, updated from addresses where place = ?", (place,))
        return {(row[0], row[1]): (row[2], row[3]) for row in rows}

    def enter_addresses(self, place: str, new: Mapping[tuple[str, str], tuple[bytes, str]]) -> None:
        rows = ((place, *pair, *seen) for pair, seen in new.items())
        self._db.executemany("insert or replace into addresses values (?, ?, ?, ?, ?)", rows)

    def drop_addresses(self, place: str, pairs: Iterable[tuple[str, str]]) -> None:
        rows = ((place, *pair) for pair in pairs)
        self._db.executemany("delete from addresses where place = ? and id = ? and url = ?", rows)

    def drop_outputs(self, place: str, paths: Iterable[str]) -> None:
        self._db.executemany("delete from outputs where place = ? and path = ?", ((place, path) for path in paths))


@contextlib.contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold the site: one build at a time. The lock goes with the process, however that ends.

    Raises:
        Mistakes: another build holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        try:
            db.execute("begin exclusive")
        except sqlite3.OperationalError:
            raise Mistakes([problem("B433", "", lock=str(path))]) from None
        yield
    finally:
        db.close()
