"""Where a fact was written, for mistakes that only the whole paper shows."""

from __future__ import annotations

from broadsheet.model import Article, Profile


def mark(article: Article | Profile, key: str) -> tuple[str, int, int]:
    """Where a fact stands in its file: path, line and column (0 when the file does not say it).

    An item of a list (`authors.0`) that has no place of its own stands where the list does.
    """
    marks = article.orders.marks if isinstance(article, Article) else article.marks
    for wanted in dict.fromkeys((key, key.partition(".")[0])):
        for found in marks:
            if found.key == wanted:
                return article.path, found.line, found.column
    return article.path, 0, 0
