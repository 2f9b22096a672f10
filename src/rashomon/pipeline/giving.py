"""What a casebook holds, as the nouns that `examine` gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace
from sqlalchemy import Connection

from rashomon.casebook import decided, documents, events, issues, readings
from rashomon.model import Claim, Speaker
from rashomon.pipeline.assembling import merge_speakers
from rashomon.pipeline.examining import Examination


def everything(connection: Connection) -> Examination:
    """Return all that the current reports say. Holds it all in memory, as `examine` does."""
    accounts = events.get_accounts(connection)
    ids = {event.name: event.id for event, _ in accounts}
    names = events.placed(connection)
    where = {member: ids[name] for member, name in names.items()}
    extractions = readings.get_extractions(connection, documents.current_ids(connection))
    told = [claim for extraction in extractions for claim in extraction.claims]
    judged = decided.judge_all(connection, [replace(claim, event=names.get(claim.event or "")) for claim in told])
    claims = [replace(claim, event=ids.get(claim.event or "")) for claim in judged]
    people = [replace(person, event=where.get(person.event or "")) for extraction in extractions for person in extraction.people]
    return Examination(
        documents=tuple(replace(one, main_event=ids.get(one.main_event or "")) for one in documents.current_documents(connection)),
        statements=tuple(sorted((s for e in extractions for s in e.statements), key=lambda s: s.id)),
        speakers=tuple(merge_speakers([*(s for e in extractions for s in e.speakers), *_named_by_people(claims)])),
        people=tuple(sorted(people, key=lambda person: person.id)),
        claims=tuple(sorted(claims, key=lambda claim: claim.id)),
        events=tuple(sorted((event for event, _ in accounts), key=lambda event: event.id)),
        accounts=tuple(sorted((account for _, account in accounts), key=lambda account: account.event)),
        issues=tuple(issues.get_issues(connection)),
        decisions=tuple(decided.judged(connection)),
    )


def _named_by_people(claims: Iterable[Claim]) -> Iterator[Speaker]:
    """Yield the speakers of claims that people corrected or added: one whom no report's reading names must be found as well."""
    for claim in claims:
        if claim.decided in ("corrected", "added"):
            for link in claim.attribution:
                if link.speaker is not None and link.speaker_id is not None:
                    yield Speaker(id=link.speaker_id, name=link.speaker)
