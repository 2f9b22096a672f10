"""Sums over several events, tallies of a time, and figures that only seem to be such."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from rashomon.extract.figures import figures_and_sums
from rashomon.extract.periods import find_periods

from .claims import totals

if TYPE_CHECKING:
    from rashomon.read import ParsedReading

ReadText = Callable[..., "ParsedReading"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A storm killed 40 people across the country.", 40),
        ("The earthquake has killed 2,000 people across the country.", 2000),
        ("Air strikes killed 32 people across the country on Tuesday.", 32),
        ("The fire, which killed 12 people, was the worst this year.", 12),
        ("The attack, the deadliest in the past year, killed 12 people.", 12),
        ("Twelve people were killed in the attack, the third this year.", 12),
        ("Two people were killed in a shooting over the weekend.", 2),
        ("Nine people were killed in rocket attacks on Sunday.", 9),
        ("Six villagers have been killed in raids by the army.", 6),
        ("Four soldiers were killed in ambushes by rebels on Sunday.", 4),
        ("Twelve people were killed in sectarian violence on Monday.", 12),
    ],
)
def test_what_one_event_did_is_its_figure(read_text: ReadText, text: str, number: int) -> None:
    """Whatever it is ranked among, and however widely it hit; a deed of war may be told in the plural."""
    assert totals(read_text(text)) == [("killed", number, number)]


@pytest.mark.parametrize(
    ("text", "number", "noun"),
    [
        ("Seven people were killed in shootings across the city.", 7, "shootings"),
        ("Seven people were killed and 27 wounded in shootings across the city over the holiday.", 7, "shootings"),
        ("Seven people were killed in separate attacks on Sunday.", 7, "attacks"),
        ("Seven people were killed in two attacks on Sunday.", 7, "attacks"),
        ("It was the latest in a string of bombings that left seven dead.", 7, "bombings"),
        ("The raid was one of several attacks that killed 40 people this month.", 40, "attacks"),
        ("Two shootings on Friday left three men dead.", 3, "shootings"),
        ("Seven people were killed in gun violence on Sunday.", 7, "violence"),
        ("A weekend of violence left seven dead in the harbour.", 7, "weekend"),
    ],
)
def test_sums_stand_apart(read_text: ReadText, text: str, number: int, noun: str) -> None:
    """They are figures of no one event, and hang on the noun for the several."""
    reading = read_text(text)
    figures, sums = figures_and_sums(reading, find_periods(reading))
    assert not any(figure.kind == "killed" for figure in figures)
    assert [(one.figure.value.low, one.noun.text) for one in sums if one.figure.kind == "killed"] == [(number, noun)]


@pytest.mark.parametrize(
    "text",
    [
        "Seventy people have been killed so far this year.",
        "There have been 44 homicides this year.",
        "By May of last year detectives here had 14 homicides on their desks.",
        "Detectives solved nine killings last month, and 14 murders in all of 2023.",
        "Forty people have been shot dead across the city.",
        "Twelve people were shot over the weekend.",
        "Thousands are trapped in the besieged city.",
        "Up to 300,000 people are believed to be trapped in the northern part of the town.",
    ],
)
def test_tallies_and_sieges_are_no_figures(read_text: ReadText, text: str) -> None:
    """A year's dead are no event's, and who cannot leave a town is not missing."""
    assert totals(read_text(text)) == []


def test_who_is_under_rubble_is_missing(read_text: ReadText) -> None:
    """Trapped people are, where no siege holds them."""
    assert totals(read_text("Two people were still trapped in the collapsed mill on Monday.")) == [("missing", 2, 2)]


@pytest.mark.parametrize(
    "text", ["No soldiers were killed.", "None of the soldiers was killed.", "The report mentioned no fatalities among the troops."]
)
def test_none_of_some_people_is_a_part(read_text: ReadText, text: str) -> None:
    """It says nothing of others."""
    reading = read_text(text)
    assert [(f.value.low, f.value.scope) for f in figures_and_sums(reading, find_periods(reading))[0]] == [(0, "part")]
