"""Place names in made-up texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.model import Place
from rashomon.read.places import find_places

if TYPE_CHECKING:
    from spacy.language import Language


def places(nlp: Language, text: str, hint: str = "") -> dict[str, Place]:
    return {text[one.span[0] : one.span[1]]: one.place for one in find_places(nlp(text), hint)}


def test_the_biggest_town_is_meant_where_nothing_else_is_said(nlp: Language) -> None:
    """A bare name means the most populous place called so."""
    assert places(nlp, "The talks were held in Vienna.")["Vienna"].country == "AT"


def test_what_follows_a_comma_tells_which_town_is_meant(nlp: Language) -> None:
    """ "Town, State", also abbreviated, is one place with its division."""
    found = places(nlp, "Two men were shot in Vienna, Va., on Monday.")
    assert found["Vienna, Va."].admin1 == "Virginia"
    assert places(nlp, "A fire broke out in Paris, Texas.")["Paris, Texas"].name == "Paris, Texas, United States"


def test_a_country_named_elsewhere_tells_which_town_is_meant(nlp: Language) -> None:
    """The countries that a document names decide between towns of one name."""
    found = places(nlp, "Police in London said so. The Canadian city lies in Ontario, Canada. Ontario police agreed.")
    assert found["London"].country == "CA"


def test_the_hint_tells_where_the_document_comes_from(nlp: Language) -> None:
    """Title and outlet help where the text says nothing."""
    text = "Police in Portland said that two men were hurt."
    assert places(nlp, text, "The Maine Herald, Maine")["Portland"].admin1 == "Maine"


def test_precision_follows_the_codebook_of_ucdp(nlp: Language) -> None:
    """1 a town, 2 near one, 4 a first-order division, 6 a country."""
    found = places(nlp, "Shells fell on the outskirts of Kharkiv. In Poltava province and in Kyiv it was calm. Ukraine protested.")
    assert found["Kharkiv"].precision == 2
    assert found["Poltava"].precision == 4
    assert found["Kyiv"].precision == 1
    assert found["Ukraine"].precision == 6


def test_people_and_words_are_no_places(nlp: Language) -> None:
    """Personal names and common words that some town shares are left alone."""
    found = places(nlp, "Reading the letter, Jordan Baker said it was nice. Of this Paris Hughes knew nothing.")
    assert found == {}


def test_words_for_people_are_no_places(nlp: Language) -> None:
    """A demonym gives no place."""
    assert places(nlp, "Kenyan soldiers and two Danes were held.") == {}


def test_a_venue_has_the_town_of_its_sentence(nlp: Language) -> None:
    """A venue's name ends with the town named nearest to it in its sentence."""
    found = places(nlp, "The bomb went off at the Golden Lion Hotel in Lagos before noon.")
    venue = found["Golden Lion Hotel"]
    assert (venue.venue, venue.city, venue.country) == ("Golden Lion Hotel", "Lagos", "NG")
    assert venue.name.startswith("Golden Lion Hotel, Lagos")


def test_a_venue_without_a_town_keeps_it_open(nlp: Language) -> None:
    """Where the sentence names no town, the venue's stays null."""
    venue = places(nlp, "Shots were heard inside Harvest Grace Church.")["Harvest Grace Church"]
    assert venue.city is None
    assert venue.country is None


def test_a_romanised_name_is_known_in_another_spelling(nlp: Language) -> None:
    """In a text about the country, a spelling that sounds alike is enough."""
    found = places(nlp, "In Syria, rebels in Khan Sheikhun and the Syrian town of Saraqeb held out. Syrian jets hit Khan Sheikhun.")
    assert found["Khan Sheikhun"].country == "SY"


def test_spans_hold_the_words(nlp: Language) -> None:
    """Offsets are code points of the text, whatever stands in it."""
    text = "🙂 \u05d0\u05d1 e\u0301 In Nairobi, police spoke."
    (mention,) = find_places(nlp(text))
    assert text[slice(*mention.span)] == "Nairobi"


