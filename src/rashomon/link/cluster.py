"""From compared pairs to events: average-link agglomeration that never joins two events of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.link.blocking import candidate_pairs
from rashomon.link.features import NEVER, Side, score

if TYPE_CHECKING:
    from collections.abc import Sequence

THRESHOLD = 0.0
"""Mean log-odds above which two clusters are one event."""

MAX_PAIRS = 400
"""Pairs between two clusters that are compared; of larger clusters only the first members in order speak for them."""


def cluster(sides: Sequence[Side]) -> list[list[int]]:
    """Return clusters of indexes, each sorted, in order of their first member.

    Pairs are taken from the best downwards; two clusters join while the mean log-odds over all pairs between them stays above
    `THRESHOLD`, no pair is ruled out, and no document would be in the cluster twice.
    """
    scores = {pair: score(sides[pair[0]], sides[pair[1]])[0] for pair in candidate_pairs(sides)}
    members: dict[int, list[int]] = {i: [i] for i in range(len(sides))}
    home = list(range(len(sides)))
    ranked = sorted((p for p in scores if scores[p] > THRESHOLD), key=lambda p: (-scores[p], sides[p[0]].event.id, sides[p[1]].event.id))
    for one, other in ranked:
        a, b = home[one], home[other]
        if a != b and _may_join(members[a], members[b], scores, sides):
            for index in members[b]:
                home[index] = a
            members[a].extend(members.pop(b))
    return sorted((sorted(group) for group in members.values()), key=lambda group: group[0])


def _may_join(ones: list[int], others: list[int], scores: dict[tuple[int, int], float], sides: Sequence[Side]) -> bool:
    documents = {sides[i].event.document for i in ones}
    if any(sides[i].event.document in documents for i in others):
        return False
    pairs = [(one, other) if one < other else (other, one) for one in sorted(ones) for other in sorted(others)][:MAX_PAIRS]
    for pair in pairs:
        if pair not in scores:
            scores[pair] = score(sides[pair[0]], sides[pair[1]])[0]
    if any(scores[pair] <= NEVER / 2 for pair in pairs):
        return False
    return sum(scores[pair] for pair in pairs) / len(pairs) > THRESHOLD
