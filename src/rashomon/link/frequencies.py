"""How rare a word is in news at large: a table shipped with the package, so that no batch changes a comparison."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from math import log


@lru_cache(maxsize=1)
def _table() -> tuple[int, dict[str, int]]:
    text = files("rashomon.link").joinpath("data/document_frequencies.tsv").read_text(encoding="utf-8")
    first, *lines = text.splitlines()
    return int(first), {word: int(number) for word, number in (line.split("\t") for line in lines)}


def rarity(word: str) -> float:
    """Return the inverse document frequency of a lower-case word: 0 for one in every article, about 8 for one never seen."""
    articles, counts = _table()
    return log((articles + 1) / (counts.get(word, 1) + 1))
