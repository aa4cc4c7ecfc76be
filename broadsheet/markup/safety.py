"""The allow-list that every converted text passes: what of a story's HTML reaches a page.

The sanitiser parses like a browser and writes its own canonical HTML: no comment, every attribute in double quotes,
every `<` and `>` in text and attributes escaped. So in what it returns `<[^>]*>` is a tag and nothing else is; the
other modules of this package rely on that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

import nh3

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_TEXT = (
    "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time "
    "u var wbr"
)
_BLOCKS = (
    "address blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre "
    "summary table tbody td tfoot th thead tr ul"
)
_MEDIA = "audio img source track video"
TAGS = frozenset(f"{_TEXT} {_BLOCKS} {_MEDIA}".split())

_EMPTIED = {"script", "style", "iframe", "object", "template", "noscript", "noembed", "noframes", "svg", "math"}
_EMPTIED |= {"textarea", "select", "title", "xmp"}
"""Tags that take their content with them. Of the others that are not allowed the content stays."""

_CELL = {"align", "colspan", "rowspan", "scope"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "hreflang", "rel"},
    "audio": {"controls", "loop", "preload", "src"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"datetime"},
    "li": {"id", "value"},
    "ol": {"reversed", "start", "type"},
    "source": {"src", "type"},
    "sup": {"id"},
    "td": _CELL,
    "th": _CELL,
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "loop", "muted", "playsinline", "poster", "preload", "src", "width"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
_BOXES = "attention caution correction danger error example hint important info note quote tip update warning"
_CLASSES: dict[str, set[str]] = {
    "a": {"footnote-backref", "footnote-ref"},
    "div": {"admonition", "footnote", *_BOXES.split()},
    "p": {"admonition-title"},
}


_FOREIGN_ID = re.compile(r'(<(?:li|sup)(?: [^>]*?)?) id="(?!fn(?:ref\d*)?:)[^"]*"')
"""Identifiers that are neither a heading's nor a footnote's: a page's own script and style may use the same names."""

_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r"))


def clean(html: str, fenced: bool = False) -> str:
    """HTML -> canonical HTML with nothing in it that could run. `fenced` keeps the classes of coloured code.

    Characters that XML 1.0 does not allow are left out; a character reference can name them, so this comes last.
    """
    cleaned = _cleaner(fenced).clean(html).encode().translate(None, _CONTROLS).decode()
    cleaned = cleaned.replace("\ufffe", "").replace("\uffff", "")
    return _FOREIGN_ID.sub(r"\1", cleaned) if ' id="' in cleaned else cleaned


@lru_cache(maxsize=2)
def _cleaner(fenced: bool) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=_EMPTIED,
        attributes=_ATTRIBUTES,
        allowed_classes={**_CLASSES, **(_code_classes() if fenced else {})},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _code_classes() -> dict[str, set[str]]:
    from pygments.token import STANDARD_TYPES  # loaded only for stories with code

    return {
        "div": {*_CLASSES["div"], "highlight", "linenodiv"},
        "span": {*STANDARD_TYPES.values(), "filename", "hll", "linenos", "normal", "special"},
        "table": {"highlighttable"},
        "td": {"code", "linenos"},
    }


_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)([^>]*)")
_HANDLER = re.compile(r"[\s\"'/](on[a-z]+|style|srcdoc)\s*(?:=|$)", re.IGNORECASE)


def dropped(html: str) -> tuple[str, ...]:
    """What `clean` leaves out of an author's HTML: names of tags such as `<script>`, and of attributes, each once."""
    found: dict[str, None] = {}
    for tag, attributes in _TAG.findall(html):
        if tag.lower() not in TAGS:
            found[f"<{tag.lower()}>"] = None
        found.update(dict.fromkeys(name.lower() for name in _HANDLER.findall(attributes)))
    return tuple(found)


_ADDRESS = re.compile(r"(?:href|src|poster)\s*=\s*[\"']?\s*([^\"'>]*)", re.IGNORECASE)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")


def refused(html: str) -> tuple[str, ...]:
    """The addresses in HTML whose scheme is not allowed, as they are written."""
    found: dict[str, None] = {}
    for address in _ADDRESS.findall(html):
        match = _SCHEME.match(re.sub(r"[\x00-\x20]", "", unescape(address)))
        if match and match[1].lower() not in SCHEMES:
            found[unescape(address).strip()] = None
    return tuple(found)
