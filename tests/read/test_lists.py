"""Lists of people that the parser reads as something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


def listed(nlp: Language, text: str) -> set[str]:
    """Return the nouns that stand in one coordination with the first noun of the text."""
    doc = nlp(text)
    first = next(token for token in doc if token.pos_ == "NOUN")
    return {first.text, *(token.text for token in first.conjuncts if token.pos_ == "NOUN")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A grandmother, aunt, and baby were killed on Monday.", {"grandmother", "aunt", "baby"}),
        ("Two men, a woman and a child were killed in the blast.", {"men", "woman", "child"}),
        ("Two people, a woman and a child, were killed in the blast.", {"people"}),
        ("Three people, a man and two women were killed in the blast.", {"people"}),
        ("The victim, a nurse and mother of two, was killed.", {"victim"}),
    ],
)
def test_who_is_listed(nlp: Language, text: str, expected: set[str]) -> None:
    """What is set off by pauses describes; what is only begun by one goes on a list."""
    assert listed(nlp, text) == expected


def test_the_bodies_of_two(nlp: Language) -> None:
    """Who is joined to what is told of both is joined to the other."""
    doc = nlp("The bodies of a man and a woman were found in a burned-out car.")
    woman = next(token for token in doc if token.text == "woman")
    assert woman.head.text == "man"
