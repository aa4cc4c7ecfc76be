"""What every page may know of the paper: its name, its sections, its links. Small, because changing it reprints all."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.model.article import Picture


@dataclass(frozen=True, slots=True)
class Link:
    """A named address. `url` is site-relative or absolute."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A department of the paper. `url` is site-relative; `feed` is the address of its Atom feed."""

    slug: str
    title: str
    url: str
    description: str = ""
    lang: str = ""
    feed: str = ""
    digest: bytes = b""
    """Stands for every other field (see `broadsheet.digest`): thousands of pages name the same section."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of stories. `slug` is unique; `title` is the name that readers see."""

    slug: str
    title: str
    url: str
    description: str = ""
    digest: bytes = b""
    """Stands for every other field (see `broadsheet.digest`): thousands of pages name the same topic."""


@dataclass(frozen=True, slots=True)
class Series:
    """Stories that are read one after the other. `slug` is unique; `title` is the name that readers see."""

    slug: str
    title: str
    url: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """A person or an organisation that signs stories. `url` is empty where there is no author page."""

    key: str
    """What cards say in `authors` or `agency`."""
    name: str
    url: str = ""
    role: str = ""
    organisation: bool = False
    description: str = ""
    picture: Picture | None = None
    links: tuple[str, ...] = ()
    fediverse: str = ""
    """The author's address in the fediverse, `@name@server`."""
    digest: bytes = b""
    """Stands for every other field (see `broadsheet.digest`): thousands of pages name the same author."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """One feed for autodiscovery. `url` is site-relative, `type` its media type."""

    title: str
    url: str
    type: str = "application/atom+xml"
    home: str = ""
    """Site-relative URL of the page that shows the same list."""
    digest: bytes = b""
    """Stands for every other field (see `broadsheet.digest`): thousands of pages name the same feed."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """The facts about the paper that templates see as `site` on every page.

    `base_url` is absolute and ends without `/`; `base_path` is the path part of it ("" at a domain's root), to be put
    before each site-relative URL. `params` is the free table `[theme]` of the settings, as pairs.
    """

    name: str
    base_url: str
    base_path: str
    lang: str
    timezone: str
    description: str = ""
    tagline: str = ""
    publisher: str = ""
    rights: str = ""
    """The copyright line."""
    licence: str = ""
    """The address of the licence under which the stories may be used."""
    icon: str = ""
    logo: str = ""
    """Site-relative URLs of the paper's square and wide picture, for feed readers."""
    sections: tuple[Section, ...] = ()
    pages: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    assets: tuple[tuple[str, str], ...] = ()
    """Theme files: name as a template asks for it -> site-relative URL."""
    params: tuple[tuple[str, object], ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    """What the head of every page says of its use: name and content of each `<meta>`."""
    digest: bytes = b""
