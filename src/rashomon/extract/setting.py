"""Where a document as a whole is set: the town that it is mostly about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from rashomon.model import Place, Reading

HEAD = 200
"""Code points at the start of a text within which a town counts double: title, dateline and first sentence."""

LEAST = 2
"""Least weight: a town named once, deep in the text, sets nothing."""

SHARE = 0.5
"""Least share of the weight of all towns named that the setting must have."""


def find_setting(reading: Reading) -> Place | None:
    """Return the town named most, those at the head of the text counting double; null where no town has half of the weight."""
    weights: Counter[tuple[str | None, str | None, str | None]] = Counter()
    first: dict[tuple[str | None, str | None, str | None], Place] = {}
    for mention in reading.places:
        place = mention.place
        if place.city:
            key = (place.country, place.admin1, place.city)
            weights[key] += 2 if mention.span[0] < HEAD else 1
            first.setdefault(key, place)
    if not weights:
        return None
    best = min(weights, key=lambda key: (-weights[key], first[key].name))
    stands_out = weights[best] >= max(LEAST, SHARE * sum(weights.values()))
    return _town(first[best]) if stands_out else None


def _town(place: Place) -> Place:
    """Return the town alone, without a venue in it."""
    if place.venue is None:
        return place
    return msgspec.structs.replace(place, venue=None, name=place.name.removeprefix(f"{place.venue}, "))
