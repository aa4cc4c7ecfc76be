"""The paper in Pelican, without JSON feeds and related stories, which it does not have."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.corpus import Corpus, Story
from benchmarks.sites import Command, theme, write_pictures


class Pelican:
    """A site of Pelican's; `program` is its command."""

    name = "Pelican"

    def __init__(self, root: Path, program: str) -> None:
        self.root = root
        self.program = program

    def write(self, corpus: Corpus, count: int) -> None:
        shutil.copytree(theme("pelican"), self.root, dirs_exist_ok=True)
        write_pictures(self.root / "content" / "pictures")
        for name in ("site.css", "site.js", "favicon.svg"):
            (self.root / "theme" / "static" / name).write_text("/**/")
        for story in corpus.stories(count):
            self.write_story(story)

    def write_story(self, story: Story) -> None:
        lines = [
            f"Title: {story.title}",
            f"Date: {story.published:%Y-%m-%d %H:%M}",
            f"Category: {story.section}",
            f"Authors: {'; '.join(story.authors)}",
            f"Tags: {', '.join(story.topics)}",
            f"Standfirst: {story.standfirst}",
            f"Summary: {story.standfirst}",
        ]
        if story.picture is not None:
            lines += [f"Image: /pictures/{story.picture}.jpg", f"Image_alt: {story.alt}"]
        path = self.path(story)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join([*lines, "", story.body]), encoding="utf-8")

    def path(self, story: Story) -> Path:
        return self.root / "content" / "articles" / story.section / f"{story.slug}.md"

    def template(self) -> Path:
        return self.root / "theme" / "templates" / "base.html"

    def command(self) -> Command:
        return Command((self.program, "-q", "-s", "pelicanconf.py"), {})

    def output(self) -> Path:
        return self.root / "output"

    def clean(self) -> None:
        for folder in ("output", ".cache", "__pycache__"):
            shutil.rmtree(self.root / folder, ignore_errors=True)
