"""What a quantity claims: the number it names, and the numbers it can hold with."""

from __future__ import annotations

import math

from rashomon.model import Quantity

TOLERANCE = 0.1
"""What "about" allows, either way: a tenth, the rounding that a round number in news usually carries."""


def named_number(value: Quantity) -> int | None:
    """Return the number that a quantity names: its low ("at least 137": 137), or of a mere upper bound its high."""
    return value.low if value.low is not None else value.high


def highest_named(value: Quantity) -> int | None:
    """Return the greatest number that a quantity names: its high, or of an open bound its low."""
    return value.high if value.high is not None else value.low


def holds_from(value: Quantity) -> float:
    """Return the smallest number that would not belie ``value``."""
    if value.low is None:
        return 0
    return math.floor(value.low * (1 - TOLERANCE)) if value.qualifier == "about" else value.low


def holds_to(value: Quantity) -> float:
    """Return the greatest number that would not belie ``value``; infinite where it is open.

    "More than 100" beside "100" is a matter of wording in news, so both bounds count the number named as within.
    """
    if value.high is None:
        return math.inf
    return math.ceil(value.high * (1 + TOLERANCE)) if value.qualifier == "about" else value.high


def exclude(one: Quantity, other: Quantity) -> bool:
    """Tell whether no number could make both true. "At least 133" and 143 do not exclude each other; "about 100" and 84 do."""
    return max(holds_from(one), holds_from(other)) > min(holds_to(one), holds_to(other))


def says_alike(value: Quantity) -> tuple[str, int | None, int | None]:
    """Return a key that quantities naming the same number share: a range by both ends, a vague word by itself, else the number named."""
    if value.low is not None and value.high is not None and value.low != value.high:
        return ("range", value.low, value.high)
    kind = "vague" if value.qualifier == "vague" else "number"
    return (kind, named_number(value), None)
