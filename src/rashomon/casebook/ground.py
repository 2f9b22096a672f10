"""What of a casebook decisions are judged by, fetched for those that are asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from sqlalchemy import Connection, select

from rashomon.casebook import decisions, documents, events
from rashomon.casebook.arranging import Arrangement, arrange
from rashomon.casebook.matching import evidence_of
from rashomon.casebook.overlay import Ground
from rashomon.casebook.rows import batches, from_json, rows_for
from rashomon.casebook.schema import claims, event_names, local_events, speakers
from rashomon.model import Claim, Decision


def arrangement(connection: Connection, names: Iterable[str] | None) -> Arrangement:
    """Return how people arranged the events of these names and all that they ever brought together with them; null: all events.

    Members are only in it of events that people had a hand in; what names lead to it tells of all that were asked for.
    """
    names = names if names is None else {*names}
    if names is not None and not names:
        return Arrangement()
    shaping = decisions.decisions_of_kind(connection, decisions.EVENT_ACTIONS)
    leads = _leads(connection, [*(names or ()), *(name for one in shaping for name in names_in(one))])
    asked = {*(names or ())}
    if names is not None:
        shaping = _reached(shaping, asked, leads)
    back = decisions.taken_back(connection, shaping)
    asked.update(name for one in shaping for name in names_in(one))
    asked.update([leads[name] for name in asked if name in leads])
    members = events.machine_members(connection, asked) if shaping else {}
    return arrange([one for one in shaping if one.id not in back], members, leads, _known(connection, asked))


def names_in(one: Decision) -> list[str]:
    """Return the names of the events that a decision on events is about."""
    return [name for name in (one.event, one.becomes, *(one.others if one.action == "merge" else ())) if name]


def _reached(shaping: Sequence[Decision], asked: set[str], leads: dict[str, str]) -> list[Decision]:
    """Return the decisions about events that were asked for, about those that one of these is also about, and so on."""
    about: dict[str, list[Decision]] = defaultdict(list)
    for one in shaping:
        for name in names_in(one):
            about[leads.get(name, name)].append(one)
    reached: set[str] = set()
    seen = {leads.get(name, name) for name in asked}
    waiting = list(seen)
    while waiting:
        for one in about.get(waiting.pop(), ()):
            if one.id not in reached:
                reached.add(one.id)
                new = {leads.get(name, name) for name in names_in(one)} - seen
                seen |= new
                waiting += new
    return [one for one in shaping if one.id in reached]


def _leads(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    return {row.name: row.now for row in rows_for(connection, event_names, "name", names)}


def _known(connection: Connection, names: Iterable[str]) -> set[str]:
    """Return which of these are names of events that linking made."""
    found: set[str] = set()
    for some in batches(names):
        asked = select(local_events.c.machine_event).where(local_events.c.machine_event.in_(some)).distinct()
        found.update(connection.execute(asked).scalars())
    return found


def led_to(connection: Connection, name: str) -> set[str]:
    """Return all names that lead to an event: its own, those that were taken up, and those that people merged into it."""
    names = {name}
    held = select(local_events.c.machine_event).where(local_events.c.event == name, local_events.c.machine_event.is_not(None)).distinct()
    names.update(connection.execute(held).scalars())
    return names | {row.name for row in rows_for(connection, event_names, "now", names)}


def ground_for(connection: Connection, wanted: Sequence[Decision], shape: Arrangement | None = None) -> Ground:
    """Return what decisions on claims are judged by; ``shape`` is how people arranged some of the events, where that is known already."""
    named = {evidence_of(one).document for one in wanted}
    current = documents.current_versions(connection, named)
    of_events = {name for one in wanted if (name := one.event or (one.correction.event if one.correction else None)) is not None}
    if shape is None or not shape.covers(of_events):
        shape = arrangement(connection, of_events)
    names = {evidence_of(one).speaker for one in wanted} | {one.correction.speaker for one in wanted if one.correction}
    return Ground(
        claims=claims_in(connection, {*current.values()}),
        documents={document.id: document for document in documents.get_documents(connection, named)},
        current=current,
        now=shape.now,
        speakers=_speakers(connection, named, {name for name in names if name}),
    )


def claims_in(connection: Connection, ids: Iterable[str]) -> dict[str, list[Claim]]:
    """Return the claims of documents as the machine read them, each with the lasting name of the event that it stands in."""
    rows = rows_for(connection, claims, "document", ids, only=("document", "local_event", "record"))
    placed = {row.id: row.event for row in rows_for(connection, local_events, "document", ids, only=("id", "event"))}
    found: dict[str, list[Claim]] = defaultdict(list)
    for row in rows:
        found[row.document].append(replace(from_json(row.record, Claim), event=placed.get(row.local_event)))
    return found


def _speakers(connection: Connection, ids: Iterable[str], names: set[str]) -> dict[tuple[str, str], str]:
    rows = rows_for(connection, speakers, "document", ids, only=("id", "document", "name")) if names else []
    return {(row.document, row.name): row.id for row in rows if row.name in names}
