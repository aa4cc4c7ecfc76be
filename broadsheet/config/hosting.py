"""The tables of what is said to hosts, and to others after a publication."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from broadsheet.config.table import BaseURL, Table
from broadsheet.hosting import Host


def _hosts(hosts: tuple[Host, ...]) -> tuple[Host, ...]:
    if {"netlify", "cloudflare"} <= set(hosts):
        raise ValueError('"netlify" and "cloudflare" both read _redirects, each in its own way; name one of them')
    return hosts


class Hosting(Table):
    """What the host of the published site is told: headers, redirects, withdrawn stories.

    A page that leads on stands at every old address in any case.
    """

    files: Annotated[tuple[Host, ...], AfterValidator(_hosts)] = ("netlify",)
    """The hosts for which files are printed: "netlify" and "cloudflare" (`_headers`, `_redirects`), "nginx"
    (`_hosting/nginx.conf`), "apache" (`.htaccess`), "s3" (`_hosting/s3-redirects.json`), "github" (`.nojekyll`,
    `CNAME`)."""


def _key(text: str) -> str:
    if text and not re.fullmatch(r"[a-zA-Z0-9-]{8,128}", text):
        raise ValueError("a key has 8 to 128 letters, digits and hyphens; make one with: openssl rand -hex 16")
    return text


class Purge(Table):
    """A cache that must forget what changed: by a command, or by a request.

    `{urls}` stands for the addresses (a JSON list in a request, an argument each in a command), `{url}` for one address
    (the request or command is then made for each), `{env:NAME}` for a variable of the environment.
    """

    command: tuple[str, ...] = ()
    """A program and its arguments, such as ["purge-cdn", "{urls}"]. No shell reads it."""
    url: str = ""
    """The address of a request, where there is no command."""
    method: str = "POST"
    """The request's method, such as "PURGE"."""
    headers: dict[str, str] = Field({})
    """The request's headers: Authorization = "Bearer {env:CDN_TOKEN}"."""
    body: str = ""
    """The request's body: '{"files": {urls}}'."""
    batch: int = Field(30, ge=1, le=10_000)
    """Addresses in one request or command, at most."""

    @model_validator(mode="after")
    def _one_way(self) -> Purge:
        if bool(self.command) == bool(self.url):
            raise ValueError("write a command or a url, and not both")
        return self


class Notify(Table):
    """Who is told after a publication, besides the `[feeds] hubs`. Never of drafts and previews."""

    indexnow: Annotated[str, AfterValidator(_key)] = ""
    """The IndexNow key of the site. It is printed at /<key>.txt, and search engines are told of changed pages."""
    indexnow_url: BaseURL = "https://api.indexnow.org/indexnow"
    """Where search engines are told."""
    purge: tuple[Purge, ...] = ()
    """Caches that must forget what changed: one [[notify.purge]] table for each."""
