"""Broadsheet turns stories kept as Markdown with front matter into a static news site and its feeds."""

__version__ = "0.1.0"
