"""What kind of file this is: by its first bytes, and by its name where bytes say nothing.

`mimetypes` is not asked: it reads tables of the machine, and the same tree must print the same site everywhere.
"""

from __future__ import annotations

from posixpath import splitext

from broadsheet import urls

ENDINGS = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "image/png": (".png", ".apng"),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/avif": (".avif",),
    "image/svg+xml": (".svg",),
    "image/tiff": (".tif", ".tiff"),
    "image/bmp": (".bmp",),
    "image/heic": (".heic", ".heif"),
    "image/jxl": (".jxl",),
    "image/jp2": (".jp2", ".j2k", ".jpf"),
    "image/vnd.adobe.photoshop": (".psd", ".psb"),
    "image/x-raw": (".cr2", ".cr3", ".nef", ".arw", ".dng", ".orf", ".rw2", ".raf"),
    "application/postscript": (".eps", ".ps", ".ai"),
    "audio/mpeg": (".mp3",),
    "audio/mp4": (".m4a", ".m4b"),
    "audio/ogg": (".ogg", ".oga", ".opus"),
    "audio/flac": (".flac",),
    "audio/wav": (".wav",),
    "video/mp4": (".mp4", ".m4v"),
    "video/webm": (".webm",),
    "video/quicktime": (".mov",),
    "video/ogg": (".ogv",),
    "text/vtt": (".vtt",),
    "application/pdf": (".pdf",),
    "text/csv": (".csv",),
    "text/tab-separated-values": (".tsv",),
    "text/plain": (".txt", ".log", ".srt"),
    "text/markdown": (".md", ".markdown"),
    "text/calendar": (".ics",),
    "text/css": (".css",),
    "application/json": (".json",),
    "application/geo+json": (".geojson",),
    "application/zip": (".zip",),
    "application/gzip": (".gz", ".tgz"),
    "application/epub+zip": (".epub",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (".pptx",),
    "application/vnd.oasis.opendocument.text": (".odt",),
    "application/vnd.oasis.opendocument.spreadsheet": (".ods",),
    "application/msword": (".doc",),
    "application/vnd.ms-excel": (".xls",),
    "font/woff2": (".woff2",),
    "font/woff": (".woff",),
    "text/html": (".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".hta"),
    "text/javascript": (".js", ".mjs"),
    "application/xml": (".xml", ".xsl", ".xslt", ".svgz"),
    "application/x-shockwave-flash": (".swf",),
}
"""Media types and the endings of names that mean them; the first is the one to recommend."""

UNKNOWN = "application/octet-stream"
BY_ENDING = {ending: kind for kind, endings in ENDINGS.items() for ending in endings}

PILLOW = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
    "image/avif": "AVIF",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
}
"""Pictures that are converted, and Pillow's names for them. No other decoder of Pillow's is ever run."""

ACTIVE = frozenset({"text/html", "text/javascript", "application/xml", "application/x-shockwave-flash"})
"""Types that browsers run as programs."""

NAMES = {
    "image/jpeg": "a JPEG picture",
    "image/png": "a PNG picture",
    "image/gif": "a GIF picture",
    "image/webp": "a WebP picture",
    "image/avif": "an AVIF picture",
    "image/svg+xml": "an SVG drawing",
    "image/tiff": "a TIFF picture",
    "image/bmp": "a BMP picture",
    "image/heic": "an HEIC photograph",
    "image/jxl": "a JPEG XL picture",
    "image/jp2": "a JPEG 2000 picture",
    "image/vnd.adobe.photoshop": "a Photoshop document",
    "image/x-raw": "a camera's raw file",
    "application/postscript": "a PostScript drawing",
    "application/pdf": "a PDF document",
    "application/zip": "a ZIP file",
    "text/html": "a web page",
    "text/javascript": "a script",
    "application/xml": "an XML file",
    "application/x-shockwave-flash": "a Flash film",
    UNKNOWN: "a file of no known kind",
}

_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\xff\x0a", "image/jxl"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"%!PS", "application/postscript"),
    (b"\xc5\xd0\xd3\xc6", "application/postscript"),
    (b"%PDF-", "application/pdf"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf2", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"OggS", "audio/ogg"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"FWS", "application/x-shockwave-flash"),
    (b"CWS", "application/x-shockwave-flash"),
    (b"wOF2", "font/woff2"),
    (b"wOFF", "font/woff"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"crx ": "image/x-raw",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script")
_RELATED = frozenset(
    {
        ("audio/mp4", "video/mp4"),
        ("audio/ogg", "video/ogg"),
        ("video/mp4", "audio/mp4"),
        ("video/mp4", "video/quicktime"),
        ("video/quicktime", "video/mp4"),
        ("application/pdf", "application/postscript"),
        ("image/tiff", "image/x-raw"),
    }
)
"""What the bytes say, and what the name may say all the same."""


def ending(path: str) -> str:
    """The ending of a name, with its dot, in small letters."""
    return splitext(path)[1].lower()


def by_name(path: str) -> str:
    """The media type that a file's name promises."""
    return BY_ENDING.get(ending(path), UNKNOWN)


def by_address(reference: str) -> str:
    """The media type that the name in an address promises; query and fragment count for nothing."""
    return by_name(urls.named(reference))


def by_content(head: bytes) -> str:
    """The media type that a file's first bytes show, or an empty text for plain text and anything else."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    return _markup(head)


def _by_brand(head: bytes) -> str:
    """ISO base media files (ISO/IEC 14496-12) name their brands in the first box."""
    box = head[8 : max(16, int.from_bytes(head[:4], "big"))]
    if (found := _BRANDS.get(box[:4])) is not None:
        return found
    if b"avif" in box[8:]:
        return "image/avif"
    return "image/heic" if box[:4] in (b"mif1", b"msf1") else "video/mp4"


def _markup(head: bytes) -> str:
    text = head[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not text.startswith(b"<"):
        return ""
    if text.startswith(_MARKUP):
        return "text/html"
    if b"<svg" in text:
        return "image/svg+xml"
    return "application/xml" if text.startswith(b"<?xml") else ""


def kind(head: bytes, path: str) -> str:
    """The media type of a file: its bytes decide, its name says more where the two agree (a .docx is a ZIP)."""
    found, named = by_content(head), by_name(path)
    if not found or (found, named) in _RELATED:
        return named
    is_text = found in ACTIVE or found == "image/svg+xml"
    if (is_text or found == "application/zip") and named != UNKNOWN and not is_picture(named):
        return named
    return found


def is_picture(kind: str) -> bool:
    return kind.startswith("image/") or kind == "application/postscript"


def agrees(kind: str, path: str) -> bool:
    """Whether a file of this type may have this name: always, unless one of the two is a picture or a program."""
    named = by_name(path)
    if kind == named or named == UNKNOWN:
        return True
    return not (is_picture(kind) or is_picture(named) or kind in ACTIVE)
