"""What scoring gives: measures and errors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Fault = Literal["missed", "invented", "wrong bounds", "wrong event", "wrong stance", "wrong speaker", "wrong status"]


@dataclass(frozen=True)
class Measure:
    """How many are ``right``, of how many in the gold (``wanted``) and how many found (``given``)."""

    name: str
    right: float
    wanted: float
    given: float

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 1 where nothing was found."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The part of the gold that was found; 1 where the gold is empty."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Error:
    """One thing that is wrong: in which document (the gold's key), what the gold has and what was found, in words, and where."""

    fault: Fault
    document: str
    wanted: str | None
    given: str | None
    quote: str


@dataclass(frozen=True)
class Scores:
    """All measures of one set by their names, and all errors in the order of the gold's documents."""

    measures: dict[str, Measure]
    errors: tuple[Error, ...]


def pool(every: Iterable[Scores]) -> Scores:
    """Return the measures of several sets as of one, counts added up, with all their errors."""
    listed = list(every)
    names = dict.fromkeys(name for scores in listed for name in scores.measures)
    measures = {}
    for name in names:
        each = [scores.measures[name] for scores in listed if name in scores.measures]
        measures[name] = Measure(name, sum(m.right for m in each), sum(m.wanted for m in each), sum(m.given for m in each))
    return Scores(measures, tuple(error for scores in listed for error in scores.errors))
