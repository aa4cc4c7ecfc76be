"""Every URL and output path, and the way back. All URLs here are site-relative and begin with `/`.

No other module joins path pieces into a URL. A URL that ends with `/` is printed as `index.html` in a folder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from posixpath import splitext
from urllib.parse import quote, unquote, urlsplit

from slugify import slugify

HOME = "/"
MISSING = "/404.html"
CORRECTIONS = "/corrections/"
ARCHIVE = "/archive/"
FEEDS = "/feeds/"
OPML = "/feeds.opml"
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/sitemaps/news.xml"
ROBOTS = "/robots.txt"
FEED_STYLE = "/theme/feed.css"
"""The style sheet of feeds: one address for ever, for it stands in archives that must not change."""
FEED_NAMES = {"atom": "feed.xml", "rss": "rss.xml", "json": "feed.json"}
RESERVED = frozenset(
    {"archive", "authors", "corrections", "feeds", "media", "page", "series", "sitemaps", "theme", "topics"}
)
"""First path segments that Broadsheet prints itself, and so no section or page may have."""


_FORMATS = {name: kind for kind, name in FEED_NAMES.items()}
_ARCHIVED = re.compile(r"(?:.*/)?archive/(feed|rss|json)/\d+\.(?:xml|json)").fullmatch
_FINGERPRINTED = re.compile(r"(?:media|theme)/(?:[^/]*/)*[^/]*\.[0-9a-f]{12}\.\w+").fullmatch
_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*").fullmatch
_REFUSED = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]').search
"""A character that a file system or a host refuses."""


@lru_cache(maxsize=65536)
def slug(text: str, replacements: tuple[tuple[str, str], ...] = ()) -> str:
    """An ASCII slug. Empty when nothing of the text can be transliterated."""
    return str(slugify(text, replacements=[list(pair) for pair in replacements]))


def story(pattern: str, section: str, slug: str, published: datetime) -> str:
    """The address of a story from the `[stories] url` pattern. `published` is in the newsroom's time.

    Raises:
        KeyError: the pattern names a field that does not exist.
    """
    return pattern.format_map(
        {
            "section": section,
            "slug": slug,
            "year": f"{published.year:04}",
            "month": f"{published.month:02}",
            "day": f"{published.day:02}",
        }
    )


def section(slug: str) -> str:
    return f"/{slug}/"


def author(slug: str) -> str:
    return f"/authors/{slug}/"


def topic(slug: str) -> str:
    return f"/topics/{slug}/"


def series(slug: str) -> str:
    return f"/series/{slug}/"


def standing(slug: str) -> str:
    return f"/{slug}/"


def numbered(folder: str, number: int) -> str:
    """Page `number` of the list whose newest page is at `folder`."""
    return f"{folder}page/{number}/"


def fragment(section: str) -> str:
    return f"/{section}/more.html"


def month(month: str) -> str:
    """The archive page of a month given as `YYYY-MM`."""
    return f"{ARCHIVE}{month[:4]}/{month[5:]}/"


def year(year: int) -> str:
    return f"{ARCHIVE}{year:04}/"


def month_sitemap(month: str, number: int = 1) -> str:
    """Sitemap `number` of the stories of a month given as `YYYY-MM`, or of the "pages" that are no stories."""
    return f"/sitemaps/{month}{f'-{number}' if number > 1 else ''}.xml"


def feed(folder: str, format: str) -> str:  # noqa: A002 - the field's word
    """The feed of the page at `folder`, in "atom", "rss" or "json"."""
    return folder + FEED_NAMES[format]


def feed_archive(folder: str, format: str, number: int) -> str:  # noqa: A002 - the field's word
    """Archive `number` of the feed of the page at `folder` (RFC 5005). Archives count from the oldest."""
    name, ending = {"atom": ("feed", "xml"), "rss": ("rss", "xml"), "json": ("json", "json")}[format]
    return f"{folder}archive/{name}/{number}.{ending}"


def query_feed(name: str) -> str:
    """The folder of a feed that the settings declare."""
    return f"{FEEDS}{name}/"


def media(prefix: str, path: str, digest: bytes, suffix: str = "") -> str:
    """The address of a file of the tree: its name made safe, and a digest so that hosts may cache it for ever.

    `suffix` replaces the file's own ending, for a variant in another format.
    """
    stem, ending = splitext(path.rsplit("/", 1)[-1])
    return f"{prefix}{slug(stem) or 'file'}.{digest.hex()[:12]}{suffix or ending.lower()}"


def variant(prefix: str, path: str, width: int, digest: bytes, ending: str, crop: str = "") -> str:
    """The address of a printed size of a picture of the tree, such as `/media/harbour-800.0123456789ab.avif`.

    `digest` stands for all that made its bytes; `ending` begins with a dot.
    """
    stem = slug(splitext(path.rsplit("/", 1)[-1])[0]) or "picture"
    shape = f"-{crop}" if crop else ""
    return f"{prefix}{stem[:80]}{shape}-{width}.{digest.hex()[:12]}{ending}"


def is_fingerprinted(path: str) -> bool:
    """Whether an output path holds a digest of what stands there (`media`, `variant`), so that it never changes."""
    return _FINGERPRINTED(path) is not None


def feed_format(path: str) -> str | None:
    """The format of the feed or feed archive at an output path; None where no feed of ours can stand."""
    name = path.rpartition("/")[2]
    if found := _FORMATS.get(name):
        return found
    archived = _ARCHIVED(path)
    return {"feed": "atom"}.get(archived[1], archived[1]) if archived else None


def is_document(url: str) -> bool:
    """Whether a site-relative URL can be that of a document for machines that Broadsheet prints itself: a feed, the
    list of feeds, a sitemap, robots.txt. No file of the tree makes these.
    """
    return url in (OPML, SITEMAP, ROBOTS) or url.startswith("/sitemaps/") or feed_format(url.lstrip("/")) is not None


def output_path(url: str) -> str:
    """Where the page or file at a URL is printed, below the output folder."""
    path = unquote(url).lstrip("/")
    return path + "index.html" if path == "" or path.endswith("/") else path


def at(path: str) -> str:
    """The URL at which a host serves an output path: the way back from `output_path`, percent-encoded."""
    folder, _, name = path.rpartition("/")
    shown = (folder and f"{folder}/") if name == "index.html" else path
    return "/" + quote(shown, safe="/:@!$&'()*+,;=-._~")


def encode(url: str) -> str:
    """A site-relative URL with everything percent-encoded that must be (RFC 3986, section 2.1), once."""
    return url if _PLAIN(url) else quote(url, safe="/%:@!$&'()*+,;=-._~?#[]")


def named(address: str) -> str:
    """The path or address of a file that an address names: decoded, without query and fragment."""
    return unquote(re.split(r"[?#]", address, maxsplit=1)[0])


def schemed(address: str) -> str:
    """An address with a scheme: one that leaves it to the page (`//host/path`) gets `https`."""
    return f"https:{address}" if address.startswith("//") else address


def has_host(address: str) -> bool:
    """Whether a whole address names a host that programs can read (RFC 3986, section 3.2.2): `https://[a/` does not."""
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def fold(path: str) -> str:
    """What two paths share when a file system or a host may take them for the same one (case, Unicode form)."""
    return unicodedata.normalize("NFC", path).casefold()


def above(path: str) -> Iterator[str]:
    """The folders that an output path stands in, the innermost first."""
    while path := path.rpartition("/")[0]:
        yield path


def is_below(path: str) -> bool:
    """Whether a path names something below a folder, and not the folder itself, what is beside it or above it."""
    return not {"", ".", ".."} & set(path.split("/"))


def unsafe(path: str) -> str:
    """Why a site-relative URL cannot be printed, or an empty text."""
    shown = unquote(path)
    parts = shown.split("/")
    if not path.startswith("/") or path.startswith("//"):
        return "it does not begin with one slash"
    if ".." in parts or "." in parts:
        return "it has a part that is . or .."
    if _REFUSED(shown):
        return "it has a character that file systems or hosts refuse"
    if any(len(part.encode()) > 200 for part in parts):
        return "one of its parts is longer than 200 bytes"
    return ""


def theme(name: str) -> str:
    """The address of a theme file. Files in `root/` stand at the root of the site (favicon.ico)."""
    return f"/{name.removeprefix('root/')}" if name.startswith("root/") else f"/theme/{name}"
