"""Decisions travel as JSON Lines: out, through a repository or spreadsheet, and in again, here or elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon import Casebook
from rashomon.model import Correction, FigureOfRecord
from rashomon.model.errors import DecisionsRefused
from rashomon.pipeline.making import Saying, Words

from .conftest import Read
from .reviewing import COURIER, HERALD, LANTERN, Desk, people


@pytest.fixture
def desk(where: str, tmp_path: Path, read: Read) -> Iterator[Desk]:
    """A casebook with two reports of a bombing and one of a shooting."""
    with Casebook(where) as book:
        desk = Desk(book, tmp_path, read)
        desk.add(herald=HERALD, courier=COURIER, lantern=LANTERN)
        yield desk


@pytest.fixture
def decided(desk: Desk) -> Desk:
    """The same with a decision of every kind, by two people."""
    ana, ben = desk.book.decide("Ana"), desk.book.decide("Ben")
    ana.accept(desk.claim("herald", "killed").id)
    taken = ana.reject(desk.claim("courier", "killed").id, why="a misprint").decision
    ben.undo(taken.id)
    ben.correct(desk.claim("courier", "killed").id, Correction(value=people(15), stance="doubted"))
    ana.add(Words(document=desk.document("herald").id, quote="Eight stalls"), Saying(kind="injured", value=people(8)))
    ana.record(desk.case("herald"), FigureOfRecord(kind="killed", low=12, best=None, high=15), why="the “register”,\nread out")
    ben.split(desk.case("herald"), [desk.document("courier").id])
    ana.merge(desk.case("herald"), [desk.case("lantern")])
    return desk


def exported(book: Casebook) -> list[bytes]:
    """All decisions, a line each."""
    return [line.encode("utf-8") for line in book.export_decisions()]


def test_decisions_make_another_casebook_the_same(decided: Desk, tmp_path: Path, read: Read) -> None:
    """Brought into one with the same reports, they stand as they stood, with who and when; a second time they are known."""
    lines = exported(decided.book)
    assert len(lines) == 8
    with Casebook(tmp_path / "other.casebook") as other:
        other.add([decided.folder / f"{name}.txt" for name in ("courier", "herald", "lantern")], read=read)
        done = other.import_decisions(lines, "Cem")
        assert (done.new, done.known) == (8, 0)
        assert exported(other) == lines
        assert other.everything() == decided.book.everything()
        again = other.import_decisions(lines, "Cem")
        assert (again.new, again.known, again.events) == (0, 8, ())


def test_decisions_wait_for_reports_that_come_later(decided: Desk, tmp_path: Path, read: Read) -> None:
    """Without its document a decision is to be confirmed; once the document is there it is applied."""
    with Casebook(tmp_path / "other.casebook") as other:
        other.import_decisions(exported(decided.book), "Cem")
        assert {one.standing for one in other.decisions() if one.decision.evidence} == {"to-confirm", "undone"}
        other.add([decided.folder / f"{name}.txt" for name in ("courier", "herald", "lantern")], read=read)
        assert [one.standing for one in other.decisions()] == [one.standing for one in decided.book.decisions()]
        assert other.everything() == decided.book.everything()


def test_a_line_may_leave_out_what_follows_from_the_rest(desk: Desk) -> None:
    """Id and evidence are worked out: a spreadsheet needs only who, when, what and which claim."""
    claim = desk.claim("courier", "killed")
    line = {"who": "Ana", "made_at": "2021-05-04T09:00:00Z", "action": "reject", "claim": claim.id, "why": "a misprint"}
    assert desk.book.import_decisions([json.dumps(line).encode()], "Cem").new == 1
    (judged,) = desk.book.decisions()
    assert (judged.standing, judged.decision.made_at, judged.decision.who) == ("applied", "2021-05-04T09:00:00Z", "Ana")
    assert judged.decision.evidence is not None
    assert judged.decision.evidence.quote == claim.quote
    assert desk.bounds("herald") == (12, 12)


def line_of(desk: Desk, **changes: Any) -> dict[str, Any]:
    """A decision as a line would have it, with some keys changed."""
    plain = {"who": "Ana", "made_at": "2021-05-04T09:00:00Z", "action": "accept", "claim": desk.claim("courier", "killed").id}
    return {**plain, **changes}


BAD: list[tuple[dict[str, Any], str]] = [
    ({"who": " "}, "nobody is named"),
    ({"who": "Ana\x1b[2J"}, "printable"),
    ({"made_at": "yesterday"}, "is no time"),
    ({"made_at": "2021-13-04T09:00:00Z"}, "is no time"),
    ({"made_at": "2921-05-04T09:00:00Z"}, "in the future"),
    ({"action": "delete"}, "Invalid enum value"),
    ({"claim": "clm-0123456789"}, "there is no claim"),
    ({"wy": "a misprint"}, "no decision has a 'wy'"),
    ({"event": "case-01234567"}, "accept has no event"),
    ({"id": "dec-0123"}, "not that of its content"),
    ({"action": "undo", "claim": None, "undoes": "dec-0123"}, "neither in the casebook nor on a line before"),
    ({"action": "correct", "correction": {}}, "changes nothing"),
    ({"action": "correct", "correction": {"value": {"type": "means", "name": "a", "words": "a"}}}, "not a means"),
    (
        {"action": "correct", "correction": {"value": {"type": "quantity", "low": 10**30, "high": None, "qualifier": "exact"}}},
        "Integer value out of range|between 0 and",
    ),
    ({"action": "merge", "claim": None, "event": "case-1", "others": ["case-1"]}, "merged with itself"),
    ({"action": "record", "claim": None, "event": "case-1"}, "record needs figure, why"),
    ({"action": "split", "claim": None, "event": "case-1", "others": ["doc-1"], "becomes": "../case"}, "is no name of an event"),
    ({"why": "x" * 10_001}, "more than 10,000"),
    ({"why": "\0"}, "NUL"),
]


def test_bad_lines_are_named_each_with_its_reason(desk: Desk) -> None:
    """Nothing of the file is taken, good lines neither: it is mended and brought in again. Empty lines count as lines."""
    lines = [line_of(desk), *(line_of(desk, **changes) for changes, _ in BAD)]
    with pytest.raises(DecisionsRefused, match="nothing was taken") as caught:
        desk.book.import_decisions([b"\n", *(json.dumps(line).encode() for line in lines)], "Cem")
    assert [one.number for one in caught.value.refused] == list(range(3, 3 + len(BAD)))
    for (_, said), refused in zip(BAD, caught.value.refused, strict=True):
        assert re.search(said, refused.reason), (said, refused.reason)
    assert desk.book.decisions() == []


def test_evidence_that_the_text_does_not_bear_out_is_refused(decided: Desk) -> None:
    """A quote, span or hash that was changed in the file is noticed, and so is a line that is no JSON."""
    lines = [json.loads(line) for line in exported(decided.book)]
    changed = []
    for key, value in (("quote", "killed 99 people"), ("sha256", "0" * 64), ("span", [0, 5])):
        line = {**lines[0], "id": None}
        line["evidence"] = {**line["evidence"], key: value}
        changed.append(json.dumps(line).encode())
    with pytest.raises(DecisionsRefused) as caught:
        decided.book.import_decisions([*changed, b"<<<<<<< HEAD\n", b"[]\n", b"\xff\n", b"[" * 100_000], "Cem")
    assert [one.number for one in caught.value.refused] == [1, 2, 3, 4, 5, 6, 7]
