"""newsboat, run without a terminal, and what it kept."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path


class Newsboat:
    """A subscriber with a folder of its own."""

    def __init__(self, command: str, folder: Path, url: str) -> None:
        self._command, self._folder = command, folder
        folder.mkdir(exist_ok=True)
        (folder / "urls").write_text(f"{url}\n")
        (folder / "config").write_text("auto-reload no\nreload-threads 1\n")

    def reload(self) -> list[dict[str, str]]:
        """Fetch the feed; every item that newsboat knows, newest first."""
        files = [
            f"--{name}-file={self._folder / file}"
            for name, file in (("url", "urls"), ("cache", "cache.db"), ("config", "config"))
        ]
        subprocess.run([self._command, *files, "-x", "reload"], check=True, capture_output=True, timeout=60)
        with closing(sqlite3.connect(self._folder / "cache.db")) as database:
            database.row_factory = sqlite3.Row
            rows = database.execute("select * from rss_item where deleted = 0 order by pubDate desc, guid").fetchall()
            return [{key: str(row[key]) for key in row.keys()} for row in rows]  # noqa: SIM118 - rows are no mappings

    def read_all(self) -> None:
        """Mark every item as read, as a person would."""
        with closing(sqlite3.connect(self._folder / "cache.db")) as database, database:
            database.execute("update rss_item set unread = 0")
