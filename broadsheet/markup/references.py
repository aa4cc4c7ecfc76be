"""What a story's text refers to: pictures, files, other stories. Collected while the HTML is gone through once.

Relative addresses are taken from the story's own file, those with a leading `/` from the content folder and then from
the static files. A link to another story is written as `story:` and its content path, because only the plan knows
where that story is printed.
"""

from __future__ import annotations

import re
from html import escape
from posixpath import basename, splitext
from typing import Any
from urllib.parse import quote, urljoin

from broadsheet import urls
from broadsheet.errors import Problem, problem
from broadsheet.markup import plain, template_tags
from broadsheet.markup.context import Context
from broadsheet.model import Attachment, Figure, Given, Media, Picture, PictureOptions, Recording
from broadsheet.pictures import describe, elsewhere, fill, is_elsewhere, kinds, show
from broadsheet.pictures.references import doubts, in_text, lacks_substitute, near, pictured, replaced, seen

STORY = "story:"
"""The scheme of links to stories by their content path. No other link can have it: the sanitiser refuses it."""

_ABSOLUTE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_HOSTED = ("//", "/\\", "\\")
"""How an address begins that leaves its scheme to the page, as browsers read it."""
_LONGEST = 100
"""Characters of an address that a message shows; embedded pictures have many thousands."""

