"""From what a casebook holds of an event to its account, with what people decided about it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from sqlalchemy import Connection, Engine

from rashomon.casebook import decided, documents, events, readings
from rashomon.casebook.engine import writing
from rashomon.casebook.shelf import TableShelf
from rashomon.link import Changes, describe
from rashomon.pipeline.assembling import date_flags
from rashomon.reconcile import reconcile

Progress = Callable[[str, int, int | None], None]


def rearrange(connection: Connection, changes: Changes, gone: list[str]) -> None:
    """Put local events where linking now has them, under the names that last, and where people decided that they belong.

    ``gone`` is where those stood in time that stand nowhere any more. Events that changed are marked as stale.
    """
    removed = [_id(at) for at in gone]
    groups = [[_id(at) for at in members] for members in changes.came.values()]
    before = events.machine_events(connection, [*(member for group in groups for member in group), *removed])
    named = events.name_groups(connection, groups, before)
    placed: dict[str, str | None] = dict.fromkeys(removed)
    placed.update((member, name) for group, name in zip(groups, named, strict=True) for member in group)
    events.put_machine_events(connection, {member: name for member, name in placed.items() if before.get(member) != name})
    touched = {*before.values(), *named}
    events.place(connection, {**placed, **decided.arranged(connection, touched)})


def _id(at: str) -> str:
    """Return the id of the local event that stands ``at`` a place in time."""
    return at.rsplit("/", 1)[-1]


def settle(engine: Engine, report: Progress) -> int:
    """Make the accounts anew of all events that changed; return how many. Each is one step, so that others may write between them."""
    with writing(engine) as connection:
        stale = events.stale_events(connection)
    for done, name in enumerate(stale, 1):
        with writing(engine, linking=True) as connection:
            if events.is_stale(connection, name):  # another may have been quicker
                make_account(connection, name)
        report("reconciling", done, len(stale))
    return len(stale)


def make_account(connection: Connection, name: str) -> None:
    """Describe an event by what its documents say of it, reconcile what they claim, and write both."""
    members = events.members_in_time(connection, name)
    tellings = [*TableShelf(connection).tellings(members).values()]
    event = replace(describe(tellings), name=name, decisions=decided.decisions_on(connection, name))
    claims = decided.judge(connection, event, readings.claims_of(connection, [telling.event.id for telling in tellings]))
    told = documents.get_documents(connection, {*event.documents, *event.mentioned_in, *(claim.document for claim in claims)})
    mainly = {telling.event.document for telling in tellings if telling.event.main}
    for document in told:
        if document.id in mainly:
            documents.set_main_event(connection, document.id, name, tuple(date_flags(document, event)))
    standing = [replace(claim, event=event.id) for claim in claims if claim.decided != "rejected"]
    account = reconcile(event, told, standing, {document.id: document.origin or "" for document in told})
    events.put_account(connection, name, event, decided.with_figures_of_record(connection, name, account))
