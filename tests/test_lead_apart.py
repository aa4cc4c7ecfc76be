"""The heart of it: machines that look for the story find all of it, and nothing of the listings.

Three extractors of three families read every story of the sample newsroom as a browser's reader mode, a scraper and a
crawler would.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import Needs
from tests.newsroom import Newsroom
from tests.provision import ROOT

pytestmark = pytest.mark.slow

APART = "h1, .kicker, .standfirst, .signed, .corrections, .topics, .source, figure, .table, table, .footnote, sup, pre"
"""What belongs to a story and is not running text; extractors treat it each in its own way."""


@dataclass(frozen=True)
class Printed:
    """A story page: the words of its body in order, and the headlines that stand beside it."""

    path: Path
    headline: str
    words: list[str]
    beside: frozenset[str]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def read(path: Path) -> Printed | None:
    page = LexborHTMLParser(path.read_text(encoding="utf-8"))
    body, headline = page.css_first("main article.story"), page.css_first("main article.story h1")
    if body is None or headline is None:
        return None
    title = headline.text().strip()
    for part in body.css(APART):
        part.decompose()
    links = page.css("aside h3, aside li a")
    beside = frozenset(" ".join(link.text().split()) for link in links) - {""}
    return Printed(path, title, words(body.text(separator=" ")), beside)


@pytest.fixture(scope="module")
def stories(sample: Newsroom) -> list[Printed]:
    found = [read(path) for path in sorted(sample.output.rglob("index.html"))]
    return [story for story in found if story]


def share(story: Printed, text: str) -> float:
    """How many of the body's words an extractor's text holds, in order."""
    matcher = SequenceMatcher(None, story.words, words(text), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(story.words))


def strangers(story: Printed, text: str) -> Iterator[str]:
    """Headlines of other stories in the text. One that the body itself says is no stranger."""
    flat, own = " ".join(words(text)), " ".join(story.words)
    for headline in story.beside:
        run = " ".join(words(headline))
        if len(run) > 15 and run in flat and run not in own:
            yield headline


def judge(story: Printed, text: str, least: float) -> str:
    """What is wrong with an extractor's text, or nothing."""
    found = share(story, text)
    wrong = sorted(strangers(story, text))
    name = story.path.parent.name
    return f"{name}: {found:.1%} of the body; {wrong}" if found < least or wrong else ""


def test_the_sample_has_stories_with_listings_beside_them(stories: list[Printed]) -> None:
    assert len(stories) >= 40
    assert sum(bool(story.beside) for story in stories) >= 40


def test_readability_takes_the_story_alone(stories: list[Printed], needs: Needs) -> None:
    node, _ = needs("node"), needs("node_modules/@mozilla/readability")
    paths = "\n".join(str(story.path) for story in stories)
    script = Path(__file__).parent / "readability.mjs"
    done = subprocess.run([node, str(script), str(ROOT)], input=paths, capture_output=True, text=True, check=True)
    texts = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    assert [wrong for s, text in zip(stories, texts, strict=True) if (wrong := judge(s, text, 0.99))] == []


def test_trafilatura_takes_the_story_alone(stories: list[Printed]) -> None:
    trafilatura = pytest.importorskip("trafilatura")
    pages = [(story, story.path.read_text(encoding="utf-8")) for story in stories]
    texts = [(s, trafilatura.extract(page, include_comments=False, favor_recall=True) or "") for s, page in pages]
    assert [wrong for s, text in texts if (wrong := judge(s, text, 0.97))] == []


def test_the_third_family_takes_the_story_alone(stories: list[Printed]) -> None:
    readability = pytest.importorskip("readability")
    wrong = []
    for story in stories:
        html = readability.Document(story.path.read_text(encoding="utf-8")).summary()
        text = LexborHTMLParser(html).text(separator=" ")
        wrong.append(judge(story, text, 0.97))
    assert [found for found in wrong if found] == []


def test_the_feed_entry_is_the_story_and_nothing_of_the_listings(sample: Newsroom, stories: list[Printed]) -> None:
    feed = json.loads(sample.printed("feed.json"))
    by_title = {story.headline: story for story in stories}
    checked = 0
    for item in feed["items"]:
        story = by_title.get(item["title"])
        if story:
            text = LexborHTMLParser(item["content_html"]).text(separator=" ")
            assert judge(story, text, 0.99) == ""
            checked += 1
    assert checked >= 10
