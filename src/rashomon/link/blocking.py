"""Which earlier events an event is worth comparing with: those it shares keys with, of place and time, people, names or rare words.

Of each key only the latest events before it count, and an event is compared with those that share most with it: so the work for one event
does not grow with the number of all. What is found depends only on the events before it, never on how many there are in all.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import floor
from typing import TYPE_CHECKING

from rashomon.link import moments
from rashomon.link.frequencies import RARE, rarity
from rashomon.link.sides import is_main

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rashomon.link.sides import Side
    from rashomon.model import Moment, Place

LATEST = 16
"""Events of one key that count: of a name that is in the news every day, those of the last days are the likeliest."""

COMPARED = 8
"""Earlier events that an event is compared with, those that share most keys by weight."""

PERSON, TOWN_AND_TIME, NEAR_AND_DAY, ONE = 4, 3, 2, 1
"""How often sharing a key of a family counts beforehand; only the order that they give matters."""

LEAST = 2
"""How often two reports' main events must share keys: one town in one week will do, towns close by on one day, or two rare words; one rare
word will not. Of an event that is only recalled so little is told that one key must do."""

WEEK, CELL = 7, 1.0
"""Days of a bucket of time, and degrees of latitude of a cell of the map, twice as many of longitude: over 100 km up to 60 degrees."""

HALF_A_CELL = (-0.5, 0.5)
"""Towns are sought in the cells that lie within half a cell: that is further than towns that may be named for one event are apart."""

YEARS = frozenset({"year", "years"})

Key = tuple[str, int]
"""A key and how often sharing it counts."""


def rank(found: Iterable[tuple[Sequence[str], int]], main: bool) -> list[str]:
    """Return the events worth comparing, those that share most first, the latest of equals.

    ``found`` are for each key sought the events found under it and how often sharing it counts; ``main``: for a document's main event.
    """
    shared = Counter(chain.from_iterable(events for events, times in found if events for _ in range(times)))
    ranked = sorted([(times, at) for at, times in shared.items() if times >= LEAST or not main or not is_main(at)], reverse=True)
    return [at for _, at in ranked[:COMPARED]]


def filed(side: Side) -> Iterator[str]:
    """Yield the keys under which an event is filed."""
    times = _times(side)
    yield from (f"town {town} {time}" for town in _towns(side) for time in (*times, "ever"))
    whereabouts = "town" if side.cities else "bare"
    yield from (f"{whereabouts} in {country} {time}" for country in _countries(side) for time in times)
    yield from (f"cell {cell} {day}" for cell in _cells(side) for day in _days(side.event.moment)[:1])
    yield from _wars(side)
    yield from (key for key, _ in _names(side))


def sought(side: Side) -> Iterator[Key]:
    """Yield the keys under which an event looks for others, each with its weight.

    An event without a town meets all of its country at that time, one with a town only those without: two towns apart are no pair, and
    two close to each other meet by their cells of the map.
    """
    times = [*_times(side), *_times_nearby(side)]
    for town in _towns(side):
        yield f"town {town} ever", ONE
        yield from ((f"town {town} {time}", TOWN_AND_TIME) for time in times)
    for country in _countries(side):
        yield from ((f"bare in {country} {time}", ONE) for time in times)
        if not side.cities:
            yield from ((f"town in {country} {time}", ONE) for time in times)
    days = _days(side.event.moment)
    yield from ((f"cell {cell} {day}", NEAR_AND_DAY) for cell in _cells(side, HALF_A_CELL) for day in days)
    yield from ((key, ONE) for key in _wars(side))
    yield from _names(side)


def seekers(side: Side) -> Iterator[tuple[str, list[str]]]:
    """Yield each key of `filed` with keys under which all that seek it are filed, and others too."""
    around = _times_around(side)
    for town in _towns(side):
        yield f"town {town} ever", [f"town {town} ever"]
        yield from ((f"town {town} {time}", [f"town {town} {near}" for near in nearby]) for time, nearby in around.items())
    own, seeking = ("town", ["bare"]) if side.cities else ("bare", ["bare", "town"])
    for country in _countries(side):
        for time, nearby in around.items():
            yield f"{own} in {country} {time}", [f"{they} in {country} {near}" for they in seeking for near in nearby]
    days = _days(side.event.moment)
    for up, along in _cells(side) if days else ():
        cells = [(up + north, along + east) for north in (-1, 0, 1) for east in (-1, 0, 1)]
        yield f"cell {(up, along)} {days[0]}", [f"cell {cell} {day}" for cell in cells for day in days]
    yield from ((key, [key]) for key in _wars(side))
    yield from ((key, [key]) for key, _ in _names(side))


def _wars(side: Side) -> Iterator[str]:
    """Yield the keys of wars, which are told of for years."""
    if "war" in side.kinds:
        yield from (f"war in {country}" for country in _countries(side))


def _towns(side: Side) -> Iterable[str]:
    """Return the towns of an event; one without takes that in which its document is set."""
    return side.cities or ([side.setting.city] if side.setting is not None and side.setting.city else [])


def _countries(side: Side) -> Iterable[str]:
    places: tuple[Place, ...] = (*side.event.places, *((side.setting,) if side.setting is not None else ()))
    return dict.fromkeys(place.country for place in places if place.country)


def _times(side: Side) -> list[str]:
    """Return the buckets of time that an event falls into: by its own date, and that of a report's main event by its publication too."""
    moment, times = side.event.moment, []
    if moment.start:
        times.append(f"in {moment.start[:4]}")
        if moment.precision not in YEARS:
            times.append(f"in {moment.start[:7]}")
    elif moment.month:
        times.append(f"in month {moment.month}")
    if moment.precision in moments.DAY_PRECISIONS and (moment.start or moment.month):
        times.append(f"on {moment.start or f'{moment.month}-{moment.day}'}")
    if side.event.main and side.published_day is not None:
        times.append(f"news of {side.published_day // WEEK}")
    return times


