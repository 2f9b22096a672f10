"""Nouns to rows and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Insert, Row, Select, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from rashomon.model.errors import CasebookDamaged

T = TypeVar("T")

AT_ONCE = 500
"""Values in one question: SQLite allows 32,766 in a statement, and a plan stays quick for some hundreds."""

_encoder = msgspec.json.Encoder(order="deterministic")


def to_json(value: Any) -> str:
    """Return a noun, or a tuple of nouns, as JSON: the same text for the same content."""
    return _encoder.encode(value).decode("utf-8")


def from_json(text: str, kind: type[T]) -> T:
    """Return what `to_json` wrote, as the type that it was; raises `CasebookDamaged` where it is no longer what was written."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise CasebookDamaged(
            f"a record in the casebook is damaged ({error}); `rashomon verify` says which, a backup has it whole"
        ) from error


def insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows that are not there yet; one that is raises."""
    if rows:
        connection.execute(_insert(table), list(rows))


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write those of the rows that are not there yet, by whatever key is unique."""
    if rows:
        connection.execute(_insert_new(table, connection.dialect.name), list(rows))


def put(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Write a row, in place of the one with the same primary key where there is one."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    keys = [column.name for column in table.primary_key]
    statement = dialect.insert(table).values(**row)
    changed = {name: statement.excluded[name] for name in row if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))


def rows_for(connection: Connection, table: Table, column: str, values: Iterable[Any], only: Sequence[str] = ()) -> list[Row[Any]]:
    """Return the rows whose ``column`` is one of ``values``, however many, those of one question in order of primary key.

    ``only``: the columns that are wanted, where not all are.
    """
    asked = _select(table, column, tuple(only))
    return [row for some in batches(values) for row in connection.execute(asked, {"values": some})]


# Statements are made once: making one takes longer than running it.


@lru_cache(maxsize=256)
def _select(table: Table, column: str, only: tuple[str, ...]) -> Select[Any]:
    asked = select(*(table.c[name] for name in only)) if only else select(table)
    return asked.where(table.c[column].in_(bindparam("values", expanding=True))).order_by(*table.primary_key)


@lru_cache(maxsize=64)
def _insert(table: Table) -> Insert:
    return table.insert()


@lru_cache(maxsize=64)
def _insert_new(table: Table, dialect: str) -> Insert:
    made: Insert = (postgresql if dialect == "postgresql" else sqlite).insert(table).on_conflict_do_nothing()
    return made


def each(connection: Connection, asked: Select[Any], at_once: int = AT_ONCE) -> Iterator[Row[Any]]:
    """Yield the rows of an answer without holding them all; what is not fetched is let go of when the iterator is closed."""
    with connection.execute(asked, execution_options={"yield_per": at_once}) as rows:
        yield from rows


def batches(values: Iterable[Any]) -> list[list[Any]]:
    """Return the values, each once and sorted, in lists of as many as one question may hold."""
    every: list[Any] = sorted(set(values))
    return [every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE)]
