"""A story to convert: the files beside it, and what the reading is told."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.markup import Context, Converted, convert
from broadsheet.model import Media, Reading, Shelf

READING = Reading(timezone="Europe/London", lang="en-GB", id_authority="gazette.example,2026")
SHELF = Shelf(
    media={
        "harbour/boats.jpg": Media("harbour/boats.jpg", b"\x01" * 16, 900, "image/jpeg", 1600, 900),
        "harbour/two words.png": Media("harbour/two words.png", b"\x02" * 16, 90, "image/png", 40, 30),
        "harbour/report.pdf": Media("harbour/report.pdf", b"\x03" * 16, 500, "application/pdf"),
        "harbour/gale.mp4": Media("harbour/gale.mp4", b"\x04" * 16, 5000, "video/mp4"),
        "harbour/broken.jpg": Media("harbour/broken.jpg", b"\x05" * 16, 5, "image/jpeg", problem="it is truncated"),
        "pictures/quay.jpg": Media("pictures/quay.jpg", b"\x06" * 16, 900, "image/jpeg", 800, 600),
    },
    static={"/assets/logo.png": Media("logo.png", b"\x07" * 16, 90, "image/png", 64, 64)},
)
CONTEXT = Context("harbour/gale.md", SHELF, READING, "/harbour/gale/", first_line=8)


def converted(text: str, **changes: object) -> Converted:
    """Convert a text as the body of `harbour/gale.md`, which begins on line 8."""
    return convert(text, replace(CONTEXT, **changes))  # type: ignore[arg-type]


def codes(result: Converted) -> list[str]:
    return [problem.code for problem in result.problems]
