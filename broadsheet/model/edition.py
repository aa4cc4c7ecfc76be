"""The plan as data: one value for every output, holding all that it may read.

`Page.content` is typed by the kind of page, so that a template sees what it was handed and nothing else. Two fields
are handed over by reference: bodies (by their digest) and the imprint (one for the edition).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from broadsheet.model.article import Card, Correction, Picture
from broadsheet.model.paper import Author, FeedLink, Imprint, Link, Section, Series, Topic
from broadsheet.model.rankings import NO_RANKINGS, Rankings

FeedFormat = Literal["atom", "rss", "json"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A named place of a front and what fills it."""

    name: str
    heading: str
    cards: tuple[Card, ...]
    layout: str = "list"
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Pager:
    """The way to the neighbours of a page of a list. Pages count from the oldest; no page says how many there are."""

    number: int = 0
    newer: str = ""
    older: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    """The home page or a section's page. `lead` stands in no slot."""

    lead: Card | None
    slots: tuple[Slot, ...]
    section: Section | None = None
    pager: Pager = Pager()


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list: an older page of a section, an author's, a topic's; or of a series, in the order of reading."""

    cards: tuple[Card, ...]
    pager: Pager = Pager()
    section: Section | None = None
    topic: Topic | None = None
    author: Author | None = None
    series: Series | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """A version of a story in the language of a BCP 47 tag. `url` is site-relative."""

    lang: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class StoryContent:
    """A story page: the story, and apart from it the related stories and the latest of its section."""

    card: Card
    section: Section
    topics: tuple[Topic, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes_above: bool = False
    """Whether the notes stand above the text, and not below it."""
    related: tuple[Card, ...] = ()
    more: tuple[Card, ...] = ()
    fragment: str = ""
    """Site-relative URL of the section's fragment with the latest stories; empty when the list is not refreshed."""
    state: str = ""
    """"" for the public; "draft", "embargoed" or "expired" in a preview."""
    series: Series | None = None
    before: Link | None = None
    """The part of the series that is read before this one. The next one is not named: a page does not change because
    the series goes on."""
    translations: tuple[Translation, ...] = ()
    """Every shown version of the story, itself among them; empty where there is one alone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A page such as "About us". The body is the page's own."""

    description: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the archive and the months (`YYYY-MM`) that have stories, newest first."""

    year: int
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month's stories, newest first."""

    month: str
    cards: tuple[Card, ...]
    pager: Pager = Pager()


