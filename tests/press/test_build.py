"""Whole builds of small sites by the real press: what is printed, what is left alone, what stops a build."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from broadsheet import press
from broadsheet.errors import Mistakes
from tests.newsroom import NOW, SETTINGS, Newsroom, story
from tests.pictures.made import encoded, gradient

RAIL = story("Rail fares rise", "Fares rise on *Monday*.", standfirst="Up they go.", date="2026-11-20T09:00")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.write("content/uk/rail.md", RAIL)
    room.write("content/uk/bus.md", story("Bus fares fall", "Fares fall.", date="2026-11-19T09:00"))
    return room


def test_a_story_is_printed_and_listed(newsroom: Newsroom) -> None:
    report = newsroom.build()
    assert report.stories == 2
    assert "Fares rise on <em>Monday</em>." in newsroom.printed("uk/rail/index.html")
    assert "Rail fares rise" in newsroom.printed("uk/index.html")
    assert "Rail fares rise" in newsroom.printed("index.html")


def test_building_again_prints_and_parses_nothing(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.rouse()
    again = newsroom.build()
    assert (again.parsed, again.rendered, again.changes) == (0, 0, ())


def test_a_corrected_body_reprints_its_story_and_no_list(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.write("content/uk/rail.md", RAIL.replace("Monday", "Tuesday"))
    report = newsroom.build()
    pages = [change.path for change in report.changes if change.path.endswith(".html")]
    assert pages == ["uk/rail/index.html"]
    assert report.changes[0].why == "what it shows changed"


def test_a_withdrawn_file_takes_its_page_along(newsroom: Newsroom) -> None:
    newsroom.build()
    (newsroom.root / "content/uk/bus.md").unlink()
    report = newsroom.build()
    assert "uk/bus/index.html" in {change.path for change in report.changes if change.change == "removed"}
    assert not (newsroom.output / "uk/bus").exists()


def test_mistakes_stop_the_build_and_leave_the_site_whole(newsroom: Newsroom) -> None:
    newsroom.build()
    before = newsroom.site()
    newsroom.write("content/uk/one.md", "---\ntitle: [\n---\n")
    newsroom.write("content/uk/two.md", story("Two", section="ukk"))
    with pytest.raises(Mistakes) as raised:
        newsroom.build()
    assert {found.path for found in raised.value.problems} == {"content/uk/one.md", "content/uk/two.md"}
    assert newsroom.site() == before


def test_keep_going_leaves_out_what_is_wrong(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/one.md", "---\ntitle: [\n---\n")
    newsroom.write("content/uk/two.md", story("Two", section="ukk"))
    report = newsroom.build(keep_going=True)
    assert report.left_out == ("uk/one.md", "uk/two.md")
    assert report.stories == 2


def test_a_mistake_in_a_template_leaves_the_site_whole(newsroom: Newsroom) -> None:
    newsroom.build()
    before = newsroom.site()
    newsroom.write("site_templates/story.html", "{{ content.no_such_thing }}")
    with pytest.raises(Mistakes, match=r"site_templates/story\.html:1.*no_such_thing"):
        newsroom.build()
    assert newsroom.site() == before


def test_a_file_of_somebody_else_is_never_touched(newsroom: Newsroom) -> None:
    newsroom.write("output/CNAME", "gazette.example")
    newsroom.build()
    assert newsroom.printed("CNAME") == "gazette.example"


def test_a_stranger_in_the_place_of_a_page_is_named(newsroom: Newsroom) -> None:
    newsroom.write("output/uk/rail/index.html", "by hand")
    with pytest.raises(Mistakes, match=r"output/uk/rail/index\.html: B431"):
        newsroom.build()
    assert newsroom.printed("uk/rail/index.html") == "by hand"


def test_a_lost_ledger_is_no_loss(newsroom: Newsroom) -> None:
    newsroom.build()
    before = newsroom.site()
    for file in (newsroom.root / ".broadsheet").iterdir():
        file.unlink()
    (newsroom.root / "content/uk/bus.md").unlink()
    newsroom.build()
    assert set(before) - set(newsroom.site()) >= {"uk/bus/index.html"}


def test_a_scribbled_output_is_printed_again(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.write("output/uk/rail/index.html", "scribble")
    report = newsroom.build()
    assert [(change.path, change.why) for change in report.changes] == [
        ("uk/rail/index.html", "the printed file was changed")
    ]


def test_too_many_changes_print_nothing(newsroom: Newsroom) -> None:
    newsroom.build()
    before = newsroom.site()
    newsroom.write("content/uk/tram.md", story("Tram opens"))
    with pytest.raises(Mistakes, match="B434"):
        newsroom.build(max_changed=3)
    assert newsroom.site() == before


def test_two_addresses_that_clash_name_both_files(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/Rail.md", story("Another rail story", slug="rail"))
    with pytest.raises(Mistakes, match=r"B411 the address /uk/rail/ is already that of uk/Rail\.md"):
        newsroom.build()


def test_an_alias_leads_to_its_story(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/tram.md", story("Tram opens", aliases="[/old/tram/]"))
    newsroom.build()
    assert "/uk/tram/" in newsroom.printed("old/tram/index.html")
    assert newsroom.printed("_redirects") == "/old/tram/ /uk/tram/ 301!\n"


NOTE = "[{at: 2026-11-21T09:00, text: It was Monday.}]"


@pytest.mark.parametrize(
    ("place", "kind", "above"),
    [("below", "correction", False), ("above", "correction", True), ("below", "retraction", True)],
)
def test_the_place_of_a_correction_is_a_setting(newsroom: Newsroom, place: str, kind: str, above: bool) -> None:
    newsroom.write("broadsheet.toml", SETTINGS + f'[stories]\ncorrections = "{place}"\n')
    note = NOTE.replace("}", f", kind: {kind}}}")
    newsroom.write("content/uk/tram.md", story("Tram opens", "It opens.", corrections=note, standfirst="At last."))
    newsroom.build()
    page = newsroom.printed("uk/tram/index.html").partition("<article")[2]
    assert (page.index("It was Monday.") < page.index("It opens.")) is above


def test_a_correction_of_tomorrow_is_in_no_file(newsroom: Newsroom) -> None:
    later = NOTE.replace("2026-11-21", "2026-11-24")
    newsroom.write("content/uk/tram.md", story("Tram opens", "It opens.", corrections=later))
    newsroom.build()
    assert not [path for path, data in newsroom.site().items() if b"It was Monday." in data]


def test_a_picture_without_rights_leaves_the_page_and_the_folder(newsroom: Newsroom) -> None:
    newsroom.write("content/uk/ferry.png", encoded(gradient(640, 400), "PNG"))
    rights = "{src: ferry.png, alt: A ferry, rights: {until: 2026-11-23T13:00}}"
    newsroom.write("content/uk/tram.md", story("Tram opens", "It opens.", image=rights))
    newsroom.build()
    assert "ferry" in newsroom.printed("uk/tram/index.html")
    newsroom.build(NOW + timedelta(hours=1))
    assert not [path for path, data in newsroom.site().items() if "ferry" in path or b"ferry" in data]


def test_a_question_does_not_stumble_over_a_ledger_of_another_make(newsroom: Newsroom) -> None:
    newsroom.build()
    newsroom.write(".broadsheet/ledger.sqlite", b"no ledger at all" * 100)
    assert len(press.ask(newsroom.job()).given.articles) == 2


ENDS = (
    "date: SAID",
    "date: 2026-11-20\nupdated: SAID",
    "date: 2026-11-20\nembargo: SAID",
    "date: 2026-11-20\nexpires: SAID",
    "date: 2026-11-20\nkilled: Wrong.\nupdated: SAID",
    "date: 2026-11-20\ncorrections: [{at: SAID, text: Wrong.}]",
    "date: 2026-11-20\nimage: {src: https://a.example/a.jpg, alt: A, rights: {until: SAID}}",
)


@pytest.mark.parametrize("timezone", ["Pacific/Kiritimati", "Europe/London", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("said", ["9999-12-31", "9999-12-31T23:59:59Z", "1001-01-01", "1001-01-01T00:00Z"])
def test_the_ends_of_time_are_no_trouble(tmp_path: Path, timezone: str, said: str) -> None:
    address = '[stories]\nurl = "/{section}/{year}/{month}/{slug}/"\n'
    room = Newsroom(tmp_path, SETTINGS.replace("Europe/London", timezone) + address)
    for number, fields in enumerate(ENDS):
        front = fields.replace("SAID", said)
        room.write(f"content/uk/{number}.md", f"---\ntitle: Story {number}\nid: s{number}\n{front}\n---\nText.\n")
    room.build()
    assert room.build().changes == ()
