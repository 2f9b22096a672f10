"""One report into a casebook: the document, what it says, and where that puts its events among all others. Run within one transaction."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon import __version__
from rashomon.casebook import documents, events, readings
from rashomon.casebook.shelf import TableShelf
from rashomon.ingest import STDIN
from rashomon.link import take_in, tellings_of
from rashomon.model import Arrival, Extraction, Issue
from rashomon.pipeline.settling import rearrange
from rashomon.reconcile import own_origin_id


def put_report(connection: Connection, arrival: Arrival, found: Extraction | Issue | None, model: str) -> documents.Placed:
    """Write a document that is not there yet, and link its events; an earlier version of its article gives way to it.

    ``found`` is what it says, or why that could not be read; null for a language that is not read.
    """
    own = found.flags if isinstance(found, Extraction) else ()
    document = replace(arrival.document, flags=own, origin=own_origin_id(arrival.document.id))
    placed = documents.put_document(connection, document, address_of(arrival), is_read=not isinstance(found, Issue))
    gone = events.places_in_time(connection, placed.replaces) if placed.replaces is not None else []
    if isinstance(found, Extraction):
        readings.put_reading(connection, found, model=model, software=__version__)
    _link(connection, found if isinstance(found, Extraction) else None, gone)
    return placed


def put_reading(connection: Connection, found: Extraction, model: str) -> None:
    """Write what a document says that is there already, in place of what it was read as before, if anything, and link its events."""
    gone = events.places_in_time(connection, found.document.id)
    _link(connection, None, gone)
    readings.drop_reading(connection, found.document.id)
    documents.set_read(connection, found.document.id, found.flags)
    readings.put_reading(connection, found, model=model, software=__version__)
    _link(connection, found, [])


def _link(connection: Connection, found: Extraction | None, gone: list[str]) -> None:
    changes = take_in(TableShelf(connection), tellings_of(found) if found is not None else (), gone)
    rearrange(connection, changes, gone)


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
