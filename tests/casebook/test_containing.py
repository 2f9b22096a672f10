"""Which events of a casebook are inside larger ones: as all reports at once have it, though a war's id changes with each report."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon import Casebook
from rashomon.model import Issue
from rashomon.pipeline import examining

from . import telling
from .conftest import Read

TOLL = "\n\nMore than 250,000 people have been killed since the revolt broke out."
RAID = telling.report(
    "Varnholt Post",
    "2015-05-06",
    "Raid on market",
    "ALEPPO, Syria - At least 40 people were killed on Tuesday when warplanes struck a market in Aleppo, rescue workers said. More than "
    "120 people have been killed in air strikes on Aleppo in the past three days, a monitor said." + TOLL,
)
BOMB = telling.report(
    "Harbour Radio", "2015-08-15", "Car bomb", "HOMS, Syria - A car bomb killed 12 people in Homs on Friday, medics said." + TOLL
)


@pytest.fixture
def told(where: str, tmp_path: Path, read: Read) -> str:
    """A casebook to which two reports of one war were added one after the other."""
    with Casebook(where) as book:
        for each in (RAID, BOMB):
            book.add([telling.write(tmp_path, each["publisher"], [each])], read=read)
    return where


def test_as_all_at_once(told: str, tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given has the same larger events as what is examined in one go."""
    monkeypatch.setattr(examining, "extract_all", lambda documents, **_: (each for each in read(documents) if not isinstance(each, Issue)))
    other = examining.examine([telling.write(tmp_path, "all", (RAID, BOMB))])
    with Casebook(told, create=False) as book:
        given = {event.id: event.part_of for event in book.everything().events}
    assert given == {event.id: event.part_of for event in other.events}
    assert len(set(given.values()) - {None}) == 2


def test_an_event_is_shown_with_the_larger_one(told: str) -> None:
    """Shown by itself an event says what it is part of."""
    with Casebook(told, create=False) as book:
        name = next(line.name for line in book.events() if line.kind == "bombing")
        seen = book.show(name)
        war = next(line for line in book.events() if line.kind == "war")
        assert seen.larger is not None
        assert (seen.event.part_of, seen.larger.name) == (seen.larger.id, war.name)
        assert f"part of: {seen.larger.label[:1].upper()}{seen.larger.label[1:]}" in seen.lines()
        assert book.show(war.name).larger is None
