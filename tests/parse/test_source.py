"""Bytes -> text."""

from __future__ import annotations

import pytest

from broadsheet.parse import source
from broadsheet.parse.findings import Findings


def decode(data: bytes) -> tuple[str | None, list[tuple[str, int, int]]]:
    findings = Findings("x.md")
    text = source.decode(data, findings)
    return text, [(found.code, found.line, found.column) for found in findings.problems]


def test_ends_of_lines_are_one() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n") == ("a\nb\nc\n", [])


@pytest.mark.parametrize(
    ("data", "place"),
    [(b"a\nb\xc3\xa9\xe9", (2, 3)), (b"\xff\xfea\x00", (1, 1)), (b"a\xc3", (1, 2)), (b"\xed\xa0\x80", (1, 1))],
)
def test_another_encoding_is_located(data: bytes, place: tuple[int, int]) -> None:
    assert decode(data) == (None, [("B200", *place)])


@pytest.mark.parametrize("char", ["\0", "\x02", "\x0b", "\x1b", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"])
def test_control_characters_are_located(char: str) -> None:
    assert decode(f"a\né{char}b{char}".encode()) == ("a\né\ufffdb\ufffd", [("B201", 2, 2)])


@pytest.mark.parametrize("char", ["\t", "\xa0", "\x85", "\u2028", "\u202b", "\ufeff", "\ufffd", "🚢"])
def test_other_characters_pass(char: str) -> None:
    assert decode(f"a{char}".encode()) == (f"a{char}", [])
