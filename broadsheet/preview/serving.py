"""Answers made of printed files: validators, conditional requests (RFC 9110, section 13), ranges and gzip.

A page gets the preview's script on its way to the browser. The script stands first in the head, so that a policy which
the page declares in a `<meta>` is not yet in force for it; in `output/` it never is.
"""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Mapping, Sequence
from email.utils import formatdate, parsedate_to_datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from broadsheet.hosting import content_type
from broadsheet.preview.files import File
from broadsheet.preview.guard import OWN

TEXTUAL = re.compile(r"text/|application/(?:.*\+)?(?:xml|json)|application/manifest|image/svg|text/javascript")
LARGEST = 8_000_000
"""Bytes of the largest file that is held in memory to be compressed or to get the script."""
SMALLEST = 600
"""Bytes below which compressing gains nothing."""
WAITING = "The first edition is being printed. This page loads again by itself when it is there."
_HEAD = re.compile(rb"<head\b[^>]*>", re.IGNORECASE)
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head)\b", re.IGNORECASE | re.DOTALL)


def serve(
    request: Request, file: File, session: str, number: int, code: int = 200, at: str = "", early: bool = False
) -> Response:
    """Answer with a file.

    Args:
        request: a GET or HEAD.
        file: what was found, or the 404 page.
        session: the run of the preview.
        number: the build that the page is known to be no older than. Both are in the script's tag and so in the
            validator: a page that went on saying an old number would be told of the same change for ever.
        code: 200, or 404 for the page that says so.
        at: the path that was asked for, where it is not the file's own.
        early: the edition is not printed yet, and the page goes if it never is.
    """
    kind = content_type(file.path)
    page = kind.startswith("text/html")
    tag = f'"{f"{session}-{number}-" if page else ""}{file.status.st_mtime_ns:x}-{file.status.st_size:x}"'
    headers = {"etag": tag, "last-modified": formatdate(file.status.st_mtime, usegmt=True), "content-type": kind}
    textual = TEXTUAL.match(kind) is not None and file.status.st_size <= LARGEST
    if textual:
        headers |= {"etag": f"W/{tag}", "vary": "Accept-Encoding"}
    if code == 200 and is_fresh(request.headers, headers["etag"], file.status.st_mtime):
        return Response(status_code=304, headers={name: headers[name] for name in headers if name != "content-type"})
    if not textual or ("range" in request.headers and not page):
        plain = {**headers, "etag": tag}
        return FileResponse(file.place, code, headers=plain, media_type=kind, stat_result=file.status)
    body = file.place.read_bytes()
    if page:
        body = with_script(body, session, number, [file.path, at] if at else [file.path], " data-early" * early)
    if len(body) >= SMALLEST and accepts_gzip(request.headers.get("accept-encoding", "")):
        body = gzip.compress(body, 3, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(body, code, headers)


def is_fresh(asked: Mapping[str, str], tag: str, mtime: float) -> bool:
    """Whether the browser has this very version: If-None-Match decides, and If-Modified-Since only without it."""
    known = asked.get("if-none-match")
    if known is not None:
        return any(item.strip().removeprefix("W/") in (tag.removeprefix("W/"), "*") for item in known.split(","))
    try:
        return int(mtime) <= parsedate_to_datetime(asked.get("if-modified-since", "")).timestamp()
    except (TypeError, ValueError):
        return False


def accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header names gzip and does not refuse it."""
    for item in header.lower().split(","):
        name, _, weight = item.partition(";")
        if name.strip() in ("gzip", "x-gzip", "*"):
            return not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight)
    return False


def with_script(body: bytes, session: str, number: int, paths: Sequence[str], more: str = "") -> bytes:
    """A page with the preview's script first in its head. A piece of a page stays as it is."""
    if not _PAGE.match(body[:4000]):
        return body
    tag = script(session, number, paths, more).encode()
    if head := _HEAD.search(body):
        return body[: head.end()] + tag + body[head.end() :]
    return tag + body if not body.lstrip().startswith(b"<!") else body.replace(b">", b">" + tag, 1)


def script(session: str, number: int, paths: Sequence[str], more: str = "") -> str:
    """The tag of the preview's script; `paths` are the outputs that the page is made of, `more` are attributes."""
    files = html.escape("\n".join(paths), quote=True).replace("\n", "&#10;")
    data = f'data-session="{session}" data-number="{number}" data-files="{files}"{more}'
    return f'<script src="{OWN}client.js" {data}></script>'


def alone(session: str, number: int, problems: Sequence[Mapping[str, Any]], path: str, waits: bool = False) -> Response:
    """The page that is served before there is any edition: why there is none. The script shows mistakes better, and
    loads the page again when there is an edition, or where it `waits` for the first one, when this page of it is there.
    """
    lines = "\n".join(f"{found['path']}:{found['line']}: {found['code']} {found['text']}" for found in problems)
    text = html.escape(lines)
    shown = f"<noscript><pre>{text}</pre></noscript>" if lines else f"<p>{WAITING}</p>"
    tag = script(session, number, [path], ' data-alone="waits"' if waits else " data-alone")
    return HTMLResponse(
        f'<!doctype html><html lang="en"><head>{tag}<meta charset="utf-8">'
        f"<title>Preview</title></head><body>{shown}</body></html>",
        503,
        headers={"cache-control": "no-store", "retry-after": "1"},
    )
