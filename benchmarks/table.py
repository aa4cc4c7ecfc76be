"""What was measured, as data and as tables. `python3 -m benchmarks.table` writes the tables anew from the data."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results.json"
PAGES = (ROOT / "README.md", ROOT / "docs" / "performance.md")
MARK = re.compile(r"(<!-- (benchmark|summary) (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
OURS, PEER = "Broadsheet", "Hugo"
"""Whose numbers stand in a summary, and whose the ratios are to."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run. Seconds, mebibytes, bytes; `total` is how many files stand after it."""

    site: str
    scene: str
    wall: float
    cpu: float
    memory: float
    files: int
    size: int
    total: int


def result(stories: int, rounds: int, samples: Sequence[Sample]) -> dict[str, Any]:
    """The medians of all rounds, and the conditions."""
    groups: dict[tuple[str, str], list[Sample]] = {}
    for sample in samples:
        groups.setdefault((sample.site, sample.scene), []).append(sample)
    return {
        "stories": stories,
        "rounds": rounds,
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}",
        "rows": [_median(group) for group in groups.values()],
    }


def _median(group: Sequence[Sample]) -> dict[str, Any]:
    rows = [asdict(sample) for sample in group]
    numbers = {key: median(row[key] for row in rows) for key in ("wall", "cpu", "memory", "files", "size", "total")}
    return {"site": group[0].site, "scene": group[0].scene, **{key: round(value, 2) for key, value in numbers.items()}}


def markdown(one: dict[str, Any]) -> str:
    """A table of everything, with the ratio of processor time to the peer's in the same rounds."""
    lines = [
        f"{one['stories']:,} stories, medians of {one['rounds']} interleaved rounds, {one['machine']}.",
        "",
        f"| | | CPU s | of {PEER} | wall s | memory MiB | files changed | of |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    peer = {row["scene"]: row["cpu"] for row in one["rows"] if row["site"] == PEER}
    for row in sorted(one["rows"], key=lambda row: list(_scenes(one)).index(row["scene"])):
        share = f"{row['cpu'] / peer[row['scene']]:.2f}" if row["scene"] in peer else ""
        lines.append(
            f"| {row['scene']} | {row['site']} | {row['cpu']:.2f} | {share} | {row['wall']:.2f} | {row['memory']:,.0f} "
            f"| {row['files']:,.0f} | {row['total']:,.0f} |"
        )
    return "\n".join(lines)


def summary(one: dict[str, Any]) -> str:
    """A short table for those who ask only whether it is worth their time: ourselves beside the peer."""
    rows = {(row["site"], row["scene"]): row for row in one["rows"]}
    lines = [
        f"| {one['stories']:,} stories | {OURS}, CPU s | {PEER}, CPU s | {OURS}, files changed | {PEER} |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for scene in _scenes(one):
        ours, peer = rows[OURS, scene], rows[PEER, scene]
        lines.append(
            f"| {scene} | {ours['cpu']:.1f} | {peer['cpu']:.1f} | {ours['files']:,.0f} | {peer['files']:,.0f} |"
        )
    return "\n".join(lines)


MAKERS = {"benchmark": markdown, "summary": summary}


def _scenes(one: dict[str, Any]) -> Iterable[str]:
    return dict.fromkeys(row["scene"] for row in one["rows"])


def saved() -> dict[str, dict[str, Any]]:
    """Every result that was saved, by the number of stories."""
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}


def save(one: dict[str, Any]) -> None:
    """Enter a result in the place of an earlier one of as many stories, and write the tables."""
    results = saved() | {str(one["stories"]): one}
    ordered = {key: results[key] for key in sorted(results, key=int)}
    RESULTS.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")


def filled(text: str) -> str:
    """A page with its tables made anew: those between `<!-- benchmark 10000 -->` (or `summary`) and `<!-- end -->`."""
    results = saved()

    def table(found: re.Match[str]) -> str:
        known = results.get(found[3])
        return f"{found[1]}{MAKERS[found[2]](known) if known else 'Not measured yet.'}\n{found[4]}"

    return MARK.sub(table, text)


def main() -> int:
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