def _times_nearby(side: Side) -> list[str]:
    """Return the buckets beside its own that an event looks into: the days and weeks next to it."""
    times = [f"on {day}" for day in _days(side.event.moment)[1:]]
    if side.event.main and side.published_day is not None:
        week = side.published_day // WEEK
        times += [f"news of {week - 1}", f"news of {week + 1}"]
    return times


def _times_around(side: Side) -> dict[str, list[str]]:
    """Return the buckets of time that an event falls into, each with those whose events look into it."""
    around = {time: [time] for time in _times(side)}
    days = _days(side.event.moment)
    if days:
        around[f"on {days[0]}"] = [f"on {day}" for day in days]
    if side.event.main and side.published_day is not None:
        week = side.published_day // WEEK
        around[f"news of {week}"] = [f"news of {near}" for near in (week - 1, week, week + 1)]
    return around


def _days(moment: Moment) -> tuple[str, ...]:
    """Return the day of a moment and those beside it; none where it is not told by its day."""
    if moment.start is None or moment.precision not in moments.DAY_PRECISIONS:
        return ()
    return moments.day_and_neighbours(moment.start)


def _cells(side: Side, shifts: tuple[float, ...] = (0.0,)) -> Iterable[tuple[int, int]]:
    """Return the cells of the map in which an event's towns lie, each shifted by parts of a cell."""
    return dict.fromkeys(
        (floor(place.latitude / CELL + up), floor(place.longitude / CELL / 2 + along))
        for place in side.event.places
        if place.city and place.latitude is not None and place.longitude is not None
        for up in shifts
        for along in shifts
    )


def _names(side: Side) -> Iterator[Key]:
    """Yield the keys that hold whenever and wherever: people by name, rare words of names, and the rarest words around the event."""
    yield from ((f"person {first} {last}", PERSON) for first, last in sorted(side.people))
    yield from ((f"name {word}", ONE) for word in sorted(side.name_words) if rarity(word) > RARE)
    yield from ((f"word {word}", ONE) for word in side.rare_words)
