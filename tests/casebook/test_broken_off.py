"""What ends a run of adding: a kill, a full disk, a lost connection. What was written stays, and the next run goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.casebook_broken import kill_often
from sqlalchemy import Connection, text

from rashomon import Casebook
from rashomon.casebook import custody
from rashomon.casebook.engine import reading, writing
from rashomon.casebook.issues import note_done
from rashomon.cli import run
from rashomon.model import Arrival
from rashomon.model.errors import CasebookUnavailable

from .conftest import Databases, Read
from .stories import FIRST, OTHER, SECOND, STORIES, write


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Killed a few times (the benchmark does it fifty times), on a file: the end is what it would have been."""
    survived = kill_often((str(tmp_path / f"{number}.casebook") for number in range(9)), kills=2)
    assert survived.same == survived.kills == 2


def test_killed_on_a_server(databases: Databases) -> None:
    """The same on PostgreSQL."""
    survived = kill_often(iter(databases), kills=1)
    assert survived.same == survived.kills == 1


def test_a_full_disk(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line; what was written before is there, nothing half, and with room again the next run goes on."""
    place = tmp_path / "small.casebook"
    source = write(tmp_path, "all", [FIRST, SECOND, OTHER])
    with Casebook(place) as book:
        book.add([write(tmp_path, "first", [FIRST])], read=read)
        before = book.everything()
        with reading(book.engine) as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        keep = custody.keep_bytes

        def without_room(connection: Connection, arrival: Arrival) -> None:
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
            keep(connection, arrival)
            note_done(connection, at="", who="", action="fill", detail="x" * 10_000_000)

        monkeypatch.setattr(custody, "keep_bytes", without_room)
        with pytest.raises(CasebookUnavailable, match="disk is full"):
            book.add([source], read=read)
        monkeypatch.undo()
    with Casebook(place) as book:
        assert book.everything() == before
        assert book.add([source], read=read).new == 2


def test_a_lost_connection(database: str, read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server ends the connection in the midst of a report: one clear line, nothing half, and the next run goes on."""
    keep = custody.keep_bytes

    def cut_off(connection: Connection, arrival: Arrival) -> None:
        keep(connection, arrival)
        if arrival.document.external_id == "courier-1":
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    source = write(tmp_path, "all", STORIES)
    with Casebook(database) as book:
        book.add([write(tmp_path, "first", [FIRST])], read=read)
        monkeypatch.setattr(custody, "keep_bytes", cut_off)
        with pytest.raises(CasebookUnavailable, match="connection"):
            book.add([source], read=read)
        monkeypatch.undo()
        assert len(book.everything().documents) == 1
        assert book.add([source], read=read).new == 4


def test_without_what_speaks_to_a_server(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What is missing is named, with how to get it."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert run(["add", str(write(tmp_path, "all", [FIRST])), "--casebook", "postgresql://127.0.0.1:1/book"]) == 2
    assert "rashomon[postgresql]" in capsys.readouterr().err


def test_no_server(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A server that is not there is named in one line, without the password; the exit status says that nothing was done."""
    source = write(tmp_path, "all", [FIRST])
    assert run(["add", str(source), "--casebook", "postgresql://keeper:secret@127.0.0.1:1/book"]) == 2
    said = capsys.readouterr().err
    assert "connection" in said
    assert "secret" not in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_text("a letter, not a database"), "no casebook"),
        (lambda path: path.mkdir(), "no file"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\x00" * 200), "no casebook"),
    ],
)
def test_what_is_no_casebook_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Iterator[None], said: str) -> None:
    """A file that is something else is neither read nor written."""
    place = tmp_path / "letter"
    make(place)  # type: ignore[operator]  # a lambda from the parameters
    before = place.read_bytes() if place.is_file() else None
    assert run(["add", str(write(tmp_path, "all", [FIRST])), "--casebook", str(place)]) == 2
    assert said in capsys.readouterr().err
    assert before is None or place.read_bytes() == before


def test_a_newer_casebook_is_refused(where: str) -> None:
    """What a newer version wrote is not touched."""
    with Casebook(where) as book, writing(book.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Exception, match="newer version"):
        Casebook(where)
