"""Events of documents taken in and out, at any time and in any order, with the result of all that are there at once.

What an event is compared with are the last few that stand before it under the keys that it seeks. So one that comes or goes changes that
only for the next few after it under its own keys; what those like is worked out anew, and the groups from there on (`Regrouping`).
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from rashomon.link.blocking import LATEST, filed, rank, seekers, sought
from rashomon.link.cluster import THRESHOLD
from rashomon.link.features import log_odds
from rashomon.link.regroup import Before, Changes, Regrouping
from rashomon.link.sides import Side
from rashomon.model.errors import InternalError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

    from rashomon.model import Shelf, Telling

T = TypeVar("T")

Likes = dict[str, dict[str, float]]
"""For events, the earlier ones that each likes, with their odds."""

AT_ONCE = 64
"""Events whose candidates are asked for in one go: few round trips, and what is asked for does not fill the memory."""


class Sides(dict[str, Side]):
    """The sides of events by where they stand, each made once: of those taken in, and of those on the shelf as they are fetched."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf

    def fetch(self, ats: Collection[str]) -> None:
        """Make these ready."""
        missing = [at for at in ats if at not in self]
        if missing:
            self.update((at, Side(telling)) for at, telling in self._shelf.tellings(missing).items())


def take_in(shelf: Shelf, added: Iterable[Telling], removed: Iterable[str] = ()) -> Changes:
    """Put events on the shelf and take others from it (named by `place_in_time`); return which groups went and which came.

    The groups on the shelf are then those of all events on it, whatever the order in which they came and went, and in whatever batches. An
    event may be removed and added anew in one go. Raises `InternalError` where one that is added is there already or is added twice, or one
    that is removed is not there.
    """
    newest, sides, gone = shelf.newest(), Sides(shelf), {*removed}
    new = sorted(map(Side, added), key=attrgetter("at"))
    before = Before(tuple(shelf.likes(gone)), shelf.groups_of(gone)) if gone else Before()
    _check_known(shelf, [side.at for side in new], gone, before.groups)
    sides.fetch(gone)
    old = [sides[at] for at in sorted(gone)]
    reached = sorted(_reached(shelf, [*old, *(side for side in new if newest is not None and side.at < newest)]) - gone)
    sides.fetch(reached)
    compared = _compared(shelf, [sides[at] for at in reached])
    shelf.remove([(side.at, [*filed(side)]) for side in old])
    sides.update((side.at, side) for side in new)
    likes: Likes = {}
    for part in _parts(new):  # what comes later does not matter to these
        shelf.add([(side.at, side.telling, [*filed(side)]) for side in part])
        likes.update(_likes(sides, _compared(shelf, part)))
    likes.update(_likes_anew(shelf, sides, compared, gone))
    return Regrouping(shelf, sides, newest, likes, before).run()


def _check_known(shelf: Shelf, new: Sequence[str], gone: Set[str], known: Collection[str]) -> None:
    if len(known) != len(gone):
        raise InternalError(f"linking: events to be removed that are not there: {', '.join(sorted({*gone} - {*known}))}")
    if len({*new}) != len(new) or not shelf.groups_of(new).keys() <= {*gone}:
        raise InternalError("linking: events to be added that are there already, or twice")


def _reached(shelf: Shelf, changing: Sequence[Side]) -> set[str]:
    """Return all later events on the shelf that may be compared with others than before when these come or go."""
    reached: set[str] = set()
    for part in _parts(changing):
        wanted = [(side.at, key, seeking) for side in part for key, seeking in seekers(side)]
        ends = shelf.following([(key, at) for at, key, _ in wanted], LATEST)
        reached |= shelf.between(
            [
                (other, at, end[-1] if len(end) == LATEST else None)
                for (at, _, seeking), end in zip(wanted, ends, strict=True)
                for other in seeking
            ]
        )
    return reached


def _compared(shelf: Shelf, sides: Sequence[Side]) -> dict[str, list[str]]:
    """Return for each event the earlier ones on the shelf that it is compared with."""
    compared = {}
    for part in _parts(sides):
        keys = [[*sought(side)] for side in part]
        found = iter(shelf.latest([(key, side.at) for side, each in zip(part, keys, strict=True) for key, _ in each], LATEST))
        for side, each in zip(part, keys, strict=True):
            compared[side.at] = rank([(next(found), times) for _, times in each], side.event.main)
    return compared


def _likes(sides: Sides, compared: Mapping[str, Sequence[str]]) -> Likes:
    """Return which of those that each event is compared with it likes, with the log-odds that they are the same."""
    sides.fetch({other for others in compared.values() for other in others})
    likes = {}
    for at, others in compared.items():
        odds = {other: log_odds(sides[other], sides[at], THRESHOLD) for other in others}
        likes[at] = {other: value for other, value in odds.items() if value > THRESHOLD}
    return likes


def _likes_anew(shelf: Shelf, sides: Sides, before: Mapping[str, Sequence[str]], gone: Set[str]) -> Likes:
    """Return what events that were reached like, where it is not what they liked before; only what is new to them is compared."""
    now = _compared(shelf, [sides[at] for at in before])
    other = [at for at in before if now[at] != before[at] or not gone.isdisjoint(now[at])]
    liked: Likes = {at: {} for at in other}
    for pair in shelf.likes(other) if other else ():
        liked[pair.later][pair.earlier] = pair.odds
    fresh = _likes(sides, {at: [one for one in now[at] if one in gone or one not in before[at]] for at in other})
    likes = {at: {one: odds for one, odds in liked[at].items() if one in now[at] and one not in gone} | fresh[at] for at in other}
    return {at: odds for at, odds in likes.items() if odds != liked[at]}


def _parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
