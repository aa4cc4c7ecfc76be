"""Who signs a story: the one reading of `Card.authors` and `Card.agency` for pages and for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from broadsheet.model import Author, Card


def directory(people: Iterable[Author]) -> dict[str, Author]:
    """Authors by what cards call them."""
    return {author.key: author for author in people}


def signers(card: Card, people: Mapping[str, Author]) -> tuple[Author, ...]:
    """The authors in the order of the byline. One without a profile is the name that the story gives."""
    return tuple([people.get(key) or Author(key, key) for key in card.authors])


def agency(card: Card, people: Mapping[str, Author]) -> Author | None:
    """The agency that supplied the story, or None."""
    if not card.agency:
        return None
    return people.get(card.agency) or Author(card.agency, card.agency, organisation=True)


def names(card: Card) -> Iterator[tuple[str, str]]:
    """Each name in the byline, and the key of the mark where it stands (see `broadsheet.marks`)."""
    for number, name in enumerate(card.authors):
        yield name, f"authors.{number}"
    if card.agency:
        yield card.agency, "agency"


def authors_of(cards: Iterable[Card], people: Mapping[str, Author]) -> tuple[Author, ...]:
    """The authors that the bylines of some cards name, each once, sorted by key."""
    keys: set[str] = set()
    for card in cards:
        keys.update((*card.authors, card.agency))
    keys.discard("")
    return tuple([people[key] for key in sorted(keys)])
