"""Asking a casebook: events by what is known of them, and one of them with its account. Asking changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from rashomon import Casebook
from rashomon.casebook.engine import engine_for, reading, writing
from rashomon.casebook.events import mark_stale, stale_events
from rashomon.casebook.listing import EventFilter
from rashomon.cli import run
from rashomon.model.errors import NotInCasebook

from . import telling
from .conftest import Read

BOMBING, AMBUSH = "bombing, Varnholt, 2031-03-07", "shooting, Tellmark, 2031-01-20"


@pytest.fixture
def told(where: str, tmp_path: Path, read: Read) -> str:
    """A casebook to which reports were added on two days; one of them was edited between."""
    with Casebook(where) as book:
        book.add([telling.write(tmp_path, "first", telling.FIRST_DAY)], read=read)
        book.add([telling.write(tmp_path, "second", telling.SECOND_DAY)], read=read)
    return where


def labels(where: str, wanted: EventFilter, limit: int | None = None) -> list[str]:
    """Return the labels of the events asked for."""
    with Casebook(where, create=False) as book:
        return [line.label for line in book.events(wanted, limit=limit)]


def test_events_are_listed_the_latest_first(told: str) -> None:
    """Each with its day, its figures for the dead and how many reports tell of it."""
    with Casebook(told, create=False) as book:
        bombing, ambush = book.events()
    assert (bombing.label, ambush.label) == (BOMBING, AMBUSH)
    assert (bombing.start, bombing.killed_low, bombing.killed_best, bombing.killed_high) == ("2031-03-07", 14, 19, 19)
    assert (bombing.contested, bombing.documents, ambush.contested, ambush.documents) == (True, 3, False, 1)


def test_events_by_what_is_known_of_them(told: str) -> None:
    """By day, place, kind and whether they are contested; what an article brought is never part of a question."""
    assert labels(told, EventFilter(first="2031-02-01")) == [BOMBING]
    assert labels(told, EventFilter(last="2031-02-01")) == [AMBUSH]
    assert labels(told, EventFilter(place="tellm")) == [AMBUSH]
    assert labels(told, EventFilter(kind="Bombing")) == [BOMBING]
    assert labels(told, EventFilter(contested=True)) == [BOMBING]
    assert labels(told, EventFilter(), limit=1) == [BOMBING]
    assert labels(told, EventFilter(place="' OR 1=1 --")) == []
    assert labels(told, EventFilter(place="%")) == []
    assert labels(told, EventFilter(place="zz")) == []


def test_an_event_shows_its_account(told: str) -> None:
    """Figures with their rule, who holds whom responsible, both sides of a contradiction with their words, and the reports."""
    with Casebook(told, create=False) as book:
        name = next(book.events()).name
        dossier = book.show(name[:8])
    assert dossier.event.name == name
    assert {claim.event for claim in dossier.claims} == {dossier.event.id}
    shown = "\n".join(dossier.lines())
    for said in (
        "Killed: low 14, best 19, high 19  CONTESTED",
        "Grey Column, blamed (carried it out): ministry",
        "“blamed the Grey Column” [1]",
        "Varnholt Post “Blast at fish market”",
    ):
        assert said in shown
    assert "killing 12 people" not in {claim.quote for claim in dossier.claims}


def test_who_asks_for_what_is_not_there_is_told(told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, and the exit status of nothing done."""
    with Casebook(told, create=False) as book:
        for said in ("case-nothing", "", "%", "case-"):
            with pytest.raises(NotInCasebook):
                book.show(said)
    assert run(["show", "case-nothing", "--casebook", told]) == 2
    assert capsys.readouterr().err == "rashomon: there is no event 'case-nothing'\n"


def test_a_program_gets_lines_of_json(told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An event a line; and for one event, its account, reports and claims in one line."""
    assert run(["events", "--json", "--casebook", told]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["label"] for line in lines] == [BOMBING, AMBUSH]
    assert run(["show", lines[0]["name"], "--json", "--casebook", told]) == 0
    dossier = json.loads(capsys.readouterr().out)
    assert dossier["account"]["figures"]["killed"]["best"] == 19
    assert len(dossier["documents"]) == 3


def test_what_is_printed_cannot_steer_the_terminal(where: str, tmp_path: Path, read: Read, capsys: pytest.CaptureFixture[str]) -> None:
    """A title with an escape sequence or a change of direction is shown as the characters that it is made of."""
    hostile = {**telling.POST, "title": "\x1b[2J\u202eBlast", "publisher": "Post\x07"}
    with Casebook(where) as book:
        book.add([telling.write(tmp_path, "hostile", [hostile])], read=read)
        name = next(book.events()).name
    assert run(["show", name, "--casebook", where]) == 0
    out = capsys.readouterr().out
    assert "\\x1b[2J\\u202eBlast" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def make_stale(where: str, name: str) -> Engine:
    """Mark an event's account as one to be made anew, as a report does that joins it."""
    engine = engine_for(where, create=False)
    with writing(engine) as connection:
        mark_stale(connection, [name])
        connection.execute(text("UPDATE events SET account = replace(account, '19', '77')"))
    return engine


def test_a_stale_account_is_made_anew_for_who_asks(told: str) -> None:
    """Nobody sees an account that reports have overtaken, and it is written for the next."""
    with Casebook(told, create=False) as book:
        name = next(book.events()).name
        engine = make_stale(told, name)
        assert book.show(name).account.figures["killed"].best == 19
    with reading(engine) as connection:
        assert stale_events(connection) == []
    engine.dispose()


def test_a_casebook_that_cannot_be_written_answers_all_the_same(database: str, tmp_path: Path, read: Read) -> None:
    """A stale account is worked out for the question, and not written."""
    with Casebook(database) as book:
        book.add([telling.write(tmp_path, "first", telling.FIRST_DAY), telling.write(tmp_path, "second", telling.SECOND_DAY)], read=read)
        name = next(book.events()).name
    make_stale(database, name).dispose()
    reader = only_reading(database)
    with Casebook(reader, create=False) as book:
        assert book.show(name).account.figures["killed"].best == 19
        assert [line.label for line in book.events()] == [BOMBING, AMBUSH]
    engine = engine_for(database, create=False)
    with reading(engine) as connection:
        assert stale_events(connection) == [name]
    engine.dispose()


def only_reading(database: str) -> str:
    """Return the address of a database for somebody who may only read it."""
    engine = create_engine(database.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    name = f"reader_{database.rsplit('_', 1)[1]}"
    with engine.connect() as connection:
        connection.execute(text(f"CREATE ROLE {name} LOGIN"))
        connection.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {name}"))
    engine.dispose()
    return database.replace("keeper@", f"{name}@")
