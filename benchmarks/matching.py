"""Which found claim is which gold claim, and which found event is which gold event: one to one, as many as can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from benchmarks.gold import Anchored, ClaimGroup
from rashomon.model import FIGURE_KINDS, Claim, Span, overlaps

Rank = Callable[[Anchored, Claim], int | None]
"""How well a gold and a found claim fit: 0 is best, higher is worse, None is not at all."""


@dataclass(frozen=True)
class Pair:
    """A gold claim and the found claim that is taken for it."""

    gold: Anchored
    found: Claim


def group_of(kind: str) -> ClaimGroup | None:
    """Return the family of kinds that is scored together with ``kind``, or None where it is not scored."""
    if kind in FIGURE_KINDS:
        return "figure"
    if kind == "responsibility":
        return "responsibility"
    return "warning" if kind == "warning" else None


def pair_up(gold: Sequence[Anchored], found: Sequence[Claim], rank: Rank) -> list[Pair]:
    """Return pairs of gold and found claims of one document, one to one.

    Better ranks are paired first, as many as can be at each rank, claims that must be found before optional ones; among equals the
    spans that share the largest part of both win.
    """
    taken: dict[int, int] = {}
    used: set[int] = set()
    ranks = {(g, f): fit for g, one in enumerate(gold) for f, other in enumerate(found) if (fit := _fit(one, other, rank)) is not None}
    for level in sorted(set(ranks.values())):
        for optional in (False, True):
            rows = [g for g, one in enumerate(gold) if one.claim.optional is optional and g not in taken.values()]
            wanted = {
                g: _by_closeness(gold[g], found, [f for f in range(len(found)) if ranks.get((g, f)) == level and f not in used])
                for g in rows
            }
            now = _one_to_one(wanted)
            taken.update(now)
            used.update(now)
    return [Pair(gold[g], found[f]) for f, g in sorted(taken.items(), key=lambda item: (item[1], item[0]))]


def map_events(pairs: Iterable[Pair], shared_documents: Counter[tuple[str, str]], claimless: Set[str]) -> dict[str, str]:
    """Return the found event of each gold event, one to one, those that share most claims first, then most documents.

    ``pairs`` are matched without regard to event; ``shared_documents`` counts the documents that a gold and a found event both name.
    Documents alone decide only for the ``claimless``: gold events of which the gold has no claim to share.
    """
    shared: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        if pair.found.event is not None and not pair.gold.claim.optional:
            shared[pair.gold.claim.event, pair.found.event] += 1
    order = sorted({*shared, *shared_documents}, key=lambda both: (-shared[both], -shared_documents[both], both))
    mapped: dict[str, str] = {}
    for wanted, given in order:
        shares = shared[wanted, given] or wanted in claimless
        if shares and wanted not in mapped and given not in mapped.values():
            mapped[wanted] = given
    return mapped


def closeness(one: Span, other: Span) -> float:
    """Return the part of the two spans together that both cover, 0 to 1."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(both, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def _fit(one: Anchored, other: Claim, rank: Rank) -> int | None:
    if one.document != other.document or not overlaps(one.span, other.span):
        return None
    return rank(one, other)


def _by_closeness(one: Anchored, found: Sequence[Claim], candidates: list[int]) -> list[int]:
    return sorted(candidates, key=lambda f: (-closeness(one.span, found[f].span), found[f].id))


def _one_to_one(wanted: dict[int, list[int]]) -> dict[int, int]:
    """Return a largest matching (Kuhn's augmenting paths), as gold index by found index."""
    owner: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for candidate in wanted[row]:
            if candidate in seen:
                continue
            seen.add(candidate)
            if candidate not in owner or place(owner[candidate], seen):
                owner[candidate] = row
                return True
        return False

    for row in wanted:
        place(row, set())
    return owner
