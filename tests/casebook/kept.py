"""A casebook of the first schema, kept as it was written then: ``python -m tests.casebook.kept`` from an empty folder wrote both files.

Not to be written again when the schema changes: what later versions make of it is what is tested.
"""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import msgspec

from rashomon import Casebook

from . import telling

CASEBOOK = Path(__file__).with_name("first.casebook.gz")
SAID = Path(__file__).with_name("first.json.gz")
"""What it said, all of it, when it was written."""

Rows = Mapping[str, list[dict[str, object]]]
"""By table, by column."""


def write() -> None:
    """Write both files: two days of reports, one of them edited between, one that copies another, and decisions."""
    path = Path("first.casebook")
    with Casebook(path) as book:
        book.add([telling.write(Path(), "monday", telling.FIRST_DAY), Path("nothing.txt")])
        book.add([telling.write(Path(), "tuesday", (*telling.SECOND_DAY, telling.COPY))])
        killed = [claim.id for claim in book.claims() if claim.kind == "killed"]
        book.decide("Ana").accept(killed[0], why="checked with the hospital")
        book.decide("Ben").reject(killed[0], why="the hospital has no list")
        rejected = book.decide("Ben").reject(killed[1])
        book.decide("Ana").undo(rejected.decision.id, why="read it again")
        said = msgspec.json.encode(book.everything(), order="deterministic")
    with sqlite3.connect(path) as connection:
        connection.execute("VACUUM")
    CASEBOOK.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    SAID.write_bytes(gzip.compress(said, mtime=0))


def unpack(path: Path) -> None:
    """Write the casebook as a file."""
    path.write_bytes(gzip.decompress(CASEBOOK.read_bytes()))


def version(path: Path) -> str:
    """Return the version of the schema that wrote the casebook at ``path``."""
    connection = sqlite3.connect(path)
    (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    return str(found)


def rows(path: Path) -> Rows:
    """Return the rows of every table of the casebook at ``path``, by table; those of the store's own index of words are left out."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    tables = [row["name"] for row in named if "_words" not in row["name"] and not row["name"].startswith(("sqlite_", "alembic_"))]
    found = {table: [dict(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in tables}
    connection.close()
    return found


if __name__ == "__main__":
    write()
