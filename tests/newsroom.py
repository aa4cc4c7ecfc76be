"""A whole site as text inside a test, built by the real press.

newsroom.write("content/uk/rail.md", story("Rail fares rise", date="2026-11-20T09:00"))
report = newsroom.build()
assert "Rail fares rise" in newsroom.printed("uk/rail/index.html")
"""

from __future__ import annotations

import tempfile
import textwrap
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from broadsheet import config, press, starter
from broadsheet.ledger import Ledger
from broadsheet.press import Job
from broadsheet.press.report import Report
from broadsheet.scan import SETTLED_NS

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SETTINGS = """
[site]
title = "The Gazette"
url = "https://gazette.example"
timezone = "Europe/London"
language = "en-GB"
id_authority = "gazette.example,2020"
"""


def story(title: str, body: str = "Some words.", **fields: str) -> str:
    """The text of a story file. Fields are YAML; the id and the date have defaults made from the title."""
    fields = {"id": f"tag:gazette.example,2020:{title.lower().replace(' ', '-')}", "date": "2026-11-20T09:00", **fields}
    front = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return f"---\ntitle: {title!r}\n{front}\n---\n{textwrap.dedent(body)}\n"


class Newsroom:
    """One site in a folder of its own."""

    def __init__(self, root: Path, settings: str = SETTINGS) -> None:
        self.root = root
        self.output = root / "output"
        self.write("broadsheet.toml", settings)
        (root / "content").mkdir(exist_ok=True)
        (root / "site_templates").mkdir(exist_ok=True)

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the site."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
        return target

    def job(self, now: datetime = NOW) -> Job:
        site = config.load(self.root / config.FILE_NAME)
        return Job(
            root=self.root,
            site=site,
            content=self.root / "content",
            templates=self.root / "site_templates",
            theme=starter.theme_root(),
            output=self.output,
            now=now,
            started_ns=time.time_ns() + 60 * SETTLED_NS,  # every stat may be trusted at once
            workers=1,
        )

    def build(self, now: datetime = NOW, **changes: object) -> Report:
        """Build the site in this process. `changes` replace fields of the job."""
        return press.build(replace(self.job(now), **changes))  # type: ignore[arg-type]

    def rouse(self) -> None:
        """Make the next build forget that the last one left it nothing to do."""
        job = self.job()
        with Ledger(job.ledger) as ledger:
            ledger.drop_rest(job.target)

    def clean(self, now: datetime = NOW, **changes: object) -> dict[str, bytes]:
        """What the same tree gives when it is printed into a fresh folder without a ledger."""
        with tempfile.TemporaryDirectory() as fresh:
            place = Path(fresh)
            self.build(now, output=place / "output", state=place / "state", **changes)
            return self.site(place / "output")

    def printed(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")

    def site(self, output: Path | None = None) -> dict[str, bytes]:
        """Everything that was printed: path -> bytes."""
        folder = output or self.output
        files = (path for path in folder.rglob("*") if path.is_file())
        named = ((path.relative_to(folder), path) for path in files)
        return {name.as_posix(): path.read_bytes() for name, path in named if not str(name).startswith(".")}
