"""The web app manifest that a paper has without asking for one (W3C Web Application Manifest).

It lets a reader keep the paper on a phone's home screen, with its name, its colours and its icon.
"""

from __future__ import annotations

import json
from dataclasses import replace

from broadsheet import urls
from broadsheet.model import Imprint, TextFile
from broadsheet.templates.catalogues import direction

NAME = "manifest.webmanifest"
"""The name by which templates ask for it. A file of that name among the theme's takes its place."""

ICONS = (
    ("favicon.svg", "any", "image/svg+xml"),
    ("icon-192.png", "192x192", "image/png"),
    ("icon-512.png", "512x512", "image/png"),
)
"""Files of the theme, with size and media type."""


def announced(imprint: Imprint) -> Imprint:
    """The imprint with the manifest's address among the theme's files."""
    if NAME in dict(imprint.assets):
        return imprint
    return replace(imprint, assets=(*imprint.assets, (NAME, urls.theme(NAME))))


def manifest(imprint: Imprint) -> TextFile:
    """The manifest. Addresses are paths, so that a copy of the site at another host has its own."""
    paper = str(dict(imprint.params).get("paper") or "#ffffff")
    home = f"{imprint.base_path}/"
    said = {
        "name": imprint.name,
        "short_name": imprint.name,
        "description": imprint.description,
        "lang": imprint.lang,
        "dir": direction(imprint.lang),
        "id": home,
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": _icons(imprint),
    }
    text = json.dumps({key: value for key, value in said.items() if value}, indent=2, ensure_ascii=False)
    return TextFile(urls.output_path(urls.theme(NAME)), urls.theme(NAME), text + "\n")


def _icons(imprint: Imprint) -> list[dict[str, str]]:
    """The paper's own icon first, then the theme's."""
    files = dict(imprint.assets)
    own = [{"src": imprint.base_path + urls.encode(imprint.icon), "type": "image/png"}] if imprint.icon else []
    drawn = [
        {"src": imprint.base_path + files[name], "sizes": size, "type": kind}
        for name, size, kind in ICONS
        if name in files
    ]
    return own + drawn
