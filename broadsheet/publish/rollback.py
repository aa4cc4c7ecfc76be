"""Going back: the edition before the one that stands, published again from what was kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from broadsheet import hosting
from broadsheet.errors import Mistakes, problem
from broadsheet.publish import coding, sender
from broadsheet.publish.destination import Destination
from broadsheet.publish.fit import BESIDE, origin
from broadsheet.publish.issue import Issue, kind
from broadsheet.publish.kept import Kept
from broadsheet.publish.manifest import Manifest
from broadsheet.publish.sender import Outcome, Terms


def rollback(
    site: str, destination: Destination, kept: Kept, terms: Terms, is_dry: bool = False
) -> tuple[Issue, Outcome]:
    """Publish the edition before the one that stands at a destination, and take that one back.

    An edition that was taken back is not published again by itself, so that a timer does not undo the rollback.

    Raises:
        Mistakes: no earlier edition is kept, or not all of its files; or as `sender.publish`.
    """
    standing = sender.standing(destination)
    earlier = _before(kept, destination.name, standing)
    if earlier is None:
        raise Mistakes([problem("B830", "", destination=destination.name)])
    coding.check({entry.encoding for entry in earlier.files.values()})
    issue = _issue(site, earlier, kept)
    terms = replace(terms, force=True, withdraw=True)
    planned = sender.publish(issue, destination, terms, is_dry=True)
    missing = [path for path in (*planned.new, *planned.changed) if not Path(issue.sources[path]).is_file()]
    if missing:
        raise Mistakes([problem("B831", "", count=len(missing), name=missing[0])])
    return issue, planned if is_dry else sender.publish(issue, destination, terms)


def _before(kept: Kept, destination: str, standing: Manifest | None) -> Manifest | None:
    """The newest kept edition that is neither what stands nor was taken back."""
    passed = {standing.edition, *standing.withdrawn} if standing else set()
    return next((found for found in kept.editions(destination) if found.edition not in passed), None)


def _issue(site: str, manifest: Manifest, kept: Kept) -> Issue:
    names = {path: origin(path) if entry.encoding else "" for path, entry in manifest.files.items()}
    kinds = {path: BESIDE if name else kind(path, None, True) for path, name in names.items()}
    stages = {path: hosting.manner(name or path, kind(name or path, None, True)).stage for path, name in names.items()}
    return Issue(
        site=site,
        instant=manifest.instant,
        files=manifest.files,
        stages=stages,
        kinds=kinds,
        url=manifest.url,
        sources={path: str(kept.source(entry)) for path, entry in manifest.files.items()},
    )
