"""The tables: what the migrations make is what the code expects, and the file makes sense to people in any tool."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from rashomon import Casebook
from rashomon.casebook.engine import reading
from rashomon.casebook.schema import metadata

from . import telling
from .conftest import Read

VIEWS = {"figures", "responsibility", "timeline", "statements_by_speaker"}


@pytest.fixture
def connection(where: str, tmp_path: Path, read: Read) -> Iterator[Connection]:
    """A casebook to which reports were added on two days, one of them edited between."""
    with Casebook(where) as book:
        book.add([telling.write(tmp_path, "first", telling.FIRST_DAY)], read=read)
        book.add([telling.write(tmp_path, "second", telling.SECOND_DAY)], read=read)
        with reading(book.engine) as connection:
            yield connection


def _ours(found: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:
    """Leave out what each store has for its index of words, which no table of ours describes."""
    return "_words" not in (name or "")


def test_migrations_make_what_the_code_expects(connection: Connection) -> None:
    """Alembic finds nothing to do: tables, columns, their types, keys and indexes are those of `schema`."""
    options = {"compare_type": True, "include_object": _ours}
    assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def rows(connection: Connection, query: str) -> list[tuple[Any, ...]]:
    """Return the rows of an answer."""
    return [tuple(row) for row in connection.execute(text(query))]


def test_views_for_people(connection: Connection) -> None:
    """Each puts together what belongs together, in words: no ids but the names to ask for events by."""
    assert set(inspect(connection).get_view_names()) == VIEWS
    label = "bombing, Varnholt, 2031-03-07"
    assert rows(connection, "SELECT label, kind, low, best, high FROM figures ORDER BY start DESC, kind") == [
        (label, "injured", 40, 40, 40),
        (label, "killed", 14, 19, 19),
        ("shooting, Tellmark, 2031-01-20", "killed", 3, 3, 3),
    ]
    assert rows(connection, "SELECT label, accused, stance, speaker FROM responsibility ORDER BY stance") == [
        (label, "Grey Column", "blamed", "ministry"),
        (label, "Grey Column", "denied", "Grey Column"),
    ]
    assert rows(connection, "SELECT start, killed_best, documents FROM timeline ORDER BY start") == [
        ("2031-01-20", 3, 1),
        ("2031-03-07", 19, 3),
    ]
    said = rows(connection, "SELECT publisher, cue, words FROM statements_by_speaker WHERE speaker = 'police'")
    assert [(outlet, cue) for outlet, cue, _ in said] == [("Varnholt Post", "said")]
    assert "killing 14 people" in said[0][2]


def test_the_file_opens_in_any_tool(tmp_path: Path, read: Read) -> None:
    """Without a line of our code: the views answer, words can be looked for, and the file says what it is."""
    path = tmp_path / "one.casebook"
    with Casebook(path) as book:
        book.add([telling.write(tmp_path, "first", telling.FIRST_DAY)], read=read)
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        assert {name for view in VIEWS for name in (view, *connection.execute(f"SELECT 1 FROM {view} LIMIT 0"))} == VIEWS
        found = connection.execute("SELECT count(*) FROM documents_words WHERE documents_words MATCH 'bombing'").fetchone()
        assert found == (2,)
        assert connection.execute("PRAGMA application_id").fetchone() == (0x5261736D,)
    finally:
        connection.close()
