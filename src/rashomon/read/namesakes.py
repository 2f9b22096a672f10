"""Names that a town shares with what is better known by it: a country, a school, a section of a city."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.lexicon import load
from rashomon.read.around import LIVED_IN, PLACED, after_name, before_name, heads_line, word_lists
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

    The name stands where only a town's would, or such a town lies in a county that the document names; such a town lies in a division
    that the document names, or the name is a dateline's, which no division is; and nothing else in the document tells of the country or
    state. ``hint`` is text that tells where the document comes from.
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
        own = tuple(option for option in one.options if option.kind == "town" and not option.alias)
        towns = tuple(option for option in own if (option.country, option.division) in others)
        here = tuple(option for option in own if option.district_code in context.counties)
        if one.start in containers:
            continue
        if here:
            found[one.key] = here
        elif towns and max(before_name(text, one), after_name(text, one)) >= LIVED_IN:
            found[one.key] = towns
        elif own and region.kind == "division" and heads_line(text, one) and (region.country, region.division) not in _divisions(own):
            found[one.key] = own

    def told_of(region: GazetteerPlace) -> int:
        return context.countries[region.country] if region.kind == "country" else context.divisions[region.country, region.division]

    return {key: towns for key, towns in found.items() if told_of(regions[key]) <= often[key] + around[key]}


def _divisions(towns: Iterable[GazetteerPlace]) -> set[tuple[str, str]]:
    return {(town.country, town.division) for town in towns}


@dataclass(frozen=True, slots=True)
class Uses:
    """How a document uses the names that may be places', by search form: the words right behind each, and those that stand somewhere as a
    town's would ("in DeKalb", "the town of DeKalb")."""

    behind: Mapping[str, frozenset[str]]
    placed: frozenset[str]


def uses_of(text: Surface, candidates: Iterable[Candidate]) -> Uses:
    """Return how a document uses its names, within longer ones too."""
    nouns = word_lists()["town_nouns"]
    keys = {tuple(text.words[one.start : one.end]): one.key for one in candidates}
    names: dict[str, list[tuple[str, ...]]] = {}
    for words in keys:
        names.setdefault(words[0], []).append(words)
    behind: dict[str, set[str]] = {key: set() for key in keys.values()}
    placed = set()
    for at, word in enumerate(text.words):
        for words in names.get(word, ()):
            if len(words) == 1 or tuple(text.words[at : at + len(words)]) == words:
                key = keys[words]
                behind[key].add(text.word(at + len(words)))
                before = text.lower(at - 1)
                if before == "in" or (before == "of" and text.lower(at - 2) in nouns):
                    placed.add(key)
    return Uses({key: frozenset(words) for key, words in behind.items()}, frozenset(placed))


def without_sections(candidates: list[Candidate], text: str) -> list[Candidate]:
    """Return the names without the sections of cities that a text does not name, where they may mean something else.

    Where only one place is named, nothing else tells where it lies, and it may be one.
    """
    if len({one.key for one in candidates}) < 2:
        return candidates
    folded = fold(text)
    towns = {option.town for one in candidates for option in one.options if option.town is not None}
    named = {None, *(town for town in towns if fold(town) in folded)}

    def without(one: Candidate) -> Candidate:
        options = tuple(option for option in one.options if option.town in named)
        return replace(one, options=options) if options and len(options) < len(one.options) else one

    return [without(one) for one in candidates]


def is_of_school(text: Surface, one: Candidate, uses: Uses) -> bool:
    """Tell whether a name is a school's here, or may be one told of by its first word, and no small town's: "Loyola University"."""
    if _schools().isdisjoint(uses.behind[one.key]):
        return False
    if max((option.population for option in one.options), default=0) >= SMALL or any(option.kind != "town" for option in one.options):
        return False
    return text.word(one.end) in _schools() or not _shows_town(text, one)


def is_of_venue(text: Surface, one: Candidate, place: GazetteerPlace, context: Context, uses: Uses) -> bool:
    """Tell whether a name is that of a venue or a street by its first word, and of no town elsewhere: "at Bellevue" after "Bellevue
    Hospital" in a report on New York."""
    if place.kind != "town" or _venues().isdisjoint(uses.behind[one.key]):
        return False
    elsewhere = bool(context.divisions) and (place.country, place.division) not in context.divisions
    return elsewhere and not _shows_town(text, one)


def is_placed_town(one: Candidate, uses: Uses) -> bool:
    """Tell whether a name stands as a town's would, and no division is called so: "in DeKalb", and nowhere "DeKalb County"."""
    return one.key in uses.placed and word_lists()["division_nouns"].isdisjoint(uses.behind[one.key])


def _shows_town(text: Surface, one: Candidate) -> bool:
    return max(before_name(text, one), after_name(text, one)) >= PLACED
