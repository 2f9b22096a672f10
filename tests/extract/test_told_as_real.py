"""Who is told of counts as harmed only where somebody says that it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract.ledger import find_ledger
from rashomon.extract.voice import Voices

from .claims import claims

if TYPE_CHECKING:
    from .claims import ReadText


@pytest.mark.parametrize(
    "text",
    [
        "It is possible a clerk was shot and fled, Ruck said.",
        "There are no reports that the clerk was hurt.",
        "There is no evidence that the clerk was shot by police.",
        "Police had no word that the driver was injured.",
        "A suspect told his friend to stab the clerk, police said.",
        "He asked his brother to kill the clerk.",
        "Officials doubt that the leader was killed.",
        "The report that the mayor was killed was false.",
        "She worried that her son had been shot.",
        "A man was nearly killed by a falling tree.",
        "The clerk was almost shot.",
        "Nobody believes the clerk was hurt.",
    ],
)
def test_nobody_is_told_to_be_harmed(read_text: ReadText, text: str) -> None:
    """Doubted, denied, feared, asked of others, or only nearly so."""
    reading = read_text(text)
    assert find_ledger(reading)
    assert find_ledger(reading, Voices(reading).tells) == []


@pytest.mark.parametrize(
    "text",
    ["Police said that the clerk was shot.", "The clerk did not survive.", "He told police that he had shot a clerk."],
)
def test_somebody_is(read_text: ReadText, text: str) -> None:
    """What somebody says happened, and what is told by a negation."""
    reading = read_text(text)
    assert len(find_ledger(reading, Voices(reading).tells)) == 1


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Reports that two men had been shot turned out to be false.", ["denied"]),
        ("The report that two men were shot was false.", ["denied"]),
        ("It's possible that two people were shot, Ruck said.", ["hypothesised"]),
        ("It is likely that two people were shot.", ["suspected"]),
        ("Two men were nearly shot.", []),
        ("Nearly 20 men were shot.", ["asserted"]),
        ("Police did not know if two drivers were wounded.", []),
    ],
)
def test_numbers(read_text: ReadText, text: str, stances: list[str]) -> None:
    """The same for numbers, with the stance that the words give them."""
    assert [claim.stance for claim in claims(read_text(text), "injured")] == stances


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The woman was taken to a hospital as a precaution.", 0),
        ("Two men were treated for a drug overdose.", 0),
        ("Three officers were taken to a hospital for evaluation.", 0),
        ("Two men were treated for wounds and an infection.", 1),
        ("Two men were treated for burns at a clinic.", 1),
    ],
)
def test_care_without_harm(read_text: ReadText, text: str, told: int) -> None:
    """Who is looked at in a hospital is not therefore hurt."""
    assert len(claims(read_text(text), "injured")) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two officers were shot at on Friday.", 0),
        ("A courier was stopped and shot at as she left the mill.", 0),
        ("A man was shot at by a neighbour.", 0),
        ("A man was shot at a bar on Friday.", 1),
        ("A man was shot at about 9 p.m.", 1),
        ("Ruck broke the window by shooting a revolver.", 0),
    ],
)
def test_shot_at(read_text: ReadText, text: str, told: int) -> None:
    """Who is shot at is not therefore hit, and a weapon that is fired is nobody."""
    assert len(claims(read_text(text), "injured")) == told
