"""An edition as a kind of place takes it: without what no host reads there, and compressed where that is asked for.

A bucket serves each object in one form, so a text is sent compressed *in its place*, with a Content-Encoding. The web
server of a folder chooses for each visitor, so compressed forms stand *beside* a text, as `index.html.gz`. In both the
entry keeps digest and size of the text itself: what did not change is known without compressing it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from broadsheet import hosting
from broadsheet.hosting import Coding, s3
from broadsheet.publish.coding import ENDINGS
from broadsheet.publish.issue import Issue
from broadsheet.publish.manifest import Entry

SMALLEST, LARGEST = 600, 32 << 20
"""Bytes of a text that is compressed in its place. A smaller one would not shrink by a packet; larger ones are data."""
BESIDE = "compressed"
"""The kind of a file that is another one, compressed."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What a destination makes of an edition.

    `reads_files` says whether its host may read files such as `_headers` or `_hosting/nginx.conf`, and `redirects`
    whether an object can itself lead elsewhere. `way` is how the host can serve compressed texts, if at all, and
    `codings` which of them it shall have.
    """

    reads_files: bool = True
    redirects: bool = False
    way: Literal["", "in place", "beside"] = ""
    codings: tuple[Coding, ...] = ()


PLAIN = Fit()
"""Whatever was printed, as it is."""


def fitted(issue: Issue, fit: Fit) -> Issue:
    """The edition for a destination.

    Raises:
        OSError: the list of redirects in the output folder cannot be read.
    """
    if fit.redirects and s3.NAME in issue.sources:
        issue = _leading(issue, json.loads(Path(issue.sources[s3.NAME]).read_bytes()))
    if not fit.reads_files:
        issue = replace(issue, files={p: e for p, e in issue.files.items() if not hosting.is_for_hosts(p)})
    if not fit.codings:
        return issue
    return _beside(issue, fit) if fit.way == "beside" else _in_place(issue, fit.codings[0])


def _leading(issue: Issue, locations: Mapping[str, str]) -> Issue:
    known = locations.keys() & issue.files.keys()
    moved = {path: replace(issue.files[path], location=locations[path]) for path in known}
    return replace(issue, files={**issue.files, **moved})


def origin(path: str) -> str:
    """The path of the text that would stand beside a compressed one; nothing if its name says that it is none."""
    return next((path.removesuffix(ending) for ending in ENDINGS.values() if path.endswith(ending)), "")


def _in_place(issue: Issue, coding: Coding) -> Issue:
    coded = {path: replace(entry, encoding=coding) for path, entry in _texts(issue) if entry.size >= SMALLEST}
    return replace(issue, files={**issue.files, **coded})


def _beside(issue: Issue, fit: Fit) -> Issue:
    """Of every text, also of small ones: where a compressed form stands, servers ask for nothing else."""
    files, origins = dict(issue.files), dict[str, str]()
    for path, entry in _texts(issue):
        for coding in fit.codings:
            beside = path + ENDINGS[coding]
            if beside not in issue.files:
                files[beside] = replace(entry, type=hosting.content_type(beside), encoding=coding)
                origins[beside] = path
    return replace(
        issue,
        files=files,
        stages={**issue.stages, **{beside: issue.stages[path] for beside, path in origins.items()}},
        sources={**issue.sources, **{beside: issue.sources[path] for beside, path in origins.items()}},
        kinds={**issue.kinds, **dict.fromkeys(origins, BESIDE)},
    )


def _texts(issue: Issue) -> Iterator[tuple[str, Entry]]:
    for path, entry in issue.files.items():
        if hosting.is_textual(entry.type) and entry.size <= LARGEST and not hosting.is_for_hosts(path):
            yield path, entry
