"""A casebook as files: what `examine` of all current reports writes, byte for byte but for names, and the tables for analysis."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from rashomon import Casebook
from rashomon.casebook.engine import engine_for, writing
from rashomon.cli import run
from rashomon.export import TABLES
from rashomon.model import Issue
from rashomon.model.errors import OutputRefused
from rashomon.pipeline import examining

from . import telling
from .conftest import Read

CURRENT = (telling.EDITED, telling.RADIO, telling.AMBUSH, telling.WIRE)


@pytest.fixture
def told(where: str, tmp_path: Path, read: Read) -> str:
    """A casebook to which reports were added on two days, one of which is a copy of another and dated before its event."""
    with Casebook(where) as book:
        book.add([telling.write(tmp_path, "first", telling.FIRST_DAY)], read=read)
        book.add([telling.write(tmp_path, "second", (*telling.SECOND_DAY, telling.COPY))], read=read)
    return where


def examined(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write what `examine` makes of the current reports, all at once."""
    path = telling.write(tmp_path, "all", (*CURRENT, telling.COPY))
    monkeypatch.setattr(examining, "extract_all", lambda documents, **_: (each for each in read(documents) if not isinstance(each, Issue)))
    return examining.examine([path]).write(tmp_path / "examined").parent


def lines(folder: Path, name: str) -> list[str]:
    """Return the lines of a file, without the names that only a casebook gives to events."""
    found = (folder / name).read_text(encoding="utf-8").splitlines()
    return [json.dumps(json.loads(line) | {"name": None}) for line in found] if name == "events.jsonl" else found


def test_the_export_is_that_of_all_at_once(told: str, tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """An earlier version of an article is in none of the files; a copy is flagged, and an impossible date."""
    with Casebook(told, create=False) as book:
        out = book.export(tmp_path / "out")
    other = examined(tmp_path, read, monkeypatch)
    for table in TABLES:
        assert lines(out, table.file) == lines(other, table.file), table.file
    assert {path.name for path in out.iterdir()} == {table.file for table in TABLES} | {".rashomon"}
    flags = {flag["flag"] for line in lines(out, "documents.jsonl") for flag in json.loads(line)["flags"]}
    assert flags == {"copy", "impossible-date"}


def test_accounts_that_wait_are_worked_out(told: str, tmp_path: Path) -> None:
    """Nothing that is exported is overtaken, also where nobody may write what was worked out."""
    engine = engine_for(told, create=False)
    with Casebook(told, create=False) as book:
        before = book.everything()
        with writing(engine) as connection:
            connection.execute(text("UPDATE events SET is_stale = :yes, record = '', account = '', id = ''"), {"yes": True})
        assert book.everything() == before
        assert {event.name for event in before.events} == {line.name for line in book.events()}
    engine.dispose()


def test_the_report_is_that_of_all_at_once(told: str, tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same page, but that it says which report moved its toll since an earlier version; and the same tables."""
    with Casebook(told, create=False) as book:
        page = book.report(tmp_path / "out")
    other = examined(tmp_path, read, monkeypatch)
    ours, theirs = (folder.read_text(encoding="utf-8").splitlines() for folder in (page, other / "index.html"))
    new = set(ours) - set(theirs)
    assert all("Revised" in line for line in new)
    assert any("killed: version 1 had 12 (“killing 12 people”), version 2 has 14 (“killing 14 people”)" in line for line in new)
    for table in TABLES:
        assert lines(page.parent, table.file) == lines(other, table.file), table.file


def test_what_is_not_ours_is_left_alone(told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds something else is refused before anything is done."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with Casebook(told, create=False) as book, pytest.raises(OutputRefused):
        book.export(tmp_path / "mine")
    assert run(["report", "--casebook", told, "--out", str(tmp_path / "mine")]) == 2
    assert "holds something that is not an earlier output" in capsys.readouterr().err


def test_tables_for_analysis(told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row a record of the JSON Lines, under the same ids."""
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run(["export", "--casebook", told, "--out", str(tmp_path / "tables"), "--format", "parquet"]) == 0
    assert run(["export", "--casebook", told, "--out", str(tmp_path / "lines")]) == 0
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "tables"), str(tmp_path / "lines")]
    for table in TABLES:
        rows = parquet.read_table(tmp_path / "tables" / f"{table.name}.parquet").to_pylist()
        key = "event" if table.name == "accounts" else "detail" if table.name == "issues" else "id"
        found = [json.loads(line) for line in lines(tmp_path / "lines", table.file)]
        assert [row[key] for row in rows] == [one[key] if key in one else one["decision"][key] for one in found]
