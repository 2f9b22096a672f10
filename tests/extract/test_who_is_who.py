"""Which tellings of one document are of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract.ledger import find_ledger

if TYPE_CHECKING:
    from .claims import ReadText


def _fates(read_text: ReadText, text: str) -> list[str]:
    """Killed or injured, of each person of a text in the order in which they come up."""
    return ["killed" if entry.killed else "injured" for entry in find_ledger(read_text(text))]


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        (
            "One person was killed and another wounded. The older man was hit in the neck and carried to a clinic, where he later died. "
            "The younger man lies there in serious condition.",
            ["killed", "injured"],
        ),
        (
            "The first victim was shot in the leg. The second victim was shot in the arm. The second victim is in critical condition.",
            ["injured", "injured"],
        ),
        ("Three people were found dead and a fourth person was injured. A woman was pronounced dead.", ["injured", "killed"]),
        ("A man shot his wife, 78-year-old Ana Ruck, and then himself. The two were declared dead.", ["killed", "killed"]),
        ("A man and a boy were shot in the park. Both were taken to hospital in stable condition.", ["injured", "injured"]),
        ("A shooting left one dead and another person injured. Police later killed the suspected shooter.", ["injured", "killed"]),
        (
            "A 52-year-old Hayward man was wounded. The Hayward man, a friend of the man killed, was shot in the arm.",
            ["injured", "killed"],
        ),
        ("A man was shot dead. The child was pronounced dead at a clinic.", ["killed", "killed"]),
        ("A man got out of the car and shot at them.", []),
        ("A man shot at random from his car several times.", []),
        ("A boy was killed by a stray bullet. He was the son of an officer, who was shot on Monday.", ["killed"]),
    ],
)
def test_who_is_who(read_text: ReadText, text: str, fates: list[str]) -> None:
    """What sets two apart is believed; what befell in the end says of whom a telling is."""
    assert _fates(read_text, text) == fates
