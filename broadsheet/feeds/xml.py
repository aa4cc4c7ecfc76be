"""What Atom and RSS share: feedgen told of a feed and of an entry, and its documents cut into pieces.

The entry's content is left to be put in later, so that what is kept of an entry is small and a content is escaped
once for both formats.
"""

from __future__ import annotations

from broadsheet import urls
from broadsheet.feeds.entry import Category, Facts, Person
from broadsheet.feeds.frame import Envelope, Frame
from broadsheet.feeds.manner import Manner
from broadsheet.feeds.mend import ENTRY, MendedEntry, MendedFeed
from broadsheet.model import Feed, Imprint

HOLD = "-"
"""The content that feedgen is given; the true one takes its place."""
GENERATOR = "Broadsheet"
"""Without a version: a new one would rewrite every feed and break the seal of archives."""
_TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}


def generator(feed: Feed, imprint: Imprint, manner: Manner, uses: frozenset[str]) -> MendedFeed:
    """feedgen's feed with all that Atom and RSS say alike. Its entries use the vocabularies `uses` (of `ENTRY`)."""
    made = MendedFeed(manner.absolute(feed.home), feed.updated, imprint.base_path + urls.FEED_STYLE)
    made.id(feed.id)
    made.title(feed.title)
    made.language(feed.lang)
    made.generator(GENERATOR)
    made.author(_person(Person(manner.newsroom, manner.base_url + "/")))
    made.link(_links(feed, imprint, manner))
    if imprint.rights:
        made.rights(imprint.rights)
    made.history.is_archive = feed.archive > 0
    made.history.is_complete = feed.is_complete
    made.history.namespaces |= {prefix: ENTRY[prefix] for prefix in ENTRY if prefix in uses}
    return made


def entry(facts: Facts, has_content: bool) -> MendedEntry:
    """feedgen's entry with all that Atom and RSS say alike."""
    made = MendedEntry(facts.published, facts.updated, facts.lang if facts.is_foreign else "")
    made.id(facts.id)
    made.title(facts.title)
    made.link(href=facts.url, rel="alternate", type="text/html", hreflang=facts.lang)
    for enclosure in facts.enclosures:
        made.link(href=enclosure.url, rel="enclosure", type=enclosure.type, length=str(enclosure.size))
    for rel, url in facts.links:
        made.link(href=url, rel=rel)
    made.author([_person(person) for person in facts.authors])
    made.contributor([_person(person) for person in facts.contributors])
    made.category([_category(category) for category in facts.categories])
    if facts.summary:
        made.summary(facts.summary)
    if has_content:
        made.content(HOLD, type="html")
    if facts.origin is not None:
        made.origin(facts.origin)
    made.media.lead = facts.lead
    made.media.recordings = tuple(enclosure for enclosure in facts.enclosures if enclosure.seconds)
    made.media.seconds = next((enclosure.seconds for enclosure in facts.enclosures), 0)
    return made


def frame(document: bytes, end: str) -> Frame:
    """A document without entries, cut before its end."""
    place = document.rindex(end.encode())
    return Frame(document[:place], document[place:])


def envelope(piece: bytes, content: str) -> Envelope:
    """An entry, cut where its content stands. No text can forge the mark: texts are escaped."""
    before, found, after = piece.partition(f">{HOLD}</{content}>".encode())
    return (before + b">", f"</{content}>".encode() + after) if found else (piece, b"")


def escape(content: bytes) -> bytes:
    """A content as XML text."""
    return content.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;").replace(b"\r", b"&#13;")


def _links(feed: Feed, imprint: Imprint, manner: Manner) -> list[dict[str, str]]:
    form = _TYPES[feed.format]
    home = {"href": manner.absolute(feed.home), "rel": "alternate", "type": "text/html", "hreflang": feed.lang}
    links = [{"href": manner.absolute(feed.url), "rel": "self", "type": form}, home]
    links += [{"href": manner.absolute(other.url), "rel": "alternate", "type": other.type} for other in feed.alternates]
    links += [{"href": hub, "rel": "hub"} for hub in feed.hubs]
    if feed.current:
        links.append({"href": manner.absolute(feed.current), "rel": "current", "type": form})
    if feed.previous:
        links.append({"href": manner.absolute(feed.previous), "rel": "prev-archive", "type": form})
    if imprint.licence:
        links.append({"href": imprint.licence, "rel": "license"})
    return links


def _person(person: Person) -> dict[str, str]:
    return {"name": person.name, "uri": person.url} if person.url else {"name": person.name}


def _category(category: Category) -> dict[str, str]:
    made = {"term": category.term, "label": category.label or category.term}
    return {**made, "scheme": category.scheme} if category.scheme else made
