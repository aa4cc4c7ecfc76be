"""GitHub Pages: no Jekyll, and the domain of the site. The host redirects nothing; the pages at old addresses do."""

from __future__ import annotations

from broadsheet.hosting.hosted import Hosted

NO_JEKYLL, CNAME = ".nojekyll", "CNAME"
OWN = ("github.io", "gitlab.io", "codeberg.page")
"""Domains that hosts lend, for which they want no `CNAME`."""


def cname(hosted: Hosted) -> str:
    """The text of `CNAME`; empty for a domain that the host lends."""
    return "" if hosted.host.endswith(OWN) else f"{hosted.host}\n"
