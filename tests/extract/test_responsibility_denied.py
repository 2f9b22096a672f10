"""Denials, doubts and questions about who did it."""

from __future__ import annotations

import pytest

from .claims import ReadText, accusations


@pytest.mark.parametrize(
    "text",
    [
        "The Red Harbour Front denied any involvement in the attack on the mill.",
        "The Red Harbour Front denied that it had carried out the attack on the mill.",
        "The Red Harbour Front said it had nothing to do with the attack on the mill.",
    ],
)
def test_denied_by_the_accused(read_text: ReadText, text: str) -> None:
    """Who denies a part in it is accused and root source at once."""
    assert ("Red Harbour Front", "denied", "Red Harbour Front") in [
        (a, stance, source) for a, _, stance, source in accusations(read_text(text))
    ]


def test_denied_for_another(read_text: ReadText) -> None:
    """Y denies that X did it: X is accused, and the chain ends in Y."""
    found = accusations(read_text("President Ivo Marl denied that the Red Harbour Front had carried out the attack on the mill."))
    assert [(a, stance, source) for a, _, stance, source in found] == [("Red Harbour Front", "denied", "Ivo Marl")]


def test_doubted(read_text: ReadText) -> None:
    """Who does not believe it, doubts."""
    found = accusations(read_text("President Ivo Marl doubted that the Red Harbour Front had carried out the attack on the mill."))
    assert [(a, stance) for a, _, stance, _ in found] == [("Red Harbour Front", "doubted")]


def test_asked(read_text: ReadText) -> None:
    """A question accuses nobody, yet holds somebody up to suspicion: its stance is *asked*."""
    found = accusations(read_text("Did the Red Harbour Front carry out the attack on the mill?"))
    assert [(a, stance) for a, _, stance, _ in found] == [("Red Harbour Front", "asked")]


def test_possible(read_text: ReadText) -> None:
    """What somebody may have done is a hypothesis."""
    found = accusations(read_text("The Red Harbour Front may have carried out the attack on the mill."))
    assert [(a, stance) for a, _, stance, _ in found] == [("Red Harbour Front", "hypothesised")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The spokesman said it was false that soldiers had killed villagers.", "denied"),
        ("It is a lie that soldiers shelled the town, the spokesman said.", "denied"),
        ("The spokesman called it a lie that soldiers had killed villagers.", "denied"),
        ("It is no lie that soldiers shelled the town, the spokesman said.", "blamed"),
        ("The spokesman said it was wrong that soldiers had shelled the town.", "blamed"),
    ],
)
def test_what_is_called_untrue(read_text: ReadText, text: str, stance: str) -> None:
    """Who calls it untrue that somebody did it does not accuse; a reproach is no denial."""
    found = accusations(read_text(text))
    assert [(accused, told, str(source)) for accused, _, told, source in found] == [("soldiers", stance, "spokesman")]
