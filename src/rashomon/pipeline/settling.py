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
from rashomon.pipeline.copying import find_copies
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
    done = 0
    while stale := _stale(engine):  # one that is made anew may touch others
        done += settle_these(engine, stale, report)
    return done


def _stale(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return events.stale_events(connection)


def settle_these(engine: Engine, stale: Sequence[str], report: Progress) -> int:
    """Make the accounts anew of those of these events that changed; return how many events were asked for."""
    for done, name in enumerate(stale, 1):
        with writing(engine, linking=True) as connection:
            if events.is_stale(connection, name):  # another may have been quicker
                make_account(connection, name)
        report("reconciling", done, len(stale))
    return len(stale)


def make_account(connection: Connection, name: str) -> None:
    """Describe an event by what its documents say of it, reconcile what they claim, and write both.

    Where that makes a report's date impossible, or possible again, it is looked for copies anew, and the other events that it tells of are
    stale then.
    """
    made = describe_event(connection, name)
    account = work_out(connection, made, made.flags)
    changed = documents.set_main_event(connection, name, made.flags)
    events.put_account(connection, name, made.event, account)
    if changed:
        find_copies(connection, documents.get_documents(connection, changed), sorted(changed))
        events.mark_stale(connection, events.events_of_documents(connection, changed) - {name})


@dataclass(frozen=True)
class Made:
    """An event as its documents have it now, the local events that it is made of, the flags on the dates of those mostly about it, and what
    people decided that bears on it."""

    event: Event
    members: tuple[str, ...]
    flags: dict[str, tuple[Flag, ...]]
    people: decided.OnEvent


def describe_event(connection: Connection, name: str) -> Made:
    """Return what an event is by what its documents say of it now; nothing is written."""
    tellings = [*TableShelf(connection).tellings(events.members_in_time(connection, name)).values()]
    people = decided.on_event(connection, name, {telling.event.document for telling in tellings})
    event = replace(describe(tellings), name=name, decisions=people.shaping)
    mainly = documents.get_documents(connection, [telling.event.document for telling in tellings if telling.event.main])
    flags = {document.id: tuple(date_flags(document, event)) for document in mainly}
    return Made(event=event, members=tuple(telling.event.id for telling in tellings), flags=flags, people=people)


def work_out(connection: Connection, made: Made, flags: Mapping[str, tuple[Flag, ...]]) -> Account:
    """Return the account of an event; nothing is written. ``flags`` on the dates of some documents stand in place of those kept.

    What a report is mostly about is written only after the account: it is told here by the events put together, not by what is kept.
    """
    event = made.event
    claims = made.people.judge(connection, readings.claims_of(connection, made.members))
    found = documents.get_documents(connection, {*event.documents, *event.mentioned_in, *(claim.document for claim in claims)}, flags)
    told = [replace(document, main_event=event.id if document.id in made.flags else None) for document in found]
    standing = [replace(claim, event=event.id) for claim in claims if claim.decided != "rejected"]
    account = reconcile(event, told, standing, {document.id: document.origin or "" for document in told})
    return made.people.with_figures_of_record(account)
