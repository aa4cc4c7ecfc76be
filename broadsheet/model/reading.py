"""What reading one file may depend on besides its bytes: the options, and the files it can refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from posixpath import dirname, join, normpath
from typing import Literal

from broadsheet.model.article import Media

PictureFormat = Literal["avif", "webp", "jpeg", "png"]
Crop = Literal["16x9", "4x3", "1x1", "social", "search"]


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """How pictures are printed. Widths are pixels; no picture is ever enlarged.

    The last of `formats` is the one that every browser reads. A picture with transparent parts gets WebP where
    `formats` says JPEG, and PNG where it names PNG.
    """

    widths: tuple[int, ...] = (480, 800, 1200, 1600)
    formats: tuple[PictureFormat, ...] = ("avif", "jpeg")
    crops: tuple[Crop, ...] = ("social", "search")
    quality: int = 80
    """1 to 100 on JPEG's scale; the other formats follow it."""
    require: tuple[str, ...] = ()
    """Fields without which a picture is a mistake: "alt", "credit", "licence", "copyright", "caption"."""


@dataclass(frozen=True, slots=True)
class Given:
    """What an editor says about a picture, in a story or in a file of shared facts. None where nothing is said."""

    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    credit_url: str | None = None
    licence: str | None = None
    licence_url: str | None = None
    copyright: str | None = None
    acquire_url: str | None = None
    focus: tuple[float, float] | None = None
    until: datetime | None = None
    syndicate: bool | None = None
    instead: str | None = None
    """The file that takes its place when the rights end, as seen from the picture's own folder."""
    size: int | None = None
    """Of a recording elsewhere: its bytes."""
    seconds: int | None = None
    captions: str | None = None
    """A file as seen from the content folder, with a leading `/`; so is `transcript`, or it is a whole address."""
    transcript: str | None = None
    path: str = ""
    """The file of shared facts, below the content folder; empty for a story's own words."""
    digest: bytes = b""
    """Of that file's bytes."""


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
    missing_files: Literal["error", "warning"] = "error"
    media_prefix: str = "/media/"
    slug_replacements: tuple[tuple[str, str], ...] = ()
    pictures: PictureOptions = PictureOptions()
    version: str = ""
    """The versions of Broadsheet and of the libraries that convert text."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files beside the stories, by their path below the content folder, and the static files by their URL."""

    media: Mapping[str, Media] = field(default_factory=dict)
    static: Mapping[str, Media] = field(default_factory=dict)
    facts: Mapping[str, Given] = field(default_factory=dict)
    """The shared facts of pictures, by the picture's path."""

    def locate(self, story: str, reference: str) -> str | None:
        """The content path that a reference in the file `story` means: relative to it, or from the root with `/`.

        None when it would leave the content folder.
        """
        base = reference.lstrip("/") if reference.startswith("/") else join(dirname(story), reference)
        path = normpath(base)
        return None if path.startswith("..") or path == "." else path

    def seen(self, media: Media | None) -> bytes:
        """What an article records of a file that it refers to: it is read again when this is another."""
        if media is None:
            return b""
        facts = self.facts.get(media.path)
        return media.digest + facts.digest if facts else media.digest

    def find(self, story: str, reference: str) -> Media | None:
        """The file that a reference means, or None when there is none. `reference` is already percent-decoded."""
        path = self.locate(story, reference)
        found = self.media.get(path) if path else None
        if found is None and reference.startswith("/"):
            found = self.static.get(reference)
        return found
