"""Where and when a document as a whole is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract.choosing import Features, probabilities, weights
from rashomon.extract.newsday import find_days
from rashomon.extract.setting import features_of, find_settings, towns_of
from rashomon.extract.triggers import find_triggers
from rashomon.model import Moment, Place, Published, Reading, make_document
from rashomon.read import read_document

from .claims import ReadText

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = "2021-05-05"  # a Wednesday


def town(reading: Reading) -> Place | None:
    """The town that is more probable than not."""
    found = find_settings(reading, find_triggers(reading.doc))
    return next((place for place, chance in found[:1] if chance > 0.5), None)


def news(reading: Reading) -> Moment | None:
    """The day that is more probable than any other."""
    return next((moment for moment, _ in find_days(reading, find_triggers(reading.doc))[:1]), None)


def test_the_dateline_sets_the_town(read_text: ReadText) -> None:
    """A town at the head of the text that nothing outweighs is where the event was."""
    found = town(read_text("LYON, France - A blast killed two people in a mill in Lyon, police in Lyon said."))
    assert found is not None
    assert (found.city, found.venue) == ("Lyon", None)


@pytest.mark.parametrize(
    "text",
    [
        "WASHINGTON - A nerve gas attack on the town of Saraqib killed 86 people, Washington said on Wednesday.",
        "KABUL - A bombing in Kunduz killed 12 people on Friday, officials said.",
    ],
)
def test_a_report_filed_from_a_capital(read_text: ReadText, text: str) -> None:
    """It is set where it tells that the event was, though datelines of local news say where."""
    found = town(read_text(text))
    assert found is not None
    assert found.city in {"Saraqib", "Kunduz"}


def test_a_government_by_its_seat_is_no_place(read_text: ReadText) -> None:
    """Who speaks is not where it was."""
    found = find_settings(read_text("Damascus and its ally Moscow dismissed the findings, according to Beirut."), {})
    assert found == ()


def test_no_town_stands_out(read_text: ReadText) -> None:
    """Of towns named alike none is surely the one, nor is there one in a report that names none."""
    assert town(read_text("Trade grew in Lyon, in Hamburg, in Porto and in Ghent.")) is None
    assert find_settings(read_text("Two people were killed by a blast in a mill."), {}) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two people were killed in a mill on Monday.", "2021-05-03"),
        ("Officials met on Tuesday. Shots were heard in the mill at about 10 p.m. on Monday.", "2021-05-03"),
        ("The mill blew up on Monday night and killed two. A man was arrested on Tuesday, police said.", "2021-05-03"),
        ("A man was sentenced on Tuesday for a shooting that killed two people in a mill on 3 March 2019.", "2019-03-03"),
        ("Two people were killed in a mill on Monday. The road stays closed until Tuesday.", "2021-05-03"),
    ],
)
def test_the_day_of_the_news(read_text: ReadText, text: str, day: str | None) -> None:
    """The day of the harm before those of arrests, meetings, trials and deadlines."""
    found = news(read_text(text, PUBLISHED))
    assert (found.start if found is not None else None) == day


def test_a_stamp_of_the_page_is_no_news(read_text: ReadText) -> None:
    """When a page was changed says nothing of what it tells."""
    found = news(read_text("Updated 4 May 2021\n\nTwo people were killed in a mill on Monday.", PUBLISHED))
    assert found is not None
    assert found.start == "2021-05-03"


def test_no_publication_date_no_day(read_text: ReadText) -> None:
    """Without a day to count back from, no day is the news's."""
    assert find_days(read_text("Two people were killed in a mill on Monday."), {}) == ()


def test_probabilities_leave_room_for_none() -> None:
    """What the candidates lack to one is the probability that it is none of them; more evidence gives more."""
    by = {"good": 1.0, "bad": -1.0, "none": 0.0}
    good, bad = probabilities([{"good": 1.0}, {"bad": 1.0}], by)
    assert good > bad
    assert 0 < good + bad < 1
    assert probabilities([], by) == []


@pytest.mark.parametrize("name", ["setting", "newsday"])
def test_weights_are_shipped(name: str) -> None:
    """Each chooser has weights, among them that of choosing nothing."""
    assert "none" in weights(name)
    assert len(weights(name)) > 20


@pytest.mark.parametrize(
    "words",
    [
        "was flown to a clinic in Denver for surgery",
        "was taken to a Denver hospital by ambulance",
        "was sent to Denver for an autopsy",
        "was carried to a clinic before being flown to another one in Denver",
    ],
)
def test_where_somebody_was_carried_is_not_where_it_happened(read_text: ReadText, words: str) -> None:
    """Dead or alive: the town where it happened outweighs the greater one."""
    found = town(read_text(f"A girl was hit by a bullet at a home in Pueblo on Friday and {words}."))
    assert found is not None
    assert found.city == "Pueblo"


def test_where_somebody_was_carried_speaks_against_a_town() -> None:
    """The signs have weights of their own, all learned to be against."""
    found = weights("setting")
    assert max(found["carried there"], found["only of care"], found["care there"]) < 0


def titled(nlp: Language, title: str, text: str) -> dict[str | None, float]:
    """The towns of a report with a title, with their probabilities."""
    reading = read_document(make_document(text, title=title, published=Published(date="2024-05-20", basis="given")), nlp)
    return {place.city: chance for place, chance in find_settings(reading, find_triggers(reading.doc))}


def test_a_town_that_only_the_title_names(nlp: Language) -> None:
    """It is weighed with those of the text, and is chosen where these are of something else."""
    text = "A teenager was taken to a Pittsburgh hospital, Pennsylvania police said."
    found = titled(nlp, "Teenager Shot In Duquesne", text)
    assert found["Duquesne"] > found["Pittsburgh"]
    assert "Duquesne" not in titled(nlp, "Teenager shot", text)


