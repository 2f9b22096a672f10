"""Comparing places: the same town, one within the other, or two towns apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rashomon.model.distance import distance_km

if TYPE_CHECKING:
    from collections.abc import Collection

    from rashomon.model import Place

Relation = Literal["same", "near", "within", "unknown", "conflict"]

NEAR_KM = 40.0
"""Towns nearer than this may be named for one event ("a town near the capital")."""


def compare(one: Place, other: Place) -> Relation:
    """Return how two places stand to each other."""
    if one.country and other.country and one.country != other.country:
        return "conflict"
    if one.city and other.city:
        if one.city == other.city:
            return "near" if _sections_apart(one, other) else "same"
        if (one.latitude is None) != (other.latitude is None):
            return "unknown"  # a village that no gazetteer holds may lie beside a town that one does
        apart = distance_km(one, other)
        return "near" if apart is not None and apart <= NEAR_KM else "conflict"
    if one.admin1 and other.admin1 and not (one.city and other.city):
        return "within" if one.admin1 == other.admin1 else _lone_region(one, other)
    if one.country and one.country == other.country:
        return "within"
    return "unknown"


def section_of(place: Place) -> str | None:
    """Return the section of its town that a place names, if any: "Northgate" in "Northgate, Halden, Norway"."""
    parts = place.name.removeprefix(f"{place.venue}, ").split(", ") if place.venue else place.name.split(", ")
    return parts[0] if place.city is not None and parts[0] != place.city and place.city in parts[1:] else None


def _sections_apart(one: Place, other: Place) -> bool:
    """Tell whether two places name different sections of one town."""
    ours, theirs = section_of(one), section_of(other)
    return ours is not None and theirs is not None and ours != theirs


def _lone_region(one: Place, other: Place) -> Relation:
    apart = distance_km(one, other)
    return "near" if apart is not None and apart <= NEAR_KM * 2 else "conflict"


def compare_all(ones: Collection[Place], others: Collection[Place]) -> Relation:
    """Return the closest relation between any of ``ones`` and any of ``others``; a conflict outweighs what cannot be told."""
    if len(ones) == len(others) == 1:
        return compare(next(iter(ones)), next(iter(others)))
    order: tuple[Relation, ...] = ("same", "near", "within", "conflict", "unknown")
    found = {compare(one, other) for one in ones for other in others}
    return next((relation for relation in order if relation in found), "unknown")
