"""Events inside events: an air strike within days of fighting, and both within a war, as the reports that tell of both have it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import inf
from typing import TYPE_CHECKING

from rashomon.link import moments
from rashomon.link.kinds import is_act_of_war
from rashomon.link.places import compare, compare_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rashomon.model import Event, LocalEvent, Moment, Place

MOST = 100
"""Longer times of one document that are looked into. No report tells of so many."""

Placed = tuple["LocalEvent", str]
"""What a document tells of an event, and the event's key."""


def told_as_parts(placed: Sequence[Placed]) -> Iterator[tuple[str, str]]:
    """Yield the events of one document that it tells as inside larger ones, each with the larger one."""
    longer = sorted(((event, key) for event, key in placed if "war" in event.kinds or event.lasting), key=lambda pair: pair[0].id)
    for larger, whole in longer[:MOST]:
        for event, part in placed:
            if part != whole and _holds(larger, event):
                yield part, whole


def _holds(larger: LocalEvent, event: LocalEvent) -> bool:
    """Tell whether one event of a document lies within another of its events, as far as the document tells."""
    if "war" in event.kinds or event.reality != "actual" or not event.told:
        return False
    if "war" in larger.kinds:
        return _in_the_war(larger, event)
    if event.lasting or compare_all(event.places, larger.places) == "conflict":
        return False
    return moments.is_recent(event.moment) and _within(event.moment, larger.moment)


def _in_the_war(war: LocalEvent, event: LocalEvent) -> bool:
    """Tell whether an event is of a war: news of the same country, and no crash, fire or flood."""
    if not any(map(is_act_of_war, event.kinds)):
        return False
    if not (event.main or event.lasting or moments.is_recent(event.moment)):
        return False
    here = compare_all(event.places, war.places) not in {"conflict", "unknown"}
    return here and not (event.moment.start and war.moment.start and event.moment.start < war.moment.start)


def _within(moment: Moment, longer: Moment) -> bool:
    if moment.start is None or longer.start is None:
        return False
    return longer.start <= moment.start and (moment.end or moment.start) <= (longer.end or moment.start)


def larger_of(pairs: Iterable[tuple[str, str]], events: Mapping[str, Event]) -> dict[str, str]:
    """Return for each event that is inside another the one next larger, by what most documents tell.

    ``pairs`` are those of `told_as_parts` of all documents, ``events`` all that they name, by their keys. What holds another is always
    longer, so none is inside itself. Of several the shortest is the next larger; of equals that which more documents tell so.
    """
    told = Counter(pairs)
    lengths = {key: _days(event) for key, event in events.items()}
    found: dict[str, str] = {}
    for part, whole in sorted(told, key=lambda pair: (lengths[pair[1]], -told[pair], events[pair[1]].id)):
        if lengths[part] < lengths[whole] and not _apart(events[part].place, events[whole].place):
            found.setdefault(part, whole)
    return found


def _days(event: Event) -> float:
    """Return how many days an event takes as far as is known; a war is longer than all else."""
    if event.kind == "war":
        return inf
    start, end = event.date.start, event.date.end
    return float((date.fromisoformat(end) - date.fromisoformat(start)).days) if start and end else 0.0


def _apart(one: Place | None, other: Place | None) -> bool:
    return one is not None and other is not None and compare(one, other) == "conflict"
