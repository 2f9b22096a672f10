"""Where and when a document as a whole is set."""

from __future__ import annotations

import pytest

from rashomon.extract.newsday import find_day
from rashomon.extract.setting import find_setting

from .claims import ReadText

PUBLISHED = "2021-05-05"  # a Wednesday


def test_the_dateline_sets_the_town(read_text: ReadText) -> None:
    """A town at the head of the text that nothing outweighs is where the report is set."""
    found = find_setting(read_text("LYON, France - A blast killed two people in a mill in Lyon, doctors said."))
    assert found is not None
    assert (found.city, found.venue) == ("Lyon", None)


def test_no_town_stands_out(read_text: ReadText) -> None:
    """Towns named alike set nothing, nor does a report without any."""
    assert find_setting(read_text("Trade grew in Lyon, in Hamburg, in Porto and in Ghent.")) is None
    assert find_setting(read_text("Two people were killed by a blast in a mill.")) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two people were killed in a mill on Monday.", "2021-05-03"),
        ("Officials met on Tuesday. Shots were heard at about 10 p.m. on Monday.", "2021-05-03"),
        ("Officials met on Tuesday. The mill blew up on Monday night.", "2021-05-03"),
        ("Two people were killed in a mill on 3 March 2019.", None),
        ("The road stays closed until Tuesday.", None),
        ("Two people were killed in a mill.", None),
    ],
)
def test_the_day_of_the_news(read_text: ReadText, text: str, day: str | None) -> None:
    """The clock before a part of the day before a bare day; neither deadlines nor what lies far back."""
    found = find_day(read_text(text, PUBLISHED))
    assert (found.start if found is not None else None) == day


def test_a_stamp_of_the_page_is_no_news(read_text: ReadText) -> None:
    """When a page was changed says nothing of what it tells."""
    found = find_day(read_text("Updated 4 May 2021\n\nTwo people were killed in a mill on Monday.", PUBLISHED))
    assert found is not None
    assert found.start == "2021-05-03"


def test_no_publication_date_no_day(read_text: ReadText) -> None:
    """Without a day to count back from, no day is the news's."""
    assert find_day(read_text("Two people were killed in a mill on Monday.")) is None
