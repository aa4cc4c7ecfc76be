"""Proofs of the golden sites: each site's whole printed output as one readable text.

A file's path stands at the margin, so that a diff names it above every change; its lines are set in by `| `. A line too
long to be compared by eye is broken between tags and fields, and goes on with `: `. Taking both away gives the printed
bytes: nothing is tidied. A picture is told by its form and its size in pixels, since its bytes are its encoder's (the
fingerprint in its name is not: that is made of the original and the settings); the theme's own files by name alone,
since a change of colour is read where it was made.
"""

from __future__ import annotations

import difflib
import re
import shutil
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.newsroom import Newsroom

FOLDER = Path(__file__).parent
SITES = ("plain", "valley")
ACCEPT = "python -m tools.golden"
THEME = "theme/"
MADE = frozenset({"theme/manifest.webmanifest", "theme/params.css"})
"""Files beside the theme's own that are made from the settings."""
LONG = 120
MOST = 60
"""Lines of a difference that are shown."""
_BREAKS = re.compile(r"(?<=>)(?=<)|(?<=&gt;)(?=&lt;)|(?<=[\]}\",]),(?=[\"{])")


def proof(site: str) -> str:
    """The golden site as it is printed today."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / site
        shutil.copytree(FOLDER / site, root)
        room = Newsroom(root, (root / "broadsheet.toml").read_text(encoding="utf-8"))
        room.build()
        return text(room.site())


def text(printed: dict[str, bytes]) -> str:
    """Every printed file, by path."""
    return "".join(line for path in sorted(printed) for line in _file(path, printed[path]))


def _file(path: str, printed: bytes) -> Iterator[str]:
    yield f"{path}\n"
    if path.startswith(THEME) and path not in MADE:
        yield "  (a file of the theme)\n"
    elif path.endswith(".png"):
        with Image.open(BytesIO(printed)) as picture:
            yield f"  ({picture.format}, {picture.width} x {picture.height})\n"
    else:
        *lines, last = printed.decode().split("\n")
        yield from (_set(line) for line in lines)
        yield _set(last) + "  (no line end)\n" if last else ""


def _set(line: str) -> str:
    """A printed line, broken where it is long."""
    pieces = _BREAKS.sub(lambda found: found[0] + "\n", line).split("\n") if len(line) > LONG else [line]
    marks = "|" + ":" * (len(pieces) - 1)
    return "".join(f"{mark} {piece}\n" if piece else f"{mark}\n" for mark, piece in zip(marks, pieces, strict=True))


def accepted(site: str) -> Path:
    """The file of the output that was last read and found right."""
    return FOLDER / f"{site}.txt"


def difference(site: str, old: str, new: str) -> str:
    """What changed, and what to do; empty where nothing did."""
    if old == new:
        return ""
    name = accepted(site).name
    names = (f"{name} (accepted)", f"{name} (printed)")
    lines = list(difflib.unified_diff(old.split("\n"), new.split("\n"), *names, n=2, lineterm=""))
    more = [f"... and {len(lines) - MOST} more lines"] if len(lines) > MOST else []
    todo = f"If this is as it should be, run `{ACCEPT}`, read `git diff tests/golden` and commit it."
    return "\n".join([*lines[:MOST], *more, todo])
