"""The same event in several reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.link import link_across

from .stories import figure, linked

if TYPE_CHECKING:
    from spacy.language import Language

BOMBING = "A bombing killed 12 people at a market in Aleppo on 3 May 2015. The blast wounded 30 people."
UPDATE = "The toll of the market bombing in Aleppo on 3 May 2015 rose to 15 on Monday. A car bomb killed the 15 people, doctors said."
OTHER = "A shooting at a school in Lyon on 20 August 2015 killed two people."


def test_two_reports_of_one_event(nlp: Language) -> None:
    """Day, town and kind make it one event with two documents."""
    one, two = linked(nlp, BOMBING, "2015-05-04"), linked(nlp, UPDATE, "2015-05-05")
    result = link_across([one, two])
    (event,) = [e for e in result.events if len(e.documents) == 2]
    assert event.date.start == "2015-05-03"
    assert event.place is not None
    assert event.place.city == "Aleppo"
    assert result.event_of[figure(one, "12 people").event or ""] == event.id


def test_another_place_and_day(nlp: Language) -> None:
    """What shares neither day nor place is another event."""
    result = link_across([linked(nlp, BOMBING, "2015-05-04"), linked(nlp, OTHER, "2015-08-21")])
    assert all(len(event.documents) == 1 for event in result.events)


def test_order_does_not_matter(nlp: Language) -> None:
    """The same events come out whatever the order of the reports."""
    stories = [linked(nlp, BOMBING, "2015-05-04"), linked(nlp, UPDATE, "2015-05-05"), linked(nlp, OTHER, "2015-08-21")]
    assert link_across(stories) == link_across(stories[::-1])


def test_nothing_to_link() -> None:
    """No reports, no events."""
    assert link_across([]).events == ()


def test_a_sum_is_called_one(nlp: Language) -> None:
    """An event that stands for several is not called by the name of one."""
    found = linked(nlp, "A man was shot dead in Lyon on Friday. In all, seven people were killed in shootings across the city.")
    assert sorted(event.label.split(",")[0] for event in link_across([found]).events) == ["several events: shooting", "shooting"]
