"""One event with all that a casebook has on it: the account, the reports and the claims that it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
from sqlalchemy import Connection, Engine

from rashomon.casebook import decided, documents, events, readings
from rashomon.casebook.engine import reading, writing
from rashomon.casebook.versions import histories
from rashomon.model import Account, Claim, Document, Event, Findings, Record, Revision
from rashomon.model.errors import CasebookReadOnly, NotInCasebook
from rashomon.pipeline.containing import larger_event
from rashomon.pipeline.revising import flagged, revisions_of
from rashomon.pipeline.settling import describe_event, make_account, work_out


class Dossier(Record, kw_only=True):
    """An event, its account, the reports that tell of it or mention it, and the claims on it; ``as_of`` the day as of which, null: now.

    ``revisions`` are what articles among the reports said before; those that moved a figure are flagged *revised*. ``names`` are other
    names that lead to the event; ``larger`` is the event that it is inside of, null where there is none.
    """

    event: Event
    account: Account
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    revisions: tuple[Revision, ...] = ()
    names: tuple[str, ...] = ()
    larger: Event | None = None
    as_of: str | None = None

    def lines(self) -> Iterator[str]:
        """Yield the account as lines of plain text. They hold the articles' own words: not safe for a terminal as they are."""
        from rashomon.report import plain

        known = (self.event, self.larger) if self.larger is not None else (self.event,)
        found = Findings(documents=self.documents, claims=self.claims, events=known, accounts=(self.account,))
        yield from plain(found, self.event)


def show_event(engine: Engine, said: str) -> Dossier:
    """Return the event of this name, with the account of what is there now; raises `NotInCasebook`."""
    name = fresh(engine, said)
    with reading(engine) as connection:
        return dossier_now(connection, events.name_now(connection, name))


def fresh(engine: Engine, said: str) -> str:
    """Return the name that an event goes by, its account made anew where it is stale; on a casebook that cannot be written it stays so."""
    with reading(engine) as connection:
        name = find(connection, said)
        stale = events.is_stale(connection, name)
    if stale:
        try:
            with writing(engine, linking=True) as connection:
                if events.is_stale(connection, name):  # another may have been quicker
                    make_account(connection, name)
        except CasebookReadOnly:
            pass  # worked out for each question then
    return name


def find(connection: Connection, said: str) -> str:
    """Return the name of the event that somebody means; raises `NotInCasebook`."""
    if not said.strip():
        raise NotInCasebook("an event is asked for by its name")
    return events.name_now(connection, said.strip())


def dossier_now(connection: Connection, name: str) -> Dossier:
    """Return an event as it stands. A stale one is worked out, and not written."""
    kept = None if events.is_stale(connection, name) else events.get_account(connection, name)
    if kept is None:
        made = describe_event(connection, name)
        kept = made.event, work_out(connection, made, made.flags)
    event, account = kept
    members = events.members(connection, name)
    found = readings.claims_of(connection, members)
    judged = decided.on_event(connection, name, {claim.document for claim in found}).judge(connection, found)
    claims = [replace(claim, event=event.id) for claim in judged]
    told = documents.get_documents(connection, {*event.documents, *event.mentioned_in, *(claim.document for claim in claims)})
    revised = revisions_of(connection, histories(connection, (document.id for document in told)))
    ids = events.ids_of(connection, (document.main_event for document in told if document.main_event is not None))
    larger = larger_event(connection, name)
    return Dossier(
        event=replace(event, part_of=larger.id if larger is not None else None),
        account=account,
        documents=tuple(replace(document, main_event=ids.get(document.main_event or "")) for document in flagged(told, revised)),
        claims=tuple(sorted(claims, key=lambda claim: claim.id)),
        revisions=tuple(revised),
        names=events.names_that_lead(connection, name),
        larger=larger,
    )
