"""The commands by which people decide: what they take, what they print, and with which status they leave."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from rashomon import Casebook
from rashomon.cli import run
from rashomon.cli.values import given_value
from rashomon.model import Actor, Means, Moment, Place, Population, Quantity
from rashomon.model import Warning as Alert

from .conftest import Read
from .reviewing import COURIER, HERALD, LANTERN, Desk

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(tmp_path: Path, read: Read) -> Iterator[Desk]:
    """A casebook with two reports of a bombing and one of a shooting."""
    with Casebook(tmp_path / "test.casebook") as book:
        desk = Desk(book, tmp_path, read)
        desk.add(herald=HERALD, courier=COURIER, lantern=LANTERN)
        yield desk


@pytest.fixture
def say(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command on the casebook, as Ana; return status, output and messages."""
    monkeypatch.setenv("RASHOMON_CASEBOOK", str(desk.folder / "test.casebook"))
    monkeypatch.setenv("RASHOMON_WHO", "Ana")

    def said(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = run(arguments)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return said


def test_every_way_to_decide_about_a_claim(desk: Desk, say: Say) -> None:
    """Each prints the decision's id and the event that it changed; the beginning of an id will do."""
    claim, case = desk.claim("courier", "killed").id, desk.case("herald")
    for arguments in (
        ("accept", claim[:12]),
        ("reject", claim, "--why", "a misprint"),
        ("correct", claim, "--low", "15", "--stance", "doubted"),
        ("correct", claim, "--own-voice"),
        ("add", desk.document("herald").id, "Eight stalls", "--kind", "injured", "--low", "8"),
    ):
        status, out, _ = say("decide", *arguments)
        assert status == 0
        assert out.startswith("dec-")
        assert out.endswith(f"1 account brought up to date: {case}\n")
    after = desk.claim("courier", "killed")
    assert (after.value, after.stance, after.attribution, after.decided) == (
        Quantity(low=15, high=15, qualifier="exact", population=after.value.population, as_of=after.value.as_of),  # type: ignore[union-attr]
        "doubted",
        (),
        "corrected",
    )
    assert desk.bounds("herald", "injured") == (8, 8)


def test_every_way_to_decide_about_events(desk: Desk, say: Say) -> None:
    """Merging, splitting, a figure of record, and taking the first back."""
    bombing, shooting, courier = desk.case("herald"), desk.case("lantern"), desk.document("courier").id
    status, out, _ = say("decide", "merge", bombing, shooting)
    assert status == 0
    merged = out.split(":")[0]
    assert desk.case("lantern") == bombing
    assert say("decide", "undo", merged)[0] == 0
    status, out, _ = say("decide", "split", bombing, courier)
    assert f" as {desk.case('courier')}" in out
    assert say("decide", "record", bombing, "--kind", "killed", "--low", "12", "--high", "14", "--why", "the register")[0] == 0
    record = desk.account("herald").figures["killed"].of_record
    assert record is not None
    assert (record.low, record.best, record.high) == (12, None, 14)


def test_what_is_refused_leaves_with_status_2_and_a_line(desk: Desk, say: Say) -> None:
    """Unknown claims, options of several types, no reason for a figure of record, no casebook: nothing is written."""
    claim = desk.claim("courier", "killed").id
    for arguments, line in (
        (("accept", "clm-0123"), "there is no claim 'clm-0123'"),
        (("correct", claim, "--low", "3", "--accused", "X"), "of several: people, responsibility"),
        (("correct", claim), "say what the claim should be"),
        (("correct", claim, "--own-voice", "--speaker", "X"), "exclude each other"),
        (("correct", claim, "--means", "fire"), "quantity as value, not a means"),
        (("add", desk.document("herald").id, "Eight stalls", "--kind", "injured"), "say what the words say"),
        (("record", desk.case("herald"), "--kind", "killed", "--low", "1"), "needs a reason"),
        (("merge", desk.case("herald"), desk.case("herald")), "merged with itself"),
        (("accept", claim, "--who", " "), "nobody is named"),
        (("accept", claim, "--casebook", str(desk.folder / "none")), "there is no casebook"),
    ):
        status, out, err = say("decide", *arguments)
        assert (status, out) == (2, ""), arguments
        assert line in err, arguments
    assert desk.book.decisions() == []


def test_decisions_are_listed_exported_and_brought_in(desk: Desk, say: Say) -> None:
    """The list says where each stands; a file that was exported is known; a bad one is refused by line."""
    say("decide", "reject", desk.claim("courier", "killed").id, "--why", "a \x1b[2Jmisprint")
    status, out, _ = say("decisions", "list")
    assert status == 0
    assert "Ana: reject clm-" in out
    assert "applied: the report says the same words" in out
    assert "\x1b" not in out
    assert json.loads(say("decisions", "list", "--json")[1])["standing"] == "applied"
    assert say("decisions", "list", "--only", "undone")[1] == ""
    file = desk.folder / "decisions.jsonl"
    assert say("decisions", "export", str(file)) == (0, "", "")
    assert say("decisions", "import", str(file))[1].startswith("0 new decisions, 1 known already")
    file.write_text(file.read_text(encoding="utf-8") + "<<<<<<<\n", encoding="utf-8")
    status, out, err = say("decisions", "import", str(file))
    assert (status, out) == (2, "")
    assert err.startswith("line 2: this is no decision")
    assert "nothing was taken" in err


def test_agreement_is_printed_or_said_to_be_too_little(desk: Desk, say: Say) -> None:
    """A figure needs two people on one claim, and two verdicts."""
    claim = desk.claim("courier", "killed").id
    assert say("decisions", "agreement")[1] == "alpha: not enough: no claim was judged by two people\n"
    say("decide", "accept", claim)
    say("decide", "reject", claim, "--who", "Ben")
    assert say("decisions", "agreement")[1].startswith("alpha: 0.000 (Krippendorff's alpha, nominal)\n1 claim judged by two or more")
    assert json.loads(say("decisions", "agreement", "--json")[1])["reviewers"] == ["Ana", "Ben"]


def test_rereading_says_what_is_to_be_confirmed(desk: Desk, say: Say, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many reports were read anew, how many decisions stand, and a line for each that does not."""
    say("decide", "accept", desk.claim("courier", "killed").id)
    say("decide", "accept", desk.claim("herald", "killed").id)
    desk.add(courier=COURIER.replace("At least 14", "At least 16"))
    monkeypatch.setattr("rashomon.pipeline.book.by_model", lambda options: read)
    status, out, _ = say("reread", "--model", "other", "--quiet")
    assert status == 0
    lines = out.splitlines()
    assert lines[:2] == ["3 reports read anew, 0 read so before", "2 decisions: 1 applied, 1 to be confirmed, 0 overruled, 0 undone"]
    assert "newer version" in lines[2]
    assert "the value is now at least 16 (was at least 14)" in lines[2]


BEFORE = Quantity(low=12, high=15, qualifier="range", population=Population(class_="civilian", words="shoppers"), as_of="2021-05-03")


def test_options_make_a_value_and_leave_the_rest_as_it_was() -> None:
    """A number is given as a whole; what is not given stays."""
    assert given_value({"low": 3}, BEFORE) == Quantity(low=3, high=3, qualifier="exact", population=BEFORE.population, as_of="2021-05-03")
    assert given_value({"scope": "part"}, BEFORE) == Quantity(
        low=12, high=15, qualifier="range", scope="part", population=BEFORE.population, as_of="2021-05-03"
    )
    assert given_value({"low": 3, "qualifier": "at-least"}) == Quantity(low=3, high=None, qualifier="at-least")
    assert given_value({"high": 9}) == Quantity(low=None, high=9, qualifier="up-to")
    assert given_value({"low": 3, "high": 5}) == Quantity(low=3, high=5, qualifier="range")
    assert given_value({"role": "ordered"}, Actor(name="X")) == Actor(name="X", role="ordered")
    assert given_value({"start": "2021-05-03"}) == Moment(start="2021-05-03", end="2021-05-03", precision="day")
    assert given_value({"start": "2021-05-03", "end": "2021-05-04"}) == Moment(start="2021-05-03", end="2021-05-04", precision="days")
    assert given_value({"country": "NO"}, Place(name="Oslo", city="Oslo")) == Place(name="Oslo", city="Oslo", country="NO")
    assert given_value({"place": "Hotel, Oslo", "city": "Oslo"}) == Place(name="Hotel, Oslo", city="Oslo")
    assert given_value({"status": "ignored", "giver": "X"}) == Alert(status="ignored", giver="X")
    assert given_value({"means": "fire"}) == Means(name="fire", words="fire")
    assert given_value({"means": None, "low": None}) is None
    with pytest.raises(click.UsageError, match="--accused is needed"):
        given_value({"role": "did"})
