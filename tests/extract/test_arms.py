"""Deeds with arms: events of reports that tell of no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.extract.arms import find_arms

if TYPE_CHECKING:
    from .claims import ReadText


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Residents heard gunshots.", "gunshot"),
        ("Police found a loaded handgun under the seat.", "find"),
        ("Police looked into the theft of two rifles.", "theft"),
        ("A man pointed a pistol at two drivers on Oak Street on Friday.", "point"),
    ],
)
def test_a_deed_is_an_event(read_text: ReadText, text: str, deed: str) -> None:
    """Shots heard, arms found, had or pointed at somebody."""
    reading = read_text(text, "2021-05-05")
    assert deed in {trigger.words for trigger in find_arms(reading).values()}
    assert {mention.kind for mention in extract(reading).mentions} == {"arms"}


@pytest.mark.parametrize("text", ["The museum shows a rifle and two swords.", "The mayor spoke of guns.", "The fair opened on Friday."])
def test_no_deed(read_text: ReadText, text: str) -> None:
    """What shows arms to visitors, or speaks of them, does nothing with them."""
    assert find_arms(read_text(text, "2021-05-05")) == {}


def test_only_where_nothing_else_is_told(read_text: ReadText) -> None:
    """Where somebody was hurt the gun that was found is part of that."""
    found = extract(read_text("A man was shot on Oak Street on Friday. Police found a handgun there.", "2021-05-05"))
    assert {mention.kind for mention in found.mentions} == {"shooting"}
