"""The day on which a report itself says that it came out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.ingest import stated_publication


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("Published on May 4, 2031\n\nTwelve died.", "2031-05-04", "Published on May 4, 2031"),
        ("Blast\n\nPosted: 4 May 2031 by admin\nTwelve died.", "2031-05-04", "Posted: 4 May 2031"),
        ("Blast\n\nFirst published 4th May, 2031 at 10:30\n", "2031-05-04", "First published 4th May, 2031"),
        (
            "The following article was published on May 4, 2031 in a paper.",
            "2031-05-04",
            "The following article was published on May 4, 2031",
        ),
        ("This statement was originally issued on 4 May 2031.", "2031-05-04", "This statement was originally issued on 4 May 2031"),
        ("MARLO (Agency) May 4, 2031 - Twelve died.", "2031-05-04", "MARLO (Agency) May 4, 2031"),
        ("MARLO, Sunday, 4 May 2031 (Agency) — Twelve died.", "2031-05-04", "MARLO, Sunday, 4 May 2031"),
        ("Blast\nBy Jane Roe | May 4, 2031\nTwelve died.", "2031-05-04", "By Jane Roe | May 4, 2031"),
        ("Blast\nSun, 4 May 2031 14:03 GMT\nTwelve died.", "2031-05-04", "Sun, 4 May 2031"),
        ("Date: 2031-05-04T23:10:00\nTwelve died.", "2031-05-04", "Date: 2031-05-04"),
        ("Updated 6 May 2031\nPublished 4 May 2031\nTwelve died.", "2031-05-04", "Published 4 May 2031"),
        ("Last updated on the 6th of May 2031\nTwelve died.", "2031-05-06", "Last updated on the 6th of May 2031"),
        ("Posted on May 4 2031 by J Roe Twelve died when " + "the mill burned and " * 20, "2031-05-04", "Posted on May 4 2031"),
    ],
)
def test_stated_date_is_found_with_its_words(text: str, day: str, words: str) -> None:
    """Each way of stating it gives the day and the span of the words that state it."""
    found = stated_publication(text)
    assert found is not None
    assert found[0] == day
    assert text[found[1][0] : found[1][1]] == words


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people died on May 4, 2031 in Marlo.",
        "On Sunday, May 4, 2031 - the day of the fair - a bomb went off.",
        "A list was published on May 4, 2031 by the ministry.",
        "Published on May 4, 2031, the report on the floods said that nobody in the valley had been told of the danger in time.",
        "Posted on May 4\n\nTwelve died.",
        "Published on February 30, 2031\n\nTwelve died.",
        "Published on 04/05/2031\n\nTwelve died.",
        "Blast\n\n" + "Twelve died.\n" * 20 + "Published on May 4, 2031",
        "",
    ],
)
def test_other_dates_are_passed_over(text: str) -> None:
    """The day of the event, another report's date, a date without a year, an impossible or an ambiguous one, one far down."""
    assert stated_publication(text) is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["published", "on", "May", "4", "2031", ",", "(", ")", "-", "by", "\n", " ", "the following", "article"]),
        max_size=200,
    )
)
def test_span_lies_in_the_text(parts: list[str]) -> None:
    """Whatever the text, a span that is returned lies in it and is not empty."""
    text = " ".join(parts)
    found = stated_publication(text)
    assert found is None or 0 <= found[1][0] < found[1][1] <= len(text)


@pytest.mark.parametrize("piece", ["the following ", "by ", "a ", "(a", "published by a ", " ", "1 May ", "-", "Sun, ", "the text was "])
def test_hostile_text_takes_no_time(piece: str) -> None:
    """Repeating any part of a pattern does not make the search slow: all repetition in it is bounded."""
    started = time.process_time()
    stated_publication(piece * 100_000)
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SAN TOMAR, 3 JAN 90 -- [TEXT] Troops shelled the village.", "1990-01-03"),
        ("SAN TOMAR, 3 Jan 21 (NPA) - Troops shelled the village.", "2021-01-03"),
        ("SAN TOMAR, 3 Jan 21 villages were shelled.", None),
        ("On 3 Jan 90 - the day of the vote - troops came.", None),
    ],
)
def test_a_dateline_may_give_its_year_by_two_digits(text: str, day: str | None) -> None:
    """As wire services do; anywhere else two digits are no year."""
    found = stated_publication(text)
    assert (found[0] if found is not None else None) == day
