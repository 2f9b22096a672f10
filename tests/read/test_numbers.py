"""Numbers: forms, qualifiers and bounds; and what is no number of people or things."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.lexicon import load
from rashomon.read import ParsedReading

Read = Callable[..., ParsedReading]

BOUNDS = [
    ("12 miners died.", "12", 12, 12, "exact"),
    ("1,200 people fled.", "1,200", 1200, 1200, "exact"),
    ("Forty-three passengers drowned.", "Forty-three", 43, 43, "exact"),
    ("One hundred and five people fled.", "One hundred and five", 105, 105, "exact"),
    ("Three thousand two hundred troops left.", "Three thousand two hundred", 3200, 3200, "exact"),
    ("About 1.5 million people fled.", "About 1.5 million", 1_500_000, 1_500_000, "about"),
    ("Some 2m people fled.", "Some 2m", 2_000_000, 2_000_000, "about"),
    ("Half a dozen miners died.", "Half a dozen", 6, 6, "exact"),
    ("Half a million people fled.", "Half a million", 500_000, 500_000, "exact"),
    ("More than a quarter of a million villagers fled.", "More than a quarter of a million", 250_000, None, "more-than"),
    ("A dozen miners died.", "A dozen", 12, 12, "exact"),
    ("A couple of miners died.", "A couple of", 2, 2, "about"),
    ("Dozens of miners died.", "Dozens", 12, None, "vague"),
    ("Scores of miners died.", "Scores", 20, None, "vague"),
    ("Hundreds were hurt.", "Hundreds", 100, None, "vague"),
    ("Tens of thousands of people fled.", "Tens of thousands", 10_000, None, "vague"),
    ("Several miners died.", "Several", 2, None, "vague"),
    ("A number of miners died.", "A number of", 2, None, "vague"),
    ("A few thousand people fled.", "A few thousand", 2000, None, "vague"),
    ("At least 12 miners died.", "At least 12", 12, None, "at-least"),
    ("At least another 12 miners died.", "At least another 12", 12, None, "at-least"),
    ("No fewer than 12 miners died.", "No fewer than 12", 12, None, "at-least"),
    ("Not less than 300 people were hurt.", "Not less than 300", 300, None, "at-least"),
    ("Twelve or more miners died.", "Twelve or more", 12, None, "at-least"),
    ("He counted 120+ graves.", "120+", 120, None, "at-least"),
    ("More than a dozen miners died.", "More than a dozen", 12, None, "more-than"),
    ("Well over 100 people fled.", "Well over 100", 100, None, "more-than"),
    ("Upwards of 20 houses burnt.", "Upwards of 20", 20, None, "more-than"),
    ("Up to 40 people are missing.", "Up to 40", None, 40, "up-to"),
    ("As many as 40 people are missing.", "As many as 40", None, 40, "up-to"),
    ("No more than 40 people are missing.", "No more than 40", None, 40, "up-to"),
    ("Fewer than 40 people are missing.", "Fewer than 40", None, 40, "less-than"),
    ("Nearly 50 people fled.", "Nearly 50", 50, 50, "about"),
    ("An estimated 50 people fled.", "An estimated 50", 50, 50, "about"),
    ("A 40-odd group of people fled.", "40-odd", 40, 40, "about"),
    ("Between 20 and 30 miners died.", "Between 20 and 30", 20, 30, "range"),
    ("From 20 to 30 miners died.", "From 20 to 30", 20, 30, "range"),
    ("20–30 miners died.", "20–30", 20, 30, "range"),
    ("Two or three gunmen fled.", "Two or three", 2, 3, "range"),
    ("Two to three hundred rebels fled.", "Two to three hundred", 200, 300, "range"),
    ("At least 10 and possibly as many as 15 miners died.", "At least 10 and possibly as many as 15", 10, 15, "range"),
    ("It killed at least 37 (up to 43 by other counts) miners.", "at least 37 (up to 43", 37, 43, "range"),
    ("Both men died.", "Both", 2, 2, "exact"),
    ("One of the gunmen died.", "One", 1, 1, "exact"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "qualifier"), BOUNDS)
def test_bounds(read_text: Read, text: str, words: str, low: int | None, high: int | None, qualifier: str) -> None:
    """Each form has the span with its qualifier, and the bounds that the conventions give it."""
    (number,) = read_text(text).numbers
    assert (text[slice(*number.span)], number.low, number.high, number.qualifier) == (words, low, high, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "The 34-year-old man left.",
        "Ann Lee, 24, left.",
        "A girl aged 12 left.",
        "The men, ages 23 to 35, left.",
        "He paid $5 million, or 20 percent.",
        "Between 60 to 70 percent agreed.",
        "The town is 148 kilometers away.",
        "It lies hundreds of kilometers to the north.",
        "It lasted for 30 minutes, over 40 years ago.",
        "He had an AK-47.",
        "It began in 2015, after the 2002 siege.",
        "It began on 22 March at 20:15.",
        "He lives at 300 Main Street.",
        "It was in the 2500 block of Elm Street.",
        "Call 877-555-0100 or 911.",
        "It was the third attack and the 21st blast.",
        "No one saw it, and everyone knows it.",
        "Both Iran and Iraq protested.",
        "Nine out of ten agreed; one in five did not.",
        "They won 3-1.",
        "Call (555) 555-0100 or 555-555-0100.",
        "It was on 03-11-2014.",
        "He would have turned 10.",
        "He was on Flight 370 and Highway 61.",
        "It was a two-year war.",
    ],
)
def test_what_is_no_number_of_people_or_things(read_text: Read, text: str) -> None:
    """Ages, money, measures, dates, names with numbers, shares and scores count nobody."""
    assert [text[slice(*number.span)] for number in read_text(text).numbers] == []


def test_a_change_is_two_numbers(read_text: Read) -> None:
    """ "Rose from 20 to 30" is an old figure and a new one, not a range."""
    numbers = read_text("The toll rose from 20 to 30 on Monday.").numbers
    assert [(number.low, number.high) for number in numbers] == [(20, 20), (30, 30)]


def test_the_bare_number_lies_in_its_tokens(read_text: Read) -> None:
    """Token indexes cover the number without its qualifier."""
    reading = read_text("Police said at least forty-three miners died.")
    (number,) = reading.numbers
    assert reading.doc[number.start : number.end].text == "forty-three"


def test_a_number_after_a_line_break_within_a_sentence(read_text: Read) -> None:
    """Wrapping does not part a qualifier from its number."""
    text = (
        "The ministry of the interior said in a statement on its website that at\n"
        "least 12 miners had died in the shaft and that the search for others had\n"
        "been called off."
    )
    (number,) = read_text(text).numbers
    assert (number.low, number.high) == (12, None)


@pytest.mark.parametrize("name", ["numbers", "dates", "boilerplate"])
def test_the_lexicons_hold_words_only(name: str) -> None:
    """YAML reads a bare "no" or "on" as a truth value: none may slip in."""

    def walk(value: object) -> None:
        assert not isinstance(value, bool)
        if isinstance(value, dict):
            assert all(isinstance(key, str) for key in value)
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(each)

    walk(load(name))
