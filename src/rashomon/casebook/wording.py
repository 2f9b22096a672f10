"""Short words for what a decision is about, in reasons and on the command line."""

from __future__ import annotations

from rashomon.model import Actor, Decision, Moment, Quantity, Value
from rashomon.model import Warning as Alert


def in_words(value: Value) -> str:
    """Return a value in a few words: "12", "12 to 15", "at least 12", a name, a day."""
    if isinstance(value, Quantity):
        return bounds(value.low, value.high)
    if isinstance(value, Actor):
        return value.name if value.role == "did" else f"{value.name} ({value.role})"
    if isinstance(value, Moment):
        days = " to ".join(dict.fromkeys(day for day in (value.start, value.end) if day))
        return days or value.words or "no day"
    if isinstance(value, Alert):
        return value.status
    return value.name


def bounds(low: int | None, high: int | None) -> str:
    """Return the bounds of a number in words."""
    if low is None:
        return "no number" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def signature(decision: Decision) -> str:
    """Return who took a decision and on which day."""
    return f"{decision.who} on {decision.made_at[:10]} ({decision.id})"
