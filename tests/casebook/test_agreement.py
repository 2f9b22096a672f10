"""Agreement between reviewers is the library's, over claims that two or more people judged, and is not made up where there are too few."""

from __future__ import annotations

import pytest

from rashomon.casebook.agreement import agreement
from rashomon.model import Action, Decision, signed


def decisions(*verdicts: tuple[str, str, Action]) -> list[Decision]:
    """Decisions of people on claims, one after the other."""
    return [
        signed(Decision(id="", who=who, made_at=f"2021-05-04T09:00:{number:02}Z", action=action, claim=claim))
        for number, (who, claim, action) in enumerate(verdicts)
    ]


def test_alpha_is_that_of_the_library() -> None:
    """Two people on three claims, of which they judge two alike."""
    found = agreement(
        decisions(
            ("Ana", "a", "accept"),
            ("Ben", "a", "accept"),
            ("Ana", "b", "reject"),
            ("Ben", "b", "reject"),
            ("Ana", "c", "reject"),
            ("Ben", "c", "accept"),
        )
    )
    # Six verdicts, three of each kind: observed disagreement 2 of 6, expected 3 * 3 * 2 of 6 * 5.
    assert found.alpha == pytest.approx(1 - (2 / 6) / (18 / 30), abs=1e-4)
    assert (found.claims, found.alike, found.judgements, found.reviewers) == (3, 2, 6, ("Ana", "Ben"))


def test_the_last_word_of_each_counts() -> None:
    """Who changed their mind is taken by what they said last, and what was added or settled for events is no verdict."""
    found = agreement(
        decisions(
            ("Ana", "a", "accept"),
            ("Ana", "a", "reject"),
            ("Ben", "a", "reject"),
            ("Ana", "b", "accept"),
            ("Ben", "b", "accept"),
            ("Ben", "c", "add"),
        )
    )
    assert (found.alpha, found.claims, found.alike) == (1.0, 2, 2)


def test_too_little_is_said_to_be_too_little() -> None:
    """No claim judged twice, or nothing but one verdict: no figure, and the reason."""
    alone = agreement(decisions(("Ana", "a", "accept"), ("Ben", "b", "reject")))
    assert (alone.alpha, alone.claims) == (None, 0)
    assert "not enough: no claim was judged by two people" in alone.reason
    same = agreement(decisions(("Ana", "a", "accept"), ("Ben", "a", "accept")))
    assert (same.alpha, same.claims) == (None, 1)
    assert "every verdict is 'accept'" in same.reason
