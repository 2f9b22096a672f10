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
