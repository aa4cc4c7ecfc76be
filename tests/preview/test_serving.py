"""The site over HTTP, as a host would answer; and what nobody may ask for. Real sockets on loopback."""

from __future__ import annotations

import gzip
import socket
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from broadsheet.preview.files import File
from broadsheet.preview.serving import accepts_gzip, serve, with_script
from tests.newsroom import Newsroom
from tests.preview.served import Served, serving

PAGE = "<!doctype html>\n<html><head lang=en><title>Rail</title></head><body>" + "words " * 300 + "</body></html>"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("served")
    newsroom = Newsroom(root)
    place = ".broadsheet/preview/site"
    newsroom.write(f"{place}/uk/rail/index.html", PAGE)
    newsroom.write(f"{place}/404.html", PAGE.replace("Rail", "Missing"))
    newsroom.write(f"{place}/uk/more.html", "<ol><li>a piece of a page</li></ol>")
    newsroom.write(f"{place}/feed.xml", "<feed/>")
    newsroom.write(f"{place}/feed.json", "{}")
    newsroom.write(f"{place}/sound.mp3", bytes(range(256)) * 20)
    newsroom.write(f"{place}/_redirects", "/old/ /uk/rail/ 301\n")
    newsroom.write("secret.txt", "for nobody")
    with serving(root, builds=False) as found:
        yield found


def test_a_page_gets_the_script_and_a_piece_of_a_page_does_not(served: Served) -> None:
    code, headers, body = served.get("/uk/rail/")
    assert (code, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b'<head lang=en><script src="/__broadsheet/client.js"' in body
    assert b"script" not in served.get("/uk/more.html")[2]
    assert served.get("/__broadsheet/client.js")[1]["content-type"].startswith("text/javascript")


def test_a_missing_page_is_the_404_page(served: Served) -> None:
    code, _, body = served.get("/nothing/here/")
    assert code == 404
    assert b"<title>Missing" in body
    assert b'data-files="404.html&#10;nothing/here/index.html"' in body


def test_redirects_lead_on_and_are_not_remembered(served: Served) -> None:
    code, headers, _ = served.get("/old/")
    assert (code, headers["location"], headers["cache-control"]) == (301, "/uk/rail/", "no-store")
    assert served.get("/uk/rail")[1]["location"] == "/uk/rail/"


def test_feeds_have_the_types_that_a_host_gives_them(served: Served) -> None:
    """Browsers apply the style sheet of a feed to `application/xml`, and save or show as text what says more of it."""
    assert served.get("/feed.xml")[1]["content-type"] == "application/xml; charset=utf-8"
    assert served.get("/feed.json")[1]["content-type"] == "application/feed+json"


def test_conditional_requests(served: Served) -> None:
    _, headers, _ = served.get("/uk/rail/")
    assert served.get("/uk/rail/", if_none_match=headers["etag"])[0] == 304
    assert served.get("/uk/rail/", if_none_match='"other"')[0] == 200
    assert served.get("/sound.mp3", if_modified_since=served.get("/sound.mp3")[1]["last-modified"])[0] == 304


def test_a_page_that_was_read_before_its_number_was_known_is_sent_again(tmp_path: Path) -> None:
    """Answered with 304 it would say the old number again, be told of the same change, and load for ever."""
    (tmp_path / "index.html").write_text("<!doctype html><html><head></head></html>", encoding="utf-8")
    found = File("index.html", tmp_path / "index.html", (tmp_path / "index.html").stat())

    def answer(number: int, known: str = "") -> Response:
        headers = [(b"if-none-match", known.encode())] if known else []
        request = Request({"type": "http", "method": "GET", "path": "/", "headers": headers})
        return serve(request, found, "session", number)

    etag = answer(1).headers["etag"]
    assert answer(1, etag).status_code == 304
    again = answer(2, etag)
    assert again.status_code == 200
    assert b'data-number="2"' in again.body


def test_head_and_gzip(served: Served) -> None:
    _, headers, body = served.get("/uk/rail/", accept_encoding="br, gzip")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == served.get("/uk/rail/")[2]
    code, headers, body = served.get("/uk/rail/", method="HEAD")
    assert (code, body) == (200, b"")
    assert int(headers["content-length"]) == len(served.get("/uk/rail/")[2])


def test_ranges_of_sound(served: Served) -> None:
    code, headers, body = served.get("/sound.mp3", range="bytes=256-259")
    assert (code, body, headers["content-range"]) == (206, b"\x00\x01\x02\x03", "bytes 256-259/5120")
    assert served.get("/sound.mp3", range="bytes=9000-")[0] == 416
    assert served.get("/sound.mp3", range="bytes=-4", accept_encoding="gzip")[2] == bytes([252, 253, 254, 255])


def test_a_large_recording_is_sent_in_pieces(served: Served) -> None:
    """The server is a thread of this process, so that what it holds is seen here."""
    size = 200_000_000
    recording = served.preview.rebuild.setup.place / "long.mp4"
    with recording.open("wb") as file:
        file.truncate(size)  # a hole, which takes no room on the disk
    try:
        tracemalloc.start()
        with socket.create_connection(("127.0.0.1", served.port), 30) as client:
            client.sendall(f"GET /long.mp4 HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode())
            got = 0
            while got < size:
                got += len(client.recv(1 << 20))
        _, most = tracemalloc.get_traced_memory()
        assert most < 16_000_000
        code, headers, body = served.get("/long.mp4", range="bytes=150000000-150000099")
        assert (code, len(body)) == (206, 100)
        assert headers["content-range"] == f"bytes 150000000-150000099/{size}"
    finally:
        tracemalloc.stop()
        recording.unlink()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE"])
def test_nothing_can_be_written(served: Served, method: str) -> None:
    assert served.get("/uk/rail/", method=method)[0] in (400, 405)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "localhost:1", "localhost", "", "127.0.0.1.evil:{port}"]
)
def test_other_names_get_no_answer(served: Served, host: str) -> None:
    name = host.format(port=served.port)
    answer = served.raw(f"GET /uk/rail/ HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 403")
    assert b"words" not in answer


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_the_own_names_do(served: Served, host: str) -> None:
    request = f"GET /feed.xml HTTP/1.1\r\nHost: {host}:{served.port}\r\nConnection: close\r\n\r\n"
    assert served.raw(request.encode()).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "path",
    [
        "/../../../secret.txt",
        "/%2e%2e/%2e%2e/%2e%2e/secret.txt",
        "/..%2f..%2f..%2fsecret.txt",
        "/..\\..\\secret.txt",
        "//secret.txt",
        "/feed.xml%00",
        "/%c0%ae%c0%ae/secret.txt",
        "http://127.0.0.1/secret.txt",
        "/__broadsheet/../secret.txt",
        "/__broadsheet/%2e%2e/server.py",
    ],
)
def test_no_path_leads_outside(served: Served, path: str) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nConnection: close\r\n\r\n"
    answer = served.raw(request.encode())
    assert answer.split()[1] in (b"400", b"404")
    assert b"for nobody" not in answer


