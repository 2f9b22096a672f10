"""Whose deed it was, told by a noun: strikes, fire and weapons with an owner."""

from __future__ import annotations

import pytest

from .claims import ReadText, accusations, accused_in


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Nine miners were killed in government air strikes on Friday.", "government"),
        ("Rebel shelling of the town killed nine miners.", "Rebel"),
        ("Nine miners were killed by army fire.", "army"),
        ("More than nine miners died in strikes by coalition jets.", "coalition"),
        ("The village came under attack from government troops.", "government troops"),
        ("The army's use of nerve gas shocked the region.", "army"),
        ("The army used sarin on the village.", "army"),
        ("The raid on the mill was the work of the army.", "army"),
        ("Nine miners died at the hands of rebel groups.", "rebel groups"),
        ("Rebels opened fire on a bus.", "Rebels"),
        ("The rebels took 12 hostages.", "rebels"),
    ],
)
def test_the_owner_did_it(read_text: ReadText, text: str, accused: str) -> None:
    """Whoever's strikes, fire or hands hurt people is told to have done it."""
    assert (accused, "blamed") in accused_in(read_text, text)


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes in the north have ruined the harvest.",
        "The government strikes a balance between the parties.",
        "The rebels launched an offensive in the north.",
        "The rebels are backed by foreign troops.",
        "The government is to blame for failing to protect the mill from the attack.",
        "Civilians killed in raid on mill",
    ],
)
def test_nobody_is_accused(read_text: ReadText, text: str) -> None:
    """A strike that is nobody's, a course of war, a failure and the dead themselves accuse nobody."""
    assert accused_in(read_text, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Suspected government air strikes killed nine miners.",
        "The army was most likely behind the attack on the mill.",
        "The raid on the mill bears the hallmarks of the army.",
    ],
)
def test_suspicion(read_text: ReadText, text: str) -> None:
    """A hedge on the deed or the verb, and mere likeness, make it a suspicion."""
    assert [stance for _, stance in accused_in(read_text, text)] == ["suspected"]


def test_states_side_by_side(read_text: ReadText) -> None:
    """ "Jets of two states" are the two states."""
    assert accused_in(read_text, "French and German jets pounded the town.") == [("France", "blamed"), ("Germany", "blamed")]


def test_each_of_several_speakers(read_text: ReadText) -> None:
    """What two states say together each of them says."""
    found = accusations(read_text("France and Germany say the army was behind the attack on the mill."))
    assert sorted(str(source) for *_, source in found) == ["France", "Germany"]


def test_the_deed_itself_is_claimed(read_text: ReadText) -> None:
    """To claim an attack is to take responsibility for it."""
    found = accusations(read_text("The blast on Friday was claimed by the Islamic State group."))
    assert found == [("Islamic State", "did", "claimed", "Islamic State")]


def test_what_is_not_confirmed_is_not_denied(read_text: ReadText) -> None:
    """That a report could not be confirmed leaves open whether it is so."""
    ((_, _, stance, _),) = accusations(read_text("We could not confirm reports that army jets took part."))
    assert stance == "hypothesised"


def test_an_accusation_of_oneself_is_denied(read_text: ReadText) -> None:
    """Who denies another's claim that it did something denies having done it."""
    found = accusations(read_text("The rebels denied the army's claim that they had blown up the mill."))
    assert ("rebels", "did", "denied", "rebels") in [(a.removeprefix("the "), r, s, str(x).removeprefix("the ")) for a, r, s, x in found]


def test_a_deed_named_first(read_text: ReadText) -> None:
    """What the sentence begins with did it, though the parse took it for a clause: "Shelling by the army killed three"."""
    found = accusations(read_text("Shelling by government forces killed three people in the old city, a doctor said."))
    assert [(accused, stance, str(source)) for accused, _, stance, source in found] == [("government forces", "blamed", "doctor")]
