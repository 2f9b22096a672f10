"""Comparing times of which more or less is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.link.moments import compare, known
from rashomon.model import Moment


def day(text: str) -> Moment:
    return Moment(start=text, end=text, precision="day")


YEAR = Moment(start="2015-01-01", end="2015-12-31", precision="year")
MAY = Moment(start="2015-05-01", end="2015-05-31", precision="month")


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (day("2015-05-03"), day("2015-05-03"), "same"),
        (day("2015-05-03"), day("2015-05-04"), "near"),
        (day("2015-05-03"), day("2015-05-09"), "conflict"),
        (day("2015-05-03"), YEAR, "compatible"),
        (day("2015-05-03"), MAY, "compatible"),
        (day("2016-05-03"), YEAR, "conflict"),
        (MAY, MAY, "same"),
        (Moment(weekday=4), Moment(weekday=4), "same"),
        (Moment(weekday=4), Moment(weekday=5), "near"),
        (Moment(weekday=4), Moment(weekday=1), "conflict"),
        (Moment(month=5, day=3), day("2015-05-03"), "same"),
        (Moment(month=5, day=3), Moment(month=6, day=20), "conflict"),
        (Moment(weekday=6), day("2015-05-03"), "same"),
        (Moment(), day("2015-05-03"), "unknown"),
    ],
)
def test_relations(one: Moment, other: Moment, relation: str) -> None:
    """What is known of both decides, and what is not known never speaks against them."""
    assert compare(one, other) == relation


@given(st.dates(), st.dates())
def test_order_does_not_matter(one: object, other: object) -> None:
    """Two days stand to each other as the other way round."""
    first, second = day(str(one)), day(str(other))
    assert compare(first, second) == compare(second, first)


def test_nothing_known() -> None:
    """Words alone ("recently") make no time known."""
    assert not known(Moment(words="recently"))
