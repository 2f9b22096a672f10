"""Places that the document itself teaches, in made-up texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.read.names import find_names
from rashomon.read.places import find_places

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.model import Place


def named(nlp: Language, text: str) -> dict[str, Place]:
    return {text[one.span[0] : one.span[1]]: one.place for one in find_places(nlp(text))}


@pytest.mark.parametrize(
    "text",
    [
        "QUELMARTH (Reuters) - Two men were hurt, police said.",
        "Two men were hurt in the fishing village of Quelmarth.",
        "Quelmarth, a small mining town, was quiet again.",
        "Shells fell in Quelmarth at night. Hours later the road near Quelmarth was cut.",
        "The mayor of Quelmarth spoke of a miracle.",
        "A bomb went off at the railway station in Quelmarth.",
        "They met in Quelmarth on Sunday.",
    ],
)
def test_a_document_teaches_its_towns(nlp: Language, text: str) -> None:
    """Datelines, "the village of X", "X, a town", a place's prepositions, its mayor, its sites: a name no gazetteer has is a town's."""
    cities = {place.city for place in named(nlp, text).values()}
    assert "Quelmarth" in cities


def test_every_mention_of_a_learned_town_is_a_place(nlp: Language) -> None:
    """What one sentence shows holds for the whole document; coordinates and country stay unknown."""
    found = find_places(nlp("QUELMARTH (AFP) - Two bombs went off. Quelmarth buried its dead. The people fled Quelmarth."))
    assert [(one.place.name, one.place.country, one.place.latitude) for one in found] == [("Quelmarth", None, None)] * 3


def test_a_dateline_names_the_country(nlp: Language) -> None:
    """ "TOWN, Country, date (agency) -": the town lies in it, here and further down."""
    found = named(nlp, "QUELMARTH, Ostravia, 3 May 2021 (XYA) - Two died.\n\nThe attack in Quelmarth shocked Ostravia.")
    assert found["QUELMARTH"].name == found["Quelmarth"].name == "Quelmarth, Ostravia"
    assert (found["Ostravia"].precision, found["Ostravia"].city, found["Ostravia"].country) == (6, None, None)


def test_a_country_is_learned_from_its_ministry_and_its_people(nlp: Language) -> None:
    """ "X's foreign ministry", and an adjective beside the name, show a country."""
    assert named(nlp, "Ostravia's foreign ministry denied it.")["Ostravia"].precision == 6
    assert named(nlp, "Ostravia denied it. Ostravian officials said nothing more.")["Ostravia"].precision == 6


def test_a_known_country_holds_a_learned_town(nlp: Language) -> None:
    """ "The Kenyan town of X" and "X in Kenya" give the country's code."""
    assert named(nlp, "Gunmen raided the Kenyan town of Quelmarth.")["Quelmarth"].country == "KE"
    assert named(nlp, "Gunmen raided the village of Quelmarth in northern Kenya.")["Quelmarth"].country == "KE"


def test_an_abbreviated_division_holds_a_learned_town(nlp: Language) -> None:
    """ "X, Ala.": the division and its country are known, the town is not."""
    place = named(nlp, "The men were found in Quelmarth, Ala., on Friday.")["Quelmarth"]
    assert (place.city, place.admin1, place.country) == ("Quelmarth", "Alabama", "US")


def test_a_region_is_learned_and_holds_its_town(nlp: Language) -> None:
    """ "X province" is a first-order division, where_prec 4."""
    found = named(nlp, "Jets bombed Quelmarth, a town in the north of Tel Vasar province. Tel Vasar province is held by rebels.")
    assert (found["Tel Vasar"].precision, found["Tel Vasar"].admin1) == (4, "Tel Vasar")
    assert (found["Quelmarth"].city, found["Quelmarth"].admin1) == ("Quelmarth", "Tel Vasar")


def test_near_a_learned_town(nlp: Language) -> None:
    """where_prec 2, as for towns of the gazetteer."""
    assert named(nlp, "The bus was stopped near the village of Quelmarth.")["Quelmarth"].precision in {1, 2}
    assert named(nlp, "The bus was stopped outside Quelmarth on Sunday. In Quelmarth, nobody knew. They live in Quelmarth.")


def test_persons_and_words_are_not_learned(nlp: Language) -> None:
    """Surnames, words, months and the parts of a longer name are no towns."""
    text = (
        "Officer Quelmarth fired. Faith in Quelmarth is high, and trust in Quelmarth too. In May, in Parliament, in Spanish, it was told."
    )
    assert named(nlp, text) == {}
    assert "Quelmarth" not in named(nlp, "The village of Quelmarth slept. The Quelmarth Press Agency reported it.")["Quelmarth"].name[9:]


def test_a_fort_is_no_town(nlp: Language) -> None:
    """A site's noun before a name makes no town of it, unless the text says town."""
    assert named(nlp, "The wounded were flown to the clinic at Fort Quelmarth.") == {}
    assert named(nlp, "The wounded came from the town of Port Quelmarth.")["Port Quelmarth"].city == "Port Quelmarth"


def test_a_venue_takes_the_town_that_it_is_named_with_elsewhere(nlp: Language) -> None:
    """A venue named beside one town only is in it throughout the document."""
    found = find_places(nlp("Shots fell in the Merrow Hall in Quelmarth. Nobody in town slept.\n\nThe doors of the Merrow Hall were shut."))
    assert [one.place.city for one in found if one.place.venue] == ["Quelmarth", "Quelmarth"]


def test_a_surname_that_sounds_like_a_town_stays_a_surname(nlp: Language) -> None:
    """A sound-alike that owns something, or that follows a title, is no town."""
    text = "Iraq and Iraqi officials in Baghdad, Iraq spoke. General Sulaimaniyeh fell. Sulaimaniyeh's death in Baghdad shook Iraq."
    assert "Sulaimaniyeh" not in named(nlp, text)
    assert "Sulaimaniyeh" not in named(nlp, "Iraq mourned. Crowds in Baghdad, Iraq carried pictures that showed Sulaimaniyeh.")


def test_a_learned_country_speaks_under_all_its_names(nlp: Language) -> None:
    """A country known from the document alone is one entity by name and adjective, with its government and its ministries."""
    doc = nlp("Ostravia's foreign ministry denied it. Ostravia was blamed. The Ostravian government and Ostravian forces said nothing.")
    entities, mentions = find_names(doc, find_places(doc))
    kinds = {doc.text[slice(*one.span)]: (entities[one.entity].kind, entities[one.entity].name) for one in mentions}
    assert kinds["Ostravia"] == ("country", "Ostravia")
    assert kinds["Ostravian government"] == ("agency", "Ostravian government")
    assert kinds["Ostravia's foreign ministry"][0] == "agency"
    assert kinds["Ostravian forces"][0] == "agency"
