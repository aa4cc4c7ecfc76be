"""The plan: articles + site + now -> Edition, every output with all that it may read. Pure and total.

Nothing is rendered here and nothing is read: what a page shows is decided once, as a value, and that value is what
is hashed to know whether the page must be printed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from broadsheet import digest, fronts, sitemap, stylesheet, translations, urls
from broadsheet.config import Site
from broadsheet.desk import Desk, Filed, convene
from broadsheet.errors import Problem, problem
from broadsheet.feeds import plan as feeds
from broadsheet.feeds.channels import Words
from broadsheet.feeds.opml import nested, opml
from broadsheet.feeds.words import english
from broadsheet.fronts import FrontPlan, Fronts
from broadsheet.kept import NOTHING, Kept
from broadsheet.marks import mark
from broadsheet.model import (
    NO_RANKINGS,
    Article,
    Asset,
    Edition,
    Feed,
    FeedGroup,
    FeedLink,
    Imprint,
    Link,
    Media,
    Output,
    Page,
    Picture,
    Profile,
    Rankings,
    TextFile,
    Translation,
)
from broadsheet.moves import Move
from broadsheet.plan import addresses, files, hosts, lists, manifest, pages, policy, stories
from broadsheet.related import related


@dataclass(frozen=True, slots=True)
class Copy:
    """A theme or static file: where it stands below its root, and where it is printed."""

    root: Literal["theme", "templates", "site"]
    source: str
    url: str
    digest: bytes
    name: str = ""
    """The name by which templates ask for a theme file."""


@dataclass(frozen=True, slots=True)
class Given:
    """All that a plan is made from."""

    site: Site
    articles: Sequence[Article]
    profiles: Sequence[Profile]
    copies: Sequence[Copy] = ()
    media: Mapping[str, Media] = field(default_factory=dict)
    """The files that are not stories, by content path."""
    drafts: bool = False
    fronts: Sequence[FrontPlan] = ()
    """The fronts that have a file of their own."""
    moves: Sequence[Move] = ()
    """The addresses that stories have left."""
    words: Words = english
    """The words that feeds add to stories, by language."""
    rankings: Rankings = NO_RANKINGS
    """The related stories of an earlier edition, which spare this one looking anew. They change no result."""
    hasty: bool = False
    """Where only texts have changed, show the related stories of the earlier edition; the next plan finds them anew."""


def plan(given: Given, now: datetime, kept: Kept = NOTHING) -> tuple[Edition, list[Problem]]:
    """The edition at the instant `now` (aware), and every mistake that shows only when files are seen together.

    `kept` is what an earlier plan left behind; it spares work and changes no result.
    """
    problems = list(addresses.check(given.articles, kept))
    desk, found = convene(given.site, given.articles, given.profiles, now, given.drafts, kept)
    problems += [*found, *_two_leads(desk)]
    imprint = kept.same("imprint", digest.seal(_styled(_imprint(desk, given))))
    made = feeds.feeds(desk, given.words, kept)
    groups = feeds.groups(made)
    laid_out, found = lay_out(desk, given)
    problems += [*stylesheet.check(imprint.params), *feeds.check(desk), *found]
    shown = files.shown(desk, given.profiles)
    printed = files.pictures(shown, now)
    versions, found = translations.versions(desk, given.articles)
    problems += found
    others, rankings = related(desk.stories, desk.site.stories.related_count, given.rankings, given.hasty)
    outputs: list[Output] = [
        *_pages(desk, laid_out, made, groups, others, versions, kept),
        *made,
        *(kept.same(("file", file.path), file) for file in _files(desk, given, shown, printed)),
        *_theme(imprint, given.copies),
        _opml(desk, imprint, groups, kept),
    ]
    origins = _origins(desk, kept)
    folded = kept.each("folded", addresses.folded, outputs)
    taken = {
        path: origins.get(output.path) or f"the page {output.url}" for path, output in zip(folded, outputs, strict=True)
    }
    moved, found = addresses.aliases((f.article for f in desk.stories), taken)
    problems += found
    left, found = addresses.left(desk, given.moves, given.articles, taken, moved)
    problems += found
    moved |= left
    last: list[Output] = [*pages.redirects(moved)]
    last += _texts(desk, moved, [*outputs, *last], kept)
    problems += addresses.clashes([*outputs, *last], [*folded, *map(addresses.folded, last)], origins)
    outputs += last
    outputs.sort(key=lambda output: output.path)
    return Edition(now, imprint, tuple(outputs), len(desk.stories), printed, rankings), problems


def _origins(desk: Desk, kept: Kept) -> dict[str, str]:
    """Output path -> the content path of what is printed there."""
    profiles = {urls.output_path(url): profile.path for url, profile in desk.profiles.items()}
    return dict(kept.each("origins", _origin, desk.stories)) | profiles


def _origin(filed: Filed) -> tuple[str, str]:
    """Output path and content path of a story."""
    return urls.output_path(filed.card.url), filed.article.path


def _imprint(desk: Desk, given: Given) -> Imprint:
    site = desk.site.site
    host_and_path = site.url.split("://", 1)[1]
    path = host_and_path.partition("/")[2]
    standing = [p for p in given.profiles if p.kind == "page" and p.nav]
    standing.sort(key=lambda p: (p.order, p.slug))
    return Imprint(
        name=site.title,
        base_url=site.url,
        base_path=f"/{path}" if path else "",
        lang=site.language,
        timezone=site.timezone,
        description=site.description,
        tagline=site.tagline,
        publisher=site.publisher or site.title,
        sections=desk.sections,
        pages=tuple(Link(p.title, p.url or urls.standing(p.slug)) for p in standing),
        feeds=tuple(
            FeedLink(site.title, urls.feed(urls.HOME, kind), feeds.TYPES[kind], urls.HOME) for kind in feeds.TYPES
        ),
        rights=site.rights,
        licence=site.licence,
        icon=desk.site.feeds.icon,
        logo=desk.site.feeds.logo,
        assets=tuple((copy.name, copy.url) for copy in given.copies if copy.name),
        params=tuple(sorted(desk.site.theme.items())),
        metas=policy.metas(desk.site),
    )


def lay_out(desk: Desk, given: Given) -> tuple[Fronts, list[Problem]]:
    """Every front of a desk, and what is wrong with their files."""
    size = desk.site.lists.page_size
    newest = {slug: lists.newest(filed, size) for slug, filed in desk.by_section.items()}
    return fronts.lay_out(desk, given.fronts, given.articles, newest | {fronts.HOME: desk.stories[:size]})


def _styled(imprint: Imprint) -> Imprint:
    """The imprint with the addresses of the manifest and of the style sheet that `[theme]` asks for, if it does."""
    own = ((stylesheet.NAME, urls.theme(stylesheet.NAME)),) if stylesheet.sheet(imprint) else ()
    return manifest.announced(replace(imprint, assets=(*imprint.assets, *own)))


def _theme(imprint: Imprint, copies: Sequence[Copy]) -> Iterable[TextFile]:
    """The files of the theme that the settings make."""
    if manifest.NAME not in {copy.name for copy in copies}:
        yield manifest.manifest(imprint)
    if text := stylesheet.sheet(imprint):
        url = urls.theme(stylesheet.NAME)
        yield TextFile(urls.output_path(url), url, text)


def _opml(desk: Desk, imprint: Imprint, groups: tuple[FeedGroup, ...], kept: Kept) -> TextFile:
    outline = kept.same("feed outline", nested(groups, desk))
    text = kept.of("opml", opml, outline, imprint, desk.site.id_authority())
    return TextFile(urls.output_path(urls.OPML), urls.OPML, text)


def _pages(
    desk: Desk,
    laid_out: Fronts,
    made: Sequence[Feed],
    groups: tuple[FeedGroup, ...],
    others: Sequence[Sequence[Filed]],
    versions: Mapping[str, tuple[Translation, ...]],
    kept: Kept,
) -> Iterable[Page]:
    announced = feeds.announced(made)
    yield pages.home(desk, laid_out)
    yield from pages.sections(desk, laid_out, announced, kept)
    yield from stories.stories(desk, announced, others, versions, kept)
    yield from pages.authors(desk, announced, kept)
    yield from pages.topics(desk, announced, kept)
    yield from pages.series(desk, announced, kept)
    yield from pages.archive(desk, kept)
    yield from pages.standing(desk)
    yield from pages.notices(desk)
    yield pages.corrections(desk)
    yield pages.missing(desk)
    yield pages.feeds(groups)


def _files(desk: Desk, given: Given, shown: Sequence[Article | Profile], printed: Sequence[Picture]) -> Iterable[Asset]:
    yield from files.attachments(shown)
    yield from files.bundled(desk, given.media)
    yield from files.variants(printed, given.media, desk.site.reading().pictures)
    for copy in given.copies:
        yield Asset(urls.output_path(copy.url), copy.url, copy.source, copy.digest, copy.root)


def _texts(desk: Desk, moved: dict[str, str], printed: Sequence[Output], kept: Kept) -> Iterable[Output]:
    site = desk.site.site
    yield from policy.files(desk.site)
    yield from hosts.files(desk.site, moved, printed)
    shown = [output for output in printed if isinstance(output, Page)]
    maps = sitemap.plan(shown, site.timezone, site.language, desk.now, kept)
    yield from (kept.same(("map", one.path), one) for one in maps)


def _two_leads(desk: Desk) -> Iterable[Problem]:
    pinned = [filed.article for filed in desk.stories if filed.article.orders.lead]
    for article in pinned[1:]:
        yield problem("B415", *mark(article, "lead"), other=pinned[0].path)
