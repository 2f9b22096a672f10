"""Choosing one of several candidates by what speaks for each: a conditional logit whose weights are shipped, trained by a script.

The weights stand in ``data/NAME.json``: a number for each feature, and under "none" what speaks for choosing nothing. They are made by
``scripts/train_choosers.py``; the model card is ``docs/reference/weighing-models.md``.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Features = dict[str, float]
"""What speaks for or against one candidate: a number by the feature's name; a feature not named is 0."""

NONE = "none"


@lru_cache(maxsize=8)
def weights(name: str) -> dict[str, float]:
    """Return the shipped weights of one chooser."""
    found: dict[str, float] = json.loads(files("rashomon").joinpath("extract", "data", f"{name}.json").read_text("utf-8"))
    return found


def probabilities(candidates: Sequence[Features], by: Mapping[str, float]) -> list[float]:
    """Return for each candidate the probability that it is the one; what they lack to 1 is the probability of none."""
    scores = [sum(by.get(key, 0.0) * value for key, value in one.items()) for one in candidates]
    nothing = by.get(NONE, 0.0)
    top = max([nothing, *scores])
    shares = [exp(score - top) for score in scores]
    total = sum(shares) + exp(nothing - top)
    return [share / total for share in shares]
