"""What the preview bar says: this story's state, why it stands where it stands, and what changes in the time to come.

It is worked out in the builder when a page asks, never on the way from a save to the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from broadsheet import urls
from broadsheet.desk import convene, status
from broadsheet.due import Cause, due
from broadsheet.model import Article, Edition
from broadsheet.plan import Given, lay_out
from broadsheet.press import Job
from broadsheet.press.survey import Survey
from broadsheet.preview import inspection, mistakes

COMING = 12
"""Coming instants that are listed."""


def answer(job: Job, survey: Survey, edition: Edition | None, url: str) -> dict[str, Any]:
    """What there is to say of the page at a site-relative URL in the edition that a job describes.

    `edition` is the one that was printed last, if there is one.
    """
    given = survey.given
    found = {"coming": list(coming(given, job.now))}
    path = urls.output_path(url)
    article = next((article for article in given.articles if urls.output_path(article.card.url) == path), None)
    if article is None:
        return found
    seen = inspection.of_story(job, survey, edition, article) if edition else {}
    return found | _story(job, given, article) | seen


def coming(given: Given, now: datetime) -> Iterator[dict[str, Any]]:
    """The next instants at which the edition may change by itself, with what happens then."""
    zone = ZoneInfo(given.site.site.timezone)
    pages = {article.path: article.card.url for article in given.articles}
    moments = groupby(due(given, now), key=lambda cause: cause.at)
    for _, (at, causes) in zip(range(COMING), moments, strict=False):
        happens = list(causes)
        yield {
            "at": at.isoformat(),
            "shown": _shown(at, zone),
            "causes": [f"{cause.path} {cause.what}" for cause in happens[:5]],
            "url": _page(happens, pages),
        }


def _page(causes: list[Cause], pages: dict[str, str]) -> str:
    return next((pages[cause.path] for cause in causes if cause.path in pages), "")


def _story(job: Job, given: Given, article: Article) -> dict[str, Any]:
    zone = ZoneInfo(given.site.site.timezone)
    path = f"{job.site.paths.content}/{article.path}"
    expires = article.orders.expires
    return {
        "path": path,
        "editor": mistakes.link(job.site.preview.editor, job.content / article.path, 1, 1),
        "state": status(article, job.now),
        "published": _shown(article.card.published, zone),
        "expires": _shown(expires, zone) if expires else "",
        "where": list(_where(job, given, article.path)),
    }


def _where(job: Job, given: Given, path: str) -> Iterator[dict[str, str]]:
    """Every front and slot where a story stands, and why it stands there."""
    desk, _ = convene(given.site, given.articles, given.profiles, job.now, given.drafts)
    laid_out, _ = lay_out(desk, given)
    for name, front in laid_out.arranged.items():
        if front.lead and front.lead.filed.article.path == path:
            yield {"place": f"{name}, lead", "why": front.lead.why}
        for filled in front.slots:
            for placed in filled.placed:
                if placed.filed.article.path == path:
                    yield {"place": f"{name}, {filled.slot.name}", "why": placed.why}


def _shown(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
