"""Looking for words, claims and statements: the same on both stores, and what is looked for is never a question in a store's language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon import Casebook
from rashomon.casebook.listing import ClaimFilter
from rashomon.cli import run
from rashomon.model import Correction

from . import telling
from .conftest import Read


@pytest.fixture
def book(where: str, tmp_path: Path, read: Read) -> Iterator[Casebook]:
    """A casebook to which reports were added on two days; one of them was edited between."""
    with Casebook(where) as book:
        book.add([telling.write(tmp_path, "first", telling.FIRST_DAY)], read=read)
        book.add([telling.write(tmp_path, "second", telling.SECOND_DAY)], read=read)
        yield book


def outlets(book: Casebook, words: str) -> list[str]:
    """Return whose reports hold the words, sorted."""
    return sorted(hit.publisher or "" for hit in book.search(words)[0])


def quotes(book: Casebook, words: str) -> list[str]:
    """Return the quotes of claims that hold the words, sorted."""
    return sorted(hit.snippet for hit in book.search(words)[1])


def test_reports_that_hold_all_words(book: Casebook) -> None:
    """In text or title, in any English form and case; an edited article is found by what it says now alone."""
    assert outlets(book, "bombing") == ["Harbour Radio", "Northern Wire", "Varnholt Post"]
    assert outlets(book, "MARKETS ministry") == ["Harbour Radio"]
    assert outlets(book, "ambush") == ["Northern Wire"]
    assert outlets(book, "Dozens") == ["Harbour Radio"]
    assert outlets(book, "14") == ["Varnholt Post"]
    assert outlets(book, "killing 12") == []
    assert outlets(book, "zeppelin") == []


def test_claims_by_their_words(book: Casebook) -> None:
    """Each with its kind, its stance and the event that it is on."""
    assert quotes(book, "killed") == ["At least 15 people were killed", "killed 19 people", "killing 14 people"]
    (hit,) = book.search("blamed column")[1]
    assert (hit.kind, hit.stance, hit.speaker) == ("responsibility", "blamed", "ministry")
    assert hit.event == next(book.events()).name


def test_a_snippet_shows_where_the_words_stand(book: Casebook) -> None:
    """Found in another form too."""
    (hit,) = book.search("denies bombed market")[0]
    assert {hit.snippet[start:end] for start, end in hit.found} == {"denied", "bombed", "bombing", "market"}


SIGNS = ['"', "''", "*", "-", "a-b", "AND OR NOT", "title:x", "^", "( )", "\x00", "'; --", "x" * 50_000, "😀", "\ud800"]


@pytest.mark.parametrize("words", SIGNS)
def test_what_is_looked_for_is_only_words(book: Casebook, words: str) -> None:
    """Signs and operators of the stores' own languages do nothing, alone or beside a word."""
    assert book.search(words) == ([], [])
    if not any(map(str.isalnum, words)):
        assert outlets(book, f"{words} ambush") == ["Northern Wire"]


def test_operators_are_looked_for_as_words(book: Casebook) -> None:
    """NEAR and NOT are words like others: no report has them."""
    assert outlets(book, "bombing NEAR market") == []
    assert outlets(book, "gunmen NEAR(farmers)") == ["Northern Wire"]
    assert outlets(book, "bombing -market") == outlets(book, "bombing market")
    assert outlets(book, "bomb*") == outlets(book, "bomb")
    assert outlets(book, '"market fish"') == outlets(book, "fish market")


def test_no_more_hits_than_asked_for(book: Casebook) -> None:
    """The best first; an earlier version that is passed over takes nobody's place."""
    assert len(book.search("Varnholt", limit=1)[0]) == 1
    assert len(book.search("Varnholt", limit=3)[0]) == 3


