"""What made an output besides its inputs: our own code and the libraries whose work shows in the bytes.

In a checkout the digest follows every edit of a module, so that a developer never sees a page of yesterday's code.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
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


@cache
def of_code() -> bytes:
    """The digest of this package's modules and of the versions of `LIBRARIES`."""
    digest = hashlib.sha256()
    root = Path(__file__).parent.parent
    for path in sorted(root.rglob("*.py")):
        digest.update(str(path.relative_to(root).as_posix()).encode())
        digest.update(path.read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name}={version(name)};".encode())
    return digest.digest()[:16]
