"""What the files for hosts are made from. It holds little, so that they change rarely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from broadsheet import urls
from broadsheet.hosting.types import Coding


@dataclass(frozen=True, slots=True)
class Hosted:
    """A site as a host must know it. URLs are site-relative; `base_url` is absolute and ends without `/`."""

    base_url: str
    moved: tuple[tuple[str, str], ...] = ()
    """Old URL -> new one, sorted."""
    gone: tuple[str, ...] = ()
    """URLs of withdrawn stories, of which nothing is told (HTTP 410)."""
    feeds: tuple[str, ...] = ()
    """The feeds that people subscribe to, but for those of topics and authors, of which there may be thousands."""
    hubs: tuple[str, ...] = ()
    """WebSub hubs of all feeds."""
    precompressed: tuple[Coding, ...] = ()
    """The forms of texts that stand beside them, compressed, where the site is published to a folder."""
    has_bare_pages: bool = False
    """Whether some pages have a name without an ending, such as `/uk/rail`."""

    @property
    def base_path(self) -> str:
        """The path of the site on its host; empty at the root of a domain."""
        return urlsplit(self.base_url).path

    @property
    def host(self) -> str:
        return urlsplit(self.base_url).hostname or ""

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Old path as a server sees it (decoded), new one as a `Location` has it (encoded); both with the base."""
        for old, new in self.moved:
            yield self.base_path + unquote(old), self.base_path + urls.encode(new)

    def withdrawn(self) -> Iterator[tuple[str, str]]:
        """Path of a withdrawn story as a server sees it, and that of the page that says so."""
        for url in self.gone:
            path = self.base_path + unquote(url)
            yield path, f"{path}index.html" if path.endswith("/") else path
