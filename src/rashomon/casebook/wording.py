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


def contents(decision: Decision) -> str:
    """Return what a decision is about and says, in a few words: "clm-1 killed 44 -> 46", "case-1 killed 12 to 14"."""
    evidence, correction, figure = decision.evidence, decision.correction, decision.figure
    if evidence is None:
        settled = (
            f"{figure.kind} {bounds(figure.low, figure.high)}, best {figure.best if figure.best is not None else 'open'}" if figure else ""
        )
        return " ".join(part for part in (decision.undoes, decision.event, *decision.others, settled) if part)
    said = f"{decision.claim} {evidence.kind} {in_words(evidence.value)}"
    if correction is None:
        return said
    changes = [in_words(correction.value)] if correction.value is not None else []
    changes += [correction.stance] if correction.stance is not None else []
    changes += [f"said by {correction.speaker or 'the report itself'}"] if correction.speaker is not None else []
    changes += [f"of {correction.event}"] if correction.event is not None else []
    return f"{said} -> {', '.join(changes)}"


def signature(decision: Decision) -> str:
    """Return who took a decision and on which day."""
    return f"{decision.who} on {decision.made_at[:10]} ({decision.id})"
