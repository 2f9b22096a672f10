"""Towns of local news, known by what stands around their names, in made-up texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.read.candidates import find_candidates
from rashomon.read.evidence import context_of
from rashomon.read.gazetteer import country_signs, gazetteer
from rashomon.read.places import find_places
from rashomon.read.surface import surface_of

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.model import Place


def places(nlp: Language, text: str) -> dict[str, Place]:
    return {text[one.span[0] : one.span[1]]: one.place for one in find_places(nlp(text))}


def towns(nlp: Language, text: str) -> set[str | None]:
    return {place.city for place in places(nlp, text).values()}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The dead woman was named as Ana Ruck, 48, of Crowley, who drove a bus.", "Crowley"),
        ("The dead woman was named as Ana Ruck, 48, also of Crowley.", "Crowley"),
        ("A Sparks man was shot in the leg on Monday, Nevada police said.", "Sparks"),
        ("An 18-year-old Walters man was shot in the leg on Monday, Oklahoma police said.", "Walters"),
        ("Shots were fired at a house in northeast Folkston Tuesday morning.", "Folkston"),
        ("Shots were fired outside a tavern in downtown Folkston.", "Folkston"),
        ("Redwood Police are looking for two men.", "Redwood"),
        ("SPARKS -- A boy was shot in the foot, Nevada police said.", "Sparks"),
        ("CEDAR LAKE (WXYZ) – A boy was shot in the foot.", "Cedar Lake"),
        ("The boy's uncle lives in Liberty, Mo., and was told on Monday.", "Liberty"),
        ("Palm Harbor police took him to St. Joseph's Hospital.", "Palm Harbor"),
    ],
)
def test_what_stands_around_a_name_makes_it_a_town(nlp: Language, text: str, town: str) -> None:
    """Whatever the model takes it for, and though it is a word or a surname too."""
    assert town in towns(nlp, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Transit police are looking for two men.", "Transit"),
        ("Many police were at the door.", "Many"),
        ("He drove off in a Lincoln.", "Lincoln"),
        ("Shots were heard on the Northwest Side early on Friday.", "Side"),
        ("BA Police were called at nine.", "BA"),
    ],
)
def test_words_beside_police_and_cars_are_no_towns(nlp: Language, text: str, word: str) -> None:
    """Some police are not a town's, and a car is no town."""
    assert word not in places(nlp, text)


def test_a_town_goes_before_one_that_is_only_called_so(nlp: Language) -> None:
    """A place's nickname is no rival to towns of that very name: "Garden City" is not Singapore."""
    assert places(nlp, "Garden City police arrested a man.")["Garden City"].country == "US"


@pytest.mark.parametrize("sign", ["the district attorney said", "deputies of the sheriff's office said", "state troopers said"])
def test_a_country_is_known_by_its_own_bodies(nlp: Language, sign: str) -> None:
    """A report need not name its country: whoever has district attorneys is in the United States."""
    assert places(nlp, f"Chester police found two bodies, {sign}.")["Chester"].country == "US"
    assert places(nlp, "Chester police found two bodies.")["Chester"].country == "GB"


def test_a_stations_letters_tell_its_country(nlp: Language) -> None:
    """Call letters behind a dateline begin with K or W in the United States alone."""
    assert places(nlp, "CHELSEA (WXYZ) - A boy was shot in Chelsea on Friday.")["Chelsea"].country == "US"
    assert places(nlp, "CHELSEA (NPA) - A boy was shot in Chelsea on Friday.")["Chelsea"].country == "GB"


def test_words_and_sounds_speak_for_no_country(nlp: Language) -> None:
    """ "Capital" is a division of Venezuela's, and "Unity" one of South Sudan's: neither makes a town foreign."""
    text = surface_of(nlp("No charges were filed in July. The Unity Crimes Unit and the Capital men in SE were called."))
    candidates = find_candidates(text, gazetteer())
    assert {one.key for one in candidates} >= {"unity", "capital"}
    assert not context_of(text, candidates, {}, "", {}).countries


def test_a_division_that_towns_abroad_are_called_like_does_not_speak_alone(nlp: Language) -> None:
    """ "Berea" is a district of Lesotho, and a town in Ohio, where the report is from."""
    assert (
        places(nlp, "A club in Berea was shot at on Friday. The man was taken to a hospital in Cleveland, Ohio.")["Berea"].country == "US"
    )


def test_signs_are_told_by_their_first_word() -> None:
    """Signs of several words are found by the first."""
    assert (("state", "trooper"), "US") in country_signs()["state"]
    assert (("sheriff", "'s", "office"), "US") in country_signs()["sheriff"]
