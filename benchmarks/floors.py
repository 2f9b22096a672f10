"""The floors: F1 of each measure below which the sets may not fall. Raising one is free, lowering one is a decision."""

from __future__ import annotations

EXAMPLES = "examples, all"
"""The name under which the examples are measured as one set."""

FLOORS: dict[str, dict[str, float]] = {
    EXAMPLES: {"figures": 0.95, "figures: speaker": 0.93, "responsibility": 0.96, "warnings": 0.85, "events (B³)": 0.95, "flags": 0.99},
    "harbour-attack": {"figures": 0.95, "figures, any event": 0.97, "responsibility": 0.96, "events (B³)": 0.97},
    "market-bombing": {"figures": 0.93, "figures, any event": 0.99, "responsibility": 0.95, "events (B³)": 0.94},
    "seeds": {"figures": 0.96, "figures, any event": 0.96, "responsibility": 0.90, "warnings": 0.95, "events (B³)": 0.95},
}
"""Measure by set; a measure without a floor is measured and shown, not held."""

CHAINS: dict[str, float] = {"claims found": 0.80, "root source": 0.90, "whole chain": 0.90}
"""Shares of the examples' claims whose chain of speakers is right (`benchmarks.chains`)."""

STATEMENTS: dict[str, float] = {"source": 0.81, "cue": 0.68, "content": 0.89, "whole": 0.77, "exact content": 0.55}
"""F1 of statements on PolNeAR's development part, held by ``python -m benchmarks.polnear`` where the data is at hand."""
