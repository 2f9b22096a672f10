"""What was known when: an event as the reports of a day told of it, what became known since, and what articles said before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon import Casebook
from rashomon.casebook.versions import held_on
from rashomon.cli import run
from rashomon.model import Version
from rashomon.model.errors import NotInCasebook

from . import telling
from .conftest import Read


@pytest.fixture
def book(where: str, tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> Iterator[Casebook]:
    """A casebook to which reports were added on 7 and on 9 March; one of the first day's was edited by then."""
    with Casebook(where) as book:
        for day, reports in (("2031-03-07", telling.FIRST_DAY), ("2031-03-09", telling.SECOND_DAY)):
            monkeypatch.setattr("rashomon.ingest.stream.utc_now", lambda day=day: f"{day}T21:00:00Z")
            book.add([telling.write(tmp_path, day, reports)], read=read)
        yield book


def bombing(book: Casebook) -> str:
    """Return the name of the event that all tests are on."""
    with_day = [line.name for line in book.events() if line.kind == "bombing"]
    return with_day[0]


def killed(book: Casebook, day: str | None) -> tuple[int | None, int | None, int | None]:
    """Return low, best and high of the dead as of a day."""
    figure = book.show(bombing(book), as_of=day).account.figures["killed"]
    return figure.low, figure.best, figure.high


def test_what_was_known_then(book: Casebook) -> None:
    """The reports published by that day, each in the version that was received by then."""
    assert killed(book, "2031-03-07") == (12, 12, 15)
    assert killed(book, "2031-03-08") == (12, 19, 19)
    assert killed(book, "2031-03-09") == killed(book, None) == (14, 19, 19)
    then = book.show(bombing(book), as_of="2031-03-07")
    assert [row.stance for row in then.account.responsibility] == ["blamed"]
    assert (then.event.name, then.as_of, len(then.documents)) == (bombing(book), "2031-03-07", 2)
    with pytest.raises(NotInCasebook, match="no report told of"):
        book.show(bombing(book), as_of="2031-03-06")


def test_as_of_today_is_what_is_shown(book: Casebook) -> None:
    """Put together anew from its own reports alone, an event is what linking all reports made of it."""
    name = bombing(book)
    now, then = book.show(name), book.show(name, as_of="2031-12-31")
    assert now.account == then.account
    assert {claim.id for claim in now.claims} == {claim.id for claim in then.claims}


def test_what_became_known(book: Casebook) -> None:
    """New reports, figures that moved and by whose report, who denied it, which disagreements came, what was edited."""
    found = book.diff(bombing(book), "2031-03-07")
    assert [document.publisher for document in found.reports] == ["Northern Wire"]
    publishers = {document.id: document.publisher for document in found.documents}
    moved = {(one.kind, one.bound): (one.was, one.now, [publishers[document] for document in one.documents]) for one in found.moved}
    assert moved == {
        ("killed", "low"): (12, 14, ["Varnholt Post"]),
        ("killed", "best"): (12, 19, ["Northern Wire"]),
        ("killed", "high"): (15, 19, ["Northern Wire"]),
    }
    assert [(row.accused, row.stance, row.speaker) for row in found.held] == [("Grey Column", "denied", "Grey Column")]
    assert found.dropped == ()
    assert ("responsibility", "contradiction") in {(one.about, one.type) for one in found.opened}
    assert [revision.address for revision in found.revisions] == [telling.POST["url"]]


def test_what_became_known_by_a_day(book: Casebook) -> None:
    """Up to the eighth the edited version was not received; before the seventh nothing was known; after the ninth nothing is new."""
    assert book.diff(bombing(book), "2031-03-07", "2031-03-08").revisions == ()
    first = book.diff(bombing(book), "2031-03-06", "2031-03-07")
    assert len(first.reports) == 2
    assert {(one.was, one.now) for one in first.moved if one.kind == "injured"} == {(None, 40)}
    assert [*book.diff(bombing(book), "2031-03-09").lines()][-1] == "nothing new"
    with pytest.raises(NotInCasebook):
        book.diff(bombing(book), "2031-03-01", "2031-03-06")


def test_what_an_article_said_before(book: Casebook) -> None:
    """By its address, a document's id or an event: what changed, with the words of both versions."""
    (revision,) = book.versions(telling.POST["url"])
    assert (revision.before.number, revision.after.number) == (1, 2)
    assert (revision.before.received, revision.after.received) == ("2031-03-07T21:00:00Z", "2031-03-09T21:00:00Z")
    (change,) = revision.changes
    assert change.before is not None
    assert change.after is not None
    assert (change.before.quote, change.after.quote) == ("killing 12 people", "killing 14 people")
    for said in (revision.before.document, revision.after.document[:10], bombing(book)):
        assert book.versions(said) == [revision]
    assert book.versions(telling.RADIO["url"]) == []
    with pytest.raises(NotInCasebook, match="no article, document or event"):
        book.versions("https://nowhere.example/")


