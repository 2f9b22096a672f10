"""Quotes are found word for word, across line breaks, and never guessed at."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.casebook.quoting import find_quote
from rashomon.model.errors import DecisionRefused

TEXT = "Nine people  died.\nA ferry sank; nine people\ndied in the cold, and nine people died later."


@pytest.mark.parametrize(
    ("quote", "nth", "said"),
    [
        ("A ferry sank", None, "A ferry sank"),
        ("  A ferry sank\n", None, "A ferry sank"),
        ("Nine people died", None, "Nine people  died"),
        ("died. A ferry", None, "died.\nA ferry"),
        ("nine people", 2, "nine people"),
    ],
)
def test_a_quote_is_found(quote: str, nth: int | None, said: str) -> None:
    """Exactly where it stands so, else with other blanks between the words."""
    start, end = find_quote(TEXT, quote, nth)
    assert TEXT[start:end] == said


def test_words_as_given_go_before_words_with_other_blanks() -> None:
    """Of “nine people died” one stands so, the other is broken by a line: the first is meant."""
    assert find_quote(TEXT, "nine people died") == (TEXT.rindex("nine"), TEXT.rindex(" later"))


@pytest.mark.parametrize(
    ("quote", "nth", "said"),
    [
        ("ten people", None, "is not in the text"),
        ("nine people", None, "stands 2 times in the text; say which"),
        ("nine people", 3, "not 3 times"),
        (" \n", None, "at least one word"),
        ("x" * 5001, None, "at most 5,000"),
    ],
)
def test_what_is_not_clear_is_refused(quote: str, nth: int | None, said: str) -> None:
    """The message says what to do."""
    with pytest.raises(DecisionRefused, match=said):
        find_quote(TEXT, quote, nth)


@given(st.lists(st.text("ab é\n", min_size=1, max_size=5), min_size=1, max_size=20), st.data())
def test_what_is_found_says_the_same_words(pieces: list[str], data: st.DataObject) -> None:
    """Any stretch of a text, with its blanks changed, is found where the same words stand."""
    text = " ".join(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    quote = " ".join(text[start : data.draw(st.integers(start + 1, len(text)))].split())
    if not quote:
        return
    found_start, found_end = find_quote(text, quote, 1)
    assert text[found_start:found_end].split() == quote.split()


def test_a_text_made_to_be_slow_is_not() -> None:
    """Many near misses of a long quote take no longer than the text is long."""
    begin = time.perf_counter()
    with pytest.raises(DecisionRefused):
        find_quote(("a " * 2_000 + "b\n") * 200, "a\n" * 2_400)
    assert time.perf_counter() - begin < 5
