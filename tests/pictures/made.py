"""Pictures made for tests: every format, with the metadata that cameras, agencies and thieves leave in them."""

from __future__ import annotations

import struct
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from broadsheet.model import Media
from broadsheet.pictures.probe import probe

GPS_MARK = b"51/1"
SERIAL = "SN-4711-0815"
FORMATS = {
    ".jpg": "JPEG",
    ".png": "PNG",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".tif": "TIFF",
    ".bmp": "BMP",
}


def gradient(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Left red, top green: so that a test can tell how a picture lies."""
    across = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_270).resize((width, height))
    down = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_180).resize((width, height))
    return Image.merge("RGB", (across, down, Image.new("L", (width, height), 40))).convert(mode)


def encoded(image: Image.Image, format: str, **settings: Any) -> bytes:  # noqa: A002 - Pillow's word
    target = BytesIO()
    image.save(target, format, **settings)
    return target.getvalue()


def exif(orientation: int = 1, **texts: str) -> bytes:
    """A camera's block: orientation, texts, serial number, place, and a thumbnail's worth of maker notes."""
    block = Image.Exif()
    block[0x0112] = orientation
    for name, tag in (("caption", 0x010E), ("credit", 0x013B), ("copyright", 0x8298)):
        if name in texts:
            block[tag] = texts[name].encode()
    details = block.get_ifd(0x8769)
    details[0xA431] = SERIAL
    details[0x927C] = b"maker " + SERIAL.encode()
    place = block.get_ifd(0x8825)
    place[1], place[2] = "N", (51.0, 30.0, 26.4)
    place[3], place[4] = "W", (0.0, 7.0, 39.9)
    return block.tobytes()


def iptc(**texts: str) -> bytes:
    """An APP13 segment with an IPTC block in UTF-8 (IIM 4.2)."""
    numbers = {"caption": 120, "byline": 80, "credit": 110, "copyright": 116}
    records = b"\x1c\x01\x5a\0\x03\x1b%G"
    for name, text in texts.items():
        records += b"\x1c\x02" + bytes([numbers[name]]) + struct.pack(">H", len(text.encode())) + text.encode()
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    return segment(0xED, b"Photoshop 3.0\0" + block)


def segment(marker: int, data: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def with_segment(jpeg: bytes, added: bytes) -> bytes:
    """A JPEG file with one more segment after its first mark."""
    return jpeg[:2] + added + jpeg[2:]


def xmp(inner: str = "", attributes: str = "") -> bytes:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        f' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"{attributes}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def alt(name: str, text: str) -> str:
    """A property in several languages."""
    items = f'<rdf:li xml:lang="de">Falsch</rdf:li><rdf:li xml:lang="x-default">{text}</rdf:li>'
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def animation(format: str = "GIF", frames: int = 4, size: tuple[int, int] = (60, 40)) -> bytes:  # noqa: A002
    pictures = [Image.new("RGB", size, (40 * number, 200, 90)) for number in range(frames)]
    return encoded(pictures[0], format, save_all=True, append_images=pictures[1:], duration=120, loop=0)


def put(folder: Path, name: str, data: bytes) -> tuple[Path, Media]:
    """A file, and what probing it says."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file, probe(file, name, sha256(data).digest()[:16], len(data))


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image
