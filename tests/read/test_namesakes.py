"""Towns that share their names with countries, states, counties, schools, venues and sections of cities, in made-up texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.read.gazetteer import gazetteer
from rashomon.read.places import find_places, title_places

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.model import Place


def places(nlp: Language, text: str) -> dict[str, Place]:
    return {text[one.span[0] : one.span[1]]: one.place for one in find_places(nlp(text))}


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("Trinidad police are asking for help after a boy was shot in Pueblo, Colorado, on Monday.", "Trinidad", "Colorado"),
        ("Peru police said that two men were hurt near Fort Wayne, Indiana, on Monday.", "Peru", "Indiana"),
        ("Delaware police said that two men were hurt near Toledo, Ohio, on Monday.", "Delaware", "Ohio"),
    ],
)
def test_a_town_called_like_a_country_or_a_state(nlp: Language, text: str, name: str, division: str) -> None:
    """Where a force is of it, in a report that names the division such a town lies in and nothing else of the country."""
    found = places(nlp, text)[name]
    assert (found.city, found.admin1) == (name, division)


def test_a_country_told_of_otherwise_is_that_country(nlp: Language) -> None:
    """Peruvians make it Peru."""
    found = places(nlp, "Peru police said that two Peruvians were hurt near Fort Wayne, Indiana, on Monday.")["Peru"]
    assert (found.city, found.country) == (None, "PE")


def test_a_county_by_its_first_word(nlp: Language) -> None:
    """ "DeKalb police" are a county's where no town of that state is called so; "in" it, without a county told of, is in a village."""
    text = "Two people were shot in Stone Mountain, Georgia, on Sunday, DeKalb police said."
    assert places(nlp, text)["DeKalb"].city is None
    text = "Two people were shot in Bartow on Sunday, deputies from Macon, Georgia, said."
    found = places(nlp, text)["Bartow"]
    assert (found.city, found.admin1) == ("Bartow", None)


def test_a_force_of_two_names_is_of_the_first(nlp: Language) -> None:
    """A town and what lies around it."""
    found = places(nlp, "Savannah-Chatham police are looking for a man who was hit in the arm on Monday.")
    assert found["Savannah"].city == "Savannah"
    assert "Chatham" not in found


def test_a_university_is_not_in_the_village_of_its_name(nlp: Language) -> None:
    """Nor what is told of by its first word alone."""
    text = "A boy was taken to Loyola University medical center in Maywood, Illinois. He died at Loyola on Sunday, police said."
    assert {place.city for place in places(nlp, text).values()} <= {"Maywood", None}


def test_a_hospital_by_its_first_word(nlp: Language) -> None:
    """It is no town of another state."""
    text = "NEW YORK - A woman was taken to Bellevue Hospital on Sunday. She is in stable condition at Bellevue, police said."
    assert {place.city for place in places(nlp, text).values()} <= {"New York", None}


@pytest.mark.parametrize(("section", "city"), [("englewood", "Chicago"), ("harlem", "New York"), ("altona", "Hamburg")])
def test_the_gazetteer_knows_sections_of_cities(section: str, city: str) -> None:
    """By GeoNames' feature code, with the city around them."""
    assert city in {place.town for place in gazetteer().find(section)}


def test_cities_of_their_own_are_no_sections() -> None:
    """Though GeoNames has them as such."""
    assert {place.town for place in gazetteer().find("culver city")} == {None}


def test_a_section_is_in_its_city(nlp: Language) -> None:
    """Where the report names the city; else a section elsewhere is not what is meant."""
    found = places(nlp, "CHICAGO - Two men were shot in Englewood on Sunday, police said.")["Englewood"]
    assert (found.city, found.name) == ("Chicago", "Englewood, Chicago, Illinois, United States")
    found = places(nlp, "NEW ORLEANS -- Six people were shot in Central City on Sunday, police said.")["Central City"]
    assert "Phoenix" not in found.name


def test_a_side_of_a_city_stands_before_its_neighborhood(nlp: Language) -> None:
    """ "The South Side Henderson neighborhood" of a report on Chicago is none of Nevada."""
    text = "A boy was hurt in the South Side Henderson neighborhood on Sunday, according to Chicago Police."
    assert places(nlp, text)["Henderson"].city == "Chicago"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It happened on Elm Street in the West Ward of Newark, New Jersey, police said.", "Ward"),
        ("A boy was hit in the West Pullman neighborhood on Sunday, police in Moscow, Idaho, said.", "Pullman"),
    ],
)
def test_a_direction_before_a_small_town_makes_another_name(nlp: Language, text: str, name: str) -> None:
    """There is no such town in it."""
    assert name not in {place.city for place in places(nlp, text).values()}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("It happened on Sunday in the Town of North Norwell, deputies said.", "North Norwell"),
        ("The girl was shot by another teenager in the Mill Branch area, police said.", "Mill Branch"),
        ("Two people died in Orlsted, which is about 20 minutes south of Pueblo.", "Orlsted"),
        ("The boy was found in the Mayfield Community, west of Pueblo, on Sunday.", "Mayfield"),
    ],
)
def test_places_that_no_list_holds(nlp: Language, text: str, town: str) -> None:
    """The text shows that they are such."""
    assert town in {place.city for place in places(nlp, text).values()}


def test_a_namesake_far_from_all_else_is_not_meant(nlp: Language) -> None:
    """Though it is the only one that the gazetteer knows; one beside what the report names is."""
    text = "PHOENIX -- The boy was near 41st Street in Skowhegan. He was flown to Tucson, Arizona, police said."
    found = places(nlp, text)["Skowhegan"]
    assert (found.city, found.admin1, found.latitude) == ("Skowhegan", None, None)


def test_who_is_from_where_in_commas(nlp: Language) -> None:
    """ "Ana Ruck, Ellinwood, …": what stands in commas after somebody's name is a town."""
    text = "Deputies found Karl Hammond, Ellinwood, with a wound to his calf, police in Salina, Kansas, said."
    assert places(nlp, text)["Ellinwood"].city == "Ellinwood"


def title_towns(title: str, text: str, nlp: Language) -> set[str | None]:
    return {one.place.city for one in title_places(title, text, find_places(nlp(text)))}


@pytest.mark.parametrize(
    ("title", "town"),
    [
        ("Teenager Shot In Duquesne", "Duquesne"),
        ("Frankfort Teen Accidentally Shot", "Frankfort"),
        ("Winona PD: Man Critical After Being Shot", "Winona"),
        ("Five Shot During Party At Winona Banquet Hall « KXYZ San Francisco", None),
    ],
)
def test_towns_of_titles(nlp: Language, title: str, town: str | None) -> None:
    """All words of a title may be in capitals; its outlet's town is not meant, nor a venue's longest name."""
    found = title_towns(title, "A man was hurt on Sunday, police said. The governor of Pennsylvania was told.", nlp)
    assert found == ({town} if town else set())


def test_a_title_names_again_what_the_text_shows_to_be_a_place(nlp: Language) -> None:
    """By itself it would not show it."""
    text = "Two people died in Orlsted, which is about 20 minutes south of Pueblo."
    assert title_towns("Coroner confirms two dead at Orlsted's lake", text, nlp) == {"Orlsted"}
