"""Feeds read back by real readers: every title, author, date, picture and word of the awkward stories arrives."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from reader import make_reader

from broadsheet.feeds import proof
from broadsheet.feeds.proof import Item
from broadsheet.model.edition import FeedFormat
from tests.conftest import Needs
from tests.feeds.awkward import awkward
from tests.feeds.newsboat import Newsboat
from tests.feeds.paper import parsed
from tests.feeds.served import serve

FORMATS: dict[FeedFormat, str] = {"atom": "feed.xml", "rss": "rss.xml", "json": "feed.json"}


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    return awkward().print()


@pytest.fixture(scope="module")
def items(printed: dict[str, bytes]) -> tuple[Item, ...]:
    return proof.read(printed["feed.xml"], "atom").items


def words(html: str) -> list[str]:
    """The words of a text as a person reads them."""
    return unescape(re.sub(r"<[^>]*>", " ", html)).split()


def when(value: Any) -> datetime:
    """A time as one of the readers gives it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    if isinstance(value, str):
        return datetime.fromisoformat(value) if value[:2].isdigit() else parsedate_to_datetime(value)
    year, month, day, hour, minute, second = value[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize("name", ["feed.xml", "rss.xml"])
def test_feedparser(name: str, printed: dict[str, bytes], items: tuple[Item, ...]) -> None:
    found = parsed(printed[name])
    assert found.feed.title == "The Gazette"
    assert found.feed.link == "https://gazette.example/"
    for entry, item in zip(found.entries, items, strict=True):
        assert (entry.id, entry.link) == (item.id, item.url)
        assert unescape(entry.title) == item.title
        # This reader keeps the last author only; the byline in the text names them all.
        assert entry.authors[-1].name == item.authors[-1]
        assert when(entry.published_parsed) == when(item.published)
        assert when(entry.updated_parsed) == when(item.updated)
        assert words(entry.content[0].value) == words(item.content)
        media = [one["url"] for one in entry.get("media_content", ()) if one["medium"] == "image"]
        assert media == ([item.picture] if item.picture else [])
        assert [link.href for link in entry.enclosures] == [url for url, _, _ in item.enclosures]


@pytest.mark.parametrize("form", FORMATS)
def test_reader(form: FeedFormat, printed: dict[str, bytes], items: tuple[Item, ...], tmp_path: Path) -> None:
    (tmp_path / FORMATS[form]).write_bytes(printed[FORMATS[form]])
    with make_reader(":memory:", feed_root=str(tmp_path)) as reader:
        reader.add_feed(FORMATS[form])
        reader.update_feeds()
        found = {entry.id: entry for entry in reader.get_entries()}
    assert found.keys() == {item.id for item in items}
    for item in items:
        entry = found[item.id]
        assert (unescape(entry.title or ""), entry.link) == (item.title, item.url)
        assert entry.published is not None
        assert when(entry.published) == when(item.published)
        assert words(entry.content[0].value) == words(item.content)
        # This reader keeps the last author only; the byline in the text names them all.
        assert entry.authors[-1].name == item.authors[-1]


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_feedsmith(
    form: FeedFormat, printed: dict[str, bytes], items: tuple[Item, ...], needs: Needs, tmp_path: Path
) -> None:
    needs("node_modules/feedsmith")
    document = tmp_path / FORMATS[form]
    document.write_bytes(printed[FORMATS[form]])
    script = Path(__file__).parent / "parse.mjs"
    done = subprocess.run([needs("node"), script, document], capture_output=True, text=True, check=True, timeout=60)
    for entry, item in zip(json.loads(done.stdout), items, strict=True):
        assert {key: entry[key] for key in ("id", "title", "url", "picture")} == {
            "id": item.id,
            "title": item.title,
            "url": item.url,
            "picture": item.picture,
        }
        assert entry["authors"] == list(item.authors)
        assert (when(entry["published"]), when(entry["updated"])) == (when(item.published), when(item.updated))
        assert words(entry["content"]) == words(item.content)


@pytest.fixture
def server(printed: dict[str, bytes]) -> Iterator[str]:
    with serve(printed) as address:
        yield address


@pytest.mark.slow
@pytest.mark.parametrize("name", ["feed.xml", "rss.xml"])
def test_newsboat(name: str, items: tuple[Item, ...], server: str, needs: Needs, tmp_path: Path) -> None:
    found = {row["guid"]: row for row in Newsboat(needs("newsboat"), tmp_path, f"{server}/{name}").reload()}
    assert found.keys() == {item.id for item in items}
    for item in items:
        row = found[item.id]
        assert (row["title"], row["url"]) == (item.title, item.url)
        assert int(row["pubDate"]) == when(item.published).timestamp()
        assert words(row["content"]) == words(item.content)
        assert item.authors[-1] in row["author"]
        assert row["enclosure_url"] == next((url for url, _, _ in item.enclosures), "") or item.picture
