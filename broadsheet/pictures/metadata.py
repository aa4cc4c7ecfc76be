"""What a picture's own metadata says: EXIF, IPTC and XMP, as pairs of plain text.

Where the three differ, XMP is believed before IPTC, and IPTC before EXIF: the newest program that touched the picture
wrote XMP, the camera wrote EXIF.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from PIL import Image, ImageFile, IptcImagePlugin

from broadsheet.pictures import xmp

Facts = dict[str, tuple[str, str]]
"""Field -> (text, where it stands)."""

LONGEST = 5000
"""Characters of one text that are kept."""

GPS = 0x8825
_EXIF = {"caption": 0x010E, "credit": 0x013B, "copyright": 0x8298}
_EXIF_IFD = 0x8769
_SERIALS = (0xA431, 0xA435, 0xC62F)
_IPTC = {"caption": (2, 120), "byline": (2, 80), "credit": (2, 110), "copyright": (2, 116)}
_JUNK = re.compile(
    r"(OLYMPUS|SONY|SAMSUNG|KONICA|MINOLTA|DIGITAL CAMERA|DSC|DCIM|Exif_JPEG|Created with|untitled|default|null)"
    r"[\s\w.-]{0,24}",
    re.IGNORECASE,
)
"""What cameras and programs write into the caption by themselves."""


def read(image: ImageFile.ImageFile) -> Facts:
    """The texts of an opened picture (its pixels are not read), and the flags "gps" and "serial"."""
    facts: Facts = {}
    for source, texts in (("EXIF", _exif(image)), ("IPTC", _iptc(image)), ("XMP", _xmp(image))):
        for field, text in texts:
            if cleaned := clean(text):
                facts[field] = (cleaned, source)
    return _credit(facts)


def clean(text: str) -> str:
    """One paragraph of printable characters, in Unicode's composed form; empty for what a camera wrote by itself."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    plain = unicodedata.normalize("NFC", " ".join(printable.split()))[:LONGEST]
    return "" if _JUNK.fullmatch(plain) else plain


def _credit(facts: Facts) -> Facts:
    """The credit line as its owner asks for it (IPTC 2:110); where there is none, the photographer's name."""
    byline = facts.pop("byline", None)
    if byline and (facts.get("credit", ("", "EXIF"))[1] == "EXIF"):
        facts["credit"] = byline
    return facts


def exif_of(image: Image.Image) -> Image.Exif:
    """The EXIF block of an opened picture. Pillow would decode a whole PNG to look for one behind its pixels."""
    return Image.Exif() if image.format == "PNG" and "exif" not in image.info else image.getexif()


def _exif(image: Image.Image) -> Iterator[tuple[str, str]]:
    exif = exif_of(image)
    if not exif:
        return
    for field, tag in _EXIF.items():
        if isinstance(value := exif.get(tag), str):
            yield field, _utf8(value)
    if GPS in exif:
        yield "gps", "yes"
    details = exif.get_ifd(_EXIF_IFD)
    if any(tag in details or tag in exif for tag in _SERIALS):
        yield "serial", "yes"


def _utf8(text: str) -> str:
    """EXIF texts are ASCII by the letter and UTF-8 in fact; Pillow reads them as Latin-1."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _iptc(image: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    info = IptcImagePlugin.getiptcinfo(image) if image.format in ("JPEG", "MPO", "TIFF") else None
    for field, tag in _IPTC.items() if info else ():
        value = info.get(tag) if info else None
        parts = value if isinstance(value, list) else [value]
        yield field, ", ".join(_decode(part) for part in parts if part)


def _decode(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", errors="replace")


def _xmp(image: Image.Image) -> Iterator[tuple[str, str]]:
    packet = image.info.get("xmp") or (image.info.get("XML:com.adobe.xmp"))
    if isinstance(packet, str):
        packet = packet.encode()
    if isinstance(packet, bytes):
        yield from xmp.read(packet)