@pytest.mark.parametrize(
    "text",
    [
        "A mill burned in Bridgeport, a Chicago neighborhood, last week.",
        "CHICAGO - A mill burned in the Bridgeport neighborhood on Friday. The miller lives in Bridgeport.",
        "A mill burned in the Bridgeport section of Chicago.",
    ],
)
def test_a_quarter_lies_in_its_town(nlp: Language, text: str) -> None:
    """What a text calls a quarter is put into the greater town beside it that the text names."""
    found = places(nlp, text)["Bridgeport"]
    assert (found.name, found.city, found.admin1) == ("Bridgeport, Chicago, Illinois, United States", "Chicago", "Illinois")


@pytest.mark.parametrize(
    "text",
    [
        "A mill burned in Bridgeport, Connecticut, and another one in Chicago.",
        "A mill burned in Springfield, a Chicago neighborhood of millers knows the family.",
        "A mill burned in the Bridgeport neighborhood.",
    ],
)
def test_a_town_elsewhere_is_no_quarter(nlp: Language, text: str) -> None:
    """A town far away, or beside no greater one, stays a town."""
    found = next(place for name, place in places(nlp, text).items() if name.startswith(("Bridgeport", "Springfield")))
    assert found.city in {"Bridgeport", "Springfield"}


def test_a_text_may_end_in_an_abbreviated_division(nlp: Language) -> None:
    """ "Town, AL" as the last words of a text."""
    assert places(nlp, "Man held after shooting in Birmingham, AL")["Birmingham, AL"].admin1 == "Alabama"


def test_a_venue_may_have_a_towns_name(nlp: Language) -> None:
    """Before a common noun, with "the", it is the venue's own, and alone it stands for the venue then."""
    text = "Gunmen stormed the Meridian hotel in the coastal city of Qarn on Thursday. Guests of the Meridian hid in a cellar."
    found = [one.place for one in find_places(nlp(text))]
    assert [(place.venue, place.city) for place in found] == [("Meridian hotel", "Qarn"), (None, "Qarn"), ("Meridian hotel", "Qarn")]


@pytest.mark.parametrize(
    "text",
    ["A bomb went off in the Phoenix mall.", "The attack on the Northport hospital killed five, police in Northport said."],
)
def test_a_venue_in_the_town_that_it_is_named_by(nlp: Language, text: str) -> None:
    """A large city, or a town that the text names by itself, is where the venue is."""
    assert {place.city for place in places(nlp, text).values()} <= {"Phoenix", "Northport"}


def test_a_parish_abroad_is_no_city_here(nlp: Language) -> None:
    """A small island's parish gives way to a city of that name, unless the island is spoken of."""
    assert places(nlp, "Fontana police are searching for the driver.")["Fontana"].city == "Fontana"
    assert places(nlp, "Fontana police are searching for the driver.")["Fontana"].country == "US"
    of_malta = places(nlp, "A blast shook the district of Fontana in Malta, the Maltese government said.")
    assert of_malta["Fontana"].country == "MT"


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The boys were hunting northwest of Lockesburg on Saturday.", "Lockesburg"),
        ("Police said Eli Ruck, 76, of Wedowee, shot at deputies.", "Wedowee"),
        ("Deputies were called to a farm off Marshall Road in Crows Landing.", "Crows Landing"),
        ("A man was shot in Monroe Township, police in Gloucester County said.", "Monroe Township"),
    ],
)
def test_a_town_too_small_for_the_gazetteer(nlp: Language, text: str, town: str) -> None:
    """What stands around a name shows that it is a town's; a township is not the town that it is called after."""
    assert places(nlp, text)[town].city == town


def test_a_day_behind_it_makes_a_town_of_a_word(nlp: Language) -> None:
    """ "In Spring" is a season, "at a home in Spring on Saturday", in news of Texas, a town."""
    assert places(nlp, "A boy was hurt at a home in Spring on Saturday, Texas police said.")["Spring"].city == "Spring"
    assert "Spring" not in places(nlp, "The trial begins in Spring, Texas police said.")


