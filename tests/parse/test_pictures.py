"""The lead picture, from every shape that the field has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.model import Given, Picture
from tests.parse.files import DIGEST, FERRY, READING, codes, places, read, shelf, sound, story

URL = "/media/ferry.0123456789ab.jpg"


def picture(front: str) -> Picture:
    found = story(front)[0].card.picture
    assert found is not None
    return found


@pytest.mark.parametrize(
    "front",
    [
        "image: ferry.jpg",
        "image: ./ferry.jpg",
        "image: /uk/ferry.jpg",
        "image: ../uk/ferry.jpg",
        "cover: {url: ferry.jpg}",
        "featured_image: {uid: ferry.jpg}",
        "images: [{imgname: ferry.jpg}, {imgname: none.jpg}]",
        "hero: true\nog-image: ferry.jpg",
        "image:\nthumbnail: ferry.jpg",
    ],
)
def test_a_file_of_the_content_folder(front: str) -> None:
    found = picture(front)
    assert (found.url, found.width, found.height) == (
        [item.url for item in found.variants if not item.crop][-1],
        1600,
        900,
    )
    assert found.url.startswith("/media/ferry-1600.")
    assert (found.source, found.source_digest) == ("uk/ferry.jpg", DIGEST)


def test_a_name_with_a_space_may_be_percent_encoded() -> None:
    on = shelf(replace(FERRY, path="uk/the ferry.jpg"))
    for name in ("the ferry.jpg", "the%20ferry.jpg"):
        found = story(f"image: {name}", on=on)[0].card.picture
        assert found is not None
        assert found.source == "uk/the ferry.jpg"


def test_a_static_file_keeps_its_address() -> None:
    on = shelf(static={"/assets/a b.jpg": replace(FERRY, path="a b.jpg")})
    article, _ = story("image: /assets/a b.jpg", on=on)
    found = article.card.picture
    assert found is not None
    assert (found.url, found.width, found.height, found.source) == ("/assets/a%20b.jpg", 1600, 900, "")
    assert article.media == (("/assets/a b.jpg", DIGEST), ("assets/a b.jpg", b""))
    assert article.pictures == (found,)


@pytest.mark.parametrize(
    ("address", "url"),
    [("https://a.example/b.jpg", "https://a.example/b.jpg"), ("//a.example/b.jpg", "https://a.example/b.jpg")],
)
def test_an_address_elsewhere(address: str, url: str) -> None:
    found = picture(f"image: {address}")
    assert (found.url, found.source) == (url, "")


def test_every_fact() -> None:
    found = picture(
        "image:\n  src: ferry.jpg\n  alt: A &amp; b\n  caption: C\n  credit: D\n  credit_url: https://d.example\n"
        "  license: CC BY\n  licence_url: https://e.example\n  focus: [0.25, 1]\n"
        "  rights: {until: 2027-01-01, syndicate: false}"
    )
    assert (found.alt, found.caption, found.credit, found.licence) == ("A & b", "C", "D", "CC BY")
    assert (found.credit_url, found.licence_url) == ("https://d.example", "https://e.example")
    assert (found.focus, found.syndicate) == ((0.25, 1.0), False)
    assert found.until is not None
    assert found.until.isoformat() == "2027-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("front", "caption", "credit"),
    [
        ("image_caption: The ferry | Ann", "The ferry", "Ann"),
        ("image_caption: A | B | C", "A | B", "C"),
        ("image_caption: A | B\nattribution: C", "A | B", "C"),
        ("image_figcaption: The ferry\nimage_alt: Sea", "The ferry", ""),
    ],
)
def test_caption_and_credit(front: str, caption: str, credit: str) -> None:
    found = picture(f"image: ferry.jpg\n{front}")
    assert (found.caption, found.credit) == (caption, credit)


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("image: none.jpg", "B301"),
        ("image: ../../ferry.jpg", "B302"),
        ("image: /../ferry.jpg", "B302"),
        ("image: '%2e%2e/%2e%2e/ferry.jpg'", "B302"),
        ("image: rail.pdf", "B303"),
        ("image: broken.jpg", "B351"),
        ("image: 'javascript:alert(1)'", "B305"),
        ("image: 'data:image/png;base64,AA'", "B305"),
        ("image: file:///etc/passwd", "B305"),
        ("image: 'https://'", "B305"),
        ("image: {src: [a]}", "B245"),
        ("image: [[a]]", "B212"),
        ("image: {src: ferry.jpg, credit_url: 'javascript:a'}", "B237"),
        ("image: {src: ferry.jpg, focus: 0.5}", "B250"),
        ("image: {src: ferry.jpg, focus: [0.5, 2]}", "B250"),
        ("image: {src: ferry.jpg, rights: mine}", "B212"),
        ("image: {src: ferry.jpg, rights: {syndicate: perhaps}}", "B231"),
        ("image: {src: ferry.jpg, atl: x}", "B210"),
    ],
)
def test_mistakes(front: str, code: str) -> None:
    pdf, broken = replace(FERRY, path="uk/rail.pdf", type="application/pdf"), replace(FERRY, path="uk/broken.jpg")
    assert codes(read(front, on=shelf(FERRY, pdf, replace(broken, problem="it is cut short", code="B351")))) == [code]


def test_a_mistake_stands_at_the_source_and_guesses() -> None:
    parsed = read("image:\n  alt: x\n  src: fery.jpg")
    assert places(parsed) == [("B301", 6, 8)]
    assert 'Did you mean "ferry.jpg"?' in parsed.problems[0].text


def test_a_story_names_what_it_depends_on_and_shows() -> None:
    article, _ = story("image: ferry.jpg", body="![Sea](ferry.jpg)")
    assert article.media == (("uk/ferry.jpg", DIGEST),)
    assert [found.source for found in article.pictures] == ["uk/ferry.jpg"] * 2


def test_other_words_about_a_picture_make_another_card() -> None:
    cards = {story(f"image: {{src: ferry.jpg, alt: {alt}}}")[0].card.digest for alt in ("Sea", "Ship", "'Sea'")}
    assert len(cards) == 2


def test_what_the_story_leaves_open_is_filled() -> None:
    file = replace(FERRY, facts=(("credit", "Ann"), ("caption", "From the file"), ("alt", "A ship")))
    shared = replace(shelf(file), facts={file.path: Given(caption="Shared")})
    parsed = read("image: {src: ferry.jpg, alt: ''}", on=shared)
    found = sound(parsed)[0].card.picture
    assert found is not None
    assert (found.alt, found.caption, found.credit) == ("", "Shared", "Ann")
    assert codes(parsed) == ["B360"]


QUAY = replace(FERRY, path="uk/quay.jpg", digest=b"\x02" * 16)


def test_pictures_in_the_text_have_the_fields_of_the_lead_picture() -> None:
    front = (
        "pictures:\n- {src: quay.jpg, credit: A. Smith, credit_url: 'https://a.example/', licence: CC BY 4.0, "
        "copyright: © Smith, acquire_url: 'https://buy.example/', focus: [0, 1], rights: {until: 2027-01-31}}"
    )
    article, body = story(front, "![The quay](quay.jpg)", on=shelf(FERRY, QUAY))
    (found,) = (figure.picture for figure in body.figures)
    assert (found.credit, found.credit_url, found.licence, found.copyright, found.acquire_url, found.focus) == (
        *("A. Smith", "https://a.example/", "CC BY 4.0", "© Smith", "https://buy.example/"),
        (0.0, 1.0),
    )
    assert found.until is not None
    assert article.pictures == (found,)


def test_what_is_said_of_a_picture_that_is_not_shown_is_a_doubt() -> None:
    parsed = read("pictures:\n- src: quay.jpg\n  credit: A. Smith", on=shelf(FERRY, QUAY))
    assert places(parsed) == [("B371", 5, 8)]
    assert codes(read("pictures: [quay.jpg]", on=shelf(FERRY, QUAY))) == ["B245"]


def test_a_picture_may_have_a_substitute_for_the_day_its_rights_end() -> None:
    front = "image: {src: ferry.jpg, alt: The ferry, rights: {until: 2027-01-31, instead: quay.jpg}}"
    article, _ = story(front, on=shelf(FERRY, QUAY))
    found = article.card.picture
    assert found is not None
    assert found.instead is not None
    assert (found.instead.source, found.instead.alt) == ("uk/quay.jpg", "The ferry")
    assert ("uk/quay.jpg", QUAY.digest) in article.media


def test_a_missing_substitute_is_a_mistake() -> None:
    parsed = read("image: {src: ferry.jpg, alt: x, rights: {until: 2027-01-31, instead: none.jpg}}")
    assert codes(parsed) == ["B370"]


def test_a_substitute_must_have_what_every_picture_must() -> None:
    strict = replace(READING, pictures=replace(READING.pictures, require=("credit",)))
    said = "{src: ferry.jpg, alt: x, credit: A. Smith, rights: {until: 2027-01-31, instead: quay.jpg}}"
    credited = replace(shelf(FERRY, QUAY), facts={"uk/quay.jpg": Given(credit="B. Jones")})
    for front, body in ((f"image: {said}", "Words."), (f"pictures: [{said}]", "![x](ferry.jpg)")):
        parsed = read(front, body, on=shelf(FERRY, QUAY), reading=strict)
        assert [found.code for found in parsed.problems] == ["B361"]
        assert "quay.jpg" in str(parsed.problems[0])
        assert read(front, body, on=credited, reading=strict).problems == ()


FAR = "https://agency.example/weld%C3%A9r.jpg?w=900&h=600"


@pytest.mark.parametrize("src", [FAR, "//agency.example/weldér.jpg?w=900&h=600"])
def test_what_is_said_of_a_picture_elsewhere_holds_wherever_it_stands(src: str) -> None:
    said = (
        f"{{src: '{src}', alt: Told, caption: A welder, credit: A. Smith, credit_url: 'https://a.example/', "
        "licence: CC BY 4.0, licence_url: 'https://e.example', focus: [0, 1], "
        "rights: {until: 2027-01-31, syndicate: false}}"
    )
    body = "![](https://agency.example/weldér.jpg?w=900&h=600)"
    article, shown = story(f"image: {said}\npictures: [{said}]", body)
    lead, figure = article.card.picture, shown.figures[0]
    assert lead == figure.picture
    assert article.pictures == (lead,)
    assert (lead.url, lead.alt, lead.caption, lead.credit, lead.licence) == (
        *(FAR, "Told", "A welder", "A. Smith", "CC BY 4.0"),
    )
    assert (lead.credit_url, lead.licence_url, lead.focus) == ("https://a.example/", "https://e.example", (0.0, 1.0))
    assert (lead.syndicate, lead.until and lead.until.isoformat()) == (False, "2027-01-31T00:00:00+00:00")
    assert figure.caption_html == "A welder"


def test_the_text_s_own_words_come_before_what_is_said_of_a_picture_elsewhere() -> None:
    front = f"pictures: [{{src: '{FAR}', caption: Told, credit: A. Smith}}]"
    figure = story(front, f'![Sea]({FAR} "Own")')[1].figures[0]
    assert (figure.picture.alt, figure.picture.caption, figure.picture.credit) == ("Sea", "Own", "A. Smith")


def test_what_is_said_of_a_picture_elsewhere_that_is_not_shown_is_a_doubt() -> None:
    assert places(read(f"pictures:\n- src: {FAR}\n  credit: A. Smith")) == [("B371", 5, 8)]


def test_a_picture_elsewhere_must_have_what_every_picture_must() -> None:
    strict = replace(READING, pictures=replace(READING.pictures, require=("credit",)))
    for front, body in ((f"image: {{src: '{FAR}', alt: x}}", "Words."), ("", f"![x]({FAR})")):
        (found,) = read(front, body, reading=strict).problems
        assert (found.code, FAR in found.text, "_pictures" in found.text) == ("B361", True, False)
    for front, body in (
        (f"image: {{src: '{FAR}', alt: x, credit: A. Smith}}", "Words."),
        (f"pictures: [{{src: '{FAR}', credit: A. Smith}}]", f"![x]({FAR})"),
    ):
        assert read(front, body, reading=strict).problems == ()


@pytest.mark.parametrize("instead", ["quay.jpg", "/uk/quay.jpg", "../uk/quay.jpg"])
def test_what_takes_the_place_of_a_picture_elsewhere_is_seen_from_the_story(instead: str) -> None:
    said = f"{{src: '{FAR}', alt: x, rights: {{until: 2027-01-31, instead: {instead}}}}}"
    article, shown = story(f"image: {said}\npictures: [{said}]", f"![x]({FAR})", on=shelf(FERRY, QUAY))
    for found in (article.card.picture, shown.figures[0].picture):
        assert found is not None
        assert found.instead is not None
        assert found.instead.source == "uk/quay.jpg"
    assert ("uk/quay.jpg", QUAY.digest) in article.media
    assert codes(read(f"image: {said}\npictures: [{said}]", f"![x]({FAR})", on=shelf(FERRY))) == ["B370", "B370"]
    outside = said.replace(instead, "../../quay.jpg")
    assert codes(read(f"image: {outside}", on=shelf(FERRY, QUAY))) == ["B370"]


def test_what_is_said_of_a_static_file_holds() -> None:
    on = shelf(static={"/assets/a b.jpg": replace(FERRY, path="a b.jpg")})
    front = "pictures: [{src: /assets/a b.jpg, credit: A. Smith, rights: {until: 2027-01-31}}]"
    article, body = story(front, "![x](</assets/a b.jpg>)", on=on)
    assert body.figures[0].picture.credit == "A. Smith"
    assert article.pictures == (body.figures[0].picture,)
