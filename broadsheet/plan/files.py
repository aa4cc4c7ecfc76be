"""The files of an edition: what shown stories and profiles name, in the sizes that are printed, and the theme's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from broadsheet import urls
from broadsheet.desk import Desk
from broadsheet.model import Article, Asset, Media, Picture, PictureOptions, Profile
from broadsheet.pictures import current, sizes


def shown(desk: Desk, profiles: Sequence[Profile]) -> list[Article | Profile]:
    """Everything whose pictures and attachments are printed: not those of a topic, series or author without stories."""
    lists = {
        "topic": {topic.slug for topic in desk.by_topic},
        "series": {series.slug for series in desk.by_series},
        "author": {author.rstrip("/").rpartition("/")[2] for author in desk.by_author},
    }
    stories = [filed.article for filed in desk.stories]
    return [*stories, *(p for p in profiles if p.kind not in lists or p.slug in lists[p.kind])]


def pictures(origins: Sequence[Article | Profile], now: datetime) -> tuple[Picture, ...]:
    """The pictures of ours that stories and profiles show at an instant, each once, by address.

    Two stories may cut one picture around different points, so the address alone does not tell them apart.
    """
    every = (current(picture, now) for origin in origins for picture in origin.pictures)
    found = {(item.url, item.digest): item for item in every if item and item.source}
    return tuple(found[key] for key in sorted(found))


def bundled(desk: Desk, media: Mapping[str, Media]) -> Iterator[Asset]:
    """The files that share a folder with a story of their own (`rail/index.md`) and that it does not name itself."""
    homes = {f.article.path.rpartition("/")[0]: f for f in desk.stories if f.article.path.endswith("/index.md")}
    for path, item in media.items() if homes else ():
        folder, _, name = path.rpartition("/")
        if folder not in homes or name.startswith("_") or item.problem:
            continue
        filed = homes[folder]
        article = filed.article
        named = {*(p.source for p in article.pictures), *(a.source for a in article.attachments)}
        named |= {p.instead.source for p in article.pictures if p.instead}
        if path not in named:
            url = filed.card.url + name
            yield Asset(urls.output_path(url), urls.encode(url), path, item.digest, type=item.type)


def attachments(origins: Sequence[Article | Profile]) -> Iterator[Asset]:
    found = {item.url: item for origin in origins for item in origin.attachments if item.source}
    for url in sorted(found):
        item = found[url]
        yield Asset(urls.output_path(url), url, item.source, item.digest, type=item.type)


def variants(printed: Sequence[Picture], media: Mapping[str, Media], options: PictureOptions) -> Iterator[Asset]:
    """Every printed size of every picture. Two pictures of one original share the sizes that are alike."""
    found: dict[str, Asset] = {}
    for picture in printed:
        for item, key in sizes.keys(media[picture.source], picture, options).items():
            path = urls.output_path(item.url)
            digest = picture.source_digest
            found[item.url] = Asset(path, item.url, picture.source, digest, "content", item.width, item.type, key)
    yield from found.values()
