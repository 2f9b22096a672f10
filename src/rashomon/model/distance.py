"""How far apart two places are."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from rashomon.model.value import Place

EARTH_KM = 6371.0
"""Mean radius of the Earth."""


def distance_km(one: Place, other: Place) -> float | None:
    """Return the great-circle distance in kilometres (haversine), or null where a coordinate is unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    lat, lat2 = radians(one.latitude), radians(other.latitude)
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))
