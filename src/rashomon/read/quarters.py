"""Quarters of a town that a gazetteer lists as towns: "the North Mill neighborhood" of a report on the city beside it lies in that city."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from msgspec.structs import replace as with_fields

from rashomon.lexicon import load
from rashomon.model.distance import distance_km
from rashomon.model.value import Place
from rashomon.read.located import Located
from rashomon.read.surface import Surface

GREATER = 4
"""So many times the people of its quarter a town has at least."""
FURTHEST = 30.0
"""Kilometres from the middle of a town to that of its quarter, at most."""


def in_their_towns(text: Surface, located: Sequence[Located]) -> list[Located]:
    """Return the places, each town that the text calls a quarter put into the greater town beside it that the text names too."""
    quarters = {_key(one) for one in located if one.place.city and _is_called_quarter(text, one)}
    if not quarters:
        return list(located)
    around = {_key(one): _town_around(one, located) for one in located if _key(one) in quarters}
    return [_within(one, around.get(_key(one))) for one in located]


def _key(one: Located) -> tuple[str | None, str | None]:
    return one.place.city, one.place.admin1


def _is_called_quarter(text: Surface, one: Located) -> bool:
    """Tell whether a noun beside a name makes it a part of a town: "the X section of", "the neighborhood of X", "X, a Y neighborhood"."""
    nouns = frozenset(load("places")["quarter_nouns"])
    if text.lower(one.end) in nouns or (text.lower(one.start - 1) == "of" and text.lower(one.start - 2) in nouns):
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


def _within(one: Located, town: Place | None) -> Located:
    if town is None:
        return one
    return replace(one, place=with_fields(one.place, name=f"{one.place.city}, {town.name}", city=town.city))