@dataclass(frozen=True, slots=True)
class Archive:
    """The way into all that was printed. One `Year` on a year's page."""

    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction and the story that it mends."""

    card: Card
    correction: Correction


@dataclass(frozen=True, slots=True)
class CorrectionsList:
    """The corrections page, newest first."""

    entries: tuple[Corrected, ...]


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Some feeds under one heading, for people. `kind` is that of the feeds."""

    kind: str
    feeds: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class FeedsList:
    """The page that lists the feeds for people."""

    groups: tuple[FeedGroup, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """The latest of a section, as a piece of HTML that story pages fetch."""

    section: Section
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """The 404 page. `cards` are the latest stories."""

    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Redirect:
    """A page at an old address. `target` is site-relative."""

    target: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands in the place of a story that was withdrawn. Empty texts tell nothing but that it is gone."""

    title: str = ""
    text: str = ""
    at: datetime | None = None


Content: TypeAlias = (
    StoryContent
    | Front
    | Listing
    | Month
    | Archive
    | Standing
    | CorrectionsList
    | FeedsList
    | Fragment
    | Missing
    | Redirect
    | Notice
)


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML output. `path` is below the output folder, `url` site-relative; `body` is the digest of its `Body`.

    `people` are the authors of all cards on the page that show a byline; `feeds` are this page's own feeds, to be
    announced before the site's.
    """

    path: str
    url: str
    kind: str
    template: str
    content: Content
    title: str = ""
    lang: str = ""
    body: bytes = b""
    people: tuple[Author, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    crumbs: tuple[Link, ...] = ()
    index: bool = True
    """False keeps search engines away (404, previews, notices)."""
    links: tuple[tuple[str, str], ...] = ()
    """Where the stories stand that the body refers to: content path -> site-relative URL."""
    withheld: tuple[bytes, ...] = ()
    """Digests of the pictures of the body that are not shown, because the rights to them have ended."""
    pictures: tuple[str, ...] = ()
    """Addresses of the large pictures that a story shows, the lead picture first, for sitemaps."""
    canonical: str = ""
    """The address of a story's original, where that is another one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed: a story, or with `correction` the notice of a correction to it.

    Holds all that the item says, so that one item reads alike in every feed. Sealed: a feed of thirty entries has the
    fingerprint of thirty short digests.
    """

    card: Card
    body: bytes
    section: Section
    topics: tuple[Topic, ...] = ()
    corrections: tuple[Correction, ...] = ()
    people: tuple[Author, ...] = ()
    """Who signs, in the order of the byline, an agency last; empty for the newsroom itself."""
    correction: Correction | None = None
    id: str = ""
    """The id of a correction's notice; a story's entry has the id of its card."""
    links: tuple[tuple[str, str], ...] = ()
    """Where the stories stand that the body refers to: content path -> site-relative URL."""
    size: int = 0
    """Bytes of the body's feed-safe form."""
    withheld: tuple[bytes, ...] = ()
    """Digests of the pictures of the body that are not shown, because the rights to them have ended."""
    canonical: str = ""
    """The address of the story's original, where that is another one."""
    digest: bytes = b""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What says that an entry was removed (RFC 6721). `ref` is the entry's id, `text` a reason for readers."""

    ref: str
    at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class FeedWords:
    """The words that a feed adds to stories, in the feed's language. `byline` holds `%(names)s`."""

    correction: str = "Correction"
    clarification: str = "Clarification"
    update: str = "Update"
    retraction: str = "Retraction"
    retracted: str = "Retracted"
    byline: str = "By %(names)s"
    story: str = "Read the story"
    corrections: str = "Corrections"


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed document in one format. `home` is the site-relative URL of the page that shows the same list.

    RFC 5005: `archive` is the number of an archive document, 0 for the document that people subscribe to; `current` is
    the URL of that document, for an archive; `previous` is the URL of the next older archive. JSON Feed has only the
    last of these, as `next_url`. `is_complete` says that nothing was left out.
    """

    path: str
    url: str
    format: FeedFormat
    id: str
    title: str
    subtitle: str
    home: str
    lang: str
    updated: datetime
    entries: tuple[Entry, ...]
    alternates: tuple[FeedLink, ...] = ()
    kind: str = "site"
    """"site", "section", "topic", "series", "author", "corrections" or "query"."""
    hubs: tuple[str, ...] = ()
    archive: int = 0
    current: str = ""
    previous: str = ""
    is_complete: bool = False
    tombstones: tuple[Tombstone, ...] = ()
    content: Literal["full", "summary"] = "full"
    has_pictures: bool = True
    words: FeedWords = FeedWords()


@dataclass(frozen=True, slots=True)
class News:
    """What the news sitemap says of a story: headline, language tag, and when it was published."""

    title: str
    lang: str
    published: datetime


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """An address with the time of its last editorial change, if it has one, and its pictures."""

    url: str
    changed: datetime | None = None
    pictures: tuple[str, ...] = ()
    """Addresses, site-relative or absolute."""
    news: News | None = None
    """For the news sitemap alone."""
    versions: tuple[tuple[str, str], ...] = ()
    """Of a story in several languages: language tag and site-relative address of each, and of "x-default"."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap, or with `is_index` the list of sitemaps (sitemaps.org protocol 0.9)."""

    path: str
    url: str
    entries: tuple[SitemapEntry, ...]
    is_index: bool = False


@dataclass(frozen=True, slots=True)
class TextFile:
    """A small output whose text the plan already knows: robots.txt, _redirects."""

    path: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A file printed as it is or as a picture's variant. `root` says below which folder `source` stands."""

    path: str
    url: str
    source: str
    source_digest: bytes
    root: Literal["content", "theme", "templates", "site"] = "content"
    width: int = 0
    """For a variant of a picture: its width in pixels; 0 means the file itself."""
    type: str = ""
    key: bytes = b""
    """For a variant of a picture: the name of its bytes in the store of converted pictures."""


Output: TypeAlias = Page | Feed | Sitemap | TextFile | Asset


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that is printed at one instant. `outputs` is sorted by path; paths are unique."""

    now: datetime
    imprint: Imprint
    outputs: tuple[Output, ...]
    stories: int = 0
    pictures: tuple[Picture, ...] = ()
    """The pictures of ours that the edition shows, each once."""
    rankings: Rankings = NO_RANKINGS
    """What the lists of related stories were made from."""
