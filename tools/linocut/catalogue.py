"""The list of pictures: each has a path under `content/`, a size and the function that prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .sheet import PAPER, Sheet

Scene = Callable[[Sheet], None]


@dataclass(frozen=True, slots=True)
class Picture:
    path: str
    width: int
    height: int
    paper: str
    scene: Scene


PICTURES: dict[str, Picture] = {}


def picture(path: str, width: int = 1600, height: int = 900, paper: str = PAPER) -> Callable[[Scene], Scene]:
    """Register the decorated scene as the picture at `path` (a bare name is put in `_pictures/`)."""
    full = path if "/" in path else f"_pictures/{path}"

    def enter(scene: Scene) -> Scene:
        if full in PICTURES:
            raise ValueError(f"two scenes for {full}")
        PICTURES[full] = Picture(full, width, height, paper, scene)
        return scene

    return enter
