"""The bytes of a file -> its text: UTF-8, `\\n` at every line's end, no control characters.

A byte order mark is dropped and no encoding is guessed: a wrong guess would print wrong letters without a word.
"""

from __future__ import annotations

import codecs
import re

from broadsheet.parse.findings import Findings, Place

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
"""What neither XML 1.0 (section 2.2) nor HTML can carry, or no editor shows."""

_CONTROL_BYTES = bytes(byte for byte in range(128) if CONTROL.match(chr(byte)))
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, findings: Findings) -> str | None:
    """The file's text, or None when it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        findings.add("B200", _place(data, error.start), detail=_detail(data, error.start))
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _without_controls(text, findings) if _may_hold_controls(data) else text


def place_of(text: str, offset: int) -> Place:
    """Line and column of an offset in a text."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(text.count("\n", 0, offset) + 1, offset - line_start + 1)


def _place(data: bytes, offset: int) -> Place:
    line_start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[line_start:offset].decode("utf-8", "replace")) + 1
    return Place(data.count(b"\n", 0, offset) + 1, column)


def _detail(data: bytes, offset: int) -> str:
    if data.startswith(_UTF16):
        return "it is UTF-16"
    return f"the byte 0x{data[offset]:02X} has no meaning there"


def _may_hold_controls(data: bytes) -> bool:
    """A look at the bytes, ten times as fast as the search: few stories have a character of these ranges."""
    return b"\xc2" in data or b"\xef\xbf" in data or len(data.translate(None, _CONTROL_BYTES)) != len(data)


def _without_controls(text: str, findings: Findings) -> str:
    found = CONTROL.search(text)
    if found is None:
        return text
    findings.add("B201", place_of(text, found.start()), name=f"U+{ord(found[0]):04X}", key="the file")
    return CONTROL.sub("\ufffd", text)
