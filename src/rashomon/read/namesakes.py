"""Names that a town shares with what is better known by it: a country, a school, a section of a city."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.read.around import LIVED_IN, PLACED, after_name, before_name, word_lists
from rashomon.read.candidates import Candidate
from rashomon.read.containers import Container
from rashomon.read.evidence import SMALL, Context
from rashomon.read.gazetteer import GazetteerPlace, fold
from rashomon.read.surface import Surface


@lru_cache(maxsize=1)
def _schools() -> frozenset[str]:
    return frozenset(load("places")["school_nouns"])


@lru_cache(maxsize=1)
def _venues() -> frozenset[str]:
    return frozenset((*load("places")["venue_nouns"], *load("places")["street_nouns"]))


def towns_like_regions(
    text: Surface, candidates: Iterable[Candidate], containers: Mapping[int, Container], context: Context, hint: str
) -> dict[str, tuple[GazetteerPlace, ...]]:
    """Return the towns meant by names that are countries' or states' too, by search form: "Peru police" in a report on Indiana.

    The name stands where only a town's would, such a town lies in a division that the document names, and nothing else in the
    document tells of the country or state. ``hint`` is text that tells where the document comes from.
    """
    around = Counter(fold(hint).split())
    often: Counter[str] = Counter()
    found: dict[str, tuple[GazetteerPlace, ...]] = {}
    regions: dict[str, GazetteerPlace] = {}
    for one in candidates:
        region = next((option for option in one.options if option.kind in {"country", "division"} and not option.alias), None)
        if region is None:
            continue
        often[one.key] += 1
        regions[one.key] = region
        others = {where for where in context.divisions if where != (region.country, region.division)}
        towns = tuple(o for o in one.options if o.kind == "town" and not o.alias and (o.country, o.division) in others)
        placed = one.start not in containers and max(before_name(text, one), after_name(text, one)) >= LIVED_IN
        if towns and placed:
            found[one.key] = towns

    def told_of(region: GazetteerPlace) -> int:
        return context.countries[region.country] if region.kind == "country" else context.divisions[region.country, region.division]

    return {key: towns for key, towns in found.items() if told_of(regions[key]) <= often[key] + around[key]}


def without_sections(one: Candidate, text: str) -> Candidate:
    """Return a name without the sections of cities that the text, in its search form, does not name, where it may mean something else."""
    options = tuple(option for option in one.options if option.town is None or fold(option.town) in text)
    return replace(one, options=options) if options else one


def is_of_school(text: Surface, one: Candidate) -> bool:
    """Tell whether a name is a school's here, or may be one told of by its first word, and no small town's: "Loyola University"."""
    if max((option.population for option in one.options), default=0) >= SMALL or any(option.kind != "town" for option in one.options):
        return False
    return text.word(one.end) in _schools() or _is_short_for(text, one, _schools())


def is_of_venue(text: Surface, one: Candidate, place: GazetteerPlace, context: Context) -> bool:
    """Tell whether a name is that of a venue or a street by its first word, and of no town elsewhere: "at Bellevue" after "Bellevue
    Hospital" in a report on New York."""
    elsewhere = bool(context.divisions) and (place.country, place.division) not in context.divisions
    return place.kind == "town" and elsewhere and _is_short_for(text, one, _venues())


def is_called_division(text: Surface, one: Candidate) -> bool:
    """Tell whether the text calls a division so: "DeKalb County"."""
    return _stands_before(text, one, word_lists()["division_nouns"])


def is_placed(text: Surface, one: Candidate) -> bool:
    """Tell whether a name stands somewhere as a town's would: "in DeKalb", "the town of DeKalb"."""
    words, lists = text.words[one.start : one.end], word_lists()
    at = (at for at in range(1, len(text.words)) if text.words[at : at + len(words)] == words)
    return any(text.lower(k - 1) == "in" or (text.lower(k - 1) == "of" and text.lower(k - 2) in lists["town_nouns"]) for k in at)


def _stands_before(text: Surface, one: Candidate, nouns: frozenset[str]) -> bool:
    words = text.words[one.start : one.end]
    return any(text.words[at : at + len(words)] == words and text.word(at + len(words)) in nouns for at in range(len(text.words)))


def _is_short_for(text: Surface, one: Candidate, nouns: frozenset[str]) -> bool:
    """Tell whether one of some nouns stands behind a name elsewhere in the text, and nothing here shows that it is a town's."""
    return _stands_before(text, one, nouns) and max(before_name(text, one), after_name(text, one)) < PLACED
