"""Events inside events: a raid within days of fighting, both within a war."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.link import larger_of, link_across
from rashomon.model import Event, Moment, Place

from .stories import linked

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.link import Linked

RAID = (
    "ALEPPO, Syria - At least 40 people were killed on Tuesday when warplanes struck a market in Aleppo, rescue workers said. "
    "More than 120 people have been killed in air strikes on Aleppo in the past three days, a monitor said.\n\n"
    "More than 250,000 people have been killed since the revolt broke out."
)
STABBING = "LYON, France - A man stabbed two people to death in Lyon on Tuesday, police said."
CRASH = (
    "ALEPPO, Syria - A bus crash killed nine people near Aleppo on Tuesday, police said.\n\n"
    "More than 250,000 people have been killed since the revolt broke out."
)
LATER = (
    "HOMS, Syria - A car bomb killed 12 people in Homs on Friday, medics said.\n\n"
    "Over 260,000 people were killed in four years of civil war."
)


def inside(linked_events: Linked) -> dict[str, str | None]:
    """Return the labels of events with that of the next larger one."""
    events = {event.id: event for event in linked_events.events}
    return {event.label: events[event.part_of].label if event.part_of else None for event in events.values()}


def test_a_raid_within_days_within_a_war(nlp: Language) -> None:
    """The next larger is the shortest that holds it; what other reports tell of is inside nothing."""
    found = inside(link_across([linked(nlp, RAID, "2015-05-06"), linked(nlp, STABBING, "2015-05-06")]))
    raid, days, war, other = sorted(found, key=lambda label: (label.startswith("stabbing"), label.startswith("war"), "-05-03" in label))
    assert (found[raid], found[days], found[war], found[other]) == (days, war, None, None)


def test_one_war_of_many_reports(nlp: Language) -> None:
    """Reports months apart on different attacks tell of one war, and it holds both attacks."""
    found = link_across([linked(nlp, RAID, "2015-05-06"), linked(nlp, LATER, "2015-08-15")])
    (war,) = [event for event in found.events if event.kind == "war"]
    assert len(war.documents) == 2
    assert {event.kind for event in found.events if event.part_of == war.id} >= {"bombing"}


def test_an_accident_is_no_part_of_a_war(nlp: Language) -> None:
    """A bus crash in a country at war is none of the war's dead."""
    found = link_across([linked(nlp, CRASH, "2015-05-06")])
    assert {event.kind for event in found.events} == {"crash", "war"}
    assert all(event.part_of is None for event in found.events)


def event(name: str, start: str, end: str, city: str | None = None) -> Event:
    """Return an event of these days."""
    place = Place(name=city, city=city, country="SY", latitude=0.0, longitude=float(len(city))) if city else None
    return Event(id=name, label=name, kind="attack", date=Moment(start=start, end=end, precision="days"), place=place)


def test_what_holds_another_is_longer() -> None:
    """None is inside itself, however documents tell it; places apart are no parts; of two that hold it the shorter is the next."""
    events = {
        "day": event("day", "2015-05-05", "2015-05-05", "Homs"),
        "week": event("week", "2015-05-01", "2015-05-07"),
        "month": event("month", "2015-05-01", "2015-05-31"),
        "far": event("far", "2015-05-04", "2015-05-06", "Deir ez-Zor"),
    }
    pairs = [("day", "month"), ("day", "month"), ("day", "week"), ("week", "day"), ("week", "month"), ("day", "far")]
    assert larger_of(pairs, events) == {"day": "week", "week": "month"}
