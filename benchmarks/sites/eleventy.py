"""The paper in Eleventy, in JavaScript templates. It has no related stories."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.corpus import Corpus, Story
from benchmarks.sites import Command, theme, write_pictures, yaml_front_matter


class Eleventy:
    """A site of Eleventy's; `modules` is the folder `node_modules` that holds it."""

    name = "Eleventy"

    def __init__(self, root: Path, modules: Path) -> None:
        self.root = root
        self.modules = modules

    def write(self, corpus: Corpus, count: int) -> None:
        shutil.copytree(theme("eleventy"), self.root, dirs_exist_ok=True)
        (self.root / "node_modules").symlink_to(self.modules)
        write_pictures(self.root / "pictures")
        (self.root / "static").mkdir()
        for name in ("site.css", "site.js", "favicon.svg"):
            (self.root / "static" / name).write_text("/**/")
        for story in corpus.stories(count):
            self.write_story(story)

    def write_story(self, story: Story) -> None:
        more: dict[str, object] = {
            "id": f"tag:benchmark.example,2026:{story.number}",
            "section": story.section,
            "standfirst": story.standfirst,
            "authors": story.authors,
            "topics": story.topics,
        }
        if story.picture is not None:
            more |= {"image": f"/pictures/{story.picture}.jpg", "image_alt": story.alt}
        path = self.path(story)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml_front_matter(story, **more) + story.body, encoding="utf-8")

    def path(self, story: Story) -> Path:
        return self.root / "content" / story.section / f"{story.slug}.md"

    def template(self) -> Path:
        return self.root / "pages" / "frame.js"

    def command(self) -> Command:
        program = self.root / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        return Command(("node", str(program), "--quiet"), {"NODE_OPTIONS": "--max-old-space-size=12000"})

    def output(self) -> Path:
        return self.root / "_site"

    def clean(self) -> None:
        for folder in ("_site", ".cache"):
            shutil.rmtree(self.root / folder, ignore_errors=True)
