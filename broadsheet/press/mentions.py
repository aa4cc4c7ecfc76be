"""Which stories an output shows, and as what. For explanations; nothing that is printed depends on it."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model import (
    CorrectionsList,
    Feed,
    Fragment,
    Front,
    Listing,
    Missing,
    Month,
    Output,
    Page,
    Redirect,
    Sitemap,
    StoryContent,
)
from broadsheet.model.edition import Content


def mentions(output: Output) -> Iterator[tuple[str, str]]:
    """Pairs of a story's id (or, where the output knows only that, its address) and what the story is there."""
    if isinstance(output, Page):
        yield from _of_content(output.content)
        yield from ((url, "a link in the text") for _, url in output.links)
    elif isinstance(output, Feed):
        for entry in output.entries:
            yield entry.card.id, "a correction" if entry.correction else "an entry"
        yield from ((stone.ref, "a removed entry") for stone in output.tombstones)
    elif isinstance(output, Sitemap) and not output.is_index:
        yield from ((entry.url, "an address") for entry in output.entries)


def _of_content(content: Content) -> Iterator[tuple[str, str]]:
    if isinstance(content, StoryContent):
        yield content.card.id, "the story itself"
        yield from ((card.id, "a related story") for card in content.related)
        yield from ((card.id, "one of more from the section") for card in content.more)
    elif isinstance(content, Front):
        if content.lead:
            yield content.lead.id, "the lead"
        yield from ((card.id, f'in the slot "{slot.name}"') for slot in content.slots for card in slot.cards)
    elif isinstance(content, Listing | Month):
        yield from ((card.id, "in the list") for card in content.cards)
    elif isinstance(content, Fragment | Missing):
        yield from ((card.id, "one of the latest") for card in content.cards)
    elif isinstance(content, CorrectionsList):
        yield from ((entry.card.id, "a correction") for entry in content.entries)
    elif isinstance(content, Redirect):
        yield content.target, "where it leads"
