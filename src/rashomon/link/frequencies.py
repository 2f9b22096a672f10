"""How rare a word is in news at large: a table shipped with the package, so that no batch changes a comparison."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from math import log

RARE = 4.0
"""Rarity above which a word is rare: it stands in fewer than two articles of a hundred."""


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, float], float]:
    """Return the rarity of each word of the table, and that of a word that stands in one article."""
    text = files("rashomon.link").joinpath("data/document_frequencies.tsv").read_text(encoding="utf-8")
    first, *lines = text.splitlines()
    articles = int(first) + 1
    counts = (line.split("\t") for line in lines)
    return {word: log(articles / (int(number) + 1)) for word, number in counts}, log(articles / 2)


def rarity(word: str) -> float:
    """Return the inverse document frequency of a lower-case word: 0 for one in every article, about 8 for one never seen."""
    known, unseen = _table()
    return known.get(word, unseen)


def rarest(words: frozenset[str], number: int) -> tuple[str, ...]:
    """Return the ``number`` rarest of the words that are rare, the rarest first, equals in order of the alphabet."""
    known, unseen = _table()
    return tuple(word for _, word in sorted([(-known.get(word, unseen), word) for word in words - _common()])[:number])


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(word for word, value in _table()[0].items() if value <= RARE)


class _Squares(dict[str, int]):
    """The square of each word's rarity in millionths: whole numbers add up to the same in any order, and a set has none."""

    def __missing__(self, word: str) -> int:
        return _whole(_table()[1])


@lru_cache(maxsize=1)
def _squares() -> _Squares:
    return _Squares((word, _whole(value)) for word, value in _table()[0].items())


def _whole(value: float) -> int:
    return round(value**2 * 1_000_000)


class _Beyond(dict[str, int]):
    """How much rarer than `RARE` each word is, in millionths; 0 for one that is not."""

    def __missing__(self, word: str) -> int:
        return round((_table()[1] - RARE) * 1_000_000)


@lru_cache(maxsize=1)
def _beyond() -> _Beyond:
    return _Beyond((word, max(0, round((value - RARE) * 1_000_000))) for word, value in _table()[0].items())


def rareness_of(words: frozenset[str]) -> int:
    """Return by how much words are rarer than `RARE`, added up, in millionths."""
    return sum(map(_beyond().__getitem__, words))


def weight_of(words: frozenset[str]) -> int:
    """Return the sum of the squared rarities of words (their length as a vector, squared), in millionths."""
    return sum(map(_squares().__getitem__, words))
