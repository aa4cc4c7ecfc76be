"""What is due: the coming instants at which an edition changes by itself, and how two editions differ. Pure.

`due` names every instant at which a change is possible. Whether one happens, and to which files, is seen by planning
the editions around it: a correction leaves the feeds' recent changes only if it was there for that alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from broadsheet.desk import status, was_public
from broadsheet.errors import Problem
from broadsheet.feeds.filing import MOURNING
from broadsheet.feeds.selection import RECENT
from broadsheet.judge import fingerprint
from broadsheet.kept import NOTHING, Kept
from broadsheet.ledger import Record
from broadsheet.model import Article, Card, Edition, Front, Notice, Output, Page, Profile, StoryContent
from broadsheet.plan import Given, plan
from broadsheet.sitemap import NEWS


@dataclass(frozen=True, slots=True, order=True)
class Cause:
    """One thing that happens at an instant: to which file of the content folder, and what."""

    at: datetime
    path: str
    what: str


@dataclass(frozen=True, slots=True)
class FrontChange:
    """How a front differs. Stories are named by their headlines."""

    name: str
    """Site-relative URL of the front."""
    lead: tuple[str, str] = ("", "")
    """Before and after; equal where the lead stays."""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """How one edition differs from an earlier one. Files are output paths; stories are headlines with their URLs."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    new_stories: tuple[str, ...] = ()
    gone_stories: tuple[str, ...] = ()
    fronts: tuple[FrontChange, ...] = ()

    @property
    def files(self) -> int:
        return len(self.added) + len(self.changed) + len(self.removed)


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant at which the edition changes, why, and how. `problems` are mistakes that begin with it."""

    at: datetime
    causes: tuple[Cause, ...]
    difference: Difference
    problems: tuple[Problem, ...] = ()


def due(given: Given, now: datetime) -> tuple[Cause, ...]:
    """Everything that may change the edition after `now`, in the order of time."""
    found = {cause for cause in _causes(given) if cause.at > now}
    return tuple(sorted(found))


def still(given: Given, before: datetime, now: datetime, kept: Kept) -> datetime:
    """The earliest instant from `before` to `now` that has the same edition as `now`, as far as one look tells."""
    return before if before <= now and not any(before < cause.at <= now for cause in _causes(given, kept)) else now


def next_due(given: Given, now: datetime) -> datetime | None:
    """The next instant at which anything may change the edition; None where nothing ever will."""
    return min((cause.at for cause in _causes(given) if cause.at > now), default=None)


def moments(given: Given, now: datetime) -> Iterator[Moment]:
    """The coming instants at which something does change, the next one first. Each costs the plan of an edition."""
    before, known = plan(given, now)
    for at, causes in groupby(due(given, now), key=lambda cause: cause.at):
        after, problems = plan(replace(given, rankings=before.rankings), at)
        difference = compare(before, after)
        fresh = tuple(sorted(set(problems) - set(known)))
        if difference.files or any(found.severity == "error" for found in fresh):
            yield Moment(at, tuple(causes), difference, fresh)
        before, known = after, problems


def _causes(given: Given, kept: Kept = NOTHING) -> Iterator[Cause]:
    for causes in kept.each("due", _of_story, given.articles, given.drafts):
        yield from causes
    for profile in given.profiles:
        yield from _rights(profile)
    for front in given.fronts:
        for slot in front.slots:
            if slot.from_:
                yield Cause(slot.from_, front.path, f'the slot "{slot.name}" begins')
            if slot.until:
                yield Cause(slot.until, front.path, f'the slot "{slot.name}" ends')
        for at, what in ((front.lead.from_, "begins"), (front.lead.until, "ends")):
            if at:
                yield Cause(at, front.path, f"its choice of a lead {what}")


def _of_story(article: Article, drafts: bool) -> tuple[Cause, ...]:
    if article.orders.killed and not was_public(article):
        return ()
    if article.orders.killed:
        times = (article.card.published, article.card.updated, *(note.at for note in article.corrections))
        changes = (Cause(at, article.path, "changes the notice that it was withdrawn") for at in times)
        end = Cause(article.card.updated + MOURNING, article.path, "leaves the feeds' list of withdrawn stories")
        return (*changes, end)
    if article.orders.draft and not drafts:
        return ()
    return tuple(cause for cause in _of_article(article) if _is_seen(article, cause.at))


def _of_article(article: Article) -> Iterator[Cause]:
    path, card = article.path, article.card
    yield Cause(card.published, path, "appears")
    yield Cause(card.published + NEWS, path, "leaves the news sitemap")
    if article.orders.expires:
        yield Cause(article.orders.expires, path, "expires")
    changes = [(card.updated, "is marked as updated")] if card.updated > card.published else []
    changes += [(note.at, f"shows its {note.kind}") for note in article.corrections]
    for at, what in changes:
        yield Cause(at, path, what)
        yield Cause(at + RECENT, path, "leaves the feeds' recent changes")
    yield from _rights(article)


def _rights(origin: Article | Profile) -> Iterator[Cause]:
    for picture in origin.pictures:
        substitute = picture.instead
        if picture.until:
            what = f"loses the picture {picture.source or picture.url}"
            yield Cause(picture.until, origin.path, what + (f", shows {substitute.source}" if substitute else ""))
        if substitute and substitute.until:
            yield Cause(substitute.until, origin.path, f"loses the picture {substitute.source}")


def _is_seen(article: Article, at: datetime) -> bool:
    """Whether a story is public at an instant, or ceases to be just then."""
    return status(article, at) == "public" or at == article.orders.expires


def compare(before: Edition, after: Edition) -> Difference:
    """How an edition differs from an earlier one."""
    old, new = _sealed(before), _sealed(after)
    was, now = _stories(before.outputs), _stories(after.outputs)
    return Difference(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(path for path in new.keys() & old.keys() if new[path] != old[path])),
        removed=tuple(sorted(old.keys() - new.keys())),
        new_stories=tuple(now[url] for url in sorted(now.keys() - was.keys())),
        gone_stories=tuple(was[url] for url in sorted(was.keys() - now.keys())),
        fronts=tuple(_fronts(before.outputs, after.outputs)),
    )


def _sealed(edition: Edition) -> dict[str, Record]:
    """Output path -> its fingerprint. Templates are the same for both editions, and so are left out."""
    shapes: dict[str, bytes] = defaultdict(bytes)
    return {output.path: fingerprint(output, edition.imprint, shapes) for output in edition.outputs}


def _stories(outputs: Sequence[Output]) -> dict[str, str]:
    """The stories and notices of an edition, by URL."""
    return {
        page.url: f"{page.title} ({page.url})"
        for page in outputs
        if isinstance(page, Page) and isinstance(page.content, StoryContent | Notice)
    }


def _fronts(before: Sequence[Output], after: Sequence[Output]) -> Iterator[FrontChange]:
    old, new = _by_url(before), _by_url(after)
    for url in sorted(old.keys() | new.keys()):
        was, now = old.get(url, Front(None, ())), new.get(url, Front(None, ()))
        had, has = _titles(was), _titles(now)
        lead = (_title(was.lead), _title(now.lead))
        if had != has or lead[0] != lead[1]:
            added = tuple(title for title in has if title not in had)
            yield FrontChange(url, lead, added, tuple(title for title in had if title not in has))


def _by_url(outputs: Sequence[Output]) -> dict[str, Front]:
    return {page.url: page.content for page in outputs if isinstance(page, Page) and isinstance(page.content, Front)}


def _titles(front: Front) -> list[str]:
    return [card.title for slot in front.slots for card in slot.cards]


def _title(card: Card | None) -> str:
    return card.title if card else ""
