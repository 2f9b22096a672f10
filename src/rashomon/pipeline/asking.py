"""Looking through a casebook: what it holds, by what is asked for. Nothing that is asked changes what it holds."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Engine

from rashomon.casebook import decided, documents, events, listing
from rashomon.casebook.engine import reading
from rashomon.casebook.listing import ClaimFilter, EventFilter, EventLine
from rashomon.casebook.searching import ClaimHit, DocumentHit, search_claims, search_documents, words_in
from rashomon.model import Claim, Revision
from rashomon.model.errors import CasebookReadOnly
from rashomon.pipeline.differing import EventDifference, difference
from rashomon.pipeline.examining import statement_line
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


def list_claims(engine: Engine, wanted: ClaimFilter) -> Iterator[Claim]:
    """Yield the claims that are asked for, with what people made of them. Events go by their lasting names."""
    with reading(engine) as connection:
        if wanted.event is not None:
            wanted = replace(wanted, event=find(connection, wanted.event))
        laid = decided.decided_claims(connection)
        read = (claim for claim in listing.list_claims(connection, wanted) if claim.id not in laid)
        others = sorted((claim for claim in laid.values() if listing.fits(claim, wanted)), key=_place)
        yield from heapq.merge(read, others, key=_place)


def _place(claim: Claim) -> tuple[str, int, str]:
    return claim.document, claim.span[0], claim.id


def list_statements(engine: Engine, speaker: str | None) -> Iterator[dict[str, Any]]:
    """Yield who says what, in the form of `Attributions.lines`."""
    with reading(engine) as connection:
        for document, told in groupby(listing.list_statements(connection, speaker), key=lambda one: one.document):
            (report,) = documents.get_documents(connection, [document])
            yield from (statement_line(one, report) for one in told)


def search(engine: Engine, said: str, limit: int) -> tuple[list[DocumentHit], list[ClaimHit]]:
    """Return the reports and the claims that hold all the words, the best first, at most ``limit`` of each."""
    with reading(engine) as connection:
        words = words_in(said)
        return search_documents(connection, words, limit), search_claims(connection, words, limit)
