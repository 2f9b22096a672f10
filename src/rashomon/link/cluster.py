"""From compared pairs to events: each event in order of time joins the earlier ones that it is like on average, or begins its own.

Never two events of one document together. Nothing that comes later changes what was compared before, so that reports that come later can
be added to what is there, with the same result as all at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.link.blocking import Index
from rashomon.link.features import NEVER, log_odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.link.sides import Side

THRESHOLD = 0.0
"""Mean log-odds above which two clusters are one event."""

SPEAKERS = 16
"""Members that speak for a cluster when it is compared with another: of a larger one the first half and the last half of as many."""


class Clusters:
    """Events in the making. `add` takes them in order of time; `groups` may be asked for at any time."""

    def __init__(self) -> None:
        self._sides: list[Side] = []
        self._index = Index()
        self._home: list[int] = []
        self._members: dict[int, list[int]] = {}
        self._documents: dict[int, set[str]] = {}

    def add(self, side: Side) -> None:
        """Take in one event, compared with those before it; it may make one of two that it is like."""
        at = len(self._sides)
        odds = self._compared(side)
        liked = sorted((other for other in odds if odds[other] > THRESHOLD), key=lambda other: (-odds[other], other))
        self._sides.append(side)
        self._home.append(at)
        self._members[at] = [at]
        self._documents[at] = {side.event.document}
        for other in liked:
            one, two = self._home[at], self._home[other]
            if one != two and self._may_join(one, two, at, odds):
                self._join(one, two)
        self._index.file(at, side)

    def groups(self) -> list[list[int]]:
        """Return the clusters as positions in order of adding, each sorted, in order of their first member."""
        return sorted((sorted(members) for members in self._members.values()), key=lambda members: members[0])

    def _compared(self, side: Side) -> dict[int, float]:
        """Return the earlier events that are worth comparing, with the log-odds that they are the same."""
        return {at: log_odds(self._sides[at], side, THRESHOLD) for at in self._index.earlier(side)}

    def _may_join(self, one: int, two: int, latest: int, odds: dict[int, float]) -> bool:
        """Tell whether two clusters are one event; ``odds`` of the latest event above the threshold need not be worked out again."""
        if not self._documents[one].isdisjoint(self._documents[two]):
            return False
        pairs = sorted((min(a, b), max(a, b)) for a in self._speakers(one) for b in self._speakers(two))
        total = 0.0
        for a, b in pairs:
            known = odds.get(a, THRESHOLD) if b == latest else THRESHOLD
            weight = known if known > THRESHOLD else log_odds(self._sides[a], self._sides[b])
            if weight <= NEVER / 2:
                return False
            total += weight
        return total / len(pairs) > THRESHOLD

    def _speakers(self, cluster: int) -> list[int]:
        members = self._members[cluster]
        return members if len(members) <= SPEAKERS else [*members[: SPEAKERS // 2], *members[-SPEAKERS // 2 :]]

    def _join(self, one: int, two: int) -> None:
        """Put the smaller of two clusters into the larger."""
        large, small = sorted((one, two), key=lambda cluster: (-len(self._members[cluster]), cluster))
        for at in self._members[small]:
            self._home[at] = large
        members, more = self._members[large], self._members.pop(small)
        in_order = members[-1] < more[0]
        members.extend(more)
        if not in_order:
            members.sort()
        self._documents[large] |= self._documents.pop(small)


def cluster(sides: Sequence[Side]) -> list[list[int]]:
    """Return clusters of indexes of ``sides``, which are in order of time."""
    clusters = Clusters()
    for side in sides:
        clusters.add(side)
    return clusters.groups()
