from __future__ import annotations

import pytest

from broadsheet.pictures.svg import UnsafeDrawingError, read

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 20">'


def drawing(inner: str, head: str = HEAD) -> bytes:
    return f"{head}{inner}</svg>".encode()


def test_a_plain_drawing_stays_as_it_looks() -> None:
    inner = (
        '<title>A &amp; B</title><defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/></linearGradient>'
        '<path id="p" d="M0 0h9"/></defs><style>.a{fill:url(#g);opacity:.5}</style>'
        '<use xlink:href="#p" class="a"/><g transform="rotate(9)" style="fill: url(\'#g\')"><text x="1">Ä</text></g>'
    )
    clean = read(drawing(inner)).data.decode()
    for part in ("linearGradient", 'xlink:href="#p"', "url(#g)", "rotate(9)", ">Ä<", "A &amp; B", "viewBox"):
        assert part in clean
    assert read(clean.encode()).data.decode() == clean


def test_what_only_editors_need_is_dropped() -> None:
    inner = (
        "<!-- made by --><?editor x?><metadata><rdf>place</rdf></metadata>"
        '<i:pgf xmlns:i="http://ns.adobe.com/ai/">x</i:pgf><g xmlns:s="http://s.example/" s:label="Layer">'
        '<a href="javascript:alert(1)" target="x"><rect/></a></g>'
    )
    clean = read(b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x.example/svg.dtd">' + drawing(inner)).data
    for part in (b"made by", b"editor", b"place", b"pgf", b"Layer", b"javascript", b"DOCTYPE", b"s.example", b"<a"):
        assert part not in clean
    assert b"<rect" in clean


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
        "<foreignObject><p/></foreignObject>",
        '<rect onload="alert(1)"/>',
        '<rect ONCLICK="alert(1)"/>',
        '<image href="https://x.example/a.png"/>',
        '<image href="data:image/png;base64,AA"/>',
        '<use href="other.svg#a"/>',
        '<use xlink:href="https://x.example/a.svg#b"/>',
        '<textPath href="javascript:alert(1)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        "<style>@import 'https://x.example/a.css';</style>",
        "<style>rect{fill:url(https://x.example/a)}</style>",
        "<style>rect{fill:u\\72l(https://x.example/a)}</style>",
        '<rect style="background:url( //x.example/a )"/>',
        '<rect fill="url(https://x.example/a#b)"/>',
        '<rect filter="url(data:image/svg+xml,x)"/>',
    ],
)
def test_what_acts_or_fetches_is_refused(inner: str) -> None:
    with pytest.raises(UnsafeDrawingError):
        read(drawing(inner))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b"<svg><rect/></svg>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("<text>&a;</text>"),
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE svg [<!ENTITY a "b">]>'.encode("utf-16")
        + drawing("").decode().encode("utf-16-le"),
        drawing("<g>" * 5000 + "</g>" * 5000),
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(UnsafeDrawingError):
        read(data)


def test_a_drawing_that_repeats_itself_without_measure_is_refused() -> None:
    rows = ['<g id="a0"><rect/><rect/></g>']
    rows += [f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)]
    with pytest.raises(UnsafeDrawingError, match="too many parts"):
        read(drawing("".join(rows)))
    with pytest.raises(UnsafeDrawingError, match="inside itself"):
        read(drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'))
    chain = "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(3000))
    with pytest.raises(UnsafeDrawingError, match="inside parts too often"):
        read(drawing(f'{chain}<g id="a3000"/>'))


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 30 20"', (30, 20)),
        ('viewBox="0,0,30.4,20.6"', (30, 21)),
        ('width="300" viewBox="0 0 30 20"', (300, 200)),
        ('height="1in" viewBox="0 0 30 20"', (144, 96)),
        ('width="100%" height="100%" viewBox="0 0 30 20"', (30, 20)),
        ('width="40px" height="2pc"', (40, 32)),
        ("", (300, 150)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ('width="9e99" height="1"', (20_000, 1)),
        ('width="1e999" height="1"', (20_000, 1)),
        ('viewBox="0 0 1e999 5"', (20_000, 5)),
        ('width="1e999" viewBox="0 0 1e999 1e999"', (20_000, 1)),
    ],
)
def test_size(attributes: str, size: tuple[int, int]) -> None:
    found = read(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode())
    assert (found.width, found.height) == size
