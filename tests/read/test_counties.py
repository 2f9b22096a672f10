"""Counties and the towns in them, districts that are one city, and what else tells towns from their namesakes, in made-up texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.read.gazetteer import gazetteer
from rashomon.read.places import find_places

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.model import Place
    from rashomon.model.reading import PlaceMention


def mentions(nlp: Language, text: str) -> dict[str, PlaceMention]:
    return {text[one.span[0] : one.span[1]]: one for one in find_places(nlp(text))}


def places(nlp: Language, text: str) -> dict[str, Place]:
    return {words: one.place for words, one in mentions(nlp, text).items()}


def test_the_gazetteer_knows_the_county_of_a_town() -> None:
    """By GeoNames' code, that of the county itself; a city of its own is in no county around it."""
    county = next(one for one in gazetteer().find("jay county") if one.country == "US")
    town = next(one for one in gazetteer().find("portland") if (one.country, one.division) == ("US", "IN"))
    assert town.district_code == county.district_code == "US.IN.075"
    around = next(one for one in gazetteer().find("baltimore county") if one.country == "US")
    city = next(one for one in gazetteer().find("baltimore") if one.kind == "town")
    assert city.district_code != around.district_code is not None


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("Jay County deputies said that a woman was hurt in Portland on Monday.", "Portland", "Indiana"),
        ("The Jay County coroner gave the name of a man who was killed in Portland.", "Jay County", "Indiana"),
        ("Deputies of Douglas County were called to a farm near Roseburg on Monday.", "Douglas County", "Oregon"),
    ],
)
def test_a_county_and_its_town_tell_each_other_from_namesakes(nlp: Language, text: str, name: str, division: str) -> None:
    """Neither is named with its state; only in one state does a county so called hold a town so called."""
    assert places(nlp, text)[name].admin1 == division


def test_a_town_in_a_county_that_is_named(nlp: Language) -> None:
    """A name that may be somebody's is that of a town which lies there, and of no town where another county is named."""
    assert places(nlp, "The Jefferson Parish sheriff is looking into a Harvey robbery of Monday.")["Harvey"].city == "Harvey"
    assert "Harvey" not in places(nlp, "The Orleans Parish sheriff is looking into a Harvey robbery of Monday.")


def test_a_mention_tells_its_county(nlp: Language) -> None:
    """A town's and a county's; an unlisted town has none."""
    found = mentions(nlp, "Jay County deputies said that a woman was hurt in Portland, and another in the village of Norwick Mills.")
    assert found["Portland"].district == found["Jay County"].district == "US.IN.075"
    assert found["Norwick Mills"].district is None


def test_the_name_of_a_county_alone(nlp: Language) -> None:
    """Where a county is named that holds other towns of the report, its name alone is not the town so called elsewhere."""
    found = places(nlp, "DeKalb County officers met in Lithonia and Decatur. In DeKalb there were three robberies on Monday.")
    assert found["DeKalb"].city is None
    assert found["DeKalb"].admin1 == "Georgia"


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("A clerk was robbed in a Peru shop on Monday, the sheriff of Miami County said. A deputy found him.", "Peru", "Indiana"),
        ("ONTARIO – Two men were hurt on Monday, police said.", "ONTARIO", "California"),
    ],
)
def test_a_town_called_like_a_country_or_a_province(nlp: Language, text: str, name: str, division: str) -> None:
    """One lies in the county that the report names; the other is a dateline's, which no province is."""
    found = places(nlp, text)[name]
    assert (found.city, found.admin1) == (name.title(), division)


def test_an_office_is_no_department_of_a_country(nlp: Language) -> None:
    """Uruguay has a department called Florida, and the Florida Department of Law Enforcement is not its."""
    found = places(nlp, "A man was hurt in Leesburg and another in Eustis, the Florida Department of Law Enforcement said.")
    assert {one.country for one in found.values()} == {"US"}
    assert found["Leesburg"].admin1 == "Florida"


@pytest.mark.parametrize(
    ("section", "division", "city"),
    [("coney island", "NY", "Brooklyn"), ("kensington", "PA", "Philadelphia"), ("manhattan", "NY", "New York"), ("astoria", "NY", None)],
)
def test_a_district_that_is_one_city(section: str, division: str, city: str | None) -> None:
    """All in it is a part of that city; the parts of Queens are towns in addresses."""
    assert next(one for one in gazetteer().find(section) if (one.country, one.division) == ("US", division)).town == city


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        ("WATSONVILLE >> A man from Salinas was held on Wednesday in Santa Cruz County.", "WATSONVILLE", "Watsonville"),
        ("NORWICK FORD, Alabama -Two men were held on Thursday, the sheriff said.", "NORWICK FORD", "Norwick Ford"),
        ("CONVERSE - A woman was hurt on Thursday, deputies from San Antonio, Texas, said.", "CONVERSE", "Converse"),
    ],
)
def test_datelines(nlp: Language, text: str, name: str, town: str) -> None:
    """With two angle brackets, with a dash before the next word, and of a word that is common otherwise."""
    assert places(nlp, text)[name].city == town


