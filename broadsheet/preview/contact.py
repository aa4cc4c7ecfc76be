"""The contact sheet: every picture of the tree on one page, with its facts and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from html import escape
from typing import Any

from broadsheet.album import album
from broadsheet.plan import Given
from broadsheet.press import Job

FACTS = ("alt", "caption", "credit", "licence", "copyright", "until")


def answer(job: Job, given: Given) -> dict[str, Any]:
    """Every picture as plain data, with a link that opens each story in the editor's program."""
    from broadsheet.preview import mistakes

    found = []
    for entry in album(given, job.now):
        data: dict[str, Any] = {**asdict(entry), "missing": entry.missing}
        for use in data["uses"]:
            use["editor"] = mistakes.link(job.site.preview.editor, job.content / use["path"], 1, 1)
            use["until"] = use["until"].isoformat(" ", "minutes") if use["until"] else ""
        found.append(data)
    return {"pictures": found}


def page(pictures: Sequence[Mapping[str, Any]], base: str, stylesheet: str) -> str:
    """The page. `base` is the path below which the site is served."""
    lacking = sum(bool(picture["missing"] or picture["problem"]) for picture in pictures)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Pictures</title>'
        f'<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="{stylesheet}"></head>'
        f'<body class="contact"><h1>Pictures</h1><p>{len(pictures):,} pictures, {lacking:,} of them lack something.</p>'
        f"<ol>{''.join(_item(picture, base) for picture in pictures)}</ol></body></html>"
    )


def _item(picture: Mapping[str, Any], base: str) -> str:
    lacks = [f"missing: {', '.join(picture['missing'])}"] if picture["missing"] else []
    lacks += [f"cannot be used: {picture['problem']}"] if picture["problem"] else []
    image = f'<img src="{escape(base + picture["thumbnail"])}" alt="" loading="lazy">' if picture["thumbnail"] else ""
    size = f"{picture['width']} × {picture['height']}, {picture['sizes']} printed" if picture["width"] else ""
    return (
        f'<li class="{"lacks" if lacks else "whole"}">{image}<h2>{escape(picture["path"])}</h2><p>{size}</p>'
        f"{''.join(f'<p><strong>{escape(lack)}</strong></p>' for lack in lacks)}"
        f"{''.join(map(_use, picture['uses'])) or '<p>No story shows it.</p>'}</li>"
    )


def _use(use: Mapping[str, Any]) -> str:
    name = escape(use["path"])
    where = f'<a href="{escape(use["editor"])}">{name}</a>' if use["editor"] else name
    state = "" if use["state"] == "public" else f" ({escape(use['state'])})"
    return f"<h3>{where}{state}</h3><dl>{''.join(_facts(use))}</dl>"


def _facts(use: Mapping[str, Any]) -> Iterator[str]:
    for name in FACTS:
        if use[name]:
            yield f"<dt>{name}</dt><dd>{escape(use[name])}</dd>"
    if use["embedded"]:
        yield f"<dt>from the file</dt><dd>{escape(', '.join(use['embedded']))}</dd>"
