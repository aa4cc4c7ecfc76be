"""An invented newspaper archive: news articles of 300 to 900 words, the same for the same seed on every machine.

Story `i` depends on the seed and on `i` alone, so the first thousand stories of a hundred thousand are the thousand.
A story speaks in the words of its topics, so that related stories can be found by content.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

SECTIONS = ("world", "politics", "business", "technology", "science", "culture", "sport", "local")
TOPICS, AUTHORS, PICTURES = 500, 50, 12
START = datetime(2006, 1, 2, 6, 0, tzinfo=UTC)
PACE = timedelta(minutes=75)

_STARTS = "b br c ch cl cr d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w".split()  # noqa: SIM905 - lists of words
_VOWELS = "a e i o u ai ea ee ie oa oo ou".split()  # noqa: SIM905
_ENDS = "b ck d ft g l ll m n nd ng nt p r rd rm rn s ss st t th x".split()  # noqa: SIM905
_ENDINGS = ("", "", "", "", "s", "ed", "ing", "er", "ment", "tion", "al", "y")
_COMMON = (  # noqa: SIM905 - a list of words
    "the of and to a in that is was for it with as his on be at by had not are but from have they which one you were "
    "all her she there would their we him been has when who will no more if out so said what up its about into than "
    "them can only other new some could time these two may then do first any my now such like our over man me even "
    "most made after also did many before must through years where much your way well down should because each just "
    "those people how too little state good very make world still own see men work long get here between both life "
    "being under never day same another know while last might us great old year off come since against go came right "
    "used take three"
).split()


@dataclass(frozen=True, slots=True)
class Story:
    """One story, free of any generator's way of writing it. `body` is Markdown, `picture` a number below `PICTURES`."""

    number: int
    slug: str
    section: str
    title: str
    standfirst: str
    published: datetime
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    body: str
    picture: int | None = None
    alt: str = ""

    @property
    def url(self) -> str:
        return f"/{self.section}/{self.slug}/"


class Corpus:
    """The archive of a seed."""

    def __init__(self, seed: int = 1) -> None:
        self.seed = seed

    def stories(self, count: int) -> Iterator[Story]:
        return (self.story(number) for number in range(count))

    def story(self, number: int) -> Story:
        rng = random.Random(f"{self.seed}:story:{number}")
        section = rng.choice(SECTIONS)
        topics = self._topics_of(rng, section)
        writer = _Writer(rng, self.words, [self.pools[topic] for topic in topics])
        title = writer.headline()
        has_picture = rng.random() < 0.15
        return Story(
            number=number,
            slug=f"{'-'.join(title.lower().replace(',', '').split()[:5])}-{number}",
            section=section,
            title=title,
            standfirst=writer.sentence(14, 26),
            published=START + PACE * number,
            authors=tuple(rng.sample(self.authors, 2 if rng.random() < 0.15 else 1)),
            topics=tuple(self.topics[topic] for topic in topics),
            body=writer.body(number, self),
            picture=rng.randrange(PICTURES) if has_picture else None,
            alt=writer.sentence(6, 10) if has_picture else "",
        )

    @cached_property
    def words(self) -> list[str]:
        """The vocabulary, most used first."""
        rng = random.Random(f"{self.seed}:words")
        made: dict[str, None] = {}
        while len(made) < 9000:
            stem = "".join(
                rng.choice(_STARTS) + rng.choice(_VOWELS) + (rng.choice(_ENDS) if rng.random() < 0.45 else "")
                for _ in range(rng.choice((1, 1, 2, 2, 2, 3)))
            )
            made[stem + rng.choice(_ENDINGS)] = None
        return list(made)

    @cached_property
    def topics(self) -> list[str]:
        rng = random.Random(f"{self.seed}:topics")
        names: dict[str, None] = {}
        while len(names) < TOPICS:
            names[" ".join(rng.sample(self.words[200:3000], rng.choice((1, 1, 2)))).capitalize()] = None
        return list(names)

    @cached_property
    def pools(self) -> list[list[str]]:
        """The words that a topic's stories are full of."""
        rng = random.Random(f"{self.seed}:pools")
        return [rng.sample(self.words[300:], 45) for _ in range(TOPICS)]

    @cached_property
    def authors(self) -> list[str]:
        rng = random.Random(f"{self.seed}:authors")
        names: dict[str, None] = {}
        while len(names) < AUTHORS:
            names[f"{rng.choice(self.words).capitalize()} {rng.choice(self.words).capitalize()}"] = None
        return list(names)

    def _topics_of(self, rng: random.Random, section: str) -> list[int]:
        """Two to four topics; a few topics are in the news more than the rest."""
        own = SECTIONS.index(section)
        share = TOPICS // len(SECTIONS)
        found: dict[int, None] = {}
        wanted = rng.choice((2, 3, 3, 4))
        while len(found) < wanted:
            rank = min(int(rng.paretovariate(0.7)) - 1, share - 1)
            home = own if rng.random() < 0.85 else rng.randrange(len(SECTIONS))
            found[(rank * len(SECTIONS) + home) % TOPICS] = None
        return list(found)


