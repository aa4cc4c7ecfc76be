"""What a story's text refers to: pictures, files, other stories. Collected while the HTML is gone through once.

Relative addresses are taken from the story's own file, those with a leading `/` from the content folder and then from
the static files. A link to another story is written as `story:` and its content path, because only the plan knows
where that story is printed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from posixpath import dirname, splitext
from urllib.parse import quote, unquote, urljoin

from broadsheet import urls
from broadsheet.errors import Problem, nearest, problem
from broadsheet.markup import plain, template_tags
from broadsheet.markup.context import Context
from broadsheet.model import Attachment, Given, Media, Picture
from broadsheet.pictures import describe, elsewhere, show

STORY = "story:"
"""The scheme of links to stories by their content path. No other link can have it: the sanitiser refuses it."""

_ABSOLUTE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_LONGEST = 100
"""Characters of an address that a message shows; embedded pictures have many thousands."""

_PAGE_ENDINGS = frozenset({"", ".html", ".htm", ".php", ".aspx"})
"""Endings of addresses that may be pages of the site; anything else is a file."""


class References:
    """The files, pictures and links of one text, and the mistakes in them."""

    def __init__(self, source: str, context: Context) -> None:
        self.source = source
        self.context = context
        self.problems: list[Problem] = []
        self.media: dict[str, bytes] = {}
        self.attachments: dict[str, Attachment] = {}
        self._searched: dict[str, int] = {}
        self._tags: set[str] = set()

    def report(self, code: str, needle: str, **facts: object) -> None:
        """Note a mistake at the next place in the source where `needle` stands."""
        start = self._searched.get(needle, 0)
        self._searched[needle] = self.source.find(needle, start) + 1
        line, column = plain.place(self.source, needle, self.context.first_line, start)
        if isinstance(reference := facts.get("reference"), str) and len(reference) > _LONGEST:
            facts["reference"] = reference[:_LONGEST] + "…"
        self.problems.append(problem(code, self.context.path, line, column, **facts))

    def report_tags(self, text: str) -> None:
        """Report each kind of template tag in a text once."""
        for name in template_tags.kinds(text):
            if name not in self._tags:
                self._tags.add(name)
                self.report("B308", template_tags.written(self.source, name), name=name)

    def picture(self, reference: str, given: Given) -> Picture | None:
        """The picture that a reference means, or None when there is none that can be shown."""
        address = self._address(reference)
        if not (given.alt or "").strip():
            self.report("B309", reference, reference=reference)
        if address.startswith("//"):
            address = f"https:{address}"
        if _ABSOLUTE.match(address):
            return elsewhere(address, given)
        media = self._find(_path(address), reference, "B301") if address else None
        if media is None:
            return None
        if media.problem or not media.type.startswith("image/"):
            detail = media.problem or f"it is of the type {media.type or 'unknown'}"
            self.report("B303", reference, reference=reference, detail=detail)
            return None
        return self._shown(media, address, given)

    def file(self, reference: str) -> str:
        """The URL of a sound, film or subtitle file; empty when there is none."""
        address = self._address(reference)
        if address.startswith("//"):
            return f"https:{address}"
        if _ABSOLUTE.match(address):
            return address
        media = self._find(_path(address), reference, "B304") if address else None
        return self._attached(media, address) if media else ""

    def link(self, reference: str) -> str:
        """The address of a link; empty when it leads nowhere."""
        address = self._address(reference)
        if address.startswith(("//", "/\\", "\\")):
            return "https://" + address.lstrip("/\\")
        if not address or address.startswith("#") or _ABSOLUTE.match(address):
            return address
        path = _path(address)
        ending = splitext(path)[1].lower()
        if ending == ".md":
            return self._story(path, address, reference)
        if ending in _PAGE_ENDINGS:
            media = self.context.shelf.find(self.context.path, path) if ending else None
            return self._attached(media, address) if media else urls.encode(urljoin(self.context.url, address))
        media = self._find(path, reference, "B304")
        return self._attached(media, address) if media else ""

    def _address(self, reference: str) -> str:
        """The reference without template tags: what follows them counts from the site's root."""
        reference = reference.strip()
        if not template_tags.has_tags(reference):
            return reference
        self.report_tags(reference)
        return template_tags.strip(reference)

    def _find(self, path: str, reference: str, code: str) -> Media | None:
        shelf, story = self.context.shelf, self.context.path
        located = shelf.locate(story, path)
        if located is None:
            self.report("B302", reference, reference=reference)
            return None
        media = shelf.find(story, path)
        self.media[located] = media.digest if media and located in shelf.media else b""
        if located not in shelf.media and path.startswith("/"):
            self.media[path] = media.digest if media else b""
        if media is None:
            beside = [name for name in shelf.media if dirname(name) == dirname(located)]
            near = nearest(located, beside)
            self.report(code, reference, reference=reference, near=near and near.rsplit("/", 1)[-1])
        return media

    def _shown(self, media: Media, address: str, given: Given) -> Picture:
        """A picture of ours. A static file keeps its URL and is not printed a second time."""
        if self._is_static(media):
            found = replace(elsewhere(urls.encode(_path(address)), given), digest=b"")
            return replace(found, width=media.width, height=media.height, type=media.type)
        reading, shelf = self.context.reading, self.context.shelf
        described = describe(media, given, shelf.facts.get(media.path))
        return show(media, described.given, reading.pictures, reading.media_prefix)

    def _attached(self, media: Media, address: str) -> str:
        if self._is_static(media):
            return urls.encode(address)
        url = urls.media(self.context.reading.media_prefix, media.path, media.digest)
        self.media[media.path] = media.digest
        self.attachments[media.path] = Attachment(media.path, url, media.digest, media.type, media.size)
        return url + _tail(address)

    def _is_static(self, media: Media) -> bool:
        return self.context.shelf.media.get(media.path) is not media

    def _story(self, path: str, address: str, reference: str) -> str:
        located = self.context.shelf.locate(self.context.path, path)
        if located is None:
            self.report("B302", reference, reference=reference)
            return ""
        fragment = address.partition("#")[2]
        return f"{STORY}{quote(located)}{'#' + fragment if fragment else ''}"


def _path(address: str) -> str:
    """The path of an address, decoded, without query and fragment."""
    return unquote(re.split(r"[?#]", address, maxsplit=1)[0])


def _tail(address: str) -> str:
    """The fragment of an address, with its `#`."""
    fragment = address.partition("#")[2]
    return f"#{fragment}" if fragment else ""


def attribute(url: str) -> str:
    """A URL as the value of an HTML attribute."""
    return escape(url, quote=True)
