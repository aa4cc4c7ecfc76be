"""The media type of every printed path, with its charset where the type has one.

Our own table and not Python's `mimetypes`: that one reads the tables of the machine, so that two machines would publish
one file in two ways, and Python 3.11's lacks types that browsers insist on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import splitext
from typing import Literal

from broadsheet import urls

Coding = Literal["br", "gzip"]
"""A content coding (RFC 9110, section 8.4.1): Brotli (RFC 7932) or gzip (RFC 1952)."""
UNKNOWN = "application/octet-stream"
PAGE = "text/html; charset=utf-8"
FEED_XML = "application/xml; charset=utf-8"
"""Atom and RSS: browsers apply a feed's style sheet to this type alone, and show the others as plain text."""
FEED_JSON = "application/feed+json"
"""JSON Feed 1.1. JSON is UTF-8 and its types have no charset (RFC 8259, section 11)."""
TYPES: Mapping[str, str] = {
    ".aac": "audio/aac",
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".epub": "application/epub+zip",
    ".flac": "audio/flac",
    ".geojson": "application/geo+json",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".heic": "image/heic",
    ".htm": "text/html; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".jxl": "image/jxl",
    ".m4a": "audio/mp4",
    ".map": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opml": "text/x-opml; charset=utf-8",
    ".opus": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml; charset=utf-8",
    ".srt": "application/x-subrip",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
_TEXTUAL = re.compile(r"text/|image/svg\+xml|application/(?:[\w.-]+\+)?(?:json|xml)\b|application/wasm|font/[ot]tf")


def content_type(path: str) -> str:
    """The Content-Type by which a host must serve a path. A name without any dot is a page: addresses may be so."""
    feed = urls.feed_format(path)
    if feed is not None:
        return FEED_JSON if feed == "json" else FEED_XML
    name = path.rpartition("/")[2]
    return TYPES.get(splitext(name)[1].lower(), UNKNOWN) if "." in name else PAGE


def is_textual(kind: str) -> bool:
    """Whether files of a media type shrink when they are compressed."""
    return _TEXTUAL.match(kind) is not None
