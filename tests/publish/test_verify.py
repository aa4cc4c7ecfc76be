"""Whether a published site is found to be what was printed, and every way in which it is not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet import digest
from broadsheet.cli import main
from broadsheet.hosting import manner
from broadsheet.ledger import Record
from broadsheet.publish.verify import Answer, Wanted, chosen, compare, compare_missing, wanted
from tests.conftest import counterpart
from tests.hosting.served import nginx
from tests.newsroom import SETTINGS, Newsroom, story

BODY = b"<p>Up they go."
REDIRECT = b'<link rel="canonical" href="https://gazette.example/uk/rail/?a&amp;b">'


def want(path: str, kind: str, body: bytes = BODY) -> Wanted:
    return wanted([Record(path, content=digest.of_bytes(body), kind=kind)])[0]


def good(path: str, kind: str) -> Answer:
    how = manner(path, kind)
    headers = {"content-type": how.type, "cache-control": how.cache, "access-control-allow-origin": "*"}
    return Answer(200, headers, BODY)


def codes(wanted: Wanted, answer: Answer) -> list[str]:
    return [found.code for found in compare(wanted, answer, lambda _: REDIRECT)]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("uk/rail/index.html", "story"),
        ("uk/feed.json", "feed"),
        ("media/a.0123456789ab.avif", "asset"),
        ("old/index.html", "redirect"),
        ("uk/secret/index.html", "notice"),
    ],
)
def test_what_is_served_as_it_was_printed_is_right(path: str, kind: str) -> None:
    assert codes(want(path, kind), good(path, kind)) == []


@pytest.mark.parametrize(
    ("path", "kind", "changes", "code"),
    [
        ("index.html", "home", {"status": 0, "detail": "refused"}, "B852"),
        ("index.html", "home", {"status": 404}, "B853"),
        ("index.html", "home", {"status": 301}, "B853"),
        ("index.html", "home", {"body": b"else"}, "B854"),
        ("index.html", "home", {"content-encoding": "br", "body": b"else"}, "B861"),
        ("index.html", "home", {"content-encoding": "gzip", "body": b"else"}, "B854"),
        ("index.html", "home", {"content-type": "text/html"}, "B855"),
        ("index.html", "home", {"content-type": "text/html; charset=iso-8859-1"}, "B855"),
        ("feed.xml", "feed", {"content-type": "text/xml; charset=utf-8"}, "B855"),
        ("index.html", "home", {"cache-control": "max-age=86400"}, "B856"),
        ("media/a.0123456789ab.avif", "asset", {"cache-control": "max-age=600"}, "B856"),
        ("media/a.0123456789ab.avif", "asset", {"cache-control": ""}, "B856"),
        ("feed.xml", "feed", {"access-control-allow-origin": ""}, "B859"),
        ("old/index.html", "redirect", {"status": 301, "location": "/"}, "B857"),
        ("old/index.html", "redirect", {"status": 301, "location": ""}, "B857"),
        ("old/index.html", "redirect", {"status": 302, "location": "https://gazette.example/uk/rail/"}, "B860"),
    ],
)
def test_every_difference_has_its_code(path: str, kind: str, changes: dict[str, object], code: str) -> None:
    answer = good(path, kind)
    fields = {name: value for name, value in changes.items() if name in ("status", "body", "detail")}
    headers = {name: str(value) for name, value in changes.items() if name not in fields}
    answer = replace(answer, headers={**answer.headers, **headers}, **fields)  # type: ignore[arg-type]
    assert codes(want(path, kind), answer) == [code]


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("redirect", Answer(301, {"location": "/uk/rail/"})),
        ("redirect", Answer(308, {"location": "https://gazette.example/uk/rail/"})),
        ("notice", Answer(410)),
    ],
)
def test_a_host_may_answer_for_a_page_itself(kind: str, answer: Answer) -> None:
    assert codes(want("old/index.html", kind), answer) == []


@pytest.mark.parametrize("cache", ['public, max-age="60"', "no-cache", "", "max-age=0, must-revalidate"])
def test_shorter_caching_of_pages_is_the_hosts_own_choice(cache: str) -> None:
    answer = good("index.html", "home")
    assert codes(want("index.html", "home"), replace(answer, headers={**answer.headers, "cache-control": cache})) == []


def test_what_is_missing_must_be_said_to_be_missing() -> None:
    page = want("404.html", "missing")
    assert not list(compare_missing(Answer(404, {}, BODY), page))
    assert [found.code for found in compare_missing(Answer(200, {}, BODY), page)] == ["B858"]
    assert [found.code for found in compare_missing(Answer(404, {}, b"Not Found"), page)] == ["B858"]


def test_a_sample_has_every_kind_and_another_seed_another_sample() -> None:
    records = [Record(f"uk/{n}/index.html", content=b"1", kind="story") for n in range(200)]
    records += [Record("index.html", content=b"1", kind="home"), Record("uk/feed.xml", content=b"1", kind="feed")]
    records += [Record("_headers", content=b"1", kind="text"), Record("torn/index.html", kind="story")]
    every = wanted(records)
    assert len(every) == 202
    taken = chosen(every, 20, "a")
    assert len(taken) == 20
    assert {one.kind for one in taken} == {"story", "home", "feed"}
    assert taken == chosen(every, 20, "a") != chosen(every, 20, "b")
    assert len(chosen(every, 1000, "a")) == 202


@pytest.mark.slow
def test_a_site_behind_nginx(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom = Newsroom(tmp_path / "site", SETTINGS + '[hosting]\nfiles = ["nginx"]\n[stories]\nwithdrawn = "gone"\n')
    newsroom.write("content/uk/rail.md", story("Rail", aliases="[/old/]"))
    newsroom.write("content/uk/secret.md", story("Secret", killed="For the law", updated="2026-11-21T09:00"))
    newsroom.build()
    monkeypatch.chdir(newsroom.root)
    with nginx(counterpart("nginx"), newsroom.output, tmp_path / "state") as server:
        assert main(["verify", server.origin + "/", "--all"]) == 0
        assert "all as printed" in capsys.readouterr().out
        (newsroom.output / "uk/rail/index.html").write_text("scribbled")
        (newsroom.output / "feed.json").unlink()
        assert main(["verify", server.origin, "--all", "--json"]) == 3
        found = json.loads(capsys.readouterr().out)
        assert not found["ok"]
        assert [(one["path"], one["code"]) for one in found["problems"]] == [
            ("feed.json", "B853"),
            ("uk/rail/index.html", "B854"),
        ]
        assert main(["verify", server.origin, "--sample", "1"]) == 3  # the main feeds are in every sample
    assert main(["verify", server.origin, "--sample", "1"]) == 3
    assert "B852" in capsys.readouterr().err


def test_what_was_never_printed_cannot_be_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Newsroom(tmp_path).root)
    assert main(["verify", "http://127.0.0.1:9"]) == 2


def test_a_ledger_that_cannot_be_read_says_nothing_of_what_was_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.build()
    monkeypatch.chdir(newsroom.root)
    newsroom.job().ledger.write_bytes(b"no ledger" * 1000)
    assert main(["verify", "http://127.0.0.1:9"]) == 2
