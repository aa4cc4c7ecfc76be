"""Who is told after a publication, of what, and that nobody's failure is ours."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from broadsheet import config, hosting
from broadsheet.errors import Mistakes
from broadsheet.plan import Given, plan
from broadsheet.publish.notify import News, announce, why_not
from broadsheet.publish.notify.orders import orders
from broadsheet.publish.notify.tell import Told, tell
from tests.made import NOW, SITE, article, site
from tests.publish.told import Asked, Listener, listening

SENT = {
    "uk/rail/index.html": "story",
    "uk/index.html": "section",
    "index.html": "home",
    "feed.xml": "feed",
    "uk/feed.json": "feed",
    "uk/archive/feed/3.xml": "feed",
    "media/harbour-800.0123456789ab.avif": "asset",
    "theme/site.css": "asset",
    "_redirects": "text",
    "uk/a b%20ü/index.html": "story",
}
SECRET = "s3cr3t-t0ken"


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as found:
        yield found


def told(extra: str, news: News, environ: Mapping[str, str] | None = None) -> list[Told]:
    return tell(orders(site(extra), news, environ or {}), pause=0)


def test_news_are_addresses_of_what_each_is_told() -> None:
    news = News.of("https://gazette.example", SENT, ["uk/old/index.html", "media/old.0123456789ab.jpg", "_headers"])
    at = "https://gazette.example"
    assert news.feeds == (f"{at}/feed.xml", f"{at}/uk/feed.json")
    assert news.pages == (f"{at}/uk/a%20b%2520%C3%BC/", f"{at}/uk/old/", f"{at}/uk/rail/")
    assert set(news.stale) == {
        *(f"{at}{path}" for path in ("/", "/feed.xml", "/theme/site.css", "/uk/", "/uk/archive/feed/3.xml")),
        *news.pages,
        f"{at}/uk/feed.json",
    }


def test_drafts_and_copies_are_nobodys_business() -> None:
    at = "https://gazette.example"
    assert why_not(at, at, drafts=False) == ""
    assert "drafts" in why_not(at, at, drafts=True)
    assert "a copy of" in why_not(at, "https://staging.example", drafts=False)


def test_hubs_are_pinged_for_changed_feeds_alone(listener: Listener) -> None:
    found = told(f'[feeds]\nhubs = ["{listener.origin}/hub"]\n', News.of("https://gazette.example", SENT))
    assert [(one.failed, one.addresses, one.problem) for one in found] == [(0, 2, None)]
    assert {asked.headers["content-type"] for asked in listener.asked} == {"application/x-www-form-urlencoded"}
    forms = sorted((parse_qs(asked.body) for asked in listener.asked), key=str)
    assert forms == [
        {"hub.mode": ["publish"], "hub.url": ["https://gazette.example/feed.xml"]},
        {"hub.mode": ["publish"], "hub.url": ["https://gazette.example/uk/feed.json"]},
    ]


def test_search_engines_get_one_list_and_the_place_of_the_key(listener: Listener) -> None:
    extra = f'[notify]\nindexnow = "0123456789abcdef"\nindexnow_url = "{listener.origin}/indexnow"\n'
    told(extra, News.of("https://gazette.example", SENT))
    (asked,) = listener.asked
    assert asked.path == "/indexnow"
    assert asked.headers["content-type"] == "application/json; charset=utf-8"
    assert json.loads(asked.body) == {
        "host": "gazette.example",
        "key": "0123456789abcdef",
        "keyLocation": "https://gazette.example/0123456789abcdef.txt",
        "urlList": ["https://gazette.example/uk/a%20b%2520%C3%BC/", "https://gazette.example/uk/rail/"],
    }


def test_ten_thousand_addresses_are_the_most_in_one_list() -> None:
    news = News(pages=tuple(f"https://gazette.example/{number}/" for number in range(10_001)))
    made = list(orders(site('[notify]\nindexnow = "0123456789abcdef"\n'), news, {}))
    assert [order.count for order in made] == [10_000, 1]


def test_the_key_is_printed_before_any_page() -> None:
    given = Given(site('[notify]\nindexnow = "0123456789abcdef"\n'), [article("bridge")], ())
    edition, _ = plan(given, NOW)
    (key,) = [output for output in edition.outputs if output.path == "0123456789abcdef.txt"]
    assert hosting.manner(key.path, hosting.kind(key)).stage == hosting.Stage.STATIC


def test_a_cache_is_purged_by_a_request_with_a_list(listener: Listener) -> None:
    extra = f"""
