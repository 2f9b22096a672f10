"""A stretch of text with the place it names, and whether what is told of lies in that place or near it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.model.value import Place
from rashomon.read.surface import Surface

KILOMETRES = {"km": 1.0, "kilometers": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometre": 1.0, "miles": 1.6, "mile": 1.6}
PRECISION = {"town": 1, "district": 3, "division": 4, "region": 5, "country": 6}
REACH = 12
"""Words after a name within which it is told how far and which way from another it lies."""
NEAR = 2
"""UCDP GED codebook, where_prec: 1 exact place, 2 within about 25 km of it, 3 and 4 divisions, 5 area, 6 country."""


@dataclass(frozen=True, slots=True)
class Located:
    """Tokens [start, end) and the place that they name; its population (0: unknown), whether the text says what it lies in, and the
    district that it is or lies in (see `PlaceMention`)."""

    start: int
    end: int
    place: Place
    population: int = 0
    contained: bool = False
    district: str | None = None


@lru_cache(maxsize=1)
def _near_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load("places")
    return frozenset(lexicon["near"]), frozenset(lexicon["near_nouns"]), frozenset(lexicon["directions"])


def is_near(text: Surface, start: int) -> bool:
    """Tell whether what is told of lies near the place named at ``start``: "near X", "outskirts of X", "north of X", "12 km from X"."""
    near, nouns, directions = _near_words()
    before, second = text.lower(start - 1), text.lower(start - 2)
    if before in near:
        return True
    if before in {"of", "from"} and (second in nouns or second in directions):
        return True
    if before in {"of", "from"} and second in KILOMETRES:
        number = text.word(start - 3)
        return number.isdecimal() and int(number) * KILOMETRES[second] <= 25
    return before in {"city", "town", "village"} and text.lower(start - 3) == "of" and text.lower(start - 4) in nouns


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    return frozenset((*load("places")["learning"]["measures"], *KILOMETRES))


def lies_from(after: Sequence[str]) -> bool:
    """Tell whether the words after a name say how far or which way from another it lies: ", which is 20 minutes south of Northgate"."""
    words = [word.lower() for word in after[:REACH]]
    at = 3 if words[1:2] == ["which"] else 1
    while at < len(words) and (words[at] in _measures() or words[at].isdigit()):
        at += 1
    return words[:1] == [","] and at + 1 < len(words) and words[at] in _near_words()[2] and words[at + 1] == "of"
