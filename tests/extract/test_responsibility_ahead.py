"""What is only predicted, threatened, supposed or asked is neither a claim of responsibility nor a denial."""

from __future__ import annotations

import pytest

from .claims import ReadText, accusations

AHEAD = [
    "The army will deny any involvement in the attack on the mill.",
    "The army will no doubt deny that it carried out the attack on the mill.",
    "The army is going to deny any involvement in the attack on the mill.",
    "The army is expected to deny any involvement in the attack on the mill.",
    "The army would deny any involvement in the attack on the mill.",
    "The army might deny that it was behind the attack on the mill.",
    "The rebels will claim responsibility for the attack on the mill.",
    "The rebels may claim responsibility for the attack on the mill.",
    "The rebels may well claim responsibility for the attack on the mill.",
    "The rebels are about to claim responsibility for the attack on the mill.",
    "The rebels threatened to claim responsibility for the attack on the mill.",
    "The rebels have yet to claim responsibility for the attack on the mill.",
    "If the rebels claim responsibility for the attack on the mill, the talks are over.",
    "The army will blame the rebels for the attack on the mill.",
    "The army is likely to blame the rebels for the attack on the mill.",
]
QUESTIONS = [
    "Who but the army could have carried out the attack on the mill?",
    "Who else would deny involvement in the attack on the mill?",
    "Why would the army deny involvement in the attack on the mill?",
    "How could the army deny involvement in the attack on the mill?",
    "When will the army admit that it carried out the attack on the mill?",
    "Would the rebels claim responsibility for the attack on the mill?",
    "Have the rebels claimed responsibility for the attack on the mill?",
    "Is it not the army that carried out the attack on the mill?",
    "Does anybody believe that the army carried out the attack on the mill?",
]


@pytest.mark.parametrize("text", AHEAD)
def test_a_prediction(read_text: ReadText, text: str) -> None:
    """At most it is a hypothesis."""
    assert {stance for _, _, stance, _ in accusations(read_text(text))} <= {"hypothesised"}


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_rhetorical_question(read_text: ReadText, text: str) -> None:
    """At most it asks; what it insinuates it does not say."""
    assert {stance for _, _, stance, _ in accusations(read_text(text))} <= {"asked"}


def test_an_attempt(read_text: ReadText) -> None:
    """Who sought to blame somebody has blamed."""
    ((accused, _, stance, source),) = accusations(read_text("The army sought to blame the rebels for the attack on the mill."))
    assert (accused.removeprefix("the "), stance, str(source).removeprefix("The ")) == ("rebels", "blamed", "army")
