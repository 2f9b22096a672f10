"""Dates: absolute, counted from publication, and left in words where nothing anchors them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Moment, Published
from rashomon.model.calendar import FORWARD, anchor_of, latest_day, latest_weekday, next_weekday
from rashomon.read import ParsedReading

Read = Callable[..., ParsedReading]
PUBLISHED = "2021-05-19"
"""A Wednesday."""

ANCHORED = [
    ("It began on 22 March 2020.", "22 March 2020", "2020-03-22", "2020-03-22", "day"),
    ("It began on March 22, 2020.", "March 22, 2020", "2020-03-22", "2020-03-22", "day"),
    ("It began on March 22.", "March 22", "2021-03-22", "2021-03-22", "day"),
    ("It began on June 22.", "June 22", "2020-06-22", "2020-06-22", "day"),
    ("It began on 22/3/2020.", "22/3/2020", "2020-03-22", "2020-03-22", "day"),
    ("It began on 2020-03-22.", "2020-03-22", "2020-03-22", "2020-03-22", "day"),
    ("It began in 2015.", "2015", "2015-01-01", "2015-12-31", "year"),
    ("The 2004 siege was worse.", "2004", "2004-01-01", "2004-12-31", "year"),
    ("It lasted from 2014 to 2016.", "2014 to 2016", "2014-01-01", "2016-12-31", "years"),
    ("It began in March 2020.", "March 2020", "2020-03-01", "2020-03-31", "month"),
    ("It began in early March.", "early March", "2021-03-01", "2021-03-10", "days"),
    ("It began in late January.", "late January", "2021-01-21", "2021-01-31", "days"),
    ("It began in the 1990s.", "1990s", "1990-01-01", "1999-12-31", "years"),
    ("It began in January.", "January", "2021-01-01", "2021-01-31", "month"),
    ("It began in September.", "September", "2020-09-01", "2020-09-30", "month"),
    ("He died on Friday.", "Friday", "2021-05-14", "2021-05-14", "day"),
    ("He died on Wednesday.", "Wednesday", "2021-05-19", "2021-05-19", "day"),
    ("He died last Wednesday.", "last Wednesday", "2021-05-12", "2021-05-12", "day"),
    ("He will speak on Friday.", "Friday", "2021-05-21", "2021-05-21", "day"),
    ("He died yesterday.", "yesterday", "2021-05-18", "2021-05-18", "day"),
    ("He died a year ago today.", "a year ago today", "2020-05-19", "2020-05-19", "day"),
    ("He died on New Year's Eve.", "New Year's Eve", "2020-12-31", "2020-12-31", "day"),
    ("He died on Mother's Day.", "Mother's Day", "2021-05-09", "2021-05-09", "day"),
    ("He died on Easter Sunday.", "Easter Sunday", "2021-04-04", "2021-04-04", "day"),
    ("He died on Good Friday 2019.", "Good Friday 2019", "2019-04-19", "2019-04-19", "day"),
    ("It sank in April last year.", "April last year", "2020-04-01", "2020-04-30", "month"),
    ("It sank on 12 March last year.", "12 March last year", "2020-03-12", "2020-03-12", "day"),
    ("He died on Memorial Day 2018.", "Memorial Day 2018", "2018-05-28", "2018-05-28", "day"),
    ("He died over Labor Day weekend.", "Labor Day weekend", "2020-09-05", "2020-09-07", "days"),
    ("He died at Thanksgiving.", "Thanksgiving", "2020-11-26", "2020-11-26", "day"),
    ("He died today.", "today", "2021-05-19", "2021-05-19", "day"),
    ("He died two days ago.", "two days ago", "2021-05-17", "2021-05-17", "day"),
    ("He died three years ago.", "three years ago", "2018-01-01", "2018-12-31", "year"),
    ("He died last week.", "last week", "2021-05-10", "2021-05-16", "week"),
    ("He died this month.", "this month", "2021-05-01", "2021-05-31", "month"),
    ("He died last month.", "last month", "2021-04-01", "2021-04-30", "month"),
    ("He died on March 22-24.", "March 22-24", "2021-03-22", "2021-03-24", "days"),
    ("It began on 22-03-2020.", "22-03-2020", "2020-03-22", "2020-03-22", "day"),
    ("He speaks on Tuesday, June 1.", "Tuesday, June 1", "2021-06-01", "2021-06-01", "day"),
    ("He will speak on June 22.", "June 22", "2021-06-22", "2021-06-22", "day"),
    ("He died on Friday, March 12.", "Friday, March 12", "2021-03-12", "2021-03-12", "day"),
]


@pytest.mark.parametrize(("text", "words", "start", "end", "precision"), ANCHORED)
def test_days(read_text: Read, text: str, words: str, start: str, end: str, precision: str) -> None:
    """A date stands for the days that it means, told from a report of a known day."""
    (found,) = read_text(text, PUBLISHED).dates
    moment = found.moment
    assert (text[slice(*found.span)], moment.start, moment.end, moment.precision) == (words, start, end, precision)


TIMED = [
    ("It struck on Friday night.", "2021-05-14", "night"),
    ("It struck around 8 p.m. on Friday.", "2021-05-14", "20:00"),
    ("It struck on Friday at about 8:15 pm.", "2021-05-14", "20:15"),
    ("It struck at 7:30 in the evening on Monday.", "2021-05-17", "19:30"),
    ("It struck early Sunday morning.", "2021-05-16", "early morning"),
    ("It struck last night.", "2021-05-18", "night"),
    ("It struck on the night of 3 May.", "2021-05-03", "night"),
    ("It struck at 20:15 local time.", None, "20:15"),
    ("It struck at 1840 GMT.", None, "18:40"),
]


@pytest.mark.parametrize(("text", "start", "time"), TIMED)
def test_times_of_day(read_text: Read, text: str, start: str | None, time: str) -> None:
    """Clock times and parts of the day join the day beside them, and stand alone without one."""
    (found,) = read_text(text, PUBLISHED).dates
    assert (found.moment.start, found.moment.time) == (start, time)


UNANCHORED = [
    ("He died last Friday.", Moment(words="last Friday", weekday=4)),
    ("He died on Sunday night.", Moment(words="Sunday night", weekday=6, time="night")),
    ("He died on March 5.", Moment(words="March 5", month=3, day=5)),
    ("He died in January.", Moment(words="January", month=1)),
    ("He died yesterday.", Moment(words="yesterday")),
    ("He died on Christmas Eve.", Moment(words="Christmas Eve")),
    ("He died two days ago.", Moment(words="two days ago")),
    ("He died last week.", Moment(words="last week")),
]


@pytest.mark.parametrize(("text", "moment"), UNANCHORED)
def test_without_a_day_of_publication_nothing_is_guessed(read_text: Read, text: str, moment: Moment) -> None:
    """What nothing anchors keeps its words and what is known of it, never a day."""
    (found,) = read_text(text).dates
    assert found.moment == moment


@pytest.mark.parametrize(
    "text", ["He left three days before the attack.", "He died the following day.", "A week later he died.", "That night he died."]
)
def test_dates_told_from_another_event_stay_in_words(read_text: Read, text: str) -> None:
    """Days counted from an event in the text are kept as words, also where the day of publication is known."""
    (found,) = read_text(text, PUBLISHED).dates
    assert found.moment.start is None
    assert found.moment.words


@pytest.mark.parametrize(
    "text",
    [
        "Troops may march on the town.",
        "The sun will fall in a second.",
        "It was known as Bloody Sunday.",
        "Shares in Sun Metals fell.",
        "They won 3:2 and 12-5.",
        "April Jones left.",
        "It began on 30 Februar.",
    ],
)
def test_words_that_only_look_like_dates(read_text: Read, text: str) -> None:
    """Verbs, names and scores are no dates."""
    assert read_text(text, PUBLISHED).dates == ()


def test_an_ambiguous_numeric_date_is_not_guessed(read_text: Read) -> None:
    """4/3 of a year may be April or March: only the one shortly before publication is taken, else neither."""
    (near,) = read_text("It began on 4/5/2021.", PUBLISHED).dates
    (far,) = read_text("It began on 4/3/2017.", PUBLISHED).dates
    assert near.moment.start == "2021-05-04"
    assert far.moment.start is None


def test_only_a_known_day_of_publication_is_trusted() -> None:
    """A date of unknown basis, or no date at all, anchors nothing."""
    assert anchor_of(Published(date="2021-05-19", basis="metadata")) == date(2021, 5, 19)
    assert anchor_of(Published(date="2021-05-19T10:00:00Z", basis="given")) == date(2021, 5, 19)
    assert anchor_of(Published(date="2021-05-19", basis="unknown")) is None
    assert anchor_of(Published(date="last week", basis="given")) is None
    assert anchor_of(Published()) is None


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1))


@given(DAYS, st.integers(0, 6))
def test_weekdays_lie_within_a_week(anchor: date, weekday: int) -> None:
    """The latest such weekday is at most six days back, the next at most six ahead."""
    assert 0 <= (anchor - latest_weekday(anchor, weekday)).days <= 6
    assert 0 <= (next_weekday(anchor, weekday) - anchor).days <= 6


@given(DAYS, st.integers(1, 12), st.integers(1, 31))
def test_a_day_without_a_year_is_the_latest(anchor: date, month: int, day: int) -> None:
    """A day and month without a year never lie more than two days after publication."""
    found = latest_day(anchor, month, day)
    assert found is None or (found <= anchor + FORWARD and (found.month, found.day) == (month, day))


def test_the_orthodox_easter_within_a_week(read_text: Read) -> None:
    """Of the two Easters the later one is meant right after it, and the western otherwise."""
    assert [one.moment.start for one in read_text("A bomb killed 12 on Easter Sunday.", "2021-05-04").dates] == ["2021-05-02"]
    assert [one.moment.start for one in read_text("A bomb killed 12 on Easter Sunday.", "2021-04-30").dates] == ["2021-04-04"]


@pytest.mark.parametrize("published", ["0001-01-05", "9999-12-30"])
def test_a_year_that_no_report_is_of(read_text: Read, published: str) -> None:
    """A page may claim any day; nothing is counted from one at the ends of the calendar."""
    text = "Two weeks ago 12 died, 200 years ago 13, and in May last year nine. On Easter Sunday and at Thanksgiving three more died."
    assert all(one.moment.start is None for one in read_text(text, published).dates)
