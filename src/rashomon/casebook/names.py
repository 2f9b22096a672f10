"""The names of events that last, while an event grows, takes in another or falls apart.

An event's id is a hash of what it is made of and changes with every report that joins it. Its name does not: it is taken from the first
report that told of it, and goes with whatever holds most of what it held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from rashomon.model import LocalEvent, overlaps

PREFIX = "case-"
SHORTEST = 8
"""Digits of a name: so few may be read out over the telephone. More where two would share them."""


def name_groups(groups: Sequence[Sequence[str]], before: Mapping[str, str], is_taken: Callable[[str], bool]) -> list[str]:
    """Return a name for each of ``groups`` of local events: the one that most of its members had ``before``, else a new one.

    Where two groups would go by one name, it goes with the larger part, of equals with the first group. ``is_taken`` tells whether a
    name is or was in use for anything else.
    """
    shared = [(-times, at, name) for at, group in enumerate(groups) for name, times in Counter(_names(group, before)).items()]
    named: dict[int, str] = {}
    for _, at, name in sorted(shared):
        if at not in named and name not in named.values():
            named[at] = name
    used = {*named.values(), *before.values()}
    for at, group in enumerate(groups):
        if at not in named:
            named[at] = next(name for name in _new_names(group) if name not in used and not is_taken(name))
            used.add(named[at])
    return [named[at] for at in range(len(groups))]


def taken_up(groups: Sequence[Sequence[str]], named: Sequence[str], before: Mapping[str, str]) -> dict[str, str]:
    """Return the names that no group goes by any more, each with the name of the group that holds most of what it held."""
    holds: dict[str, Counter[str]] = {}
    for group, name in zip(groups, named, strict=True):
        for old in _names(group, before):
            holds.setdefault(old, Counter())[name] += 1
    return {old: min(found, key=lambda name: (-found[name], name)) for old, found in sorted(holds.items()) if old not in set(named)}


def heirs(old: Sequence[LocalEvent], new: Sequence[LocalEvent]) -> dict[str, str]:
    """Return which events of a document, by id, take the place of those of its earlier reading, or of an earlier version of its article.

    The main event that of the main one, unless kind or day speak against it; others in the same text where they are told in the same words.
    """
    found = {event.id: event.id for event in new if event.id in {before.id for before in old}}
    left = [event for event in old if event.id not in found]
    for event in new:
        if event.id in found:
            continue
        same = [before for before in left if _same_words(before, event)] or [before for before in left if _same_main(before, event)]
        if same:
            found[event.id] = same[0].id
            left.remove(same[0])
    return found


def _same_words(old: LocalEvent, new: LocalEvent) -> bool:
    return old.document == new.document and any(overlaps(one, other) for one in old.spans for other in new.spans)


def _same_main(old: LocalEvent, new: LocalEvent) -> bool:
    days = {event.day.start for event in (old, new) if event.day is not None and event.day.start is not None}
    return old.main and new.main and len(days) < 2 and (old.kind == new.kind or not {*old.kinds}.isdisjoint(new.kinds))


def _names(group: Sequence[str], before: Mapping[str, str]) -> Iterator[str]:
    return (before[member] for member in group if member in before)


def _new_names(group: Sequence[str]) -> Iterator[str]:
    """Yield names after the members, the first one's first; when all are used, longer ones and then numbered ones, without end."""
    digits = [member.rsplit("-", 1)[-1] for member in group]
    yield from (PREFIX + each[:SHORTEST] for each in digits)
    yield from (PREFIX + each for each in digits)
    yield from (f"{PREFIX}{digits[0]}-{number}" for number in count(2))
