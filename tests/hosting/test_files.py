"""What is printed for hosts, by their kinds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet import config
from broadsheet.errors import Mistakes
from broadsheet.hosting import Hosted, files
from broadsheet.hosting.files import Host
from tests.made import SITE, site
from tests.newsroom import SETTINGS, Newsroom, story

HOSTED = Hosted(
    "https://gazette.example",
    moved=(("/été/", "/uk/summer/"), ("/old/", "/uk/théâtre/")),
    gone=("/uk/secret/",),
    feeds=("/feed.xml", "/uk/feed.json"),
    hubs=("https://hub.example/",),
)


def written(host: Host, hosted: Hosted = HOSTED) -> dict[str, str]:
    return {file.path: file.text for file in files(hosted, [host])}


def test_netlify_is_told_to_prefer_its_rules_to_the_pages_at_old_addresses() -> None:
    assert written("netlify")["_redirects"] == (
        "/%C3%A9t%C3%A9/ /uk/summer/ 301!\n/old/ /uk/th%C3%A9%C3%A2tre/ 301!\n/uk/secret/ /uk/secret/index.html 410!\n"
    )


def test_cloudflare_gets_no_status_that_it_refuses() -> None:
    lines = written("cloudflare")["_redirects"].splitlines()
    assert [line.split()[2] for line in lines] == ["301", "301"]


def test_no_two_header_rules_match_one_address() -> None:
    """Cloudflare and Netlify join the values of all rules that match, which would spoil a Cache-Control."""
    text = written("netlify")["_headers"]
    rules = [line for line in text.splitlines() if line.startswith("/")]
    assert len(rules) == len(set(rules))
    assert [rule for rule in rules if "*" in rule] == ["/media/*"]
    assert all(":slug" in rule for rule in rules if rule.startswith(("/topics/", "/authors/")))


def test_feeds_have_their_type_their_hub_and_their_own_address() -> None:
    rule = written("netlify")["_headers"].split("/uk/feed.json\n")[1].split("\n/")[0].splitlines()
    assert [line.strip() for line in rule] == [
        "Content-Type: application/feed+json",
        "Cache-Control: public, max-age=300, stale-while-revalidate=600",
        "Access-Control-Allow-Origin: *",
        'Link: <https://hub.example/>; rel="hub"',
        'Link: <https://gazette.example/uk/feed.json>; rel="self"',
    ]


@pytest.mark.parametrize(
    ("url", "cname"),
    [("https://gazette.example", "gazette.example\n"), ("https://tern.github.io/daily", None)],
)
def test_github_gets_the_domain_unless_it_lends_it(url: str, cname: str | None) -> None:
    assert written("github", Hosted(url)) == {".nojekyll": "", **({"CNAME": cname} if cname else {})}


def test_objects_of_a_bucket_lead_on() -> None:
    found = json.loads(written("s3", Hosted("https://x.example/daily", moved=(("/old/", "/uk/a b/"),)))[S3])
    assert found == {"old/index.html": "/daily/uk/a%20b/"}


S3 = "_hosting/s3-redirects.json"


def test_two_hosts_that_read_one_file_differently_are_a_mistake() -> None:
    with pytest.raises(Mistakes, match=r"B105 .*hosting\.files.*name one of them"):
        config.parse(SITE + '[hosting]\nfiles = ["netlify", "cloudflare"]\n')
    assert site().hosting.files == ("netlify",)


def test_a_new_story_changes_no_file_for_a_host(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path, SETTINGS + '[hosting]\nfiles = ["netlify", "nginx", "apache", "s3", "github"]\n')
    newsroom.write("content/uk/rail.md", story("Rail"))
    newsroom.build()
    assert (newsroom.output / "CNAME").read_text() == "gazette.example\n"
    newsroom.write("content/uk/tram.md", story("Tram", topics="[Trams]", authors="[Ada Skerry]"))
    changed = {change.path for change in newsroom.build().changes}
    assert "uk/tram/index.html" in changed
    assert not {path for path in changed if path.startswith(("_", ".", "CNAME"))}
