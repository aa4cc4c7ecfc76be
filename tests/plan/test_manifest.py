"""The web app manifest: made for every paper, unless it has its own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from broadsheet.model import Page, TextFile
from broadsheet.plan import Copy, Given, manifest, plan
from tests import paper
from tests.made import NOW, article, site

PATH = "theme/manifest.webmanifest"


def said(**fields: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(manifest.manifest(replace(paper.IMPRINT, **fields)).text)
    return found


def test_it_names_the_paper_its_home_and_its_icons() -> None:
    found = said(params=(("paper", "#fffdf8"),))
    assert (found["name"], found["lang"], found["dir"]) == ("The Gazette", "en-GB", "ltr")
    assert found["start_url"] == found["scope"] == "/paper/"
    assert found["theme_color"] == found["background_color"] == "#fffdf8"
    assert [(icon["src"], icon["sizes"]) for icon in found["icons"]] == [
        ("/paper/theme/favicon.svg", "any"),
        ("/paper/theme/icon-192.png", "192x192"),
        ("/paper/theme/icon-512.png", "512x512"),
    ]
    assert said()["theme_color"] == "#ffffff"


def test_the_paper_s_own_icon_comes_first() -> None:
    assert said(icon="/assets/icon.png")["icons"][0] == {"src": "/paper/assets/icon.png", "type": "image/png"}


def test_every_edition_has_one_and_every_page_names_it() -> None:
    edition, _ = plan(Given(site(), [article("a")], ()), NOW)
    assert [output for output in edition.outputs if output.path == PATH and isinstance(output, TextFile)]
    page = next(output for output in edition.outputs if isinstance(output, Page) and output.kind == "story")
    imprint = replace(paper.IMPRINT, assets=(*paper.IMPRINT.assets, (manifest.NAME, "/theme/manifest.webmanifest")))
    found = paper.parsed(page, imprint=imprint).css("link[rel=manifest]")
    assert [node.attributes["href"] for node in found] == ["/paper/theme/manifest.webmanifest"]
    assert (manifest.NAME, "/theme/manifest.webmanifest") in edition.imprint.assets


def test_a_newsroom_s_own_manifest_takes_its_place() -> None:
    own = Copy("templates", f"assets/{manifest.NAME}", f"/{PATH}", b"d" * 16, manifest.NAME)
    edition, problems = plan(Given(site(), [article("a")], (), [own]), NOW)
    assert problems == []
    assert [type(output).__name__ for output in edition.outputs if output.path == PATH] == ["Asset"]
