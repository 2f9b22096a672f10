"""Persons told of one by one: who they are, and what befell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.extract import extract
from rashomon.extract.people import find_people

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.model import Person
    from rashomon.read import ParsedReading

    ReadText = Callable[..., ParsedReading]


@pytest.fixture
def people(read_text: ReadText) -> Callable[[str], list[Person]]:
    return lambda text: find_people(read_text(text))


def test_a_victim_under_all_names(people: Callable[[str], list[Person]]) -> None:
    """One person for full name, surname and pronouns, the fullest name first; age and sex from the words beside them."""
    (one,) = people("Ana Ruck, 24, was killed when a bomb went off in the mill on Monday. Ruck taught music. She died at the scene.")
    assert one.names == ("Ana Ruck", "Ruck")
    assert (one.age, one.sex, one.role, one.state) == (24, "female", "victim", "killed")


def test_the_arrested(people: Callable[[str], list[Person]]) -> None:
    """Who is arrested or charged is held, and no victim."""
    (one,) = people("Police arrested Jon Varley, 31, on Tuesday. He was charged with murder.")
    assert (one.names[0], one.age, one.sex, one.role, one.state) == ("Jon Varley", 31, "male", "arrested", "arrested")


def test_attackers_and_suspects_by_the_word_for_them(people: Callable[[str], list[Person]]) -> None:
    """The noun beside a name tells the role."""
    gunman, suspect = people("The gunman, identified as Peter Moss, 19, fled. The suspect, Karl Dunn, is in custody.")
    assert (gunman.names[0], gunman.role, gunman.state) == ("Peter Moss", "attacker", "unknown")
    assert (suspect.names[0], suspect.role, suspect.state) == ("Karl Dunn", "suspect", "arrested")


def test_persons_without_a_name(people: Callable[[str], list[Person]]) -> None:
    """A description with "a" brings in a person of its own."""
    woman, girl = people("A woman, 42, died in hospital. A gunman had shot a 12-year-old girl in the leg.")
    assert (woman.names, woman.age, woman.sex, woman.state) == (("woman",), 42, "female", "killed")
    assert (girl.names, girl.age, girl.sex, girl.state) == (("12-year-old girl",), 12, "female", "injured")


def test_a_description_named_later_is_one_person(people: Callable[[str], list[Person]]) -> None:
    """A victim described first and named later is counted once."""
    (one,) = people("A 24-year-old man was shot dead on Friday. Police identified the victim as Sam Tolley, 24.")
    assert one.names == ("Sam Tolley", "24-year-old man")
    assert (one.age, one.sex, one.state) == (24, "male", "killed")


def test_two_descriptions_are_two_persons(people: Callable[[str], list[Person]]) -> None:
    """Nobody is merged whom the text tells apart."""
    assert len(people("An explosion killed a policeman and a five-year-old boy.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The president, Carl Oberon, said that three people were killed.",
        "Carl Oberon could be killed, his lawyer said.",
        "Officer Tim Hale spoke to reporters on Monday.",
    ],
)
def test_nobody_else(people: Callable[[str], list[Person]], text: str) -> None:
    """Those who only speak, work or may be harmed one day are no persons of an event."""
    assert people(text) == []


def test_claims_on_a_person(read_text: ReadText) -> None:
    """A person carries the figures that the person is counted in."""
    found = extract(read_text("An explosion killed a policeman and a five-year-old boy on Monday."))
    quotes = {claim.id: claim.quote for claim in found.claims}
    assert [[quotes[i] for i in person.claims] for person in found.people] == [
        ["killed a policeman"],
        ["killed a policeman and a five-year-old boy"],
    ]
