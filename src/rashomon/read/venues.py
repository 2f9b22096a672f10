"""Venues: places too small for a gazetteer, known by their noun ("Opera Hall", "Harbour Street")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.read.gazetteer import demonyms
from rashomon.read.surface import Surface

LONGEST = 6
JOINERS = frozenset({"the", "&", "de", "al", "el", "-", "'s", "'"})
FUNCTION_TAGS = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PRON", "AUX", "ADV", "VERB", "PUNCT"})


@dataclass(frozen=True, slots=True)
class Venue:
    """Tokens [start, end) that name a venue; ``street``: it is a street, whose name says nothing of its town."""

    start: int
    end: int
    street: bool


@lru_cache(maxsize=1)
def _nouns() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load("places")
    streets = frozenset(lexicon["street_nouns"])
    return frozenset(lexicon["venue_nouns"]) | streets, streets, frozenset(lexicon["not_a_venue_name"])


def find_venues(text: Surface) -> list[Venue]:
    """Return the venues named in a text, longest first where they overlap."""
    nouns, streets, _ = _nouns()
    found: list[Venue] = []
    for at, word in enumerate(text.words):
        if word in nouns and text.labels[at] != "PERSON" and not (text.word(at + 1) in nouns and text.capital[at + 1]):
            start = _start(text, at)
            if start is not None and (not found or start >= found[-1].end):
                found.append(Venue(start, at + 1, word in streets))
    return found


def _start(text: Surface, noun: int) -> int | None:
    """Return where the proper name that ends in a venue's noun begins, or None where it has no name of its own."""
    start = noun
    while start > 0 and noun - start < LONGEST and not text.initial[start]:
        before = start - 1
        named = text.capital[before] and text.words[before][:1].isalpha()
        joined = text.words[before] in JOINERS and before > 0 and text.capital[before - 1] and text.words[before - 1] not in JOINERS
        numbered = text.words[before].isdigit() and before + 1 == start and start == noun
        ordinal = text.words[before][:1].isdigit() and text.words[before][-2:] in {"st", "nd", "rd", "th"}
        if not (named or joined or numbered or ordinal):
            break
        start = before
    plain = _nouns()[2]
    if text.words[start] in demonyms() or text.words[noun - 1] in load("places")["bodies"]:
        return None
    while start < noun and (text.words[start] in plain or text.words[start] in JOINERS or text.tags[start] in FUNCTION_TAGS):
        start += 1
    return start if start < noun else None