class _Writer:
    """Sentences and blocks in the words of a story's topics."""

    def __init__(self, rng: random.Random, words: Sequence[str], pools: Sequence[Sequence[str]]) -> None:
        self.rng = rng
        self.words = words
        self.pool = [word for pool in pools for word in pool[:30]]

    def word(self) -> str:
        kind = self.rng.random()
        if kind < 0.48:
            return self.rng.choice(_COMMON)
        if kind < 0.64:
            return self.rng.choice(self.pool)
        return self.words[int(len(self.words) * self.rng.random() ** 3)]

    def headline(self) -> str:
        words = [self.rng.choice(self.pool) for _ in range(3)] + [self.word() for _ in range(self.rng.randint(3, 6))]
        self.rng.shuffle(words)
        return " ".join(words).capitalize()

    def sentence(self, low: int = 8, high: int = 28) -> str:
        words = [self.word() for _ in range(self.rng.randint(low, high))]
        for index in range(3, len(words) - 2):
            kind = self.rng.random()
            if kind < 0.045:
                words[index] += ","
            elif kind < 0.060:
                words[index] += "'s"
            elif kind < 0.066:
                words[index] += " --"
        return " ".join(words).capitalize() + "."

    def quoted(self) -> str:
        return f'"{self.sentence(6, 18)[:-1]}," {self.rng.choice(("she", "he", "the minister", "a spokesman"))} said.'

    def paragraph(self) -> str:
        made = [self.quoted() if self.rng.random() < 0.25 else self.sentence() for _ in range(self.rng.randint(1, 4))]
        return " ".join(made)

    def body(self, number: int, corpus: Corpus) -> str:
        wanted = self.rng.randint(300, 900)
        blocks: list[str] = []
        count = 0
        while count < wanted:
            block = self.paragraph()
            count += block.count(" ") + 1
            blocks.append(block)
            if self.rng.random() < 0.06:
                blocks.append(f"## {self.sentence(3, 6)[:-1]}")
        self._decorate(blocks, number)
        return "\n\n".join(blocks) + "\n"

    def _decorate(self, blocks: list[str], number: int) -> None:
        """Links, emphasis, and now and then a list, a quotation, a table, a footnote, a picture."""
        for _ in range(self.rng.randint(1, 4)):
            address = f"https://example.org/{self.word()}/{self.rng.randrange(9999)}"
            self._append(blocks, f"[{self.sentence(2, 4)[:-1]}]({address})")
        self._append(blocks, f"*{self.word()} {self.word()}*")
        if self.rng.random() < 0.3:
            self._append(blocks, f"**{self.word()} {self.word()}**")
        if self.rng.random() < 0.15:
            self._insert(blocks, "\n".join(f"- {self.sentence(4, 12)}" for _ in range(self.rng.randint(3, 6))))
        if self.rng.random() < 0.10:
            self._insert(blocks, f"> {self.sentence()}")
        if self.rng.random() < 0.05:
            self._insert(blocks, self._table())
        if self.rng.random() < 0.10:
            picture = f"/pictures/{self.rng.randrange(PICTURES)}.jpg"
            self._insert(blocks, f'![{self.sentence(5, 9)}]({picture} "{self.sentence(6, 12)}")')
        if self.rng.random() < 0.06:
            self._append(blocks, f"So it was held.[^n{number}]")
            blocks.append(f"[^n{number}]: {self.sentence()}")

    def _append(self, blocks: list[str], text: str) -> None:
        index = self.rng.randrange(len(blocks))
        if blocks[index][0] not in "#-|>![":
            blocks[index] += f" {text}"

    def _insert(self, blocks: list[str], block: str) -> None:
        blocks.insert(self.rng.randint(1, len(blocks)), block)

    def _table(self) -> str:
        rows = [f"| {self.word()} | {self.rng.randrange(900)} | {self.rng.randrange(900)} |" for _ in range(5)]
        return "\n".join(["| Name | Before | After |", "| --- | ---: | ---: |", *rows])
