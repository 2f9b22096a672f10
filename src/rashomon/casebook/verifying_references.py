"""Checking that whatever points at a row of a casebook points at one that is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, and_, select

from rashomon.casebook.rows import each
from rashomon.casebook.schema import event_names, events, link_keys, link_likes, local_events, metadata, text_keys, texts
from rashomon.casebook.verifying_readings import Fault

MOST_NAMED = 100
"""Faults of one sort of reference that are named one by one."""


def check_references(connection: Connection) -> Iterator[Fault | None]:
    """Check that whatever points at a row points at one that is there, also where the database itself was told so."""
    told = [(key.parent, key.column) for table in metadata.sorted_tables for key in sorted(table.foreign_keys, key=str)]
    told += [(event_names.c.now, events.c.name), (link_keys.c.at, local_events.c.at), (text_keys.c.at, texts.c.at)]
    told += [(link_likes.c.earlier, local_events.c.at), (link_likes.c.later, local_events.c.at)]
    for child, parent in told:
        yield from _dangling(connection, child, parent)
        yield None


def _dangling(connection: Connection, child: Column[Any], parent: Column[Any]) -> Iterator[Fault]:
    table: Table = child.table
    other = parent.table.alias("other")
    missing = ~select(other.c[parent.name]).where(other.c[parent.name] == child).exists()
    keys = list(table.primary_key)
    for row in each(connection, select(*keys, child.label("points_at")).where(and_(child.is_not(None), missing)).limit(MOST_NAMED)):
        where = " ".join(map(str, row[:-1]))
        yield Fault(f"{table.name} {where}", f"its {child.name} is not there: {row.points_at}")
