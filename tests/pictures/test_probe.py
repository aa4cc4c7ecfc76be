from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.model import Given, PictureOptions
from broadsheet.pictures import Described, problems
from broadsheet.pictures.probe import HEAD, probe
from tests.pictures import made


@pytest.mark.parametrize("ending", [".jpg", ".png", ".gif", ".webp", ".avif", ".tif", ".bmp"])
def test_every_format_is_measured(tmp_path: Path, ending: str) -> None:
    _, media = made.put(tmp_path, f"a{ending}", made.encoded(made.gradient(60, 40), made.FORMATS[ending]))
    assert (media.width, media.height, media.problem) == (60, 40, "")
    assert media.facts == ()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".avif"])
def test_size_is_that_of_the_upright_picture(tmp_path: Path, orientation: int, ending: str) -> None:
    block = made.exif(orientation)
    _, media = made.put(tmp_path, f"a{ending}", made.encoded(made.gradient(60, 40), made.FORMATS[ending], exif=block))
    assert (media.width, media.height) == ((60, 40) if orientation < 5 else (40, 60))
    assert ("gps", "yes") in media.facts
    assert ("serial", "yes") in media.facts


def test_tiff_is_measured_upright(tmp_path: Path) -> None:
    data = made.encoded(made.gradient(60, 40), "TIFF", tiffinfo={274: 6})
    assert made.put(tmp_path, "a.tif", data)[1].width == made.opened(data).width == 40


def test_texts_come_from_the_newest_block(tmp_path: Path) -> None:
    block = made.exif(caption="OLYMPUS DIGITAL CAMERA", credit="Camera owner", copyright="© EXIF")
    packet = made.xmp(
        made.alt("Iptc4xmpCore:AltTextAccessibility", "A red bridge")
        + made.alt("xmpRights:UsageTerms", "One use")
        + made.alt("dc:description", "The bridge &amp; the river")
        + '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorURL>https://agency.example/buy'
        "</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>",
        ' xmpRights:WebStatement="https://agency.example/terms"',
    )
    jpeg = made.encoded(made.gradient(60, 40), "JPEG", exif=block, xmp=packet)
    data = made.with_segment(jpeg, made.iptc(caption="Old words", byline="Zoë Grün", credit="Zoë Grün/Agency"))
    facts = dict(made.put(tmp_path, "a.jpg", data)[1].facts)
    assert facts["caption"] == "The bridge & the river"
    assert facts["caption from"] == "XMP"
    assert (facts["credit"], facts["credit from"]) == ("Zoë Grün/Agency", "IPTC")
    assert (facts["copyright"], facts["copyright from"]) == ("© EXIF", "EXIF")
    assert facts["alt"] == "A red bridge"
    assert facts["licence"] == "One use"
    assert facts["licence_url"] == "https://agency.example/terms"
    assert facts["acquire_url"] == "https://agency.example/buy"


def test_a_byline_is_the_credit_where_there_is_no_credit_line(tmp_path: Path) -> None:
    jpeg = made.encoded(made.gradient(60, 40), "JPEG", exif=made.exif(credit="Camera owner"))
    facts = dict(made.put(tmp_path, "a.jpg", made.with_segment(jpeg, made.iptc(byline="Ann Smith")))[1].facts)
    assert facts["credit"] == "Ann Smith"


def test_what_a_camera_writes_by_itself_is_no_caption(tmp_path: Path) -> None:
    data = made.encoded(made.gradient(60, 40), "JPEG", exif=made.exif(caption="OLYMPUS DIGITAL CAMERA         "))
    assert "caption" not in dict(made.put(tmp_path, "a.jpg", data)[1].facts)


