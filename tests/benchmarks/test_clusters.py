"""B³ as Bagga and Baldwin define it."""

from __future__ import annotations

import pytest
from benchmarks.clusters import b_cubed


def test_perfect_clusters_are_one() -> None:
    """The gold against itself, under other names, is perfect."""
    found = b_cubed({"a": "1", "b": "1", "c": "2"}, {"a": "x", "b": "x", "c": "y"})
    assert (found.precision, found.recall, found.f1) == (1.0, 1.0, 1.0)


def test_everything_apart_costs_recall() -> None:
    """Each document alone is precise, and finds half of a pair."""
    found = b_cubed({"a": "1", "b": "1"}, {"a": "x", "b": "y"})
    assert (found.precision, found.recall) == (1.0, 0.5)
    assert found.f1 == pytest.approx(2 / 3)


def test_everything_together_costs_precision() -> None:
    """One cluster of two events finds all and is right half of the time."""
    found = b_cubed({"a": "1", "b": "2"}, {"a": "x", "b": "x"})
    assert (found.precision, found.recall) == (0.5, 1.0)
