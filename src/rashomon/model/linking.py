"""What linking keeps of the events of all documents, and the store that keeps it.

An event of a document stands *at* a place in the order of time (`rashomon.link.place_in_time`), a string by which it is known throughout.
Stores compare these strings by code point (in SQL: a binary or C collation). Whatever store answers, linking does the same with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from rashomon.model.event import LocalEvent
from rashomon.model.value import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


class Telling(NamedTuple):
    """What one document tells of one event, as a store keeps it: the event, when the document came out (ISO), the town it is set in."""

    event: LocalEvent
    published: str | None = None
    setting: Place | None = None


class Liked(NamedTuple):
    """Two events that are likelier one than not: where they stand, the log-odds, and whether the later one brought them together."""

    earlier: str
    later: str
    odds: float
    joined: bool


class Shelf(Protocol):
    """A store of documents' events: under which keys they are filed, which liked which, and in which group each is.

    All operations take many at once, so that a database needs one round trip. Those that are not known are left out of what is returned.
    """

    def newest(self) -> str | None:
        """Return where the last event in the order of time stands; null where there is none."""

    def latest(self, wanted: Sequence[tuple[str, str]], limit: int) -> Sequence[Sequence[str]]:
        """Return for each (key, before) the last ``limit`` events filed under the key that stand before ``before``, in any order."""

    def following(self, wanted: Sequence[tuple[str, str]], limit: int) -> Sequence[Sequence[str]]:
        """Return for each (key, after) the first ``limit`` events filed under the key that stand after ``after``, in order."""

    def between(self, wanted: Sequence[tuple[str, str, str | None]]) -> set[str]:
        """Return the events that are, for any (key, after, last), filed under the key, after ``after`` and not after ``last``, if given."""

    def tellings(self, ats: Collection[str]) -> Mapping[str, Telling]:
        """Return what documents tell of these events, by where they stand: a tuple of local event, date of publication, setting."""

    def likes(self, laters: Collection[str]) -> Iterable[Liked]:
        """Return the pairs of which one of these is the later."""

    def likers(self, earliers: Collection[str], after: str) -> set[str]:
        """Return the later events, if they stand after ``after``, of the pairs of which one of these is the earlier."""

    def groups_of(self, ats: Collection[str]) -> Mapping[str, str]:
        """Return the group in which each of these is."""

    def members(self, groups: Collection[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Return the events of each group, each with the id of its document, in any order."""

    def add(self, rows: Sequence[tuple[str, Telling, Sequence[str]]]) -> None:
        """Take in events: where each stands, what is told of it, and the keys (none twice) under which it is filed. None is there yet."""

    def remove(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Forget events, each given with the keys under which it is filed: what is told, its group, the pairs of which it is the later."""

    def put_likes(self, likes: Mapping[str, Sequence[Liked]]) -> None:
        """For each event, put these pairs in place of those of which it was the later."""

    def put_groups(self, groups: Mapping[str, str]) -> None:
        """Set the group in which each of these events is. A group without members is no more."""
