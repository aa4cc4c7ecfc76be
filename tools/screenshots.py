"""Pictures of every kind of page of a printed site: `python -m tools.screenshots [OUTPUT_FOLDER] [--to FOLDER]`.

Three widths, light and dark; each kind once more on paper, at 200 % and with forced colours. For people who change the
theme: look at it. `--only story` takes the kinds whose names begin so.
"""

from __future__ import annotations

import argparse
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserContext, sync_playwright

WIDTHS = (390, 820, 1440)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
KINDS = (
    "home",
    "section",
    "list",
    "story",
    "author",
    "topic",
    "series",
    "archive",
    "month",
    "standing",
    "corrections",
    "feeds",
    "notice",
)
DECODED = """Promise.race([Promise.all([...document.images].map(image => image.decode().catch(() => {}))),
new Promise(enough => setTimeout(enough, 2500))])"""
"""Waits for every picture, but not for ever."""
WAYS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    **{
        f"{width}-{scheme}": ({"viewport": {"width": width, "height": 900}, "color_scheme": scheme}, {})
        for scheme in SCHEMES
        for width in WIDTHS
    },
    "print": ({"viewport": {"width": 720, "height": 1020}}, {"media": "print"}),
    "zoomed": ({"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}, {}),
    "forced": ({"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"}, {"forced_colors": "active"}),
}
"""Name of a way to look -> the browser's settings, and what the page is made to believe."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", nargs="?", type=Path, default=Path("output"), help="the printed site")
    parser.add_argument("--to", type=Path, default=Path(".broadsheet/screenshots"), help="where the pictures go")
    parser.add_argument("--only", default="", help="the beginning of the names of pictures to take")
    chosen = parser.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    pages = {**examples(chosen.output), "missing": "/404.html"}
    with serving(chosen.output) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for way, (settings, belief) in WAYS.items():
            with browser.new_context(**settings) as context:
                for name, path in pages.items():
                    if f"{name}-{way}".startswith(chosen.only):
                        shoot(context, address + path, chosen.to / f"{name}-{way}.png", belief)
        browser.close()
    print(f"the pictures are in {chosen.to}")


def examples(output: Path) -> dict[str, str]:
    """The longest page of each kind, by the class that the theme gives it; of stories also one from right to left."""
    found: dict[str, tuple[int, str]] = {}
    for page in sorted(output.rglob("index.html")):
        text = page.read_text(encoding="utf-8")
        kind = text.partition('<body class="page-')[2].partition('"')[0]
        path = page.parent.relative_to(output).as_posix()
        if kind == "story" and ' dir="rtl">' in text[:60]:
            kind = "story from right to left"
        if kind in KINDS or " " in kind:
            found[kind] = max(found.get(kind, (0, "")), (len(text), "/" if path == "." else f"/{path}/"))
    return {kind.replace(" ", "_"): path for kind, (_, path) in found.items()}


def shoot(context: BrowserContext, url: str, target: Path, belief: dict[str, Any]) -> None:
    """One full page, with the pictures that would load only when the reader comes to them."""
    page = context.new_page()
    page.emulate_media(**belief)
    page.goto(url)
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    page.evaluate(DECODED)
    page.screenshot(path=target, full_page=True)
    page.close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The folder on a loopback server; gives its address."""
    server = Server(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Server(ThreadingHTTPServer):
    """A server that a page full of pictures does not overrun."""

    request_queue_size = 128


class Quiet(SimpleHTTPRequestHandler):
    """A handler that keeps no log."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's signature
        pass


if __name__ == "__main__":
    main()
