"""What reading one file may depend on besides its bytes: the options, and the files it can refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import Literal

from broadsheet.model.article import Media


@dataclass(frozen=True, slots=True)
class Reading:
    """The settings that change what a story's file means. Their digest is part of every cached article's key."""

    timezone: str
    lang: str
    id_authority: str
    """Authority of derived ids, `example.org,2026` (RFC 4151: authority name and date)."""
    story_url: str = "/{section}/{slug}/"
    default_section: str = ""
    raw_html: Literal["sanitise", "escape"] = "sanitise"
    engine: Literal["markdown", "commonmark"] = "markdown"
    smart: bool = True
    standfirst_from_body: bool = True
    media_prefix: str = "/media/"
    slug_replacements: tuple[tuple[str, str], ...] = ()
    version: str = ""
    """The versions of Broadsheet and of the libraries that convert text."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files beside the stories, by their path below the content folder, and the static files by their URL."""

    media: Mapping[str, Media] = field(default_factory=dict)
    static: Mapping[str, Media] = field(default_factory=dict)

    def locate(self, story: str, reference: str) -> str | None:
        """The content path that a reference in the file `story` means: relative to it, or from the root with `/`.

        None when it would leave the content folder.
        """
        base = reference.lstrip("/") if reference.startswith("/") else join(dirname(story), reference)
        path = normpath(base)
        return None if path.startswith("..") or path == "." else path

    def find(self, story: str, reference: str) -> Media | None:
        """The file that a reference means, or None when there is none. `reference` is already percent-decoded."""
        path = self.locate(story, reference)
        found = self.media.get(path) if path else None
        if found is None and reference.startswith("/"):
            found = self.static.get(reference)
        return found