STILLS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
"""Endings of the still beside a recording, `gale.jpg` beside `gale.mp4`; the first that is there counts."""

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
        self._met: dict[str, int] = {}
        self._tags: set[str] = set()

    def report(self, code: str, needle: str, **facts: Any) -> None:
        """Note a mistake where `needle` stands in the source: where it was last met, else for the first time."""
        if isinstance(reference := facts.get("reference"), str) and len(reference) > _LONGEST:
            facts["reference"] = reference[:_LONGEST] + "…"
        self.problems.append(problem(code, self.context.path, *self._place(needle), **facts))

    def _place(self, needle: str) -> tuple[int, int]:
        at = self._met.get(needle, self.source.find(needle) if needle else -1)
        return plain.place(self.source, at, self.context.first_line)

    def _meet(self, reference: str) -> str:
        """Note that a reference is met once more, and return the address in it."""
        last = self._met.get(reference, -1)
        self._met[reference] = max(last, self.source.find(reference, last + 1))
        address = self._address(reference.strip())
        if not address.startswith(_HOSTED) or urls.has_host(_secured(address)):
            return address
        self.report("B305", reference, reference=reference)
        return ""

    def report_tags(self, text: str) -> None:
        """Report each kind of template tag in a text once."""
        for name in template_tags.kinds(text):
            if name not in self._tags:
                self._tags.add(name)
                self.report("B308", template_tags.written(self.source, name), name=name)

    def picture(self, reference: str, given: Given) -> Picture | None:
        """The picture that a reference means, or None when there is none that can be shown."""
        address = urls.schemed(self._meet(reference))
        media = elsewhere(address) if _ABSOLUTE.match(address) else self._own(address, reference)
        picture = self._shown(media, urls.named(address), reference, given) if media else None
        if picture and not picture.alt:
            self.report("B309", reference, reference=reference)
        return picture

    def _own(self, address: str, reference: str) -> Media | None:
        media = self._find(urls.named(address), reference, "B301") if address else None
        if media and not media.problem and not media.type.startswith("image/"):
            self.report("B303", reference, reference=reference, detail=f"it is of the type {media.type or 'unknown'}")
            return None
        return media

    def _shown(self, media: Media, file: str, reference: str, given: Given) -> Picture | None:
        context = self.context
        said = self._said(given, media.path if is_elsewhere(media) else self._placed(file))
        described = describe(media, said, context.shelf.facts.get(media.path))
        place = self._place(reference)
        self.problems += doubts(media, described, context.shelf, context.reading, context.path, place)
        if media.problem:
            return None
        self.media.update(replaced(media, described.given, context.shelf))
        if lacks_substitute(media, described.given, context.shelf):
            self.report("B370", reference, name=basename(media.path), instead=described.given.instead)
        return pictured(media, file, described.given, context.shelf, in_text(context.reading))

    def _placed(self, file: str) -> str:
        return self.context.shelf.locate(self.context.path, file) or ""

    def _said(self, given: Given, place: str) -> Given:
        """What the text says of a file, and of what it leaves open what front matter says."""
        told = self.context.facts.get(place)
        return fill(given, told) if told else given

    def recording(self, reference: str, given: Given, caption_html: str) -> Figure | None:
        """The figure that plays what a reference means, with its still; None when there is nothing to play."""
        address = urls.schemed(self._meet(reference))
        far = elsewhere(address) if _ABSOLUTE.match(address) else None
        said = self._said(given, far.path if far else self._placed(urls.named(address)))
        if not said.alt:
            self.report("B369", reference, reference=reference)
        found = self._far(far, reference, said) if far else self._near(address, reference, said)
        if found is None:
            return None
        return Figure(found[0], caption_html or escape(said.caption or "", quote=False), recording=found[1])

    def _far(self, media: Media, reference: str, said: Given) -> tuple[Picture, Recording]:
        """A recording that another site keeps: what is said of it is all that is known."""
        url, kind, size, seconds = media.path, kinds.by_address(media.path), said.size or 0, said.seconds or 0
        if size:
            self.attachments[url] = Attachment("", url, b"", kind, size, seconds)
        return _blank(said), Recording(
            *(url, kind, said.alt or "", size, seconds),
            captions=self._named(said.captions, reference),
            transcript=self._named(said.transcript, reference),
        )

    def _near(self, address: str, reference: str, said: Given) -> tuple[Picture, Recording] | None:
        media = self._find(urls.named(address), reference, "B304") if address else None
        url = self._attached(media, address, reference) if media else ""
        if media is None or not url:
            return None
        path = urls.named(address)
        still = next(filter(None, (self._still(path, ending, reference, said) for ending in STILLS)), None)
        return still or _blank(said), Recording(
            *(url, media.type, said.alt or "", media.size, media.seconds, media.width, media.height),
            captions=self._named(said.captions, reference) or self._beside(path, reference, ".vtt"),
            transcript=self._named(said.transcript, reference)
            or self._beside(path, reference, ".txt")
            or self._beside(path, reference, ".pdf"),
        )

    def _named(self, place: str | None, reference: str) -> str:
        """The URL of a file that front matter names for a recording, or an address as it stands."""
        if not place or _ABSOLUTE.match(place):
            return place or ""
        media = self._look(place)
        return self._attached(media, urls.encode(place), reference) if media else ""

    def _still(self, path: str, ending: str, reference: str, given: Given) -> Picture | None:
        place = splitext(path)[0] + ending
        media = self._look(place)
        return self._shown(media, place, reference, given) if media else None

    def _beside(self, path: str, reference: str, ending: str) -> str:
        """The URL of the file of the same name with another ending; empty where there is none."""
        place = splitext(path)[0] + ending
        media = self._look(place)
        return self._attached(media, urls.encode(place), reference) if media else ""

    def _look(self, path: str) -> Media | None:
        """A file that may well be absent; the story is read again when it comes."""
        shelf, story = self.context.shelf, self.context.path
        located = shelf.locate(story, path)
        media = shelf.find(story, path)
        if located is not None:
            self.media.update(seen(media, path, located, shelf))
        return media

    def file(self, reference: str) -> str:
        """The URL of a sound, film or subtitle file; empty when there is none."""
        address = urls.schemed(self._meet(reference))
        if _ABSOLUTE.match(address):
            return address
        media = self._find(urls.named(address), reference, "B304") if address else None
        return self._attached(media, address, reference) if media else ""

    def link(self, reference: str) -> str:
        """The address of a link; empty when it leads nowhere."""
        address = self._meet(reference)
        if address.startswith(_HOSTED):
            return _secured(address)
        if not address or address.startswith("#") or _ABSOLUTE.match(address):
            return address
        path = urls.named(address)
        ending = splitext(path)[1].lower()
        if ending == ".md":
            return self._story(path, address, reference)
        if ending in _PAGE_ENDINGS:
            media = self.context.shelf.find(self.context.path, path) if ending else None
            return (
                self._attached(media, address, reference) if media else urls.encode(urljoin(self.context.url, address))
            )
        if path.startswith("/") and urls.is_document(path) and self._look(path) is None:
            return urls.encode(address)
        media = self._find(path, reference, "B304")
        return self._attached(media, address, reference) if media else ""

    def _address(self, reference: str) -> str:
        """The reference without template tags: what follows them counts from the site's root."""
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
        self.media.update(seen(media, path, located, shelf))
        if media is None:
            self.report(code, reference, reference=reference, near=near(located, shelf))
        return media

    def _attached(self, media: Media, address: str, reference: str) -> str:
        """The URL of a file that is published with the story; empty, and a mistake, for one that must not be."""
        if self.context.shelf.static.get(urls.named(address)) is media:
            return urls.encode(address)
        if media.problem:
            self.report(media.code or "B351", reference, name=basename(media.path), detail=media.problem)
            return ""
        url = urls.media(self.context.reading.media_prefix, media.path, media.digest)
        self.media[media.path] = self.context.shelf.seen(media)
        self.attachments[media.path] = Attachment(media.path, url, media.digest, media.type, media.size, media.seconds)
        return url + _tail(address)

    def _story(self, path: str, address: str, reference: str) -> str:
        located = self.context.shelf.locate(self.context.path, path)
        if located is None:
            self.report("B302", reference, reference=reference)
            return ""
        return STORY + quote(located) + _tail(address)


def _blank(given: Given) -> Picture:
    """The still of a recording that has none: what is said of it, without an address."""
    return show(elsewhere(""), given, PictureOptions())


def _secured(address: str) -> str:
    """An address that leaves its scheme to the page, with `https`."""
    return "https://" + address.lstrip("/\\")


def _tail(address: str) -> str:
    """The fragment of an address, with its `#`."""
    fragment = address.partition("#")[2]
    return f"#{fragment}" if fragment else ""


def attribute(url: str) -> str:
    """A URL as the value of an HTML attribute."""
    return escape(url, quote=True)