def test_metadata_cannot_bring_script_or_entities(tmp_path: Path) -> None:
    packet = made.xmp("", ' xmpRights:WebStatement="javascript:alert(1)"')
    media = made.put(tmp_path, "a.jpg", made.encoded(made.gradient(6, 4), "JPEG", xmp=packet))[1]
    assert media.facts == ()
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + made.xmp(
        "<dc:description>&b;</dc:description>"
    )
    media = made.put(tmp_path, "b.jpg", made.encoded(made.gradient(6, 4), "JPEG", xmp=bomb))[1]
    assert (media.problem, dict(media.facts).get("caption", "")) == ("", "")


def test_flags(tmp_path: Path) -> None:
    clear = made.gradient(6, 4, "RGBA")
    jpeg = made.encoded(made.gradient(6, 4), "JPEG")
    signed = made.with_segment(jpeg, made.segment(0xEB, b"JP\0\0\0\0\0\x01\0\0\0\x1ejumb\0\0\0\x12jumdc2pa"))
    cases = {
        "a.png": (made.encoded(clear, "PNG"), "alpha"),
        "b.gif": (made.animation(), "animated"),
        "c.webp": (made.animation("WEBP"), "animated"),
        "d.png": (made.animation("PNG"), "animated"),
        "e.jpg": (signed, "c2pa"),
        "f.jpg": (made.encoded(made.gradient(6, 4), "PNG"), "mislabelled"),
    }
    for name, (data, flag) in cases.items():
        media = made.put(tmp_path, name, data)[1]
        assert media.problem == ""
        assert (flag, "yes") in media.facts, name


def with_credentials(ending: str) -> bytes:
    """A picture with a manifest where C2PA 2.1, appendix A.3 puts it: behind everything else, if it may."""
    picture = Image.effect_noise((500, 400), 80).convert("RGB")
    if ending == ".tif":
        return made.encoded(picture, "TIFF", tiffinfo={0xCD41: b"manifest"})
    data, manifest = made.encoded(picture, made.FORMATS[ending]), b"manifest"
    if ending == ".webp":
        data += b"C2PA" + struct.pack("<I", len(manifest)) + manifest
        return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]
    if ending == ".gif":
        return data[:-1] + b"\x21\xff\x0bC2PA_GIF\1\0\0\x08manifest\0" + b";"
    if ending == ".png":
        body = b"caBX" + manifest
        return data[:33] + struct.pack(">I", 8) + body + struct.pack(">I", zlib.crc32(body)) + data[33:]
    name = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
    return data + struct.pack(">I", 8 + len(name) + len(manifest)) + b"uuid" + name + manifest


@pytest.mark.parametrize("ending", [".png", ".webp", ".avif", ".tif", ".gif"])
def test_content_credentials_are_found_where_each_format_has_them(tmp_path: Path, ending: str) -> None:
    _, media = made.put(tmp_path, f"signed{ending}", with_credentials(ending))
    assert media.problem == ""
    assert ("c2pa", "yes") in media.facts
    plain = made.put(tmp_path, f"plain{ending}", made.encoded(made.gradient(6, 4), made.FORMATS[ending]))[1]
    assert ("c2pa", "yes") not in plain.facts


