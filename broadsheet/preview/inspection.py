"""What `broadsheet check` says of one story, for the preview bar. Rules that look at the whole paper are not asked."""

from __future__ import annotations

from typing import Any

from broadsheet import check
from broadsheet.ledger import Ledger
from broadsheet.model import Article, Body, Edition
from broadsheet.press import Job, located
from broadsheet.press.survey import Survey
from broadsheet.preview import mistakes


def of_story(job: Job, survey: Survey, edition: Edition, article: Article) -> dict[str, Any]:
    """The doubts about a story in an edition, as the browser shows them."""
    with Ledger(job.ledger) as ledger:

        def body(digest: bytes) -> Body:
            return ledger.body(survey.read.keys[digest])

        def source(path: str) -> str:
            return (job.content / path).read_text(encoding="utf-8-sig", errors="replace")

        paper = check.Paper(survey.given, job.now, edition, body, source)
        doubts = located(job, list(check.of_story(check.Story(article, paper))))
    weighed = check.weigh(doubts, job.site.check.rules)
    return {"doubts": mistakes.show(weighed, job.root, job.site.preview.editor)}
