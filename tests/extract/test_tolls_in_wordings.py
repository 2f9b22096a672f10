"""Tolls, losses, the missing and those in care in the plain wordings of news: each sentence with all the figures that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.link import link_within
from rashomon.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.read import ParsedReading

    ReadText = Callable[..., ParsedReading]

WORDINGS: list[tuple[str, set[str]]] = [
    ("The people of the town on Friday buried 19 victims of the shelling.", {"killed 19 total"}),
    ("Thirty-eight people were still being treated, a surgeon said.", {"injured 38 total"}),
    ("The number of people killed when the ferry went down rose to 39 on Wednesday.", {"killed 39 total"}),
    ("The number of people killed in the attack has risen to 39.", {"killed 39 total"}),
    ("The number of dead rose to 39.", {"killed 39 total"}),
    ("The number of those killed in the blast climbed to at least 39.", {"killed 39 total"}),
    ("The tally of dead climbed to 39.", {"killed 39 total"}),
    ("The count of fatalities ascended to 39.", {"killed 39 total"}),
    ("Three more people died, bringing to 200 the number killed.", {"killed 3 additional", "killed 200 total"}),
    ("Three more people died, bringing the number of dead to 200.", {"killed 3 additional", "killed 200 total"}),
    ("That took the number of people killed to 200.", {"killed 200 total"}),
    ("The ferry sank with the loss of at least 52 lives.", {"killed 52 total"}),
    ("The plane crashed with the loss of all 52 people on board.", {"killed 52 total"}),
    ("All 52 people on board were killed.", {"killed 52 total"}),
    ("Twenty-two people are missing and feared dead.", {"missing 22 total"}),
    ("Twenty-two people are missing, feared drowned.", {"missing 22 total"}),
    ("Twenty-two people are missing and presumed dead.", {"missing 22 total"}),
    ("Twenty-two people were still missing on Friday.", {"missing 22 total"}),
    ("No fewer than 70 people remain unaccounted for.", {"missing 70 total"}),
    ("At least 70 people could not be found.", {"missing 70 total"}),
    ("Authorities lowered the death toll to 47.", {"killed 47 total"}),
    ("The ministry cut the death toll from 52 to 47.", {"killed 47 total"}),
    ("The death toll now stands at 47.", {"killed 47 total"}),
    ("The death toll stood at 47 on Friday.", {"killed 47 total"}),
    ("The official death toll is 47.", {"killed 47 total"}),
    ("Officials put the death toll at 47.", {"killed 47 total"}),
    ("There were 47 deaths, officials said.", {"killed 47 total"}),
    ("The fire cost 47 lives.", {"killed 47 total"}),
    ("The fire claimed 47 lives.", {"killed 47 total"}),
    ("Forty-seven lives were lost in the fire.", {"killed 47 total"}),
    ("Forty-seven people lost their lives in the fire.", {"killed 47 total"}),
    ("Forty-seven people perished in the fire.", {"killed 47 total"}),
    ("Forty-seven people drowned.", {"killed 47 total"}),
    ("Forty-seven people burned to death.", {"killed 47 total"}),
    ("Forty-seven people suffocated in the lorry.", {"killed 47 total"}),
    ("Rescuers recovered 47 bodies.", {"killed 47 total"}),
    ("The bodies of 47 people were pulled from the rubble.", {"killed 47 total"}),
    ("Forty-seven bodies have been found.", {"killed 47 total"}),
    ("Morgue officials counted 47 bodies.", {"killed 47 total"}),
    ("Forty-seven corpses were brought to the hospital.", {"killed 47 total"}),
    ("At least 47 confirmed dead.", {"killed 47 total"}),
    ("Forty-seven people are confirmed dead.", {"killed 47 total"}),
    ("Forty-seven people are known to have died.", {"killed 47 total"}),
    ("Forty-seven people are believed to have died.", {"killed 47 total"}),
    ("Forty-seven people are thought to have been killed.", {"killed 47 total"}),
    ("It is feared that 47 people have died.", {"killed 47 total"}),
    ("As many as 47 people may have died.", {"killed 47 total"}),
    ("Eighty people were taken to hospital.", {"injured 80 total"}),
    ("Hospitals treated 80 people for burns.", {"injured 80 total"}),
    ("Eighty people needed hospital treatment.", {"injured 80 total"}),
    ("The number of injured rose to 80.", {"injured 80 total"}),
    ("Eighty others suffered burns.", {"injured 80 total"}),
    ("Another 80 people were hurt.", {"injured 80 total"}),
    ("Eighty people are being treated in hospital.", {"injured 80 total"}),
    ("Nobody was killed.", {"killed 0 total"}),
    ("There were no deaths.", {"killed 0 total"}),
    ("No one died in the fire.", {"killed 0 total"}),
    ("Twelve dead, 30 injured in blast", {"killed 12 total", "injured 30 total"}),
    ("The blast left 12 dead and 30 wounded.", {"killed 12 total", "injured 30 total"}),
    ("Twelve people died and 30 were hurt.", {"killed 12 total", "injured 30 total"}),
    ("Casualties: 12 killed, 30 wounded.", {"killed 12 total", "injured 30 total"}),
    ("The group said it had documented 17 deaths, including a boy of 13.", {"killed 17 total"}),
    ("The toll had climbed to 55, as nine people succumbed to their injuries.", {"killed 55 total", "killed 9 additional"}),
    ("Four of the wounded later died in hospital, bringing the toll to 16.", {"killed 4 additional", "killed 16 total"}),
    ("Autopsies on three victims showed that the gas was poisonous.", {"killed 3 part"}),
    ("The captain was found guilty of the unlawful killing of 21 people.", {"killed 21 total"}),
    ("Police gave the death toll as 31.", {"killed 31 total"}),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_figures(read_text: ReadText, text: str, expected: set[str]) -> None:
    """Kind, number and scope; a harm that is feared or believed to have come is a figure too."""
    said = [c for c in extract(read_text(text)).claims if isinstance(c.value, Quantity) and c.stance != "denied"]
    assert {f"{c.kind} {c.value.low if c.value.low is not None else c.value.high} {c.value.scope}" for c in said} == expected  # type: ignore[union-attr]


def figures(reading: ParsedReading) -> list[tuple[str, int | None, str, str]]:
    """Return kind, number, scope and stance of all figures."""
    return [(c.kind, c.value.low, c.value.scope, c.stance) for c in link_within(extract(reading)).claims if isinstance(c.value, Quantity)]


def test_what_follows_a_part_is_no_part(read_text: ReadText) -> None:
    """Attackers are a part of the dead, and all the attackers; the wounded are none of the dead."""
    assert figures(read_text("Twenty-one people were killed, including five attackers, and 37 were wounded, the ministry said.")) == [
        ("killed", 21, "total", "asserted"),
        ("attackers", 5, "total", "asserted"),
        ("injured", 37, "total", "asserted"),
    ]


def test_the_wounded_who_died(read_text: ReadText) -> None:
    """They come on top of those who were dead already."""
    told = figures(read_text("The morgue had received 23 bodies, two doctors said. Three of the wounded had died overnight, they said."))
    assert told == [("killed", 23, "total", "asserted"), ("killed", 3, "additional", "asserted")]


def test_what_a_figure_leaves_out_is_not_denied(read_text: ReadText) -> None:
    """Who says that the attackers are not counted in does not deny that there were five in all."""
    assert ("attackers", 5, "total", "asserted") in figures(
        read_text("Twenty-nine people died. The figure does not include the five attackers.")
    )


def test_a_part_of_a_longer_time_is_its_own_events_total(read_text: ReadText) -> None:
    """Of the week's dead those of Thursday are a part; of Thursday's attack they are all."""
    text = (
        "More than 60 people have been killed in attacks across the south in the past week, a monitor said. They include the 29 killed in "
        "Thursday's assault on a hotel in Qarn and 12 soldiers who died on Saturday when a convoy was ambushed near the village of Deru. "
        "The monitor said it had counted 140 deaths in January."
    )
    found = link_within(extract(read_text(text, "2027-02-15")))
    events = {event.id: event for event in found.events}
    told = {c.value.low: (c.value.scope, events[c.event or ""]) for c in found.claims if isinstance(c.value, Quantity)}
    assert {number: scope for number, (scope, _) in told.items()} == {60: "total", 29: "total", 12: "total", 140: "total"}
    assert len({event.id for _, event in told.values()}) == 4
    assert {number: event.lasting for number, (_, event) in told.items()} == {60: True, 29: False, 12: False, 140: True}


def test_the_day_of_a_toll_is_not_the_events(read_text: ReadText) -> None:
    """It only tells when the count was changed."""
    found = link_within(extract(read_text("The number of people killed in the blast in Qarn rose to 39 on Wednesday.", "2031-06-04")))
    (event,) = found.events
    assert event.moment.start is None
    assert not [claim for claim in found.claims if claim.kind == "when"]


@pytest.mark.parametrize(
    "text",
    [
        "The toll of the bombing in Qarn on 3 May 2031 rose to 15 on Monday.",
        "The death toll from the attack on a mill in Qarn on 3 May rose to 15 on Monday.",
    ],
)
def test_the_day_of_what_a_toll_is_of(read_text: ReadText, text: str) -> None:
    """The day beside the event is the event's, though a toll stands before it and its change has a day too."""
    found = link_within(extract(read_text(text, "2031-05-06")))
    (event,) = found.events
    assert event.moment.start == "2031-05-03"


