"""Builds that keep what they made in memory, and look only at what was touched, print what a clean build prints."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from broadsheet.errors import Mistakes
from broadsheet.kept import Kept
from tests.newsroom import NOW, SETTINGS, Newsroom, story

SECTIONS = ("uk", "world")


class Desk:
    """A newsroom at work, whose builds share a memory."""

    def __init__(self, room: Newsroom) -> None:
        self.room, self.kept, self.now = room, Kept(), NOW
        self.titles: dict[str, str] = {}

    def save(self, path: str, title: str, body: str, **fields: str) -> Path:
        self.titles[path] = title
        return self.room.write(path, story(title, body, **fields))

    def build(self, *touched: Path) -> set[str]:
        report = self.room.build(self.now, kept=self.kept, touched=frozenset(touched) or None)
        return {change.path for change in report.changes}

    def is_clean(self) -> bool:
        return self.room.site() == self.room.clean(self.now)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(Newsroom(tmp_path, SETTINGS + "\n[lists]\npage_size = 5\n"))
    for number in range(24):
        section = SECTIONS[number % 2]
        made.save(
            f"content/{section}/story-{number}.md",
            f"Story {number}",
            f"Ferry and harbour number{number} word{number % 5} tide.",
            date=f"2026-11-{number % 20 + 1:02}T09:00",
            tags=f"[Ferry, Topic {number % 3}]",
            authors=f"[Author {number % 4}]",
        )
    made.build()
    return made


def test_a_corrected_text_reprints_its_story_and_the_feeds_alone(desk: Desk) -> None:
    path = desk.room.root / "content/uk/story-2.md"
    path.write_text(path.read_text(encoding="utf-8").replace("tide", "tides"), encoding="utf-8")
    changed = desk.build(path)
    assert "uk/story-2/index.html" in changed
    assert "world/index.html" not in changed
    assert desk.is_clean()


def test_a_hasty_build_prints_the_page_and_the_next_one_all_that_it_left(desk: Desk) -> None:
    path = desk.room.root / "content/uk/story-2.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("number2 word2", "number17 word4 number21"), encoding="utf-8")
    report = desk.room.build(desk.now, kept=desk.kept, touched=frozenset({path}), hasty=True)
    changed = {change.path for change in report.changes}
    assert "uk/story-2/index.html" in changed
    assert [name for name in changed if name.endswith((".xml", ".json")) and "sitemap" not in name] == []
    assert not desk.is_clean()
    finished = desk.room.build(desk.now, kept=desk.kept, touched=frozenset())
    assert "uk/feed.xml" in {change.path for change in finished.changes}
    assert desk.is_clean()


def test_what_is_not_named_is_not_looked_at(desk: Desk) -> None:
    named, other = (desk.room.root / f"content/uk/story-{number}.md" for number in (2, 4))
    for path in (named, other):
        path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert "uk/story-4/index.html" not in desk.build(named)
    assert "uk/story-4/index.html" in desk.build()
    assert desk.is_clean()


def test_a_folder_that_comes_or_goes_is_seen_though_only_it_is_named(desk: Desk) -> None:
    folder = desk.room.root / "content/uk"
    away = desk.room.root / "away"
    folder.rename(away)
    assert "uk/index.html" in desk.build(folder)
    assert desk.is_clean()
    away.rename(folder)
    assert "uk/index.html" in desk.build(folder)
    assert desk.is_clean()


def test_a_mistake_and_its_end(desk: Desk) -> None:
    path = desk.room.root / "content/uk/story-2.md"
    good = path.read_text(encoding="utf-8")
    path.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    with pytest.raises(Mistakes):
        desk.build(path)
    path.write_text(good + "\nMended.\n", encoding="utf-8")
    assert "uk/story-2/index.html" in desk.build(path)
    assert desk.is_clean()


def test_the_memory_outlives_the_ledger(desk: Desk) -> None:
    for path in (desk.room.root / ".broadsheet").glob("ledger*"):
        path.unlink()
    path = desk.room.root / "content/uk/story-2.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    desk.build(path)
    assert desk.is_clean()


def test_an_embargo_ends_though_the_clock_stands_still_between_two_instants(desk: Desk) -> None:
    soon = desk.save("content/uk/soon.md", "Soon to come", "Words.", date="2026-11-23T13:00")
    desk.build(soon)
    desk.now += timedelta(minutes=30)
    assert desk.build(desk.room.root / "content/uk/story-2.md") == set()
    desk.now += timedelta(hours=1)
    assert "uk/soon/index.html" in desk.build(desk.room.root / "content/uk/story-2.md")
    assert desk.is_clean()


def edits(desk: Desk, chance: random.Random) -> list[Callable[[], Path]]:
    """Saves of every kind."""
    root = desk.room.root

    def path() -> str:
        return chance.choice(sorted(name for name in desk.titles if (root / name).is_file()))

    def text() -> Path:
        file = root / path()
        file.write_text(file.read_text(encoding="utf-8") + f"\nA word{chance.random()}.\n", encoding="utf-8")
        return file

    def headline() -> Path:
        file = root / path()
        file.write_text(file.read_text(encoding="utf-8").replace("title: 'S", "title: 'Again S"), encoding="utf-8")
        return file

    def fresh() -> Path:
        number = chance.randrange(1000, 9999)
        topic = f"[Ferry, Topic {chance.randrange(6)}]"
        where = f"content/{chance.choice(SECTIONS)}/story-{number}.md"
        return desk.save(where, f"Story {number}", "New words.", date="2026-11-22T09:00", tags=topic)

    def gone() -> Path:
        file = root / path()
        file.unlink()
        return file

    def draft() -> Path:
        file = root / path()
        file.write_text(file.read_text(encoding="utf-8").replace("---\ntitle", "---\ndraft: true\ntitle", 1))
        return file

    def template() -> Path:
        return desk.room.write("site_templates/fragments/footer.html", f"<p>{chance.random()}</p>")

    return [text, text, headline, fresh, gone, draft, template]


def test_any_history_of_saves_prints_what_a_clean_build_prints(desk: Desk) -> None:
    chance = random.Random(7)
    kinds = edits(desk, chance)
    for step in range(21):
        touched = [chance.choice(kinds)() for _ in range(chance.randint(1, 2))] if step >= 7 else [kinds[step]()]
        desk.now += timedelta(minutes=chance.choice((0, 1, 90)))
        desk.build(*touched)
        if step % 4 == 3:
            assert desk.is_clean(), step
    assert desk.is_clean()
