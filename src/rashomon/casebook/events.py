"""Events: which local events make each up, under which name, and the account last made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, exists, func, or_, select, update

from rashomon.casebook import names
from rashomon.casebook.rows import batches, each, from_json, insert, put, rows_for, to_json
from rashomon.casebook.schema import documents, event_figures, event_names, event_responsibility, events, local_events
from rashomon.model import Account, Event, text_sha256
from rashomon.model.errors import NotInCasebook

UNDESCRIBED = {
    "id": "",
    "label": "",
    "kind": "event",
    "documents": 0,
    "mentioned_in": 0,
    "contested": False,
    "is_stale": True,
    "record": "",
    "account": "",
    "sha256": "",
}
"""An event that was just found: it is described when its account is made, before anybody can ask for it."""


def machine_events(connection: Connection, members: Iterable[str]) -> dict[str, str]:
    """Return the names of the events into which linking put local events; those that it has not put anywhere are left out."""
    rows = rows_for(connection, local_events, "id", members, only=("id", "machine_event"))
    return {row.id: row.machine_event for row in rows if row.machine_event is not None}


def machine_members(connection: Connection, named: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the local events that linking put into the events of these names, each with its document and the name."""
    return {
        row.id: (row.document, row.machine_event)
        for row in rows_for(connection, local_events, "machine_event", named, only=("id", "document", "machine_event"))
    }


def put_machine_events(connection: Connection, named: Mapping[str, str | None]) -> None:
    """Write where linking put local events: the name of the event, or null for one that stands in none any more."""
    statement = update(local_events).where(local_events.c.id == bindparam("member")).values(machine_event=bindparam("name"))
    if named:
        connection.execute(statement, [{"member": member, "name": name} for member, name in sorted(named.items())])


def name_groups(connection: Connection, groups: Sequence[Sequence[str]], before: Mapping[str, str]) -> list[str]:
    """Return the names that groups of local events go by from now on (`names`), and write which names lead to them."""
    named = names.name_groups(groups, before, lambda name: _was_used(connection, name))
    for old, name in names.taken_up(groups, named, before).items():
        connection.execute(update(event_names).where(event_names.c.now == old).values(now=name))
        put(connection, event_names, {"name": old, "now": name})
    return named


def _was_used(connection: Connection, name: str) -> bool:
    """Tell whether a name is, or ever was, that of an event; one that people merged into another stands in neither of the two tables."""
    found = [exists().where(events.c.name == name), exists().where(event_names.c.name == name)]
    found.append(exists().where(local_events.c.machine_event == name))
    return bool(connection.execute(select(or_(*found))).scalar_one())


def place(connection: Connection, placed: Mapping[str, str | None]) -> set[str]:
    """Put local events into events by name (null: into none); return those that gained or lost one, which are stale then.

    Those that nothing is left in are removed, and not returned.
    """
    before = {row.id: row.event for row in rows_for(connection, local_events, "id", placed, only=("id", "event"))}
    moved = {member: name for member, name in placed.items() if before[member] != name}
    touched = {name for member in moved for name in (before[member], moved[member]) if name is not None}
    known = {row.name for row in rows_for(connection, events, "name", touched, only=("name",))}
    insert(connection, events, [{"name": name, **UNDESCRIBED} for name in sorted(touched - known)])
    statement = update(local_events).where(local_events.c.id == bindparam("member")).values(event=bindparam("name"))
    if moved:
        connection.execute(statement, [{"member": member, "name": name} for member, name in sorted(moved.items())])
    mark_stale(connection, touched)
    return touched - _remove_empty(connection, touched)


def mark_stale(connection: Connection, stale: Iterable[str]) -> None:
    """Mark events whose accounts are to be made anew."""
    for some in batches(stale):
        connection.execute(update(events).where(events.c.name.in_(some)).values(is_stale=True))


