"""Which feeds there are: the paper's; its sections', topics', series' and authors'; corrections; and declared ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from broadsheet import urls
from broadsheet.config import QueryFeed
from broadsheet.desk import Desk
from broadsheet.errors import Problem, nearest, problem
from broadsheet.feeds.filing import Story, gone, gone_notices, notices, shown
from broadsheet.kept import NOTHING, Kept
from broadsheet.model import Entry, FeedWords

Words = Callable[[str], FeedWords]
"""The words that a feed adds to stories, for a language."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What the documents of one feed share in all formats. `entries` are newest first."""

    kind: str
    folder: str
    home: str
    title: str
    subtitle: str
    lang: str
    words: FeedWords
    entries: Sequence[Entry]
    limit: int
    gone: Sequence[Story] = ()
    is_archived: bool = False
    content: Literal["full", "summary"] = "full"
    has_pictures: bool = True


@dataclass(slots=True)
class _Stories:
    """The stories of one feed."""

    entries: list[Entry] = field(default_factory=list)
    gone: list[Story] = field(default_factory=list)

    def add(self, story: Story) -> None:
        if story.entry is None:
            self.gone.append(story)
        else:
            self.entries.append(story.entry)


class _Groups(dict[str, _Stories]):
    def __missing__(self, key: str) -> _Stories:
        self[key] = _Stories()
        return self[key]


def channels(desk: Desk, words: Words, kept: Kept = NOTHING) -> Iterator[Channel]:
    """Every feed of the edition."""
    public = shown(desk, kept)
    stories = [*public, *gone(desk)]
    by_section, by_topic, by_series, by_author = _Groups(), _Groups(), _Groups(), _Groups()
    for story in stories:
        by_section[story.card.section].add(story)
        for slug in story.topics:
            by_topic[slug].add(story)
        if story.series:
            by_series[story.series].add(story)
        for url in story.authors:
            by_author[url].add(story)
    make = _Maker(desk, words)
    yield make("site", urls.HOME, "", desk.site.site.description, _gather(stories), is_archived=True)
    for section in desk.sections:
        own = by_section[section.slug]
        yield make("section", section.url, section.title, section.description, own, section.lang, is_archived=True)
    for topic in desk.by_topic:
        yield make("topic", topic.url, topic.title, topic.description, by_topic[topic.slug])
    for series in desk.by_series:
        yield make("series", series.url, series.title, series.description, by_series[series.slug])
    names = {author.url: author for _, author in sorted(desk.people.items())}
    for url in desk.by_author:
        yield make("author", url, names[url].name, names[url].description, by_author[url])
    own_words = words(desk.site.site.language)
    noted = _Stories(notices(desk, public), gone_notices(desk))
    yield make("corrections", urls.CORRECTIONS, own_words.corrections, "", noted)
    for query in desk.site.feed:
        yield make.declared(query, _gather(story for story in stories if matches(query, story)))


def _gather(stories: Iterable[Story]) -> _Stories:
    found = _Stories()
    for story in stories:
        found.add(story)
    return found


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes channels of what all of them share."""

    desk: Desk
    words: Words

    def __call__(
        self,
        kind: str,
        folder: str,
        title: str,
        subtitle: str,
        stories: _Stories,
        lang: str = "",
        is_archived: bool = False,
    ) -> Channel:
        site = self.desk.site
        lang = lang or site.site.language
        return Channel(
            kind=kind,
            folder=folder,
            home=folder,
            title=f"{title} – {site.site.title}" if title else site.site.title,
            subtitle=subtitle,
            lang=lang,
            words=self.words(lang),
            entries=stories.entries,
            limit=site.feeds.entries,
            gone=stories.gone,
            is_archived=is_archived,
        )

    def declared(self, query: QueryFeed, stories: _Stories) -> Channel:
        site = self.desk.site.site
        return Channel(
            kind="query",
            folder=urls.query_feed(query.name),
            home=urls.FEEDS,
            title=f"{query.title or query.name} – {site.title}",
            subtitle=query.description,
            lang=site.language,
            words=self.words(site.language),
            entries=stories.entries,
            limit=query.limit,
            gone=stories.gone,
            content=query.content,
            has_pictures=query.pictures,
        )


def matches(query: QueryFeed, story: Story) -> bool:
    """Whether a declared feed asks for a story: each list that is not empty holds something of it."""
    form = urls.slug(story.card.format)
    names = {story.card.section, *story.topics, *_author_names(story), story.series, form} - {""}
    return (
        (not query.sections or story.card.section in query.sections)
        and (not query.topics or bool(_slugs(query.topics) & set(story.topics)))
        and (not query.authors or bool(_slugs(query.authors) & _author_names(story)))
        and (not query.series or story.series in _slugs(query.series))
        and (not query.formats or form in _slugs(query.formats))
        and not (_slugs(query.without) & names)
    )


def check(desk: Desk) -> Iterator[Problem]:
    """Declared feeds that ask for a section that does not exist."""
    known = {section.slug for section in desk.sections}
    for query in desk.site.feed:
        for name in query.sections:
            if name not in known:
                yield problem("B601", "", feed=query.name, name=name, near=nearest(name, known))


def _slugs(names: Iterable[str]) -> set[str]:
    return {urls.slug(name) for name in names} - {""}


def _author_names(story: Story) -> set[str]:
    pages = (url.rstrip("/").rsplit("/", 1)[-1] for url in story.authors)
    return {*pages, *_slugs((*story.card.authors, story.card.agency))} - {""}
