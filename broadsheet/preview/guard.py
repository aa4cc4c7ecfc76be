"""The guard before the preview: who may ask for what. Other sites that are open in the same browser may ask for nothing
of the preview's own, and a name that is not this machine's gets no answer at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from broadsheet.preview.address import NAME

OWN = "/__broadsheet/"
"""Where the preview's own files and answers stand. No site prints there."""


class Guard:
    """ASGI middleware. `is_known` judges the Host header."""

    def __init__(self, app: ASGIApp, is_known: Callable[[str], bool]) -> None:
        self._app = app
        self._is_known = is_known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            return
        if reason := self.refusal(scope):
            await PlainTextResponse(reason + "\n", 403, {"server": NAME})(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Cache-Control", "no-cache")
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Server"] = NAME
            await send(message)

        await self._app(scope, receive, sealed)

    def refusal(self, scope: Scope) -> str:
        """Why a request is refused; empty when it is not."""
        hosts = _values(scope["headers"], b"host")
        if len(hosts) != 1 or not self._is_known(hosts[0]):
            return "This name is not served here."
        if not scope["path"].startswith(OWN):
            return ""
        sites = _values(scope["headers"], b"sec-fetch-site")
        if any(site not in ("same-origin", "none") for site in sites):
            return "Only pages of this preview may ask for that."
        origins = _values(scope["headers"], b"origin")
        own = all(urlsplit(origin).netloc == hosts[0] for origin in origins)
        if not own or (scope["method"] not in ("GET", "HEAD") and len(origins) != 1):
            return "Only pages of this preview may ask for that."
        return ""


def _values(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in headers if key == name]
