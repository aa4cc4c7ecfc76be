"""The words that feeds add to stories, through the message catalogues."""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.model import FeedWords


def translated(_: Callable[[str], str]) -> FeedWords:
    """The words in the language of a catalogue. `_` is its gettext."""
    return FeedWords(
        correction=_("Correction"),
        clarification=_("Clarification"),
        update=_("Update"),
        retraction=_("Retraction"),
        retracted=_("Retracted"),
        byline=_("By %(names)s"),
        story=_("Read the story"),
        corrections=_("Corrections"),
    )


def english(lang: str) -> FeedWords:
    """The words of a site without catalogues."""
    return FeedWords()
