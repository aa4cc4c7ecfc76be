"""What the server and the builder say to each other. Plain values: they cross a process border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from broadsheet.errors import Problem

FOLDER = ".broadsheet/preview"
"""What previews leave, below the folder of the settings."""
PLACE = f"{FOLDER}/site"
"""Where previews are printed."""
EARLY = f"{FOLDER}/early"
"""Where pages of the first edition stand that were asked for before it was printed."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What stays the same while a preview runs. `origin` is the local address without a path."""

    settings: Path
    origin: str
    script: Path | None = None
    """The build script whose `filters()` the templates may use; None where the preview was started without one."""

    @property
    def root(self) -> Path:
        return self.settings.parent

    @property
    def place(self) -> Path:
        return self.root / PLACE

    @property
    def early(self) -> Path:
        return self.root / EARLY


@dataclass(frozen=True, slots=True)
class Order:
    """The edition that is wanted: of an instant (aware), or of now where there is none."""

    at: datetime | None = None
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Build:
    """Print an edition. `touched` are the only files that may differ since the last good one; None: any may."""

    order: Order
    touched: frozenset[Path] | None = None
    hasty: bool = False
    """What is not seen in the changed page may wait for the next build (see `Job.hasty`)."""
    early: bool = False
    """Pages that are asked for meanwhile are wanted before the edition is printed (see `Job.early`)."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the preview bar wants to know of the page at a site-relative URL; with no URL, every picture there is."""

    order: Order
    url: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a build reads: folders with all that is in them, and single files."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order. `sources` is None where the settings could not be read."""

    order: Order
    printed: bool
    problems: tuple[Problem, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    """Output paths whose bytes changed, with the reason of each."""
    now: datetime | None = None
    base_path: str = ""
    editor: str = ""
    timezone: str = "UTC"
    sources: Sources | None = None
    stories: int = 0
    seconds: float = 0.0
    detail: str = ""
    """For the terminal: the traceback of a fault of ours."""
