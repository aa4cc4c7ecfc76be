from __future__ import annotations

from io import BytesIO

from broadsheet.pictures.boxes import Box, boxes


def found(data: bytes) -> list[Box]:
    return list(boxes(BytesIO(data), 0, len(data)))


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def test_boxes_follow_one_another() -> None:
    assert found(box(b"ftyp", b"avif") + box(b"free", b"")) == [Box(b"ftyp", 0, 8, 12), Box(b"free", 12, 20, 20)]


def test_a_large_box_has_its_size_after_its_name() -> None:
    assert found(b"\0\0\0\1mdat" + (20).to_bytes(8, "big") + b"abcd" + box(b"free", b"")) == [
        Box(b"mdat", 0, 16, 20),
        Box(b"free", 20, 28, 28),
    ]


def test_a_box_without_a_size_goes_on_to_the_end() -> None:
    assert found(b"\0\0\0\0mdatabc") == [Box(b"mdat", 0, 8, 11)]


def test_what_is_cut_off_or_dishonest_ends_it() -> None:
    first = box(b"ftyp", b"")
    for rest in (b"\0\0\0\x09moov", b"\0\0\0\2moov", b"\0\0\0\1moov" + (9).to_bytes(8, "big"), b"\0\0"):
        assert found(first + rest) == [Box(b"ftyp", 0, 8, 8)]
