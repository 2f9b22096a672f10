"""Checking what was read in each document against its text: spans, quotes, columns and what points at what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, select

from rashomon.casebook.documents import document_of
from rashomon.casebook.readings import PARTS, reading_rows, seal_of
from rashomon.casebook.rows import each, from_json, rows_for
from rashomon.casebook.schema import documents, readings
from rashomon.model import Actor, Claim, Document, Extraction, LocalEvent, Person, Record, Span, Speaker, Statement, content_id
from rashomon.model.errors import CasebookDamaged, SpanError

KINDS: dict[str, type[Record]] = {
    "local_events": LocalEvent,
    "claims": Claim,
    "statements": Statement,
    "speakers": Speaker,
    "people": Person,
}
PLACED = frozenset({"seq", "machine_event", "event", "at", "link_group"})
"""Columns that are set after reading: by the database, and by linking."""
AT_ONCE = 50
"""Documents that are checked at a time."""


class Fault(NamedTuple):
    """One thing that is not as it should be: what it is of, and the problem."""

    where: str
    problem: str


def check_readings(connection: Connection) -> Iterator[Fault | None]:
    """Yield what is wrong with the reading of each document, and null for each that was checked."""
    ids = list(connection.execute(select(documents.c.id).order_by(documents.c.id)).scalars())
    for at in range(0, len(ids), AT_ONCE):
        some = ids[at : at + AT_ONCE]
        told = {row.document: row for row in rows_for(connection, readings, "document", some)}
        parts = {table.name: _by_document(connection, table, some) for table in PARTS if table is not readings}
        for row in each(connection, select(documents).where(documents.c.id.in_(some)).order_by(documents.c.id)):
            own = {name: found.get(row.id, []) for name, found in parts.items()}
            yield from _of_document(row, told.get(row.id), own)
            yield None


def _by_document(connection: Connection, table: Table, ids: list[str]) -> dict[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = {}
    for row in rows_for(connection, table, "document", ids):
        found.setdefault(row.document, []).append(row)
    return found


def _of_document(row: Row[Any], told: Row[Any] | None, parts: dict[str, list[Row[Any]]]) -> Iterator[Fault]:
    where = f"document {row.id}"
    every = [each for rows in parts.values() for each in rows]
    if told is None:
        if every:
            yield Fault(where, "parts of a reading are there, and no reading")
        return
    if _seal(told, every) != told.sha256:
        yield Fault(where, "what was read in it is not what was written (SHA-256 of the reading)")
    records: dict[str, list[Any]] = {name: [] for name in KINDS}
    for name, rows in parts.items():
        for each_row in rows:
            try:
                records[name].append(from_json(each_row.record, KINDS[name]))
            except CasebookDamaged as error:
                yield Fault(f"{name} {each_row.id}", f"its record cannot be read: {error.__cause__}")
    try:
        document = document_of(row)
    except CasebookDamaged as error:
        yield Fault(where, f"its flags cannot be read: {error.__cause__}")
        return
    yield from _against_text(document, records)
    yield from _columns(document, records, parts)
    yield from _pointers(records)


def _seal(told: Row[Any], every: Iterable[Row[Any]]) -> str:
    try:
        return seal_of(told.settings, told.days, (row.record for row in every))
    except UnicodeError:
        return ""


def _against_text(document: Document, records: dict[str, list[Any]]) -> Iterator[Fault]:
    text = document.text
    for claim in records["claims"]:
        if not _lies_in(claim.span, text) or text[slice(*claim.span)] != claim.quote:
            yield Fault(f"claims {claim.id}", f"the words at {list(claim.span)} of {document.id} are not its quote")
        elif _claim_id(claim) != claim.id:
            yield Fault(f"claims {claim.id}", "its id is not that of what it says")
    spans = [(f"claims {c.id}", s) for c in records["claims"] for link in c.attribution for s in (link.speaker_span, link.cue_span) if s]
    spans += [(f"statements {one.id}", span) for one in records["statements"] for span in (*one.speaker, *one.cue, *one.content)]
    spans += [(f"local_events {one.id}", span) for one in records["local_events"] for span in one.spans]
    for where, span in spans:
        if not _lies_in(span, text):
            yield Fault(where, f"the span {list(span)} does not lie in the text of {document.id}")


def _lies_in(span: Span, text: str) -> bool:
    return 0 <= span[0] < span[1] <= len(text)


def _claim_id(claim: Claim) -> str:
    """Return the id that a claim has by what it says, as `make_claim` gives it."""
    value = claim.value
    said = Actor(name=value.words or value.name, role=value.role) if isinstance(value, Actor) else value
    spans = [(link.speaker_span, link.cue_span) for link in claim.attribution]
    return content_id("clm", claim.document, claim.span, claim.kind, said, claim.stance, spans)


def _columns(document: Document, records: dict[str, list[Any]], parts: dict[str, list[Row[Any]]]) -> Iterator[Fault]:
    """Yield the columns that are not what the record beside them says."""
    names = {"local_events": "events"}
    said = Extraction(document=document, **{names.get(name, name): tuple(found) for name, found in records.items()})
    try:
        expected = reading_rows(said)
    except SpanError:
        return  # a span that lies outside of the text, which is named already
    for name, rows in parts.items():
        kept = {row.id: row for row in rows}
        for row in expected[name]:
            if row["id"] not in kept:
                yield Fault(f"{name} {row['id']}", "it stands under another id than its own")
                continue
            for problem in difference(kept[row["id"]]._mapping, row):
                yield Fault(f"{name} {row['id']}", problem)


def difference(kept: Mapping[Any, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    """Yield for each column that is not what it should be what it is, in a few words."""
    for name, value in expected.items():
        if name not in PLACED | {"record", "account"} and kept[name] != value:
            yield f"its {name} is {str(kept[name])[:80]!r}, and {str(value)[:80]!r} in its record"


def _pointers(records: dict[str, list[Any]]) -> Iterator[Fault]:
    """Yield what points at something of the same document that is not there."""
    ids = {name: {one.id for one in found} for name, found in records.items()}
    for claim in records["claims"]:
        links = [("speakers", link.speaker_id) for link in claim.attribution] + [
            ("statements", link.statement) for link in claim.attribution
        ]
        told = [("local_events", claim.event), ("claims", claim.repeats), ("claims", claim.replaced_by), *links]
        yield from _missing(f"claims {claim.id}", told, ids)
    for one in records["statements"]:
        yield from _missing(f"statements {one.id}", [("statements", one.parent), ("speakers", one.speaker_id)], ids)
    for person in records["people"]:
        yield from _missing(f"people {person.id}", [("local_events", person.event), *(("claims", claim) for claim in person.claims)], ids)
    for event in records["local_events"]:
        yield from _missing(f"local_events {event.id}", [("claims", claim) for claim in event.claims], ids)


def _missing(where: str, told: Iterable[tuple[str, str | None]], ids: dict[str, set[str]]) -> Iterator[Fault]:
    for name, target in told:
        if target is not None and target not in ids[name]:
            yield Fault(where, f"it points at one of its document's {name} that is not there: {target}")
