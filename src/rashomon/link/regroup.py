"""Clusters grown again from the first change on, and only those that it reaches.

Events are gone through in order of time. One whose likes are the same, and the clusters of those likes too, joins what it joined before:
nothing of it is compared. Only what changed, and what likes a member of a cluster that is no more what it was, is decided anew.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from rashomon.link.cluster import Clusters
from rashomon.model import Liked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from rashomon.link.cluster import Sides
    from rashomon.model import Shelf


class Changes(NamedTuple):
    """Which groups are no more what they were, and which came: the name of each, with where its members stand in time, in that order.

    A group is named by its first member. One that only changed is in both.
    """

    gone: frozenset[str]
    came: dict[str, tuple[str, ...]]


class Before(NamedTuple):
    """What was known, before they went, of events that are taken out: the pairs that they brought, and their groups."""

    likes: Sequence[Liked] = ()
    groups: Mapping[str, str] = {}


class Regrouping:
    """One run through what a change reaches. ``newest`` is the last event that stood before the change, null where none did.

    ``likes`` are, for each event that is new or likes others than before, the earlier ones that it likes, with their odds; ``before`` tells
    of those that went, of which some may be among the new.
    """

    def __init__(self, shelf: Shelf, sides: Sides, newest: str | None, likes: dict[str, dict[str, float]], before: Before) -> None:
        self._shelf, self._sides, self._newest = shelf, sides, newest
        self._likes = likes
        self._changed = frozenset(likes)
        self._bereft = frozenset(before.groups.values())
        self._joined: dict[str, set[str]] = {}
        for pair in before.likes:
            self._remember(pair)
        self._agenda = [*{*likes, *before.groups}]
        heapify(self._agenda)
        self._due = {*self._agenda}
        self._clusters = Clusters(sides)
        self._old: dict[str, set[str]] = {}
        self._documents: dict[str, str] = {}
        self._dirty: set[str] = set()
        self._spread: set[str] = set()
        self._decided: dict[str, Sequence[Liked]] = {}

    def run(self) -> Changes:
        """Put on the shelf what becomes of the groups, and return it."""
        if not self._agenda:
            return Changes(frozenset(), {})
        touched = {*self._likes, *(other for liked in self._likes.values() for other in liked)}
        self._load(touched, self._agenda[0], self._bereft)
        while self._agenda:
            self._go_through(heappop(self._agenda))
        self._shelf.put_likes(self._decided)
        return self._regrouped()

    def _load(self, ats: Iterable[str], now: str, groups: Iterable[str] = ()) -> None:
        """Bring in ``groups`` and those of these events, as they were before ``now``; what came to them later is yet to be gone through."""
        if self._newest is None:
            return
        unknown = [at for at in ats if at not in self._documents]
        wanted = {*self._shelf.groups_of(unknown).values(), *groups} - self._old.keys()
        found = {group: sorted(rows) for group, rows in self._shelf.members(wanted).items()} if wanted else {}
        self._old.update((group, {at for at, _ in found.get(group, ())}) for group in wanted)
        whole = {group for group, rows in found.items() if group not in self._bereft and rows[-1][0] < now}
        parts = [at for group, rows in found.items() if group not in whole for at, _ in rows]
        for pair in self._shelf.likes(parts) if parts else ():
            self._remember(pair)
        for group, rows in found.items():
            self._documents.update(rows)
            if group in whole:
                self._clusters.place_together(rows)
            else:
                self._resume(rows, now)

    def _remember(self, pair: Liked) -> None:
        if pair.later not in self._changed:
            self._likes.setdefault(pair.later, {})[pair.earlier] = pair.odds
        if pair.joined:
            self._joined.setdefault(pair.later, set()).add(pair.earlier)

    def _resume(self, rows: Sequence[tuple[str, str]], now: str) -> None:
        """Bring the members of a group together as they were before ``now``."""
        for at, document in rows:
            if at < now:
                self._likes.pop(at, None)
                self._clusters.place(at, document)
                self._join_as_before(at)
            elif at not in self._due:
                self._due.add(at)
                heappush(self._agenda, at)

    def _join_as_before(self, at: str) -> None:
        for other in sorted(self._joined.get(at, ())):
            self._clusters.join(at, other)

    def _go_through(self, at: str) -> None:
        """Take up one event where it stands in time."""
        was: Set[str] = self._joined.get(at, frozenset())
        likes = self._likes.pop(at, {})
        known = at in self._documents
        if not known and at not in self._changed:
            self._spoil(was, at)  # it went
            return
        self._clusters.place(at, self._documents[at] if known else self._sides[at].event.document)
        if at not in self._changed and not self._spoilt(likes):
            self._join_as_before(at)
            return
        self._load(likes, at)
        spoilt = self._spoilt(likes)
        joined = self._clusters.decide(at, likes)
        if at in self._changed or joined != was:
            self._decided[at] = tuple(Liked(other, at, odds, other in joined) for other, odds in likes.items())
        if not known or joined != was or not spoilt.isdisjoint(joined):
            self._spoil({at, *was}, at)

    def _spoilt(self, ats: Iterable[str]) -> set[str]:
        """Return those whose cluster is no more what it was."""
        return {at for at in ats if self._clusters.home(at) in self._dirty} if self._dirty else set()

    def _spoil(self, ats: Iterable[str], now: str) -> None:
        """Mark the clusters of these as no more what they were, and bring in all that is to be decided anew for it."""
        if self._newest is None or self._newest <= now:
            return
        homes = {home for at in ats if (home := self._clusters.home(at)) is not None}
        self._dirty |= homes
        fresh = {at for home in homes for at in self._clusters.members(home)} - self._spread
        self._spread |= fresh
        self._load(self._shelf.likers(fresh, now), now)

    def _regrouped(self) -> Changes:
        """Return which groups went and which came, and put them on the shelf."""
        was_in = {at: group for group, members in self._old.items() for at in members}
        came, same = {}, set()
        for members in self._clusters:
            group = members[0]
            if group not in self._bereft and self._old.get(group) == set(members):
                same.add(group)
            else:
                came[group] = tuple(members)
        self._shelf.put_groups({at: group for group, members in came.items() for at in members if was_in.get(at) != group})
        return Changes(frozenset(self._old.keys() - same), came)
