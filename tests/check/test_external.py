"""Links to other sites, against a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from broadsheet import check
from broadsheet.check.external import WEEK, outside
from broadsheet.errors import Problem
from broadsheet.model import Body
from broadsheet.plan import Given, plan
from tests.made import NOW, article, site

SITE = site()


class Elsewhere(BaseHTTPRequestHandler):
    """A site whose paths say what it answers."""

    asked: list[tuple[str, str]] = []  # noqa: RUF012 - the handler is made anew for each request

    def answer(self) -> None:
        self.asked.append((self.command, self.path))
        status = int(self.path[1:4])
        self.send_response(405 if self.command == "HEAD" and self.path.endswith("get") else status)
        if status == 301:
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 - the library's names

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    Elsewhere.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def look(folder: Path, links: list[str], now: int = 1_000_000) -> list[Problem]:
    html = " ".join(f'<a href="{link}">x</a>' for link in links)
    given = Given(SITE, [article("a")], [])
    paper = check.Paper(given, NOW, plan(given, NOW)[0], lambda _: Body(html), lambda _: "".join(links))
    return list(outside(paper, folder, now, pause=0))


def test_links_that_are_gone_or_have_moved_are_named(tmp_path: Path, elsewhere: str) -> None:
    links = [f"{elsewhere}/{path}" for path in ("200", "404", "301", "200get", "403", "200#part")]
    found = look(tmp_path, [*links, "https://gazette.example/nowhere/"])
    assert [(p.code, p.text.split()[0].rsplit("/", 1)[1]) for p in found] == [("B731", "301"), ("B730", "404")]
    assert Elsewhere.asked.count(("HEAD", "/200")) == 2  # itself, and as the target of 301


def test_answers_are_kept_for_a_week(tmp_path: Path, elsewhere: str) -> None:
    look(tmp_path, [f"{elsewhere}/200"])
    look(tmp_path, [f"{elsewhere}/200"], 1_000_000 + WEEK - 1)
    assert len(Elsewhere.asked) == 1
    look(tmp_path, [f"{elsewhere}/200"], 1_000_000 + WEEK)
    assert len(Elsewhere.asked) == 2


def test_a_host_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert [p.code for p in look(tmp_path, ["http://127.0.0.1:9/"])] == ["B730"]
