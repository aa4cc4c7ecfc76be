"""What an output was made of, and why it was printed; where a story stands, or why it stands nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from broadsheet import urls
from broadsheet.desk import status
from broadsheet.errors import Mistakes, nearest, problem
from broadsheet.judge import SCRIBBLED, fingerprint, reason
from broadsheet.ledger import Ledger, Record
from broadsheet.model import Article, Asset, Edition, Feed, Output, Page, Profile, Sitemap
from broadsheet.press import ask, theme
from broadsheet.press.job import Job
from broadsheet.press.judging import known, shapes
from broadsheet.press.mentions import mentions
from broadsheet.press.place import Place
from broadsheet.press.survey import Survey, plan_what_holds


@dataclass(frozen=True, slots=True)
class Made:
    """One output: what it is made of now, when and why it was last printed, and what the next build would do."""

    path: str
    url: str
    kind: str
    source: str
    """The file whose text or bytes it shows, as a content path or below the folder that `kind` names."""
    templates: tuple[str, ...]
    """Its template first, then all that this reaches."""
    stories: tuple[tuple[str, str], ...]
    """Content path of each story on it, and as what."""
    printed: str
    """The instant of the edition that it was last printed for (ISO 8601); empty when it was not."""
    why: str
    due: str
    """Why the next build would print it again; empty when it is up to date."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One story: whether the public sees it, why not, and where it stands."""

    path: str
    id: str
    title: str
    url: str
    status: str
    why: str
    places: tuple[tuple[str, str], ...]
    """Output path, and as what."""


def explain(job: Job, name: str) -> Made | Shown:
    """Explain an output (by its path or address) or a story (by its file's path or its id).

    Raises:
        Mistakes: it is neither; or the tree has mistakes that the story is left out for.
    """
    found = ask(job)
    edition = plan_what_holds(job, found.given)[0]
    outputs = {output.path: output for output in edition.outputs}
    with Ledger(job.ledger) as ledger:
        for path in _spellings(job, name):
            if path in outputs:
                return _made(job, ledger, edition, found, outputs[path])
    return _shown(job, edition, story_named(job, found, edition, name))


def _spellings(job: Job, name: str) -> Iterator[str]:
    """The output paths that a name may mean: below the output folder, seen from the site's, whole, or as an address."""
    local = name.removeprefix("./").removeprefix(f"{job.output.as_posix()}/")
    yield local
    yield local.removeprefix(f"{job.target}/")
    address = name.removeprefix(job.site.site.url)
    yield urls.output_path(address)
    yield urls.output_path(f"{address}/")


def story_named(job: Job, found: Survey, edition: Edition, name: str) -> Article:
    """The story of a content path, seen from the site's folder or whole, or of an id, whole or as its file says it.

    Raises:
        Mistakes: there is no such story, or it could not be read.
    """
    local = name.removeprefix("./").removeprefix(f"{job.content.as_posix()}/")
    local = local.removeprefix(f"{job.site.paths.content}/")
    ids = (name, f"tag:{job.site.id_authority()}:{name}")
    for article in found.given.articles:
        if article.card.id in ids or local == article.path:
            return article
    if local in found.read.failed:
        raise Mistakes([wrong for wrong in found.problems if wrong.path == local])
    names = [article.path for article in found.given.articles] + [output.path for output in edition.outputs]
    raise Mistakes([problem("B439", "", name=name, near=nearest(local, names))])


def _made(job: Job, ledger: Ledger, edition: Edition, found: Survey, output: Output) -> Made:
    templates = theme.load(job, ledger)
    records = known(job, ledger, Place(job.output))
    record = records.get(output.path, Record(output.path))
    made = fingerprint(output, edition.imprint, shapes(edition, templates))
    paths = {article.card.id: article.path for article in found.given.articles}
    named = dict.fromkeys((paths.get(identity, identity), how) for identity, how in mentions(output))
    return Made(
        path=output.path,
        url=output.url,
        kind=_kind(output),
        source=_source(output, found),
        templates=_templates(output, templates.reached(output.template)) if isinstance(output, Page) else (),
        stories=tuple(named),
        printed=record.printed,
        why=record.why,
        due=_due(Place(job.output), made, records.get(output.path)),
    )


def _due(place: Place, made: Record, record: Record | None) -> str:
    stats = place.stats([made.path])
    if why := reason(made, record, stats):
        return why
    is_touched = record is not None and stats[made.path] != (record.size, record.mtime_ns)
    return SCRIBBLED if is_touched and not place.holds(made.path, record.content if record else b"") else ""


def _kind(output: Output) -> str:
    if isinstance(output, Page):
        return output.kind
    if isinstance(output, Feed):
        return f"{output.format} feed"
    if isinstance(output, Asset):
        return f"file of {output.root}"
    return "sitemap" if isinstance(output, Sitemap) else "text"


def _source(output: Output, found: Survey) -> str:
    if isinstance(output, Asset):
        return output.source
    if isinstance(output, Page) and output.body:
        origins: list[Article | Profile] = [*found.given.articles, *found.given.profiles]
        same = [origin.path for origin in origins if origin.body_digest == output.body]
        own = [path for path in same if _is_at(path, output, found)]
        return (own or same or [""])[0]
    return ""


def _is_at(path: str, output: Page, found: Survey) -> bool:
    return any(article.path == path and article.card.url == output.url for article in found.given.articles)


def _templates(page: Page, reached: tuple[str, ...]) -> tuple[str, ...]:
    return (page.template, *(name for name in reached if name != page.template))


def _shown(job: Job, edition: Edition, article: Article) -> Shown:
    card = article.card
    names = {card.id: "", card.url: "", **{picture.source: "" for picture in article.pictures if picture.source}}
    names |= {item.source: "" for item in article.attachments if item.source}
    places = [(o.path, how) for o in edition.outputs for name, how in _about(o) if name in names]
    state = status(article, job.now)
    why = _why(article, state, ZoneInfo(job.site.site.timezone))
    return Shown(article.path, card.id, card.title, card.url, state, why, tuple(dict.fromkeys(places)))


def _about(output: Output) -> Iterator[tuple[str, str]]:
    yield from mentions(output)
    if isinstance(output, Asset) and output.root == "content":
        yield output.source, "a picture or file of it"


def _why(article: Article, state: str, zone: ZoneInfo) -> str:
    expires = article.orders.expires
    texts: Mapping[str, str] = {
        "draft": "it is marked as a draft",
        "embargoed": f"it appears at {article.card.published.astimezone(zone).isoformat()}",
        "expired": f"it expired at {expires.astimezone(zone).isoformat()}" if expires else "",
        "killed": f"it was withdrawn: {article.orders.killed}",
    }
    return texts.get(state, "")
