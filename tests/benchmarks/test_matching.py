"""Pairs of gold and found claims are one to one and as many as can be, whatever the order they come in."""

from __future__ import annotations

from collections import Counter

from benchmarks.gold import Anchored, GoldClaim
from benchmarks.matching import Pair, map_events, pair_up
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Claim, Quantity, Span, make_claim, make_document

DOCUMENT = make_document("x" * 100)


def wanted(span: Span, low: int, event: str = "e", optional: bool = False) -> Anchored:
    """A gold figure at a span."""
    return Anchored(DOCUMENT.id, "d", GoldClaim(kind="killed", event=event, at=span, low=low, high=low, optional=optional), span)


def given_at(span: Span, low: int, event: str | None = None) -> Claim:
    """A found figure at a span."""
    value = Quantity(low=low, high=low, qualifier="exact")
    claim = make_claim(DOCUMENT, "killed", value, span, confidence=1.0, reasons=())
    return Claim(**{**{field: getattr(claim, field) for field in claim.__struct_fields__}, "event": event})


def same_low(one: Anchored, other: Claim) -> int | None:
    """Rank by the number alone: 0 where it is the same."""
    assert isinstance(other.value, Quantity)
    return 0 if other.value.low == one.claim.low else 1


def test_as_many_as_can_be() -> None:
    """A claim that fits two gold claims gives way where the other fits only one."""
    gold = [wanted((0, 10), 5), wanted((0, 50), 5)]
    found = [given_at((5, 12), 5), given_at((20, 30), 5)]
    assert {(p.gold.span, p.found.span) for p in pair_up(gold, found, same_low)} == {((0, 10), (5, 12)), ((0, 50), (20, 30))}


def test_required_before_optional() -> None:
    """Gold that must be found is served before gold that may be."""
    gold = [wanted((0, 10), 5, optional=True), wanted((0, 10), 5)]
    [pair] = pair_up(gold, [given_at((0, 10), 5)], same_low)
    assert not pair.gold.claim.optional


def test_better_fits_first() -> None:
    """An equal number is paired before a different one at the very place."""
    gold = [wanted((0, 10), 5)]
    [pair] = pair_up(gold, [given_at((0, 10), 6), given_at((0, 30), 5)], same_low)
    assert pair.found.span == (0, 30)


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
NUMBERED = st.lists(st.tuples(SPANS, st.integers(1, 3)), max_size=6)


@given(NUMBERED, NUMBERED)
def test_one_to_one(gold: list[tuple[Span, int]], found: list[tuple[Span, int]]) -> None:
    """No claim is in two pairs, and every pair shares a place."""
    every = {claim.id: claim for claim in (given_at(*one) for one in found)}
    pairs = pair_up([wanted(*one) for one in gold], list(every.values()), same_low)
    assert max(Counter(pair.found.id for pair in pairs).values(), default=1) == 1
    assert max(Counter(id(pair.gold) for pair in pairs).values(), default=1) == 1
    assert all(p.gold.span[0] < p.found.span[1] and p.found.span[0] < p.gold.span[1] for p in pairs)


def test_events_by_most_claims() -> None:
    """A gold event is the found event that holds most of its claims; the smaller part of a split is nobody's."""
    pairs = [Pair(wanted((n, n + 1), 1, "market"), given_at((n, n + 1), 1, event)) for n, event in enumerate(["a", "a", "b"])]
    assert map_events(pairs, Counter(), frozenset()) == {"market": "a"}
