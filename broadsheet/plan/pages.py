"""The pages of an edition, kind by kind. Each function returns pages; none reads anything but the desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from broadsheet import urls
from broadsheet.bylines import authors_of
from broadsheet.desk import Desk, Filed, card_at, was_public
from broadsheet.fronts import HOME, Fronts
from broadsheet.kept import Kept
from broadsheet.model import (
    Archive,
    Author,
    Card,
    Corrected,
    CorrectionsList,
    FeedGroup,
    FeedLink,
    FeedsList,
    Fragment,
    Front,
    Link,
    Listing,
    Missing,
    Month,
    Notice,
    Page,
    Pager,
    Redirect,
    Section,
    Series,
    Standing,
    Year,
)
from broadsheet.plan import lists

Announced: TypeAlias = Mapping[str, tuple[FeedLink, ...]]
"""The feeds of a page, by the page's site-relative URL."""
LATEST_ON_MISSING = 4
"""One row of four where there is room."""


class Text(NamedTuple):
    """What a profile says on the page of its section, author, topic or series."""

    body: bytes = b""
    links: tuple[tuple[str, str], ...] = ()
    withheld: tuple[bytes, ...] = ()


NO_TEXT = Text()


def home(desk: Desk, laid_out: Fronts) -> Page:
    front = laid_out.front(HOME)
    return Page(
        path="index.html",
        url=urls.HOME,
        kind="home",
        template="home.html",
        content=front,
        title=desk.site.site.title,
        people=desk.authors_of(_cards(front)),
    )


def sections(desk: Desk, laid_out: Fronts, announced: Announced, kept: Kept) -> Iterator[Page]:
    """Each section's front, its older pages, and the fragment of its latest stories."""
    size = desk.site.lists.page_size
    for section in desk.sections:
        filed = desk.by_section.get(section.slug, [])
        pager = lists.newest_pager(filed, size, section.url)
        front = replace(laid_out.front(section.slug), pager=pager)
        feeds = announced.get(section.url, ())
        text = _text(desk, section.url)
        yield Page(
            path=urls.output_path(section.url),
            url=section.url,
            kind="section",
            template="section.html",
            content=front,
            title=section.title,
            lang=section.lang,
            body=text.body,
            people=desk.authors_of(_cards(front)),
            feeds=feeds,
            links=text.links,
            withheld=text.withheld,
        )
        yield from kept.of(("list", section.url), older, _cards_of(filed), size, section, feeds, desk.people)
        yield fragment(desk, section, filed)


def older(
    cards: Sequence[Card], size: int, section: Section, feeds: tuple[FeedLink, ...], people: Mapping[str, Author]
) -> tuple[Page, ...]:
    """The numbered pages of a section."""
    crumbs = (Link(section.title, section.url),)
    return tuple(
        listing(
            people,
            pager.number,
            section.url,
            "list",
            Listing(tuple(part), pager, section=section),
            section.title,
            feeds,
            crumbs,
        )
        for pager, part in lists.numbered(cards, size, section.url)
    )


def fragment(desk: Desk, section: Section, filed: Sequence[Filed]) -> Page:
    cards = tuple(f.card for f in filed[: desk.site.stories.more_count])
    url = urls.fragment(section.slug)
    return Page(
        path=urls.output_path(url),
        url=url,
        kind="fragment",
        template="fragments/more.html",
        content=Fragment(section, cards),
        title=section.title,
        lang=section.lang,
        index=False,
    )


def authors(desk: Desk, announced: Announced, kept: Kept) -> Iterator[Page]:
    by_url: dict[str, Author] = {author.url: author for _, author in sorted(desk.people.items()) if author.url}
    for url, filed in desk.by_author.items():
        author, text = by_url[url], _text(desk, url)
        whose, feeds = Listing((), Pager(), author=author), announced.get(url, ())
        size, title = desk.site.lists.page_size, author.name
        yield from kept.of(
            ("author", url), every, _cards_of(filed), size, url, "author", whose, title, feeds, text, desk.people
        )


def topics(desk: Desk, announced: Announced, kept: Kept) -> Iterator[Page]:
    for topic, filed in desk.by_topic.items():
        text = _text(desk, topic.url)
        whose, feeds = Listing((), Pager(), topic=topic), announced.get(topic.url, ())
        size, title, url = desk.site.lists.page_size, topic.title, topic.url
        yield from kept.of(
            ("topic", url), every, _cards_of(filed), size, url, "topic", whose, title, feeds, text, desk.people
        )


def every(
    cards: Sequence[Card],
    size: int,
    url: str,
    kind: str,
    whose: Listing,
    title: str,
    feeds: tuple[FeedLink, ...],
    text: Text,
    people: Mapping[str, Author],
) -> tuple[Page, ...]:
    """The pages of a list, the newest first. `whose` is a list without cards that says whose it is."""
    return tuple(
        listing(
            people,
            pager.number,
            url,
            kind,
            replace(whose, cards=tuple(part), pager=pager),
            title,
            feeds,
            text=text,
        )
        for pager, part in _pages(cards, size, url)
    )


def series(desk: Desk, announced: Announced, kept: Kept) -> Iterator[Page]:
    """The parts of each series in the order of reading. They are cut into pages as other lists are, from the first."""
    for found, filed in desk.by_series.items():
        text = _text(desk, found.url)
        feeds, cards = announced.get(found.url, ()), _cards_of(filed)
        size = desk.site.lists.page_size
        yield from kept.of(("series", found.url), _parts, cards, size, found, feeds, text, desk.people)


