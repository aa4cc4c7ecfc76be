"""Netlify and Cloudflare Pages: `_headers` and `_redirects`, which the two read in almost the same way.

Both keep pages fresh by themselves, and join the values of rules that match one address by a comma. So no two rules
here match one address, and pages have none.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet import urls
from broadsheet.hosting.hosted import Hosted
from broadsheet.hosting.manner import FEEDS, FOREVER
from broadsheet.hosting.types import content_type

HEADERS, REDIRECTS = "_headers", "_redirects"
MANY = ("topics", "authors")
"""First segments of the feeds that are too many for a rule of their own."""


def headers(hosted: Hosted) -> str:
    """The text of `_headers`."""
    return "\n".join(_rules(hosted)) + "\n"


def _rules(hosted: Hosted) -> Iterator[str]:
    yield "# Made by Broadsheet."
    yield from _rule("/media/*", f"Cache-Control: {FOREVER}")
    for feed in hosted.feeds:
        links = [f'Link: <{hub}>; rel="hub"' for hub in hosted.hubs]
        links += [f'Link: <{hosted.base_url}{urls.encode(feed)}>; rel="self"'] if links else []
        yield from _rule(urls.encode(feed), *_of_feed(feed), *links)
    for folder in MANY:
        for name in urls.FEED_NAMES.values():
            yield from _rule(f"/{folder}/:slug/{name}", *_of_feed(name))
    yield from _rule(urls.OPML, *_of_feed(urls.OPML))


def _of_feed(path: str) -> Iterator[str]:
    yield f"Content-Type: {content_type(path)}"
    yield f"Cache-Control: {FEEDS}"
    yield "Access-Control-Allow-Origin: *"


def _rule(path: str, *lines: str) -> Iterator[str]:
    yield path
    yield from (f"  {line}" for line in lines)


def netlify_redirects(hosted: Hosted) -> str:
    """`_redirects` for Netlify. Only with `!` does a rule beat the page that stands at the old address."""
    moved = [f"{urls.encode(old)} {urls.encode(new)} 301!\n" for old, new in hosted.moved]
    gone = [f"{urls.encode(url)} /{urls.encode(urls.output_path(url))} 410!\n" for url in hosted.gone]
    return "".join((*moved, *gone))


def cloudflare_redirects(hosted: Hosted) -> str:
    """`_redirects` for Cloudflare, where rules always beat pages and no other status than a redirect's may stand."""
    return "".join(f"{urls.encode(old)} {urls.encode(new)} 301\n" for old, new in hosted.moved)
