"""What a casebook holds, as the nouns that `examine` gives."""

from __future__ import annotations

from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon.casebook import decided, documents, events, issues, readings
from rashomon.pipeline.assembling import merge_speakers
from rashomon.pipeline.examining import Examination


def everything(connection: Connection) -> Examination:
    """Return all that the current reports say. Holds it all in memory, as `examine` does."""
    accounts = events.get_accounts(connection)
    ids = {event.name: event.id for event, _ in accounts}
    where = {member: ids[name] for member, name in events.placed(connection).items()}
    extractions = readings.get_extractions(connection, documents.current_ids(connection))
    told = [claim for extraction in extractions for claim in extraction.claims]
    claims = decided.judge_all(connection, [replace(claim, event=where.get(claim.event or "")) for claim in told])
    people = [replace(person, event=where.get(person.event or "")) for extraction in extractions for person in extraction.people]
    return Examination(
        documents=tuple(replace(one, main_event=ids.get(one.main_event or "")) for one in documents.current_documents(connection)),
        statements=tuple(sorted((s for e in extractions for s in e.statements), key=lambda s: s.id)),
        speakers=tuple(merge_speakers(s for e in extractions for s in e.speakers)),
        people=tuple(sorted(people, key=lambda person: person.id)),
        claims=tuple(sorted(claims, key=lambda claim: claim.id)),
        events=tuple(sorted((event for event, _ in accounts), key=lambda event: event.id)),
        accounts=tuple(sorted((account for _, account in accounts), key=lambda account: account.event)),
        issues=tuple(issues.get_issues(connection)),
    )
