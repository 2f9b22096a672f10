"""How it was done."""

from __future__ import annotations

import pytest

from rashomon.model import Means

from .claims import ReadText, claims


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Gunmen with assault rifles attacked the mill.", "firearms", "assault rifles"),
        ("A car bomb killed 12 people at the market.", "vehicle bomb", "car bomb"),
        ("The attack on the mill was carried out with knives.", "blade", "knives"),
        ("A drone attack on the port killed two people.", "drone", "drone"),
    ],
)
def test_means(read_text: ReadText, text: str, name: str, words: str) -> None:
    """The weapon named where the event is told, under the lexicon's name, with the report's words."""
    values = [claim.value for claim in claims(read_text(text), "means")]
    assert (name, words) in [(value.name, value.words) for value in values if isinstance(value, Means)]


def test_a_weapon_elsewhere(read_text: ReadText) -> None:
    """A weapon of which no event is told is no means."""
    assert claims(read_text("The museum shows a rifle and two swords."), "means") == []
