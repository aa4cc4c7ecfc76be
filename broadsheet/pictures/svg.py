"""SVG drawings: read with a strict allow-list, printed clean.

What could act (script, events, foreign mark-up, addresses, entities) is refused with its line, because a drawing
without it may be another drawing. What only editors need (metadata, foreign namespaces) is dropped, links are undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

LARGEST = 2_000_000
"""Bytes of a drawing that is read."""
MOST_ELEMENTS = 50_000
"""Elements as a browser draws them, each `use` counted with all that it repeats."""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

_NAMES = """
    svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon text tspan textPath
    marker linearGradient radialGradient stop pattern clipPath mask filter feBlend feColorMatrix feComponentTransfer
    feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
    feSpotLight feTile feTurbulence
"""
ELEMENTS = frozenset(_NAMES.split())
"""What a drawing may hold (SVG 2, appendix F, without what is refused or dropped below)."""

REFUSED = {
    "script": "script",
    "foreignObject": "foreign mark-up",
    "image": "a picture inside the drawing",
    "feImage": "a picture inside the drawing",
    "animate": "an animation",
    "animateMotion": "an animation",
    "animateTransform": "an animation",
    "set": "an animation",
    "iframe": "a frame",
    "audio": "sound",
    "video": "film",
    "handler": "script",
    "listener": "script",
}
"""What changes what a drawing is or does, in words for the editor."""

_LINK = f"{{{SVG}}}a"
_LOCAL = re.compile(r"""url\(\s*(["']?)#[\w:.-]+\1\s*\)""", re.IGNORECASE)
_DANGER = re.compile(
    r"url\s*\(|@|\\|expression|javascript:|data:|https?:|//(?!\s)|-moz-binding|behavior", re.IGNORECASE
)
"""In a style or an attribute, once local references are taken away: what could fetch or run something."""
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*$")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class UnsafeDrawingError(Exception):
    """Why a drawing may not be published, in plain words, with the line."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A clean drawing. `width` and `height` are CSS pixels."""

    data: bytes
    width: int
    height: int


def read(data: bytes) -> Drawing:
    """A drawing made safe. The same bytes give the same drawing.

    Raises:
        UnsafeDrawingError: it is not a drawing, or holds what may not be published.
    """
    root = _parse(data)
    _strip(root)
    for element in root.iter(etree.Element):
        _check(element)
    _count(root)
    width, height = _size(root)
    for name, value in (("width", width), ("height", height)):
        root.set(name, str(value))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    return Drawing(etree.tostring(root, encoding="utf-8", xml_declaration=True), width, height)


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        huge_tree=False,
    )
    if re.search(rb"<!ENTITY", data, re.IGNORECASE) or b"E\0N\0T\0I\0T\0Y" in data.upper():
        raise UnsafeDrawingError("it declares entities")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise UnsafeDrawingError(f"it is not well-formed XML{f', line {line}' if line else ''}") from None
    if root.tag != f"{{{SVG}}}svg":
        raise UnsafeDrawingError("its outermost element is not svg in the namespace of SVG")
    return root


def _strip(root: etree._Element) -> None:
    """Take away what only editors need, and keep the text that followed it."""
    for element in [*root.iter()]:
        if element.tag == _LINK:
            _unlink(element)
        name = _name(element)
        if name is not None and (name in ELEMENTS or name in REFUSED):
            _strip_attributes(element)
        elif element is not root and element.getparent() is not None:
            _remove(element)


def _unlink(element: etree._Element) -> None:
    """A link becomes a group: it looks the same, and leads nowhere in a picture anyway."""
    element.tag = f"{{{SVG}}}g"
    for name in ("href", f"{{{XLINK}}}href", "target", "rel", "download", "ping"):
        element.attrib.pop(name, "")


def _strip_attributes(element: etree._Element) -> None:
    for name in list(element.attrib):
        space, _, _ = str(name).rpartition("}")
        if space and space not in (f"{{{XLINK}", "{http://www.w3.org/XML/1998/namespace"):
            del element.attrib[name]


def _remove(element: etree._Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _name(element: etree._Element) -> str | None:
    """The local name of an element of SVG or of XHTML (which is refused by the same names), None for any other."""
    space, _, name = str(element.tag).removeprefix("{").rpartition("}")
    if space == SVG:
        return name
    return name if name in REFUSED and space in ("", "http://www.w3.org/1999/xhtml") else None


def _check(element: etree._Element) -> None:
    name = _name(element)
    if name is None or name in REFUSED:
        raise UnsafeDrawingError(f"it holds {REFUSED.get(name or '', 'foreign mark-up')} (line {element.sourceline})")
    if name == "style" and _DANGER.search(_LOCAL.sub("", element.text or "")):
        raise UnsafeDrawingError(f"its style fetches something or hides what it does (line {element.sourceline})")
    for key, value in element.attrib.items():
        _check_attribute(str(key).rpartition("}")[2], str(value), str(key).startswith(f"{{{XLINK}"), element)


def _check_attribute(name: str, value: str, is_xlink: bool, element: etree._Element) -> None:
    line = f"(line {element.sourceline})"
    if name.lower().startswith("on"):
        raise UnsafeDrawingError(f"it runs script at an event, {name} {line}")
    if name == "href" and not value.startswith("#"):
        raise UnsafeDrawingError(f"it points outside itself {line}")
    if name in ("src", "base", "ping", "formaction"):
        raise UnsafeDrawingError(f"it names an address, {name} {line}")
    if name not in ("href", "id", "class", "title", "lang", "space") and not is_xlink and not name.startswith("aria-"):
        _check_value(name, value, line)


def _check_value(name: str, value: str, line: str) -> None:
    rest = _LOCAL.sub("", value)
    if name != "d" and _DANGER.search(rest):
        raise UnsafeDrawingError(f"its {name} fetches something or hides what it does {line}")


def _count(root: etree._Element) -> None:
    """Refuse a drawing that repeats itself without measure, as ten lines of nested `use` can do."""
    targets = {value: element for element in root.iter(etree.Element) if (value := element.get("id"))}
    counts: dict[etree._Element, int] = {}

    def weigh(element: etree._Element, path: frozenset[str]) -> int:
        if element in counts:
            return counts[element]
        total = 1 + sum(weigh(child, path) for child in element)
        reference = (element.get("href") or element.get(f"{{{XLINK}}}href") or "").removeprefix("#")
        if _name(element) == "use" and reference in targets:
            if reference in path:
                raise UnsafeDrawingError("it repeats a part inside itself")
            total += weigh(targets[reference], path | {reference})
        counts[element] = total
        if total > MOST_ELEMENTS:
            raise UnsafeDrawingError("it has too many parts")
        return total

    try:
        weigh(root, frozenset())
    except RecursionError:
        raise UnsafeDrawingError("it repeats parts inside parts too often") from None


def _size(root: etree._Element) -> tuple[int, int]:
    """Width and height, from the attributes or from the viewBox (SVG 2, section 8.2); 300 x 150 as CSS has it."""
    box = [float(part) for part in _numbers(root.get("viewBox", ""))]
    width, height = _length(root.get("width")), _length(root.get("height"))
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        if width and not height:
            height = width * box[3] / box[2]
        elif height and not width:
            width = height * box[2] / box[3]
        elif not width:
            width, height = box[2], box[3]
    return _pixels(width or 300), _pixels(height or 150)


def _pixels(length: float) -> int:
    """A length in whole pixels. A drawing may say one without end, or such a proportion (`1e999`)."""
    return round(max(1, min(length, 20_000)))


def _numbers(text: str) -> Iterator[str]:
    return (part for part in re.split(r"[\s,]+", text.strip()) if re.fullmatch(r"-?\d*\.?\d+(e[+-]?\d+)?", part, re.I))


def _length(text: str | None) -> float:
    found = _NUMBER.match(text or "")
    return float(found[1]) * _PIXELS[found[2] or "px"] if found else 0.0
