"""Entities and their mentions in made-up texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Entity
from rashomon.read.names import find_names
from rashomon.read.places import find_places

if TYPE_CHECKING:
    from spacy.language import Language


def named(nlp: Language, text: str) -> list[tuple[str, Entity]]:
    """Return the words of each mention with its entity."""
    doc = nlp(text)
    entities, mentions = find_names(doc, find_places(doc))
    for one in mentions:
        assert text[slice(*one.span)] == one.words == doc[one.start : one.end].text
    return [(one.words, entities[one.entity]) for one in mentions]


def entity_of(nlp: Language, text: str, words: str) -> Entity | None:
    """Return the entity of the last mention with these words."""
    return next((entity for said, entity in reversed(named(nlp, text)) if said == words), None)


def test_a_surname_is_its_bearer(nlp: Language) -> None:
    """Full name, title with surname and surname alone are one person, named in full."""
    text = "President Martin Oakley spoke first. Mr. Oakley was calm, and Oakley's aides agreed."
    persons = {entity.index: entity for _, entity in named(nlp, text) if entity.kind == "person"}
    assert [entity.name for entity in persons.values()] == ["Martin Oakley"]


def test_known_groups_have_many_names(nlp: Language) -> None:
    """Spellings and short forms of a group in the lexicon are one entity."""
    text = "Al Shabaab said it had withdrawn. Officials doubt that al-Shabab has done so."
    groups = {entity.name for _, entity in named(nlp, text) if entity.kind == "group"}
    assert groups == {"al-Shabab"}


def test_a_branch_is_not_its_parent(nlp: Language) -> None:
    """A branch of a group is an entity of its own."""
    names = {entity.name for _, entity in named(nlp, "Islamic State praised ISIS-K. AQAP and al-Qaeda did not.")}
    assert {"Islamic State", "Islamic State Khorasan Province", "al-Qaida", "al-Qaida in the Arabian Peninsula"} <= names


def test_an_acronym_is_what_the_text_explains_it_as(nlp: Language) -> None:
    """An acronym with its expansion beside it names the same group throughout."""
    text = "The Northern Farmers Front (NFF) met on Monday. The NFF denied the attack."
    entity = entity_of(nlp, text, "NFF")
    assert entity is not None
    assert entity.name == "Northern Farmers Front"
    assert entity.kind == "group"


def test_a_capital_that_speaks_is_its_government(nlp: Language) -> None:
    """A capital as the subject of a verb of saying is the government; as a place it is not."""
    said = entity_of(nlp, "Ankara denied the report.", "Ankara")
    assert said is not None
    assert (said.kind, said.country) == ("agency", "TR")
    assert entity_of(nlp, "Two people were hurt in Ankara.", "Ankara") is None


def test_a_country_acts_and_its_adjective_names_it(nlp: Language) -> None:
    """A country and its adjective are one entity; an adjective with an agency's noun is that agency."""
    text = "Norway protested. Norwegian anger grew. Norwegian intelligence had warned of it."
    found = named(nlp, text)
    assert [entity.kind for _, entity in found] == ["country", "country", "agency"]
    assert found[0][1] == found[1][1]
    assert found[2][1].country == "NO"


def test_a_description_stands_for_the_nearest_of_its_kind(nlp: Language) -> None:
    """ "The group" is the group named before it; with none named, nobody."""
    entity = entity_of(nlp, "Hezbollah sent a message. The group denied any role.", "The group")
    assert entity is not None
    assert entity.name == "Hezbollah"
    assert entity_of(nlp, "The group denied any role.", "The group") is None


def test_a_ministry_is_taken_up_by_its_noun(nlp: Language) -> None:
    """ "The ministry" is the ministry named before it."""
    entity = entity_of(nlp, "The Ukrainian Defence Ministry gave figures. The ministry said more would follow.", "The ministry")
    assert entity is not None
    assert entity.country == "UA"


def test_a_pronoun_is_the_only_fitting_person(nlp: Language) -> None:
    """ "She" is the woman named before it; between two who fit nobody is chosen."""
    entity = entity_of(nlp, "Mayor Anna Holm spoke at noon. She blamed nobody.", "She")
    assert entity is not None
    assert entity.name == "Anna Holm"
    assert entity_of(nlp, "Peter Holm and John Berg spoke at noon. He blamed nobody.", "He") is None


def test_somebody_unnamed_may_be_the_one_meant(nlp: Language) -> None:
    """A nearer subject without a name keeps the pronoun open."""
    assert entity_of(nlp, "Peter Holm spoke at noon. A gunman fired twice. He fled.", "He") is None


def test_a_title_is_no_name(nlp: Language) -> None:
    """A title of several words is left off, and makes no body of its own."""
    found = named(nlp, "Deputy Secretary of State Mary Quill spoke.")
    assert [entity.name for _, entity in found] == ["Mary Quill"]


def test_services_are_no_bodies(nlp: Language) -> None:
    """Messaging services and the like are not entities."""
    assert named(nlp, "The video spread on Telegram and Facebook.") == []


def test_who_bears_the_same_surname_is_somebody_else(nlp: Language) -> None:
    """A given name that nothing marks as one, before a surname known from another person, makes a person of its own."""
    text = "Petra Tarrow left the mill on Tuesday. Jaxel Tarrow, 6, was seen there by a baker on Monday."
    found = {words: entity.name for words, entity in named(nlp, text)}
    assert found["Petra Tarrow"] == "Petra Tarrow"
    assert found["Jaxel Tarrow"] == "Jaxel Tarrow"


def test_an_official_who_tells_is_not_the_one_told_of(nlp: Language) -> None:
    """ "Lt. X said … He was shot" is not the lieutenant, whom "he said" does mean; "X shot him" and "according to X, he" mean another."""
    assert entity_of(nlp, "Lt. Ivo Marl said the suspect fled. He was shot at the scene.", "He") is None
    told = entity_of(nlp, "Lt. Ivo Marl spoke on Monday. The siege was over, he said.", "he")
    assert told is not None
    assert told.name == "Ivo Marl"
    assert entity_of(nlp, "An officer, identified as Ivo Marl, shot him in the back.", "him") is None
    assert entity_of(nlp, "According to Ivo Marl he was hurt.", "he") is None
