"""The floors: F1 of each measure below which the examples may not fall. Raising one is free, lowering one is a decision."""

from __future__ import annotations

FLOORS: dict[str, dict[str, float]] = {
    "harbour-attack": {},
    "market-bombing": {},
}
"""Measure by set; a measure without a floor is measured and shown, not held. To be filled when the pipeline runs."""

TARGETS: dict[str, float] = {"figures": 0.95, "responsibility": 0.9}
"""What the examples are to reach."""
