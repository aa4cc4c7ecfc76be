"""What a reader waits for: each story of the sample newsroom as it is printed with the sample's own settings."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

from broadsheet import config, press, stylesheet
from broadsheet.ledger import Ledger
from broadsheet.model import Page, StoryContent
from broadsheet.plan import plan
from broadsheet.render import render
from tests import paper
from tests.newsroom import Newsroom
from tests.provision import ROOT

MOST = 13_700
"""Bytes of a page and the style sheet together, compressed; 14 kB is what a new connection brings in one round trip."""


def test_the_heaviest_story_without_its_pictures_comes_in_one_round_trip(
    sample_newsroom: Newsroom, tmp_path: Path
) -> None:
    job = replace(sample_newsroom.job(), site=config.load(ROOT / "broadsheet.toml"), state=tmp_path)
    found = press.ask(job)
    edition, _ = plan(found.given, job.now)
    css = stylesheet.lean((paper.THEME / "assets" / "site.css").read_text(encoding="utf-8"))
    weights = {}
    with Ledger(job.ledger) as ledger:
        for page in edition.outputs:
            if isinstance(page, Page) and isinstance(page.content, StoryContent):
                body = ledger.body(found.read.keys[page.body])
                html = render(page, body, edition.imprint, paper.theme())
                weights[page.title] = len(gzip.compress(html)) + len(gzip.compress(css.encode()))
    assert len(weights) > 50
    heaviest = max(weights, key=weights.__getitem__)
    assert weights[heaviest] < MOST, heaviest
