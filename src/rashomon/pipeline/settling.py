"""From what a casebook holds of an event to its account, with what people decided about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from sqlalchemy import Connection, Engine

from rashomon.casebook import decided, documents, events, readings
from rashomon.casebook.engine import reading, writing
from rashomon.casebook.shelf import TableShelf
from rashomon.link import Changes, describe
from rashomon.model import Account, Event, Flag
from rashomon.pipeline.assembling import date_flags
from rashomon.reconcile import reconcile

Progress = Callable[[str, int, int | None], None]


def rearrange(connection: Connection, changes: Changes, removed: Iterable[str], inherited: Mapping[str, str]) -> None:
    """Put local events where linking now has them, under the names that last, and where people decided that they belong.

    ``removed`` are those that stand nowhere any more; ``inherited`` are names that new ones, by id, have from those whose
    place they take. Events that changed are marked as stale.
    """
    groups = [[member_of(at) for at in members] for members in changes.came.values()]
    gone = [*removed]
    was = events.machine_events(connection, [*(member for group in groups for member in group), *gone])
    before = {**{member: inherited[member] for group in groups for member in group if member in inherited}, **was}
    named = events.name_groups(connection, groups, before)
    placed: dict[str, str | None] = dict.fromkeys(gone)
    placed.update((member, name) for group, name in zip(groups, named, strict=True) for member in group)
    events.put_machine_events(connection, {member: name for member, name in placed.items() if was.get(member) != name})
    touched = {*before.values(), *named}
    events.place(connection, {**placed, **decided.arranged(connection, touched)})
    events.mark_stale(connection, decided.concerned(connection, named=touched))


def member_of(at: str) -> str:
    """Return the id of the local event that stands ``at`` a place in time."""
    return at.rsplit("/", 1)[-1]


def settle(engine: Engine, report: Progress) -> int:
    """Make the accounts anew of all events that changed; return how many. Each is one step, so that others may write between them."""
    with reading(engine) as connection:
        stale = events.stale_events(connection)
    return settle_these(engine, stale, report)


def settle_these(engine: Engine, stale: Sequence[str], report: Progress) -> int:
    """Make the accounts anew of those of these events that changed; return how many events were asked for."""
    for done, name in enumerate(stale, 1):
        with writing(engine, linking=True) as connection:
            if events.is_stale(connection, name):  # another may have been quicker
                make_account(connection, name)
        report("reconciling", done, len(stale))
    return len(stale)


def make_account(connection: Connection, name: str) -> None:
    """Describe an event by what its documents say of it, reconcile what they claim, and write both."""
    made = work_out(connection, name)
    for document in sorted(made.flags):
        documents.set_main_event(connection, document, name, made.flags[document])
    events.put_account(connection, name, made.event, made.account)


@dataclass(frozen=True)
class Made:
    """An event as its documents have it now, the account of it, and of the documents mostly about it the flags on their dates."""

    event: Event
    account: Account
    flags: dict[str, tuple[Flag, ...]]


def work_out(connection: Connection, name: str) -> Made:
    """Return what `make_account` writes, and write nothing."""
    members = events.members_in_time(connection, name)
    tellings = [*TableShelf(connection).tellings(members).values()]
    event = replace(describe(tellings), name=name, decisions=decided.decisions_on(connection, name))
    claims = decided.judge(connection, event, readings.claims_of(connection, [telling.event.id for telling in tellings]))
    told = documents.get_documents(connection, {*event.documents, *event.mentioned_in, *(claim.document for claim in claims)})
    mainly = {telling.event.document for telling in tellings if telling.event.main}
    standing = [replace(claim, event=event.id) for claim in claims if claim.decided != "rejected"]
    account = reconcile(event, told, standing, {document.id: document.origin or "" for document in told})
    return Made(
        event=event,
        account=decided.with_figures_of_record(connection, name, account),
        flags={document.id: tuple(date_flags(document, event)) for document in told if document.id in mainly},
    )
