"""Whether a claim is still the one that a decision was taken on, and which is likest where none is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from rashomon.casebook.wording import in_words
from rashomon.model import Actor, Claim, Decision, Document, Evidence, Quantity, Value, overlaps
from rashomon.model.errors import InternalError


def evidence_of(decision: Decision) -> Evidence:
    """Return the evidence of a decision on a claim."""
    if decision.evidence is None:
        raise InternalError(f"decision {decision.id} ({decision.action}) has no evidence")
    return decision.evidence


def make_evidence(claim: Claim, document: Document) -> Evidence:
    """Return the evidence that a decision on a claim rests on, as the claim is now."""
    return Evidence(
        document=document.id,
        sha256=document.sha256,
        span=claim.span,
        quote=claim.quote,
        kind=claim.kind,
        value=claim.value,
        stance=claim.stance,
        speaker=root_of(claim),
    )


def root_of(claim: Claim) -> str | None:
    """Return whose word a claim is in the end; null for the document's own voice and for somebody who is not named."""
    return claim.attribution[-1].speaker if claim.attribution else None


def matches(claim: Claim, evidence: Evidence) -> bool:
    """Tell whether a claim of the same document is what the evidence says."""
    return (claim.kind, claim.span, claim.quote, claim.stance) == (evidence.kind, evidence.span, evidence.quote, evidence.stance) and (
        root_of(claim) == evidence.speaker and same_value(claim.value, evidence.value)
    )


def same_value(one: Value, other: Value) -> bool:
    """Tell whether two values say the same.

    Not compared are ids of persons, which depend on everything else that was read in the text, and by which words of the quote an actor is
    named.
    """
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return (one.counted_from is None) == (other.counted_from is None) and _bare(one) == _bare(other)
    if isinstance(one, Actor) and isinstance(other, Actor):
        return (one.name, one.role) == (other.name, other.role)
    return one == other


def _bare(value: Quantity) -> Quantity:
    return replace(value, people=(), counted_from=None)


def likest(evidence: Evidence, claims: Iterable[Claim]) -> Claim | None:
    """Return the claim nearest to what the evidence says: of its kind, with its words or most of them, its place or its value."""
    same_text = [claim for claim in claims if claim.kind == evidence.kind and _likeness(claim, evidence)]
    return min(same_text, key=lambda claim: (-_likeness(claim, evidence), abs(claim.span[0] - evidence.span[0]), claim.id), default=None)


def _likeness(claim: Claim, evidence: Evidence) -> int:
    at_place = claim.document == evidence.document and overlaps(claim.span, evidence.span)
    words = claim.quote == evidence.quote
    value = same_value(claim.value, evidence.value)
    near = 4 * words + 3 * at_place + 2 * value + 2 * _alike(claim.quote, evidence.quote)
    return near + (claim.stance == evidence.stance) + (root_of(claim) == evidence.speaker) if near else 0


def _alike(one: str, other: str) -> bool:
    """Tell whether two quotes share at least half of their words, as those of a toll that was revised do."""
    words, others = {*one.casefold().split()}, {*other.casefold().split()}
    return 2 * len(words & others) >= len(words | others)


def differences(evidence: Evidence, claim: Claim | None) -> str:
    """Return in words how a claim differs from what a decision was taken on."""
    if claim is None:
        return f"nothing like “{evidence.kind}: {in_words(evidence.value)}” is read there now"
    said = [*_differences(evidence, claim)]
    return f"{', '.join(said)}" if said else "the nearest claim there says the same"


def _differences(evidence: Evidence, claim: Claim) -> Sequence[str]:
    was: list[str] = []
    if not same_value(claim.value, evidence.value):
        now, then = in_words(claim.value), in_words(evidence.value)
        was.append(f"the value is now {now} (was {then})" if now != then else f"the value {now} is now read otherwise")
    if claim.quote != evidence.quote:
        was.append("the words are others now")
    elif claim.document == evidence.document and claim.span != evidence.span:
        was.append("the words stand elsewhere now")
    if claim.stance != evidence.stance:
        was.append(f"the stance is now {claim.stance} (was {evidence.stance})")
    if root_of(claim) != evidence.speaker:
        was.append(f"it is now said by {root_of(claim) or 'nobody named'} (was {evidence.speaker or 'nobody named'})")
    return was