def test_a_comparison_is_nobody_elses_word(read_text: ReadText) -> None:
    """Who claimed more did not say this number."""
    (claim,) = [c for c in extract(read_text("Twelve people died, far fewer than the rebels claimed.")).claims if c.kind == "killed"]
    assert claim.attribution == ()


def test_figures_of_a_war_in_a_report_on_a_truce(read_text: ReadText) -> None:
    """Where days of fighting lead, what is told of no day is theirs; the day's attack keeps its own."""
    text = (
        "Ten days of fighting between Sarvia and Boran have left at least 140 people dead, the Border Watch mission said on Wednesday. "
        "They include the 19 people killed in the shelling of a market in Tarsk on 13 September.\n\n"
        "Sarvia says 41 of its soldiers have been killed."
    )
    found = link_within(extract(read_text(text, "2029-09-20")))
    events = {event.id: event for event in found.events}
    told = {c.value.low: events[c.event or ""] for c in found.claims if isinstance(c.value, Quantity)}
    assert told[140].main
    assert (told[140].lasting, told[41].id, told[19].lasting) == (True, told[140].id, False)
    assert told[140].settings == ()


def test_an_abduction_of_another_year(read_text: ReadText) -> None:
    """Those seized years ago are not counted with those who were taken on Friday."""
    text = (
        "Gunmen abducted 31 pupils from a school in Kadi village late on Friday, police said. In 2027, gunmen seized more than 100 girls "
        "from a college in nearby Torro."
    )
    found = link_within(extract(read_text(text, "2030-11-02")))
    events = {c.value.low: c.event for c in found.claims if c.kind == "abducted" and isinstance(c.value, Quantity)}
    assert set(events) == {31, 100}
    assert events[31] != events[100]


