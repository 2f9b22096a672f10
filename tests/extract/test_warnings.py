"""Warnings before an attack: given, passed on, not passed on, ignored."""

from __future__ import annotations

import pytest

from rashomon.model import Warning as AttackWarning

from .claims import ReadText, claims


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The embassy warned publicly that extremists were planning attacks on concerts.", "given"),
        ("The embassy told its citizens to avoid crowds because an attack was possible.", "given"),
        ("The embassy had warned the ministry that the group was preparing an attack.", "passed-on"),
        ("The ministry received a warning of an attack two weeks before.", "passed-on"),
        ("The warning of an attack was not passed to the ministry.", "not-passed-on"),
        ("The ministry said that it had received no warning before the attack.", "not-passed-on"),
        ("The ministry ignored the warning of an attack.", "ignored"),
    ],
)
def test_what_became_of_a_warning(read_text: ReadText, text: str, status: str) -> None:
    """The verb tells what became of it."""
    values = [claim.value for claim in claims(read_text(text), "warning")]
    assert [value.status for value in values if isinstance(value, AttackWarning)] == [status]


def test_giver_and_receiver(read_text: ReadText) -> None:
    """Who warned whom is kept as written."""
    (claim,) = claims(read_text("The Norland embassy had warned the interior ministry that the group was preparing an attack."), "warning")
    assert isinstance(claim.value, AttackWarning)
    assert "Norland" in (claim.value.giver or "")
    assert "interior ministry" in (claim.value.receiver or "").lower()


@pytest.mark.parametrize("text", ["The weather service warned of heavy rain.", "The coach warned his players about the heat."])
def test_other_warnings(read_text: ReadText, text: str) -> None:
    """Warnings of rain and heat are none of an attack."""
    assert claims(read_text(text), "warning") == []
