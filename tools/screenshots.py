"""Pictures of every kind of page of a printed site: `python -m tools.screenshots [OUTPUT_FOLDER] [--to FOLDER]`.

Three widths, light and dark. For people who change the theme: look at it.
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
from typing import Literal

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
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", nargs="?", type=Path, default=Path("output"), help="the printed site")
    parser.add_argument("--to", type=Path, default=Path(".broadsheet/screenshots"), help="where the pictures go")
    chosen = parser.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    pages = {**examples(chosen.output), "missing": "/404.html"}
    with serving(chosen.output) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in SCHEMES:
            for width in WIDTHS:
                with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
                    for name, path in pages.items():
                        shoot(context, address + path, chosen.to / f"{name}-{width}-{scheme}.png")
        browser.close()
    print(f"{len(pages) * len(WIDTHS) * len(SCHEMES)} pictures in {chosen.to}")


def examples(output: Path) -> dict[str, str]:
    """The longest page of each kind, by the class that the theme gives it."""
    found: dict[str, tuple[int, str]] = {}
    for page in sorted(output.rglob("index.html")):
        text = page.read_text(encoding="utf-8")
        kind = text.partition('<body class="page-')[2].partition('"')[0]
        path = page.parent.relative_to(output).as_posix()
        if kind in KINDS:
            found[kind] = max(found.get(kind, (0, "")), (len(text), "/" if path == "." else f"/{path}/"))
    return {kind: path for kind, (_, path) in found.items()}


def shoot(context: BrowserContext, url: str, target: Path) -> None:
    """One full page, with the pictures that would load only when the reader comes to them."""
    page = context.new_page()
    page.goto(url)
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    page.wait_for_function("[...document.images].every(image => image.complete)", timeout=120_000)
    page.screenshot(path=target, full_page=True)
    page.close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The folder on a loopback server; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """A handler that keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's signature
        pass


if __name__ == "__main__":
    main()
