"""Bit rot: whatever is changed in a casebook behind its back is named, and a file that is damaged is said to be so."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from rashomon import Casebook
from rashomon.casebook.engine import engine_for
from rashomon.casebook.verifying_readings import Fault
from rashomon.cli import run
from rashomon.model.errors import RashomonError
from rashomon.pipeline.examining import Examination

from . import telling
from .conftest import Read

FLIPS = 60
"""Places in the file at which a byte is flipped, one after the other."""


@pytest.fixture
def told(where: str, tmp_path: Path, read: Read) -> str:
    """A casebook to which reports were added on two days, one of them edited between, and a decision on one claim."""
    with Casebook(where) as book:
        book.add([telling.write(tmp_path, "first", telling.FIRST_DAY), tmp_path / "nothing.txt"], read=read)
        book.add([telling.write(tmp_path, "second", telling.SECOND_DAY)], read=read)
        book.decide("ana").accept(next(claim.id for claim in book.everything().claims if claim.kind == "killed"))
    return where


@pytest.fixture
def engine(told: str) -> Iterator[Engine]:
    """The way into the casebook past its own code."""
    engine = engine_for(told, create=False)
    yield engine
    engine.dispose()


def faults(where: str) -> list[Fault]:
    """Return what `verify` finds."""
    with Casebook(where, create=False) as book:
        return [*book.verify()]


def change(engine: Engine, *statements: str) -> None:
    """Change a casebook behind its back, references or not."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        else:
            connection.exec_driver_sql("SET session_replication_role = replica")
        for statement in statements:
            connection.execute(text(statement))
        connection.commit()


