"""Groups grown again from a change on are those grown from the beginning, whoever likes whom."""

from __future__ import annotations

from collections.abc import Collection
from random import Random

import pytest

from rashomon.link import MemoryShelf
from rashomon.link.regroup import Before, Regrouping
from rashomon.link.sides import Side
from rashomon.model import LocalEvent, Telling


class Sides:
    """Events of which nothing is told."""

    def __init__(self, number: int, random: Random) -> None:
        events = (LocalEvent(id=f"loc-{n:03}", document=f"doc-{random.randrange(number)}", kind="event") for n in range(number))
        self.all = {side.at: side for side in map(Side, map(Telling, events))}

    def fetch(self, ats: Collection[str]) -> None:
        """All are ready."""

    def __getitem__(self, at: str) -> Side:
        return self.all[at]


def odds(one: Side, other: Side) -> float:
    """Made-up odds, the same whenever the two are compared; some rule out."""
    return Random(f"{one.at} {other.at}").choice((-30.0, -4.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0, 5.0))


class Graph:
    """Events of which each may like a few earlier ones, some of them there."""

    def __init__(self, number: int, random: Random) -> None:
        self.sides = Sides(number, random)
        self.names = sorted(self.sides.all)
        self.seen = {at: random.sample(self.names[:n], min(n, random.choice((0, 1, 2, 4)))) for n, at in enumerate(self.names)}
        self.shelf = MemoryShelf()
        self.there: set[str] = set()

    def likes(self, at: str) -> dict[str, float]:
        """Whom one of them likes of those that are there."""
        found = {other: odds(self.sides[other], self.sides[at]) for other in self.seen[at] if other in self.there}
        return {other: value for other, value in found.items() if value > 0}

    def change(self, come: set[str], go: set[str]) -> None:
        """Let events come and go."""
        newest = self.shelf.newest()
        before = Before(tuple(self.shelf.likes(go)), self.shelf.groups_of(go))
        were = {at: self.likes(at) for at in self.there}
        self.shelf.remove([(at, []) for at in go])
        self.shelf.add([(at, self.sides[at].telling, []) for at in come])
        self.there = (self.there - go) | come
        likes = {at: now for at in self.there if (now := self.likes(at)) != were.get(at) or at in come}
        Regrouping(self.shelf, self.sides, newest, likes, before).run()

    def groups(self) -> dict[str, str]:
        """In which group each is."""
        return dict(self.shelf.groups_of(sorted(self.there)))


@pytest.mark.parametrize("seed", range(40))
def test_whoever_likes_whom(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events that come and go in any order give the groups, and the pairs that brought them together, of those that are there."""
    monkeypatch.setattr("rashomon.link.cluster.log_odds", odds)
    random, graph = Random(seed), Graph(40, Random(seed))
    for _ in range(25):
        go = {*random.sample(sorted(graph.there), random.choice((0, 0, 1, 2)) if len(graph.there) > 5 else 0)}
        free = sorted({*graph.names} - graph.there) + (sorted(go) if seed % 2 else [])
        graph.change({*random.sample(free, min(len(free), random.choice((0, 1, 1, 5))))}, go)
        at_once = Graph(40, Random(seed))
        at_once.change(graph.there, set())
        assert graph.groups() == at_once.groups()
        assert sorted(graph.shelf.likes(graph.there)) == sorted(at_once.shelf.likes(graph.there))
    assert len({*graph.groups().values()}) < len(graph.there)
