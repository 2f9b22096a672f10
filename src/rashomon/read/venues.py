"""Venues: places too small for a gazetteer, known by their noun ("Opera Hall", "Harbour Street")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from rashomon.lexicon import load
from rashomon.model.value import Place
from rashomon.read.gazetteer import demonyms
from rashomon.read.located import Located, is_near
from rashomon.read.surface import Surface

LONGEST = 6
JOINERS = frozenset({"the", "&", "de", "al", "el", "-", "'s", "'"})
FUNCTION_TAGS = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PRON", "AUX", "ADV", "VERB", "PUNCT"})


@dataclass(frozen=True, slots=True)
class Venue:
    """Tokens [start, end) that name a venue; ``plain``: its name says nothing of its town, as a street's ("the Alhambra cinema")."""

    start: int
    end: int
    plain: bool


@lru_cache(maxsize=1)
def _nouns() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load("places")
    streets = frozenset(lexicon["street_nouns"])
    return frozenset(lexicon["venue_nouns"]) | streets, streets, frozenset(lexicon["not_a_venue_name"])


def find_venues(text: Surface, found: list[Located]) -> list[Venue]:
    """Return the venues named in a text, longest first where they overlap; ``found`` are its places, and towns among them are no venues."""
    nouns, streets, _ = _nouns()
    towns = {(one.start, one.end) for one in found if _is_plainly_town(text, one, found)}
    venues: list[Venue] = []
    for at, word in enumerate(text.words):
        if word in nouns and text.labels[at] != "PERSON" and not (text.word(at + 1) in nouns and text.capital[at + 1]):
            if word in load("places")["street_or_title"] and text.word(at + 1)[:1].isupper() and not text.initial[at + 1]:
                continue
            start = _start(text, at)
            if start is not None and (start, at + 1) not in towns and (not venues or start >= venues[-1].end):
                venues.append(Venue(start, at + 1, word in streets))
    return venues


def _is_plainly_town(text: Surface, one: Located, found: list[Located]) -> bool:
    """Tell whether a name stands as a town's does, and there is one so called in a division that the text names: "in Temple Terrace"; or
    has police or a mayor: "Pike Road Police"."""
    if one.place.city is not None and text.word(one.end) in load("places")["force_nouns"]:
        return True
    divisions = {(other.place.country, other.place.admin1) for other in found if other.place.name != one.place.name}
    placed = text.lower(one.start - 1) in load("places")["plain_before"] and (one.place.country, one.place.admin1) in divisions
    return placed and one.place.city is not None and one.place.admin1 is not None


def find_named_venues(text: Surface, found: list[Located]) -> list[Venue]:
    """Return the venues that have a name of their own before a common noun: "the Alhambra cinema", "the Meridian hotel".

    ``found`` are the places of the text: a large city, or a town that the text names by itself, is where the venue is ("the Aleppo hotel").
    """
    nouns = frozenset(load("places")["named_venue_nouns"])
    large = {token for one in found if one.population > LARGE for token in range(one.start, one.end)}
    towns = _named_as_towns(text)
    venues = []
    for at, word in enumerate(text.words):
        start = at
        while word in nouns and start > 0 and at - start < LONGEST and _is_proper(text, start - 1):
            start -= 1
        called = start < at and text.lower(start - 1) == "the"
        if called and large.isdisjoint(range(start, at)) and tuple(text.words[start:at]) not in towns:
            venues.append(Venue(start, at + 1, plain=True))
    return venues


def _is_proper(text: Surface, at: int) -> bool:
    word = text.words[at]
    known = word in demonyms() or word in load("places")["bodies"] or word in _nouns()[2]
    return text.capital[at] and word[:1].isalpha() and not text.initial[at] and not known and text.labels[at] != "PERSON"


def _named_as_towns(text: Surface) -> set[tuple[str, ...]]:
    """Return the words that stand where a town's name does: "in Northport"; a name may be the beginning of them."""
    before = frozenset(load("places")["town_before"])
    starts = [at for at in range(1, len(text.words)) if text.capital[at] and text.lower(at - 1) in before]
    return {tuple(text.words[at : at + size]) for at in starts for size in range(1, LONGEST)}


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


AFTER_IN = 7
"""The same after "in": "the Alhambra cinema in the coastal city of Northport"."""

