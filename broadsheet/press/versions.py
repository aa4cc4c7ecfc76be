"""What made an output besides its inputs: our own code and the libraries whose work shows in the bytes.

In a checkout the digest follows every edit of a module, so that a developer never sees a page of yesterday's code.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

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
    "tzdata",
)
EXTRAS = ("pyromark",)
"""Those that need not be installed."""


@cache
def of_code() -> bytes:
    """The digest of this package's modules and of the versions of `LIBRARIES` and `EXTRAS`."""
    digest = hashlib.sha256()
    root = Path(__file__).parent.parent
    for path in sorted(root.rglob("*.py")):
        digest.update(str(path.relative_to(root).as_posix()).encode())
        digest.update(path.read_bytes())
    for name in (*LIBRARIES, *EXTRAS):
        digest.update(f"{name}={_version(name)};".encode())
    return digest.digest()[:16]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        if name in EXTRAS:
            return ""
        raise
