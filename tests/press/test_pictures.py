"""Pictures in whole builds: nothing private leaves, nothing is converted twice, every address leads to a file."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from broadsheet import press
from broadsheet.due import Cause, due
from broadsheet.errors import Mistakes
from tests.newsroom import NOW, SETTINGS, Newsroom, story
from tests.pictures import made, sounds

PICTURES = '\n[pictures]\nwidths = [40, 80]\nformats = ["webp", "jpeg"]\n'
PRIVATE = made.with_segment(
    made.encoded(made.gradient(120, 90), "JPEG", exif=made.exif(6, caption="At the bridge", credit="Ann Smith")),
    made.iptc(credit="Ann Smith/Agency"),
)
LEAD = "{src: bridge.jpg, alt: A bridge}"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path, SETTINGS + PICTURES)
    room.write("content/uk/bridge.jpg", PRIVATE)
    body = "![A bridge](bridge.jpg)\n\n[All of it](bridge.jpg)\n\n<picture><img src='bridge.jpg' alt='x'></picture>"
    room.write("content/uk/rail.md", story("Rail fares rise", body, image=LEAD))
    room.write("content/uk/bundle/index.md", story("A bundle"))
    room.write("content/uk/bundle/beside.jpg", PRIVATE)
    return room


def test_no_printed_file_says_where_or_with_what_a_picture_was_taken(newsroom: Newsroom) -> None:
    newsroom.build()
    printed = newsroom.site()
    pictures = {path: data for path, data in printed.items() if path.endswith((".jpg", ".webp", ".avif", ".png"))}
    assert len(pictures) >= 7
    assert any("beside" in path for path in pictures)
    for path, data in pictures.items():
        block = made.opened(data).getexif()
        assert not block.get_ifd(0x8825), path
        assert not block.get_ifd(0x8769), path
        assert set(block) <= {0x013B, 0x8298}, path
    assert [path for path, data in printed.items() if made.SERIAL.encode() in data] == []


def test_the_embedded_credit_is_shown_and_warned_about(newsroom: Newsroom) -> None:
    report = newsroom.build()
    assert "Ann Smith/Agency" in newsroom.printed("uk/rail/index.html")
    assert "B360" in {problem.code for problem in report.problems}


def test_every_address_of_a_picture_leads_to_a_file(newsroom: Newsroom) -> None:
    for name, focus in (("a", "[0, 0]"), ("b", "[1, 1]")):
        image = f"{{src: /uk/bridge.jpg, alt: A bridge, focus: {focus}}}"
        newsroom.write(f"content/uk/{name}.md", story(f"Story {name}", image=image))
    newsroom.build()
    printed = newsroom.site()
    pages = "\n".join(data.decode() for path, data in printed.items() if path.endswith((".html", ".xml", ".json")))
    wanted = set(re.findall(r"/(media/[\w.-]+)", pages))
    assert len([path for path in wanted if "-social-" in path]) == 3
    assert wanted <= printed.keys()


def test_what_is_in_the_store_is_not_converted_again(newsroom: Newsroom) -> None:
    newsroom.build()
    stored = {
        path: path.stat().st_ino for path in (newsroom.root / ".broadsheet/pictures").rglob("*") if path.is_file()
    }
    printed = newsroom.site()
    assert stored
    newsroom.build(output=newsroom.root / "elsewhere")
    again = {path: path.stat().st_ino for path in (newsroom.root / ".broadsheet/pictures").rglob("*") if path.is_file()}
    assert again == stored
    assert newsroom.site(newsroom.root / "elsewhere") == printed


def test_a_picture_leaves_when_its_rights_end(newsroom: Newsroom) -> None:
    image = "{src: old.jpg, alt: Old, rights: {until: 2026-12-01}}"
    newsroom.write("content/uk/old.jpg", made.encoded(made.gradient(90, 60), "JPEG"))
    newsroom.write("content/uk/old.md", story("Old times", image=image))
    newsroom.build()
    assert any(path.startswith("media/old-") for path in newsroom.site())
    newsroom.build(datetime(2026, 12, 2, tzinfo=UTC))
    assert not any(path.startswith("media/old-") for path in newsroom.site())
    assert "media/old-" not in newsroom.printed("uk/old/index.html")


def test_facts_that_stories_share_are_shown_and_their_change_is_noticed(newsroom: Newsroom) -> None:
    newsroom.write("content/_pictures/harbour.jpg", made.encoded(made.gradient(90, 60), "JPEG"))
    facts = newsroom.write("content/_pictures/harbour.toml", 'alt = "The harbour"\ncredit = "Zoë Grün"\n')
    newsroom.write("content/uk/harbour.md", story("Harbour", image="/_pictures/harbour.jpg"))
    newsroom.build()
    assert "Zoë Grün" in newsroom.printed("uk/harbour/index.html")
    facts.write_text('alt = "The harbour"\ncredit = "Another hand"\n', encoding="utf-8")
    newsroom.build()
    assert "Another hand" in newsroom.printed("uk/harbour/index.html")


def test_a_picture_that_cannot_be_converted_stops_the_build(newsroom: Newsroom) -> None:
    newsroom.build()
    before = newsroom.site()
    noise = b"".join(sha256(bytes([row])).digest() * 29 for row in range(200))
    broken = bytearray(made.encoded(Image.frombytes("RGB", (300, 200), noise[: 300 * 200 * 3].ljust(180_000)), "PNG"))
    broken[3000:3200] = b"\0" * 200
    newsroom.write("content/uk/broken.png", bytes(broken))
    newsroom.write("content/uk/broken.md", story("Broken", image="{src: broken.png, alt: x}"))
    with pytest.raises(Mistakes) as caught:
        newsroom.build()
    assert [(found.code, found.path) for found in caught.value.problems] == [("B359", "content/uk/broken.png")]
    assert newsroom.site() == before
    assert replace(caught.value.problems[0]).text.startswith('"broken.png" could not be converted')


def test_a_picture_is_replaced_when_its_rights_end(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/old.jpg", made.encoded(made.gradient(90, 60), "JPEG"))
    newsroom.write("content/uk/new.jpg", made.encoded(made.gradient(80, 50), "JPEG"))
    rights = "rights: {until: 2026-12-01, instead: new.jpg}"
    fields = {"image": f"{{src: old.jpg, alt: Old, {rights}}}", "pictures": f"[{{src: old.jpg, {rights}}}]"}
    newsroom.write("content/uk/old.md", story("Old times", "![Old](old.jpg)", **fields))
    newsroom.build()
    before = newsroom.printed("uk/old/index.html")
    assert "media/old-" in before
    assert "media/new" not in before
    assert not any(path.startswith("media/new") for path in newsroom.site())
    newsroom.build(datetime(2026, 12, 2, tzinfo=UTC))
    after = newsroom.printed("uk/old/index.html")
    assert not any(path.startswith("media/old-") for path in newsroom.site())
    assert after.count('<img src="/media/new') == 2
    assert {f"media/{name}" for name in re.findall(r"/media/([\w.-]+)", after)} <= newsroom.site().keys()


FAR = "https://agency.example/far.jpg"
FAR_STORY = f"![Far away]({FAR})\n\nWords."


def test_a_picture_elsewhere_leaves_when_its_rights_end(newsroom: Newsroom) -> None:
    said = f"[{{src: '{FAR}', credit: Cy Jones, rights: {{until: 2026-12-01}}}}]"
    newsroom.write("content/uk/far.md", story("Far", FAR_STORY, pictures=said))
    newsroom.build()
    places = ("uk/far/index.html", "feed.xml", "rss.xml", "feed.json")
    assert all(FAR in newsroom.printed(path) for path in places)
    assert "Cy Jones" in newsroom.printed("uk/far/index.html")
    end = datetime(2026, 12, 1, tzinfo=UTC)
    causes = due(press.ask(newsroom.job()).given, NOW)
    assert Cause(end, "uk/far.md", f"loses the picture {FAR}") in causes
    newsroom.build(end)
    assert not [path for path in places if FAR in newsroom.printed(path) or "Cy Jones" in newsroom.printed(path)]


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("_authors/ann.md", "authors/ann"),
        ("_topics/fares.md", "topics/fares"),
        ("_series/lines.md", "series/lines"),
        ("_pages/about.md", "about"),
        ("uk/_section.md", "uk"),
    ],
)
def test_the_text_of_a_profile_names_stories_and_loses_pictures_as_a_story_does(
    newsroom: Newsroom, file: str, page: str
) -> None:
    fields = {"authors": "[ann]", "tags": "[fares]", "series": "lines"}
    newsroom.write("content/uk/rail.md", story("Rail fares rise", **fields))
    said = f"pictures: [{{src: '{FAR}', rights: {{until: 2026-12-01}}}}]"
    text = f"See [all of it](/uk/rail.md).\n\n![Far]({FAR})"
    newsroom.write(f"content/{file}", f"---\ntitle: It\n{said}\n---\n{text}\n")
    newsroom.build()
    before = newsroom.printed(f"{page}/index.html")
    assert '<a href="/uk/rail/">all of it</a>' in before
    assert FAR in before
    newsroom.build(datetime(2026, 12, 1, tzinfo=UTC))
    assert FAR not in newsroom.printed(f"{page}/index.html")


def test_a_picture_elsewhere_is_replaced_when_its_rights_end(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/new.jpg", made.encoded(made.gradient(80, 50), "JPEG"))
    said = f"[{{src: '{FAR}', rights: {{until: 2026-12-01, instead: new.jpg}}}}]"
    newsroom.write("content/uk/far.md", story("Far", FAR_STORY, pictures=said))
    newsroom.build()
    assert not any(path.startswith("media/new") for path in newsroom.site())
    newsroom.build(datetime(2026, 12, 2, tzinfo=UTC))
    page = newsroom.printed("uk/far/index.html")
    assert FAR not in page
    assert (newsroom.output / re.findall(r'<img src="/(media/new[\w.-]+)', page)[0]).is_file()


def test_a_picture_elsewhere_that_may_not_be_passed_on_stands_in_pages_alone(newsroom: Newsroom) -> None:
    said = f"{{src: '{FAR}', alt: Far away, rights: {{syndicate: false}}}}"
    newsroom.write("content/uk/far.md", story("Far", FAR_STORY, image=said, pictures=f"[{said}]"))
    newsroom.build()
    assert newsroom.printed("uk/far/index.html").count(f'<img src="{FAR}"') == 2
    feeds = {path: data for path, data in newsroom.site().items() if path.endswith((".xml", ".json"))}
    assert [path for path, data in feeds.items() if b"uk/far/" in data and "sitemap" not in path]
    assert [path for path, data in feeds.items() if FAR.encode() in data and "sitemap" not in path] == []


@pytest.mark.slow
def test_another_program_reads_the_notice_and_finds_no_place(newsroom: Newsroom, needs: Callable[[str], str]) -> None:
    """Every file of the site, whatever its kind, by a program that knows all of their metadata."""
    facts = (
        'credit = "Zoë Grün / Æther"\ncopyright = "© 2026 The Gazette"\nlicence_url = "https://gazette.example/licence"'
    )
    newsroom.write("content/_pictures/harbour.jpg", PRIVATE)
    newsroom.write("content/_pictures/harbour.toml", f'alt = "Boats"\n{facts}\n')
    newsroom.write("content/uk/walk.mp4", sounds.mp4(place=b"+51.5074-000.1278/"))
    text = "![A walk](walk.mp4)\n\n![Boats](/_pictures/harbour.jpg)"
    newsroom.write("content/uk/harbour.md", story("Harbour", text, image="/_pictures/harbour.jpg"))
    newsroom.root.joinpath("broadsheet.toml").write_text(
        SETTINGS + PICTURES.replace('"webp", ', '"avif", "webp", '), encoding="utf-8"
    )
    newsroom.build()
    command = [needs("exiftool"), "-json", "-G1", "-a", "-r", "-charset", "utf8", str(newsroom.output)]
    found = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    told = {Path(item["SourceFile"]).name: item for item in found}
    kinds = Counter(Path(name).suffix for name in told)
    assert min(kinds[".jpg"], kinds[".webp"], kinds[".avif"], kinds[".mp4"]) > 0
    for name, item in told.items():
        assert not [tag for tag in item if re.search(r"GPS|Serial|Location", tag)], name
    for name, item in told.items():
        if name.startswith("harbour") and Path(name).suffix in (".jpg", ".webp", ".avif"):
            assert item["XMP-photoshop:Credit"] == "Zoë Grün / Æther", name
            assert item["XMP-dc:Rights"] == "© 2026 The Gazette", name
            assert item["XMP-xmpRights:WebStatement"] == "https://gazette.example/licence", name
            assert item["IFD0:Copyright"] == "© 2026 The Gazette", name
    original = json.loads(subprocess.run([*command[:-1], str(newsroom.root / "content")], capture_output=True).stdout)
    places = [item for item in original if any("GPS" in tag for tag in item)]
    assert len(places) >= 4, "the originals must have what the printed files lack"
