"""Who is blamed for an attack, by whom, and for what part in it."""

from __future__ import annotations

import pytest

from .claims import ReadText, accusations


@pytest.mark.parametrize(
    "text",
    [
        "President Ivo Marl blamed the Red Harbour Front for the attack on the mill.",
        "President Ivo Marl accused the Red Harbour Front of carrying out the attack on the mill.",
        "President Ivo Marl said the Red Harbour Front was behind the attack on the mill.",
        "President Ivo Marl said that the Red Harbour Front had carried out the attack on the mill.",
        "President Ivo Marl holds the Red Harbour Front responsible for the attack on the mill.",
    ],
)
def test_somebody_blames(read_text: ReadText, text: str) -> None:
    """The accuser is the root source, the stance is *blamed*."""
    assert ("Red Harbour Front", "did", "blamed", "Ivo Marl") in [
        (accused.removeprefix("the "), role, stance, source) for accused, role, stance, source in accusations(read_text(text))
    ]


def test_the_reports_own_voice(read_text: ReadText) -> None:
    """What a report tells without a source is its own word."""
    ((accused, role, stance, source),) = accusations(read_text("The Red Harbour Front carried out the attack on the mill in 2015."))
    assert (accused, role, stance, source) == ("Red Harbour Front", "did", "blamed", None)


def test_who_ordered(read_text: ReadText) -> None:
    """To have ordered an attack is another role than to have done it."""
    found = accusations(read_text("President Ivo Marl said that the Red Harbour Front had ordered the attack on the mill."))
    assert [(role, stance) for _, role, stance, _ in found] == [("ordered", "blamed")]


def test_suspected(read_text: ReadText) -> None:
    """Belief is suspicion, not accusation."""
    found = accusations(read_text("Investigators believe the Red Harbour Front was responsible for the attack on the mill."))
    assert [(accused, stance) for accused, _, stance, _ in found] == [("Red Harbour Front", "suspected")]


def test_named_is_not_accused(read_text: ReadText) -> None:
    """To be spoken of beside an attack is no accusation."""
    assert accusations(read_text("President Ivo Marl spoke with the Red Harbour Front about the attack on the mill.")) == []


@pytest.mark.parametrize(
    ("text", "accused", "speaker"),
    [
        ("The minister said the rebels were responsible for it.", "rebels", "minister"),
        ("The council held the Northern Army responsible for the shelling.", "Northern Army", "council"),
        ("Separatists did it, according to the defence ministry.", "Separatists", "defence ministry"),
        (
            "The raids were flown by the Morvanian-led coalition, the clinic's director said.",
            "Morvanian-led coalition",
            "clinic's director",
        ),
        ("Colonel Filip Aguer met reporters. David Yau's militia was responsible, he said.", "David Yau's militia", "Filip Aguer"),
    ],
)
def test_who_holds_whom_responsible(read_text: ReadText, text: str, accused: str, speaker: str) -> None:
    """By a pronoun for the event, by an adjective, by what was flown; who says so is nobody named in what is said."""
    assert [(one, str(source)) for one, _, _, source in accusations(read_text(text))] == [(accused, speaker)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike, which activists blamed on the army, killed nine people.", ("army", "did", "blamed", "activists")),
        ("The ministry held militants from across the border responsible for the bombing.", ("militants", "did", "blamed", "ministry")),
        ('"The army," Ana Ruck told reporters, "shelled the market."', ("army", "did", "blamed", "Ana Ruck")),
        ('"The army," said Ana Ruck, "shelled the market and killed nine."', ("army", "did", "blamed", "Ana Ruck")),
    ],
)
def test_who_speaks_is_not_accused(read_text: ReadText, text: str, expected: tuple[str, str, str, str]) -> None:
    """One accusation, by who makes it: in a relative clause, behind what describes the accused, between two halves of a quotation."""
    assert accusations(read_text(text)) == [expected]
