"""How rare a word is in news at large: a table shipped with the package, so that no batch changes a comparison."""

from __future__ import annotations

from collections.abc import Callable
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


class _Counted(dict[str, int]):
    """What each word counts, by its rarity, in millionths: whole numbers add up to the same in any order, and a set has none."""

    def __init__(self, count: Callable[[float], float]) -> None:
        known, unseen = _table()
        super().__init__((word, round(count(value) * 1_000_000)) for word, value in known.items())
        self._unseen = round(count(unseen) * 1_000_000)

    def __missing__(self, word: str) -> int:
        return self._unseen


@lru_cache(maxsize=1)
def _squares() -> _Counted:
    return _Counted(lambda value: value**2)


@lru_cache(maxsize=1)
def _beyond() -> _Counted:
    return _Counted(lambda value: max(0.0, value - RARE))


def rareness_of(words: frozenset[str]) -> int:
    """Return by how much words are rarer than `RARE`, added up, in millionths."""
    return sum(map(_beyond().__getitem__, words))


def weight_of(words: frozenset[str]) -> int:
    """Return the sum of the squared rarities of words (their length as a vector, squared), in millionths."""
    return sum(map(_squares().__getitem__, words))
