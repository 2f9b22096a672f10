"""Whose word a figure is, and with what stance."""

from __future__ import annotations

import pytest

from .claims import ReadText, accusations, claims, quantity


def test_own_voice(read_text: ReadText) -> None:
    """Without a source a figure is the report's own word."""
    (claim,) = claims(read_text("Twelve people were killed in the attack on the mill."), "killed")
    assert claim.attribution == ()
    assert claim.stance == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Marl said that 12 people were killed in the attack.",
        "Twelve people were killed in the attack, Ivo Marl said.",
        "According to Ivo Marl, 12 people were killed in the attack.",
        '"Twelve people were killed in the attack," Ivo Marl told reporters.',
    ],
)
def test_a_source(read_text: ReadText, text: str) -> None:
    """The speaker is the last link of the chain, wherever the cue stands."""
    (claim,) = claims(read_text(text), "killed")
    assert claim.attribution[-1].speaker == "Ivo Marl"
    assert claim.stance == "asserted"


def test_a_chain(read_text: ReadText) -> None:
    """Outermost first: the paper reports what the minister said."""
    (claim,) = claims(read_text("The Harbour Times reported that Ivo Marl had said that 12 people were killed in the attack."), "killed")
    assert [link.speaker for link in claim.attribution] == ["Harbour Times", "Ivo Marl"]


def test_what_may_have_happened(read_text: ReadText) -> None:
    """A figure that may be so is a hypothesis."""
    (claim,) = claims(read_text("Twelve people may have been killed in the attack."), "killed")
    assert claim.stance == "hypothesised"


@pytest.mark.parametrize(
    "text",
    [
        "The group could kill 12 people in a day.",
        "Twelve people will be killed if the dam breaks.",
        "With the hall full, they could have killed 900 people.",
    ],
)
def test_what_did_not_happen(read_text: ReadText, text: str) -> None:
    """What could happen, will happen or could have happened is no figure."""
    assert claims(read_text(text), "killed") == []


def test_nobody_was_killed(read_text: ReadText) -> None:
    """That nobody was killed is a figure of none."""
    (claim,) = claims(read_text("Nobody was killed in the attack."), "killed")
    assert quantity(claim).high == 0


@pytest.mark.parametrize("word", ["inflated", "exaggerated", "false"])
def test_a_toll_called_false_is_doubted(read_text: ReadText, word: str) -> None:
    """Who calls a toll inflated does not give it."""
    text = f"The colonel said that the toll of 500 dead was {word}."
    assert [(c.stance, c.attribution[-1].speaker) for c in claims(read_text(text), "killed")] == [("doubted", "colonel")]


def test_whose_toll_it_is(read_text: ReadText) -> None:
    """A toll that another could not confirm is still the word of those whose it is; one who says twice that he says it is one link."""
    (claim,) = claims(read_text("The group said it could not corroborate the ministry's toll of 471 killed."), "killed")
    assert claim.stance == "asserted"
    assert [link.speaker for link in claim.attribution] == ["group", "ministry"]


def test_those_killed_set_no_toll(read_text: ReadText) -> None:
    """ "Said that 500 were killed and later lowered the toll": who said it lowered it."""
    found = claims(read_text("The ministry had first said that 500 people were killed and later lowered the toll to 471."), "killed")
    assert {link.speaker for claim in found for link in claim.attribution} == {"ministry"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Army tanks shelled Dorvan Sunday killing nine civilians residents said hours after unions warned of it.", "residents"),
        ("Rebels shelled the eastern quarter killing nine people and wounding twenty state television reported.", "state television"),
        ("In Orlan the Red Dawn beheaded two men on Sunday the Harbour Monitor said and gave residents a day to leave.", "Harbour Monitor"),
        ("The Red Dawn attacked two villages on Sunday a security source told reporters on condition of anonymity.", "security source"),
    ],
)
def test_a_source_that_no_comma_sets_apart(read_text: ReadText, text: str, speaker: str) -> None:
    """Where a text has lost its commas, whom a deed hit is no part of who tells it, and what follows the cue is not what was said."""
    assert [source for *_, source in accusations(read_text(text))] == [speaker]
