"""Which words of an event a day, a place or a claim hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from rashomon.extract.circumstances import circumstances_of, harms_told
from rashomon.extract.owners import claim_owner, trigger_before
from rashomon.extract.triggers import find_triggers

from .claims import ReadText

if TYPE_CHECKING:
    from rashomon.read import ParsedReading


def told_around(reading: ParsedReading, what: Literal["dates", "places"]) -> set[tuple[str, str]]:
    """The triggers with the words of the days, or of the places, that hang on them."""
    triggers = find_triggers(reading.doc)
    triggers |= harms_told(reading, triggers)
    text = reading.document.text
    around = circumstances_of(reading, triggers)
    return {(triggers[i].words, text[slice(*one.span)]) for i, found in around.items() for one in getattr(found, what)}


def dated(reading: ParsedReading) -> set[tuple[str, str]]:
    """The triggers with the words of the days that hang on them."""
    return told_around(reading, "dates")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The bombing on Monday killed 12 people.", {("bombing", "Monday")}),
        ("In a message on Monday the group spoke of the bombing.", set()),
        ("The mill stays closed until Monday after the bombing.", set()),
        ("Twelve people killed in the bombing were buried on Monday.", set()),
    ],
)
def test_what_a_day_dates(read_text: ReadText, text: str, found: set[tuple[str, str]]) -> None:
    """A day dates the event that it hangs on, no telling of it and no deadline."""
    assert dated(read_text(text, "2021-05-05")) == found


def test_a_verb_of_harm_with_a_day_is_told(read_text: ReadText) -> None:
    """Harm without a number and without another word for the event still says when it happened."""
    reading = read_text("The nurse was killed on Monday.", "2021-05-05")
    (found,) = harms_told(reading, find_triggers(reading.doc)).values()
    assert (found.words, found.kind) == ("kill", "event")


def test_harm_beside_an_event_is_not_told_twice(read_text: ReadText) -> None:
    """Where the day hangs on a word for the event, the verb of harm adds nothing."""
    reading = read_text("The bombing on Monday killed the nurse.", "2021-05-05")
    assert harms_told(reading, find_triggers(reading.doc)) == {}


def test_a_figure_climbs_to_its_event(read_text: ReadText) -> None:
    """A number under a light verb is owned by the event among that verb's arguments."""
    reading = read_text("Twelve people lost their lives in this attack.")
    owner = claim_owner(reading.doc[0], find_triggers(reading.doc))
    assert owner is not None
    assert owner.words == "attack"


def test_the_event_before_owns_what_nothing_ties(read_text: ReadText) -> None:
    """Where the parse ties a claim to nothing, the nearest event before it in the sentence does; never one of another sentence."""
    doc = read_text("The attack shook the town. Twelve were hurt.").doc
    triggers = find_triggers(doc)
    assert trigger_before(doc[4], triggers) is not None
    assert trigger_before(doc[6], triggers) is None


def placed(reading: ParsedReading) -> set[tuple[str, str]]:
    """The triggers with the words of the places that hang on them."""
    return told_around(reading, "places")


@pytest.mark.parametrize(
    "text",
    [
        "A woman was shot in the arm and flown, badly hurt, to Norwell Hospital on Monday.",
        "A woman was shot in the arm and remains in stable condition at Norwell Hospital.",
        "A man was shot on Monday and died at Norwell Hospital.",
        "A boy was pronounced dead at a medical center in Pueblo after the shooting.",
    ],
)
def test_where_somebody_was_cared_for_is_not_where_it_happened(read_text: ReadText, text: str) -> None:
    """Neither the hospital nor its town."""
    assert not placed(read_text(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A gunman opened fire at Norwell Hospital on Monday.", "Norwell Hospital"),
        ("The shelling of Norwell Hospital killed three.", "Norwell Hospital"),
        ("Three people were killed at a hospital in Pueblo.", "Pueblo"),
    ],
)
def test_what_happened_in_a_hospital_happened_there(read_text: ReadText, text: str, place: str) -> None:
    """A place of care may be hit."""
    assert place in {name for _, name in placed(read_text(text))}
