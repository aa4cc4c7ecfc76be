"""Translations: one story in several languages, joined by what the files say of each other.

`translations` in front matter names the others by id, content path or address, and one of them naming one other is
enough: who is named names back. `reference` is a name that the versions of a story share. Groups are made of all
stories, so that a mistake is found when it is written; pages are handed only those that are shown, so that nobody hears
of a translation before its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from broadsheet.desk import Desk, Filed
from broadsheet.errors import Problem, nearest, problem
from broadsheet.marks import mark
from broadsheet.model import Article, Translation

Groups = Mapping[str, str]
"""Content path of a story -> the path that stands for its group."""


def groups(articles: Sequence[Article]) -> tuple[dict[str, str], list[Problem]]:
    """The groups of two and more, and the names that are no story's."""
    heads: dict[str, str] = {}
    problems: list[Problem] = []
    shared: dict[str, str] = {}
    telling = [article for article in articles if article.orders.translations or article.orders.reference]
    named = _named(articles) if any(article.orders.translations for article in telling) else {}
    for article in telling:
        if reference := article.orders.reference:
            _join(heads, shared.setdefault(reference, article.path), article.path)
        for index, name in enumerate(article.orders.translations):
            other = named.get(name, named.get(name.lstrip("/")))
            if other is None:
                place = mark(article, f"translations.{index}")
                problems.append(problem("B420", *place, name=name, near=nearest(name, named)))
            else:
                _join(heads, other, article.path)
    sizes: dict[str, int] = {}
    found = {path: _head(heads, path) for path in sorted(heads)}
    for head in found.values():
        sizes[head] = sizes.get(head, 0) + 1
    return {path: head for path, head in found.items() if sizes[head] > 1}, problems


def versions(desk: Desk, articles: Sequence[Article]) -> tuple[dict[str, tuple[Translation, ...]], list[Problem]]:
    """The shown versions of each shown story that has others, itself among them, by id; and what is wrong with them.

    They stand in the order of their language tags. Of two in one language the older one counts.
    """
    of_story, problems = groups(articles)
    problems += _doubled(desk, articles, of_story)
    together: dict[str, dict[str, Filed]] = {}
    for filed in reversed(desk.stories):  # oldest first
        if head := of_story.get(filed.article.path):
            together.setdefault(head, {}).setdefault(_lang(desk, filed.article), filed)
    found: dict[str, tuple[Translation, ...]] = {}
    for group in together.values():
        every = tuple(Translation(lang, group[lang].card.title, group[lang].card.url) for lang in sorted(group))
        found |= {filed.card.id: every for filed in group.values() if len(every) > 1}
    return found, problems


def alternates(shown: Sequence[Translation], lang: str) -> tuple[tuple[str, str], ...]:
    """Language tag and site-relative address of each version, and of the one for all other readers ("x-default").

    That is the version in the site's language `lang`, else one in a form of it, else the first.
    """
    if not shown:
        return ()
    found = [(item.lang, item.url) for item in shown]
    own = [pair for pair in found if pair[0] == lang]
    near = [pair for pair in found if pair[0].split("-")[0] == lang.split("-")[0]]
    return (*found, ("x-default", (*own, *near, *found)[0][1]))


def _doubled(desk: Desk, articles: Iterable[Article], of_story: Groups) -> Iterable[Problem]:
    """Two versions of a story in one language."""
    first: dict[tuple[str, str], Article] = {}
    grouped = [article for article in articles if article.path in of_story]
    for article in sorted(grouped, key=lambda item: (item.card.published, item.card.id)):
        lang = _lang(desk, article)
        other = first.setdefault((of_story[article.path], lang), article)
        if other is not article:
            key = "reference" if article.orders.reference else "translations.0"
            yield problem("B421", *mark(article, key), lang=lang, other=other.path)


def _lang(desk: Desk, article: Article) -> str:
    return article.card.lang or desk.site.site.language


def _named(articles: Iterable[Article]) -> dict[str, str]:
    """Every name of a story -> its content path."""
    return {name: item.path for item in articles for name in (item.card.id, item.card.url, item.path)}


def _join(heads: dict[str, str], one: str, other: str) -> None:
    first, last = sorted((_head(heads, one), _head(heads, other)))
    heads[first] = heads[last] = first


def _head(heads: dict[str, str], path: str) -> str:
    heads.setdefault(path, path)
    while heads[path] != path:
        path = heads[path]
    return path
