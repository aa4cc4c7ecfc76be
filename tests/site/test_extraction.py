"""Machines that read a page for its story get the story whole, and nothing of the listings beside it.

Extractors of three families: Mozilla's Readability, which scores elements, trafilatura, which matches patterns, and
readability-lxml, which goes by the density of links. trafilatura leaves captions out of every page on the web, so
captions are not asked of it.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from broadsheet.model import Body, Figure, StoryContent
from tests import paper
from tests.provision import ROOT

pytestmark = pytest.mark.slow
Extract = Callable[[list[Path]], Mapping[Path, str]]
NOT_BODY = "h1, .kicker, .signed, .topics, figure.lead, .corrections"

SENTENCE = (
    "The harbour office said on Tuesday that the boats, all four of them, would sail again by the end of the week."
)
PICTURES = "a story in pictures"
DIFFICULT = {
    "short": f"<p>{SENTENCE}</p>",
    "list": "<p>What to bring.</p><ul>" + "".join(f"<li>{SENTENCE} {n}</li>" for n in range(12)) + "</ul>",
    "figures": "".join(f"<p>{SENTENCE} {n}</p><!--figure 0-->" for n in range(6)),
    "quotes": "".join(f"<blockquote><p>{SENTENCE} {n}</p></blockquote><p>She paused. {n}</p>" for n in range(5)),
    "table": f"<p>{SENTENCE}</p><table><tr><th>Boat</th><th>Crew</th></tr>"
    + "".join(f"<tr><td>Boat number {n}</td><td>{n}</td></tr>" for n in range(9))
    + f"</table><p>{SENTENCE}</p>",
    "list alone": "<ol>" + "".join(f"<li>{SENTENCE} {n}</li>" for n in range(20)) + "</ol>",
    "quotes alone": "".join(f"<blockquote><p>{SENTENCE} {n}</p></blockquote>" for n in range(6)),
    PICTURES: "".join(f"<p>{SENTENCE} {n}</p>{'<!--figure 0-->' * 4}" for n in range(4)),
    "a table alone": "<table><tr><th>Boat</th><th>What its master said of it</th></tr>"
    + "".join(f"<tr><td>Boat number {n}</td><td>{SENTENCE}</td></tr>" for n in range(12))
    + "</table>",
    "terms": f"<p>{SENTENCE}</p><dl>" + "".join(f"<dt>Term {n}</dt><dd>{SENTENCE}</dd>" for n in range(8)) + "</dl>",
    "short lines": "".join(f"<p>Line {n} is short.</p>" for n in range(30)),
    "headings": "".join(f"<h2>Part {n}</h2><p>{SENTENCE}</p>" for n in range(5)),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an extractor should find on a page: words of the standfirst and the body; and what it should not."""

    standfirst: list[str]
    body: list[str]
    captions: list[str]
    listings: list[str]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def wanted(html: str) -> Wanted:
    tree = LexborHTMLParser(html)
    article = tree.css_first("main > article")
    assert article is not None
    standfirst = article.css_first(".standfirst")
    listings = [node.text(strip=True) for node in tree.css("aside h3 a, aside .latest span")]
    own = article.css_first("h1")
    for node in article.css(NOT_BODY):
        node.decompose()
    captions = [node.text() for node in article.css("figcaption")]
    opening = words(standfirst.text()) if standfirst else []
    title = own.text(strip=True) if own else ""
    return Wanted(opening, words(article.text(separator=" ")), captions, [item for item in listings if item != title])


def readability(pages: list[Path]) -> Mapping[Path, str]:
    names = "\n".join(map(str, pages))
    script = ROOT / "tests" / "site" / "readability.mjs"
    answer = subprocess.run(["node", str(script)], input=names, capture_output=True, text=True, check=True, cwd=ROOT)
    return {Path(name): found["text"] for name, found in json.loads(answer.stdout).items()}


def trafilatura(pages: list[Path]) -> Mapping[Path, str]:
    import trafilatura

    return {page: trafilatura.extract(page.read_text(encoding="utf-8"), include_comments=False) or "" for page in pages}


def density(pages: list[Path]) -> Mapping[Path, str]:
    import readability

    summaries = {page: readability.Document(page.read_text(encoding="utf-8")).summary() for page in pages}
    return {page: LexborHTMLParser(html).text(separator=" ") for page, html in summaries.items()}


