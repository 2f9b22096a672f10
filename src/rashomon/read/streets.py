"""Streets by the name of one that another crosses: "near Elm and 33rd Street"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.lexicon import load

if TYPE_CHECKING:
    from rashomon.read.surface import Surface

LONGEST = 3
"""Words before the noun in a street's name, at most."""


@lru_cache(maxsize=1)
def several_streets() -> frozenset[str]:
    """Return the nouns of several streets in lower case ("avenues")."""
    return frozenset(f"{noun.lower()}s" for noun in load("places")["street_nouns"] if noun.isalpha() and len(noun) > len("Dr."))


@lru_cache(maxsize=1)
def street_nouns() -> frozenset[str]:
    """Return the nouns of streets in lower case, of one and of several; without those of one that are titles too ("St.", "Dr.")."""
    lexicon = load("places")
    return several_streets() | {noun.lower() for noun in lexicon["street_nouns"] if noun not in lexicon["street_or_title"]}


def is_crossed(text: Surface, end: int) -> bool:
    """Tell whether a name that ends at a token is that of a street which another crosses: "Elm and Oak Streets", "Elm & 33rd Street"."""
    if text.word(end) not in {"and", "&"}:
        return False
    for at in range(end + 1, end + 1 + LONGEST):
        if not (text.word(at)[:1].isupper() or text.word(at)[:1].isdigit()):
            return False
        if text.lower(at + 1) in street_nouns():
            return True
    return False
