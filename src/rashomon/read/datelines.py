"""Datelines: the place, and often the country, at the head of a report ("NORTHGATE, Lakeland, 3 May (Reuters) -")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.read.candidates import no_places
from rashomon.read.containers import abbreviations
from rashomon.read.gazetteer import countries, fold, gazetteer

SHORTEST = 5
"""Letters of a name alone in capitals before a dash; shorter ones are as often labels or acronyms ("FILE -")."""
SHORTEST_COUNTRY = 4
_NAME = r"[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,3}"
_DATELINE = re.compile(
    rf"^[ \t]*(?P<town>{_NAME})(?:, (?P<outer>(?:[A-Z]\.){{2,3}}|{_NAME}\.?))?"
    r"(?P<date>,? (?:\w{1,9}\.? )?\d{1,2}(?:,? \w{1,9})?(?:,? \d{4})?)?"
    r"(?P<agency> ?\([^()\d\n][^()\n]{1,40}\))? ?(?:(?:--|>>|[-\u2013\u2014\u00bb])(?=\s)|(?<= )-(?=[A-Z]))",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A town in ordinary case; ``sure`` where a date, an agency or what it lies in stands beside it; ``country`` if no gazetteer has it."""

    town: str
    sure: bool
    country: str | None


_CALL_LETTERS = re.compile(r" ?\([KW][A-Z]{2,3}(?:[-/ ]?(?:TV|FM|AM|\d{1,2}))?\)")
"""How stations of the United States sign: by treaty their letters begin with K or W, and no other country's do."""


@lru_cache(maxsize=1)
def never_places() -> frozenset[str]:
    """Return the search forms of words that stand where a place would and are none: months, services, continents."""
    dates, learning = load("dates"), load("places")["learning"]
    return frozenset(fold(word) for word in (*dates["months"], *dates["weekdays"], *learning["never"], *load("titles")["not_persons"]))


def as_name(town: str) -> str:
    """Return a town's name as it is shown: a dateline's capitals as a name's."""
    return town.title() if town.isupper() else town


def find_datelines(text: str) -> Iterator[Dateline]:
    """Yield the datelines of a text, whose lines they begin."""
    for match in _DATELINE.finditer(text):
        town, outer = match["town"], match["outer"]
        sure = match["agency"] is not None or match["date"] is not None
        known = match["agency"] is not None and gazetteer().has(fold(town)) and fold(town) not in never_places()
        if not (town.isupper() or (sure and town.istitle())) or not (known or _may_be(town) or (outer and not _is_unknown(outer))):
            continue
        if sure or outer is not None or len(town) >= SHORTEST:
            yield Dateline(as_name(town), sure or outer is not None, outer if outer and _is_new(outer) else None)


def has_call_letters(text: str) -> bool:
    """Tell whether a dateline names a station of the United States: "NORTHGATE (KXYZ) -"."""
    return any(match["agency"] is not None and _CALL_LETTERS.fullmatch(match["agency"]) for match in _DATELINE.finditer(text))


def _is_unknown(outer: str) -> bool:
    return outer not in countries() and outer not in abbreviations() and not gazetteer().has(fold(outer))


def _is_new(outer: str) -> bool:
    return _is_unknown(outer) and not outer.isupper() and len(outer) >= SHORTEST_COUNTRY and _may_be(outer)


def _may_be(name: str) -> bool:
    key = fold(name)
    return key not in never_places() and key not in no_places() and not all("w" in gazetteer().flags(word) for word in key.split())
