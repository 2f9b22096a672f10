"""One report into a casebook: the document, what it says, and where that puts its events among all others. Run within one transaction."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon import __version__
from rashomon.casebook import decided, documents, events, readings
from rashomon.casebook.names import heirs
from rashomon.casebook.shelf import TableShelf
from rashomon.ingest import STDIN
from rashomon.link import take_in, tellings_of
from rashomon.model import Arrival, Extraction, Issue
from rashomon.pipeline.copying import find_copies
from rashomon.pipeline.settling import member_of, rearrange
from rashomon.reconcile import own_origin_id


def put_report(connection: Connection, arrival: Arrival, found: Extraction | Issue | None, model: str) -> documents.Placed:
    """Write a document that is not there yet, and link its events; an earlier version of its article gives way to it.

    ``found`` is what it says, or why that could not be read; null for a language that is not read.
    """
    own = found.flags if isinstance(found, Extraction) else ()
    document = replace(arrival.document, flags=own, origin=own_origin_id(arrival.document.id))
    placed = documents.put_document(connection, document, address_of(arrival), is_read=not isinstance(found, Issue))
    new = found if isinstance(found, Extraction) else None
    gone, named = _standing(connection, placed.replaces, new)
    if new is not None:
        readings.put_reading(connection, new, model=model, software=__version__)
    _link(connection, new, gone, named)
    find_copies(connection, [document], [placed.replaces] if placed.replaces is not None else [])
    _mark(connection, document.id, placed.replaces)
    return placed


def put_reading(connection: Connection, found: Extraction, model: str) -> None:
    """Write what a document says that is there already, in place of what it was read as before, if anything, and link its events."""
    gone, named = _standing(connection, found.document.id, found)
    _link(connection, None, gone, {})
    readings.drop_reading(connection, found.document.id)
    documents.set_read(connection, found.document.id, found.flags)
    readings.put_reading(connection, found, model=model, software=__version__)
    _link(connection, found, [], named)
    _mark(connection, found.document.id)


def _standing(connection: Connection, document: str | None, found: Extraction | None) -> tuple[list[str], dict[str, str]]:
    """Return where the events of a document stand in time, and their names for those of ``found`` that take their place, by id."""
    if document is None:
        return [], {}
    old = readings.local_events_of(connection, document)
    names = events.machine_events(connection, [event.id for event in old])
    taking = heirs(old, found.events if found is not None else ())
    inherited = {new: names[before] for new, before in taking.items() if before in names}
    return events.places_in_time(connection, document), inherited


def _link(connection: Connection, found: Extraction | None, gone: list[str], inherited: dict[str, str]) -> None:
    changes = take_in(TableShelf(connection), tellings_of(found) if found is not None else (), gone)
    rearrange(connection, changes, [member_of(at) for at in gone], inherited)


def _mark(connection: Connection, *changed: str | None) -> None:
    """Mark the events to which people moved what these documents say: it may be there no longer, or again."""
    events.mark_stale(connection, decided.concerned(connection, documents=[document for document in changed if document is not None]))


def address_of(arrival: Arrival) -> str:
    """Return where an article stands, so that what comes from there later is a new version of it.

    Its web address, or the file that it lies in; with the id that the input gave, where several reports share one of these. A report
    without any of them has only itself.
    """
    document, receipt = arrival.document, arrival.receipt
    place = document.url or receipt.url
    if place is None and receipt.path not in (None, STDIN):
        place = Path(str(receipt.path)).absolute().as_uri()
    given = document.external_id
    whole = receipt.part is None or receipt.url is not None or document.url is not None
    if place is None or not (whole or given is not None):
        return document.id
    return f"{place}#{given}" if given is not None else place
