"""The web application: the printed site as a host would serve it, and below `/__broadsheet/` the preview's own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from broadsheet import urls
from broadsheet.preview import contact, serving
from broadsheet.preview.files import Elsewhere, File, find, regular
from broadsheet.preview.guard import OWN, Guard
from broadsheet.preview.orders import Order
from broadsheet.preview.rebuild import Rebuild

CLIENT = Path(__file__).parent / "client"
WAIT = 1.5
"""Seconds for which a request waits for the first edition; after that a page is served that waits itself."""
LOOK = 0.03
"""Seconds between two looks for a page that is laid ready before that."""
FIRST = 1
"""The number of the first build."""
LONGEST = 2000
"""Bytes of the longest order that a page may send."""


def app(rebuild: Rebuild, is_known: Callable[[str], bool]) -> Starlette:
    """The application. `is_known` judges Host headers."""
    routes = [
        Route(OWN + "client.js", partial(_client, name="client.js", kind="text/javascript")),
        Route(OWN + "client.css", partial(_client, name="client.css", kind="text/css")),
        Route(OWN + "events", partial(_events, rebuild=rebuild)),
        Route(OWN + "contact.css", partial(_client, name="contact.css", kind="text/css")),
        Route(OWN + "pictures", partial(_pictures, rebuild=rebuild)),
        Route(OWN + "page", partial(_page, rebuild=rebuild)),
        Route(OWN + "edition", partial(_edition, rebuild=rebuild), methods=["POST"]),
        Route(OWN + "{rest:path}", _nothing),
        Route("/{path:path}", partial(_site, rebuild=rebuild)),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, is_known=is_known)])


async def _client(request: Request, name: str, kind: str) -> Response:
    return FileResponse(CLIENT / name, media_type=kind, headers={"cache-control": "no-cache"})


async def _nothing(request: Request) -> Response:
    return PlainTextResponse("There is nothing here.\n", 404)


async def _events(request: Request, rebuild: Rebuild) -> Response:
    if rebuild.hub.is_full:
        return PlainTextResponse("Too many pages are open.\n", 503)
    since = request.query_params.get("since", "")
    known = int(since) if since.isdecimal() and len(since) < 10 else rebuild.number
    stream = rebuild.hub.listen(rebuild.state(known))
    return StreamingResponse(stream, media_type="text/event-stream", headers={"cache-control": "no-store"})


async def _page(request: Request, rebuild: Rebuild) -> Response:
    url = request.query_params.get("url", "/")
    url = url.removeprefix(rebuild.base) or "/"
    found: dict[str, Any] = dict(await rebuild.page(url))
    why = rebuild.why(urls.output_path(url))
    return JSONResponse({**found, "why": why}, headers={"cache-control": "no-store"})


async def _pictures(request: Request, rebuild: Rebuild) -> Response:
    await _first(rebuild)
    found = (await rebuild.pictures()).get("pictures", [])
    sheet = contact.page(found, rebuild.base, OWN + "contact.css")
    return HTMLResponse(sheet, headers={"cache-control": "no-store"})


async def _edition(request: Request, rebuild: Rebuild) -> Response:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            return PlainTextResponse("That is too long.\n", 413)
    zone = rebuild.good.timezone if rebuild.good else "UTC"
    try:
        order = read_order(json.loads(body), rebuild.order, zone)
    except (ValueError, TypeError, AttributeError, OverflowError):
        return PlainTextResponse("That is no edition.\n", 400)
    rebuild.ask(order)
    return JSONResponse({"ordered": True}, 202)


def read_order(wanted: dict[str, Any], now: Order, timezone: str) -> Order:
    """The edition that a page asks for: `at` (text, null for the clock's own) and `drafts`; what is left out stays.

    Raises:
        ValueError, TypeError, AttributeError, OverflowError: it is no edition.
    """
    at = now.at
    if "at" in wanted:
        at = datetime.fromisoformat(wanted["at"]) if wanted["at"] else None
    if at is not None:
        at = (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(timezone))).astimezone(UTC)
    drafts = wanted.get("drafts", now.drafts)
    if not isinstance(drafts, bool):
        raise TypeError
    return Order(at, drafts)


async def _site(request: Request, rebuild: Rebuild) -> Response:
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    raw = raw.partition(b"?")[0]
    number = rebuild.number  # before the file is read: a page may be newer than it says, never older
    site = rebuild.setup.place
    wanted = urls.output_path(request.scope["path"].removeprefix(rebuild.base))
    answer = _find(site, raw, rebuild)
    if answer is None and not rebuild.first.is_set():
        if isinstance(early := await _early(raw, wanted, rebuild), File):
            with contextlib.suppress(FileNotFoundError):  # the edition is there, just now
                return serving.serve(request, early, rebuild.session, FIRST, early=True)
        number = rebuild.number
        answer = _find(site, raw, rebuild) or early
    if isinstance(answer, Response):
        return answer
    if isinstance(answer, File):
        with contextlib.suppress(FileNotFoundError):  # it left the edition just now
            return serving.serve(request, answer, rebuild.session, number)
    if missing := regular(site, urls.output_path(urls.MISSING)):
        return serving.serve(request, missing, rebuild.session, number, 404, wanted)
    problems = rebuild.state(number)["problems"]
    return serving.alone(rebuild.session, number, problems, wanted, waits=not rebuild.first.is_set())


async def _early(raw: bytes, path: str, rebuild: Rebuild) -> File | Response | None:
    """A page of the first edition before that is printed; nothing where it is not there after a while, or printed."""
    rebuild.wish(path)
    end = time.monotonic() + WAIT
    while not rebuild.first.is_set() and time.monotonic() < end:
        if found := _find(rebuild.setup.early, raw, rebuild):
            return found
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(rebuild.first.wait(), LOOK)
    return None


async def _first(rebuild: Rebuild) -> None:
    try:
        await asyncio.wait_for(rebuild.first.wait(), WAIT)
    except TimeoutError:
        return


def _find(site: Path, raw: bytes, rebuild: Rebuild) -> File | Response | None:
    """The file, a redirect, or nothing. A site that is published below a path stands below it here too."""
    base = rebuild.base.encode()
    if base and raw in (b"/", base):
        return _elsewhere(base.decode() + "/", 302)
    if base and not raw.startswith(base + b"/"):
        return None
    found = find(site, raw.removeprefix(base))
    if isinstance(found, Elsewhere):
        url = found.url
        if url.startswith("/") and not url.startswith("//"):
            url = base.decode() + url
        return _elsewhere(url, found.code)
    return found


def _elsewhere(url: str, code: int) -> Response:
    """A redirect that no browser remembers: the next save may undo it."""
    return Response(status_code=code, headers={"location": url, "cache-control": "no-store"})
