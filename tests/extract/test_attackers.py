"""How many attacked."""

from __future__ import annotations

import pytest

from .claims import ReadText, figures


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Four gunmen opened fire in the hall.", 4, 4),
        ("Witnesses spoke of three or four attackers in dark coats.", 3, 4),
        ("The two assailants fled.", 2, 2),
        ("At least two suicide bombers took part.", 2, None),
        ("The four terrorists drove to the border.", 4, 4),
    ],
)
def test_attackers(read_text: ReadText, text: str, low: int, high: int | None) -> None:
    """Those who attack are counted by the word for them."""
    assert ("attackers", low, high, "total") in figures(read_text(text))


def test_a_standing_body_of_men_are_no_attackers(read_text: ReadText) -> None:
    """A number of militants counts attackers only where they attack."""
    assert figures(read_text("The group has 300 militants in the hills.")) == []
    assert figures(read_text("Six militants stormed the barracks.")) == [("attackers", 6, 6, "total")]


def test_attackers_who_were_killed(read_text: ReadText) -> None:
    """What befell the attackers comes before what they are: they are counted among the dead, as attackers."""
    assert figures(read_text("Police killed three gunmen.")) == [("killed", 3, 3, "total")]
