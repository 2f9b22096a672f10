"""One person told of by a description, two or three by a word for them, and nobody."""

from __future__ import annotations

import pytest

from .claims import ReadText, figures


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A policeman was killed in the raid.", "killed"),
        ("The shell hit a house, killing a child.", "killed"),
        ("A 24-year-old man was shot dead.", "killed"),
        ("A 24-year-old was killed.", "killed"),
        ("A nurse was wounded in the leg.", "injured"),
        ("Police arrested a woman at the airport.", "arrested"),
    ],
)
def test_a_person_counts_as_one(read_text: ReadText, text: str, kind: str) -> None:
    """A person brought in with "a" is a figure of one."""
    assert (kind, 1, 1, "total") in figures(read_text(text))


def test_one_of_them(read_text: ReadText) -> None:
    """ "One of them" is one, and a part."""
    assert ("killed", 1, 1, "part") in figures(read_text("The guard said that five men came in and that one of them had died in the fire."))


@pytest.mark.parametrize(("text", "kind"), [("No one was hurt in the blast.", "injured"), ("Nobody was killed.", "killed")])
def test_nobody(read_text: ReadText, text: str, kind: str) -> None:
    """That nobody was harmed is a figure of none."""
    assert figures(read_text(text)) == [(kind, 0, 0, "total")]


@pytest.mark.parametrize(
    "text", ["A doctor spoke of a long night.", "The policeman who came was a friend of hers.", "A tree was killed by the frost."]
)
def test_nothing_befell_them(read_text: ReadText, text: str) -> None:
    """A person of whom no harm is told is no figure."""
    assert figures(read_text(text)) == []


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("The couple were found dead in their home.", "killed", 2),
        ("The pair were found with gunshot wounds.", "injured", 2),
        ("The trio was shot on Friday night.", "injured", 3),
        ("Police are investigating a double homicide on Elm Street.", "killed", 2),
        ("A triple murder shook the town on Friday.", "killed", 3),
        ("A triple shooting in Brenhaven left one dead.", "casualties", 3),
    ],
)
def test_a_word_that_says_how_many(read_text: ReadText, text: str, kind: str, number: int) -> None:
    """A couple are two, and a triple murder killed three."""
    assert (kind, number, number, "total") in figures(read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "The couple's son was killed.",
        "The couple's dog was killed.",
        "A couple of shots were fired.",
        "A woman was killed in Three Rivers, Michigan.",
    ],
)
def test_a_word_that_counts_somebody_else(read_text: ReadText, text: str) -> None:
    """What belongs to a couple, a couple of things and a town's name count no two or three dead."""
    assert all(low not in {2, 3} for _, low, _, _ in figures(read_text(text)))
