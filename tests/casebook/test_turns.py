"""Turns at writing to a file: everybody comes to it soon, a process that ends gives its turn back, and nothing is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from rashomon import Casebook
from rashomon.casebook.engine import writing
from rashomon.casebook.issues import note_done
from rashomon.casebook.turns import ENDING, turn_at

WRITERS, NOTES = 8, 40


def write_notes(where: str, who: str) -> float:
    """Write notes one after the other without a pause; return the longest that one took, in seconds."""
    longest = 0.0
    with Casebook(where, create=False) as book:
        for number in range(NOTES):
            begun = time.perf_counter()
            with writing(book.engine) as connection:
                note_done(connection, at="2024-01-01T00:00:00Z", who=who, action="add", detail=str(number))
            longest = max(longest, time.perf_counter() - begun)
    return longest


def hold_until_killed(where: str, held: str) -> None:
    """Take the turn, say so, and never give it back."""
    with turn_at(Path(where)):
        Path(held).touch()
        time.sleep(600)


def test_nobody_waits_long(tmp_path: Path) -> None:
    """Of eight who write without a pause none waits for more than a few rounds, and all that they wrote is there."""
    where = str(tmp_path / "many.casebook")
    Casebook(where).close()
    with multiprocessing.get_context("spawn").Pool(WRITERS) as pool:
        longest = pool.starmap(write_notes, [(where, f"person {number}") for number in range(WRITERS)])
    with Casebook(where, create=False) as book:
        assert sum(1 for _ in book.log()) == WRITERS * NOTES
    assert max(longest) < 10


def test_killed_at_its_turn(tmp_path: Path) -> None:
    """A process that is killed while it has its turn holds nobody up."""
    where, held = tmp_path / "one.casebook", tmp_path / "held"
    Casebook(where).close()
    process = multiprocessing.get_context("spawn").Process(target=hold_until_killed, args=(str(where), str(held)))
    process.start()
    while not held.exists():
        time.sleep(0.01)
    os.kill(process.pid or 0, signal.SIGKILL)
    assert write_notes(str(where), "Ana") < 10
    process.join()


def test_nothing_is_left_beside_the_casebook(tmp_path: Path) -> None:
    """The file on which turns are taken goes with the last who closes the casebook; one left by a crash is used again."""
    where = tmp_path / "one.casebook"
    Casebook(where).close()
    (tmp_path / f"one.casebook{ENDING}").touch()
    write_notes(str(where), "Ana")
    assert [each.name for each in tmp_path.iterdir()] == ["one.casebook"]


def test_no_turn_where_nothing_may_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a casebook that may not be written nothing is made, and who tries to write is told why not."""
    where = tmp_path / "one.casebook"
    Casebook(where).close()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with turn_at(where):
        assert [each.name for each in tmp_path.iterdir()] == ["one.casebook"]


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    """Where somebody put a link in its place, SQLite's own lock has to do, and the file behind the link stays as it was."""
    where, other = tmp_path / "one.casebook", tmp_path / "other"
    Casebook(where).close()
    (tmp_path / f"one.casebook{ENDING}").symlink_to(other)
    assert write_notes(str(where), "Ana") < 10
    assert not other.exists()
