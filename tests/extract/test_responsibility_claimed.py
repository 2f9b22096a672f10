"""Groups that take responsibility for what they, or others, did."""

from __future__ import annotations

import pytest

from .claims import ReadText, accusations


@pytest.mark.parametrize(
    "text",
    [
        "The Red Harbour Front claimed responsibility for the attack on the mill.",
        "The Red Harbour Front has taken responsibility for the bombing of the mill.",
        "The Red Harbour Front said it was behind the attack on the mill.",
        "Responsibility for the attack on the mill was claimed by the Red Harbour Front.",
        "The Red Harbour Front, which claimed responsibility for the attack, is banned.",
        "The Red Harbour Front said it had carried out the attack on the mill.",
    ],
)
def test_a_claim_of_responsibility(read_text: ReadText, text: str) -> None:
    """Who claims is accused and root source at once, and the stance is *claimed*."""
    ((accused, role, stance, source),) = accusations(read_text(text))
    assert "Red Harbour Front" in accused
    assert (role, stance, source) == ("did", "claimed", accused)


def test_nobody_claimed(read_text: ReadText) -> None:
    """That nobody has claimed an attack accuses nobody."""
    assert accusations(read_text("Nobody has claimed responsibility for the attack on the mill.")) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Russian Defence Ministry said Russian jets struck the depot.", "claimed"),
        ("The Pentagon said the US-led coalition struck a camp.", "claimed"),
        ("The Syrian foreign ministry said Turkey shelled the town.", "blamed"),
        ("Iraqi police said the Iraqi army shelled the market.", "blamed"),
        ("The Russian Defence Ministry said Russian jets had not struck the depot.", "denied"),
    ],
)
def test_a_state_speaks_of_its_own_forces(read_text: ReadText, text: str, stance: str) -> None:
    """Who speaks for a state of what its forces, or those it leads, have done takes it upon it; its police do not."""
    assert [told for _, _, told, _ in accusations(read_text(text))] == [stance]
