"""Clusters grow with time: what comes later never changes how what came before was compared."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from random import Random

import pytest
from benchmarks.made_up import reports

from rashomon.link import link_across
from rashomon.link.cluster import Clusters, cluster
from rashomon.link.sides import Side
from rashomon.model import Extraction, LocalEvent, Moment, Place, Published

VARNA = Place(name="Varna, Bulgaria", city="Varna", country="BG")
MANY = 200


@cache
def made_up() -> list[Extraction]:
    """Made-up reports, in order of publication."""
    return sorted((report.extraction for report in reports(120)), key=lambda e: (e.document.published.date or "", e.document.id))


def sides(extractions: list[Extraction]) -> list[Side]:
    """Their events, in order of time."""
    return [Side(event, extraction.document.published, extraction.setting) for extraction in extractions for event in extraction.events]


@pytest.mark.parametrize("part", [1, 17, 60, 119])
def test_reports_that_come_later_change_nothing_before(part: int) -> None:
    """The clusters of the first reports are those of all, without what came later, unless that brought two of them together."""
    every = made_up()
    early = {event.id for extraction in every[:part] for event in extraction.events}
    before, after = link_across(every[:part]).event_of, link_across(every).event_of
    for one, other in pairwise(sorted(early, key=lambda each: before[each])):
        assert before[one] != before[other] or after[one] == after[other]


def test_adding_later_gives_what_all_at_once_gives() -> None:
    """Clusters that were asked for in between and then grown are those of all at once."""
    every = sides(made_up())
    grown = Clusters()
    for at, side in enumerate(every):
        grown.add(side)
        if at % 40 == 0:
            grown.groups()
    assert grown.groups() == cluster(every)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_does_not_matter(seed: int) -> None:
    """However the reports are handed in, the events are the same."""
    shuffled = list(made_up())
    Random(seed).shuffle(shuffled)
    assert link_across(shuffled) == link_across(made_up())


def test_an_event_with_very_many_reports() -> None:
    """Reports of one event are one event, however many they are, and none of them is compared with all."""
    known = Published(date="2021-05-04", basis="given")
    day = Moment(start="2021-05-03", end="2021-05-03", precision="day")
    every = [
        Side(LocalEvent(id=f"loc-{n}", document=f"doc-{n}", kind="bombing", main=True, moment=day, places=(VARNA,)), known)
        for n in range(MANY)
    ]
    assert cluster(every) == [list(range(MANY))]


def test_two_events_of_one_document_stay_two() -> None:
    """What one document keeps apart is not brought together by a third report that is like both."""
    known = Published(date="2021-05-04", basis="given")
    day = Moment(start="2021-05-03", end="2021-05-03", precision="day")
    tellings = [("a", "loc-1"), ("a", "loc-2"), ("b", "loc-3")]
    every = [
        Side(LocalEvent(id=name, document=document, kind="bombing", main=True, moment=day, places=(VARNA,)), known)
        for document, name in tellings
    ]
    groups = cluster(every)
    assert len(groups) == 2
    assert not any({0, 1} <= set(group) for group in groups)
