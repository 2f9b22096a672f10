"""One report into a casebook: the document, what it says, and where that puts its events among all others. Run within one transaction."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon import __version__
from rashomon.casebook import documents, events, readings, texts
from rashomon.casebook.shelf import TableShelf
from rashomon.ingest import STDIN
from rashomon.link import take_in, tellings_of
from rashomon.model import Arrival, Document, Extraction, Flag, Issue
from rashomon.pipeline.settling import member_of, rearrange
from rashomon.reconcile import own_origin_id, take_in_texts, text_origin


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
    _find_copies(connection, document, placed.replaces)
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
    rearrange(connection, changes, [member_of(at) for at in gone])


def _find_copies(connection: Connection, document: Document, replaced: str | None) -> None:
    """Find which texts are copies now that ``document`` is there, and mark what that changes."""
    gone = texts.text_of(connection, replaced) if replaced is not None else None
    changes = take_in_texts(texts.TableTexts(connection), [document], [gone] if gone is not None else [])
    at = {*changes.gone, *changes.came, *(copy for copies in changes.came.values() for copy, _ in copies)}
    touched = {each.id: each for each in documents.get_documents(connection, map(texts.document_at, at))}
    origins: dict[str, tuple[str, tuple[Flag, ...]]] = {key: (own_origin_id(key), ()) for key in touched}
    for first, copies in changes.came.items():
        group = [(touched[texts.document_at(copy)], share) for copy, share in copies]
        origin = text_origin(touched[texts.document_at(first)], group)
        origins.update((key, (origin.id, tuple(filter(None, [origin.flags.get(key)])))) for key in origin.documents)
    changed = [key for key, (origin, _) in origins.items() if touched[key].origin != origin]
    for key in changed:
        documents.set_copy(connection, key, *origins[key])
    events.mark_stale(connection, events.events_of_documents(connection, changed))


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
