"""The same news with other towns, on made-up news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.exchanged import exchanged, towns_by_state

if TYPE_CHECKING:
    from typing import Any

TOWNS = {"Norland": [("Lund", 2_000, None), ("Karsk", 9_000, None)]}
INCIDENT = {"incident_id": "i", "state": "Norland", "city_or_county": "Orlo", "doc_ids": ["a", "b"]}
ARTICLES: list[dict[str, Any]] = [
    {"id": "a", "title": "Two hurt in Orlo", "text": "ORLO - Two were hurt in Orlo, Orlo County police said."},
    {"id": "b", "title": None, "text": "Orlosted and Karsk were quiet."},
]


def test_a_town_is_exchanged_everywhere() -> None:
    """In the gold, titles and texts, capitals kept; not in longer names, nor for a town that the articles name already."""
    found = exchanged(INCIDENT, ARTICLES, TOWNS)
    assert found is not None
    incident, (first, second) = found
    assert incident == {**INCIDENT, "city_or_county": "Lund"}
    assert first == {"id": "a", "title": "Two hurt in Lund", "text": "LUND - Two were hurt in Lund, Orlo County police said."}
    assert second == ARTICLES[1]


def test_one_of_the_county_is_drawn_where_there_is_any() -> None:
    """The county's name and its sheriff stay in the texts."""
    towns = {"Norland": [("Orlo", 5_000, "1"), ("Lund", 90_000, "2"), ("Vik", 1_000, "1"), ("Holm", 90_000, None)]}
    found = exchanged(INCIDENT, ARTICLES, towns)
    assert found is not None
    assert found[0]["city_or_county"] == "Vik"


def test_what_names_no_town_is_left_out() -> None:
    """As is an incident of a county, and one in a state without another town."""
    assert exchanged(INCIDENT, ARTICLES[1:], TOWNS) is None
    assert exchanged({**INCIDENT, "city_or_county": "Orlo (county)"}, ARTICLES, TOWNS) is None
    assert exchanged(INCIDENT, ARTICLES, {}) is None


def test_towns_by_state() -> None:
    """Those of the gazetteer, without sections of cities."""
    found = {name: (people, county) for name, people, county in towns_by_state("US")["Illinois"]}
    assert found["Springfield"] == (114_394, "US.IL.167")
    assert "West Englewood" not in found
