"""An event's day is right as far as the gold gives it."""

from __future__ import annotations

import pytest
from benchmarks.circumstances import same_day, same_town
from benchmarks.gold import GoldEvent

from rashomon.model import Event, Moment, Place


@pytest.mark.parametrize(
    ("year", "month", "day", "moment", "right"),
    [
        (2019, 3, 5, Moment(start="2019-03-05", end="2019-03-05", precision="day"), True),
        (2019, 3, None, Moment(start="2019-03-05", end="2019-03-05", precision="day"), True),
        (2019, 3, 5, Moment(start="2019-03-01", end="2019-03-31", precision="month"), False),
        (2019, 3, 1, Moment(start="2019-03-01", end="2019-03-31", precision="month"), False),
        (2019, None, None, Moment(start="2019-01-01", end="2019-12-31", precision="year"), True),
        (None, 3, 5, Moment(month=3, day=5), True),
        (2019, 3, 5, Moment(), False),
    ],
)
def test_same_day(year: int | None, month: int | None, day: int | None, moment: Moment, right: bool) -> None:
    """Parts that the gold leaves open are free; parts that it gives must be known and the same."""
    assert same_day(GoldEvent("e", "attack", "attack", year=year, month=month, day=day), moment) is right


@pytest.mark.parametrize(("name", "right"), [("Hall, Ostby, North", True), ("Norby", False)])
def test_same_town(name: str, right: bool) -> None:
    """The town must be among the names of the place."""
    assert (
        same_town(GoldEvent("e", "attack", "attack", place="Ostby"), Event(id="1", label="", kind="attack", place=Place(name=name)))
        is right
    )
