"""Decisions as they were taken: a record that only grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from graphlib import TopologicalSorter
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from rashomon.casebook.rows import batches, from_json, insert_new, rows_for, to_json
from rashomon.casebook.schema import decisions
from rashomon.model import Action, Decision, in_order
from rashomon.model.errors import NotInCasebook

CLAIM_ACTIONS: tuple[Action, ...] = ("accept", "reject", "correct", "add")
EVENT_ACTIONS: tuple[Action, ...] = ("merge", "split")


def put_decisions(connection: Connection, taken: Sequence[Decision]) -> list[Decision]:
    """Write decisions at the end of the record; return those that were not in it yet."""
    known = {row.id for row in rows_for(connection, decisions, "id", (one.id for one in taken), only=("id",))}
    new = list({one.id: one for one in taken if one.id not in known}.values())
    insert_new(connection, decisions, [decision_row(one) for one in new])
    return new


def decision_row(decision: Decision) -> dict[str, Any]:
    """Return the row of a decision."""
    correction, evidence = decision.correction, decision.evidence
    return {
        "id": decision.id,
        "who": decision.who,
        "made_at": decision.made_at,
        "action": decision.action,
        "claim": decision.claim,
        "document": evidence.document if evidence else None,
        "event": decision.event or (correction.event if correction else None),
        "undoes": decision.undoes,
        "why": decision.why,
        "record": to_json(decision),
    }


def all_decisions(connection: Connection) -> list[Decision]:
    """Return all decisions, in order."""
    return _read(connection.execute(select(decisions.c.record)).scalars())


def get_decisions(connection: Connection, ids: Iterable[str]) -> list[Decision]:
    """Return decisions by id, in order; those that are not there are left out."""
    return _read(row.record for row in rows_for(connection, decisions, "id", ids, only=("record",)))


def find_decision(connection: Connection, given: str) -> Decision:
    """Return the decision of this id, or whose id begins so; raises `NotInCasebook` where there is none, or several begin so."""
    begins = decisions.c.id.startswith(given, autoescape=True)
    found = connection.execute(select(decisions.c.record).where(begins).order_by(decisions.c.id).limit(2)).scalars().all()
    if len(found) != 1 or not given:
        raise NotInCasebook(f"there is no decision {given!r}" if not found else f"several decisions begin with {given!r}; give more of it")
    return from_json(found[0], Decision)


def last_taken(connection: Connection) -> str | None:
    """Return when the decision that was written last was taken."""
    return connection.execute(select(decisions.c.made_at).order_by(decisions.c.seq.desc()).limit(1)).scalar()


def decisions_about(
    connection: Connection,
    *,
    actions: Iterable[Action],
    claims: Iterable[str] = (),
    documents: Iterable[str] = (),
    named: Iterable[str] = (),
) -> list[Decision]:
    """Return the decisions of some kinds on any of these claims, documents or events (lasting names), in order."""
    wanted = decisions.c.action.in_([*actions])
    found: dict[str, str] = {}
    for column, values in ((decisions.c.claim, claims), (decisions.c.document, documents), (decisions.c.event, named)):
        for some in batches(values):
            found.update(_rows(connection, wanted & column.in_(some)))
    return _read(found.values())


def decisions_of_kind(connection: Connection, actions: Iterable[Action]) -> list[Decision]:
    """Return all decisions of some kinds, in order."""
    return _read(dict(_rows(connection, decisions.c.action.in_([*actions]))).values())


def _rows(connection: Connection, where: ColumnElement[bool]) -> list[tuple[str, str]]:
    return [(row.id, row.record) for row in connection.execute(select(decisions.c.id, decisions.c.record).where(where))]


def taken_back(connection: Connection, among: Iterable[Decision]) -> dict[str, Decision]:
    """Return which of these decisions no longer hold, by id, each with the one that took it back and holds itself."""
    return _taken_back(_with_undoings(connection, [one.id for one in among]))


def _with_undoings(connection: Connection, ids: Sequence[str]) -> list[Decision]:
    """Return the decisions that take back any of these, those that take back any of those, and so on."""
    found: dict[str, Decision] = {}
    wanted = set(ids)
    while wanted:
        undoing = _read(row.record for row in rows_for(connection, decisions, "undoes", wanted, only=("record",)))
        wanted = {one.id for one in undoing} - found.keys()
        found.update((one.id, one) for one in undoing)
    return sorted(found.values(), key=in_order)


def _taken_back(undoing: Sequence[Decision]) -> dict[str, Decision]:
    by_undone: dict[str, list[Decision]] = {}
    for one in undoing:
        by_undone.setdefault(one.undoes or "", []).append(one)
    # Whether one holds depends on those that take it back; an id is a hash of what it takes back, so there are no circles.
    order = TopologicalSorter({undone: [one.id for one in several] for undone, several in by_undone.items()})
    back: dict[str, Decision] = {}
    for each in order.static_order():
        holding = [one for one in by_undone.get(each, ()) if one.id not in back]
        if holding:
            back[each] = holding[-1]
    return back


def _read(records: Iterable[str]) -> list[Decision]:
    return sorted((from_json(record, Decision) for record in records), key=in_order)