[[notify.purge]]
url = "{listener.origin}/zones/{{env:ZONE}}/purge"
headers = {{ Authorization = "Bearer {{env:TOKEN}}", Content-Type = "application/json" }}
body = '{{"files": {{urls}}}}'
batch = 2
"""
    news = News(stale=tuple(f"https://gazette.example/{name}" for name in ("a", "b", "c")))
    found = told(extra, news, {"ZONE": "z1", "TOKEN": SECRET})
    assert [(one.addresses, one.failed) for one in found] == [(3, 0)]
    assert {asked.path for asked in listener.asked} == {"/zones/z1/purge"}
    assert {asked.headers["authorization"] for asked in listener.asked} == {f"Bearer {SECRET}"}
    lists = sorted(json.loads(asked.body)["files"] for asked in listener.asked)
    assert lists == [["https://gazette.example/a", "https://gazette.example/b"], ["https://gazette.example/c"]]


def test_a_cache_is_purged_address_by_address(listener: Listener) -> None:
    extra = f'[[notify.purge]]\nurl = "{listener.origin}/?{{url}}"\nmethod = "PURGE"\n'
    told(extra, News(stale=("https://gazette.example/a", "https://gazette.example/b")))
    assert sorted((asked.method, asked.path) for asked in listener.asked) == [
        ("PURGE", "/?https://gazette.example/a"),
        ("PURGE", "/?https://gazette.example/b"),
    ]


def test_a_cache_is_purged_by_a_command_that_no_shell_reads(tmp_path: Path) -> None:
    script = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(chr(10).join(sys.argv[2:]))"
    place = tmp_path / "said"
    command = json.dumps([sys.executable, "-c", script, str(place), "{urls}"])
    stale = ("https://gazette.example/$(id)", "https://gazette.example/{env:HOME}")
    found = told(f"[[notify.purge]]\ncommand = {command}\n", News(stale=stale))
    assert [one.detail for one in found] == [""]
    assert place.read_text().splitlines() == list(stale)


def test_what_passes_is_tried_again_and_what_does_not_is_told_without_credentials(listener: Listener) -> None:
    def answer(asked: Asked) -> int:
        return 503 if len(listener.asked) < 3 else 204

    listener.answer = answer
    extra = f'[[notify.purge]]\nurl = "{listener.origin}/{{env:TOKEN}}"\n'
    news = News(stale=("https://gazette.example/a",))
    assert [one.failed for one in told(extra, news, {"TOKEN": SECRET})] == [0]
    assert len(listener.asked) == 3
    listener.answer = lambda _: 403
    (refused,) = told(extra, news, {"TOKEN": SECRET})
    assert (refused.failed, refused.detail) == (1, "it answered 403")
    assert len(listener.asked) == 4
    assert refused.problem is not None
    assert (refused.problem.code, refused.problem.severity) == ("B850", "warning")
    assert SECRET not in f"{refused}{refused.problem}"


@pytest.mark.parametrize(
    ("extra", "detail"),
    [
        ('[feeds]\nhubs = ["http://127.0.0.1:9/"]\n', "it cannot be reached"),
        ('[[notify.purge]]\nurl = "htp://cdn.example/"\n', "the request cannot be made"),
        ('[[notify.purge]]\nurl = "http://127.0.0.1:9/{env:NOT_SET}"\n', "the environment lacks NOT_SET"),
        ('[[notify.purge]]\ncommand = ["no-such-program-here", "{urls}"]\n', "there is no such program"),
        (f'[[notify.purge]]\ncommand = ["{sys.executable}", "-c", "exit(3)"]\n', "it ended with 3"),
    ],
)
def test_no_failure_stops_the_rest(extra: str, detail: str) -> None:
    (found,) = told(extra, News(feeds=("https://gazette.example/feed.xml",), stale=("https://gazette.example/a",)))
    assert found.failed == 1
    assert found.detail.startswith(detail)


def test_orders_do_not_show_credentials() -> None:
    extra = """
[[notify.purge]]
url = "https://cdn.example/{env:TOKEN}"
headers = { Authorization = "{env:TOKEN}" }
body = "{env:TOKEN}"
[[notify.purge]]
command = ["purge", "{env:TOKEN}", "{urls}"]
"""
    made = list(orders(site(extra), News(stale=("https://gazette.example/a",)), {"TOKEN": SECRET}))
    assert len(made) == 2
    assert SECRET not in repr(made)


@pytest.mark.parametrize("extra", ["", 'command = ["a"]\nurl = "https://a.example/"\n'], ids=["neither", "both"])
def test_a_purge_is_a_command_or_a_request(extra: str) -> None:
    with pytest.raises(Mistakes, match="B105"):
        config.parse(SITE + f"[[notify.purge]]\n{extra}")


def test_the_whole_is_announced_and_counted(listener: Listener) -> None:
    extra = f'[feeds]\nhubs = ["{listener.origin}/hub"]\n[notify]\nindexnow = "0123456789abcdef"\n'
    extra += f'indexnow_url = "{listener.origin}/indexnow"\n'
    done = announce(site(extra), News.of("https://gazette.example", SENT), {})
    assert done.told == {f"WebSub {listener.origin}/hub": (2, 0), f"IndexNow {listener.origin}/indexnow": (2, 0)}
    assert done.problems == ()
    assert announce(site(extra), News(), {}).told == {}


def test_without_its_library_nobody_is_told_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "broadsheet.publish.notify.tell", None)
    news = News(feeds=("https://gazette.example/feed.xml",))
    done = announce(site('[feeds]\nhubs = ["http://127.0.0.1:9/"]\n'), news, {})
    assert [found.code for found in done.problems] == ["B851"]
    assert announce(site(), news, {}).problems == ()
