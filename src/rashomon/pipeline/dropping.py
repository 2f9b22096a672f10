"""Articles that told of an event, and in their newest version no longer do."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import Connection

from rashomon.casebook import events, readings
from rashomon.casebook.versions import earlier_mains
from rashomon.link import link_across
from rashomon.model import LocalEvent

NEAR = 1
"""Days between an event and what an earlier version tells for it to be compared at all."""


def once_told_by(connection: Connection, name: str) -> list[str]:
    """Return the current reports that tell of an event, or of which an earlier version was mostly about it, sorted.

    Earlier versions stand in no event: those that are of its days are linked with the event's reports, as if they had come beside them.
    """
    now = set(events.documents_of(connection, name))
    days = events.days_of(connection, name)
    near = [(old, current) for old, current, event in earlier_mains(connection) if current not in now and _is_near(event, days)]
    if not near:
        return sorted(now)
    extractions = readings.get_extractions(connection, [*now, *(old for old, _ in near)])
    linked = link_across(extractions).event_of
    votes = Counter(linked[member] for member in events.members(connection, name) if member in linked)
    same = min(votes, key=lambda event: (-votes[event], event), default=None)
    mains = {each.document.id: event.id for each in extractions for event in each.events if event.main}
    return sorted(now | {current for old, current in near if same is not None and linked.get(mains.get(old, "")) == same})


def _is_near(event: LocalEvent, days: tuple[str, str] | None) -> bool:
    if days is None or event.day is None or event.day.start is None:
        return False
    first, last = date.fromisoformat(days[0]) - timedelta(NEAR), date.fromisoformat(days[1]) + timedelta(NEAR)
    return first.isoformat() <= (event.day.end or event.day.start) and event.day.start <= last.isoformat()
