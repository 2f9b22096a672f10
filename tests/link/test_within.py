"""Several events in one report, kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .stories import figure, linked

if TYPE_CHECKING:
    from spacy.language import Language


def test_one_event_under_several_words(nlp: Language) -> None:
    """ "The blast", "the attack" and a verb of killing go back to the bombing that the report opens with."""
    found = linked(nlp, "A bombing killed 12 people at a mill on Friday. The blast wounded 30 people. The attack was the first in years.")
    assert figure(found, "12 people").event == figure(found, "30 people").event
    assert figure(found, "12 people").event == next(event.id for event in found.events if event.main)


def test_an_earlier_event_of_another_year(nlp: Language) -> None:
    """What the report recalls with a year of its own is another event."""
    found = linked(nlp, "A bombing killed 12 people at a mill on Friday. In 2004 a school siege cost the lives of 97 people.")
    assert figure(found, "12 people").event != figure(found, "97 people").event


def test_a_strike_elsewhere_on_the_same_day(nlp: Language) -> None:
    """The same day in another place is another event."""
    found = linked(nlp, "A bombing killed 12 people in Lyon on Friday. An air strike on Aleppo killed three people on the same day.")
    assert figure(found, "12 people").event != figure(found, "three people").event


def test_a_foiled_plot(nlp: Language) -> None:
    """What was stopped is no part of what happened."""
    found = linked(
        nlp, "A bombing killed 12 people at a mill on Friday. Last month police foiled an attack on the station and arrested three men."
    )
    assert figure(found, "12 people").event != figure(found, "three men").event


def test_every_claim_has_an_event(nlp: Language) -> None:
    """Claims that hang on no event of their own are on the main one."""
    found = linked(nlp, "A bombing killed 12 people at a mill on Friday. Seven people are missing.")
    assert {claim.event for claim in found.claims} <= {event.id for event in found.events}
    assert figure(found, "Seven people").event == figure(found, "12 people").event


def test_people_are_on_the_event_of_their_figure(nlp: Language) -> None:
    """A person takes the event of the figure that counts the person, else the main one."""
    found = linked(nlp, "A bombing killed a nurse at a mill on Friday. Ana Ruck, 24, was wounded.")
    assert {person.event for person in found.people} == {event.id for event in found.events if event.main}


def test_the_likeliest_total_is_the_main_events(nlp: Language) -> None:
    """ "Died on Saturday" opens no second event where nobody else died: the death is what the report is about."""
    found = linked(
        nlp,
        "A 16-year-old boy was wounded in a shooting on Friday, police said. The boy who was wounded in a shooting on Friday died on "
        "Saturday, officials said. The teenager was shot in a house in the north of the town.",
    )
    main = next(event.id for event in found.events if event.main)
    died = [claim for claim in found.claims if claim.kind == "killed"]
    assert died
    assert {claim.event for claim in died} == {main}


def test_a_total_of_long_ago_stays_there(nlp: Language) -> None:
    """However likely a number is, that of another year is not the day's."""
    found = linked(
        nlp,
        "A bombing at a mill on Friday wounded 12 people. The bombing wounded two clerks and shut the mill. In 2004 a bombing at a school "
        "killed 97 people.",
    )
    main = next(event.id for event in found.events if event.main)
    assert figure(found, "12 people").event == main
    assert figure(found, "97 people").event != main


def test_the_toll_of_an_event_set_apart_is_no_total_of_the_reports(nlp: Language) -> None:
    """ "The deadliest since a bombing that killed 40": 40 is what was recalled, however much larger it is."""
    found = linked(
        nlp,
        "At least 12 people were killed and 30 wounded when a bomb exploded in Qarn on Monday. The attack was the deadliest since a "
        "bombing in March that killed 40 people.",
    )
    main = next(event for event in found.events if event.main)
    assert [total.number for total in main.totals if total.kind == "killed" and total.number] == [12]


@pytest.mark.parametrize(
    "recalled",
    [
        "In 2009, a bomb exploded in Graz. The party blamed that attack, which killed 42, on the army.",
        "Investigators found that gunmen had attacked Graz in 2009. The government accused the army of that attack, which killed 42.",
        "In June 2019, 42 people were killed and 90 wounded in a shooting at a school in Graz.",
    ],
)
def test_what_is_told_by_its_year_is_not_the_news(nlp: Language, recalled: str) -> None:
    """However much is said of it: the report is about what it tells first, by its day."""
    found = linked(nlp, f"A bomb went off in Lyon on Friday, and thirty people were hurt.\n\n{recalled}")
    main = next(event.id for event in found.events if event.main)
    assert figure(found, "thirty people").event == main
    assert figure(found, "42").event != main


def test_a_sum_is_none_of_its_events(nlp: Language) -> None:
    """What a string of shootings did is not what the latest of them did."""
    found = linked(
        nlp, "A man was wounded in the leg in Lyon on Friday night. It was the latest in a string of shootings that left seven dead."
    )
    main = next(event.id for event in found.events if event.main)
    assert figure(found, "A man was wounded").event == main
    assert figure(found, "seven dead").event not in {main, None}
