"""Wordings of local news by which somebody is told to be dead or hurt."""

from __future__ import annotations

import pytest

from rashomon.extract.ledger import find_ledger

from .claims import ReadText, totals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A girl of 12 was fatally struck when someone fired several shots.", ("killed", 1)),
        ("Three people were shot, one of whom, a man of 28, died of his wounds.", ("killed", 1)),
        ("A man from Orlan shot his parents to death, authorities say.", ("killed", 2)),
        ("An argument ended with a pair of men shot on Tuesday night.", ("injured", 2)),
        ("Two men later showed up at a hospital with gunshot wounds.", ("injured", 2)),
        ("Two men survived with serious injuries.", ("injured", 2)),
    ],
)
def test_by_wordings(read_text: ReadText, text: str, expected: tuple[str, int]) -> None:
    """Who is told of so is counted."""
    assert expected in [(kind, low) for kind, low, _ in totals(read_text(text))]


def test_counts_of_murder_are_no_dead(read_text: ReadText) -> None:
    """Charges are counted, not those who died."""
    assert totals(read_text("Ivo Marl was charged with nine counts in the case, two of them first-degree murder.")) == []


def test_dead_for_days(read_text: ReadText) -> None:
    """ "Is dead days after" tells of a death, not of dead days."""
    (entry,) = find_ledger(read_text("A third person is dead days after a shooting outside a hall."))
    assert entry.killed


def test_who_is_shot_dead_behind_an_aside(read_text: ReadText) -> None:
    """ "Shot X, a clerk, dead" kills X."""
    (entry,) = find_ledger(read_text("Deputies shot Ivo Marl, a clerk, dead outside his home."))
    assert entry.killed


@pytest.mark.parametrize(
    "text",
    [
        "Doctors could not save the girl, who had been shot in the neck.",
        "Medics were unable to revive the man, who had been shot twice.",
        "The man was shot in the leg and bled to death before help came.",
        "A girl of 9 was shot on Monday. She was taken off life support on Friday.",
        "The man was shot on Monday. He did not make it.",
        "Relatives identified the man shot and killed by police as Ivo Marl.",
        "Ana Ruck shot Ivo Marl over a debt. Marl, 51, was found dead.",
    ],
)
def test_deaths_told_otherwise(read_text: ReadText, text: str) -> None:
    """Whom nobody could save is dead, whatever word for it the report avoids."""
    assert [entry.killed for entry in find_ledger(read_text(text)) if "attacker" not in entry.classes] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The gun went off and a bullet grazed a pupil's leg.",
        "The bullet passed through a man's cheek.",
        "A woman's arm was broken by a bullet.",
        "The shooting left a man fighting for his life.",
    ],
)
def test_wounds_told_by_what_was_hit(read_text: ReadText, text: str) -> None:
    """Of whom a bullet hit something is hurt."""
    (entry,) = find_ledger(read_text(text))
    assert not entry.killed


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("A gunman killed two women and wounded another at a mill.", "injured", 1),
        ("Shots killed a man and wounded three more.", "injured", 3),
        ("The attack left one man dead and two others with gunshot wounds.", "injured", 2),
        ("The attack left two brothers dead and a third man in critical condition.", "killed", 2),
        ("A gunman killed two co-workers before he was caught.", "killed", 2),
    ],
)
def test_beside_the_dead(read_text: ReadText, text: str, kind: str, number: int) -> None:
    """Those hurt beside the dead are counted, and none of them among the dead."""
    assert number in [low for told, low, _ in totals(read_text(text)) if told == kind]


def test_relatives_are_one_person(read_text: ReadText) -> None:
    """An ex-wife is one of the dead, and neither three nor nobody."""
    entries = find_ledger(read_text("A man killed his ex-wife and his mother-in-law."))
    assert [entry.killed for entry in entries if "attacker" not in entry.classes] == [True, True]
