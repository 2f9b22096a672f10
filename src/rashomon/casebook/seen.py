"""What a person decides about, found by what they give: an id or its beginning."""

from __future__ import annotations

from sqlalchemy import Connection, select

from rashomon.casebook import decided, decisions, documents
from rashomon.casebook.ground import claims_in
from rashomon.casebook.matching import evidence_of, make_evidence
from rashomon.casebook.rows import from_json
from rashomon.casebook.schema import claims, local_events
from rashomon.casebook.schema import decisions as decisions_table
from rashomon.casebook.schema import documents as documents_table
from rashomon.model import Claim, Decision, Document, Evidence
from rashomon.model.errors import DecisionRefused, NotInCasebook


def find_document(connection: Connection, given: str) -> Document:
    """Return the current document of this id, or whose id begins so; raises `NotInCasebook`, and `DecisionRefused` for an old version."""
    begins = documents_table.c.id.startswith(given, autoescape=True)
    rows = connection.execute(select(documents_table).where(begins).order_by(documents_table.c.id).limit(2)).all()
    if len(rows) != 1 or not given:
        raise NotInCasebook(f"there is no document {given!r}" if not rows else f"several documents begin with {given!r}; give more of it")
    if not rows[0].is_current:
        newer = documents.current_versions(connection, [rows[0].id])[rows[0].id]
        raise DecisionRefused(f"{rows[0].id} is an earlier version; decide about the current one, {newer}")
    return documents.document_of(rows[0])


def find_claim(connection: Connection, given: str) -> tuple[str, Evidence]:
    """Return the claim of this id, or whose id begins so, and the evidence that a decision on it rests on: what was read, or added.

    Raises `NotInCasebook` where there is none, or several begin so, and `DecisionRefused` where it is of an earlier version of a report.
    """
    begins = claims.c.id.startswith(given, autoescape=True)
    read = connection.execute(select(claims.c.id, claims.c.record).where(begins).order_by(claims.c.id).limit(2)).all()
    added = _added(connection, given)
    found = {**added, **{row.id: None for row in read}}
    if len(found) != 1 or not given:
        raise NotInCasebook(f"there is no claim {given!r}" if not found else f"several claims begin with {given!r}; give more of it")
    if not read:
        return next((claim, evidence_of(one)) for claim, one in added.items())
    claim = from_json(read[0].record, Claim)
    return claim.id, make_evidence(claim, find_document(connection, claim.document))


def _added(connection: Connection, given: str) -> dict[str, Decision]:
    """Return the decisions that added claims whose ids begin so and that hold, by the claim."""
    table = decisions_table
    asked = select(table.c.id).where(table.c.action == "add", table.c.claim.startswith(given, autoescape=True)).limit(10)
    several = decisions.get_decisions(connection, connection.execute(asked).scalars())
    back = decisions.taken_back(connection, several)
    return {one.claim or "": one for one in several if one.id not in back}


def claim_now(connection: Connection, claim: str, document: str) -> Claim:
    """Return a claim of a document as it stands after what people decided, its event by its lasting name."""
    laid = decided.overlay_on(connection, document).claims
    found = laid.get(claim) or next((one for one in claims_in(connection, [document]).get(document, ()) if one.id == claim), None)
    if found is None:
        raise NotInCasebook(f"there is no claim {claim!r} in {document}")
    return found


def documents_in(connection: Connection, name: str) -> set[str]:
    """Return the documents that tell of an event or mention it, as it stands now."""
    return {*connection.execute(select(local_events.c.document).where(local_events.c.event == name).distinct()).scalars()}
