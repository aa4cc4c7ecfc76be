"""XMP packets (ISO 16684-1): the few properties that a newsroom needs, read and written.

The packet comes from a stranger: entities are not expanded, nothing is fetched, and one of more than a megabyte is not
read at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from lxml import etree

LARGEST = 1_000_000
"""Bytes of a packet that is read."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
_PROPERTIES = {
    f"{_DC}description": "caption",
    f"{_DC}creator": "byline",
    f"{_PHOTOSHOP}Credit": "credit",
    f"{_DC}rights": "copyright",
    f"{_IPTC}AltTextAccessibility": "alt",
    f"{_RIGHTS}UsageTerms": "licence",
    f"{_RIGHTS}WebStatement": "licence_url",
    f"{_PLUS}LicensorURL": "acquire_url",
    "{http://ns.adobe.com/exif/1.0/}GPSLatitude": "gps",
    "{http://ns.adobe.com/exif/1.0/aux/}SerialNumber": "serial",
    "{http://cipa.jp/exif/1.0/}BodySerialNumber": "serial",
}
_FLAGS = frozenset({"gps", "serial"})
_ADDRESSES = frozenset({"licence_url", "acquire_url"})


def read(packet: bytes) -> Iterator[tuple[str, str]]:
    """The known properties of a packet as pairs of field and text; nothing of one that is not well-formed.

    Addresses that are not http or https are left out.
    """
    root = _parse(packet)
    for element in root.iter(etree.Element) if root is not None else ():
        for name, value in element.items():
            if name in _PROPERTIES:
                yield from _fact(_PROPERTIES[str(name)], str(value))
        if element.tag in _PROPERTIES:
            yield from _fact(_PROPERTIES[str(element.tag)], _text(element))


def _parse(packet: bytes) -> etree._Element | None:
    if len(packet) > LARGEST:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True, recover=False)
    try:
        return etree.fromstring(packet.strip(b"\0 \r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _text(element: etree._Element) -> str:
    """The text of a property: of its default language, of all items of a list, or its own."""
    items = element.findall(f"{_RDF}Alt/{_RDF}li")
    if items:
        chosen = next((item for item in items if item.get(_XML_LANG) == "x-default"), items[0])
        return chosen.text or ""
    items = [*element.findall(f"{_RDF}Seq/{_RDF}li"), *element.findall(f"{_RDF}Bag/{_RDF}li")]
    return ", ".join(item.text for item in items if item.text) if items else element.text or ""


def _fact(field: str, text: str) -> Iterator[tuple[str, str]]:
    if field in _FLAGS:
        yield field, "yes"
    elif field not in _ADDRESSES or text.startswith(("https://", "http://")):
        yield field, text


def write(credit: str, copyright: str, licence_url: str) -> bytes:  # noqa: A002 - the field's word
    """A packet that says who made a picture and who owns it; empty when nothing is known of either."""
    parts = []
    if credit:
        parts.append(f" photoshop:Credit={quoteattr(credit)}")
    if licence_url:
        parts.append(f" xmpRights:WebStatement={quoteattr(licence_url)}")
    rights = f"<dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>{_escape(copyright)}</rdf:li></rdf:Alt></dc:rights>"
    if not (parts or copyright):
        return b""
    return _PACKET.format("".join(parts), rights if copyright else "").encode()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_PACKET = (
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' xmlns:xmpRights='http://ns.adobe.com/xap/1.0/rights/'"
    "{}>{}</rdf:Description></rdf:RDF></x:xmpmeta>"
)
