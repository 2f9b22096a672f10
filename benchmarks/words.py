"""Gold and found claims in words, for the list of errors."""

from __future__ import annotations

from benchmarks.gold import Anchored, Gold
from rashomon.model import Actor, Claim, Findings, Quantity
from rashomon.model import Warning as WarningValue


def words_of_gold(one: Anchored, gold: Gold) -> str:
    """Return a gold claim in a line: kind, value, event, stance and speakers."""
    claim = one.claim
    value = {
        "figure": f"{claim.low}..{claim.high} {claim.scope}",
        "responsibility": "/".join(claim.accused),
        "warning": "/".join(claim.status),
    }
    speakers = "/".join(str(name) for name in claim.speaker) or ("own voice" if "speaker" in claim.judged else "anyone")
    return f"{claim.kind} {value[claim.group]} | {gold.events[claim.event].label} | {'/'.join(claim.stances)} by {speakers}"


def words_of_claim(claim: Claim, findings: Findings) -> str:
    """Return a found claim in a line: kind, value, event, stance and speakers."""
    value = str(claim.value)
    if isinstance(claim.value, Quantity):
        value = f"{claim.value.low}..{claim.value.high} {claim.value.scope}"
    elif isinstance(claim.value, Actor):
        value = claim.value.name
    elif isinstance(claim.value, WarningValue):
        value = claim.value.status
    event = next((event.label for event in findings.events if event.id == claim.event), "no event")
    speakers = " > ".join(str(link.speaker) for link in claim.attribution) or "own voice"
    return f"{claim.kind} {value} | {event} | {claim.stance} by {speakers}"
