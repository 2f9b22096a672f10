"""Round-ups: several events of a weekend in one report, each with its own figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Quantity

from .stories import figure, linked

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.model import Extraction

SATURDAYS = """Duluth counts its wounded

Five people were shot in separate incidents in Duluth between Friday night and Sunday, the mayor said.

A 24-year-old baker was shot about 11 p.m. Friday on Oak Street. A clinic sent him home in the morning.

On Saturday, a 17-year-old girl was killed when someone opened fire on a van near Pine Avenue. Another teenager in the van was wounded.
"""


def told(extraction: Extraction) -> dict[str, list[tuple[str, int | None]]]:
    """Kind and number of every figure, by the day of its event."""
    days = {event.id: event.moment.start or "" for event in extraction.events}
    found: dict[str, list[tuple[str, int | None]]] = {}
    for claim in extraction.claims:
        if isinstance(claim.value, Quantity) and claim.event is not None:
            found.setdefault(days[claim.event], []).append((claim.kind, claim.value.low))
    return found


def test_the_named_dead_of_each_day(nlp: Language) -> None:
    """Who is told of by name is counted in the event that tells of it, not in the one that the report is mostly about."""
    found = linked(
        nlp,
        "Ana Ruck, 24, was shot dead on Oak Street on Friday night. On Saturday, Jon Varley, 31, was killed in a stabbing at the harbour. "
        "A clerk was wounded in a robbery in Brell on Sunday.",
        "2024-05-13",
    )
    assert told(found) == {"2024-05-10": [("killed", 1)], "2024-05-11": [("killed", 1)], "2024-05-12": [("injured", 1)]}
    assert [sorted(person.names) for person in found.people if person.state == "killed"] == [["Ana Ruck"], ["Jon Varley"]]


def test_the_next_street_of_the_next_day(nlp: Language) -> None:
    """Night after night another street: each is an event, however near the days; who is hurt in the same line is of the same one."""
    found = told(linked(nlp, SATURDAYS, "2024-05-13"))
    assert ("injured", 1) in found["2024-05-10"]
    assert found["2024-05-11"] == [("killed", 1), ("injured", 1)]


def test_what_is_set_apart_is_not_what_the_report_is_about(nlp: Language) -> None:
    """ "In a separate attack": however much is told of that, the report is about the one before."""
    found = linked(
        nlp,
        "A suicide bomber killed 12 people in a courthouse in Kabul on Tuesday, the mayor said.\n\nIn a separate attack in Kandahar on "
        "Monday, gunmen shot dead four guards of a dam.",
        "2024-05-15",
    )
    main = next(event.id for event in found.events if event.main)
    assert figure(found, "12 people").event == main
    assert figure(found, "four guards").event != main


def test_a_deed_within_a_deed(nlp: Language) -> None:
    """ "Shot in a robbery on Saturday": the shooting was on Saturday too."""
    found = linked(
        nlp,
        "A man was stabbed outside a bar on Oak Street on Thursday night.\n\nTwo women were killed in a crash on Friday morning.\n\n"
        "A clerk was shot and wounded in a robbery at a store on Saturday.",
        "2024-05-13",
    )
    assert told(found) == {"2024-05-09": [("injured", 1)], "2024-05-10": [("killed", 2)], "2024-05-11": [("injured", 1)]}


def test_a_wrong_day_sets_nobody_apart(nlp: Language) -> None:
    """Where nobody else is told to be harmed in the main event, a day that does not fit was mistaken, and the dead are the main event's."""
    found = linked(
        nlp,
        "A man hurt in a Feb. 13 shooting in Marlow has died. Jon Varley, 29, died in a clinic on Saturday, the coroner said. Varley was "
        "shot beside a mill on Oak Street at 4 p.m. Feb. 16. The sheriff looks into the shooting.",
        "2024-02-25",
    )
    main = next(event.id for event in found.events if event.main)
    assert [claim.event for claim in found.claims if claim.kind == "killed"] == [main]


def test_another_year_without_a_day_of_publication(nlp: Language) -> None:
    """ "The 2004 attack" is not the strike just told of, though nothing tells when that was."""
    found = linked(
        nlp,
        "The bombing of a theatre in Lyon killed 140 people. The bombing shook the country.\n\nA drone attack on Qarn killed five "
        "people.\n\nThe 2004 attack on a mill in Brell killed 97 people.",
        None,
    )
    assert len({figure(found, words).event for words in ("140 people", "five people", "97 people")}) == 3
