"""Pictures in canonical HTML -> figures, with `<!--figure N-->` in their places.

A picture alone in its paragraph becomes a figure; its title is the caption, and what follows the last ` | ` of it the
credit. A picture in running text becomes an inline figure. An author's `<figure>` around one picture is the same as
the first. Where the file is sound or film, the figure plays it. A picture that is a link to a page elsewhere and alone
in its paragraph is the still of what stands there: a film on another site, which nobody is sent to unasked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape, unescape

from broadsheet import digest
from broadsheet.markup import plain
from broadsheet.markup.references import References
from broadsheet.model import Figure, Given, Picture
from broadsheet.pictures import kinds
from broadsheet.pictures.recordings import is_recording

_IMG = r"<img(?P<img>[^>]*)>"
_PLACES = re.compile(
    rf"<figure[^>]*>\s*(?:<p>\s*)?{_IMG.replace('<img>', '<framed>')}\s*(?:</p>\s*)?"
    r"(?:<figcaption[^>]*>(?P<caption>(?:(?!</figcaption>|<img).)*)</figcaption>\s*)?</figure>"
    r"|<p>\s*<a href=\"(?P<link>https?:[^\"]*)\"[^>]*>\s*<img(?P<still>[^>]*)>\s*</a>\s*</p>"
    rf"|<p>\s*(?P<row><img[^>]*>(?:\s*<img[^>]*>)*)\s*</p>|{_IMG}",
    re.DOTALL,
)
_ONE = re.compile(r"<img([^>]*)>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_MEDIUM = re.compile(r"</?(?:img|audio|video|source|track)[^>]*>")
_EMPTY = re.compile(r"<p>\s*</p>\n?")

Inline = Callable[[str], str]
"""Inline Markdown -> safe HTML without a paragraph around it."""


def take_figures(html: str, references: References, inline: Inline) -> tuple[str, tuple[Figure, ...]]:
    """The HTML with a mark for each picture, and the pictures in the order of the marks."""
    if "<img" not in html:
        return html, ()
    figures: list[Figure] = []

    def mark(figure: Figure | None) -> str:
        if figure is None:
            return ""
        figures.append(figure)
        return f"<!--figure {len(figures) - 1}-->"

    def place(match: re.Match[str]) -> str:
        if (row := match["row"]) is not None:
            return "\n".join(filter(None, [mark(_figure(img, references, inline)) for img in _ONE.findall(row)]))
        if (framed := match["framed"]) is not None:
            return mark(_figure(framed, references, inline, match["caption"]))
        if (still := match["still"]) is not None:
            shown = _figure(still, references, inline)
            return mark(replace(shown, link=unescape(match["link"]))) if shown and not shown.recording else ""
        found = _picture(match["img"], references, "", "")
        return mark(Figure(found, inline=True)) if found else _attributes(match["img"]).get("alt", "")

    return _EMPTY.sub("", _PLACES.sub(place, html)), tuple(figures)


def _figure(img: str, references: References, inline: Inline, caption_html: str | None = None) -> Figure | None:
    """A figure from the attributes of an `<img>`, and the content of its `<figcaption>` if it has one."""
    caption, credit = split_caption(unescape(_attributes(img).get("title", "")))
    if caption_html is None:
        caption_html = _MEDIUM.sub("", inline(caption)) if caption else ""
    else:
        caption_html = re.sub(r"</?p>", "", caption_html).strip()
    words = plain.text(caption_html) or None
    if is_recording(kinds.by_address(unescape(_attributes(img).get("src", "")).strip())):
        return _player(img, references, Given(caption=words, credit=credit or None), caption_html)
    picture = _picture(img, references, words, credit or None)
    return Figure(picture, caption_html or escape(picture.caption, quote=False)) if picture else None


def _player(img: str, references: References, said: Given, caption_html: str) -> Figure | None:
    attributes = {name: unescape(value) for name, value in _attributes(img).items()}
    given = replace(said, alt=attributes.get("alt", "").strip() or None)
    return references.recording(attributes["src"], given, caption_html)


def split_caption(text: str) -> tuple[str, str]:
    """Caption and credit of `Caption | Credit`. A text without ` | ` is all caption."""
    caption, bar, credit = f" {text}".rpartition(" | ")
    return (caption.strip(), credit.strip()) if bar else (text.strip(), "")


def _picture(img: str, references: References, caption: str | None, credit: str | None) -> Picture | None:
    """None for what is not said, so that shared facts and the file may say it."""
    attributes = _attributes(img)
    if not (source := unescape(attributes.get("src", ""))):
        return None
    alt = unescape(attributes.get("alt", "")).strip()
    picture = references.picture(source, Given(alt=alt or None, caption=caption, credit=credit))
    if picture is None or picture.width or not (width := _pixels(attributes, "width")):
        return picture
    return digest.seal(replace(picture, width=width, height=_pixels(attributes, "height")))  # type: ignore[no-any-return]


def _pixels(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 0


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of a canonical tag, still escaped."""
    return dict(_ATTRIBUTE.findall(tag))