def test_claims_by_what_is_known_of_them(book: Casebook) -> None:
    """By event, kind, stance and speaker; an earlier version of an article claims nothing any more."""
    name = next(book.events()).name

    def found(wanted: ClaimFilter) -> list[str]:
        return sorted(claim.quote for claim in book.claims(wanted))

    assert found(ClaimFilter(event=name, kind="killed")) == ["At least 15 people were killed", "killed 19 people", "killing 14 people"]
    assert found(ClaimFilter(stance="denied")) == ["it had bombed"]
    assert found(ClaimFilter(kind="killed", speaker="MINISTRY")) == ["At least 15 people were killed"]
    assert found(ClaimFilter(speaker="%")) == found(ClaimFilter(speaker=" ")) == []
    assert {claim.event for claim in book.claims(ClaimFilter(event=name))} == {name}


def test_what_people_decided_is_what_is_found(book: Casebook) -> None:
    """A claim that was corrected is found by what it says now."""
    (claim,) = book.claims(ClaimFilter(stance="denied"))
    book.decide("ana").correct(claim.id, Correction(stance="doubted"), why="the wire's own words leave it open")
    assert [*book.claims(ClaimFilter(stance="denied"))] == []
    (corrected,) = book.claims(ClaimFilter(stance="doubted"))
    assert (corrected.id, corrected.decided) == (claim.id, "corrected")


def test_statements_of_a_speaker(book: Casebook) -> None:
    """With their words, as `rashomon statements` prints those of reports."""
    (line,) = book.statements("Police")
    assert line["words"]["cue"] == ["said"]
    assert line["report"] == telling.POST["url"]
    assert len([*book.statements()]) > len([*book.statements("ministry")]) > 0


def test_commands(book: Casebook, where: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each in lines for people and in JSON for programs."""
    monkeypatch.delenv("RASHOMON_CASEBOOK", raising=False)
    assert run(["search", "blamed", "column", "--casebook", where]) == 0
    assert "Harbour Radio: " in capsys.readouterr().out
    assert run(["search", "blamed", "column", "--json", "--casebook", where]) == 0
    assert [json.loads(line)["hit"] for line in capsys.readouterr().out.splitlines()] == ["report", "claim"]
    assert run(["claims", "--stance", "denied", "--casebook", where]) == 0
    assert "Grey Column (denied), Grey Column: “it had bombed”" in capsys.readouterr().out
    assert run(["claims", "--limit", "2", "--json", "--casebook", where]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run(["statements", "--speaker", "police", "--casebook", where]) == 0
    assert json.loads(capsys.readouterr().out)["speaker_name"] == "police"
    assert run(["claims", "--event", "case-nothing", "--casebook", where]) == 2
    assert run(["statements"]) == 2


def test_what_could_not_be_read_and_what_was_done(where: str, tmp_path: Path, read: Read, capsys: pytest.CaptureFixture[str]) -> None:
    """Listed with the reason; nothing that an input brought can steer the terminal."""
    (tmp_path / "bro\x1bken.jsonl").write_text("{")
    with Casebook(where) as book:
        book.add([telling.write(tmp_path, "first", telling.FIRST_DAY), tmp_path / "bro\x1bken.jsonl"], read=read)
        assert [issue.severity for issue in book.issues()] == ["unread"]
    assert run(["issues", "--casebook", where]) == 0
    out = capsys.readouterr().out
    assert "bro\\x1bken.jsonl" in out
    assert "\x1b" not in out
    assert run(["log", "--casebook", where]) == 0
    assert run(["log", "--json", "--casebook", where]) == 0


def test_words_that_stand_everywhere(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the last that hold them are weighed, and these are in the order in which they would be anyway."""
    everything = [hit.document for hit in book.search("bombing")[0]]
    monkeypatch.setattr("rashomon.casebook.searching.WEIGHED", 2)
    few = [hit.document for hit in book.search("bombing", limit=2)[0]]
    assert few == [document for document in everything if document in few]
    assert [hit.document for hit in book.search("bombing", limit=10)[0]] == everything
