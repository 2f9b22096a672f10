"""Figures of days, weeks or months are those of a longer time, not of one attack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.extract.figures import find_figures
from rashomon.extract.periods import find_periods, period_of
from rashomon.link import link_within
from rashomon.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.read import ParsedReading

    ReadText = Callable[..., ParsedReading]

PUBLISHED = "2019-05-08"

LONGER = [
    (412, "2019-01-01", "At least 412 people were abducted in the region in 2019, a rights group said."),
    (88, "2019-03-01", "The mission recorded 88 deaths in March."),
    (120, "2019-05-05", "More than 120 people have been killed across the province in the past three days, a monitor said."),
    (60, "2019-05-06", "Two days of fighting in Oster have left 60 people dead, the health ministry said on Tuesday."),
    (34, "2019-04-12", "The riots that shook Oster from 12 to 16 April killed 34 people, police said."),
    (300, "2019-04-01", "More than 300 civilians have been killed in the city since April."),
    (70, "2019-05-05", "Seventy people have been killed since Sunday, doctors said."),
    (9, "2019-04-30", "Nine aid workers were shot dead in the last eight days."),
    (230, "2019-04-24", "Shelling over two weeks has killed 230 people, including many children."),
    (1000, "2019-02-01", "At least 1,000 people have died in three months of clashes between farmers and herders."),
    (18, "2019-05-05", "Since the offensive began on Sunday, 18 civilians have been killed."),
    (18, "2019-05-05", "The shelling has killed 18 civilians since the ceasefire collapsed on Sunday."),
    (150, "2019-04-28", "An air strike killed 22 people on Monday. In the last ten days, 150 people have died in such strikes."),
    (19, "2019-05-04", "Between Saturday and Tuesday, 19 people were shot dead in the capital."),
    (64, "2019-05-06", "Sixty-four people were killed in 48 hours, the defence forces said."),
    (52, "2019-05-05", "After three days of clashes, 52 people were dead and hundreds had fled."),
]

OF_ONE_EVENT = [
    "A bomb killed 14 people in the town in 2017.",
    "Twelve people were killed in March.",
    "At least 40 people were killed in the past 24 hours, rescuers said.",
    "Twelve people were killed two days ago.",
    "Twelve people were killed on Tuesday, three days after the bombing of a bridge.",
    "Police have searched for two days for the man who killed 15 people.",
    "Eight people died in the attack, the deadliest in three years.",
    "Eight people died in the first attack in the city in two months.",
    "Five people were killed on Monday in the town, which has been under siege for three weeks.",
    "Thirty-one people were killed in last week's bombing.",
    "Thirty-one people were killed last week.",
    "Seven people have died of their wounds since Monday's explosion.",
    "Three people were killed within two minutes.",
    "Four people were killed after two days of talks failed.",
]


def beginnings(reading: ParsedReading) -> dict[int | None, str | None]:
    """Return for each figure of a longer time the day on which that began, by the figure's lowest number."""
    periods = find_periods(reading)
    told = [(figure, period_of(figure.word, figure.number, periods)) for figure in find_figures(reading)]
    return {figure.value.low: period.moment.start for figure, period in told if period is not None}


@pytest.mark.parametrize(("number", "began", "text"), LONGER)
def test_a_longer_time(read_text: ReadText, number: int, began: str, text: str) -> None:
    """The time is told by its length, by its beginning or by both ends, and ends with the report where no end is told."""
    assert beginnings(read_text(text, PUBLISHED)).get(number) == began


@pytest.mark.parametrize("text", OF_ONE_EVENT)
def test_no_longer_time(read_text: ReadText, text: str) -> None:
    """A day's figures are an event's; how long ago, how long after or how long in all is no time that a figure is of."""
    reading = read_text(text, PUBLISHED)
    assert find_figures(reading)
    assert beginnings(reading) == {}


def test_without_a_date_the_words_are_kept(read_text: ReadText) -> None:
    """Nothing is guessed where it is not known when the report came out."""
    (period,) = find_periods(read_text("In the past three days 40 people were killed."))
    assert (period.moment.start, period.moment.end, period.moment.words) == (None, None, "In the past three days")


def test_an_event_and_the_days_around_it(read_text: ReadText) -> None:
    """The toll of the days stands on an event of its own, with its own when; the report stays about the raid."""
    found = link_within(
        extract(
            read_text(
                "At least 40 people were killed on Tuesday when warplanes struck a market in the town of Oster, rescue workers said. More "
                "than 120 people have been killed across the province in the past three days, a monitor said.",
                PUBLISHED,
            )
        )
    )
    told = {c.value.low: c.event for c in found.claims if c.kind == "killed" and isinstance(c.value, Quantity)}
    events = {event.id: event for event in found.events}
    raid, days = events[told[40] or ""], events[told[120] or ""]
    assert (raid.main, raid.lasting, raid.moment.start) == (True, False, "2019-05-07")
    assert (days.main, days.lasting, days.moment.start, days.moment.end) == (False, True, "2019-05-05", "2019-05-08")
    assert any(c.kind == "when" and c.event == days.id and c.quote == "in the past three days" for c in found.claims)


def test_a_report_that_is_about_days_of_fighting(read_text: ReadText) -> None:
    """What is told first is what a report is about; one rocket of those days is an event within them."""
    found = link_within(
        extract(
            read_text(
                "Two days of fighting in Oster have left 60 people dead, the health ministry said on Tuesday. A rocket that hit a school "
                "on Monday killed nine children, a doctor said.",
                PUBLISHED,
            )
        )
    )
    told = {c.value.low: c.event for c in found.claims if c.kind == "killed" and isinstance(c.value, Quantity)}
    main = next(event for event in found.events if event.main)
    assert main.lasting
    assert told[60] == main.id
    assert told[9] != main.id


def test_a_war_is_in_its_country(read_text: ReadText) -> None:
    """Where the text names no place for it, it is the country in which the report is set."""
    found = link_within(
        extract(
            read_text(
                "ALEPPO, Syria - An air strike on a market in Aleppo killed 12 people on Monday, medics said.\n\nMore than 250,000 people "
                "have been killed since the revolt broke out.",
                "2015-05-05",
            )
        )
    )
    (war,) = [event for event in found.events if event.kind == "war"]
    assert [(place.name, place.country, place.city) for place in war.places] == [("Syria", "SY", None)]
