"""The rules, by what they look at. Importing this package registers all of them."""

from broadsheet.check.rules import dates, future, headings, history, links, pictures, series, topics, words

__all__ = ["dates", "future", "headings", "history", "links", "pictures", "series", "topics", "words"]
