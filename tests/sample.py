"""The sample newsroom, printed once for a whole test run, whichever worker asks first."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

from tests.newsroom import NOW, Newsroom
from tests.provision import ROOT

PARTS = ("content", "site_templates", "build.py")
SETTINGS = (
    (ROOT / "broadsheet.toml")
    .read_text(encoding="utf-8")
    .replace('formats = ["webp", "jpeg"]', 'formats = ["jpeg"]\nwidths = [480]\ncrops = []')
)
"""The sample's own settings, with one size of each picture: what tests look at are pages."""


def sample(shared: Path) -> Newsroom:
    """The sample site in `shared/sample`, copied from the checkout and built there by the first who comes."""
    root = shared / "sample"
    with (shared / "sample.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        room = None
        if not (root / "built").exists():
            shutil.rmtree(root, ignore_errors=True)
            for part in PARTS:
                _copy(ROOT / part, root / part)
            room = Newsroom(root, SETTINGS)
            room.build(NOW, workers=0)
            (root / "built").touch()
    return room or Newsroom(root, SETTINGS)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)
