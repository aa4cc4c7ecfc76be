"""The desk: which stories exist for the public at one instant, joined with their sections, topics and authors.

Everything that asks "may this be shown?" asks `status`; no other place compares a story's times with `now`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Literal, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from broadsheet import digest, series, urls
from broadsheet.bylines import authors_of
from broadsheet.config import Site
from broadsheet.errors import Problem, nearest, problem
from broadsheet.kept import NOTHING, Kept
from broadsheet.marks import mark
from broadsheet.model import Article, Author, Card, Correction, Picture, Profile, Section, Series, Topic
from broadsheet.people import authors, unknown
from broadsheet.pictures import allowed, current
from broadsheet.profiles import ambiguous, by_name, page_url

K = TypeVar("K")
Status: TypeAlias = Literal["public", "draft", "embargoed", "expired", "killed"]


@dataclass(frozen=True, slots=True)
class Filed:
    """A story that is shown: its article, joined with what other files say of its section and topics.

    `card` is the article's card as it is at this instant (see `card_at`), `corrections` are the notes made so far.
    """

    card: Card
    article: Article
    section: Section
    topics: tuple[Topic, ...]
    state: Status = "public"
    corrections: tuple[Correction, ...] = ()
    series: Series | None = None
    canonical: str = ""
    """The address of the story's original, where that is another one."""

    @property
    def is_retracted(self) -> bool:
        return any(note.kind == "retraction" for note in self.corrections)


@dataclass(frozen=True, slots=True)
class Desk:
    """The shown stories, newest first by (published, id), and the groups that pages are made of."""

    now: datetime
    site: Site
    stories: tuple[Filed, ...]
    sections: tuple[Section, ...]
    by_section: Mapping[str, Sequence[Filed]]
    by_topic: Mapping[Topic, Sequence[Filed]]
    by_series: Mapping[Series, Sequence[Filed]]
    """The parts of each series in the order of reading."""
    by_author: Mapping[str, Sequence[Filed]]
    """Keyed by the URL of the author's page."""
    by_month: Mapping[str, Sequence[Filed]]
    people: Mapping[str, Author]
    profiles: Mapping[str, Profile]
    """Each by the URL of its page."""
    addresses: Mapping[str, str]
    """Content path of each shown story -> its URL."""
    killed: tuple[Article, ...] = ()
    """Withdrawn stories whose day has come, those too that were never public."""
    expired: tuple[Article, ...] = ()

    def links(self, origin: Article | Profile | None) -> tuple[tuple[str, str], ...]:
        """Where the stories stand that a body links to; those that are not shown are left out."""
        return linked(origin, self.addresses)

    def withheld(self, origin: Article | Profile | None) -> tuple[bytes, ...]:
        """Digests of the pictures of a body that are not shown, because the rights to them have ended."""
        return withheld(origin, self.now)

    def authors_of(self, cards: Iterable[Card]) -> tuple[Author, ...]:
        """The authors that the bylines of some cards name, each once, sorted by key."""
        return authors_of(cards, self.people)


