"""A real archive builds as it is: a settings file and no edit to its articles. Runs where the archive is at hand."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import frontmatter
import pytest

from tests.newsroom import Newsroom
from tests.provision import ROOT

ARCHIVE = ROOT.parent / "shared" / "corpora" / "18f"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ARCHIVE.is_dir(), reason="the archive is not at hand"),
]


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """The archive, built with the settings that the guide shows."""
    guide = (ROOT / "docs/guide/archives.md").read_text(encoding="utf-8")
    settings = re.findall(r"```\n(\[site\].*?)```", guide, re.DOTALL)[0]
    room = Newsroom(tmp_path_factory.mktemp("archive"), settings)
    (room.root / "content").rmdir()
    (room.root / "content").symlink_to(ARCHIVE / "content")
    (room.root / "assets").symlink_to(ARCHIVE / "assets")
    room.build(workers=0)
    return room


def sound() -> list[Path]:
    """The articles whose front matter a plain reader understands and that have a title."""
    found = []
    for path in sorted((ARCHIVE / "content/posts").glob("*.md")):
        try:
            post = frontmatter.load(str(path))
        except Exception:  # whatever a YAML reader raises, the front matter is not sound
            continue
        if post.get("title"):
            found.append(path)
    return found


def pages(room: Newsroom) -> dict[tuple[str, str], dict[str, object]]:
    """The NewsArticle of each story page, by its headline's letters and its day."""
    found = {}
    for path in room.output.glob("20*/*/*/*/index.html"):
        blocks = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL
        )
        for item in (item for block in blocks for item in json.loads(block)["@graph"]):
            if item["@type"] == "NewsArticle":
                at = datetime.fromisoformat(str(item["datePublished"])).astimezone(UTC)
                found[letters(str(item["headline"])), f"{at:%Y-%m-%d}"] = item
    return found


def letters(text: str) -> str:
    """A headline without what typography changes, cut where search engines cut it."""
    return re.sub(r"\W", "", html.unescape(text))[:80].lower()


def test_every_sound_article_becomes_a_page_that_says_what_it_said(newsroom: Newsroom) -> None:
    printed = pages(newsroom)
    articles = sound()
    assert len(articles) > 490
    assert [path.name for path in articles if not agrees(path, printed)] == []


def agrees(path: Path, printed: dict[tuple[str, str], dict[str, object]]) -> bool:
    """Whether there is a page with the article's headline, day and authors."""
    post = frontmatter.load(str(path))
    named = re.match(r"\d{4}-\d\d-\d\d", path.name)
    day = str(post.get("date") or (named[0] if named else ""))[:10]
    item = printed.get((letters(str(post["title"])), day))
    authors: Any = post.get("authors") or []
    people = item.get("author") if item else []
    return item is not None and isinstance(people, list) and len(people) >= len(authors)
