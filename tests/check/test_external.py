"""Links to other sites, against a server on this machine."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from broadsheet import check
from broadsheet.check import external
from broadsheet.check.external import HOUR, WEEK, outside
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
        if self.path == "/robots.txt":
            self.reply(200, b"User-agent: *\nDisallow: /404private\n")
            return
        status = int(self.path[1:4])
        self.send_response(405 if self.command == "HEAD" and self.path.endswith("get") else status)
        if status == 301:
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def reply(self, status: int, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

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
    named = [(p.code, re.findall(r"http\S+:\d+/(\d+)", p.text)[0]) for p in found]
    assert named == [("B731", "301"), ("B730", "404")]
    assert Elsewhere.asked.count(("HEAD", "/200")) == 2  # itself, and as the target of 301


def test_answers_are_kept_for_a_week(tmp_path: Path, elsewhere: str) -> None:
    look(tmp_path, [f"{elsewhere}/200"])
    look(tmp_path, [f"{elsewhere}/200"], 1_000_000 + WEEK - 1)
    assert Elsewhere.asked == [("GET", "/robots.txt"), ("HEAD", "/200")]
    look(tmp_path, [f"{elsewhere}/200"], 1_000_000 + WEEK)
    assert Elsewhere.asked.count(("HEAD", "/200")) == 2


def test_bad_answers_are_kept_for_an_hour(tmp_path: Path, elsewhere: str) -> None:
    for now in (1_000_000, 1_000_000 + HOUR - 1, 1_000_000 + HOUR):
        assert [p.code for p in look(tmp_path, [f"{elsewhere}/500"], now)] == ["B730"]
    assert Elsewhere.asked.count(("HEAD", "/500")) == 2


def test_what_robots_may_not_ask_is_not_asked(tmp_path: Path, elsewhere: str) -> None:
    assert look(tmp_path, [f"{elsewhere}/404private"]) == []
    assert Elsewhere.asked == [("GET", "/robots.txt")]


def test_a_page_that_takes_too_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        [found] = look(tmp_path, [f"http://127.0.0.1:{silent.getsockname()[1]}/"])
    assert (found.code, "no answer within" in found.text) == ("B730", True)


def test_all_links_to_a_host_that_is_not_there_are_named_and_it_is_tried_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        host = f"http://127.0.0.1:{gone.getsockname()[1]}"
    assert [p.code for p in look(tmp_path, [f"{host}/{n}" for n in range(3)])] == ["B730"] * 3
