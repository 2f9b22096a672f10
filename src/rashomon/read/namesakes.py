"""Names that a town shares with what is better known by it: a country, a school."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.read.around import LIVED_IN, PLACED, after_name, before_name
from rashomon.read.candidates import Candidate
from rashomon.read.containers import Container
from rashomon.read.evidence import SMALL, Context
from rashomon.read.gazetteer import GazetteerPlace, fold
from rashomon.read.surface import Surface


@lru_cache(maxsize=1)
def _schools() -> frozenset[str]:
    return frozenset(load("places")["school_nouns"])


def towns_like_countries(
    text: Surface, candidates: Iterable[Candidate], containers: Mapping[int, Container], context: Context, hint: str
) -> dict[str, tuple[GazetteerPlace, ...]]:
    """Return the towns meant by names that are countries' too, by search form: "Peru police" in a report on Indiana.

    The name stands where only a town's would, such a town lies in a division that the document names, and nothing else in the
    document tells of the country. ``hint`` is text that tells where the document comes from.
    """
    around = Counter(fold(hint).split())
    often: Counter[str] = Counter()
    found: dict[str, tuple[GazetteerPlace, ...]] = {}
    for one in candidates:
        country = next((option.country for option in one.options if option.kind == "country"), None)
        if country is None:
            continue
        often[one.key] += 1
        towns = tuple(o for o in one.options if o.kind == "town" and not o.alias and (o.country, o.division) in context.divisions)
        placed = one.start not in containers and max(before_name(text, one), after_name(text, one)) >= LIVED_IN
        if towns and placed:
            found[one.key] = towns
    countries = {one.key: option.country for one in candidates for option in one.options if option.kind == "country"}
    return {key: towns for key, towns in found.items() if context.countries[countries[key]] <= often[key] + around[key]}


def is_of_school(text: Surface, one: Candidate) -> bool:
    """Tell whether a name is a school's here, or may be one told of by its first word, and no small town's: "Loyola University"."""
    if max((option.population for option in one.options), default=0) >= SMALL or any(option.kind != "town" for option in one.options):
        return False
    if text.word(one.end) in _schools():
        return True
    called = any(
        text.words[at : at + one.end - one.start] == text.words[one.start : one.end] and text.word(at + one.end - one.start) in _schools()
        for at in range(len(text.words))
    )
    return called and max(before_name(text, one), after_name(text, one)) < PLACED
