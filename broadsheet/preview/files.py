"""From the address that a browser asks for to a file that was printed, as a static host would find it.

A path is taken as it was sent. What a host would not understand (an encoded slash, a backslash, a part that is `..`)
is not found here either; and no link is followed, so that nothing outside the site can be reached.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote_to_bytes

from broadsheet import urls
from broadsheet.hosting import is_for_hosts

REDIRECTS = "_redirects"
MOVED = frozenset({"301", "302", "303", "307", "308"})


@dataclass(frozen=True, slots=True)
class File:
    """A printed file: its path below the site, where it stands, and its stat."""

    path: str
    place: Path
    status: os.stat_result


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was asked for stands at another address, site-relative."""

    url: str
    code: int = 301


def find(site: Path, raw: bytes) -> File | Elsewhere | None:
    """What a host with this site answers to a site-relative path as it was sent, without its query."""
    path = decode(raw)
    if path is None:
        return None
    if moved := redirects(site).get(urls.encode(path)):
        return moved
    if path.endswith("/"):
        return regular(site, path[1:] + "index.html")
    if found := regular(site, path[1:]):
        return None if is_for_hosts(path[1:]) else found
    return Elsewhere(urls.encode(path) + "/") if regular(site, path[1:] + "/index.html") else None


def decode(raw: bytes) -> str | None:
    """The path that a request means, or None where a host could take it for something else."""
    if not raw.startswith(b"/") or b"%2f" in raw.lower():
        return None
    try:
        path = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        return None
    parts = path[1:].split("/")
    if "" in parts[:-1] or any(part.startswith(".") and part != ".well-known" for part in parts):
        return None
    if any(ord(char) < 32 or char in "\\\x7f" for char in path) or any(len(part.encode()) > 250 for part in parts):
        return None
    return None if os.name == "nt" and ":" in path else path


def regular(site: Path, path: str) -> File | None:
    """The regular file at a path below the site, if no link leads there."""
    place = site / path
    try:
        status = place.lstat()
        if not stat.S_ISREG(status.st_mode) or place.resolve() != site.resolve() / path:
            return None
    except (OSError, ValueError):
        return None
    return File(path, place, status)


def redirects(site: Path) -> dict[str, Elsewhere]:
    """The lines of `_redirects`, by their old path."""
    file = site / REDIRECTS
    try:
        status = file.stat()
        return _redirects(file, status.st_mtime_ns, status.st_size)
    except (OSError, UnicodeDecodeError):
        return {}


@lru_cache(maxsize=1)
def _redirects(file: Path, mtime_ns: int, size: int) -> dict[str, Elsewhere]:
    found = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        old, new, code, *_ = [*line.split(), "", "", ""]
        code = code.rstrip("!") or "301"
        if new and not old.startswith("#") and code in MOVED:
            found[old] = Elsewhere(new, int(code))
    return found