def _parts(
    cards: Sequence[Card],
    size: int,
    found: Series,
    feeds: tuple[FeedLink, ...],
    text: Text,
    people: Mapping[str, Author],
) -> tuple[Page, ...]:
    return tuple(
        listing(
            people,
            pager.number,
            found.url,
            "series",
            Listing(tuple(part[::-1]), pager, series=found),
            found.title,
            feeds,
            text=text,
        )
        for pager, part in _pages(cards[::-1], size, found.url)
    )


def listing(
    people: Mapping[str, Author],
    number: int,
    folder: str,
    kind: str,
    content: Listing,
    title: str,
    feeds: tuple[FeedLink, ...] = (),
    crumbs: tuple[Link, ...] = (),
    text: Text = NO_TEXT,
) -> Page:
    """One page of a list; number 0 is the newest, at the folder itself, and alone has the profile's text."""
    said = NO_TEXT if number else text
    url = urls.numbered(folder, number) if number else folder
    return Page(
        path=urls.output_path(url),
        url=url,
        kind=kind,
        template=f"{kind}.html",
        content=content,
        title=title,
        body=said.body,
        people=authors_of(content.cards, people),
        feeds=feeds,
        crumbs=crumbs,
        links=said.links,
        withheld=said.withheld,
    )


def archive(desk: Desk, kept: Kept) -> Iterator[Page]:
    """The archive: one page that names the years and months, one for each year, one for each month."""
    months = sorted(desk.by_month, reverse=True)
    years = tuple(
        Year(int(year), tuple(month for month in months if month[:4] == year))
        for year in sorted({month[:4] for month in months}, reverse=True)
    )
    yield _archive(urls.ARCHIVE, "", years)
    for year in years:
        yield _archive(urls.year(year.year), str(year.year), (year,))
    for position, month in enumerate(months):
        newer = urls.month(months[position - 1]) if position else ""
        older = urls.month(months[position + 1]) if position + 1 < len(months) else ""
        cards = _cards_of(desk.by_month[month])
        yield kept.of(("month", month), _month, month, cards, Pager(0, newer, older), desk.people)


def _month(month: str, cards: tuple[Card, ...], pager: Pager, people: Mapping[str, Author]) -> Page:
    url = urls.month(month)
    return Page(
        path=urls.output_path(url),
        url=url,
        kind="month",
        template="month.html",
        content=Month(month, cards, pager),
        title=month,
        people=authors_of(cards, people),
    )


def _archive(url: str, title: str, years: tuple[Year, ...]) -> Page:
    return Page(urls.output_path(url), url, "archive", "archive.html", Archive(years), title)


def standing(desk: Desk) -> Iterator[Page]:
    for profile in desk.profiles.values():
        if profile.kind == "page":
            url = profile.url or urls.standing(profile.slug)
            content = Standing(profile.description)
            yield Page(
                urls.output_path(url),
                url,
                "standing",
                "standing.html",
                content,
                profile.title,
                profile.lang,
                profile.body_digest,
                links=desk.links(profile),
                withheld=desk.withheld(profile),
            )


def corrections(desk: Desk) -> Page:
    found = [Corrected(f.card, c) for f in desk.stories for c in f.corrections]
    found.sort(key=lambda entry: (entry.correction.at, entry.card.id), reverse=True)
    url = urls.CORRECTIONS
    content = CorrectionsList(tuple(found))
    return Page(urls.output_path(url), url, "corrections", "corrections.html", content)


def missing(desk: Desk) -> Page:
    cards = tuple(filed.card for filed in desk.stories[:LATEST_ON_MISSING])
    url = urls.MISSING
    return Page(urls.output_path(url), url, "missing", "404.html", Missing(cards), index=False)


def notices(desk: Desk) -> Iterator[Page]:
    """A page in the place of each story that was withdrawn, if it had been public."""
    is_told = desk.site.stories.withdrawn == "notice"
    for article in filter(was_public, desk.killed):
        url, title = article.card.url, article.card.title if is_told else ""
        at = card_at(article, desk.now).updated
        content = Notice(title, article.orders.killed, at) if is_told else Notice()
        yield Page(urls.output_path(url), url, "notice", "notice.html", content, title, index=False)


def redirects(aliases: Mapping[str, str]) -> Iterator[Page]:
    """A page at each old address. `aliases`: old site-relative URL -> new one."""
    for old, new in sorted(aliases.items()):
        yield Page(urls.output_path(old), old, "redirect", "redirect.html", Redirect(new), index=False)


def feeds(groups: tuple[FeedGroup, ...]) -> Page:
    """The page that lists the feeds for people."""
    url = urls.FEEDS
    return Page(urls.output_path(url), url, "feeds", "feeds.html", FeedsList(groups))


def _text(desk: Desk, url: str) -> Text:
    profile = desk.profiles.get(url)
    if profile is None:
        return NO_TEXT
    return Text(profile.body_digest, desk.links(profile), desk.withheld(profile))


def _pages(cards: Sequence[Card], size: int, folder: str) -> Iterator[tuple[Pager, Sequence[Card]]]:
    yield lists.newest_pager(cards, size, folder), lists.newest(cards, size)
    yield from lists.numbered(cards, size, folder)


def _cards_of(filed: Sequence[Filed]) -> tuple[Card, ...]:
    return tuple([one.card for one in filed])


def _cards(front: Front) -> tuple[Card, ...]:
    lead = (front.lead,) if front.lead else ()
    return (*lead, *(card for slot in front.slots for card in slot.cards))
