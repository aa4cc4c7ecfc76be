"""Real servers answer as the table says, from nothing but the printed site and the files that it holds for them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote

import pytest

from broadsheet.cli import main
from broadsheet.hosting import is_for_hosts, manner
from broadsheet.hosting.manner import MINUTES
from broadsheet.ledger import Ledger
from tests.conftest import counterpart
from tests.hosting.served import Server, apache, nginx
from tests.newsroom import SETTINGS, Newsroom, story

pytestmark = pytest.mark.slow
HUB = "https://hub.example/"
Start = Callable[[str, Path, Path], AbstractContextManager[Server]]
MORE = f"""
[stories]
withdrawn = "gone"
[feeds]
hubs = ["{HUB}"]
[hosting]
files = ["nginx", "apache"]
[static]
"/assets" = "assets"
"""


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return print_site(tmp_path_factory.mktemp("hosted"), SETTINGS + MORE)


def print_site(root: Path, settings: str) -> Newsroom:
    room = Newsroom(root, settings)
    room.write("content/uk/rail.md", story("Rail fares rise", aliases='[/old/tram/, "/été/$1 (a) b/", /plain]'))
    room.write("content/uk/secret.md", story("Secret", killed="For the law", updated="2026-11-21T09:00"))
    for name in ("a.pdf", "own.webmanifest", "strange.xyz", "data.json", "film.vtt", "font.woff2"):
        room.write(f"assets/{name}", b"0" * 900)
    room.write("content/uk/annex.pdf", b"%PDF-1.4 annex")
    room.write("content/uk/more.md", story("More", "[The annex](annex.pdf)"))
    room.build()
    return room


@pytest.fixture(scope="module", params=["nginx", "apache2"])
def server(
    request: pytest.FixtureRequest, newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    program, start = counterpart(request.param), {"nginx": nginx, "apache2": apache}[request.param]
    readable(newsroom.output)
    with start(program, newsroom.output, tmp_path_factory.mktemp("state")) as running:
        yield running


def readable(folder: Path) -> None:
    """Let servers that run as somebody else read it."""
    for above in (folder, *folder.parents):
        if above.owner() == Path.home().owner() and above != Path("/"):
            above.chmod(above.stat().st_mode | 0o055)


def test_every_file_has_its_type_and_its_caching(server: Server, newsroom: Newsroom) -> None:
    with Ledger(newsroom.job().ledger) as ledger:
        outputs = ledger.outputs("output")
    assert any("media/" in path for path in outputs)
    for path, record in outputs.items():
        if is_for_hosts(path) or record.kind in ("redirect", "notice"):
            continue
        status, headers, body = server.get("/" + quote(path.removesuffix("index.html")))
        wanted = manner(path, record.kind)
        assert (status, body) == (200, (newsroom.output / path).read_bytes()), path
        assert headers["content-type"].replace("; ", ";") == wanted.type.replace("; ", ";"), path
        assert headers["cache-control"] == wanted.cache, path
        assert headers["x-content-type-options"] == "nosniff", path


def test_old_addresses_lead_on(server: Server) -> None:
    for old in ("/old/tram/", "/%C3%A9t%C3%A9/$1%20(a)%20b/", "/plain"):
        status, headers, _ = server.get(old)
        assert (status, headers["location"].removeprefix(server.origin)) == (301, "/uk/rail/"), old
    assert server.get("/old/tram/more")[0] == 404
    status, headers, _ = server.get("/uk/rail")
    assert (status, headers["location"].removeprefix(server.origin)) == (301, "/uk/rail/")


def test_a_withdrawn_story_is_gone_and_says_so(server: Server) -> None:
    status, headers, body = server.get("/uk/secret/")
    assert status == 410
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert b"This story was withdrawn" in body
    assert b"For the law" not in body


def test_what_is_not_there_gets_the_page_that_says_so(server: Server, newsroom: Newsroom) -> None:
    status, headers, body = server.get("/nothing/here/")
    assert (status, body) == (404, (newsroom.output / "404.html").read_bytes())
    assert "immutable" not in headers.get("cache-control", "")


@pytest.mark.parametrize("path", ["/_hosting/nginx.conf", "/.htaccess", "/.broadsheet-printed"])
def test_what_is_for_the_host_is_shown_to_nobody(server: Server, path: str) -> None:
    assert server.get(path)[0] in (403, 404)


@pytest.mark.parametrize("path", ["/feed.xml", "/uk/rss.xml", "/uk/feed.json"])
def test_feeds_say_their_hub_and_may_be_read_by_other_sites(server: Server, path: str) -> None:
    _, headers, _ = server.get(path)
    assert headers["link"] == f'<{HUB}>; rel="hub", <https://gazette.example{path}>; rel="self"'
    assert headers["access-control-allow-origin"] == "*"
    assert "link" not in server.get("/uk/rail/")[1]


def test_texts_are_compressed_for_who_asks(server: Server) -> None:
    _, headers, _ = server.get("/uk/rail/", Accept_Encoding="gzip")
    assert headers["content-encoding"] == "gzip"
    assert "accept-encoding" in headers["vary"].lower()
    assert "content-encoding" not in server.get("/assets/font.woff2", Accept_Encoding="gzip")[1]


@pytest.mark.parametrize(("name", "start"), [("nginx", nginx), ("apache2", apache)])
def test_pages_without_an_ending(name: str, start: Start, tmp_path: Path) -> None:
    settings = SETTINGS + MORE.replace("[stories]", '[stories]\nurl = "/{section}/{slug}"')
    newsroom = print_site(tmp_path / "site", settings)
    readable(newsroom.output)
    with start(counterpart(name), newsroom.output, tmp_path / "state") as server:
        status, headers, _ = server.get("/uk/rail")
        assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert headers["cache-control"] == MINUTES
        assert server.get("/uk")[0] == 301
        assert server.get("/plain")[0] == 301


COMPRESSED = """
[destinations.live]
to = "{to}"
compress = ["gzip"]
"""


@pytest.mark.parametrize(("name", "start"), [("nginx", nginx), ("apache2", apache)])
def test_what_was_compressed_before_is_sent_as_it_stands(name: str, start: Start, tmp_path: Path) -> None:
    www = tmp_path / "www"
    newsroom = print_site(tmp_path / "site", SETTINGS + MORE + COMPRESSED.format(to=www.as_uri()))
    assert main(["publish", "--quiet", "--no-notify", "-c", str(newsroom.root / "broadsheet.toml")]) == 0
    readable(www)
    with Ledger(newsroom.job().ledger) as ledger:
        outputs = ledger.outputs("output")
    with start(counterpart(name), www, tmp_path / "state") as server:
        for path, record in outputs.items():
            if is_for_hosts(path) or record.kind in ("redirect", "notice"):
                continue
            own, wanted = "/" + quote(path.removesuffix("index.html")), manner(path, record.kind)
            plain, packed = server.get(own), server.get(own, Accept_Encoding="gzip")
            assert plain[2] == (www / path).read_bytes(), path
            for status, headers, _ in (plain, packed):
                assert (status, headers["cache-control"]) == (200, wanted.cache), path
                assert headers["content-type"].replace("; ", ";") == wanted.type.replace("; ", ";"), path
            if (beside := www / f"{path}.gz").exists():
                assert packed[1]["content-encoding"] == "gzip", path
                assert "accept-encoding" in packed[1]["vary"].lower(), path
                if name == "nginx" or not path.endswith(("feed.xml", "rss.xml", "feed.json")):
                    assert packed[2] == beside.read_bytes(), path
        assert server.get("/old/tram/", Accept_Encoding="gzip")[0] == 301
        assert server.get("/plain", Accept_Encoding="gzip")[0] == 301
        assert server.get("/uk/secret/", Accept_Encoding="gzip")[0] == 410
        assert server.get("/_headers", Accept_Encoding="gzip")[0] == 404
        assert server.get("/feed.xml", Accept_Encoding="gzip")[1]["link"].endswith('/feed.xml>; rel="self"')


def test_a_site_below_a_path(tmp_path: Path) -> None:
    settings = (SETTINGS + MORE).replace("https://gazette.example", "https://gazette.example/daily")
    newsroom = print_site(tmp_path / "site", settings)
    shutil.copytree(newsroom.output, tmp_path / "root/daily")
    readable(tmp_path / "root/daily")
    with nginx(counterpart("nginx"), tmp_path / "root", tmp_path / "state", "daily") as server:
        assert server.get("/daily/old/tram/")[1]["location"] == "/daily/uk/rail/"
        assert server.get("/daily/uk/secret/")[0] == 410
        assert server.get("/daily/nothing")[2] == (newsroom.output / "404.html").read_bytes()
        assert 'https://gazette.example/daily/feed.xml>; rel="self"' in server.get("/daily/feed.xml")[1]["link"]
        assert server.get("/daily/_hosting/nginx.conf")[0] == 404
