from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from broadsheet.model import Media, PictureOptions, Variant
from broadsheet.pictures import variants
from broadsheet.pictures.clean import clean
from broadsheet.pictures.convert import ConversionError, convert, convert_all, encode
from broadsheet.pictures.sizes import UNSIGNED, Notice
from tests.pictures import made

NOTICE = Notice("Zoë Grün/Agency", "© 2026 Agency", "https://agency.example/terms")
ALL = PictureOptions((40, 80), ("avif", "webp", "jpeg"), ("16x9", "1x1", "social"))


def every(file: Path, media: Media, options: PictureOptions = ALL, notice: Notice = NOTICE) -> dict[Variant, bytes]:
    printed = variants(media, options, notice=notice)
    return dict(convert_all(file, media, printed, (0.5, 0.5), notice, options))


def carrier(ending: str, image: Image.Image | None = None) -> bytes:
    """A picture with everything in it that must not leave."""
    packet = made.xmp(attributes=' exif:GPSLatitude="51,30.44N"')
    settings: dict[str, Any] = {"exif": made.exif(1, caption="At home", credit="Owner")}
    if ending in (".jpg", ".webp", ".avif"):
        settings["xmp"] = packet
    return made.encoded(image or made.gradient(120, 90), made.FORMATS[ending], **settings)


def leaks(data: bytes) -> list[str]:
    """What a printed file says that it should not."""
    image = made.opened(data)
    block = image.getexif()
    found = [str(tag) for tag in block if tag not in (0x013B, 0x8298)]
    found += [name for name in ("GPS", "thumbnail") if block.get_ifd(0x8825 if name == "GPS" else 0x0201)]
    found += [mark for mark in (made.SERIAL, "GPSLatitude", "At home", "Owner", "8BIM", "ICC") if mark.encode() in data]
    return found + [key for key in image.info if key in ("photoshop", "icc_profile", "comment")]


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".avif", ".tif"])
def test_nothing_of_the_original_leaves_but_the_notice(tmp_path: Path, ending: str) -> None:
    file, media = made.put(tmp_path, f"a{ending}", carrier(ending))
    assert ("gps", "yes") in media.facts
    printed = every(file, media)
    assert len(printed) >= 6
    for variant, data in printed.items():
        image = made.opened(data)
        assert leaks(data) == [], variant.url
        assert image.size == (variant.width, variant.height)
        assert Image.MIME[image.format or ""] == variant.type
        assert image.getexif()[0x013B].encode("latin-1").decode() == "Zoë Grün/Agency"
        assert b"https://agency.example/terms" in data


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".avif", ".tif", ".gif", ".bmp"])
def test_a_cleaned_original_keeps_its_format_and_size_alone(tmp_path: Path, ending: str) -> None:
    data = carrier(ending) if ending not in (".gif", ".bmp") else made.encoded(made.gradient(120, 90), ending[1:])
    file, media = made.put(tmp_path, f"a{ending}", data)
    cleaned = clean(file, media)
    assert [name for name in leaks(cleaned) if ending != ".tif"] == []
    assert made.opened(cleaned).size == (120, 90)
    assert made.opened(cleaned).format == made.FORMATS[ending]
    assert made.SERIAL.encode() not in cleaned
    assert not made.opened(cleaned).getexif().get_ifd(0x8825)


def test_a_cleaned_original_fits_its_name(tmp_path: Path) -> None:
    file, media = made.put(tmp_path, "a.jpg", made.encoded(made.gradient(6, 4, "RGBA"), "PNG"))
    assert made.opened(clean(file, media)).format == "JPEG"


