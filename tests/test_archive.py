"""A real archive builds as it is: a settings file and no edit to its articles. Runs where the archive is at hand."""

from __future__ import annotations

import json
import re
from pathlib import Path

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


def pages(room: Newsroom) -> dict[str, dict[str, object]]:
    """The NewsArticle of each story page, by its address."""
    found = {}
    for path in room.output.glob("20*/*/*/*/index.html"):
        for block in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL
        ):
            data = json.loads(block)
            for item in data.get("@graph", [data]):
                if item.get("@type") == "NewsArticle":
                    found[path.parent.relative_to(room.output).as_posix()] = item
    return found


def test_every_sound_article_becomes_a_page_that_says_what_it_said(newsroom: Newsroom) -> None:
    printed = pages(newsroom)
    articles = sound()
    assert len(articles) > 490
    wrong = [path.name for path in articles if (item := find(path, printed)) is None or not agrees(path, item)]
    assert wrong == []


def find(path: Path, printed: dict[str, dict[str, object]]) -> dict[str, object] | None:
    """The page of an article, by the date and the name of its file."""
    found = re.match(r"(\d+)-(\d+)-(\d+)-(.*)", path.stem)
    assert found is not None
    name = re.sub(r"[^a-z0-9]", "", found[4].lower())
    at = [a for a in printed if re.sub(r"[^a-z0-9]", "", a.split("/")[3]) == name]
    return printed[at[0]] if at else None


def agrees(path: Path, item: dict[str, object]) -> bool:
    """Whether the page's machine-readable facts are those of the article."""
    post = frontmatter.load(str(path))
    title = " ".join(str(post["title"]).split())
    authors = post.get("authors") or []
    count = len(authors) if isinstance(authors, list) else 1
    people = item.get("author") or []
    named = len(people) if isinstance(people, list) else 1
    year = str(item["datePublished"])[:4]
    plain = re.sub(r"&\w+;|[^\w]", "", title)
    same_title = re.sub(r"[^\w]", "", str(item["headline"]))[:40] == plain[:40]
    return same_title and named >= count and year in path.name
