"""The same paper for each generator: what it reads, how it is called, and what in it is edited.

Every site has the same stories, story pages with related stories and the latest of the section, fronts, numbered
lists, archives, and feeds in Atom, RSS and JSON for the paper, its sections, its topics and its authors.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.corpus import PICTURES, Corpus, Story


@dataclass(frozen=True, slots=True)
class Command:
    """How a generator is started in the folder of its site."""

    arguments: Sequence[str]
    environment: Mapping[str, str]


class Site(Protocol):
    """One generator's site in a folder."""

    name: str
    root: Path

    def write(self, corpus: Corpus, count: int) -> None:
        """Write settings, templates, pictures and stories."""

    def write_story(self, story: Story) -> None: ...

    def path(self, story: Story) -> Path:
        """The story's file."""

    def template(self) -> Path:
        """The template of the frame of every page."""

    def command(self) -> Command: ...

    def output(self) -> Path: ...

    def clean(self) -> None:
        """Forget everything that earlier builds left, printed files and caches."""


def yaml_front_matter(story: Story, **more: object) -> str:
    """Front matter in YAML. Values are written as JSON, which is YAML too."""
    fields: dict[str, object] = {
        "title": story.title,
        "date": f"{story.published:%Y-%m-%dT%H:%M:%SZ}",
        **more,
    }
    lines = [f"{key}: {value if key == 'date' else json.dumps(value)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


def theme(name: str) -> Path:
    """The folder of a generator's settings and templates."""
    return Path(__file__).resolve().parent.parent / "themes" / name


def write_pictures(folder: Path) -> None:
    """A dozen small photographs' worth of JPEG."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PICTURES):
        base = Image.linear_gradient("L").resize((640, 400)).rotate(30 * number)
        picture = Image.merge("RGB", [base, base.rotate(45), base.rotate(90)])
        picture.save(folder / f"{number}.jpg", quality=60)