def test_all_is_as_it_was_written(told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is named, and the exit status says so."""
    assert faults(told) == []
    assert run(["verify", "--casebook", told]) == 0
    assert capsys.readouterr().err == "All is as it was written.\n"


ONE = "(SELECT min({key}) FROM {table})"
CHANGES = {
    "text": ("documents", "text = replace(text, 'fish', 'fist')", "id", "document {}: its text is not the one that was read"),
    "title": ("documents", "title = 'Blasé'", "id", "document {}: what is known of it beside its text is not what came with it"),
    "day": ("documents", "published = '2031-03-17'", "id", "document {}: what is known of it beside its text"),
    "address": ("documents", "url = 'https://elsewhere.example/'", "id", "document {}: its id is not that of its text"),
    "claim's span": ("claims", "span_start = span_start + 1", "id", "claims {}: its span_start is"),
    "claim's quote": ("claims", "quote = 'nobody died'", "id", "claims {}: its quote is 'nobody died'"),
    "claim's record": ("claims", "record = replace(record, '\"span\":[', '\"span\":[1')", "id", "claims {}: the words at"),
    "claim's value": ("claims", "record = replace(record, 'asserted', 'denied')", "id", "claims {}: its id is not that of what it says"),
    "half a record": ("claims", "record = substr(record, 1, 40)", "id", "claims {}: its record cannot be read"),
    "statement": ("statements", "words = 'nothing'", "id", "statements {}: its words is 'nothing'"),
    "reading": ("readings", "days = '[]', settings = '[]'", "document", "document {}: what was read in it is not what was written"),
    "bytes": ("blobs", "size = size + 1", "sha256", "bytes {}: they are not the"),
    "account": ("events", "account = replace(account, 'contested', 'contexted')", "name", "event {}: its account is not what was written"),
    "figure": ("event_figures", "best = 999", "event", "event {}: event_figures is not what its account says"),
    "decision": ("decisions", "who = 'eve'", "id", "decision {}: its who is 'eve'"),
    "event's name": ("events", "label = 'picnic'", "name", "event {}: its label is 'picnic'"),
    "current": ("documents", "is_current = (1 = 0)", "article", "article {}: 0 of its versions are current"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_changed_is_named(told: str, engine: Engine, what: str) -> None:
    """By its id, with what is wrong."""
    table, change_, key, said = CHANGES[what]
    one = f"(SELECT min({key}) FROM {table})"
    change(engine, f"UPDATE {table} SET {change_} WHERE {key} = {one}")
    with engine.connect() as connection:
        name = connection.execute(text(f"SELECT min({key}) FROM {table}")).scalar()
    assert any(f"{fault.where}: {fault.problem}".startswith(said.format(name)) for fault in faults(told))


def test_bytes_that_were_received(told: str, engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """One byte of them flipped in what is packed; the exit status says that something failed."""
    flipped = {
        "sqlite": "UPDATE blobs SET packed = cast(substr(packed, 1, 30) || x'00' || substr(packed, 32) AS blob)",
        "postgresql": "UPDATE blobs SET packed = set_byte(packed, 30, 0)",
    }
    change(engine, flipped[engine.dialect.name])
    found = faults(told)
    with engine.connect() as connection:
        blobs = connection.execute(text("SELECT sha256 FROM blobs")).scalars().all()
    assert {fault.where for fault in found} == {f"bytes {blob}" for blob in blobs}
    assert run(["verify", "--casebook", told]) == 1
    out = capsys.readouterr()
    assert len(out.out.splitlines()) == len(found)
    assert out.err == f"{len(found)} faults.\n"


GONE = {
    "DELETE FROM local_events": "claims",
    "DELETE FROM blobs": "custody",
    "DELETE FROM speakers": "claims",
    "DELETE FROM claims": "event",
    "UPDATE local_events SET at = NULL": "link_keys",
    "DELETE FROM articles": "documents",
    "DELETE FROM readings": "document",
}


@pytest.mark.parametrize("statement", GONE)
def test_what_points_nowhere_is_named(told: str, engine: Engine, statement: str) -> None:
    """Also what no database looks after: a claim's speaker, an account's claims."""
    change(engine, statement)
    assert GONE[statement] in {fault.where.split()[0] for fault in faults(told)}


def test_a_text_that_is_no_text_any_more(told: str, engine: Engine) -> None:
    """SQLite lets bytes be written that are no UTF-8: that document is named, and the others are checked as before."""
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL refuses bytes that are no text")
    change(engine, "UPDATE documents SET text = cast(x'ff' || substr(cast(text AS blob), 2) AS text) WHERE arrival = 1")
    with engine.connect() as connection:
        name = connection.execute(text("SELECT id FROM documents WHERE arrival = 1")).scalar()
    assert Fault(f"document {name}", "its text is not the one that was read (SHA-256)") in faults(told)


@pytest.fixture
def file(tmp_path: Path, read: Read) -> Path:
    """A casebook in a file, with everything in that file."""
    path = tmp_path / "one.casebook"
    with Casebook(path) as book:
        book.add([telling.write(tmp_path, "first", telling.FIRST_DAY)], read=read)
        book.add([telling.write(tmp_path, "second", telling.SECOND_DAY)], read=read)
    return path


def found_in(path: Path) -> tuple[Examination | None, bool]:
    """Return what a casebook holds, null where it cannot be read; and whether `verify` says that something is wrong."""
    try:
        with Casebook(path, create=False) as book:
            wrong = [*book.verify()]
            return book.everything(), bool(wrong)
    except RashomonError:
        return None, True


def test_bytes_of_the_file_flipped(file: Path, tmp_path: Path) -> None:
    """Wherever it is: `verify` names what fails or says that the file is damaged. Where it says nothing, nothing is changed."""
    whole, clean = found_in(file)
    assert whole is not None
    assert not clean
    raw, chance = file.read_bytes(), random.Random(20310307)
    told = 0
    for number in range(FLIPS):
        at, bit = chance.randrange(len(raw)), 1 << chance.randrange(8)
        damaged = tmp_path / f"flipped-{number}.casebook"
        damaged.write_bytes(raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :])
        found, wrong = found_in(damaged)
        told += wrong
        assert wrong or found == whole, f"the byte at {at} was flipped, and nobody said so"
        damaged.unlink()
    assert told > FLIPS / 10


def test_a_file_that_was_cut(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said to be damaged, in one line and without a traceback."""
    raw = file.read_bytes()
    file.write_bytes(raw[: len(raw) // 2])
    assert run(["verify", "--casebook", str(file)]) in (1, 2)
    out = capsys.readouterr()
    assert "malformed" in out.out + out.err or "damaged" in out.out + out.err
    assert "Traceback" not in out.err
