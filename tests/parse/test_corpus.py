"""A real agency's blog, 504 articles: whatever its front matter soundly says is kept."""

from __future__ import annotations

import html
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from broadsheet.model import Media, Reading, Shelf
from broadsheet.parse import parse_article

pytestmark = pytest.mark.slow

ZONE = ZoneInfo("America/New_York")
READING = Reading(timezone=str(ZONE), lang="en-US", id_authority="18f.gsa.gov,2014")
TOLERATED = {"B301", "B304"}
"""Pictures and files that the collection does not hold, and addresses made of template tags."""


@pytest.fixture(scope="module")
def corpus(checkout: Path) -> Path:
    folder = checkout / "../shared/corpora/18f"
    if not folder.exists():
        pytest.skip("the collection of articles is not beside the checkout")
    return folder


def shelf(corpus: Path) -> Shelf:
    files = [path for path in corpus.glob("assets/**/*") if path.is_file()]
    names = [path.relative_to(corpus).as_posix() for path in files]
    return Shelf({}, {f"/{name}": Media(name, b"1", 1, "image/png", 100, 100) for name in names})


def instant(written: object, name: str) -> datetime:
    """What a date means, told by another reader."""
    if not isinstance(written, date):
        text = str(written or name[:10]).replace(" -0", "-0")
        written = datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)
    if not isinstance(written, datetime):
        return datetime(written.year, written.month, written.day, tzinfo=ZONE).astimezone(UTC)
    return (written if written.tzinfo else written.replace(tzinfo=ZONE)).astimezone(UTC)


def test_every_sound_article_is_kept(corpus: Path) -> None:
    files = shelf(corpus)
    read = 0
    for path in sorted((corpus / "content").glob("**/*.md")):
        content = path.read_text(encoding="utf-8")
        said = yaml.load(content.split("\n---")[0], yaml.CSafeLoader)
        parsed = parse_article(f"posts/{path.name}", content.encode(), files, READING)
        errors = [problem for problem in parsed.problems if problem.severity == "error"]
        assert {problem.code for problem in errors} <= TOLERATED, errors
        if parsed.article is None:
            continue
        read += 1
        card = parsed.article.card
        assert card.title == " ".join(html.unescape(said["title"]).split())
        assert card.authors == tuple(said["authors"])
        assert card.topics == tuple(dict.fromkeys(str(tag) for tag in said["tags"]))
        assert card.published == instant(said.get("date"), path.name), path
        excerpt = " ".join(html.unescape(said["excerpt"]).split())
        assert card.standfirst == excerpt or "<" in excerpt or not excerpt
    assert read > 470
