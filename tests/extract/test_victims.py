"""Which of the persons told of are counted: those harmed in the main event."""

from __future__ import annotations

from rashomon.extract.choosing import weights
from rashomon.extract.ledger import Entry, find_ledger
from rashomon.extract.victims import features_of, frame_of, harmed

from .claims import ReadText


def counted(read_text: ReadText, text: str) -> list[Entry]:
    """The persons counted in a text, published on a Wednesday."""
    reading = read_text(text, "2021-05-05")
    return harmed(reading, find_ledger(reading), (), ())


def test_victims_of_the_news_are_counted(read_text: ReadText) -> None:
    """Two named dead of one clause are two dead."""
    found = counted(read_text, "Ana Ruck, 24, and Ilya Brandt, 31, were shot and killed at a mill on Monday night, police said.")
    assert [entry.killed for entry in found] == [True, True]


def test_the_dead_of_another_year_are_not(read_text: ReadText) -> None:
    """Whose death is dated to an earlier year was not harmed in the event that the report is about."""
    text = (
        "Ana Ruck, 24, was shot and killed at a mill on Monday night, police said. She was taken to a clinic, where she died.\n\n"
        "The quarter was known for the 2011 murder of Ilya Brandt."
    )
    found = counted(read_text, text)
    assert [sorted(entry.names) for entry in found] == [["Ana Ruck"]]


def test_weights_are_shipped() -> None:
    """There are weights for the dead and for the hurt, and what speaks counts as told: he who is told to have died long ago counts less."""
    assert weights("killed_persons")["all at bare year or month"] < 0
    assert len(weights("hurt_persons")) > 20


def test_other_spots_and_hours_speak_against_one_event() -> None:
    """Whoever was hit at another spot or hour than the first was as likely hit in another event."""
    assert weights("hurt_persons")["elsewhere than the first"] < 0
    assert weights("killed_persons")["elsewhere than the first"] < 0


def test_one_more_is_told_as_such(read_text: ReadText) -> None:
    """ "Another victim", "a woman was also hit": whoever is told of so is not one told of before."""

    def more(text: str) -> list[bool]:
        reading = read_text(text, "2021-05-05")
        ledger = find_ledger(reading)
        return [bool(signs.get("told as another")) for signs in features_of(reading, ledger, frame_of(reading, (), ()))]

    died = "Ana Ruck, 31, was shot and killed on Monday."
    assert more(f"{died} Another victim was shot in the neck, police said.") == [False, True]
    assert more(f"{died} A man was shot in his neck, police said.") == [False, False]
    assert more(f"{died} A man was also shot in the neck.") == [False, True]


def test_hit_in_a_shooting(read_text: ReadText) -> None:
    """Who was hit, where a shooting is told of right before, is hurt; who was hit by a car is not counted by that."""
    started = "A man was killed in a shooting on Monday."
    assert [entry.killed for entry in find_ledger(read_text(f"{started} A woman was also hit and was taken to a clinic."))] == [True, False]
    assert [entry.killed for entry in find_ledger(read_text(f"{started} A woman was hit by a car."))] == [True]
