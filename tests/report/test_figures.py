"""Figures as shown: their words, their range, how they are drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Moment, Population, Quantity
from rashomon.report import charts, dates, words

from .builder import people
from .reading import Page


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (people(12), "12"),
        (people(1200, None, "at-least"), "at least 1,200"),
        (people(12, None, "more-than"), "more than 12"),
        (people(None, 15, "up-to"), "up to 15"),
        (people(None, 15, "less-than"), "fewer than 15"),
        (people(12, None, "about"), "about 12"),
        (people(12, 15, "range"), "12 to 15"),
        (people(12, None, "vague"), "dozens (at least 12)"),
        (people(5, None, "exact", "additional"), "5 more"),
        (Quantity(low=4, high=4, qualifier="exact", scope="part", population=Population(class_="child")), "4 of them (children)"),
        (Quantity(low=1, high=1, qualifier="exact", scope="part", population=Population(class_="child")), "1 of them (child)"),
        (
            Quantity(low=4, high=4, qualifier="exact", population=Population(words="sailors"), as_of="2031-05-02"),
            "4 (sailors), as of 2 May 2031",
        ),
    ],
)
def test_a_number_of_people_reads_with_its_bounds(value: Quantity, said: str) -> None:
    """An open bound is never closed, and a vague word never made exact."""
    assert words.value(value) == said


def test_one_alone_is_told_of_as_one() -> None:
    """One is a person, not persons."""
    assert words.whom("unknown", 1, 1) == "unspecified person"
    assert words.whom("unknown", 2, 2) == "unspecified persons"
    assert words.whom("mixed", 1, 1) == "several groups together"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (Moment(start="2031-05-12", end="2031-05-12", time="20:15", precision="minute"), "12 May 2031, 20:15"),
        (Moment(start="2031-05-12", end="2031-05-14", precision="days"), "12 to 14 May 2031"),
        (Moment(start="2031-04-30", end="2031-05-02", precision="days"), "30 April to 2 May 2031"),
        (Moment(start="2030-12-31", end="2031-01-01", precision="days"), "31 December 2030 to 1 January 2031"),
        (Moment(start="2031-05-01", end="2031-05-31", precision="month"), "May 2031"),
        (Moment(start="2031-01-01", end="2031-12-31", precision="year"), "2031"),
        (Moment(start="2028-01-01", end="2031-12-31", precision="years"), "2028 to 2031"),
        (Moment(start="2031-05-12", precision="day"), "from 12 May 2031"),
        (Moment(month=3, day=22), "22 March, year not known"),
        (Moment(weekday=4, words="last Friday"), "a Friday, date not known"),
        (Moment(), "date not known"),
    ],
)
def test_a_moment_is_no_more_precise_than_it_is_known(when: Moment, said: str) -> None:
    """A month stays a month, and a Friday with no date stays a Friday."""
    assert dates.moment(when) == said


def test_words_tied_to_no_date_are_kept() -> None:
    """What cannot be placed in time is shown as it was said."""
    assert words.value(Moment(words="some time later")) == "“some time later” (tied to no date)"


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=20))
def test_every_number_stands_within_the_drawing_in_order(numbers: list[int]) -> None:
    """A law of the scale, linear or logarithmic: greater numbers never stand further left, and none falls off the edge."""
    scale = charts.scale(numbers)
    assert scale
    places = [scale.x(number) for number in sorted(numbers)]
    assert places == sorted(places)
    assert charts.MARGIN <= places[0] <= places[-1] <= charts.WIDTH - charts.MARGIN
    assert 2 <= len(scale.ticks) <= 9


def test_nothing_is_drawn_of_no_number() -> None:
    """Without a number above nought there is no scale."""
    assert charts.scale([]) is None
    assert charts.scale([0]) is None


def test_an_open_end_is_drawn_as_an_arrow_and_a_number_as_a_dot(page: Page) -> None:
    """The row of "at least 9" has an arrow, that of 17 a dot alone; each drawing says in words what it shows."""
    rows = {one.attributes["aria-label"]: one for one in page.all("svg", "row")}
    arrows = [one.around[-1].attributes["aria-label"] for one in page.all("path", "open")]
    assert "at least 9, yes" in arrows
    assert "17, yes" in rows
    assert "17, yes" not in arrows
    assert all(one.text.strip() for one in rows.values())


def test_the_rule_and_the_range_stand_with_the_figure(page: Page) -> None:
    """Low, best and high, the rule by which best was chosen, and that it is contested."""
    killed = page.all("section", "figure")[0].text
    for expected in ("Lowest named", "9", "17", "23", "Rule: latest as-of day (14 May 2031), then most origins (2 of 3).", "contested"):
        assert expected in killed


def test_no_verdict_is_spoken(page: Page) -> None:
    """The page never says that somebody is right, wrong, true or false."""
    ours = " ".join(one.text.lower() for one in page.all("article", "account"))
    for verdict in ("true", "false", "wrong", "correct", "reliable", "credible", "score", "verified", "lie"):
        assert f" {verdict} " not in ours


def test_marks_and_claims_are_told_apart_without_colour(page: Page) -> None:
    """Each kind of mark has its own class, and its title says kind, value and on whose word."""
    marks = [one for one in page.all("mark") if "title" in one.attributes]
    assert {"count", "who", "setting", "how", "flag"} <= {one.attributes["class"].split()[0] for one in marks}
    titles = [one.attributes["title"] for one in marks]
    assert "Killed: at least 9, harbour police. On: Bombing of the ferry hall in Port Maren." in titles
