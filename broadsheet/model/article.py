"""What one file says: its card, its orders to the desk, its body, and the pictures it names.

`Card` and `Orders` are kept apart because a card is printed on other pages and orders are not: a change of `aliases`
must not reprint the fronts. Every text here is plain text unless its name ends in `html`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CorrectionKind = Literal["correction", "clarification", "update", "retraction"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One printed size and format of a picture. `url` is site-relative, `width` and `height` are pixels."""

    url: str
    width: int
    height: int
    type: str
    """Media type such as `image/avif`."""
    crop: str = ""
    """The shape it was cut to ("16x9", "4x3", "1x1", "social", "search-16x9" and so on), "still" for the first frame of
    an animation; empty for the whole picture."""


@dataclass(frozen=True, slots=True)
class Media:
    """A file of the tree that is not a story: what its bytes say. Made once per digest.

    `width` and `height` are pixels after orientation is applied, 0 for what is neither picture nor film.
    """

    path: str
    """Path below the content folder, with `/`."""
    digest: bytes
    size: int
    type: str
    width: int = 0
    height: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    """What the file's own metadata says (IPTC, XMP, EXIF): caption, credit, copyright, alt, licence; where each comes
    from ("caption from"); and what is in it ("alpha", "animated", "gps", "serial", "c2pa": "yes")."""
    problem: str = ""
    """Why the file cannot be used (truncated, a bomb, not what its name says); empty when it can."""
    code: str = ""
    """The code of the problem in the catalogue of mistakes."""
    seconds: int = 0
    """How long a recording is, rounded up; 0 where its file does not say."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a page shows it. `url` is site-relative for one of ours, absolute for one elsewhere."""

    url: str
    alt: str
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    type: str = ""
    credit_url: str = ""
    licence: str = ""
    licence_url: str = ""
    copyright: str = ""
    """The copyright notice (schema.org copyrightNotice)."""
    acquire_url: str = ""
    """Where a licence can be had (schema.org acquireLicensePage)."""
    focus: tuple[float, float] = (0.5, 0.5)
    """The point that every crop keeps, as fractions of width and height from the top left."""
    variants: tuple[Variant, ...] = ()
    until: datetime | None = None
    syndicate: bool = True
    source: str = ""
    """Path of the original below the content folder; empty for one elsewhere."""
    source_digest: bytes = b""
    instead: Picture | None = None
    """What is shown in its place once the rights have ended."""
    digest: bytes = b""
    """Stands for every other field (see `broadsheet.digest`), not for the original's bytes alone."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Sound or film as a page plays it. URLs are site-relative for files of ours, absolute for those elsewhere."""

    url: str
    type: str
    """Media type; begins with `audio/` or `video/`."""
    title: str = ""
    size: int = 0
    """Bytes; 0 for a file elsewhere of which nobody says them."""
    seconds: int = 0
    width: int = 0
    height: int = 0
    captions: str = ""
    """A WebVTT file."""
    transcript: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture inside a body, at the place that its number marks. `caption_html` may hold inline mark-up.

    With a `recording` the picture is its still and has no address where there is none. With a `link` the picture is
    the still of what stands there.
    """

    picture: Picture
    caption_html: str = ""
    inline: bool = False
    """True for a picture in running text, which gets no caption."""
    link: str = ""
    recording: Recording | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the tree that a story links to or travels with: printed at `url` when the story is public. A recording
    elsewhere of known size is one too, which only feeds speak of."""

    source: str
    """Path below the content folder; empty for one elsewhere."""
    url: str
    digest: bytes
    type: str = ""
    size: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated note on a story. schema.org: CorrectionComment."""

    at: datetime
    text: str
    kind: CorrectionKind = "correction"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a body. `level` 2 to 6."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a fact was written, for mistakes that only the plan can see. Line and column count from 1."""

    key: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Card:
    """What other pages may show of a story.

    Times are aware, in UTC, whole seconds. `published` is the date, or the embargo's end where that is later: the
    one instant from which the story exists for the public, and the order of every list (then `id`).
    """

    id: str
    url: str
    """Site-relative, begins with `/`."""
    section: str
    title: str
    published: datetime
    updated: datetime
    kicker: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    """Slugs of profiles, or names in full where there is no profile, in the order of the byline."""
    agency: str = ""
    dateline: str = ""
    """The place that a story was filed from, never a time."""
    topics: tuple[str, ...] = ()
    """Topic names as written, in the story's order; `plan` merges them by slug and alias."""
    picture: Picture | None = None
    lang: str = ""
    series: str = ""
    """The name of the series as written; `plan` merges them by slug and alias."""
    part: int = 0
    """Which part of its series the story is, counted from 1; 0 where it does not say."""
    format: str = ""
    digest: bytes = b""


