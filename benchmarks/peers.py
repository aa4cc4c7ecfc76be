"""Broadsheet and its peers, ready to run. The peers are installed once, in a folder of the benchmark's own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.sites import Site, theme
from benchmarks.sites.broadsheet import Broadsheet
from benchmarks.sites.eleventy import Eleventy
from benchmarks.sites.hugo import Hugo
from benchmarks.sites.pelican import Pelican

FOLDER = Path(__file__).resolve().parent.parent / ".benchmarks"
REQUIREMENTS = Path(__file__).resolve().parent / "requirements.txt"
PROGRAMS = FOLDER / "venv" / "bin"
MODULES = FOLDER / "eleventy" / "node_modules"

MAKERS: dict[str, Callable[[Path], Site]] = {
    "broadsheet": Broadsheet,
    "commonmark": lambda root: Broadsheet(root, "commonmark"),
    "hugo": lambda root: Hugo(root, hugo()),
    "pelican": lambda root: Pelican(root, str(PROGRAMS / "pelican")),
    "eleventy": lambda root: Eleventy(root, MODULES),
}


def install(names: set[str]) -> None:
    """Install the peers among the names, unless they are there."""
    if names & {"hugo", "pelican"} and not (PROGRAMS / "pelican").exists():
        subprocess.run([sys.executable, "-m", "venv", FOLDER / "venv"], check=True)
        subprocess.run([PROGRAMS / "python", "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS], check=True)
    if "eleventy" in names and not MODULES.exists():
        MODULES.parent.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(theme("eleventy") / name, MODULES.parent)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=MODULES.parent, check=True)


def hugo() -> str:
    """Hugo's own program: the command of the same name only looks for it."""
    return str(next((FOLDER / "venv").glob("lib/python*/site-packages/hugo/binaries/hugo*")))
