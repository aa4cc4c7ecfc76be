"""The difference, its order, and its limits."""

from __future__ import annotations

from datetime import timedelta

from broadsheet.hosting import Stage
from broadsheet.publish.manifest import Entry
from broadsheet.publish.plan import Plan, Standing, compare, too_many
from tests.publish.site import NOW

HOUR = timedelta(hours=1)
STAGES = {
    "theme/a.css": Stage.STATIC,
    "uk/rail/index.html": Stage.STORIES,
    "uk/index.html": Stage.LISTS,
    "uk/feed.xml": Stage.FEEDS,
    "index.html": Stage.LISTS,
    "feed.xml": Stage.FEEDS,
}
PICTURE = "media/boat.0123456789ab.jpg"


def entry(text: str = "1", cache: str = "") -> Entry:
    return Entry(text, 1, "text/html", cache)


def plan(paths: dict[str, Entry], standing: Standing, **options: bool) -> Plan:
    return compare(paths, {path: STAGES.get(path, Stage.STATIC) for path in paths}, standing, NOW, HOUR, **options)


def test_what_is_new_comes_first_and_the_home_page_never_counts_as_new() -> None:
    steps = plan(dict.fromkeys(STAGES, entry()), Standing()).steps
    assert [step.paths for step in steps] == [
        ("theme/a.css",),
        ("uk/rail/index.html",),
        ("uk/index.html",),
        ("feed.xml", "uk/feed.xml"),
        ("index.html",),
    ]
    assert [step.is_new for step in steps] == [True, True, True, True, False]


def test_only_what_differs_is_sent_and_headers_count_where_they_are_kept() -> None:
    standing = Standing({"index.html": entry(), "feed.xml": entry()})
    files = {"index.html": entry(cache="no-store"), "feed.xml": entry()}
    assert plan(files, standing).changed == ("index.html",)
    assert plan(files, standing, has_headers=False).sent == 0
    assert plan(dict(standing.files), standing).settles(standing)


def test_what_a_broken_run_has_touched_is_sent_again() -> None:
    standing = Standing(
        {"index.html": entry()}, unsure={"index.html", "uk/feed.xml"}, stray={"uk/index.html", "x.html"}
    )
    found = plan({path: entry() for path in ("index.html", "uk/feed.xml", "uk/index.html")}, standing)
    assert found.new == ("uk/index.html",)
    assert found.changed == ("index.html", "uk/feed.xml")
    assert found.deleted == ("x.html",)


def test_fingerprinted_files_leave_when_their_grace_is_over() -> None:
    gone = Standing({PICTURE: entry(), "uk/rail/index.html": entry()})
    found = plan({}, gone)
    assert (found.deleted, found.leaving) == (("uk/rail/index.html",), {PICTURE: NOW.isoformat()})
    early = Standing(leaving={PICTURE: (NOW - HOUR / 2).isoformat()})
    assert plan({}, early).settles(early)
    assert plan({}, Standing(leaving={PICTURE: (NOW - HOUR).isoformat()})).deleted == (PICTURE,)
    back = plan({PICTURE: entry()}, early)
    assert (back.new, back.leaving) == ((PICTURE,), {})


def test_what_stands_in_the_way_goes_first() -> None:
    found = plan({"uk/index.html": entry(), "a": entry()}, Standing({"uk": entry(), "a/b.html": entry(), "c": entry()}))
    assert (found.first, found.last) == (("a/b.html", "uk"), ("c",))


def test_limits() -> None:
    found = plan({}, Standing({f"{number}.html": entry() for number in range(300)}))
    assert too_many(found, 300, None, None) == [("deleted", 300, 100)]
    assert too_many(found, 3000, None, None) == []
    assert too_many(found, 3000, 0, 5) == [("deleted", 300, 5)]
    assert too_many(plan(dict.fromkeys(STAGES, entry()), Standing()), 0, 5, None) == [("changed", 6, 5)]