@dataclass(frozen=True, slots=True)
class Orders:
    """What a story tells the desk and no page shows."""

    draft: bool = False
    embargo: datetime | None = None
    expires: datetime | None = None
    killed: str = ""
    """Why the story was withdrawn; empty while it stands."""
    lead: bool = False
    weight: int = 0
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()
    """The same story in other languages, by id, content path or address."""
    reference: str = ""
    """A name that the versions of the story share."""
    canonical: str = ""
    """The address of the original, where search engines should file the story (RFC 6596)."""
    marks: tuple[Mark, ...] = ()
    has_id: bool = True
    """False when the id was derived because the file gives none."""


@dataclass(frozen=True, slots=True)
class Body:
    """A story's converted text and what only its own page and the full-text feeds show.

    `html` is safe mark-up in which `<!--figure N-->` stands for `figures[N]`; `feed_html` is the feed-safe form, with
    the same marks, in which U+0002 stands for the site's base URL (a control character, so no story can contain it).
    """

    html: str
    feed_html: str = ""
    figures: tuple[Figure, ...] = ()
    headings: tuple[Heading, ...] = ()
    corrections: tuple[Correction, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    description: str = ""
    """For `<meta name=description>`; the standfirst where a story gives none."""
    opens: bool = False
    """Whether the text begins with the standfirst, which its own page so does not show above it too."""
    words: int = 0
    translators: tuple[str, ...] = ()
    """Their names."""
    source: str = ""
    source_url: str = ""
    """The origin of a republished story."""


@dataclass(frozen=True, slots=True)
class Article:
    """One Markdown file, read. `body_digest` stands for the body wherever the body itself is not needed.

    `media` names each file that the text refers to, with the digest seen (empty for one that is absent): the article
    is read again when one of them changed.
    """

    path: str
    card: Card
    orders: Orders
    body_digest: bytes
    media: tuple[tuple[str, bytes], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    refers: tuple[str, ...] = ()
    """Content paths of the stories that the body links to."""
    pictures: tuple[Picture, ...] = ()
    """Every picture that the story shows, the lead picture first, those of other sites too."""
    corrections: tuple[Correction, ...] = ()
    feed_size: int = 0
    """Bytes of the body's `feed_html` with its figures, so that feeds can be planned without it."""
    terms: bytes = b""
    """The words that say what the story is about, with their weights, packed (`broadsheet.terms`)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A `_section.md` or a file of `_authors/`, `_topics/`, `_series/` or `_pages/`: front matter and a converted body.

    `kind` is "section", "author", "topic", "series" or "page"; `slug` is the folder's or the file's name.
    """

    path: str
    kind: str
    slug: str
    title: str
    description: str = ""
    body_digest: bytes = b""
    picture: Picture | None = None
    order: int = 0
    url: str = ""
    lang: str = ""
    role: str = ""
    organisation: bool = False
    links: tuple[str, ...] = ()
    """Addresses of the same person or body elsewhere (schema.org sameAs)."""
    fediverse: str = ""
    """An author's address in the fediverse, `@name@server`."""
    aliases: tuple[str, ...] = ()
    nav: bool = True
    marks: tuple[Mark, ...] = ()
    media: tuple[tuple[str, bytes], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    refers: tuple[str, ...] = ()
    """Content paths of the stories that the body links to."""
    pictures: tuple[Picture, ...] = ()