@pytest.mark.parametrize("words", ["near Harlan and 12th Street", "on Alden and Norwick Ave.", "at the corner of Harlan & Oak Streets"])
def test_a_street_that_another_crosses_is_no_town(nlp: Language, words: str) -> None:
    """Though a town is called so."""
    found = places(nlp, f"MILWAUKEE – A man was robbed {words} on Monday, police said.")
    assert not {"Harlan", "Alden", "Oak"} & {one.city for one in found.values()}
    assert places(nlp, "A man was robbed in Boston and East St. Louis on Monday.")["Boston"].city == "Boston"


def test_a_town_called_like_a_person(nlp: Language) -> None:
    """Its whole name stands where only a place does."""
    assert places(nlp, "Three people were hurt in Marcus Hook on Monday, Pennsylvania troopers said.")["Marcus Hook"].city == "Marcus Hook"


@pytest.mark.parametrize(
    "text",
    [
        "A man was hurt in Temple Terrace on Monday, police in Tampa, Florida, said.",
        "Temple Terrace police said that a man was hurt on Monday. He was flown to Tampa, Florida.",
    ],
)
def test_a_town_called_like_a_street(nlp: Language, text: str) -> None:
    """It stands as a town's name does, or has police."""
    found = places(nlp, text)["Temple Terrace"]
    assert (found.city, found.venue) == ("Temple Terrace", None)


def test_a_venue_is_not_where_its_name_is_a_town_s(nlp: Language) -> None:
    """Of another state than those that the report names; nor in a town that it is told to be near."""
    found = places(nlp, "It was at Riverside Manor Hotel, a clerk said. Deputies came from Greeneville, Tennessee.")
    assert found["Riverside Manor Hotel"].city is None
    found = places(nlp, "Deputies came to a house on Alder Road in Benton County, near Corvallis, on Monday.")
    assert found["Alder Road"].city is None


def test_a_quarter_called_like_a_greater_city(nlp: Language) -> None:
    """ "The Portland neighborhood" of a report on Louisville; a court of a district is no quarter."""
    found = places(nlp, "A robbery was in the Portland neighborhood, Louisville police said. Louisville detectives came.")
    assert (found["Portland"].city, found["Portland"].admin1) == ("Louisville", "Kentucky")
    found = places(nlp, "He is due in Northampton District Court. Police of Springfield, Massachusetts, hold him in Springfield.")
    assert found["Northampton"].city == "Northampton"


def test_a_city_abroad_that_nothing_else_tells_of(nlp: Language) -> None:
    """A part of the only country that a report names, and oftener, which no list knows; unless it is known all over the world."""
    text = "CLEVELAND, Ohio – A man was hurt in {} on Monday. Cleveland detectives came, and a doctor from Akron, Ohio."
    assert places(nlp, text.format("Malaga"))["Malaga"].country == "US"
    assert places(nlp, text.format("Berlin"))["Berlin"].country == "DE"
    assert places(nlp, text.format("Malaga, a Spanish port,"))["Malaga"].country == "ES"


def test_a_force_of_two_names_with_a_word_for_its_kind(nlp: Language) -> None:
    """It is of the first."""
    found = places(nlp, "The Savannah-Chatham Metropolitan Police are looking for a man who was hurt on Monday.")
    assert found["Savannah"].city == "Savannah"
    assert "Chatham" not in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("NORTHWEST MIAMI-DADE, FLA. (WSVN) - Eight people were hurt on Monday.", "NORTHWEST MIAMI-DADE"),
        ("NEZ PERCE COUNTY - A boy was hurt on Monday, deputies said.", "NEZ PERCE COUNTY"),
        ("A man was hurt in South Florida on Monday, and a boy in the town of North Norwick End.", "South Florida"),
        ("A man was hurt in South Florida on Monday, and a boy in the North Alden End area.", "North Alden End"),
    ],
)
def test_a_county_or_a_side_of_one_is_no_town(nlp: Language, text: str, names: str) -> None:
    """Though it stands as a town does that no list has."""
    found = places(nlp, text)
    assert names not in found or found[names].city is None
    assert not [one for one in found.values() if one.country not in {"US", None}]
