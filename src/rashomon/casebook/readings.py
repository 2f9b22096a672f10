"""What each document says by itself, written when it is read and read back when it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Column, Connection, Select, Table, delete, select

from rashomon.casebook.documents import document_of
from rashomon.casebook.rows import batches, each, from_json, insert, rows_for, to_json
from rashomon.casebook.schema import claims, documents, local_events, people, readings, speakers, statements
from rashomon.model import (
    Actor,
    Claim,
    Document,
    Extraction,
    Flag,
    LocalEvent,
    Moment,
    Person,
    Place,
    Quantity,
    Speaker,
    Statement,
    quote_of,
    text_sha256,
)

PARTS = (statements, speakers, people, claims, local_events, readings)
"""The tables of a reading, those that point at others first."""


def put_reading(connection: Connection, extraction: Extraction, *, model: str, software: str) -> None:
    """Write what a document says. It must not have a reading yet."""
    document = extraction.document
    rows = reading_rows(extraction)
    row = {
        "document": document.id,
        "model": model,
        "software": software,
        "settings": to_json(extraction.settings),
        "days": to_json(extraction.days),
    }
    records = [row["record"] for of_table in rows.values() for row in of_table]
    insert(connection, readings, [{**row, "sha256": seal_of(row["settings"], row["days"], records)}])
    for table in reversed(PARTS[:-1]):
        insert(connection, table, rows[table.name])


def reading_rows(extraction: Extraction) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of what a document says, by table."""
    document = extraction.document
    return {
        "local_events": [_local_event_row(event) for event in extraction.events],
        "claims": [_claim_row(claim) for claim in extraction.claims],
        "statements": [_statement_row(statement, document) for statement in extraction.statements],
        "speakers": [_speaker_row(speaker, document.id) for speaker in extraction.speakers],
        "people": [_person_row(person, document.id) for person in extraction.people],
    }


def seal_of(settings: str, days: str, records: Iterable[str]) -> str:
    """Return the SHA-256 (hex) of all that was read in a document, as it is written: one byte of it changed, and it is another."""
    return text_sha256("\n".join([settings, days, *sorted(records)]))


def read_otherwise(connection: Connection, ids: Collection[str], *, model: str, software: str) -> list[str]:
    """Return which of these documents have no reading by this model and version, sorted; those in a language that is not read as well."""
    rows = rows_for(connection, readings, "document", ids, only=("document", "model", "software"))
    known = {row.document for row in rows if (row.model, row.software) == (model, software)}
    return sorted(set(ids) - known)


def drop_reading(connection: Connection, document: str) -> None:
    """Take away what a document says, so that it can be read anew."""
    for table in PARTS:
        connection.execute(delete(table).where(table.c.document == document))


def get_extractions(connection: Connection, ids: Iterable[str]) -> list[Extraction]:
    """Return what documents say by themselves, as when they were read, sorted by id; those without a reading are left out.

    Mentions are not kept.
    """
    wanted = sorted(set(ids))
    told = {row.document: row for row in rows_for(connection, readings, "document", wanted)}
    parts = {
        "statements": _by_document(connection, statements, Statement, wanted),
        "speakers": _by_document(connection, speakers, Speaker, wanted),
        "people": _by_document(connection, people, Person, wanted),
        "claims": _by_document(connection, claims, Claim, wanted),
        "events": _by_document(connection, local_events, LocalEvent, wanted),
    }
    found = []
    for row in rows_for(connection, documents, "id", told):
        document = replace(document_of(row), main_event=None, flags=(), origin=None)
        settings = from_json(told[row.id].settings, tuple[tuple[Place, float], ...])
        days = from_json(told[row.id].days, tuple[tuple[Moment, float], ...])
        said = {part: tuple(of.get(row.id, ())) for part, of in parts.items()}
        own = from_json(row.own_flags, tuple[Flag, ...])
        found.append(Extraction(document=document, flags=own, settings=settings, days=days, **said))
    return sorted(found, key=lambda extraction: extraction.document.id)


def local_events_of(connection: Connection, document: str) -> list[LocalEvent]:
    """Return the events that a document tells of or mentions."""
    return [from_json(row.record, LocalEvent) for row in rows_for(connection, local_events, "document", [document], only=("record",))]


