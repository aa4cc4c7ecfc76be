"""Addresses in canonical HTML: links, sound, film. And the alignment of table cells, which becomes a class."""

from __future__ import annotations

import re
from html import escape, unescape

from broadsheet.markup.references import References, attribute

_LINK = re.compile(r'(<a(?: [^>]*?)?) href="([^"]*)"')
_MEDIUM = re.compile(r'(<(?:audio|source|track|video)(?: [^>]*?)?) src="([^"]*)"')
_POSTER = re.compile(r'(<video(?: [^>]*?)?) poster="([^"]*)"')
_ALIGNED = re.compile(r'(<t[dh](?: [^>]*?)?) align="(center|left|right)"')
_USELESS = re.compile(r"<source(?![^>]* src=)[^>]*>|<track(?![^>]* src=)[^>]*>|<a>(.*?)</a>", re.DOTALL)

_EMBED = re.compile(r"<iframe\b([^>]*)>(?:.*?</iframe\s*>)?", re.DOTALL | re.IGNORECASE)
_EMBED_ATTRIBUTE = re.compile(r"\b(src|title)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)


def embeds_as_links(html: str) -> str:
    """HTML before the allow-list with a link in the place of each page embedded from elsewhere."""
    return _EMBED.sub(_embed, html) if "<iframe" in html.lower() else html


def _embed(match: re.Match[str]) -> str:
    attributes = {name.lower(): unescape(value.strip("\"'")) for name, value in _EMBED_ATTRIBUTE.findall(match[1])}
    source = attributes.get("src", "").strip()
    if not re.match(r"(?:https?:)?//", source, re.IGNORECASE):
        return ""
    name = attributes.get("title") or re.sub(r"^.*?//|[?#].*", "", source)
    return f'<p><a href="{escape(source)}">{escape(name)}</a></p>'


def resolve(html: str, references: References) -> str:
    """The HTML with every address of a link or medium resolved. A link that leads nowhere leaves its text."""

    def rewrite(found: str, name: str, url: str) -> str:
        return f'{found} {name}="{attribute(url)}"' if url else found

    def link(match: re.Match[str]) -> str:
        return rewrite(match[1], "href", references.link(unescape(match[2])))

    def medium(match: re.Match[str]) -> str:
        return rewrite(match[1], "src", references.file(unescape(match[2])))

    def poster(match: re.Match[str]) -> str:
        return rewrite(match[1], "poster", references.file(unescape(match[2])))

    if "<a" in html:
        html = _LINK.sub(link, html)
    if "<audio" in html or "<video" in html:
        html = _POSTER.sub(poster, _MEDIUM.sub(medium, html))
    if 'align="' in html:
        html = _ALIGNED.sub(r'\1 class="align-\2"', html)
    if "<a>" in html or "<source" in html or "<track" in html:
        html = _USELESS.sub(r"\1", html)
    return html