def test_a_cleaned_animation_still_moves(tmp_path: Path) -> None:
    data = made.animation().replace(b"GIF89a", b"GIF89a", 1)
    for name, source in (("a.gif", data), ("b.webp", made.animation("WEBP"))):
        file, media = made.put(tmp_path, name, source)
        assert getattr(made.opened(clean(file, media)), "n_frames", 1) == 4


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp"])
def test_pictures_are_printed_upright(tmp_path: Path, orientation: int, ending: str) -> None:
    turned = _turned(made.gradient(160, 120), orientation)
    block = made.exif(orientation)
    file, media = made.put(tmp_path, f"a{ending}", made.encoded(turned, made.FORMATS[ending], exif=block, quality=95))
    assert (media.width, media.height) == (160, 120)
    image = made.opened(convert(file, media, Variant("", 80, 60, "image/jpeg")))
    red, green, _ = image.convert("RGB").split()
    assert _mean(red, (0, 0, 10, 60)) > _mean(red, (70, 0, 80, 60)) + 150
    assert _mean(green, (0, 0, 80, 8)) > _mean(green, (0, 52, 80, 60)) + 150


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    """The stored form of a picture that EXIF's orientation makes upright."""
    turn = Image.Transpose
    ways = {
        2: turn.FLIP_LEFT_RIGHT,
        3: turn.ROTATE_180,
        4: turn.FLIP_TOP_BOTTOM,
        5: turn.TRANSPOSE,
        6: turn.ROTATE_90,
        7: turn.TRANSVERSE,
        8: turn.ROTATE_270,
    }
    return image.transpose(ways[orientation]) if orientation in ways else image


def _mean(channel: Image.Image, box: tuple[int, int, int, int]) -> float:
    part = channel.crop(box)
    return sum(part.tobytes()) / (part.width * part.height)


MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK", "YCbCr"]


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_keeps_its_tones(tmp_path: Path, mode: str) -> None:
    grey = Image.linear_gradient("L").resize((90, 60))
    image = grey.point(lambda value: value * 257, "I").convert("I;16") if mode == "I;16" else grey.convert(mode)
    ending = ".jpg" if mode in ("CMYK", "YCbCr") else ".png"
    file, media = made.put(tmp_path, f"a{ending}", made.encoded(image, made.FORMATS[ending]))
    for variant, data in every(file, media).items():
        if variant.crop == "":
            lightness = made.opened(data).convert("L")
            top, bottom = (
                _mean(lightness, (0, 0, variant.width, 3)),
                _mean(lightness, (0, variant.height - 3, 1, variant.height)),
            )
            assert (top < 25, bottom > 230) == (True, True), variant


def test_transparency_stays_and_is_white_where_it_cannot(tmp_path: Path) -> None:
    for name, source in (("a.png", made.encoded(Image.new("RGBA", (90, 60)), "PNG")), ("p.png", _palette())):
        file, media = made.put(tmp_path, name, source)
        printed = every(file, media)
        for variant, data in printed.items():
            pixel = made.opened(data).convert("RGBA").getpixel((1, 1))
            assert isinstance(pixel, tuple)
            assert pixel[3] == (255 if variant.type == "image/jpeg" else 0), variant
            assert variant.type != "image/jpeg" or pixel[:3] == (255, 255, 255)


def _palette() -> bytes:
    image = Image.new("P", (90, 60), 3)
    image.putpalette([200, 0, 0, 0, 200, 0, 0, 0, 200, 9, 9, 9])
    return made.encoded(image, "PNG", transparency=3)


def test_a_foreign_profile_becomes_srgb(tmp_path: Path) -> None:
    wide = ImageCms.ImageCmsProfile(BytesIO(_swapped_profile()))
    image = Image.new("RGB", (60, 40), (255, 0, 0))
    file, media = made.put(tmp_path, "a.jpg", made.encoded(image, "JPEG", icc_profile=wide.tobytes(), quality=95))
    for data in every(file, media).values():
        pixel = made.opened(data).convert("RGB").getpixel((20, 20))
        assert isinstance(pixel, tuple)
        assert pixel[1] > 200 > 60 > pixel[0], "the profile says that the first channel is green"