def placed_by_document(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[list[tuple[LocalEvent, str]]]:
    """Yield for each document (of ``ids``, or all) its local events that stand in an event, each with the event's name."""
    asked = select(local_events.c.document, local_events.c.record, local_events.c.event).where(local_events.c.event.is_not(None))
    asked = asked.order_by(local_events.c.document, local_events.c.id)
    parts = [asked] if ids is None else [asked.where(local_events.c.document.in_(some)) for some in batches(ids)]
    for part in parts:
        for _, rows in groupby(each(connection, part), key=attrgetter("document")):
            yield [(from_json(row.record, LocalEvent), row.event) for row in rows]


def claims_of(connection: Connection, members: Iterable[str]) -> list[Claim]:
    """Return the claims on local events, as the machine read them."""
    return [from_json(row.record, Claim) for row in rows_for(connection, claims, "local_event", members, only=("record",))]


def current_statements(connection: Connection) -> Iterator[Statement]:
    """Yield the statements of current documents, in order of id."""
    for row in each(connection, _current(statements, statements.c.record).order_by(statements.c.id)):
        yield from_json(row.record, Statement)


def current_speakers(connection: Connection) -> Iterator[Speaker]:
    """Yield the speakers of current documents, once for each document, in order of id."""
    for row in each(connection, _current(speakers, speakers.c.record).order_by(speakers.c.id, speakers.c.document)):
        yield from_json(row.record, Speaker)


def current_people(connection: Connection) -> Iterator[tuple[Person, str | None]]:
    """Yield the persons of current documents, in order of id, each with the name of the event."""
    for row in each(connection, _current(people, people.c.record, local_events.c.event).order_by(people.c.id)):
        yield from_json(row.record, Person), row.event


def current_claims(connection: Connection) -> Iterator[tuple[Claim, str | None]]:
    """Yield the claims of current documents as the machine read them, in order of id, each with the name of the event."""
    for row in each(connection, _current(claims, claims.c.record, local_events.c.event).order_by(claims.c.id)):
        yield from_json(row.record, Claim), row.event


def among_current_claims(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return those of these ids that are claims which the machine read in current documents."""
    asked = _current(claims, claims.c.id)
    return {row.id for some in batches(ids) for row in connection.execute(asked.where(claims.c.id.in_(some)))}


def _current(table: Table, *columns: Column[Any]) -> Select[Any]:
    """Return the question for columns of a part of readings, and of the local event that it is on where that is asked for too."""
    joined = table.join(documents, documents.c.id == table.c.document)
    if any(column.table is local_events for column in columns):
        joined = joined.outerjoin(local_events, local_events.c.id == table.c.local_event)
    return select(*columns).select_from(joined).where(documents.c.is_current)


def _by_document(connection: Connection, table: Table, kind: type[Any], ids: Iterable[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows_for(connection, table, "document", ids):
        found.setdefault(row.document, []).append(from_json(row.record, kind))
    return found


def _local_event_row(event: LocalEvent) -> dict[str, Any]:
    return {"id": event.id, "document": event.document, "is_main": event.main, "record": to_json(event)}


def _claim_row(claim: Claim) -> dict[str, Any]:
    value = claim.value
    root = claim.attribution[-1] if claim.attribution else None
    quantity = value if isinstance(value, Quantity) else None
    actor = value if isinstance(value, Actor) else None
    return {
        "id": claim.id,
        "document": claim.document,
        "local_event": claim.event,
        "kind": claim.kind,
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "qualifier": quantity.qualifier if quantity else None,
        "scope": quantity.scope if quantity else None,
        "population": quantity.population.class_ if quantity else None,
        "as_of": quantity.as_of if quantity else None,
        "accused": actor.name if actor else None,
        "role": actor.role if actor else None,
        "stance": claim.stance,
        "speaker": root.speaker if root else None,
        "speaker_id": root.speaker_id if root else None,
        "quote": claim.quote,
        "span_start": claim.span[0],
        "span_end": claim.span[1],
        "confidence": claim.confidence,
        "record": to_json(claim),
    }


def _statement_row(statement: Statement, document: Document) -> dict[str, Any]:
    return {
        "id": statement.id,
        "document": document.id,
        "parent": statement.parent,
        "speaker_id": statement.speaker_id,
        "speaker": statement.speaker_name,
        "cue": " … ".join(quote_of(document.text, span) for span in statement.cue) or None,
        "words": " … ".join(quote_of(document.text, span) for span in statement.content),
        "kind": statement.kind,
        "stance": statement.stance,
        "record": to_json(statement),
    }


def _speaker_row(speaker: Speaker, document: str) -> dict[str, Any]:
    return {"id": speaker.id, "document": document, "name": speaker.name, "kind": speaker.kind, "record": to_json(speaker)}


def _person_row(person: Person, document: str) -> dict[str, Any]:
    return {
        "id": person.id,
        "document": document,
        "local_event": person.event,
        "name": person.names[0],
        "role": person.role,
        "state": person.state,
        "record": to_json(person),
    }
