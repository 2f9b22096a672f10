"""Which number is a report's total of its main event: all that it tells, weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.extract.choosing import weights
from rashomon.extract.totals import count_chances

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.read import ParsedReading

    ReadText = Callable[..., ParsedReading]


@pytest.fixture
def most_probable(read_text: ReadText) -> Callable[[str], dict[str, int]]:
    def choose(text: str) -> dict[str, int]:
        totals = extract(read_text(text, "2021-05-05")).totals
        ranked = sorted(totals, key=lambda one: one.chance)
        return {one.kind: one.number for one in ranked}

    return choose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gunman killed four people at a mill on Monday. Three of them were women.", {"killed": 4, "injured": 0}),
        ("Ana Ruck, 24, and Jon Varley, 31, were shot and killed at a mill on Monday.", {"killed": 2, "injured": 0}),
        ("Two men were wounded at a mill on Monday. Nobody was killed.", {"killed": 0, "injured": 2}),
        ("The council met on Monday. The budget was passed.", {"killed": 0, "injured": 0}),
    ],
)
def test_the_most_probable_total(most_probable: Callable[[str], dict[str, int]], text: str, expected: dict[str, int]) -> None:
    """A stated total before its parts, those told of one by one where none is stated, none where nothing is told."""
    assert most_probable(text) == expected


def test_chances_add_up_to_one(read_text: ReadText) -> None:
    """The numbers of one kind, none among them, exclude each other."""
    totals = extract(read_text("A gunman killed four people at a mill on Monday. Five were killed, a paper said.", "2021-05-05")).totals
    assert sum(one.chance for one in totals if one.kind == "killed") == pytest.approx(1.0, abs=0.001)


def test_how_many_of_several_unsure_persons() -> None:
    """Two persons, each counted as probably as not: none, one and two as two coins fall."""
    assert count_chances([0.5, 0.5]) == [0.25, 0.5, 0.25]


def test_weights_are_shipped() -> None:
    """A number that is the report's greatest total is the more probable for it, one that is only a part or below a total the less."""
    for kind in ("killed_total", "injured_total"):
        greatest = weights(kind)["as total"] + weights(kind)["greatest total"]  # no number shows the second without the first
        assert greatest > weights(kind)["as part"]
        assert greatest > weights(kind)["as total"] + weights(kind)["below a total"]
