"""The album of pictures: one entry for each file and each address, and one use for each place that shows it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from broadsheet import press
from broadsheet.album import album, keys
from broadsheet.pictures import sizes
from tests.newsroom import Newsroom, story
from tests.pictures import made


def test_a_substitute_is_a_use_and_its_sizes_are_kept(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    for name, width in (("old", 90), ("new", 80)):
        newsroom.write(f"content/uk/{name}.jpg", made.encoded(made.gradient(width, 60), "JPEG"))
    rights = "rights: {until: 2026-12-01, instead: new.jpg}"
    newsroom.write("content/uk/a.md", story("A", image=f"{{src: old.jpg, alt: Old, credit: Ann, {rights}}}"))
    given = press.ask(newsroom.job()).given
    after = datetime(2026, 12, 2, tzinfo=UTC)
    new, old = album(given, after)
    assert [(entry.path, len(entry.uses), entry.uses[0].shown) for entry in (new, old)] == [
        ("uk/new.jpg", 1, True),
        ("uk/old.jpg", 1, False),
    ]
    assert (old.missing, old.thumbnail, new.thumbnail[:11]) == (("licence",), "", "/media/new-")
    picture = given.articles[0].card.picture
    assert picture is not None
    assert picture.instead is not None
    options = given.site.reading().pictures
    for shown in (picture, picture.instead):
        assert set(sizes.keys(given.media[shown.source], shown, options).values()) <= keys(given)