def test_the_title_shows_what_is_a_town(nlp: Language) -> None:
    """A name that the model takes for a person's is a town's where the title tells that something was there."""
    text = "The shooting was reported at a home along an Eagan cul-de-sac."
    assert "Eagan" not in places(nlp, text)
    assert places(nlp, text, "Teen's death in Eagan under investigation")["Eagan"].city == "Eagan"


def test_persons_tell_of_no_country(nlp: Language) -> None:
    """A given name that is a city's too does not make its country the report's."""
    text = "A judge set bond for a Toledo woman charged in a shooting in Toledo. Mecca Ruck, 21, was in court."
    assert places(nlp, text)["Toledo"].admin1 == "Ohio"


def test_a_state_by_its_full_name(nlp: Language) -> None:
    """ "Plateau state" is the only one called so, and what follows the comma says where it lies."""
    assert places(nlp, "The raid in Plateau state killed nine people.")["Plateau"].country == "NG"
    assert places(nlp, "Fighting went on in Aleppo province, Syria, on Monday.")["Aleppo"].country == "SY"


def test_a_town_too_small_for_the_gazetteer_is_none_of_its_namesakes(nlp: Language) -> None:
    """Where the text says in which state a town lies, towns of that name in other states are not meant, nor is the state's chief town."""
    text = "Two Oklahoma farmers were shot near Ludlow, Oklahoma, on Sunday. Ludlow police said so."
    found = [(text[one.span[0] : one.span[1]], one.place.city, one.place.admin1) for one in find_places(nlp(text), "")]
    state, town = ("Oklahoma", None, "Oklahoma"), ("Ludlow", "Ludlow", "Oklahoma")
    assert found == [state, town, state, town]


def test_places_in_a_list_lie_in_none_of_each_other(nlp: Language) -> None:
    """ "Denver, Kansas and Texas" are three places."""
    found = places(nlp, "Two people were shot in Denver, Kansas and Texas.")
    assert (found["Denver"].admin1, found["Kansas"].admin1) == ("Colorado", "Kansas")


def test_streets_that_cross_are_no_towns(nlp: Language) -> None:
    """ "Ridge and Oak streets" names no town."""
    assert "Ridge" not in places(nlp, "The men were shot at Ridge and Oak streets in Albany, New York.")


def test_a_quarter_said_to_be_a_towns_is_no_namesake_elsewhere(nlp: Language) -> None:
    """Where the text says whose quarter it is, it lies there, though the gazetteer holds only towns of that name far away."""
    text = "The mill stands in Chicago's Ivanhoe section. Crews were still in Ivanhoe on Friday."
    found = [one.place for one in find_places(nlp(text)) if "Ivanhoe" in text[slice(*one.span)]]
    assert len(found) == 2
    assert {(place.name, place.city, place.admin1) for place in found} == {
        ("Ivanhoe, Chicago, Illinois, United States", "Chicago", "Illinois")
    }
    assert {place.latitude for place in found} == {places(nlp, text)["Chicago"].latitude}


def test_a_division_that_is_one_city_holds_only_its_parts(nlp: Language) -> None:
    """Places of such a division are quarters, whatever the gazetteer calls them."""
    found = places(nlp, "A mill burned in Kreuzberg, Berlin, and a barn in Potsdam, Germany.")
    assert (found["Kreuzberg, Berlin"].name, found["Kreuzberg, Berlin"].city) == ("Kreuzberg, Berlin, Germany", "Berlin")
    assert found["Potsdam, Germany"].city == "Potsdam"


def test_a_venue_is_in_no_town_that_another_venue_is_called_after(nlp: Language) -> None:
    """The town in a street's name says nothing of the street that crosses it."""
    found = places(nlp, "The man was hit on Mill Street near Houston Street and fell.")
    assert (found["Mill Street"].city, found["Houston Street"].city) == (None, None)


def test_a_venue_may_be_called_after_a_town_elsewhere(nlp: Language) -> None:
    """A small town in a venue's name is meant only where the text names its division, or none."""
    assert places(nlp, "Police in Denver, Colorado, said that he was taken to Bellevue Hospital.")["Bellevue Hospital"].city is None
    assert (
        places(nlp, "Police in Seattle, Washington, said that he was taken to Bellevue Hospital.")["Bellevue Hospital"].city == "Bellevue"
    )


