"""First sentences as news writes them: the kind of the event, its day and its town hang on the word that tells of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.link import link_within
from rashomon.model import Means, Moment, Place

if TYPE_CHECKING:
    from rashomon.read import ParsedReading

ReadText = Callable[..., "ParsedReading"]


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("A bomb went off in Tripoli on Monday, hurting thirty people.", "bombing"),
        ("A van bomb exploded in Tripoli on Monday, and thirty people were hurt.", "bombing"),
        ("A grenade was thrown into a bakery in Tripoli on Monday. Thirty people were hurt.", "bombing"),
        ("A suicide bomber killed 12 people in Tripoli on Monday.", "bombing"),
        ("Rockets landed in Tripoli on Monday. Thirty people were hurt.", "air-strike"),
        ("Shells fell on Tripoli on Monday. Thirty people were hurt.", "air-strike"),
        ("A missile hit a mill in Tripoli on Monday, and thirty people were hurt.", "air-strike"),
        ("A drone struck a clinic in Tripoli on Monday. Thirty people were hurt.", "air-strike"),
        ("A barrel bomb was dropped on Tripoli on Monday. Thirty people were hurt.", "air-strike"),
        ("Gunmen fired rockets at Tripoli on Monday. Thirty people were hurt.", "air-strike"),
        ("An airstrike flattened a mill in Tripoli on Monday, and thirty people were hurt.", "air-strike"),
        ("Chlorine gas was dropped on Tripoli on Monday. Thirty people were hurt.", "chemical-attack"),
        ("Three people were killed by a sniper in Tripoli on Monday.", "shooting"),
        ("A car rammed into pedestrians in Tripoli on Monday. Thirty people were hurt.", "vehicle-attack"),
        ("Men with masks set fire to a bakery in Tripoli on Monday, and thirty people were hurt.", "attack"),
    ],
)
def test_what_when_and_where(read_text: ReadText, lead: str, kind: str) -> None:
    """A weapon that lands is an event of its kind, and the sentence's day and town are the event's."""
    found = link_within(extract(read_text(lead, "2031-05-06")))
    (event,) = [event for event in found.events if event.main]
    assert event.kind == kind
    values = [claim.value for claim in found.claims if claim.event == event.id]
    assert [value.start for value in values if isinstance(value, Moment)] == ["2031-05-05"]
    assert [value.city for value in values if isinstance(value, Place)] == ["Tripoli"]


def test_the_means_of_a_bomb_that_goes_off(read_text: ReadText) -> None:
    """What the verb is done with is told of the event, not lost with a mention of its own."""
    found = link_within(extract(read_text("A van bomb exploded in Tripoli on Monday, and thirty people were hurt.", "2031-05-06")))
    means = [claim for claim in found.claims if isinstance(claim.value, Means)]
    assert [claim.event for claim in means] == [event.id for event in found.events if event.main]


@pytest.mark.parametrize(
    "text", ["Fire alarms went off in Tripoli on Monday.", "The North launched two missiles on Monday, a general said."]
)
def test_what_hits_nobody_is_no_attack(read_text: ReadText, text: str) -> None:
    """Only weapons go off, and only what is sent at something is an attack."""
    assert not any(mention.kind in {"bombing", "air-strike"} for mention in extract(read_text(text, "2031-05-06")).mentions)


@pytest.mark.parametrize(
    "text",
    [
        "US-led air strikes in Libya killed 50 fighters on Monday.",
        "US air strikes killed 50 fighters in Libya on Monday.",
        "More than 60 soldiers were killed in a US-led raid on Monday.",
    ],
)
def test_who_leads_a_strike_is_not_where_it_was(read_text: ReadText, text: str) -> None:
    """A country before the deed is who did it."""
    places = [claim.value for claim in extract(read_text(text, "2031-05-06")).claims if isinstance(claim.value, Place)]
    assert [place.country for place in places] in ([], ["LY"])


def test_a_capital_that_acts_is_no_setting(read_text: ReadText) -> None:
    """ "Accused Damascus" is no report from there."""
    text = "Gas was used in Salihiyah in 2030. The army accused Damascus of that attack, which killed 40 people."
    assert "Damascus" not in {place.city for place, _ in extract(read_text(text, "2031-05-06")).settings}
