from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.model import Media, PictureOptions
from broadsheet.pictures.sizes import Notice, box, in_text, variants, widths

PHOTO = Media("uk/Harbour View.jpg", b"d" * 16, 5_000_000, "image/jpeg", 4000, 3000)
OPTIONS = PictureOptions(crops=())


def test_a_photograph_is_printed_in_four_widths_and_two_formats() -> None:
    printed = variants(PHOTO, OPTIONS)
    assert [(item.type, item.width, item.height) for item in printed] == [
        ("image/avif", 480, 360),
        ("image/avif", 800, 600),
        ("image/avif", 1200, 900),
        ("image/avif", 1600, 1200),
        ("image/jpeg", 480, 360),
        ("image/jpeg", 800, 600),
        ("image/jpeg", 1200, 900),
        ("image/jpeg", 1600, 1200),
    ]
    assert len({item.url for item in printed}) == len(printed)
    assert printed[0].url.startswith("/media/harbour-view-480.")
    assert printed[0].url.endswith(".avif")


@pytest.mark.parametrize(
    ("own", "printed"),
    [(300, [300]), (490, [490]), (1000, [480, 800, 1000]), (1600, [480, 800, 1200, 1600]), (1, [1])],
)
def test_nothing_is_enlarged(own: int, printed: list[int]) -> None:
    assert widths(own, (480, 800, 1200, 1600)) == printed


def test_transparent_pictures_keep_their_transparency() -> None:
    clear = replace(PHOTO, type="image/png", facts=(("alpha", "yes"),))
    assert {item.type for item in variants(clear, OPTIONS)} == {"image/avif", "image/webp"}
    with_png = replace(OPTIONS, formats=("avif", "png"))
    assert {item.type for item in variants(clear, with_png)} == {"image/avif", "image/png"}


def test_an_animation_has_one_size_and_a_still() -> None:
    moving = Media("a.gif", b"d" * 16, 9, "image/gif", 2000, 1000, (("animated", "yes"),))
    assert [(item.crop, item.type, item.width) for item in variants(moving, OPTIONS)] == [
        ("", "image/webp", 2000),
        ("still", "image/jpeg", 1600),
    ]


def test_a_drawing_is_printed_once() -> None:
    printed = variants(Media("a.svg", b"d" * 16, 9, "image/svg+xml", 24, 24), PictureOptions())
    assert [(item.type, item.url[-4:]) for item in printed] == [("image/svg+xml", ".svg")]


def test_what_cannot_be_used_is_not_printed() -> None:
    assert variants(replace(PHOTO, problem="it is empty"), OPTIONS) == ()
    assert variants(Media("a.pdf", b"", 9, "application/pdf"), OPTIONS) == ()


def test_crops_have_their_shape_and_are_never_enlarged() -> None:
    options = PictureOptions(crops=("16x9", "4x3", "1x1", "social"))
    for width, height in ((4000, 3000), (700, 900), (120, 90)):
        media = replace(PHOTO, width=width, height=height)
        cut = [item for item in variants(media, options) if item.crop]
        assert {item.crop for item in cut} == {"16x9", "4x3", "1x1", "social"}
        for item in cut:
            assert item.width <= width
            assert item.height <= height + 1
    social = [item for item in variants(PHOTO, options) if item.crop == "social"]
    assert [(item.width, item.height, item.type) for item in social] == [(1200, 630, "image/jpeg")]


def test_lead_pictures_are_cut_for_strangers_as_one_jpeg_of_each_shape_and_others_are_not() -> None:
    cut = [item for item in variants(PHOTO, PictureOptions()) if item.crop]
    assert [(item.crop, item.width, item.height) for item in cut] == [
        ("social", 1200, 630),
        ("search-16x9", 1200, 675),
        ("search-4x3", 1200, 900),
        ("search-1x1", 1200, 1200),
    ]
    assert {item.type for item in cut} == {"image/jpeg"}
    small = [item.width for item in variants(replace(PHOTO, width=900, height=600), PictureOptions()) if item.crop]
    assert small == [900, 900, 800, 600]
    assert in_text(PictureOptions(crops=("16x9", "social", "search"))).crops == ("16x9",)


def test_a_name_changes_with_what_makes_the_bytes_and_with_nothing_else() -> None:
    options = PictureOptions()
    first = variants(PHOTO, options)
    assert variants(PHOTO, replace(options, widths=(480,), require=("alt",)))[0].url == first[0].url
    others = [
        variants(replace(PHOTO, digest=b"e" * 16), options),
        variants(PHOTO, replace(options, quality=70)),
        variants(PHOTO, options, notice=Notice("A. Smith")),
    ]
    assert all({item.url for item in other}.isdisjoint(item.url for item in first) for other in others)
    focused = variants(PHOTO, options, focus=(0.1, 0.2))
    assert [item.crop for item, other in zip(first, focused, strict=True) if item != other] == [
        *("social", "search-16x9", "search-4x3", "search-1x1")
    ]


def test_a_very_tall_picture_is_left_out_of_formats_that_cannot_hold_it() -> None:
    tall = replace(PHOTO, width=1000, height=40_000)
    assert {item.type for item in variants(tall, OPTIONS) if item.width == 1000} == {"image/jpeg"}


@pytest.mark.parametrize(
    ("focus", "edges"),
    [
        ((0.5, 0.5), (100.0, 0.0, 500.0, 400.0)),
        ((0.0, 0.5), (0.0, 0.0, 400.0, 400.0)),
        ((1.0, 1.0), (200.0, 0.0, 600.0, 400.0)),
        ((0.4, 0.5), (40.0, 0.0, 440.0, 400.0)),
    ],
)
def test_a_crop_lies_around_the_focus(focus: tuple[float, float], edges: tuple[float, ...]) -> None:
    assert box((600, 400), 1.0, focus) == pytest.approx(edges)