LARGE = 300_000
"""People of a town from which on "the … hotel" is more likely a hotel there than one called so."""

BESIDE = 4
"""How many words from a venue its town may stand: one named farther off in the sentence is as often another's."""


def place_venues(text: Surface, venues: list[Venue], found: list[Located]) -> list[Located]:
    """Return the venues with their towns: the one beside it, or else the only one that the document names beside this venue elsewhere."""
    inside = {token for venue in venues for token in range(venue.start, venue.end)}
    outside = [one for one in found if one.start not in inside]
    forces = _with_forces(text, found)
    towns = {venue: _town_beside(text, venue, found, outside, forces) for venue in venues}
    told: dict[str, set[Place]] = {}
    for venue, town in towns.items():
        if town is not None and not _holds_town(venue, found):
            told.setdefault(_name(text, venue), set()).add(town)
    placed = []
    for venue, town in towns.items():
        name = _name(text, venue)
        elsewhere = told.get(name, set())
        at = town or (next(iter(elsewhere)) if len(elsewhere) == 1 else None)
        placed.append(Located(venue.start, venue.end, _at_venue(name, at)))
    return placed


def _name(text: Surface, venue: Venue) -> str:
    return text.slice(venue.start, venue.end).replace("\n", " ")


def _at_venue(name: str, town: Place | None) -> Place:
    if town is None:
        return Place(name=name, venue=name, precision=1)
    return msgspec.structs.replace(town, name=", ".join(dict.fromkeys((name, *town.name.split(", ")))), venue=name)


def _with_forces(text: Surface, found: list[Located]) -> set[Place]:
    """Return the towns that have a police force or a mayor in the text, and so are towns, whatever their names end in: "Palm Harbor"."""
    forces = frozenset(load("places")["force_nouns"])
    return {one.place for one in found if one.place.city and text.word(one.end) in forces}


def _town_beside(text: Surface, venue: Venue, found: list[Located], outside: list[Located], forces: set[Place]) -> Place | None:
    """Return the town in a venue's own name, or the one named beside it; what is named within another venue's name is no town there."""
    within = [one for one in found if one.place.city and venue.start <= one.start < venue.end]
    inside = [one for one in within if one.place in forces or _fits(one, outside)]
    beside = [
        one for one in outside if one.place.city and text.sentence[one.start] == text.sentence[venue.start] and not is_near(text, one.start)
    ]
    near = [] if venue.plain else inside[:1]
    if text.lower(venue.end) == "in" and not near:
        near = [one for one in beside if 0 < one.start - venue.end <= AFTER_IN][:1]
    near = near or sorted((one for one in beside if _distance(one, venue) <= BESIDE), key=lambda one: (_distance(one, venue), one.start))
    return msgspec.structs.replace(near[0].place, precision=1) if near else None


def _fits(one: Located, outside: list[Located]) -> bool:
    """Tell whether a town in a venue's name may be meant: one of a division that the text names, where it names any, or a large one
    abroad ("the Baghdad Hotel")."""
    divisions = {(other.place.country, other.place.admin1) for other in outside if other.place.admin1}
    abroad = one.place.country not in {country for country, _ in divisions}
    return not divisions or (one.place.country, one.place.admin1) in divisions or (abroad and one.population > LARGE)


def by_name_alone(text: Surface, venues: list[Venue], located: list[Located]) -> list[Located]:
    """Return the places with those that only repeat a venue's own name as that venue: "the Meridian attack" after "the Meridian hotel"."""
    placed = {(one.start, one.end): one for one in located}
    named = {text.slice(venue.start, venue.end - 1): placed[venue.start, venue.end] for venue in venues}

    def read(one: Located) -> Located:
        venue = named.get(text.slice(one.start, one.end))
        return replace(venue, start=one.start, end=one.end) if venue is not None else one

    return [read(one) for one in located]


def _holds_town(venue: Venue, found: list[Located]) -> bool:
    """Tell whether a venue is called after a town, which need not be its own ("Northport Hotel")."""
    return any(venue.start <= one.start < venue.end for one in found)


def _distance(one: Located, venue: Venue) -> int:
    """What follows a venue ("Opera Hall in Northport") is nearer than what stands before it ("Northport's Opera Hall")."""
    return one.start - venue.end if one.start >= venue.end else 2 + venue.start - one.end
