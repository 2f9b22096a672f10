"""The five real articles that it all started from: what must be right about them. Skipped where they are not at hand."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from benchmarks.accuracy import ROOT, SEEDS
from benchmarks.gold import load_gold, match_documents

from rashomon.model import Account, Event
from rashomon.pipeline import Examination, examine

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not at hand")


@cache
def examined() -> Examination:
    """Examine the seeds once for all tests."""
    return examine([SEEDS])


def main_event() -> Event:
    """Return the event that most articles tell of."""
    return max(examined().events, key=lambda event: (len(event.documents), event.id))


def account_of(event: Event) -> Account:
    """Return the account of an event."""
    return next(account for account in examined().accounts if account.event == event.id)


def keys() -> dict[str, str]:
    """Return the gold's key of each document by its id."""
    gold = load_gold(ROOT / "tests" / "gold" / "seeds.yaml")
    matched: dict[str, Any] = match_documents(gold, list(examined().documents))
    return {document.id: key for key, document in matched.items()}


def test_one_event_with_all_five() -> None:
    """The attack that all five articles are about is one event, on its day, and every article is mostly about it."""
    event = main_event()
    assert len(event.documents) == 5
    assert (event.date.start, event.date.end) == ("2024-03-22", "2024-03-22")
    assert event.place is not None
    assert event.place.country == "RU"
    assert {document.main_event for document in examined().documents} == {event.id}


def test_the_range_of_the_dead() -> None:
    """The dead range from the lowest standing figure to the highest; an early toll that its own article replaced is kept, not counted."""
    killed = account_of(main_event()).figures["killed"]
    assert (killed.low, killed.high) == (133, 150)
    assert any(entry.low == 40 and entry.standing == "replaced" for entry in killed.history)


def test_warning_is_a_contradiction() -> None:
    """One article says that the warning was passed on and another that it was not: that must show."""
    rows = [row for row in account_of(main_event()).disagreements if row.about == "warning"]
    assert [row.type for row in rows] == ["contradiction"]


def test_an_older_attack_told_by_two_is_contested() -> None:
    """The massacre that two articles recall with different tolls is one event, with a contradiction about the dead."""
    by_key = keys()
    older = [event for event in examined().events if {by_key[d] for d in event.documents} == {"002", "004"}]
    assert len(older) == 1
    account = account_of(older[0])
    assert account.figures["killed"].contested
    assert "contradiction" in {row.type for row in account.disagreements if row.about == "killed"}


def test_flags() -> None:
    """The article dated before what it tells of is flagged where it says so; the garbled one too, and no other."""
    by_key = keys()
    flags = {by_key[document.id]: {flag.flag for flag in document.flags} for document in examined().documents if document.flags}
    assert flags == {"002": {"impossible-date"}, "004": {"garbled"}}
    assert all(flag.span is not None for document in examined().documents for flag in document.flags)
