"""How a value reads."""

from __future__ import annotations

import pytest

from rashomon.model import Actor, Moment, Place, Quantity, Value, Warning  # noqa: A004 - the field's word
from rashomon.reconcile import words_of
from rashomon.reconcile.names import is_branch, is_named, is_same_actor

from .stories import quantity


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (quantity("137-143"), "137 to 143"),
        (quantity("133+"), "at least 133"),
        (quantity("~150"), "about 150"),
        (quantity("<143"), "up to 143"),
        (quantity("dozens"), "dozens"),
        (quantity("1400"), "1,400"),
        (Quantity(low=100, high=None, qualifier="more-than"), "more than 100"),
        (Quantity(low=None, high=5, qualifier="less-than"), "fewer than 5"),
        (Quantity(low=None, high=None, qualifier="vague"), "a number not given"),
        (Actor(name="Ruritania", role="ordered"), "Ruritania (ordered it)"),
        (Moment(start="2031-05-02", end="2031-05-02", time="20:15", precision="minute"), "2 May 2031, 20:15"),
        (Moment(start="2031-05-01", end="2031-05-31", precision="month"), "May 2031"),
        (Moment(start="2031-01-01", end="2031-12-31", precision="year"), "2031"),
        (Moment(start="2031-05-02", end="2031-05-04", precision="days"), "2 May 2031 to 4 May 2031"),
        (Moment(weekday=4), "Friday"),
        (Moment(words="last Friday", weekday=4), "last Friday"),
        (Place(name="Mill Hall, Hillford"), "Mill Hall, Hillford"),
        (Warning(status="passed-on", giver="Strelsau", receiver="Hillford"), "a warning from Strelsau was passed on to Hillford"),
    ],
)
def test_values_read_as_a_reader_would_say_them(value: Value, words: str) -> None:
    """Numbers with their qualifier, days as days, warnings with who warned whom."""
    assert words_of(value) == words


def test_names_are_compared_without_case_article_accent_or_plural() -> None:
    """Spelling differences are no second actor."""
    assert is_same_actor("the Rebels", "rebel")
    assert is_same_actor("Côte Front’s", "cote front")
    assert is_same_actor("U.N.", "UN")
    assert not is_same_actor("Northern Front", "Southern Front")


def test_a_branch_contains_its_parents_name_as_whole_words() -> None:
    """ "Front" is in "Front-Coast", "Fro" is not."""
    assert is_branch("Front-Coast", "Front")
    assert not is_branch("Front-Coast", "Fro")
    assert not is_branch("Front", "front")


@pytest.mark.parametrize(
    ("name", "named"), [("Hillwatch", True), ("officials", False), ("Police", False), (None, False), ("Hill Police", True)]
)
def test_a_kind_of_people_is_not_a_named_source(name: str | None, named: bool) -> None:
    """ "Officials" are nobody in particular."""
    assert is_named(name) is named


def test_a_branch_is_known_from_the_lexicon_and_from_its_countrys_name() -> None:
    """Where the names do not tell, the groups' lexicon does; a country's air force is the country's."""
    assert is_branch("al-Shabaab", "al-Qaida") == is_branch("al-Qaida", "al-Shabaab")
    assert is_branch("Islamic State Sinai Province", "Islamic State")
    assert is_branch("Bolivian air force", "Bolivia")
    assert not is_branch("Bolivian air force", "Chile")
