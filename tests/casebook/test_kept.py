"""A casebook that the first schema wrote opens with this version, says what it said then, and goes on."""

from __future__ import annotations

import gzip
from pathlib import Path

import msgspec
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Boolean, MetaData, insert, text

from rashomon import Casebook
from rashomon.casebook import migrate
from rashomon.casebook.engine import engine_for, writing
from rashomon.pipeline.examining import Examination

from . import kept, telling
from .conftest import Read

FIRST = "0001"


@pytest.fixture
def old(where: str, tmp_path: Path) -> str:
    """The kept casebook, as a file; and its rows in a database whose tables the first migration made."""
    if "://" in where:
        file = tmp_path / "kept.casebook"
        kept.unpack(file)
        _fill(where, kept.rows(file))
    else:
        kept.unpack(Path(where))
    return where


def _fill(where: str, rows: kept.Rows) -> None:
    engine = engine_for(where, create=True)
    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrate.__file__).with_name("migrations")))
        config.attributes["connection"] = connection
        command.upgrade(config, FIRST)
        tables = MetaData()
        tables.reflect(connection)
        for table in tables.sorted_tables:
            flags = {column.name for column in table.columns if isinstance(column.type, Boolean)}
            for row in rows.get(table.name, []):
                connection.execute(insert(table).values({name: bool(value) if name in flags else value for name, value in row.items()}))
        for name, serial in (("documents", "arrival"), ("custody", "id"), ("claims", "seq"), ("decisions", "seq"), ("log", "seq")):
            sequence = f"pg_get_serial_sequence('{name}', '{serial}')"
            connection.execute(text(f"SELECT setval({sequence}, (SELECT max({serial}) FROM {name}))"))
    engine.dispose()


def test_the_first_schema_is_the_one_kept(tmp_path: Path) -> None:
    """The kept file is what it is named for: later migrations have something to do."""
    kept.unpack(tmp_path / "kept.casebook")
    assert kept.version(tmp_path / "kept.casebook") == FIRST


def test_it_says_what_it_said(old: str) -> None:
    """Reports, claims, events, accounts and decisions are those of then; nothing is named as damaged, and the file is of this version."""
    said = msgspec.json.decode(gzip.decompress(kept.SAID.read_bytes()), type=Examination)
    assert len(said.documents) == 5
    assert len(said.decisions) == 4
    with Casebook(old, create=False) as book:
        assert book.everything() == said
        assert [*book.verify()] == []
        with writing(book.engine) as connection:
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == migrate.LATEST


def test_it_goes_on(old: str, tmp_path: Path, read: Read) -> None:
    """What was known is known, what is new is added, searched for and decided on."""
    report = telling.report(
        "Quay Gazette", "2031-03-09", "Twentieth victim dies", "A twentieth victim of the Varnholt bombing died on Sunday."
    )
    with Casebook(old, create=False) as book:
        added = book.add([telling.write(tmp_path, "known", (telling.RADIO, report))], read=read)
        assert (added.new, added.versions, added.known) == (1, 0, 1)
        reports, _ = book.search("twentieth victim")
        assert [hit.publisher for hit in reports] == ["Quay Gazette"]
        before = len(book.everything().decisions)
        book.decide("Cho").accept(next(claim.id for claim in book.claims() if claim.kind == "killed"))
        assert len(book.everything().decisions) == before + 1
        assert [*book.verify()] == []
