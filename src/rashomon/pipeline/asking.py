"""Looking through a casebook: what it holds, by what is asked for. Nothing that is asked changes what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Engine

from rashomon.casebook import events, listing
from rashomon.casebook.engine import reading
from rashomon.casebook.listing import EventFilter, EventLine
from rashomon.model import Revision
from rashomon.model.errors import CasebookReadOnly
from rashomon.pipeline.differing import EventDifference, difference
from rashomon.pipeline.looking_back import dossier_as_of, nothing_known
from rashomon.pipeline.revising import revisions
from rashomon.pipeline.settling import Progress, settle
from rashomon.pipeline.showing import Dossier, find


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


def look_back(engine: Engine, said: str, day: str) -> Dossier:
    """Return an event as it was known on a day; raises `NotInCasebook` where there is no such event, or nothing was known of it."""
    with reading(engine) as connection:
        name = find(connection, said)
        found = dossier_as_of(connection, name, day)
    if found is None:
        raise nothing_known(name, day)
    return found


def look_between(engine: Engine, said: str, since: str, until: str | None) -> EventDifference:
    """Return what became known of an event between two days."""
    with reading(engine) as connection:
        return difference(connection, find(connection, said), since, until)


def list_revisions(engine: Engine, said: str) -> list[Revision]:
    """Return what changed from version to version."""
    with reading(engine) as connection:
        return revisions(connection, said)