def events_of_documents(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return the names of the events that documents tell of or mention."""
    return {row.event for row in rows_for(connection, local_events, "document", ids, only=("event",)) if row.event is not None}


def _remove_empty(connection: Connection, touched: set[str]) -> set[str]:
    """Remove those of these events that nothing tells of any more; return their names."""
    held = {row.event for row in rows_for(connection, local_events, "event", touched, only=("event",))}
    for some in batches(touched - held):
        connection.execute(update(documents).where(documents.c.main_event.in_(some)).values(main_event=None))
        connection.execute(delete(events).where(events.c.name.in_(some)))
    return touched - held


def name_now(connection: Connection, name: str) -> str:
    """Return the name that an event goes by now: its own, or that of the one which took it up; its beginning will do where it is clear.

    An event's id will do as well. Raises `NotInCasebook` where there is none, or several begin so.
    """
    found = connection.execute(select(events.c.name).where((events.c.name == name) | (events.c.id == name))).scalar()
    if found is not None:
        return str(found)
    led = connection.execute(select(event_names.c.now).where(event_names.c.name == name)).scalar()
    if led is not None:
        return name_now(connection, str(led))
    merged = _put_elsewhere(connection, name)
    if merged is not None:
        return merged
    last = name + "\U0010ffff"  # as a range, since an index answers it on every store
    begins = or_(*(and_(column >= name, column <= last) for column in (events.c.name, events.c.id)))
    several = connection.execute(select(events.c.name).where(begins).order_by(events.c.name).limit(2)).scalars().all()
    if len(several) != 1 or not name:
        raise NotInCasebook(f"there is no event {name!r}" if not several else f"several events begin with {name!r}; give more of the name")
    return str(several[0])


def _put_elsewhere(connection: Connection, name: str) -> str | None:
    """Return the event into which people put most of what linking has under a name, null where there is nothing."""
    count = func.count().label("count")
    asked = select(local_events.c.event, count).where(local_events.c.machine_event == name, local_events.c.event.is_not(None))
    row = connection.execute(asked.group_by(local_events.c.event).order_by(count.desc(), local_events.c.event).limit(1)).first()
    return str(row.event) if row is not None else None


def is_stale(connection: Connection, name: str) -> bool:
    """Tell whether an event is there and its account is to be made anew."""
    return bool(connection.execute(select(events.c.is_stale).where(events.c.name == name)).scalar())


def members(connection: Connection, name: str) -> list[str]:
    """Return the ids of the local events of an event, sorted."""
    return list(connection.execute(select(local_events.c.id).where(local_events.c.event == name).order_by(local_events.c.id)).scalars())


def documents_of(connection: Connection, name: str) -> list[str]:
    """Return the ids of the documents that tell of an event or mention it, sorted."""
    asked = select(local_events.c.document).where(local_events.c.event == name).distinct().order_by(local_events.c.document)
    return list(connection.execute(asked).scalars())


def days_of(connection: Connection, name: str) -> tuple[str, str] | None:
    """Return the first and last day of an event as it was last described; null where they are not known."""
    row = connection.execute(select(events.c.start, events.c.end).where(events.c.name == name)).first()
    return (row.start, row.end or row.start) if row is not None and row.start is not None else None


def articles_mainly_of(connection: Connection, name: str) -> set[str]:
    """Return the ids of all versions of the articles that are mostly about an event now."""
    now = documents.alias("now")
    of_event = (local_events.c.event == name) & local_events.c.is_main
    joined = local_events.join(now, now.c.id == local_events.c.document).join(documents, documents.c.article == now.c.article)
    return set(connection.execute(select(documents.c.id).select_from(joined).where(of_event)).scalars())


def ids_of(connection: Connection, named: Iterable[str]) -> dict[str, str]:
    """Return the ids of events, by name."""
    return {row.name: row.id for row in rows_for(connection, events, "name", named, only=("name", "id"))}


def names_that_lead(connection: Connection, name: str) -> tuple[str, ...]:
    """Return the names of events that were taken up into this one, sorted."""
    return tuple(connection.execute(select(event_names.c.name).where(event_names.c.now == name).order_by(event_names.c.name)).scalars())


def members_in_time(connection: Connection, name: str) -> list[str]:
    """Return where the local events of an event stand in time, in that order."""
    return list(connection.execute(select(local_events.c.at).where(local_events.c.event == name).order_by(local_events.c.at)).scalars())


def places_in_time(connection: Connection, document: str) -> list[str]:
    """Return where the local events of a document stand in time: none for a version that is not current."""
    asked = select(local_events.c.at).where(local_events.c.document == document, local_events.c.at.is_not(None))
    return list(connection.execute(asked.order_by(local_events.c.at)).scalars())


def stale_events(connection: Connection) -> list[str]:
    """Return the names of the events whose accounts are to be made anew, sorted."""
    return list(connection.execute(select(events.c.name).where(events.c.is_stale).order_by(events.c.name)).scalars())


def put_account(connection: Connection, name: str, event: Event, account: Account) -> None:
    """Write what an event is and the account of it, in place of what was written before."""
    values = {**described(event), "contested": any(f.contested for f in account.figures.values()), "is_stale": False}
    values["account"] = to_json(account)
    values["sha256"] = text_sha256(values["record"] + values["account"])
    connection.execute(update(events).where(events.c.name == name).values(**values))
    for table in (event_figures, event_responsibility):
        connection.execute(delete(table).where(table.c.event == name))
    insert(connection, event_figures, figure_rows(name, account))
    insert(connection, event_responsibility, responsibility_rows(name, account))


def get_account(connection: Connection, name: str) -> tuple[Event, Account] | None:
    """Return an event with its account as they were last made; null where they never were."""
    row = connection.execute(select(events.c.record, events.c.account).where(events.c.name == name, events.c.record != "")).first()
    return (from_json(row.record, Event), from_json(row.account, Account)) if row is not None else None


def get_events(connection: Connection, named: Iterable[str]) -> dict[str, Event]:
    """Return events by name, as they were last described; those that never were are left out."""
    rows = rows_for(connection, events, "name", named, only=("name", "record"))
    return {row.name: from_json(row.record, Event) for row in rows if row.record}


def settled_accounts(connection: Connection) -> Iterator[tuple[Event, Account]]:
    """Yield the events that are not stale, each with its account, in order of their ids."""
    asked = select(events.c.record, events.c.account).where(events.c.is_stale.is_(False)).order_by(events.c.id)
    for row in each(connection, asked):
        yield from_json(row.record, Event), from_json(row.account, Account)


def all_ids(connection: Connection) -> dict[str, str]:
    """Return the ids of all events, by name."""
    return {row.name: row.id for row in connection.execute(select(events.c.name, events.c.id))}


def main_events(connection: Connection) -> dict[str, str]:
    """Return the name of the event that each current document is mostly about, by document; those that are about none are left out."""
    asked = select(local_events.c.document, local_events.c.event).where(local_events.c.is_main, local_events.c.event.is_not(None))
    return {row.document: row.event for row in connection.execute(asked)}


def placed_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the name of the event that each local event of these documents is part of; those that are part of none are left out."""
    rows = rows_for(connection, local_events, "document", ids, only=("id", "event"))
    return {row.id: row.event for row in rows if row.event is not None}


def described(event: Event) -> dict[str, Any]:
    """Return the columns of an event."""
    place = event.place
    return {
        "id": event.id,
        "label": event.label,
        "kind": event.kind,
        "start": event.date.start,
        "end": event.date.end,
        "place": place.name if place else None,
        "city": place.city if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "documents": len(event.documents),
        "mentioned_in": len(event.mentioned_in),
        "record": to_json(event),
    }


def figure_rows(name: str, account: Account) -> list[dict[str, Any]]:
    """Return the rows of the figures of an event."""
    return [
        {
            "event": name,
            "kind": kind,
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "rule": figure.rule,
            "contested": figure.contested,
            "decision": figure.decision,
        }
        for kind, figure in sorted(account.figures.items())
    ]


def responsibility_rows(name: str, account: Account) -> list[dict[str, Any]]:
    """Return the rows of who is held responsible for an event."""
    return [
        {
            "event": name,
            "row": number,
            "accused": row.accused,
            "role": row.role,
            "stance": row.stance,
            "speaker": row.speaker,
            "documents": len(row.documents),
        }
        for number, row in enumerate(account.responsibility)
    ]
