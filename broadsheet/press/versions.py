"""What made an output besides its inputs: our own code and the libraries whose work shows in the bytes.

In a checkout the digest follows every edit of a module, so that a developer never sees a page of yesterday's code.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from broadsheet import digest
from broadsheet.scan import digest_file

Filters = Mapping[str, Callable[..., Any]]
LIBRARIES = (
    "babel",
    "feedgen",
    "jinja2",
    "langcodes",
    "lxml",
    "markdown",
    "markupsafe",
    "msgspec",
    "nh3",
    "pillow",
    "pygments",
    "pymdown-extensions",
    "python-frontmatter",
    "python-slugify",
    "pyyaml",
    "selectolax",
    "tinytag",
    "tzdata",
)
EXTRAS = ("pyromark",)
"""Those that need not be installed."""


@cache
def of_code() -> bytes:
    """The digest of this package's modules and of the versions of `LIBRARIES` and `EXTRAS`."""
    found = hashlib.sha256()
    root = Path(__file__).parent.parent
    for path in sorted(root.rglob("*.py")):
        found.update(str(path.relative_to(root).as_posix()).encode())
        found.update(path.read_bytes())
    for name in (*LIBRARIES, *EXTRAS):
        found.update(f"{name}={_version(name)};".encode())
    return found.digest()[:16]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        if name in EXTRAS:
            return ""
        raise


def of_filters(filters: Filters, root: Path) -> bytes:
    """The digest of the code of a site's filters: the files that define them, and every module of the site's folder
    that was imported.
    """
    return digest.of(sorted([path.name, digest_file(path)] for path in _files(filters, root))) if filters else b""


def _files(filters: Filters, root: Path) -> set[Path]:
    named = {Path(code.co_filename) for found in filters.values() if (code := getattr(found, "__code__", None))}
    loaded = {Path(file) for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))}
    own = {path for path in loaded if path.suffix == ".py" and _is_of_site(path, root)}
    return {path for path in named | own | {root / "build.py"} if path.is_file()}


def _is_of_site(path: Path, root: Path) -> bool:
    if not path.is_relative_to(root):
        return False
    return not {"site-packages", "broadsheet", "tests"} & set(path.relative_to(root).parts)
