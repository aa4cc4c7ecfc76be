"""Where a fact was written, for mistakes that only the whole paper shows."""

from __future__ import annotations

from broadsheet.model import Article, Profile


def mark(article: Article | Profile, key: str) -> tuple[str, int, int]:
    """Where a fact stands in its file: path, line and column (0 when the file does not say it)."""
    marks = article.orders.marks if isinstance(article, Article) else article.marks
    for found in marks:
        if found.key == key:
            return article.path, found.line, found.column
    return article.path, 0, 0