def test_two_hosts_and_no_host_are_refused(served: Served) -> None:
    good = f"Host: 127.0.0.1:{served.port}\r\n"
    for hosts in (good + "Host: evil.example\r\n", ""):
        answer = served.raw(f"GET /feed.xml HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n".encode())
        assert answer.split()[1] in (b"400", b"403")


def test_other_sites_may_ask_for_nothing_of_the_previews_own(served: Served) -> None:
    for headers in (
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "https://evil.example"},
    ):
        for path in ("events", "client.js", "page", "edition"):
            assert served.get(f"/__broadsheet/{path}", **headers)[0] == 403
    order = b'{"drafts": true}'
    for headers in ({}, {"Origin": "null"}, {"Origin": "http://localhost:1"}):
        assert served.ask("POST", "/__broadsheet/edition", order, headers)[0] == 403


def test_orders_that_are_none_are_refused(served: Served) -> None:
    assert served.order(at="yesterday") == 400
    assert served.order(at="9999-12-31T23:59-10:00") == 400
    assert served.order(drafts="yes") == 400
    assert served.order(at="x" * 5000) == 413


def test_headers_without_end_are_refused(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), 30) as client:
        client.settimeout(30)
        try:
            client.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nX: ".encode() + b"x" * 200_000)
            assert client.recv(100).startswith(b"HTTP/1.1 4")
        except (ConnectionResetError, BrokenPipeError):
            pass


def test_the_script_stands_before_a_policy_and_after_a_doctype() -> None:
    page = b"<!DOCTYPE html><html><HEAD><meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    made = with_script(page, "a", 1, ["index.html"])
    assert made.startswith(b"<!DOCTYPE html><html><HEAD><script ")
    assert with_script(b"<!doctype html><p>x", "a", 1, ["i"]).startswith(b"<!doctype html><script ")
    quoted = with_script(page, "a", 1, ['a"><b>.html'])
    assert b'"><b>' not in quoted


@pytest.mark.parametrize(
    ("header", "is_so"), [("gzip", True), ("br, gzip;q=0.5", True), ("gzip;q=0", False), ("", False)]
)
def test_who_takes_gzip(header: str, is_so: bool) -> None:
    assert accepts_gzip(header) is is_so


def test_a_link_in_the_place_is_not_followed(served: Served, tmp_path: Path) -> None:
    place = served.preview.rebuild.setup.place
    (place / "out").symlink_to(served.preview.rebuild.setup.root)
    try:
        assert served.get("/out/secret.txt")[0] == 404
    finally:
        (place / "out").unlink()