def share(needed: list[str], found: list[str]) -> float:
    """How much of the needed words are there, in order."""
    blocks = SequenceMatcher(None, needed, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(needed))


def complaints(page: Path, text: str, captions: bool, has_standfirst: bool = True) -> list[str]:
    """What an extractor got wrong on a page."""
    want, found = wanted(page.read_text(encoding="utf-8")), words(text)
    left_out = sum(len(words(caption)) for caption in want.captions) if not captions else 0
    left_out += 0 if has_standfirst else len(want.standfirst)
    enough = 0.99 - left_out / max(1, len(want.body))
    wrong = [f"leaks {item!r}" for item in want.listings if item in text]
    if (got := share(want.body, found)) < enough:
        wrong.append(f"{got:.1%} of the body")
    if has_standfirst and (got := share(want.standfirst, found)) < 0.99:
        wrong.append(f"{got:.1%} of the standfirst")
    return wrong


def judged(pages: list[Path], extract: Extract, captions: bool) -> dict[str, list[str]]:
    texts = extract(pages)
    found = {}
    for page in pages:
        # Where captions outweigh the text, trafilatura gives what the third family finds, which has no standfirst.
        is_whole = extract is readability or page.stem != PICTURES
        if wrong := complaints(page, texts[page], captions, has_standfirst=is_whole):
            found[str(page)] = wrong
    return found


@pytest.fixture(scope="module")
def difficult(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Story pages with bodies that extractors stumble on, and fifteen headlines beside each."""
    folder = tmp_path_factory.mktemp("difficult")
    page = paper.story(standfirst=f"In short: {SENTENCE}")
    assert isinstance(page.content, StoryContent)
    more = tuple(paper.card(n, title=f"{SENTENCE[:60]} elsewhere, story {n}") for n in range(10, 25))
    page = replace(page, content=replace(page.content, more=more, related=more[:4]))
    figure = Figure(paper.PICTURE, f"A long caption. {SENTENCE} {SENTENCE}")
    for name, html in DIFFICULT.items():
        body = Body(html.replace("><", ">\n<"), figures=(figure,))  # lines apart, as Markdown gives them
        (folder / f"{name}.html").write_text(paper.printed(page, body), encoding="utf-8")
    return sorted(folder.glob("*.html"))


@pytest.fixture(scope="module")
def stories(sample: Path) -> list[Path]:
    pages = sorted(sample.glob("*/*/index.html"))
    return [page for page in pages if "<aside" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("extract", [readability, trafilatura])
class TestExtraction:
    def test_stories_of_the_sample(self, extract: Extract, stories: list[Path], needs: Callable[[str], str]) -> None:
        provide(extract, needs)
        assert len(stories) > 30
        assert judged(stories, extract, extract is readability) == {}

    def test_difficult_bodies(self, extract: Extract, difficult: list[Path], needs: Callable[[str], str]) -> None:
        provide(extract, needs)
        assert judged(difficult, extract, extract is readability) == {}


def test_the_third_family_takes_no_listing_for_a_difficult_body(difficult: list[Path]) -> None:
    texts = density(difficult)
    wrong = {page.stem: complaints(page, texts[page], captions=False, has_standfirst=False) for page in difficult}
    assert {page: found for page, found in wrong.items() if found} == {}


def test_the_third_family_takes_no_listing_for_the_story(stories: list[Path]) -> None:
    """Arc90's scoring, as readability-lxml has it, leaves out what stands above the text by its own rule."""
    texts = density(stories)
    wrong = {str(page): complaints(page, texts[page], captions=False, has_standfirst=False) for page in stories}
    assert {page: found for page, found in wrong.items() if found} == {}


def test_the_feed_entry_is_the_story_and_nothing_of_the_listings(sample: Path, stories: list[Path]) -> None:
    by_url = {f"https://tidewaiter.example/{page.parent.relative_to(sample).as_posix()}/": page for page in stories}
    items = json.loads((sample / "feed.json").read_text(encoding="utf-8"))["items"]
    entries = {by_url[item["url"]]: item["content_html"] for item in items if item["url"] in by_url}
    assert len(entries) > 20
    for page, content in entries.items():
        text = LexborHTMLParser(content).text(separator=" ")
        assert complaints(page, text, captions=False, has_standfirst=False) == []


def provide(extract: Extract, needs: Callable[[str], str]) -> None:
    if extract is readability:
        needs("node")
        needs("node_modules/@mozilla/readability")
