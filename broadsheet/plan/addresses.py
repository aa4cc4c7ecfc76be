"""Two things that want one address: ids, story addresses, aliases, output paths. All clashes are found before printing.

Every story takes part, drafts and embargoed ones too, so that a clash is found when it is written and not on the day
when the story appears.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from broadsheet import moves, urls
from broadsheet.desk import Desk, was_public
from broadsheet.errors import Problem, problem
from broadsheet.kept import NOTHING, Kept
from broadsheet.marks import mark
from broadsheet.model import Article, Output
from broadsheet.moves import Move


def check(articles: Sequence[Article], kept: Kept = NOTHING) -> Iterator[Problem]:
    """Clashes among stories."""
    addresses = kept.each("addresses of stories", _address, articles)
    ids: dict[str, Article] = {}
    places: dict[str, Article] = {}
    for article, (folded, reason) in zip(articles, addresses, strict=True):
        first = ids.setdefault(article.card.id, article)
        if first is not article:
            yield problem("B410", *mark(article, "id"), name=article.card.id, other=first.path)
        if reason:
            yield problem("B414", *mark(article, "slug"), url=article.card.url, reason=reason)
        other = places.setdefault(folded, article)
        if other is not article:
            yield _same_place(article, other)


def _address(article: Article) -> tuple[str, str]:
    """The folded output path of a story, and why its address cannot be printed."""
    url = article.card.url
    return urls.fold(urls.output_path(url)), urls.unsafe(url)


def _same_place(article: Article, other: Article) -> Problem:
    if other.card.url == article.card.url:
        return problem("B411", *mark(article, "slug"), url=article.card.url, other=other.path)
    url, found = article.card.url, other.card.url
    return problem("B412", *mark(article, "slug"), url=url, found=found, other=other.path)


def aliases(articles: Iterable[Article], taken: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """Old address -> new one for the shown stories. `taken`: folded output path -> what is printed there."""
    found: dict[str, str] = {}
    owners: dict[str, Article] = {}
    problems = []
    for article in articles:
        for index, alias in enumerate(article.orders.aliases):
            place = mark(article, f"aliases.{index}")
            folded = urls.fold(urls.output_path(alias))
            other = owners.setdefault(folded, article)
            if reason := urls.unsafe(alias):
                problems.append(problem("B414", *place, url=alias, reason=reason))
            elif folded == urls.fold(urls.output_path(article.card.url)):
                problems.append(problem("B419", *place, url=alias))
            elif folded in taken:
                problems.append(problem("B413", *place, url=alias, other=taken[folded]))
            elif other is not article:
                problems.append(problem("B413", *place, url=alias, other=other.path))
            else:
                found[alias] = article.card.url
    return found, problems


def left(
    desk: Desk, told: Sequence[Move], articles: Sequence[Article], taken: Mapping[str, str], moved: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Old address -> new one, of the addresses that stories have left. `moved` are the aliases, which count more."""
    places = {article.card.id: article.card.url for article in desk.killed if was_public(article)}
    places |= {filed.card.id: filed.card.url for filed in desk.stories}
    aliases = {urls.fold(urls.output_path(old)) for old in moved}
    wanted = [move for move in told if urls.fold(urls.output_path(move.old)) not in aliases]
    found, problems = moves.resolve(wanted, places, (article.card.id for article in articles), taken)
    return _printable(found, aliases, taken), problems


def _printable(found: Mapping[str, str], aliases: Collection[str], taken: Mapping[str, str]) -> dict[str, str]:
    """The redirects for which there is room, because a path is a file or a folder and never both.

    An address that has lost or got its last slash has none: most hosts lead from one form to the other themselves. A
    page and an alias count more than an address that was left, and of two of those the one with a slash counts more.
    """
    paths = {old: urls.fold(urls.output_path(old)) for old in found}
    is_plain = any(not path.endswith("/index.html") for path in paths.values())
    standing = (*taken, *aliases, *paths.values()) if is_plain else ()
    folders = {above for path in standing for above in urls.above(path)}
    return {
        old: found[old]
        for old, path in paths.items()
        if path not in folders and not any(above in taken or above in aliases for above in urls.above(path))
    }


def folded(output: Output) -> str:
    """The path of an output as file systems may take it."""
    return urls.fold(output.path)


def clashes(outputs: Sequence[Output], paths: Iterable[str], origins: Mapping[str, str]) -> Iterator[Problem]:
    """Outputs of any kind that want one path, or paths that some file system takes for one.

    `paths` are those of the outputs, folded.
    """
    seen: dict[str, Output] = {}
    for output, path in zip(outputs, paths, strict=True):
        first = seen.setdefault(path, output)
        if first is output:
            continue
        where = origins.get(output.path) or origins.get(first.path) or ""
        other = origins.get(first.path) or f"the page {first.url}"
        if first.path == output.path:
            yield problem("B411", where, url=output.url, other=other)
        else:
            yield problem("B412", where, url=output.url, found=first.url, other=other)
    yield from _below_files(seen, origins)


def _below_files(seen: Mapping[str, Output], origins: Mapping[str, str]) -> Iterator[Problem]:
    """Outputs that want a folder where another output is a file; `seen` are outputs by folded path."""
    looked_at: set[str] = set()
    for folded, output in seen.items():
        for above in urls.above(folded):
            if above in looked_at:
                break
            looked_at.add(above)
            if above in seen:
                where = origins.get(output.path) or origins.get(seen[above].path) or ""
                yield problem("B438", where, url=output.url, other=seen[above].url)
