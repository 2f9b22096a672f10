"""Quarters of a town that a gazetteer lists as towns, there or elsewhere.

"The North Mill neighborhood" of a report on the city beside it lies in that city.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from msgspec.structs import replace as with_fields

from rashomon.lexicon import load
from rashomon.model.distance import distance_km
from rashomon.model.value import Place
from rashomon.read.candidates import is_body
from rashomon.read.located import Located
from rashomon.read.surface import Surface

GREATER = 4
"""So many times the people of its quarter a town has at least."""
CITY = 100_000
"""People of a town from which on it has neighbourhoods called like towns elsewhere."""
SOMEBODYS = frozenset({"my", "our", "your", "his", "her", "their"})
"""Before a town's name and "neighborhood": where somebody of that town lives."""
MOSTLY = 2 / 3
"""The share that one of them has at least of all that a report says of such towns, to be the one meant."""
FURTHEST = 30.0
"""Kilometres from the middle of a town to that of its quarter, at most."""


def in_their_towns(text: Surface, located: Sequence[Located]) -> list[Located]:
    """Return the places, each town that the text calls a quarter put into its town: the one that the text says it is of, or else the
    greater one beside it that the text names too."""
    quarters = {_key(one) for one in located if _is_town(one) and _is_called_quarter(text, one)}
    said = _said(text, located)
    if not quarters and not said:
        return list(located)
    around = {_key(one): _town_around(one, located) for one in located if _key(one) in quarters - said.keys()}
    for one in located:
        if _key(one) in around and around[_key(one)] is None and (town := _main_town(text, one, located)) is not None:
            said[_key(one)] = town
    return [_of(one, said[_key(one)]) if _key(one) in said else _within(one, around.get(_key(one))) for one in located]


def _said(text: Surface, located: Sequence[Located]) -> dict[tuple[str | None, str | None], Located]:
    """Return the towns of which the text says that a quarter is theirs: "X's Northgate section", "the Northgate section of X"."""
    nouns = frozenset(load("places")["quarter_nouns"])
    by_start = {one.start: one for one in located if one.place.city}
    by_end = {one.end: one for one in located if one.place.city}
    found = {}
    for one in by_start.values():
        called = text.lower(one.end) in nouns and _is_town(one)
        before = by_end.get(one.start - 1) if text.word(one.start - 1) == "'s" else None
        after = by_start.get(one.end + 2) if text.lower(one.end + 1) in {"of", "in"} else None
        town = (before or after) if called else None
        if town is not None and town.place.city != one.place.city and town.population > one.population / GREATER:
            found[_key(one)] = town
    return found


def _of(one: Located, town: Located) -> Located:
    """Return a quarter as a spot of its town, where the town is: a place of that name elsewhere says nothing of it."""
    apart = distance_km(one.place, town.place)
    if apart is not None and apart <= FURTHEST:
        return _within(one, town.place)
    place = with_fields(town.place, name=f"{one.place.city}, {town.place.name}")
    return replace(one, place=place, population=town.population)


def _is_town(one: Located) -> bool:
    """Tell whether a place is a town whole, and no section of one that the gazetteer knows as such."""
    return one.place.city is not None and one.place.name.startswith(one.place.city)


def _key(one: Located) -> tuple[str | None, str | None]:
    return one.place.city, one.place.admin1


def _is_called_quarter(text: Surface, one: Located) -> bool:
    """Tell whether a noun beside a name makes it a part of a town: "the X section of", "the neighborhood of X", "X, a Y neighborhood"."""
    nouns = frozenset(load("places")["quarter_nouns"])
    behind = text.lower(one.end) in nouns and not is_body(text, one.end)
    if behind or (text.lower(one.start - 1) == "of" and text.lower(one.start - 2) in nouns):
        return True
    apposed = text.word(one.end) == "," and text.lower(one.end + 1) in {"a", "an"}
    return apposed and any(text.lower(one.end + far) in nouns for far in (2, 3, 4))


def _town_around(quarter: Located, located: Iterable[Located]) -> Place | None:
    """Return the nearest town of the same division that is as much greater as a town is than its quarters, or null."""
    greater = [
        (distance, one.place)
        for one in located
        if one.place.city != quarter.place.city
        and one.place.city
        and (one.place.country, one.place.admin1) == (quarter.place.country, quarter.place.admin1)
        and one.population >= GREATER * max(1, quarter.population)
        and (distance := distance_km(one.place, quarter.place)) is not None
        and distance <= FURTHEST
    ]
    return min(greater, key=lambda found: found[0])[1] if greater else None


def _main_town(text: Surface, quarter: Located, located: Iterable[Located]) -> Located | None:
    """Return the city of which a report speaks by far the most, where it calls a namesake of a smaller place elsewhere a neighbourhood."""
    if quarter.contained or not _is_neighbourhood(text, quarter):
        return None
    cities = [one for one in located if one.population >= CITY and _key(one) != _key(quarter) and not _is_beginning(text, one)]
    (key, times), *_ = Counter(map(_key, cities)).most_common(1) or [(("", ""), 0)]
    town = next((one for one in cities if _key(one) == key), None)
    if town is None or times < MOSTLY * len(cities):
        return None
    if town.population <= quarter.population and text.lower(quarter.start - 1) != "the":
        return None  # "a Portland neighborhood" is of Portland, "the Portland neighborhood" hardly
    elsewhere = (town.place.country, town.place.admin1) != (quarter.place.country, quarter.place.admin1)
    return town if elsewhere else None


def _is_neighbourhood(text: Surface, one: Located) -> bool:
    """Tell whether a name, whole, stands before a noun that only a part of a town has: "the Northgate neighborhood"."""
    nouns = frozenset(load("places")["neighbourhood_nouns"])
    side = text.word(one.start - 1) in load("places")["sides"]  # "the South Side Northgate neighborhood"
    whole = text.initial[one.start] or side or not text.capital[one.start - 1]
    return text.lower(one.end) in nouns and whole and text.lower(one.start - 1) not in SOMEBODYS


def _is_beginning(text: Surface, one: Located) -> bool:
    """Tell whether a name is but the beginning of a longer one: "Albany Avenue", and not "Albany Police"."""
    after = text.word(one.end)
    return after[:1].isupper() and not text.initial[one.end] and after not in load("places")["force_nouns"]


def _within(one: Located, town: Place | None) -> Located:
    if town is None:
        return one
    return replace(one, place=with_fields(one.place, name=f"{one.place.city}, {town.name}", city=town.city))
