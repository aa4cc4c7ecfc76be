"""Sound and film made for tests: whole headers, and no more behind them than a length needs."""

from __future__ import annotations

import struct
import wave
from io import BytesIO


def wav(seconds: float = 3, rate: int = 8000) -> bytes:
    """Silence."""
    target = BytesIO()
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        sound.writeframes(b"\x80" * round(seconds * rate))
    return target.getvalue()


def mp3(frames: int = 100) -> bytes:
    """MPEG 1 layer III at 128 kbit/s and 44.1 kHz: 1,152 samples in each frame of 417 bytes."""
    return (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


def mp4(
    seconds: float = 12.5,
    size: tuple[int, int] = (1280, 720),
    turned: bool = False,
    brand: bytes = b"isom",
    place: bytes = b"",
) -> bytes:
    """The boxes of ISO/IEC 14496-12: type, some data, and the index at the end, as phones write it."""
    ticks = round(seconds * 1000)
    matrix = (0, 1, 0, -1, 0, 0) if turned else (1, 0, 0, 0, 1, 0)
    fixed = b"".join(struct.pack(">i", part << 16) for part in matrix) + bytes(8) + b"\x40\0\0\0"
    mvhd = box(b"mvhd", bytes(12) + struct.pack(">II", 1000, ticks) + bytes(80))
    tkhd = bytes(12) + struct.pack(">IIII", 1, 0, ticks, 0) + bytes(12) + fixed
    tracks = box(b"trak", box(b"tkhd", tkhd + struct.pack(">II", size[0] << 16, size[1] << 16)))
    said = struct.pack(">HH", len(place), 0x15C7) + place
    where = box(b"udta", box(b"\xa9xyz", said)) if place else b""
    return box(b"ftyp", brand + bytes(4) + brand) + box(b"mdat", bytes(5000)) + box(b"moov", mvhd + tracks + where)


def ogg(seconds: float = 7) -> bytes:
    """Opus in Ogg (RFC 7845): its head, its comment, and a last page that says how many samples there were."""
    head = b"OpusHead\x01\x01\0\0" + struct.pack("<I", 48000) + bytes(3)
    tags = b"OpusTags" + bytes(8)
    pages = ((2, 0, head), (0, 0, tags), (4, round(seconds * 48000), bytes(50)))
    return b"".join(_page(number, *page) for number, page in enumerate(pages))


def _page(number: int, flags: int, granule: int, data: bytes) -> bytes:
    return b"OggS\0" + struct.pack("<BqIIIBB", flags, granule, 1, number, 0, 1, len(data)) + data


def webm(seconds: float = 9) -> bytes:
    """Matroska (RFC 9559) as a browser's recorder writes it, with a segment of unknown length."""
    info = b"\x2a\xd7\xb1\x83" + (1_000_000).to_bytes(3, "big") + b"\x44\x89\x88" + struct.pack(">d", seconds * 1000)
    return (
        b"\x1a\x45\xdf\xa3\x84\x42\x86\x81\x01"
        + b"\x18\x53\x80\x67\x01"
        + b"\xff" * 7
        + _element(b"\x15\x49\xa9\x66", info)
    )


def _element(name: bytes, data: bytes) -> bytes:
    return name + bytes([0x80 | len(data)]) + data
