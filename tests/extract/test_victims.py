"""Which of the persons told of are counted: those harmed in the main event."""

from __future__ import annotations

from rashomon.extract.choosing import weights
from rashomon.extract.ledger import Entry, find_ledger
from rashomon.extract.victims import harmed

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
