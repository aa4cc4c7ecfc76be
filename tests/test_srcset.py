"""Which sizes of a picture a place uses."""

from __future__ import annotations

from dataclasses import replace

from broadsheet import srcset
from broadsheet.model import Picture, Variant
from tests.paper import PICTURE


def test_sizes_are_by_width_and_the_better_format_comes_apart() -> None:
    found = srcset.rendition(PICTURE)
    assert [item.width for item in found.plain] == [480, 1200]
    assert [(kind, len(sizes)) for kind, sizes in found.modern] == [("image/avif", 2)]
    assert (found.src, found.width, found.height) == ("/media/train.1200.jpg", 1200, 800)


def test_sizes_that_no_screen_would_choose_are_left_out() -> None:
    found = srcset.rendition(PICTURE, width=160)
    assert found.src == "/media/train.480.jpg"
    assert found.plain == ()
    assert [item.width for _, sizes in found.modern for item in sizes] == [480]


def test_a_shape_takes_its_crops_and_else_the_whole_picture() -> None:
    square = Variant("/media/train.1x1.jpg", 600, 600, "image/jpeg", "1x1")
    assert srcset.rendition(replace(PICTURE, variants=(*PICTURE.variants, square)), 1.0).src == square.url
    assert srcset.rendition(PICTURE, 1.0).src == "/media/train.1200.jpg"


def test_a_crop_for_social_networks_is_theirs_alone() -> None:
    cut = Variant("/media/train.social.jpg", 1200, 630, "image/jpeg", "social")
    picture = replace(PICTURE, width=1905, height=1000, variants=(cut,))
    assert srcset.social(picture).src == cut.url
    assert srcset.rendition(picture).src == picture.url
    assert srcset.social(PICTURE).src == "/media/train.1200.jpg"


def test_a_picture_elsewhere_is_itself() -> None:
    found = srcset.rendition(Picture("https://a.example/x.jpg", "X"))
    assert (found.src, found.plain, found.modern) == ("https://a.example/x.jpg", (), ())