def _swapped_profile() -> bytes:
    """sRGB with the primaries of red and green exchanged: no eye could miss that it was not applied."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {bytes(data[place : place + 4]): place for place in range(132, 132 + 12 * data[131], 12)}
    red, green = tags[b"rXYZ"] + 4, tags[b"gXYZ"] + 4
    data[red : red + 8], data[green : green + 8] = data[green : green + 8], data[red : red + 8]
    return bytes(data).replace(b"s\0R\0G\0B", b"x\0R\0G\0B").replace(b"sRGB", b"xRGB")


@pytest.mark.parametrize("profile", [b"nonsense", b"\0" * 400])
def test_a_broken_profile_is_passed_over(tmp_path: Path, profile: bytes) -> None:
    file, media = made.put(tmp_path, "a.jpg", made.encoded(made.gradient(60, 40), "JPEG", icc_profile=profile))
    assert len(every(file, media)) > 3


def test_a_profile_for_another_colour_space_is_passed_over(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    file, media = made.put(tmp_path, "a.jpg", made.encoded(made.gradient(60, 40), "JPEG", icc_profile=profile))
    assert len(every(file, media)) > 3


def test_the_focus_is_in_every_crop(tmp_path: Path) -> None:
    image = Image.new("RGB", (400, 100), "white")
    image.paste("black", (360, 40, 400, 60))
    file, media = made.put(tmp_path, "a.png", made.encoded(image, "PNG"))
    square = Variant("", 100, 100, "image/png", "1x1")
    for focus, seen in (((0.95, 0.5), True), ((0.1, 0.5), False)):
        tones = made.opened(convert(file, media, square, focus)).convert("L").histogram()
        assert any(tones[:50]) == seen


def test_an_animation_keeps_its_frames_and_times(tmp_path: Path) -> None:
    for name, format_ in (("a.gif", "GIF"), ("b.webp", "WEBP"), ("c.png", "PNG")):
        file, media = made.put(tmp_path, name, made.animation(format_))
        printed = every(file, media)
        kinds = {variant.crop: data for variant, data in printed.items()}
        moving = made.opened(kinds[""])
        assert (getattr(moving, "n_frames", 1), moving.format) == (4, "WEBP")
        moving.seek(1)
        moving.load()
        assert moving.info["duration"] == 120
        assert getattr(made.opened(kinds["still"]), "n_frames", 1) == 1


def test_an_animation_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("broadsheet.pictures.convert.MOST_FRAME_PIXELS", 9000)
    file, media = made.put(tmp_path, "a.gif", made.animation())
    with pytest.raises(ConversionError) as caught:
        every(file, media)
    assert caught.value.code == "B358"


def test_the_same_original_gives_the_same_bytes(tmp_path: Path) -> None:
    file, media = made.put(tmp_path, "a.jpg", carrier(".jpg"))
    assert every(file, media) == every(file, media)
    clear, drawn = made.put(tmp_path, "b.gif", made.animation())
    assert every(clear, drawn) == every(clear, drawn)


def test_damage_that_only_the_pixels_show_is_an_error(tmp_path: Path) -> None:
    data = bytearray(made.encoded(Image.effect_noise((300, 200), 90), "PNG"))
    data[3000:3200] = b"\0" * 200
    file, media = made.put(tmp_path, "a.png", bytes(data))
    assert media.problem == ""
    with pytest.raises(ConversionError) as caught:
        every(file, media)
    assert caught.value.code == "B359"
    with pytest.raises(ConversionError):
        clean(file, media)


def test_a_file_that_lied_after_it_was_probed_is_an_error(tmp_path: Path) -> None:
    file, media = made.put(tmp_path, "a.jpg", carrier(".jpg"))
    file.write_bytes(b"%!PS\nshowpage")
    with pytest.raises(ConversionError):
        every(file, media)


def test_a_file_that_is_no_picture_is_not_cleaned(tmp_path: Path) -> None:
    file, media = made.put(tmp_path, "a.pdf", b"%PDF-1.4")
    with pytest.raises(ConversionError):
        clean(file, media)


def test_without_a_notice_nothing_is_written(tmp_path: Path) -> None:
    file, media = made.put(tmp_path, "a.jpg", carrier(".jpg"))
    for data in every(file, media, notice=UNSIGNED).values():
        assert not made.opened(data).getexif()
        assert b"xmpmeta" not in data


def test_a_notice_is_text_and_not_markup() -> None:
    notice = Notice("A \"B\" <c> & 'd'", "<rdf:x>", "https://x.example/?a&b")
    data = encode(made.gradient(9, 9), "image/jpeg", notice)
    found = made.opened(data).info["xmp"].decode()
    assert "&lt;rdf:x&gt;" in found
    assert made.opened(data).getxmp()["xmpmeta"]["RDF"]["Description"]["Credit"] == notice.credit


def test_a_drawing_is_printed_clean(tmp_path: Path) -> None:
    file, media = made.put(tmp_path, "a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><!--x--><path d="M0 0"/></svg>')
    printed = every(file, media)
    assert [b"<!--" in data for data in printed.values()] == [False]
    assert list(printed.values()) == [clean(file, media)]
    file.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    with pytest.raises(ConversionError):
        every(file, replace(media))
