"""Apache: a `.htaccess` for the folder of the published site. It needs mod_headers; other modules are optional."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from broadsheet.hosting.hosted import Hosted
from broadsheet.hosting.manner import FEEDS, FOR_HOSTS, FOREVER, MINUTES
from broadsheet.hosting.types import FEED_JSON, PAGE, TYPES, UNKNOWN, is_textual

NAME = ".htaccess"
_ENDINGS: Mapping[str, str] = {"br": "br", "gzip": "gz"}


def htaccess(hosted: Hosted) -> str:
    """The text of the file."""
    return "\n".join(_lines(hosted)) + "\n"


def _lines(hosted: Hosted) -> Iterator[str]:
    base = re.escape(hosted.base_path)
    yield "# Made by Broadsheet. AllowOverride must name FileInfo, Indexes and Options, or All."
    yield "DirectoryIndex index.html"
    yield "Options -Indexes -MultiViews"
    yield f"ErrorDocument 404 {hosted.base_path}/404.html"
    yield from _types(hosted)
    yield from _deflated()
    yield from _precompressed(hosted)
    yield from _headers(hosted, base)
    yield rf'RedirectMatch 404 "^{base}/(?:{FOR_HOSTS}|\.(?!well-known/)|_headers$|_redirects$)"'
    for old, new in hosted.redirects():
        yield f"RedirectMatch 301 {_exactly(old)} {_quoted(_target(new))}"
    for path, page in hosted.withdrawn():
        yield f"<If {_quoted(f'%{{REQUEST_URI}} == {_literal(path)}')}>"
        yield f"    ErrorDocument 410 {_quoted(page)}"
        yield "</If>"
        yield f"RedirectMatch 410 {_exactly(path)}"


def _types(hosted: Hosted) -> Iterator[str]:
    """The types of our table. Apache has none for other endings, and then sends none."""
    yield from (f"AddType {_quoted(kind)} {ending}" for ending, kind in sorted(TYPES.items()))
    known = "|".join(ending[1:] for ending in sorted({*TYPES, *(f".{_ENDINGS[c]}" for c in hosted.precompressed)}))
    yield rf'<FilesMatch "(?i)^(?!.*\.(?:{known})$)">'
    yield f"    ForceType {UNKNOWN}"
    yield "</FilesMatch>"


def _deflated() -> Iterator[str]:
    kinds = sorted({kind.partition(";")[0] for kind in (*TYPES.values(), FEED_JSON) if is_textual(kind)})
    yield "<IfModule mod_deflate.c>"
    yield f"    AddOutputFilterByType DEFLATE {' '.join(kinds)}"
    yield "</IfModule>"


def _precompressed(hosted: Hosted) -> Iterator[str]:
    """Send the compressed file that stands beside the one that is asked for, with that one's type. Feeds are left out.

    A feed says its own address in a header, which would be that of the compressed file.
    """
    if not hosted.precompressed:
        return
    textual = "|".join(ending[1:] for ending, kind in sorted(TYPES.items()) if is_textual(kind))
    for coding in hosted.precompressed:
        yield rf'<FilesMatch "(?i)(?:\.(?:{textual})|^[^.]+)\.{_ENDINGS[coding]}$">'
        yield f"    RemoveType {_ENDINGS[coding]}"
        yield f"    AddEncoding {coding} {_ENDINGS[coding]}"
        yield '    Header append Vary "Accept-Encoding"'
        yield "</FilesMatch>"
    yield "<IfModule mod_rewrite.c>"
    yield "    RewriteEngine On"
    for coding in hosted.precompressed:
        yield rf"    RewriteCond %{{HTTP:Accept-Encoding}} \b{coding}\b"
        yield f"    RewriteCond %{{REQUEST_FILENAME}}.{_ENDINGS[coding]} -f"
        feeds = r"(?:^|/)(?:(?:feed|rss)\.xml|feed\.json)$"
        yield rf"    RewriteRule !{feeds} %{{REQUEST_URI}}.{_ENDINGS[coding]} [END]"
    yield "</IfModule>"


def _headers(hosted: Hosted, base: str) -> Iterator[str]:
    """One rule a kind, the more special ones later: the last that matches holds."""
    end = r"(?:\.(?:br|gz))?$" if hosted.precompressed else "$"
    if hosted.has_bare_pages:
        yield from _where(rf"^{base}/(?:.*/)?[^/.]+{end}", f"ForceType {_quoted(PAGE)}")
    yield 'Header always set X-Content-Type-Options "nosniff"'
    yield f'Header set Cache-Control "{MINUTES}"'
    yield from _where(rf"^{base}/(?:media|theme)/.*\.[0-9a-f]{{12}}\.\w+{end}", f'Header set Cache-Control "{FOREVER}"')
    polled = (f'Header set Cache-Control "{FEEDS}"', 'Header set Access-Control-Allow-Origin "*"')
    yield from _where(rf"^{base}/(?:.*\.(?:xml|opml)|robots\.txt){end}", *polled)
    json = rf"^{base}/(?:.*/)?(?:feed|archive/json/\d+)\.json{end}"
    yield from _where(json, f"ForceType {FEED_JSON}", *polled)
    if hosted.hubs:
        yield from _where(rf"^{base}/(?:.*/)?(?:(?:feed|rss)\.xml|feed\.json)$", *_links(hosted))


def _links(hosted: Hosted) -> Iterator[str]:
    """Where to subscribe to a feed by WebSub (section 4 of the Recommendation)."""
    origin = hosted.base_url.removesuffix(hosted.base_path)
    for number, hub in enumerate(hosted.hubs):
        yield f'Header {"add" if number else "set"} Link "<{hub}>; rel=\\"hub\\""'
    yield f'Header add Link "expr=<{origin}%{{REQUEST_URI}}>; rel=\\"self\\""'


def _where(pattern: str, *lines: str) -> Iterator[str]:
    yield f'<If "%{{REQUEST_URI}} =~ m#{pattern}#">'
    yield from (f"    {line}" for line in lines)
    yield "</If>"


def _exactly(path: str) -> str:
    return _quoted(f"^{re.escape(path)}$")


def _target(url: str) -> str:
    """A target in which nothing stands for a group of the pattern."""
    return url.replace("$", "%24").replace("&", "\\&") if "$" in url or "&" in url else url


def _literal(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