def test_what_begins_a_name_is_part_of_it(nlp: Language) -> None:
    """ "Fort Towson" and "Port Medford" are neither Towson nor Medford."""
    found = places(nlp, "Deputies came to a Fort Towson home, and to another one in Port Medford.")
    assert {name: place.name for name, place in found.items()} == {"Fort Towson": "Fort Towson"}


@pytest.mark.parametrize("words", ["in Spring on Sunday night", "at a home in Spring", "in Spring last week"])
def test_a_word_that_is_a_towns_name(nlp: Language, words: str) -> None:
    """Where a day follows or a house stands before, a common word is the town's name, and elsewhere in the text too."""
    text = f"In Texas, a clerk was hurt {words}. His sister had been visiting friends in Spring when he called."
    assert [one.place.city for one in find_places(nlp(text))] == [None, "Spring", "Spring"]


def test_words_stay_words(nlp: Language) -> None:
    """A court and a parliament are no towns, whatever day follows."""
    assert places(nlp, "The judge said in Court on Monday that the vote in Congress last week was void.") == {}


def test_a_borough_as_it_is_written(nlp: Language) -> None:
    """Without the article that the gazetteer gives it."""
    assert places(nlp, "A man was hurt in the Bronx.")["Bronx"].city == "Bronx"


def test_a_given_name_that_is_also_a_towns(nlp: Language) -> None:
    """Who is once named in full is meant by the given name alone, but where a town is: "in Austin"."""
    text = "Friends of classmate Austin Merritt said Austin loved to dance. A rifle went off, killing Austin, deputies said."
    assert places(nlp, text) == {}
    assert places(nlp, text + " He was born in Austin, his uncle said.")["Austin"].admin1 == "Texas"


def test_a_force_has_a_towns_name_whoever_is_called_so(nlp: Language) -> None:
    """ "Taylor police" are a town's, though a Taylor Reed is in the report."""
    text = "Taylor Reed, 20, was hit outside a club in Michigan on Friday. Taylor police said that two men ran."
    assert [one.place.city for one in find_places(nlp(text)) if one.place.city] == ["Taylor"]


@pytest.mark.parametrize("name", ["Salem Gardens", "Oxford Cove", "London Pines"])
def test_an_estate_is_called_after_a_town_elsewhere(nlp: Language, name: str) -> None:
    """The name of an estate says nothing of the town that it is called after."""
    text = f"A girl was hit on Friday near the {name} housing complex, and died outside the {name} apartments."
    assert not any(place.city for place in places(nlp, text).values())


def test_a_capital_by_its_district(nlp: Language) -> None:
    """ "D.C." and "DC" are the city of Washington."""
    found = places(nlp, "Two men were hit in Southeast D.C. on Friday. DC police have a suspect, who moved there from Iowa.")
    assert {name: place.city for name, place in found.items()} == {"D.C.": "Washington", "DC": "Washington", "Iowa": None}


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        ("A man was hit in Mt. Airy, N.C., on Friday.", "Mt. Airy, N.C.", "Mount Airy"),
        ("A man was hit in Mt. Vernon on Friday, Ohio officials said.", "Mt. Vernon", "Mount Vernon"),
        ("A man was hit in Ft. Worth on Friday.", "Ft. Worth", "Fort Worth"),
        ("A man was hit in Port St. Lucie on Friday.", "Port St. Lucie", "Port Saint Lucie"),
    ],
)
def test_a_name_with_its_first_word_shortened(nlp: Language, text: str, name: str, city: str) -> None:
    """It is what the gazetteer writes out."""
    assert places(nlp, text)[name].city == city


def test_a_shortened_name_is_each_that_is_called_so(nlp: Language) -> None:
    """Of all the places called Mount Vernon, the one in the state that the text names."""
    assert places(nlp, "A man was hit in Mt. Vernon on Friday, Ohio officials said.")["Mt. Vernon"].admin1 == "Ohio"


