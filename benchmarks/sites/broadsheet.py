"""The paper in Broadsheet, with its default theme."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from benchmarks.corpus import SECTIONS, Corpus, Story
from benchmarks.sites import Command, write_pictures, yaml_front_matter

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SETTINGS = """\
[site]
title = "The Benchmark"
url = "https://benchmark.example"
timezone = "Europe/London"
language = "en-GB"
description = "News that nobody made."
id_authority = "benchmark.example,2026"

[static]
"/pictures" = "pictures"

[sections]
"""


class Broadsheet:
    """A site with the default engine, or with another one."""

    def __init__(self, root: Path, engine: str = "markdown", python: str = sys.executable) -> None:
        self.name = "Broadsheet" if engine == "markdown" else f"Broadsheet, {engine}"
        self.root = root
        self.engine = engine
        self.python = python

    def write(self, corpus: Corpus, count: int) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        sections = "".join(f'{slug} = "{slug.capitalize()}"\n' for slug in SECTIONS)
        engine = f'\n[markdown]\nengine = "{self.engine}"\n' if self.engine != "markdown" else ""
        (self.root / "broadsheet.toml").write_text(SETTINGS + sections + engine, encoding="utf-8")
        theme = REPOSITORY / "site_templates"
        shutil.copytree(theme, self.root / "site_templates", ignore=shutil.ignore_patterns("assets"))
        write_pictures(self.root / "pictures")
        for section in SECTIONS:
            (self.root / "content" / section).mkdir(parents=True, exist_ok=True)
        for story in corpus.stories(count):
            self.write_story(story)

    def write_story(self, story: Story) -> None:
        more: dict[str, object] = {
            "id": f"tag:benchmark.example,2026:{story.number}",
            "standfirst": story.standfirst,
            "authors": story.authors,
            "tags": story.topics,
        }
        if story.picture is not None:
            more |= {"image": f"/pictures/{story.picture}.jpg", "image_alt": story.alt}
        self.path(story).write_text(yaml_front_matter(story, **more) + story.body, encoding="utf-8")

    def path(self, story: Story) -> Path:
        return self.root / "content" / story.section / f"{story.slug}.md"

    def template(self) -> Path:
        return self.root / "site_templates" / "base.html"

    def command(self) -> Command:
        return Command(
            (self.python, "-c", "from broadsheet.cli import main; raise SystemExit(main())", "build", "--quiet"),
            {"PYTHONPATH": str(REPOSITORY)},
        )

    def output(self) -> Path:
        return self.root / "output"

    def clean(self) -> None:
        for folder in (".broadsheet", "output"):
            shutil.rmtree(self.root / folder, ignore_errors=True)
