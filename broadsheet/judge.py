"""The judgement: each output's fingerprint against the ledger -> what to print, what to spike, and why. Pure.

A fingerprint has three parts, so that a reprint can say its reason: the imprint (`site`), what shapes the output
(`template`: a template and all it includes, or the code that writes feeds and sitemaps), and the output's own value
(`inputs`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from broadsheet import digest, hosting
from broadsheet.feeds.plan import seen_by_feeds
from broadsheet.kept import NOTHING, Kept
from broadsheet.ledger import Record
from broadsheet.model import Asset, Edition, Feed, Imprint, Output, Page, TextFile

GONE = "the printed file is gone"
SCRIBBLED = "the printed file was changed"
Stats: TypeAlias = Mapping[str, tuple[int, int]]
"""Output path -> size and mtime (nanoseconds) of the file that stands there; absent where there is none."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a build must do. Pairs are the index in the edition and the record to enter.

    In `reprint` the record's `why` is filled. `doubt` are outputs that were made from the same things and whose file
    has another stat than the ledger says: they are printed again only if the file's bytes differ too.
    """

    reprint: tuple[tuple[int, Record], ...]
    doubt: tuple[tuple[int, Record], ...]
    spike: tuple[str, ...]


def judge(
    edition: Edition,
    records: Mapping[str, Record],
    stats: Stats,
    shapes: Mapping[str, bytes],
    kept: Kept = NOTHING,
) -> Verdict:
    """Compare an edition with what was printed.

    Args:
        edition: the plan.
        records: the ledger's outputs, by path.
        stats: what stands in the output folder at those paths.
        shapes: template name -> closure digest; the name "" stands for the code of feeds and sitemaps.
        kept: what an earlier judgement left behind; it spares work and changes no result.
    """
    reprint, doubt = [], []
    fingerprints = kept.each("fingerprints", fingerprint, edition.outputs, edition.imprint, shapes)
    for index, (output, made) in enumerate(zip(edition.outputs, fingerprints, strict=True)):
        printed = records.get(output.path)
        if why := reason(made, printed, stats):
            reprint.append((index, made._replace(why=why)))
        elif printed is not None and stats[output.path] != (printed.size, printed.mtime_ns):
            doubt.append((index, printed))
    paths = {output.path for output in edition.outputs}
    spike = tuple(sorted(path for path in records if path not in paths))
    return Verdict(tuple(reprint), tuple(doubt), spike)


def fingerprint(output: Output, imprint: Imprint, shapes: Mapping[str, bytes]) -> Record:
    """The digests of all that an output depends on, as a record whose content is not known yet."""
    if isinstance(output, Page):
        site, template = imprint.digest, shapes[output.template]
    elif isinstance(output, Asset | TextFile):
        site, template = b"", shapes[""] if isinstance(output, Asset) and _is_cleaned(output) else b""
    elif isinstance(output, Feed):
        site, template = seen_by_feeds(imprint).digest, shapes[""]
    else:
        site, template = f"{imprint.base_url}\n{imprint.name}\n{imprint.timezone}".encode(), shapes[""]
    return Record(output.path, site, template, digest.of(output), kind=hosting.kind(output))


def _is_cleaned(output: Asset) -> bool:
    """Whether our own code makes the bytes of a file. A size of a picture is named by all that made it."""
    return output.root == "content" and not output.key and output.type.startswith("image/")


def reason(made: Record, printed: Record | None, stats: Stats) -> str:
    """Why an output must be printed again; empty when it need not be, or only if its file was scribbled on."""
    if printed is None:
        return "it is new"
    if not printed.content:
        return "its last printing was not finished"
    changed = [name for name, differs in _differences(made, printed) if differs]
    if changed:
        return " and ".join(changed) + " changed"
    return "" if made.path in stats else GONE


def _differences(made: Record, printed: Record) -> Iterable[tuple[str, bool]]:
    yield "what it shows", made.inputs != printed.inputs
    yield "its template", made.template != printed.template
    yield "the imprint", made.site != printed.site
