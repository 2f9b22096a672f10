"""Comparing places of which more or less is known."""

from __future__ import annotations

import pytest

from rashomon.link.places import compare, compare_all, section_of
from rashomon.model import Place
from rashomon.model.distance import distance_km

HERE = Place(name="Orl, Norland", city="Orl", country="XX", latitude=50.0, longitude=10.0)
BESIDE = Place(name="Lund, Norland", city="Lund", country="XX", latitude=50.1, longitude=10.1)
FAR = Place(name="Karsk, Norland", city="Karsk", country="XX", latitude=54.0, longitude=10.0)
COUNTRY = Place(name="Norland", country="XX")
ABROAD = Place(name="Sudland", country="YY")


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (HERE, HERE, "same"),
        (HERE, BESIDE, "near"),
        (HERE, FAR, "conflict"),
        (HERE, COUNTRY, "within"),
        (HERE, ABROAD, "conflict"),
        (HERE, Place(name="the mill"), "unknown"),
    ],
)
def test_relations(one: Place, other: Place, relation: str) -> None:
    """The same town, a town nearby, a town in the country, or another altogether; either way round."""
    assert compare(one, other) == relation
    assert compare(other, one) == relation


def test_the_closest_of_several() -> None:
    """Of all places named for two events the closest pair counts."""
    assert compare_all([FAR, HERE], [BESIDE]) == "near"
    assert compare_all([], [HERE]) == "unknown"


def test_distance() -> None:
    """Four degrees of latitude are some 445 kilometres."""
    apart = distance_km(HERE, FAR)
    assert apart is not None
    assert 440 < apart < 450
    assert distance_km(HERE, COUNTRY) is None


def test_sections_of_one_town_lie_close_by() -> None:
    """Two of them are not the same place; one and the whole town are, and so are a venue and its section."""
    mill = Place(name="Mill End, Orl, Norland", city="Orl", country="XX")
    quay = Place(name="Quay, Orl, Norland", city="Orl", country="XX")
    hall = Place(name="Opera Hall, Mill End, Orl, Norland", venue="Opera Hall", city="Orl", country="XX")
    assert compare(mill, quay) == "near"
    assert compare(mill, HERE) == compare(mill, hall) == "same"
    assert (section_of(hall), section_of(HERE)) == ("Mill End", None)
