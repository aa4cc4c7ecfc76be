"""The words that feeds add to stories, from the same message catalogues as the pages."""

from __future__ import annotations

from functools import cache

from broadsheet.feeds.channels import Words
from broadsheet.feeds.words import english, translated
from broadsheet.model import FeedWords
from broadsheet.press.job import Job
from broadsheet.templates import catalogues
from broadsheet.templates.theme import LOCALE


def of_feeds(job: Job) -> Words:
    """The words for each language; a language is looked up when a feed is in it.

    Raises:
        Mistakes: a catalogue is not a PO file in UTF-8.
    """
    own = [(f"{job.site.paths.templates}/{LOCALE}", job.templates / LOCALE)]
    if job.site.site.language.startswith("en") and not own[0][1].is_dir():
        return english
    texts = catalogues.read([("locale", catalogues.LOCALES), ("theme", job.theme / LOCALE), *own])

    @cache
    def words(lang: str) -> FeedWords:
        return translated(catalogues.translations(lang, texts).gettext)

    return words
