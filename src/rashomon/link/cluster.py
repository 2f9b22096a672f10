"""From liked pairs to events: each event in order of time joins the earlier ones that it is like on average, or stays by itself.

Never two events of one document together. What reports are mostly about decides before what they tell of beside it: a main event joins main
events first, and of two clusters that both hold main events only those speak. What an event joins hangs only on the clusters, as they stand
before it, of those that it likes.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Protocol

from rashomon.link.features import NEVER, log_odds
from rashomon.link.sides import is_main

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from rashomon.link.sides import Side

THRESHOLD = 0.0
"""Log-odds above which two events like each other, and mean log-odds above which two clusters are one event."""

SPEAKERS = 16
"""Members that speak for a cluster when it is compared with another: of a larger one the first half and the last half of as many."""


class Sides(Protocol):
    """Where the sides of events are found."""

    def fetch(self, ats: Collection[str]) -> None:
        """Make these ready."""

    def __getitem__(self, at: str) -> Side:
        """Return one that was made ready."""


class Clusters:
    """Events in the making, named by where they stand in time. They are to come in that order."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._home: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._documents: dict[str, set[str]] = {}

    def place(self, at: str, document: str) -> None:
        """Take in an event as a cluster of its own."""
        self._home[at] = at
        self._members[at] = [at]
        self._documents[at] = {document}

    def place_together(self, members: Iterable[tuple[str, str]]) -> None:
        """Take in events, each with its document, that are known to be a cluster."""
        ats, documents = zip(*sorted(members), strict=True)
        self._home.update(dict.fromkeys(ats, ats[0]))
        self._members[ats[0]] = list(ats)
        self._documents[ats[0]] = set(documents)

    def decide(self, at: str, likes: Mapping[str, float]) -> set[str]:
        """Bring the latest event together with the clusters it is like; return those of ``likes`` (with their odds) that it joined by."""
        joined = set()
        if likes:
            homes = {self._home[other] for other in likes}
            self._sides.fetch({at, *(speaker for home in homes for some in self._speakers(home) for speaker in some)})
        for other in sorted(likes, key=lambda other: (is_main(other) != is_main(at), -likes[other], other)):
            one, two = self._home[at], self._home[other]
            if one != two and self._may_join(one, two, at, likes):
                self._join(one, two)
                joined.add(other)
        return joined

    def join(self, at: str, other: str) -> None:
        """Bring the clusters of two events together, as it is known that they are."""
        self._join(self._home[at], self._home[other])

    def home(self, at: str) -> str | None:
        """Return the name, for now, of the cluster in which an event is; null where it has not come yet."""
        return self._home.get(at)

    def members(self, home: str) -> list[str]:
        """Return the members of a cluster, in order of time."""
        return self._members[home]

    def __iter__(self) -> Iterator[list[str]]:
        """Yield the members of each cluster, in order of time."""
        return iter(self._members.values())

    def _may_join(self, one: str, two: str, latest: str, likes: Mapping[str, float]) -> bool:
        """Tell whether two clusters are one event; the odds of those that the latest event likes need not be worked out again."""
        if not self._documents[one].isdisjoint(self._documents[two]):
            return False
        (ones, all_ones), (twos, all_twos) = self._speakers(one), self._speakers(two)
        weights = []
        for a in ones if ones and twos else all_ones:
            for b in twos if ones and twos else all_twos:
                earlier, later = (a, b) if a < b else (b, a)
                known = likes.get(earlier) if later == latest else None
                weight = log_odds(self._sides[earlier], self._sides[later]) if known is None else known
                if weight <= NEVER / 2:
                    return False
                weights.append(weight)
        return fsum(weights) / len(weights) > THRESHOLD  # fsum: exact in any order

    def _speakers(self, cluster: str) -> tuple[list[str], list[str]]:
        """Return those who speak for a cluster where main events do, and where all do."""
        members = self._members[cluster]
        return _ends([at for at in members if is_main(at)]), _ends(members)

    def _join(self, one: str, two: str) -> None:
        """Put the smaller of two clusters into the larger."""
        large, small = (one, two) if len(self._members[one]) >= len(self._members[two]) else (two, one)
        members, more = self._members[large], self._members.pop(small)
        for at in more:
            self._home[at] = large
        in_order = members[-1] < more[0]
        members.extend(more)
        if not in_order:
            members.sort()
        self._documents[large] |= self._documents.pop(small)


def _ends(members: list[str]) -> list[str]:
    return members if len(members) <= SPEAKERS else [*members[: SPEAKERS // 2], *members[-SPEAKERS // 2 :]]