def test_a_follow_up_is_dated_by_what_it_follows(read_text: ReadText) -> None:
    """The week in which they were taken is the event's time, not the day on which they were freed."""
    text = "Nineteen of the pupils abducted from Kadi last week have been freed, Governor Bala Tor said on Wednesday."
    (event,) = link_within(extract(read_text(text, "2030-11-06"))).events
    assert (event.moment.start, event.moment.end) == ("2030-10-28", "2030-11-03")
    assert all((day.start or "") <= "2030-11-03" for day, _ in event.days)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The deputy governor, Matin Rauf, earlier gave a toll of 33 dead and 43 injured.", "Matin Rauf"),
        ("Police gave the death toll as 31.", "Police"),
        ("Four of the wounded died in hospital, the director of health said, bringing the toll to 16.", "director of health"),
    ],
)
def test_whose_toll_it_is(read_text: ReadText, text: str, speaker: str) -> None:
    """Who gives a toll says it, and so is the toll which what they said has made."""
    told = [c for c in extract(read_text(text)).claims if isinstance(c.value, Quantity)]
    assert told
    assert {c.attribution[-1].speaker for c in told if c.attribution} == {speaker}
    assert all(c.attribution for c in told)


def test_another_ministry_is_another_speaker(read_text: ReadText) -> None:
    """The words before the noun tell two ministries apart."""
    text = (
        "Boran's defence ministry said on Tuesday that its aircraft had struck a rebel workshop in Qarn. "
        "The health ministry in the rebel-run province said the death toll had reached 74."
    )
    (claim,) = [c for c in extract(read_text(text)).claims if c.kind == "killed"]
    assert (claim.attribution[-1].speaker or "").startswith("health ministry")