def png_header(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    header = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    rest = b"\0\0\0\0IDAT" + struct.pack(">I", zlib.crc32(b"IDAT")) + b"\0\0\0\0IEND\xaeB`\x82"
    return b"\x89PNG\r\n\x1a\n" + header + rest


def noise(ending: str) -> bytes:
    return made.encoded(Image.effect_noise((400, 300), 80).convert("RGB"), made.FORMATS[ending])


BAD = {
    "empty.jpg": (b"", "B350"),
    "empty.mp3": (b"", "B350"),
    "cut.jpg": (noise(".jpg")[:-200], "B351"),
    "cut.png": (noise(".png")[:-200], "B351"),
    "cut.gif": (noise(".gif")[:-200], "B351"),
    "cut.webp": (noise(".webp")[:-200], "B351"),
    "cut.avif": (noise(".avif")[:-200], "B351"),
    "head.jpg": (noise(".jpg")[:40], "B351"),
    "head.png": (noise(".png")[:20], "B351"),
    "head.avif": (noise(".avif")[:60], "B351"),
    "head.tif": (b"II*\0\xff\xff\xff\xff" + b"\0" * 40, "B351"),
    "zeros.jpg": (b"\0" * 4000, "B351"),
    "text.jpg": (b"This is not a picture.", "B351"),
    "endless.jpg": (b"\xff\xd8\xff" + b"\xe0\0\2\xff" * 80_000, "B351"),
    "endless.png": (b"\x89PNG\r\n\x1a\n" + png_header(9, 9)[8:33] + b"\0\0\0\0abCd\0\0\0\0" * 60_000, "B351"),
    "paper.jpg": (b"%PDF-1.7\n", "B352"),
    "chart.pdf": (made.encoded(made.gradient(6, 4), "PNG"), "B352"),
    "song.png": (b"ID3\4" + b"\0" * 90, "B352"),
    "page.jpg": (b"<!DOCTYPE html><script>alert(1)</script>", "B357"),
    "bomb.png": (png_header(50_000, 50_000), "B353"),
    "wide.png": (png_header(89_478_486, 1), "B353"),
    "photo.heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "B355"),
    "poster.psd": (b"8BPS" + b"\0" * 40, "B355"),
    "map.html": (b"<p>Hello", "B357"),
    "map.js": (b"alert(1)", "B357"),
    "data.xml": (b"<?xml version='1.0'?><x/>", "B357"),
    "unnamed": (b"<html><script>alert(1)</script>", "B357"),
    "act.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "B356"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_said_in_words(tmp_path: Path, name: str) -> None:
    data, code = BAD[name]
    media = made.put(tmp_path, name, data)[1]
    assert media.code == code, media.problem
    found = problems(media, Described(Given()), PictureOptions(), "uk/a.md", (3, 1))
    assert [(item.code, item.line, item.severity) for item in found] == [(code, 3, "error")]
    assert f'"{name}"' in found[0].text


def test_a_file_of_more_than_a_hundred_megabytes_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(made.encoded(made.gradient(6, 4), "JPEG"))
    assert probe(file, "a.jpg", b"", 100_000_001).code == "B354"


def test_a_file_that_is_gone_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    assert probe(tmp_path / "a.jpg", "a.jpg", b"", 9).code == "B351"


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.pdf", b"%PDF-1.4", "application/pdf"),
        ("a.csv", b"year,count\n", "text/csv"),
        ("a.csv", b"<html>in a table", "text/csv"),
        ("a.mp3", b"ID3\4", "audio/mpeg"),
        ("a.mp4", b"\0\0\0\x18ftypisom\0\0\0\0isomavc1", "video/mp4"),
        ("a.m4a", b"\0\0\0\x18ftypM4A \0\0\0\0isomM4A ", "audio/mp4"),
        ("a.docx", b"PK\3\4", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a", b"\x89unknown", "application/octet-stream"),
    ],
)
def test_other_files_have_a_type_and_no_problem(tmp_path: Path, name: str, head: bytes, kind: str) -> None:
    media = made.put(tmp_path, name, head + b"\0" * 20)[1]
    assert (media.type, media.problem, media.width) == (kind, "", 0)


def test_what_a_phone_appends_to_a_photograph_does_no_harm(tmp_path: Path) -> None:
    data = noise(".jpg") + b"\0\0\0\x18ftypmp42" + b"\1" * 9000
    assert made.put(tmp_path, "a.jpg", data)[1].problem == ""


def test_a_large_file_is_read_from_its_headers(tmp_path: Path) -> None:
    data = made.encoded(Image.effect_noise((900, 700), 90), "PNG", exif=made.exif(6))
    assert len(data) > HEAD
    media = made.put(tmp_path, "a.png", data)[1]
    assert (media.width, media.height, media.problem) == (700, 900, "")
