from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet import urls


def test_a_story_address_follows_the_pattern() -> None:
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    assert urls.story("/{year}/{month}/{day}/{slug}/", "uk", "rail", moment) == "/2026/03/01/rail/"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("/", "index.html"),
        ("/uk/rail/", "uk/rail/index.html"),
        ("/404.html", "404.html"),
        ("/a%20b/", "a b/index.html"),
    ],
)
def test_output_paths(url: str, path: str) -> None:
    assert urls.output_path(url) == path


@pytest.mark.parametrize(
    "url", ["uk/rail", "//evil.example/", "/a/../b/", "/a\x00/", "/a\\b/", "/" + "x" * 201 + "/", "/%2e%2e/x/"]
)
def test_unsafe_addresses_are_refused(url: str) -> None:
    assert urls.unsafe(url)


def test_a_plain_address_is_safe() -> None:
    assert urls.unsafe("/uk/قطار/") == ""


def test_media_names_are_safe_and_carry_a_digest() -> None:
    assert urls.media("/media/", "uk/Höhe über.JPG", b"\xab" * 16) == "/media/hohe-uber.abababababab.jpg"


def test_urls_are_encoded_once() -> None:
    assert urls.encode("/a b/%20/é/") == "/a%20b/%20/%C3%A9/"


def test_an_address_names_a_file_whatever_is_asked_of_it() -> None:
    assert urls.named("/a/talk%20one.mp3?from=2#t=5") == "/a/talk one.mp3"


def test_an_address_that_leaves_its_scheme_to_the_page_gets_one() -> None:
    assert urls.schemed("//pictures.example/a.jpg") == "https://pictures.example/a.jpg"
    assert urls.schemed("http://pictures.example/a.jpg") == "http://pictures.example/a.jpg"
    assert urls.schemed("/a.jpg") == "/a.jpg"
