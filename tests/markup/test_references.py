"""Pictures, links and files that a story names, and the mistakes in them with their places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.model import Attachment, Given, Media, Shelf
from tests.markup.story import SHELF, codes, converted


def test_a_picture_alone_in_its_paragraph_is_a_figure() -> None:
    result = converted('Text.\n\n![Boats at the quay](boats.jpg "The *Anna*\'s crew | Ann Lee | Agency")')
    assert result.html == "<p>Text.</p>\n<!--figure 0-->"
    (figure,) = result.figures
    assert (figure.caption_html, figure.inline) == ("The <em>Anna</em>’s crew | Ann Lee", False)
    picture = figure.picture
    assert (picture.alt, picture.credit) == ("Boats at the quay", "Agency")
    assert picture.url == picture.variants[-1].url
    assert (picture.caption, picture.width, picture.height) == ("The Anna’s crew | Ann Lee", 1600, 900)
    assert (picture.source, picture.source_digest) == ("harbour/boats.jpg", b"\x01" * 16)
    assert result.media == (("harbour/boats.jpg", b"\x01" * 16),)


@pytest.mark.parametrize(
    ("title", "caption", "credit"),
    [
        ("Only a caption", "Only a caption", ""),
        ("Caption | Credit", "Caption", "Credit"),
        ("| Credit", "", "Credit"),
        ("A [link](javascript:x) & <script>x</script><b>y</b>", "A link &amp; <b>y</b>", ""),
    ],
)
def test_captions_and_credits(title: str, caption: str, credit: str) -> None:
    (figure,) = converted(f'![Boats](boats.jpg "{title}")').figures
    assert (figure.caption_html, figure.picture.credit) == (caption, credit)


def test_several_pictures_in_a_row_are_figures() -> None:
    result = converted("![A](boats.jpg)\n![B](/pictures/quay.jpg)")
    assert result.html == "<!--figure 0-->\n<!--figure 1-->"
    assert [figure.picture.alt for figure in result.figures] == ["A", "B"]


def test_a_picture_in_running_text_is_inline() -> None:
    result = converted("A ![flag](two%20words.png) here, [![logo](/assets/logo.png)](/harbour/).")
    assert result.html == '<p>A <!--figure 0--> here, <a href="/harbour/"><!--figure 1--></a>.</p>'
    assert all(figure.inline for figure in result.figures)
    logo = result.figures[1].picture
    assert (logo.url, logo.source, logo.width) == ("/assets/logo.png", "", 64)
    assert ("/assets/logo.png", b"\x07" * 16) in result.media


def test_raw_html_pictures_are_found_like_the_others() -> None:
    result = converted(
        '<figure onclick="y"><img src="boats.jpg" alt="Boats"><figcaption>By <em>us</em></figcaption></figure>'
        '\n\nText <img src="gone.jpg" alt="left"> text.'
    )
    assert result.figures[0].caption_html == "By <em>us</em>"
    assert "<!--figure 0-->" in result.html
    assert "Text left text." in result.html
    assert sorted(codes(result)) == ["B301", "B306"]


def test_shared_facts_fill_what_the_story_leaves_open() -> None:
    shelf = replace(
        SHELF, facts={"harbour/boats.jpg": Given(alt="Shared alt", caption="Shared <caption>", credit="Us")}
    )
    (figure,) = converted("![](boats.jpg)", shelf=shelf).figures
    assert (figure.picture.alt, figure.caption_html, figure.picture.credit) == (
        "Shared alt",
        "Shared &lt;caption&gt;",
        "Us",
    )


def test_a_picture_elsewhere_keeps_its_address() -> None:
    result = converted(
        '![A](https://example.org/a.jpg?x=1&y=2)\n\n<img src="//example.org/b.jpg" alt="B" width="20" height="10">'
    )
    assert [figure.picture.url for figure in result.figures] == [
        "https://example.org/a.jpg?x=1&y=2",
        "https://example.org/b.jpg",
    ]
    assert (result.figures[1].picture.width, result.figures[1].picture.height) == (20, 10)


@pytest.mark.parametrize(
    ("href", "resolved"),
    [
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"),
        ("//example.org/x", "https://example.org/x"),
        ("mailto:desk@gazette.example", "mailto:desk@gazette.example"),
        ("tel:+441234", "tel:+441234"),
        ("#part", "#part"),
        ("/uk/rail/", "/uk/rail/"),
        ("/uk/zürich/", "/uk/z%C3%BCrich/"),
        ("../rail/", "/harbour/rail/"),
        ("rail.md", "story:harbour/rail.md"),
        ("../uk/rail%20strike.md#why", "story:uk/rail%20strike.md#why"),
        ("/uk/rail.md", "story:uk/rail.md"),
        ("report.pdf#page=2", "/media/report.030303030303.pdf#page=2"),
        ("/assets/logo.png", "/assets/logo.png"),
        ("/feed.xml", "/feed.xml"),
        ("/uk/feed.json", "/uk/feed.json"),
        ("/feeds.opml", "/feeds.opml"),
        ("/sitemap.xml", "/sitemap.xml"),
        ("/robots.txt", "/robots.txt"),
    ],
)
def test_links_are_resolved(href: str, resolved: str) -> None:
    result = converted(f"[x]({href})")
    assert result.html == f'<p><a href="{resolved}">x</a></p>'
    assert codes(result) == []


def test_a_file_linked_to_is_an_attachment() -> None:
    result = converted("[The report](report.pdf) and [again](report.pdf)")
    url = "/media/report.030303030303.pdf"
    assert result.attachments == (Attachment("harbour/report.pdf", url, b"\x03" * 16, "application/pdf", 500),)


def test_film_beside_the_story_is_an_attachment() -> None:
    result = converted('<video src="gale.mp4" poster="boats.jpg" controls autoplay></video>')
    assert (
        result.html
        == '<video src="/media/gale.040404040404.mp4" poster="/media/boats.010101010101.jpg" controls=""></video>'
    )
    assert [item.source for item in result.attachments] == ["harbour/boats.jpg", "harbour/gale.mp4"]


def test_only_broadsheet_writes_links_to_stories() -> None:
    result = converted('[x](story:uk/rail.md) <a href="story:uk/rail.md">y</a>')
    assert result.html == "<p>x y</p>"
    assert codes(result) == ["B305"]


def test_an_embedded_page_becomes_a_link() -> None:
    result = converted('<iframe src="https://video.example/embed/1?x" title="The gale"></iframe>')
    assert result.html == '<p><a href="https://video.example/embed/1?x">The gale</a></p>'
    assert codes(result) == ["B306"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("First.\n\n![Boats](boat.jpg)", "B301", 10, 10),
        ("![A](boat.jpg)\n\n![B](boat.jpg)", "B301", 8, 6),
        ("![Boats](../../boats.jpg)", "B302", 8, 10),
        ("![Report](report.pdf)", "B303", 8, 11),
        ("![Boats](broken.jpg)", "B351", 8, 10),
        ("One\ntwo [x](gone.pdf)", "B304", 9, 9),
        ("[x](../../../etc/passwd.txt)", "B302", 8, 5),
        ("[x](../../rail.md)", "B302", 8, 5),
        ("a\n\n![x](data:image/png;base64,AAAA)", "B305", 10, 6),
        ("a\n\nb <b onmouseover='x'>c</b>", "B306", 10, 6),
        ("![](boats.jpg)", "B309", 8, 5),
    ],
)
def test_mistakes_are_located(text: str, code: str, line: int, column: int) -> None:
    problem = converted(text).problems[0]
    assert (problem.code, problem.path, problem.line, problem.column) == (code, "harbour/gale.md", line, column)


def test_the_same_mistake_twice_has_two_places() -> None:
    problems = converted("![A](boat.jpg)\n\n![B](boat.jpg)").problems
    assert [problem.line for problem in problems] == [8, 10]
    assert problems[0].text.endswith('Did you mean "boats.jpg"?')


def test_absent_files_are_noted_so_that_their_coming_is_noticed() -> None:
    result = converted("![A](gone.jpg) [x](/plans/new.pdf)", shelf=Shelf())
    assert result.media == (("/plans/new.pdf", b""), ("harbour/gone.jpg", b""), ("plans/new.pdf", b""))


@pytest.mark.parametrize("text", ["[x](//[a/b)", "![x](//[a/b.png)", "![x](//[a/b.mp3)", '<a href="/\\[a/">x</a>'])
def test_an_address_whose_host_nobody_can_read_is_left_out(text: str) -> None:
    result = converted(text)
    assert "B305" in codes(result)
    assert "[a/" not in result.html
    assert not result.figures


def test_a_file_of_the_tree_takes_the_place_of_a_feed_of_ours() -> None:
    own = Media("feed.xml", b"\x08" * 16, 90, "application/xml")
    result = converted("[x](/feed.xml)", shelf=replace(SHELF, static={"/feed.xml": own}))
    assert (result.html, ("/feed.xml", b"\x08" * 16) in result.media) == ('<p><a href="/feed.xml">x</a></p>', True)
    assert ("/feed.xml", b"") in converted("[x](/feed.xml)").media


def test_a_long_address_is_cut_in_messages() -> None:
    (problem,) = converted(f"[x](data:text/plain,{'A' * 5000})").problems
    assert len(problem.text) < 400
