"""Tolls: a word for the count itself, moved to a number."""

from __future__ import annotations

import pytest

from .claims import ReadText, figures


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("The death toll has risen to 140.", "killed", 140),
        ("The toll rose to 49 on Sunday.", "killed", 49),
        ("The authorities put the death toll at 31.", "killed", 31),
        ("Within the hour a death toll of 40 was given.", "killed", 40),
        ("The number of missing fell to four.", "missing", 4),
        ("The ministry had put the number of injured at 160.", "injured", 160),
        ("The toll rose to 47 a day later.", "killed", 47),
        ("Dorst had put the number of injured at 160 a week earlier.", "injured", 160),
        ("The number of people killed in the raid on a school in the hills above the river rose to 47.", "killed", 47),
        ("The ministry lowered the number of people injured in the fire at the mill to 134.", "injured", 134),
    ],
)
def test_a_toll_and_its_number(read_text: ReadText, text: str, kind: str, low: int) -> None:
    """The verb may raise, lower or set the toll, and the place of the event may stand between."""
    assert (kind, low, low, "total") in figures(read_text(text))


def test_a_toll_that_was_and_one_that_is(read_text: ReadText) -> None:
    """Both numbers of a revised toll are figures."""
    assert figures(read_text("The toll, which stood at 31, was revised to 28.")) == [
        ("killed", 31, 31, "total"),
        ("killed", 28, 28, "total"),
    ]


def test_an_addition_that_brings_the_toll_to_its_sum(read_text: ReadText) -> None:
    """The addition stands by itself; the toll is the total."""
    assert figures(read_text("Three more died in hospital, bringing the toll to 15.")) == [
        ("killed", 3, 3, "additional"),
        ("killed", 15, 15, "total"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The war has taken its toll on 40 villages.",
        "The bridge toll rose to 4 crowns.",
        "The toll may rise as a number of people remain in the ruins.",
        "Some 160 people died a day in the camp.",
    ],
)
def test_other_tolls(read_text: ReadText, text: str) -> None:
    """A toll for a road, one that wears people down, one that may still rise and a rate are no figures."""
    assert figures(read_text(text)) == []
