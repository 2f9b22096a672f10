"""The toll of a whole war, told in the background of a report, is no event's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.link import link_within
from rashomon.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.read import ParsedReading

    ReadText = Callable[..., ParsedReading]

NEWS = (
    "Air strikes on a market killed 12 people on Monday, medics said. The strikes hit the market at noon. Rescuers pulled bodies from the "
    "rubble.\n\nResidents of the town said that the air strikes came without warning.\n\n"
)


@pytest.mark.parametrize(
    "background",
    [
        "More than 250,000 miners and farmers have been killed since the revolt broke out.",
        "Over 250,000 people were killed in five years of civil war.",
        "At least 250,000 villagers have been killed and millions uprooted.",
        "The war has killed 250,000 people.",
    ],
)
def test_the_toll_of_a_war_is_the_wars(read_text: ReadText, background: str) -> None:
    """A figure told from a war's beginning on, by its years, or with those who fled, is put on an event of its own kind."""
    found = link_within(extract(read_text(NEWS + background, "2021-05-05")))
    kinds = {event.id: event.kind for event in found.events}
    told = {c.value.low: kinds.get(c.event or "") for c in found.claims if c.kind == "killed" and isinstance(c.value, Quantity)}
    assert told == {12: "air-strike", 250_000: "war"}


def test_the_dead_of_a_day_in_a_war_are_not(read_text: ReadText) -> None:
    """A war that is only named does not make an attack's figure its own."""
    found = extract(read_text("An air strike killed 12 people on Monday in the worst day of the war.", "2021-05-05"))
    kinds = {claim: mention.kind for mention in found.mentions for claim in mention.claims}
    assert [kinds[c.id] for c in found.claims if c.kind == "killed"] == ["air-strike"]


def test_a_war_told_before_its_toll(read_text: ReadText) -> None:
    """Many thousands who "have been killed", after a sentence on a war, are the war's; after an earthquake they are the earthquake's."""
    text = "Ten people were killed in a raid on Zintan on Friday. The war began in 2029. More than 200,000 people have been killed."
    found = link_within(extract(read_text(text, "2031-05-06")))
    on = {event.id: event for event in found.events}
    raid, war = (on[claim.event or ""] for claim in found.claims if claim.kind == "killed")
    assert raid.main
    assert "war" in war.kinds
    assert not war.main
    quake = read_text("A strong earthquake hit Zintan on Friday. More than 2,000 people have been killed.", "2031-05-06")
    (event,) = {claim.event for claim in link_within(extract(quake)).claims if claim.kind == "killed"}
    assert event is not None
