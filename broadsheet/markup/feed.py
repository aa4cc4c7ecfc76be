"""Safe HTML of a story -> the form that feed readers show alike.

Readers drop or mangle relative addresses, `srcset`, classes and identifiers, and show pictures only inside the text.
U+0002 stands for the site's base URL, so that one form serves every address the site is built for. The input comes
from the sanitiser, so `<[^>]*>` is a tag (`broadsheet.markup.safety`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape, unescape

from broadsheet import urls
from broadsheet.model import Figure, Picture, Recording, Variant

BASE = "\x02"
"""Stands for the site's base URL. No text of a story can contain it."""

_MARK = re.compile(r"<!--figure (\d+)-->")
_TAG = re.compile(r"<([a-z0-9]+)( [^>]*)>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_SPAN = re.compile(r"</?span(?: [^>]*)?>")
_PLAYER = re.compile(r"(<(audio|video)(?: [^>]*)?>)((?:(?!</\2>).)*)</\2>", re.DOTALL)
_SOURCE = re.compile(r' src="([^"]*)"')
_ADDRESSES = frozenset({"href", "poster", "src"})
_DROPPED = frozenset({"class", "rel", "style"})
_WIDEST, _NARROWEST = 1600, 1000
_SHOWN_BY_ALL = ("image/jpeg", "image/png", "image/webp")


def feed_html(html: str, url: str) -> str:
    """The feed-safe form of a converted body. `url` is the site-relative address of the story's page.

    Its figures stay marks, for which of them are shown depends on the time: see `with_figures`. The feeds put lead
    picture, correction notes and byline around it.
    """
    html = _TAG.sub(lambda match: _tag(match[1], match[2], url), html)
    if "<span" in html:
        html = _without_spans(html)
    if "<audio" in html or "<video" in html:
        html = _PLAYER.sub(_player, html)
    return html


def with_figures(
    html: str, figures: Sequence[Figure], url: str, shown: Callable[[Figure], Figure | None] = lambda figure: figure
) -> str:
    """A feed-safe form with its figures. `shown` gives what is shown of one: another, or none; `url` is as above."""

    def figure(mark: re.Match[str]) -> str:
        number = int(mark[1])
        found = shown(figures[number]) if number < len(figures) else None
        return feed_html(_figure(found), url) if found else ""

    return _MARK.sub(figure, html) if figures else html


def _figure(figure: Figure) -> str:
    """A picture as readers show it: one source, its size, its text, its caption with the credit in brackets."""
    picture = figure.picture
    if figure.recording is not None:
        return f"<figure>{_recording(figure.recording, picture)}{_caption(figure)}</figure>"
    shown = _shown(picture)
    size = f' width="{shown.width}" height="{shown.height}"' if shown.width and shown.height else ""
    img = f'<img src="{escape(shown.url)}" alt="{escape(picture.alt)}"{size}>'
    if figure.inline:
        return img
    if figure.link:
        img = f'<a href="{escape(figure.link)}">{img}</a>'
    return f"<figure>{img}{_caption(figure)}</figure>"


def _caption(figure: Figure) -> str:
    credit = escape(figure.picture.credit, quote=False)
    caption = f"{figure.caption_html} ({credit})" if figure.caption_html and credit else figure.caption_html or credit
    return f"<figcaption>{caption}</figcaption>" if caption else ""


def _recording(recording: Recording, still: Picture) -> str:
    """A player with a link for readers that have none; `feed_html` writes the link of a recording without a title."""
    kind = recording.type.partition("/")[0]
    poster = f' poster="{escape(_shown(still).url)}"' if kind == "video" and still.url else ""
    src, title = escape(recording.url), escape(recording.title, quote=False)
    link = f'<a href="{src}">{title}</a>' if title else ""
    return f'<{kind} controls="" src="{src}"{poster}>{link}</{kind}>'


def _shown(picture: Picture) -> Picture | Variant:
    """The variant for feeds: the widest up to 1600 pixels that every reader can show, a JPEG or PNG before a WebP."""
    whole = [variant for variant in picture.variants if not variant.crop]
    known = [variant for variant in whole if variant.type in _SHOWN_BY_ALL and variant.width <= _WIDEST]
    known.sort(key=lambda variant: (-variant.width, _SHOWN_BY_ALL.index(variant.type)))
    wide = [variant for variant in known if variant.width >= _NARROWEST]
    plain = [variant for variant in wide if variant.type != "image/webp"]
    return next(iter([*plain, *wide, *known]), picture)


def _tag(name: str, attributes: str, url: str) -> str:
    kept = [
        f' {key}="{_absolute(value, url) if key in _ADDRESSES else value}"'
        for key, value in _ATTRIBUTE.findall(attributes)
        if key not in _DROPPED and (key != "id" or value.startswith("fn"))
    ]
    return f"<{name}{''.join(kept)}>"


def _absolute(value: str, url: str) -> str:
    """An address in full. `value` and the result are escaped for an attribute."""
    if value.startswith("#"):
        return f"{BASE}{escape(url)}{value}"
    if value.startswith("/"):
        return BASE + escape(urls.encode(unescape(value)))
    return escape(urls.encode(unescape(value))) if not value.isascii() or " " in value else value


def _without_spans(html: str) -> str:
    """Without the spans that coloured code; those with a language or a direction stay."""
    depth: list[bool] = []

    def tag(match: re.Match[str]) -> str:
        if match[0] != "</span>":
            depth.append(match[0] != "<span>")
            return match[0] if depth[-1] else ""
        return match[0] if not depth or depth.pop() else ""

    return _SPAN.sub(tag, html)


def _player(match: re.Match[str]) -> str:
    """Sound or film with a link inside, for readers that cannot play it."""
    source = _SOURCE.search(match[1]) or _SOURCE.search(match[3])
    if source is None or "<a " in match[3]:
        return match[0]
    name = unescape(source[1]).rsplit("/", 1)[-1]
    return f'{match[1]}{match[3]}<a href="{source[1]}">{escape(name)}</a></{match[2]}>'