def test_a_revised_toll_is_named(book: Casebook) -> None:
    """Whoever looks at the event is told, with the words of both; the figures are those of the newest version."""
    dossier = book.show(bombing(book))
    said = "killed: version 1 had 12 (“killing 12 people”), version 2 has 14 (“killing 14 people”)"
    assert [flag.detail for document in dossier.documents for flag in document.flags] == [said]
    assert any(line.endswith(said) for line in dossier.lines())
    assert book.show(bombing(book), as_of="2031-03-08").revisions == ()


def test_commands(book: Casebook, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each in lines for people and in JSON for programs."""
    name = bombing(book)
    assert run(["show", name, "--casebook", where, "--as-of", "2031-03-07"]) == 0
    out = capsys.readouterr().out
    assert "Killed: low 12, best 12, high 15" in out
    assert "the most surely read (1 of 2 origins)" in out
    assert run(["diff", name, "--casebook", where, "--since", "2031-03-07"]) == 0
    out = capsys.readouterr().out
    assert "best 12 → 19 by Northern Wire" in out
    assert "“it had bombed”" in out
    assert run(["versions", name, "--casebook", where]) == 0
    assert "Killed: 12 (people) became 14 (people)" in capsys.readouterr().out
    for command in (["diff", name, "--since", "2031-03-07"], ["versions", name]):
        assert run([*command, "--json", "--casebook", where]) == 0
        assert isinstance(json.loads(capsys.readouterr().out), dict)
    assert run(["show", name, "--casebook", where, "--as-of", "2031-03-06"]) == 2
    assert run(["diff", name, "--casebook", where, "--since", "yesterday"]) == 2


def version(number: int, published: str | None, received: str | None, *, is_believed: bool = True) -> Version:
    """Return a version of an article."""
    return Version(
        number=number,
        document=f"doc-{number}",
        is_current=False,
        title=None,
        publisher=None,
        published=published,
        is_believed=is_believed,
        received=received,
    )


def test_which_version_was_there() -> None:
    """The first from its publication, a later one from when it was received or newly dated; what bears no day at all was never there."""
    edited = (version(1, "2031-03-07", "2031-05-01T00:00:00Z"), version(2, "2031-03-07", "2031-05-01T09:00:00Z"))
    assert [held_on(edited, day) for day in ("2031-03-06", "2031-03-07", "2031-05-01")] == [None, edited[0], edited[1]]
    dated_anew = (version(1, "2031-03-07", "2031-05-01T00:00:00Z"), version(2, "2031-03-09", "2031-05-01T00:00:00Z"))
    assert [held_on(dated_anew, day) for day in ("2031-03-08", "2031-03-09")] == [dated_anew[0], dated_anew[1]]
    assert held_on((version(1, None, "2031-05-01T00:00:00Z"),), "2031-05-01") is not None
    assert held_on((version(1, None, None),), "2031-05-01") is None


def test_a_day_that_cannot_be_is_not_believed(where: str, tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report dated before its event is known from when it was received: nothing was known on the day that it claims."""
    monkeypatch.setattr("rashomon.ingest.stream.utc_now", lambda: "2031-03-09T21:00:00Z")
    with Casebook(where) as book:
        book.add([telling.write(tmp_path, "all", (telling.POST, telling.RADIO, telling.WIRE, telling.COPY))], read=read)
        with pytest.raises(NotInCasebook):
            book.show(bombing(book), as_of="2031-03-06")
        assert any(flag.flag == "impossible-date" for one in book.show(bombing(book)).documents for flag in one.flags)


def test_an_edit_that_drops_the_event(book: Casebook, tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article whose newest version is about something else is still found from the event: what it said of it went."""
    name = bombing(book)
    text = "VARNHOLT, March 7 - The fish market in Varnholt will get a new roof next year, the mayor said."
    monkeypatch.setattr("rashomon.ingest.stream.utc_now", lambda: "2031-03-11T21:00:00Z")
    book.add([telling.write(tmp_path, "third", [{**telling.POST, "text": text}])], read=read)
    assert "Varnholt Post" not in {report.publisher for report in book.show(name).documents}
    (last,) = [revision for revision in book.versions(name) if revision.after.number == 3]
    assert ("killed", None) in {(change.kind, change.after) for change in last.changes}
    (revision,) = book.diff(name, "2031-03-10").revisions
    assert revision == last
    assert killed(book, "2031-03-07") == (12, 12, 15)
