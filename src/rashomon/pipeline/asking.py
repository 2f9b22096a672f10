"""Looking through a casebook: what it holds, by what is asked for. Nothing that is asked changes what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Engine

from rashomon.casebook import events, listing
from rashomon.casebook.engine import reading
from rashomon.casebook.listing import EventFilter, EventLine
from rashomon.model.errors import CasebookReadOnly
from rashomon.pipeline.settling import Progress, settle


def bring_up_to_date(engine: Engine, report: Progress) -> int:
    """Make the accounts anew that wait for it, where the casebook can be written; return how many still wait."""
    try:
        settle(engine, report)
    except CasebookReadOnly:
        with reading(engine) as connection:
            return len(events.stale_events(connection))
    return 0


def list_events(engine: Engine, wanted: EventFilter, limit: int | None) -> Iterator[EventLine]:
    """Yield the events that are asked for."""
    with reading(engine) as connection:
        yield from listing.list_events(connection, wanted, limit)
