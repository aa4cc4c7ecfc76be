"""What a host finds, and what it must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.preview.files import Elsewhere, File, find


@pytest.fixture
def site(tmp_path: Path) -> Path:
    place = tmp_path / "site"
    for path in ("index.html", "uk/rail/index.html", "feed.xml", "théâtre/index.html", ".broadsheet-printed"):
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(path, encoding="utf-8")
    (place / "_redirects").write_text(
        "# moved\n/old/ /uk/rail/ 301\n/away https://elsewhere.example/ 302!\n/bad\n/uk/rail/ /x 410!\n"
    )
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "site-next").mkdir()
    (tmp_path / "site-next/secret.txt").write_text("secret")
    return place


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (b"/", "index.html"),
        (b"/uk/rail/", "uk/rail/index.html"),
        (b"/feed.xml", "feed.xml"),
        ("/théâtre/".encode(), "théâtre/index.html"),
        (b"/th%C3%A9%C3%A2tre/", "théâtre/index.html"),
    ],
)
def test_a_page_is_found(site: Path, asked: bytes, found: str) -> None:
    answer = find(site, asked)
    assert isinstance(answer, File)
    assert answer.path == found


def test_old_addresses_and_folders_lead_on(site: Path) -> None:
    assert find(site, b"/old/") == Elsewhere("/uk/rail/", 301)
    assert find(site, b"/away") == Elsewhere("https://elsewhere.example/", 302)
    assert find(site, b"/uk/rail") == Elsewhere("/uk/rail/", 301)
    assert find(site, b"/uk") is None  # nothing stands there


@pytest.mark.parametrize(
    "asked",
    [
        b"/../secret.txt",
        b"/%2e%2e/secret.txt",
        b"/..%2fsecret.txt",
        b"/..%5csecret.txt",
        b"/..\\secret.txt",
        b"/uk/%2e%2e/%2e%2e/secret.txt",
        b"//etc/passwd",
        b"/%2fetc/passwd",
        b"/uk//rail/",
        b"/../site-next/secret.txt",
        b"/feed.xml%00.html",
        b"/%ff%fe",
        b"/.broadsheet-printed",
        b"/_redirects",
        b"/" + b"a" * 5000,
        b"http://elsewhere.example/",
        b"*",
        b"",
    ],
)
def test_nothing_outside_is_found(site: Path, asked: bytes) -> None:
    assert find(site, asked) is None


def test_no_link_is_followed(site: Path) -> None:
    (site / "link.txt").symlink_to(site.parent / "secret.txt")
    (site / "out").symlink_to(site.parent, target_is_directory=True)
    assert find(site, b"/link.txt") is None
    assert find(site, b"/out/secret.txt") is None
