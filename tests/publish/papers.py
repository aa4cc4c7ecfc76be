"""Random little papers whose every link leads somewhere, and what a reader finds who follows all links."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from random import Random

SECTIONS = ("uk", "world")
_LINK = re.compile(r"(?:href|src)=\"/([^\"#?]*)")


def paper(chance: Random) -> dict[str, str]:
    """An edition: a home page, sections, stories that name one another and a picture, a feed, a style sheet."""
    stories = {f"{chance.choice(SECTIONS)}/{name}/index.html" for name in "abcdef" if chance.random() < 0.6}
    files = {path: _story(chance, stories - {path}) for path in sorted(stories)}
    for text in list(files.values()):
        for name in re.findall(r"media/[^\"]+", text):
            files[name] = name
    for section in SECTIONS:
        own = sorted(path for path in stories if path.startswith(section))
        if own or chance.random() < 0.2:
            files[f"{section}/index.html"] = _page(own, "theme/site.css", f"{section}/feed.xml")
            files[f"{section}/feed.xml"] = _page(own)
    lists = [path for path in files if path.count("/") == 1 and path.endswith("index.html")]
    files["index.html"] = _page([*lists, *sorted(stories)[:3]], "theme/site.css", "feed.xml")
    files["feed.xml"] = _page(sorted(stories))
    files["theme/site.css"] = chance.choice(("a {}", "b {}"))
    return files


def _story(chance: Random, others: set[str]) -> str:
    picture = hashlib.sha256(chance.choice(("boat", "train", "vote")).encode()).hexdigest()[:12]
    named = chance.sample(sorted(others), min(len(others), chance.randrange(3)))
    return _page(named, f"media/picture.{picture}.jpg", "theme/site.css") + chance.choice(("early", "late"))


def _page(*names: str | list[str]) -> str:
    flat = [name for each in names for name in ([each] if isinstance(each, str) else each)]
    return "".join(f'<a href="/{name.removesuffix("index.html")}">' for name in flat)


def broken(read: Callable[[str], str | None]) -> list[str]:
    """What is missing for a reader who begins at the home page and the feed, and follows every link.

    Nothing is while there is no home page: the site has not opened.
    """
    if read("index.html") is None:
        return []
    seen, waiting, missing = set[str](), [("index.html", ""), ("feed.xml", "")], []
    while waiting:
        path, by = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        text = read(path)
        if text is None:
            missing += [f"{by} -> {path}"] if by else []
            continue
        links = (f"{link}index.html" if link.endswith("/") or not link else link for link in _LINK.findall(text))
        waiting += [(link, path) for link in links]
    return missing
