"""Every picture of the tree: what is known of it, where it is used, and what it lacks. Pure: a question about the tree.

What a story says of a picture is said of one use, so the facts belong to the use and not to the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from broadsheet.desk import status
from broadsheet.model import Article, Media, Picture, Profile
from broadsheet.pictures import allowed, elsewhere, kinds, sizes
from broadsheet.pictures.facts import EMBEDDED
from broadsheet.plan import Given

ASKED = ("alt", "credit", "licence")
"""What every use should say. A setting (`pictures.require`) may ask for more."""
_FLAGS = ("gps", "serial", "c2pa", "alpha", "animated", "mislabelled")


@dataclass(frozen=True, slots=True)
class Use:
    """One place that shows a picture. `state` is that of the story, "public" for a profile."""

    path: str
    state: str
    alt: str
    caption: str
    credit: str
    credit_url: str
    licence: str
    licence_url: str
    copyright: str
    acquire_url: str
    focus: tuple[float, float]
    until: datetime | None
    syndicate: bool
    shown: bool
    """Whether the rights run at the instant that was asked about."""
    embedded: tuple[str, ...]
    """The facts for which the file itself was believed, as `credit (IPTC)`."""
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A picture file, or with an address as its path a picture that another site keeps."""

    path: str
    type: str = ""
    width: int = 0
    height: int = 0
    bytes: int = 0
    problem: str = ""
    holds: tuple[str, ...] = ()
    """What is in the file: "gps", "serial", "c2pa", "alpha", "animated", "mislabelled"."""
    sizes: int = 0
    """How many files are printed of it."""
    thumbnail: str = ""
    """Site-relative URL of the smallest printed size that every browser shows."""
    uses: tuple[Use, ...] = field(default=())

    @property
    def missing(self) -> tuple[str, ...]:
        """What some use of it lacks."""
        return tuple(dict.fromkeys(name for use in self.uses for name in use.missing))


def album(given: Given, now: datetime) -> tuple[Entry, ...]:
    """Every picture, by path: the files first, then those elsewhere."""
    asked = tuple(dict.fromkeys((*ASKED, *given.site.reading().pictures.require)))
    found: dict[str, list[tuple[Picture, Use]]] = defaultdict(list)
    for origin in _origins(given):
        for picture in _shown(origin):
            media = given.media.get(picture.source)
            found[picture.source or picture.url].append((picture, _use(origin, picture, media, now, asked)))
    files = [media for media in given.media.values() if kinds.is_picture(media.type)]
    paths = {media.path for media in files}
    others = [_entry(elsewhere(path), found[path]) for path in sorted(found.keys() - paths)]
    return (*(_entry(media, found.get(media.path, [])) for media in files), *others)


def _origins(given: Given) -> tuple[Article | Profile, ...]:
    return (*given.articles, *given.profiles)


def _shown(origin: Article | Profile) -> Iterator[Picture]:
    """What a story or profile shows, and what will take its place."""
    for picture in origin.pictures:
        yield picture
        if picture.instead is not None:
            yield picture.instead


def _use(
    origin: Article | Profile, picture: Picture, media: Media | None, now: datetime, asked: tuple[str, ...]
) -> Use:
    said = dict(media.facts) if media else {}
    return Use(
        path=origin.path,
        state=status(origin, now) if isinstance(origin, Article) else "public",
        alt=picture.alt,
        caption=picture.caption,
        credit=picture.credit,
        credit_url=picture.credit_url,
        licence=picture.licence,
        licence_url=picture.licence_url,
        copyright=picture.copyright,
        acquire_url=picture.acquire_url,
        focus=picture.focus,
        until=picture.until,
        syndicate=picture.syndicate,
        shown=allowed(picture, now),
        embedded=tuple(_embedded(picture, said)),
        missing=tuple(name for name in asked if not getattr(picture, name)),
    )


def _embedded(picture: Picture, said: dict[str, str]) -> Iterator[str]:
    for name in EMBEDDED:
        if said.get(name) and said[name] == getattr(picture, name):
            yield f"{name} ({said.get(f'{name} from', 'the file')})"


def _entry(media: Media, uses: Iterable[tuple[Picture, Use]]) -> Entry:
    uses = list(uses)
    variants = {variant.url: variant for picture, _ in uses for variant in picture.variants}
    plain = [item for item in variants.values() if not item.crop and item.type not in ("image/avif",)]
    smallest = min(plain, key=lambda item: (item.width, item.url), default=None)
    return Entry(
        path=media.path,
        type=media.type,
        width=media.width,
        height=media.height,
        bytes=media.size,
        problem=media.problem,
        holds=tuple(name for name in _FLAGS if sizes.has(media, name)),
        sizes=len(variants),
        thumbnail=smallest.url if smallest and any(use.shown and use.state == "public" for _, use in uses) else "",
        uses=tuple(use for _, use in uses),
    )


def keys(given: Given) -> set[bytes]:
    """The name in the store of each size of each picture that some story or profile shows, will show or has shown."""
    options = given.site.reading().pictures
    return {
        key
        for origin in _origins(given)
        for picture in _shown(origin)
        if picture.source in given.media
        for key in sizes.keys(given.media[picture.source], picture, options).values()
    }
