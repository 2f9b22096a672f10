"""The geometry of a drawn range: where numbers stand on a line. What it looks like is the template's and the style sheet's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 400
MARGIN = 22
# Beyond this ratio of largest to smallest a linear axis would push all but the largest against the left edge.
LOGARITHMIC_FROM = 40


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on the axis and where it stands."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure drawn: from ``left`` to ``right``; an open end is an arrow, a single number a dot (``left == right``)."""

    left: float
    right: float
    open_left: bool
    open_right: bool
    about: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A line from 0 (or 1, logarithmic) to ``top``, with round ticks."""

    top: float
    logarithmic: bool
    ticks: tuple[Tick, ...]

    def x(self, number: float) -> float:
        """Return where ``number`` stands, in units of the drawing, rounded so that bytes are the same everywhere."""
        share = math.log10(max(number, 1)) / math.log10(self.top) if self.logarithmic else number / self.top
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


def scale(numbers: Iterable[int]) -> Scale | None:
    """Return the scale on which all ``numbers`` can be drawn, or null where there is none above nought."""
    positive = sorted(number for number in numbers if number > 0)
    if not positive:
        return None
    logarithmic = positive[-1] / positive[0] >= LOGARITHMIC_FROM
    ticks = _powers(positive[-1]) if logarithmic else _steps(positive[-1])
    bare = Scale(top=float(ticks[-1]), logarithmic=logarithmic, ticks=())
    return Scale(top=bare.top, logarithmic=logarithmic, ticks=tuple(Tick(bare.x(tick), f"{tick:,}") for tick in ticks))


def _powers(largest: int) -> Sequence[int]:
    """Return 1, 10, 100 … up to the first power of ten that is not below ``largest``."""
    return [10**power for power in range(math.ceil(math.log10(largest)) + 1)]


def _steps(largest: int) -> Sequence[int]:
    """Return round steps (1, 2 or 5 times a power of ten) from nought to just beyond ``largest``, at most six."""
    unit = 1
    while True:
        for factor in (1, 2, 5):
            step = unit * factor
            if step * 5 >= largest:
                return list(range(0, step * math.ceil(largest / step) + 1, step))
        unit *= 10


def bar(on: Scale, low: int | None, high: int | None, about: bool = False) -> Bar | None:
    """Return how a figure is drawn; nothing where it names no number."""
    if low is None and high is None:
        return None
    known = low if low is not None else high
    assert known is not None
    left = on.x(low if low is not None else known)
    right = on.x(high if high is not None else known)
    return Bar(left=left, right=right, open_left=low is None, open_right=high is None, about=about)