def test_a_title_speaks_for_a_town_where_something_was(nlp: Language) -> None:
    """More than for one that it says somebody is of."""
    text = "POLICE said that a man was shot on Sunday. Pueblo and Denver are in Colorado."
    there = titled(nlp, "Man shot in Pueblo", text)["Pueblo"]
    of_it = titled(nlp, "Pueblo man shot", text)["Pueblo"]
    assert there > of_it


def test_towns_of_page_furniture_count_only_where_no_others_are_named(nlp: Language) -> None:
    """An outlet's own town stands below its reports."""
    line = "Copyright 2016 Pueblo Corporation. All rights reserved."
    assert "Pueblo" not in titled(nlp, "Man shot", f"A man was shot in Denver, Colorado, on Sunday.\n\n{line}")


def test_what_a_title_tells_is_weighed() -> None:
    """As was learned: where something was, more than who is from where."""
    found = weights("setting")
    assert found["title: in"] > found["title: people"]
    assert found["title: event"] > found["title: people"]


def signs(nlp: Language, text: str, title: str | None = None) -> dict[str | None, Features]:
    """What speaks for each town of a text."""
    reading = read_document(make_document(text, title=title), nlp)
    triggers = find_triggers(reading.doc)
    towns = towns_of(reading)
    return {one.place.city: found for one, found in zip(towns, features_of(reading, towns, triggers), strict=True)}


def test_a_town_in_the_county_that_is_named(nlp: Language) -> None:
    """The sheriff of a county speaks of what happened in it; a town that no list has lies one does not know where."""
    text = (
        "A man of Orange Park was killed, the sheriff of Clay County, Florida, said. He died in Jacksonville. A boy lives in Norwick Mills."
    )
    found = signs(nlp, text)
    assert found["Orange Park"]["in the county named most"] == found["Orange Park"]["in a county named"] == 1.0
    assert found["Jacksonville"]["in no county named"] == 1.0
    assert not [name for name in found["Norwick Mills"] if "county named" in name]


def test_towns_beside_one_that_has_police(nlp: Language) -> None:
    """Told by its name alone, one that no list has or far off may be a quarter of that city."""
    text = "A man was shot in the village of Norwick Mills, Memphis police said. He was from Germantown and had lived in Denver."
    found = signs(nlp, f"{text} His wife was born in Austin, Texas.")
    assert found["Memphis"]["alone with police"] == 1.0
    assert found["Norwick Mills"]["police of a city: unlisted"] == 1.0
    assert found["Germantown"]["police of a city: near"] == 1.0
    assert found["Denver"]["police of a city: far"] == found["Denver"]["without police"] == 1.0
    assert "police of a city: far" not in found["Austin"]  # the text says where it lies


def test_towns_beside_a_dateline(nlp: Language) -> None:
    """The same of a city that the report is filed from."""
    found = signs(nlp, "MEMPHIS – A man was shot in Denver on Monday, a witness said.")
    assert found["Memphis"]["alone with dateline"] == 1.0
    assert found["Denver"]["dateline of a city: far"] == found["Denver"]["without dateline"] == 1.0


@pytest.mark.parametrize(
    ("text", "town", "sign"),
    [
        ("A man was shot on Monday, Denver Metro Police said.", "Denver", "after: police"),
        ("A retired Denver police officer was shot on Monday.", "Denver", "after: officers"),
        ("A man was shot on Monday, a Denver deputy said.", "Denver", "after: counties"),
        ("A man was shot in a mill in suburban Denver on Monday.", "Denver", "near"),
        ("A man was shot on Monday, the Denver Gazette said.", "Denver", "of an outlet"),
        ("A man was shot in Denver on Monday, the DPD said.", "Denver", "letters of its police"),
        ("A man was shot in New Orleans on Monday, the NOPD said.", "New Orleans", "letters of its police"),
        (
            "He came to Denver. A blast hit the town's market and killed a boy there.",
            "Denver",
            "told of again",
        ),
        ("A man was shot in Norwick Township on Monday.", "Norwick Township", "a township"),
        ("The shooting took place in Denver on Monday.", "Denver", "happened there"),
        ("A man was taken to Alden Health Denver after a shooting on Monday.", "Denver", "care there"),
    ],
)
def test_signs(nlp: Language, text: str, town: str, sign: str) -> None:
    """Of a town's own police, of its region, of what names it otherwise."""
    assert signs(nlp, text)[town].get(sign)


@pytest.mark.parametrize(
    "text",
    [
        "A gunman was taken into custody in Denver on Monday after the attack.",
        "After the attack a funeral was held and began in Denver on Monday.",
    ],
)
def test_what_else_happens_in_a_town(nlp: Language, text: str) -> None:
    """Who was held there, or buried, came to no harm there."""
    assert "happened there" not in signs(nlp, text)["Denver"]


@pytest.mark.parametrize(
    ("title", "sign"),
    [
        ("Man shot in suburban Denver", "title: near"),
        ("Man shot west of Denver", "title: near"),
        ("Denver officer kills two", "title: people"),
        ("Denver police officer kills two", "title: people"),
        ("Denver police shoot two", "title: police"),
    ],
)
def test_signs_of_titles(nlp: Language, title: str, sign: str) -> None:
    """A region by the name of its city, and somebody of a force, off duty perhaps."""
    assert signs(nlp, "A man was shot in Denver on Monday, a witness said.", title)["Denver"].get(sign)
