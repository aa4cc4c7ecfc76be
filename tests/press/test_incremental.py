"""One edit of each kind: the incremental build gives what a clean one gives, and a second build has nothing to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from broadsheet.starter import theme_root
from tests.newsroom import NOW, SETTINGS, Newsroom, story
from tests.pictures.made import encoded, gradient

RAIL = story(
    "Rail fares rise", 'A "quoted" word. ![A pier](/pier.png)', authors="[Ann Lee]", tags="[rail]", kicker="Fares"
)
Edit = Callable[[Newsroom], object]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path, SETTINGS + '[static]\n"/files" = "files"\n')
    room.write("content/pier.png", encoded(gradient(64, 40), "PNG"))
    room.write("content/uk/rail.md", RAIL)
    room.write("content/uk/bus.md", story("Bus fares fall", "See [rail](rail.md).", image="{src: /pier.png, alt: A}"))
    room.write("content/uk/_section.md", "---\ntitle: Kingdom\n---\n")
    room.write("content/_authors/ann.md", "---\ntitle: Ann Lee\nrole: Editor\n---\n")
    room.write("content/world/ferry/index.md", story("Ferry returns", "Read [this](notes.txt)."))
    room.write("content/world/ferry/notes.txt", "Notes")
    room.write("files/map.txt", "A map")
    return room


def rewrite(path: str, *changes: tuple[str, str]) -> Edit:
    def edit(room: Newsroom) -> None:
        text = (room.root / path).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        room.write(path, text)

    return edit


def override(name: str, old: str, new: str) -> Edit:
    def edit(room: Newsroom) -> None:
        text = (theme_root() / name).read_text(encoding="utf-8")
        assert old in text
        room.write(f"site_templates/{name}", text.replace(old, new, 1))

    return edit


EDITS: dict[str, Edit] = {
    "title": rewrite("content/uk/rail.md", ("Rail fares rise'", "Rail fares fall'")),
    "kicker": rewrite("content/uk/rail.md", ("kicker: Fares", "kicker: Money")),
    "body": rewrite("content/uk/rail.md", ("word", "phrase")),
    "picture's words in a body": rewrite("content/uk/rail.md", ("A pier", "The pier")),
    "picture's words": rewrite("content/uk/bus.md", ("alt: A}", "alt: Other}")),
    "topic": rewrite("content/uk/rail.md", ("[rail]", "[harbour]")),
    "author": rewrite("content/_authors/ann.md", ("Editor", "Reporter")),
    "section": rewrite("content/uk/_section.md", ("Kingdom", "Home news")),
    "picture": lambda room: room.write("content/pier.png", encoded(gradient(80, 40), "PNG")),
    "facts of a picture": lambda room: room.write("content/_pictures/none.txt", "nothing"),
    "file beside a story": lambda room: room.write("content/world/ferry/notes.txt", "Other notes"),
    "new file beside a story": lambda room: room.write("content/world/ferry/more.txt", "More"),
    "static file": lambda room: room.write("files/map.txt", "Another map"),
    "no static file": lambda room: (room.root / "files/map.txt").unlink(),
    "same story elsewhere": lambda room: (room.root / "content/uk/rail.md").rename(room.root / "content/world/rail.md"),
    "linked story moves": rewrite("content/uk/rail.md", ("title:", "slug: trains\ntitle:")),
    "template": override("story.html", "<article", "<article data-x"),
    "partial": override("macros/teaser.html", "<a ", "<a data-x "),
    "partial of a partial": override("macros/time.html", "<time", "<time data-x"),
    "figures": override("macros/figure.html", "<figure", "<figure data-x"),
    "style": lambda room: room.write("site_templates/assets/site.css", "body { color: red }"),
    "site's name": rewrite("broadsheet.toml", ("The Gazette", "The Herald")),
    "setting of reading": rewrite("broadsheet.toml", ("[static]", "[markdown]\nsmart = false\n[static]")),
    "setting of lists": rewrite("broadsheet.toml", ("[static]", "[lists]\npage_size = 1\n[static]")),
    "nothing": lambda room: None,
}


@pytest.mark.parametrize("name", EDITS)
def test_incremental_equals_clean(newsroom: Newsroom, name: str) -> None:
    newsroom.build()
    before = newsroom.site()
    EDITS[name](newsroom)
    report = newsroom.build()
    site = newsroom.site()
    assert site == newsroom.clean()
    changed = {path for path in site.keys() | before.keys() if site.get(path) != before.get(path)}
    assert {change.path for change in report.changes} == changed
    newsroom.rouse()
    again = newsroom.build()
    assert again.read <= 1, "a build may have written content/_moved.txt, and nothing else that is read"
    again = newsroom.build() if again.read else again
    assert (again.read, again.parsed, again.rendered, again.changes) == (0, 0, 0, ())
    rest = newsroom.build()
    assert (rest.read, rest.parsed, rest.rendered, rest.changes) == (0, 0, 0, ())
    assert rest.seconds.keys() == {"scan"}, "nothing is planned where nothing has changed"
    assert (rest.stories, rest.outputs, rest.problems) == (again.stories, again.outputs, again.problems)
    assert bool(changed) == (name not in {"nothing", "facts of a picture"})


def test_what_stays_the_same_is_not_written(newsroom: Newsroom) -> None:
    newsroom.build()
    stamps = {path: path.stat().st_mtime_ns for path in newsroom.output.rglob("*.html")}
    override("story.html", "{% block", "{# a remark #}{% block")(newsroom)
    report = newsroom.build()
    assert report.rendered > 0
    assert report.changes == ()
    assert {path: path.stat().st_mtime_ns for path in newsroom.output.rglob("*.html")} == stamps


def test_time_alone_changes_a_site(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/tram.md", story("Tram opens", date="2026-11-24T09:00", expires="2026-11-26T09:00"))
    sites = []
    for days in (0, 2, 4, 0):
        now = NOW + timedelta(days=days)
        newsroom.build(now)
        sites.append(newsroom.site())
        assert sites[-1] == newsroom.clean(now)
    assert ["uk/tram/index.html" in site for site in sites] == [False, True, False, False]


def test_touched_files_are_looked_at_once(newsroom: Newsroom) -> None:
    newsroom.build()
    for path in (*newsroom.output.rglob("*.html"), *(newsroom.root / "content").rglob("*.md")):
        path.touch()
    touched = newsroom.build()
    assert (touched.parsed, touched.rendered, touched.changes) == (0, 0, ())
    assert newsroom.build().read == 0


def test_a_file_of_the_same_size_within_a_moment_is_seen(newsroom: Newsroom) -> None:
    """A stat is not believed while it is young: here the clock says that no time has passed at all."""
    instant = (newsroom.root / "content/uk/rail.md").stat().st_ctime_ns
    newsroom.build(started_ns=instant)
    assert newsroom.build(started_ns=instant).read > 0
    assert newsroom.build().read > 0
    assert newsroom.build().read == 0
