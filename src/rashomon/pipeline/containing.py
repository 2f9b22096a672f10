"""Which events of a casebook are inside larger ones.

It is worked out when it is asked for: with every report that tells of a war the war's id changes, and with it what all of its events would
say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from rashomon.casebook import events, readings
from rashomon.link import larger_of, told_as_parts
from rashomon.model import Event
from rashomon.pipeline.settling import describe_event


def larger_events(connection: Connection, anew: Mapping[str, Event]) -> dict[str, str]:
    """Return the next larger event of each that is inside one, by name; ``anew`` are those whose kept record is overtaken."""
    pairs = [pair for placed in readings.placed_by_document(connection) for pair in told_as_parts(placed)]
    asked = {name for pair in pairs for name in pair}
    return larger_of(pairs, {**events.get_events(connection, asked - anew.keys()), **anew})


def larger_event(connection: Connection, name: str) -> Event | None:
    """Return the next larger event that one is inside of, null where there is none."""
    told = readings.placed_by_document(connection, events.documents_of(connection, name))
    pairs = [pair for placed in told for pair in told_as_parts(placed) if pair[0] == name]
    known = _as_they_are(connection, {name, *(whole for _, whole in pairs)}) if pairs else {}
    whole = larger_of(pairs, known).get(name)
    return known[whole] if whole is not None else None


def _as_they_are(connection: Connection, names: Iterable[str]) -> dict[str, Event]:
    """Return events by name, those that are stale described by what their documents say now."""
    asked = {*names}
    stale = asked & {*events.stale_events(connection)}
    return {**events.get_events(connection, asked - stale), **{name: describe_event(connection, name).event for name in sorted(stale)}}
