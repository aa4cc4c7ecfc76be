"""Two things that want one address: ids, story addresses, aliases, output paths. All clashes are found before printing.

Every story takes part, drafts and embargoed ones too, so that a clash is found when it is written and not on the day
when the story appears.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from broadsheet import moves, urls
from broadsheet.desk import Desk, mark, was_public
from broadsheet.errors import Problem, problem
from broadsheet.model import Article, Output
from broadsheet.moves import Move


def check(articles: Sequence[Article]) -> Iterator[Problem]:
    """Clashes among stories."""
    ids: dict[str, Article] = {}
    places: dict[str, Article] = {}
    for article in articles:
        first = ids.setdefault(article.card.id, article)
        if first is not article:
            yield problem("B410", *mark(article, "id"), name=article.card.id, other=first.path)
        if reason := urls.unsafe(article.card.url):
            yield problem("B414", *mark(article, "slug"), url=article.card.url, reason=reason)
        other = places.setdefault(urls.fold(urls.output_path(article.card.url)), article)
        if other is not article:
            yield _same_place(article, other)


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
            place = place if place[1] else mark(article, "aliases")
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
    return moves.resolve(wanted, places, (article.card.id for article in articles), taken)


def clashes(outputs: Iterable[Output], origins: Mapping[str, str]) -> Iterator[Problem]:
    """Outputs of any kind that want one path, or paths that some file system takes for one."""
    seen: dict[str, Output] = {}
    for output in outputs:
        first = seen.setdefault(urls.fold(output.path), output)
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
        above = folded.rpartition("/")[0]
        while above and above not in looked_at:
            looked_at.add(above)
            if above in seen:
                where = origins.get(output.path) or origins.get(seen[above].path) or ""
                yield problem("B438", where, url=output.url, other=seen[above].url)
            above = above.rpartition("/")[0]
