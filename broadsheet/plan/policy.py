"""What machines may do with the stories, and whose the paper is: robots.txt, tdmrep.json, trust.txt.

They are requests in words that machines read (RFC 9309; TDM Reservation Protocol, W3C community report of May 2024;
trust.txt by JournalList, of July 2024). None of them keeps out a program that does not ask.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from broadsheet import urls
from broadsheet.config import TRUST, Policy, Site
from broadsheet.model import TextFile

ROBOTS = {
    "training": (
        *("AI2Bot", "Amazonbot", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot", "FacebookBot", "GPTBot"),
        *("Google-Extended", "Meta-ExternalAgent", "PanguBot", "cohere-training-data-crawler"),
    ),
    "answers": (
        *("Amzn-SearchBot", "Claude-SearchBot", "DuckAssistBot", "Meta-WebIndexer", "OAI-SearchBot"),
        "PerplexityBot",
    ),
    "visits": (
        *("Amzn-User", "ChatGPT-User", "Claude-User", "Meta-ExternalFetcher", "MistralAI-User"),
        "Perplexity-User",
    ),
}
"""Setting of `[policy]` -> the robots that it speaks to, by the names that their owners publish."""

TDMREP = "/.well-known/tdmrep.json"
TRUST_TXT = "/trust.txt"


def files(site: Site) -> Iterator[TextFile]:
    """robots.txt, and the files that `[policy]` asks for.

    tdmrep.json speaks only from the root of a domain. A site with a path says the same in every page's head (`metas`).
    """
    yield _file(urls.ROBOTS, robots(site))
    if site.policy.mining == "reserved" and not urlsplit(site.site.url).path:
        yield _file(TDMREP, _tdmrep(site))
    if lines := _trust(site.policy):
        yield _file(TRUST_TXT, lines)


def robots(site: Site) -> str:
    """RFC 9309. Robots that are refused make one group, which comes first."""
    refused = [name for use, names in ROBOTS.items() if getattr(site.policy, use) == "refuse" for name in names]
    refused += site.policy.robots
    groups = [[*(f"User-agent: {name}" for name in dict.fromkeys(refused)), "Disallow: /", ""]] if refused else []
    groups.append(["User-agent: *", "Allow: /", ""])
    lines = [line for group in groups for line in group]
    return "\n".join([*lines, f"Sitemap: {site.site.url}{urls.SITEMAP}", ""])


def metas(site: Site) -> tuple[tuple[str, str], ...]:
    """What the head of every page says of its use: name and content of each `<meta>`."""
    if site.policy.mining != "reserved" or not urlsplit(site.site.url).path:
        return ()
    terms = site.policy.mining_terms
    return (("tdm-reservation", "1"), *((("tdm-policy", _absolute(terms, site)),) if terms else ()))


def _tdmrep(site: Site) -> str:
    terms = site.policy.mining_terms
    rule = {"location": "/", "tdm-reservation": 1} | ({"tdm-policy": _absolute(terms, site)} if terms else {})
    return json.dumps([rule], indent=2) + "\n"


def _trust(policy: Policy) -> str:
    """Lines of `name=value`, in the order in which the specification lists the names; the last says what robots.txt
    says of training."""
    lines = [f"{name}={value}\n" for name in TRUST for value in policy.trust.get(name, ())]
    return "".join([*lines, "datatrainingallowed=no\n"] if policy.training == "refuse" else lines)


def _absolute(url: str, site: Site) -> str:
    return site.site.url + urls.encode(url) if url.startswith("/") else url


def _file(url: str, text: str) -> TextFile:
    return TextFile(urls.output_path(url), url, text)
