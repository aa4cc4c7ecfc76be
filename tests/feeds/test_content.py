"""What stands in the content of an entry, and the self-check over the awkward stories."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from broadsheet.feeds import content, manner, proof
from broadsheet.feeds.entry import facts, plain
from broadsheet.feeds.proof import Item
from broadsheet.feeds.words import translated
from broadsheet.model import (
    Author,
    Body,
    Card,
    Entry,
    FeedWords,
    Figure,
    Media,
    Picture,
    Recording,
    Section,
    Shelf,
    Variant,
)
from tests.feeds.awkward import awkward, name_id
from tests.feeds.paper import Paper, at, parsed

UK = Section("uk", "UK", "/uk/")
MANNER = manner.Manner("en-GB", "full", True, FeedWords(), "https://gazette.example", "Europe/London", "The Gazette")


@pytest.fixture(scope="module")
def items() -> dict[str, Item]:
    """Every awkward story as it stands in the Atom feed, by its name."""
    read = proof.read(awkward().print()["feed.xml"], "atom")
    return {item.id.rsplit(":", 1)[1]: item for item in read.items}


def test_the_self_check_finds_nothing_in_the_awkward_stories() -> None:
    assert awkward().faults() == []


def test_titles_are_plain_text(items: dict[str, Item]) -> None:
    assert items["tag"].title == "Q&A: what the <title> tag means"
    assert items["emoji"].title == "Goal 🎉 for 👩‍👩‍👧‍👦"


def test_text_from_right_to_left_says_so(items: dict[str, Item]) -> None:
    assert items["rtl"].content.startswith('<div dir="rtl" lang="ar">')
    assert items["rtl"].lang == "ar"


def test_several_authors_sign_in_the_last_line(items: dict[str, Item]) -> None:
    assert items["notes"].authors == ("A One", "B Two", "C Three", "D Four", "E Five")
    assert items["notes"].content.endswith("<p>By A One, B Two, C Three, D Four and E Five</p>")
    assert items["emoji"].content.endswith("<p>By Ann Wright and Bob &amp; Co</p>")
    assert "By Ann" not in items["tag"].content


def test_an_agency_signs_alone_and_the_newsroom_signs_the_rest(items: dict[str, Item]) -> None:
    assert items["cdata"].authors == ("Wire",)
    assert items["long"].authors == ("The Gazette",)


def test_links_to_stories_are_whole(items: dict[str, Item]) -> None:
    assert 'href="https://gazette.example/uk/tag/#x"' in items["links"].content


def test_a_link_to_a_story_that_is_not_public_keeps_its_words() -> None:
    paper = Paper().story("uk/a.md", "A", "See [the plan](b.md).").story("uk/b.md", "B", draft="true")
    (item,) = proof.read(paper.print()["feed.xml"], "atom").items
    assert item.content == "<p>See the plan.</p>"


def test_the_lead_picture_stands_first_with_caption_and_credit(items: dict[str, Item]) -> None:
    figure, rest = items["picture"].content.split("\n", 1)
    assert figure.startswith('<figure><img src="https://gazette.example/media/rail')
    assert figure.endswith("<figcaption>Late &amp; again (Di Low)</figcaption></figure>")
    assert rest == "<p>Words.</p>"
    assert items["picture"].picture in figure


def test_a_correction_stands_first_and_dated(items: dict[str, Item]) -> None:
    note = "<p><strong>Correction (21 November 2026):</strong> It was &lt;Tuesday&gt;.</p>\n"
    assert items["wrong"].content == f"{note}<p>Words.</p>"
    assert items["wrong"].updated == "2026-11-21T10:00:00Z"
    assert "Correction" in items["wrong"].tags


def test_a_retraction_replaces_the_story_and_keeps_its_id(items: dict[str, Item]) -> None:
    item = items["withdrawn"]
    assert item.id == name_id("withdrawn")
    assert item.title == "Retracted: Withdrawn"
    assert item.content == "<p><strong>Retraction (21 November 2026):</strong> We were deceived.</p>"
    assert item.summary == "We were deceived."


def test_the_notice_of_a_correction_links_to_its_story() -> None:
    read = proof.read(awkward().print()["corrections/feed.xml"], "atom")
    item = next(item for item in read.items if "wrong" in item.id)
    assert item.title == "Correction: Wrong"
    assert '<a href="https://gazette.example/uk/wrong/">Read the story</a>' in item.content
    assert item.published == item.updated == "2026-11-21T10:00:00Z"


def test_sound_is_an_enclosure_with_its_true_length(items: dict[str, Item]) -> None:
    ((url, kind, size),) = items["sound"].enclosures
    assert url.startswith("https://gazette.example/media/talk.")
    assert (kind, size) == ("audio/mpeg", "123456")


def test_a_film_is_played_and_is_an_enclosure(items: dict[str, Item]) -> None:
    ((url, kind, size),) = items["film"].enclosures
    assert (kind, size) == ("video/mp4", "5000")
    assert f'<video controls="" src="{url}"><a href="{url}">The gale</a></video>' in items["film"].content
    assert "<figcaption>Waves at the quay</figcaption>" in items["film"].content


def test_the_recording_that_the_text_has_first_is_the_one_of_rss() -> None:
    text = "[More](a.pdf)\n\n![The gale](gale.mp4)\n\n[An *aria*](aria.mp3)\n\n![End](https://a.example/a.mp3)"
    paper = Paper().story("uk/a.md", "A", text, pictures="[{src: 'https://a.example/a.mp3', size: 9}]")
    for name, kind in (("aria.mp3", "audio/mpeg"), ("a.pdf", "application/pdf")):
        paper.shelf = Shelf({**paper.shelf.media, f"uk/{name}": Media(f"uk/{name}", b"x", 7, kind)})
    documents = paper.print()
    atom, rss = (parsed(documents[name]).entries[0].enclosures for name in ("feed.xml", "rss.xml"))
    assert [link.href.rpartition("/")[2].partition(".")[0] for link in atom] == ["gale", "aria", "a", "a"]
    assert [link.type for link in atom] == ["video/mp4", "audio/mpeg", "audio/mpeg", "application/pdf"]
    assert [link.href for link in rss] == [atom[0].href]


def test_what_is_embedded_from_elsewhere_is_a_link(items: dict[str, Item]) -> None:
    assert '<a href="https://v.example/1">' in items["raw"].content
    assert "iframe" not in items["raw"].content


def test_the_words_of_a_feed_are_those_of_its_language() -> None:
    german = translated({"By %(names)s": "Von %(names)s"}.get)  # type: ignore[arg-type]
    assert german.byline == "Von %(names)s"
    how = replace(MANNER, lang="de", words=replace(FeedWords(), byline="Von %(names)s", correction="Berichtigung"))
    assert made(entry(authors=("A", "B")), how).endswith("<p>Von A und B</p>")


def entry(picture: Picture | None = None, authors: tuple[str, ...] = (), **fields: Any) -> Entry:
    card = Card("id", "/uk/a/", "uk", "A", at("2026-11-20T09:00"), at("2026-11-20T09:00"), picture=picture)
    return Entry(card, b"b", UK, people=tuple(Author(name, name) for name in authors), **fields)


def made(entry: Entry, how: manner.Manner = MANNER, html: str = "<p>Text</p>", figures: tuple[Figure, ...] = ()) -> str:
    body = Body("", feed_html=html, figures=figures)
    before, after = content.around(entry, body, facts(entry, body, how), how)
    return (before + (content.text(entry, body, how) if content.has_text(entry, how) else b"") + after).decode()


def test_translators_and_the_photographer_contribute() -> None:
    paper = Paper().story("uk/a.md", "A", translator="Bo Lee, Cy & Co", image="{src: rail.jpg, alt: A, credit: Di Low}")
    (entry,) = parsed(paper.print()["feed.xml"]).entries
    assert [person.name for person in entry.contributors] == ["Bo Lee", "Cy & Co", "Di Low"]


def test_a_topic_that_cannot_be_written_in_an_address_is_a_category_by_its_name() -> None:
    (entry,) = parsed(Paper().story("uk/a.md", "A", tags="[🎉, Goal]").print()["feed.xml"]).entries
    assert [(tag.term, tag.label) for tag in entry.tags][1:] == [("🎉", "🎉"), ("goal", "Goal")]


def test_control_characters_and_half_characters_are_left_out() -> None:
    assert made(entry(), html="<p>a\x00\x07\x1b\ufffe\uffff\ud800b\tc</p>") == "<p>ab\tc</p>"
    assert plain("  one\n two\x00\ud800 ") == "one two"


AVIF = Variant("/media/a.avif", 1600, 900, "image/avif")
WIDE = Variant("/media/a-1600.jpg", 1600, 900, "image/jpeg")
SMALL = Variant("/media/a-480.jpg", 480, 270, "image/jpeg")
HUGE = Variant("/media/a-4000.jpg", 4000, 2250, "image/jpeg")
SQUARE = Variant("/media/a-1x1.jpg", 1600, 1600, "image/jpeg", crop="1x1")


@pytest.mark.parametrize(
    ("variants", "url"),
    [
        ((AVIF, WIDE, SMALL, HUGE, SQUARE), WIDE.url),
        ((AVIF, SMALL), SMALL.url),
        ((), "/media/a.jpg"),
    ],
)
def test_the_picture_is_one_that_every_reader_shows(variants: tuple[Variant, ...], url: str) -> None:
    picture = Picture("/media/a.jpg", "A", variants=variants, width=4000, height=2250, type="image/jpeg")
    said = facts(entry(picture), Body(""), MANNER)
    assert said.lead is not None
    assert said.lead.shot.url == f"https://gazette.example{url}"


def test_a_picture_that_may_not_be_passed_on_is_not() -> None:
    picture = Picture("/media/a.jpg", "A", syndicate=False)
    assert facts(entry(picture), Body(""), MANNER).lead is None
    assert made(entry(picture)) == "<p>Text</p>"


def test_a_feed_without_pictures_has_none_in_its_texts_either() -> None:
    pictures = (Figure(shot("x"), inline=True), Figure(shot("y"), "c"), Figure(shot("z"), recording=FILM))
    html = "<p>a <!--figure 0--> b</p><!--figure 1--><p>d</p><!--figure 2-->"
    film = (
        '<figure><video controls="" src="https://gazette.example/media/gale.mp4">'
        '<a href="https://gazette.example/media/gale.mp4">gale.mp4</a></video></figure>'
    )
    assert made(entry(), replace(MANNER, has_pictures=False), html, pictures) == f"<p>a  b</p><p>d</p>{film}"


FILM = Recording("/media/gale.mp4", "video/mp4")


def shot(name: str, **fields: Any) -> Picture:
    """A picture with a digest of its own."""
    return Picture(f"/media/{name}.jpg", name, **{"digest": name.encode(), **fields})


def addresses(html: str) -> list[str]:
    """The pictures of a text, by their names."""
    return re.findall(r'(?:src|poster)="https://gazette\.example/media/(\w+)\.jpg"', html)


NEW, SECRET = shot("new", caption="New & <own>"), shot("secret", syndicate=False)
BODY = "<!--figure 0--><p>a <!--figure 1--> b</p>"


@pytest.mark.parametrize(
    ("picture", "withheld", "shown"),
    [
        (shot("old"), (), ["old", "old"]),
        (shot("old"), (b"old",), []),
        (shot("old", instead=NEW), (), ["old", "old"]),
        (shot("old", instead=NEW), (b"old",), ["new", "new"]),
        (shot("old", instead=NEW), (b"old", b"new"), []),
        (shot("old", instead=SECRET), (b"old",), []),
        (shot("old", instead=NEW, syndicate=False), (), []),
        (shot("old", instead=NEW, syndicate=False), (b"old",), ["new", "new"]),
        (SECRET, (), []),
    ],
)
def test_pictures_in_the_text_are_those_that_may_be_passed_on(
    picture: Picture, withheld: tuple[bytes, ...], shown: list[str]
) -> None:
    html = made(entry(withheld=withheld), html=BODY, figures=(Figure(picture, "Words"), Figure(picture, inline=True)))
    assert addresses(html) == shown
    assert html.startswith("<figure>") == bool(shown)
    assert ("<figcaption>New &amp; &lt;own&gt;</figcaption>" in html) == ("new" in shown)
    assert html.endswith("b</p>")


def test_a_film_whose_still_may_not_be_passed_on_stays() -> None:
    html = made(entry(), html="<!--figure 0-->", figures=(Figure(SECRET, "Waves", recording=FILM),))
    assert addresses(html) == []
    assert html.startswith('<figure><video controls="" src="https://gazette.example/media/gale.mp4"><a ')


def test_a_link_in_a_caption_is_whole() -> None:
    figure = Figure(shot("x"), 'See <a href="story:uk/b.md">b</a>, <a href="#c">c</a>')
    html = made(entry(links=(("uk/b.md", "/uk/b/"),)), html="<!--figure 0-->", figures=(figure,))
    assert '<a href="https://gazette.example/uk/b/">b</a>, <a href="https://gazette.example/uk/a/#c">c</a>' in html


@pytest.mark.parametrize(
    ("text", "fields", "shown"),
    [
        ("", {}, "<p>News &amp; more</p>\n"),
        ("", {"standfirst": "3 < 4."}, "<p>3 &lt; 4.</p>\n"),
        ("", {"standfirst": "So.", "authors": "[A One, B Two]"}, "<p>So.</p>\n\n<p>By A One and B Two</p>"),
        ("", {"standfirst": "خبر", "lang": "ar"}, '<div dir="rtl" lang="ar">\n<p>خبر</p>\n\n</div>'),
        ("![A](rail.jpg)", {"pictures": "[{src: rail.jpg, rights: {syndicate: no}}]"}, "<p>News &amp; more</p>\n"),
    ],
)
def test_a_story_without_a_text_says_its_standfirst(text: str, fields: dict[str, str], shown: str) -> None:
    paper = Paper().story("uk/flash.md", "News & more", text, **fields)
    documents = paper.print()
    (item,) = json.loads(documents["feed.json"])["items"]
    (entry,) = proof.read(documents["feed.xml"], "atom").items
    assert (item["content_html"], entry.content) == (shown, shown)
    assert paper.faults() == []


def test_a_picture_alone_is_a_text() -> None:
    assert "<p>A</p>" not in made(entry(shot("a")), html="")
    assert "<p>A</p>" not in made(entry(), html="<!--figure 0-->", figures=(Figure(shot("a")),))


def test_a_feed_of_summaries_has_no_content() -> None:
    assert made(entry(), replace(MANNER, content="summary")) == ""
