"""The paper in Hugo, with related stories from its index of topics."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.corpus import SECTIONS, Corpus, Story
from benchmarks.sites import Command, theme, write_pictures, yaml_front_matter


class Hugo:
    """A site of Hugo's; `program` is its command."""

    name = "Hugo"

    def __init__(self, root: Path, program: str) -> None:
        self.root = root
        self.program = program

    def write(self, corpus: Corpus, count: int) -> None:
        shutil.copytree(theme("hugo"), self.root, dirs_exist_ok=True)
        write_pictures(self.root / "static" / "pictures")
        for name in ("site.css", "site.js", "favicon.svg"):
            (self.root / "static" / name).write_text("/**/")
        for section in SECTIONS:
            folder = self.root / "content" / section
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "_index.md").write_text(f"---\ntitle: {section.capitalize()}\n---\n", encoding="utf-8")
        archive = self.root / "content" / "archive"
        archive.mkdir(parents=True, exist_ok=True)
        (archive / "_index.md").write_text("---\ntitle: Archive\ncascade:\n  outputs: [html]\n---\n", encoding="utf-8")
        for story in corpus.stories(count):
            self.write_story(story)

    def write_story(self, story: Story) -> None:
        more: dict[str, object] = {
            "id": f"tag:benchmark.example,2026:{story.number}",
            "standfirst": story.standfirst,
            "authors": story.authors,
            "topics": story.topics,
            "archive": [f"{story.published:%Y-%m}"],
        }
        if story.picture is not None:
            more |= {"image": f"/pictures/{story.picture}.jpg", "image_alt": story.alt}
        self.path(story).write_text(yaml_front_matter(story, **more) + story.body, encoding="utf-8")

    def path(self, story: Story) -> Path:
        return self.root / "content" / story.section / f"{story.slug}.md"

    def template(self) -> Path:
        return self.root / "layouts" / "baseof.html"

    def command(self) -> Command:
        return Command((self.program, "--quiet", "--noBuildLock"), {"HUGO_CACHEDIR": str(self.root / ".cache")})

    def output(self) -> Path:
        return self.root / "public"

    def clean(self) -> None:
        for folder in ("public", "resources", ".cache"):
            shutil.rmtree(self.root / folder, ignore_errors=True)