def linked(origin: Article | Profile | None, addresses: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Where the stories stand that a body links to; `addresses` are those of the shown stories, by content path."""
    refers = origin.refers if origin else ()
    return tuple([(path, addresses[path]) for path in refers if path in addresses])


def withheld(origin: Article | Profile | None, now: datetime) -> tuple[bytes, ...]:
    """Digests of the pictures of a body that are not shown at an instant."""
    pictures = origin.pictures if origin else ()
    every = [item for picture in pictures for item in (picture, picture.instead) if item]
    return tuple(dict.fromkeys([item.digest for item in every if not allowed(item, now)]))


def status(article: Article, now: datetime) -> Status:
    """What a story is to the public at an instant."""
    orders = article.orders
    if orders.killed:
        return "killed"
    if orders.draft:
        return "draft"
    if article.card.published > now:
        return "embargoed"
    if orders.expires is not None and orders.expires <= now:
        return "expired"
    return "public"


def was_public(article: Article) -> bool:
    """Whether a withdrawn story had been public: its `updated` says when it was withdrawn.

    One that does not say so is taken for one that never appeared. So a story that was withdrawn before its day is not
    announced on that day by its own notice.
    """
    return not article.orders.draft and article.card.updated > article.card.published


def card_at(article: Article, now: datetime) -> Card:
    """A story's card at an instant: changed when its newest change or note says that is not in the future, without a
    picture whose rights have ended, or with what takes its place."""
    card = article.card
    if card.published <= card.updated <= now and not article.corrections and _lasts(card.picture):
        return card
    times = (card.updated, *(note.at for note in article.corrections))
    updated = max((at for at in times if card.published < at <= now), default=card.published)
    picture = current(card.picture, now) if card.picture else None
    if updated == card.updated and picture is card.picture:
        return card
    sealed: Card = digest.seal(replace(card, updated=updated, picture=picture))
    return sealed


def _lasts(picture: Picture | None) -> bool:
    """Whether a picture is shown whatever the time."""
    return picture is None or (picture.until is None and picture.instead is None)


def corrections_at(article: Article, now: datetime) -> tuple[Correction, ...]:
    """The notes on a story that were made by an instant, newest first."""
    return tuple([note for note in article.corrections if note.at <= now])


def convene(
    site: Site,
    articles: Sequence[Article],
    profiles: Sequence[Profile],
    now: datetime,
    drafts: bool = False,
    kept: Kept = NOTHING,
) -> tuple[Desk, list[Problem]]:
    """Join everything that the files say. With `drafts`, unfinished stories are shown too (previews only)."""
    problems = list(_misnamed(site, articles, profiles))
    states = list(zip(articles, kept.each("states", status, articles, now), strict=True))
    shown = [article for article, state in states if state == "public" or (drafts and state == "draft")]
    sections = kept.same("every section", _sections(site, articles, shown, profiles, problems))
    people = kept.same("people", authors(shown, profiles))
    shown.sort(key=_TIME, reverse=True)
    topics = kept.same("topics", _topics(shown, profiles))
    parts = kept.same("parts", series.named(reversed(shown), profiles))
    fileable = [article for article in shown if article.card.section in sections]
    stories = tuple(kept.each("filed", _file, fileable, now, site.site.url, sections, topics, parts))
    zone = ZoneInfo(site.site.timezone)
    months = kept.each("months", _month, stories, zone)
    writers = kept.each("writers", _author_urls, stories, people)
    in_order = sorted((f for f in stories if f.series), key=lambda filed: series.place(filed.card))
    by_section = _group(stories, ((filed.card.section,) for filed in stories))
    desk = Desk(
        now=now,
        site=site,
        stories=stories,
        sections=kept.same("sections", _live_sections(site, sections, by_section, profiles)),
        by_section=by_section,
        by_topic=_by_topic(stories, topics.values()),
        by_series=_group(in_order, ([f.series] if f.series and f.series.url else [] for f in in_order)),
        by_author=_group(stories, writers),
        by_month=_group(stories, months),
        people=people,
        profiles=kept.same("profiles", {page_url(profile): profile for profile in profiles}),
        addresses=kept.same("addresses", {filed.article.path: filed.card.url for filed in stories}),
        killed=tuple(article for article, state in states if state == "killed" and article.card.published <= now),
        expired=tuple(article for article, state in states if state == "expired"),
    )
    return desk, problems


def _misnamed(site: Site, articles: Sequence[Article], profiles: Sequence[Profile]) -> Iterator[Problem]:
    """Names of authors, topics and series that no profile answers to though one should, or more than one."""
    if site.stories.unknown_authors == "error":
        yield from unknown(articles, profiles)
    yield from ambiguous(articles, profiles)


def _file(
    article: Article,
    now: datetime,
    base_url: str,
    sections: Mapping[str, Section],
    topics: Mapping[str, Topic],
    parts: Mapping[str, Series],
) -> Filed:
    section, state = sections[article.card.section], status(article, now)
    about = tuple({topic.slug: topic for topic in [topics[name] for name in article.card.topics]}.values())
    own = parts.get(article.card.series)
    card, canonical = card_at(article, now), article.orders.canonical
    if canonical == base_url + urls.encode(card.url):
        canonical = ""
    return Filed(card, article, section, about, state, corrections_at(article, now), own, canonical)


_TIME = attrgetter("card.published", "card.id")
"""The order of every list."""


def _month(filed: Filed, zone: ZoneInfo) -> list[str]:
    return [f"{filed.card.published.astimezone(zone):%Y-%m}"]


def _group(stories: Sequence[Filed], keys: Iterable[Iterable[K]]) -> dict[K, list[Filed]]:
    """Stories under each of their keys; the order of stories is kept, keys are sorted by their text."""
    groups: dict[K, list[Filed]] = defaultdict(list)
    for filed, own in zip(stories, keys, strict=True):
        for key in own:
            groups[key].append(filed)
    return dict(sorted(groups.items(), key=lambda item: str(item[0])))


def _by_topic(stories: Sequence[Filed], topics: Iterable[Topic]) -> dict[Topic, list[Filed]]:
    """The stories of each topic that has a page. They are grouped by slugs, which are looked up quicker."""
    groups = _group(stories, ([topic.slug for topic in filed.topics if topic.url] for filed in stories))
    known = {topic.slug: topic for topic in topics}
    return {known[slug]: filed for slug, filed in groups.items()}


def _author_urls(filed: Filed, people: Mapping[str, Author]) -> list[str]:
    card = filed.card
    found = [people[name].url for name in (*card.authors, card.agency) if name]
    return list(dict.fromkeys(filter(None, found)))


def _sections(
    site: Site,
    articles: Sequence[Article],
    shown: Sequence[Article],
    profiles: Sequence[Profile],
    problems: list[Problem],
) -> dict[str, Section]:
    """All sections that a story may name: profiles, settings, and folders that hold stories.

    Of folders with one slug, such as `UK` and `uk`, the first that holds a shown story gives the title.
    """
    titles = _titles(articles) | _titles(shown)
    titles |= {site.stories.default_section: ""} if site.stories.default_section else {}
    titles |= site.sections
    known = {p.slug: p for p in profiles if p.kind == "section"}
    sections = {}
    for slug in sorted(titles.keys() | known.keys()):
        profile = known.get(slug)
        if slug in urls.RESERVED:
            problems.append(problem("B416", profile.path if profile else slug, name=slug))
        title = (profile.title if profile else "") or titles.get(slug) or _titled(slug)
        description, lang = (profile.description, profile.lang) if profile else ("", "")
        home = urls.section(slug)
        sections[slug] = digest.seal(Section(slug, title, home, description, lang, urls.feed(home, "atom")))
    for article in articles:
        if article.card.section not in sections:
            name = article.card.section
            problems.append(problem("B203", *mark(article, "section"), name=name, near=nearest(name, sections)))
    return sections


def _titles(articles: Iterable[Article]) -> dict[str, str]:
    """Slug -> title of each folder that holds stories."""
    folders = {article.path.split("/")[0] for article in articles if "/" in article.path} - {"_drafts"}
    return {urls.slug(folder): _titled(folder) for folder in sorted(folders, reverse=True)}


def _titled(folder: str) -> str:
    return folder if folder != folder.lower() else folder.replace("-", " ").replace("_", " ").capitalize()


def _live_sections(
    site: Site, sections: Mapping[str, Section], filed: Mapping[str, Sequence[Filed]], profiles: Sequence[Profile]
) -> tuple[Section, ...]:
    """The sections that readers see, in the paper's order. A folder whose stories are all unpublished stays unseen."""
    orders = {p.slug: p.order for p in profiles if p.kind == "section"}
    listed = list(site.sections)
    live = [slug for slug in sections if slug in filed or slug in orders or slug in listed]
    rank = {slug: (orders.get(slug, 1000), listed.index(slug) if slug in listed else 1000, slug) for slug in live}
    return tuple(sections[slug] for slug in sorted(live, key=rank.__getitem__))


def _topics(articles: Sequence[Article], profiles: Sequence[Profile]) -> dict[str, Topic]:
    """Every topic name as written -> its topic. Without a profile, the oldest story's spelling is the title."""
    known = by_name(profiles, "topic")
    by_slug: dict[str, Topic] = {}
    topics: dict[str, Topic] = {}
    for article in reversed(articles):
        for name in article.card.topics:
            if name in topics:
                continue
            slug = urls.slug(name)
            profile = known.get(slug)
            slug = profile.slug if profile else slug
            if slug not in by_slug:
                title, description = (profile.title, profile.description) if profile else (name, "")
                by_slug[slug] = _topic(slug, title, description)
            topics[name] = by_slug[slug]
    return topics


@lru_cache(maxsize=1 << 16)
def _topic(slug: str, title: str, description: str) -> Topic:
    """A topic. A preview plans the same thousands of them at each save."""
    sealed: Topic = digest.seal(Topic(slug, title, urls.topic(slug) if slug else "", description))
    return sealed
