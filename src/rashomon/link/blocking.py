"""Which pairs of events are worth comparing: those that share a key of place, time, name or actor."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.link.frequencies import rarity
from rashomon.link.names import first_and_last

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rashomon.link.features import Side

MAX_BLOCK = 60
"""Events under one key beyond which only neighbours in time are compared."""


def candidate_pairs(sides: Sequence[Side]) -> list[tuple[int, int]]:
    """Return index pairs of events of different documents that share a key, each once, in order."""
    blocks: dict[str, list[int]] = {}
    for index, side in enumerate(sides):
        for key in keys_of(side):
            blocks.setdefault(key, []).append(index)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        pairs.update((a, b) for a, b in _pairs(members, sides) if sides[a].event.document != sides[b].event.document)
    return sorted(pairs)


def _pairs(members: list[int], sides: Sequence[Side]) -> Iterator[tuple[int, int]]:
    if len(members) <= MAX_BLOCK:
        yield from combinations(members, 2)
        return
    ordered = sorted(members, key=lambda i: (sides[i].event.moment.start or sides[i].published.date or "", sides[i].event.id))
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 : position + MAX_BLOCK]:
            yield (one, other) if one < other else (other, one)


def keys_of(side: Side) -> Iterable[str]:
    """Return the blocking keys of an event; one without a town takes that in which its document is set."""
    event = side.event
    keys = {f"city:{place.city}" for place in event.places if place.city}
    keys |= {f"country:{place.country}" for place in event.places if place.country}
    if side.setting is not None and not any(place.city for place in event.places):
        keys.add(f"city:{side.setting.city}")
    moment = event.moment
    if moment.start:
        if not event.main and moment.precision not in {"year", "years"}:
            keys.add(f"recalled:{moment.start[:7]}")
        keys.add(f"day:{moment.start}" if moment.precision not in {"year", "years", "month"} else f"{moment.precision}:{moment.start[:7]}")
    if moment.month:
        keys.add(f"month:{moment.month}")
    keys |= {"person:" + " ".join(found) for found in map(first_and_last, event.people) if found is not None}
    keys |= {f"actor:{actor.casefold()}" for actor in event.actors}
    for name in event.names:
        keys |= {f"name:{word.casefold()}" for word in name.replace("-", " ").split() if len(word) > 3 and rarity(word.casefold()) > 4}
    return sorted(keys)
