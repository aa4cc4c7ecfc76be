"""From the news and the settings to the requests and commands that must be made. Pure: nothing is sent here.

A template holds `{urls}` (all addresses: a JSON list in a request, an argument each in a command), `{url}` (one; the
order is then made for each address) and `{env:NAME}` (a variable of the environment: that is where credentials are).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from broadsheet.config import Notify, Purge, Site
from broadsheet.publish.notify.news import News

MOST = 10_000
"""Addresses in one request, at most (IndexNow's protocol)."""
_ENV = re.compile(r"{env:(\w+)}")


@dataclass(frozen=True, slots=True)
class Order:
    """One request, or with `command` one command. `label` names it to people and never holds a credential."""

    label: str
    count: int
    """Addresses that it tells of."""
    method: str = ""
    url: str = field(default="", repr=False)
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: str = field(default="", repr=False)
    command: tuple[str, ...] = field(default=(), repr=False)
    unset: tuple[str, ...] = ()
    """Variables that it needs and that are not set; it cannot be carried out."""


def orders(site: Site, news: News, environ: Mapping[str, str]) -> Iterator[Order]:
    """All that must be sent, in order: caches first, for what calls others in must show them the new state."""
    for purge in site.notify.purge:
        yield from _purges(purge, news.stale, environ)
    for hub in site.feeds.hubs:
        yield from _pings(hub, news.feeds)
    yield from _index_now(site.notify, site.site.url, news.pages)


def _pings(hub: str, feeds: Sequence[str]) -> Iterator[Order]:
    """A ping for each feed (WebSub leaves the form to hubs; all known ones take this, of PubSubHubbub 0.4)."""
    headers = (("Content-Type", "application/x-www-form-urlencoded"),)
    for feed in feeds:
        yield Order(f"WebSub {hub}", 1, "POST", hub, headers, urlencode({"hub.mode": "publish", "hub.url": feed}))


def _index_now(notify: Notify, base_url: str, pages: Sequence[str]) -> Iterator[Order]:
    """https://www.indexnow.org/documentation: a list of addresses, and the key that stands on the site."""
    if not notify.indexnow:
        return
    headers = (("Content-Type", "application/json; charset=utf-8"),)
    fixed = {
        "host": urlsplit(base_url).netloc,
        "key": notify.indexnow,
        "keyLocation": f"{base_url}/{notify.indexnow}.txt",
    }
    for part in _parts(pages, MOST):
        body = json.dumps({**fixed, "urlList": part})
        yield Order(f"IndexNow {notify.indexnow_url}", len(part), "POST", notify.indexnow_url, headers, body)


def _purges(purge: Purge, stale: Sequence[str], environ: Mapping[str, str]) -> Iterator[Order]:
    templates = (purge.url, purge.body, *purge.headers.values(), *purge.command)
    size = 1 if any("{url}" in template for template in templates) else purge.batch
    needed = {name for template in templates for name in _ENV.findall(template)}
    label = f"purge {purge.command[0] if purge.command else purge.url}"
    unset = tuple(sorted(needed - environ.keys()))
    for part in _parts(stale, size):
        if unset:
            yield Order(label, len(part), unset=unset)
        elif purge.command:
            yield Order(label, len(part), command=tuple(_arguments(purge.command, part, environ)))
        else:
            url, body = (_filled(template, part, environ) for template in (purge.url, purge.body))
            headers = tuple((name, _filled(value, part, environ)) for name, value in purge.headers.items())
            yield Order(label, len(part), purge.method, url, headers, body)


def _arguments(command: Sequence[str], part: Sequence[str], environ: Mapping[str, str]) -> Iterator[str]:
    for argument in command:
        if argument == "{urls}":
            yield from part
        else:
            yield _filled(argument, part, environ)


def _filled(template: str, part: Sequence[str], environ: Mapping[str, str]) -> str:
    """A template with its places filled; what is filled in is not looked at again."""

    def fill(found: re.Match[str]) -> str:
        if found[1]:
            return environ[found[1]]
        return part[0] if found[0] == "{url}" else json.dumps(list(part))

    return re.sub(r"{env:(\w+)}|{urls?}", fill, template)


def _parts(addresses: Sequence[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(addresses), size):
        yield list(addresses[start : start + size])
