"""The shelf of one run: everything in memory."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from rashomon.model import Liked, Telling


class MemoryShelf:
    """A `Shelf` that is gone with the process."""

    def __init__(self) -> None:
        self._tellings: dict[str, Telling] = {}
        self._filed: dict[str, list[str]] = {}
        self._likes: dict[str, Sequence[Liked]] = {}
        self._likers: defaultdict[str, list[str]] = defaultdict(list)
        self._group: dict[str, str] = {}
        self._members: defaultdict[str, set[str]] = defaultdict(set)

    def newest(self) -> str | None:
        """See `Shelf`."""
        return max(self._tellings, default=None)

    def latest(self, wanted: Sequence[tuple[str, str]], limit: int) -> list[Sequence[str]]:
        """See `Shelf`."""
        found: list[Sequence[str]] = []
        for key, before in wanted:
            events = self._filed.get(key, ())
            if events and events[-1] >= before:
                end = bisect_left(events, before)
                found.append(events[max(0, end - limit) : end])
            else:
                found.append(events[-limit:])
        return found

    def following(self, wanted: Sequence[tuple[str, str]], limit: int) -> list[Sequence[str]]:
        """See `Shelf`."""
        return [self._after(key, after)[:limit] for key, after in wanted]

    def between(self, wanted: Sequence[tuple[str, str, str | None]]) -> set[str]:
        """See `Shelf`."""
        return {at for key, after, last in wanted for at in self._after(key, after, last)}

    def _after(self, key: str, after: str, last: str | None = None) -> Sequence[str]:
        events = self._filed.get(key, ())
        end = len(events) if last is None else bisect_right(events, last)
        return events[bisect_right(events, after) : end]

    def tellings(self, ats: Collection[str]) -> dict[str, Telling]:
        """See `Shelf`."""
        return {at: self._tellings[at] for at in ats if at in self._tellings}

    def likes(self, laters: Collection[str]) -> Iterator[Liked]:
        """See `Shelf`."""
        return (pair for later in laters for pair in self._likes.get(later, ()))

    def likers(self, earliers: Collection[str], after: str) -> set[str]:
        """See `Shelf`."""
        return {later for earlier in earliers for later in self._likers.get(earlier, ()) if later > after}

    def groups_of(self, ats: Collection[str]) -> dict[str, str]:
        """See `Shelf`."""
        return {at: self._group[at] for at in ats if at in self._group}

    def members(self, groups: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """See `Shelf`."""
        return {group: [(at, self._tellings[at].event.document) for at in self._members.get(group, ())] for group in groups}

    def add(self, rows: Iterable[tuple[str, Telling, Sequence[str]]]) -> None:
        """See `Shelf`."""
        for at, telling, keys in rows:
            self._tellings[at] = telling
            for key in keys:
                events = self._filed.setdefault(key, [])
                if not events or events[-1] < at:
                    events.append(at)
                else:
                    insort(events, at)

    def remove(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """See `Shelf`."""
        self.put_likes({at: () for at, _ in rows})
        for at, keys in rows:
            del self._tellings[at]
            for key in keys:
                events = self._filed[key]
                del events[bisect_left(events, at)]
            self._leave(at)

    def put_likes(self, likes: Mapping[str, Sequence[Liked]]) -> None:
        """See `Shelf`."""
        for later, pairs in likes.items():
            for pair in self._likes.pop(later, ()):
                self._likers[pair.earlier].remove(later)
            if pairs:
                self._likes[later] = pairs
            for pair in pairs:
                self._likers[pair.earlier].append(later)

    def put_groups(self, groups: Mapping[str, str]) -> None:
        """See `Shelf`."""
        for at, group in groups.items():
            self._leave(at)
            self._group[at] = group
            self._members[group].add(at)

    def _leave(self, at: str) -> None:
        group = self._group.pop(at, None)
        if group is not None:
            self._members[group].discard(at)
            if not self._members[group]:
                del self._members[group]
