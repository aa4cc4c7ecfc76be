"""JSON-LD: what a page says to machines, as plain dictionaries made from the same facts as the page itself.

Nothing here is ever part of a template, so no theme can make the two disagree. Types and properties are
schema.org's; each function names its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal
from zoneinfo import ZoneInfo

import msgspec
from markupsafe import Markup

from broadsheet import bylines, instants, srcset, urls
from broadsheet.model import (
    Author,
    Body,
    Card,
    Correction,
    Front,
    Imprint,
    Link,
    Listing,
    Month,
    Page,
    Picture,
    Series,
    StoryContent,
)
from broadsheet.render.facts import Facts

Node = dict[str, Any]
People = Mapping[str, Author]

_encode = msgspec.json.Encoder().encode

POLICIES = {
    "corrections_policy": "correctionsPolicy",
    "ethics_policy": "ethicsPolicy",
    "diversity_policy": "diversityPolicy",
    "fact_checking_policy": "verificationFactCheckingPolicy",
    "feedback_policy": "actionableFeedbackPolicy",
    "unnamed_sources_policy": "unnamedSourcesPolicy",
    "ownership": "ownershipFundingInfo",
    "principles": "publishingPrinciples",
    "masthead": "masthead",
    "mission": "missionCoveragePrioritiesPolicy",
}
"""Keys of `[theme]` that hold the address of a policy -> property of NewsMediaOrganization."""


def script(nodes: list[Node]) -> Markup:
    """A data block for the page's head; empty when there is nothing to say.

    `<`, `>` and `&` are written as escapes of JSON, so no text can end the block or open a comment.
    """
    if not nodes:
        return Markup("")
    data = {"@context": "https://schema.org", "@graph": nodes}
    text = _encode(data).decode()
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')


def of_page(page: Page, facts: Facts, body: Body | None, imprint: Imprint, people: People) -> list[Node]:
    """The nodes of a page, in a fixed order."""
    content = page.content
    if not page.index:
        return []
    nodes: list[Node] = []
    if isinstance(content, StoryContent):
        nodes.append(article(content, facts, body, imprint, people))
    elif isinstance(content, Front):
        nodes += [organisation(imprint), website(imprint)] if page.kind == "home" else []
        nodes.append(item_list(_front_cards(content), facts, imprint))
    elif isinstance(content, Listing) and content.author:
        nodes.append(profile(content.author, facts, imprint))
        nodes.append(item_list(content.cards, facts, imprint))
    elif isinstance(content, Listing) and content.series:
        nodes.append(series(content.series, imprint))
        nodes.append(item_list(content.cards, facts, imprint))
    elif isinstance(content, Listing | Month):
        nodes.append(item_list(content.cards, facts, imprint))
    if page.crumbs:
        nodes.append(breadcrumbs(page.crumbs, imprint, facts.title if isinstance(content, StoryContent) else ""))
    return nodes


def article(content: StoryContent, facts: Facts, body: Body | None, imprint: Imprint, people: People) -> Node:
    """NewsArticle."""
    card = content.card
    agency = bylines.agency(card, people)
    authors = [person(author, imprint) for author in bylines.signers(card, people)]
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": facts.canonical + "#story" if facts.canonical.startswith(imprint.base_url) else "",
            "mainEntityOfPage": facts.canonical,
            "url": facts.canonical,
            "identifier": card.id,
            "headline": card.title,
            "alternativeHeadline": card.kicker,
            "description": facts.description,
            "datePublished": _time(card.published, imprint),
            "dateModified": _time(card.updated, imprint),
            "author": authors or ([person(agency, imprint)] if agency else [_publisher(imprint)]),
            "translator": [{"@type": "Person", "name": name} for name in body.translators] if body else [],
            "sourceOrganization": person(agency, imprint) if agency else None,
            "publisher": _publisher(imprint),
            "articleSection": content.section.title,
            "keywords": [topic.title for topic in content.topics],
            "isPartOf": series(content.series, imprint) if content.series else None,
            "position": card.part if content.series else 0,
            "dateline": card.dateline,
            "inLanguage": facts.lang,
            "isAccessibleForFree": True,
            "image": images(card.picture, imprint) if card.picture else None,
            "audio": recordings(body, "audio", content, imprint),
            "video": recordings(body, "video", content, imprint),
            "wordCount": body.words if body else 0,
            "isBasedOn": facts.source.url if facts.source else "",
            "correction": [correction(item, imprint) for item in content.corrections],
        }
    )


def series(found: Series, imprint: Imprint) -> Node:
    """CreativeWorkSeries."""
    url = _absolute(found.url, imprint) if found.url else ""
    return _filled(
        {"@type": "CreativeWorkSeries", "@id": f"{url}#series" if url else "", "name": found.title, "url": url}
    )


def correction(item: Correction, imprint: Imprint) -> Node:
    """CorrectionComment."""
    return {"@type": "CorrectionComment", "text": item.text, "datePublished": _time(item.at, imprint)}


def images(picture: Picture, imprint: Imprint) -> list[Node]:
    """ImageObject: the picture itself, then a crop of each shape. Each says whose it is, for each is found alone."""
    rights = {
        "creditText": picture.credit,
        "creator": {"@type": "Person", "name": picture.credit} if picture.credit else None,
        "copyrightNotice": picture.copyright,
        "license": picture.licence_url,
        "acquireLicensePage": picture.acquire_url,
    }
    sizes = [(picture.url, picture.width, picture.height)]
    sizes += [(item.url, item.width, item.height) for item in srcset.search(picture) if item.url != picture.url]
    return [
        _filled(
            {"@type": "ImageObject", "url": _absolute(url, imprint), "width": width, "height": height}
            | ({} if number else {"caption": picture.caption or picture.alt})
            | rights
        )
        for number, (url, width, height) in enumerate(sizes)
    ]


def recordings(
    body: Body | None, kind: Literal["audio", "video"], content: StoryContent, imprint: Imprint
) -> list[Node]:
    """AudioObject or VideoObject of each recording in the text."""
    shown = body.figures if body else ()
    return [
        _filled(
            {
                "@type": f"{kind.title()}Object",
                "name": found.title or content.card.title,
                "description": figure.picture.caption,
                "contentUrl": _absolute(found.url, imprint),
                "encodingFormat": found.type,
                "contentSize": str(found.size) if found.size else "",
                "duration": f"PT{found.seconds}S" if found.seconds else "",
                "width": found.width,
                "height": found.height,
                "thumbnailUrl": _address(figure.picture.url, imprint),
                "uploadDate": _time(content.card.published, imprint),
                "creditText": figure.picture.credit,
            }
        )
        for figure in shown
        if (found := figure.recording) is not None and found.type.startswith(kind)
    ]


def person(author: Author, imprint: Imprint) -> Node:
    """Person or Organization."""
    return _filled(
        {
            "@type": "Organization" if author.organisation else "Person",
            "name": author.name,
            "url": _absolute(author.url, imprint) if author.url else "",
            "jobTitle": "" if author.organisation else author.role,
            "sameAs": list(author.links),
        }
    )


def profile(author: Author, facts: Facts, imprint: Imprint) -> Node:
    """ProfilePage of a Person or Organization."""
    about = person(author, imprint) | _filled(
        {
            "description": author.description,
            "image": _absolute(author.picture.url, imprint) if author.picture else "",
        }
    )
    return {"@type": "ProfilePage", "url": facts.canonical, "mainEntity": about}


def organisation(imprint: Imprint) -> Node:
    """NewsMediaOrganization, whole, with its policies: for the home page."""
    params = dict(imprint.params)
    policies = {name: _address(params.get(key), imprint) for key, name in POLICIES.items()}
    return _publisher(imprint) | _filled(
        {
            "description": imprint.description,
            "alternateName": imprint.name if imprint.publisher and imprint.publisher != imprint.name else "",
            "slogan": imprint.tagline,
            "sameAs": list(_texts(params.get("same_as"))),
            "foundingDate": str(params.get("founded", "")),
            **policies,
        }
    )


def _publisher(imprint: Imprint) -> Node:
    """NewsMediaOrganization, in short: for stories."""
    logo = next((url for name, url in imprint.assets if name == "icon-512.png"), "")
    return _house(imprint.base_url, imprint.publisher or imprint.name, _absolute(logo, imprint) if logo else "")


@lru_cache(maxsize=16)
def _house(base_url: str, name: str, logo: str) -> Node:
    """The publisher in short; every story names it, twice where nobody signs. Not to be changed by whoever gets it."""
    return _filled(
        {
            "@type": "NewsMediaOrganization",
            "@id": f"{base_url}/#publisher",
            "name": name,
            "url": f"{base_url}/",
            "logo": {"@type": "ImageObject", "url": logo, "width": 512, "height": 512} if logo else None,
        }
    )


def website(imprint: Imprint) -> Node:
    """WebSite."""
    return {
        "@type": "WebSite",
        "@id": f"{imprint.base_url}/#site",
        "url": f"{imprint.base_url}/",
        "name": imprint.name,
        "inLanguage": imprint.lang,
        "publisher": {"@id": f"{imprint.base_url}/#publisher"},
    }


def item_list(cards: Iterable[Card], facts: Facts, imprint: Imprint) -> Node:
    """ItemList of the stories that a page lists, in the order of the page."""
    items = [
        {"@type": "ListItem", "position": number, "url": _absolute(card.url, imprint), "name": card.title}
        for number, card in enumerate(cards, 1)
    ]
    return {"@type": "ItemList", "name": facts.title, "url": facts.canonical, "itemListElement": items}


def breadcrumbs(crumbs: Iterable[Link], imprint: Imprint, here: str = "") -> Node:
    """BreadcrumbList. `here` names the page itself as the last step, which needs no address: to search engines a single
    step is no trail (https://developers.google.com/search/docs/appearance/structured-data/breadcrumb).
    """
    items = [
        {"@type": "ListItem", "position": number, "name": link.title, "item": _absolute(link.url, imprint)}
        for number, link in enumerate(crumbs, 1)
    ]
    items += [{"@type": "ListItem", "position": len(items) + 1, "name": here}] if here else []
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _front_cards(front: Front) -> list[Card]:
    """The lead, then the slots in order; a story that stands in two slots once."""
    cards = [front.lead] if front.lead else []
    cards += [card for slot in front.slots for card in slot.cards]
    return list({card.id: card for card in cards}.values())


def _filled(node: Node) -> Node:
    """The node without the properties that say nothing."""
    return {key: value for key, value in node.items() if value is True or value not in ("", None, 0, [])}


def _time(at: datetime, imprint: Imprint) -> str:
    return instants.w3c(at, ZoneInfo(imprint.timezone))


def _absolute(url: str, imprint: Imprint) -> str:
    return imprint.base_url + urls.encode(url) if url.startswith("/") else urls.encode(url)


def _address(value: object, imprint: Imprint) -> str:
    return _absolute(value, imprint) if isinstance(value, str) and value else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()
