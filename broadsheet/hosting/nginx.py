"""nginx: one file to be included in the `server` block whose root is the folder that holds the published site.

Old addresses are exact locations, which nginx keeps in a tree; a `map` would need hash sizes in the `http` block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from broadsheet.hosting.hosted import Hosted
from broadsheet.hosting.manner import FEEDS, FOR_HOSTS, FOREVER, MINUTES
from broadsheet.hosting.types import FEED_JSON, TYPES, UNKNOWN, is_textual

NAME = f"{FOR_HOSTS}nginx.conf"
_COMPRESS = "gzip on;\ngzip_min_length 600;\ngzip_proxied any;\ngzip_vary on;"
_STATIC: Mapping[str, str] = {"br": "brotli_static on;", "gzip": "gzip_static on;"}
"""Send the compressed file that stands beside the one that is asked for. The first needs the module ngx_brotli."""
_CORS = 'add_header Access-Control-Allow-Origin "*";'
_SAFE = 'add_header X-Content-Type-Options "nosniff" always;'


def conf(hosted: Hosted) -> str:
    """The text of the file."""
    return "\n".join(_lines(hosted)) + "\n"


def _lines(hosted: Hosted) -> Iterator[str]:
    base = re.escape(hosted.base_path)
    yield "# Made by Broadsheet. Include it in a server block, and reload nginx when it changed."
    yield "index index.html;"
    yield "absolute_redirect off;"
    yield f"error_page 404 {hosted.base_path}/404.html;"
    yield from _types()
    yield _COMPRESS
    yield from (_STATIC[coding] for coding in hosted.precompressed)
    yield f"gzip_types {' '.join(_textual())};"
    yield from _block(f"location {hosted.base_path}/", f'add_header Cache-Control "{MINUTES}";', _SAFE)
    if hosted.has_bare_pages:
        bare = (f'add_header Cache-Control "{MINUTES}";', _SAFE)
        yield from _block(rf'location ~ "^{base}/(?:.*/)?[^/.]+$"', "types { }", "default_type text/html;", *bare)
    forever = rf'location ~ "^{base}/(?:media|theme)/.*\.[0-9a-f]{{12}}\.\w+$"'
    yield from _block(forever, f'add_header Cache-Control "{FOREVER}";', _SAFE)
    polled = (f'add_header Cache-Control "{FEEDS}";', _CORS, _SAFE)
    links = _links(hosted)
    json = ("types { }", f"default_type {FEED_JSON};")
    yield from _block(rf'location ~ "^{base}/(?:.*/)?(?:feed|rss)\.xml$"', *polled, *links)
    yield from _block(rf'location ~ "^{base}/(?:.*/)?feed\.json$"', *json, *polled, *links)
    yield from _block(rf'location ~ "^{base}/(?:.*/)?archive/json/\d+\.json$"', *json, *polled)
    yield from _block(rf'location ~ "^{base}/(?:.*\.(?:xml|opml)|robots\.txt)$"', *polled)
    yield from _block(rf'location ~ "^{base}/(?:{FOR_HOSTS}|\.(?!well-known/)|_headers$|_redirects$)"', "return 404;")
    for old, new in hosted.redirects():
        yield from _block(f"location = {_quoted(old)}", f"return 301 {_quoted(new.replace('$', '%24'))};")
    for path, page in hosted.withdrawn():
        yield from _block(f"location = {_quoted(path)}", f"error_page 410 {_quoted(page)};", "return 410;")


def _types() -> Iterator[str]:
    """The types of our table, in the place of those of the machine."""
    yield "charset utf-8;"
    yield f"charset_types {' '.join(_with_charset())};"
    yield "types {"
    pairs = sorted((kind.partition(";")[0], ending[1:]) for ending, kind in TYPES.items())
    for kind, found in groupby(pairs, key=lambda pair: pair[0]):
        yield f"    {kind} {' '.join(ending for _, ending in found)};"
    yield "}"
    yield f"default_type {UNKNOWN};"


def _with_charset() -> list[str]:
    return sorted({kind.partition(";")[0] for kind in TYPES.values() if "charset" in kind} - {"text/html"})


def _textual() -> list[str]:
    found = {kind.partition(";")[0] for kind in (*TYPES.values(), FEED_JSON) if is_textual(kind)}
    return sorted(found - {"text/html"})


def _links(hosted: Hosted) -> list[str]:
    """Where to subscribe to a feed by WebSub (the Recommendation, section 4). nginx puts in the feed's address."""
    if not hosted.hubs:
        return []
    origin = hosted.base_url.removesuffix(hosted.base_path)
    links = [f'<{hub}>; rel=\\"hub\\"' for hub in hosted.hubs]
    return [f'add_header Link "{link}";' for link in (*links, f'<{origin}$uri>; rel=\\"self\\"')]


def _block(head: str, *lines: str) -> Iterator[str]:
    yield f"{head} {{"
    yield from (f"    {line}" for line in lines)
    yield "}"


def _quoted(text: str) -> str:
    """A text as nginx reads it between quotes."""
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
