"""What a story is about, as a few weighted terms: a fact of its own file, made once when the file is read.

Terms are kept packed, as numbers: at a hundred thousand stories they would fill the memory as words. `weigh` gives the
words again for whoever wants to know why.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from struct import pack as pack_numbers
from struct import unpack_from
from zlib import crc32

from broadsheet import stopwords

MOST = 32
"""Terms of a story. More make lists no better: measured on labelled news, see docs/performance.md."""
TITLE, STANDFIRST, TOPIC = 3, 2, 6
"""How often a word counts in the headline and the standfirst, and how much a topic that an editor set."""
TOPIC_MARK = "#"
REMEMBERED, LONGEST = 30_000, 40
"""Pieces of text that a process remembers for a language, and the characters of the longest of them."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_BETWEEN = '.,"“”?:;()!'
"""Common characters that belong to no word."""
_POSSESSIVE = ("'s", "’s")


def weigh(title: str, standfirst: str, text: str, topics: Iterable[str], lang: str) -> list[tuple[str, int]]:
    """The strongest terms of a story with their weights, by weight; of equal ones the longer first.

    `text` is plain, `topics` are slugs and their terms begin with `#`, `lang` is a BCP 47 tag.
    """
    base = lang.partition("-")[0].lower()
    found = count(text, base)
    for part, times in ((title, TITLE), (standfirst, STANDFIRST)):
        for word, seen in count(part, base).items():
            found[word] += seen * times
    found.update({TOPIC_MARK + topic: TOPIC for topic in topics})
    least = min(sorted(found.values())[-MOST:], default=0)
    strong = sorted([(-weight, -len(term), term) for term, weight in found.items() if weight > least])
    weakest = sorted([term for term, weight in found.items() if weight == least])  # most terms stand there once
    weakest.sort(key=len, reverse=True)
    return [*((term, -weight) for weight, _, term in strong), *((term, least) for term in weakest)][:MOST]


def count(text: str, lang: str) -> Counter[str]:
    """How often each word stands in a text: small letters, without stop words, plurals with their singulars."""
    text = text.casefold()
    for char in _BETWEEN:
        text = text.replace(char, " ")
    counts = Counter(map(_lexicon(lang).__getitem__, text.split()))
    del counts[""]
    for several in [terms for terms in counts if " " in terms]:
        seen = counts.pop(several)
        for term in several.split(" "):
            counts[term] += seen
    return counts


class Lexicon(dict[str, str]):
    """The terms that stand in a piece of text between two spaces, in small letters, looked up once for each piece.

    A newspaper says most of its words again and again, and most pieces hold one term: several are joined by spaces.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __missing__(self, piece: str) -> str:
        found = (_term(unit, self._lang) for word in _WORD.findall(piece) for unit in _units(word))
        terms = " ".join([term for term in found if term])
        if len(piece) <= LONGEST:
            if len(self) >= REMEMBERED:
                self.clear()
            self[piece] = terms
        return terms


@lru_cache(maxsize=8)
def _lexicon(lang: str) -> Lexicon:
    return Lexicon(lang)


def _term(word: str, lang: str) -> str:
    """The term for a word in small letters; empty for one that says nothing."""
    if word[-2:] in _POSSESSIVE:
        word = word[:-2]
    stop = stopwords.of(lang)
    if word in stop or (len(word) < (2 if stop else 4) and not _CJK.match(word)) or _is_number(word):
        return ""
    return singular(word) if lang == "en" else word


def _is_number(word: str) -> bool:
    return word[0].isdecimal() and word.replace("-", "").isdecimal()


def singular(word: str) -> str:
    """An English word without the s of its plural; a light stem that never joins two words of different meaning."""
    if len(word) < 4 or word[-1] != "s" or word[-2] in "sui":
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def _units(word: str) -> Iterable[str]:
    """The word itself; writing without spaces between words is counted in pairs of characters."""
    runs = _CJK.findall(word)
    return [run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1))] if runs else [word]


def number(term: str) -> int:
    """The number that stands for a term. Two terms in a few thousand million share one, which does no harm."""
    return crc32(term.encode())


def pack(weighed: Sequence[tuple[str, int]]) -> bytes:
    """The terms' numbers, each once, four bytes each, then their weights up to 255, one byte each."""
    numbered = {number(term): min(weight, 255) for term, weight in weighed}
    return pack_numbers(f"<{len(numbered)}I", *numbered) + bytes(numbered.values())


def unpack(packed: bytes) -> tuple[tuple[int, ...], bytes]:
    """Numbers and weights."""
    size = len(packed) // 5
    return unpack_from(f"<{size}I", packed), packed[4 * size :]
