"""The ledger: the SQLite record of what was read, what it said, and what was printed from what.

It is a cache. A ledger of another make, or one that is damaged, is deleted and made anew; the printed site is not
harmed, because the output folder keeps its own list of printed paths (see `press.place`).
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from broadsheet.errors import Mistakes, problem
from broadsheet.ledger.lock import lock
from broadsheet.ledger.rows import Damaged, Record, Row, bodies, decode, encode, media, rankings, templates
from broadsheet.model import NO_RANKINGS, Body, Compiled, Media, Rankings
from broadsheet.scan import Source

_TABLES = """
create table sources (root text, path text, size int, mtime int, ctime int, digest blob, sure int, media blob,
                      maker blob, primary key (root, path)) without rowid;
create table articles (key blob primary key, article blob, problems blob, body blob);
create table templates (key blob primary key, compiled blob);
create table rankings (drafts int primary key, maker blob, rankings blob);
create table outputs (place text, path text, site blob, template blob, inputs blob, content blob,
                      size int, mtime int, printed text, why text, kind text, primary key (place, path)) without rowid;
create table rest (place text primary key, left blob);
create table addresses (place text, id text, url text, body blob, updated text,
                        primary key (place, id, url)) without rowid;
"""
SCHEMA = zlib.crc32(_TABLES.encode()) & 0x7FFFFFFF
"""Made from the tables, so that no change of them can forget to change it."""
_OUTSIDE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_NOLFS,
    }
)
"""Faults of the disk or of other programs. Deleting the ledger would mend none of them; it mends every other."""


class Ledger:
    """An open ledger. Use as a context manager. Its own thread's alone.

    Every method raises `Damaged` where the ledger cannot be read, and `Mistakes` where the disk refuses.
    """

    def __init__(self, path: Path, writes: bool = True) -> None:
        """Open a ledger; with `writes` make it where there is none, or one of another make."""
        self.path = path
        with self._told():
            self._db = self._open() if writes else sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=30)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        self._db.close()

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        db = self._connect()
        try:
            if db.execute("pragma user_version").fetchone()[0] == SCHEMA:
                return db
            is_empty = not db.execute("select 1 from sqlite_master").fetchone()
            if not is_empty:
                raise Damaged("it is of another make")
            db.executescript(f"begin; {_TABLES} pragma user_version={SCHEMA}; commit;")
        except BaseException:
            db.close()
            raise
        return db

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
        try:
            db.execute("pragma journal_mode=wal")
            db.execute("pragma synchronous=normal")
        except BaseException:
            db.close()
            raise
        return db

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's errors, told as ours."""
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _OUTSIDE:
                raise Mistakes([problem("B435", "", name=self.path, reason=error)]) from error
            raise Damaged(str(error)) from error
        except OSError as error:
            raise Mistakes([problem("B435", "", name=self.path, reason=error.strerror or str(error))]) from error

    def _query(self, sql: str, *values: object) -> Iterator[Any]:
        with self._told():
            yield from self._db.execute(sql, values)

    def _change(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        with self._told():
            self._db.executemany(sql, rows)

    @contextlib.contextmanager
    def entry(self) -> Iterator[None]:
        """One transaction: all of it, or nothing."""
        with self._told():
            self._db.execute("begin immediate")
        try:
            yield
            with self._told():
                self._db.execute("commit")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("rollback")
            raise

    def sources(self, root: str) -> dict[str, Source]:
        rows = self._query("select path, size, mtime, ctime, digest, sure from sources where root = ?", root)
        return {row[0]: Source(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in rows}

    def enter_sources(self, root: str, sources: Iterable[Source]) -> None:
        self._change(
            "insert into sources values (?, ?, ?, ?, ?, ?, ?, null, null) on conflict do update set"
            " size = excluded.size, mtime = excluded.mtime, ctime = excluded.ctime, sure = excluded.sure,"
            " media = case when digest = excluded.digest then media end,"
            " maker = case when digest = excluded.digest then maker end, digest = excluded.digest",
            ((root, s.path, s.size, s.mtime_ns, s.ctime_ns, s.digest, s.sure) for s in sources),
        )

    def drop_sources(self, root: str, paths: Iterable[str]) -> None:
        self._change("delete from sources where root = ? and path = ?", ((root, path) for path in paths))

    def media(self, root: str, maker: bytes) -> dict[str, Media]:
        """What the files of a root say of themselves, as far as the code with the digest `maker` found it out."""
        rows = self._query("select path, media from sources where root = ? and maker = ?", root, maker)
        return {path: decode(media, blob) for path, blob in rows}

    def enter_media(self, root: str, found: Iterable[tuple[str, Media]], maker: bytes) -> None:
        self._change(
            "update sources set media = ?, maker = ? where root = ? and path = ?",
            ((encode(item), maker, root, path) for path, item in found),
        )

    def articles(self) -> Iterator[Row]:
        """Every cached file, without the body (which is empty in these rows)."""
        for key, article, problems in self._query("select key, article, problems from articles"):
            yield Row(key, article, problems, b"")

    def article(self, key: bytes) -> Row | None:
        """One cached file, without the body."""
        for _, article, problems in self._query("select key, article, problems from articles where key = ?", key):
            return Row(key, article, problems, b"")
        return None

    def enter_articles(self, rows: Iterable[Row]) -> None:
        self._change(
            "insert or replace into articles values (?, ?, ?, ?)",
            ((row.key, row.article, row.problems, row.body) for row in rows),
        )

    def body(self, key: bytes) -> Body:
        """The body of a cached file.

        Raises:
            Damaged: the ledger has no such file.
        """
        with self._told():
            row = self._db.execute("select body from articles where key = ?", (key,)).fetchone()
        if row is None:
            raise Damaged(f"a body is missing: {key.hex()}")
        return decode(bodies, row[0])

    def templates(self) -> dict[bytes, Compiled]:
        return {key: decode(templates, blob) for key, blob in self._query("select key, compiled from templates")}

    def enter_templates(self, found: Iterable[tuple[bytes, Compiled]]) -> None:
        self._change("insert or replace into templates values (?, ?)", ((key, encode(item)) for key, item in found))

    def prune(self, table: Literal["articles", "templates"], live: set[bytes], spare: int) -> int:
        """Remove what is not live once it outweighs what is by `spare`: an undone edit is then still found."""
        if next(self._query(f"select count(*) from {table}"))[0] <= 2 * len(live) + spare:
            return 0
        dead = [(key,) for (key,) in self._query(f"select key from {table}") if key not in live]
        self._change(f"delete from {table} where key = ?", dead)
        return len(dead)

    def rankings(self, drafts: bool, maker: bytes) -> Rankings:
        """The related stories of the last edition, as far as the code with the digest `maker` found them."""
        for (blob,) in self._query("select rankings from rankings where drafts = ? and maker = ?", drafts, maker):
            return decode(rankings, blob)
        return NO_RANKINGS

    def enter_rankings(self, drafts: bool, maker: bytes, found: Rankings) -> None:
        self._change("insert or replace into rankings values (?, ?, ?)", [(drafts, maker, encode(found))])

    def places(self) -> list[str]:
        """Every output folder that was ever printed into and not yet forgotten."""
        return [place for (place,) in self._query("select distinct place from outputs")]

    def forget_place(self, place: str) -> None:
        self._change("delete from outputs where place = ?", [(place,)])
        self._change("delete from addresses where place = ?", [(place,)])
        self.drop_rest(place)

    def rest(self, place: str) -> bytes:
        """What the last build into a folder left; empty where one has begun since."""
        return next((left for (left,) in self._query("select left from rest where place = ?", place)), b"")

    def enter_rest(self, place: str, left: bytes) -> None:
        self._change("insert or replace into rest values (?, ?)", [(place, left)])

    def drop_rest(self, place: str) -> None:
        self._change("delete from rest where place = ?", [(place,)])

    def stats(self, place: str) -> Iterator[tuple[str, int, int]]:
        """Path, size and time of change of every output."""
        yield from self._query("select path, size, mtime from outputs where place = ?", place)

    def outputs(self, place: str) -> dict[str, Record]:
        rows = self._query(
            "select path, site, template, inputs, content, size, mtime, printed, why, kind from outputs"
            " where place = ?",
            place,
        )
        return {row[0]: Record(*row) for row in rows}

    def blank(self, place: str, paths: Iterable[str]) -> None:
        """Forget what outputs were made from, before they change: a crash then prints them again."""
        self._change(
            "insert into outputs (place, path, site, template, inputs, content, size, mtime, printed, why, kind)"
            " values (?, ?, x'', x'', x'', x'', -1, -1, '', '', '') on conflict do update set"
            " site = x'', template = x'', inputs = x'', content = x'', size = -1, mtime = -1",
            ((place, path) for path in paths),
        )

    def enter_outputs(self, place: str, records: Iterable[Record]) -> None:
        self._change(
            "insert or replace into outputs values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (place, r.path, r.site, r.template, r.inputs, r.content, r.size, r.mtime_ns, r.printed, r.why, r.kind)
                for r in records
            ),
        )

    def drop_outputs(self, place: str, paths: Iterable[str]) -> None:
        self._change("delete from outputs where place = ? and path = ?", ((place, path) for path in paths))

    def addresses(self, place: str) -> dict[tuple[str, str], tuple[bytes, str]]:
        """Where stories stand or stood in an output folder: id and site-relative URL -> body digest, time of change."""
        rows = self._query("select id, url, body, updated from addresses where place = ?", place)
        return {(row[0], row[1]): (row[2], row[3]) for row in rows}

    def enter_addresses(self, place: str, new: Mapping[tuple[str, str], tuple[bytes, str]]) -> None:
        rows = ((place, *pair, *seen) for pair, seen in new.items())
        self._change("insert or replace into addresses values (?, ?, ?, ?, ?)", rows)

    def drop_addresses(self, place: str, pairs: Iterable[tuple[str, str]]) -> None:
        rows = ((place, *pair) for pair in pairs)
        self._change("delete from addresses where place = ? and id = ? and url = ?", rows)


def delete(path: Path) -> None:
    """Remove a ledger. The next one is made from nothing.

    Raises:
        Mistakes: something stands in its place that is no file.
    """
    try:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise Mistakes([problem("B435", "", name=path, reason=error.strerror or str(error))]) from error


__all__ = ["SCHEMA", "Damaged", "Ledger", "Record", "Row", "delete", "lock"]