def test_what_follows_a_shortened_word_is_no_town_by_itself(nlp: Language) -> None:
    """ "Ft. Towson" is not Towson in Maryland."""
    found = places(nlp, "A man was hit in Ft. Towson on Friday, police in Oklahoma said.")
    assert not any(place.city == "Towson" for place in found.values())


@pytest.mark.parametrize("town", ["Grendle Falls", "Port Grendle", "Fort Grendle"])
def test_somebody_and_a_house_of_a_town_show_it(nlp: Language, town: str) -> None:
    """ "A Grendle Falls man": no gazetteer holds it, and it is a town."""
    found = places(nlp, f"A driver was held after a shooting in Kansas. Police said a {town} man was hit in a {town} home.")
    assert found[town].city == town


def test_a_parish_is_a_division(nlp: Language) -> None:
    """Not that of another country which only some call so, and a town that is foreign by another name only makes no report foreign."""
    found = places(nlp, "Two deputies of the St. Mary Parish Sheriff's Office were hit near Lafayette on Friday.")
    assert found["St. Mary Parish"].country == "US"
    found = places(nlp, "He was carried to Toledo Hospital, Toledo police said. The shooting in West Toledo was at night.")
    assert found["Toledo"].country == "US"


@pytest.mark.parametrize(
    "text",
    [
        "A man was hit at a home in the Adamsville neighborhood on Sunday, Atlanta police said. He is from Atlanta.",
        "PITTSBURGH — A boy was hit this afternoon in the city's Knoxville section.",
        "CHICAGO — Two girls fell from a roof in the Austin neighborhood last night. One girl from Austin died.",
    ],
)
def test_a_neighbourhood_of_a_city_is_no_namesake_elsewhere(nlp: Language, text: str) -> None:
    """What is called a neighbourhood lies in the one city that the report is on, not in a town of that name in another state."""
    cities = {place.city for place in places(nlp, text).values() if place.city}
    assert len(cities) == 1
    assert cities <= {"Atlanta", "Pittsburgh", "Chicago"}


def test_somebodys_neighbourhood_is_a_town(nlp: Language) -> None:
    """ "Your Camden neighborhood" is a part of Camden; and no city is meant that a report names beside another."""
    text = "Are there such people in your Camden neighborhood? A man came to New Jersey from Chicago on Sunday."
    assert places(nlp, text)["Camden"].city == "Camden"
    text = "A man from Chicago and one from Houston met in the Adamsville neighborhood on Sunday."
    assert places(nlp, text)["Adamsville"].city == "Adamsville"


@pytest.mark.parametrize(
    "words",
    ["in the 900 block of Oakland", "near the corner of Dallas and Reno", "at Elm and Racine avenues", "on Broadway near 14th Street"],
)
def test_a_street_called_like_a_town(nlp: Language, words: str) -> None:
    """A block, a corner and what crosses a street are streets."""
    assert not any(place.city for place in places(nlp, f"A man was hit {words} on Sunday, police said.").values())


def test_a_small_namesake_elsewhere_is_not_meant(nlp: Language) -> None:
    """Where a report names one state, a town too small for the gazetteer there is none of its small namesakes in others."""
    text = "A man wanted in Oklahoma fired on two Wellston officers, police in Wellston said on Sunday."
    found = places(nlp, text)["Wellston"]
    assert (found.city, found.admin1, found.country) == ("Wellston", None, "US")
    text = "A man was hit in Skowhegan on Sunday, New Hampshire officials said."
    assert places(nlp, text)["Skowhegan"].admin1 == "Maine"


def test_a_namesake_of_a_great_city_in_a_state_of_its_own(nlp: Language) -> None:
    """ "Manchester, IL" and "Manchester, Illinois" are no place in England, nor Jamaica's parish."""
    for state in ("IL", "Illinois"):
        found = [one.place for one in find_places(nlp(f"A man was hit in Manchester, {state}, on Sunday. Manchester has 300 people."))]
        assert {(one.city, one.admin1) for one in found if one.city} == {("Manchester", "Illinois")}