def test_a_time_counted_from_another_event(read_text: ReadText) -> None:
    """What came two days after an attack dates that attack too; what was years earlier is counted from the event last dated."""
    text = (
        "Twelve worshippers were killed on Sunday when bombers attacked a mosque in Kandahar, two days after a similar attack in Kunduz "
        "left at least 58 dead. Four years earlier, 46 people were killed in a bombing in Baghlan."
    )
    found = link_within(extract(read_text(text, "2030-03-17")))
    days = {event.id: (event.moment.start, event.moment.end) for event in found.events}
    told = {c.value.low: days[c.event or ""] for c in found.claims if isinstance(c.value, Quantity)}
    assert told == {12: ("2030-03-17", "2030-03-17"), 58: ("2030-03-15", "2030-03-15"), 46: ("2026-01-01", "2026-12-31")}


def test_a_time_behind_what_is_asked_for(read_text: ReadText) -> None:
    """ "Two weeks ago" dates the killing, not the call for an inquiry into it."""
    text = "The office called on Thursday for an inquiry into the killing of at least 23 miners in Qarn two weeks ago."
    (event,) = link_within(extract(read_text(text, "2031-05-22"))).events
    assert (event.moment.start, event.moment.end) == ("2031-05-05", "2031-05-11")


def test_what_went_on_later_does_not_date_it(read_text: ReadText) -> None:
    """The boat sank in April of last year, whenever it was raised."""
    text = "Divers have recovered 217 bodies from a boat that sank in April last year and was raised from the seabed two weeks ago."
    (event,) = link_within(extract(read_text(text, "2028-07-14"))).events
    assert (event.moment.start, event.moment.end) == ("2027-04-01", "2027-04-30")


def test_the_killing_of_who_did_it_is_another_event(read_text: ReadText) -> None:
    """Soldiers who kill the planner of a bombing do so another day."""
    text = (
        "Soldiers killed the mastermind of last week's market bombing in Mubi on Friday, the army said. "
        "The bombing killed at least 43 people."
    )
    found = link_within(extract(read_text(text, "2029-10-27")))
    killed = {c.value.low: c.event for c in found.claims if c.kind == "killed" and isinstance(c.value, Quantity)}
    assert killed[43] is not None
    moment = next(event.moment for event in found.events if event.id == killed[43])
    assert (moment.start, moment.end) != ("2029-10-26", "2029-10-26")


def test_a_crash_where_something_was_shot_down(read_text: ReadText) -> None:
    """Nobody was shot."""
    text = "An air force plane carrying 49 people was shot down over Tarhuna on Monday, killing everybody on board."
    (event,) = link_within(extract(read_text(text, "2028-06-12"))).events
    assert event.kind == "crash"
